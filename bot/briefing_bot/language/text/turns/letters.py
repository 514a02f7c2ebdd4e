"""Letters: what stands over a signature is said by whoever signs, be it a letter to the editor, a statement or a message; and what stands
under the names of several people who tell something each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefing_bot.language.lexicon.given_names import usual_pronoun
from briefing_bot.language.names.recognition import person_like
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import STOP_WORDS

_WORD = r"[A-ZÀ-ÖØ-ÞŁŠŽŚŻČĆ][\w’'-]*\.?"
_NAMED = rf"{_WORD}(?:[ \t](?:{_WORD}|(?:de|da|del|der|den|di|la|le|van|von|bin|al|el)(?=[ \t]))){{1,4}}"
_SIGNATURE = late(
    rf"(?:[—–―]|--?)?[ \t]*(?P<name>{_NAMED})(?:(?:,[ \t]?|[ \t]\(|[ \t]+[—–|-][ \t]+)[^.!?\n]{{2,60}})?[.,]?$"
)
_HEADED = late(rf"(?:#{{1,6}}[ \t]+)?(?P<name>{_NAMED})(?:,[ \t][^.!?:\n]{{2,60}}|[ \t]\([^().!?\n]{{2,60}}\))?:?$")
_ENDED = late(r"[.!?…][\"”’»'\)\]]*$")
_SALUTES = late(r"(?:(?:Dear|Hello|Hi)\b[^.!?\n]{0,50}[,:]|(?:SIR|MADAM|Sirs?|Madam)\b\s?[,:–—-]|To the [Ee]ditor\b)")
_TAKES_LEAVE = late(
    r"(?:yours?(?: (?:sincerely|faithfully|truly|etc))?|sincerely(?: yours)?|(?:with )?(?:best|kind|warm)(?:est)?(?: (?:regards|wishes))?|regards|cheers|thanks"
    r"|thank you|respectfully(?: yours)?|in solidarity|signed)[,.!]?$",
    re.IGNORECASE,
)
_MYSELF = late(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e)\b(?!\.)")
_OURSELVES = late(r"\b(?:[Ww]e|[Ww]e[’'](?:re|ve|d|ll)|[Oo]urs?)\b")
QUOTED = late(r"[\"“][^\"”\n]*[\"”]")
"""What somebody else says within a line."""
_TAIL, _SHORT = 3, 60  # by hand: lines under a name, and the characters of one: a place, an office


class Letter(NamedTuple):
    """A letter by its lines ``[first, signed)``, the number of the line that signs it and the lines under that up to ``last``, and the span of
    the name."""

    first: int
    signed: int
    last: int
    name: tuple[int, int]


def letters(body: str, lines: Sequence[tuple[int, int]], free: Sequence[bool]) -> Iterator[Letter]:
    """The letters among the lines of a body; ``free`` is true of those that may be a part of one.

    A stretch of free lines that ends with a signature, and with the place or the office of who signs, holds letters: one to each signature,
    where it greets somebody or speaks in the first person. Where prose stands behind the last name, names head what follows them instead.
    """
    begin = 0
    for end in range(len(lines) + 1):
        if end == len(lines) or not free[end]:
            yield from _of_stretch(body, lines, begin, end)
            begin = end + 1


class Told(NamedTuple):
    """What somebody tells in lines ``[first, last)`` under a line that names them at ``name``."""

    first: int
    last: int
    name: tuple[int, int]


def told(body: str, lines: Sequence[tuple[int, int]], free: Sequence[bool]) -> list[Told]:
    """What two or more people tell, each in the first person under a line with a name (``Ada Lind, 34, baker``); nothing where most do not, or
    most names could be a place's.

    ``free`` is true of the lines that may be told; a name may be a heading as well.
    """
    heads = {
        n: m for n, span in enumerate(lines) if (m := _HEADED.match(body, *span)) and span[1] - span[0] <= 2 * _SHORT
    }
    found: list[Told] = []
    speaks = known = 0
    for number, match in heads.items():
        last = number + 1
        while last < len(lines) and free[last] and last not in heads:
            last += 1
        said = QUOTED.sub("", body[lines[number][1] : lines[last - 1][1]])
        words = tuple(match["name"].split())
        if last == number + 1 or not _is_person(words):
            continue
        if re.search(rf"\b{re.escape(words[-1])}\b", said):
            return []  # it is about them
        speaks += bool(_MYSELF.search(said))
        known += match.end("name") < len(match[0].rstrip(":")) + match.start() or usual_pronoun(words[0]) is not None
        found.append(Told(number + 1, last, match.span("name")))
    return found if len(found) > 1 and min(speaks, known) * 2 >= len(found) else []


def is_salutation(line: str) -> bool:
    """Whether a line only greets, or takes leave: ``Dear Ms Lind,``"""
    greets = _SALUTES.match(line)
    return bool(greets and greets.end() == len(line.rstrip())) or bool(_TAKES_LEAVE.match(line))


def _of_stretch(body: str, lines: Sequence[tuple[int, int]], begin: int, end: int) -> Iterator[Letter]:
    def line(number: int) -> str:
        return body[slice(*lines[number])]

    signed = {
        n: match
        for n in range(begin + 1, end)
        if (match := _signs(body, *lines[n])) and _may_sign(match["name"], line(n - 1))
    }
    under = _under(line)
    lowest = max(signed, default=begin)
    if not signed or end - lowest > _TAIL + 1 or not all(map(under, range(lowest + 1, end))):
        return
    first = begin
    for number, match in signed.items():
        last = number + 1
        while last < min(end, number + 1 + _TAIL) and under(last) and last not in signed:
            last += 1
        while first < number and not (_ENDED.search(line(first)) or _SALUTES.match(line(first))):
            first += 1  # a headline over it
        said = QUOTED.sub("", "\n".join(map(line, range(first, number))))
        tail = last > number + 1 or line(number) != match["name"]
        speaks = _SALUTES.match(line(first)) or _MYSELF.search(said) or (tail and _OURSELVES.search(said))
        if first < number and speaks:
            yield Letter(first, number, last, match.span("name"))
        first = last


def _signs(body: str, start: int, end: int) -> re.Match[str] | None:
    return _SIGNATURE.match(body, start, end) if end - start <= 2 * _SHORT else None


def _may_sign(name: str, above: str) -> bool:
    """Whether a line with a name may sign what stands above it: whole sentences, or words that take leave."""
    return _is_person(tuple(name.split())) and bool(_ENDED.search(above) or _TAKES_LEAVE.match(above))


def _is_person(words: tuple[str, ...]) -> bool:
    return person_like(words) and STOP_WORDS.isdisjoint(word.casefold() for word in words)


def _under(line: Callable[[int], str]) -> Callable[[int], bool]:
    return lambda number: len(line(number)) <= _SHORT and not _ENDED.search(line(number))
