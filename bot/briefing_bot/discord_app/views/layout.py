"""A page -> discord.py's Components V2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from briefing_bot.discord_app.views.buttons import AnswerButton
from briefing_bot.discord_app.views.pages import Page, Tone
from briefing_bot.discord_app.views.wording import controls

_COLOURS: dict[Tone, int] = {"answered": 0x2E7D32, "conflict": 0xB26A00, "absent": 0x757575, "error": 0xB00020}


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Which page of which stored answer is shown; whether a thread can be opened about it; whether ``more`` is asked for, and the
    language that its buttons are in (None: English)."""

    answer: str
    position: int
    count: int
    thread: bool = False
    more: bool = False
    locale: discord.Locale | None = None


class Layout(ui.LayoutView):
    """A page with its buttons; without ``place`` there are none. It never times out: its items are dynamic.

    One row holds what people press; the rest comes at ⋯, which stands beside the last text and takes no room of its own.
    """

    def __init__(self, page: Page, place: PagePlace | None = None) -> None:
        super().__init__(timeout=None)
        container: ui.Container[Layout] = ui.Container(accent_colour=_COLOURS[page.tone])
        for text in page.texts[:-1] if place else page.texts:
            container.add_item(ui.TextDisplay(text))
        if place:
            container.add_item(
                ui.Section(page.texts[-1], accessory=_button(place, "less" if place.more else "more", "⋯"))
            )
            for row in _rows(page, place):
                container.add_item(row)
        self.add_item(container)


def _button(
    place: PagePlace, action: str, label: str | None = None, emoji: str | None = None, disabled: bool = False
) -> AnswerButton:
    return AnswerButton(action, place.answer, place.position, emoji=emoji, label=label, disabled=disabled)


def _rows(page: Page, place: PagePlace) -> list[ui.ActionRow[Any]]:
    first: ui.ActionRow[Any] = ui.ActionRow()
    if place.count > 1:
        first.add_item(_button(place, "previous", emoji="◀️", disabled=place.position == 0))
        turned = f"{place.position + 1}/{place.count}"
        first.add_item(_button(place, "next", turned, "▶️", disabled=place.position + 1 >= place.count))
    if page.spots:
        first.add_item(_button(place, "context", emoji="🔎"))
    first.add_item(_button(place, "helpful", emoji="👍"))
    first.add_item(_button(place, "unhelpful", emoji="👎"))
    second: ui.ActionRow[Any] = ui.ActionRow()
    if place.more and place.thread:
        second.add_item(_button(place, "thread", controls.THREAD.to(place.locale), "🧵"))
    if place.more:
        second.add_item(_button(place, "delete", controls.DELETE.to(place.locale), "🗑️"))
    return [row for row in (first, second) if row.children]


def notice(text: str) -> discord.ui.LayoutView:
    """A text alone, in place of an answer."""
    return Layout(Page((text,), "error"))


def with_mention(view: discord.ui.LayoutView, role: int) -> discord.ui.LayoutView:
    """The same with a mention of a role above it."""
    named = ui.LayoutView(timeout=None)
    named.add_item(ui.TextDisplay(f"<@&{role}>"))
    for item in view.children:
        named.add_item(item)
    return named


def without_buttons(view: discord.ui.LayoutView) -> discord.ui.LayoutView:
    """The same words without buttons, for a place where its buttons would find nothing."""
    bare = ui.LayoutView(timeout=None)
    for container in view.children:
        if isinstance(container, ui.Container):
            kept: ui.Container[Any] = ui.Container(accent_colour=container.accent_colour)
            for item in container.children:
                for text in (item, *getattr(item, "children", ())):
                    if isinstance(text, ui.TextDisplay):
                        kept.add_item(ui.TextDisplay(text.content))
            bare.add_item(kept)
    return bare
