"""The words of a sentence, and what they look like where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing_bot.language.lexicon.cue_verbs import NOUN_TOO, VERBS
from briefing_bot.language.lexicon.verbs import PAST
from briefing_bot.language.lexicon.word_classes import (
    ADVERBS,
    ARTICLES,
    DETERMINERS,
    FINITE,
    LEADING,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TIMES,
)
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.quotations import Quotation

_TOKEN = late(r"(?:[^\W\d_]\.){2,}|[\w$€£#@][\w’'&/$%@\-]*(?:\.\w+|,\d+)*[.!]?|--+|[,;:()\[\]—–−…]|\S")


# By which its shares are traded, no part of the sentence: Norsk Kraft (NYSE: NKR; OSE: NK), a utility, said ...
_TICKER = late(r"\([A-Za-z][\w. ]{1,20}: ?[A-Z0-9][\w.]{0,9}(?:[;,] ?[A-Za-z][\w. ]{1,20}: ?[A-Z0-9][\w.]{0,9}){0,4}\)")


class Token(NamedTuple):
    """A word, a mark or a whole quotation (``text`` is then ``""``) at ``[start, end)`` of the body.

    ``low`` is the text in lower case with straight apostrophes; of a quotation that ends with a comma or a stop before
    its closing mark (``"Go," he said``) it is ``SPEECH``, of any other (``the "Heat" star``) ``""``. A month, a number or
    a helping verb that ends a name (``Theresa May``, ``the Big Ten``) keeps its capital in ``low``: it is no such word there.
    """

    start: int
    end: int
    text: str
    low: str


_ADDRESS = late(r"\.[a-z]{2,}\.$")  # example.org. at the end of a sentence
SPEECH = "”"
_ALSO_NAMES = frozenset("May Will March April June August Ten Twelve Four Five".split())
_NO_NAMES = PREPOSITIONS | TIMES | DETERMINERS | LEADING
_PAPERS = frozenset("USA Psychology History Science Medical".split())  # USA Today
_A_FEW_WORDS = 40  # characters, by hand
_SPEECH_ENDS = frozenset(",.!?…")
_SHORTENED = SUBJECT_PRONOUNS | {"that", "there", "here", "what"}


def tokens(body: str, start: int, end: int, quoted: Sequence[Quotation]) -> list[Token]:
    """The tokens of one sentence at ``[start, end)``; ``quoted`` are the quotations that touch it, in order."""
    found: list[Token] = []
    at = start
    for quotation in quoted:
        _words(body, at, max(at, quotation.start), end, found)
        stop = min(end, quotation.end)
        speech = stop < end and body[stop - 2 : stop - 1] in _SPEECH_ENDS
        found.append(Token(max(at, quotation.start), stop, "", SPEECH if speech else ""))
        at = stop
    _words(body, at, end, end, found)
    return found


def _words(body: str, start: int, stop: int, sentence_end: int, found: list[Token]) -> None:
    after = start
    for match in _TOKEN.finditer(body, start, stop):
        if match.start() < after:
            continue
        if match[0] == "(" and (ticker := _TICKER.match(body, match.start(), stop)):
            after = ticker.end()
            continue
        text, end = match[0], match.end()
        if (
            len(text) > 1
            and (text[-1] == "!" or (text[-1] == "." and end >= sentence_end - 1 and text.count(".") == 1))
        ) or (end == sentence_end and _ADDRESS.search(text)):
            text, end = text[:-1], end - 1
        low = text.casefold().replace("’", "'")
        if text in _ALSO_NAMES and found and _in_name(found[-1], body, end):
            low = text
        if text == "WHO" or (text == "Today" and found and found[-1].text in _PAPERS):
            low = text  # the World Health Organization is no pronoun
        found.append(Token(match.start(), end, text, low))


def _in_name(before: Token, body: str, end: int) -> bool:
    """Whether a capitalised word that ends at ``end`` belongs to the name that ``before`` is a part of."""
    capital = before.text[:1].isupper() and before.text[-1:].isalpha()
    return capital and before.low not in _NO_NAMES and not body[end : end + 3].strip()[:1].isdigit()


def is_adverb(token: Token) -> bool:
    """Whether a word may stand between a subject and its verb."""
    low = token.low
    return token.text.islower() and (
        low in ADVERBS or (low.endswith("ly") and low not in ("family", "daily", "assembly", "ally"))
    )


def is_time(token: Token) -> bool:
    """Whether a word is a day, a month or the like; ``TODAY`` in capitals is a newspaper."""
    return token.low in TIMES and not token.text.isupper()


def verb_like(token: Token) -> bool:
    """Whether a word looks like a finite verb or a past form."""
    if not token.text.islower():
        return False
    low = token.low
    return low in FINITE or is_reporting(token) or low in PAST or (low.endswith("ed") and len(low) > 4)


def few_words(token: Token) -> bool:
    """Whether a token is a few quoted words: the title of a work, or one word at which the writer points."""
    return not token.text and token.low != SPEECH and token.end - token.start <= _A_FEW_WORDS


def within_phrase(sentence: Sequence[Token], at: int) -> bool:
    """Whether a few quoted words at ``at`` follow an article, so that they stand in a noun phrase: the *"Heat"* star."""
    return few_words(sentence[at]) and at > 0 and sentence[at - 1].low in ARTICLES | {"some"}


def shortened(token: Token) -> bool:
    """Whether a word is a pronoun with its verb: ``it's``, ``they're``, ``there's``."""
    return "'" in token.low and token.low.partition("'")[0] in _SHORTENED


def is_reporting(token: Token) -> bool:
    """Whether a word is a verb of reporting and no noun."""
    return token.low in VERBS and token.low not in NOUN_TOO and token.text.islower()
