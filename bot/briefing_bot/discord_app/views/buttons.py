"""The buttons under an answer. Each carries an answer's id and a position, so that it works after a restart."""

from __future__ import annotations

import re
from typing import Any, Self, cast

import discord
from discord import ui

from briefing_bot.discord_app.views.wording import controls

_TEMPLATE = (
    r"briefing:(?P<action>previous|next|context|thread|helpful|unhelpful|delete|more|less)"
    r":(?P<answer>[0-9a-f]{16}):(?P<position>\d{1,3})"
)
REASON = re.compile(r"briefing:reason:(?P<answer>[0-9a-f]{16})")
"""The custom id of the modal that asks why an answer was not helpful."""


class AnswerButton(ui.DynamicItem[ui.Button[Any]], template=_TEMPLATE):
    """One button: what it does is found in :mod:`briefing_bot.discord_app.interactions.presses`."""

    def __init__(
        self,
        action: str,
        answer: str,
        position: int,
        *,
        emoji: str | None = None,
        label: str | None = None,
        disabled: bool = False,
    ) -> None:
        self.action = action
        self.answer = answer
        self.position = position
        super().__init__(
            ui.Button(
                style=discord.ButtonStyle.secondary,
                emoji=emoji,
                label=label,
                disabled=disabled,
                custom_id=f"briefing:{action}:{answer}:{position}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["action"], match["answer"], int(match["position"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.pressed(interaction, self.action, self.answer, self.position)


class ForgetButton(ui.DynamicItem[ui.Button[Any]], template=r"briefing:forget:(?P<reach>here|everywhere)"):
    """Deletes what is stored on whoever presses it."""

    def __init__(self, reach: str, locale: discord.Locale | None = None) -> None:
        self.reach = reach
        style = discord.ButtonStyle.danger
        text = controls.DELETE_HERE if reach == "here" else controls.DELETE_EVERYWHERE
        super().__init__(ui.Button(style=style, label=text.to(locale), custom_id=f"briefing:forget:{reach}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["reach"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.forgetting(interaction, everywhere=self.reach == "everywhere")


class UnwatchButton(ui.DynamicItem[ui.Button[Any]], template=r"briefing:unwatch:(?P<watch>[0-9a-f]{16})"):
    """Ends a watch."""

    def __init__(self, watch: str, locale: discord.Locale | None = None) -> None:
        self.watch = watch
        style = discord.ButtonStyle.secondary
        super().__init__(ui.Button(style=style, label=controls.END.to(locale), custom_id=f"briefing:unwatch:{watch}"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["watch"])

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.unwatching(interaction, self.watch)


class SetupButton(ui.DynamicItem[ui.Button[Any]], template="briefing:setup"):
    """Checks again what is still missing."""

    def __init__(self, locale: discord.Locale | None = None) -> None:
        style, text = discord.ButtonStyle.primary, controls.CHECK_AGAIN.to(locale)
        super().__init__(ui.Button(style=style, emoji="🔄", label=text, custom_id="briefing:setup"))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls()

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.checking_setup(interaction)


class ReasonModal(ui.Modal):
    """Asks why, optionally. What is written is taken up by the client's ``on_interaction``, which a restart survives."""

    def __init__(self, answer: str, locale: discord.Locale | None = None) -> None:
        super().__init__(title=controls.NOT_HELPFUL.to(locale), custom_id=f"briefing:reason:{answer}", timeout=900)
        self.add_item(
            ui.Label(
                text=controls.WHAT_WAS_WRONG.to(locale),
                description=controls.WHO_READS_IT.to(locale),
                component=ui.TextInput(
                    custom_id="reason", style=discord.TextStyle.paragraph, required=False, max_length=500
                ),
            )
        )

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Nothing: see the class."""


def reason_of(interaction: discord.Interaction[Any]) -> str | None:
    """What was written in the modal, None for nothing."""
    data = cast(dict[str, Any], interaction.data or {})
    todo: list[Any] = list(data.get("components", []))
    while todo:
        component = todo.pop()
        if component.get("custom_id") == "reason":
            return str(component.get("value") or "").strip() or None
        todo += [*component.get("components", []), *([component["component"]] if "component" in component else [])]
    return None
