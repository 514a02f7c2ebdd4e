"""Turns: in a transcript, an interview, a letter or under a signature, the words of one who is named before or after them.

A line of an interview that only asks is no answer to anything: it is what the answer stands under.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing_bot.language.text.turns.interviews import add_interview, asking_lines
from briefing_bot.language.text.turns.labels import speaker_labels
from briefing_bot.language.text.turns.letters import is_salutation, letters, told
from briefing_bot.language.text.turns.signed_quotations import add_signed_quotations
from briefing_bot.language.text.turns.transcripts import add_transcript
from briefing_bot.language.text.turns.turn import FoundTurns, SpeakerTurn, SpokenLine


def turns(
    body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool]
) -> tuple[list[SpeakerTurn], dict[int, SpokenLine]]:
    """The turns of a body, and its lines, by number, that are in one.

    Args:
        body: the text.
        lines: its paragraphs and lines of their own, as spans.
        prose: for each whether it may be spoken: no heading of Markdown, no row of a table.
    """
    found = FoundTurns()
    interviewed = bool(asking_lines(body, lines, prose))
    labels = speaker_labels(body, lines, prose, interviewed)
    if labels:
        add_transcript(body, lines, prose, labels, interviewed, found)
    add_interview(body, lines, found.free(prose), found)
    add_signed_quotations(body, lines, prose, found)
    for letter in letters(body, lines, found.free(prose)):
        found.begin(*letter.name)
        for number in range(letter.first, letter.last):
            start, end = lines[number]
            unsaid = number >= letter.signed or is_salutation(body[start:end])
            found.say(number, end if unsaid else start, end)
    for one in told(body, lines, found.free(prose)):
        found.begin(*one.name)
        for number in range(one.first, one.last):
            found.say(number, *lines[number])
    return found.turns, found.spoken
