"""Whether an article, or a sentence of it, is about another person, place or company than a question names.

What tells is that the article never names what the question names, or that it has another word in its very place: the Alder *bridge* and the
Birch tunnel, but no Alder tunnel.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from briefing_bot.answering.selection.names_missing import terms_of
from briefing_bot.answering.selection.word_pairs import LEAST_LETTERS, word_pairs
from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.lexicon.verbs import PAST
from briefing_bot.language.lexicon.word_classes import AUXILIARIES, PREPOSITIONS
from briefing_bot.language.names.countries import nations
from briefing_bot.language.names.recognition import Name, gender
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms
from briefing_bot.language.time.calendar_words import ANY_MONTH

# An Australian paper writes of the opposition, and a fire in a county goes by another name: these tell nothing.
_PEOPLE = late(r"(?:an|ish|ese|ic|ch)$")
_AREAS = frozenset("county city state district province region island islands".split())
_GOVERNED = late(r"\b([a-z]{4,40} (?:of|on|in|at|for|to)) (?:the )?$")
_VERBAL = late("|".join(sorted(AUXILIARIES | PREPOSITIONS | PAST)) + r"|\w+(?:ed|ing|ly)")
_KIN = late(
    r"\b(?:(?:grand|step)?(?:son|daughter|father|mother|child|children|parents?)|wife|husband|brother|sister|uncle|aunt|cousin|widow|widower|twin"
    r"|nephew|niece|spouse|partner|wed|married|marry)\b"
)
_DOES = late(r"\b(?:do|does|did|will|would|has|have|had|can|could) (?:the )?$", re.IGNORECASE)
_DOING = late(r" [a-z]+\b")
_IN = late(r"\b(?:in|at|near|outside|around) (?:the )?$")
_IN_PLACE = late(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round) (?:the )?(?!(?:{ANY_MONTH})\b)[A-Z]")
_BEFORE = late(r"\b([\w’'-]+) (of (?:the )?)?$")
_AFTER = late(r" ([a-z][\w-]{3,})\b")


def lacks_name(
    question: str, named: Sequence[Name], whole: str, has: Callable[[str], bool], known: Callable[[str], bool]
) -> bool:
    """Whether an article never speaks of what a question names.

    Args:
        question: as it stands alone.
        named: its names.
        whole: the article with its title and author.
        has: whether the article has a term in any of its forms.
        known: whether any article of the briefing has a term.
    """
    return any(_unnamed(question, name, whole, has) or _known_elsewhere(question, name, has, known) for name in named)


def of_another_name(
    question: str, named: Sequence[Name], said: str, whole: str, held: frozenset[str], has: Callable[[str], bool]
) -> bool:
    """Whether ``said``, a sentence in its context, is about another person, place or thing than a question names.

    Args:
        question: as it stands alone.
        named: its names.
        said: the sentence's words.
        whole: the article with its title and author.
        held: the article's terms.
        has: whether the article has a term in any of its forms.
    """
    return _displaced(question, whole, said, has) or any(
        _namesake(question, name, said, whole, has)
        or _in_its_slot(question, name, said, whole)
        or _elsewhere(question, name, said, held)
        for name in named
    )


def _unnamed(question: str, name: Name, whole: str, has: Callable[[str], bool]) -> bool:
    """Whether an article never speaks of a name of the question: its last word is missing, or is only ever the end of other names."""
    found = terms_of(question, name)
    words = [word for word in name.words if not is_title(word)]
    opens = not question[: name.start].strip() or question[: name.start].rstrip()[-1:] in ".!?:"
    if (
        not found
        or not words
        or _PEOPLE.search(words[-1])
        or fold(words[-1]) in _AREAS
        or (opens and len(name.words) == 1)
        or len("".join(words)) < LEAST_LETTERS
    ):
        return False
    if not any(map(has, found)):
        return not nations(found) and _in_its_place(question, name, whole)
    if len(words) < 2 or has(found[0]):
        return False
    last = re.escape(words[-1])
    alone = re.sub(rf"\b[A-Z][\w’'-]+ {last}\b", "", whole)
    return alone != whole and not re.search(rf"\b{last}\b", alone)


def _known_elsewhere(question: str, name: Name, has: Callable[[str], bool], known: Callable[[str], bool]) -> bool:
    """Whether a question is of what somebody does whom the article never names, and another article does: he is not called otherwise here."""
    found = terms_of(question, name)
    if not found or nations(found) or any(map(has, found)) or not _DOES.search(question[: name.start]):
        return False
    return all(map(known, found)) and bool(_DOING.match(question, name.end))


def _in_its_place(question: str, name: Name, whole: str) -> bool:
    """Whether an article has another name where the question has this one: the Alder *bridge*, the *mayor of* Norrby, *Mayor* Lund."""
    before, after = _BEFORE.search(question[: name.start]), _AFTER.match(question[name.end :])
    title = name.role or (before if before and is_title(before[1]) and not before[2] else None)
    if after and re.search(rf"\b[A-Z][\w’'-]+ {re.escape(after[1])}\b", whole):
        return True
    if before and before[2] and re.search(rf"\b{re.escape(before[1])} of (?:the )?[A-Z]", whole):
        return True
    office = question[slice(*name.role)].split()[-1] if name.role else before[1] if before and title else ""
    return bool(office) and bool(re.search(rf"\b{re.escape(office)}\b", whole, re.IGNORECASE))


def _displaced(question: str, whole: str, said: str, has: Callable[[str], bool]) -> bool:
    """Whether two words that stand together in the question are parted in the article: it has the second only behind other words, and the
    first, where it has it, only before others."""
    for one, two in word_pairs(question):
        first, second = re.sub(r"['’]s?$", "", question[one.start : one.end]), question[two.start : two.end]
        if not second.islower() or len(second) < LEAST_LETTERS or not first[0].isalpha():
            continue
        if second in PAST or second.endswith(("ed", "ing")):
            continue  # what Lind sold is no kind of Lind
        if not first[0].isupper() or _PEOPLE.search(first):
            continue
        beside = re.search(rf"\b([^\W\d_][\w’'-]{{1,40}}) {re.escape(second)}\b", said)
        after = {
            match
            for match in re.findall(rf"\b{re.escape(first)} ([a-z][\w’'-]+)", whole)
            if not _VERBAL.fullmatch(match)
        }
        others = {name for name in re.findall(rf"\b([A-Z][\w’'-]+) {re.escape(second)}\b", whole) if terms(name)} - {
            first
        }
        if (
            after
            and second.casefold() not in after
            and others
            and not re.search(rf"\b{re.escape(first)}\b(?! (?:{'|'.join(map(re.escape, after))})\b)", whole)
        ):
            return True
        if beside and beside[1][0].isupper() and beside[1] != first and not has(one.term):
            return True
    return False


def _namesake(question: str, name: Name, said: str, whole: str, has: Callable[[str], bool]) -> bool:
    """Whether a sentence speaks of another of the family of whom the question names, and the article of both; a question about Evan Pryce's
    mother may well be answered by hers."""
    words = [word for word in name.words if not is_title(word)]
    if len(words) != 2 or words[0].casefold() in said.casefold():
        return False
    if question.startswith(("'", "’"), name.end) or not (name.person or gender(tuple(words))):
        return False
    last = re.escape(words[1])
    others = [word for word in re.findall(rf"\b([A-Z][\w’'-]{{1,40}}) {last}\b", said) if not is_title(word)]
    surname = not re.search(rf"\b{last.lower()}s?\b", whole)  # the Park Fire has no family
    if not others or not surname or _KIN.search(said) or _KIN.search(question):
        return False
    return f"{words[0]} {words[1]}" in whole or not any(has(term) for term in terms(words[0]))


def _in_its_slot(question: str, name: Name, said: str, whole: str) -> bool:
    """Whether a sentence tells of another thing in the words in which the question asks of a named one, and the article has both with
    their names: the work on *the bridge* (the Alder bridge) for the work on *the Birch tunnel*."""
    governed, thing = _GOVERNED.search(question[: name.start]), _AFTER.match(question[name.end :])
    called = question[name.start : name.end]
    if not governed or not thing or f"{called}{thing[0]}" not in whole or thing[1] in said or called in said:
        return False
    other = re.search(rf"\b{re.escape(governed[1])} the ([a-z]{{4,40}})\b", said)
    return other is not None and bool(re.search(rf"\b[A-Z][\w’'-]{{1,40}} {re.escape(other[1])}\b", whole))


def _elsewhere(question: str, name: Name, said: str, held: frozenset[str]) -> bool:
    """Whether a sentence tells what is so in another place than the one that the question names, of which the article has nothing."""
    found = list(terms(question, name.start, name.end))
    if not found or not held.isdisjoint(found) or nations(found) or not _IN.search(question[: name.start]):
        return False
    return bool(_IN_PLACE.search(said))
