"""Sentence spans that survive news text.

A terminator ends a sentence unless what stands around it says otherwise: an abbreviation or initial before it, a
lower-case word after it, or a verb of saying after a closing quotation mark (``"Why?" he asked.``). Every sentence has
a word of its own: marks that stand alone (``...``) belong to the sentence before.
"""

from __future__ import annotations

import re

from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.trimming import trimmed

# Never the end of a sentence: a name or a number follows.
_TITLES = frozenset(
    """mr mrs ms dr prof rev msgr hon fr rep reps sen sens gov govs gen brig lt col sgt spc cpl pfc pvt capt cmdr maj
    adm pres supt det asst st mt ft no nos vs v fig figs vol ed eds approx dept assn bros messrs mx amb atty insp
    treas al rs smt shri engr barr alh hajia pvt chf maj-gen""".split()
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
# What goes on with an hour: 5 p.m. Eastern, 5 p.m. Friday.
_AFTER_HOURS = frozenset(
    """eastern central mountain pacific greenwich moscow london monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_SAID = late(
    r"""\W*+(?:[\w’'.\-]+[ ,]+){0,7}?
    (?:said|says|asked|asks|told|tells|added|adds|wrote|writes|tweeted|posted|replied|joked|quipped|shouted|yelled|
    exclaimed|cried|wondered|continued|recalled|remarked|responded|responds|declared|insisted|noted|explained|
    screamed|chanted|read|reads|answered|warned|quips|jokes|wonders)\b""",
    re.VERBOSE,
)
_END = late(r"(?P<mark>[.!?…]+)(?P<close>[\"”’»'\)\]]*)")
_WORD = late(r"[^\W_]")
_NEXT = late(r"[\w’'\-]+")
_DASH = late(r"\s+[—–-]+\s")
_LONGEST_WORD = 60  # characters: no abbreviation is longer, and no more is looked at
_GLUED = late(r"[\"“‘]?[A-Z](?:[a-z’']+|(?=\s))(?![\w@]*(?:\.\w|/))")
_INITIALS = late(r"(?:^|[^\w])(?:[A-Za-z]\.){0,30}[A-Za-z]$")
_OPENERS = "\"“‘'([«—–-"
_CLOSING_QUOTES = frozenset("\"”’»'")
# Names that end in a mark of their own; a name or a verb may follow.
_MARKED_NAMES = frozenset({"yahoo", "jeopardy"})


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]``, one paragraph, as half-open spans in ``text``, without outer white space.

    The spans are in order, do not overlap, and leave out nothing but white space.
    """
    stop = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    begin = start
    worded = False
    for match in _END.finditer(text, start, stop):
        if match.end() < stop and _ends(text, begin, stop, match):
            worded = _append(spans, worded, text, begin, match.end())
            begin = match.end()
    _append(spans, worded, text, begin, stop)
    return spans


def _append(spans: list[tuple[int, int]], worded: bool, text: str, start: int, end: int) -> bool:
    """Append ``[start, end)``, or join it to the last span where one of the two has no word (``worded``: the last has).

    Returns whether the last span now has a word.
    """
    start, end = trimmed(text, start, end)
    if start == end:
        return worded
    has_word = bool(_WORD.search(text, start, end))
    if spans and not (worded and has_word):
        start, has_word = spans.pop()[0], worded or has_word
    spans.append((start, end))
    return has_word


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
    before = _word_before(text, begin, match.start("mark"))
    if mark[-1] in "!?":
        if before.casefold() in _MARKED_NAMES and not close:
            return word.casefold() in _STARTERS
        return not (quoted and _SAID.match(text, at, min(stop, at + 90)) and not _opens_quote(text, at, follow))
    if mark == "…" or len(mark) > 1:
        alone = match.start() - begin <= 2 and not text[begin : match.start()].strip()
        return alone or quoted or word.casefold() in _STARTERS or _opens_quote(text, at, follow)
    if quoted:
        return True
    if word.casefold() not in _STARTERS and _is_item_number(text, begin, match.start("mark")):
        return False
    if _is_abbreviation(before) and _DASH.match(text, at, stop):
        # A dateline: "SALEM, Ore. — The mill".
        return False
    return _period_ends(before, word, head, _opens_quote(text, at, follow))


def _ends_glued(text: str, begin: int, stop: int, match: re.Match[str]) -> bool:
    """Whether a terminator with no space after it ends a sentence: ``in 2022.The``, ``he said.“We``."""
    if match["mark"] not in (".", "!", "?", "…"):
        return False
    word = _word_before(text, begin, match.start("mark"))
    if not match["close"] and (len(word) < 2 or "." in word or not (word[-1].islower() or word[-1].isdigit())):
        return False
    if word.casefold() in ("www", "mr", "mrs", "dr", "ms", "st"):
        return False
    follow = match.end()
    if text[follow] in "“‘":
        return True
    glued = _GLUED.match(text, follow, stop)
    # Booking.Com is one word; "war.But" is two, and so is "Monday.Biden" where a space follows the second.
    return glued is not None and (glued.end() >= stop or not text[glued.end()].isalnum())


def _opens_quote(text: str, at: int, follow: int) -> bool:
    return any(c in '"“‘«' for c in text[at:follow])


def _next_word(text: str, follow: int, stop: int) -> str:
    match = _NEXT.match(text, follow, stop)
    return match[0] if match else ""


def _word_before(text: str, begin: int, at: int) -> str:
    """The word, dots and all, that ends at ``at``; its last characters where it is longer than any word."""
    start = at
    least = max(begin, at - _LONGEST_WORD)
    while start > least and (text[start - 1].isalnum() or text[start - 1] in "_.’'&-"):
        start -= 1
    return text[start:at]


def _is_item_number(text: str, begin: int, at: int) -> bool:
    """Whether what ends at ``at`` numbers an item: ``1`` at the start of a sentence, ``; 2`` within one."""
    start = at
    while start > max(begin, at - 2) and text[start - 1].isdecimal():
        start -= 1
    if start == at:
        return False
    head = text[max(begin, start - 2) : start].rstrip()
    return head.endswith((":", ";")) or (start - begin <= 2 and not head)


def _is_abbreviation(before: str) -> bool:
    return "." in before or before.casefold() in _ABBREVIATIONS


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
    if bare in ("am", "pm") and "." in before:
        return starter or not (word.isupper() or word.casefold() in _AFTER_HOURS)
    if bare in _ABBREVIATIONS or "." in before:
        return starter
    if _INITIALS.search(before) and before[-1:].isupper():
        return word.casefold() in _STARTERS and word.casefold() != "a"
    return True
