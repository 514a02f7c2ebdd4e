"""Every button and the modal, on SimCord's in-memory Discord."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing_bot.discord_app.process.client import BriefingBot
from briefing_bot.discord_app.state.store import Feedback
from briefing_bot.discord_app.views.markdown import unescape

from tests.support.samples import BRIDGE
from tests.support.simulated import DAYS, Simulated, buttons, run, simulated, texts

QUESTION = "What is known of the old bridge and its repairs?"


async def asked(d: Simulated, who: Any) -> Any:
    """The message that answers somebody's question, with more than one page."""
    result = await who.slash(d.channel, "ask", question=QUESTION)
    assert "next" in buttons(result.response.components), texts(result.response.components)
    return result.response


async def press(who: Any, message: Any, action: str) -> Any:
    """Press a button of a message."""
    if action in ("thread", "delete") and action not in buttons(message.components):
        await who.click(message, custom_id=buttons(message.components)["more"]["custom_id"])
    return await who.click(message, custom_id=buttons(message.components)[action]["custom_id"])


def quote(message: Any) -> str:
    """The quote that a message shows."""
    line = next(line for line in texts(message.components).splitlines() if line.startswith(">>> "))
    return unescape(line.removeprefix(">>> ").replace("**", ""))


def test_the_asker_turns_the_pages_in_place(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            message = await asked(d, ann)
            first = quote(message)
            assert buttons(message.components)["previous"]["disabled"]
            await press(ann, message, "next")
            second = quote(message)
            assert second != first
            assert second in BRIDGE
            await press(ann, message, "previous")
            assert quote(message) == first

    run(test())


def test_others_turn_a_copy_of_their_own(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            message = await asked(d, ann)
            first = quote(message)
            (copy,) = (await press(ben, message, "next")).followups
            assert copy.ephemeral
            assert quote(message) == first
            second = quote(copy)
            assert second != first
            await press(ben, copy, "previous")
            assert quote(copy) == first

    run(test())


def test_context_shows_the_passage_with_the_quote_marked(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ben = d.member("ben")
            message = await asked(d, d.member("ann"))
            (context,) = (await press(ben, message, "context")).followups
            assert context.ephemeral
            assert quote(context) == quote(message)
            assert len(texts(context.components)) > len(quote(message)) + 60

    run(test())


def test_feedback_is_kept_with_its_reason_and_without_a_name(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            message = await asked(d, ann)
            thanks = await press(ann, message, "helpful")
            assert "Thank you" in thanks.followups[0].content
            shown = await press(ben, message, "unhelpful")
            assert shown.modal["title"] == "Not helpful"
            submitted = await ben.submit_modal(shown, {"reason": "old **news**"})
            assert "Thank you" in submitted.followups[0].content
            assert await d.store.feedback(d.guild.id) == Feedback(1, 1, ("old **news**",))
            again = await press(ben, message, "unhelpful")
            await ben.submit_modal(again, {})
            assert await d.store.feedback(d.guild.id) == Feedback(1, 1, ())

    run(test())


def test_only_the_asker_deletes_an_answer(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            result = await ann.slash(d.channel, "ask", question=QUESTION)
            refused = await press(ben, result.response, "delete")
            assert "Only the person who asked" in refused.followups[0].content
            assert result.response is not None
            stored = await d.store.answer_of_message(d.guild.id, result.response.id)
            assert stored is not None
            await press(ann, result.response, "delete")
            assert result.response is None
            assert await d.store.answer(d.guild.id, stored.id) is None

    run(test())


def test_the_asker_deletes_where_the_bot_may_not_answer_any_more(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            result = await ann.slash(d.channel, "ask", question=QUESTION)
            settings = await d.store.settings(d.guild.id)
            await d.front.set(d.guild.id, type(settings)(channels=(1,)))
            assert "may not answer" in (await press(ann, result.response, "next")).response.content
            refused = await press(d.member("ben"), result.response, "delete")
            assert "Only the person who asked" in refused.followups[0].content
            await press(ann, result.response, "delete")
            assert result.response is None

    run(test())


def test_buttons_work_after_a_restart(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            message = await asked(d, ann)
            first = quote(message)
            modal = await press(ann, message, "unhelpful")
            await d.env.restart_bot(BriefingBot(d.front, days=DAYS))
            await press(ann, message, "next")
            assert quote(message) != first
            late = await ann.submit_modal(modal, {"reason": "written before the restart"})
            assert "Thank you" in late.followups[0].content

    run(test())


def test_an_expired_answer_says_so_kindly(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            message = await asked(d, ann)
            assert await d.store.expire(before=9e9) == 1
            for action in ("next", "context", "more", "helpful"):
                (said,) = (await press(ann, message, action)).followups
                assert said.ephemeral
                assert "has expired" in said.content
            shown = await press(ann, message, "unhelpful")
            late = await ann.submit_modal(shown, {})
            assert "has expired" in late.followups[0].content

    run(test())


def test_a_quote_of_an_article_that_has_changed_is_shown_as_old(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            message = await asked(d, ann)
            for id, article in d.front.desk.articles.items():
                d.front.desk.articles[id] = article.model_copy(update={"body": article.body.swapcase()})
            await press(ann, message, "next")
            assert "has changed since this answer" in texts(message.components)
            assert "said then:" in texts(message.components)
            assert d.front.metrics.registry.get_sample_value("briefing_quote_failures_total") == 0

    run(test())


def test_articles_that_change_are_seen_at_the_next_question(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            message = await asked(d, ann)
            for file in (tmp_path / "corpus").iterdir():
                file.write_text("The ferry of Lind was sold for 7 million euros on Friday, its owner said.")
            d.wait_out_the_cooldown()
            after = await ann.slash(d.channel, "ask", question="What was the ferry of Lind sold for?")
            assert "7 million euros" in texts(after.response.components)
            assert [a.body[:9] for a in d.front.desk.articles.values()] == ["The ferry"]
            await press(ann, message, "next")
            assert "has changed since this answer" in texts(message.components) or "is not shown" in texts(
                message.components
            )

    run(test())


def test_a_quote_of_an_article_that_is_gone_is_not_shown(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            message = await asked(d, ann)
            d.front.desk.articles.clear()
            await press(ann, message, "next")
            assert "is not shown: the article no longer says these words" in texts(message.components)
            assert ">>>" not in texts(message.components)
            assert d.front.metrics.registry.get_sample_value("briefing_quote_failures_total") >= 1

    run(test())


def test_those_who_may_not_ask_may_not_press(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            readers = d.guild.create_role("readers")
            message = await asked(d, d.member("ann"))
            settings = await d.store.settings(d.guild.id)
            await d.front.set(d.guild.id, type(settings)(role=readers.id))
            refused = await press(d.member("ben"), message, "next")
            assert "Only members with the role" in refused.response.content

    run(test())


def test_a_thread_is_opened_about_an_answer(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            result = await ann.slash(d.channel, "ask", question="What did Engineer Piet Halm deny?")
            await press(ann, result.response, "thread")
            (thread,) = d.channel.threads
            assert thread.name == "What did Engineer Piet Halm deny?"
            assert "I will take it as a follow-up" in thread.last_message.content
            assert await d.store.thread(d.guild.id, thread.id)

    run(test())
