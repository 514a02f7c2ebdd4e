"""What the buttons do. Acknowledged first; then the answer is looked up under its place and checked again."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import discord

from briefing_bot.discord_app.delivery.replying import NOBODY, Interaction, defer, deliver, first
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.store import StoredAnswer
from briefing_bot.discord_app.views.buttons import ReasonModal, reason_of
from briefing_bot.discord_app.views.layout import Layout
from briefing_bot.discord_app.views.markdown import plain_label
from briefing_bot.discord_app.views.pages import context_page
from briefing_bot.discord_app.views.wording import answers, stored
from briefing_bot.discord_app.views.wording.text import Text
from briefing_bot.errors import BriefingError

if TYPE_CHECKING:
    from briefing_bot.discord_app.interactions.front import Front

log = logging.getLogger(__name__)


async def press(front: Front, interaction: Interaction, action: str, answer: str, position: int) -> None:
    """Do what a button says.

    Whoever may not use the bot here, or not any more, may still delete what they asked: only the asker can.
    """
    refused = await front.refused(interaction)
    if refused and action not in ("delete", "more", "less"):
        await front.tell(interaction, refused)
        return
    front.metrics.presses.labels(action).inc()
    if action == "unhelpful":
        # A modal must be the first response, so the answer is looked up when the reason comes.
        await first(interaction, lambda: interaction.response.send_modal(ReasonModal(answer, interaction.locale)))
        return
    if not await defer(interaction):
        return
    if action == "helpful":
        await _keep_feedback(front, interaction, answer, helpful=True, reason=None)
        return
    stored = await _find(front, interaction, answer)
    if stored is None:
        return
    if action in ("previous", "next"):
        await _turn(front, interaction, stored, position + (1 if action == "next" else -1))
    elif action in ("more", "less"):
        view = front.desk.showing.view(
            stored, front.desk.showing.read(stored), position, more=action == "more", locale=interaction.locale
        )
        edit = interaction.edit_original_response
        await deliver(lambda: edit(view=view, allowed_mentions=NOBODY))
    elif action == "context":
        await _context(front, interaction, stored, position)
    elif action == "thread":
        await _thread(front, interaction, stored)
    else:
        await _delete(front, interaction, stored)


async def reason(front: Front, interaction: Interaction, answer: str) -> None:
    """Take what was written in the modal."""
    if await defer(interaction):
        await _keep_feedback(front, interaction, answer, helpful=False, reason=reason_of(interaction))


async def forget(front: Front, interaction: Interaction, *, everywhere: bool) -> None:
    """Delete what is stored on the person."""
    if not await defer(interaction):
        return
    try:
        count = await front.forget(front.place(interaction), front.person(interaction), everywhere=everywhere)
    except StoreError:
        front.metrics.store_errors.inc()
        await _whisper(interaction, stored.NOT_DELETED)
        return
    await _whisper(interaction, stored.DELETED.of(count=count))


async def _find(front: Front, interaction: Interaction, answer: str) -> StoredAnswer | None:
    try:
        stored = await front.store.answer(front.place(interaction), answer)
    except StoreError:
        front.metrics.store_errors.inc()
        await _whisper(interaction, answers.NOT_LOOKED_UP)
        return None
    if stored is None:
        await _whisper(interaction, answers.EXPIRED)
    elif stored.own and front.desk.shelves.own(stored.shelf) is None and front.desk.shelves.folder(stored.shelf):
        try:
            await front.desk.look(stored.shelf)
        except BriefingError as error:
            log.warning("a briefing cannot be read: %s", type(error).__name__)
            await _whisper(interaction, answers.NO_BRIEFING)
            return None
    return stored


async def _whisper(interaction: Interaction, text: Text) -> None:
    send, said = interaction.followup.send, text.to(interaction.locale)
    await deliver(lambda: send(said, ephemeral=True, allowed_mentions=NOBODY))


async def _turn(front: Front, interaction: Interaction, stored: StoredAnswer, position: int) -> None:
    """The asker turns the page for all; others get a copy of their own, which they then turn."""
    view = front.desk.showing.view(stored, front.desk.showing.read(stored), position)
    message = interaction.message
    own = message is not None and message.flags.ephemeral
    if own or front.person(interaction) == stored.person:
        edit = interaction.edit_original_response
        await deliver(lambda: edit(view=view, allowed_mentions=NOBODY))
    else:
        send = interaction.followup.send
        await deliver(lambda: send(view=view, ephemeral=True, allowed_mentions=NOBODY))


async def _context(front: Front, interaction: Interaction, stored: StoredAnswer, position: int) -> None:
    answers = front.desk.showing.read(stored)
    made = front.desk.showing.pages(answers, stored)
    page = context_page(answers, made[min(position, len(made) - 1)])
    front.desk.showing.report(page)
    send = interaction.followup.send
    await deliver(lambda: send(view=Layout(page), ephemeral=True, allowed_mentions=NOBODY))


async def _keep_feedback(
    front: Front, interaction: Interaction, answer: str, *, helpful: bool, reason: str | None
) -> None:
    try:
        known = await front.store.save_feedback(
            front.place(interaction), answer, front.person(interaction), helpful, reason
        )
    except StoreError:
        front.metrics.store_errors.inc()
        await _whisper(interaction, answers.NOT_LOOKED_UP)
        return
    if known:
        front.metrics.feedback.labels("yes" if helpful else "no").inc()
    await _whisper(interaction, answers.THANKS if known else answers.EXPIRED)


async def _delete(front: Front, interaction: Interaction, stored: StoredAnswer) -> None:
    if front.person(interaction) != stored.person:
        await _whisper(interaction, answers.NOT_YOURS)
        return
    await deliver(interaction.delete_original_response)
    await front.store.delete_answer(stored.place, stored.id)


async def _thread(front: Front, interaction: Interaction, stored: StoredAnswer) -> None:
    message = interaction.message
    assert message is not None
    rights = interaction.app_permissions
    if not (rights.create_public_threads and rights.send_messages_in_threads):
        await _whisper(interaction, answers.NO_THREADS)
        return
    name = plain_label(str(stored.answers[0]["question"]), 90) or "Briefing"
    try:
        thread = await message.create_thread(name=name, auto_archive_duration=1440)
    except discord.HTTPException as error:
        already = error.code == 160004
        cause = answers.THREAD_THERE if already else answers.NO_THREADS
        await _whisper(interaction, cause)
        return
    await front.store.save_thread(stored.place, thread.id, stored.id)
    front.threads[thread.id] = stored.id
    told = answers.THREAD_OPENED.to(interaction.guild_locale)
    try:
        await deliver(lambda: thread.send(told, allowed_mentions=NOBODY))
    except discord.HTTPException as error:
        log.warning("a thread may not be written in: code=%s", error.code)
        await _whisper(interaction, answers.MUTE_THREAD)
