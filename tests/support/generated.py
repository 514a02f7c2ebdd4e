"""Questions made of a briefing's own sentences: of their names, their figures and words that stand beside each other, the same each time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing_bot.language.names.recognition import names
from briefing_bot.language.text.sentences import sentences
from briefing_bot.models import Article

_FIGURE = re.compile(r"\b\d[\d,.]*\s+((?:\w+\s+){1,4})")
_WORDS = re.compile(r"[^\W\d_]+(?:['’]\w+)?")
_STRETCH, _STEP = 4, 3  # words of a sentence that a question takes, and by how many the next one begins later


def generated(articles: Iterable[Article], count: int) -> list[str]:
    """``count`` questions, or all that there are, taken evenly from all that the sentences give.

    They are for comparing indexes, not for reading: few are good English, and many are answered by no sentence.
    """
    made = list(dict.fromkeys(question for article in articles for question in _of(article.body)))
    return [made[number * len(made) // count] for number in range(count)] if len(made) > count else made


def _of(body: str) -> Iterator[str]:
    for start, end in sentences(body):
        named = [body[name.start : name.end] for name in names(body, start, end)]
        words = _WORDS.findall(body, start, end)
        stretches = [
            " ".join(words[at : at + _STRETCH]) for at in range(0, max(len(words) - _STRETCH, 0) + 1, _STEP) if words
        ]
        for number, stretch in enumerate(stretches):
            who = named[number % len(named)] if named else ""
            yield f"Who said {stretch}?"
            yield f"When did {who or 'it'} {stretch}?"
            yield f"What did {who} say about {stretch}?" if who else f"Why {stretch}?"
            yield f"Where did {stretch}?"
        for figure in _FIGURE.findall(body, start, end):
            yield f"How many {figure.strip()} are there?"
