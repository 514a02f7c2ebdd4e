"""Whether two quotes give different figures or dates for one thing."""

from __future__ import annotations

from itertools import chain, combinations, product

from briefing_bot.answering.comparison.claims import OUTCOME_TERMS, Claim
from briefing_bot.answering.comparison.opposition import one_voice, verbs_of_speech
from briefing_bot.answering.comparison.values import Value, same_noun
from briefing_bot.answering.question.focus import Focus
from briefing_bot.language.quantity.figures import Figure

FAINT, FAIR, FULL = 0.3, 0.5, 0.8
"""Shares of the best quote's score: how far a score tells that a quote answers, if few of its words do."""

_SAME_THING, _MANY = 2, 3  # by hand: terms beside two values of one thing; figures of a quote that lists many


def values_differ(one: Claim, other: Claim, trust: float, retold: bool = False) -> bool:
    """Whether two quotes give different figures or dates for one thing.

    Args:
        one: the best quote.
        other: another.
        trust: how far it is known, from 0 to 1, that the other one answers too.
        retold: whether one article tells it again later, as a live blog does.
    """
    if one.quote.article.id == other.quote.article.id and not retold:
        if one_voice(one.quote, other.quote) and not one.focus.presumes:
            return False  # what one speaker says in one breath are two things
        trust = min(trust, FAINT)
    if one.focus.joins_names and _of_two_names(one, other):
        return False
    if not one.focus.presumes and (_of_other_places(one, other) or _of_another_thing(one, other)):
        return False
    return (_apart(one, other, one.figures, other.figures, trust) and not _of_other_times(one, other)) or _apart(
        one, other, one.dates, other.dates, trust
    )


def values_differ_within(claim: Claim) -> bool:
    """Whether one quote gives two figures for one thing, each in a sentence by which another says so."""
    body = claim.quote.article.body
    told: list[Value] = []
    for begin, stop in claim.sentences:
        inside = [g for g in claim.figures if isinstance(g.value, Figure) and begin <= g.value.start < stop]
        if len(inside) == 1 and verbs_of_speech(body[begin:stop]):
            told += inside
    return any(
        f.of
        and g.of
        and not f.of & g.of
        and not _agree(f.value, g.value)
        and (f.to_the_point or g.to_the_point)
        and f.manners == g.manners
        and _comparable(f.value, g.value)
        for f, g in combinations(told, 2)
    )


def _apart(one: Claim, other: Claim, mine: list[Value], theirs: list[Value], trust: float) -> bool:
    """Whether the values that each quote gives as its answer agree with none of the other's, and are of one thing."""
    first, second = one.principal(mine), other.principal(theirs)
    if not one.focus.presumes and max(len({f.value for f in first}), len({g.value for g in second})) >= _MANY:
        return False  # that is a list of several things
    if any(_agree(f.value, g.value) for f, g in chain(product(first, theirs), product(mine, second))):
        return False
    if not len(first) == len(second) == 1:
        trust = min(trust, FAINT)
    return any(_of_one_thing(f, g, one.focus, trust) for f, g in product(first, second))


def _of_one_thing(one: Value, other: Value, focus: Focus, trust: float) -> bool:
    """Whether two values are of one thing.

    They are where both sentences are to the point of the question; else where words beside the one stand beside the
    other too: the more, the less is known of whether both answer.
    """
    if not _comparable(one.value, other.value):
        return False
    if focus.presumes:
        return True
    if one.manners != other.manners or _of_others(one, other, focus):
        return False
    if one.to_the_point and other.to_the_point:
        return True
    pointed = one.to_the_point or other.to_the_point
    known = focus.names.union(focus.asked.nouns if focus.asked else (), one.named, other.named)
    shared = len((one.beside & other.beside) - known)
    figure = isinstance(one.value, Figure)
    if trust >= FAIR:
        return shared >= (2 - figure if pointed else 2 + (trust < FULL))
    return trust >= FAINT and figure and pointed and shared >= _SAME_THING


def _of_others(one: Value, other: Value, focus: Focus) -> bool:
    """Whether one sentence names what the question names, and the other names others only."""
    a, b = (given.named & focus.nations for given in (one, other))
    if a - b and b - a:
        return True
    a, b = (given.named & focus.named for given in (one, other))
    return (bool(a) and not b and bool(other.of - one.named)) or (bool(b) and not a and bool(one.of - other.named))


def _of_other_places(one: Claim, other: Claim) -> bool:
    """Whether both quotes say where it happened, in no place alike, and only one is of the place or the thing that the question names:
    a storm in one town and a crash in another are two events."""
    here, there = one.places, other.places
    if not here or not there or here & there:
        return False
    asked = one.focus.names | (one.focus.terms - one.focus.names - OUTCOME_TERMS)
    return bool(asked & (one.terms ^ other.terms))


def _of_another_thing(one: Claim, other: Claim) -> bool:
    """Whether both quotes name what they tell of, and none alike, and the noun of a name (``the tanker Cormorant``) is asked for in one
    that the other has not: what burned in the other one is a ferry."""
    here, there = one.things, other.things
    if not here or not there or {t.name for t in here} & {t.name for t in there}:
        return False
    asked = one.focus.terms
    kinds, others = ({t.kind for t in found} for found in (here, there))
    return bool(kinds & asked) != bool(others & asked)


def confirms(one: Claim, other: Claim) -> bool:
    """Whether the second quote gives the very value that the first one gives as its answer."""
    return any(
        any(_agree(f.value, g.value) for f, g in product(one.principal(mine), theirs))
        for mine, theirs in ((one.figures, other.figures), (one.dates, other.dates))
    )


def _agree(one: Figure | str, other: Figure | str) -> bool:
    if isinstance(one, Figure) and isinstance(other, Figure):
        return one.agrees(other)
    # "2024-06" holds "2024-06-27".
    return str(one).startswith(str(other)) or str(other).startswith(str(one))


def same_value(one: Claim, other: Claim) -> bool:
    """Whether both quotes give the very same figure or date as their answer."""
    return any(
        f.value == g.value or same_figure(f.value, g.value)
        for mine, theirs in ((one.figures, other.figures), (one.dates, other.dates))
        for f, g in product(one.principal(mine), other.principal(theirs))
    )


def same_figure(one: Figure | str, other: Figure | str) -> bool:
    """Whether two values are figures, and the same ones."""
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return False
    return one.agrees(other) and (one.low, one.high) == (other.low, other.high)


def _comparable(one: Figure | str, other: Figure | str) -> bool:
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return True
    if one.kind != other.kind or one.per != other.per:
        return False
    return bool(one.kind) or not (one.nouns and other.nouns) or same_noun(one.nouns, other.nouns)


def _of_other_times(one: Claim, other: Claim) -> bool:
    """Whether both quotes name their years, or their months, and none is of both: each may hold for its own time."""
    return any(mine and theirs and not mine & theirs for mine, theirs in zip(one.times, other.times, strict=True))


def _of_two_names(one: Claim, other: Claim) -> bool:
    """Whether each quote speaks of another of the names in the question: ``how old are Ann and Bob``."""
    a, b = one.focus.names & one.terms, one.focus.names & other.terms
    return bool(a - b) and bool(b - a)
