"""When a quote shows what was expected: the rules that checks and figures share."""

from __future__ import annotations

import re

from briefing_bot.evaluation.questions.question import Gold
from briefing_bot.models import Quote

_NO_WORD = re.compile(r"\W+")
_QUOTE_MARKS = str.maketrans({**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛`´′", "'")})

# As BriefQA scores: so much longer than what was annotated a quote may be, or so many characters long.
_TIMES_AS_LONG = 4
_CHARACTERS_ALLOWED = 700
_TIGHT_TIMES = 2
_TIGHT_CHARACTERS = 200


def comparable(text: str) -> str:
    """Text for comparing words letter for letter: one case, straight quotation marks, single spaces."""
    return " ".join(text.translate(_QUOTE_MARKS).casefold().split())


def words_only(text: str | None) -> str:
    """Text for comparing sentences: one case, every run of other characters as one space."""
    return _NO_WORD.sub(" ", (text or "").casefold()).strip()


def shows_sentence(text: str, sentence: str) -> bool:
    """Whether ``text`` shows the annotated ``sentence``.

    It does when it holds the sentence with little around it (at most four times its length, or 700 characters), or
    is itself at least half of the sentence. Lengths are counted without punctuation. This is the rule of BriefQA.
    """
    shown, wanted = words_only(text), words_only(sentence)
    if not shown or not wanted:
        return False
    if wanted in shown:
        return len(shown) <= max(_TIMES_AS_LONG * len(wanted), _CHARACTERS_ALLOWED)
    return shown in wanted and 2 * len(shown) >= len(wanted)


def shows(quote: Quote, gold: Gold) -> bool:
    """Whether a quote shows what ``gold`` wants: its sentence, its words, or (without words) its other signs."""
    if gold.whole:
        return shows_sentence(quote.text, gold.text)
    if gold.text:
        return comparable(gold.text) in comparable(quote.text)
    return not differences(quote, gold)


def shows_tightly(quote: Quote, gold: Gold) -> bool:
    """Whether a quote shows what ``gold`` wants and is at most twice as long, or 200 characters: what a person would mark.

    Lengths are counted without punctuation. This is the rule of BriefQA.
    """
    most = max(_TIGHT_TIMES * len(words_only(gold.text)), _TIGHT_CHARACTERS)
    return shows(quote, gold) and len(words_only(quote.text)) <= most


def same_speaker(shown: str | None, expected: str) -> bool:
    """Whether two names are of one speaker: one holds the other, or both end in the same word.

    An empty name is the outlet itself, and is the same only as an empty one.
    """
    name, wanted = words_only(shown), words_only(expected)
    if not name or not wanted:
        return name == wanted
    return name in wanted or wanted in name or name.split()[-1] == wanted.split()[-1]


def differences(quote: Quote, gold: Gold) -> list[str]:
    """How a quote's article, speaker and stance differ from those that ``gold`` names, in words for a person."""
    found: list[str] = []
    if gold.article is not None and gold.article not in (quote.article.id, quote.article.source):
        found.append(f"the article is {quote.article.id}, not {gold.article}")
    speaker = quote.speaker.text if quote.speaker else ""
    if gold.speaker is not None and not same_speaker(speaker, gold.speaker):
        found.append(f"the speaker is {speaker or 'not named'}, not {gold.speaker or 'the outlet itself'}")
    if gold.stance is not None and quote.stance != gold.stance:
        found.append(f"the stance is {quote.stance}, not {gold.stance}")
    return found
