"""Every command, used as people use it, on SimCord's in-memory Discord."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import discord
import pytest
from briefing_bot.discord_app.interactions.choices import article_choices, article_key, chosen_article
from briefing_bot.discord_app.interactions.commands import claims_of, words_of
from briefing_bot.discord_app.state.store import ServerSettings
from briefing_bot.discord_app.views.wording.commands import CommandTranslator

from tests.support.samples import article
from tests.support.simulated import Simulated, buttons, run, simulated, texts

QUESTION = "When will the old bridge be closed?"


def test_ask_answers_with_a_quote_and_its_source(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            result = await d.member("ann").slash(d.channel, "ask", question=QUESTION)
            shown = texts(result.response.components)
            assert ">>> The old bridge over the Tamsel will be closed on Monday" in shown
            assert "Old bridge to close" in shown
            assert "8 May 2031" in shown
            assert QUESTION not in shown
            assert not result.ephemeral
            assert "](https://courier.example/bridge#:~:text=" in shown
            pressed = set(buttons(result.response.components)) - {"previous", "next"}
            assert pressed == {"context", "helpful", "unhelpful", "more"}

    run(test())


def test_ask_private_is_seen_by_the_asker_alone(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            result = await ann.slash(d.channel, "ask", question=QUESTION, private=True)
            assert result.ephemeral
            await ann.click(result.response, custom_id=buttons(result.response.components)["more"]["custom_id"])
            assert "thread" not in buttons(result.response.components)
            assert "delete" in buttons(result.response.components)

    run(test())


def test_ask_says_when_the_briefing_does_not(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            result = await d.member("ann").slash(d.channel, "ask", question="Who won the chess olympiad?")
            assert "Not in the briefing" in texts(result.response.components)

    run(test())


def test_ask_narrows_to_an_article_chosen_while_typing(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            offered = await ann.autocomplete(d.channel, "ask", "article", "ferry", question="x")
            assert [choice["name"] for choice in offered] == ["A ferry instead · The Tamsel Courier · 2031-05-09"]
            result = await ann.slash(
                d.channel, "ask", question="What happens to the bridge?", article=offered[0]["value"]
            )
            assert "Old bridge to close" not in texts(result.response.components)
            assert d.worker.requests[-1]["within"] == {"article": offered[0]["value"]}
            d.wait_out_the_cooldown()
            unknown = await ann.slash(d.channel, "ask", question=QUESTION, article="no such thing")
            assert "no such article" in unknown.response.content
            assert unknown.ephemeral

    run(test())


def test_ask_narrows_to_a_source_and_days_and_says_so(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            sources = await ann.autocomplete(d.channel, "ask", "source", "tamsel", question="x")
            assert [choice["name"] for choice in sources] == ["The Tamsel Courier · articles: 2"]
            listed = await ann.autocomplete(d.channel, "ask", "since", "", question="x")
            assert [choice["value"] for choice in listed] == ["2031-05-09", "2031-05-08"]
            named = await ann.autocomplete(d.channel, "ask", "since", "Friday", question="x")
            assert [choice["value"] for choice in named] == ["2031-05-09"]
            result = await ann.slash(
                d.channel, "ask", question="What happens to the bridge?", source=sources[0]["value"], since="Friday"
            )
            shown = texts(result.response.components)
            assert "Only The Tamsel Courier, since 2031-05-09" in shown
            assert "A ferry instead" in shown
            assert "Old bridge to close" not in shown
            d.wait_out_the_cooldown()
            for wrong, said in (
                ({"since": "some day"}, "“some day” is no day"),
                ({"since": "2031-05-09", "until": "2031-05-08"}, "give the earlier day first"),
                ({"source": "The Moon"}, "No article of the briefing is from there"),
            ):
                refused = await ann.slash(d.channel, "ask", question=QUESTION, **wrong)
                assert said in refused.response.content
                assert refused.ephemeral

    run(test())


def test_an_overview_has_its_stories_and_what_is_new_since(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            first = await ann.slash(d.channel, "ask", question="What's new?")
            assert "in 2 articles" in texts(first.response.components)
            assert "**new**" not in texts(first.response.components)
            kept = json.loads((await d.store.values("seen "))[f"seen {d.guild.id}"])
            assert set(kept["now"]) == {"1-bridge", "2-ferry"}

    run(test())


def test_a_question_that_cannot_be_asked_is_explained(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            result = await d.member("ann").slash(d.channel, "ask", question="   ")
            assert "Ask me a question" in result.response.content
            assert await d.store.unfinished() == []

    run(test())


def test_a_second_question_at_once_is_asked_to_wait(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            await ann.slash(d.channel, "ask", question=QUESTION)
            again = await ann.slash(d.channel, "ask", question=QUESTION)
            assert again.ephemeral
            assert "please wait" in again.response.content
            assert "closed on Monday" in texts(
                (await ben.slash(d.channel, "ask", question=QUESTION)).response.components
            )

    run(test())


@pytest.mark.parametrize(("stopping", "said"), [(False, "busy"), (True, "being restarted")])
def test_when_full_or_stopping_it_says_so(tmp_path: Path, stopping: bool, said: str) -> None:
    async def test() -> None:
        async with simulated(tmp_path, capacity=0) as d:
            d.front.desk.stopping = stopping
            result = await d.member("ann").slash(d.channel, "ask", question=QUESTION)
            assert result.ephemeral
            assert said in result.response.content

    run(test())


def test_the_menu_checks_a_message(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            message = await ben.send(
                d.channel, "The old bridge will be closed on Monday.\nRepairs will cost 5 million crowns!"
            )
            result = await ann.context_menu(d.channel, "Check against the briefing", message)
            assert result.ephemeral
            shown = texts(result.response.components)
            assert shown.startswith(
                "**1 found · 1 contradicted · 0 not in the briefing**\n1\\. ✅ found: The old bridge will"
            )
            assert "2\\. ❌ contradicted by “4\\.2 million”: Repairs will cost 5" in shown
            await ann.click(result.response, custom_id=buttons(result.response.components)["next"]["custom_id"])
            shown = texts(result.response.components)
            assert "Claim 1 of 2" in shown
            assert ">>> The old bridge over the Tamsel will be closed on Monday" in shown
            assert d.worker.requests[-1]["questions"] == (
                "The old bridge will be closed on Monday.",
                "Repairs will cost 5 million crowns!",
            )
            bare = await ben.send(d.channel, "🌉 …")
            nothing = await ann.context_menu(d.channel, "Check against the briefing", bare)
            assert "no text in this message" in nothing.response.content

    run(test())


def test_a_long_message_is_checked_in_part_and_says_so() -> None:
    claims, note = claims_of("One is here. Two is here. Three is here. Four is here. Five is here. Six is here.")
    assert claims == ("One is here.", "Two is here.", "Three is here.", "Four is here.", "Five is here.")
    assert note
    assert note.en == "-# The first 5 of 6 sentences were checked."
    assert claims_of("… !") == ((), None)


def test_sources_about_and_privacy(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            sources = await ann.slash(d.channel, "sources")
            shown = texts(sources.response.components)
            assert "**2 articles in the briefing**" in shown
            assert (
                "1\\. [Old bridge to close](https://courier.example/bridge) · The Tamsel Courier · 8 May 2031" in shown
            )
            about = await ann.slash(d.channel, "about")
            assert "articles: 2" in texts(about.response.components)
            assert "30 days" in texts(about.response.components)
            privacy = await ann.slash(d.channel, "privacy")
            assert sources.ephemeral
            assert about.ephemeral
            assert privacy.ephemeral

    run(test())


def test_privacy_deletes_what_is_stored_here_or_everywhere(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann, ben = d.member("ann"), d.member("ben")
            mine = await ann.slash(d.channel, "ask", question=QUESTION)
            other = await ben.slash(d.channel, "ask", question=QUESTION)
            stored = await d.store.answer_of_message(d.guild.id, mine.response.id)
            assert stored is not None
            await d.store.save_answer(replace(stored, place=1, id="elsewhere"))
            asked = await ann.slash(d.channel, "privacy")
            assert "**Now:** 1 here, 2 in all places." in texts(asked.response.components)
            assert QUESTION in texts(asked.response.components)
            here = await ann.click(asked.response, label="Delete here")
            assert here.followups[0].content == "Deleted: 1."
            assert await d.store.answer(d.guild.id, stored.id) is None
            assert await d.store.answer(1, "elsewhere") is not None
            everywhere = await ann.click(asked.response, label="Delete everywhere")
            assert everywhere.followups[0].content == "Deleted: 1."
            assert await d.store.answer(1, "elsewhere") is None
            assert await d.store.answer_of_message(d.guild.id, other.response.id) is not None

    run(test())


def manager(d: Simulated) -> object:
    """Somebody who may manage the server."""
    role = d.guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    return d.member("mia", roles=[role])


def test_managers_set_where_who_how_often_and_how(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            mia = manager(d)
            quiet = d.guild.create_text_channel("quiet")
            readers = d.guild.create_role("readers")
            show = await mia.slash(d.channel, "briefing show")
            assert "Channels: everywhere" in texts(show.response.components)
            assert show.ephemeral
            await mia.slash(d.channel, "briefing channels", action="add", channel=quiet)
            await mia.slash(d.channel, "briefing role", role=readers)
            await mia.slash(d.channel, "briefing cooldown", seconds=60)
            last = await mia.slash(d.channel, "briefing private", on=True)
            shown = texts(last.response.components)
            assert f"Channels: <#{quiet.id}>" in shown
            assert f"Who may ask: <@&{readers.id}>" in shown
            assert "Cooldown: 60 s" in shown
            assert "Private by default: yes" in shown
            assert await d.store.settings(d.guild.id) == ServerSettings((quiet.id,), readers.id, 60, True)

            ann = d.member("ann", roles=[readers])
            assert (
                "may not answer in this channel"
                in (await ann.slash(d.channel, "ask", question=QUESTION)).response.content
            )
            ben = d.member("ben")
            assert "Only members with the role" in (await ben.slash(quiet, "ask", question=QUESTION)).response.content
            assert (await ann.slash(quiet, "ask", question=QUESTION)).ephemeral
            assert "please wait" in (await ann.slash(quiet, "ask", question=QUESTION)).response.content
            d.wait_out_the_cooldown()
            assert not (await ann.slash(quiet, "ask", question=QUESTION, private=False)).ephemeral

            await mia.slash(d.channel, "briefing channels", action="remove", channel=quiet)
            await mia.slash(d.channel, "briefing role")
            assert (await d.store.settings(d.guild.id)).role is None
            assert (await d.store.settings(d.guild.id)).channels == ()
            missing = await mia.slash(d.channel, "briefing channels", action="add")
            assert "Name the channel" in missing.response.content

    run(test())


def test_the_articles_are_listed_only_where_the_bot_may_answer(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            ann = d.member("ann")
            await d.front.set(d.guild.id, ServerSettings(channels=(1,)))
            told = await ann.slash(d.channel, "sources")
            assert "may not answer in this channel" in told.response.content
            assert told.ephemeral
            assert not await ann.autocomplete(d.channel, "ask", "article", "ferry", question="x")
            await d.front.set(d.guild.id, ServerSettings())
            assert await ann.autocomplete(d.channel, "ask", "article", "ferry", question="x")

    run(test())


def test_the_right_to_manage_is_checked_at_each_call(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            # An administrator can show the command to others in Discord's own settings; the bot still checks.
            ben = d.member("ben")
            briefing = next(c for c in await d.bot.tree.fetch_commands() if c.name == "briefing")
            d.guild.set_command_permissions(briefing, {ben: True})
            refused = await ben.slash(d.channel, "briefing cooldown", seconds=0)
            assert "Only members who may manage this server" in refused.response.content
            assert refused.ephemeral
            assert await d.store.settings(d.guild.id) == ServerSettings()

    run(test())


def test_articles_are_found_by_choice_or_by_words() -> None:
    bridge, ferry = article(), article(id="f" * 200, title="A ferry\nfor @everyone", source="2.md")
    both = [bridge, ferry]
    assert len(article_key(ferry)) == 32
    assert chosen_article(both, article_key(ferry)) == ferry
    assert chosen_article(both, "bridge") == bridge
    assert chosen_article(both, "FERRY everyone") == ferry
    assert chosen_article(both, "courier") is None
    assert chosen_article(both, " ") is None
    choice = article_choices(both, "ferry")[0]
    assert [c.value for c in article_choices([article(id=str(n)) for n in range(3)], "2031-05-08")] == ["0", "1", "2"]
    assert choice.name == "A ferry for @everyone · The Tamsel Courier · 2031-05-08"
    assert len(article_choices([article(id=str(n)) for n in range(60)], "")) == 25


def test_every_name_and_description_is_translated(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            payload = [
                await command.get_translated_payload(d.bot.tree, CommandTranslator())
                for command in d.bot.tree.get_commands(type=None)
            ]
            todo, seen = list(payload), 0
            while todo:
                part = todo.pop()
                for key in ("name", "description"):
                    if part.get(key):
                        found = part[f"{key}_localizations"]
                        assert set(found) == {"de", "fr", "es-ES", "es-419", "ja"}, part[key]
                        limit = 32 if key == "name" else 100
                        assert all(0 < len(text) <= limit for text in found.values()), part[key]
                        if key == "name" and "options" in part and part.get("type") != 3:
                            assert all(text == text.lower() and " " not in text for text in found.values()), part[key]
                        seen += 1
                todo += part.get("options", []) + part.get("choices", [])
            assert seen >= 30

    run(test())


def test_what_was_not_found_is_listed_and_can_ping_a_role(tmp_path: Path) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            mia, ann = manager(d), d.member("ann")
            await d.front.set(d.guild.id, ServerSettings(cooldown=0))
            assert "Every public question" in texts((await mia.slash(d.channel, "briefing gaps")).response.components)
            desk = d.guild.create_role("newsdesk")
            shown = await mia.slash(d.channel, "briefing escalate", role=desk)
            assert f"without an answer: <@&{desk.id}>" in texts(shown.response.components)
            for question in ("Who won the chess olympiad?", "who won the Chess Olympiad", "Who won the darts final?"):
                await ann.slash(d.channel, "ask", question=question)
            await ann.slash(d.channel, "ask", question="Who won the secret match?", private=True)
            await ann.slash(d.channel, "ask", question=QUESTION)
            bodies = [r.json for r in d.env.http_requests if isinstance(r.json, dict)]
            pings = [body for body in bodies if f"<@&{desk.id}>" in str(body.get("content"))]
            assert [ping["content"] for ping in pings] == [
                f"<@&{desk.id}> The briefing does not say: Who won the chess olympiad?"
            ]
            assert pings[0]["allowed_mentions"] == {"parse": [], "roles": [desk.id]}
            listed = texts((await mia.slash(d.channel, "briefing gaps")).response.components)
            assert "- 2 × who won the Chess Olympiad\n- 1 × Who won the darts final?" in listed
            assert "secret" not in listed

    run(test())


def test_what_embeds_and_forwarded_messages_say_is_checked_too() -> None:
    field = SimpleNamespace(name="Cost", value="4.2 million crowns.")
    embed = SimpleNamespace(title="The old bridge closes.", description=None, fields=[field])
    forwarded = SimpleNamespace(content="The ferry leaves every 20 minutes.", embeds=[])
    message = SimpleNamespace(content="", embeds=[embed], message_snapshots=[forwarded])
    assert claims_of(words_of(message))[0] == (
        "The old bridge closes.",
        "Cost: 4.2 million crowns.",
        "The ferry leaves every 20 minutes.",
    )
