"""What managers do with the own briefing of their server, or of a channel that they have bound to one, and what people do with
theirs in direct messages: add, update, remove, list, diff; and bind."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from briefing_bot.discord_app.delivery.replying import NOBODY, Interaction, defer, deliver, tell
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.interactions.front import OF_PERSON, Front, channels_of, may_manage
from briefing_bot.discord_app.interactions.places import AnyChannel
from briefing_bot.discord_app.state.store import ServerSettings
from briefing_bot.discord_app.views.layout import Layout
from briefing_bot.discord_app.views.markdown import label
from briefing_bot.discord_app.views.pages import TEXT_LIMIT, Page, linked
from briefing_bot.discord_app.views.wording import asking, own_briefing, server_settings
from briefing_bot.discord_app.views.wording.text import Text, joined
from briefing_bot.errors import BriefingError
from briefing_bot.sources.web.web import is_address
from briefing_bot.store.home import Home
from briefing_bot.store.state import read_sources

_COUNTED = {
    "added": own_briefing.ADDED,
    "changed": own_briefing.CHANGED,
    "removed": own_briefing.REMOVED,
}


def add_commands(front: Front, briefing: app_commands.Group) -> None:
    """Add the commands to the group."""

    @briefing.command(name="add", description="Add a page, a feed or a file to this server's own briefing")
    @app_commands.describe(
        address="Address of a page or a feed", file="A file, such as a PDF", whole="Fetch the whole pages of a feed"
    )
    async def add(
        interaction: discord.Interaction[Any],
        address: app_commands.Range[str, 1, 1000] | None = None,
        file: discord.Attachment | None = None,
        whole: bool = False,
    ) -> None:
        if (address is None) == (file is None) or (address and not is_address(address.strip())):
            await _refused_or(front, interaction, own_briefing.WHAT_TO_ADD)
            return

        async def work(place: int) -> Text:
            told = await add_source(front, place, file or (address or "").strip(), whole=whole)
            if interaction.guild_id is None and front.desk.shelves.folder(place):
                await front.store.set_value(f"{OF_PERSON}{front.person(interaction)}", str(place))
            return told

        if interaction.guild_id is None and not await _room_for(front, interaction):
            await tell(interaction, own_briefing.ENOUGH_PEOPLE)
            return
        await _do(front, interaction, work, needs_one=False)

    @briefing.command(name="update", description="Ask this server's sources what is new")
    async def update(interaction: discord.Interaction[Any]) -> None:
        async def work(place: int) -> Text:
            return _told(front, place, await _keep(front, place, {"do": "update"}))

        await _do(front, interaction, work)

    @briefing.command(name="remove", description="Remove a source, or an article, from this server's briefing")
    @app_commands.describe(source="The source or article")
    async def remove(interaction: discord.Interaction[Any], source: app_commands.Range[str, 1, 200]) -> None:
        async def work(place: int) -> Text:
            assert front.keeping
            told = _told(front, place, await front.keeping.remove(place, source))
            return told if front.desk.shelves.folder(place) else joined((told, own_briefing.LAST_SOURCE))

        await _do(front, interaction, work)

    @remove.autocomplete("source")
    async def sources(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        folder = front.desk.shelves.folder(await _whose(front, interaction))
        if folder is None or not _may_keep(interaction):
            return []
        names = list(await asyncio.to_thread(read_sources, Home(Path(folder))))
        found = [name for name in names if typed.casefold() in name]
        return [app_commands.Choice(name=name[:100], value=name[:100]) for name in found[:25]]

    @briefing.command(name="list", description="The sources of this server's briefing")
    async def listed(interaction: discord.Interaction[Any]) -> None:
        async def work(place: int) -> Text:
            return _listed(front, place, await _keep(front, place, {"do": "list"}))

        await _do(front, interaction, work)

    @briefing.command(name="diff", description="What has changed in this server's briefing")
    @app_commands.describe(since="Since this day, as YYYY-MM-DD; else by the last change")
    async def diff(interaction: discord.Interaction[Any], since: app_commands.Range[str, 10, 10] | None = None) -> None:
        async def work(place: int) -> Text:
            return _differences((await _keep(front, place, {"do": "diff", "since": since}))["differences"])

        await _do(front, interaction, work)

    @briefing.command(name="bind", description="Give a channel a briefing of its own, or take it away")
    @app_commands.describe(channel="The channel", on="Whether it has one")
    async def bind(interaction: discord.Interaction[Any], channel: AnyChannel, on: bool = True) -> None:
        async def work(place: int) -> Text:
            return await _bind(front, interaction.guild_id or 0, channel.id, on)

        if interaction.guild_id is None:
            await tell(interaction, server_settings.NOT_ALLOWED)
            return
        await _do(front, interaction, work, needs_one=False)


async def _bind(front: Front, place: int, channel: int, on: bool) -> Text:
    assert front.keeping
    settings = await front.store.settings(place)
    others = tuple(bound for bound in settings.bound if bound != channel)
    if on and len(others) >= front.keeping.limits["channels"]:
        return own_briefing.ENOUGH_CHANNELS.of(count=len(others))
    await front.set(place, replace(settings, bound=(*others, channel) if on else others))
    if not on:
        await front.drop_briefing(-channel)
    return (own_briefing.BOUND if on else own_briefing.UNBOUND).of(channel=f"<#{channel}>")


def _may_keep(interaction: Interaction) -> bool:
    """Whether somebody may change the briefing that is meant here: managers theirs, and everybody their own."""
    return interaction.guild_id is None or may_manage(interaction)


async def _whose(front: Front, interaction: Interaction) -> int:
    """Whose briefing is meant here: that of a bound channel in it, and in its threads; else the server's, or the person's."""
    place = front.place(interaction)
    bound = (await front.learn(place) or ServerSettings()).bound if interaction.guild_id else ()
    return next((-channel for channel in channels_of(interaction.channel) if channel in bound), place)


async def _room_for(front: Front, interaction: Interaction) -> bool:
    """Whether a person may have a briefing of their own, or has one."""
    mine = f"{OF_PERSON}{front.person(interaction)}"
    known = await front.store.values(OF_PERSON)
    return mine in known or front.keeping is None or len(known) < front.keeping.limits["people"]


async def add_source(front: Front, place: int, source: str | discord.Attachment, *, whole: bool = False) -> Text:
    """Add an address or a file to the briefing of a place; what became of it, as Markdown.

    Raises:
        BriefingError: it was not added, or there can be no own briefings here.
    """
    if front.keeping is None:
        raise BriefingError(own_briefing.NO_KEEPING.en)
    first = front.keeping.folders.of(place) is None
    if isinstance(source, str):
        reply = await _keep(front, place, {"do": "add", "source": source, "whole_pages": whole})
    else:
        reply = await _upload(front, place, source)
    kept = bool(reply["outcomes"][0]["added"])
    told = _told(front, place, reply)
    if not (first and kept):
        return told
    here = own_briefing.FROM_NOW_IN.of(channel=f"<#{-place}>") if place < 0 else own_briefing.FROM_NOW_HERE
    return joined((told, here))


async def _refused_or(front: Front, interaction: Interaction, text: Text) -> None:
    await tell(interaction, text if _may_keep(interaction) else server_settings.NOT_ALLOWED)


async def _do(front: Front, interaction: Interaction, work: Any, *, needs_one: bool = True) -> None:
    """Check the right, say that it is being worked on, do it, and show in its place what became of it."""
    if not _may_keep(interaction):
        await tell(interaction, server_settings.NOT_ALLOWED)
        return
    place = await _whose(front, interaction)
    if front.keeping is None or (needs_one and front.desk.shelves.folder(place) is None):
        await tell(interaction, own_briefing.NO_KEEPING if front.keeping is None else own_briefing.NONE_YET)
        return
    if not await defer(interaction, private=True, thinking=True):
        return
    try:
        page = Page((_fitting(await work(place), interaction.locale),), "answered")
    except StoreError:
        front.metrics.store_errors.inc()
        page = Page((server_settings.NOT_CHANGED.to(interaction.locale),), "error")
    except BriefingError as error:
        page = Page((own_briefing.NOT_DONE.of(cause=label(str(error), 900)).to(interaction.locale),), "error")
    await deliver(lambda: interaction.edit_original_response(view=Layout(page), allowed_mentions=NOBODY))


async def _keep(front: Front, place: int, request: dict[str, Any]) -> dict[str, Any]:
    assert front.keeping
    return await front.keeping.ask(place, request)


async def _upload(front: Front, place: int, file: discord.Attachment) -> dict[str, Any]:
    assert front.keeping
    most = front.keeping.limits["bytes"]
    if file.size > most:
        raise BriefingError(f"the file has {file.size} bytes of at most {most}")
    data = await deliver(file.read)
    return await front.keeping.add_file(place, file.filename, data)


def _told(front: Front, place: int, reply: dict[str, Any]) -> Text:
    """What became of sources, as Markdown."""
    outcomes = reply["outcomes"]
    counts = {what: sum(len(o[what]) for o in outcomes) for what in _COUNTED}
    told = joined((_COUNTED[what].of(count=count) for what, count in counts.items() if count), ", ")
    lines: list[Text | str] = [
        own_briefing.ARTICLES_NOW.of(told=told if told.en else own_briefing.NOTHING_NEW, count=reply["articles"])
    ]
    for outcome in outcomes:
        lines += [own_briefing.NOT_TAKEN.of(what=_shown(front, place, *refused)) for refused in outcome["refused"]]
        lines += [f"-# {_shown(front, place, note)}" for note in outcome["notes"]]
    return joined(lines)


def _shown(front: Front, place: int, *parts: str) -> str:
    assert front.keeping
    return label(": ".join(front.keeping.folders.hidden(place, part) for part in parts), 300)


def _listed(front: Front, place: int, reply: dict[str, Any]) -> Text:
    head = own_briefing.LISTED.of(
        sources=len(reply["sources"]), articles=reply["articles"], megabytes=f"{reply['bytes'] / 1e6:.1f}"
    )
    lines: list[Text | str] = [head]
    for source in reply["sources"]:
        name = label(source["title"] or source["name"], 100)
        named = linked(name, source["address"]) if is_address(source["address"]) else name
        count = asking.ARTICLES.of(count=source["articles"])
        lines.append(joined((f"- {named}", f"`{source['name']}`", source["kind"], count), " · "))
        if source["trouble"]:
            lines.append(f"  -# {_shown(front, place, source['trouble'])}")
    return joined(lines)


def _differences(found: Sequence[dict[str, Any]]) -> Text:
    lines: list[Text | str] = [own_briefing.DIFFERENCES if found else own_briefing.NO_DIFFERENCE]
    for one in found:
        lines.append(joined(("-", own_briefing.CHANGES[one["what"]], label(one["article"], 150)), " "))
        lines += [own_briefing.WORDS_GONE.of(text=label(text, 250)) for text in one["gone"][:3]]
        lines += [own_briefing.WORDS_COME.of(text=label(text, 250)) for text in one["come"][:3]]
    return joined(lines)


def _fitting(text: Text, locale: discord.Locale) -> str:
    """As many lines as fit on one page, with a word about the rest."""
    lines, kept, size = text.to(locale).split("\n"), [], 0
    for line in lines:
        if size + len(line) + 1 > TEXT_LIMIT - 200:
            break
        kept.append(line)
        size += len(line) + 1
    more = len(lines) - len(kept)
    return "\n".join([*kept, *([own_briefing.MORE_LINES.of(count=more).to(locale)] if more else [])])
