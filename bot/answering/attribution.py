"""Who says a quote, and how sure: its speaker, role and stance, each from the article's own words.

``Speakers`` reads an article once, sentence by sentence in order, as a person would: the reporting clause of the
sentence decides (``X said``, ``according to X``); a sentence within quotation marks that has none belongs to whoever
speaks in that quotation, or in the sentence that it stands beside; everything else is the outlet's own narration.
A speaker is named only on such evidence.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from bot.answering.stance import stance, stance_of_words
from bot.answering.voice import Voice
from bot.answering.voices import Voices
from bot.language.bylines import columnist, in_first_person
from bot.language.clauses import reports
from bot.language.names import fold
from bot.language.people import with_short_name
from bot.language.phrases import subject
from bot.language.posts import signature
from bot.language.quotations import Quotation, quotations
from bot.language.reporting import Kind
from bot.language.sources import Report
from bot.language.words import PREPOSITIONS, PRONOUNS, Token, tokens
from bot.models import Mention, Stance
from bot.retrieval.passages import Document

_QUOTED_SHARE = 0.8
_OPENING_SHARE = 0.5
_TITLE = 30  # characters
_FAR = 40  # sentences
_BLOCKS_BACK = 2
_ITEM = 160  # characters


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quote. ``speaker`` None and ``stance`` ``unsourced``: the outlet's own narration.

    ``role`` is what the article calls the speaker (``U.S. Defense Secretary``). Both are slices of the article.
    """

    speaker: Mention | None = None
    role: Mention | None = None
    stance: Stance = "unsourced"


_ORAL = frozenset("slam blast urge condemn praise defend express".split())
_DECIDERS = frozenset(
    "judge judges magistrate court courts jury jurors panel voters lawmakers senate parliament".split()
)
_ASKED_FOR = frozenset(
    """proposal proposals measure measures bill bills bid bids request requests motion motions appeal appeals offer offers
    amendment amendments legislation nomination initiative initiatives petition petitions plea bail""".split()
)
_NAMING = frozenset("point cite describe characterize characterise portray hail call".split())
_FINDERS = frozenset(
    "researchers scientists astronomers economists analysts experts authors auditors investigators".split()
)
NARRATION = Attribution()


@dataclass(frozen=True, slots=True)
class _Line:
    """What one sentence says of its speaker. ``explicit``: by a reporting clause of its own."""

    voice: Voice | None
    stance: Stance
    explicit: bool


_NARRATED = _Line(None, "unsourced", False)


def _decided(report: Report, sentence: list[Token]) -> bool:
    """Whether what is rejected is asked for and not said: rejected *the proposal*, denied *the request*."""
    for token in [t for t in sentence if t.start > report.start][1:5]:
        if token.low in _ASKED_FOR:
            return True
        if token.low in PREPOSITIONS | {"that", ","}:
            return False
    return False


class Speakers:
    """The speakers of one article's sentences, found once when made; ``attribute`` then only looks up."""

    def __init__(self, document: Document) -> None:
        self._body = document.article.body
        self._outline = document.outline
        self._quoted = quotations(self._body, document.outline)
        self._tokens: list[list[Token]] = []
        self._lines: list[_Line] = []
        self._voices = Voices(self._body, document.outline)
        first = 0
        touching: list[list[Quotation]] = []
        for sentence in document.outline.sentences:
            while first < len(self._quoted) and self._quoted[first].end <= sentence.start:
                first += 1
            last = first
            while last < len(self._quoted) and self._quoted[last].start < sentence.end:
                last += 1
            touching.append(list(self._quoted[first:last]))
            self._tokens.append(tokens(self._body, sentence.start, sentence.end, touching[-1]))
        self._touching = touching
        for number in range(len(self._tokens)):
            self._lines.append(self._explicit(number))
        for number in range(len(self._tokens)):
            if not self._lines[number].explicit:
                self._lines[number] = self._posted(number) or self._within_quotation(number)
        for number in range(1, len(self._tokens) - 1):
            if not self._lines[number].voice:
                self._lines[number] = self._between(number)
        for number in range(len(self._tokens) - 1):
            self._list(number)
        if author := columnist(self._body):
            self._opine(self._voices.signed(author))

    def attribute(self, start: int, end: int) -> Attribution:
        """The attribution of the quote at ``[start, end)`` of the body.

        A quote of several sentences counts for the speaker of most of its text; a sentence of narration beside an
        attributed one does not silence it unless it is the longer part.
        """
        outline = self._outline
        weights: OrderedDict[tuple[int, int] | None, float] = OrderedDict()
        lines: dict[tuple[int, int] | None, _Line] = {}
        number = max(outline.at(start), 0)
        while number < len(outline.sentences) and outline.sentences[number].start < end:
            sentence = outline.sentences[number]
            overlap = min(end, sentence.end) - max(start, sentence.start)
            if overlap > 0:
                line = self._lines[number]
                key = line.voice.speaker if line.voice else None
                weights[key] = weights.get(key, 0) + overlap
                if key not in lines or (line.explicit and not lines[key].explicit):
                    lines[key] = line
            number += 1
        if not weights:
            return NARRATION
        best = lines[max(weights, key=lambda key: weights[key])]
        return self._attribution(best)

    def _attribution(self, line: _Line) -> Attribution:
        if line.voice is None:
            return NARRATION
        speaker = line.voice.speaker
        if line.voice.sort == "organisation":
            speaker = with_short_name(self._body, speaker)
        return Attribution(self._mention(speaker), self._mention(line.voice.role), line.stance)

    def _mention(self, span: tuple[int, int] | None) -> Mention | None:
        return Mention(text=self._body[span[0] : span[1]], start=span[0], end=span[1]) if span else None

    def _explicit(self, number: int) -> _Line:
        """What the sentence's own reporting clause says; also remembers who the sentence speaks of."""
        sentence = self._tokens[number]
        line, by = _NARRATED, None
        about = subject(sentence, len(sentence))
        self._voices.open(number, about)
        clauses = reports(sentence)
        for report in clauses:
            if not self._holds(report):
                continue
            voice = self._voices.resolve(report.subject, number, report.closing)
            if voice and self._credible(report, voice, sentence):
                line, by = _Line(voice, stance(report, clauses, sentence, self._body), True), report.verb.lemma
                break
        self._voices.remember(number, self._outline.sentences[number], line.voice, about, by)
        return line

    def _holds(self, report: Report) -> bool:
        """Whether a clause says whose words the sentence has: its own, or ``..., which police said ...``."""
        if report.negated and report.verb.kind in (Kind.SAY, Kind.CONTENT):
            return False
        if not report.within:
            return True
        subject = self._body[report.subject.start : report.subject.end]
        subject = subject if subject == "WHO" else subject.casefold()
        return (
            report.within in ("which", "what")
            and report.verb.lemma in ("say", "estimate")
            and (subject not in PRONOUNS or report.verb.lemma == "estimate")
        )

    def _credible(self, report: Report, voice: Voice, sentence: list[Token]) -> bool:
        """Whether the verb makes this voice a speaker: police that find drugs report nothing, a study that finds does."""
        if not self._voices.speaks(voice):
            return False
        quoted = any(not token.text and token.start > report.start for token in sentence)
        lemma = report.verb.lemma
        if lemma in ("find", "show"):
            return voice.document or (lemma == "find" and self._finds(report, voice, sentence))
        if lemma in ("suggest", "indicate", "reveal"):
            return voice.sort != "thing" or voice.document
        if lemma == "written":
            return voice.sort in ("person", "organisation")
        if lemma in ("conclude", "continue") and voice.sort == "thing" and not voice.document:
            return False
        if (
            lemma in ("deny", "dismiss", "reject")
            and not quoted
            and (self._decides(report) or _decided(report, sentence))
        ):
            return False  # a judge rejected the appeal, voters a proposal: no denial
        if lemma == "decide":
            return report.closing
        if report.verb.stance == "denied" or lemma in _ORAL:
            return voice.sort != "thing"
        if lemma in _NAMING:
            return quoted or voice.document or voice.sort in ("person", "organisation")
        if lemma in ("thank", "credit"):
            return quoted
        if lemma == "continue":
            return not all(token.text for token in sentence)
        return True

    def _finds(self, report: Report, voice: Voice, sentence: list[Token]) -> bool:
        """Whether what somebody found is a finding told: ``..., Norsk found``, researchers found that ..."""
        if voice.sort == "thing":
            return False
        after = next((token.low for token in sentence if token.start > report.start), ".")
        if after in (",", "."):
            return report.closing
        return after == "that" or (bool(_FINDERS & voice.heads) and not after.endswith(("self", "selves")))

    def _decides(self, report: Report) -> bool:
        """Whether those who deny or reject something do so by deciding: a court, a jury, the voters."""
        return bool(_DECIDERS & {fold(word) for word in self._body[report.subject.start : report.subject.end].split()})

    def _posted(self, number: int) -> _Line | None:
        """The line of a sentence in a post of social media that its block quotes whole."""
        sentence = self._outline.sentences[number]
        block = self._outline.blocks[sentence.block]
        span = signature(self._body, block.start, block.end)
        if not span:
            return None
        return _Line(self._voices.signed(span), stance_of_words(self._body[sentence.start : sentence.end]), False)

    def _list(self, number: int) -> None:
        """Give the sentences of a list to whoever speaks in sentence ``number``, if it ends its block with a colon: the
        block that follows, and those after it that are short; items that are no sentences are nobody's words."""
        sentences, blocks, voice = self._outline.sentences, self._outline.blocks, self._lines[number].voice
        block = blocks[sentences[number].block]
        if not voice or not self._body[block.start : block.end].rstrip().endswith(":"):
            return
        first = sentences[number].block + 1
        for item in range(number + 1, len(sentences)):
            at = sentences[item].block
            if at < first or self._lines[item].voice or blocks[first].heading:
                return
            text = self._body[blocks[at].start : blocks[at].end]
            alone = sentences[item].start == blocks[at].start and sentences[item].end >= blocks[at].end
            if not text.endswith(".") or (at > first and (len(text) > _ITEM or not alone)):
                return
            said = self._body[sentences[item].start : sentences[item].end]
            self._lines[item] = _Line(voice, stance_of_words(said), False)

    def _opine(self, author: Voice) -> None:
        """Give an opinion piece's narration in the first person to its author."""
        for number, line in enumerate(self._lines):
            sentence = self._outline.sentences[number]
            text = self._body[sentence.start : sentence.end]
            if not line.voice and not self._touching[number] and in_first_person(text):
                self._lines[number] = _Line(author, stance_of_words(text), False)

    def _between(self, number: int) -> _Line:
        """The line of a sentence without quoted words between two of one paragraph that say who speaks in both of
        them: it goes on with what that speaker says."""
        before, after = self._lines[number - 1], self._lines[number + 1]
        block = self._outline.sentences[number].block
        same = before.voice and after.voice and before.voice.speaker == after.voice.speaker
        if (
            not same
            or self._touching[number]
            or any(self._outline.sentences[n].block != block for n in (number - 1, number + 1))
        ):
            return _NARRATED
        sentence = self._outline.sentences[number]
        return _Line(before.voice, stance_of_words(self._body[sentence.start : sentence.end]), False)

    def _within_quotation(self, number: int) -> _Line:
        """The line of a sentence without a reporting clause: who speaks, if it is quoted words."""
        sentence = self._outline.sentences[number]
        inside = self._touching[number]
        within = [min(q.end, sentence.end) - max(q.start, sentence.start) for q in inside]
        covered = sum(within)
        if len(within) > 2 and max(within) < _TITLE:
            return _NARRATED  # a list of titles
        share = covered / (sentence.end - sentence.start)
        opens = bool(inside) and inside[0].start <= sentence.start
        if share < (_OPENING_SHARE if opens else _QUOTED_SHARE):
            return self._going_on(number, inside) if share > 0.2 else _NARRATED
        neighbour = self._neighbour(number, inside)
        if not neighbour or not neighbour.voice:
            return _NARRATED
        return _Line(neighbour.voice, stance_of_words(self._body[sentence.start : sentence.end]), False)

    def _going_on(self, number: int, inside: list[Quotation]) -> _Line:
        """The line of a sentence with some quoted words, where the one before it in its paragraph quotes somebody."""
        before = self._lines[number - 1] if number else _NARRATED
        sentence, last = self._outline.sentences[number], self._outline.sentences[number - 1]
        words = max(self._body[q.start : q.end].count(" ") for q in inside)
        within = self._body[inside[0].start + 1 : inside[0].start + 2].islower()
        if (
            not before.voice
            or last.block != sentence.block
            or words < 3
            or not within
            or not self._touching[number - 1]
        ):
            return _NARRATED
        return _Line(before.voice, stance_of_words(self._body[sentence.start : sentence.end]), False)

    def _neighbour(self, number: int, inside: list[Quotation]) -> _Line | None:
        """The line that says who speaks in sentence ``number``, which the quotations ``inside`` cover."""
        sentences, lines = self._outline.sentences, self._lines
        block = sentences[number].block
        ahead = range(number + 1, min(number + 1 + _FAR, len(sentences)))
        behind = range(number - 1, max(number - 1 - _FAR, -1), -1)
        same = [n for n in behind if sentences[n].block == block]
        # "A. B," X said: the clause that follows in the same quotation.
        for n in ahead:
            if sentences[n].start < inside[-1].end and lines[n].explicit:
                return lines[n]
        opens = not inside[0].continues and inside[0].start >= sentences[number].start
        if same and opens and not lines[number - 1].voice:
            # Jones shared a letter. "I was told ...": the person whom the sentence before speaks of.
            about = self._voices.subject(number - 1)
            if about:
                return _Line(about, "stated", False)
        for n in same:
            if lines[n].voice:
                return lines[n]
        for n in ahead:
            if sentences[n].block == block and not inside[0].continues and lines[n].explicit and self._touching[n]:
                return lines[n]
        near = [n for n in behind if block - sentences[n].block <= _BLOCKS_BACK]
        for n in near:
            if lines[n].voice:
                return lines[n]
        about = self._voices.subject(number - 1) if near else None
        return _Line(about, "stated", False) if about else None
