"""Which rights the bot needs in a channel, and which it lacks."""

from __future__ import annotations

from collections.abc import Mapping

import discord

from briefing_bot.discord_app.views.wording import server_settings
from briefing_bot.discord_app.views.wording.text import Text

TO_POST: Mapping[str, str] = {"view_channel": "View Channel", "send_messages": "Send Messages"}
"""What it needs to write by itself, by discord.py's names, as Discord calls them."""
TO_ANSWER: Mapping[str, str] = {
    **TO_POST,
    "read_message_history": "Read Message History",
    "create_public_threads": "Create Public Threads",
    "send_messages_in_threads": "Send Messages in Threads",
}
"""What it needs to answer and to open threads."""


def missing_rights(guild: discord.Guild | None, channel: int, needed: Mapping[str, str]) -> Text | None:
    """Which rights the bot lacks in a channel, as a line, or None; None too where it is no member, and cannot know."""
    if guild is None or guild.me is None:
        return None
    found = guild.get_channel_or_thread(channel)
    if found is None:
        return server_settings.CANNOT_SEE.of(channel=f"<#{channel}>")
    rights = found.permissions_for(guild.me)
    missing = [name for right, name in needed.items() if not getattr(rights, right)]
    return server_settings.LACKS_RIGHTS.of(channel=f"<#{channel}>", rights=", ".join(missing)) if missing else None
