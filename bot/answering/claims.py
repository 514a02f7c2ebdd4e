"""What a quote claims of the matter that a question asks about: its figure, its date, and whether it says yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from bot.language.answer_type import AskedFigure, asked_figure, asks_year, expected_types
from bot.language.dates import DateSpan, date_spans
from bot.language.numbers import Figure, figures
from bot.language.sentences import sentences
from bot.language.tokens import TOKEN, term, terms
from bot.models import Quote

# Words of a question that speak of the asking, and not of the matter.
_ASKING = frozenset(
    terms(
        """differ different number numbers figure figures article articles report reports reported account accounts agree
        disagree say says according side sides piece pieces give keep seeing see source sources exactly actually really
        read story stories news seem seems claim claims state view views explain explanations mention mentioned year
        many much long big large far old high high think know want need quick question help looking wondering curious"""
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
        "vote ballot",
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
_ENOUGH = 0.6


@dataclass(frozen=True)
class Matter:
    """A question as the matter that it asks about."""

    question: str

    @cached_property
    def asked(self) -> AskedFigure | None:
        """The figure it asks for."""
        return asked_figure(self.question)

    @cached_property
    def asks_date(self) -> bool:
        """Whether it asks for a day, a month or a year."""
        return "date" in expected_types(self.question)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the matter, without those of the asking and of what is counted."""
        counted = frozenset(self.asked.nouns) if self.asked else frozenset()
        return frozenset(terms(self.question)) - _ASKING - counted

    def covered(self, quote: Quote) -> float:
        """The share of the matter's terms that the quote and what it stands among hold."""
        around = " ".join((quote.text, quote.before, quote.section or "", quote.article.title or ""))
        return len(self.terms.intersection(terms(around))) / len(self.terms) if self.terms else 0.0


def asked_figures(matter: Matter, quote: Quote) -> list[Figure]:
    """The figures of ``quote`` that may be the one asked for: those beside the most words of the question.

    Spans are in the article's body. None where the quote is not about the matter.
    """
    asked = matter.asked
    if asked is None or matter.covered(quote) < _ENOUGH:
        return []
    body = quote.article.body
    best: list[Figure] = []
    most = 0
    for begin, stop in sentences(body, quote.start, quote.end):
        near = frozenset(terms(body, begin, stop))
        about = len(matter.terms & near)
        if not _same_outcome(matter, near):
            continue
        fitting = [f for f in figures(body, begin, stop) if _fits(asked, f)]
        if fitting and about > most:
            best, most = fitting, about
        elif about == most and most:
            best += fitting
    return best


def _same_outcome(matter: Matter, near: frozenset[str]) -> bool:
    """Whether a sentence tells of the deaths, the injuries, ... that the question asks after."""
    asked = frozenset(terms(matter.question))
    return all(near & outcome for outcome in _OUTCOMES if asked & outcome)


def _fits(asked: AskedFigure, figure: Figure) -> bool:
    if figure.kind not in asked.kinds:
        return False
    if figure.kind or not asked.nouns:
        return True
    return same_noun(asked.nouns, figure.nouns)


def same_noun(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two counted things, by the terms beside their figures, can be one thing."""
    a, b = frozenset(one), frozenset(other)
    if a & b or not a or not b:
        return bool(a & b)
    return any(a & group and b & group for group in _GROUPS) or bool(a & _PEOPLE and b & _PEOPLE)


def asked_dates(matter: Matter, quote: Quote) -> list[DateSpan]:
    """The dates of ``quote`` that may be the one asked for: all of the sentence with the most words of the question."""
    if not matter.asks_date or matter.covered(quote) < _ENOUGH:
        return []
    body, published = quote.article.body, quote.article.published
    best: list[DateSpan] = []
    most = 0
    for begin, stop in sentences(body, quote.start, quote.end):
        about = len(matter.terms.intersection(terms(body, begin, stop)))
        found = date_spans(body, begin, stop, published)
        if asks_year(matter.question):
            found = [DateSpan(d.start, d.end, d.date[:4]) for d in found if "/" not in d.date]
        if found and about > most:
            best, most = found, about
    return best


def years_named(quote: Quote) -> frozenset[str]:
    """The years that a quote spells out."""
    return frozenset(
        d.date[:4] for d in date_spans(quote.article.body, quote.start, quote.end, None) if "/" not in d.date
    )


# -- yes and no

_NEGATOR = re.compile(
    r"^(?:not|no|never|neither|nor|without|cannot|hardly|denied|denies|deny|denying|refused|refuses|refusing|"
    r"declined|false|falsely|untrue|unlikely|unable|failed|fails|lack|lacks|none|nobody|nothing)$|n['’]t$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:()]|—|–|\b(?:but|and|because|although|though|while|if|unless|until|after|before|which|who)\b", re.IGNORECASE
)
_REACH = 4


def polarity(text: str, folded: str) -> bool | None:
    """Whether ``text`` affirms (True) or negates (False) the word with the term ``folded``; None where it lacks it.

    None also where it does both.
    """
    found: set[bool] = set()
    for clause in _clauses(text):
        words = [m.group() for m in TOKEN.finditer(clause)]
        for number, word in enumerate(words):
            if term(word) == folded:
                found.add(not any(_NEGATOR.search(w) for w in words[max(0, number - _REACH) : number]))
    return found.pop() if len(found) == 1 else None


def _clauses(text: str) -> list[str]:
    cuts = [0, *(m.start() for m in _CLAUSE.finditer(text)), len(text)]
    return [text[a:b] for a, b in zip(cuts, cuts[1:], strict=False)]
