"""Which quotes make the same point, and whether quotes that answer one question differ.

Precision before recall: "The sources differ." is said only where two quotes give the asked figure or date and no reading
of both is one value (`contradictions.py`), where one denies what the other says, or where the question itself asks for sides and
two of them answer (`opposition.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from briefing_bot.answering.comparison.claims import Claim
from briefing_bot.answering.comparison.contradictions import (
    FAINT,
    FAIR,
    FULL,
    confirms,
    same_figure,
    same_value,
    values_differ,
    values_differ_within,
)
from briefing_bot.answering.comparison.opposition import (
    adds_no_voice,
    asked_side,
    both_in_one,
    one_voice,
    opposed,
    sides,
)
from briefing_bot.answering.question.focus import Focus
from briefing_bot.language.text.patterns import late
from briefing_bot.language.time.clock import clock, heading_clock
from briefing_bot.models import Article, Quote

NEAR = 0.6
"""Default share of the best quote's score, chosen on the training weeks. Of six quotes ranked by words alone it flags 0.5 %
of the questions on which the articles agree and 20 % of those on which they differ; 0.8 flags 0.3 % and 17 %, 0.4 flags
0.6 % and 21 %."""

_REVISES = late(
    r"\b(?:revis\w+|correct(?:ed|ing|s|ion)|(?:up|down)\s+from|earlier\s+(?:figure|estimate|count|toll|number|total)|previous(?:ly)?|instead\s+of"
    r"|(?:ris(?:en|es|ing)|rose|climb(?:ed|s|ing)|grow[ns]|grew|(?:up|down)grad\w+|jumped|lowered|raised)\s+to|now\s+(?:ha(?:s|ve)|stands?|counts?|numbers?|puts?))\b",
    re.IGNORECASE,
)
_STANDS = late(r"\W*(?:(?:so|and|but),? )?(?:is|are|isn[’']t|aren[’']t|do|does|can|has|have)\b", re.IGNORECASE)
_SAME_WORDS = 0.75  # by hand: of all words of two quotes, what both have where they make one point
_WITHIN, _SHORT = 0.9, 6  # by hand: or of the shorter one's words, where it has six, what the other has too
_SAME_FIGURE_WORDS = 0.35  # by hand: the same of quotes that give one figure


class Reconciled(NamedTuple):
    """Quotes, each point once, best first; ``conflict``: two of them differ about what was asked, or one tells of two."""

    quotes: tuple[Quote, ...]
    conflict: bool


def reconcile(focus: Focus, quotes: Sequence[Quote], near: float = NEAR, graded: bool = False) -> Reconciled:
    """Merge quotes that make the same point, and tell whether another differs from the best.

    Articles that carry one story are one witness: they never differ, and where a newer one of them gives another figure, the
    older figure is left out. The better of two that make the same point stays, and the other's article corroborates it. Where one differs, the
    best quote and that one come first, so that both are shown. Of two figures that one voice gives for one thing the newer counts; the older
    stands behind it, as an earlier one. Every quote that is not merged is given back.

    Args:
        focus: of the question.
        quotes: those that answer it, best first; more than will be shown, for the one that differs may stand further
            down. Speakers and stances count where they are known.
        near: the least share of the best one's score that a quote needs to differ from it; what answers badly
            contradicts nothing.
        graded: whether the scores are the reader's, and tell how well a quote answers.
    """
    current, earlier = _current(focus, quotes)
    found = _compared(focus, current, near, graded)
    shown: list[Quote] = []
    for quote in found.quotes:
        shown += [quote, *(o for n, o in earlier if (n.article.id, n.start) == (quote.article.id, quote.start))]
    return Reconciled(tuple(shown), found.conflict)


def _compared(focus: Focus, quotes: Sequence[Quote], near: float, graded: bool) -> Reconciled:
    claims, kept = _points(focus, quotes)
    best = _chief(claims, graded)
    contrary = _Contradictions(claims, kept, best, graded).strongest(near)
    if contrary is None:
        within = bool(kept) and (values_differ_within(claims[best]) or (graded and both_in_one(claims[best])))
        return Reconciled(tuple(kept), within)
    rest = [quote for n, quote in enumerate(kept) if n not in (best, contrary)]
    if focus.asks_sides:
        shown = kept[best], kept[contrary]
        rest.sort(key=lambda q: q.score < FAIR * kept[best].score or any(adds_no_voice(q, known) for known in shown))
    return Reconciled((kept[best], kept[contrary], *rest), True)


def _current(focus: Focus, quotes: Sequence[Quote]) -> tuple[list[Quote], list[tuple[Quote, Quote]]]:
    """The quotes without those whose figure the same voice has taken back since, and these beside the newer one that did so.

    A newer one takes the place of an older that stood before it.
    """
    current, earlier = list(quotes), list[tuple[Quote, Quote]]()
    if focus.presumes or focus.asks_sides:
        return current, earlier
    claims = {id(quote): Claim(focus, quote) for quote in quotes}
    for old in quotes:
        newer = (q for q in current if q is not old and q.score >= FAINT * old.score)
        retaking = next((q for q in newer if old in current and _retakes(claims[id(q)], claims[id(old)])), None)
        if retaking is None:
            continue
        at = current.index(old)
        current.remove(old)
        earlier.append((retaking, old.model_copy(update={"earlier": True})))
        if current.index(retaking) > at:
            current.remove(retaking)
            raised = retaking.model_copy(update={"score": max(retaking.score, old.score)})
            claims[id(raised)] = claims[id(retaking)]
            current.insert(at, raised)
    return current, earlier


def _retakes(newer: Claim, older: Claim) -> bool:
    """Whether a later article, or a later post of a live blog, gives another figure for one thing in the same voice, or says that it
    revises one."""
    one, other = newer.quote, older.quote
    posted = one.article.id == other.article.id and _is_later(one, other)
    if posted and _tells_how_it_stands(newer) and _tells_how_it_stands(older):
        return True
    first, then = other.article.published, one.article.published
    if not newer.figures or not (posted or (first and then and first < then)):
        return False
    revises = bool(_REVISES.search(one.text))
    if (revises or posted) and len(newer.figures) > 1 and confirms(older, newer):
        return True  # five, revising its earlier figure of four
    said_before = bool(one.speaker and other.speaker and one_voice(one, other))
    return (said_before or revises or posted) and values_differ(newer, older, FULL, retold=posted)


def _tells_how_it_stands(claim: Claim) -> bool:
    """Whether a post has half of the words of a question that asks how things stand: ``is the road open?``"""
    focus = claim.focus
    held = len(focus.terms & claim.terms) * 2 >= len(focus.terms) > 0
    return held and focus.asks_whether and bool(_STANDS.match(focus.text))


def _is_later(one: Quote, other: Quote) -> bool:
    """Whether a post of a live blog, by the time that it stands under or begins with, is later than another."""
    times = [clock(quote.section or "") or heading_clock(quote.article.body, quote.start) for quote in (one, other)]
    return times[0] is not None and times[1] is not None and times[0] > times[1]


def _points(focus: Focus, quotes: Sequence[Quote]) -> tuple[list[Claim], list[Quote]]:
    """What quotes claim, each point once, best first; and the quotes, each corroborated by the others that make its point."""
    claims: list[Claim] = []
    also: list[list[Article]] = []
    for claim in (Claim(focus, quote) for quote in quotes):
        twin = next((n for n, known in enumerate(claims) if same_point(known, claim)), None)
        if twin is None:
            claims.append(claim)
            also.append(list(claim.quote.corroborated_by))
        else:
            also[twin] += [claim.quote.article, *claim.quote.corroborated_by]
    current = [n for n, claim in enumerate(claims) if not any(_supersedes(newer, claim) for newer in claims)]
    claims, also = [claims[n] for n in current], [also[n] for n in current]
    return claims, [_corroborated(claim.quote, articles) for claim, articles in zip(claims, also, strict=True)]


def _one_story(one: Quote, other: Quote) -> bool:
    """Whether two articles carry one story; an article may well tell of two that differ."""
    return one.article.id != other.article.id and one.article.witness == other.article.witness


def _supersedes(newer: Claim, older: Claim) -> bool:
    """Whether a later print of a story gives another value than an earlier one."""
    first, then = older.quote.article.published, newer.quote.article.published
    if not first or not then or first >= then or not _one_story(newer.quote, older.quote):
        return False
    return values_differ(newer, older, FULL)


class _Contradictions:
    """Claims, by number, compared with the best one. The quotes are theirs; `graded` is as in `reconcile`."""

    def __init__(self, claims: Sequence[Claim], quotes: Sequence[Quote], best: int, graded: bool) -> None:
        self._claims, self._quotes, self._best, self._graded = claims, quotes, best, graded

    def strongest(self, near: float) -> int | None:
        """The one that differs from the best, None where none does; ``near`` is as in ``reconcile``."""
        others = [n for n, q in enumerate(self._quotes) if n != self._best and q.score >= near * self._top]
        differences = {n: self._difference(n) for n in others}
        return max((n for n in others if differences[n]), key=lambda n: self._merit(n, differences[n]), default=None)

    @property
    def _top(self) -> float:
        return self._quotes[self._best].score

    def _share(self, n: int) -> float:
        return self._quotes[n].score / self._top if self._graded and self._top else FAINT

    def _difference(self, n: int) -> int:
        """How surely the best one and another differ: from 0, they do not, to 3."""
        best, other, focus = self._claims[self._best], self._claims[n], self._claims[n].focus
        if _one_story(best.quote, other.quote):
            return 0
        better = (
            k for k, q in enumerate(self._quotes) if k not in (self._best, n) and q.score >= self._quotes[n].score
        )
        # A score alone weighs little against what a third quote confirms.
        share = self._share(n)
        trust = min(share, FAINT) if any(confirms(best, self._claims[k]) for k in better) else share
        if values_differ(best, other, trust):
            return 3
        if (focus.asks_whether or focus.asks_sides) and opposed(best, other):
            return 3
        if not self._graded or same_value(best, other):
            return 0
        return sides(best, other, share)

    def _merit(self, n: int, difference: int) -> tuple[bool, int, int, int]:
        """What decides between several that differ."""
        claim = self._claims[n]
        if not self._graded:  # then the one that speaks most of the focus: other figures stand beside other things
            return True, difference, len(claim.focus.terms & claim.terms), -n
        other_article = difference == 1 and self._quotes[n].article.id != self._quotes[self._best].article.id
        return self._share(n) >= FAIR or difference == 2, difference, int(other_article), -n


def _chief(claims: Sequence[Claim], graded: bool) -> int:
    """The number of the claim that others are compared with: the best one.

    Where the question asks for sides, and the best is of none, it is the next that answers about as well and gives a
    figure, where one is asked for, in the words of somebody whom the question names.
    """
    best = max(range(len(claims)), key=lambda n: claims[n].quote.score, default=0)
    if not graded or not claims or not claims[best].focus.asks_sides:
        return best
    amiss = claims[best].focus.asked and not claims[best].figures
    least = (FAINT if amiss else FULL) * claims[best].quote.score
    fair = [n for n, claim in enumerate(claims) if claim.quote.score >= least]

    def fitness(n: int) -> tuple[bool, bool]:
        gives = not claims[n].focus.asked or bool(claims[n].figures)
        return gives, bool(asked_side(claims[n]))

    return max(fair, key=lambda n: (fitness(n), n == best, -n))


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
    return any(f.to_the_point and g.to_the_point and same_figure(f.value, g.value) for f, g in pairs)
