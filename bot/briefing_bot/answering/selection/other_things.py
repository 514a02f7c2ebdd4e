"""Whether a sentence that reads like an answer is about another thing than the question: another person, town, company, bridge or fund.

The reader looks for what is asked and is easily taken in by a namesake. What tells is that the article never names what the question names,
or that it has another word in its very place: the Alder *bridge* and the Birch tunnel, but no Alder tunnel.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from briefing_bot.answering.question.analysis import Question
from briefing_bot.documents.document import Document
from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.lexicon.verbs import PAST
from briefing_bot.language.names.countries import nations
from briefing_bot.language.names.recognition import Name, names
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.terms import term_spans, terms
from briefing_bot.language.time.calendar_words import CALENDAR_TERMS

_OPPOSITES = tuple(
    (frozenset(terms(one)), frozenset(terms(other)))
    for one, other in (
        (
            "rise rose risen increase climb gain grow grew jump soar",
            "fall fell fallen drop decline shrink shrank decrease plunge lose lost",
        ),
        ("east eastern", "west western"),
        ("north northern", "south southern"),
    )
)
_LEAST_LETTERS = 4  # by hand: shorter words tell nothing apart
_MOST_READ = 500  # characters of a question: each name and pair of words in them is looked for in the whole article
_PEOPLE = re.compile(r"(?:an|ish|ese|ic|ch)$")
_AREAS = frozenset("county city state district province region island islands".split())
# An Australian paper writes of the opposition, and a fire in a county goes by another name: these tell nothing.
_BEFORE = re.compile(r"\b([\w’'-]+) (of (?:the )?)?$")
_AFTER = re.compile(r" ([a-z][\w-]{3,})\b")


def about_another(question: Question, document: Document, sentence: int) -> bool:
    """Whether sentence ``sentence`` of a document, the best for a question, is about another thing than is asked."""
    article = document.article
    whole = f"{article.title or ''}\n{article.author or ''}\n{document.body}"
    held = frozenset(terms(whole))
    forms = {found[0][0]: [term for term, _ in found] for found in question.alternatives}

    def has(term: str, among: frozenset[str] = held) -> bool:
        return any(form in among for form in forms.get(term, [term]))

    asked = question.text[:_MOST_READ]
    if any(_unnamed(asked, name, whole, has) for name in names(asked, 0, len(asked))):
        return True
    said = document.read_as(sentence)
    return _opposite(frozenset(question.terms), frozenset(terms(said))) or _displaced(asked, whole, said, has)


def _unnamed(question: str, name: Name, whole: str, has: Callable[[str], bool]) -> bool:
    """Whether an article never speaks of a name of the question: its last word is missing, or is only ever the end of other names."""
    found = [term for term in terms(question, name.start, name.end) if term not in CALENDAR_TERMS]
    words = [word for word in name.words if not is_title(word)]
    opens = not question[: name.start].strip() or question[: name.start].rstrip()[-1:] in ".!?:"
    if (
        not found
        or not words
        or _PEOPLE.search(words[-1])
        or fold(words[-1]) in _AREAS
        or (opens and len(name.words) == 1)
        or len("".join(words)) < _LEAST_LETTERS
    ):
        return False
    if not any(map(has, found)):
        return not nations(found) and _in_its_place(question, name, whole)
    if len(words) < 2 or has(found[0]):
        return False
    last = re.escape(words[-1])
    alone = re.sub(rf"\b[A-Z][\w’'-]+ {last}\b", "", whole)
    return alone != whole and not re.search(rf"\b{last}\b", alone)


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


def _opposite(asked: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a sentence tells of a rise where the question asks of a fall, or of the east where it asks of the west."""
    return any(
        bool(asked & one) and not asked & other and bool(said & other) and not said & one
        for pair in _OPPOSITES
        for one, other in (pair, pair[::-1])
    )


def _displaced(question: str, whole: str, said: str, has: Callable[[str], bool]) -> bool:
    """Whether two words that stand together in the question are parted in the article: it has the second only behind other words, and the
    first, where it has it, only before others."""
    spans = term_spans(question)
    for one, two in pairwise(spans):
        if not one.term or not two.term or question[one.end : two.start] != " ":
            continue
        first, second = question[one.start : one.end], question[two.start : two.end]
        if not second.islower() or len(second) < _LEAST_LETTERS or not first[0].isalpha():
            continue
        if second in PAST or second.endswith(("ed", "ing")):
            continue  # what Lind sold is no kind of Lind
        if not first[0].isupper() or _PEOPLE.search(first):
            continue
        beside = re.search(rf"\b([^\W\d_][\w’'-]{{1,40}}) {re.escape(second)}\b", said)
        after = {match.casefold() for match in re.findall(rf"\b{re.escape(first)} ([a-z][\w’'-]+)", whole)}
        others = {name for name in re.findall(rf"\b([A-Z][\w’'-]+) {re.escape(second)}\b", whole) if terms(name)} - {
            first
        }
        if (
            after
            and second.casefold() not in after
            and others
            and not re.search(rf"\b{re.escape(first)}\b(?! [a-z])", whole)
        ):
            return True
        if beside and beside[1][0].isupper() and beside[1] != first and not has(one.term):
            return True
    return False
