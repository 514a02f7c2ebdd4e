"""A question that stands alone, read once: everything that answering needs to know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from briefing_bot.answering.question.answer_type import AnswerType, AskedFigure, asked_figure, expected_types
from briefing_bot.answering.question.asked_speaker import asked_speaker
from briefing_bot.answering.question.focus import Focus
from briefing_bot.answering.question.lists import asks_several
from briefing_bot.answering.selection.recency import prefers_latest
from briefing_bot.language.text.terms import terms
from briefing_bot.retrieval.bm25 import Query, query_of
from briefing_bot.retrieval.expansion.expansion import Expander


@dataclass(frozen=True)
class Question:
    """A question that stands alone. Each part is worked out once, when it is first asked for.

    Args:
        text: the question.
        expander: what the briefing's own words say about the question's; None where its words stand for themselves alone.
    """

    text: str
    expander: Expander | None = field(default=None, repr=False, compare=False)

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """Its terms in order, without stop words."""
        return tuple(terms(self.text))

    @cached_property
    def alternatives(self) -> Query:
        """Its terms, each once, with the other forms that the briefing may use instead."""
        return self.expander.alternatives(self.text) if self.expander else query_of(self.terms)

    @cached_property
    def respelled(self) -> str:
        """Its text with slips of spelling mended by the briefing's own words; for models that read, not for people."""
        return self.expander.respelled(self.text) if self.expander else self.text

    @cached_property
    def asked_figure(self) -> AskedFigure | None:
        """The figure that its words ask for, if they ask for one."""
        return asked_figure(self.text)

    @cached_property
    def expected_types(self) -> frozenset[AnswerType]:
        """The sorts of answer that it asks for; empty where its words do not tell."""
        return expected_types(self.text, self.asked_figure)

    @cached_property
    def focus(self) -> Focus:
        """What it asks about: its words, names, figures and dates, and whether it asks for sides."""
        return Focus(self.text, self.terms, self.expected_types, self.asked_figure)

    @cached_property
    def asked_speaker(self) -> frozenset[str]:
        """The words for the one whose words it asks for, folded; empty where it asks for nobody's, or for several's."""
        return frozenset() if self.focus.asks_sides else asked_speaker(self.text)

    @cached_property
    def wants_several(self) -> bool:
        """Whether the answer seems to have several points."""
        return asks_several(self.text)

    @cached_property
    def wants_latest(self) -> bool:
        """Whether it asks for how things stand last."""
        return prefers_latest(self.text)
