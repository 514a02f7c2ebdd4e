"""What the front end knows of the briefings: the default one, and those of servers, channels and people that have their own.

A *place* is here whose briefing it is, as in :mod:`briefing_bot.discord_app.state.folders`.
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from briefing_bot.discord_app.state.folders import Folders
from briefing_bot.models import Article, Problem

log = logging.getLogger(__name__)

_KEPT = 200  # by hand: briefings of other servers; the longest unused goes first


@dataclass(slots=True)
class Shelf:
    """The articles of a briefing by id, as a worker read them, beginning at ``read``; and what it left out."""

    articles: dict[str, Article] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    read: float = 0.0


class Shelves:
    """One for each briefing that was met lately. No server's is looked up but under its own id."""

    def __init__(self, articles: Mapping[str, Article], folders: Folders | None) -> None:
        self.default = Shelf(dict(articles))
        self.folders = folders
        self._others: OrderedDict[int, Shelf] = OrderedDict()

    def folder(self, place: int) -> str | None:
        """The folder of a place's own briefing; None where the default one answers."""
        found = self.folders.of(place) if self.folders else None
        return str(found) if found else None

    def asked(self, place: int, channels: Collection[int]) -> int:
        """Whose briefing answers in a server, or in direct messages: that of the channel, or of the one that a thread is in, where it
        has its own."""
        return next((-channel for channel in channels if self.folder(-channel)), place)

    def known(self, place: int) -> Shelf | None:
        """What a place is answered from; None where it has its own, and that was not read yet."""
        return self.own(place) if self.folder(place) else self.default

    def own(self, place: int) -> Shelf | None:
        """A place's own briefing as far as it was read."""
        return self._others.get(place)

    def read(self) -> list[int]:
        """Whose own briefings were read."""
        return list(self._others)

    def learn(self, greeting: Mapping[str, Any], place: int | None) -> bool:
        """Take a briefing as a worker has read it, unless another has read it since; whether it was taken."""
        before = self.default if place is None else self._others.get(place)
        if before and greeting["read"] < before.read:
            return False
        articles = {data["id"]: Article.model_validate(data) for data in greeting["articles"]}
        problems = tuple(Problem.model_validate(data) for data in greeting["problems"])
        shelf = Shelf(articles, problems, greeting["read"])
        if place is None:
            self.default = shelf
            for problem in problems:
                log.warning("left out of the briefing: %s: %s", problem.source, problem.cause)
        else:
            self._others[place] = shelf
            self._others.move_to_end(place)
            if len(self._others) > _KEPT:
                self._others.popitem(last=False)
        log.info("briefing loaded: articles=%d", len(articles))
        return True

    def drop(self, place: int) -> None:
        """A place has no briefing of its own any more."""
        self._others.pop(place, None)
