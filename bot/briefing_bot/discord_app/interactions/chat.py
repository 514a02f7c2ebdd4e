"""Chat: mention the bot, reply to it, or write to it directly. Otherwise it never speaks.

Without privileged intents Discord gives a bot the content of messages that mention it, that reply to a message of its
with a ping, or that are direct; others arrive empty, replies to a command's answer among them. A reply that arrives
empty is told so; in a thread that the bot opened, other messages once.
"""

from __future__ import annotations

import logging
import re
from typing import Any

import discord

from briefing_bot.discord_app.delivery.replying import ChannelCourier, UndeliveredError
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.interactions.front import THREADABLE, Front, channels_of, roles_of
from briefing_bot.discord_app.interactions.rules import asks_nothing, refusal
from briefing_bot.discord_app.state.store import ServerSettings, StoredAnswer, Ticket
from briefing_bot.discord_app.views.wording import asking
from briefing_bot.discord_app.views.wording.text import Text

log = logging.getLogger(__name__)

FRESH = 15 * 60.0
"""Seconds in which a mention without a reply is taken to go on with the same person's last question."""
_LATE = 5 * 60.0  # a message that comes with a resumed connection is still answered, as long as this
_LONG_AGO = 0.0
_MOST_THREADS = 50_000
_ANSWERED_TYPES = (discord.MessageType.default, discord.MessageType.reply)


async def heard(front: Front, client: discord.Client, message: discord.Message) -> None:
    """Answer a message if it is addressed to the bot."""
    me = client.user
    if me is None or message.author.bot or message.webhook_id or message.type not in _ANSWERED_TYPES:
        return
    place = message.guild.id if message.guild else message.channel.id
    own_role = message.guild.self_role if message.guild else None
    by_role = own_role is not None and own_role in message.role_mentions
    addressed = message.guild is None or me in message.mentions or by_role
    thread = await _our_thread(front, place, message) if message.guild else None
    if not addressed and not thread:
        return
    if message.guild:
        settings = await front.learn(place) or ServerSettings()
        if refusal(settings, channels_of(message.channel), roles_of(message.author)):
            front.metrics.refused.labels("not here").inc()
            return
    named = rf"<@!?{me.id}>" + (rf"|<@&{own_role.id}>" if own_role else "")
    question = " ".join(re.sub(named, " ", message.content).split())
    if asks_nothing(question):
        await _explain(front, client, message, addressed)
        return
    if not front.door.admits(message.id, within=_LATE):
        return
    person = front.desk.person(message.author.id)
    away = await front.turned_away(place, person, message.guild is not None)
    if away:
        await _reply(client, message, away)
        return
    before, goes_on = await _before(front, place, message, person, thread)
    ticket = Ticket(
        id=message.id,
        place=place,
        channel=message.channel.id,
        person=person,
        kind="chat",
        questions=(question,),
        created=front.clock(),
        after=before.id if before else None,
        **(_part_of(before) if before and goes_on else {}),
        in_guild=message.guild is not None and message.channel.type in THREADABLE,
        asked=front.asked(place, message.channel if message.guild else None),
        locale=_locale(message),
    )
    await front.desk.take(ticket, _courier(client, message))


def _by_name(client: discord.Client, message: discord.Message) -> bool:
    """Whether the bot itself is mentioned, and not its role alone, with which Discord does not show it a message's words."""
    return message.guild is None or client.user in message.mentions


async def posted(front: Front, client: discord.Client, thread: discord.Thread) -> None:
    """Answer the title of a new post in a forum that the managers have bound the bot to. Its words Discord does not show."""
    parent = thread.parent
    if (
        not isinstance(parent, discord.ForumChannel)
        or thread.owner_id is None
        or thread.owner_id == client.application_id
    ):
        return
    settings = await front.learn(thread.guild.id) or ServerSettings()
    if parent.id not in settings.channels or settings.role is not None or asks_nothing(thread.name):
        return
    person = front.desk.person(thread.owner_id)
    if not front.door.admits(thread.id, within=_LATE) or await front.turned_away(thread.guild.id, person, True):
        return
    ticket = Ticket(
        id=thread.id,  # a post's first message has the id of its thread
        place=thread.guild.id,
        channel=thread.id,
        person=person,
        kind="chat",
        questions=(thread.name,),
        created=front.clock(),
        asked=front.asked(thread.guild.id, thread),
        locale=str(thread.guild.preferred_locale),
    )
    await front.desk.take(ticket, ChannelCourier(client, thread.id, thread.id))


async def _our_thread(front: Front, place: int, message: discord.Message) -> str | None:
    """The answer that the message's thread was opened about, None where the thread is not the bot's."""
    channel = message.channel
    if not isinstance(channel, discord.Thread):
        return None
    if channel.id not in front.threads:
        if len(front.threads) >= _MOST_THREADS:
            front.threads.clear()
        try:
            front.threads[channel.id] = await front.store.thread(place, channel.id) or ""
        except StoreError:
            front.metrics.store_errors.inc()
            return None
    return front.threads[channel.id] or None


async def _before(
    front: Front, place: int, message: discord.Message, person: str, thread: str | None
) -> tuple[StoredAnswer | None, bool]:
    """The answer that a message follows: the one replied to; else the last in our thread or of this person. And whether it
    plainly goes on with it, and does not merely come soon after."""
    store, channel = front.store, message.channel.id
    try:
        if message.reference and message.reference.message_id:
            replied = await store.answer_of_message(place, message.reference.message_id)
            if replied:
                return replied, True
        if thread:
            last = await store.latest_answer(place, channel, person=None, since=_LONG_AGO)
            return last or await store.answer(place, thread), True
        return await store.latest_answer(place, channel, person=person, since=front.clock() - FRESH), False
    except StoreError:
        front.metrics.store_errors.inc()
        return None, False


def _part_of(answer: StoredAnswer) -> dict[str, Any]:
    """The part of the briefing that an answer was limited to: the article, the source and the days of its `/ask`, or those that
    were named since."""
    within = answer.answers[-1].get("within") or {}
    return {name: within.get(name) for name in ("article", "source", "since", "until")}


async def _explain(front: Front, client: discord.Client, message: discord.Message, addressed: bool) -> None:
    """Say how to ask: to whoever wrote nothing but a mention; once in a thread of ours where messages arrive empty."""
    if addressed:
        if front.door.admits(message.id, within=_LATE):
            unread = not message.content and (message.reference or not _by_name(client, message))
            await _reply(client, message, asking.EMPTY_REPLY if unread else asking.HOW)
    elif message.channel.id not in front.explained:
        front.explained.add(message.channel.id)
        await _reply(client, message, asking.UNREADABLE)


async def _reply(client: discord.Client, message: discord.Message, text: Text) -> None:
    said = text.to(_locale(message))
    try:
        await _courier(client, message).note(said)
    except (discord.HTTPException, UndeliveredError) as error:
        log.warning("a note could not be said: %s", type(error).__name__)


def _courier(client: discord.Client, message: discord.Message) -> ChannelCourier:
    return ChannelCourier(client, message.channel.id, message.id, message.author, _locale(message))


def _locale(message: discord.Message) -> str | None:
    """The language of a message's server: of whoever writes Discord does not say it."""
    return str(message.guild.preferred_locale) if message.guild else None
