"""Joining the end of a line to the start of the next: which hyphens belong to the word, where no space belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LAST = re.compile(r"(?<![^\W\d_])([^\W\d_]++)-$")
_FIRST = re.compile(r"[^\W\d_]+")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3000-\u303f]")
_OPEN = re.compile(r"(?>\S*?(?:https?://|www\.))\S++(?<=[/=&?_.-])$|\S++(?<=.@)$|\S*?https?:/?/?$")
# Halves of compounds that keep their hyphen wherever a line breaks. Words that are common before or after a hyphen and
# hardly ever the start or the end of a longer word.
_BEFORE = frozenset(
    """self well long short high low full half part mid all ex post pre-war anti-government twenty thirty forty fifty
    sixty seventy eighty ninety two three four five six seven eight nine ten first second third one right left hard
    open large small old new better best so-called cross far free fast real single double multi-million would-be
    state""".split()
)
_AFTER = frozenset(
    """based year old term time level related led like wide free up off day week month long scale old-fashioned range
    backed owned elect in-law known born style speed quality minute hour mile page point party class generation called
    driven oriented specific dependent friendly""".split()
)

# Halves that are words too but nearly always make one word with the other: underestimate, punishable.
_PREFIXES = frozenset("under over inter counter super trans fore with after extra back land thunder hand".split())
_SUFFIXES = frozenset(
    """able ally ability ding ying ling ting ring king sing ment meant ness ship ships wards ward work works worker
    workers field fields fire house houses time times book books land lands burn bury born mate mates side sides line lines
    word words maker makers light lights stone post posts rates ally ages ions ties""".split()
)
_SHORTEST_HALF = 4  # letters, by hand: shorter halves are words by chance


class Joiner:
    """Joins lines of one document, whose other words tell whether a hyphen at a line's end is part of the word."""

    def __init__(self, texts: Iterable[str]) -> None:
        """``texts``: the lines of the document, to be read for its words."""
        self._words: Counter[str] = Counter()
        broken = False
        for text in texts:
            cut = _LAST.search(text)
            words = list(_WORD.finditer(text))
            # What stands about a hyphen at a line's end may be half a word.
            for match in words[1 if broken else 0 : -1 if cut else None]:
                self._words[match[0].casefold()] += 1
            broken = cut is not None
        self._halves = Counter(half for word in self._words if "-" in word for half in word.split("-"))

    def join(self, before: str, after: str) -> str:
        """What stands between two lines of one paragraph: ``""`` or ``" "``, or ``"\\b"`` where the last hyphen goes."""
        if not before or not after:
            return ""
        if cut := _LAST.search(before):
            return self._at_hyphen(before, cut[1], after)
        if before[-1] in "-–—/_" and before[-2:-1].isalnum() and after[0].isalnum():
            # A range, a dash or a slash without spaces, broken after its sign: 737–9.
            return ""
        if _OPEN.match(before.split()[-1] if before[-1:].strip() else "") and re.match(r"[\w/]\S*", after):
            return ""
        return "" if _CJK.match(before[-1]) and _CJK.match(after[0]) else " "

    def _at_hyphen(self, before: str, first: str, after: str) -> str:
        match = _FIRST.match(after)
        if not match:
            return "" if after[0].isdigit() else " "
        second = match[0]
        if second[0].isupper() or (first.isupper() and len(first) > 1):
            # Soekarno-Hatta, FAA-approved; but TraceMonkey where the document writes it so.
            whole = self._words[(first + second).casefold()]
            return "\b" if whole > self._words[f"{first}-{second}".casefold()] else ""
        if second in ("and", "or", "to") and after[len(second) : len(second) + 1] == " ":
            return " "
        first, second = first.casefold(), second.casefold()
        whole, apart = self._words[first + second], self._words[f"{first}-{second}"]
        if whole or apart:
            return "" if apart > whole else "\b"
        if before[: -len(first) - 1].endswith("-"):
            # state-of-the-|art: a chain goes on.
            return ""
        if first in _BEFORE or (second in _AFTER and self._words[first]):
            return ""
        if self._halves[first] and self._words[second]:
            return ""
        solid = first in _PREFIXES or second in _SUFFIXES or min(len(first), len(second)) < _SHORTEST_HALF
        return "\b" if solid or _known(first + second) or not (_known(first) and _known(second)) else ""


@lru_cache(maxsize=4096)
def _known(word: str) -> bool:
    """Whether it is one of the 22,500 common words that the models have a piece of their own for."""
    from briefing_bot.neural.weights import load_tokenizer

    return load_tokenizer().token_to_id(word) is not None
