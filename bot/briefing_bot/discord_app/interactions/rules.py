"""Who may ask where, and how often. Pure but for the times it remembers."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection

from briefing_bot.discord_app.state.store import ServerSettings
from briefing_bot.discord_app.views.wording import asking
from briefing_bot.discord_app.views.wording.text import Text

_REMEMBERED = 50_000  # by hand: people, in a few megabytes
MOST_CHANNELS = 50
"""Channels that a server may name."""


def asks_nothing(question: str) -> bool:
    """Whether a text has no letter and no figure; characters that nobody sees are none."""
    return not any(character.isalnum() for character in question)


def refusal(settings: ServerSettings, channels: Collection[int], roles: Collection[int]) -> Text | None:
    """Why a person with these roles may not ask here, or None. ``channels``: the channel and, of a thread, its parent."""
    if settings.channels and not set(channels) & set(settings.channels):
        named = ", ".join(f"<#{channel}>" for channel in settings.channels[:10])
        return asking.NOT_IN_CHANNEL.of(named=named)
    if settings.role is not None and settings.role not in roles:
        return asking.NOT_THE_ROLE.of(role=f"<@&{settings.role}>")
    return None


class Cooldowns:
    """When each person asked last, in each place."""

    def __init__(self) -> None:
        self._last: OrderedDict[tuple[int, str], float] = OrderedDict()

    def wait(self, place: int, person: str, seconds: int, now: float) -> float:
        """Seconds still to wait; 0 notes that the person asks now."""
        key = (place, person)
        left = self._last.get(key, -1e9) + seconds - now
        if left > 0:
            return left
        self.asked(place, person, now)
        return 0.0

    def asked(self, place: int, person: str, at: float) -> None:
        """Note that the person asked then, or after."""
        key = (place, person)
        self._last[key] = max(at, self._last.get(key, at))
        self._last.move_to_end(key)
        if len(self._last) > _REMEMBERED:
            self._last.popitem(last=False)
