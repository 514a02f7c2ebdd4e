"""A question's text -> what to look for: its terms, each with other forms that the briefing may use instead.

For matching only; what a person sees is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing_bot.language.text.terms import term as term_of
from briefing_bot.language.text.terms import term_spans
from briefing_bot.retrieval.expansion.aliases import SAME, Table, acronyms_of, defined_acronyms, expansions
from briefing_bot.retrieval.expansion.spelling import Spelling
from briefing_bot.retrieval.expansion.synonyms import WEIGHT, synonyms


class Expander:
    """What a briefing's own words say about the words of a question. Built once; safe for several threads.

    Args:
        spelling: its words.
        acronyms: those it explains, see `defined_acronyms`.
    """

    def __init__(self, spelling: Spelling, acronyms: Table) -> None:
        self.spelling = spelling
        self._defined = acronyms

    @classmethod
    def of(cls, texts: Iterable[str]) -> Expander:
        """The expander of texts: of every article, its title included."""
        read = list(texts)
        return cls(Spelling.of(read), defined_acronyms(map(acronyms_of, read)))

    def respelled(self, question: str) -> str:
        """The question with its slips of spelling mended by the briefing's own words; for models that read, not for people."""
        pieces: list[str] = []
        at = 0
        for token in term_spans(question):
            word = question[token.start : token.end]
            pieces += question[at : token.start], self.spelling.respelled(word)
            at = token.end
        return "".join((*pieces, question[at:]))

    def alternatives(self, question: str) -> list[list[tuple[str, float]]]:
        """For each term of ``question``, in order and once, its alternatives ``(term, weight)``: itself first with
        weight 1, then those that stand in the briefing, the weightiest first.

        Where another name is several words, the one of them that is rarest in the briefing stands for it.
        """
        words: dict[str, str] = {}
        for token in term_spans(question):
            if token.term:
                words.setdefault(token.term, question[token.start : token.end])
        terms = list(words)
        found: list[dict[str, float]] = [{} for _ in terms]

        def add(at: int, other: str, weight: float) -> None:
            if other != terms[at] and self.spelling.count(other):
                found[at][other] = max(weight, found[at].get(other, 0.0))

        for expansion in expansions(terms, self._defined):
            if all(self.spelling.count(t) for t in expansion.terms):
                add(expansion.last - 1, min(expansion.terms, key=self.spelling.count), expansion.weight)
        for at, term in enumerate(terms):
            for other in synonyms(term):
                add(at, other, WEIGHT)
            for other, weight in self.spelling.corrections(words[term]):
                add(at, other, weight)
            if at:
                # "cease fire" where the briefing has "ceasefire".
                add(at, term_of(words[terms[at - 1]] + words[term]), SAME)
        return [
            [(term, 1.0), *sorted(others.items(), key=lambda o: (-o[1], o[0]))]
            for term, others in zip(terms, found, strict=True)
        ]
