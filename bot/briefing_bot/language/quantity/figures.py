"""The figures of a piece of news text: what they count or measure, how exactly, and whether two can be the same.

``2.9 million vehicles`` and ``2,925,968 vehicles`` are one figure, rounded; ``1,500 troops`` and ``10,000 soldiers``
are not. Years, days of a month, times of day, scores and the numbers in names (``Flight 22``) are no figures.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from briefing_bot.language.quantity.numerals import AMOUNT, ANY_UNIT, SCALE, SCALES, value_of
from briefing_bot.language.quantity.units import CURRENCIES, UNITS
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import term

Qualifier = Literal["", "about", "vaguely", "nearly", "over", "at least", "under", "up to"]

_CURRENCIES = {"$": "dollar", "£": "pound sterling", "€": "euro", "¥": "yen", "₹": "rupee", "₦": "naira", "₽": "ruble"}
_CODES = {
    "rs": "rupee",
    "inr": "rupee",
    "usd": "dollar",
    "eur": "euro",
    "gbp": "pound sterling",
    "jpy": "yen",
    "cny": "yuan",
    "rmb": "yuan",
    "sek": "krona",
    "nok": "krona",
    "dkk": "krona",
    "kr": "krona",
    "chf": "franc",
    "fr": "franc",
    "sfr": "franc",
    "zar": "rand",
    "r": "rand",
    "n": "naira",
    "ngn": "naira",
    "sh": "shilling",
    "ksh": "shilling",
    "ush": "shilling",
    "tsh": "shilling",
    "kes": "shilling",
    "ugx": "shilling",
    "tzs": "shilling",
    "rm": "ringgit",
    "myr": "ringgit",
    "ghs": "cedi",
    "pln": "zloty",
    "czk": "krona",
    "brl": "real",
    "aud": "dollar",
    "cad": "dollar",
    "nzd": "dollar",
    "hkd": "dollar",
    "sgd": "dollar",
}
_CODE = "|".join(code.upper() for code in _CODES if len(code) == 3 and code not in ("ksh", "ush", "tsh", "sfr"))
_SHORT_FORMS = r"\b(?:Rs|Fr|SFr|kr|K[Ss]h|U[Ss]h|T[Ss]h|Sh)(?![^\W\d])\.?|\b(?:RM|R)(?=\d)|\bN(?=\d[\d.,]*(?:m|bn|tn|\s[mbt]rillion)\b|\d{1,3},\d{3})"  # N95 is a mask
_MONEY = "|".join(name.replace(" ", r"\s") for name, (kind, _) in UNITS.items() if kind in CURRENCIES)
_QUALIFIERS: dict[str, Qualifier] = {
    "more than": "over",
    "over": "over",
    "just over": "over",
    "upward of": "over",
    "upwards of": "over",
    "exceeding": "over",
    "at least": "at least",
    "no fewer than": "at least",
    "no less than": "at least",
    "a minimum of": "at least",
    "about": "about",
    "around": "about",
    "roughly": "about",
    "approximately": "about",
    "some": "about",
    "an estimated": "about",
    "estimated": "about",
    "close to": "about",
    "nearly": "nearly",
    "almost": "nearly",
    "just under": "nearly",
    "fewer than": "under",
    "less than": "under",
    "under": "under",
    "below": "under",
    "up to": "up to",
    "as many as": "up to",
    "as much as": "up to",
    "a maximum of": "up to",
}

_LIMITS = frozenset({"up to", "under"})

_CONTEXT = 80  # characters around a figure in which its unit is looked for
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_QUALIFIED = "|".join(q.replace(" ", r"\s+") for q in sorted(_QUALIFIERS, key=len, reverse=True))
_FIGURE = late(
    rf"""
    (?:\b(?P<qualifier>(?i:{_QUALIFIED}))\s+(?:the\s+|an?\s+(?=\d))?)?
    (?P<between>\b[Bb]etween\s+)?
    (?P<figure>
        (?:(?P<currency>(?:US|A|C|HK|NZ|S)?[$£€¥₹₦₽]|{_SHORT_FORMS}|\b(?:{_CODE})(?![^\W\d]))\s?)?
        (?(currency)|(?<![\w.,:/])(?<!\w-))(?P<amount>{AMOUNT})(?P<scale>{SCALE})?
        (?:%?(?:\s*[-–—]\s*|\s+to\s+|(?(between)\s+and\s+|(?!)))
            (?:(?:US|A|C|HK|NZ|S)?[$£€¥₹₦₽]|\bRs\b\.?\s?)?(?P<amount2>{AMOUNT})(?P<scale2>{SCALE})?(?!\w|[.,]\d))?
        (?:\s*(?P<percent>%|pc\b|p\.c\.)|\s+(?P<code>{_CODE}|kr)\b|[\s-]+(?:(?:[A-Z][\w.]{{1,20}}\s+){{1,2}}(?={_MONEY}))?(?P<unit>{ANY_UNIT})\b)?
    )(?![\w/:]|[.,]\d|-\d)
    """,
    re.VERBOSE,
)
_PLENTY = late(
    r"\b(?P<many>dozens|scores|hundreds|thousands|millions|billions)(?:\s+of\s+(?P<more>thousands|millions|billions))?\b"
    r"|\btens\s+of\s+(?P<tens>thousands|millions|billions)\b",
    re.IGNORECASE,
)
_NO_FIGURE_BEFORE = late(
    rf"(?:\b{_MONTH}\s|\b(?:No|Nos|Rep|Ch|Sec|Art)\.\s|#|\b(?:page|room|route|channel|gate|game|week|day|chapter|article|"
    r"section|phase|level|type|grade|version|number|round)\s)$",
    re.IGNORECASE,
)
_NAMED = late(r"(?:^|[^.!?:;]\s|^\W)([A-Z][\w’'&]*)\s$")
_OPENS_FIGURE = frozenset(
    """about around at over under some nearly almost only just the a an in of for by from to with after before and or but
    as on these those all its their his her our between more less fewer up when while that if exactly roughly""".split()
)
_NO_FIGURE_AFTER = late(rf"\s*(?:[ap]\.?m\b|o[’']clock)|\s+{_MONTH}(?:\s|$|,)|(?:st|nd|rd|th)\b|-(?:\d|and)")
_NOUN = late(r"[\s-]+((?:[A-Z]\.)+|[^\W\d_][\w’'-]*)")
_PER = late(r"\s+(?:of|an?|per)(?=\s)|")
_PAID = late(
    r"\b(?:costs?|pays?|paid|paying|worth|fees?|prices?|earn\w*|fined?|spen[dt]\w*|raised|sold|bought|owes?|owed|budget|bill|deal|record|lost|grant|debts?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""What makes pounds money and no weight."""
_RATE = late(
    r"(?:\s+an?|[^.,;:]{0,60}?\s(?:per|each|every))\s+"
    r"(day|week|month|year|hour|minute|gallon|barrel|share|person|borrower|taxpayer|head)\b"
)
_AGE = late(r"\b(?:[A-Z][\w’'-]+|man|woman|boy|girl|driver|victim|suspect),\s$|\baged?\s$")


class Figure(NamedTuple):
    """A figure at ``[start, end)`` of the text, without its qualifier (``more than``).

    ``low`` and ``high`` are the value as written, one number unless a range is given, in the basic unit of the ``kind``
    it measures (``briefing_bot.language.quantity.units``); ``slack`` is how far rounding may have moved it. ``kind`` is empty for a mere count;
    ``nouns`` are then the terms of the few words behind it, of which one says what is counted. ``per`` is the term of
    what it is reckoned by (``per day``, ``a gallon``), or empty.
    """

    start: int
    end: int
    low: float
    high: float
    slack: float
    kind: str
    qualifier: Qualifier
    nouns: tuple[str, ...]
    per: str

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest value that news style would write so."""
        low, high = self.low - self.slack, self.high + self.slack
        if self.qualifier == "about":
            # About 40 may be 44; who says about 38 has counted to 38.
            off = 0.1 if _is_round(self.low) and _is_round(self.high) else 0.025
            return min(low, (1 - off) * self.low), max(high, (1 + off) * self.high)
        if self.qualifier == "nearly":
            return min(low, 0.9 * self.low), high
        if self.qualifier in ("over", "at least"):
            # More than six is not seven; at least six may be.
            return self.low, max(high, (1.1 if self.qualifier == "over" else 1.15) * self.high)
        if self.qualifier == "under":
            return 0.8 * self.low, high
        return (0.0, high) if self.qualifier == "up to" else (low, high)

    def agrees(self, other: Figure) -> bool:
        """Whether both can be one value, written with other roundings and other words.

        ``More than 40`` and ``nearly 40`` cannot; of two upper limits (``up to 40``) the limits are compared.
        """
        if self.kind != other.kind or self.per != other.per:
            return False
        if self._above(other) or other._above(self):
            return False
        if self.qualifier in _LIMITS and other.qualifier in _LIMITS:
            return abs(self.high - other.high) <= self.slack + other.slack
        (a, b), (c, d) = self.bounds, other.bounds
        return (a < d and c < b) or self.low == other.low

    def _above(self, other: Figure) -> bool:
        """Whether this one is said to lie above a value that the other is said to lie below."""
        return self.qualifier == "over" and other.qualifier in ("nearly", "under") and self.low >= other.high


def _is_round(value: float) -> bool:
    """Whether a value has one digit before its noughts, or two of which the second is 5."""
    digits = f"{value:.10g}".replace(".", "").strip("0").partition("e")[0]
    return len(digits) <= 1 or (len(digits) == 2 and digits[1] == "5")


def figures(text: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """The figures of ``text[start:end]`` in order; spans are in ``text``."""
    stop = len(text) if end is None else end
    found = [f for m in _FIGURE.finditer(text, start, stop) if (f := _figure(text, start, stop, m))]
    found += [_plenty(text, m, stop) for m in _PLENTY.finditer(text, start, stop)]
    return sorted(found)


def _figure(text: str, start: int, stop: int, match: re.Match[str]) -> Figure | None:
    at = match.start("figure")
    before, after = text[max(start, at - _CONTEXT) : at], text[match.end() : min(stop, match.end() + _CONTEXT)]
    kind, factor = _kind(match, before, after)
    if not (kind or match["scale"]) and (_is_label(match["amount"], before, after) or _is_score(match)):
        return None
    low, step = value_of(match["amount"], match["scale"] or (match["amount2"] and match["scale2"]))
    high = low
    if match["amount2"]:
        top, step2 = value_of(match["amount2"], match["scale2"])
        if top > low:
            high, step = top, min(step, step2)
    per = _RATE.match(after)
    return Figure(
        *match.span("figure"),
        low * factor,
        high * factor,
        _slack(high, step, kind) * factor,
        kind,
        _QUALIFIERS[" ".join(match["qualifier"].casefold().split())] if match["qualifier"] else "",
        _nouns(after) if kind in ("", "percent") else (),
        term(per[1]) if per else "",
    )


def _kind(match: re.Match[str], before: str, after: str) -> tuple[str, float]:
    """What a figure measures, and the size of its unit; ``""`` for a mere count."""
    if match["currency"]:
        sign = match["currency"]
        return _CURRENCIES.get(sign[-1]) or _CODES[sign.rstrip(".").casefold()], 1.0
    if match["code"]:
        return _CODES[match["code"].casefold()], 1.0
    if match["percent"]:
        return "percent", 1.0
    if match["unit"] == "pounds" and (match["scale"] or _PAID.search(before)) and not after.startswith(" of"):
        return "pound sterling", 1.0
    if match["unit"]:
        return UNITS[" ".join(re.split(r"[\s-]+", match["unit"].casefold()))]
    if not match["scale"] and len(match["amount"]) < 3 and _AGE.search(before) and re.match(r",|\W*$", after):
        return "age", 1.0
    return "", 1.0


def _is_score(match: re.Match[str]) -> bool:
    """``9-2``, and no range."""
    return bool(match["amount2"]) and value_of(match["amount2"], None)[0] <= value_of(match["amount"], None)[0]


def _slack(value: float, step: float, kind: str) -> float:
    """Half of the place that a value is rounded to, of a tenth of it at most; nobody writes 10 for 7."""
    rounded = min(step, 0.1 * value) / 2 if value >= 100 or step < 1 else 0.0
    # "Three months" are 90 days, and 30 miles 48 kilometres.
    return max(rounded, 0.025 * value) if kind in ("duration", "length", "area", "mass", "volume") else rounded


def _is_label(amount: str, before: str, after: str) -> bool:
    """Whether a bare number names and does not count: a year, a day, a time, ``Flight 22``."""
    if _NO_FIGURE_BEFORE.search(before) or _NO_FIGURE_AFTER.match(after):
        return True
    if len(amount) == 4 and amount.isdigit() and 1500 <= int(amount) < 2100:
        return True
    named = _NAMED.search(before)
    return bool(named) and named is not None and named[1].casefold() not in _OPENS_FIGURE


def _plenty(text: str, match: re.Match[str], stop: int) -> Figure:
    """``dozens``, ``hundreds of thousands``: anything of that size."""
    if match["tens"]:
        low, times = 10.0, SCALES[match["tens"].casefold()[:-1]]
    else:
        name = match["many"].casefold()
        low = 24.0 if name == "dozens" else 40.0 if name == "scores" else 2 * SCALES[name[:-1]]
        times = SCALES[match["more"].casefold()[:-1]] if match["more"] else 1.0
        low = low / 2 if match["more"] else low
    nouns = _nouns(text[match.end() : min(stop, match.end() + _CONTEXT)])
    return Figure(*match.span(), low * times, 10 * low * times, 0.0, "", "vaguely", nouns, "")


def _nouns(after: str) -> tuple[str, ...]:
    """The terms of the next few words, up to the first that no noun phrase goes on over."""
    found: list[str] = []
    opening = _PER.match(after)
    at = opening.end() if opening else 0
    while len(found) < 4 and (match := _NOUN.match(after, at)):
        folded = term(match[1])
        if not folded:
            break
        found.append(folded)
        at = match.end()
    return tuple(found)
