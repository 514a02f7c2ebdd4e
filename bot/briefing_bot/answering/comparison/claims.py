"""What a quote claims of what a question asks about: its figures, its dates, and whether it says yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefing_bot.answering.comparison.values import PEOPLE, Value, beside, manners, named_in, same_noun
from briefing_bot.answering.question.focus import Focus
from briefing_bot.language.grammar.negation import negates, polarities
from briefing_bot.language.names.countries import nations
from briefing_bot.language.names.people import lower_words
from briefing_bot.language.quantity.figures import Figure, figures
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.sentences import sentences
from briefing_bot.language.text.terms import TermSpan, term, term_spans, terms
from briefing_bot.language.time.calendar_words import CALENDAR_TERMS
from briefing_bot.language.time.dates import DateSpan, date_spans
from briefing_bot.models import Quote

OUTCOMES = tuple(
    frozenset(terms(words))
    for words in (
        "die died dead death killed kill fatality toll perished lives",
        "injured injury hurt wounded injuries",
        "missing unaccounted",
        "arrested arrest detained charged",
        "evacuated evacuate evacuation fled displaced",
        "laid layoff cut",
    )
)
"""What became of people, each sort with the terms that tell it."""
OUTCOME_TERMS = frozenset().union(*OUTCOMES)
"""Terms that tell what became of people: they say nothing of which event it was."""
_COUNTS = frozenset(terms("number count tally toll total"))
_PLACE = late(
    r"\b(?:(?:[Ii]n|[Nn]ear|[Aa]t|[Oo]utside|[Aa]round|[Oo]ff|[Aa]cross|[Ff]rom|[Tt]hrough)\s+(?:the\s+)?"
    r"(?:(?:\w+\s+)?(?:town|city|village|suburb|district|port|state|region|province|county|island)\s+of\s+|(?:neighbou?ring|nearby|northern|southern|eastern|western|central|rural|coastal)\s+)?|[Oo]n\s+(?=Mount|Lake|Cape))"
    r"((?:[A-Z][\w’'-]+)(?:\s+[A-Z][\w’'-]+){0,2})"
)
_SORTS_OF_PLACE = frozenset(terms("mount lake cape port saint san north south east west new upper lower great old"))
_COVERED = 0.5  # by hand: of the question's terms, what must stand around a figure
_SENTENCE = 0.6  # by hand: of the question's terms, what a sentence must hold to be about what was asked
_COMMON = 0.33  # by hand: of the terms of two claims, what they share where they are of one thing
_BESIDE = 8  # by hand: terms on each side of a figure that say what it counts
_APPOSED = 2  # by hand: the same of an age, which stands right beside whose it is


_THING = late(r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s+(?:[a-z-]+\s+)?([a-z]{3,})\s+([A-Z][\w’'-]+)")


class NamedThing(NamedTuple):
    """A thing with a name, by the terms of both: ``the tanker Cormorant``."""

    kind: str
    name: str


@dataclass(frozen=True)
class Claim:
    """A quote as an answer to a question of ``focus``. Everything is worked out once, when it is asked for."""

    focus: Focus
    quote: Quote

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the quote."""
        return frozenset(terms(self.quote.text))

    @cached_property
    def places(self) -> frozenset[str]:
        """The terms of the places where it says something is: ``in Dale``, ``near Port Ellery``; months are none."""
        found = (match[1] for match in _PLACE.finditer(self.quote.text))
        return frozenset(t for name in found for t in terms(name)) - CALENDAR_TERMS - _SORTS_OF_PLACE

    @cached_property
    def things(self) -> frozenset[NamedThing]:
        """The things that it calls by a noun and a name."""
        found = (NamedThing(term(match[1]), term(match[2])) for match in _THING.finditer(self.quote.text))
        return frozenset(thing for thing in found if thing.kind and thing.name not in CALENDAR_TERMS)

    @cached_property
    def negates(self) -> bool:
        """Whether it holds a word of negation."""
        return negates(self.quote.text)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The spans of its sentences in the article's body."""
        return list(sentences(self.quote.article.body, self.quote.start, self.quote.end))

    @cached_property
    def numbers(self) -> list[Figure]:
        """All its figures."""
        return figures(self.quote.text)

    @cached_property
    def about(self) -> bool:
        """Whether the quote, with what it stands among, holds half of the words of the focus."""
        quote = self.quote
        around = self.terms.union(terms(" ".join((quote.before, quote.section or "", quote.article.title or ""))))
        wanted = self.focus.terms
        return bool(wanted) and len(wanted & around) >= _COVERED * len(wanted)

    @cached_property
    def polarities(self) -> dict[str, bool]:
        """The words of the focus that its best sentence affirms (True) or negates (False).

        Empty where no sentence has most of them, and every name.
        """
        wanted, body = self.focus.terms, self.quote.article.body
        best, most = "", 0
        for begin, stop in self.sentences:
            held = len(wanted.intersection(terms(body, begin, stop)))
            if held > most:
                best, most = body[begin:stop], held
        if most < _SENTENCE * len(wanted) or not self.focus.names.intersection(wanted) <= frozenset(terms(best)):
            return {}
        return {folded: sign for folded, sign in polarities(best).items() if folded in wanted}

    @cached_property
    def times(self) -> tuple[frozenset[str], frozenset[str]]:
        """The years that it spells out, and the months of its days as they are meant."""
        written = date_spans(self.quote.article.body, self.quote.start, self.quote.end, None)
        return _prefixes(written, 4), _prefixes(self._dates, 7)

    @cached_property
    def _dates(self) -> list[DateSpan]:
        article = self.quote.article
        return date_spans(article.body, self.quote.start, self.quote.end, article.published)

    @cached_property
    def _common(self) -> frozenset[str]:
        return lower_words(self.quote.article.body)

    @cached_property
    def figures(self) -> list[Value]:
        """The figures that may be the one asked for. Their spans are in the article's body."""
        asked, body = self.focus.asked, self.quote.article.body
        found: list[Value] = []
        if asked is None:
            return found
        for begin, stop in self.sentences:
            # "Hundreds of pilots" are some of them.
            fitting = [
                f
                for f in figures(body, begin, stop)
                if f.kind in asked.kinds and f.low not in self.focus.given and f.qualifier != "vaguely"
            ]
            near = term_spans(body, begin, stop) if fitting else []
            pointed = self.about and self._to_the_point(near)
            found += [
                self._given(figure, near, pointed, fitting, (begin, stop))
                for figure in fitting
                if self._fits(figure, near)
            ]
        return found

    def _given(
        self, figure: Figure, near: list[TermSpan], pointed: bool, others: list[Figure], sentence: tuple[int, int]
    ) -> Value:
        """A figure of a sentence of the tokens ``near``, with what stands beside it."""
        start, end = figure.start, figure.end
        # What stands beyond another figure is that one's.
        least = max((f.end for f in others if f.end <= start), default=0)
        most = min((f.start for f in others if f.start >= end), default=sentence[1])
        own = beside([t for t in near if least <= t.start < most], start, end, _BESIDE, _BESIDE)
        before = after = _APPOSED if figure.kind == "age" else _BESIDE
        if figure.kind == "age" and self.quote.article.body[start - 2 : start] == ", ":
            after = 0
        around = beside(near, start, end, before, after)
        to_the_point = self.focus.presumes or (pointed and self._near_by(around))
        sorts = manners(beside(near, start, end, _BESIDE, 1))
        return Value(figure, around, own, to_the_point, sorts, *named_in(self.quote, self._common, *sentence))

    def principal(self, given: list[Value]) -> list[Value]:
        """Of several figures or dates those that have most words of the focus beside them."""
        held = [(len(self.focus.terms & g.own), g) for g in given]
        most = max((n for n, _ in held), default=0)
        return [g for n, g in held if n == most]

    @cached_property
    def dates(self) -> list[Value]:
        """The dates that may be the one asked for; no ranges.

        Only those written with figures: weekdays and ``last week`` are too often of something else.
        """
        found: list[Value] = []
        if not self.focus.asks_date:
            return found
        body, wanted = self.quote.article.body, self.focus.terms
        near = term_spans(body, self.quote.start, self.quote.end)
        for start, end, iso in self._dates:
            written = any(c.isdigit() for c in body[start:end])
            if not written or "/" in iso or not self.focus.may_be(iso, self.quote.article.published):
                continue
            around = beside(near, start, end, _BESIDE, _BESIDE)
            pinned = len(wanted & around) >= max(min(2, len(wanted)), _SENTENCE * len(wanted)) > 0
            to_the_point = self.focus.presumes or (self.about and pinned)
            value = iso[:4] if self.focus.asks_year else iso
            sorts = manners(beside(near, start, end, _BESIDE, 1))
            named = named_in(self.quote, self._common, self.quote.start, self.quote.end)
            found.append(Value(value, around, around, to_the_point, sorts, *named))
        return found

    def _near_by(self, around: frozenset[str]) -> bool:
        """Whether a third of the words of the question stand right beside a figure."""
        wanted = self.focus.terms
        return len(wanted & around) >= _COMMON * len(wanted)

    def _to_the_point(self, near: list[TermSpan]) -> bool:
        """Whether a sentence speaks of what is asked, and not just of whom.

        What is counted is enough for that (``how many pilots``); an amount needs more (``how much does it cost``).
        """
        said = self.focus.terms.intersection(t.term for t in near)
        common = self.focus.terms - self.focus.names
        counted = bool(self.focus.asked and self.focus.asked.nouns)
        return bool(said) and (counted or len(said & common) >= _COMMON * len(common))

    def _fits(self, figure: Figure, near: list[TermSpan]) -> bool:
        """Whether a figure, in a sentence of the tokens ``near``, counts what the question counts."""
        nouns = self.focus.asked.nouns[-1:] if self.focus.asked else ()
        if not self._same_outcome(figure, near) or self._of_other_people(figure):
            return False
        if figure.kind or not nouns or same_noun(nouns, figure.nouns):
            return True
        # "36 athletes were invited, but only 15 accepted": the noun is left out before the verb of the question.
        alone = not figure.nouns or figure.nouns[0] in self.focus.terms
        # "The number taken to hospital has risen to nine": the number is of what is counted.
        counted = not figure.nouns and any(t.term in _COUNTS and t.end <= figure.start for t in near)
        return alone and (counted or any(t.term in PEOPLE or t.term in nouns for t in near))

    def _of_other_people(self, figure: Figure) -> bool:
        """Whether it counts those of another nation than the question does: Russian troops, not North Korean ones."""
        asked = nations(self.focus.asked.nouns if self.focus.asked else ()) or self.focus.nations
        counted = nations(figure.nouns)
        return bool(asked and counted) and not asked & counted

    def _same_outcome(self, figure: Figure, near: list[TermSpan]) -> bool:
        """Whether a figure tells of the deaths, the injuries, ... that the question asks after, and not of others."""
        asked = [outcome for outcome in OUTCOMES if self.focus.all_terms & outcome]
        told = [t for t in near if any(t.term in outcome for outcome in OUTCOMES)]
        if not asked or not told:
            return not asked
        # The nearest word tells; of two as near, the one before the figure ("injuring 12 and killing 2").
        nearest = min(
            told, key=lambda t: figure.start - t.end if t.end <= figure.start else 1.2 * (t.start - figure.end)
        )
        return any(nearest.term in outcome for outcome in asked)


def _prefixes(spans: list[DateSpan], length: int) -> frozenset[str]:
    return frozenset(d.date[:length] for d in spans if "/" not in d.date and len(d.date) >= length)
