"""What a question asks about, its focus: its words, the figure or date it asks for, and whether it asks for sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from briefing_bot.answering.question.answer_type import AnswerType, AskedFigure, asks_year
from briefing_bot.language.names.countries import nations
from briefing_bot.language.quantity.figures import figures
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import term, terms

# Words of a question that speak of the asking, and not of the focus.
_ASKING = frozenset(
    terms(
        """differ different number numbers figure figures article articles report reports reported account accounts agree
        disagree say says according side sides piece pieces give keep seeing see source sources exactly actually really
        read story stories news seem seems claim claims state view views explain explanations mention mentioned year
        many much long big large far old high think know want need quick question help looking wondering curious get got
        go went going make made take took come came happen happened gave day version finding ask asking both two"""
    )
)
_PRESUMES = late(
    r"""\bdisagree|\bcontradict|\bdo(?:n['’]t|\s+not)?\s+(?:(?:the|these|both|all)\s+(?:\w+\s+)?)?agree\b|\bseems?\s+to\s+(?:differ|say\s+both)\b
    |\bdiffer(?:ent|ing)?\s+(?:\w+\s+)?(?:numbers|totals|figures|prices|dates|reports|explanations|accounts)\b
    |\b(?:conflicting|inconsistent)\s+\w+|\b(?:give|gives|see|seen|read|heard)\s+two\s+(?:\w+\s+)?(?:numbers|totals|figures|prices|dates)\b
    |\b(?:reports|sources|articles|accounts|figures|numbers|stories|papers|pieces|versions)\s+(?:\w+\s+)?(?:differ|conflict|diverge|vary)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# Of two words with anything between them the first one found will do: ``\A(?>.*?first).+second``, for each pair tried would
# take the square of the question's length.
_SIDES = late(
    r"""\b(?:both|two|either|each|different|various|opposing|competing)\s+(?:\w+\s+)?(?:sides?|versions?|reports?|sources?|accounts?|views?
    |explanations?|experts|articles?|outlets?|obituar(?:y|ies)|stor(?:y|ies)|parties|camps)\b
    |\beach\s+(?:say|see|think|argue|claim|side)|\bor\s+not\b|\bversus\b
    |\A(?>.*?\baccording\s+to\b).+\band\s+(?:according\s+to\b|his\b|her\b|the\b)
    |\A(?>.*?\bwhat\s+(?:\w+\s+){0,6}?do(?:es)?\s)(?>.+?\sand\s).+\b(?:say|think|argue|claim|give|tell|report)\b
    |\A(?>.*?\bwhat\s+(?:do|does|did)\b)(?>.+?\band\s+(?:what|how)\s+(?:do|does|did|will)\b).+\b(?:say|argue|answer|respond|counter|claim)\b
    |\A(?>.*?\b(?:how|where)?do(?:es)?\s)(?>.+?\sand\s).+\b(?:agree|differ|explain|describe)\b|\barguments\s+for\s+and\s+against\b
    |\A(?>.*?\bin\s+the\s+(?:view|eyes|words)\s+of\b).+\band\s+(?:in\b|of\b)
    |\band\s+(?:what['’]s\s+)?(?:the\s+)?(?:(?:his|her|their|its|[\w-]+['’]s?)\s+(?:own\s+)?(?:side|account|story|answer|response)|[\w’']+\s+(?:own\s+)?version)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_ARTICLES = late(
    r"\b(?:articles?|accounts?|reports?|pieces|sources?|outlets?|stor(?:y|ies)|papers?|obituar(?:y|ies)|numbers|totals|figures|prices|dates)\b",
    re.IGNORECASE,
)
_SPOKEN = late(
    r"""\b(?:say|says|said|claim\w*|argu\w+|according|think|see|view\w*|want\w*|seek|sought|blam\w+|explain\w*|explanations?|report\w*
    |accounts?|versions?|stor(?:y|ies)|answer\w*|respon\w+|tell|told|differ|arguments?|words|eyes|den(?:y|ies|ied)|state\w*|describe\w*|agree\w*|expect\w*|obituar\w+
    |sources?|articles?|experts|outlets?|or\s+not|versus|give)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LISTS = late(
    r"""\beach\b(?!\s+(?:side|say|see|think))|\bothers?\b|\btimeline\b|\brespectively\b
    |^\W*(?:which|what)\b.*\band\s+(?:how|when)\b|\b(?-i:[A-Z])\w+,\s(?-i:[A-Z])\w+,?\sand\s(?-i:[A-Z])""",
    re.IGNORECASE | re.VERBOSE,
)
_AHEAD = late(
    r"\b(?:when|year|day|date|month)\s+(?:will|can|could|should|might|is\s+\w+\s+(?:due|to|expected))\b", re.IGNORECASE
)
_BEHIND = late(r"\b(?:when|year|day|date|month)\s+(?:did|was|were|had|has|have)\b", re.IGNORECASE)
_NAME = late(r"(?<!^)(?<!\? )\b[A-Z][\w’']+")

_DENIAL = late(r"\b(?:den(?:y|ies|ied)|reject\w*|disput\w+|dismiss\w*|refut\w+)\b", re.IGNORECASE)
_JOINED = late(r"\b[A-Z][\w’']+(?:,| and| or| versus| vs\.?)\s(?:the\s)?[A-Z]")


@dataclass(frozen=True)
class Focus:
    """A question that stands alone, by what it asks about; ``analysis.Question`` reads it.

    Args:
        text: the question.
        every_term: its terms in order.
        types: the sorts of answer that it asks for.
        figure: the figure that its words ask for, if they ask for one.
    """

    text: str
    every_term: Sequence[str]
    types: frozenset[AnswerType]
    figure: AskedFigure | None

    @cached_property
    def asked(self) -> AskedFigure | None:
        """The figure that it asks for, if it asks for one and not for one of each of several things."""
        return None if self._lists else self.figure

    @cached_property
    def _lists(self) -> bool:
        return bool(_LISTS.search(self.text))

    @cached_property
    def asks_date(self) -> bool:
        """Whether it asks for one day, month or year."""
        return "date" in self.types and not self._lists

    @cached_property
    def asks_year(self) -> bool:
        """Whether it asks for a year."""
        return asks_year(self.text)

    @cached_property
    def presumes(self) -> bool:
        """Whether the person has seen already that the articles differ: ``I see different numbers``."""
        return bool(_PRESUMES.search(self.text))

    @cached_property
    def asks_sides(self) -> bool:
        """Whether it asks what each of several says: ``what do both sides say``."""
        return self.presumes or bool(_SIDES.search(self.text) and _SPOKEN.search(self.text))

    @cached_property
    def asks_whether(self) -> bool:
        """Whether it is a yes/no question."""
        return "yesno" in self.types

    @cached_property
    def asks_denial(self) -> bool:
        """Whether it asks of a denial: ``did the mayor deny it``."""
        return bool(_DENIAL.search(self.text))

    @cached_property
    def all_terms(self) -> frozenset[str]:
        """Every term of the question."""
        return frozenset(self.every_term)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of what it asks about, without those of the asking and of what is counted."""
        return self.all_terms - _ASKING - frozenset(self.asked.nouns if self.asked else ())

    @cached_property
    def names(self) -> frozenset[str]:
        """The terms of the names in the question."""
        return frozenset(t for m in _NAME.finditer(self.text) if (t := term(m.group()))) - _ASKING

    @cached_property
    def named(self) -> frozenset[str]:
        """The terms of the names in the question, and the nations that it names, each by one name."""
        return self.names | self.nations

    @cached_property
    def nations(self) -> frozenset[str]:
        """The nations in the question, each by one name."""
        return nations(self.every_term)

    @cached_property
    def joins_names(self) -> bool:
        """Whether it asks of several by name: ``how old are Ann and Bob``."""
        return bool(_JOINED.search(self.text))

    @cached_property
    def asks_articles(self) -> bool:
        """Whether the sides that it asks for are those of articles: ``do the reports agree``."""
        return self.asks_sides and bool(_ARTICLES.search(self.text))

    @cached_property
    def given(self) -> frozenset[float]:
        """The values of the figures that the question itself names."""
        return frozenset(f.low for f in figures(self.text))

    def may_be(self, iso: str, published: date | None) -> bool:
        """Whether a date lies where the question looks: ``when will`` ahead of the article, ``when did`` behind it."""
        if published is None:
            return True
        day = published.isoformat()[: len(iso)]
        if _AHEAD.search(self.text):
            return iso >= day
        return iso <= day or not _BEHIND.search(self.text)
