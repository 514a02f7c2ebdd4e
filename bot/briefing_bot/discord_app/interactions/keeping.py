"""What managers do with their server's own briefing: add, update, remove, list, diff."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import discord
from discord import app_commands

from briefing_bot.discord_app.delivery.replying import NOBODY, Interaction, defer, deliver, tell
from briefing_bot.discord_app.interactions.front import Front
from briefing_bot.discord_app.views.layout import Layout
from briefing_bot.discord_app.views.markdown import label
from briefing_bot.discord_app.views.pages import TEXT_LIMIT, Page, linked
from briefing_bot.errors import BriefingError
from briefing_bot.sources.web.web import is_address
from briefing_bot.store.home import Home
from briefing_bot.store.state import read_sources

NOT_ALLOWED = "Only members who may manage this server can use this command."
_NO_KEEPING = "Servers cannot have a briefing of their own here: the owner of this bot has turned it off."
_NONE_YET = (
    "This server has no briefing of its own yet: it is answered from the default one. Begin with `/briefing add`."
)
_WHAT = "Give an address that begins with https:// (a page or a feed), or a file; not both."
_FIRST = "\nFrom now on questions in this server are answered from its own briefing."
_LAST = "\nThat was the last source: questions are answered from the default briefing again."


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
            await _refused_or(front, interaction, _WHAT)
            return

        async def work(place: int) -> str:
            return await add_source(front, place, file or (address or "").strip(), whole=whole)

        await _do(front, interaction, work, needs_one=False)

    @briefing.command(name="update", description="Ask this server's sources what is new")
    async def update(interaction: discord.Interaction[Any]) -> None:
        async def work(place: int) -> str:
            return _told(front, place, await _keep(front, place, {"do": "update"}))

        await _do(front, interaction, work)

    @briefing.command(name="remove", description="Remove a source, or an article, from this server's briefing")
    @app_commands.describe(source="The source or article")
    async def remove(interaction: discord.Interaction[Any], source: app_commands.Range[str, 1, 200]) -> None:
        async def work(place: int) -> str:
            assert front.keeping
            text = _told(front, place, await front.keeping.remove(place, source))
            return text + ("" if front.desk.shelves.folder(place) else _LAST)

        await _do(front, interaction, work)

    @remove.autocomplete("source")
    async def sources(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        folder = front.desk.shelves.folder(interaction.guild_id or 0)
        if folder is None or not interaction.permissions.manage_guild:
            return []
        names = list(await asyncio.to_thread(read_sources, Home(Path(folder))))
        found = [name for name in names if typed.casefold() in name]
        return [app_commands.Choice(name=name[:100], value=name[:100]) for name in found[:25]]

    @briefing.command(name="list", description="The sources of this server's briefing")
    async def listed(interaction: discord.Interaction[Any]) -> None:
        async def work(place: int) -> str:
            return _listed(front, place, await _keep(front, place, {"do": "list"}))

        await _do(front, interaction, work)

    @briefing.command(name="diff", description="What has changed in this server's briefing")
    @app_commands.describe(since="Since this day, as YYYY-MM-DD; else by the last change")
    async def diff(interaction: discord.Interaction[Any], since: app_commands.Range[str, 10, 10] | None = None) -> None:
        async def work(place: int) -> str:
            return _differences((await _keep(front, place, {"do": "diff", "since": since}))["differences"])

        await _do(front, interaction, work)


async def add_source(front: Front, place: int, source: str | discord.Attachment, *, whole: bool = False) -> str:
    """Add an address or a file to the briefing of a place; what became of it, as Markdown.

    Raises:
        BriefingError: it was not added, or there can be no own briefings here.
    """
    if front.keeping is None:
        raise BriefingError(_NO_KEEPING)
    first = front.keeping.folders.of(place) is None
    if isinstance(source, str):
        reply = await _keep(front, place, {"do": "add", "source": source, "whole_pages": whole})
    else:
        reply = await _upload(front, place, source)
    kept = bool(reply["outcomes"][0]["added"])
    return _told(front, place, reply) + (_FIRST if first and kept else "")


async def _refused_or(front: Front, interaction: Interaction, text: str) -> None:
    await tell(interaction, text if interaction.permissions.manage_guild else NOT_ALLOWED)


async def _do(front: Front, interaction: Interaction, work: Any, *, needs_one: bool = True) -> None:
    """Check the right, say that it is being worked on, do it, and show in its place what became of it."""
    place = interaction.guild_id
    if place is None or not interaction.permissions.manage_guild:
        await tell(interaction, NOT_ALLOWED)
        return
    if front.keeping is None or (needs_one and front.desk.shelves.folder(place) is None):
        await tell(interaction, _NO_KEEPING if front.keeping is None else _NONE_YET)
        return
    if not await defer(interaction, private=True, thinking=True):
        return
    try:
        page = Page((_fitting(await work(place)),), "answered")
    except BriefingError as error:
        page = Page((f"It was not done: {label(str(error), 900)}.",), "error")
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


def _told(front: Front, place: int, reply: dict[str, Any]) -> str:
    """What became of sources, as Markdown."""
    outcomes = reply["outcomes"]
    counts = {what: sum(len(o[what]) for o in outcomes) for what in ("added", "changed", "removed")}
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "nothing new"
    lines = [f"**Articles: {told}.** The briefing has {reply['articles']} now."]
    for outcome in outcomes:
        lines += [f"-# Not taken: {_shown(front, place, *refused)}" for refused in outcome["refused"]]
        lines += [f"-# {_shown(front, place, note)}" for note in outcome["notes"]]
    return "\n".join(lines)


def _shown(front: Front, place: int, *parts: str) -> str:
    assert front.keeping
    return label(": ".join(front.keeping.folders.hidden(place, part) for part in parts), 300)


def _listed(front: Front, place: int, reply: dict[str, Any]) -> str:
    lines = [f"**{len(reply['sources'])} sources, {reply['articles']} articles, {reply['bytes'] / 1e6:.1f} MB**"]
    for source in reply["sources"]:
        name = label(source["title"] or source["name"], 100)
        named = linked(name, source["address"]) if is_address(source["address"]) else name
        count = source["articles"]
        lines.append(f"- {named} · `{source['name']}` · {source['kind']} · {count} article{'s' * (count != 1)}")
        if source["trouble"]:
            lines.append(f"  -# {_shown(front, place, source['trouble'])}")
    return "\n".join(lines)


def _differences(found: Sequence[dict[str, Any]]) -> str:
    lines = ["**What has changed**" if found else "Nothing has changed."]
    for one in found:
        lines.append(f"- {label(one['what'], 40)} {label(one['article'], 150)}")
        lines += [f"  -# gone: {label(text, 250)}" for text in one["gone"][:3]]
        lines += [f"  -# new: {label(text, 250)}" for text in one["come"][:3]]
    return "\n".join(lines)


def _fitting(text: str) -> str:
    """As many lines as fit on one page, with a word about the rest."""
    lines, kept, size = text.split("\n"), [], 0
    for line in lines:
        if size + len(line) + 1 > TEXT_LIMIT - 200:
            break
        kept.append(line)
        size += len(line) + 1
    more = len(lines) - len(kept)
    return "\n".join(kept) + (f"\n-# {more} more lines are not shown." if more else "")
