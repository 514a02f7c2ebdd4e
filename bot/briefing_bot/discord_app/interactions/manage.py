"""The /briefing group, for those who manage a server. Their right is checked here at each call, whatever Discord shows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from typing import Any, Literal

import discord
from discord import app_commands

from briefing_bot.discord_app.delivery.replying import NOBODY, Interaction, defer, deliver, tell
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.interactions.front import Front, may_manage
from briefing_bot.discord_app.interactions.keeping import add_commands
from briefing_bot.discord_app.interactions.places import AnyChannel
from briefing_bot.discord_app.interactions.rights import TO_ANSWER, TO_POST, missing_rights
from briefing_bot.discord_app.interactions.rules import MOST_CHANNELS
from briefing_bot.discord_app.interactions.setup import add_setup
from briefing_bot.discord_app.interactions.times import DIGEST_AT, DIGEST_ZONE, wrong_time, zone_choices
from briefing_bot.discord_app.state.store import Feedback, ServerSettings
from briefing_bot.discord_app.views.layout import Layout
from briefing_bot.discord_app.views.markdown import label
from briefing_bot.discord_app.views.pages import Page
from briefing_bot.discord_app.views.wording import server_settings
from briefing_bot.discord_app.views.wording.text import Text, joined

_MOST_GAPS = 25  # by hand: at 120 characters each they fit one message


def group(front: Front) -> app_commands.Group:
    """The group, bound to ``front``."""
    briefing = app_commands.Group(
        name="briefing",
        description="The briefing here, and where and how the bot answers",
        default_permissions=discord.Permissions(manage_guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
    )

    @briefing.command(name="show", description="The settings of this server, and the feedback on answers")
    async def show(interaction: discord.Interaction[Any]) -> None:
        async def work(front: Front, place: int) -> Text:
            settings = await front.store.settings(place)
            described = describe(settings, await front.store.feedback(place))
            return joined((described, *_lacking(interaction, settings)))

        await _answer(front, interaction, work)

    @briefing.command(name="channels", description="Where the bot may answer; with no channels named, everywhere")
    @app_commands.describe(action="What to do", channel="The channel to add or remove")
    async def channels(
        interaction: discord.Interaction[Any],
        action: Literal["add", "remove", "everywhere"],
        channel: AnyChannel | None = None,
    ) -> None:
        if action != "everywhere" and channel is None:
            await tell(interaction, server_settings.NAME_CHANNEL)
            return
        id = channel.id if channel else 0

        def change(settings: ServerSettings) -> ServerSettings:
            others = tuple(kept for kept in settings.channels if kept != id)
            chosen = {"add": (*others, id)[-MOST_CHANNELS:], "remove": others, "everywhere": ()}[action]
            return replace(settings, channels=chosen)

        await _change(front, interaction, change)

    @briefing.command(name="role", description="Who may ask; without a role, everyone")
    @app_commands.describe(role="The role that may ask")
    async def role(interaction: discord.Interaction[Any], role: discord.Role | None = None) -> None:
        everyone = role is None or role.id == interaction.guild_id
        await _change(front, interaction, lambda s: replace(s, role=None if everyone or role is None else role.id))

    @briefing.command(name="cooldown", description="Seconds between two questions of a person")
    @app_commands.describe(seconds="From 0 to 3600")
    async def cooldown(interaction: discord.Interaction[Any], seconds: app_commands.Range[int, 0, 3600]) -> None:
        await _change(front, interaction, lambda settings: replace(settings, cooldown=seconds))

    @briefing.command(
        name="private", description="Whether answers are shown to the asker alone unless they say otherwise"
    )
    @app_commands.describe(on="Private by default")
    async def private(interaction: discord.Interaction[Any], on: bool) -> None:
        await _change(front, interaction, lambda settings: replace(settings, private=on))

    @briefing.command(
        name="escalate", description="Which role is told when a question has no answer; without a role, nobody"
    )
    @app_commands.describe(role="The role that is told")
    async def escalate(interaction: discord.Interaction[Any], role: discord.Role | None = None) -> None:
        everyone = role is not None and role.id == interaction.guild_id
        if everyone:
            await tell(interaction, server_settings.NO_PINGING_ALL)
            return
        await _change(front, interaction, lambda s: replace(s, escalate=role.id if role else None))

    @briefing.command(
        name="digest", description="Where and when new stories are posted, daily; without a channel, nowhere"
    )
    @app_commands.describe(
        channel="The channel to post in", at="Time of the day, as 08:00", zone="Time zone, such as Europe/Berlin"
    )
    async def digest(
        interaction: discord.Interaction[Any],
        channel: discord.TextChannel | None = None,
        at: app_commands.Range[str, 5, 5] = DIGEST_AT,
        zone: app_commands.Range[str, 1, 60] = DIGEST_ZONE,
    ) -> None:
        if wrong := wrong_time(at, zone):
            await tell(interaction, wrong)
            return
        chosen = {"digest_channel": channel.id if channel else None, "digest_at": at, "digest_zone": zone}
        await _change(front, interaction, lambda settings: replace(settings, **chosen))

    @digest.autocomplete("zone")
    async def zones(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return zone_choices(typed)

    @briefing.command(name="gaps", description="What was asked here and not found in the briefing, by how often")
    async def gaps(interaction: discord.Interaction[Any]) -> None:
        await _answer(front, interaction, _gaps)

    add_setup(front, briefing)
    add_commands(front, briefing)
    return briefing


async def _change(front: Front, interaction: Interaction, change: Any) -> None:
    async def work(front: Front, place: int) -> Text:
        old = await front.store.settings(place)
        new = change(old)
        if new != old:
            await front.set(place, new)
        return joined((describe(new), *_lacking(interaction, new)))

    await _answer(front, interaction, work)


def _lacking(interaction: Interaction, settings: ServerSettings) -> list[Text]:
    """What the bot lacks in the channels that were chosen, as lines."""
    found = [missing_rights(interaction.guild, channel, TO_ANSWER) for channel in settings.channels]
    if settings.digest_channel:
        found.append(missing_rights(interaction.guild, settings.digest_channel, TO_POST))
    return [joined(("⚠️", line), " ") for line in found if line]


async def _gaps(front: Front, place: int) -> Text:
    found = await front.store.gaps(place, _MOST_GAPS)
    if not found:
        return server_settings.NO_GAPS
    lines = [f"- {count} × {label(question, 120)}" for question, count in found]
    return joined((server_settings.GAPS, *lines))


async def _answer(front: Front, interaction: Interaction, work: Callable[[Front, int], Awaitable[Text]]) -> None:
    """Check the right, and show what the work gives."""
    place = interaction.guild_id
    if place is None or not may_manage(interaction):
        await tell(interaction, server_settings.NOT_ALLOWED)
        return
    if not await defer(interaction, private=True, thinking=True):
        return
    try:
        view = Layout(Page(((await work(front, place)).to(interaction.locale),), "answered"))
    except StoreError:
        front.metrics.store_errors.inc()
        view = Layout(Page((server_settings.NOT_CHANGED.to(interaction.locale),), "error"))
    await deliver(lambda: interaction.edit_original_response(view=view, allowed_mentions=NOBODY))


def _digest(settings: ServerSettings) -> Text:
    if settings.digest_channel is None:
        return server_settings.NONE
    channel, zone = f"<#{settings.digest_channel}>", label(settings.digest_zone, 60)
    return server_settings.DIGEST.of(channel=channel, at=settings.digest_at, zone=zone)


def describe(settings: ServerSettings, feedback: Feedback | None = None) -> Text:
    """The settings, and what was said of answers, as Markdown."""
    lines: list[Text | str] = [
        server_settings.SETTINGS.of(
            channels=_named(settings.channels) or server_settings.EVERYWHERE,
            role=server_settings.EVERYONE if settings.role is None else f"<@&{settings.role}>",
            cooldown=settings.cooldown,
            private=server_settings.YES if settings.private else server_settings.NO,
            digest=_digest(settings),
            bound=_named(settings.bound) or server_settings.NONE,
            escalate=server_settings.NOBODY if settings.escalate is None else f"<@&{settings.escalate}>",
        )
    ]
    if feedback is not None:
        lines.append(server_settings.FEEDBACK.of(helpful=feedback.helpful, unhelpful=feedback.unhelpful))
        lines += [f"-# “{label(reason, 300)}”" for reason in feedback.reasons]
    return joined(lines)


def _named(channels: Iterable[int]) -> str:
    return " ".join(f"<#{channel}>" for channel in channels)
