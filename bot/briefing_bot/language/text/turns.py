"""Turns: in a transcript, an interview or under a signature, the words of one who is named before or after them.

Labels are told from those of a fact box (``WHERE: Town Hall``) by what is known of people: they come again, have a title, or the body names
somebody so. A line of an interview that only asks is no answer to anything: it is what the answer stands under.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from briefing_bot.language.text.bylines import columnist
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import STOP_WORDS

_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)"
_WORD = r"[A-ZÀ-ÖØ-ÞŁŠŽŚŻČĆ][\w.’'-]*"
_SMALL = r"(?:de|da|del|der|den|di|la|le|van|von|bin|al|el|of|the|for)"
_NAMED = rf"{_WORD}(?:[ \t]+(?:{_WORD}|{_SMALL}(?=[ \t]+{_WORD}|[ \t]+{_SMALL}[ \t]+{_WORD}))){{0,6}}"
_LETTER = late(
    rf"(?:{_TIME}[ \t]*)?(?P<name>Q(?:uestion|UESTION)?|A(?:nswer|NSWER)?)(?:[ \t]?\d{{1,2}})?(?:[ \t]?[:.)][ \t]*\s|[ \t]{{2,}}|\t)(?=\S)"
)
_BARE_LETTER = late(r"(?P<name>Q)[ \t]+(?=[A-Z“\"(])")
# In transcripts of officials only: elsewhere it is the first letter of a name.
_LABEL = late(
    rf"(?:{_TIME}[ \t]*+(?:[-–—][ \t]*+)?)?(?P<name>{_NAMED})(?:[ \t]*+\([^()\n:]{{1,60}}\)|,[ \t][^:\n.!?]{{2,60}})?(?:[ \t]*+{_TIME})?[ \t]*+:[ \t]*+(?=\S)"
)
_ALONE = late(rf"(?:{_TIME}[ \t]*)?(?P<name>{_NAMED})(?:[ \t]*{_TIME})?[ \t]*:?$")
_SIGNED = late(rf"(?:[—–―]|--?)[ \t]*(?P<name>{_NAMED})(?P<job>,[ \t]?[^.!?\n]{{1,80}}|[ \t]?\([^()\n]{{1,60}}\))?\.?$")
_DASH = late(r"(?<!\w)(?:[—–―]|--?)(?=[ \t]?\w)")
_QUOTED_END = late(r"[\"”’»'][ \t]*+(?:\n[ \t]*+)?$")
_TITLED = late(
    r"""(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Sen|Senator|Rep|Representative|Gov|Governor|Secretary|President|Prime\s+Minister|
    Minister|Chancellor|Chairman|Chairwoman|Chair|Speaker|Judge|Justice|General|Gen|Admiral|Colonel|Col|Captain|Sheriff|Chief|Mayor|Ambassador|
    Commissioner|Director|Administrator|Attorney\s+General|Moderator|Interviewer|Host|Reporter|Press|Operator|Official|
    (?:The\s+)?(?:Vice\s+)?President|(?:[\w.-]+\s+){0,3}Official|Participant|Audience(?:\s+Member)?|Witness|Caller)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKERS = frozenset("q question interviewer moderator host reporter press audience caller".split())
_NO_SPEAKERS = frozenset(
    """note notes update updates warning tip tips example examples impact impacts source sources photo photos date time location where when who what
    why how price prices cost tickets result results score scores correction clarification editor breaking summary background contact contacts media
    topics tags related fact facts more read watch listen day week chapter part step figure table section total address phone email website hours
    pros cons verdict rating ratings specs price available platform platforms developer publisher released release severity affected fix fixes
    break office cell phone fax email tel mobile desk press hotline fee fees important caution issue issues status version versions duration""".split()
)
_INTERVIEW = late(
    r"""\b(?:we|I|us)\b[^.!?]{0,30}\b(?:asked|spoke|talked|sat\s+down|caught\s+up|met|interviewed)\b|\basked\s+(?:him|her|them)\b|\binterview\b
    |\bQ\s?&\s?A\b|\b(?:spoke|speaks|talked|talks|sat\s+down|sits\s+down|in\s+conversation)\s+(?:with|to)\b
    |\b(?:answers?|answered|took|takes)\s+(?:our|your|some|a\s+few|\w+)?\s?questions\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FIRST_PERSON = late(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
_OVER = late(
    r"(?:#\s*){2,}|\*\s*\*\s*\*|-{3,}|_{3,}|END\b|[*_(\[]?(?:this|the) (?:interview|conversation|transcript|q ?& ?a) (?:has been|was|is)\b",
    re.IGNORECASE,
)
_ASKED_WORDS = 60  # by hand: what a reporter asks is shorter than what is answered


class SpeakerTurn(NamedTuple):
    """What somebody says, who is named at ``[start, end)`` of the body; an empty span for the one who is interviewed.

    ``asks`` is true of the one who leads the conversation.
    """

    start: int
    end: int
    asks: bool = False


class SpokenLine(NamedTuple):
    """A line in a turn: the number of the turn, the span of its words without label or signature, and whether it only asks."""

    turn: int
    start: int
    end: int
    question: bool = False


class _Found(NamedTuple):
    """A label in front of a line: its name, where the words begin, and whether it is a letter of questions and answers."""

    start: int
    end: int
    words: int
    letter: bool


def turns(
    body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool]
) -> tuple[list[SpeakerTurn], dict[int, SpokenLine]]:
    """The turns of a body, and its lines, by number, that are in one.

    Args:
        body: the text.
        lines: its paragraphs and lines of their own, as spans.
        prose: for each whether it may be spoken: no heading of Markdown, no row of a table.
    """
    found: list[SpeakerTurn] = []
    spoken: dict[int, SpokenLine] = {}
    labels = _labels(body, lines, prose)
    if labels:
        _labelled(body, lines, prose, labels, found, spoken)
    _interview(body, lines, [may and n not in spoken for n, may in enumerate(prose)], found, spoken)
    _signatures(body, lines, prose, found, spoken)
    return found, spoken


def key(label: str) -> str:
    """What a label is compared by: its words without case, marks and titles."""
    words = re.sub(r"[^\w\s]", " ", label).casefold().split()
    bare = [word for word in words if not _TITLED.fullmatch(word)]
    return " ".join(bare or words)


def _labels(body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool]) -> dict[int, _Found]:
    """The lines that begin with the label of a speaker, by number; none where there is no conversation."""
    letters: dict[int, _Found] = {}
    named: dict[int, _Found] = {}
    for number, (start, end) in enumerate(lines):
        if not prose[number]:
            continue
        if match := _LETTER.match(body, start, end):
            letters[number] = _Found(*match.span("name"), match.end(), True)
            continue
        match = _LABEL.match(body, start, end)
        words = key(match["name"]).split() if match else []
        if match and not STOP_WORDS.issuperset(words) and not _NO_SPEAKERS.intersection(words):
            named[number] = _Found(*match.span("name"), match.end(), False)
    if any(_is_office(body[found.start : found.end]) for found in named.values()):
        for number, (start, end) in enumerate(lines):
            if prose[number] and number not in named and (match := _BARE_LETTER.match(body, start, end)):
                letters.setdefault(number, _Found(*match.span("name"), match.end(), True))
    kinds = {body[found.start].upper() for found in letters.values()}
    if "Q" not in kinds:
        letters = {}
    counts = Counter(key(body[found.start : found.end]) for found in named.values())
    sure = {
        number: found
        for number, found in named.items()
        if counts[key(body[found.start : found.end])] > 1
        or _TITLED.match(body[found.start : found.end])
        or _is_named(body, found)
    }
    talk = {**letters, **sure}
    voices = {key(body[found.start : found.end]) for found in talk.values()}
    titled = any(_is_office(body[found.start : found.end]) for found in sure.values())
    again = any(counts[key(body[found.start : found.end])] > 1 for found in sure.values())
    if not (letters or titled or (again and len(voices) > 1 and len(talk) > 2)) or _profiles(body, lines, talk):
        return _alone(body, lines, prose)
    # Beside sure labels another one is one as well: the paper's own name before its questions.
    beside = {n: found for n, found in named.items() if n - 1 in talk or n + 1 in talk}
    return dict(sorted({**beside, **talk}.items()))


def _is_office(label: str) -> bool:
    """Whether a label alone tells a transcript: ``THE PRESIDENT``, ``MS. LUND``."""
    return label.isupper() and bool(_TITLED.match(label)) and len(label.split()) <= 4 and not re.search("[’']S", label)


def _profiles(body: str, lines: Sequence[tuple[int, int]], labels: dict[int, _Found]) -> bool:
    """Whether what stands behind the labels speaks of those whom they name: a list of people, who say nothing."""
    named = [re.escape(key(body[found.start : found.end]).split()[-1]) for found in labels.values() if not found.letter]
    texts = [body[found.words : lines[number][1]].casefold() for number, found in labels.items() if not found.letter]
    told = sum(bool(re.search(rf"\b{name}\b", text)) for name, text in zip(named, texts, strict=True))
    return bool(named) and told * 2 >= len(named)


def _alone(body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool]) -> dict[int, _Found]:
    """Labels on lines of their own: names that come again and again, each before what its bearer says."""
    names: dict[int, _Found] = {}
    for number, (start, end) in enumerate(lines):
        if prose[number] and end - start <= 60 and (match := _ALONE.match(body, start, end)):
            names[number] = _Found(*match.span("name"), end, False)
    counts = Counter(key(body[found.start : found.end]) for found in names.values())
    again = {n: found for n, found in names.items() if counts[key(body[found.start : found.end])] > 1}
    if len({key(body[found.start : found.end]) for found in again.values()}) < 2 or len(again) < 4:
        return {}
    return again


def _is_named(body: str, found: _Found) -> bool:
    """Whether the body elsewhere names somebody whose last name the label is, or who bears the whole name."""
    label = key(body[found.start : found.end])
    last = re.escape(label.split()[-1])
    whole = rf"{_WORD}[ ]+(?i:{last})\b" if " " not in label else rf"(?i:{re.escape(label)})\b"
    return any(not found.start <= match.start() < found.end for match in re.finditer(whole, body))


def _labelled(
    body: str,
    lines: Sequence[tuple[int, int]],
    prose: Sequence[bool],
    labels: dict[int, _Found],
    found: list[SpeakerTurn],
    spoken: dict[int, SpokenLine],
) -> None:
    """The turns of a conversation with labels: each goes on to the next label, a heading, or a line that ends it."""
    of: dict[str, list[bool]] = {}
    for number, label in labels.items():
        of.setdefault(key(body[label.start : label.end]), []).append(
            body[label.words : lines[number][1]].rstrip().endswith("?")
        )
    lettered = any(label.letter for label in labels.values())
    numbers = list(labels)
    longest = 1
    for number, after in zip(numbers, [*numbers[1:], len(lines)], strict=True):
        label, last_turn = labels[number], after == len(lines)
        name = body[label.start : label.end]
        asks = (
            name[0] in "Qq"
            if label.letter
            else bool(_ASKERS.intersection(key(name).split()))
            or (len(of[key(name)]) > 1 and sum(of[key(name)]) * 2 > len(of[key(name)]))
            or (lettered and not _is_named(body, label))
        )
        turn = SpeakerTurn(label.start, label.end, asks)
        found.append(turn)
        begins = label.words
        length = 0
        for line in range(number, after):
            start, end = max(lines[line][0], begins) if line == number else lines[line][0], lines[line][1]
            if line > number and (
                not prose[line] or _OVER.match(body, start, end) or (last_turn and length >= longest)
            ):
                break
            length += 1
            if start < end:
                said = body[start:end].rstrip(" \"”’'*_")
                brief = len(said.split()) <= _ASKED_WORDS // 3 and (label.letter or not _is_named(body, label))
                short = len(said.split()) <= _ASKED_WORDS
                question = asks and ((short and said.endswith("?")) or (lettered and brief))
                spoken[line] = SpokenLine(len(found) - 1, start, end, question)
            else:
                spoken[line] = SpokenLine(len(found) - 1, end, end)
        longest = max(longest, length)


def _interview(
    body: str,
    lines: Sequence[tuple[int, int]],
    prose: Sequence[bool],
    found: list[SpeakerTurn],
    spoken: dict[int, SpokenLine],
) -> None:
    """An interview without labels: lines that ask, each with an answer in the first person under it."""
    asked = [
        number
        for number, (start, end) in enumerate(lines[:-1])
        if number
        and (prose[number] or body[start] == "#")
        and body[start:end].rstrip(" *_").endswith("?")
        and body[start] not in "\"“‘'«"
        and len(body[start:end].split()) <= _ASKED_WORDS
    ]
    asked = [number for number in asked if number + 1 not in asked]
    if len(asked) < 2 or columnist(body) or not _INTERVIEW.search(body, 0, lines[asked[0]][0]):
        return
    own = [bool(_FIRST_PERSON.search(body, *lines[number + 1])) for number in asked]
    if sum(own) * 2 < len(own):
        return
    longest = 1
    for number, after in zip(asked, [*asked[1:], len(lines)], strict=True):
        found.append(SpeakerTurn(lines[number][0], lines[number][0], True))
        begin, end = lines[number]
        while body[begin] in "# \t":
            begin += 1
        spoken[number] = SpokenLine(len(found) - 1, begin, end, True)
        found.append(SpeakerTurn(lines[number][0], lines[number][0]))
        length = 0
        for line in range(number + 1, after):
            if not prose[line] or _OVER.match(body, *lines[line]) or (after == len(lines) and length >= longest):
                break
            spoken[line] = SpokenLine(len(found) - 1, *lines[line])
            length += 1
        longest = max(longest, length)


def _signatures(
    body: str,
    lines: Sequence[tuple[int, int]],
    prose: Sequence[bool],
    found: list[SpeakerTurn],
    spoken: dict[int, SpokenLine],
) -> None:
    """Quotations that are signed: ``“We need it.” — Ada Lind, teacher``, in one line or in two."""
    for number, (start, end) in enumerate(lines):
        if number in spoken or not prose[number]:
            continue
        dashes = list(_DASH.finditer(body, start, end))[-1:]
        if not dashes:
            continue
        dash = dashes[0].start()
        signed = _SIGNED.match(body, dash, end)
        if not signed or not (" " in signed["name"] or signed["job"]):
            continue
        turn = SpeakerTurn(*signed.span("name"))
        if not body[start:dash].strip():
            # A name alone under a paragraph is as often that of whoever wrote it.
            before = body[slice(*lines[number - 1])] if number else ""
            quoted = bool(signed["job"]) or (before[:1] in "\"“‘'«" and before[-1:] in "\"”’'»")
            if number and number - 1 not in spoken and prose[number - 1] and before[-1:] in ".!?…\"”’'»" and quoted:
                found.append(turn)
                spoken[number - 1] = SpokenLine(len(found) - 1, *lines[number - 1])
                spoken[number] = SpokenLine(len(found) - 1, end, end)
        elif _QUOTED_END.search(body, start, dash) and body[start] in "\"“‘'«":
            found.append(turn)
            last = len(body[start:dash].rstrip())
            spoken[number] = SpokenLine(len(found) - 1, start, start + last)
