"""/watch: words of which a channel, or a person in direct messages, is told when a new article answers them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands, ui

from briefing_bot.discord_app.delivery.replying import NOBODY, Interaction, defer, deliver, tell
from briefing_bot.discord_app.delivery.watching import watch_id
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.interactions.front import Front
from briefing_bot.discord_app.interactions.rights import TO_POST, missing_rights
from briefing_bot.discord_app.interactions.rules import asks_nothing
from briefing_bot.discord_app.state.store import Watch
from briefing_bot.discord_app.views.buttons import UnwatchButton
from briefing_bot.discord_app.views.layout import notice
from briefing_bot.discord_app.views.markdown import label
from briefing_bot.discord_app.views.wording import own_briefing, server_settings, watches
from briefing_bot.discord_app.views.wording.text import Text, joined
from briefing_bot.errors import BriefingError

MOST_SHOWN = 12
"""Watches that one message shows with their buttons (Discord: 40 components)."""


def watch_command(front: Front) -> app_commands.Command[Any, ..., Any]:
    """The command, bound to ``front``."""

    @app_commands.command(
        name="watch", description="Be told when a new article answers; without words, list what is watched"
    )
    @app_commands.describe(words="Words or a question", role="Mention this role then")
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=False)
    async def watch(
        interaction: discord.Interaction[Any],
        words: app_commands.Range[str, 1, 300] | None = None,
        role: discord.Role | None = None,
    ) -> None:
        if refused := _refused(front, interaction, words, role):
            await tell(interaction, refused)
            return
        if not await defer(interaction, private=True, thinking=True):
            return
        place = front.place(interaction)
        try:
            said = await _begin(front, interaction, place, words, role) if words else None
            view = _listed(await front.store.watches(place), interaction.locale, said)
        except StoreError:
            front.metrics.store_errors.inc()
            view = notice(server_settings.NOT_CHANGED.to(interaction.locale))
        except BriefingError as error:
            view = notice(own_briefing.NOT_DONE.of(cause=label(str(error), 600)).to(interaction.locale))
        await deliver(lambda: interaction.edit_original_response(view=view, allowed_mentions=NOBODY))

    return watch


async def unwatch(front: Front, interaction: Interaction, id: str) -> None:
    """A button that ends a watch."""
    if refused := _refused(front, interaction, None, None):
        await tell(interaction, refused)
        return
    if not await defer(interaction):
        return
    place = front.place(interaction)
    try:
        await front.store.delete_watch(place, id)
        view = _listed(await front.store.watches(place), interaction.locale)
    except StoreError:
        front.metrics.store_errors.inc()
        view = notice(server_settings.NOT_CHANGED.to(interaction.locale))
    await deliver(lambda: interaction.edit_original_response(view=view, allowed_mentions=NOBODY))


def _refused(front: Front, interaction: Interaction, words: str | None, role: discord.Role | None) -> Text | None:
    """Why this may not be done here, or None."""
    if interaction.guild_id is not None and not interaction.permissions.manage_guild:
        return watches.WATCH_NOT_ALLOWED
    if interaction.guild_id is not None and interaction.client.get_guild(interaction.guild_id) is None:
        return watches.NOT_A_MEMBER
    if not front.watching.most:
        return watches.WATCHES_OFF
    if role is not None and role.id == interaction.guild_id:
        return server_settings.NO_PINGING_ALL
    return watches.NOTHING_TO_WATCH if words is not None and asks_nothing(words) else None


async def _begin(front: Front, interaction: Interaction, place: int, words: str, role: discord.Role | None) -> Text:
    """Begin a watch, or say why not, as Markdown.

    Raises:
        BriefingError, StoreError: as by :meth:`briefing_bot.discord_app.delivery.watching.Watching.begin`.
    """
    words = " ".join(words.split())
    channel = interaction.channel_id or 0
    watch = Watch(
        id=watch_id(channel, words),
        place=place,
        channel=channel,
        words=words,
        created=front.clock(),
        person=None if interaction.guild_id else front.person(interaction),
        role=role.id if role else None,
        parent=getattr(interaction.channel, "parent_id", None),
    )
    others = [kept for kept in await front.store.watches(place) if kept.id != watch.id]
    if len(others) >= front.watching.most:
        return watches.ENOUGH_WATCHES.of(count=len(others))
    answer = await front.watching.begin(watch)
    if answer.intent != "question":
        return watches.NOTHING_TO_WATCH
    whom = f"<#{channel}>" if interaction.guild_id else watches.YOU
    told = joined(
        (watches.BEGUN.of(whom=whom, words=label(words, 300)), watches.TODAY_ALREADY if answer.answered else ""), ""
    )
    lacking = missing_rights(interaction.guild, channel, TO_POST)
    return joined((told, "\n⚠️ ", lacking), "") if lacking else told


def _listed(kept: Sequence[Watch], locale: discord.Locale, said: Text | None = None) -> ui.LayoutView:
    """The watches of a place, each with a button that ends it, below what is said first."""
    view = ui.LayoutView(timeout=None)
    if said:
        view.add_item(ui.TextDisplay(said.to(locale)))
    head = watches.WATCHED.of(count=len(kept)) if kept else watches.NOTHING_WATCHED
    view.add_item(ui.TextDisplay(head.to(locale)))
    for watch in kept[-MOST_SHOWN:]:
        told = f" · <#{watch.channel}>" if watch.person is None else ""
        role = f" · <@&{watch.role}>" if watch.role is not None else ""
        view.add_item(ui.Section(f"{label(watch.words, 120)}{told}{role}", accessory=UnwatchButton(watch.id, locale)))
    return view
