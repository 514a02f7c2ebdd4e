"""A page -> discord.py's Components V2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from briefing_bot.discord_app.views.buttons import AnswerButton
from briefing_bot.discord_app.views.pages import Page, Tone

_COLOURS: dict[Tone, int] = {"answered": 0x2E7D32, "conflict": 0xB26A00, "absent": 0x757575, "error": 0xB00020}


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Which page of which stored answer is shown, and whether a thread can be opened about it."""

    answer: str
    position: int
    count: int
    thread: bool = False


class Layout(ui.LayoutView):
    """A page with its buttons; without ``place`` there are none but links. It never times out: its items are dynamic."""

    def __init__(self, page: Page, place: PagePlace | None = None) -> None:
        super().__init__(timeout=None)
        container: ui.Container[Layout] = ui.Container(accent_colour=_COLOURS[page.tone])
        for text in page.texts:
            container.add_item(ui.TextDisplay(text))
        rows = [_links(page)] if page.links else []
        rows += _buttons(page, place) if place else []
        if rows:
            container.add_item(ui.Separator())
        for row in rows:
            container.add_item(row)
        self.add_item(container)


def _links(page: Page) -> ui.ActionRow[Any]:
    row: ui.ActionRow[Any] = ui.ActionRow()
    for label, url in page.links[:5]:
        row.add_item(ui.Button(label=label, url=url))
    return row


def _buttons(page: Page, place: PagePlace) -> list[ui.ActionRow[Any]]:
    def button(action: str, emoji: str, label: str | None, disabled: bool = False) -> AnswerButton:
        return AnswerButton(action, place.answer, place.position, emoji=emoji, label=label, disabled=disabled)

    first: ui.ActionRow[Any] = ui.ActionRow()
    if place.count > 1:
        first.add_item(button("previous", "◀️", None, place.position == 0))
        first.add_item(button("next", "▶️", f"{place.position + 1}/{place.count}", place.position + 1 >= place.count))
    if page.spots:
        first.add_item(button("context", "🔎", "Context"))
    if place.thread:
        first.add_item(button("thread", "🧵", "Thread"))
    second: ui.ActionRow[Any] = ui.ActionRow()
    second.add_item(button("helpful", "👍", "Helpful"))
    second.add_item(button("unhelpful", "👎", "Not helpful"))
    second.add_item(button("delete", "🗑️", "Delete"))
    return [row for row in (first, second) if row.children]


def notice(text: str) -> discord.ui.LayoutView:
    """A text alone, in place of an answer."""
    return Layout(Page((text,), "error"))


def without_buttons(view: discord.ui.LayoutView) -> discord.ui.LayoutView:
    """The same words without buttons, for a place where its buttons would find nothing."""
    bare = ui.LayoutView(timeout=None)
    for container in view.children:
        if isinstance(container, ui.Container):
            kept: ui.Container[Any] = ui.Container(accent_colour=container.accent_colour)
            for item in container.children:
                if isinstance(item, ui.TextDisplay):
                    kept.add_item(ui.TextDisplay(item.content))
            bare.add_item(kept)
    return bare
