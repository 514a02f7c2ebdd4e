"""Turns: in a transcript, an interview or under a signature, the words of one who is named before or after them.

Labels are told from those of a fact box (``WHERE: Town Hall``) by what is known of people: they come again, have a title, or the body names
somebody so. A line of an interview that only asks is no answer to anything: it is what the answer stands under.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from briefing_bot.language.text.bylines import columnist
from briefing_bot.language.text.letters import QUOTED, is_salutation, letters, told
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import STOP_WORDS

_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?+[\])]?+)"
_WORD = r"[A-ZÀ-ÖØ-ÞŁŠŽŚŻČĆ][\w.’'-]*"
_SMALL = r"(?:de|da|del|der|den|di|la|le|van|von|bin|al|el|of|the|for)"
_NAMED = rf"{_WORD}(?:[ \t]+(?:{_WORD}|{_SMALL}(?=[ \t]+{_WORD}|[ \t]+{_SMALL}[ \t]+{_WORD}))){{0,6}}"
_LETTER = late(
    rf"(?:{_TIME}[ \t]*)?(?P<name>Q(?:uestion|UESTION)?|A(?:nswer|NSWER)?)(?:[ \t]?\d{{1,2}})?(?:[ \t]?[:.)][ \t]*\s|[ \t]{{2,}}|\t)(?=\S)"
)
_BARE_LETTER = late(r"(?P<name>Q)[ \t]+(?=[A-Z“\"(])")
# In transcripts of officials only: elsewhere it is the first letter of a name.
_NUMBERED = r"(?:Speaker|Participant|Panelist|Respondent|Interviewee|Caller|Voice|Juror|Witness)[ \t]\d{1,2}"
_LABEL = late(
    rf"(?:{_TIME}[ \t]*+(?:[-–—][ \t]*+)?|(?P<asks>Q\d{{1,3}}[.:]?[ \t]++))?(?P<name>{_NUMBERED}|{_NAMED})(?:[ \t]*+\([^()\n:]{{1,60}}\)|,[ \t][^:\n.!?]{{2,60}})?(?:[ \t]*+{_TIME})?[ \t]*+:[ \t]*+(?=\S)"
)
# As records of parliaments have it: "Ms. OKOYE. We have 212 inspectors."
_RECORD = late(
    r"""(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Senator|Chair(?:man|woman)?|CHAIR(?:MAN|WOMAN|PERSON)?|SENATOR|SECRETARY|JUSTICE|JUDGE)\.?
    (?:[ ][A-Z][A-Z’'-]+){1,3}|T(?:he|HE)[ ](?:[A-Z]{5,}(?:[ ][A-Z]{5,})?))\.[ \t]+(?=\S)""",
    re.VERBOSE,
)
_ALONE = late(rf"(?:{_TIME}[ \t]*)?(?P<name>{_NUMBERED}|{_NAMED})(?:[ \t]*{_TIME})?[ \t]*:?$")
_CLOCK = late(r"\d:\d\d")
_SIGNED = late(rf"(?:[—–―]|--?)[ \t]*(?P<name>{_NAMED})(?P<job>,[ \t]?[^.!?\n]{{1,80}}|[ \t]?\([^()\n]{{1,60}}\))?\.?$")
_BRACKETED = late(rf"\((?P<name>{_NAMED})(?P<job>,[ \t]?[^.!?()\n]{{1,80}})\)\.?$")
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
    interview transcript profile opinion analysis exclusive live podcast episode video
    pros cons verdict rating ratings specs price available platform platforms developer publisher released release severity affected fix fixes
    guest guests presenter presenters witnesses members chaired producer producers from to subject re cc sent
    present attendance attendees apologies absent agenda venue participants speakers panel panelists panellists moderators hosts
    break office cell phone fax email tel mobile desk press hotline fee fees important caution issue issues status version versions duration""".split()
)
_INTERVIEW = late(
    r"""\b(?:we|I|us)\b[^.!?]{0,30}\b(?:asked|spoke|talked|sat\s+down|caught\s+up|met|interviewed)\b|\basked\s+(?:him|her|them)\b|\binterview\b
    |\bQ\s?&\s?A\b|\b(?:spoke|speaks|talked|talks|sat\s+down|sits\s+down|in\s+conversation)\s+(?:with|to)\b
    |\b(?:answers?|answered|took|takes)\s+(?:our|your|some|a\s+few|\w+)?\s?questions\b""",
    re.IGNORECASE | re.VERBOSE,
)
_FIRST_PERSON = late(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Oo]ur)\b")
_MYSELF = late(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e)\b")
_YOU = late(r"\b(?:[Yy]ou|[Yy]our|[Yy]ours|[Yy]ou[’'](?:ve|re|d|ll))\b")
_PROMPT_LEVEL = 6  # of headings: those that readers of formats make of lines in bold or italics (sources/prompts.py)
_FEW = 3  # lines before the first question, one of which may ask without asking; by hand
_OVER = late(
    r"(?:#\s*){2,}|\*\s*\*\s*\*|-{3,}|_{3,}|END\b|[*_(\[]?(?:this|the) (?:interview|conversation|transcript|q ?& ?a) (?:has been|was|is)\b",
    re.IGNORECASE,
)
_HEARD = late(
    r"[\[(](?:[\w’'-]+ ){0,3}(?:music|applause|laugh(?:s|ter)?|crosstalk|inaudible|silence|pause|cheer(?:s|ing)|beep|jingle|break)(?: [\w’'-]+){0,3}\.?[\])]$",
    re.IGNORECASE,
)
"""A line of a transcript that tells what is heard, and is nobody's words: ``[music]``, ``(Laughter.)``"""
_ASKED_WORDS = 60  # by hand: what a reporter asks is shorter than what is answered
# A word, whatever follows it, and the name behind it; the first capital within it.
_BEFORE_NAME = late(r"(?<![\w.’'-])[\w.’'-]++[ ]++(?=(?P<name>\w++))")
_CAPITAL = late(r"[A-ZÀ-ÖØ-ÞŁŠŽŚŻČĆ]")
_ANY_WORD = late(r"\w+")
_CAPITALISED = late(r"(?<![\w’'-])[A-ZÀ-ÖØ-ÞŁŠŽŚŻČĆ][\w’'-]++(?: [A-ZÀ-ÖØ-ÞŁŠŽŚŻČĆ][\w’'-]*+){1,2}")


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
    """A label in front of a line: its name, what that is compared by, where the words begin, whether it is a letter of questions and answers,
    and whether the number of a question stands before it."""

    start: int
    end: int
    key: str
    words: int
    letter: bool
    asks: bool = False

    @classmethod
    def of(cls, match: re.Match[str], words: int, letter: bool = False) -> _Found:
        """The label that a pattern has found; its words begin at ``words``."""
        asks = bool(match.groupdict().get("asks"))
        return cls(*match.span("name"), key(match["name"]), words, letter, asks)


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
    interviewed = bool(_asked(body, lines, prose))
    labels = _labels(body, lines, prose, interviewed)
    if labels:
        _labelled(body, lines, prose, labels, interviewed, found, spoken)
    _interview(body, lines, [may and n not in spoken for n, may in enumerate(prose)], found, spoken)
    _signatures(body, lines, prose, found, spoken)
    for letter in letters(body, lines, [may and n not in spoken for n, may in enumerate(prose)]):
        found.append(SpeakerTurn(*letter.name))
        for number in range(letter.first, letter.last):
            start, end = lines[number]
            unsaid = number >= letter.signed or is_salutation(body[start:end])
            spoken[number] = SpokenLine(len(found) - 1, end if unsaid else start, end)
    for one in told(body, lines, [may and n not in spoken for n, may in enumerate(prose)]):
        found.append(SpeakerTurn(*one.name))
        spoken.update({n: SpokenLine(len(found) - 1, *lines[n]) for n in range(one.first, one.last)})
    return found, spoken


def key(label: str) -> str:
    """What a label is compared by: its words without case, marks, an article and titles."""
    words = re.sub(r"[^\w\s]", " ", label).casefold().split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    bare = [word for word in words if not _TITLED.fullmatch(word)]
    return " ".join(bare or words)


def _labels(body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool], interviewed: bool) -> dict[int, _Found]:
    """The lines that begin with the label of a speaker, by number; none where there is no conversation.

    In an interview whose other questions have no labels, one of somebody whom the body names is enough.
    """
    letters: dict[int, _Found] = {}
    named: dict[int, _Found] = {}
    for number, (start, end) in enumerate(lines):
        if not prose[number]:
            continue
        if match := _LETTER.match(body, start, end):
            letters[number] = _Found.of(match, match.end(), letter=True)
            continue
        match = _LABEL.match(body, start, end) or _RECORD.match(body, start, end)
        label = _Found.of(match, match.end()) if match else None
        words = label.key.split() if label else []
        if label and not STOP_WORDS.issuperset(words) and not _NO_SPEAKERS.intersection(words):
            named[number] = label
    if any(_is_office(body[found.start : found.end]) for found in named.values()):
        for number, (start, end) in enumerate(lines):
            if prose[number] and number not in named and (match := _BARE_LETTER.match(body, start, end)):
                letters.setdefault(number, _Found.of(match, match.end(), letter=True))
    kinds = {body[found.start].upper() for found in letters.values()}
    if "Q" not in kinds:
        letters = {}
    counts = Counter(found.key for found in named.values())
    elsewhere = _named_elsewhere(body, named.values())
    sure = {
        number: found
        for number, found in named.items()
        if counts[found.key] > 1 or found in elsewhere or _TITLED.match(body[found.start : found.end])
    }
    talk = {**letters, **sure}
    voices = {found.key for found in talk.values()}
    titled = any(_is_office(body[found.start : found.end]) for found in sure.values())
    again = any(counts[found.key] > 1 for found in sure.values())
    spoken = letters or titled or (again and len(voices) > 1 and len(talk) > 2) or (interviewed and sure)
    if not spoken or _profiles(body, lines, talk):
        return _alone(body, lines, prose)
    # Beside sure labels another one is one as well: the paper's own name before its questions.
    beside = {n: found for n, found in named.items() if n - 1 in talk or n + 1 in talk}
    return dict(sorted({**beside, **talk}.items()))


def is_initials(label: str) -> bool:
    """Whether a label may be the first letters of a name: ``IC:`` of Ines Calder."""
    return 2 <= len(label) <= 3 and label.isalpha() and label.isupper()


def _is_office(label: str) -> bool:
    """Whether a label alone tells a transcript: ``THE PRESIDENT``, ``MS. LUND``."""
    return label.isupper() and bool(_TITLED.match(label)) and len(label.split()) <= 4 and not re.search("[’']S", label)


def _is_caption(line: str, said: str) -> bool:
    """Whether a line between turns that are not is in capitals: ``STATEMENT OF ADA LIND, MAYOR``."""
    return line.isupper() and len(line.split()) > 2 and not said.isupper()


def _profiles(body: str, lines: Sequence[tuple[int, int]], labels: dict[int, _Found]) -> bool:
    """Whether what stands behind the labels speaks of those whom they name: a list of people, who say nothing."""
    named = {number: found for number, found in labels.items() if not found.letter}
    told = sum(
        found.key.split()[-1] in re.findall(r"\w+", body[found.words : lines[number][1]].casefold())
        for number, found in named.items()
    )
    return bool(named) and told * 2 >= len(named)


def _alone(body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool]) -> dict[int, _Found]:
    """Labels on lines of their own: names that come again and again, each before what its bearer says."""
    names: dict[int, _Found] = {}
    for number, (start, end) in enumerate(lines):
        if prose[number] and end - start <= 60 and (match := _ALONE.match(body, start, end)):
            names[number] = _Found.of(match, end)
    counts = Counter(found.key for found in names.values())
    again = {n: found for n, found in names.items() if counts[found.key] > 1}
    if len({found.key for found in again.values()}) < 2 or len(again) < 4:
        return {}
    # Who speaks once is told by a time, where all have one, or by being named elsewhere.
    timed = {n for n in names if _CLOCK.search(body, *lines[n])}
    known = set() if timed.issuperset(again) else _named_elsewhere(body, names.values())
    return {n: found for n, found in names.items() if n in again or n in timed or found in known}


def _named_elsewhere(body: str, labels: Collection[_Found]) -> set[_Found]:
    """Those of some labels whose last name the body gives somebody elsewhere, or that stand there whole, if they are of several
    words. The body is read once for all of them."""
    keys = {label.key for label in labels}
    lengths = {key.count(" ") + 1 for key in keys}
    first: dict[str, int] = {}
    last: dict[str, int] = {}

    def stands(name: str, at: int) -> None:
        first.setdefault(name, at)
        last[name] = at

    if 1 in lengths:
        for match in _BEFORE_NAME.finditer(body):
            named = (name := match["name"].casefold()) in keys and match[0].rstrip() != "The"
            if named and (capital := _CAPITAL.search(match[0])):
                stands(name, match.start() + capital.start())
    for length in lengths - {1}:
        words = deque[re.Match[str]](maxlen=length)
        for word in _ANY_WORD.finditer(body):
            words.append(word)
            start = words[0].start()
            if len(words) == length and (name := body[start : word.end()].casefold()) in keys:
                stands(name, start)
    return {
        label
        for label in labels
        if label.key in first and not label.start <= first[label.key] <= last[label.key] < label.end
    }


def _labelled(
    body: str,
    lines: Sequence[tuple[int, int]],
    prose: Sequence[bool],
    labels: dict[int, _Found],
    interviewed: bool,
    found: list[SpeakerTurn],
    spoken: dict[int, SpokenLine],
) -> None:
    """The turns of a conversation with labels: each goes on to the next label, a heading, or a line that ends it.

    In an interview, be it ``interviewed`` without labels or with ``A:``, a label that the body does not explain, and that is no office,
    is of whoever asks.
    """
    labels = _by_one_name(body, labels)
    said_by, asked_by = Counter[str](), Counter[str]()
    for number, label in labels.items():
        said_by[label.key] += 1
        behind = lines[
            number + (label.words == lines[number][1] and number + 1 < len(lines))
        ]  # a label on a line of its own
        asked_by[label.key] += body[label.words : behind[1]].rstrip().endswith("?")

    def asks_most(label: _Found) -> bool:
        return asked_by[label.key] * 2 > said_by[label.key]

    lettered = interviewed or any(label.letter and body[label.start] in "Aa" for label in labels.values())
    elsewhere = _named_elsewhere(body, labels.values()) if lettered else set()
    elsewhere |= {label for label in labels.values() if _is_office(body[label.start : label.end])}
    if lettered and any(is_initials(body[label.start : label.end]) for label in labels.values()):
        known = {"".join(word[0] for word in match[0].split()) for match in _CAPITALISED.finditer(body)}
        elsewhere |= {
            label for label in labels.values() if body[label.start : label.end] in known and not asks_most(label)
        }
    if interviewed and not elsewhere and not any(label.letter for label in labels.values()):
        elsewhere = {label for label in labels.values() if not asks_most(label)}
    led_in = bool(_INTERVIEW.search(body, 0, min(label.start for label in labels.values())))
    numbers = list(labels)
    longest = 1
    for number, after in zip(numbers, [*numbers[1:], len(lines)], strict=True):
        label, last_turn = labels[number], after == len(lines)
        name = body[label.start : label.end]
        asks = (
            name[0] in "Qq"
            if label.letter
            else bool(_ASKERS.intersection(label.key.split()))
            or (said_by[label.key] > 1 and asked_by[label.key] * 2 > said_by[label.key])
            or (lettered and label not in elsewhere)
            or label.asks
        )
        turn = SpeakerTurn(label.start, label.end, asks)
        found.append(turn)
        begins = label.words
        length = 0
        for line in range(number, after):
            start, end = max(lines[line][0], begins) if line == number else lines[line][0], lines[line][1]
            if line > number and (
                not prose[line]
                or _OVER.match(body, start, end)
                or _is_caption(body[start:end], body[label.words : lines[number][1]])
                or (last_turn and length >= longest)
            ):
                break
            length += 1
            if start < end and not _HEARD.match(body, start, end):
                said = body[start:end].rstrip(" \"”’'*_")
                unknown = label.letter or label not in elsewhere or asks_most(label)
                brief = len(said.split()) <= _ASKED_WORDS // 3 and unknown
                short = len(said.split()) <= _ASKED_WORDS
                leads = lettered or (led_in and asks_most(label))
                question = asks and ((short and said.endswith("?")) or (leads and brief))
                spoken[line] = SpokenLine(len(found) - 1, start, end, question)
            else:
                spoken[line] = SpokenLine(len(found) - 1, end, end)
        longest = max(longest, length)


def _by_one_name(body: str, labels: dict[int, _Found]) -> dict[int, _Found]:
    """The labels with one key for first letters and the label that they are those of: ``Fjord Weekly:``, then ``FW:``."""
    full = {"".join(w[0] for w in body[f.start : f.end].split()): f.key for f in labels.values() if " " in f.key}
    short = {
        n: key
        for n, f in labels.items()
        if is_initials(body[f.start : f.end]) and (key := full.get(body[f.start : f.end]))
    }
    return {n: found._replace(key=short.get(n, found.key)) for n, found in labels.items()}


def _interview(
    body: str,
    lines: Sequence[tuple[int, int]],
    prose: Sequence[bool],
    found: list[SpeakerTurn],
    spoken: dict[int, SpokenLine],
) -> None:
    """An interview without labels: lines that ask, each with an answer under it."""
    asked = _asked(body, lines, prose)
    if not asked:
        return
    asked = sorted({*asked, *_prompts(body, lines, prose, asked), *_stated(body, lines, prose, asked)})
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


def _asked(body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool]) -> list[int]:
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
        and len(body[start:end].split()) <= _ASKED_WORDS
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
    led_in = bool(_INTERVIEW.search(body, 0, lines[asked[0]][0]))
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
        short = len(body[start:end].split()) <= _ASKED_WORDS and body[start] not in "\"“‘'«"
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


def _signatures(
    body: str,
    lines: Sequence[tuple[int, int]],
    prose: Sequence[bool],
    found: list[SpeakerTurn],
    spoken: dict[int, SpokenLine],
) -> None:
    """Quotations that are signed: ``“We need it.” — Ada Lind, teacher``, in one line or in two, or ``“...” (Ada Lind, teacher)``."""
    for number, (start, end) in enumerate(lines):
        if number in spoken or not prose[number]:
            continue
        dashes = list(_DASH.finditer(body, start, end))[-1:]
        bracket = body.rfind("(", start, end)
        dash = dashes[0].start() if dashes else bracket
        if dash < 0:
            continue
        signed = _SIGNED.match(body, dash, end) or (_BRACKETED.match(body, bracket, end) if bracket >= 0 else None)
        if not signed or not (" " in signed["name"] or signed["job"]):
            continue
        dash = signed.start()
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
