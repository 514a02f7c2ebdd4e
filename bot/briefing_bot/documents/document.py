"""An article with what its text is made of: blocks, sections, turns and sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing_bot.language.names.recognition import names
from briefing_bot.language.text.blocks import Outline, Sentence
from briefing_bot.language.text.lead_ins import leads_on
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.sentences import sentences
from briefing_bot.language.text.structure import outline
from briefing_bot.language.text.tables import described
from briefing_bot.language.text.visible import Visible
from briefing_bot.models import Article, Mention

_PRONOUN = late(
    r"\b(?:(?P<person>he|she|they|him|her|them|his|hers|theirs?)|(?P<thing>it|its|this|that|these|those))\b",
    re.IGNORECASE,
)
_DESCRIBED = late(r"\b(?:the|an?|your|our|my) [a-z]")
# By hand: lines before a question in which whom it means is looked for, and characters at the end of each.
_BACK, _MOST = 8, 1000


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
        """The words by which sentence ``number`` is found and read: its own, those of a row with the names of its columns, those that begin an
        item after what leads in to it, and those that begin a turn after the name of who speaks."""
        sentence = self.outline.sentences[number]
        block = self.outline.blocks[sentence.block]
        if block.cells:
            return described(self.body, block.cells, self.outline.blocks[block.heads].cells if block.heads >= 0 else ())
        words, turn = self.text(sentence), self.outline.turn(sentence.block)
        if turn and turn.end - turn.start > 1 and sentence.start == block.start:
            return f"{self.body[turn.start : turn.end]}: {words}"
        if sentence.start == block.start and (lead := self.lead(number)) >= 0:
            return f"{self.text(self.outline.sentences[lead])} {words}"
        return words

    def lead(self, number: int) -> int:
        """The sentence, by number, without which sentence ``number``, of an item of a list, says too little: that of the item in which its own
        lies, or of the line before the list that breaks off (``The plant will:``); -1 for none."""
        blocks, at = self.outline.blocks, self.outline.blocks[self.outline.sentences[number].block].lead
        if at < 0 or blocks[at].heading:
            return -1
        breaks_off = blocks[at].alone or leads_on(self.body[slice(*blocks[at][:2])])
        return self.outline.at(blocks[at].end - 1) if breaks_off else -1

    def asked(self, number: int) -> str:
        """The question under which sentence ``number`` stands in an interview or a list of questions; empty where none does.

        One in a conversation that names nobody (``Did she expect it?``) comes after what names whom it means.
        """
        block = self.outline.sentences[number].block
        section = self.outline.heading(self.body, block) or ""
        asking = self.outline.blocks[block].section
        if section and self.outline.blocks[asking].turn >= 0:
            return f"{self._meant(asking)} {section}".strip()
        return section if section.rstrip(" *_").endswith("?") else ""

    def _meant(self, asking: int) -> str:
        """What was said before the question in block ``asking`` that tells whom it means: for he, she or they the last sentence with a name, for it
        the last question that names or describes a thing, else whoever is interviewed; empty where the question has a name."""
        blocks = self.outline.blocks
        found = _PRONOUN.search(self.body, *blocks[asking][:2])
        if self._named(*blocks[asking][:2]):
            return ""
        if not found:
            return self._interviewed(asking)
        for number in range(asking - 1, max(-1, asking - 1 - _BACK), -1):
            start, end = blocks[number][:2]
            if blocks[number].turn < 0:
                return ""
            described = blocks[number].heading and (_DESCRIBED.search(self.body, start, end) or self._named(start, end))
            if found.lastgroup == "thing" and described:
                return self.body[start:end]
            spans = [span for span in sentences(self.body, max(start, end - _MOST), end) if self._named(*span)]
            if found.lastgroup == "person" and spans:
                return self.body[slice(*spans[-1])]
        return ""

    def _interviewed(self, asking: int) -> str:
        """The name of the person whom the lines before a conversation name first, where whoever answers the question in block ``asking`` has no
        label; empty where they name nobody."""
        blocks, turn = (
            self.outline.blocks,
            self.outline.turn(asking + 1) if asking + 1 < len(self.outline.blocks) else None,
        )
        if turn is None or turn.end - turn.start > 1:
            return ""
        first = next(number for number, block in enumerate(blocks) if block.turn >= 0)
        for block in blocks[max(0, first - _BACK) : first]:
            for name in names(self.body, block.start, min(block.end, block.start + _MOST)):
                if name.person and len(name.words) > 1:
                    return self.body[name.start : name.end] + ":"
        return ""

    def _named(self, start: int, end: int) -> bool:
        """Whether words name somebody or something; what only begins them may be any word."""
        return any(len(name.words) > 1 or name.start > start for name in names(self.body, start, end))

    def mention(self, start: int, end: int) -> Mention:
        """What stands at ``[start, end)`` of ``body`` as words of the article, without the white space around them.

        (A name can end at a form feed, which is white space and no space.)
        """
        begin, stop = self.visible.span(start, end)
        words = self.article.body[begin:stop]
        begin += len(words) - len(words.lstrip())
        return Mention(text=words.strip(), start=begin, end=begin + len(words.strip()))
