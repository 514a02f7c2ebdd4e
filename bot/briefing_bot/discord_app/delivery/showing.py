"""Stored answers, as they are shown: read with the articles of today, and each quote checked again."""

from __future__ import annotations

import logging
from collections.abc import Sequence

import discord

from briefing_bot.discord_app.delivery.shelves import Shelf, Shelves
from briefing_bot.discord_app.process.metrics import Metrics
from briefing_bot.discord_app.state.store import StoredAnswer
from briefing_bot.discord_app.views.layout import Layout, PagePlace
from briefing_bot.discord_app.views.pages import Page, fate, pages, watched_head
from briefing_bot.models import Answer
from briefing_bot.serving.codec import answer_from_data

log = logging.getLogger(__name__)


class Showing:
    """Makes pages of answers; quotes that fail their check are logged and counted."""

    def __init__(self, shelves: Shelves, metrics: Metrics) -> None:
        self._shelves = shelves
        self._metrics = metrics

    def read(self, stored: StoredAnswer) -> list[Answer]:
        """A stored answer with the articles of today, of the briefing that gave it, as far as that was read."""
        return [answer_from_data(data, self._shelf_of(stored).articles) for data in stored.answers]

    def _shelf_of(self, stored: StoredAnswer) -> Shelf:
        return (self._shelves.own(stored.shelf) or Shelf()) if stored.own else self._shelves.default

    def pages(self, answers: Sequence[Answer], stored: StoredAnswer) -> list[Page]:
        """The pages of answers; quotes that failed their check are logged and counted."""
        articles = self._shelf_of(stored).articles
        made = pages(answers, [fate(checked, articles) for checked in stored.checked])
        for page in made:
            self.report(page)
        return made

    def report(self, page: Page) -> None:
        """Log and count the quotes of a page that failed their check."""
        for cause in page.failures:
            self._metrics.quote_failures.inc()
            log.error("quote not shown: %s", cause)

    def view(
        self,
        stored: StoredAnswer,
        answers: Sequence[Answer],
        position: int,
        *,
        more: bool = False,
        locale: discord.Locale | None = None,
    ) -> discord.ui.LayoutView:
        """The page at ``position`` (the nearest that there is) with its buttons, with ``more`` of them in the language of ``locale``."""
        made = self.pages(answers, stored)
        position = min(max(position, 0), len(made) - 1)
        page = made[position]
        if stored.kind == "watch":
            page = Page((watched_head(answers[0].question), *page.texts), page.tone, page.spots, page.failures)
        if stored.note and position == 0:
            page = Page((*page.texts, stored.note), page.tone, page.spots, page.failures)
        thread = stored.in_guild and not stored.private
        place = PagePlace(stored.id, position, len(made), thread=thread, more=more, locale=locale)
        return Layout(page, place)
