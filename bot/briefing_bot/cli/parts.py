"""The part of a briefing that options or a request name."""

from __future__ import annotations

from datetime import date

from briefing_bot.answering.intent.narrowing import days
from briefing_bot.briefing import Briefing
from briefing_bot.catalog import find_article
from briefing_bot.errors import QuestionError
from briefing_bot.models import Within


def within_of(
    briefing: Briefing, since: str | None, until: str | None, source: str | None, article: str | None
) -> Within | None:
    """The part that the options of a command name; None where there are none.

    Raises:
        QuestionError: a day is none.
        CorpusError: no article is meant by ``article``, or several are.
    """
    if not any((since, until, source, article)):
        return None
    first = _day(briefing, "--since", since)
    last = _day(briefing, "--until", until)
    if first and last and first > last:
        raise QuestionError(f"--since {first} is after --until {last}: give the earlier day first")
    return named(briefing, Within(since=first, until=last, source=source, article=article))


def named(briefing: Briefing, within: Within) -> Within:
    """The part with the id of the article that it names, by its id, its file, its number or a part of its title."""
    if within.article is None:
        return within
    return within.model_copy(update={"article": find_article(briefing, within.article).id})


def _day(briefing: Briefing, option: str, text: str | None) -> date | None:
    """The day that an option names: as YYYY-MM-DD, or in words ("Monday", "21 October") told from the newest article."""
    if text is None:
        return None
    found = days(option.removeprefix("--"), text, briefing.articles)
    if found is None:
        raise QuestionError(f"{option} is {text!r}, which is no day: write it as YYYY-MM-DD")
    return found.since or found.until
