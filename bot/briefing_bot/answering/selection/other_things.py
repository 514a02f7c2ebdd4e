"""Whether a sentence that reads like an answer is about another thing than the question: another person, town, company, bridge or fund.

The reader looks for what is asked and is easily taken in by a namesake. Names are looked at in ``other_names``, kinds and numbers in
``other_kinds``, what is counted in ``other_figures``, offices in ``other_offices``.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.other_figures import counts_others, for_others, of_another_outcome
from briefing_bot.answering.selection.other_kinds import of_another_kind, of_another_number, opposite
from briefing_bot.answering.selection.other_names import lacks_name, of_another_name
from briefing_bot.answering.selection.other_offices import of_another_office
from briefing_bot.documents.document import Document
from briefing_bot.language.names.recognition import names
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms

_MOST_READ = 500  # characters of a question: each name and pair of words in them is looked for in the whole article
_PRONOUN = late(r"\W*(?:It|They|He|She|Its|Their|His|Her|This|That|These|Those)\b")


def about_another(question: Question, document: Document, sentence: int, known: Callable[[str], bool]) -> bool:
    """Whether sentence ``sentence`` of a document, the best for a question, is about another thing than is asked.

    Args:
        question: what is asked.
        document: that holds the sentence.
        sentence: its number.
        known: whether any article of the briefing has a term.
    """
    article = document.article
    whole = f"{article.title or ''}\n{article.author or ''}\n{document.body}"
    held = frozenset(terms(whole))
    forms = {found[0][0]: [term for term, _ in found] for found in question.alternatives}

    def has(term: str, among: frozenset[str] = held) -> bool:
        return any(form in among for form in forms.get(term, [term]))

    asked = question.text[:_MOST_READ]
    named = names(asked, 0, len(asked))
    if lacks_name(asked, named, whole, has, known):
        return True
    said = _in_context(document, sentence)
    return (
        opposite(frozenset(question.terms), frozenset(terms(said)))
        or of_another_kind(asked, said, has)
        or of_another_number(asked, said, whole)
        or of_another_name(asked, named, said, whole, held, has)
        or counts_others(question, said, has)
        or of_another_outcome(question, said)
        or for_others(question, said, has)
        or of_another_office(asked, document, sentence, said, has)
    )


def _in_context(document: Document, sentence: int) -> str:
    """A sentence, with the one before it in its paragraph where it begins with a pronoun."""
    said, sentences = document.read_as(sentence), document.outline.sentences
    if sentence and _PRONOUN.match(said) and sentences[sentence - 1].block == sentences[sentence].block:
        return f"{document.read_as(sentence - 1)} {said}"
    return said
