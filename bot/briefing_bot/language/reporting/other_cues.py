"""Who is named as the source without a verb of saying: ``according to X``, ``X: "..."``, what X did ``in a statement``."""

from __future__ import annotations

from typing import NamedTuple

from briefing_bot.language.grammar.noun_phrases import NounPhrase, phrase_after, subject
from briefing_bot.language.grammar.subjects import phrase_before
from briefing_bot.language.grammar.tokens import SPEECH, Token, is_adverb, verb_like
from briefing_bot.language.lexicon.cue_verbs import VERBS, Verb, VerbKind
from briefing_bot.language.lexicon.word_classes import BE, FINITE, HAVE_AND_DO, PREPOSITIONS


class Report(NamedTuple):
    """One reporting clause.

    ``start`` is where its verb stands in the body. ``negated`` means that the verb is (``did not deny``).
    ``within`` is the word by which the clause depends on another one (``after police said ...``), ``""`` where it does
    not. ``closing`` is true where the clause follows what it reports (``..., X said``). ``subject`` is the noun phrase
    that reports.
    """

    start: int
    verb: Verb
    subject: NounPhrase
    negated: bool
    within: str
    closing: bool


ACCORDING = Verb("according", VerbKind.SAY, "stated", True)
COLON = Verb("colon", VerbKind.SAY, "stated", True)
WRITTEN = Verb("written", VerbKind.ACT, "stated", True)
PUT = Verb("put", VerbKind.SAY, "stated", True)
RECKONED = Verb("put at", VerbKind.SAY, "estimated", True)
QUOTED = Verb("quoted", VerbKind.SAY, "stated", True)
CLEAR = Verb("make clear", VerbKind.SAY, "stated", True)
_CLEAR, _MAKING = frozenset("clear plain known adamant".split()), frozenset("make makes made making".split())
_A_FEW_WORDS = 14  # characters; a shorter quotation may be a title
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve half".split())
_ABOUT = frozenset(
    "about around some nearly roughly almost over under between more less fewer than least most up to just only close as much many".split()
)
_WRITINGS = frozenset(
    "statement statements tweet tweets letter interview memo email tribute op-ed post message".split()
)


def before_colon(sentence: list[Token], number: int) -> Report | None:
    """``Jane Doe: "..."``, and ``Doe had a short answer: "..."``, where the subject is a person by name."""
    phrase = subject(sentence, number)
    if not phrase:
        return None
    if any(map(verb_like, sentence[:number])):
        words = [t for t in sentence if phrase.start <= t.start < phrase.end]
        named = words[-1].text[:1].isupper() and len(words) > 1 and words[-2].text[:1].isupper()
        if not (words[0].low in ("he", "she") or named) or sentence[number - 1].low in PREPOSITIONS:
            return None
    return Report(sentence[number].start, COLON, phrase, False, "", False)


def after_quotation(sentence: list[Token]) -> list[Report]:
    """``"Come in, all of you!" she chirped``: a quotation that opens its sentence, who, and whatever verb there is."""
    begins = next((at for at, token in enumerate(sentence[:4]) if not token.text.isdigit() and token.low != ":"), 0)
    sentence = sentence[begins:]  # a post of a live blog begins with its time
    if len(sentence) < 3 or sentence[0].low != SPEECH or sentence[0].end - sentence[0].start < _A_FEW_WORDS:
        return []
    at = 1
    while at < len(sentence) and sentence[at].text[:1].isupper() and at < 5:
        at += 1
    if at == 1 and sentence[1].low in ("he", "she"):
        at = 2
    if at == 1 or at >= len(sentence) or not verb_like(sentence[at]) or sentence[at].low in FINITE:
        return []
    speaker = NounPhrase(sentence[1].start, sentence[at - 1].end)
    return [Report(sentence[at].start, QUOTED, speaker, False, "", True)]


def in_writing(sentence: list[Token]) -> list[Report]:
    """What somebody did ``in a statement``, ``in her letter to ...``: its subject speaks, where the verb is active."""
    for number, token in enumerate(sentence):
        if token.low not in _WRITINGS or number < 2:
            continue
        at = next((n for n in range(number - 1, max(-1, number - 4), -1) if sentence[n].low == "in"), -1)
        if at < 0 or low_at(sentence, at + 1) not in ("a", "an", "his", "her", "its", "their"):
            continue
        phrase = subject(sentence, len(sentence))
        end = phrase.end if phrase else 0
        if phrase and phrase.apposition and phrase.apposition[1] < token.start:
            end = phrase.apposition[1] + 1
        verb = next((n for n, t in enumerate(sentence) if phrase and t.start >= end), len(sentence))
        if phrase and verb < len(sentence) and sentence[verb].low not in BE | {",", "who", "which", "that"}:
            return [Report(token.start, WRITTEN, phrase, False, "", False)]
    return []


def according(sentence: list[Token], number: int) -> Report | None:
    """``according to X``, at the start or the end of what it holds."""
    phrase = phrase_after(sentence, number + 2 if low_at(sentence, number + 1) == "to" else number + 1)
    if not phrase or low_at(sentence, number + 2) in ("each", "how", "whether", "what"):
        return None
    end = (phrase.apposition or phrase)[1]
    after = next((t.low for t in sentence if t.start >= end), None)
    before = low_at(sentence, number - 1)
    whole = number < 2 or after in (None, ".") or before != ","
    if before == ",":
        before = low_at(sentence, number - 2)
    within = before if number > 1 and after == "," and before in ("who", "which", "and", "that", "but") else ""
    return Report(sentence[number].start, ACCORDING, phrase, False, within or "", whole)


def as_put(sentence: list[Token]) -> list[Report]:
    """``As X puts it, ...``"""
    for number in range(2, len(sentence) - 1):
        puts = sentence[number].low in ("put", "puts") and sentence[number + 1].low == "it"
        first = next((at for at in range(number - 1, -1, -1) if sentence[at].low == "as"), -1)
        if puts and first >= 0 and number - first < 8 and (not first or sentence[first - 1].low == ","):
            phrase = phrase_before(sentence, number - 1)
            return [Report(sentence[number].start, PUT, phrase, False, "", True)] if phrase else []
    return []


def puts_at(sentence: list[Token]) -> list[Report]:
    """``X put the toll at about 14``: a figure that somebody gives something."""
    for number in range(1, len(sentence) - 3):
        if sentence[number].low not in ("put", "puts") or sentence[number - 1].low in BE | {"to", "be", "been"}:
            continue
        for at in range(number + 2, min(number + 12, len(sentence) - 1)):
            if sentence[at].low == "at" and _is_figure(sentence, at + 1):
                last = number - 1
                while last > 0 and (sentence[last].low in HAVE_AND_DO or is_adverb(sentence[last])):
                    last -= 1
                phrase = phrase_before(sentence, last)
                return [Report(sentence[number].start, RECKONED, phrase, False, "", False)] if phrase else []
    return []


def _is_figure(sentence: list[Token], first: int) -> bool:
    """Whether a figure begins at token ``first``, be it with words that make it less exact, or its currency, before it."""
    for token in sentence[first : first + 5]:
        if token.text[:1].isdigit() or any(map(str.isdigit, token.text)) or token.low in _NUMBERS:
            return True
        if not (token.low in _ABOUT or token.text.isupper() or token.low.rstrip(".") in ("rs", "kr")):
            return False
    return False


def quoted_as(sentence: list[Token]) -> list[Report]:
    """``The paper quoted X as saying that ...``, ``X was quoted by the paper as saying ...``: who is quoted speaks."""
    for number in range(1, len(sentence) - 2):
        if sentence[number].low not in ("quoted", "quotes", "cited", "cites"):
            continue
        at = next((n for n in range(number + 1, min(number + 12, len(sentence))) if sentence[n].low == "as"), -1)
        if at < 0 or low_at(sentence, at + 1) not in ("saying", "telling"):
            continue
        passive = at == number + 1 or sentence[number + 1].low in ("by", "in", "on")
        phrase = subject(sentence, number) if passive else phrase_after(sentence, number + 1)
        return [Report(sentence[number].start, PUT, phrase, False, "", False)] if phrase else []
    return []


def makes_clear(sentence: list[Token]) -> list[Report]:
    """``X made (it) clear that ...``, ``X was adamant that ...``."""
    for number in range(2, len(sentence) - 1):
        if sentence[number].low not in _CLEAR or sentence[number + 1].low != "that":
            continue
        verb = number - 2 if sentence[number - 1].low == "it" else number - 1
        while verb > 0 and is_adverb(sentence[verb]):
            verb -= 1
        making = _MAKING if sentence[number].low != "adamant" else BE
        if verb < 1 or sentence[verb].low not in making:
            continue
        last = verb - 1
        while last > 0 and (sentence[last].low in HAVE_AND_DO | BE or is_adverb(sentence[last])):
            last -= 1
        phrase = phrase_before(sentence, last)
        return [Report(sentence[verb].start, CLEAR, phrase, False, "", False)] if phrase else []
    return []


def who_says(sentence: list[Token]) -> list[Report]:
    """``Lind, who said she was late, left``: what is told of somebody by name in a clause about them."""
    for number in range(2, len(sentence) - 2):
        if (
            sentence[number].low != "who"
            or sentence[number - 1].low != ","
            or not sentence[number - 2].text[:1].isupper()
        ):
            continue
        at = number + 1
        while at < len(sentence) and (sentence[at].low in HAVE_AND_DO or is_adverb(sentence[at])):
            at += 1
        verb = VERBS.get(low_at(sentence, at) or "")
        first = number - 2
        while first > 0 and sentence[first - 1].text[:1].isupper():
            first -= 1
        if verb and verb.finite and verb.lemma in ("say", "tell", "testify", "explain"):
            phrase = NounPhrase(sentence[first].start, sentence[number - 2].end)
            return [Report(sentence[at].start, verb, phrase, False, "", False)]
    return []


def low_at(sentence: list[Token], number: int) -> str | None:
    """Token ``number`` of a sentence in lower case; None where there is none."""
    return sentence[number].low if 0 <= number < len(sentence) else None
