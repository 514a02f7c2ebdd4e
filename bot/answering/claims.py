"""What a quote claims of the matter that a question asks about: its figure, its date, and whether it says yes or no."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

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
_NAME = re.compile(r"(?<!^)(?<!\? )\b[A-Z][\w’']+")
_ENOUGH = 0.5


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
        near = tokens(body, begin, stop)
        about = len(matter.terms.intersection(t.term for t in near))
        fitting = [f for f in figures(body, begin, stop) if _fits(matter, f, near)]
        fitting = [f for f in fitting if f.low not in matter.given]
        if fitting and about > most:
            best, most = fitting, about
        elif about == most and most:
            best += fitting
    return best


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


def asked_dates(matter: Matter, quote: Quote) -> list[str]:
    """The dates of ``quote`` that may be the one asked for, written out with a year or a month.

    Those of the sentence with the most words of the question; weekdays and ``last week`` are too often of something else.
    """
    if not matter.asks_date or matter.covered(quote) < _ENOUGH:
        return []
    body, published = quote.article.body, quote.article.published
    best: list[str] = []
    most = min(1, len(matter.terms) - 1)
    for begin, stop in sentences(body, quote.start, quote.end):
        near = tokens(body, begin, stop)
        for span in date_spans(body, begin, stop, published):
            if not _WRITTEN_OUT.search(body[span.start : span.end]) or "/" in span.date:
                continue
            beside = [t.term for t in near if t.end <= span.start][-_BESIDE:]
            beside += [t.term for t in near if t.start >= span.end][:_BESIDE]
            about = len(matter.terms.intersection(beside))
            iso = span.date[:4] if asks_year(matter.question) else span.date
            if about > most:
                best, most = [iso], about
            elif about == most and best and iso not in best:
                best.append(iso)
    return best


_BESIDE = 10
_WRITTEN_OUT = re.compile(r"\d")


def years_named(quote: Quote) -> frozenset[str]:
    """The years that a quote spells out."""
    found = date_spans(quote.article.body, quote.start, quote.end, None)
    return frozenset(d.date[:4] for d in found if "/" not in d.date)


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
