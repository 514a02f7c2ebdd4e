"""The connection to Discord: what arrives, and where it goes."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import json
import logging
from collections.abc import Callable, Coroutine
from typing import Any, cast

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands as ext
from discord.gateway import ReconnectWebSocket

from briefing_bot.discord_app.delivery.replying import (
    NOBODY,
    ChannelCourier,
    Courier,
    Interaction,
    TakenError,
    TokenCourier,
    UndeliveredError,
    deliver,
    tell,
)
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.interactions import chat, presses
from briefing_bot.discord_app.interactions.commands import commands
from briefing_bot.discord_app.interactions.front import Front
from briefing_bot.discord_app.interactions.manage import group
from briefing_bot.discord_app.interactions.setup import check_again
from briefing_bot.discord_app.interactions.watch import unwatch, watch_command
from briefing_bot.discord_app.process.mornings import Mornings
from briefing_bot.discord_app.process.shards import ALL_SHARDS, APART, Shards, turn_to_identify
from briefing_bot.discord_app.state.store import Ticket
from briefing_bot.discord_app.views.buttons import REASON, AnswerButton, ForgetButton, SetupButton, UnwatchButton
from briefing_bot.discord_app.views.wording import asking
from briefing_bot.discord_app.views.wording.commands import CommandTranslator

log = logging.getLogger(__name__)

_COMMANDS_HASH = "commands"
_RESUME_EVERY = 15  # looks for what others left


_OF_ANOTHER_VERSION = (
    app_commands.CommandSignatureMismatch,
    app_commands.CommandNotFound,
    app_commands.TransformerError,
)
_OURS = (AnswerButton, ForgetButton, UnwatchButton, SetupButton)


class Tree(app_commands.CommandTree["BriefingBot"]):
    """Commands, with one door in and one place for errors."""

    async def interaction_check(self, interaction: discord.Interaction[BriefingBot], /) -> bool:
        """Let each fresh interaction in once; one that comes too late is told of in its channel."""
        front = self.client.front
        if front.door.admits(interaction.id):
            return True
        if not front.door.in_time(interaction.id):
            front.unheard.add(interaction)
        return False

    async def on_error(
        self, interaction: discord.Interaction[BriefingBot], error: app_commands.AppCommandError, /
    ) -> None:
        """Order of decisions: not let in -> nothing; a command as it was before -> told; could not be delivered -> a line;
        anything else -> told and logged."""
        if isinstance(error, app_commands.CheckFailure):
            return
        if isinstance(error, _OF_ANOTHER_VERSION):
            log.warning("a command of another version: %s", type(error).__name__)
            await tell(interaction, asking.RELOAD)
            return
        cause = error.__cause__ or error
        await self.client.failed("command", interaction, cause)


class BriefingBot(ext.AutoShardedBot):
    """One connection, all shards. What outlives it is in ``front``.

    Seconds: ``sync_patience`` that registering the commands may hold up the connection, ``sync_pause`` until that is tried
    again, ``look_every`` between two looks for what is new and to be told, ``claim_every`` for what other processes left, ``apart``
    between two IDENTIFYs of a bucket.

    ``shards`` are those of this process, and ``leads`` tells whether it does what one of all processes does.
    """

    sync_patience, sync_pause, look_every, claim_every, apart = 5.0, 60.0, 150.0, 10.0, APART

    def __init__(
        self,
        front: Front,
        *,
        days: int,
        grace: int = 30,
        shards: Shards = ALL_SHARDS,
        leads: Callable[[], bool] = lambda: True,
        **options: Any,
    ) -> None:
        if shards.among:
            options |= {"shard_ids": shards.ids, "shard_count": shards.among}
        trace = aiohttp.TraceConfig()
        trace.on_request_start.append(self._requesting)
        trace.on_request_end.append(self._responded)
        trace.on_request_exception.append(self._unheard_of)
        super().__init__(
            command_prefix=ext.when_mentioned,
            help_command=None,
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=NOBODY,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            tree_cls=Tree,
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            http_trace=trace,
            **options,
        )
        self.front = front
        front.desk.unanswered = lambda ticket: front.escalate(self, ticket)
        self._leads = leads
        self._buckets: int | None = None
        self._days = days
        self._grace = grace
        self._resuming: asyncio.Task[None] | None = None
        self._syncing: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._up: set[int] = set()

    # Connecting.

    async def setup_hook(self) -> None:
        """Before the gateway: register commands and buttons; tell Discord of the commands where they changed."""
        for command in commands(self.front, self._days, self._grace):
            self.tree.add_command(command)
        self.tree.add_command(watch_command(self.front))
        self.tree.add_command(group(self.front))
        self.add_dynamic_items(*_OURS)
        translator = CommandTranslator()
        await self.tree.set_translator(translator)
        self._syncing = asyncio.create_task(self._keep_commands(translator))
        if self._leads():
            await asyncio.wait(
                (self._syncing,), timeout=self.sync_patience
            )  # Discord may know them; then they work meanwhile

    async def _keep_commands(self, translator: CommandTranslator) -> None:
        """Register the commands, once this process leads; again and again where Discord cannot take them now."""
        while True:
            try:
                if self._leads():
                    await self._sync(translator)
                    return
            except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
                log.warning("the commands could not be registered yet: %s", type(error).__name__)
            await self.front.ban.over(self.sync_pause)

    async def _sync(self, translator: CommandTranslator) -> None:
        payload = [
            await command.get_translated_payload(self.tree, translator) for command in self.tree.get_commands(type=None)
        ]
        text = json.dumps([self.application_id, payload], sort_keys=True, default=str)
        digest = hashlib.sha256(text.encode()).hexdigest()
        try:
            if await self.front.store.value(_COMMANDS_HASH) == digest and await self._are_there():
                return
            await self.tree.sync()
            await self.front.store.set_value(_COMMANDS_HASH, digest)
        except StoreError as error:
            log.warning("whether the commands changed is not known: %s", error)
        except app_commands.AppCommandError as error:
            log.error("Discord refused the commands: %s", error)  # noqa: TRY400 - the message says it all
            return
        log.info("commands registered: count=%d", len(payload))

    async def _are_there(self) -> bool:
        """Whether Discord has the commands: somebody, or a program with the same token, may have deleted them."""
        mine = {(command.name, _type_of(command)) for command in self.tree.get_commands(type=None)}
        return mine == {(command.name, command.type.value) for command in await self.tree.fetch_commands()}

    async def on_ready(self) -> None:
        """Connected: take up what was left unanswered."""
        self.front.metrics.connects.labels("ready").inc()
        log.info("connected: servers=%d shards=%d", len(self.guilds), len(self.shards))
        # Ten thousand servers are a million objects that stay: to look through them for garbage takes 0.1 s of processor time, and
        # nothing is acknowledged meanwhile.
        gc.unfreeze()
        gc.freeze()
        await self.front.joined({guild.id for guild in self.guilds})
        if self._resuming is None:
            self._resuming = asyncio.create_task(self._resume())
            self._looking = asyncio.create_task(self._look())

    async def _resume(self) -> None:
        """Take up what was left unanswered: by an earlier run now, by another process soon, by an outage of Discord's every
        few minutes."""
        look = 0
        while not self.front.desk.stopping:
            await self.front.desk.resume(self._courier, claimed=look % _RESUME_EVERY > 0)
            await self.front.ban.over(self.claim_every)
            look += 1

    async def _look(self) -> None:
        """Post digests that are due, and tell of what is watched for, every few minutes."""
        mornings = Mornings(self.front)
        while True:
            for look in (mornings.look, self.front.watching.look):
                if not self._leads():
                    break
                try:
                    await look(self)
                except Exception:  # one fault must not end the looking for all servers
                    self.front.metrics.errors.labels("looking").inc()
                    log.exception("error while looking for what is new")
            await asyncio.sleep(self.look_every)

    async def close(self) -> None:
        """End the connection."""
        for task in (self._resuming, self._syncing, self._looking):
            if task is not None:
                task.cancel()
        await super().close()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Discord wants few IDENTIFYs at a time, over all processes."""
        if self._buckets is None:
            self._buckets = (await self.fetch_session_start_limits()).max_concurrency
        await turn_to_identify(self.front.store, (shard_id or 0) % self._buckets, self.apart)

    async def launch_shard(self, gateway: Any, shard_id: int, *, initial: bool = False) -> None:
        """Launch a shard that takes its session up again when it is refused at first.

        discord.py's shards identify anew then (its plain client resumes), and what came meanwhile is lost.
        """
        await super().launch_shard(gateway, shard_id, initial=initial)
        found = self.get_shard(shard_id)
        assert found
        shard = found._parent

        async def reconnect() -> None:
            await shard.reidentify(ReconnectWebSocket(shard_id, resume=shard.ws.session_id is not None))

        shard.reconnect = reconnect  # type: ignore[method-assign]

    async def on_shard_ready(self, shard_id: int) -> None:
        """A shard has its servers."""
        self._shard(shard_id, up=True)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """A shard goes on where it broke off."""
        self._shard(shard_id, up=True)
        self.front.metrics.connects.labels("resumed").inc()

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """A shard's connection broke; discord.py connects again."""
        self._shard(shard_id, up=False)
        self.front.metrics.connects.labels("disconnected").inc()

    def _shard(self, shard_id: int, *, up: bool) -> None:
        (self._up.add if up else self._up.discard)(shard_id)
        self.front.metrics.ready.set(len(self._up) == len(self.shard_ids or range(self.shard_count or 0)))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """A new server: learn its settings before it asks."""
        await self.front.learn(guild.id)
        await self.front.joined({guild.id})

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Taken out of a server."""
        await self.front.left(guild.id)

    def _courier(self, ticket: Ticket) -> Courier:
        return TokenCourier(self, ticket) if ticket.token else ChannelCourier(self, ticket.channel, ticket.id)

    async def _requesting(self, session: Any, context: Any, params: aiohttp.TraceRequestStartParams) -> None:
        self.front.ban.check()

    async def _responded(self, session: Any, context: Any, params: aiohttp.TraceRequestEndParams) -> None:
        self.front.door.heard(params.response.headers.get("Date"))
        self.front.ban.heard(params.response.status, params.response.headers)
        if params.response.status >= 500:
            self.front.door.failed(params.url.path)
        self.front.metrics.requests.labels(str(params.response.status)).inc()

    async def _unheard_of(self, session: Any, context: Any, params: aiohttp.TraceRequestExceptionParams) -> None:
        self.front.door.failed(params.url.path)

    # What people do.

    async def on_message(self, message: discord.Message, /) -> None:
        """A message; most are none of our business."""
        await chat.heard(self.front, self, message)

    async def on_thread_create(self, thread: discord.Thread, /) -> None:
        """A new thread, or post of a forum."""
        await chat.posted(self.front, self, thread)

    async def pressed(self, interaction: Interaction, action: str, answer: str, position: int) -> None:
        """A button under an answer."""
        await self._once("button", interaction, presses.press(self.front, interaction, action, answer, position))

    async def forgetting(self, interaction: Interaction, *, everywhere: bool) -> None:
        """A button of /privacy."""
        await self._once("button", interaction, presses.forget(self.front, interaction, everywhere=everywhere))

    async def unwatching(self, interaction: Interaction, watch: str) -> None:
        """A button that ends a watch."""
        await self._once("button", interaction, unwatch(self.front, interaction, watch))

    async def checking_setup(self, interaction: Interaction) -> None:
        """The button of /briefing setup."""
        await self._once("button", interaction, check_again(self.front, interaction))

    async def _once(self, where: str, interaction: Interaction, work: Coroutine[Any, Any, None]) -> None:
        """Do what an interaction asks for, if it is let in; whatever goes wrong, the person is told."""
        if not self.front.door.admits(interaction.id):
            work.close()
            return
        try:
            await work
        except Exception as error:  # noqa: BLE001 - whatever it was, the person must be told
            await self.failed(where, interaction, error)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Modals are taken up here, by their id, as discord.py forgets them when it restarts; so is what nobody knows."""
        kinds = discord.InteractionType
        if interaction.type not in (kinds.component, kinds.modal_submit):
            return
        id = str(cast(dict[str, Any], interaction.data or {}).get("custom_id", ""))
        match = REASON.fullmatch(id) if interaction.type is kinds.modal_submit else None
        if not match and not any(item.__discord_ui_compiled_template__.fullmatch(id) for item in _OURS):
            if self.front.door.admits(interaction.id):
                await tell(interaction, asking.OLD_BUTTON)
        elif match:
            await self._once("modal", interaction, presses.reason(self.front, interaction, match["answer"]))

    # What goes wrong.

    async def failed(self, where: str, interaction: Interaction, error: BaseException) -> None:
        """Log an error without its text, which may hold what people wrote, and tell the person."""
        if isinstance(error, TakenError):
            self.front.metrics.dropped.labels("another process has it").inc()
            return
        if isinstance(error, UndeliveredError) or (isinstance(error, discord.HTTPException) and error.status < 500):
            log.warning("could not respond to a %s: %s", where, type(error).__name__)
            return
        self.front.metrics.errors.labels(where).inc()
        log.error("error in a %s", where, exc_info=error)
        if interaction.response.is_done():
            send, said = interaction.followup.send, asking.WENT_WRONG.to(interaction.locale)
            await deliver(lambda: send(said, ephemeral=True, allowed_mentions=NOBODY))
        else:
            await tell(interaction, asking.WENT_WRONG)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """An event that failed: a line in the log and a count; never the event's content."""
        self.front.metrics.errors.labels("event").inc()
        log.exception("error in %s", event_method)


def _type_of(command: Any) -> int:
    """The type of a command as Discord counts them."""
    return command.type.value if isinstance(command, app_commands.ContextMenu) else 1
