"""Who speaks against whom: quotes that deny what others say, and those of the sides that a question asks for."""

from __future__ import annotations

import re

from briefing_bot.answering.comparison.claims import Claim
from briefing_bot.language.lexicon.cue_verbs import VERBS, Verb, VerbKind
from briefing_bot.language.names.countries import nations
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Quote

_CONTRAST = late(r"\b(?:but|however|while|whereas|although|though|others|contrary|instead|despite)\b", re.IGNORECASE)
_HEARD, _WELL_HEARD = 0.3, 0.5  # by hand: shares of the best score of another side, and of one that speaks unasked
_WORD = late(r"[^\W\d_]+")


def opposed(one: Claim, other: Claim) -> bool:
    """Whether one quote denies or negates what the other says."""
    if not (one.about and other.about) or one_voice(one.quote, other.quote):
        return False
    denials = [claim.quote.stance == "denied" for claim in (one, other)]
    if any(denials) and not one.focus.asks_denial:
        affirming = one if denials[1] else other
        said = affirming.quote.stance != "unsourced" and not affirming.negates
        return not all(denials) and (one.focus.asks_sides or said)
    both = one.polarities.keys() & other.polarities.keys()
    return bool(both) and all(one.polarities[t] != other.polarities[t] for t in both)


def sides(one: Claim, other: Claim, share: float) -> int:
    """How surely two quotes are two of the sides that a question asks for: from 0, they are not, to 2.

    Args:
        one: the best quote.
        other: another.
        share: of the best one's score that the other has.
    """
    if share < _HEARD or not one.focus.asks_sides or one_voice(one.quote, other.quote):
        return 0
    if asked_side(other) and not asked_side(other) <= asked_side(one):
        return 2
    articles = (one.focus.presumes or one.focus.asks_articles) and one.quote.article.id != other.quote.article.id
    return int(share >= _WELL_HEARD and (articles or bool(one.quote.speaker or other.quote.speaker)))


def both_in_one(claim: Claim) -> bool:
    """Whether one quote tells of the sides that the question asks for: somebody says this, but others say that."""
    if not claim.focus.asks_sides:
        return False
    spoken = verbs_of_speech(claim.quote.text)
    contrast = _CONTRAST.search(claim.quote.text) or any(verb.stance == "denied" for verb in spoken)
    return len(spoken) > 1 and bool(contrast)


def verbs_of_speech(text: str) -> list[Verb]:
    """The finite verbs in ``text`` by which somebody says, shows or denies something, in order."""
    verbs = [VERBS[word] for m in _WORD.finditer(text) if (word := m.group().casefold()) in VERBS]
    return [verb for verb in verbs if verb.finite and verb.kind is not VerbKind.MIND]


def asked_side(claim: Claim) -> frozenset[str]:
    """The terms of the question by which it names the one who speaks in a quote: ``what do the mayor and Holm say``."""
    said = [mention.text for mention in (claim.quote.speaker, claim.quote.role) if mention]
    found = [term for text in said for term in terms(text)]
    asked = claim.focus.all_terms
    return asked.intersection(found) | (nations(found) & claim.focus.nations)


def adds_no_voice(quote: Quote, known: Quote) -> bool:
    """Whether a quote is in the voice of one that is known, or the narration around it."""
    return one_voice(quote, known) or (quote.speaker is None and quote.article.id == known.article.id)


def one_voice(one: Quote, other: Quote) -> bool:
    """Whether both quotes are of one speaker, or of one article's own narration."""
    if one.speaker is None or other.speaker is None:
        return one.speaker is other.speaker and one.article.id == other.article.id
    a, b = frozenset(terms(one.speaker.text)), frozenset(terms(other.speaker.text))
    return a <= b or b <= a
