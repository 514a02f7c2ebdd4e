"""Speaker labels: the names before what is said in a transcript or an interview (``MS. LUND:``, ``Q:``, a name on a line of its own).

They are told from those of a fact box (``WHERE: Town Hall``) by what is known of people: they come again, have a title, or the body names
somebody so.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Collection, Sequence
from typing import NamedTuple

from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import STOP_WORDS

_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?+[\])]?+)"
_WORD = r"[A-ZÀ-ÖØ-ÞŁŠŽŚŻČĆ][\w.’'-]*"
_SMALL = r"(?:de|da|del|der|den|di|la|le|van|von|bin|al|el|of|the|for)"
NAMED = rf"{_WORD}(?:[ \t]+(?:{_WORD}|{_SMALL}(?=[ \t]+{_WORD}|[ \t]+{_SMALL}[ \t]+{_WORD}))){{0,6}}"
"""The name of whoever speaks, as labels and signatures write it: a capitalised word and up to six more."""
_LETTER = late(
    rf"(?:{_TIME}[ \t]*)?(?P<name>Q(?:uestion|UESTION)?|A(?:nswer|NSWER)?)(?:[ \t]?\d{{1,2}})?(?:[ \t]?[:.)][ \t]*\s|[ \t]{{2,}}|\t)(?=\S)"
)
_BARE_LETTER = late(r"(?P<name>Q)[ \t]+(?=[A-Z“\"(])")
# In transcripts of officials only: elsewhere it is the first letter of a name.
_NUMBERED = r"(?:Speaker|Participant|Panelist|Respondent|Interviewee|Caller|Voice|Juror|Witness)[ \t]\d{1,2}"
_LABEL = late(
    rf"(?:{_TIME}[ \t]*+(?:[-–—][ \t]*+)?|(?P<asks>Q\d{{1,3}}[.:]?[ \t]++))?(?P<name>{_NUMBERED}|{NAMED})(?:[ \t]*+\([^()\n:]{{1,60}}\)|,[ \t][^:\n.!?]{{2,60}})?(?:[ \t]*+{_TIME})?[ \t]*+:[ \t]*+(?=\S)"
)
# As records of parliaments have it: "Ms. OKOYE. We have 212 inspectors."
_RECORD = late(
    r"""(?P<name>(?:Mr|Mrs|Ms|Miss|Dr|Senator|Chair(?:man|woman)?|CHAIR(?:MAN|WOMAN|PERSON)?|SENATOR|SECRETARY|JUSTICE|JUDGE)\.?
    (?:[ ][A-Z][A-Z’'-]+){1,3}|T(?:he|HE)[ ](?:[A-Z]{5,}(?:[ ][A-Z]{5,})?))\.[ \t]+(?=\S)""",
    re.VERBOSE,
)
_ALONE = late(rf"(?:{_TIME}[ \t]*)?(?P<name>{_NUMBERED}|{NAMED})(?:[ \t]*{_TIME})?[ \t]*:?$")
_CLOCK = late(r"\d:\d\d")
_TITLED = late(
    r"""(?:Mr|Ms|Mrs|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Sen|Senator|Rep|Representative|Gov|Governor|Secretary|President|Prime\s+Minister|
    Minister|Chancellor|Chairman|Chairwoman|Chair|Speaker|Judge|Justice|General|Gen|Admiral|Colonel|Col|Captain|Sheriff|Chief|Mayor|Ambassador|
    Commissioner|Director|Administrator|Attorney\s+General|Moderator|Interviewer|Host|Reporter|Press|Operator|Official|
    (?:The\s+)?(?:Vice\s+)?President|(?:[\w.-]+\s+){0,3}Official|Participant|Audience(?:\s+Member)?|Witness|Caller)\b""",
    re.IGNORECASE | re.VERBOSE,
)
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
# A word, whatever follows it, and the name behind it; the first capital within it.
_BEFORE_NAME = late(r"(?<![\w.’'-])[\w.’'-]++[ ]++(?=(?P<name>\w++))")
_CAPITAL = late(r"[A-ZÀ-ÖØ-ÞŁŠŽŚŻČĆ]")
_ANY_WORD = late(r"\w+")


class Label(NamedTuple):
    """A label in front of a line: its name, what that is compared by, where the words begin, whether it is a letter of questions and answers,
    and whether the number of a question stands before it."""

    start: int
    end: int
    key: str
    words: int
    letter: bool
    asks: bool = False

    @classmethod
    def of(cls, match: re.Match[str], words: int, letter: bool = False) -> Label:
        """The label that a pattern has found; its words begin at ``words``."""
        asks = bool(match.groupdict().get("asks"))
        return cls(*match.span("name"), _key(match["name"]), words, letter, asks)


def speaker_labels(
    body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool], interviewed: bool
) -> dict[int, Label]:
    """The lines that begin with the label of a speaker, by number; none where there is no conversation.

    In an interview whose other questions have no labels, one of somebody whom the body names is enough.
    """
    letters: dict[int, Label] = {}
    named: dict[int, Label] = {}
    for number, (start, end) in enumerate(lines):
        if not prose[number]:
            continue
        if match := _LETTER.match(body, start, end):
            letters[number] = Label.of(match, match.end(), letter=True)
            continue
        match = _LABEL.match(body, start, end) or _RECORD.match(body, start, end)
        label = Label.of(match, match.end()) if match else None
        words = label.key.split() if label else []
        if label and not STOP_WORDS.issuperset(words) and not _NO_SPEAKERS.intersection(words):
            named[number] = label
    if any(is_office(body[found.start : found.end]) for found in named.values()):
        for number, (start, end) in enumerate(lines):
            if prose[number] and number not in named and (match := _BARE_LETTER.match(body, start, end)):
                letters.setdefault(number, Label.of(match, match.end(), letter=True))
    kinds = {body[found.start].upper() for found in letters.values()}
    if "Q" not in kinds:
        letters = {}
    counts = Counter(found.key for found in named.values())
    elsewhere = named_elsewhere(body, named.values())
    sure = {
        number: found
        for number, found in named.items()
        if counts[found.key] > 1 or found in elsewhere or _TITLED.match(body[found.start : found.end])
    }
    talk = {**letters, **sure}
    voices = {found.key for found in talk.values()}
    titled = any(is_office(body[found.start : found.end]) for found in sure.values())
    again = any(counts[found.key] > 1 for found in sure.values())
    spoken = letters or titled or (again and len(voices) > 1 and len(talk) > 2) or (interviewed and sure)
    if not spoken or _profiles(body, lines, talk):
        return _alone(body, lines, prose)
    # Beside sure labels another one is one as well: the paper's own name before its questions.
    beside = {n: found for n, found in named.items() if n - 1 in talk or n + 1 in talk}
    return dict(sorted({**beside, **talk}.items()))


def _key(label: str) -> str:
    """What a label is compared by: its words without case, marks, an article and titles."""
    words = re.sub(r"[^\w\s]", " ", label).casefold().split()
    words = words[1:] if words[:1] == ["the"] and len(words) > 1 else words
    bare = [word for word in words if not _TITLED.fullmatch(word)]
    return " ".join(bare or words)


def is_initials(label: str) -> bool:
    """Whether a label may be the first letters of a name: ``IC:`` of Ines Calder."""
    return 2 <= len(label) <= 3 and label.isalpha() and label.isupper()


def is_office(label: str) -> bool:
    """Whether a label alone tells a transcript: ``THE PRESIDENT``, ``MS. LUND``."""
    return label.isupper() and bool(_TITLED.match(label)) and len(label.split()) <= 4 and not re.search("[’']S", label)


def _profiles(body: str, lines: Sequence[tuple[int, int]], labels: dict[int, Label]) -> bool:
    """Whether what stands behind the labels speaks of those whom they name: a list of people, who say nothing."""
    named = {number: found for number, found in labels.items() if not found.letter}
    told = sum(
        found.key.split()[-1] in re.findall(r"\w+", body[found.words : lines[number][1]].casefold())
        for number, found in named.items()
    )
    return bool(named) and told * 2 >= len(named)


def _alone(body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool]) -> dict[int, Label]:
    """Labels on lines of their own: names that come again and again, each before what its bearer says."""
    names: dict[int, Label] = {}
    for number, (start, end) in enumerate(lines):
        if prose[number] and end - start <= 60 and (match := _ALONE.match(body, start, end)):
            names[number] = Label.of(match, end)
    counts = Counter(found.key for found in names.values())
    again = {n: found for n, found in names.items() if counts[found.key] > 1}
    if len({found.key for found in again.values()}) < 2 or len(again) < 4:
        return {}
    # Who speaks once is told by a time, where all have one, or by being named elsewhere.
    timed = {n for n in names if _CLOCK.search(body, *lines[n])}
    known = set() if timed.issuperset(again) else named_elsewhere(body, names.values())
    return {n: found for n, found in names.items() if n in again or n in timed or found in known}


def named_elsewhere(body: str, labels: Collection[Label]) -> set[Label]:
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
