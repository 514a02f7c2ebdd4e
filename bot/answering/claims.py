"""What a quote claims of the matter that a question asks about: its figure, its date, and whether it says yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from bot.language.answer_type import AskedFigure, asked_figure, asks_year, expected_types
from bot.language.dates import date_spans
from bot.language.numbers import Figure, figures
from bot.language.sentences import sentences
from bot.language.tokens import TOKEN, Token, term, terms, tokens
from bot.models import Quote

# Words of a question that speak of the asking, and not of the matter.
_ASKING = frozenset(
    terms(
        """differ different number numbers figure figures article articles report reports reported account accounts agree
        disagree say says according side sides piece pieces give keep seeing see source sources exactly actually really
        read story stories news seem seems claim claims state view views explain explanations mention mentioned year
        many much long big large far old high high think know want need quick question help looking wondering curious get got go went going
        make made take took come came happen happened give gave day version finding ask asking both two"""
    )
)
_PEOPLE = frozenset(
    terms(
        """people person persons men women man woman american americans resident residents human humans adult adults
        customer customers folks individuals others victims members inhabitants citizens"""
    )
)
_GROUPS = tuple(
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
        "migrant immigrant",
        "migrant refugee",
        "attendee people participant",
        "launch missile",
    )
)
_OUTCOMES = tuple(
    frozenset(terms(words))
    for words in (
        "die died dead death killed kill fatality toll perished lives",
        "injured injury hurt wounded injuries",
        "missing unaccounted",
        "arrested arrest detained charged",
        "evacuated evacuate evacuation fled displaced",
        "laid layoff fired cut",
    )
)
_PRESUMES = re.compile(
    r"\bdisagree|\bdo(?:n['’]t|\s+not)?\s+(?:the\s+\w+\s+)?agree\b|\bseems?\s+to\s+(?:differ|say\s+both)\b|\bdiffer(?:ent)?\s+(?:numbers|totals|"
    r"figures|prices|dates|reports|explanations|accounts)\b|\bcontradict",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:when|year|day|date|month)\s+(?:will|can|could|should|might|is\s+\w+\s+(?:due|to|expected))\b", re.IGNORECASE
)
_BEHIND = re.compile(r"\b(?:when|year|day|date|month)\s+(?:did|was|were|had|has|have)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<!^)(?<!\? )\b[A-Z][\w’']+")
_ENOUGH = 0.5
_MOST = 0.6

_BESIDE = 8
_NOUNLESS = 0.33
_WITH_NOUN = 0.0


@dataclass(frozen=True)
class Matter:
    """A question as the matter that it asks about."""

    question: str

    @cached_property
    def asked(self) -> AskedFigure | None:
        """The figure it asks for."""
        return asked_figure(self.question)

    @cached_property
    def presumes(self) -> bool:
        """Whether the person has seen already that the articles differ: ``I see different numbers``."""
        return bool(_PRESUMES.search(self.question))

    @cached_property
    def asks_date(self) -> bool:
        """Whether it asks for a day, a month or a year."""
        return "date" in expected_types(self.question)

    def may_be(self, iso: str, published: date | None) -> bool:
        """Whether a date lies where the question looks: ``when will`` ahead of the article, ``when did`` behind it."""
        if published is None:
            return True
        day = published.isoformat()[: len(iso)]
        if _AHEAD.search(self.question):
            return iso >= day
        return iso <= day or not _BEHIND.search(self.question)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the matter, without those of the asking and of what is counted."""
        counted = frozenset(self.asked.nouns) if self.asked else frozenset()
        return frozenset(terms(self.question)) - _ASKING - counted

    @cached_property
    def all_terms(self) -> frozenset[str]:
        """Every term of the question."""
        return frozenset(terms(self.question))

    @cached_property
    def given(self) -> frozenset[float]:
        """The values of the figures that the question itself names."""
        return frozenset(f.low for f in figures(self.question))

    @cached_property
    def names(self) -> frozenset[str]:
        """The terms of the names in the question."""
        return frozenset(t for m in _NAME.finditer(self.question) if (t := term(m.group()))) - _ASKING

    def sentence(self, quote: Quote) -> str | None:
        """The sentence of ``quote`` with the most words of the matter, if it has most of them."""
        body = quote.article.body
        spoken = [body[begin:stop] for begin, stop in sentences(body, quote.start, quote.end)]
        best = max(spoken, key=lambda text: len(self.terms.intersection(terms(text))), default="")
        return best if len(self.terms.intersection(terms(best))) >= _MOST * len(self.terms) > 0 else None

    def covered(self, quote: Quote) -> float:
        """The share of the matter's terms that the quote and what it stands among hold."""
        around = " ".join((quote.text, quote.before, quote.section or "", quote.article.title or ""))
        return len(self.terms.intersection(terms(around))) / len(self.terms) if self.terms else 0.0


class Given(NamedTuple):
    """A figure or a date that a quote gives, and what stands beside it.

    ``beside`` are the terms of the few words around it; ``to_the_point``: its sentence has the words of the question.
    """

    value: Figure | str
    beside: frozenset[str]
    to_the_point: bool


def asked_figures(matter: Matter, quote: Quote) -> list[Given]:
    """The figures of ``quote`` that may be the one asked for. Their spans are in the article's body."""
    if matter.asked is None:
        return []
    body = quote.article.body
    about = matter.covered(quote) >= _ENOUGH
    found: list[Given] = []
    for begin, stop in sentences(body, quote.start, quote.end):
        fitting = [f for f in figures(body, begin, stop) if f.kind in matter.asked.kinds and f.low not in matter.given]
        fitting = [f for f in fitting if f.qualifier != "vaguely"]  # "hundreds of pilots" are some of them
        near = tokens(body, begin, stop) if fitting else []
        said = matter.terms.intersection(t.term for t in near)
        pointed = matter.presumes or (about and bool(said) and _on_the_point(matter, said))
        found += [Given(f, _beside(near, f.start, f.end), pointed) for f in fitting if _fits(matter, f, near)]
    return found


def asked_dates(matter: Matter, quote: Quote) -> list[Given]:
    """The dates of ``quote`` that may be the one asked for, as ISO 8601 (see ``DateMention``); no ranges.

    Only those written with figures: weekdays and ``last week`` are too often of something else.
    """
    if not matter.asks_date:
        return []
    body, published = quote.article.body, quote.article.published
    about = matter.covered(quote) >= _ENOUGH
    found: list[Given] = []
    for begin, stop in sentences(body, quote.start, quote.end):
        spans = [d for d in date_spans(body, begin, stop, published) if "/" not in d.date]
        spans = [
            d for d in spans if any(c.isdigit() for c in body[d.start : d.end]) and matter.may_be(d.date, published)
        ]
        near = tokens(body, begin, stop) if spans else []
        for span in spans:
            beside = _beside(near, span.start, span.end)
            iso = span.date[:4] if asks_year(matter.question) else span.date
            found.append(Given(iso, beside, matter.presumes or (about and _pinned(matter, beside))))
    return found


def _beside(near: list[Token], start: int, end: int) -> frozenset[str]:
    before = [t.term for t in near if t.end <= start and t.term][-_BESIDE:]
    after = [t.term for t in near if t.start >= end and t.term][:_BESIDE]
    return frozenset(before + after)


def _pinned(matter: Matter, beside: frozenset[str]) -> bool:
    """Whether a date stands beside most words of the question, and two of them unless there is but one."""
    return len(matter.terms & beside) >= max(min(2, len(matter.terms)), 0.6 * len(matter.terms)) > 0


def _on_the_point(matter: Matter, said: frozenset[str]) -> bool:
    """Whether a sentence with the terms ``said`` of the matter speaks of what is asked, and not just of who."""
    common = matter.terms - matter.names
    share = _NOUNLESS if matter.asked and not matter.asked.nouns else _WITH_NOUN
    return len(said & common) >= share * len(common)


def _fits(matter: Matter, figure: Figure, near: list[Token]) -> bool:
    """Whether a figure in a sentence of the tokens ``near`` can be the one asked for."""
    asked = matter.asked
    if asked is None or figure.kind not in asked.kinds or not _same_outcome(matter, figure, near):
        return False
    if figure.kind or not asked.nouns or same_noun(asked.nouns, figure.nouns):
        return True
    # "36 athletes were invited, but only 15 accepted": the noun is left out before the verb of the question.
    counted = frozenset(asked.nouns) | _PEOPLE
    alone = not figure.nouns or figure.nouns[0] in matter.terms
    return alone and any(t.term in counted for t in near)


def _same_outcome(matter: Matter, figure: Figure, near: list[Token]) -> bool:
    """Whether a figure tells of the deaths, the injuries, ... that the question asks after, and not of others."""
    asked = [outcome for outcome in _OUTCOMES if matter.all_terms & outcome]
    if not asked:
        return True
    told = [t for t in near if any(t.term in outcome for outcome in _OUTCOMES)]
    if not told:
        return False
    # The nearest one counts; of two as near, the one before the figure ("injuring 12 and killing 2").
    nearest = min(told, key=lambda t: (figure.start - t.end) if t.end <= figure.start else 1.2 * (t.start - figure.end))
    return any(nearest.term in outcome for outcome in asked)


def same_noun(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two counted things, by the terms beside their figures, can be one thing."""
    a, b = frozenset(one), frozenset(other)
    if a & b or not a or not b:
        return bool(a & b)
    return any(a & group and b & group for group in _GROUPS) or bool(a & _PEOPLE and b & _PEOPLE)


def of_other_times(one: Quote, other: Quote) -> bool:
    """Whether both quotes name their years, or their months, and none is of both: each may hold for its own time."""
    for length in (4, 7):
        mine, theirs = _times(one, length), _times(other, length)
        if mine and theirs and not mine & theirs:
            return True
    return False


def _times(quote: Quote, length: int) -> frozenset[str]:
    published = quote.article.published if length == 7 else None
    found = date_spans(quote.article.body, quote.start, quote.end, published)
    return frozenset(d.date[:length] for d in found if "/" not in d.date and len(d.date) >= length)


# -- yes and no

_NEGATOR = re.compile(
    r"^(?:not|no|never|neither|nor|without|cannot|hardly|denied|denies|deny|denying|refused|refuses|refusing|declined|false|"
    r"falsely|untrue|unlikely|unrelated|unable|failed|fails|lack|lacks|none|nobody|nothing|yet)$|n['’]t$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:()“”\"]|—|–|--|\b(?:but|because|although|though|while|if|unless|whether|that|when|which|who)\b", re.IGNORECASE
)
_VAGUE = frozenset(terms("now yet still already over actually really officially ever even also just"))


def negates(text: str) -> bool:
    """Whether there is a word of negation in ``text``."""
    return any(_NEGATOR.search(m.group()) for m in TOKEN.finditer(text))


def polarity(text: str, folded: str) -> bool | None:
    """Whether ``text`` has the word with the term ``folded`` in a clause that affirms (True) or negates (False).

    None where it does not hold it in lower case, and where it does both.
    """
    if folded in _VAGUE:
        return None
    found: set[bool] = set()
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        words = [m.group() for m in TOKEN.finditer(text, start, end)]
        negated = any(_NEGATOR.search(word) for word in words)
        for word in words:
            if term(word) == folded and word[0].islower():
                found.add(not negated)
    return found.pop() if len(found) == 1 else None
