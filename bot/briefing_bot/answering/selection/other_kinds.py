"""Whether a sentence tells of a thing of another kind, number or side than a question asks for: the flour mill for the sugar mill, Line 4 for
Line 7, the east bank for the west."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_bot.answering.selection.word_pairs import LEAST_LETTERS, word_pairs
from briefing_bot.language.lexicon.verbs import PAST, VERB_FORMS
from briefing_bot.language.lexicon.word_classes import AUXILIARIES, PREPOSITIONS
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms
from briefing_bot.language.time.calendar_words import ANY_MONTH

_RIVALS = tuple(
    tuple(frozenset(terms(words)) for words in rivals)
    for rivals in (
        (
            "rise rose risen increase climb gain grow grew jump soar",
            "fall fell fallen drop decline shrink shrank decrease plunge",
        ),
        ("import imports imported", "export exports exported"),
        ("man men male", "woman women female"),
        ("boy boys", "girl girls"),
        ("profit profits", "loss losses"),
        ("upper", "lower"),
        ("spring", "autumn"),
        ("summer", "winter"),
        (
            "bus buses coach coaches",
            "lorry lorries truck trucks",
            "train trains",
            "ferry ferries",
            "helicopter helicopters",
        ),
        ("east eastern", "west western"),
        ("north northern", "south southern"),
        ("inner indoor", "outer outdoor"),
        ("morning", "evening"),
        ("oldest", "newest"),
        ("biggest largest", "smallest"),
        ("highest", "lowest"),
        ("cheapest", "dearest costliest"),
        ("youngest", "oldest"),
        ("fastest", "slowest"),
    )
)
_ANY_KIND = frozenset(
    """whole same other first second third last next current former main many more most much some such total final entire recent early late old young
    large small high good best great real full long short certain several previous later early overall average annual public local national
    original actual exact specific important major minor main only very what which whose these those this that different various
    deadly fatal tragic serious terrible massive huge famous popular official potential possible alleged suspected""".split()
)
_FIELDS = frozenset(
    """accounting advertising banking building catering clothing cooking engineering evening farming fishing gambling gaming housing logging
    manufacturing marketing mining morning nursing parking planning printing publishing racing sailing shipping swimming training trading wedding""".split()
)
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_NUMBERED = late(
    rf"\b(?P<thing>(?!(?:{ANY_MONTH})\b)[A-Z][\w’'-]{{1,40}}|line|route|phase|stage|version|terminal|reactor|platform|district|section|article|chapter) "
    r"(?P<number>\d{1,4}(?:\.\d+)*)(?![\w%,]|\.\d)"
)
_ORDERED = late(rf"\b(?P<number>{_ORDINAL}) (?P<thing>[a-z]{{4,40}})\b", re.IGNORECASE)
_ENDS_PHRASE = late(r"(?=[?.!,;)]|$)|['’]s?\b|\s+(?:" + "|".join(sorted(AUXILIARIES | PREPOSITIONS)) + r")\b")
_INVERTED = late(r"\b(?:do|does|did|will|would|can|could|should|must) (?:the |[\w’']+['’]s? )$", re.IGNORECASE)


def of_another_kind(question: str, said: str, has: Callable[[str], bool]) -> bool:
    """Whether a sentence has another word before a noun of the question than the question, whose own the article lacks: the *flour*
    mill where the *sugar* mill is asked about."""
    for one, two in word_pairs(question):
        kind, thing = question[one.start : one.end], question[two.start : two.end]
        if not (kind.islower() and thing.islower() and kind.isalpha()) or min(len(kind), len(thing)) < LEAST_LETTERS:
            continue
        if not _is_kind(kind) or thing in VERB_FORMS or thing in PAST or thing.endswith(("ed", "ing")) or has(one.term):
            continue
        ended = _ENDS_PHRASE.match(question, two.end) or _INVERTED.search(question[: one.start])
        if ended and not re.search(rf"\b{re.escape(kind)}", said, re.IGNORECASE):
            beside = re.search(
                rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?|[Oo]ne|\w+['’]s?) ([a-z]{{4,40}}) {re.escape(thing)}\b",
                said,
            )
            if beside and _is_kind(beside[1]):
                return True
    return False


def _is_kind(word: str) -> bool:
    """Whether a word before a noun may tell of which kind it is: no verb, and nothing that any thing may be."""
    return word in _FIELDS or not (word in PAST or word in _ANY_KIND or word.endswith(("ed", "ing", "ly", "est")))


def of_another_number(question: str, said: str, whole: str) -> bool:
    """Whether a sentence has another number, or ordinal, in the place of the question's, of which the article has nothing: *Line 4* for
    *Line 7*, the *second* quarter for the *first*."""
    for asked in (*_NUMBERED.finditer(question), *_ORDERED.finditer(question)):
        number, thing = asked["number"], re.escape(asked["thing"])
        before = asked.start("thing") < asked.start("number")
        shape = rf"\b{thing}s? (?P<number>\d+(?:\.\d+)*)" if before else rf"\b(?P<number>{_ORDINAL}) {thing}\b"
        others = [m["number"].casefold() for m in re.finditer(shape, said, re.IGNORECASE)]
        same = rf"(?<![\w.]){re.escape(number)}(?!\w|\.?\d)" if before else rf"\b{number} {thing}\b"
        if others and not re.search(same, whole, re.IGNORECASE) and not any(o.startswith(number) for o in others):
            return True
    return False


def opposite(asked: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a sentence tells of a rise where the question asks of a fall, of the east where it asks of the west, of a lorry where it asks of a bus."""
    return any(
        len(mine := [words for words in rivals if asked & words]) == 1
        and not said & mine[0]
        and any(said & words for words in rivals)
        for rivals in _RIVALS
    )
