"""How sure a speaker is: the stance of a reporting clause, from its verb, its speaker and the words reported."""

from __future__ import annotations

import re

from briefing_bot.language.grammar.tokens import Token, is_time
from briefing_bot.language.reporting.other_cues import Report
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late
from briefing_bot.models import Stance

_WORDS: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    ("confirmed", late(r"\b(?:has|have) been confirmed\b|\b(?:we|i) (?:can )?(?:now )?confirm\b", re.IGNORECASE)),
    ("estimated", late(r"\bestimat(?:e|es|ed|ing)\b", re.IGNORECASE)),
    (
        "estimated",
        late(
            r"\b(?:would cost|likely)(?: [\w’'-]+){0,4}? (?:(?:up to|more than|as many as|as much as|at least) )?[$€£]?\d"
            r"(?!\d{3}\b|\d*(?:th|st|nd|rd)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "predicted",
        late(
            r"\b(?:is|are|was|were|be|been)(?: (?:not|now|also|still|widely|generally|currently))* "
            r"(?:expected|projected|predicted|forecast|anticipated)\b|\b(?:we|i) (?:expect|predict)\b"
            r"|\b(?:will|would) (?:most |very )?(?:likely|probably)\b|\bcould lead to\b",
            re.IGNORECASE,
        ),
    ),
    (
        "denied",
        late(
            r"\b(?:we|i) (?:\w+ )?(?:deny|reject|dispute|refute)\b|\bnothing to do with\b|\bno (?:\w+ )?(?:evidence|sign|signs|information|truth)\b"
            r"|\b(?:baseless|untrue|unfounded|frivolous|witch[- ]hunt|mischaracteri[sz]ed)\b"
            r"|\b(?:did not|didn['’]t|never) (?:(?:once|ever) )?(?:intend|intended|mean|meant|knowingly|try|tried)\b"
            r"|\b(?:had|has|have) (?:no|never had any) (?:involvement|role|knowledge|part in)\b"
            r"|\bneither [\w’' ]+ nor [\w’' ]+ (?:is|was|are|were|had|has)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "accused",
        late(
            r"(?<!\bno )(?<!\bnot )(?<!\bany )\b(?:cowards?|cowardly|fraudulent(?:ly)?|fraudsters?|defraud\w*|scam(?:s|mer|mers)?"
            r"|forged|robbed|betray(?:s|ed|al|ing)?|weaponi[sz](?:e|es|ed|ing|ation)|politici[sz](?:e|ed|ing|ation)|bull(?:y|ies|ying)"
            r"|racis[mt]s?|antisemit(?:ic|ism)|fascis[mt]s?|obstructionis[mt]|coerci(?:on|ve)|hypocri(?:sy|te|tes|tical)|liars?"
            r"|(?:political|publicity) stunts?|political pawns?|disrespect(?:ed|ful)?|secretly|shameful(?:ly)?"
            r"|pretext(?:s|ual)?|refusal to|mistreat(?:s|ed|ing|ment)|(?:has|have|had) violated|slap in the face"
            r"|overreach(?:ing)?|vilif(?:y|ies|ied)|misread(?:ing)?)\b",
            re.IGNORECASE,
        ),
    ),
)
_A_WORD = late(r"'?\w+")
_QUOTED = late(r"[\"“][^\"”]*[\"”]")
_PARTICIPLE = late(r",\s+(confirming|denying|accusing|estimating|predicting)\b", re.IGNORECASE)
_OF_PARTICIPLE: dict[str, Stance] = {
    "confirming": "confirmed",
    "denying": "denied",
    "accusing": "accused",
    "estimating": "estimated",
    "predicting": "predicted",
}
_PRONOUNS = frozenset("he she they it".split())
_FUTURE = frozenset("will would could may might expected likely due 'll should".split())
_FORESEERS = frozenset(
    "forecaster forecasters meteorologist meteorologists analyst analysts economist economists".split()
)
_ACCUSERS = frozenset(
    "prosecutor prosecutors lawsuit suit complaint indictment affidavit plaintiff plaintiffs accuser accusers".split()
)
_RECKONED = {
    "projection": "predicted",
    "projections": "predicted",
    "forecast": "predicted",
    "forecasts": "predicted",
    "estimate": "estimated",
    "estimates": "estimated",
    "calculations": "estimated",
}


def stance(report: Report, clauses: list[Report], sentence: list[Token], body: str) -> Stance:
    """The stance of the speaker of ``report``, one of the ``clauses`` of ``sentence``.

    The verb decides (a denial that is negated is no denial); ``said`` takes over what the speaker is then said to do
    (``said he expects``; ``said on Monday that it left, confirming reports``), what the reported words call themselves (``an estimated 40``, ``is expected to``), and what
    the speaker's office makes of them (a forecaster's ``will``, a prosecutor's charge).
    """
    if report.negated:
        return "stated"
    if report.verb.stance != "stated":
        return report.verb.stance
    for other in clauses:
        same = body[other.subject.start : other.subject.end].casefold() in _PRONOUNS or other.subject == report.subject
        if other.verb.stance not in ("stated", "confirmed") and same and not other.negated:
            return other.verb.stance
    speaker = {fold(word) for word in body[report.subject.start : report.subject.end].split()}
    if report.subject.apposition:
        speaker |= {fold(word) for word in body[slice(*report.subject.apposition)].split()}
    for word in speaker:
        if word in _RECKONED:
            return _RECKONED[word]  # type: ignore[return-value]
    begin, end = report.subject.apposition or (sentence[0].start, sentence[0].start)
    # What is told of the speaker (Lind, who will likely win, said ...) is not what the speaker says.
    text = body[sentence[0].start : begin] + body[end : sentence[-1].end]
    if speaker & _FORESEERS and _FUTURE & set(_A_WORD.findall(text.casefold())):
        return "predicted"
    if also := _PARTICIPLE.search(_QUOTED.sub("", text)):
        return _OF_PARTICIPLE[also[1].lower()]
    said = stance_of_words(text)
    accuses = speaker & _ACCUSERS or _of_others(report, sentence)
    return "accused" if said == "stated" and accuses else said


def _of_others(report: Report, sentence: list[Token]) -> bool:
    """Whether somebody argues against somebody else by name: *argued that Fenn's bill* would ruin the port."""
    rest = [token for token in sentence if token.start > report.start]
    if rest and rest[0].low == "that":
        rest = rest[1:]
    named = bool(rest) and rest[0].text[:1].isupper() and not is_time(rest[0])
    return report.verb.lemma == "argue" and named


def stance_of_words(text: str) -> Stance:
    """The stance that reported words themselves take: ``an estimated 40``, ``is expected to``, ``nothing to do with``.

    Whoever calls somebody a coward, a liar or a fraud accuses, though the verb only says so.
    """
    for found, pattern in _WORDS:
        if pattern.search(text):
            return found
    return "stated"
