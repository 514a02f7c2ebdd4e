"""What sort of answer a question asks for, and whether a sentence holds something of that sort.

Light patterns, for features of retrieval and for telling which figures of two quotes may be compared.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from briefing_bot.language.lexicon.given_names import GIVEN_NAMES
from briefing_bot.language.lexicon.verbs import VERB_FORMS
from briefing_bot.language.lexicon.word_classes import AUXILIARIES, MONTH_NAMES, WEEKDAY_NAMES
from briefing_bot.language.quantity.figures import figures
from briefing_bot.language.quantity.units import CURRENCIES, UNITS
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import TOKEN, term

AnswerType = Literal[
    "person", "organisation", "place", "date", "duration", "number", "money", "percent", "reason", "yesno", "statement"
]

MONEY = CURRENCIES
_ANY = MONEY | {"percent", "percentage point", "length", "area", "mass", "volume"}
_KINDS: dict[str, frozenset[str]] = {
    "long": frozenset({"duration", "length"}),
    "far": frozenset({"length"}),
    "tall": frozenset({"length"}),
    "deep": frozenset({"length"}),
    "wide": frozenset({"length", "area"}),
    "high": frozenset({"length", "percent"}) | MONEY,
    "low": frozenset({"length", "percent"}) | MONEY,
    "big": _ANY | {""},
    "large": _ANY | {""},
    "fast": frozenset({"speed"}),
    "heavy": frozenset({"mass"}),
    "hot": frozenset({"temperature"}),
    "cold": frozenset({"temperature"}),
    "old": frozenset({"age"}),
}
_HOW = late(rf"\bhow\s+(many|much|{'|'.join(_KINDS)})\b", re.IGNORECASE)
_LONG_THING = late(
    r"^\s*(?:is|was|are|were)\s+(?:the|a|this|that)\s+(?:[\w-]+\s+){0,2}?(?:stretch|river|bridge|road|wall|fence|line|tunnel|trail|"
    r"route|canal|border|runway|ship|boat|section|barrier|beach|coast)\b",
    re.IGNORECASE,
)
_SUM = late(
    r"\b(?:fine|reward|penalty|bonus|gift|payout|package|deal|loan|grant|tax|bill|budget|debt|donation|settlement|prize)\b"
)
_CHANGE = late(r"\b(?:raise|rise|increase|hike|cut|drop|share|slice)\b")
_PAID = late(
    r"\b(?:cost|costs|pay|paid|pays|worth|earn|earned|spend|spent|money|cash|price|priced|fine|fined|sell|sold|raise|owe|owes|"
    r"donate|donated|bail|bond|award|awarded|invest|invested|salary|fund|funding|lose|lost|sum|sums|dollars|budget|debt)\b",
    re.IGNORECASE,
)
_WHAT = late(
    r"""\b(?:what|which)(?:\s++(?:is|was|were|are|'s|’s)\b)?\s++(?:the\s++|a\s++)?(?:[\w-]+\s++){0,2}?
    (?:(?P<percent>percentage|share|proportion|percent|rate)|(?P<money>price|prices|amount|sum|sums|cost|salary|budget|reward|
    fine|prize|fares?|fees?|rent|wages?)|(?P<length>altitude|height|depth|distance)|(?P<age>age)|(?P<speed>speed)|(?P<number>(?:numbers|totals)(?=\s+of)|number|total|toll))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WHAT_PAID = late(
    r"\bwhat\s+(?:do|does|did|will|would|is|are|was|were|has|have)\b[^?]{1,120}\b(?:cost|costs|worth|(?:sold|sell|sells|bought|paid|pay)\s+for|fined)\W*$",
    re.IGNORECASE,
)
"""``What will the tunnel cost?``"""
_OF = late(r"\s+of\s")
_WH = late(r"\b(?:who(?:m|se|['’]?s)?|what(?:['’]?s)?|which|when|where|why|how)\b", re.IGNORECASE)
_AND_WH = late(r"\band\s+(?:\w+\s+)?(who|whom|whose|which|when|where|why|what)\b", re.IGNORECASE)
_DATE = late(
    r"when\b|(?:what|which)\s+(?:year|day|date|month|time|weekday|decade)\b|what\s+is\s+the\s+(?:\w+\s+)?date\b|"
    r"how\s+(?:soon|recently|late|early)\b",
    re.IGNORECASE,
)
_YEAR = late(r"\b(?:what|which)\s+year\b", re.IGNORECASE)
_PLACE = late(
    r"where\b|(?:what|which)\s+(?:\w+\s+)?(?:country|countries|city|cities|state|states|town|place|county|region|village|"
    r"province|street|venue|stadium|location|nation|continent|airport)\b",
    re.IGNORECASE,
)
_ORGANISATION = late(
    r"(?:what|which)\s+(?:\w+\s+)?(?:company|companies|agency|firm|organi[sz]ation|group|team|club|party|bank|university|"
    r"newspaper|outlet|network|union|airline|chain|studio|department|court|brand|retailer|school)\b",
    re.IGNORECASE,
)
_PERSON = late(
    r"(?:who|whom|whose|who['’]?s)\b|(?:what|which)\s+(?:\w+\s+)?(?:person|people|man|woman|actor|actress|singer|player|coach|"
    r"official|senator|president|minister|governor|judge|leader|lawmaker|politician|author|artist)\b",
    re.IGNORECASE,
)
_REASON = late(r"why\b|how\s+come\b|what\s+(?:\w+\s+)?(?:reasons?|caused?|led|triggered|prompted)\b", re.IGNORECASE)
_STATEMENT = late(
    r"\A(?>.*?\b(?:what|how)\b).*\b(?:say|says|said|think|thinks|thought|argue|argued|claim|claims|claimed|react|reacted|respond|"
    r"responded|describe|described|call|called|view|tell|told|explain|explained|promise|promised|warn|warned)\b",
    re.IGNORECASE,
)
_YESNO = late(
    r"^(?:(?:\W*(?:so|and|but|or|also|hey|ok|okay|please|well|then)\b)++,?\s*)?(?:is|are|was|were|do|does|did|has|have|had|will|would|"
    r"can|could|should|may|might|must|isn['’]t|aren['’]t|wasn['’]t|didn['’]t|doesn['’]t|hasn['’]t|haven['’]t|won['’]t)\b",
    re.IGNORECASE,
)


class AskedFigure(NamedTuple):
    """The figure that a question asks for: the kinds that it may measure, and the terms of the noun phrase counted.

    The last of ``nouns`` is what is counted: ``missil, launch``.
    """

    kinds: frozenset[str]
    nouns: tuple[str, ...]


def expected_types(question: str, asked: AskedFigure | None) -> frozenset[AnswerType]:
    """The sorts of answer that ``question`` asks for, and by its words the figure ``asked``; empty where they do not tell.

    ``number`` stands for any figure, whatever it measures, where the question leaves that open.
    """
    found: set[AnswerType] = {_type_of(asked.kinds)} if asked else set()
    if _YESNO.match(question) and not found:
        return frozenset({"yesno"})
    # A question word further on joins clauses ("how old was she when ..."), unless "and" puts a second question.
    first = _WH.search(question)
    openings = [question[first.start() :]] if first else []
    openings += [question[m.start(1) :] for m in _AND_WH.finditer(question) if first and m.start() > first.start()]
    tests: tuple[tuple[re.Pattern[str], AnswerType], ...] = (
        (_DATE, "date"),
        (_PLACE, "place"),
        (_ORGANISATION, "organisation"),
        (_PERSON, "person"),
        (_REASON, "reason"),
    )
    found |= {kind for pattern, kind in tests if any(pattern.match(opening) for opening in openings)}
    if not found and _STATEMENT.search(question):
        found.add("statement")
    return frozenset(found)


def _type_of(kinds: frozenset[str]) -> AnswerType:
    if kinds <= MONEY:
        return "money"
    if kinds == {"percent"}:
        return "percent"
    return "duration" if kinds == {"duration"} else "number"


def asked_figure(question: str) -> AskedFigure | None:
    """The figure that ``question`` asks for, or None where it asks for none."""
    match = _HOW.search(question)
    if match:
        word = match[1].casefold()
        nouns = _noun_phrase(question, match.end())
        if word == "many":
            return _counted(question, match.end(), nouns)
        if word == "much":
            paid = _PAID.search(question) and not question[match.end() :].lstrip().casefold().startswith("of ")
            return AskedFigure(MONEY if paid else _ANY | {"duration", "temperature"}, ())
        kinds = _KINDS[word]
        if word == "long":
            kinds = frozenset({"length" if _LONG_THING.search(question[match.end() :]) else "duration"})
        if word in ("big", "large"):
            kinds = MONEY if _SUM.search(question) else MONEY | {"percent"} if _CHANGE.search(question) else kinds
        return AskedFigure(kinds, nouns if word in ("big", "large") else ())
    what = _WHAT.search(question)
    if not what and _WHAT_PAID.search(question):
        return AskedFigure(MONEY, ())
    if what:
        kind = str(what.lastgroup)
        of = _OF.match(question, what.end()) if kind == "number" else None
        nouns = _noun_phrase(question, of.end()) if of else ()
        return AskedFigure(MONEY if kind == "money" else frozenset({"" if kind == "number" else kind}), nouns)
    return None


def _noun_phrase(question: str, at: int) -> tuple[str, ...]:
    """The terms of the noun phrase behind ``how many``; the last is what is counted.

    It ends before an auxiliary (``how many missile launches has``) or a verb (``how many homes burned``).
    """
    found: list[str] = []
    verb, plural = 0, False
    for match in TOKEN.finditer(question, at):
        word = match.group().casefold()
        if word == "and" and found:
            continue
        if found and plural and match.group()[0].isupper():
            break  # how many soldiers Lowtown sent
        plural = word.endswith("s") and not word.endswith("ss") and match.group().islower()
        folded = term(match.group())
        if not folded:
            verb = 0 if word in AUXILIARIES else verb
            break
        if found and not verb and (word in VERB_FORMS or word.endswith("ed")):
            verb = len(found)
        found.append(folded)
    return tuple(found[:verb] if verb else found)


def _counted(question: str, at: int, nouns: tuple[str, ...]) -> AskedFigure:
    words = re.findall(r"[^\W\d_]+", question[at : at + 40].casefold())
    for length in (3, 2, 1):
        unit = UNITS.get(" ".join(words[:length]))
        if unit:
            return AskedFigure(frozenset({unit[0]}), nouns)
    return AskedFigure(frozenset({""}), nouns)


def asks_year(question: str) -> bool:
    """Whether it asks for a year."""
    return bool(_YEAR.search(question))


_WHEN = late(
    rf"""\b(?:{"|".join((*WEEKDAY_NAMES, *(month for month in MONTH_NAMES if month != "May")))}|today|yesterday|tomorrow|tonight|ago
    |(?:last|next|this|earlier|later)\s+(?:week|month|year|weekend|night|summer|spring|fall|winter)|(?:1[5-9]|20)\d\d)\b|\b(?:Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.|\bMay\s\d|\b[ap]\.m\.""",
    re.VERBOSE,
)
_NAMES = late(r"(?<![.!?“\"‘(]\s)(?<!^)(?<![“\"‘(])\b[A-Z][\w’'-]+|\b[A-Z][\w’'.-]+\s+[A-Z][\w’'.-]+")
_CAPITAL = late(r"\b[A-Z][a-zà-ÿ]+")
# A capital after a title, or before a verb of saying, is a person's name.
_CALLED = late(
    r"""\b(?:President|Minister|Secretary|Gov\.|Sen\.|Rep\.|Mr\.|Ms\.|Mrs\.|Dr\.|Judge|King|Queen|Prince|Princess|Mayor|Sheriff
    |Chief|Officer|Director|CEO|Coach|Justice|Attorney|General|[a-z]+(?:man|woman|person|or|er|ist|ent|ian))\s[A-Z]\w+
    |\b[A-Z][\w’'-]+,?\s(?:said|told|wrote|added|tweeted|who)\b|\b(?:said|says|told|according\sto)\s[A-Z]\w+""",
    re.VERBOSE,
)
_LOCATED = late(
    r"\b(?:in|at|near|from|to|on|of|outside|across|off|through|into)\s+(?:the\s+)?(?:[a-z]+\s+)?[A-Z]|\b[A-Z]\w+,\s[A-Z]"
)
_BECAUSE = late(
    r"""\b(?:because|due\s+to|after|since|over|amid|caus(?:ed|ing|e|es)|blam(?:ed|ing|es)|reasons?|so\s+that|in\s+order|led\s+to
    |following|as\s+a\s+result|thanks\s+to|to\s+(?:avoid|protect|prevent|help|make|ensure|keep|allow|give|stop|get|reduce))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_SAID = late(
    r"""\b(?:said|says|told|tells|wrote|writes|tweeted|posted|added|argued|claimed|called|described|warned|promised|insisted
    |stated|according|announced|explained|denied|accused|urged|vowed|praised|criticized|condemned)\b|[“"]""",
    re.IGNORECASE | re.VERBOSE,
)
_FRACTION = late(r"\b(?:half|thirds?|quarters?|double[sd]?|tripled?|twice|once|one)\b", re.IGNORECASE)
_LASTING = late(r"\b(?:since|until|through|days?|weeks?|months?|years?|decades?|hours?|minutes?)\b", re.IGNORECASE)
_HOLDS: dict[AnswerType, re.Pattern[str]] = {
    "date": _WHEN,
    "organisation": _NAMES,
    "place": _LOCATED,
    "reason": _BECAUSE,
    "statement": _SAID,
}


def satisfies(kind: AnswerType, text: str) -> bool:
    """Whether the sentence ``text`` holds something that may answer a question for ``kind``. Cheap, and generous."""
    if kind == "person":
        return bool(_CALLED.search(text)) or any(m.group().casefold() in GIVEN_NAMES for m in _CAPITAL.finditer(text))
    pattern = _HOLDS.get(kind)
    if pattern:
        return bool(pattern.search(text))
    if kind in ("number", "money", "percent", "duration"):
        measured = {figure.kind for figure in figures(text)}
        if kind == "number":
            return bool(measured or _FRACTION.search(text))
        if kind == "duration":
            return "duration" in measured or bool(_LASTING.search(text))
        return not measured.isdisjoint(MONEY if kind == "money" else ("percent", "percentage point"))
    return True
