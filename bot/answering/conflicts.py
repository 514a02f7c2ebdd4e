"""Which quotes make the same point, and whether quotes that answer one question differ.

Precision before recall: "The sources differ." is said only where two quotes give the asked figure or date and no reading
of both is one value, or where one denies what the other says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, product
from typing import NamedTuple

from bot.answering.claims import Given, Matter, asked_dates, asked_figures, negates, of_other_times, polarity, same_noun
from bot.language.answer_type import expected_types
from bot.language.numbers import Figure, figures
from bot.language.tokens import terms
from bot.models import Quote

_SAME_WORDS = 0.75
_SAME_FIGURE_WORDS = 0.35
_WITHIN, _SHORT = 0.9, 6
_SIDES = re.compile(
    r"""\b(?:both|two|either|each|different)\s+(?:sides?|versions?|reports?|sources?|accounts?|views?|explanations?|experts)\b
    |\beach\s+(?:say|see|think|argue|claim|side)|\bor\s+not\b|\bversus\b|\bboth\s+views\b
    |\baccording\s+to\b.+\band\s+(?:according\s+to\b|his\b|her\b|the\b)
    |\bwhat\s+do(?:es)?\s.+\sand\s.+\b(?:say|think|argue|claim)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LATEST = re.compile(
    r"\b(?:latest|newest|most\s+recent|now|currently|current|so\s+far|as\s+of|at\s+(?:the\s+moment|present)|to\s+date|"
    r"up\s+to\s+date|still|today|these\s+days|by\s+now|recently|yet)\b",
    re.IGNORECASE,
)
# Questions of several things, of which each has its own figure or day.
_LISTS = re.compile(
    r"\beach\b(?!\s+(?:side|say|see|think))|\bothers?\b|\btimeline\b|\brespectively\b|^\W*(?:which|what)\b.*\band\s+(?:how|when)\b",
    re.IGNORECASE,
)
_ABOUT = 0.5
_SAME_THING = 2


class Reconciled(NamedTuple):
    """Quotes, each point once, best first; ``conflict``: two of them differ about what was asked."""

    quotes: tuple[Quote, ...]
    conflict: bool


def reconcile(question: str, quotes: Sequence[Quote]) -> Reconciled:
    """Merge quotes that make the same point, and tell whether the rest differ.

    The better of two that make the same point stays, and the other's article corroborates it. Where quotes differ, the
    best of them and the one that differs most plainly come first, so that both are shown.

    Args:
        question: as it stands alone.
        quotes: those that answer it, best first.
    """
    matter = Matter(question)
    kept = _merge(matter, quotes)
    for one, other in combinations(range(len(kept)), 2):
        if differ(matter, kept[one], kept[other]):
            pair = (kept[one], kept[other])
            return Reconciled((*pair, *(q for n, q in enumerate(kept) if n not in (one, other))), True)
    return Reconciled(tuple(kept), False)


def prefers_latest(question: str) -> bool:
    """Whether ``question`` asks for how things stand last: ``latest``, ``now``, ``so far``, ``as of``."""
    return bool(_LATEST.search(question))


def newer_first(quotes: Sequence[Quote], within: float = 0.1) -> list[Quote]:
    """The quotes with near ties broken for the newer article.

    A quote goes before a better one from an older article where its score is less than ``within`` lower. Articles
    without a date keep their place.
    """
    ordered = list(quotes)
    for last in range(1, len(ordered)):
        at = last
        while at and _newer(ordered[at], ordered[at - 1]) and ordered[at - 1].score - ordered[at].score < within:
            ordered[at - 1], ordered[at] = ordered[at], ordered[at - 1]
            at -= 1
    return ordered


def _newer(one: Quote, other: Quote) -> bool:
    a, b = one.article.published, other.article.published
    return a is not None and b is not None and a > b


def _merge(matter: Matter, quotes: Sequence[Quote]) -> list[Quote]:
    kept: list[Quote] = []
    for quote in quotes:
        twin = next((n for n, k in enumerate(kept) if same_point(matter, k, quote)), None)
        if twin is None:
            kept.append(quote)
            continue
        known = kept[twin]
        new = [
            a
            for a in (quote.article, *quote.corroborated_by)
            if a.id != known.article.id and a.id not in {c.id for c in known.corroborated_by}
        ]
        if new:
            kept[twin] = known.model_copy(update={"corroborated_by": (*known.corroborated_by, *new)})
    return kept


def same_point(matter: Matter, one: Quote, other: Quote) -> bool:
    """Whether two quotes make one point: the same words, or the asked figure told alike in like words."""
    if negates(one.text) != negates(other.text):
        return False
    a, b = frozenset(terms(one.text)), frozenset(terms(other.text))
    shared = len(a & b) / max(1, min(len(a), len(b)))
    alike = len(a & b) / max(1, len(a | b))
    if alike >= _SAME_WORDS or (shared >= _WITHIN and min(len(a), len(b)) >= _SHORT):
        return _same_numbers(one, other)
    if one.article.id == other.article.id or alike < _SAME_FIGURE_WORDS:
        return False
    pairs = product(asked_figures(matter, one), asked_figures(matter, other))
    return any(f.to_the_point and g.to_the_point and _same_figure(f.value, g.value) for f, g in pairs)


def _same_numbers(one: Quote, other: Quote) -> bool:
    """Whether every figure of each is one of the other's: in like words another number is another point."""
    mine, theirs = figures(one.text), figures(other.text)
    return all(any(f.agrees(g) for g in b) for a, b in ((mine, theirs), (theirs, mine)) for f in a)


def differ(matter: Matter, one: Quote, other: Quote) -> bool:
    """Whether two quotes give different answers to the question."""
    return _figures_differ(matter, one, other) or _dates_differ(matter, one, other) or _sides_differ(matter, one, other)


def _figures_differ(matter: Matter, one: Quote, other: Quote) -> bool:
    if _LISTS.search(matter.question):
        return False
    pairs = list(product(asked_figures(matter, one), asked_figures(matter, other)))
    return (
        _values_differ(pairs, matter.names) and not _of_two_names(matter, one, other) and not of_other_times(one, other)
    )


def _dates_differ(matter: Matter, one: Quote, other: Quote) -> bool:
    if _LISTS.search(matter.question):
        return False
    pairs = list(product(asked_dates(matter, one), asked_dates(matter, other)))
    return _values_differ(pairs, matter.names) and not _of_two_names(matter, one, other)


def _values_differ(pairs: Sequence[tuple[Given, Given]], names: frozenset[str]) -> bool:
    """Whether two quotes give different values of one thing, by all pairs of the values that they give.

    The pair with the most words in common beside both counts; and if any pair agrees, there is nothing to say.
    """
    if any(_agree(f.value, g.value) for f, g in pairs):
        return False
    return any(
        _comparable(f.value, g.value)
        and ((f.to_the_point and g.to_the_point) or len((f.beside & g.beside) - names) >= _SAME_THING)
        for f, g in pairs
    )


def _agree(one: Figure | str, other: Figure | str) -> bool:
    if isinstance(one, Figure) and isinstance(other, Figure):
        return one.agrees(other)
    # "2024-06" holds "2024-06-27".
    return str(one).startswith(str(other)) or str(other).startswith(str(one))


def _same_figure(one: Figure | str, other: Figure | str) -> bool:
    same = isinstance(one, Figure) and isinstance(other, Figure)
    return same and one.agrees(other) and (one.low, one.high) == (other.low, other.high)  # type: ignore[union-attr,arg-type]


def _comparable(one: Figure | str, other: Figure | str) -> bool:
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return True
    if one.kind != other.kind or one.per != other.per:
        return False
    return bool(one.kind) or not (one.nouns and other.nouns) or same_noun(one.nouns, other.nouns)


def _of_two_names(matter: Matter, one: Quote, other: Quote) -> bool:
    """Whether each quote speaks of another of the names in the question: ``how old are Ann and Bob``."""
    a, b = matter.names.intersection(terms(one.text)), matter.names.intersection(terms(other.text))
    return bool(a - b) and bool(b - a)


def _sides_differ(matter: Matter, one: Quote, other: Quote) -> bool:
    """Whether one quote denies what the other says of the matter of a yes/no question, or of one that asks for sides."""
    sides = bool(_SIDES.search(matter.question)) or matter.presumes
    if "yesno" not in expected_types(matter.question) and not sides:
        return False
    if min(matter.covered(one), matter.covered(other)) < _ABOUT or _one_voice(one, other):
        return False
    if (one.stance == "denied") != (other.stance == "denied"):
        affirming = other if one.stance == "denied" else one
        return sides or not negates(affirming.text)
    if sides and one.speaker and other.speaker and one.stance != other.stance:
        return True
    spoken, answered = matter.sentence(one), matter.sentence(other)
    if one.stance == "denied" or spoken is None or answered is None:
        return False
    signs = ((polarity(spoken, t), polarity(answered, t)) for t in sorted(matter.terms))
    return any(a is not None and b is not None and a != b for a, b in signs)


def _one_voice(one: Quote, other: Quote) -> bool:
    """Whether both quotes are of one speaker, or of one article's own narration."""
    if one.speaker is None or other.speaker is None:
        return one.speaker is other.speaker and one.article.id == other.article.id
    return one.speaker.text == other.speaker.text
