"""The reporting clauses of a sentence: ``X said``, ``said X``, ``according to X``, ``was confirmed by X``.

It is a shallow reader: words, a list of verbs of reporting, and the few shapes that news English gives a noun phrase
before or after such a verb. What stands between quotation marks is one opaque token.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.language.names import fold
from bot.language.quotations import Quotation
from bot.language.reporting import VERBS, Kind, Verb

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[\w$€£#@][\w’'&/$%@\-]*(?:[.,]\w+)*\.?|--+|[,;:()\[\]—–…]|\S")


class Token(NamedTuple):
    """A word, a mark or a whole quotation (``text`` is then ``""``) at ``[start, end)`` of the body."""

    start: int
    end: int
    text: str
    low: str


class Phrase(NamedTuple):
    """A noun phrase as a span of the body, with the phrase in apposition after it, if any."""

    start: int
    end: int
    apposition: tuple[int, int] | None = None


class Report(NamedTuple):
    """One reporting clause.

    ``start`` is where its verb stands in the body. ``negated`` means that the verb is (``did not deny``).
    ``outer`` is false for a clause within another one (``after police said ...``). ``closing`` is true where the clause
    follows what it reports (``..., X said``). ``subject`` is the noun phrase that reports.
    """

    start: int
    verb: Verb
    subject: Phrase
    negated: bool
    outer: bool
    closing: bool


ACCORDING = Verb("according", Kind.SAY, "stated", True)
COLON = Verb("colon", Kind.SAY, "stated", True)

_ADVERBS = frozenset(
    """also later then previously repeatedly recently first initially now still just once even only often always soon
    already again further simply publicly privately reportedly allegedly ultimately subsequently himself herself
    themselves itself instead both all too since never not n't ever""".split()
)
_AUXILIARIES = frozenset("has have had did does do".split())
_MODALS = frozenset("would could can may might will shall should must won't wouldn't can't couldn't".split())
_BE = frozenset("is are was were be been being isn't aren't wasn't weren't get gets got getting".split())
_NEGATIONS = frozenset(
    "not never didn't doesn't don't hasn't haven't hadn't won't wouldn't can't cannot couldn't neither nor".split()
)
_FINITE = _AUXILIARIES | _MODALS | (_BE - {"be", "been", "being"})
_SUBORDINATE = frozenset(
    """after before when while since because if until whom where though although whether once unless than""".split()
)
_BOUNDARY = _SUBORDINATE | frozenset("that as who which but so what how why whose yet".split())
_DETERMINERS = frozenset(
    """the a an this that these those some many several most all both two three four five six seven eight nine ten
    his her its their our my one another other each every no any few dozens hundreds thousands""".split()
)
_PREPOSITIONS = frozenset(
    """in on at by for from with during after before under over about among against through into within without since
    despite following amid via as to of near outside inside across between around behind beyond like""".split()
)
_INSIDE_PHRASE = frozenset("of for at with from in on to against within near inside outside behind".split())
_TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight earlier late early last
    this next morning afternoon evening night week month year january february march april june july august september
    october november december recently later mon tue wed thu fri sat sun""".split()
)
_LEADING = frozenset(
    """but and or so yet meanwhile however still also then later separately additionally earlier moreover nevertheless
    nonetheless instead overall indeed finally now today yesterday elsewhere thus again similarly likewise
    furthermore ultimately both plus though""".split()
)
_PRONOUNS = frozenset("he she they it we i you who".split())
_OPEN_CONTENT = frozenset(
    """that the a an he she they it his her their its there this these those we i if whether how what why no not all some many
    more most at in on""".split()
)
_NOUN_TOO = frozenset(
    """report reports claim claims call calls post posts note notes state states estimate estimates project projects
    forecast forecasts fear fears hope hopes demand demands comment comments ask asks point points show shows blame
    find finds finding read reads reading praise thought warning reporting promise promises pledge pledges vow vows feeling
    reading blast slam cite rebuke expect mention remark remarks reply posting writing""".split()
)


def tokens(body: str, start: int, end: int, quoted: tuple[Quotation, ...] | list[Quotation]) -> list[Token]:
    """The tokens of one sentence at ``[start, end)``; ``quoted`` are the quotations that touch it, in order."""
    found: list[Token] = []
    at = start
    for quotation in quoted:
        if quotation.end <= at or quotation.start >= end:
            continue
        _words(body, at, max(at, quotation.start), found, end)
        stop = min(end, quotation.end)
        found.append(Token(max(at, quotation.start), stop, "", ""))
        at = stop
    _words(body, at, end, found, end)
    return found


def _words(body: str, start: int, stop: int, found: list[Token], sentence_end: int) -> None:
    for match in _TOKEN.finditer(body, start, stop):
        text, end = match[0], match.end()
        if text.endswith(".") and len(text) > 1 and end >= sentence_end - 1 and text.count(".") == 1:
            text, end = text[:-1], end - 1
        found.append(Token(match.start(), end, text, text.casefold().replace("’", "'")))


def reports(sentence: list[Token]) -> list[Report]:
    """The reporting clauses of a sentence in the order of their verbs."""
    found: list[Report] = []
    for number, token in enumerate(sentence):
        verb = VERBS.get(token.low)
        if token.low == "according" and number + 1 < len(sentence) and sentence[number + 1].low == "to":
            phrase = _right(sentence, number + 2, agent=True)
            if phrase:
                found.append(Report(token.start, ACCORDING, phrase, False, True, number > 0))
        elif verb and token.text == token.text.lower():
            report = _report(sentence, number, verb)
            if report:
                found.append(report)
        elif token.low == ":" and number + 1 < len(sentence) and not sentence[number + 1].text and not found:
            phrase = _left(sentence, number - 1)
            if phrase:
                found.append(Report(token.start, COLON, phrase, False, True, False))
    return found


def _report(sentence: list[Token], number: int, verb: Verb) -> Report | None:
    token = sentence[number]
    at, negated, passive, bare = number - 1, False, False, True
    while at >= 0:
        low = sentence[at].low
        if low in _BE:
            passive = True
        elif low in _NEGATIONS:
            negated = True
        elif low in _MODALS or low == "to":
            # would say, to say: nobody said it.
            return None
        elif low not in _ADVERBS and low not in _AUXILIARIES and not (low.endswith("ly") and low != "family" and low != "daily" and sentence[at].text.islower()):
            break
        bare = False
        at -= 1
    if passive:
        if verb.finite and token.low.endswith(("ed", "t", "id", "ld")):
            return _agent(sentence, number, verb, negated)
        return None
    if not verb.finite:
        return _participle(sentence, number, verb)
    before = sentence[at] if at >= 0 else None
    if bare and (before is None or not before.text or before.low in (",", "—", "–", "--", '"')):
        inverted = _inverted(sentence, number, verb)
        if inverted:
            return inverted
    if before is None or (before.low in _DETERMINERS and before.low not in ("this", "all", "both", "some", "many", "most")) or before.low in _PREPOSITIONS:
        return None
    if token.low in _NOUN_TOO and bare and not _verbal(sentence, number, before):
        return None
    phrase = _left(sentence, at)
    if not phrase:
        return None
    low = _before(sentence, phrase.start)
    content_before = any(t.start < phrase.start and (not t.text or t.low in VERBS or t.low in _FINITE) for t in sentence)
    closing = bool(low == "," or low == "") and content_before and verb.kind is Kind.SAY
    outer = low not in _SUBORDINATE and low not in ("who", "which", "what")
    return Report(token.start, verb, phrase, negated, outer, closing)


def _before(sentence: list[Token], position: int) -> str | None:
    """The lower-case token before ``position``; None at the start."""
    last: str | None = None
    for token in sentence:
        if token.start >= position:
            break
        last = token.low
    return last


def _verbal(sentence: list[Token], number: int, before: Token) -> bool:
    """Whether a word that may be a noun (``reports``) is a verb here."""
    follow = sentence[number + 1] if number + 1 < len(sentence) else None
    if follow is None or follow.low in (",", "."):
        return before.text[:1].isupper() or before.low in _PRONOUNS or before.low.endswith("s")
    if before.low in _PRONOUNS and before.low != "who":
        return True
    content = not follow.text or follow.low in _OPEN_CONTENT or follow.text[:1].isupper() or follow.text[:1].isdigit() or follow.low == ":"
    return content and (before.text[:1].isupper() or before.low.endswith(("s", "e")) or not before.text.isalpha())


def _agent(sentence: list[Token], number: int, verb: Verb, negated: bool) -> Report | None:
    """``was confirmed by X``"""
    for at in range(number + 1, min(number + 4, len(sentence) - 1)):
        if sentence[at].low == "by":
            phrase = _right(sentence, at + 1, agent=True)
            return Report(sentence[number].start, verb, phrase, negated, True, True) if phrase else None
        if sentence[at].low in (",", ".", ";"):
            break
    return None


def _participle(sentence: list[Token], number: int, verb: Verb) -> Report | None:
    """``X ..., saying ...``: the subject is the sentence's own."""
    before = sentence[number - 1] if number else None
    if before is None or verb.lemma in ("continue", "read", "find", "show", "feel", "post", "report"):
        return None
    if before.low not in (",", "—", "–", "--", "and", "by") and before.text != "" and not before.text[:1].isupper() and before.low not in _TIMES:
        if verb.kind is not Kind.SAY or before.low in _PREPOSITIONS or before.low in _DETERMINERS:
            return None
    phrase = subject(sentence, number)
    return Report(sentence[number].start, verb, phrase, False, True, False) if phrase else None


def subject(sentence: list[Token], stop: int | None = None) -> Phrase | None:
    """The noun phrase that opens the main clause of a sentence (before token ``stop``), adverbials passed over."""
    end = len(sentence) if stop is None else stop
    at = 0
    while at < end:
        while at < end and sentence[at].low in _LEADING | {",", "—", "–", "--", "also"}:
            at += 1
        if at >= end or not sentence[at].text:
            return None
        low = sentence[at].low
        opens = low in _PREPOSITIONS or low in _SUBORDINATE or low.endswith("ing") or (low.endswith("ed") and low not in ("united",)) or low in _TIMES
        if not opens:
            return _right(sentence, at, agent=False)
        while at < end and sentence[at].low != ",":
            at += 1
    return None


def _inverted(sentence: list[Token], number: int, verb: Verb) -> Report | None:
    """``"...," said X`` and ``..., said X``."""
    if verb.kind is not Kind.SAY or number == 0 or number + 1 >= len(sentence):
        return None
    follow = sentence[number + 1]
    if not follow.text or follow.low in ("that", "to") or follow.low in _TIMES or follow.low in _PREPOSITIONS:
        return None
    phrase = _right(sentence, number + 1, agent=True)
    if not phrase:
        return None
    after = next((t for t in sentence if t.start >= phrase.end), None)
    if after is not None and (after.low in _FINITE or after.low in VERBS and after.low not in ("read",)):
        return None
    quoted_before = not sentence[number - 1].text or (number > 1 and sentence[number - 1].low in (",", '"') and not sentence[number - 2].text)
    if not quoted_before:
        # X, the mayor, said officials ...: the subject stands before.
        if follow.low not in _DETERMINERS and not follow.text[:1].isupper() and after is not None:
            return None
        if after is not None and after.low not in (",", "(", ".", "in", "on", "at", "who", "of", "during", "—", "–", "--", "last", ";", "", "as", "after", "to", "via", "when") and after.low not in _TIMES:
            return None
        left = _left(sentence, number - 1)
        if left and left.apposition and follow.low in _DETERMINERS | {"it", "he", "she", "they"}:
            return None
    return Report(sentence[number].start, verb, phrase, False, True, True)


def _phrase_stops(sentence: list[Token], at: int, first: int, agent: bool) -> bool:
    """Whether the noun phrase that began at token ``first`` has ended before token ``at``."""
    token = sentence[at]
    low = token.low
    if not token.text or low in (",", ";", ":", "—", "–", "--", "(", ")", "[", "]", ".", "…", '"', "?", "!"):
        return True
    if at == first:
        return False
    if low in _FINITE or low in _TIMES or low in _BOUNDARY or low in _ADVERBS:
        return True
    if low in VERBS and VERBS[low].finite and token.text.islower() and low not in _NOUN_TOO:
        return True
    if low in _PREPOSITIONS:
        if low == "in" and at + 2 < len(sentence) and sentence[at + 1].low in ("a", "an", "the", "his", "her", "its") :
            return fold(sentence[at + 2].low) in _MEDIA or (at + 3 < len(sentence) and fold(sentence[at + 3].low) in _MEDIA)
        if low in ("in", "on", "at", "to") and (at + 1 < len(sentence)) and (sentence[at + 1].low in _TIMES or sentence[at + 1].text[:1].isdigit() or (agent and sentence[first].text[:1].isupper())):
            return True
        return low not in _INSIDE_PHRASE
    if low == "and" and at + 1 < len(sentence):
        follow = sentence[at + 1]
        return not (follow.text[:1].isupper() or follow.low in _DETERMINERS or (follow.text.isalpha() and not sentence[at - 1].text[:1].isupper()))
    return False


_MEDIA = frozenset(
    """statement interview tweet post video release letter report news press memo email blog speech series joint written
    message note call briefing conference podcast thread phone telephone filing""".split()
)


def _right(sentence: list[Token], first: int, agent: bool) -> Phrase | None:
    """The noun phrase that begins at token ``first``."""
    if first >= len(sentence) or not sentence[first].text or not sentence[first].text[0].isalnum():
        return None
    at = first
    while at < len(sentence) and not _phrase_stops(sentence, at, first, agent):
        at += 1
    last = at
    while last > first and (sentence[last - 1].low in _INSIDE_PHRASE or sentence[last - 1].low in ("and", "the", "a", "of")):
        last -= 1
    if last == first:
        return None
    apposition = _apposition(sentence, at)
    return Phrase(sentence[first].start, sentence[last - 1].end, apposition)


def _apposition(sentence: list[Token], comma: int) -> tuple[int, int] | None:
    """The span of the words between the comma at ``comma`` and the next one, where they say who somebody is."""
    if comma + 1 >= len(sentence) or sentence[comma].low != ",":
        return None
    first = comma + 1
    head = sentence[first]
    if not head.text or not head.text[0].isalnum() or head.text[0].isdigit() or head.low in _BOUNDARY | _PREPOSITIONS | _TIMES | {"and", "or"}:
        return None
    if head.low.endswith("ing") or head.low in VERBS or head.low in _PRONOUNS or head.low in _ADVERBS:
        return None
    at = first
    while at < len(sentence) and sentence[at].text and sentence[at].low not in (",", ";", ":", "(", "—", "–", "--", ".", '"') and sentence[at].low not in _FINITE and sentence[at].low not in ("who", "that", "which"):
        at += 1
    if at < len(sentence) and sentence[at].low in _FINITE:
        return None
    while at > first and (sentence[at - 1].low in _TIMES or sentence[at - 1].low in _PREPOSITIONS):
        at -= 1
    return (head.start, sentence[at - 1].end) if at > first else None


def _left(sentence: list[Token], last: int) -> Phrase | None:
    """The noun phrase that ends with token ``last``, or before the commas that end there."""
    apposition: tuple[int, int] | None = None
    while last >= 0 and sentence[last].low in _TIMES | {"on"}:
        last -= 1
    if last >= 0 and sentence[last].low == ")":
        while last >= 0 and sentence[last].low != "(":
            last -= 1
        last -= 1
    if last < 0:
        return None
    if sentence[last].low == ",":
        stop = last
        for _ in range(4):
            comma = stop - 1
            while comma >= 0 and sentence[comma].low not in (",", ";", ":") and sentence[comma].text:
                comma -= 1
            if comma < 0:
                return _trim(sentence, 0, stop, apposition) if apposition is None and stop else (_trim(sentence, 0, stop, apposition))
            segment = sentence[comma + 1 : stop]
            if sentence[comma].low != "," or not segment:
                return _trim(sentence, comma + 1, stop, apposition)
            if not _modifies(segment, apposition is None):
                return _trim(sentence, comma + 1, stop, apposition)
            apposition = (segment[0].start, segment[-1].end)
            stop = comma
        return None
    first = last
    while first >= 0 and sentence[first].text and sentence[first].low not in (",", ";", ":", "—", "–", "--", "…", '"', "(", ")"):
        first -= 1
    return _trim(sentence, first + 1, last + 1, None)


def _modifies(segment: list[Token], first: bool) -> bool:
    """Whether words between commas only say more of what stands before them."""
    head = segment[0]
    if not head.text[:1].isupper():
        return True
    if fold(head.text) in ("jr", "sr") or len(segment) == 1 and "-" in head.text:
        return True
    lower = [t for t in segment if t.text[:1].islower()]
    return first and bool(lower)


def _trim(sentence: list[Token], first: int, stop: int, apposition: tuple[int, int] | None) -> Phrase | None:
    """The noun phrase within tokens ``[first, stop)``, cut after the last word that begins a clause."""
    begin = first
    for at in range(first, stop):
        low = sentence[at].low
        if low in _BOUNDARY and not (low == "that" and at + 1 < stop and at == begin):
            begin = at + 1
        elif low in _FINITE or (low in VERBS and at + 1 < stop and VERBS[low].finite and sentence[at].text.islower() and low not in _NOUN_TOO):
            begin = at + 1
        elif low == "and" and any(_verb_like(t) for t in sentence[begin:at]):
            begin = at + 1
    while begin < stop and (sentence[begin].low in _LEADING or sentence[begin].low in _TIMES or sentence[begin].low in _ADVERBS or sentence[begin].low in ("on", "also", "—")) and not (sentence[begin].low == "both"):
        begin += 1
    while begin < stop and sentence[begin].low in _PREPOSITIONS:
        at = stop
        while at > begin and (sentence[at - 1].text[:1].isupper()):
            at -= 1
        if at == stop or at == begin:
            return None
        if sentence[at - 1].low in _DETERMINERS:
            at -= 1
        begin = at
        if sentence[begin - 1].low in _PREPOSITIONS:
            return None
    while stop > begin and sentence[stop - 1].low in _TIMES | _PREPOSITIONS | _ADVERBS:
        stop -= 1
    if begin >= stop or not sentence[begin].text or not sentence[begin].text[0].isalnum():
        return None
    if sentence[begin].text[0].isdigit() and stop - begin == 1:
        return None
    return Phrase(sentence[begin].start, sentence[stop - 1].end, apposition)


def _verb_like(token: Token) -> bool:
    return token.text.islower() and (token.low in _FINITE or (token.low.endswith("ed") and len(token.low) > 4) or token.low in VERBS)
