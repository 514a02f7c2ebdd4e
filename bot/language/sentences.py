"""Sentence spans that survive news text.

A terminator ends a sentence unless what stands around it says otherwise: an abbreviation or initial before it, a
lower-case word after it, or a verb of saying after a closing quotation mark (``"Why?" he asked.``).
"""

from __future__ import annotations

import re

# Never the end of a sentence: a name or a number follows.
_TITLES = frozenset(
    """mr mrs ms dr prof rev hon fr rep reps sen sens gov govs gen lt col sgt cpl capt cmdr maj adm pres supt det
    st mt ft no nos vs v fig figs vol ed eds approx dept assn bros messrs mx pvt amb atty insp treas al""".split()
)
# The end of a sentence only where a word that starts one follows.
_ABBREVIATIONS = frozenset(
    """inc corp co ltd llc plc jr sr esq etc dept univ jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thur thurs fri sat sun ave blvd rd ala ariz ark calif colo conn del fla ga ill ind kan
    ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo
    cf ca est min max avg ft in lb lbs oz mph kg km cm mm sq bn mn tn""".split()
)
_NEEDS_NUMBER = frozenset({"no", "nos", "fig", "figs", "vol", "pp", "p", "art", "sec", "ch"})
# Words that are also abbreviations; they end a sentence like any other word, unless a capital alone says otherwise.
_WORDS_TOO = frozenset(
    {"no", "in", "miss", "mass", "ill", "wash", "mar", "sun", "sat", "del", "mo", "max", "min", "ed"}
)
_STARTERS = frozenset(
    """a about after all also although among an and another any as at because before both but by can despite did do
    during each earlier even every few first for former from given has have he her here his how however i if in
    instead it its just last later many meanwhile more most my nearly neither no nobody none nor not nothing now of
    on once one only or other others our over people perhaps police prosecutors she since so some still such than that
    the their then there these they this those though three through to today two under unlike until we what when where
    whether which while who whose why will with within without would yet you your officials""".split()
)
_SAID = re.compile(
    r"""\W*(?:[\w’'.\-]+[ ,]+){0,7}?
    (?:said|says|asked|asks|told|tells|added|adds|wrote|writes|tweeted|posted|replied|joked|quipped|shouted|yelled|
    exclaimed|cried|wondered|continued|recalled|remarked|responded|responds|declared|insisted|noted|explained|
    screamed|chanted|read|reads|answered|warned|quips|jokes|wonders)\b""",
    re.VERBOSE,
)
_END = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"”’»'\)\]]*)")
_BEFORE = re.compile(r"[\w.’'&\-]*$")
_GLUED = re.compile(r"[\"“‘]?[A-Z](?:[a-z’']+|(?=\s))(?![\w@]*(?:\.\w|/))")
_INITIALS = re.compile(r"(?:^|[^\w])(?:[A-Za-z]\.)*[A-Za-z]$")
_OPENERS = "\"“‘'([«—–-"
_CLOSING_QUOTES = frozenset("\"”’»'")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]``, one paragraph, as half-open spans in ``text``, without outer white space.

    The spans are in order, do not overlap, and leave out nothing but white space.
    """
    stop = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, stop):
        if match.end() < stop and _ends(text, begin, stop, match):
            _append(spans, text, begin, match.end())
            begin = match.end()
    _append(spans, text, begin, stop)
    return spans


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends(text: str, begin: int, stop: int, match: re.Match[str]) -> bool:
    mark, close, at = match["mark"], match["close"], match.end()
    if not text[at].isspace():
        return _ends_glued(text, begin, stop, match)
    follow = at
    while follow < stop and (text[follow].isspace() or text[follow] in _OPENERS):
        follow += 1
    if follow >= stop:
        return False
    quoted = bool(_CLOSING_QUOTES.intersection(close))
    head = text[follow]
    if head.islower():
        # "iPhone" and the like aside, a lower-case word goes on with the sentence.
        return text[follow + 1 : follow + 2].isupper()
    word = _next_word(text, follow, stop)
    if mark[-1] in "!?":
        return not (quoted and _SAID.match(text, at, min(stop, at + 90)) and not _opens_quote(text, at, follow))
    if mark in ("…", "...") or len(mark) > 1:
        return quoted or word.casefold() in _STARTERS or _opens_quote(text, at, follow)
    before = _BEFORE.search(text, begin, match.start("mark"))
    return quoted or _period_ends(before[0] if before else "", word, head, _opens_quote(text, at, follow))


def _ends_glued(text: str, begin: int, stop: int, match: re.Match[str]) -> bool:
    """Whether a terminator with no space after it ends a sentence: ``in 2022.The``, ``he said.“We``."""
    if match["mark"] not in (".", "!", "?", "…"):
        return False
    before = _BEFORE.search(text, begin, match.start("mark"))
    word = before[0] if before else ""
    if not match["close"] and (len(word) < 2 or "." in word or not (word[-1].islower() or word[-1].isdigit())):
        return False
    if word.casefold() in ("www", "mr", "mrs", "dr", "ms", "st"):
        return False
    follow = match.end()
    if text[follow] in "“‘":
        return True
    glued = _GLUED.match(text, follow, stop)
    # Booking.Com is one word; "war.But" is two, and so is "Monday.Biden" where a space follows the second.
    return bool(glued) and glued is not None and (glued.end() >= stop or not text[glued.end()].isalnum())


def _opens_quote(text: str, at: int, follow: int) -> bool:
    return any(c in '"“‘«' for c in text[at:follow])


def _next_word(text: str, follow: int, stop: int) -> str:
    match = re.compile(r"[\w’'\-]+").match(text, follow, stop)
    return match[0] if match else ""


def _period_ends(before: str, word: str, head: str, opens_quote: bool) -> bool:
    """Whether a single full stop after ``before`` ends a sentence that ``word`` would follow."""
    bare = before.rsplit("-", 1)[-1].casefold().replace(".", "").strip("'’")
    starter = word.casefold() in _STARTERS or opens_quote
    if bare in _WORDS_TOO and before[:1].islower():
        return not (bare in _NEEDS_NUMBER and head.isdigit())
    if bare in _NEEDS_NUMBER:
        return not head.isdigit() and bare in _WORDS_TOO
    if bare in _TITLES:
        return False
    if head.isdigit() and bare in _ABBREVIATIONS:
        return False
    if bare in _ABBREVIATIONS or "." in before:
        return starter
    if _INITIALS.search(before) and before[-1:].isupper():
        return word.casefold() in _STARTERS and word.casefold() != "a"
    return True
