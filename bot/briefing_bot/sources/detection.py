"""Which language an article is written in, and what that language is called in English."""

from __future__ import annotations

import re

ENGLISH = "en"
_LEAST_LETTERS = 40  # by hand: fewer tell nothing
_FEW_LETTERS = 120  # by hand: the same of ASCII, where a language is stated
_ALIKE = tuple(
    map(
        frozenset,
        (("no", "nb", "nn", "da"), ("hr", "sr", "bs"), ("id", "ms"), ("gl", "pt"), ("cs", "sk"), ("fa", "prs")),
    )
)
_LOOKED_AT = 6000  # characters, by hand: longer samples tell no more
_WORDS = re.compile(r"[^\W\d_]+")
# Words that are frequent in English and are none in other languages of the Latin alphabet, or rare there.
_ENGLISH_WORDS = frozenset(
    "the of and to that was is for with his from they were this have which their been has would there by it said as at be on he she had not are who "
    "when after about its but than you your our also other into could because while or more if".split()
)
_LEAST_SHARE, _LEAST_SHARE_OF_MANY, _MANY_WORDS = 0.22, 0.16, 100
# Of all words, those of the list that English has at least. Of 480 articles of a hundred words and more one in English has less, notes of a release that
# are lists of names; pages in Danish, Dutch, French, German, Polish, Portuguese and Spanish have at most 0.07.
_LEAST_WORDS = 5  # by hand: fewer tell nothing


def language_of(text: str, fallback: str | None = None) -> str | None:
    """The language of ``text`` (ISO 639-1), ``fallback`` (what is stated) where it is too short to tell.

    Plain English is told by its small words alone: the model of py3langid takes a second to load.
    """
    sample = text[:_LOOKED_AT]
    words = [word.casefold() for word in _WORDS.findall(sample)]
    least = _LEAST_SHARE_OF_MANY if len(words) >= _MANY_WORDS else _LEAST_SHARE
    if len(words) >= _LEAST_WORDS and sum(w in _ENGLISH_WORDS for w in words) >= least * len(words):
        return ENGLISH
    letters = sum(map(len, words))
    if letters < _LEAST_LETTERS or (fallback and letters < _FEW_LETTERS and sample.isascii()):
        return fallback
    from py3langid import classify

    found = str(classify(sample)[0])
    # Of languages that the detector takes for each other the one that is stated is.
    return fallback if fallback and any({found, fallback} <= alike for alike in _ALIKE) else found


def language_name(code: str) -> str:
    """What a language is called in English; its code where nobody has named it."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code.replace("_", "-"), sep="-").english_name or code
    except (UnknownLocaleError, ValueError):
        return code


def not_english(code: str) -> str:
    """The notice of an article in another language."""
    return f"it is in {language_name(code)} ({code}): questions are understood in English, so its answers may be missed"
