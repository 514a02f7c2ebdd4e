"""Whether an article holds what a question names.

A question about another person, company or town than the briefing's reads much like one about the briefing's own: the reader, which
looks for what is asked, is easily taken in. That a name stands nowhere in the article tells it.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing_bot.language.names.recognition import Name, names
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms
from briefing_bot.language.time.calendar_words import CALENDAR_TERMS
from briefing_bot.retrieval.bm25 import Query

_THING = late(r"(?<!\w)(?:[Aa]n? [A-Z]{2,}|[A-Z]{2,}s)(?!\w)")
# Acronyms in the plural and after "a" are of things, "UAVs" and "a UAV": an article is free to call them drones.


def unnamed(question: str, query: Query, holds: Callable[[str], bool]) -> float:
    """The largest share of one name's words in a question that an article lacks, from 0 to 1; 0 where it names nothing.

    Args:
        question: as it stands alone.
        query: its terms, each with other forms that count as the same (``Expander.alternatives``).
        holds: whether the article has a term.
    """
    forms = {found[0][0]: [term for term, _ in found] for found in query}

    def absent(term: str) -> bool:
        return not any(map(holds, forms.get(term, (term,))))

    things = {match.end() for match in _THING.finditer(question)}
    named = [terms_of(question, name) for name in names(question, 0, len(question)) if name.end not in things]
    return max((sum(map(absent, name)) / len(name) for name in named if name), default=0.0)


def terms_of(question: str, name: Name) -> list[str]:
    """The terms of a name of a question, but for days and months."""
    return [term for term in terms(question, name.start, name.end) if term not in CALENDAR_TERMS]
