"""Interviews without labels: lines that ask, and under each the answer of the one who is interviewed.

An explainer by questions, which asks nobody, is told from one by the first and the second person.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing_bot.language.text.bylines import columnist
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.turns.letters import QUOTED
from briefing_bot.language.text.turns.turn import ASKED_WORDS, FoundTurns, is_led_in, is_over

_FIRST_PERSON = late(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
_MYSELF = late(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e)\b")
_YOU = late(r"\b(?:[Yy]ou|[Yy]our|[Yy]ours|[Yy]ou[’'](?:ve|re|d|ll))\b")
_PROMPT_LEVEL = 6  # of headings: those that readers of formats make of lines in bold or italics (sources/prompts.py)
_FEW = 3  # lines before the first question, one of which may ask without asking; by hand


def add_interview(body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool], found: FoundTurns) -> None:
    """Add the turns of an interview without labels: lines that ask, each with an answer under it.

    Args:
        body: the text.
        lines: its lines, as spans.
        prose: for each whether it may be spoken, and is not yet.
        found: the turns so far, to which these are added.
    """
    asked = asking_lines(body, lines, prose)
    if not asked:
        return
    asked = sorted({*asked, *_prompts(body, lines, prose, asked), *_stated(body, lines, prose, asked)})
    longest = 1
    for number, after in zip(asked, [*asked[1:], len(lines)], strict=True):
        found.begin(lines[number][0], lines[number][0], asks=True)
        begin, end = lines[number]
        while body[begin] in "# \t":
            begin += 1
        found.say(number, begin, end, question=True)
        found.begin(lines[number][0], lines[number][0])
        length = 0
        for line in range(number + 1, after):
            if not prose[line] or is_over(body, *lines[line]) or (after == len(lines) and length >= longest):
                break
            found.say(line, *lines[line])
            length += 1
        longest = max(longest, length)


def asking_lines(body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool]) -> list[int]:
    """The numbers of the lines that ask in an interview without labels; none where there is none.

    One who is asked answers in the first person, or is asked in the second: half of the questions are known by it. Where all but one
    answer are in neither, it is an explainer.
    """
    asked = [
        number
        for number, (start, end) in enumerate(lines[:-1])
        if number
        and (prose[number] or body[start] == "#")
        and body[start:end].rstrip(" *_").endswith("?")
        and body[start] not in "\"“‘'«"
        and len(body[start:end].split()) <= ASKED_WORDS
    ]
    headed = [number for number in asked if body[lines[number][0]] == "#"]
    set_apart = len(headed) > 1 and all(_level(body, lines[number][0]) == _PROMPT_LEVEL for number in headed)
    asked = headed if len(headed) * 2 > len(asked) else asked  # else one who is asked asks back
    after_it = {number - 1 for number in asked}
    asked = [number for number in asked if number not in after_it]
    if len(asked) < 2 or columnist(body):
        return []
    asking = asked
    asked = sorted({*asked, *_stated(body, lines, prose, asked)})
    # An answer may begin with one word: "Because they move." The first person may come in a line after it.
    answers = [
        (lines[n + 1][0], lines[after - 1][1]) for n, after in pairwise([*asked, min(asked[-1] + 3, len(lines))])
    ]
    first_person = [bool(_FIRST_PERSON.search(body, *span)) for span in answers]
    addressed = [own or bool(_YOU.search(body, *lines[n])) for n, own in zip(asked, first_person, strict=True)]
    alone = sum(bool(_MYSELF.search(QUOTED.sub("", body[slice(*span)]))) for span in answers)
    led_in = is_led_in(body, lines[asked[0]][0])
    known = sum(first_person) * 2 >= len(asked) or (alone and sum(addressed) * 2 >= len(asked))
    if known:
        spoken_to = sum(bool(_YOU.search(body, *lines[n])) for n in asking)
        enough = alone * 2 > len(asked) or (set_apart and alone) or (alone and spoken_to * 3 >= len(asked) * 2)
        return asking if led_in or (len(asked) > 2 and enough) else []
    # Who answers much of others in an interview that the lines before it tell of is asked in the second person once.
    return asking if led_in and alone and any(_YOU.search(body, *lines[n]) for n in asked) else []


def _prompts(body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool], asked: Sequence[int]) -> list[int]:
    """The lines between or just before those that ask by which an answer is asked for as well: ``You once said that it never floods.``"""
    found: list[int] = []
    taken = set(asked)
    for number in range(max(1, asked[0] - _FEW), asked[-1]):
        start, end = lines[number]
        beside = taken.isdisjoint((number - 1, number, number + 1))
        short = len(body[start:end].split()) <= ASKED_WORDS and body[start] not in "\"“‘'«"
        if (
            prose[number]
            and beside
            and short
            and _YOU.search(body, start, end)
            and not _FIRST_PERSON.search(body, start, end)
        ):
            found.append(number)
            taken.add(number)
    return found


def _stated(body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool], asked: Sequence[int]) -> list[int]:
    """The headings that are sentences beside those that ask, each with text under it: ``## The old pipes are blamed.``"""
    levels = {_level(body, lines[number][0]) for number in asked}
    if len(levels) > 1 or 0 in levels:
        return []
    return [
        number
        for number in range(1, len(lines) - 1)
        if _level(body, lines[number][0]) in levels
        and prose[number + 1]
        and body[slice(*lines[number])].rstrip("\"”’'*_# ").endswith((".", "…", "!", ":"))
    ]


def _level(body: str, start: int) -> int:
    """How many signs of a heading of Markdown begin a line; 0 where it is none."""
    return len(body[start : start + 6]) - len(body[start : start + 6].lstrip("#"))
