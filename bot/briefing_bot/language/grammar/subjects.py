"""The noun phrase that stands before a verb, read backwards from it: who speaks in ``..., X, the mayor of Y, said``."""

from __future__ import annotations

from briefing_bot.language.grammar.noun_phrases import ALONE, STOPS, NounPhrase, dateline
from briefing_bot.language.grammar.phrase_boundaries import is_clause, trimmed
from briefing_bot.language.grammar.tokens import Token, few_words, is_time, verb_like, within_phrase
from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.lexicon.word_classes import (
    BOUNDARY,
    DASHES,
    DETERMINERS,
    LEADING,
    PREPOSITIONS,
    SUBORDINATE,
    TIMES,
)
from briefing_bot.language.names.recognition import STATES
from briefing_bot.language.text.folding import fold

_LISTING = frozenset("which who including like by with".split())
_LEADS = BOUNDARY | LEADING | PREPOSITIONS | TIMES
_CLAUSES = SUBORDINATE - {"who", "whom"} | {"as"}


def phrase_before(sentence: list[Token], last: int) -> NounPhrase | None:
    """The noun phrase that ends with token ``last``, or stands before the commas or dashes that end there."""
    while is_time(sentence[last]) or sentence[last].low == "on" or _joins_times(sentence, last):
        last -= 1
    if sentence[last].low == ")":
        while last >= 0 and sentence[last].low != "(":
            last -= 1
        last -= 1
    if last < 0:
        return None
    if sentence[last].low in ALONE:
        return NounPhrase(sentence[last].start, sentence[last].end)
    mark = sentence[last].low
    if mark == "," or mark in DASHES:
        return _before_apposition(sentence, last, mark)
    first = last
    while first >= 0 and sentence[first].low not in STOPS:
        if not sentence[first].text and not (first < last and within_phrase(sentence, first)):
            break  # a quotation ends the phrase, but not in: the "Heat" star
        first -= 1
    if sentence[first].low == "," and first + 2 < last:
        opening = [t.low for t in sentence[first + 1 : first + 3]]
        relative = opening[0] == "who" and is_clause(sentence, first + 1, last + 1)
        if relative or opening == ["part", "of"]:  # Jane Doe, who lives in Acton said
            return phrase_before(sentence, first - 1)
    phrase = trimmed(sentence, first + 1, last + 1, None)
    if phrase and (listed := _list_start(sentence, first, last, phrase)) >= 0:
        return NounPhrase(sentence[listed].start, phrase.end, None, True)
    named = _opening_name(sentence, first)
    if not phrase or not named or sentence[first].low != "," or phrase.start != sentence[first + 1].start:
        return phrase
    words = sentence[first + 1 : last + 1]
    if len(words) < 2 or not any(is_title(word.text) for word in words):
        return phrase
    # Jane Doe, chief nurse in London said: the comma after what she is was forgotten.
    return NounPhrase(named.start, named.end, (phrase.start, phrase.end))


def _joins_times(sentence: list[Token], at: int) -> bool:
    """Whether the token at ``at`` only joins a day to what stands before it: on Friday *and* Saturday."""
    return sentence[at].low in ("and", "or") and is_time(sentence[at + 1])


def _list_start(sentence: list[Token], comma: int, last: int, phrase: NounPhrase) -> int:
    """The first token of a list that opens the sentence, whose last two members are ``phrase``: *The port*, its owners
    and the union said; -1 where there is none."""
    joined = any(token.low == "and" for token in sentence[comma + 1 : last]) if comma > 0 else False
    if not joined or sentence[comma].low != "," or phrase.start != sentence[comma + 1].start:
        return -1
    before = sentence[:comma]
    opens = before[0].low in ("the", "both") or before[0].text[:1].isupper()
    member = all(token.text and token.low not in PREPOSITIONS and not verb_like(token) for token in before)
    titled = any(is_title(token.text) for token in sentence[comma + 1 : last])
    short = len(before) <= 4 or (len(before) <= 9 and any(token.low == "," for token in before))
    return 0 if opens and member and short and before[0].low not in _LEADS and not titled else -1


def _opening_name(sentence: list[Token], stop: int) -> NounPhrase | None:
    """The name that alone stands before token ``stop`` in its sentence, if that is so."""
    words = sentence[: max(stop, 0)]
    if not words or len(words) > 4 or not all(word.text[:1].isupper() for word in words):
        return None
    if words[0].low in _LEADS or words[0].low.endswith(("ly", "ing")):
        return None
    return NounPhrase(words[0].start, words[-1].end)


def _before_apposition(sentence: list[Token], last: int, mark: str) -> NounPhrase | None:
    """The noun phrase that the words between the comma (or dash) at ``last`` and earlier ones explain."""
    spans: list[tuple[int, int]] = []
    stop = last
    least = dateline(sentence, last)
    while len(spans) < 6:
        begin = stop
        while begin > least and sentence[begin - 1].low not in (mark, ";", ":"):
            if not sentence[begin - 1].text and not few_words(sentence[begin - 1]):
                break
            begin -= 1
        if begin == stop:
            break
        spans.append((begin, stop))
        if sentence[begin - 1].low != mark or sentence[begin].low in _CLAUSES:
            break
        stop = begin - 1
    if not spans:
        return None
    segments = [sentence[begin:end] for begin, end in spans]
    head = 0
    while head + 1 < len(spans) and _modifies(segments[head], head == 0):
        head += 1
    named = len(spans) > 1 and len(segments[0]) > 1 and all(t.text[:1].isupper() for t in segments[0])
    if named and segments[1][-1].text.islower() and len(segments[1]) <= 6:
        head = 1  # his coach, Jane Doe, said: what stands before the name says who she is
    elif head and _leads(segments[head]):
        head -= 1  # However, the council, which ..., said
    elif head and not _is_head(segments[head]) and not _only_modifies(segments[head - 1][0]):
        head -= 1  # the words reported, a spokesman for X, said
    if 0 < head < len(segments) - 1 and _is_state(segments[head]):
        head -= 1  # Acton, Maine, station WXYZ, citing the police, said
    if head and head + 1 < len(segments) and segments[head][0].low == "and":
        first = head + (2 if head + 2 < len(segments) and segments[head + 2][0].low in DETERMINERS else 1)
        if not any(map(verb_like, segments[first])):  # unlike: Lind fell ill in May, and her sister, Ada Holt, said
            # the mayor, Ada Lind, and the sheriff, Jo Fenn, said
            return NounPhrase(segments[first][0].start, segments[0][-1].end, None, True)
    apposition = (segments[head - 1][0].start, segments[head - 1][-1].end) if head else None
    listing = _listing(segments)
    if listing:  # the Ports Group, which includes Acton, Boxford and Colby as members, said
        head, apposition = listing + 1, (segments[listing][0].start, segments[0][-1].end)
    begin, end = spans[head]
    if mark in DASHES:
        begin = next((at + 1 for at in range(end - 1, begin, -1) if sentence[at].low == ","), begin)
    return trimmed(sentence, begin, end, apposition, closed=True)


def _is_state(segment: list[Token]) -> bool:
    """Whether words between commas are an American state: Acton, *Maine*, ..."""
    return len(segment) == 1 and segment[0].low in STATES


def _listing(segments: list[list[Token]]) -> int:
    """Which of the segments, the last one first, begins a list that ends with the last one (``..., C and D as members``);
    0 where there is no such list."""
    if not any(word.low == "and" for word in segments[0]):
        return 0
    for number in range(1, len(segments) - 1):
        if any(word.low in _LISTING for word in segments[number]):
            return number
    return 0


def _leads(segment: list[Token]) -> bool:
    """Whether words before a comma only lead a clause in: ``However``, ``In May``, ``On Monday``."""
    first = segment[0].low
    return (len(segment) == 1 and first in LEADING) or first in ("in", "on", "at") or all(map(is_time, segment))


def _only_modifies(token: Token) -> bool:
    """Whether words between commas that begin so are never who speaks: ``who ...``, ``including ...``."""
    return token.low in ("who", "which", "whose", "where", "such") or token.low.endswith(("ing", "ed"))


def _is_head(segment: list[Token]) -> bool:
    """Whether words before a comma can be the noun phrase that the words after it explain."""
    explained = segment[-1].low == ")"
    return len(segment) <= 4 or explained or segment[-1].text[:1].isupper()


def _modifies(segment: list[Token], last: bool) -> bool:
    """Whether words between commas only say more of what stands before them."""
    head = segment[0]
    if not head.text[:1].isupper() or fold(head.text) in ("jr", "sr") or (len(segment) == 1 and "-" in head.text):
        return True
    return (last and any(t.text[:1].islower() for t in segment)) or (last and len(segment) <= 4)
