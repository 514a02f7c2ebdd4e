"""An article with what its text is made of: blocks, sections and sentences."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_bot.language.text.structure import Outline, Sentence, outline
from briefing_bot.models import Article


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its outline, computed once."""

    article: Article
    outline: Outline

    @classmethod
    def of(cls, article: Article) -> Document:
        """The document of an article."""
        return cls(article, outline(article.body))

    def text(self, sentence: Sentence) -> str:
        """A sentence's words."""
        return self.article.body[sentence.start : sentence.end]
