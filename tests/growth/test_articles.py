"""An article takes time by its length alone, whatever it is made of: names, acronyms, offices, quotations, dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import pytest
from briefing_bot.attribution.speakers import attributions
from briefing_bot.documents.document import Document
from briefing_bot.language.names.acronyms import explained, initialled
from briefing_bot.language.time.dates import dates
from briefing_bot.models import Article

from tests.growth.measure import grows

_SIZES = (5_000, 10_000, 20_000)
_FIRST = "Ada Jane John Mary Robert Linda James Anna Paul Laura Kevin Olga Ivan Sofia Peter Nina".split()


def _surname(number: int) -> str:
    return "".join("bcdfglmnprst"[number // 12**at % 12] + "aeiou"[number // 5**at % 5] for at in range(3)).capitalize()


def _name(number: int) -> str:
    return f"{_FIRST[number % len(_FIRST)]} {_surname(number)}"


def _capitals(number: int) -> str:
    return "".join(chr(65 + number // 26**at % 26) for at in range(3))


CONSTRUCTS: dict[str, Callable[[int], str]] = {
    "acronyms": _capitals,
    "acronyms explained": lambda n: f"{_surname(n)} Safety Council ({_capitals(n)})",
    "mayors": lambda n: f"mayor {_name(n)}",
    "Mr.": lambda n: f"Mr. {_surname(n)}",
    "who said": lambda n: f"{_name(n)} said the river rose",
    "two of one surname": lambda n: f"{_FIRST[n % 2]} Lind said that Lind rose",
    "the company": lambda n: "the company said the river rose",
    "companies told of": lambda n: f"the company {_surname(n)} rose, the company said",
    "the union": lambda n: f"the {_surname(n)} Pilots Union met, and the union said the river rose",
    "offices": lambda n: f"{_surname(n)} Sheriff's Office met, and the sheriff's office said the river rose",
    "schools": lambda n: f"{_surname(n)} University met, and the university said the river rose",
    "companies joined": lambda n: f"{_surname(n)} and {_surname(n + 1)} met, and the companies said so",
    "the spokesperson": lambda n: "the spokesperson said the river rose",
    "heads": lambda n: ("Milk", "Rain", "Snow", "Hail")[n % 4] + " is safe, the firm said",
    "quotations": lambda n: f"“The river rose {n},” {_name(n)} said",
    "ranges": lambda n: f"{1900 + n % 100}-{1901 + n % 100}",
    "not until": lambda n: "not until",
    "of the": lambda n: "the river of the mayor of",
    "one claim": lambda n: "the river rose by 40 feet on Monday, the mayor said",
    "one token": lambda n: "0123456789ABCDEF",
}
_JOINED = {"sentences": ". ", "one sentence": " "}


@pytest.mark.parametrize("made_of", CONSTRUCTS)
def test_an_article_takes_time_by_its_length_alone(made_of: str) -> None:
    unit = CONSTRUCTS[made_of]

    @cache
    def body(size: int, joint: str) -> str:
        parts = [unit(number) for number in range(size // (len(unit(1)) + len(joint)) + 1)]
        opening = str.capitalize if joint.startswith(".") and parts[0].islower() else str
        return joint.join(opening(part) for part in parts)[:size] + ".\n\nThe river rose, the mayor Ada Lind said.\n"

    wrong = {}
    for how, joint in _JOINED.items():

        def read(size: int, joint: str = joint) -> None:
            text = body(size, joint)
            document = Document.of(Article(id="a", source="a.txt", body=text, published=date(2024, 10, 23)))
            attributions(document)
            for sentence in document.outline.sentences:
                dates(text, sentence.start, sentence.end, document.article.published)
            _ = [*explained(text), *initialled(text)]

        wrong[how] = grows(read, _SIZES, free=0.4)
    assert not any(wrong.values()), wrong
