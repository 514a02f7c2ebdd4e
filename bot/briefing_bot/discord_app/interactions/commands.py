"""The commands for everyone: /ask, /sources, /about, /privacy and the message menu."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import discord
from discord import app_commands

from briefing_bot import __version__
from briefing_bot.discord_app.delivery.replying import NOBODY, Interaction, defer, deliver, tell
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.interactions.choices import (
    Choices,
    article_choices,
    chosen_part,
    day_choices,
    source_choices,
)
from briefing_bot.discord_app.interactions.front import Front
from briefing_bot.discord_app.state.store import Kept
from briefing_bot.discord_app.views.buttons import ForgetButton
from briefing_bot.discord_app.views.layout import Layout
from briefing_bot.discord_app.views.markdown import escape, label
from briefing_bot.discord_app.views.pages import Page, source_pages
from briefing_bot.discord_app.views.wording import asking, stored
from briefing_bot.discord_app.views.wording.text import Text
from briefing_bot.errors import BriefingError
from briefing_bot.language.text.sentences import sentences
from briefing_bot.models import Article

MOST_CLAIMS = 5
"""Sentences of a message that are checked."""

CHECK = "Check against the briefing"


def commands(
    front: Front, days: int, grace: int
) -> Sequence[app_commands.Command[Any, ..., Any] | app_commands.ContextMenu]:
    """The commands, bound to ``front``; answers are kept ``days`` days, servers that were left ``grace`` days."""

    @app_commands.command(name="ask", description="Ask the briefing. The answer is its exact words.")
    @app_commands.describe(
        question="What you want to know",
        article="Only this article",
        source="Only articles of this outlet",
        since="Only articles from this day on, such as 2031-05-08 or Monday",
        until="Only articles up to this day, such as 2031-05-08 or Monday",
        private="Show the answer to you alone",
    )
    async def ask(
        interaction: discord.Interaction[Any],
        question: app_commands.Range[str, 1, 2000],
        article: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        private: bool | None = None,
    ) -> None:
        within = None
        if article or source or since or until:
            articles = await front.articles(front.shelf(interaction))
            if articles is None:
                await tell(interaction, asking.NOT_NOW)
                return
            part = chosen_part(articles, article, source, since, until)
            if isinstance(part, Text):
                await tell(interaction, part)
                return
            within = part
        await front.ask(interaction, (question,), private=private, within=within)

    async def offered(interaction: discord.Interaction[Any], made: Callable[[Sequence[Article]], Choices]) -> Choices:
        refused = await front.refused(interaction)
        return [] if refused else made(await front.articles(front.shelf(interaction)) or [])

    @ask.autocomplete("article")
    async def articles(interaction: discord.Interaction[Any], typed: str) -> Choices:
        return await offered(interaction, lambda held: article_choices(held, typed))

    @ask.autocomplete("source")
    async def outlets(interaction: discord.Interaction[Any], typed: str) -> Choices:
        return await offered(interaction, lambda held: source_choices(held, typed, interaction.locale))

    @ask.autocomplete("since")
    async def first_days(interaction: discord.Interaction[Any], typed: str) -> Choices:
        return await offered(interaction, lambda held: day_choices("since", held, typed, interaction.locale))

    @ask.autocomplete("until")
    async def last_days(interaction: discord.Interaction[Any], typed: str) -> Choices:
        return await offered(interaction, lambda held: day_choices("until", held, typed, interaction.locale))

    @app_commands.command(name="sources", description="The articles of the briefing and their dates")
    async def sources(interaction: discord.Interaction[Any]) -> None:
        if refused := await front.refused(interaction):
            await tell(interaction, refused)
            return
        if await defer(interaction, private=True, thinking=True):
            try:
                shelf = await front.desk.shelf(front.shelf(interaction))
            except BriefingError as error:
                said = asking.NOT_READ.of(cause=label(str(error), 600)).to(interaction.locale)
                made = [Page((said,), "error")]
            else:
                problems = [(problem.source, problem.cause) for problem in shelf.problems]
                made = source_pages(list(shelf.articles.values()), problems)
            await _show_all(interaction, made)

    @app_commands.command(name="about", description="What this bot does and what it stores")
    async def about(interaction: discord.Interaction[Any]) -> None:
        known = front.desk.shelves.known(front.shelf(interaction))
        articles = asking.ARTICLES.of(count=len(known.articles)) if known else stored.OF_THIS_SERVER
        text = stored.ABOUT.of(version=escape(__version__), articles=articles, days=days, grace=grace)
        await tell(interaction, "", view=Layout(Page((text.to(interaction.locale),), "answered")))

    @app_commands.command(name="privacy", description="See and delete what is stored on you")
    async def privacy(interaction: discord.Interaction[Any]) -> None:
        if not await defer(interaction, private=True, thinking=True):
            return
        try:
            kept = await front.store.kept(front.place(interaction), front.person(interaction))
        except StoreError:
            front.metrics.store_errors.inc()
            kept = None
        view = privacy_layout(days, kept, interaction.locale)
        await deliver(lambda: interaction.edit_original_response(view=view, allowed_mentions=NOBODY))

    @app_commands.context_menu(name=CHECK)
    async def check(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        claims, note = claims_of(words_of(message))
        if not claims:
            await tell(interaction, asking.NO_TEXT)
            return
        await front.ask(
            interaction, claims, kind="check", private=True, note=note.to(interaction.locale) if note else None
        )

    return [ask, sources, about, privacy, check]


async def _show_all(interaction: Interaction, made: Sequence[Page]) -> None:
    for page in made[:10]:
        view = Layout(page)
        await deliver(lambda view=view: interaction.followup.send(view=view, ephemeral=True, allowed_mentions=NOBODY))  # type: ignore[misc]
    if len(made) > 10:
        note = asking.MORE_PAGES.of(count=len(made) - 10).to(interaction.locale)
        await deliver(lambda: interaction.followup.send(note, ephemeral=True, allowed_mentions=NOBODY))


def words_of(message: Any) -> str:
    """What a message says: its own words, those of messages that it forwards, and of embeds, as bots post news in."""
    parts = []
    for said in (message, *getattr(message, "message_snapshots", ())):
        parts.append(said.content)
        for embed in said.embeds:
            parts += [embed.title, embed.description]
            parts += [f"{field.name}: {field.value}" for field in embed.fields]
    return "\n".join(part for part in parts if part)


def claims_of(text: str) -> tuple[tuple[str, ...], Text | None]:
    """The sentences of a message to check, and a note where there are more than are checked."""
    found = [
        " ".join(text[start:end].split())
        for line in re.finditer(r"[^\n]+", text)
        for start, end in sentences(text, line.start(), line.end())
    ]
    claims = [claim[:2000] for claim in found if any(character.isalnum() for character in claim)]
    more = len(claims) > MOST_CLAIMS
    return tuple(claims[:MOST_CLAIMS]), asking.FIRST_CLAIMS.of(count=MOST_CLAIMS, all=len(claims)) if more else None


def privacy_layout(days: int, kept: Kept | None, locale: discord.Locale | None = None) -> discord.ui.LayoutView:
    """Shows what is stored on a person (None: the database does not tell now), with the buttons that delete it."""
    lines = [stored.PRIVACY.of(days=days).to(locale)]
    if kept:
        lines.append(stored.KEPT_NOW.of(here=kept.here, everywhere=kept.everywhere).to(locale))
        lines += [f"-# {label(question, 150)}" for question in kept.questions]
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(discord.ui.TextDisplay("\n".join(lines)))
    row: discord.ui.ActionRow[Any] = discord.ui.ActionRow()
    row.add_item(ForgetButton("here", locale))
    row.add_item(ForgetButton("everywhere", locale))
    view.add_item(row)
    return view
