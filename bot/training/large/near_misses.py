"""Near misses made of questions that the briefing answers: one name, year, number or role is another, and no passage answers any more."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from briefing_bot.evaluation.matching import words_only

_WORD = r"[A-Z][\w’'-]*\w"
_NAME = re.compile(rf"(?<!^)(?<![.?!] )\b{_WORD}(?: (?:of |the |de )?{_WORD})*")
_YEAR, _NUMBER = re.compile(r"\b(?:19|20)\d\d\b"), re.compile(r"\b\d{1,3}\b")
_ROLES = {
    "president": "vice president",
    "prime minister": "foreign minister",
    "mayor": "police chief",
    "governor": "lieutenant governor",
    "CEO": "chief financial officer",
    "chief executive": "chairman",
    "coach": "owner",
    "director": "founder",
    "minister": "ambassador",
    "senator": "judge",
    "judge": "prosecutor",
    "lawyer": "doctor",
    "mother": "father",
    "father": "mother",
    "son": "daughter",
    "daughter": "son",
    "wife": "brother",
    "husband": "sister",
    "author": "editor",
    "wounded": "arrested",
    "injured": "arrested",
    "killed": "missing",
    "last year": "in 1998",
    "first": "last",
    "highest": "lowest",
    "largest": "smallest",
    "oldest": "youngest",
}
_SMALL = frozenset(
    """what who when where which how many much did do does is was were are the a an of in on to for by at from with has have had that this
    it its be been will would and or as about after than""".split()
)
_SHARED = 0.4
# A passage that has what was put in, and so much of the rest of the question, may answer it.


class Names:
    """The names in questions by what stands before them and how many words they have: what may stand in another's place."""

    def __init__(self, questions: Iterable[str]) -> None:
        self._alike: dict[tuple[str, int], set[str]] = defaultdict(set)
        for question in questions:
            for start, end in _names(question):
                self._alike[_kind(question, start, end)].add(question[start:end])

    def instead(self, question: str, start: int, end: int) -> list[str]:
        """Other names that may stand in a question's place."""
        mine = content(question)
        return sorted(n for n in self._alike[_kind(question, start, end)] if not content(n) & mine)


def near_miss(question: str, names: Names, passages: Sequence[frozenset[str]], chance: random.Random) -> str | None:
    """A question with one thing swapped, that none of the briefing's passages (their content words) answers; None where there is none."""
    mine = content(question)
    found = list(_swapped(question, names, chance))
    chance.shuffle(found)
    for other in found:
        theirs = content(other)
        new, rest = theirs - mine, theirs & mine
        if new and not any(new <= words and len(rest & words) >= _SHARED * len(rest) for words in passages):
            return other
    return None


def content(text: str) -> frozenset[str]:
    """The words of a text, without the small ones."""
    return frozenset(words_only(text).split()) - _SMALL


def _swapped(question: str, names: Names, chance: random.Random) -> Iterator[str]:
    for start, end in _names(question):
        if others := names.instead(question, start, end):
            yield question[:start] + chance.choice(others) + question[end:]
    for pattern, steps in ((_YEAR, (-7, -4, -2, 2, 3)), (_NUMBER, (1, 3, 7, 12))):
        for match in pattern.finditer(question):
            yield question[: match.start()] + str(int(match[0]) + chance.choice(steps)) + question[match.end() :]
    for role, other in _ROLES.items():
        if found := re.search(rf"\b{role}\b", question):
            yield question[: found.start()] + other + question[found.end() :]


def _names(question: str) -> list[tuple[int, int]]:
    return [(m.start(), m.start() + len(re.sub(r"['’]s$", "", m[0]))) for m in _NAME.finditer(question)]


def _kind(question: str, start: int, end: int) -> tuple[str, int]:
    before = question[:start].split()
    return before[-1].casefold() if before else "", len(question[start:end].split())
