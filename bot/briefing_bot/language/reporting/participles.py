"""Reporting clauses that hang on another one: ``Lind closed the port, saying it was old``; ``with Lind saying ...``."""

from __future__ import annotations

from briefing_bot.language.grammar.complements import governs
from briefing_bot.language.grammar.noun_phrases import NounPhrase, phrase_after, subject
from briefing_bot.language.grammar.subjects import phrase_before
from briefing_bot.language.grammar.tokens import SPEECH, Token, is_reporting, is_time, verb_like
from briefing_bot.language.lexicon.cue_verbs import DOCUMENTS, PERSONAL, Verb, VerbKind
from briefing_bot.language.lexicon.nouns import can_speak
from briefing_bot.language.lexicon.word_classes import DETERMINERS, SUBJECT_PRONOUNS
from briefing_bot.language.reporting.other_cues import Report

_NO_PARTICIPLE = frozenset(
    "continue read find show post report rule point ask recall suggest indicate determine decide signal share agree".split()
)
_FILING = frozenset(
    """filed file files filing brought bring brings launched issued issues released releases published publishes posted sent
    wrote submitted submit sued sue signed made presented produced announced has""".split()
)
_ISSUING = frozenset(
    "posted released issued sent shared published wrote signed made took taken put posts shares delivered gave".split()
)
_PLATFORMS = frozenset("media twitter x instagram facebook tiktok linkedin social".split())
_SUFFERED = frozenset("sued arrested charged fired criticized criticised accused indicted fined attacked".split())


def participle(sentence: list[Token], number: int, verb: Verb) -> Report | None:
    """``X ..., saying ...``: the subject is the sentence's own, or that of the clause before where it has none."""
    before = sentence[number - 1] if number else None
    if before is None or verb.lemma in _NO_PARTICIPLE or not governs(sentence, number, verb):
        return None
    weak = verb.kind in (VerbKind.ACT, VerbKind.MIND) and verb.lemma not in ("accuse", "blame", "deny")
    if weak and all(t.text for t in sentence[number:]):
        return None
    held = next((at for at in range(number - 1, max(-1, number - 8), -1) if sentence[at].low in ("with", ",")), -1)
    if held >= 0 and sentence[held].low == "with" and before.low in PERSONAL | {"caption", "note"}:
        phrase = subject(sentence, number)  # posted a photo with a message saying ...
    elif held >= 0 and sentence[held].low == "with" and held + 1 < number:
        phrase = phrase_after(sentence, held + 1)
    elif (
        before.low in (",", "—", "–", "--", "and", "", SPEECH, ")")
        or before.text[:1].isupper()
        or before.low in DOCUMENTS
        or is_time(before)
        or _issued(sentence, number)
    ):
        phrase = subject(sentence, number)
        if before.low in DOCUMENTS - PERSONAL and not any(t.low in _FILING for t in sentence[:number]):
            return _of_document(sentence, number, verb)  # settled a lawsuit alleging ...
        if phrase and _suffers(sentence, phrase, number):
            return None  # Example Corp. was sued on Monday, claiming ...: whoever sued claims it
        spoke = _spoke_before(sentence, number)
        if phrase and spoke and next(t.low for t in sentence if t.start == phrase.start) in DETERMINERS:
            phrase = spoke
        if phrase and not _somebody(sentence, phrase):
            phrase = _nearest(sentence, number) or phrase
    else:
        return None
    return Report(sentence[number].start, verb, phrase, False, "", False) if phrase else None


def _of_document(sentence: list[Token], number: int, verb: Verb) -> Report | None:
    """What the document right before the participle at ``number`` says: *a lawsuit* alleging ..."""
    first = number - 1
    while first > 0 and number - first < 5 and sentence[first].low not in DETERMINERS:
        first -= 1
    if sentence[first].low not in DETERMINERS:
        return None
    phrase = NounPhrase(sentence[first].start, sentence[number - 1].end)
    return Report(sentence[number].start, verb, phrase, False, "", False)


def _issued(sentence: list[Token], number: int) -> bool:
    """Whether the participle at ``number`` says what stands in what was issued: posted *a statement* on its site
    calling it a shame, took *to social media* saying it was late."""
    for at in range(number - 1, max(0, number - 14), -1):
        if sentence[at].low in (",", ";", "", SPEECH):
            return False
        issued = sentence[at].low in PERSONAL | _PLATFORMS | {"speech", "video", "remarks"}
        if issued and any(token.low in _ISSUING for token in sentence[max(0, at - 5) : at]):
            return True
    return False


def _suffers(sentence: list[Token], phrase: NounPhrase, stop: int) -> bool:
    """Whether the verb right after a subject is a passive of an act of others: ``was sued``, ``were arrested``."""
    at = next((n for n in range(stop) if sentence[n].start >= phrase.end), stop)
    return at + 1 < stop and sentence[at].low in ("was", "were") and sentence[at + 1].low in _SUFFERED


def _somebody(sentence: list[Token], phrase: NounPhrase) -> bool:
    """Whether a subject can be who speaks: a pronoun for a person, or words with a name in them."""
    words = [t for t in sentence if phrase.start <= t.start < phrase.end]
    return (
        words[0].low in ("he", "she", "they")
        or (len(words) > 1 and any(t.text[:1].isupper() for t in words[1:]))
        or (words[0].low not in DETERMINERS | SUBJECT_PRONOUNS and len(words) < 4)
        or (len(words) == 2 and words[0].low == "the" and can_speak(words[1].low))
    )


def _spoke_before(sentence: list[Token], stop: int) -> NounPhrase | None:
    """``he`` or ``she`` before the last verb of saying before token ``stop``: ... after she announced it, saying ..."""
    for at in range(stop - 1, 0, -1):
        if is_reporting(sentence[at]):
            before = sentence[at - 1]
            return NounPhrase(before.start, before.end) if before.low in ("he", "she") else None
    return None


def _nearest(sentence: list[Token], stop: int) -> NounPhrase | None:
    """The subject of the last clause before token ``stop``, where it is a name or ``he`` or ``she``."""
    for at in range(stop - 1, 0, -1):
        before = sentence[at - 1]
        if verb_like(sentence[at]) and (before.low in ("he", "she") or before.text[:1].isupper()):
            return phrase_before(sentence, at - 1)
    return None
