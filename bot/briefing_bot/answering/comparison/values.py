"""A figure or a date that a quote gives, and what the words beside it say of it: whose it is, and of which sort."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from briefing_bot.language.names.countries import nations
from briefing_bot.language.names.recognition import Name, names
from briefing_bot.language.quantity.figures import Figure
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import TermSpan, terms
from briefing_bot.models import Quote

PEOPLE = frozenset(
    terms(
        """people person persons men women man woman american americans resident residents human humans adult adults
        customer customers folks individuals others victims members inhabitants citizens"""
    )
)
# What news calls by several names.
_ALIKE = tuple(
    frozenset(terms(words))
    for words in (
        "soldier troops forces fighters servicemen",
        "worker employee staff staffers job position dockworker",
        "prisoner inmate detainee",
        "home house structure building",
        "dead death fatality victim",
        "fan supporter spectator",
        "document file record page",
        "vote voter ballot",
        "migrant immigrant refugee",
        "attendee people participant",
        "launch missile",
    )
)
_FATES = frozenset(terms("dead injured wounded missing killed arrested displaced homeless hurt"))
"""What people are counted as."""
SOMEBODY = frozenset(
    terms(
        """soldier soldiers troops forces fighters servicemen worker workers employee employees staff prisoner prisoners inmates
        detainees fans supporters voters migrants immigrants refugees attendees athletes players students patients passengers
        children kids newcomers arrivals civilians protesters users tourists"""
    )
)
"""Terms of people by what they are in general: those of a question may be called more exactly in an answer."""

# Words beside a figure that tell it from one that simply holds.
_MANNERS = {
    manner: frozenset(terms(words))
    for manner, words in {
        "wanted": "seek sought ask asked asking demand demanded demanding request requested want wanted urge urged",
        "offered": "offer offered proposed propose proposal proposing",
        "limit": "maximum minimum limit cap",
        "usual": "typical typically usually average normally normal median",
        "aimed": "goal target aim aimed quota",
        "a period's": "annual annually yearly monthly weekly daily quarterly",
        "another time": "second third again another",
    }.items()
}
_PLACED = late(
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]rom|[Aa]cross|[Aa]round|[Ii]nside|[Ww]ithin)\s+(?:the\s+)?(?:[a-z]+\s+|[A-Z]\w+['’]s\s+|[a-z]+\s+[A-Z]\w+['’]s\s+)?|\()$"
)
_PRONOUN = late(r"\b(?:he|she|it|they|his|her|its|their)\b", re.IGNORECASE)


class Value(NamedTuple):
    """A figure, or a date as ISO 8601, that a quote gives as an answer.

    ``beside`` are the terms of the few words around it, ``own`` those of them that no other figure stands before; ``to_the_point``: its sentence has the words of the question.
    ``manners``: whether it is one that was wanted, or offered, or that is usual, ...; ``named`` are the terms of the
    names in its sentence, ``of`` those of the names that it may be of: no places where something is, nor the speaker.
    """

    value: Figure | str
    beside: frozenset[str]
    own: frozenset[str]
    to_the_point: bool
    manners: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()


def named_in(quote: Quote, common: frozenset[str], begin: int, stop: int) -> tuple[frozenset[str], frozenset[str]]:
    """The terms of the names in a sentence of a quote: of all, with its nations, and of those that a figure may be of.

    ``common`` are the article's words in small letters: "Debris fell" opens a sentence as a name does.
    """
    body, speaker = quote.article.body, quote.speaker
    found = [n for n in names(body, begin, stop) if len(n.words) > 1 or n.words[0].casefold() not in common]
    every = _terms_of(found) | nations(terms(body, begin, stop))
    holders = _terms_of(n for n in found if not _PLACED.search(body, max(begin, n.start - 40), n.start))
    if speaker is None or _PRONOUN.search(body, begin, stop):
        return every, holders
    said = frozenset(terms(speaker.text))
    return every - said, holders - said


def beside(near: list[TermSpan], start: int, end: int, before: int, after: int) -> frozenset[str]:
    """The terms of so many words before and after ``[start, end)``, of the tokens ``near``."""
    ahead = [t.term for t in near if t.end <= start and t.term][-before:]
    behind = [t.term for t in near if t.start >= end and t.term][:after]
    return frozenset(ahead + behind)


def manners(around: frozenset[str]) -> frozenset[str]:
    """Which sorts of figure the terms around one make it: ``wanted``, ``usual``."""
    return frozenset(manner for manner, words in _MANNERS.items() if words & around)


def same_noun(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two counted things, by the terms beside their figures, can be one thing."""
    a, b = frozenset(one), frozenset(other)
    if any(c & PEOPLE and d and d[0] in _FATES for c, d in ((a, other), (b, one))):
        return True  # 44 dead
    if a & b or not a or not b:
        return bool(a & b)
    if any(a & group and b & group for group in (*_ALIKE, PEOPLE)):
        return True
    # "How many Russians" may be soldiers.
    return any(c & SOMEBODY and any(nations((noun,)) for noun in d) for c, d in ((a, b), (b, a)))


def _terms_of(found: Iterable[Name]) -> frozenset[str]:
    return frozenset(t for name in found for t in terms(" ".join(name.words)))
