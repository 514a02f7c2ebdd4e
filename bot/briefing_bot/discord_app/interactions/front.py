"""What every command, button and message needs: who, where, may they, and how to turn it into a ticket."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Set
from typing import Any

import discord

from briefing_bot.discord_app.delivery.ban import Ban
from briefing_bot.discord_app.delivery.desk import Desk
from briefing_bot.discord_app.delivery.keeping import Keeping
from briefing_bot.discord_app.delivery.replying import (
    Interaction,
    InteractionCourier,
    UndeliveredError,
    defer,
    deliver,
    tell,
)
from briefing_bot.discord_app.delivery.seen import SEEN
from briefing_bot.discord_app.delivery.watching import STAMP, WATCHED, Watching
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.interactions.door import Door
from briefing_bot.discord_app.interactions.rules import Cooldowns, asks_nothing, refusal
from briefing_bot.discord_app.interactions.unheard import Unheard
from briefing_bot.discord_app.process.metrics import Metrics
from briefing_bot.discord_app.state.store import AnswerKind, Change, ServerSettings, Store, Ticket
from briefing_bot.discord_app.views.markdown import label
from briefing_bot.discord_app.views.wording import asking
from briefing_bot.discord_app.views.wording.text import Text
from briefing_bot.errors import BriefingError
from briefing_bot.models import Article, Within

log = logging.getLogger(__name__)

_SETTINGS_PATIENCE, _SHELF_PATIENCE = 1.0, 2.0
_ESCALATE_EVERY = 300.0
LEFT, DIGEST, OF_PERSON, ESCALATED = "left ", "digest ", "briefing of ", "escalated "
_ACKNOWLEDGED_AT_ONCE = 32
THREADABLE = frozenset({discord.ChannelType.text, discord.ChannelType.news})
"""Channels in which a thread can be opened about a message."""


class Front:
    """The front end without its connection: what stays when the connection is replaced.

    ``threads`` maps threads that the bot opened, and has met since it started, to their answers ("" for those of
    others); ``explained`` are those where it said once that it cannot read everything. ``shares`` are how many questions
    a server and a person may have open, ``watches`` how many of these each may have. ``ban`` is until when nothing may be sent to Discord, ``acknowledging`` limits how
    many first responses are on their way at once, and ``unheard`` tells of those that came too late.
    """

    def __init__(
        self,
        store: Store,
        desk: Desk,
        metrics: Metrics,
        clock: Callable[[], float] = time.time,
        *,
        shares: tuple[int, int] = (250, 5),
        watches: int = 10,
    ) -> None:
        self.store = store
        self.desk = desk
        self.metrics = metrics
        self.clock = clock
        self.door = Door(metrics, clock)
        self.cooldowns = Cooldowns()
        self.ban = Ban()
        self.acknowledging = asyncio.Semaphore(_ACKNOWLEDGED_AT_ONCE)
        self.unheard = Unheard()
        self._shares = shares
        self.keeping: Keeping | None = None
        self.watching = Watching(desk, clock, watches)
        self._began = clock()
        self.threads: dict[int, str] = {}
        self.explained: set[int] = set()
        self._settings: dict[int, ServerSettings] = {}
        self._learning: dict[int, asyncio.Future[ServerSettings]] = {}
        self._hearing: set[asyncio.Future[None]] = set()

    # Who and where.

    def place(self, interaction: Interaction) -> int:
        """The server's id; in direct messages the channel's."""
        return interaction.guild_id or interaction.channel_id or interaction.user.id

    def person(self, interaction: Interaction) -> str:
        """The hash under which the person is kept."""
        return self.desk.person(interaction.user.id)

    def asked(self, place: int, channel: Any) -> int:
        """Whose briefing answers in a channel of a server where it is not the server's, else 0; ``channel`` None for direct messages."""
        found = self.desk.shelves.asked(place, channels_of(channel)) if channel is not None else place
        return 0 if found == place else found

    def shelf(self, interaction: Interaction) -> int:
        """Whose briefing answers."""
        place = self.place(interaction)
        return self.asked(place, interaction.channel if interaction.guild_id else None) or place

    # The settings of servers, kept in memory so that they are known before the first response.

    async def learn(self, place: int) -> ServerSettings | None:
        """The settings of a server, read once; None where the database does not give them in time."""
        if place not in self._settings:
            if place not in self._learning:  # many may ask at once in a server not met before
                self._learning[place] = asyncio.ensure_future(self.store.settings(place))
            reading = self._learning[place]
            try:
                self._settings.setdefault(place, await asyncio.wait_for(asyncio.shield(reading), _SETTINGS_PATIENCE))
            except (StoreError, TimeoutError):
                self.metrics.store_errors.inc()
                return None
            finally:
                if reading.done():
                    self._learning.pop(place, None)
        return self._settings[place]

    async def set(self, place: int, settings: ServerSettings) -> None:
        """Keep new settings of a server."""
        await self.store.save_settings(place, settings)
        self._settings[place] = settings

    def known(self, place: int) -> ServerSettings:
        """The settings as far as they are in memory, or the defaults."""
        return self._settings.get(place, ServerSettings())

    def heard(self, change: Change | None) -> None:
        """Another process changed something, or (None) may have: what is in memory of it is read again."""
        task = asyncio.ensure_future(self._read_again(change))
        self._hearing.add(task)
        task.add_done_callback(self._hearing.discard)

    async def _read_again(self, change: Change | None) -> None:
        of_settings = {*self._settings, *self._learning}
        of_briefings = set(self.desk.shelves.read()) if self.keeping else set()
        if change is not None:
            of_settings &= {change.place} if change.kind == "settings" else set()
            of_briefings &= {change.place} if change.kind == "briefing" else set()
        try:
            for place in of_settings:
                self._settings[place] = await self.store.settings(place)
            for place in of_briefings:
                if self.keeping:
                    await self.keeping.see(place)
        except BriefingError as error:
            log.warning("what another process changed is not seen yet: %s", error)

    # Their briefings.

    async def articles(self, place: int) -> list[Article] | None:
        """The articles that a place is answered from; None where they cannot be told within a moment."""
        looking = asyncio.ensure_future(self.desk.shelf(place))
        # Not cancelled, which would end the worker that reads it: it is there for the next one who asks.
        looking.add_done_callback(lambda done: done.cancelled() or done.exception())
        await asyncio.wait((looking,), timeout=_SHELF_PATIENCE)
        if not looking.done() or looking.exception():
            log.warning("a briefing is not there in time")
            return None
        return list(looking.result().articles.values())

    async def escalate(self, client: discord.Client, ticket: Ticket) -> None:
        """Tell the role that a server's managers chose of a public question without an answer; not more often than every
        few minutes, as whoever asks many must not ping."""
        settings, name = await self.learn(ticket.place), f"{ESCALATED}{ticket.place}"
        if settings is None or settings.escalate is None or ticket.private:
            return
        try:
            if self.clock() - float(await self.store.value(name) or "-inf") < _ESCALATE_EVERY:
                return
            await self.store.set_value(name, str(self.clock()))
        except StoreError as error:
            log.warning("a role is not told of a question: %s", error)
            return
        guild = client.get_guild(ticket.place)
        text = asking.NOBODY_KNOWS.of(role=f"<@&{settings.escalate}>", question=label(ticket.questions[0], 300)).to(
            guild.preferred_locale if guild else None
        )
        named = discord.AllowedMentions(everyone=False, users=False, roles=[discord.Object(settings.escalate)])
        channel = client.get_partial_messageable(ticket.channel)
        try:
            await deliver(lambda: channel.send(text, allowed_mentions=named))
        except (discord.HTTPException, UndeliveredError) as error:
            log.warning("a role could not be told of a question: %s", type(error).__name__)

    async def joined(self, places: Set[int]) -> None:
        """The bot is in these servers (again): nothing of them is to be deleted."""
        try:
            for name in await self.store.values(LEFT):
                if int(name.removeprefix(LEFT)) in places:
                    await self.store.set_value(name, "")
        except StoreError as error:
            log.warning("that servers were joined again could not be noted: %s", error)

    async def left(self, place: int) -> None:
        """The bot was taken out of this server: what is stored of it is deleted after a grace time."""
        try:
            await self.store.set_value(f"{LEFT}{place}", str(self.clock()))
        except StoreError as error:
            log.warning("that a server was left could not be noted: %s", error)

    async def forget_left(self, grace: float) -> int:
        """Delete all that is stored of servers that were left more than ``grace`` seconds ago; how many those were.

        Raises:
            StoreError: it could not be deleted now.
        """
        marks = await self.store.values(LEFT)
        gone = [int(name.removeprefix(LEFT)) for name, left in marks.items() if self.clock() - float(left) > grace]
        for place in gone:
            for own in (place, *(-channel for channel in (await self.store.settings(place)).bound)):
                await self.drop_briefing(own)
            self._settings.pop(place, None)
            await self.store.forget_place(place)
            for name in (DIGEST, WATCHED, STAMP, ESCALATED, LEFT):
                await self.store.set_value(f"{name}{place}", "")
        return len(gone)

    async def drop_briefing(self, own: int) -> bool:
        """Delete a briefing of somebody's own; whether there was one. The number is as in :mod:`briefing_bot.discord_app.state.folders`."""
        there = self.keeping is not None and await asyncio.to_thread(self.keeping.folders.delete, own)
        self.desk.shelves.drop(own)
        await self.store.set_value(f"{SEEN}{own}", "")
        if there:
            await self.store.tell(Change("briefing", own))
        return there

    async def forget(self, place: int, person: str, *, everywhere: bool) -> int:
        """Delete what is kept on a person, their briefing included, here or in all places; how many entries that were.

        Raises:
            StoreError: it could not be deleted now.
        """
        count = await self.desk.forget(place, person, everywhere=everywhere)
        own = await self.store.value(f"{OF_PERSON}{person}")
        if own and (everywhere or int(own) == place):
            count += await self.drop_briefing(int(own))
            await self.store.set_value(f"{OF_PERSON}{person}", "")
        return count

    # May they?

    def refusal(self, interaction: Interaction) -> Text | None:
        """Why this person may not use the bot here, or None."""
        if interaction.guild_id is None:
            return None
        return refusal(self.known(interaction.guild_id), channels_of(interaction.channel), roles_of(interaction.user))

    async def refused(self, interaction: Interaction) -> Text | None:
        """As :meth:`refusal`, with the server's settings read first where they are not known."""
        if interaction.guild_id is not None:
            await self.learn(interaction.guild_id)
        return self.refusal(interaction)

    async def turned_away(self, place: int, person: str, in_guild: bool) -> Text | None:
        """Why no further question is taken from this person now, or None, which counts as asking."""
        if self.desk.stopping:
            self.metrics.refused.labels("stopping").inc()
            return asking.STOPPING
        if self.desk.full:
            self.metrics.refused.labels("busy").inc()
            return asking.BUSY
        here, mine = self.desk.open_questions(place, person)
        if mine >= self._shares[1]:
            self.metrics.refused.labels("person's share").inc()
            return asking.YOUR_SHARE.of(count=mine)
        if in_guild and here >= self._shares[0]:
            self.metrics.refused.labels("server's share").inc()
            return asking.ITS_SHARE
        seconds = self.known(place).cooldown if in_guild else ServerSettings().cooldown
        if self.clock() - self._began < seconds:  # an earlier run, or another process, may have answered them
            await self._remember(place, person)
        left = self.cooldowns.wait(place, person, seconds, self.clock())
        if left > 0:
            self.metrics.refused.labels("cooldown").inc()
            return asking.WAIT.of(seconds=max(1, round(left)))
        return None

    async def _remember(self, place: int, person: str) -> None:
        try:
            last = await asyncio.wait_for(self.store.last_question(place, person), _SETTINGS_PATIENCE)
        except (StoreError, TimeoutError):
            self.metrics.store_errors.inc()
            return
        if last is not None:
            self.cooldowns.asked(place, person, last)

    # Asking.

    async def tell(self, interaction: Interaction, text: str | Text) -> None:
        """Say something to the person alone, as the first response."""
        await tell(interaction, text)

    async def ask(
        self,
        interaction: Interaction,
        questions: tuple[str, ...],
        *,
        kind: AnswerKind = "ask",
        private: bool | None = None,
        within: Within | None = None,
        note: str | None = None,
    ) -> None:
        """Take the questions of an interaction, or say why not; ``within`` is the part of the briefing that is asked."""
        in_guild = interaction.guild_id is not None
        place, person = self.place(interaction), self.person(interaction)
        settings = await self.learn(place) if in_guild else ServerSettings()
        refused = self.refusal(interaction) or (asking.HOW if all(map(asks_nothing, questions)) else None)
        refused = refused or await self.turned_away(place, person, in_guild)
        if refused:
            await tell(interaction, refused)
            return
        # Settings that could not be read may have said "private": showing less is what can be undone.
        hidden = private if private is not None else settings.private if settings else True
        ticket = Ticket(
            id=interaction.id,
            place=place,
            channel=interaction.channel_id or 0,
            person=person,
            kind=kind,
            questions=questions,
            created=self.clock(),
            private=hidden,
            **(within.model_dump(mode="json") if within else {}),
            token=interaction.token,
            note=note,
            in_guild=in_guild
            and interaction.client.get_guild(place) is not None
            and getattr(interaction.channel, "type", None) in THREADABLE,
            asked=self.asked(place, interaction.channel if in_guild else None),
            locale=str(interaction.locale),
        )
        await self.desk.take(
            ticket, InteractionCourier(interaction, ticket), defer(interaction, private=hidden, thinking=True)
        )


def may_manage(interaction: Interaction) -> bool:
    """Whether somebody manages the server that they write in, and the bot is a member of it: people can take the bot along."""
    here = interaction.guild_id is not None and interaction.client.get_guild(interaction.guild_id) is not None
    return here and interaction.permissions.manage_guild


def channels_of(channel: Any) -> set[int]:
    """The channel's id and, of a thread, its parent's."""
    return {i for i in (getattr(channel, "id", None), getattr(channel, "parent_id", None)) if i}


def roles_of(user: discord.User | discord.Member) -> set[int]:
    """The ids of a member's roles."""
    return {role.id for role in user.roles} if isinstance(user, discord.Member) else set()
