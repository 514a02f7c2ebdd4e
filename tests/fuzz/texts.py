"""Hostile articles, questions and turns, drawn by a ``random.Random``: the same again of the same seed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from briefing_bot import Article
from briefing_bot.models import PageSpan

from tests.growth.constructs import CONSTRUCTS, JOINTS
from tests.nasty import PIECES

OPENERS = "so and but or also hey ok okay please well then is did what who how when why which where whose whom".split()
_ASKED = (
    "Who said that the river rose?",
    "How many troops are in Russia?",
    "When did {0} say it?",
    "What did {0} say about {1}?",
    "Who is {0}?",
    "Why did {0} deny it?",
    "Did {0} confirm {1}?",
    "What happened to {0} on {1}?",
    "Where is {0}, and who said so?",
    "How much does {0} cost?",
    "{0}",
    "{0} {1}",
)
_TURNS = (
    "And why?",
    "When?",
    "What about {0}?",
    "And {0}?",
    "How old is he?",
    "Who said that?",
    "And in 2022?",
    "they?",
)
LONGEST = 200_000
"""Characters of the longest article."""
_SHORTEST, _DOUBLINGS = 30, 8
_UNITS, _CHARACTERS = tuple(CONSTRUCTS.values()), (0x20, 0x7F, 0xFF, 0x2100, 0xD7FF, 0x10FFFF)


def text(chance: Random, size: int) -> str:
    """About ``size`` characters of prose, of constructs, of pieces, and of any code points, one after the other."""
    parts: list[str] = []
    length = 0
    while length < size:
        part = chance.choice((_construct, _construct, _prose, _pieces, _anything))(chance, size - length)
        parts.append(part + chance.choice(("\n\n", "\n", " ", ". ", "")))
        length += len(parts[-1])
    return "".join(parts)


def _construct(chance: Random, size: int) -> str:
    unit, joint = chance.choice(_UNITS), chance.choice(list(JOINTS.values()))
    first, most = chance.randrange(1000), chance.choice((1, 3, 30, size))
    parts: list[str] = []
    length = 0
    while length < size and len(parts) < most:
        parts.append(unit(first + len(parts)))
        length += len(parts[-1]) + len(joint)
    return joint.join(parts)[: size + 50]


def _prose(chance: Random, size: int) -> str:
    sentences = (" ".join(_units(chance, chance.randint(1, 6))) for _ in range(chance.randint(1, 8)))
    return " ".join(sentence[:1].upper() + sentence[1:] + chance.choice(".....!?,") for sentence in sentences)[
        : size + 50
    ]


def _units(chance: Random, number: int) -> list[str]:
    return [chance.choice(_UNITS)(chance.randrange(40)) for _ in range(number)]


def _pieces(chance: Random, size: int) -> str:
    return chance.choice(("", " ")).join(chance.choices(PIECES, k=chance.randint(1, 40)))


def _anything(chance: Random, size: int) -> str:
    highest = chance.choice(_CHARACTERS)
    drawn = (chr(chance.randint(0, highest)) for _ in range(chance.randint(1, 30)))
    return "".join(character for character in drawn if not "\ud800" <= character <= "\udfff")


def body(chance: Random, longest: int) -> str:
    """The body of an article: mostly some thousand characters, four in a thousand of the longest; seldom none."""
    if chance.random() < 0.004:
        return text(chance, longest)
    return text(chance, min(longest, int(_SHORTEST * 2 ** chance.uniform(0, _DOUBLINGS))) * (chance.random() > 0.01))


def article(chance: Random, number: int, longest: int) -> Article:
    """An article with hostile fields around it."""
    written = body(chance, longest)

    def field(size: int = 60) -> str | None:
        return text(chance, chance.randint(0, size)) if chance.random() < 0.5 else None

    cuts = sorted(chance.sample(range(len(written) + 1), min(3, len(written) + 1))) if chance.random() < 0.1 else []
    pages = [PageSpan(page=n, start=a, end=b) for n, (a, b) in enumerate(pairwise(cuts), 1)]
    return Article(
        id=f"a{number}",
        source=f"a{number}.txt",
        body=written,
        title=field(),
        outlet=field(30),
        author=field(30),
        url=chance.choice(
            (None, f"https://news.example.com/{number}", f"https://news.example.com/a#{field()}", field())
        ),
        published=chance.choice((None, date(2024, 10, 23) + timedelta(chance.randint(-900, 900)), date.min, date.max)),
        pages=tuple(pages),
        story=chance.choice((None, None, "a0.txt")) if number else None,
    )


def question(chance: Random, told: str, longest: int, turn: bool = False) -> str:
    """A question with words of ``told``, mostly short; one in ten of some thousand characters; seldom longer than allowed."""
    kind = chance.random()
    size = chance.choice((longest, longest // 2, min(longest, 3000)))
    if kind < 0.05:
        return text(chance, size)[: size + chance.choice((0, 0, 1))]
    if kind < 0.1:
        joint = chance.choice((", ", " ", " ... ", "; ", "? ", ". "))
        opener = chance.choice((*OPENERS, chance.choice(_UNITS)(chance.randrange(40)), _slice(chance, told)))
        ending = f"{joint}troops in Russia?"
        return (joint.join([opener] * (size // (len(opener) + len(joint)) + 1)) + ending)[-size:]
    if kind < 0.25:
        return _pieces(chance, size)
    if kind < 0.4:
        return " ".join((*chance.choices(OPENERS, k=chance.randint(1, 4)), _slice(chance, told))) + "?"
    asked = chance.choice(_TURNS if turn and chance.random() < 0.7 else _ASKED)
    return asked.format(_slice(chance, told), chance.choice(_units(chance, 1)))


def _slice(chance: Random, told: str) -> str:
    if not told:
        return "Ada Lind"
    at = chance.randrange(len(told))
    return told[at : at + chance.choice((5, 15, 60))]
