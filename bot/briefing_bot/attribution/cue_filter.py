"""Whether a reporting clause is believed: whether it says whose words the sentence has, and whether its subject can say
anything at all."""

from __future__ import annotations

from itertools import pairwise

from briefing_bot.attribution.coreference.entity import Entity
from briefing_bot.attribution.coreference.noun_heads import head_of
from briefing_bot.language.grammar.tokens import Token
from briefing_bot.language.lexicon.cue_verbs import DOCUMENTS, VerbKind
from briefing_bot.language.lexicon.nouns import can_speak
from briefing_bot.language.lexicon.word_classes import PREPOSITIONS, SUBJECT_PRONOUNS
from briefing_bot.language.reporting.other_cues import Report
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late

_ORAL = frozenset("slam blast urge condemn praise defend express".split())
_DECIDERS = frozenset(
    "judge judges magistrate court courts jury jurors panel voters lawmakers senate parliament".split()
)
_ASKED_FOR = frozenset(
    """proposal proposals measure measures bill bills bid bids request requests motion motions appeal appeals offer offers
    amendment amendments legislation nomination initiative initiatives petition petitions plea bail""".split()
)
_NAMING = frozenset("point cite describe characterize characterise hail call".split())
_FINDERS = frozenset(
    "researchers scientists astronomers economists analysts experts authors auditors investigators".split()
)
_OWNS = ("’s", "'s", "s’", "s'")
_AFTER_NOUN = frozenset("and behind near close ahead who".split())
_SEVERAL = frozenset("police staff management media people locals personnel".split())
_AMOUNT = late(r"[$€£]?\d[\d.,:]*(?:%|$| ?[a-z])")  # 7:05 a.m., said trader Lind, ...
_WORKS = frozenset(
    "book novel film movie song album poem painting play sign statue".split()
)  # the book, Snow Sense, says
_VERBAL = ("ing", "ed", "ly")  # a person briefed on it, court documents seeking it


def holds(report: Report, body: str) -> bool:
    """Whether a clause says whose words the sentence has: its own, or ``..., which police said ...``."""
    if report.negated and report.verb.kind in (VerbKind.SAY, VerbKind.CONTENT):
        return False
    if not report.within:
        return True
    subject = body[report.subject.start : report.subject.end]
    subject = subject if subject == "WHO" else subject.casefold()
    return (
        report.within in ("which", "what")
        and report.verb.lemma in ("say", "estimate")
        and (subject not in SUBJECT_PRONOUNS or report.verb.lemma == "estimate")
    )


def credible(report: Report, entity: Entity, sentence: list[Token], body: str) -> bool:
    """Whether the verb makes this entity a speaker: police that find drugs report nothing, a study that finds does."""
    if not can_say(entity, body):
        return False
    quoted = any(not token.text and token.start > report.start for token in sentence)
    lemma = report.verb.lemma
    if lemma in ("find", "show"):
        return entity.document or (lemma == "find" and _finds(report, entity, sentence))
    if lemma in ("suggest", "indicate", "reveal"):
        return entity.sort != "thing" or entity.document
    if lemma == "written":
        return entity.sort in ("person", "organisation")
    if lemma in ("conclude", "continue") and entity.sort == "thing" and not entity.document:
        return False
    if lemma in ("deny", "dismiss", "reject") and not quoted and (_decides(report, body) or _decided(report, sentence)):
        return False  # a judge rejected the appeal, voters a proposal: no denial
    if lemma == "decide":
        return report.closing
    if report.verb.stance == "denied" or lemma in _ORAL:
        return entity.sort != "thing" or can_speak(head_of(body[slice(*entity.name)].split()))
    if lemma in _NAMING:
        return quoted or entity.document or entity.sort in ("person", "organisation")
    if lemma in ("thank", "credit"):
        return quoted
    if lemma == "continue":
        return not all(token.text for token in sentence)
    return True


def can_say(entity: Entity, body: str) -> bool:
    """Whether a entity can be who says something: no ``current requirements``, no ``shares``."""
    start, end = entity.name
    words = body[start:end].split()
    if words[0] in ("I", "We") and len(words) > 1:
        return False  # I am told that ...
    if _AMOUNT.match(body, start, end) or (entity.role and fold(body[slice(*entity.role)].split()[-1]) in _WORKS):
        return False
    if entity.document or entity.sort == "person":
        return True
    if len(words) == 1 and words[0].islower() and not words[0].endswith("s") and fold(words[0]) not in _SEVERAL:
        return "." in words[0]  # the "Heat" | star said
    if entity.sort == "organisation":
        return True
    opens = not start or body[start - 1] == "\n" or body[start - 2 : start] in (". ", "! ", "? ")
    if any(w[:1].isupper() and not w.endswith(_OWNS) and (w.isupper() or not opens) for w in words[:1]):
        return True
    if any(word[:1].isupper() and not word.endswith(_OWNS) for word in words[1:]):
        return True
    if any(can_speak(head) or head in DOCUMENTS for head in entity.heads):
        return True
    return any(
        (can_speak(word) or fold(word) in DOCUMENTS) and (follow in _AFTER_NOUN or follow.endswith(_VERBAL))
        for word, follow in pairwise(words)
    )


def _finds(report: Report, entity: Entity, sentence: list[Token]) -> bool:
    """Whether what somebody found is a finding told: ``..., Norsk found``, researchers found that ..."""
    if entity.sort == "thing":
        return False
    after = next((token.low for token in sentence if token.start > report.start), ".")
    if after in (",", "."):
        return report.closing
    return after == "that" or (bool(_FINDERS & entity.heads) and not after.endswith(("self", "selves")))


def _decides(report: Report, body: str) -> bool:
    """Whether those who deny or reject something do so by deciding: a court, a jury, the voters."""
    return bool(_DECIDERS & {fold(word) for word in body[report.subject.start : report.subject.end].split()})


def _decided(report: Report, sentence: list[Token]) -> bool:
    """Whether what is rejected is asked for and not said: rejected *the proposal*, denied *the request*."""
    for token in [t for t in sentence if t.start > report.start][1:5]:
        if token.low in _ASKED_FOR:
            return True
        if token.low in PREPOSITIONS | {"that", ","}:
            return False
    return False
