"""Text -> tokens for matching. A token keeps its span in the raw text; only its term is folded.

Folding is NFKD, casefold, no accents, no possessive, no thousands separators; then the Snowball stem.
Acronyms lose their dots, and keep their capitals where they would otherwise read as another word
(``U.S.``, ``US`` -> ``US``, not the pronoun ``us``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from briefing_bot.language.text.patterns import late

_JOINERS = "\u0300-\u036f\u00ad\u200c\u200d\u2060"  # combining marks, soft hyphen and the like: within a word
_INVISIBLE = "\u00ad\u200c\u200d\u2060"
TOKEN = late(
    rf"""
    (?:[^\W\d_]\.){{2,}}[^\W\d_]?(?!\w)                 # U.S.  a.m.  U.S.A
  | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?                      # 10,000  1,726.5
  | \d+(?:\.\d+)+                                     # 3.5
  | [^\W_]+(?:(?:[{_JOINERS}]+|['’ʼ](?=[^\W\d_]))[^\W_]*)*  # words: Russia's, don't, o'clock
  | %
    """,
    re.VERBOSE,
)

STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't could couldn't did didn't do does doesn't doing don't down during each few for from
    further had hadn't has hasn't have haven't having he he'd he'll he's her here here's hers herself him himself his
    how i i'd i'll i'm i've if in into is isn't it it's its itself just let's me more most my myself no nor not of off
    on once one only or other ought our ours ourselves out over own same she she'd she'll she's should shouldn't so
    some such than that that's the their theirs them themselves then there there's these they they'd they'll they're
    they've this those through to too under until up us very was wasn't we we'd we'll we're we've were weren't what
    what's when when's where where's which while who who's whom whose why why's will with won't would wouldn't you
    you'd you'll you're you've your yours yourself yourselves
    please tell know anybody anyone somebody someone hey ok okay thanks""".split()
)

_NUMBER_WORDS = {
    word: str(n)
    for n, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
    if n > 1
}
_stem = Stemmer.Stemmer("english", 20_000).stemWord


class TermSpan(NamedTuple):
    """A word at ``[start, end)`` of the text it was cut from, and the term it matches as ('' for a stop word)."""

    start: int
    end: int
    term: str


@lru_cache(maxsize=100_000)
def term(word: str) -> str:
    """The term that ``word`` matches as; ``''`` for a stop word."""
    if word == "%":
        return "percent"
    text = unicodedata.normalize("NFKD", word)
    if not text.isascii():
        text = "".join(c for c in text if not unicodedata.combining(c) and c not in _INVISIBLE)
        text = text.replace("’", "'").replace("ʼ", "'")
    dotted = "." in text and not text[0].isdigit()
    text = text.replace(",", "")
    if dotted:
        text = text.replace(".", "")
    if text.endswith(("'s", "'S")):
        if text.casefold() in STOP_WORDS:
            return ""
        text = text[:-2]
    folded = text.casefold()
    if folded in STOP_WORDS:
        return text.upper() if len(text) > 1 and (dotted or text.isupper()) and folded in _ACRONYMS else ""
    return _NUMBER_WORDS.get(folded) or _stem(folded)


_ACRONYMS = frozenset({"us", "who", "it"})


def term_spans(text: str, start: int = 0, end: int | None = None) -> list[TermSpan]:
    """The tokens of ``text[start:end]``, stop words included; spans are in ``text``."""
    stop = len(text) if end is None else end
    return [TermSpan(m.start(), m.end(), term(m.group())) for m in TOKEN.finditer(text, start, stop)]


def terms(text: str, start: int = 0, end: int | None = None) -> list[str]:
    """The terms of ``text[start:end]`` in order, without stop words."""
    stop = len(text) if end is None else end
    return [t for m in TOKEN.finditer(text, start, stop) if (t := term(m.group()))]
