"""Speaking to Discord so that a lost or doubled response does no harm.

A first response can take effect although we are told otherwise (a 502, a reset connection). Trying again then gives
40060, "already acknowledged": that was us, so it is success. Where no response of ours failed it was another process that
has the interaction too, and what it does is not done again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar, cast

import aiohttp
import discord

from briefing_bot.discord_app.delivery.ban import BannedError
from briefing_bot.discord_app.state.store import Ticket
from briefing_bot.discord_app.views.layout import notice, without_buttons
from briefing_bot.discord_app.views.wording import answers
from briefing_bot.discord_app.views.wording.text import Text

log = logging.getLogger(__name__)
T = TypeVar("T")

_ALREADY_ACKNOWLEDGED = 40060
_TOKEN_EXPIRED = frozenset({50027, 10015})  # invalid webhook token, unknown webhook
# No access, no right, no right to reply without reading back, a thread that is locked or put away.
_MAY_NOT_WRITE = frozenset({50001, 50013, 160002, 160005, 50083})
_ASIDE = "📨"
_PAUSES = (0.2, 0.5, 1.0)
DELIVERY_PAUSES: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds between tries of a delivery."""
NOBODY = discord.AllowedMentions.none()

Interaction = discord.Interaction[Any]


class TakenError(Exception):
    """Another process has acknowledged this interaction, and sees it through."""


class UndeliveredError(Exception):
    """An answer could not be shown now; it can be tried again later, over another connection."""


async def acknowledge(respond: Callable[[], Awaitable[Any]], unsure: Callable[[], bool]) -> bool:
    """Send a first response; whether it took effect. ``unsure``: whether one that failed may have.

    False where Discord knows the interaction no more (it was answered too late), or cannot be reached.

    Raises:
        TakenError: another process has sent one.
    """
    for pause in (*_PAUSES, None):
        try:
            await respond()
        except discord.InteractionResponded:
            return True
        except discord.HTTPException as error:
            if error.code == _ALREADY_ACKNOWLEDGED:
                if unsure():
                    return True
                raise TakenError from error
            if error.status < 500:
                log.warning("an interaction was not acknowledged: status=%s code=%s", error.status, error.code)
                return False
        except BannedError:
            return False
        except (aiohttp.ClientError, OSError) as error:
            log.warning("an acknowledgement met %s", type(error).__name__)
        else:
            return True
        if pause is not None:
            await asyncio.sleep(pause)
    return False


async def first(interaction: Interaction, respond: Callable[[], Awaitable[Any]]) -> bool:
    """Send the first response to an interaction, in its turn; whether it took effect.

    Of very many that come at once as many are acknowledged in time as can be. Sent all at once, nearly all were late. The
    rest are told of in their channel.
    """
    front = interaction.client.front
    async with front.acknowledging:
        done = front.door.in_time(interaction.id) and await acknowledge(
            respond, lambda: front.door.unsure(interaction.id)
        )
    if not done:
        front.unheard.add(interaction)
    return done


async def defer(interaction: Interaction, *, private: bool = False, thinking: bool = False) -> bool:
    """Acknowledge, to answer later: with a message of its own (``thinking``), or by changing the one pressed on."""
    return await first(interaction, lambda: interaction.response.defer(ephemeral=private, thinking=thinking))


async def tell(interaction: Interaction, text: str | Text, *, view: discord.ui.LayoutView | None = None) -> bool:
    """Say something to the person alone, as the first response, in their language where there is a text in it."""
    said = text.to(interaction.locale) if isinstance(text, Text) else text
    send = interaction.response.send_message
    if view is not None:
        return await first(interaction, lambda: send(view=view, ephemeral=True))
    return await first(interaction, lambda: send(said, ephemeral=True, allowed_mentions=NOBODY))


async def deliver(send: Callable[[], Awaitable[T]]) -> T:
    """Do what may be done twice without harm, until it works.

    Raises:
        UndeliveredError: Discord could not be reached for long.
        discord.HTTPException: Discord refuses: the message, the channel or the right to speak is gone.
    """
    for pause in (*DELIVERY_PAUSES, None):
        try:
            return await send()
        except discord.HTTPException as error:
            if error.status < 500 and error.status != 429:
                raise
            cause = f"status {error.status}"
        except BannedError as error:
            raise UndeliveredError(str(error)) from error
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

    async def wait(self, text: str) -> None:
        """Say where it would be shown that the answer is not there yet; once, whatever becomes of it.

        Raises:
            discord.HTTPException, aiohttp.ClientError, OSError: it could not be said.
        """


class InteractionCourier:
    """Fills the deferred response of a live interaction."""

    def __init__(self, interaction: Interaction, ticket: Ticket) -> None:
        self._interaction = interaction
        self._ticket = ticket

    async def show(self, view: discord.ui.LayoutView) -> int | None:
        edit = self._interaction.edit_original_response
        try:
            return (await deliver(lambda: edit(view=view, allowed_mentions=NOBODY))).id
        except discord.HTTPException as error:
            if error.code not in _TOKEN_EXPIRED:
                raise
            return await _instead(self._interaction.client, self._ticket, view, self._interaction.user, error)

    async def wait(self, text: str) -> None:
        await self._interaction.edit_original_response(view=notice(text), allowed_mentions=NOBODY)


class TokenCourier:
    """Fills the deferred response of an interaction that an earlier run received."""

    def __init__(self, client: discord.Client, ticket: Ticket) -> None:
        assert client.application_id
        assert ticket.token
        self._client = client
        self._ticket = ticket
        self._webhook = discord.Webhook.partial(client.application_id, ticket.token, client=client)

    async def show(self, view: discord.ui.LayoutView) -> int | None:
        original = cast(int, "@original")  # what the route takes; discord.py's type names the common case only
        edit = self._webhook.edit_message
        try:
            return (await deliver(lambda: edit(original, view=view, allowed_mentions=NOBODY))).id
        except discord.HTTPException as error:
            if error.code not in _TOKEN_EXPIRED:
                raise
            return await _instead(self._client, self._ticket, view, None, error)

    async def wait(self, text: str) -> None:
        await self._webhook.edit_message(cast(int, "@original"), view=notice(text), allowed_mentions=NOBODY)


async def _instead(
    client: discord.Client,
    ticket: Ticket,
    view: discord.ui.LayoutView,
    user: discord.User | discord.Member | None,
    error: discord.HTTPException,
) -> int | None:
    """Say elsewhere what an interaction's token does not show any more: in its channel, or to the person alone.

    Raises:
        discord.HTTPException: ``error``, where there is nobody to tell.
    """
    if not ticket.private:
        channel = client.get_partial_messageable(ticket.channel)
        try:
            return (await deliver(lambda: channel.send(view=view, nonce=ticket.id, allowed_mentions=NOBODY))).id
        except discord.HTTPException as refused:
            error = refused
    if user is None:
        raise error
    text = answers.SAID_ELSEWHERE.of(channel=f"<#{ticket.channel}>").to(ticket.locale)
    await deliver(lambda: user.send(text, allowed_mentions=NOBODY))
    # Its buttons are of the server where it was asked, and would find nothing here.
    await deliver(lambda: user.send(view=without_buttons(view), allowed_mentions=NOBODY))
    return None


class ChannelCourier:
    """Replies to a message. The nonce makes Discord show a reply once that is sent again within minutes.

    Where it may not reply it writes without reference; where it may not write it puts a sign on the message and writes to
    its ``author``, who is not known any more after a restart, in the language of ``locale``. What was said while the answer
    was waited for becomes the answer, also after a restart: its nonce finds it again.
    """

    def __init__(
        self,
        client: discord.Client,
        channel: int,
        message: int,
        author: discord.User | discord.Member | None = None,
        locale: str | None = None,
    ) -> None:
        self._channel = client.get_partial_messageable(channel)
        self._message = message
        self._author = author
        self._locale = locale
        self._waiting: int | None = None  # the message that says so

    async def show(self, view: discord.ui.LayoutView) -> int | None:
        try:
            if self._waiting is None:
                said = await self._say(view=view)
                if not said.content:
                    return said.id
                self._waiting = said.id  # an earlier run said that it had to wait
            waiting = self._channel.get_partial_message(self._waiting)
            try:
                return (await deliver(lambda: waiting.edit(content=None, view=view, allowed_mentions=NOBODY))).id
            except discord.NotFound:  # somebody deleted it
                return (await deliver(lambda: self._channel.send(view=view, allowed_mentions=NOBODY))).id
        except discord.HTTPException as error:
            if not _may_not_write(error) or self._author is None:
                raise
        await self._sign()
        user = self._author
        text = answers.SAID_ASIDE.of(channel=f"<#{self._channel.id}>").to(self._locale)
        await deliver(lambda: user.send(text, allowed_mentions=NOBODY))
        await deliver(lambda: user.send(view=without_buttons(view), allowed_mentions=NOBODY))
        return None

    async def wait(self, text: str) -> None:
        if self._waiting is None:
            reference = self._reference()
            sent = await self._channel.send(text, reference=reference, nonce=self._message, allowed_mentions=NOBODY)
            self._waiting = sent.id
        else:
            await self._channel.get_partial_message(self._waiting).edit(content=text, allowed_mentions=NOBODY)

    async def note(self, text: str) -> None:
        """Say a line; where it may not be said, only a sign is left."""
        try:
            await self._say(content=text)
        except discord.HTTPException as error:
            if not _may_not_write(error):
                raise
            await self._sign()

    def _reference(self) -> discord.MessageReference:
        return discord.MessageReference(message_id=self._message, channel_id=self._channel.id, fail_if_not_exists=False)

    async def _say(self, **what: Any) -> discord.Message:
        reference, send = self._reference(), self._channel.send
        more = {**what, "nonce": self._message, "allowed_mentions": NOBODY}
        try:
            return await deliver(lambda: send(reference=reference, **more))
        except discord.HTTPException as error:
            if not _may_not_write(error):
                raise
        return await deliver(lambda: send(**more))

    async def _sign(self) -> None:
        message = self._channel.get_partial_message(self._message)
        try:
            await deliver(lambda: message.add_reaction(_ASIDE))
        except discord.HTTPException as error:
            log.warning("no right to write, nor to react: code=%s", error.code)


def _may_not_write(error: discord.HTTPException) -> bool:
    return error.status == 403 or error.code in _MAY_NOT_WRITE
