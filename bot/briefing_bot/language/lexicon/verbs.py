"""Common English verbs in the forms that questions use, to find where a noun phrase ends.

The lists are general English; a word that is not here is taken for no verb.
"""

from __future__ import annotations

AUXILIARIES = frozenset(
    """am is are was were 's 're do does did has have had will would can could shall should may might must
    isn't aren't wasn't weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't shouldn't""".split()
)

_BASE = """
accept accuse achieve add admit agree aim allow announce answer appeal appear apply appoint approve argue arrest arrive
ask attack attend avoid award ban beat become begin believe blame block book break bring build burn buy call cancel
capture carry catch cause celebrate chair change charge choose claim close collapse collect come complain complete
concede conduct confirm consider contain continue cost count cover crash create criticise criticize cross cut deal debut
decide declare decline defeat defend delay deliver deny deploy describe detain develop die direct disappear discover drop
earn eat elect emerge employ end endorse enter erupt escape estimate evacuate expand expect expire explain face fail fall
feel fight file find fine finish fire fly follow force found free gain get give go grow happen have head hear help hire
hit hold hope host house hurt impose improve increase injure insist intend invade invest investigate invite issue join
keep kick kill knock know lack land last launch lay lead learn leave let lie lift like live locate look lose lower make manage
mark mean measure meet merge miss move name need negotiate object occur offer open order own pass pause pay perform pick
place plan play plead pledge postpone predict prepare prevent produce promise promote propose protect protest prove
provide publish pull purchase push put qualify quit raise rank reach react read recall receive record recover reduce
refuse reject release remain remove repeal replace reply report request require rescue resign respond rest restart result
resume retire return reveal rise rule run save say score see seek seem seize sell send sentence separate serve set settle
shoot show shut sign sing sink sit speak spend split spread stand start stay step stop strike struggle sue suffer suggest
support survive suspect suspend take talk teach tell test testify think threaten throw tie touch trade train travel treat
trigger try turn understand urge use vacate visit vote vow wait walk want warn wear weigh win withdraw work worry write
""".split()

_IRREGULAR = """
ate beat became began blew broke brought built burnt bought came caught chose cost cut dealt drew drove fell felt fought
found flew forgot froze gave got grew had heard held hid hit hurt kept knew laid led left lent let lost made meant met
paid put quit ran rang rose said sang sank sat saw sent set shook shot showed shut sold spent split spoke spread stood
stole stole struck sued swore swam taught threw told took understood went wept won woke wore wrote
been begun blown broken chosen done drawn driven eaten fallen flown forgotten frozen given gone grown hidden known
risen seen shaken shown spoken stolen sung sunk sworn taken thrown torn woken worn written being having
""".split()


def _forms(base: str) -> list[str]:
    if base.endswith("e"):
        return [base, base + "s", base + "d", base[:-1] + "ing"]
    if base.endswith("y") and base[-2] not in "aeiou":
        return [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    plural = base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
    double = base + base[-1]
    return [base, plural, base + "ed", base + "ing", double + "ed", double + "ing"]


BASE_VERBS = frozenset(_BASE)
VERB_FORMS = frozenset(form for base in _BASE for form in _forms(base)) | frozenset(_IRREGULAR)
"""Base forms, third persons, pasts and participles."""
