"""Whose words a question asks for: ``What did Ann Lee say about the bridge?`` wants hers, not what others say of her."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing_bot.language.lexicon.cue_verbs import VERBS
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import STOP_WORDS
from briefing_bot.models import Quote

_VERBS = "|".join(sorted(dict.fromkeys(verb.lemma for verb in VERBS.values()), key=len, reverse=True))
_ASKED = (
    late(
        rf"""\b(?:what|how|why|whether|when)\b(?:\s++(?:else|exactly|reasons?|words?|explanation)\b)*+\s++
        (?:did|does|do|has|have|had|will|would)\s++(?P<who>(?:(?!\b(?:did|does|and|or)\b).){{2,60}}?)\s++
        (?:\w{{1,40}}ly\s++)?(?:{_VERBS}|feel|react|make\s+of|see|put|said|told|called|described|written|claimed|argued|warned)\b""",
        re.IGNORECASE | re.VERBOSE,
    ),
    late(r"\baccording\s+to\s+(?P<who>(?:(?!\b(?:and|or)\b)[^,?]){2,50})", re.IGNORECASE),
    late(
        r"\b(?:what|how)\s++(?:was|is|were)\s++(?P<who>(?:(?!\b(?:and|or)\b).){2,50}?)[’']s?\s++"
        r"(?:\w+\s++)?(?:reaction|response|view|opinion|take|verdict|comment|explanation|message|answer|position|stance)\b",
        re.IGNORECASE,
    ),
)
_WORD = late(r"[^\W_]+(?:[’'.&-][^\W_]+)*")
_NAMED = late(r"(?<!^)\b[A-Z][\w’'&-]+")
_EMPTY = STOP_WORDS | frozenset("s mr mrs ms dr former ex then".split())
_ENOUGH = 0.3  # by hand: share of the best score from which the one asked for goes first


def asked_speaker(question: str) -> frozenset[str]:
    """The words for the one whose words ``question`` asks for, folded; empty where it asks for nobody's, or for several's."""
    for pattern in _ASKED:
        if found := pattern.search(question):
            words = frozenset(_bare(word) for word in _WORD.findall(found["who"])) - _EMPTY
            return words if len(words) <= 6 else frozenset()
    return frozenset()


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", fold(word))


def own_words_first(words: frozenset[str], quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes, those of the one whose words are asked for before all others; ``words`` tell of whom, none of nobody.

    A quote is theirs where its speaker's last word, or every word asked for, is theirs by name or role. It goes first only where
    its score is at least 0.3 of the best one's.
    """
    if not words or not quotes:
        return list(quotes)
    least = _ENOUGH * quotes[0].score
    return sorted(quotes, key=lambda quote: not (quote.score >= least and _is_of(quote, words)))


def in_other_voices(question: str, words: frozenset[str], quotes: Sequence[Quote]) -> bool:
    """Whether what is asked for are the words of somebody whom the question names, and all that is quoted is said by others."""
    if not words or not quotes or not words.issubset(map(_bare, _NAMED.findall(question))):
        return False
    fair = [quote for quote in quotes if quote.score >= _ENOUGH * quotes[0].score]
    return all(quote.speaker and not words.intersection(_words_of(quote)) for quote in fair)


def _words_of(quote: Quote) -> list[str]:
    said_by = (mention.text for mention in (quote.speaker, quote.role) if mention)
    return [_bare(word) for text in said_by for word in _WORD.findall(text)]


def each_voice_once(quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes, of each speaker the first alone; what an outlet tells itself stands as it is."""
    kept: list[Quote] = []
    heard: set[str] = set()
    for quote in quotes:
        name = _WORD.findall(quote.speaker.text)[-1:] if quote.speaker else []
        voice = _bare(name[0]) if name else ""
        if not voice or voice not in heard:
            kept.append(quote)
            heard.add(voice)
    return kept


def _is_of(quote: Quote, asked: frozenset[str]) -> bool:
    if quote.speaker is None:
        return False
    name = [_bare(word) for word in _WORD.findall(quote.speaker.text)]
    role = [_bare(word) for word in _WORD.findall(quote.role.text)] if quote.role else []
    return bool(name) and (name[-1] in asked or asked <= {*name, *role})
