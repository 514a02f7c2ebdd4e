"""Who may ask where, and how often. Pure but for the times it remembers."""

from __future__ import annotations

import re
import unicodedata
from collections import OrderedDict
from collections.abc import Collection

from briefing_bot.discord_app.state.store import ServerSettings

_REMEMBERED = 50_000
HOW = "Ask me a question: mention me and write it, or use `/ask`."
# What people say to somebody before they ask, in the languages of the commands.
_GREETINGS = frozenset(
    "hi hello hey yo hiya howdy greetings morning evening afternoon good day night test testing ping thanks thank you thx ty"
    " please ok okay cool nice bye goodbye there bot all everyone how are you help start hallo guten tag morgen abend moin servus"
    " danke bitte hilfe salut bonjour bonsoir coucou merci aide hola buenas buenos dias días tardes noches gracias ayuda"
    " こんにちは こんばんは おはよう ありがとう".split()
)


def asks_nothing(question: str) -> bool:
    """Whether a text has no word (characters that nobody sees are none), or greets and thanks alone."""
    words = re.findall(r"[^\W_]+", "".join(c for c in question.casefold() if unicodedata.category(c) != "Cf"))
    return all(word in _GREETINGS for word in words)


def refusal(settings: ServerSettings, channels: Collection[int], roles: Collection[int]) -> str | None:
    """Why a person with these roles may not ask here, or None. ``channels``: the channel and, of a thread, its parent."""
    if settings.channels and not set(channels) & set(settings.channels):
        named = ", ".join(f"<#{channel}>" for channel in settings.channels[:10])
        return f"I may not answer in this channel here. Ask in {named}."
    if settings.role is not None and settings.role not in roles:
        return f"Only members with the role <@&{settings.role}> may ask here."
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
        self._last[key] = now
        self._last.move_to_end(key)
        if len(self._last) > _REMEMBERED:
            self._last.popitem(last=False)
        return 0.0
