"""An article with what its text is made of: blocks, sections, turns and sentences."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_bot.language.text.structure import Outline, Sentence, outline
from briefing_bot.language.text.tables import described
from briefing_bot.language.text.visible import Visible
from briefing_bot.models import Article, Mention


@dataclass(frozen=True, slots=True)
class Document:
    """An article with its text as it is read and the outline of that text, both made once.

    All spans are in ``body``, which is the article's body as a person sees it; ``visible.span`` gives those of the article.
    """

    article: Article
    visible: Visible
    outline: Outline

    @classmethod
    def of(cls, article: Article) -> Document:
        """The document of an article."""
        visible = Visible.of(article.body)
        return cls(article, visible, outline(visible.text))

    @property
    def body(self) -> str:
        """The article's body as a person sees it: see ``briefing_bot.language.text.visible``."""
        return self.visible.text

    def text(self, sentence: Sentence) -> str:
        """A sentence's words."""
        return self.body[sentence.start : sentence.end]

    def read_as(self, number: int) -> str:
        """The words by which sentence ``number`` is found and read: its own, those of a row with the names of its columns, and those that
        begin a turn after the name of who speaks."""
        sentence = self.outline.sentences[number]
        block = self.outline.blocks[sentence.block]
        if block.cells:
            return described(self.body, block.cells, self.outline.blocks[block.heads].cells if block.heads >= 0 else ())
        words, turn = self.text(sentence), self.outline.turn(sentence.block)
        if turn and turn.end - turn.start > 1 and sentence.start == block.start:
            return f"{self.body[turn.start : turn.end]}: {words}"
        return words

    def asked(self, number: int) -> str:
        """The question under which sentence ``number`` stands in an interview or a list of questions; empty where none does."""
        block = self.outline.sentences[number].block
        section = self.outline.heading(self.body, block) or ""
        prompt = bool(section) and self.outline.blocks[self.outline.blocks[block].section].turn >= 0
        return section if prompt or section.rstrip(" *_").endswith("?") else ""

    def mention(self, start: int, end: int) -> Mention:
        """What stands at ``[start, end)`` of ``body`` as words of the article, without the white space around them.

        (A name can end at a form feed, which is white space and no space.)
        """
        begin, stop = self.visible.span(start, end)
        words = self.article.body[begin:stop]
        begin += len(words) - len(words.lstrip())
        return Mention(text=words.strip(), start=begin, end=begin + len(words.strip()))
