"""Who says a quote, and how sure: its speaker, role and stance, each from the article's own words.

``Speakers`` reads an article once, sentence by sentence in order, as a person would: the reporting clause of the
sentence decides (``X said``, ``according to X``); a sentence within quotation marks that has none belongs to whoever
speaks in that quotation, or in the sentence that it stands beside; everything else is the outlet's own narration.
A speaker is named only on such evidence.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from briefing_bot.attribution.continuation import NARRATED, Implicit, Line
from briefing_bot.attribution.coreference.resolver import Voices
from briefing_bot.attribution.cue_filter import credible, holds
from briefing_bot.attribution.stance import stance
from briefing_bot.documents.passages import Document
from briefing_bot.language.grammar.noun_phrases import subject
from briefing_bot.language.grammar.tokens import Token, tokens
from briefing_bot.language.names.people import with_particles, with_short_name
from briefing_bot.language.reporting.clauses import reports
from briefing_bot.language.text.quotations import Quotation, quotations
from briefing_bot.models import Mention, Stance


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a quote. ``speaker`` None and ``stance`` ``unsourced``: the outlet's own narration.

    ``role`` is what the article calls the speaker (``U.S. Defense Secretary``). Both are slices of the article.
    """

    speaker: Mention | None = None
    role: Mention | None = None
    stance: Stance = "unsourced"


NARRATION = Attribution()


class Speakers:
    """The speakers of one article's sentences, found once when made; ``attribute`` then only looks up."""

    def __init__(self, document: Document) -> None:
        self._body = document.article.body
        self._outline = document.outline
        self._quoted = quotations(self._body, document.outline)
        self._tokens: list[list[Token]] = []
        self._lines: list[Line] = []
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
        for number in range(len(self._tokens)):
            self._lines.append(self._explicit(number))
        Implicit(self._body, document.outline, touching, self._lines, self._voices).fill()

    def attribute(self, start: int, end: int) -> Attribution:
        """The attribution of the quote at ``[start, end)`` of the body.

        A quote of several sentences counts for the speaker of most of its text; a sentence of narration beside an
        attributed one does not silence it unless it is the longer part.
        """
        outline = self._outline
        weights: OrderedDict[tuple[int, int] | None, float] = OrderedDict()
        lines: dict[tuple[int, int] | None, Line] = {}
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

    def _attribution(self, line: Line) -> Attribution:
        if line.voice is None:
            return NARRATION
        speaker = with_particles(self._body, line.voice.speaker)
        if line.voice.sort == "organisation":
            speaker = with_short_name(self._body, speaker)
        return Attribution(self._mention(speaker), self._mention(line.voice.role), line.stance)

    def _mention(self, span: tuple[int, int] | None) -> Mention | None:
        return Mention(text=self._body[span[0] : span[1]], start=span[0], end=span[1]) if span else None

    def _explicit(self, number: int) -> Line:
        """What the sentence's own reporting clause says; also remembers who the sentence speaks of."""
        sentence = self._tokens[number]
        line, by = NARRATED, None
        about = subject(sentence, len(sentence))
        self._voices.open(number, about)
        clauses = reports(sentence)
        for report in clauses:
            if not holds(report, self._body):
                continue
            voice = self._voices.resolve(report.subject, number, report.closing)
            if voice and credible(report, voice, sentence, self._body):
                line, by = Line(voice, stance(report, clauses, sentence, self._body), True), report.verb.lemma
                break
        self._voices.remember(number, self._outline.sentences[number], line.voice, about, by)
        return line
