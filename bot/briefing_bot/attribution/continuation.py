"""Who speaks in the sentences that do not say so themselves: quoted words, lists, posts, opinions."""

from __future__ import annotations

from dataclasses import dataclass

from briefing_bot.attribution.coreference.entity import Entity, Span
from briefing_bot.attribution.coreference.resolver import Resolver
from briefing_bot.attribution.stance import stance_of_words
from briefing_bot.attribution.turn_speakers import TurnSpeakers
from briefing_bot.language.text.blocks import Outline
from briefing_bot.language.text.bylines import columnist, in_first_person, signature
from briefing_bot.language.text.lead_ins import leads_on
from briefing_bot.language.text.quotations import Quotation
from briefing_bot.language.text.releases import sender
from briefing_bot.models import Stance

_QUOTED_SHARE = 0.8  # by hand: of a sentence's letters, those in quotation marks that make it a quotation
_OPENING_SHARE = 0.5  # by hand: the same of one that a quotation opens
_SOME_SHARE = 0.2  # by hand: the same of one that may go on with another
_TITLE = 30  # characters
_FAR = 40  # sentences
_BLOCKS_BACK = 2  # by hand: paragraphs in which the speaker of loose quoted words is looked for
_ITEM = 160  # characters


@dataclass(frozen=True, slots=True)
class Utterance:
    """What one sentence says of its speaker. ``explicit``: by a reporting clause of its own."""

    speaker: Entity | None
    stance: Stance
    explicit: bool


NARRATED = Utterance(None, "unsourced", False)


class Continuation:
    """The utterances of one article's sentences that have no reporting clause of their own.

    Args:
        body: the article's body.
        outline: its sentences and blocks.
        touching: the quotations that touch each sentence.
        utterances: what the sentences say by clauses of their own; ``fill`` adds what the others say.
        resolver: who is meant in the article, after its last sentence.
        title: the article's.
        outlet: who published it, and in a release or a statement speaks.
    """

    def __init__(
        self,
        body: str,
        outline: Outline,
        touching: list[list[Quotation]],
        utterances: list[Utterance],
        resolver: Resolver,
        title: str = "",
        outlet: str = "",
    ) -> None:
        self._body = body
        self._title = title
        self._outlet = outlet
        self._outline = outline
        self._touching = touching
        self._utterances = utterances
        self._resolver = resolver
        self._signed: tuple[int, Span | None] = -1, None  # the block looked at last, and who signs it

    def fill(self) -> None:
        """Find the utterances of all sentences without a clause of their own."""
        speakers = TurnSpeakers(self._body, self._outline, self._title)
        issued = sender(self._body, self._outline, self._title, self._outlet)
        for number, utterance in enumerate(self._utterances):
            block = self._outline.sentences[number].block
            if self._outline.blocks[block].turn >= 0:
                # Whose turn it is says all of it, whomever they quote or speak of.
                span = issued if issued and self._is_signed(number) else speakers.speaker(block)
                self._utterances[number] = self._said(number, self._resolver.signed(span)) if span else NARRATED
            elif not utterance.explicit:
                self._utterances[number] = self._posted(number) or self._within_quotation(number)
        for number in range(1, len(self._utterances) - 1):
            if not self._utterances[number].speaker:
                self._utterances[number] = self._between(number)
        for number in range(len(self._utterances) - 1):
            self._list(number)
        if author := columnist(self._body):
            self._opine(self._resolver.signed(author))
        if issued:
            self._issue(self._resolver.signed(issued))

    def _is_signed(self, number: int) -> bool:
        """Whether sentence ``number`` stands, unquoted, over a signature: in a release or a statement one who signs does so for whoever issues it."""
        block = self._outline.sentences[number].block
        turn = self._outline.turn(block)
        return turn is not None and turn.start >= self._outline.blocks[block].end and not self._touching[number]

    def _posted(self, number: int) -> Utterance | None:
        """The utterance of a sentence in a post of social media that its block quotes whole."""
        at = self._outline.sentences[number].block
        if self._signed[0] != at:
            block = self._outline.blocks[at]
            self._signed = at, signature(self._body, block.start, block.end)
        span = self._signed[1]
        return self._said(number, self._resolver.signed(span)) if span else None

    def _said(self, number: int, speaker: Entity) -> Utterance:
        """The utterance of a sentence that is somebody's words, as sure as they are."""
        return Utterance(speaker, stance_of_words(self._text(number)), False)

    def _text(self, number: int) -> str:
        sentence = self._outline.sentences[number]
        return self._body[sentence.start : sentence.end]

    def _list(self, number: int) -> None:
        """Give the sentences of a list to whoever speaks in sentence ``number``, if it ends its block with a colon: the
        block that follows, and those after it that are short; items that are no sentences are nobody's words, but where the line breaks off."""
        sentences, blocks, speaker = self._outline.sentences, self._outline.blocks, self._utterances[number].speaker
        block = blocks[sentences[number].block]
        if not speaker or not self._body.endswith(":", block.start, block.end):
            return
        first = sentences[number].block + 1
        breaks_off = leads_on(self._body[block.start : block.end])
        for item in range(number + 1, len(sentences)):
            at = sentences[item].block
            if self._utterances[item].speaker or blocks[first].heading:
                return
            start, end = blocks[at].start, blocks[at].end
            alone = sentences[item].end >= end
            goes_on = breaks_off and blocks[at].lead == first - 1
            ended = goes_on or self._body.endswith(".", start, end)
            if not ended or (at > first and (end - start > _ITEM or not alone)):
                return
            self._utterances[item] = self._said(item, speaker)

    def _opine(self, author: Entity) -> None:
        """Give an opinion piece's narration in the first person to its author."""
        for number, utterance in enumerate(self._utterances):
            if not utterance.speaker and not self._touching[number] and in_first_person(self._text(number)):
                self._utterances[number] = self._said(number, author)

    def _issue(self, institution: Entity) -> None:
        """Give the narration of a release or a statement to whoever issued it; what is no sentence is nobody's words."""
        for number, utterance in enumerate(self._utterances):
            block = self._outline.blocks[self._outline.sentences[number].block]
            whole = self._text(number).rstrip("\"”’')*").endswith((".", "!"))
            if not utterance.speaker and not self._touching[number] and block.turn < 0 and not block.cells and whole:
                self._utterances[number] = self._said(number, institution)

    def _between(self, number: int) -> Utterance:
        """The utterance of a sentence without quoted words between two of one paragraph that say who speaks in both of
        them: it goes on with what that speaker says."""
        before, after = self._utterances[number - 1], self._utterances[number + 1]
        block = self._outline.sentences[number].block
        if (
            not before.speaker
            or not after.speaker
            or before.speaker.name != after.speaker.name
            or self._touching[number]
            or in_first_person(self._text(number))  # the writer's: "You hear that?" he asks. I hear nothing. "Exactly."
            or any(self._outline.sentences[n].block != block for n in (number - 1, number + 1))
        ):
            return NARRATED
        return self._said(number, before.speaker)

    def _within_quotation(self, number: int) -> Utterance:
        """The utterance of a sentence without a reporting clause: who speaks, if it is quoted words."""
        sentence = self._outline.sentences[number]
        inside = self._touching[number]
        within = [min(q.end, sentence.end) - max(q.start, sentence.start) for q in inside]
        covered = sum(within)
        if len(within) > 2 and max(within) < _TITLE:
            return NARRATED  # a list of titles
        share = covered / (sentence.end - sentence.start)
        opens = bool(inside) and inside[0].start <= sentence.start
        if share < (_OPENING_SHARE if opens else _QUOTED_SHARE):
            return self._going_on(number, inside) if share > _SOME_SHARE else NARRATED
        speaker = self._neighbour(number, inside)
        return self._said(number, speaker) if speaker else NARRATED

    def _going_on(self, number: int, inside: list[Quotation]) -> Utterance:
        """The utterance of a sentence with some quoted words, where the one before it in its paragraph quotes somebody."""
        before = self._utterances[number - 1] if number else NARRATED
        sentence, last = self._outline.sentences[number], self._outline.sentences[number - 1]
        words = max(self._body[q.start : q.end].count(" ") for q in inside)
        within = self._body[inside[0].start + 1 : inside[0].start + 2].islower()
        if (
            not before.speaker
            or last.block != sentence.block
            or words < 3
            or not within
            or not self._touching[number - 1]
        ):
            return NARRATED
        return self._said(number, before.speaker)

    def _neighbour(self, number: int, inside: list[Quotation]) -> Entity | None:
        """Who speaks in sentence ``number``, which the quotations ``inside`` cover, told by the sentences around it."""
        sentences, utterances = self._outline.sentences, self._utterances
        block = sentences[number].block
        ahead = range(number + 1, min(number + 1 + _FAR, len(sentences)))
        behind = range(number - 1, max(number - 1 - _FAR, -1), -1)
        same = [n for n in behind if sentences[n].block == block]
        # "A. B," X said: the clause that follows in the same quotation.
        for n in ahead:
            if sentences[n].start < inside[-1].end and utterances[n].explicit:
                return utterances[n].speaker
        opens = not inside[0].continues and inside[0].start >= sentences[number].start
        if same and opens and not utterances[number - 1].speaker:
            # Jones shared a letter. "I was told ...": the person whom the sentence before speaks of.
            about = self._resolver.subject(number - 1)
            if about:
                return about
        for n in same:
            if utterances[n].speaker:
                return utterances[n].speaker
        for n in ahead:
            if sentences[n].block == block and not inside[0].continues and utterances[n].explicit and self._touching[n]:
                return utterances[n].speaker
        near = [n for n in behind if block - sentences[n].block <= _BLOCKS_BACK]
        for n in near:
            if utterances[n].speaker:
                return utterances[n].speaker
        return self._resolver.subject(number - 1) if near else None
