"""Transcripts: conversations whose speakers have labels, in turns, of those who lead them and of those who answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.turns.labels import Label, is_initials, is_office, named_elsewhere
from briefing_bot.language.text.turns.turn import ASKED_WORDS, FoundTurns, is_led_in, is_over

_ASKERS = frozenset("q question interviewer moderator host reporter press audience caller".split())
_HEARD = late(
    r"[\[(](?:[\w’'-]+ ){0,3}(?:music|applause|laugh(?:s|ter)?|crosstalk|inaudible|silence|pause|cheer(?:s|ing)|beep|jingle|break)(?: [\w’'-]+){0,3}\.?[\])]$",
    re.IGNORECASE,
)
"""A line of a transcript that tells what is heard, and is nobody's words: ``[music]``, ``(Laughter.)``"""
_CAPITALISED = late(r"(?<![\w’'-])[A-ZÀ-ÖØ-ÞŁŠŽŚŻČĆ][\w’'-]++(?: [A-ZÀ-ÖØ-ÞŁŠŽŚŻČĆ][\w’'-]*+){1,2}")


def add_transcript(
    body: str,
    lines: Sequence[tuple[int, int]],
    prose: Sequence[bool],
    labels: dict[int, Label],
    interviewed: bool,
    found: FoundTurns,
) -> None:
    """Add the turns of a conversation with labels: each goes on to the next label, a heading, or a line that ends it.

    In an interview, be it ``interviewed`` without labels or with ``A:``, a label that the body does not explain, and that is no office,
    is of whoever asks.

    Args:
        body: the text.
        lines: its lines, as spans.
        prose: for each whether it may be spoken.
        labels: those in front of lines, by the number of the line; one at least.
        interviewed: whether there is an interview without labels as well.
        found: the turns so far, to which these are added.
    """
    labels = _by_one_name(body, labels)
    said_by, asked_by = Counter[str](), Counter[str]()
    for number, label in labels.items():
        said_by[label.key] += 1
        behind = lines[
            number + (label.words == lines[number][1] and number + 1 < len(lines))
        ]  # a label on a line of its own
        asked_by[label.key] += body[label.words : behind[1]].rstrip().endswith("?")

    def asks_most(label: Label) -> bool:
        return asked_by[label.key] * 2 > said_by[label.key]

    lettered = interviewed or any(label.letter and body[label.start] in "Aa" for label in labels.values())
    elsewhere = named_elsewhere(body, labels.values()) if lettered else set()
    elsewhere |= {label for label in labels.values() if is_office(body[label.start : label.end])}
    if lettered and any(is_initials(body[label.start : label.end]) for label in labels.values()):
        known = {"".join(word[0] for word in match[0].split()) for match in _CAPITALISED.finditer(body)}
        elsewhere |= {
            label for label in labels.values() if body[label.start : label.end] in known and not asks_most(label)
        }
    if interviewed and not elsewhere and not any(label.letter for label in labels.values()):
        elsewhere = {label for label in labels.values() if not asks_most(label)}
    led_in = is_led_in(body, min(label.start for label in labels.values()))
    numbers = list(labels)
    longest = 1
    for number, after in zip(numbers, [*numbers[1:], len(lines)], strict=True):
        label, last_turn = labels[number], after == len(lines)
        name = body[label.start : label.end]
        asks = (
            name[0] in "Qq"
            if label.letter
            else bool(_ASKERS.intersection(label.key.split()))
            or (said_by[label.key] > 1 and asks_most(label))
            or (lettered and label not in elsewhere)
            or label.asks
        )
        found.begin(label.start, label.end, asks)
        begins = label.words
        length = 0
        for line in range(number, after):
            start, end = max(lines[line][0], begins) if line == number else lines[line][0], lines[line][1]
            if line > number and (
                not prose[line]
                or is_over(body, start, end)
                or _is_caption(body[start:end], body[label.words : lines[number][1]])
                or (last_turn and length >= longest)
            ):
                break
            length += 1
            if start < end and not _HEARD.match(body, start, end):
                said = body[start:end].rstrip(" \"”’'*_")
                unknown = label.letter or label not in elsewhere or asks_most(label)
                brief = len(said.split()) <= ASKED_WORDS // 3 and unknown
                short = len(said.split()) <= ASKED_WORDS
                leads = lettered or (led_in and asks_most(label))
                question = asks and ((short and said.endswith("?")) or (leads and brief))
                found.say(line, start, end, question)
            else:
                found.say(line, end, end)
        longest = max(longest, length)


def _by_one_name(body: str, labels: dict[int, Label]) -> dict[int, Label]:
    """The labels with one key for first letters and the label that they are those of: ``Fjord Weekly:``, then ``FW:``."""
    full = {"".join(w[0] for w in body[f.start : f.end].split()): f.key for f in labels.values() if " " in f.key}
    short = {
        n: key
        for n, f in labels.items()
        if is_initials(body[f.start : f.end]) and (key := full.get(body[f.start : f.end]))
    }
    return {n: found._replace(key=short.get(n, found.key)) for n, found in labels.items()}


def _is_caption(line: str, said: str) -> bool:
    """Whether a line between turns that are not is in capitals: ``STATEMENT OF ADA LIND, MAYOR``."""
    return line.isupper() and len(line.split()) > 2 and not said.isupper()
