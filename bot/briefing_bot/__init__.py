"""Briefing Bot: answers questions about a folder of news articles with cited, verbatim quotes.

>>> from briefing_bot import Briefing
>>> answer = Briefing.load().ask("How many special forces did North Korea ship?")
>>> answer.quotes[0].text
"South Korea's National Intelligence Service said North Korea had shipped 1,500 special forces to Russia..."
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing_bot.errors import (
    ArticleError,
    BriefingError,
    CorpusError,
    QuestionError,
    QuestionsFileError,
    QuoteError,
    ReaderError,
    RequestError,
    SettingError,
)

if TYPE_CHECKING:
    from briefing_bot.briefing import Briefing
    from briefing_bot.models import Answer, Article, Passage, Problem, Quote

__all__ = [
    "Answer",
    "Article",
    "ArticleError",
    "Briefing",
    "BriefingError",
    "CorpusError",
    "Passage",
    "Problem",
    "QuestionError",
    "QuestionsFileError",
    "Quote",
    "QuoteError",
    "ReaderError",
    "RequestError",
    "SettingError",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """The names that need more than the errors are imported at first use, so that ``import briefing_bot`` stays light."""
    from importlib import import_module

    if name in ("Answer", "Article", "Passage", "Problem", "Quote"):
        return getattr(import_module("briefing_bot.models"), name)
    if name == "Briefing":
        return import_module("briefing_bot.briefing").Briefing
    raise AttributeError(f"module 'briefing_bot' has no attribute {name!r}")
