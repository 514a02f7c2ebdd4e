"""Numbers as they are written: ``1,500``, ``two thousand``, ``half a``, ``2.9 million``; as pieces of a pattern, and their value."""

from __future__ import annotations

import re

from briefing_bot.language.quantity.units import UNITS

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen""".split()
_WORDS = {word: n for n, word in enumerate(_ONES)}
_TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "lakh crore": 1e12,
    "hundred thousand": 1e5,
    "hundred million": 1e8,
    "hundred billion": 1e11,
}
_SHORT = {"k": 1e3, "m": 1e6, "mn": 1e6, "cr": 1e7, "b": 1e9, "bn": 1e9, "tn": 1e12}
_SCALE_NAMES = "|".join(name.replace(" ", r"[\s-]") for name in sorted(SCALES, key=len, reverse=True))
_TEEN = "|".join((*_ONES[2:], *_TENS))
_WORD = rf"(?:{_TEEN})(?:-(?:{'|'.join(_ONES[1:10])}))?"
ANY_UNIT = "|".join(sorted((re.escape(u).replace(r"\ ", r"[\s-]+") for u in UNITS), key=len, reverse=True))
_NEXT_TO_ONE = rf"(?:{_SCALE_NAMES}|{ANY_UNIT})\b"
_ONE = rf"(?:an?(?=\s+(?:{_SCALE_NAMES}|hour)\b)|one(?=[\s-]+(?:{_NEXT_TO_ONE})))"
_SPACE = "[ \u00a0\u2009\u202f]"
_SPELLED = (  # one hundred and twenty, one thousand five hundred, twenty one
    rf"(?:(?:an?|{'|'.join((*_ONES[1:], *_TENS))})[\s-]+(?:hundred|thousand)(?:[\s-]+(?:and[\s-]+)?(?:{'|'.join((*_ONES[1:], *_TENS))})"
    rf"(?:[\s-]+(?:hundred|thousand|{'|'.join(_ONES[1:10])})\b)?)+|(?:{'|'.join(_TENS)})\s(?:{'|'.join(_ONES[1:10])}))"
)
AMOUNT = rf"""(?:\d{{1,3}}(?:,\d{{2,3}}){{0,4}},\d{{3}}(?:\.\d{{1,9}})?|\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,5}}(?![\d,])|\d{{1,3}}(?:[’']\d{{3}}){{1,5}}(?!\d)|\d{{1,3}}(?:\.\d{{3}}){{1,5}}(?<=\.000)(?!\d)
    |\d{{1,3}}(?:\.\d{{3}}){{2,5}}(?!\d)|(?i:\b{_SPELLED}\b)|\d{{1,15}}(?:\.\d{{1,9}})?|(?i:\b(?:half\s+a|a\s+few|an?\s+couple(?:\s+of)?
    |(?:{"|".join(_ONES[1:11])})[\s-]+and[\s-]+a[\s-]+half|{_WORD}|{_ONE})\b))"""
SCALE = rf"(?:[\s-](?i:{_SCALE_NAMES})s?\b|{_SPACE}?(?i:mn|bn|tn|cr)\b|(?i:k|m|b)\b)"


def value_of(amount: str, scale: str | None) -> tuple[float, float]:
    """The value of a number as written, and the place it is rounded to."""
    word = " ".join(amount.casefold().split())
    times = 1.0
    if scale:
        name = " ".join(scale.replace("-", " ").casefold().split())  # any space, a no-break one too
        times = SCALES.get(name.removesuffix("s")) or _SHORT[name]
    if word[0].isdigit():
        digits = re.sub("[, ’']", "", word)
        if digits.count(".") > 1 or digits.endswith(".000"):
            digits = digits.replace(".", "")  # as much of Europe groups them
        whole, _, fraction = digits.partition(".")
        zeros = len(whole) - len(whole.rstrip("0")) if not fraction and len(whole) > 1 else 0
        return float(digits) * times, 10.0 ** (zeros - len(fraction)) * times
    if word in ("a", "an", "one"):
        return times, times
    if len(parts := re.split(r"[\s-]+", word)) > 1 and all(p in _SPELLING for p in parts):
        value = _spelled(parts)
        digits = f"{value:.0f}"
        return value * times, 10.0 ** (len(digits) - len(digits.rstrip("0"))) * times
    if word == "half a":
        return times / 2, times / 2
    if word.endswith("half"):
        return (_WORDS[re.split(r"[\s-]", word)[0]] + 0.5) * times, times / 2
    if "few" in word or "couple" in word:
        return (3 if "few" in word else 2) * times, times
    tens, _, ones = word.partition("-")
    if tens in _TENS:
        return (_TENS[tens] + _WORDS.get(ones, 0)) * times, (1 if ones else 10) * times
    return _WORDS[tens] * times, times


_SPELLING = frozenset({*_WORDS, *_TENS, "hundred", "thousand", "and", "a", "an"})


def _spelled(parts: list[str]) -> float:
    """The value of a number in words: one thousand five hundred and two."""
    total = run = 0.0
    for part in parts:
        if part == "hundred":
            run = (run or 1) * 100
        elif part == "thousand":
            total, run = total + (run or 1) * 1000, 0
        elif part != "and":
            run += 1 if part in ("a", "an") else _WORDS.get(part, 0) or _TENS.get(part, 0)
    return total + run
