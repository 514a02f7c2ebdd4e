"""/briefing setup: one command, and one message, from inviting the bot to the first digest.

It sets what is given, and says of each step whether it is done and of each chosen channel which rights are missing. Its
button checks again, after a manager has given them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import discord
from discord import app_commands, ui

from briefing_bot.discord_app.delivery.replying import NOBODY, Interaction, defer, deliver, tell
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.interactions.front import DIGEST, Front, may_manage
from briefing_bot.discord_app.interactions.keeping import add_source
from briefing_bot.discord_app.interactions.rights import TO_ANSWER, TO_POST, missing_rights
from briefing_bot.discord_app.interactions.rules import MOST_CHANNELS
from briefing_bot.discord_app.interactions.times import DIGEST_AT, DIGEST_ZONE, next_time, wrong_time, zone_choices
from briefing_bot.discord_app.state.store import ServerSettings
from briefing_bot.discord_app.views.buttons import SetupButton
from briefing_bot.discord_app.views.layout import notice
from briefing_bot.discord_app.views.markdown import label
from briefing_bot.discord_app.views.wording import asking, first_steps, own_briefing, server_settings
from briefing_bot.discord_app.views.wording.text import Text, joined
from briefing_bot.errors import BriefingError
from briefing_bot.sources.web.web import is_address

_DONE, _OPEN, _AMISS = "✅", "▫️", "⚠️"


def add_setup(front: Front, briefing: app_commands.Group) -> None:
    """Add the command to the group."""

    @briefing.command(name="setup", description="All steps to the first digest, and which rights I lack")
    @app_commands.describe(
        channel="A channel where I may answer",
        digest="The channel to post in",
        at="Time of the day, as 08:00",
        zone="Time zone, such as Europe/Berlin",
        address="Address of a page or a feed",
    )
    async def setup(
        interaction: discord.Interaction[Any],
        channel: discord.TextChannel | None = None,
        digest: discord.TextChannel | None = None,
        at: app_commands.Range[str, 5, 5] | None = None,
        zone: app_commands.Range[str, 1, 60] | None = None,
        address: app_commands.Range[str, 1, 1000] | None = None,
    ) -> None:
        place = interaction.guild_id
        if place is None or not may_manage(interaction):
            await tell(interaction, server_settings.NOT_ALLOWED)
            return
        if wrong := wrong_time(at or DIGEST_AT, zone or DIGEST_ZONE):
            await tell(interaction, wrong)
            return
        if address is not None and not is_address(address.strip()):
            await tell(interaction, own_briefing.WHAT_TO_ADD)
            return

        def change(settings: ServerSettings) -> ServerSettings:
            if channel and channel.id not in settings.channels:
                settings = replace(settings, channels=(*settings.channels, channel.id)[-MOST_CHANNELS:])
            chosen = digest.id if digest else settings.digest_channel
            if chosen is None:
                return settings
            when = at or settings.digest_at or DIGEST_AT, zone or settings.digest_zone or DIGEST_ZONE
            return replace(settings, digest_channel=chosen, digest_at=when[0], digest_zone=when[1])

        if await defer(interaction, private=True, thinking=True):
            await _show(front, interaction, place, change, address)

    @setup.autocomplete("zone")
    async def zones(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return zone_choices(typed)


async def check_again(front: Front, interaction: Interaction) -> None:
    """The button: the same message, as it stands now."""
    place = interaction.guild_id
    if place is None or not may_manage(interaction):
        await tell(interaction, server_settings.NOT_ALLOWED)
    elif await defer(interaction):
        await _show(front, interaction, place, lambda settings: settings, None)


async def _show(
    front: Front,
    interaction: Interaction,
    place: int,
    change: Callable[[ServerSettings], ServerSettings],
    address: str | None,
) -> None:
    try:
        old = await front.store.settings(place)
        new = change(old)
        if new != old:
            await front.set(place, new)
        told = await _added(front, place, address) if address else None
        view = await _steps(front, interaction, place, new, told)
    except StoreError:
        front.metrics.store_errors.inc()
        view = notice(server_settings.NOT_CHANGED.to(interaction.locale))
    await deliver(lambda: interaction.edit_original_response(view=view, allowed_mentions=NOBODY))


async def _added(front: Front, place: int, address: str) -> Text:
    """What became of a source that is added, as Markdown; a line that tells of a failure begins as one."""
    try:
        return await add_source(front, place, address.strip())
    except BriefingError as error:
        return joined((_AMISS, first_steps.NOT_ADDED.of(cause=label(str(error), 600))), " ")


async def _steps(
    front: Front, interaction: Interaction, place: int, settings: ServerSettings, told: Text | None
) -> ui.LayoutView:
    """Every step, done or not, with the button."""
    guild, chosen = interaction.guild, list(settings.channels) or [interaction.channel_id or 0]
    lacking = [missing_rights(guild, channel, TO_ANSWER) for channel in chosen]
    if settings.digest_channel is not None:
        lacking.append(missing_rights(guild, settings.digest_channel, TO_POST))
    amiss = list(dict.fromkeys(_step(_AMISS, line) for line in lacking if line))
    where = " ".join(f"<#{channel}>" for channel in settings.channels) or server_settings.EVERYWHERE
    ready = first_steps.CAN_ANSWER if settings.digest_channel is None else first_steps.READY
    lines = [
        *([told] if told else ()),
        await _briefing(front, place),
        _step(_DONE, first_steps.WHERE.of(where=where)),
        await _digest(front, place, settings),
        *amiss,
        first_steps.NOT_READY if amiss else ready,
    ]
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(joined(lines).to(interaction.locale)))
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    row.add_item(SetupButton(interaction.locale))
    view.add_item(row)
    return view


def _step(mark: str, said: Text) -> Text:
    return joined((mark, said), " ")


async def _briefing(front: Front, place: int) -> Text:
    own = front.desk.shelves.folder(place) is not None
    articles = await front.articles(place)
    count = "" if articles is None else joined((", ", asking.ARTICLES.of(count=len(articles))), "")
    if own:
        return _step(_DONE, first_steps.OWN_BRIEFING.of(count=count))
    add = first_steps.HOW_TO_ADD if front.keeping else ""
    return joined((_step(_OPEN, first_steps.DEFAULT_BRIEFING.of(count=count)), add), "")


async def _digest(front: Front, place: int, settings: ServerSettings) -> Text:
    if settings.digest_channel is None:
        return _step(_OPEN, first_steps.NO_DIGEST)
    at, zone = settings.digest_at, settings.digest_zone
    posted = json.loads(await front.store.value(f"{DIGEST}{place}") or "{}").get("day")
    here = datetime.fromtimestamp(front.clock(), ZoneInfo(zone))
    now = f"{here:%H:%M}" >= at and posted != here.date().isoformat()
    when = first_steps.SOON if now else f"<t:{round(next_time(at, zone, here).timestamp())}:f>"
    named = server_settings.DIGEST.of(channel=f"<#{settings.digest_channel}>", at=at, zone=label(zone, 60))
    return _step(_DONE, first_steps.DIGEST.of(named=named, when=when))
