"""What an article says of its own sentences: who says each, as what, how surely, and which dates it means.

An article is annotated once, when a sentence of it is first looked at (of a long one the stretch around that, ``stretches``), and the
annotations stay with its document: an answer quotes from few of many articles, and a process that answers one question pays for those alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from briefing_bot.attribution.speakers import Attribution
from briefing_bot.attribution.stretches import in_stretches
from briefing_bot.documents.document import Document
from briefing_bot.documents.lazily import Lazily
from briefing_bot.language.text.blocks import Sentence
from briefing_bot.language.time.dates import date_spans
from briefing_bot.models import DateMention, Mention, Stance


@dataclass(frozen=True)
class Annotation:
    """What an article says of one of its sentences.

    ``speaker`` None and ``stance`` ``unsourced`` are the outlet's own narration. Speaker and role are slices of the article.
    """

    document: Document = field(repr=False)
    sentence: Sentence
    attribution: Attribution

    @property
    def speaker(self) -> Mention | None:
        """Who says it."""
        return self.attribution.speaker

    @property
    def role(self) -> Mention | None:
        """What the article calls the speaker."""
        return self.attribution.role

    @property
    def stance(self) -> Stance:
        """How surely it is said."""
        return self.attribution.stance

    @property
    def voice(self) -> tuple[str | None, Stance]:
        """Whose words it is, by name, and how sure: what all sentences of one quote have in common."""
        return self.speaker.text if self.speaker else None, self.stance

    @cached_property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates that it means, in order, told from the day the article was published."""
        document, (start, end, _) = self.document, self.sentence
        found = date_spans(document.body, start, end, document.article.published)
        return tuple(DateMention(text=document.mention(d.start, d.end).text, date=d.date) for d in found)


@dataclass(frozen=True)
class AnnotatedDocument:
    """A document and, from their first need on, the annotations of its sentences. It may be used from several threads."""

    document: Document

    @cached_property
    def annotations(self) -> Sequence[Annotation]:
        """One for each sentence of ``document.outline.sentences``, in their order."""
        sentences, said = self.document.outline.sentences, in_stretches(self.document)
        return Lazily(len(sentences), lambda number: Annotation(self.document, sentences[number], said[number]))
