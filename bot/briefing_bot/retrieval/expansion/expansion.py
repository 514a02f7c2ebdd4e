"""A question's text -> what to look for: its terms, each with other forms that the briefing may use instead.

For matching only; what a person sees is never changed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from itertools import pairwise

from briefing_bot.language.names.recognition import names
from briefing_bot.language.text.terms import term as term_of
from briefing_bot.language.text.terms import term_spans, terms
from briefing_bot.retrieval.expansion.aliases import SAME, Table, acronyms_of, defined_acronyms, expansions
from briefing_bot.retrieval.expansion.spelling import ONE_SLIP, Spelling
from briefing_bot.retrieval.expansion.synonyms import WEIGHT, synonyms


class Expander:
    """What a briefing's own words say about the words of a question. Built once; safe for several threads.

    Args:
        spelling: its words.
        acronyms: those it explains, see `defined_acronyms`.
        beside: the terms that stand next to a term anywhere in it.
    """

    def __init__(self, spelling: Spelling, acronyms: Table, beside: Callable[[str], Collection[str]]) -> None:
        self.spelling = spelling
        self._defined = acronyms
        self._beside = beside

    @classmethod
    def of(cls, texts: Iterable[str]) -> Expander:
        """The expander of texts: of every article, its title included."""
        read = list(texts)
        neighbours: dict[str, set[str]] = {}
        for text in read:
            for one, other in pairwise(terms(text)):
                neighbours.setdefault(one, set()).add(other)
                neighbours.setdefault(other, set()).add(one)
        return cls(Spelling.of(read), defined_acronyms(map(acronyms_of, read)), lambda term: neighbours.get(term, ()))

    def _names_meant(self, question: str) -> dict[int, str]:
        """The words of the briefing that misspelt words of the question's names stand for, by where these begin.

        A word by itself is left alone where it is short or could be a common one: one letter makes another word of it. Within a name the
        words beside it tell: what is no word of the briefing, but a slip away from one that stands in that very place, is that one.
        """
        meant: dict[int, str] = {}
        for name in names(question, 0, len(question)):
            spans = [span for span in term_spans(question, name.start, name.end) if span.term]
            words = [question[span.start : span.end] for span in spans]
            for at, word in enumerate(words if len(words) > 1 else ()):
                # What stands beside a word is looked up where there is a slip only: all of a large briefing is looked through for it.
                if found := self.spelling.slip_of(word, partial(self._stands_beside, words, at)):
                    meant[spans[at].start] = found
        return meant

    def _stands_beside(self, words: Sequence[str], at: int, term: str) -> bool:
        """Whether a term stands somewhere beside one of the words next to ``words[at]``."""
        near = (words[n] for n in (at - 1, at + 1) if 0 <= n < len(words))
        return any(term in self._beside(term_of(self.spelling.respelled(word))) for word in near)

    def respelled(self, question: str) -> str:
        """The question with its slips of spelling mended by the briefing's own words; for models that read, not for people."""
        pieces: list[str] = []
        at = 0
        meant = self._names_meant(question)
        for token in term_spans(question):
            word = question[token.start : token.end]
            pieces += question[at : token.start], meant.get(token.start) or self.spelling.respelled(word)
            at = token.end
        return "".join((*pieces, question[at:]))

    def alternatives(self, question: str) -> list[list[tuple[str, float]]]:
        """For each term of ``question``, in order and once, its alternatives ``(term, weight)``: itself first with
        weight 1, then those that stand in the briefing, the weightiest first.

        Where another name is several words, the one of them that is rarest in the briefing stands for it.
        """
        words: dict[str, str] = {}
        meant = self._names_meant(question)
        of_names: dict[str, str] = {}
        for token in term_spans(question):
            if token.term:
                words.setdefault(token.term, question[token.start : token.end])
                if token.start in meant:
                    of_names[token.term] = term_of(meant[token.start])
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
            if term in of_names:
                add(at, of_names[term], ONE_SLIP)
            if at:
                # "cease fire" where the briefing has "ceasefire".
                add(at, term_of(words[terms[at - 1]] + words[term]), SAME)
        return [
            [(term, 1.0), *sorted(others.items(), key=lambda o: (-o[1], o[0]))]
            for term, others in zip(terms, found, strict=True)
        ]
