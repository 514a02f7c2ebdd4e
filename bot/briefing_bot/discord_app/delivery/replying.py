"""Speaking to Discord so that a lost or doubled response does no harm.

A first response can take effect although we are told otherwise (a 502, a reset connection). Trying again then gives
40060, "already acknowledged": that was us (every interaction is let in once, and one process runs), so it is success.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar, cast

import aiohttp
import discord

from briefing_bot.discord_app.state.store import Ticket

log = logging.getLogger(__name__)
T = TypeVar("T")

_ALREADY_ACKNOWLEDGED = 40060
_PAUSES = (0.2, 0.5, 1.0)
_DELIVERY_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
NOBODY = discord.AllowedMentions.none()

Interaction = discord.Interaction[Any]


class UndeliveredError(Exception):
    """An answer could not be shown now; it can be tried again later, over another connection."""


async def acknowledge(respond: Callable[[], Awaitable[Any]]) -> bool:
    """Send a first response; whether it took effect.

    False where Discord knows the interaction no more (it was answered too late), or cannot be reached.
    """
    for pause in (*_PAUSES, None):
        try:
            await respond()
        except discord.InteractionResponded:
            return True
        except discord.HTTPException as error:
            if error.code == _ALREADY_ACKNOWLEDGED:
                return True
            if error.status < 500:
                log.warning("an interaction was not acknowledged: status=%s code=%s", error.status, error.code)
                return False
        except (aiohttp.ClientError, OSError) as error:
            log.warning("an acknowledgement met %s", type(error).__name__)
        else:
            return True
        if pause is not None:
            await asyncio.sleep(pause)
    return False


async def defer(interaction: Interaction, *, private: bool = False, thinking: bool = False) -> bool:
    """Acknowledge, to answer later: with a message of its own (``thinking``), or by changing the one pressed on."""
    return await acknowledge(lambda: interaction.response.defer(ephemeral=private, thinking=thinking))


async def tell(interaction: Interaction, text: str, *, view: discord.ui.LayoutView | None = None) -> bool:
    """Say something to the person alone, as the first response."""
    if view is not None:
        return await acknowledge(lambda: interaction.response.send_message(view=view, ephemeral=True))
    return await acknowledge(lambda: interaction.response.send_message(text, ephemeral=True, allowed_mentions=NOBODY))


async def deliver(send: Callable[[], Awaitable[T]]) -> T:
    """Do what may be done twice without harm, until it works.

    Raises:
        UndeliveredError: Discord could not be reached for long.
        discord.HTTPException: Discord refuses: the message, the channel or the right to speak is gone.
    """
    for pause in (*_DELIVERY_PAUSES, None):
        try:
            return await send()
        except discord.HTTPException as error:
            if error.status < 500 and error.status != 429:
                raise
            cause = f"status {error.status}"
        except (aiohttp.ClientError, OSError) as error:
            cause = type(error).__name__
        except RuntimeError as error:  # aiohttp: "Session is closed", when the client was replaced meanwhile
            raise UndeliveredError(str(error)) from error
        log.warning("a delivery met %s", cause)
        if pause is not None:
            await asyncio.sleep(pause)
    raise UndeliveredError(cause)


class Courier(Protocol):
    """How the answer to a ticket gets to where it was asked."""

    async def show(self, view: discord.ui.LayoutView) -> int | None:
        """Show it; the message's id where known."""


class InteractionCourier:
    """Fills the deferred response of a live interaction."""

    def __init__(self, interaction: Interaction) -> None:
        self._interaction = interaction

    async def show(self, view: discord.ui.LayoutView) -> int | None:
        edit = self._interaction.edit_original_response
        return (await deliver(lambda: edit(view=view, allowed_mentions=NOBODY))).id


class TokenCourier:
    """Fills the deferred response of an interaction that an earlier run received."""

    def __init__(self, client: discord.Client, ticket: Ticket) -> None:
        assert client.application_id
        assert ticket.token
        self._webhook = discord.Webhook.partial(client.application_id, ticket.token, client=client)

    async def show(self, view: discord.ui.LayoutView) -> int | None:
        original = cast(int, "@original")  # what the route takes; discord.py's type names the common case only
        edit = self._webhook.edit_message
        return (await deliver(lambda: edit(original, view=view, allowed_mentions=NOBODY))).id


class ChannelCourier:
    """Replies to a message. The nonce makes Discord show a reply once that is sent again within minutes."""

    def __init__(self, client: discord.Client, ticket: Ticket) -> None:
        self._channel = client.get_partial_messageable(ticket.channel)
        self._ticket = ticket

    async def show(self, view: discord.ui.LayoutView) -> int | None:
        reference = discord.MessageReference(
            message_id=self._ticket.id, channel_id=self._ticket.channel, fail_if_not_exists=False
        )
        send = self._channel.send
        message = await deliver(
            lambda: send(view=view, reference=reference, nonce=self._ticket.id, allowed_mentions=NOBODY)
        )
        return message.id
