"""Whoever waits for a worker is told which in line their question is.

Not at once, as most wait for a moment only; then as it changes, but no question's more often than every few seconds, and
not too many in a second: Discord allows five edits of a message in five seconds, and a line of hundreds is told by turns.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import discord

from briefing_bot.discord_app.delivery.replying import Courier
from briefing_bot.discord_app.delivery.turns import Turns
from briefing_bot.discord_app.state.store import Ticket
from briefing_bot.discord_app.views.wording import asking

log = logging.getLogger(__name__)


class Waiting:
    """Tells them.

    By hand, in seconds: ``first`` until a question is told where it stands, ``again`` until it is told once more, ``apart``
    between two questions that are told.
    """

    first, again, apart = 3.0, 10.0, 0.2

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self._speaking = asyncio.Lock()  # taken in the order in which it is asked for

    @asynccontextmanager
    async def told(self, ticket: Ticket, courier: Courier) -> AsyncIterator[None]:
        """Tell of a ticket while this lasts; what is being told as it ends is waited for, as the answer is to come after it."""
        saying = asyncio.Lock()
        telling = asyncio.create_task(self._tell(ticket, courier, saying))
        try:
            yield
        finally:
            async with saying:
                telling.cancel()

    async def _tell(self, ticket: Ticket, courier: Courier, saying: asyncio.Lock) -> None:
        last: int | None = None
        await asyncio.sleep(self.first)
        while True:
            async with self._speaking:
                number = self._turns.number(ticket.id)
                if number is not None and number != last:
                    async with saying:
                        if not await _said(courier, asking.IN_LINE.of(number=number).to(ticket.locale)):
                            return
                    last = number
                    await asyncio.sleep(self.apart)
            await asyncio.sleep(self.again)


async def _said(courier: Courier, text: str) -> bool:
    try:
        await courier.wait(text)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        log.warning("where a question stands in line could not be told: %s", type(error).__name__)
        return False
    return True
