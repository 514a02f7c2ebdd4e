"""What an article may repeat without end: names, offices, acronyms, quotations, days, figures, marks; each a unit of its number."""

from __future__ import annotations

from collections.abc import Callable

_FIRST = "Ada Jane John Mary Robert Linda James Anna Paul Laura Kevin Olga Ivan Sofia Peter Nina".split()
_BODIES = ("Council", "Agency", "University", "Corp.", "Police", "School")
_HEADS = ("the agency", "the company", "the singer", "the group", "the court")
_COUNTRIES = "Russia Ukraine China France Germany Japan Canada Mexico".split()
_NATIONS = "Russian Ukrainian Chinese French German".split()
_PRONOUNS = "he she they it his her".split()


def word(number: int) -> str:
    """A word that no other number below 27,000 has."""
    return "".join("bcdfglmnprst"[number // 12**at % 12] + "aeiou"[number // 5**at % 5] for at in range(3))


def surname(number: int) -> str:
    """The same as a name."""
    return word(number).capitalize()


def name(number: int) -> str:
    """A person's name."""
    return f"{_FIRST[number % len(_FIRST)]} {surname(number)}"


def capitals(number: int) -> str:
    """Three capitals."""
    return "".join(chr(65 + number // 26**at % 26) for at in range(3))


def body_of(number: int) -> str:
    """A name of an organisation."""
    return f"{surname(number)} {_BODIES[number % len(_BODIES)]}"


CONSTRUCTS: dict[str, Callable[[int], str]] = {
    # people
    "names": name,
    "one name": lambda n: "Ada Lind",
    "surnames": surname,
    "who said": lambda n: f"{name(n)} said the river rose",
    "two of one surname": lambda n: f"{_FIRST[n % 2]} Lind said that Lind rose",
    "titled": lambda n: f"Defense Secretary {name(n)} said the river rose",
    "mayors": lambda n: f"mayor {name(n)}",
    "former": lambda n: f"former President {name(n)},",
    "Mr.": lambda n: f"Mr. {surname(n)}",
    "Jr.": lambda n: f"{name(n)}, Jr.,",
    "ages": lambda n: f"{name(n)}, {20 + n % 60}, a teacher,",
    "who": lambda n: f"{name(n)}, who said the river rose,",
    "according to": lambda n: f"according to {name(n)}",
    "names and": lambda n: f"{name(n)} and",
    "names of": lambda n: f"{name(n)} of",
    "names'": lambda n: f"{name(n)}'s",
    "roles of": lambda n: f"secretary of the {body_of(n)}",
    "columnists": lambda n: f"{name(n)} is a columnist",
    "accused": lambda n: f"{name(n)} accused {name(n + 1)} of lying",
    "denied": lambda n: f"{name(n)} denied that {name(n + 1)} lied",
    "told": lambda n: f"{name(n)} told {body_of(n)} that the river rose",
    "signed": lambda n: f"— {name(n)} (@a{n}) said",
    "surnames:": lambda n: f"{surname(n)}: the river rose",
    "names:": lambda n: f"{name(n)}: Did the river rose {n}?",
    "de la": lambda n: "de la van",
    "initials": lambda n: "J. K.",
    "capitals": lambda n: "RIVER ROSE SAID",
    # whom a word means
    "he said": lambda n: "he said the river rose",
    "they said": lambda n: "they said it rose",
    "the mayor said": lambda n: "the mayor said the river rose",
    "pronouns": lambda n: _PRONOUNS[n % len(_PRONOUNS)],
    "the heads": lambda n: _HEADS[n % len(_HEADS)],
    "the mayor's": lambda n: "the mayor's",
    "I'm": lambda n: "I'm I've said",
    # organisations and countries
    "organisations": body_of,
    "organisations said": lambda n: f"the {body_of(n)} said the river rose",
    "acronyms": capitals,
    "acronyms explained": lambda n: f"{surname(n)} Safety Council ({capitals(n)})",
    "the company": lambda n: "the company said the river rose",
    "companies told of": lambda n: f"the company {surname(n)} rose, the company said",
    "the union": lambda n: f"the {surname(n)} Pilots Union met, and the union said the river rose",
    "offices": lambda n: f"{surname(n)} Sheriff's Office met, and the sheriff's office said the river rose",
    "schools": lambda n: f"{surname(n)} University met, and the university said the river rose",
    "schools alone": lambda n: f"{surname(n)} University",
    "companies joined": lambda n: f"{surname(n)} and {surname(n + 1)} met, and the companies said so",
    "the spokesperson": lambda n: "the spokesperson said the river rose",
    "heads": lambda n: ("Milk", "Rain", "Snow", "Hail")[n % 4] + " is safe, the firm said",
    "countries": lambda n: _COUNTRIES[n % len(_COUNTRIES)],
    "nations": lambda n: f"{_NATIONS[n % len(_NATIONS)]} officials said",
    "polls": lambda n: "the survey found that",
    # quotations
    "quotations": lambda n: f"“The river rose {n},” {name(n)} said",
    "straight quotations": lambda n: f'"The river rose {n}," {name(n)} said',
    "opened": lambda n: "“the river rose said",
    "closed": lambda n: "the river rose” said",
    "single": lambda n: "'the river rose' he said",
    "straight marks": lambda n: '"river said',
    "opened within": lambda n: "“‘",
    "closed within": lambda n: "”’",
    "apostrophes": lambda n: "'",
    "backticks": lambda n: "``",
    # clauses
    "that": lambda n: "that the river said",
    "which": lambda n: "which said that",
    "if": lambda n: "if the river rose",
    "because": lambda n: "because the river rose",
    "saying": lambda n: "rising saying",
    "reported": lambda n: "accused denied reported",
    "and": lambda n: "the river and the bridge and",
    "of the": lambda n: "the river of the mayor of",
    "the": lambda n: "the",
    "to": lambda n: "to rise to",
    "not": lambda n: "the river did not rise until Monday",
    "not alone": lambda n: "not",
    "one claim": lambda n: "the river rose by 40 feet on Monday, the mayor said",
    "questions": lambda n: "Did the river rise?",
    # days and figures
    "not until": lambda n: "not until",
    "Monday": lambda n: "Monday",
    "on Monday": lambda n: "on Monday the river rose",
    "every Monday": lambda n: "every Monday and",
    "last week": lambda n: "last week",
    "dates": lambda n: f"October {n % 28 + 1}, {1990 + n % 30}",
    "dates otherwise": lambda n: f"on {n % 28 + 1} October {1990 + n % 30}",
    "years": lambda n: f"{1500 + n % 500}",
    "ranges": lambda n: f"{1900 + n % 100}-{1901 + n % 100}",
    "numbers": lambda n: f"{n * 37 % 100000:,} troops",
    "numbers in words": lambda n: "twenty-five thousand troops",
    "money": lambda n: f"${n * 37 % 1000}.{n % 10} million",
    "percent": lambda n: f"{n % 100}% of",
    # structure
    "headings": lambda n: f"The River {n}",
    "headings that ask": lambda n: f"Why did the river {n} rise?",
    "marked headings": lambda n: f"# River {n}",
    "bullets": lambda n: f"- the river rose {n}",
    "numbered": lambda n: f"{n % 99 + 1}. the river rose",
    "labels": lambda n: f"River: {n}",
    "read more": lambda n: "Read more: the river",
    "sign up": lambda n: "sign up for",
    "cells": lambda n: f"| River {n} | {n} feet",
    # marks and letters
    "in brackets": lambda n: f"(the river rose {n})",
    "brackets opened": lambda n: "(the river (said",
    "square brackets": lambda n: "[the river] said",
    "dashes": lambda n: "— the river — said",
    "hyphens": lambda n: "river-rose-said-",
    "commas": lambda n: "the river, said, rose,",
    "semicolons": lambda n: "the river rose; he said;",
    "colons": lambda n: "he said: the river rose:",
    "slashes": lambda n: "river/rose/",
    "U.S.": lambda n: "U.S.",
    "abbreviations": lambda n: "Inc. Co. Jan.",
    "dots": lambda n: "...",
    "cries": lambda n: "?!",
    "addresses": lambda n: f"https://example.com/a.b?c={n}",
    "mail": lambda n: f"a{n}@b.example",
    "ampersands": lambda n: "&",
    "underscores": lambda n: "_",
    "words": word,
    "one word": lambda n: "river",
    "a": lambda n: "a",
    "A": lambda n: "A",
    "a long word": lambda n: "w" * 40,
    "one token": lambda n: "0123456789ABCDEF",
    "spaces": lambda n: " " * 20 + "x",
    "hard spaces": lambda n: "\u00a0\u00a0\u00a0x",
    "tabs": lambda n: "\t\t\tx",
    "of no width": lambda n: "\u200b\u200bx",
    "combining": lambda n: "e\u0301\u0301",
    "emoji": lambda n: "👩‍👩‍👧",
    "Chinese": lambda n: "你好。",
    "Hebrew": lambda n: "שלום",
}
"""Name -> the text of the unit of a number."""

JOINTS = {
    "sentences": ". ",
    "one sentence": " ",
    "commas": ", ",
    "semicolons": "; ",
    "lines": "\n",
    "paragraphs": ".\n\n",
    "paragraphs without full stops": "\n\n",
    "nothing": "",
}
"""Name -> what stands between two units."""
TAIL = "\n\nThe river rose in Kyiv on Monday, the mayor Ada Lind said.\n"
"""What stands at the end of every article, so that some of it is news."""


def grown(made_of: str, joint: str, size: int) -> str:
    """An article of about ``size`` characters of one construct, its units parted by ``JOINTS[joint]``; then :data:`TAIL`."""
    unit, between = CONSTRUCTS[made_of], JOINTS[joint]
    parts: list[str] = []
    length = 0
    while length < size:
        parts.append(unit(len(parts)))
        length += len(parts[-1]) + len(between)
    if "." in between:
        parts = [part[:1].upper() + part[1:] for part in parts]
    return between.join(parts)[:size] + ("." if "." in between else "") + TAIL
