"""Which nouns of a question are persons, places, groups or no things at all, and which phrases are of many."""

from __future__ import annotations

import re

from briefing_bot.attribution.coreference.entity import is_somebody
from briefing_bot.language.lexicon.titles import is_title

# Without titles and what else a known person is called.
_PERSONS = frozenset(
    """american boss briton celebrity child commentator friend guy man newcomer official opponent person
    rival runner russian woman youngster""".split()
)
PLACES = frozenset(
    """airport base building camp centre center city club college country court embassy factory farm hospital hotel house
    island jail mine museum office park plant port prison school site stadium state station store town university
    village""".split()
)
NO_THINGS = frozenset(
    """age amount date day hour kind month number percentage proportion score share sort time type year""".split()
)
GROUPS = frozenset(
    """administration agency army band board cabinet club committee company council country couple court crew family firm gang
    government group jury military ministry panel parliament party squad team union watchdog""".split()
)
MEASURES = frozenset(
    """days dollars hours kilometers kilometres miles minutes months percent points pounds seasons times weeks years""".split()
)
SAYING = frozenset("add announce claim call deny promise say think warn".split())
PLURALS = frozenset("people police men women children troops staff they officials".split())


def is_person_noun(noun: str) -> bool:
    """Whether a noun, in small letters, is a person: ``professor``, ``youngster``, ``rival``."""
    return noun in _PERSONS or is_title(noun) or is_somebody(noun)


def is_plural(text: str) -> bool:
    """Whether a noun phrase is of many: ``the nurses of Lindow``."""
    head = re.split(r" (?:of|for|from|against|in) ", text)[0].split()[-1].casefold()
    return head in PLURALS or (head.endswith("s") and not head.endswith(("ss", "us", "is")) and not text[0].isupper())


def plural_part(text: str) -> str | None:
    """The plural noun phrase in ``text``, itself or behind ``of``: ``the discovery of the new moons``."""
    parts = text.split(" of ", 1)
    for part in (parts[0], *parts[1:]):
        if is_plural(part) or (part is not parts[0] and re.search(r"['’]s .*[^s]s\b", part)):
            return text if part is parts[0] else part
    return None
