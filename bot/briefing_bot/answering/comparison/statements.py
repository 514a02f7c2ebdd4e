"""Whether articles say what a statement says, say another figure, name or day in it, or neither.

Precision before recall: a statement is contradicted only where a sentence says all else that it says and nothing besides, and no
other sentence says what it says; whatever leaves doubt is neither. What is denied, asked, or only may be, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from briefing_bot.answering.comparison.opposition import verbs_of_speech
from briefing_bot.answering.comparison.values import same_noun
from briefing_bot.language.grammar.negation import negates
from briefing_bot.language.names.people import lower_words
from briefing_bot.language.names.recognition import Name, names
from briefing_bot.language.quantity.figures import Figure, figures
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.sentences import sentences
from briefing_bot.language.text.terms import TermSpan, term_spans, terms
from briefing_bot.language.time.calendar_words import ANY_WEEKDAY
from briefing_bot.language.time.dates import date_spans
from briefing_bot.models import Article, Checked

_ALIKE = 0.5  # by hand: of a statement's words, what a sentence must hold to be looked at; so many leave doubt with its value
_LEAST = 2  # by hand: words besides its values without which a statement is of anything
_SPARE = 5  # by hand: of so many words one may be another where a statement is found
_LONGEST = 1000  # by hand: characters of a sentence; reading takes the square of it, and no statement is as long
_AROUND = 2  # sentences before one in which a name may stand that it goes on about

_UNREAL = late(r"\b(?:if|unless|whether|would|could|might|may|should)\b|\?")
_BREAK = late(r"[,;:–—()]|\b(?:and|but|while|which|who|after|before|because|although)\b")
_WEEKDAY = late(rf"\b(?:{ANY_WEEKDAY})\b")
_HEDGES = frozenset(terms("nearly almost approximately roughly least least than estimated around exactly total"))
# Of these there is one at a time, and this is done by one: another name is another statement.
_ONE_OFFICE = frozenset(
    terms("mayor president chancellor premier minister king queen pope chairman chairwoman chair ceo founder")
)
_ONE_DOER = frozenset(terms("won wins win elected founded designed invented succeeded"))


class _Day(NamedTuple):
    """A day at ``[start, end)``, in ISO 8601 where it is known which, with the weekday that is written."""

    start: int
    end: int
    iso: str
    weekday: str


_Value = Figure | _Day | Name


@dataclass(frozen=True)
class _Said:
    """A statement, or a sentence of an article: ``body[start:end]``, read as of the day ``published``."""

    body: str
    start: int
    end: int
    published: date | None
    lower: frozenset[str]

    @cached_property
    def tokens(self) -> list[TermSpan]:
        """Its words, without those that every text has."""
        return [token for token in term_spans(self.body, self.start, self.end) if token.term]

    @cached_property
    def figures(self) -> list[Figure]:
        """Its figures."""
        return [f for f in figures(self.body, self.start, self.end) if not any(_meet(f, day) for day in self.days)]

    @cached_property
    def days(self) -> list[_Day]:
        """Its days, be it known which they are or not."""
        found = [
            _Day(d.start, d.end, d.date, _weekday(self.body[d.start : d.end]))
            for d in date_spans(self.body, self.start, self.end, self.published)
        ]
        bare = (_Day(*m.span(), "", m[0]) for m in _WEEKDAY.finditer(self.body, self.start, self.end))
        return found + [day for day in bare if not any(_meet(day, known) for known in found)]

    @cached_property
    def names(self) -> list[Name]:
        """Its names; a word that begins it is none where it is written small elsewhere."""
        found = names(self.body, self.start, self.end)
        small = self.body[self.start : self.end].split(maxsplit=1)[0].casefold()
        return [n for n in found if n.start > self.start or len(n.words) > 1 or small not in self.lower]

    @cached_property
    def content(self) -> frozenset[str]:
        """The terms that belong to no value."""
        return frozenset(t.term for t in self.plain) - _HEDGES

    @cached_property
    def plain(self) -> list[TermSpan]:
        """The words that belong to no value."""
        values: list[_Value] = [*self.figures, *self.days, *self.names]
        return [t for t in self.tokens if not any(_meet(t, value) for value in values)]

    @cached_property
    def terms(self) -> frozenset[str]:
        """All its terms."""
        return frozenset(token.term for token in self.tokens)

    @cached_property
    def text(self) -> str:
        """Its words."""
        return self.body[self.start : self.end]

    @cached_property
    def denies(self) -> bool:
        """Whether somebody denies in it."""
        return any(verb.stance == "denied" for verb in verbs_of_speech(self.text))

    @cached_property
    def unreal(self) -> frozenset[str]:
        """The words by which it says that something may be, or asks."""
        return frozenset(m[0] for m in _UNREAL.finditer(self.text))

    def beside(self, value: _Value) -> frozenset[str]:
        """The terms of the clause around a value that belong to none."""
        begin, stop = self.clause(value)
        return frozenset(t.term for t in self.plain if begin <= t.start < stop) & self.content

    def clause(self, value: _Value) -> tuple[int, int]:
        """The clause around a value: from the break or the verb of speech before it to the break after it."""
        breaks = [m for m in _BREAK.finditer(self.body, self.start, self.end) if not _within_value(m, self)]
        begin = max((m.end() for m in breaks if m.end() <= value.start), default=self.start)
        stop = min((m.start() for m in breaks if m.start() >= value.end), default=self.end)
        for token in self.tokens:
            if begin <= token.start < value.start and verbs_of_speech(self.body[token.start : token.end]):
                begin = token.end
        return begin, stop


def check(statement: str, articles: Iterable[Article]) -> Checked:
    """What articles say of a statement, which is one sentence."""
    differing: list[Checked] = []
    if len(statement) > _LONGEST:
        return Checked("not_in_briefing")
    doubtful = False
    for article in articles:
        lower = lower_words(article.body)
        claim = _Said(statement, 0, len(statement), article.published, lower)
        wanted = frozenset(terms(statement))
        spans = list(sentences(article.body, 0, len(article.body)))
        for number, (start, end) in enumerate(spans):
            if end - start > _LONGEST:
                continue
            if len(wanted.intersection(terms(article.body, start, end))) < _ALIKE * len(wanted):
                continue
            said = _Said(article.body, start, end, article.published, lower)
            first = spans[max(0, number - _AROUND)][0]
            around = said.terms.union(terms(article.body, first, start), terms(article.title or ""))
            if _says(claim, said, around):
                return Checked("found")
            if other := _instead(claim, said, around):
                words = article.body[other.start : other.end]
                differing.append(Checked("contradicted", article.id, other.start, other.end, words))
            else:
                doubtful = doubtful or _has_its_value(claim, said)
    return differing[0] if differing and not doubtful else Checked("not_in_briefing")


def _says(claim: _Said, said: _Said, around: frozenset[str]) -> bool:
    """Whether a sentence says what is claimed."""
    missing = claim.content - said.terms
    return (
        bool(claim.content or claim.names)
        and len(missing) <= len(claim.content) // _SPARE
        and not any(character.isdigit() for character in "".join(missing))
        and _alike(claim, said)
        and not any(True for _ in _off(claim, said, around))
    )


def _alike(claim: _Said, said: _Said) -> bool:
    """Whether both affirm, or both negate, and what one says to be so the other does not say may be."""
    return negates(claim.text) == negates(said.text) and claim.denies == said.denies and claim.unreal >= said.unreal


def _off(claim: _Said, said: _Said, around: frozenset[str]) -> Iterator[_Value]:
    """The values of a claim that a sentence does not give."""
    yield from (f for f in claim.figures if not any(_gives(claim, f, said, g) for g in said.figures))
    yield from (d for d in claim.days if not any(_same_day(d, e) for e in said.days))
    yield from (n for n in claim.names if not frozenset(terms(" ".join(n.words))) <= around)


def _gives(claim: _Said, figure: Figure, said: _Said, other: Figure) -> bool:
    """Whether a figure of a sentence is one of a claim; of several that may be, the one whose clause says as much."""
    if not _same_figure(figure, other) or (figure.nouns and other.nouns and not same_noun(figure.nouns, other.nouns)):
        return False
    alone = all(sum(f.kind == figure.kind for f in of.figures) == 1 for of in (claim, said))
    return alone or claim.beside(figure) <= said.beside(other)


def _instead(claim: _Said, said: _Said, around: frozenset[str]) -> _Value | None:
    """The value that a sentence gives in the place of the only one of a claim that it does not give; None where that is not sure."""
    off = list(_off(claim, said, around))
    if len(off) != 1 or len(claim.content) < _LEAST or not claim.content <= said.terms or not _alike(claim, said):
        return None
    others = list(_others(off[0], claim, said))
    if len(others) != 1:
        return None
    (other,) = others
    begin, stop = said.clause(other)
    besides = [t for t in said.tokens if begin <= t.start and t.end <= stop and not _meet(t, other)]
    known = claim.terms | _HEDGES
    return other if all(t.term in known for t in besides) else None


def _others(value: _Value, claim: _Said, said: _Said) -> Iterator[_Value]:
    """The values of a sentence that stand where one of a claim stands there, and differ from it."""
    if isinstance(value, Figure):
        for figure in said.figures:
            if _comparable(value, figure) and _hinged(claim, value, said, figure):
                yield figure
    elif isinstance(value, _Day):
        for day in said.days:
            if _differ(value, day) and _hinged(claim, value, said, day):
                yield day
    else:
        for name in said.names:
            if not claim.terms & frozenset(terms(" ".join(name.words))) and _of_one(claim, value, said, name):
                yield name


def _of_one(claim: _Said, name: Name, said: _Said, other: Name) -> bool:
    """Whether two names stand with the same office, or before the same doing, of which there is one."""
    offices = (_beside(claim, name)[0], _beside(said, other)[0])
    doings = (_beside(claim, name)[1], _beside(said, other)[1])
    return (offices[0] == offices[1] in _ONE_OFFICE) or (doings[0] == doings[1] in _ONE_DOER)


def _hinged(claim: _Said, value: _Value, said: _Said, other: _Value) -> bool:
    """Whether the same word stands before both values, or none before either and the same one behind."""
    before, after = zip(_beside(claim, value), _beside(said, other), strict=True)
    return before[0] == before[1] != "" or (before[0] == before[1] and after[0] == after[1] != "")


def _beside(said: _Said, value: _Value) -> tuple[str, str]:
    """The terms right before and behind a value, but for hedges; empty where there is none."""
    near = [t for t in said.tokens if t.term not in _HEDGES and not _meet(t, value)]
    before = [t.term for t in near if t.end <= value.start]
    after = [t.term for t in near if t.start >= value.end]
    return (before or [""])[-1], (after or [""])[0]


def _has_its_value(claim: _Said, said: _Said) -> bool:
    """Whether a sentence that is about as much gives a value of the claim, which may be what it means."""
    figure = any(_same_figure(f, g) for f in claim.figures for g in said.figures)
    return figure or any(_same_day(d, e) for d in claim.days for e in said.days)


def _same_figure(one: Figure, other: Figure) -> bool:
    return one.agrees(other) and one.kind == other.kind and one.per == other.per


def _comparable(one: Figure, other: Figure) -> bool:
    counted = bool(one.kind) or bool(one.nouns and other.nouns and same_noun(one.nouns, other.nouns))
    vague = "vaguely" in (one.qualifier, other.qualifier)
    return counted and not vague and one.kind == other.kind and one.per == other.per and not one.agrees(other)


def _same_day(one: _Day, other: _Day) -> bool:
    if one.iso and other.iso:
        return one.iso.startswith(other.iso) or other.iso.startswith(one.iso)
    return bool(one.weekday) and one.weekday == other.weekday


def _differ(one: _Day, other: _Day) -> bool:
    """Whether two days are known to be two."""
    if one.iso and other.iso:
        return "/" not in one.iso + other.iso and not _same_day(one, other)
    return bool(one.weekday and other.weekday) and one.weekday != other.weekday


def _weekday(text: str) -> str:
    found = _WEEKDAY.search(text)
    return found[0] if found else ""


def _within_value(found: re.Match[str], said: _Said) -> bool:
    values: list[_Value] = [*said.figures, *said.days]
    return any(v.start < found.end() and found.start() < v.end for v in values)


def _meet(one: TermSpan | _Value, other: TermSpan | _Value) -> bool:
    return one.start < other.end and other.start < one.end
