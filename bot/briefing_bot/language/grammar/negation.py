"""Whether a piece of text says no: words of negation, and what stands in one clause with them."""

from __future__ import annotations

import re
from itertools import pairwise

from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import TOKEN, term, terms

_NEGATOR = late(
    r"""(?:not|no|never|neither|nor|without|cannot|hardly|denied|denies|deny|denying|refused|refuses|refusing|declined|
    false|falsely|untrue|unlikely|unrelated|unable|failed|fails|lack|lacks|none|nobody|nothing|yet|.*n['’]t)$""",
    re.IGNORECASE | re.VERBOSE,
)
_CLAUSE = late(
    r"[,;:()“”\"]|—|–|--|\b(?:but|because|although|though|while|if|unless|whether|that|when|which|who)\b", re.IGNORECASE
)
# They turn with the time, not with the claim.
_VAGUE = frozenset(terms("now yet still already over actually really officially ever even also just"))


def negates(text: str) -> bool:
    """Whether there is a word of negation in ``text``."""
    return any(_NEGATOR.match(m.group()) for m in TOKEN.finditer(text))


def polarities(text: str) -> dict[str, bool]:
    """The terms that ``text`` has in lower case, each with True where its clause affirms, False where it negates.

    A term in clauses of both sorts is left out.
    """
    found: dict[str, set[bool]] = {}
    cuts = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    for start, end in pairwise(cuts):
        words = [m.group() for m in TOKEN.finditer(text, start, end)]
        affirmed = not any(_NEGATOR.match(word) for word in words)
        for word in words:
            if word[0].islower() and (folded := term(word)) and folded not in _VAGUE:
                found.setdefault(folded, set()).add(affirmed)
    return {folded: sign.pop() for folded, sign in found.items() if len(sign) == 1}
