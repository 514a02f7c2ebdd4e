"""A sentence as the grammar sees it."""

from __future__ import annotations

from briefing_bot.language.grammar.tokens import Token, tokens
from briefing_bot.language.text.quotations import quotations
from briefing_bot.language.text.structure import outline


def read(sentence: str) -> list[Token]:
    """The tokens of a sentence that is a whole body."""
    return tokens(sentence, 0, len(sentence), quotations(sentence, outline(sentence)))


def place(sentence: list[Token], word: str) -> int:
    """The number of the first token that is ``word``."""
    return next(number for number, token in enumerate(sentence) if token.text == word)
