"""Whom an article speaks of or quotes, and the nouns by which it may call them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.text.folding import fold

Span = tuple[int, int]
Sort = Literal["person", "group", "organisation", "thing"]

COMPANIES = frozenset(
    "company firm franchise automaker carmaker airline retailer maker manufacturer corporation brand startup business chain carrier giant operator railway railroad utility brewery".split()
)
SCHOOLS = frozenset("university school college institute academy".split())
BODIES = frozenset(
    """agency department ministry bureau office service administration board commission committee council court party union
    hospital bank city government league association organization organisation museum publication team club group network station
    newspaper magazine paper outlet site studio regulator watchdog palace society foundation lottery federation observatory institute alliance coalition""".split()
)
CORPORATE = COMPANIES | BODIES | SCHOOLS
CLOSE = frozenset(
    """office family defense defence counsel son daughter wife husband mother father brother sister parents team friend
    widow campaign camp side""".split()
)
_MALE = frozenset(
    """man boy guy father dad husband son brother uncle grandfather grandpa grandson nephew boyfriend stepfather actor
    businessman""".split()
)
_FEMALE = frozenset(
    """woman girl mother mom mum wife daughter sister aunt grandmother grandma granddaughter niece girlfriend stepmother
    actress businesswoman""".split()
)
_UNKNOWN = frozenset("man woman boy girl guy".split())  # as often somebody whom the article does not name
_ANYBODY = frozenset(
    """artist singer rapper musician comedian filmmaker star author novelist writer athlete golfer player teen teenager
    veteran retiree billionaire tourist survivor performer host native winner champion medalist educator teacher
    worker lawmaker legislator politician democrat republican mogul activist professor researcher scientist rapper
    songwriter entrepreneur farmer swimmer sprinter gymnast boxer slugger striker goalkeeper pitcher""".split()
)
AGENCIES = frozenset(
    "administration agency bureau service office department ministry nasa center centers survey commission board".split()
)


class Entity(NamedTuple):
    """Somebody, or something written, that an article speaks of or quotes: spans of the body for the fullest name and for the role.

    ``heads`` are the folded words by which ``the ...`` may mean this entity; ``document`` is true for what is written.
    """

    name: Span
    role: Span | None
    sort: Sort
    gender: str | None = None
    heads: frozenset[str] = frozenset()
    document: bool = False


def gender_of(head: str) -> str | None:
    """``"he"`` or ``"she"`` where a noun says so (``her mother``), else None."""
    return "he" if head in _MALE else "she" if head in _FEMALE else None


def is_somebody(head: str) -> bool:
    """Whether a noun says no office but what a known person is like: ``the singer``, ``the 34-year-old``."""
    return head in _ANYBODY or head.endswith("-year-old") or (gender_of(head) is not None and head not in _UNKNOWN)


def speaks_for(head: str) -> bool:
    """Whether a noun is somebody, or a body that speaks."""
    return is_title(head) or head in CORPORATE or head in CLOSE


def body_heads(words: Sequence[str]) -> frozenset[str]:
    """The words by which ``the ...`` may mean an organisation: its last, and the one before a preposition.

    Of ``a lawyer for the man`` only the lawyer: what follows a preposition and ``the`` is somebody else.
    """
    if len(words) == 1:
        return frozenset({fold(words[0])})
    before = [fold(word) for word, follow in pairwise(words) if follow in ("of", "in", "for", "at", "on")]
    other = bool(before) and words[-1].islower() and words[-2] in ("the", "a", "an", "his", "her", "their")
    return frozenset(before if other else [fold(words[-1]), *before])
