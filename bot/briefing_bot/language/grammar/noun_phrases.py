"""Noun phrases of a sentence, read shallowly: where the phrase before or after a verb begins and ends."""

from __future__ import annotations

from typing import NamedTuple

from briefing_bot.language.grammar.tokens import Token, is_adverb, is_reporting, is_time, verb_like, within_phrase
from briefing_bot.language.lexicon.cue_verbs import DOCUMENTS, VERBS
from briefing_bot.language.lexicon.verbs import BASE_VERBS, PAST
from briefing_bot.language.lexicon.word_classes import (
    BOUNDARY,
    DASHES,
    DETERMINERS,
    FINITE,
    LEADING,
    MONTHS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    SUBORDINATE,
    TIMES,
)
from briefing_bot.language.text.folding import fold

_INSIDE = frozenset("of for at with from in to against within near inside outside behind".split())
STOPS = frozenset({",", ";", ":", "(", ")", "[", "]", ".", "…", '"', "?", "!", "-"}) | DASHES
MEDIA = frozenset(
    """statement interview tweet post video release letter report news press memo email blog speech series joint written
    message note call briefing conference podcast thread phone telephone filing""".split()
)


ALONE = frozenset("he she they it we i".split())
_NO_PLURALS = frozenset("news sales sports arms earnings times games its his us politics economics athletics".split())
_NO_ACTS = frozenset("named called titled dubbed based released published posted dated filed".split())


class NounPhrase(NamedTuple):
    """A noun phrase at ``[start, end)`` of the body, with the span of the words in apposition to it, if any.

    ``listed`` is true of several: ``the port, its owners and the union``.
    """

    start: int
    end: int
    apposition: tuple[int, int] | None = None
    listed: bool = False


_AS_NOW = frozenset(
    "beat burst cut hit hurt let quit split spread".split()
)  # pasts that are as the present, and nouns elsewhere
_LINE, _DATED_LINE = 10, 16
"""Tokens of a dateline, and of one with its day and its wire, which begins with the place: ``LEEDS, England, Oct. 24, 2024 /Norskwire/ --``."""
_DATELINE_ENDS = DASHES | {"-", "--", "_"}


def subject(sentence: list[Token], stop: int) -> NounPhrase | None:
    """The noun phrase that opens the main clause before token ``stop``; adverbials and datelines are passed over."""
    at = dateline(sentence, stop)
    while at < stop:
        while at < stop and (sentence[at].low in LEADING or sentence[at].low == "," or sentence[at].low in DASHES):
            if sentence[at].low in SUBORDINATE and any(token.low == "," for token in sentence[at:stop]):
                break  # While it rained, Lind ...: what it did comes first
            at += 1
        if at >= stop or not sentence[at].text:
            return None
        low = sentence[at].low
        verbal = (
            sentence[at].low.endswith(("ing", "ed"))
            and low != "united"
            and not (at + 1 < stop and sentence[at + 1].text[:1].isupper() and low.endswith("ed"))
        )
        if not (low in PREPOSITIONS or low in SUBORDINATE or is_time(sentence[at]) or verbal):
            return phrase_after(sentence, at, subject=True)
        while at < stop and sentence[at].low != ",":
            at += 1
    return None


def dateline(sentence: list[Token], stop: int) -> int:
    """The token after a dateline (``LONDON (AP) —``, ``(CNN)``), 0 without one."""
    for at in range(min(stop, _DATED_LINE)):
        if sentence[at].low in _DATELINE_ENDS and (
            any(t.text.isupper() and len(t.text) > 2 for t in sentence[: at if at < _LINE else 1])
            or _begins_with_day(sentence[:at])
        ):
            return at + 1
    opening = next((at for at in range(min(stop, 4)) if sentence[at].low == "("), -1)
    if opening < 0 or any(not t.text[:1].isupper() for t in sentence[:opening]):
        return 0
    close = next((at for at in range(opening + 1, min(opening + 6, stop)) if sentence[at].low == ")"), -1)
    starts = 0 < close + 1 < stop and (opening == 0 or sentence[close + 1].text[:1].isupper())
    return close + 1 if starts else 0


def _begins_with_day(sentence: list[Token]) -> bool:
    """Whether words before a dash are a day, perhaps with an agency: ``Sept 8 (Norsk News) -``."""
    month = sentence[0].low.rstrip(".") if sentence else ""
    return (
        len(sentence) > 1 and sentence[1].text.isdigit() and len(month) > 2 and any(m.startswith(month) for m in MONTHS)
    )


def _ended(sentence: list[Token], at: int, first: int, subject: bool) -> bool:
    """Whether the noun phrase that began at token ``first`` has ended before token ``at``."""
    token = sentence[at]
    low = token.low
    if at > first and within_phrase(sentence, at) and at + 1 < len(sentence):
        return not sentence[at + 1].text.isalpha()  # The "Heat" star
    if not token.text or low in STOPS:
        return True
    if at == first:
        return False
    if sentence[first].low in ALONE:
        return True
    if _acts(sentence, at):
        return True
    if is_time(token) and not (sentence[at - 1].low in DETERMINERS and token.text[:1].isupper()):
        return True
    described = is_adverb(token) and sentence[at - 1].low in DETERMINERS  # a newly published study
    if low in FINITE or low in BOUNDARY or (is_adverb(token) and not described) or is_reporting(token):
        return True
    before = sentence[at - 1]
    noun = before.text.islower() and before.low not in _BEFORE_NOUNS and not is_adverb(before)
    if subject and noun and low in PAST and token.text.islower():
        return True  # the US company lost ...
    several = noun or (before.text[:1].isupper() and sentence[first].low in ("the", "these", "those"))
    if subject and several and before.low.endswith("s") and before.low not in _NO_PLURALS and _is_base(sentence, at):
        return True  # these islands fall at ...
    named = sentence[at - 1].text[:1].isupper()
    plural = subject and sentence[at - 1].low.endswith("s")
    if (
        (named or plural)
        and token.text.islower()
        and (low in PAST or low == "used" or (named and low in _AS_NOW) or (low.endswith("ed") and len(low) > 4))
    ):
        return True
    if (
        subject
        and named
        and token.text.islower()
        and low.endswith("s")
        and not low.endswith("ss")
        and at + 1 < len(sentence)
        and sentence[at + 1].low in _AFTER_VERBS
    ):
        return True
    if low in PREPOSITIONS:
        follow = sentence[at + 1].low if at + 1 < len(sentence) else ""
        third = fold(sentence[at + 2].low) if at + 2 < len(sentence) else ""
        fourth = fold(sentence[at + 3].low) if at + 3 < len(sentence) else ""
        if low in ("in", "on", "at", "to", "from") and (
            follow in TIMES or follow[:1].isdigit() or fold(follow) in MEDIA
        ):
            return True
        if (
            low in ("in", "on", "at", "to", "during", "with", "from")
            and follow in ("a", "an", "the", "his", "her", "its", "their")
            and (third in MEDIA or fourth in MEDIA)
        ):
            return True
        person = at - first >= 2 and all(t.text[:1].isupper() for t in sentence[first:at])
        if low == "on" and not person and follow[:1].isalpha() and sentence[at + 1].text[:1].isupper():
            return False  # the Committee on Ethics
        return low not in _INSIDE or (person and low in ("in", "on", "at", "to", "with", "from"))
    if low == "and" and at + 1 < len(sentence):
        follow_token = sentence[at + 1]
        if follow_token.text[:1].isupper() or follow_token.low in DETERMINERS:
            return False
        return sentence[at - 1].text[:1].isupper() or verb_like(follow_token)
    return False


def _is_base(sentence: list[Token], at: int) -> bool:
    """Whether a verb in its base form stands at ``at``, told by what follows: *fall* at, *differ* in."""
    follow = sentence[at + 1].low if at + 1 < len(sentence) else ""
    return sentence[at].low in BASE_VERBS and (follow in _AFTER_BASE)


def _acts(sentence: list[Token], at: int) -> bool:
    """Whether the form in -ed at ``at`` is the verb of the noun phrase before it: the judge warned *the* jury."""
    token = sentence[at]
    before = sentence[at - 1]
    if not (token.low.endswith("ed") and len(token.low) > 4):
        return False
    if token.low in _NO_ACTS or at + 1 >= len(sentence) or not before.text.islower():
        return False
    if is_adverb(before):
        return False
    follow = sentence[at + 1]
    named = follow.text[:1].isupper() and sentence[at - 2].low in DETERMINERS
    return follow.low in DETERMINERS or named


def phrase_after(sentence: list[Token], first: int, subject: bool = False) -> NounPhrase | None:
    """The noun phrase that begins at token ``first``; as a ``subject`` it ends more readily at a verb."""
    if first >= len(sentence) or not sentence[first].text or not sentence[first].text[0].isalnum():
        return None
    at = first
    while at < len(sentence) and not _ended(sentence, at, first, subject):
        at += 1
    last = at
    while last > first and sentence[last - 1].low in _NOT_LAST:
        last -= 1
    if last == first:
        return None
    maker = _maker(sentence, first, last, at)
    if maker:
        return maker
    return NounPhrase(sentence[first].start, sentence[last - 1].end, _apposition(sentence, at))


def _maker(sentence: list[Token], first: int, last: int, at: int) -> NounPhrase | None:
    """Who made a document that the phrase ``[first, last)`` names: data *posted by* X, an update *Monday from* X."""
    if at >= len(sentence) or not any(fold(t.low) in _DOCUMENT_HEADS for t in sentence[first:last]):
        return None
    token = sentence[at]
    made = token.low.endswith(("ed", "nt", "wn")) and token.low not in _SEEN_BY
    if not (made or is_time(token) or token.low == "by") or sentence[at - 1].low in _SEEN_BY:
        return None
    for number in range(at, min(at + 4, len(sentence))):
        if sentence[number].low == "by" or (sentence[number].low == "from" and is_time(sentence[number - 1])):
            return phrase_after(sentence, number + 1)
    return None


_SEEN_BY = frozenset("obtained seen reviewed cited viewed".split())
_NOT_LAST = PREPOSITIONS | _SEEN_BY | {"and", "the", "a"}
_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS
_AFTER_VERBS = DETERMINERS | {",", "to"}
_AFTER_BASE = (PREPOSITIONS - {"of", "for"}) | {"a", "an", "the"}
_NO_APPOSITION = BOUNDARY | PREPOSITIONS | TIMES | SUBJECT_PRONOUNS | {"and", "or"}
_ENDS_APPOSITION = STOPS | FINITE | {"who", "that", "which"}
_DOCUMENT_HEADS = (
    DOCUMENTS
    | MEDIA
    | frozenset(
        """information data results statistics figures alert study survey poll records documents analysis research
    estimates numbers counts""".split()
    )
)


def _apposition(sentence: list[Token], comma: int) -> tuple[int, int] | None:
    """The span of the words after the comma at ``comma``, where they say who somebody is."""
    if comma + 1 >= len(sentence) or sentence[comma].low != ",":
        return None
    first = comma + 1
    head = sentence[first]
    if not head.text or not head.text[0].isalpha() or head.low in _NO_APPOSITION:
        return None
    if head.low.endswith("ing") or head.low in VERBS or is_adverb(head):
        return None
    at = first
    while at < len(sentence) and sentence[at].low not in _ENDS_APPOSITION:
        at += 1
    if at < len(sentence) and sentence[at].low in FINITE:
        return None
    while is_time(sentence[at - 1]) or sentence[at - 1].low in PREPOSITIONS:
        at -= 1
    return (head.start, sentence[at - 1].end) if at > first else None
