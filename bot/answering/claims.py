"""What a quote claims of the matter that a question asks about: its figures, its dates, and whether it says yes or no."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bot.answering.matter import Matter
from bot.language.dates import DateSpan, date_spans
from bot.language.names import Name, names
from bot.language.nations import nations
from bot.language.negation import negates, signs
from bot.language.numbers import Figure, figures
from bot.language.people import lower_words
from bot.language.sentences import sentences
from bot.language.tokens import Token, terms, tokens
from bot.models import Quote

_PEOPLE = frozenset(
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
_OUTCOMES = tuple(
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
_PLACED = re.compile(
    r"(?:\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Ff]rom|[Aa]cross|[Aa]round|[Ii]nside|[Ww]ithin)\s+(?:the\s+)?(?:[a-z]+\s+|[A-Z]\w+['’]s\s+|[a-z]+\s+[A-Z]\w+['’]s\s+)?|\()$"
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|its|their)\b", re.IGNORECASE)
_COVERED = 0.5
_SENTENCE = 0.6
_COMMON = 0.33
_BESIDE = 8
_APPOSED = 2


class Given(NamedTuple):
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


@dataclass(frozen=True)
class Claim:
    """A quote as an answer to a question about ``matter``. Everything is worked out once, when it is asked for."""

    matter: Matter
    quote: Quote

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the quote."""
        return frozenset(terms(self.quote.text))

    @cached_property
    def negates(self) -> bool:
        """Whether it holds a word of negation."""
        return negates(self.quote.text)

    @cached_property
    def numbers(self) -> list[Figure]:
        """All its figures."""
        return figures(self.quote.text)

    @cached_property
    def about(self) -> bool:
        """Whether the quote, with what it stands among, holds half of the words of the matter."""
        quote = self.quote
        around = self.terms.union(terms(" ".join((quote.before, quote.section or "", quote.article.title or ""))))
        wanted = self.matter.terms
        return bool(wanted) and len(wanted & around) >= _COVERED * len(wanted)

    @cached_property
    def signs(self) -> dict[str, bool]:
        """The words of the matter that its best sentence affirms (True) or negates (False).

        Empty where no sentence has most of them, and every name.
        """
        wanted, body = self.matter.terms, self.quote.article.body
        best, most = "", 0
        for begin, stop in self._sentences():
            held = len(wanted.intersection(terms(body, begin, stop)))
            if held > most:
                best, most = body[begin:stop], held
        if most < _SENTENCE * len(wanted) or not self.matter.names.intersection(wanted) <= frozenset(terms(best)):
            return {}
        return {folded: sign for folded, sign in signs(best).items() if folded in wanted}

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
    def figures(self) -> list[Given]:
        """The figures that may be the one asked for. Their spans are in the article's body."""
        asked, body = self.matter.asked, self.quote.article.body
        found: list[Given] = []
        if asked is None:
            return found
        for begin, stop in self._sentences():
            # "Hundreds of pilots" are some of them.
            fitting = [
                f
                for f in figures(body, begin, stop)
                if f.kind in asked.kinds and f.low not in self.matter.given and f.qualifier != "vaguely"
            ]
            near = tokens(body, begin, stop) if fitting else []
            pointed = self.about and self._to_the_point(near)
            for number, figure in enumerate(fitting):
                if self._fits(figure, near):
                    # What stands beyond another figure is that one's.
                    ends = [begin, *(f.end for f in fitting[:number])]
                    starts = [*(f.start for f in fitting[number + 1 :]), stop]
                    own = _beside(
                        [t for t in near if ends[-1] <= t.start < starts[0]], figure.start, figure.end, _BESIDE, _BESIDE
                    )
                    reach = _APPOSED if figure.kind == "age" else _BESIDE
                    after = 0 if figure.kind == "age" and body[figure.start - 2 : figure.start] == ", " else reach
                    beside = _beside(near, figure.start, figure.end, reach, after)
                    to_the_point = self.matter.presumes or (pointed and self._near_by(beside))
                    manners = _manners(_beside(near, figure.start, figure.end, _BESIDE, 1))
                    found.append(Given(figure, beside, own, to_the_point, manners, *self._names(begin, stop)))
        return found

    def _names(self, begin: int, stop: int) -> tuple[frozenset[str], frozenset[str]]:
        """The terms of the names in a sentence: of all, with its nations, and of those that a figure may be of."""
        body, speaker = self.quote.article.body, self.quote.speaker
        # "Debris fell" opens a sentence as a name does; the article has it in small letters too.
        common = lower_words(body)
        found = [n for n in names(body, begin, stop) if len(n.words) > 1 or n.words[0].casefold() not in common]
        all_terms = frozenset(_terms_of(found)) | nations(terms(body, begin, stop))
        holders = [n for n in found if not _PLACED.search(body, max(begin, n.start - 40), n.start)]
        if speaker is None or _PRONOUN.search(body, begin, stop):
            return all_terms, frozenset(_terms_of(holders))
        said = frozenset(terms(speaker.text))
        return all_terms - said, frozenset(_terms_of(holders)) - said

    def principal(self, given: list[Given]) -> list[Given]:
        """Of several figures or dates those that have most words of the matter beside them."""
        held = [(len(self.matter.terms & g.own), g) for g in given]
        most = max((n for n, _ in held), default=0)
        return [g for n, g in held if n == most]

    @cached_property
    def dates(self) -> list[Given]:
        """The dates that may be the one asked for; no ranges.

        Only those written with figures: weekdays and ``last week`` are too often of something else.
        """
        found: list[Given] = []
        if not self.matter.asks_date:
            return found
        body, wanted = self.quote.article.body, self.matter.terms
        near = tokens(body, self.quote.start, self.quote.end)
        for start, end, iso in self._dates:
            written = any(c.isdigit() for c in body[start:end])
            if not written or "/" in iso or not self.matter.may_be(iso, self.quote.article.published):
                continue
            beside = _beside(near, start, end, _BESIDE, _BESIDE)
            pinned = len(wanted & beside) >= max(min(2, len(wanted)), _SENTENCE * len(wanted)) > 0
            value = iso[:4] if self.matter.asks_year else iso
            manners = _manners(_beside(near, start, end, _BESIDE, 1))
            to_the_point = self.matter.presumes or (self.about and pinned)
            found.append(
                Given(value, beside, beside, to_the_point, manners, *self._names(self.quote.start, self.quote.end))
            )
        return found

    def _near_by(self, beside: frozenset[str]) -> bool:
        """Whether a third of the words of the question stand right beside a figure."""
        wanted = self.matter.terms
        return len(wanted & beside) >= _COMMON * len(wanted)

    def _sentences(self) -> Iterator[tuple[int, int]]:
        return iter(sentences(self.quote.article.body, self.quote.start, self.quote.end))

    def _to_the_point(self, near: list[Token]) -> bool:
        """Whether a sentence speaks of what is asked, and not just of whom.

        What is counted is enough for that (``how many pilots``); an amount needs more (``how much does it cost``).
        """
        said = self.matter.terms.intersection(t.term for t in near)
        common = self.matter.terms - self.matter.names
        counted = bool(self.matter.asked and self.matter.asked.nouns)
        return bool(said) and (counted or len(said & common) >= _COMMON * len(common))

    def _fits(self, figure: Figure, near: list[Token]) -> bool:
        """Whether a figure, in a sentence of the tokens ``near``, counts what the question counts."""
        nouns = self.matter.asked.nouns[-1:] if self.matter.asked else ()
        if not self._same_outcome(figure, near) or self._of_other_people(figure):
            return False
        if figure.kind or not nouns or same_noun(nouns, figure.nouns):
            return True
        # "36 athletes were invited, but only 15 accepted": the noun is left out before the verb of the question.
        alone = not figure.nouns or figure.nouns[0] in self.matter.terms
        return alone and any(t.term in _PEOPLE or t.term in nouns for t in near)

    def _of_other_people(self, figure: Figure) -> bool:
        """Whether it counts those of another nation than the question does: Russian troops, not North Korean ones."""
        asked = nations(self.matter.asked.nouns if self.matter.asked else ())
        counted = nations(figure.nouns)
        return bool(asked and counted) and not asked & counted

    def _same_outcome(self, figure: Figure, near: list[Token]) -> bool:
        """Whether a figure tells of the deaths, the injuries, ... that the question asks after, and not of others."""
        asked = [outcome for outcome in _OUTCOMES if self.matter.all_terms & outcome]
        told = [t for t in near if any(t.term in outcome for outcome in _OUTCOMES)]
        if not asked or not told:
            return not asked
        # The nearest word tells; of two as near, the one before the figure ("injuring 12 and killing 2").
        nearest = min(
            told, key=lambda t: figure.start - t.end if t.end <= figure.start else 1.2 * (t.start - figure.end)
        )
        return any(nearest.term in outcome for outcome in asked)


def same_noun(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two counted things, by the terms beside their figures, can be one thing."""
    a, b = frozenset(one), frozenset(other)
    if a & b or not a or not b:
        return bool(a & b)
    return any(a & group and b & group for group in (*_ALIKE, _PEOPLE))


def _terms_of(found: list[Name]) -> Iterator[str]:
    return (t for name in found for t in terms(" ".join(name.words)))


def _manners(beside: frozenset[str]) -> frozenset[str]:
    return frozenset(manner for manner, words in _MANNERS.items() if words & beside)


def _beside(near: list[Token], start: int, end: int, before: int, after: int) -> frozenset[str]:
    """The terms of so many words before and after ``[start, end)``."""
    ahead = [t.term for t in near if t.end <= start and t.term][-before:]
    behind = [t.term for t in near if t.start >= end and t.term][:after]
    return frozenset(ahead + behind)


def _prefixes(spans: list[DateSpan], length: int) -> frozenset[str]:
    return frozenset(d.date[:length] for d in spans if "/" not in d.date and len(d.date) >= length)
