"""Which quotes make the same point, and whether quotes that answer one question differ.

Precision before recall: "The sources differ." is said only where two quotes give the asked figure or date and no reading
of both is one value, or where one denies what the other says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, product
from typing import NamedTuple

from bot.answering.claims import Claim, Given, same_noun
from bot.answering.matter import Matter
from bot.language.nations import nations
from bot.language.numbers import Figure
from bot.language.tokens import terms
from bot.models import Article, Quote

NEAR = 0.8
"""Default share of the best quote's score, chosen on the training weeks. Of six quotes ranked by words alone it flags 0.9 %
of the questions on which the articles agree and 20 % of those on which they differ; 0.9 flags 0.2 % and 13 %, 0 flags
1.6 % and 22 %."""

_SAME_WORDS = 0.75
_WITHIN, _SHORT = 0.9, 6
_SAME_FIGURE_WORDS = 0.35
_SAME_THING = 2
_HEARD = 0.5
_FAINTLY = 0.3
_LATEST = re.compile(
    r"\b(?:latest|newest|most\s+recent|now|currently|current|so\s+far|as\s+of|at\s+(?:the\s+moment|present)|to\s+date|"
    r"up\s+to\s+date|still|today|these\s+days|by\s+now|recently|yet)\b",
    re.IGNORECASE,
)


class Reconciled(NamedTuple):
    """Quotes, each point once, best first; ``conflict``: two of them differ about what was asked."""

    quotes: tuple[Quote, ...]
    conflict: bool


def reconcile(question: str, quotes: Sequence[Quote], near: float = NEAR, sure: float | None = None) -> Reconciled:
    """Merge quotes that make the same point, and tell whether another differs from the best.

    The better of two that make the same point stays, and the other's article corroborates it. Where one differs, the
    best quote and that one come first, so that both are shown. Every quote that is not merged is given back.

    Args:
        question: as it stands alone.
        quotes: those that answer it, best first; more than will be shown, for the one that differs may stand further
            down. Speakers and stances count where they are known.
        near: the least share of the best one's score that a quote needs to differ from it; what answers badly
            contradicts nothing.
        sure: the least share of the best one's score at which the score alone tells that a quote answers; None where it
            never does.
    """
    matter = Matter(question)
    claims: list[Claim] = []
    also: list[list[Article]] = []
    for claim in (Claim(matter, quote) for quote in quotes):
        twin = next((n for n, known in enumerate(claims) if same_point(known, claim)), None)
        if twin is None:
            claims.append(claim)
            also.append(list(claim.quote.corroborated_by))
        else:
            also[twin] += [claim.quote.article, *claim.quote.corroborated_by]
    kept = [_corroborated(claim.quote, articles) for claim, articles in zip(claims, also, strict=True)]
    best = max(range(len(kept)), key=lambda n: kept[n].score, default=0)
    rivals = [n for n in range(len(kept)) if n != best and kept[n].score >= near * kept[best].score]

    # What is told to answer only by its score is weighed against what others confirm.
    share = {n: kept[n].score / kept[best].score if sure and kept[best].score else 0.0 for n in rivals}

    def confirmed(n: int) -> bool:
        better = (k for k in range(len(kept)) if k not in (best, n) and kept[k].score >= kept[n].score)
        return any(_confirms(claims[best], claims[k]) for k in better)

    def difference(n: int) -> int:
        """How surely the best quote and another differ: from 0, they do not, to 3."""
        trusted = sure is not None and share[n] >= sure
        if differ(claims[best], claims[n], trusted and not confirmed(n)):
            return 3
        return _sides(claims[best], claims[n], trusted) if share[n] >= _FAINTLY else 0

    differences = {n: difference(n) for n in rivals}

    def merit(n: int) -> tuple[bool, int, int, int]:
        # Without a reader the one that speaks most of the matter is shown: other figures stand beside other matters.
        told = int(kept[n].article.id != kept[best].article.id) if differences[n] == 1 else 0
        if sure is None:
            return True, differences[n], len(matter.terms & claims[n].terms), -n
        return share[n] >= sure, differences[n], told, -n

    rival = max((n for n in rivals if differences[n]), key=merit, default=None)
    if rival is None:
        return Reconciled(tuple(kept), False)
    rest = [quote for n, quote in enumerate(kept) if n not in (best, rival)]
    if matter.asks_sides:
        shown = kept[best], kept[rival]
        rest.sort(key=lambda q: q.score < _HEARD * kept[best].score or any(_adds_no_voice(q, known) for known in shown))
    return Reconciled((kept[best], kept[rival], *rest), True)


def prefers_latest(question: str) -> bool:
    """Whether ``question`` asks for how things stand last: ``latest``, ``now``, ``so far``, ``as of``."""
    return bool(_LATEST.search(question))


def newer_first(quotes: Sequence[Quote], within: float = 0.05) -> list[Quote]:
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


def _corroborated(quote: Quote, articles: Sequence[Article]) -> Quote:
    """The quote with each of ``articles`` once, its own left out."""
    others = {a.id: a for a in reversed(articles) if a.id != quote.article.id}
    ordered = tuple(a for n, a in enumerate(articles) if a.id in others and a.id not in {b.id for b in articles[:n]})
    return quote if ordered == quote.corroborated_by else quote.model_copy(update={"corroborated_by": ordered})


def same_point(one: Claim, other: Claim) -> bool:
    """Whether two quotes make one point: the same words, or the asked figure told alike in like words."""
    if one.negates != other.negates:
        return False
    shared = len(one.terms & other.terms)
    shorter = min(len(one.terms), len(other.terms))
    alike = shared / max(1, len(one.terms | other.terms))
    if alike >= _SAME_WORDS or (shorter >= _SHORT and shared >= _WITHIN * shorter):
        # In like words another number is another point.
        mine, theirs = one.numbers, other.numbers
        return all(any(f.agrees(g) for g in b) for a, b in ((mine, theirs), (theirs, mine)) for f in a)
    if one.quote.article.id == other.quote.article.id or alike < _SAME_FIGURE_WORDS:
        return False
    pairs = product(one.principal(one.figures), other.principal(other.figures))
    return any(f.to_the_point and g.to_the_point and _same_figure(f.value, g.value) for f, g in pairs)


def differ(one: Claim, other: Claim, trusted: bool = False) -> bool:
    """Whether two quotes give different answers to the question; ``trusted``: it is known that both answer it."""
    if _values_differ(one, other, trusted):
        return True
    return (one.matter.asks_whether or one.matter.asks_sides) and _opposed(one, other)


def _sides(one: Claim, other: Claim, trusted: bool) -> int:
    """How surely two quotes are two of the sides that a question asks for: from 0, they are not, to 2."""
    if not one.matter.asks_sides or _one_voice(one.quote, other.quote):
        return 0
    if _asked_voice(other) and not _asked_voice(other) <= _asked_voice(one):
        return 2
    articles = (one.matter.presumes or one.matter.asks_articles) and one.quote.article.id != other.quote.article.id
    return int(trusted and (articles or bool(one.quote.speaker or other.quote.speaker)))


def _asked_voice(claim: Claim) -> frozenset[str]:
    """The terms of the question by which it names the one who speaks in a quote: ``what do the mayor and Holm say``."""
    said = [mention.text for mention in (claim.quote.speaker, claim.quote.role) if mention]
    found = [term for text in said for term in terms(text)]
    asked = claim.matter.all_terms
    return asked.intersection(found) | (nations(found) & nations(terms(claim.matter.question)))


def _confirms(one: Claim, other: Claim) -> bool:
    """Whether the second quote gives the very value that the first one gives as its answer."""
    return any(
        any(_agree(f.value, g.value) for f, g in product(one.principal(mine), theirs))
        for mine, theirs in ((one.figures, other.figures), (one.dates, other.dates))
    )


def _values_differ(one: Claim, other: Claim, trusted: bool) -> bool:
    """Whether two quotes give different figures or dates for one thing."""
    if one.quote.article.id == other.quote.article.id:
        if _one_voice(one.quote, other.quote) and not one.matter.presumes:
            return False  # what one speaker says in one breath are two things
        trusted = False
    if _of_two_names(one, other):
        return False
    return (_apart(one, other, one.figures, other.figures, trusted) and not _of_other_times(one, other)) or _apart(
        one, other, one.dates, other.dates, trusted
    )


def _apart(one: Claim, other: Claim, mine: list[Given], theirs: list[Given], trusted: bool) -> bool:
    """Whether the values that each quote gives as its answer agree with none of the other's, and are of one thing."""
    first, second = one.principal(mine), other.principal(theirs)
    if not one.matter.presumes and max(len({f.value for f in first}), len({g.value for g in second})) > 2:
        return False  # that is a list of several things
    if any(_agree(f.value, g.value) for f, g in chain(product(first, theirs), product(mine, second))):
        return False
    trusted = trusted and len(first) == len(second) == 1
    return any(_of_one_thing(f, g, one.matter, trusted) for f, g in product(first, second))


def _of_one_thing(one: Given, other: Given, matter: Matter, trusted: bool) -> bool:
    """Whether two values are of one thing.

    They are where both sentences are to the point of the question; of figures also where one is, and the words beside
    the other are the same.
    """
    if not _comparable(one.value, other.value):
        return False
    if matter.presumes:
        return True
    if one.manners != other.manners or _of_others(one, other, matter):
        return False
    if one.to_the_point and other.to_the_point:
        return True
    known = matter.names.union(matter.asked.nouns if matter.asked else (), one.named, other.named)
    shared = len((one.beside & other.beside) - known)
    pointed = one.to_the_point or other.to_the_point
    if trusted:
        return shared >= (3 - pointed - isinstance(one.value, Figure) * pointed)
    return isinstance(one.value, Figure) and pointed and shared >= _SAME_THING


def _of_others(one: Given, other: Given, matter: Matter) -> bool:
    """Whether one sentence names what the question names, and the other names others only."""
    a, b = (given.named & matter.named for given in (one, other))
    if a - b and b - a:
        return True
    return (bool(a) and not b and bool(other.of - one.named)) or (bool(b) and not a and bool(one.of - other.named))


def _agree(one: Figure | str, other: Figure | str) -> bool:
    if isinstance(one, Figure) and isinstance(other, Figure):
        return one.agrees(other)
    # "2024-06" holds "2024-06-27".
    return str(one).startswith(str(other)) or str(other).startswith(str(one))


def _same_figure(one: Figure | str, other: Figure | str) -> bool:
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
    a, b = one.matter.names & one.terms, one.matter.names & other.terms
    return bool(a - b) and bool(b - a)


def _opposed(one: Claim, other: Claim) -> bool:
    """Whether one quote denies or negates what the other says."""
    if not (one.about and other.about) or _one_voice(one.quote, other.quote):
        return False
    denials = [claim.quote.stance == "denied" for claim in (one, other)]
    if any(denials):
        affirming = one if denials[1] else other
        said = affirming.quote.stance != "unsourced" and not affirming.negates
        return not all(denials) and (one.matter.asks_sides or said)
    if one.matter.asks_sides and one.quote.speaker and other.quote.speaker and one.quote.stance != other.quote.stance:
        return True
    both = one.signs.keys() & other.signs.keys()
    return bool(both) and all(one.signs[t] != other.signs[t] for t in both)


def _adds_no_voice(quote: Quote, known: Quote) -> bool:
    """Whether a quote is of the voice of one that is known, or of the narration around it."""
    return _one_voice(quote, known) or (quote.speaker is None and quote.article.id == known.article.id)


def _one_voice(one: Quote, other: Quote) -> bool:
    """Whether both quotes are of one speaker, or of one article's own narration."""
    if one.speaker is None or other.speaker is None:
        return one.speaker is other.speaker and one.article.id == other.article.id
    return one.speaker.text == other.speaker.text
