"""How a noun phrase is worded: its head, what it describes, what sort of speaker it is."""

from __future__ import annotations

from briefing_bot.attribution.coreference.entity import CORPORATE, Sort, Span, body_heads, speaks_for
from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.lexicon.word_classes import TIMES
from briefing_bot.language.names.recognition import Name
from briefing_bot.language.text.folding import fold

PREPOSED = frozenset("of for in at from with".split())
"""Prepositions after which somebody else may be named: an attorney *for* Doe."""

_MADE = frozenset(
    "published posted issued released provided obtained shared conducted filed made given sent seen reviewed".split()
)
_OF_BODIES = CORPORATE | {"service"}
_AFTER_HEAD = _MADE | TIMES | {"close"}


def head_of(words: list[str]) -> str:
    """The head noun of a phrase, folded: the word before its first preposition, or what is written."""
    stop = len(words)
    for at, word in enumerate(words):
        if at and word.casefold() in ("of", "for", "from", "in", "at", "by", "with", "on", "to", "familiar"):
            stop = at
            break
    while stop > 1 and words[stop - 1].casefold() in _AFTER_HEAD:
        stop -= 1  # a study published this week from ...
    return fold(words[stop - 1])


def names_body(body: str, words: list[str], apposition: Span) -> frozenset[str]:
    """The heads of an organisation whose name alone stands after what it is: ``its maker, Acton Steel``; or none."""
    name = body[slice(*apposition)].removeprefix("the ").split()
    several = body.startswith((", and ", " and "), apposition[1])
    small = [word for word in name if not word[:1].isupper()]  # the Office of Rail and Road
    named = small[:1] != ["and"] and {"of", "for", "on", "and", "the"}.issuperset(small) and name[-1][:1].isupper()
    whole = named and name[0][:1].isupper() and not several and not _is_titled(words)
    return body_heads(words) | {fold(word) for word in name} if whole else frozenset()


def of_named_body(body: str, words: list[str], apposition: Span) -> bool:
    """Whether a name follows that says for which body somebody speaks: a spokesman for its owner company, *Norsk*."""
    spoken_for = words[-1] in CORPORATE and any(word in PREPOSED for word in words[:-1])
    return spoken_for and all(word[:1].isupper() for word in body[slice(*apposition)].split())


def _is_titled(words: list[str]) -> bool:
    """Whether a phrase says where somebody is or is somebody's title: what stands after it is no name for it."""
    return any(word in PREPOSED for word in words) or is_title(words[-1]) or words[-1] in ("police", "officials")


def sort_of(common: frozenset[str], words: list[str], head: str, named: bool, ends_named: bool) -> Sort:
    """What sort of speaker a phrase that is no person's name is; ``common`` are the words that the article has in small letters."""
    if len(words) == 1 and fold(words[0]) in common and not words[0].isupper():
        named = False
    if head.endswith("s") and not ends_named:
        return "group"
    if not named and (is_title(head) or head in CORPORATE):
        return "organisation"
    owned = words[-1].islower() and any("’" in word or "'" in word for word in words)
    return "organisation" if named and (not owned or speaks_for(head)) else "thing"


def describes(words: list[str], tail: Name) -> bool:
    """Whether all words before a name say what it is: ``market research firm Apptopia``."""
    before = words[: len(words) - len(tail.words)]
    opens = len(before) > 1 and before[-1] in CORPORATE  # Software company Norsk
    return (
        bool(before)
        and all(w[:1].islower() for w in before[opens:])
        and not {"of", "for", "at", "with", "from", "in", "to", "the", "a", "an", "and", "his", "her", "their"}
        & {w.casefold() for w in before}
    )


def of_body(words: list[str], tail: Name) -> bool:
    """Whether the words before a name say that it is an organisation's: ``software company``."""
    return bool({fold(w) for w in words[: len(words) - len(tail.words)]} & _OF_BODIES)
