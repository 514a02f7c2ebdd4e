"""Times of the day in time zones, as people give them."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from discord import app_commands

from briefing_bot.discord_app.views.markdown import label
from briefing_bot.discord_app.views.wording import server_settings
from briefing_bot.discord_app.views.wording.text import Text

DIGEST_AT, DIGEST_ZONE = "08:00", "UTC"
"""When a digest is posted where nobody says."""


def wrong_time(at: str, zone: str) -> Text | None:
    """What is wrong with a time of the day in a zone, or None."""
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", at):
        return server_settings.NO_TIME.of(given=label(at, 10))
    if zone not in available_timezones():
        return server_settings.NO_ZONE.of(given=label(zone, 60))
    return None


def zone_choices(typed: str) -> list[app_commands.Choice[str]]:
    """The time zones whose names hold what is typed, as many as Discord shows."""
    found = sorted(name for name in available_timezones() if typed.casefold() in name.casefold())
    return [app_commands.Choice(name=name, value=name) for name in found[:25]]


def next_time(at: str, zone: str, now: datetime) -> datetime:
    """When it is ``at`` (HH:MM) in ``zone`` next; ``now`` has a zone."""
    here = now.astimezone(ZoneInfo(zone))
    today = datetime.combine(here.date(), time.fromisoformat(at), here.tzinfo)
    return today if today > here else today + timedelta(days=1)
