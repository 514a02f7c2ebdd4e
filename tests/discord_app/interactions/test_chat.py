"""Chat: mentions, replies, threads and direct messages, on SimCord's in-memory Discord."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import discord
from briefing_bot.discord_app.interactions.chat import posted
from briefing_bot.discord_app.state.store import ServerSettings, Ticket

from tests.support.simulated import Simulated, buttons, run, simulated

QUESTION = "What did Engineer Piet Halm deny?"
FOLLOW_UP = "And how old is he?"


def me(d: Simulated) -> str:
    """The bot's mention."""
    assert d.bot.user
    return d.bot.user.mention


def shown(message: Any) -> str:
    """What a message of the bot says."""
    found = [message.content]
    for item in message.components:
        found += [child.content for child in getattr(item, "children", []) if hasattr(child, "content")]
    return "\n".join(found)


def said(d: Simulated, channel: Any) -> list[str]:
    """What the bot said in a channel."""
    assert d.bot.user
    return [shown(m) for m in channel.history() if m.author.id == d.bot.user.id]


def test_a_mention_is_answered_in_place(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            message = await d.member("ann").send(d.channel, f"{me(d)} {QUESTION}")
            answer = d.channel.last_message
            assert answer.reference.message_id == message.id
            assert "Engineer Piet Halm denied" in shown(answer)
            assert answer.mentions == []
            assert d.worker.requests[-1]["questions"] == (QUESTION,)
            assert await d.store.unfinished() == []

    run(test())


def test_otherwise_it_never_speaks(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            hello = await ann.send(d.channel, "When will the bridge be closed?")
            await ben.send(d.channel, "Which bridge?", reply_to=hello)
            await ann.send(d.channel, f"@everyone {ben.mention} look at the bridge")
            assert said(d, d.channel) == []
            assert d.worker.requests == []

    run(test())


def test_a_reply_is_a_follow_up_and_what_was_understood_is_shown(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            await ann.send(d.channel, f"{me(d)} {QUESTION}")
            answer = d.channel.last_message
            d.wait_out_the_cooldown()
            await ann.send(d.channel, FOLLOW_UP, reply_to=answer)
            assert d.worker.requests[-1]["history"] == (QUESTION,)
            follow = d.channel.last_message
            assert "-# Understood as:" in shown(follow)
            assert "Halm" in shown(follow).split("Understood as:")[1]
            assert "61 years old" in shown(follow)

    run(test())


def test_a_reply_to_a_command_answer_is_a_follow_up_too(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            result = await ann.slash(d.channel, "ask", question=QUESTION)
            await ben.send(d.channel, FOLLOW_UP, reply_to=result.response.message)
            assert "Please mention me in it" in said(d, d.channel)[-1]
            await ben.send(d.channel, f"{FOLLOW_UP} {me(d)}", reply_to=result.response.message)
            assert d.worker.requests[-1]["history"] == (QUESTION,)

    run(test())


def test_a_reply_keeps_the_days_and_the_source_that_were_asked_and_a_mention_does_not(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, courier = d.member("ann"), "The Tamsel Courier"
            asked = await ann.slash(d.channel, "ask", question=QUESTION, source=courier, since="2031-05-01")
            part = {"source": courier, "since": "2031-05-01"}
            assert d.worker.requests[-1]["within"] == part
            for reply_to in (asked.response.message, None):
                d.wait_out_the_cooldown()
                await ann.send(d.channel, f"{me(d)} {FOLLOW_UP}", reply_to=reply_to)
                assert d.worker.requests[-1]["history"][0] == QUESTION
                assert d.worker.requests[-1]["within"] == (part if reply_to else None)
                assert ("Only The Tamsel Courier, since 2031-05-01" in said(d, d.channel)[-1]) is bool(reply_to)

    run(test())


def test_a_mention_goes_on_with_ones_own_last_question_only(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            await ann.send(d.channel, f"{me(d)} {QUESTION}")
            await ben.send(d.channel, f"{me(d)} {FOLLOW_UP}")
            assert d.worker.requests[-1]["history"] == ()
            d.wait_out_the_cooldown()
            await ann.send(d.channel, f"{me(d)} {FOLLOW_UP}")
            assert d.worker.requests[-1]["history"] == (QUESTION,)

    run(test())


def test_in_a_thread_of_its_own_everyone_goes_on(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            result = await ann.slash(d.channel, "ask", question=QUESTION)
            for action in ("more", "thread"):
                await ann.click(result.response, custom_id=buttons(result.response.components)[action]["custom_id"])
            (thread,) = d.channel.threads
            await ben.send(thread, f"{me(d)} {FOLLOW_UP}")
            assert d.worker.requests[-1]["history"] == (QUESTION,)
            assert "61 years old" in said(d, thread)[-1]
            d.wait_out_the_cooldown()
            await ann.send(thread, f"{me(d)} Who is he?")
            assert d.worker.requests[-1]["history"] == (QUESTION, FOLLOW_UP)
            # Without the message content intent an unaddressed message arrives empty: say so, once.
            before = len(said(d, thread))
            await ben.send(thread, "and the ferry?")
            await ben.send(thread, "hello?")
            assert len(said(d, thread)) == before + 1
            assert "only messages that mention me" in said(d, thread)[-1]

    run(test())


def test_a_bare_mention_is_told_how_to_ask(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            await d.member("ann").send(d.channel, me(d))
            assert "Ask me a question" in said(d, d.channel)[-1]

    run(test())


def test_direct_messages_are_answered_without_a_mention(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            await ann.send_dm(QUESTION)
            d.wait_out_the_cooldown()
            await ann.send_dm(FOLLOW_UP)
            assert d.worker.requests[-1]["history"] == (QUESTION,)
            assert await d.store.latest_answer(d.guild.id, d.channel.id, person=None, since=0) is None

    run(test())


def test_where_it_may_not_answer_it_is_silent(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            readers = d.guild.create_role("readers")
            quiet = d.guild.create_text_channel("quiet")
            await d.front.set(d.guild.id, ServerSettings(channels=(quiet.id,), role=readers.id))
            ann, ben = d.member("ann", roles=[readers]), d.member("ben")
            await ann.send(d.channel, f"{me(d)} {QUESTION}")
            await ben.send(quiet, f"{me(d)} {QUESTION}")
            assert said(d, d.channel) == said(d, quiet) == []
            await ann.send(quiet, f"{me(d)} {QUESTION}")
            assert "Piet Halm denied" in said(d, quiet)[-1]

    run(test())


def test_chat_has_the_cooldown_too(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            await ann.send(d.channel, f"{me(d)} {QUESTION}")
            await ann.send(d.channel, f"{me(d)} {QUESTION}")
            assert "please wait" in said(d, d.channel)[-1]
            await d.front.set(d.guild.id, replace(ServerSettings(), cooldown=0))
            await ann.send(d.channel, f"{me(d)} {QUESTION}")
            assert "Piet Halm denied" in said(d, d.channel)[-1]

    run(test())


def test_questions_and_answers_mention_nobody(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            result = await ann.slash(d.channel, "ask", question=f"Is the bridge closed, @everyone {ben.mention}?")
            for request in d.env.http_requests:
                body = request.json if isinstance(request.json, dict) else {}
                message = body.get("data", body)
                if isinstance(message, dict) and (message.get("components") or message.get("content")):
                    assert message["allowed_mentions"]["parse"] == [], request
            assert "everyone" not in shown(result.response.message)

    run(test())


class Forum(discord.ForumChannel):
    """A forum of which nothing but its id is known."""

    def __init__(self, id: int) -> None:
        self.id = id


def test_a_post_in_a_bound_forum_is_answered_by_its_title(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            asked: list[Ticket] = []

            async def take(ticket: Ticket, courier: object) -> None:
                asked.append(ticket)

            d.front.desk.take = take  # type: ignore[method-assign,assignment]
            guild = d.bot.get_guild(d.guild.id)
            post: Any = SimpleNamespace(id=88, parent=Forum(77), owner_id=5, name=QUESTION, guild=guild)
            await posted(d.front, d.bot, post)
            assert asked == []  # nobody has bound the bot to the forum
            await d.front.set(d.guild.id, ServerSettings(channels=(77,)))
            post.id = 89
            await posted(d.front, d.bot, post)
            assert [(t.id, t.channel, t.questions) for t in asked] == [(89, 89, (QUESTION,))]
            post.id, post.owner_id = 90, d.bot.application_id
            await posted(d.front, d.bot, post)
            assert len(asked) == 1

    run(test())
