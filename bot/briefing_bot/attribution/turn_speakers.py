"""Who the labels of a conversation, and those whom an interview leaves without one, are: by the fullest name in the body.

``A:`` is whoever is interviewed, the person whom the lines before the first question speak of; ``Sorel:`` and ``SECRETARY SOREL:`` are
Hana Sorel where the body names her so. A label that the body does not explain stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from briefing_bot.attribution.coreference.entity import Span
from briefing_bot.language.lexicon.given_names import usual_pronoun
from briefing_bot.language.lexicon.nouns import can_speak
from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.names.recognition import Name, names, surname
from briefing_bot.language.text.blocks import Outline
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.turns.labels import is_initials

_ASKS = late(
    r"\b(?:reporter|correspondent|editor|journalist|columnist|host|interviewer|by|with our)\s+$", re.IGNORECASE
)
_IN_BRACKETS = late(r"[ \t]*\(([^()\n:]{2,60})\)")
_OFFICE = late(r"(?: \(|, )(?:[Tt]he )?([^\W\d]+(?: [^\W\d]+){0,2})")
_LEADERS = frozenset("moderator operator interviewer host reporter presenter".split())
_MOST_BEARERS = 100  # mentions of people of one surname
_BARE = late(r"\s*(?:(?:the|mr|ms|mrs|miss|dr|sen|rep|gov|hon|prof|professor|cllr|senator)\b\.?\s+)*", re.IGNORECASE)


class TurnSpeakers:
    """The names of those who speak in the turns of one body.

    Args:
        body: the text that ``outline`` is of.
        outline: its blocks and turns.
        title: the article's, which may say who ``THE PRESIDENT`` is.
    """

    def __init__(self, body: str, outline: Outline, title: str = "") -> None:
        self._body = body
        self._title = title
        self._outline = outline
        first = next((n for n, block in enumerate(outline.blocks) if block.turn >= 0), len(outline.blocks))
        spans = [(block.start, block.end) for block in outline.blocks if not block.cells]
        labels = {(turn.start, turn.end) for turn in outline.turns}
        found = (
            [name for span in spans for name in names(body, *span) if (name.start, name.end) not in labels]
            if outline.turns
            else []
        )
        self._names = [name for name in found if len(name.words) > 1 and not any(is_title(word) for word in name.words)]
        before = outline.blocks[first].start if first < len(outline.blocks) else 0
        led_in = [name for name in self._names if name.end <= before]
        self._of: dict[int, Span | None] = {}
        self._bearers: dict[str, list[Name]] = {}
        for name in self._names:
            bearers = self._bearers.setdefault(surname(name.words), [])
            if len(bearers) < _MOST_BEARERS:
                bearers.append(name)
        self._interviewed = self._most_spoken_of(led_in) or self._labelled_answerer()

    def speaker(self, block: int) -> Span | None:
        """The span of the name of whoever speaks in block number ``block``; None where nobody is named."""
        number = self._outline.blocks[block].turn
        if number not in self._of:
            turn = self._outline.turns[number]
            if self._is_letter(turn.start, turn.end):
                self._of[number] = None if turn.asks else self._interviewed
            else:
                self._of[number] = self._fullest(turn.start, turn.end)
        return self._of[number]

    def _is_letter(self, start: int, end: int) -> bool:
        """Whether a label names nobody: ``A``, ``Answer``."""
        return end - start < 2 or self._body[start:end].casefold() in ("question", "answer")

    def _labelled_answerer(self) -> Span | None:
        """Who answers with a name in a conversation that has letters as well: the one whose labels come most often."""
        answers = [(turn.start, turn.end) for turn in self._outline.turns if not turn.asks]
        spans = [span for span in answers if not self._is_letter(*span)]
        counts = Counter(self._body[slice(*span)] for span in spans)
        best = max(spans, key=lambda span: (counts[self._body[slice(*span)]], -span[0]), default=None)
        return self._fullest(*best) if best else None

    def _fullest(self, start: int, end: int) -> Span:
        """The label without what only addresses (``MS.``), or the full name whose last name it ends with."""
        bare = next(_BARE.finditer(self._body, start, end)).end()
        if not is_title(self._body[bare:end]):
            start = bare
        label = self._body[start:end]
        if is_initials(label) and len(bearers := self._bearers_of_initials.get(label, {})) == 1:
            return next(iter(bearers.values()))
        return self._named_in_title(label) or self._who_is(label) or self._in_full(start, end)

    @cached_property
    def _bearers_of_initials(self) -> dict[str, dict[tuple[str, ...], Span]]:
        """By first letters whose full names have them."""
        found: dict[str, dict[tuple[str, ...], Span]] = {}
        for name in self._names:
            of_letters = found.setdefault("".join(word[0] for word in name.words), {})
            of_letters.setdefault(name.words, (name.start, name.end))
        for turn in self._outline.turns:
            words = tuple(self._body[turn.start : turn.end].split())
            if 1 < len(words) <= 3:
                found.setdefault("".join(word[0] for word in words), {words: (turn.start, turn.end)})
        return found

    def _in_full(self, start: int, end: int) -> Span:
        """The full name whose last name words end with, or a longer label's; the words as they are where nothing tells."""
        last = fold(self._body[start:end].split()[-1])
        # Al Sorel is not Hana Sorel.
        told = {fold(word) for word in self._body[start:end].split() if not is_title(word)}
        fitting = [
            name
            for name in self._bearers.get(last, ())
            if told.issubset(map(fold, name.words)) and not self._body[name.start : name.end].isupper()
        ]
        kinds = {tuple(map(fold, name.words)) for name in fitting}
        if len(kinds) == 1:
            return fitting[0].start, fitting[0].end
        return (start, end) if kinds or len(told) > 1 else self._longer.get(last, (start, end))

    @cached_property
    def _longer(self) -> dict[str, Span]:
        """The first label of several words by its last one, without what only addresses: PROF. *ANDERS VIK* of VIK."""
        found: dict[str, Span] = {}
        for turn in self._outline.turns:
            bare = next(_BARE.finditer(self._body, turn.start, turn.end)).end()
            if len(words := self._body[bare : turn.end].split()) > 1:
                found.setdefault(fold(words[-1]), (bare, turn.end))
        return found

    def _named_in_title(self, label: str) -> Span | None:
        """Where the body names whoever has an office (``THE PRESIDENT``) in the article's title."""
        if not is_title(label.split()[-1]):
            return None
        office = r"\s+".join(map(re.escape, _BARE.sub("", label, count=1).split()))
        named = re.search(rf"\b(?i:{office})((?:\s+[A-Z][\w.’'-]+)+)", self._title)
        if named is None:
            return None
        last = named[1].split()[-1]
        at = self._body.find(last)
        return (at, at + len(last)) if at >= 0 else None

    def _who_is(self, label: str) -> Span | None:
        """Who has an office by the brackets behind its label (``CHAIR (Cllr Quist):``), or behind a name: ``Marta Quist (chair)``."""
        if not (is_title(label.split()[-1]) or fold(label) in _LEADERS):
            return None
        bracketed = self._bracketed.get(fold(label))
        if bracketed and (bearer := self._bearer(*bracketed)):
            return bearer
        bearers = self._bearers_of_offices.get(label.casefold().removeprefix("the "), {})
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    @cached_property
    def _bracketed(self) -> dict[str, Span]:
        """By label, folded, the words between brackets behind it where it first has some."""
        found: dict[str, Span] = {}
        for turn in self._outline.turns:
            if behind := _IN_BRACKETS.match(self._body, turn.end):
                found.setdefault(fold(self._body[turn.start : turn.end]), behind.span(1))
        return found

    @cached_property
    def _bearers_of_offices(self) -> dict[str, dict[tuple[str, ...], Span]]:
        """By one to three words that stand behind full names, in small letters, whose they are."""
        found: dict[str, dict[tuple[str, ...], Span]] = {}
        for name in self._names:
            if behind := _OFFICE.match(self._body, name.end):
                words = behind[1].casefold().split()
                for number in range(1, len(words) + 1):
                    of_office = found.setdefault(" ".join(words[:number]), {})
                    if len(of_office) < 2:
                        of_office.setdefault(name.words, (name.start, name.end))
        return found

    def _bearer(self, start: int, end: int) -> Span | None:
        """Whom words between brackets name: by the full name in the body, where it has one; None where they name nobody."""
        found = names(self._body, start, end)
        full = [name for name in found if len(name.words) > 1 or surname(name.words) in self._bearers]
        return self._in_full(full[-1].start, full[-1].end) if full else None

    def _most_spoken_of(self, found: list[Name]) -> Span | None:
        """The person whom the lines before an interview name, and the body most often; those who ask aside."""
        people = [name for name in found if not _ASKS.search(self._body, max(0, name.start - 40), name.start)]
        known = [name for name in people if name.person] or people
        if not known:
            return None
        counts = Counter(surname(name.words) for name in found)
        best = max(known, key=lambda name: (counts[surname(name.words)], -name.start))
        first, *others = best.words
        # "Glassblower Teodor Hallin, 61, ...": only its place gives a sentence's first word its capital.
        trade = len(others) > 1 and can_speak(first.casefold()) and usual_pronoun(first) is None
        return (best.start + len(first) + 1 if trade else best.start), best.end
