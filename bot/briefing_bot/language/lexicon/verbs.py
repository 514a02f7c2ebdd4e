"""Common English verbs in the forms that questions use, to find where a noun phrase ends.

The lists are general English; a word that is not here is taken for no verb.
"""

from __future__ import annotations

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

PAST = frozenset(
    """died sued spoke took gave sent went made held led met won lost put saw left brought sat stood ran threw wept sought became
    began broke built came chose drew drove fell fought found flew grew kept knew laid lay paid rose sold set
    shook shot sang slept spent struck swore told thought wore stole rode hid bit blew caught dug drank ate forgot
    froze hung heard lent lit meant rang shone shut sank slid sped stuck swam swept taught tore woke wound wrote
    fled bought dealt fed clung leapt overcame withdrew underwent undertook oversaw rebuilt swung stung spun strove""".split()
)
"""Past forms that do not end in -ed and, after a noun, are its verb."""

_IRREGULAR = """
beat burnt cost cut felt got had hit hurt let quit said showed split spread understood
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
VERB_FORMS = frozenset(form for base in _BASE for form in _forms(base)) | PAST | frozenset(_IRREGULAR)
"""Base forms, third persons, pasts and participles."""


_BASES = {
    form: base
    for base in reversed(_BASE)
    for form in (*_forms(base)[1:2], *(f for f in _forms(base) if f.endswith("ed")))
}


def base_of(form: str) -> str | None:
    """The base form of a third person or a regular past: ``employ`` of ``employed``; None for others and for verbs that are not here."""
    return _BASES.get(form)
