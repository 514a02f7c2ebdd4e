"""A server's own briefing: kept by its managers, seen at once, and by nobody else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import discord
import pytest
from briefing_bot.discord_app.state.store import ServerSettings
from briefing_bot.errors import BriefingError

from tests.support.simulated import Simulated, buttons, run, simulated, texts
from tests.support.site import Reply, Site, site

QUESTION = "What did the tunnel of Alder cost?"
FIRST = (
    "<p>The tunnel of Alder cost 7 million crowns, its builder said on Friday. It is open to walkers from today.</p>"
    * 3
)
SECOND = FIRST.replace("7 million", "8 million")
PAGE = "<html><head><title>{}</title></head><body><article><h1>{}</h1>{}</article></body></html>"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with site() as running:
        monkeypatch.setenv("BRIEFING_ALLOWED_HOSTS", running.host)
        monkeypatch.setenv("READER", "off")
        publish(running, FIRST)
        yield running


def publish(web: Site, body: str, path: str = "/tunnel", title: str = "The tunnel is open") -> None:
    web.pages[path] = Reply(PAGE.format(title, title, body).encode())


def manager(guild: Any, d: Simulated) -> Any:
    role = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(d.env.create_user("mia"), roles=[role])


async def manage(who: Any, where: Any, command: str, /, **options: Any) -> str:
    response = (await who.slash(where, f"briefing {command}", **options)).response
    return texts(response.components) or str(response.content)


def test_a_server_keeps_its_own_briefing_and_no_other_learns_of_it(tmp_path: Path, web: Site) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            mia = manager(d.guild, d)
            there = d.env.create_guild()
            elsewhere = there.create_text_channel("elsewhere")
            max_ = manager(there, d)
            for guild in (d.guild, there):
                await d.front.set(guild.id, ServerSettings(cooldown=0))

            assert "no briefing of its own here" in await manage(mia, d.channel, "list")
            told = await manage(mia, d.channel, "add", address=f"{web.address}/tunnel")
            assert "Articles: 1 added" in told
            assert "its own briefing" in told
            answer = (await mia.slash(d.channel, "ask", question=QUESTION)).response
            assert "7 million crowns" in texts(answer.components)
            assert "The tunnel is open" in texts((await mia.slash(d.channel, "sources")).response.components)
            (choice,) = await mia.autocomplete(d.channel, "ask", "article", "", question="x")
            assert "The tunnel is open" in choice["name"]
            (source,) = await mia.autocomplete(d.channel, "briefing remove", "source", "")
            assert "Sources: 1, articles: 1" in await manage(mia, d.channel, "list")

            # Nobody elsewhere sees any of it.
            asked = (await max_.slash(elsewhere, "ask", question=QUESTION)).response
            assert "7 million" not in texts(asked.components)
            assert "tunnel" not in texts((await max_.slash(elsewhere, "sources")).response.components).casefold()
            for command in ("list", "update", "diff"):
                assert "no briefing of its own here" in await manage(max_, elsewhere, command)
            assert "no briefing of its own here" in await manage(max_, elsewhere, "remove", source=source["value"])
            assert await max_.autocomplete(elsewhere, "briefing remove", "source", "") == []
            offered = await max_.autocomplete(elsewhere, "ask", "article", "tunnel", question="x")
            assert offered == []
            named = await max_.slash(elsewhere, "ask", question=QUESTION, article=choice["value"])
            assert "no such article" in named.response.content
            stored = await d.store.answer_of_message(d.guild.id, answer.id)
            assert stored is not None
            assert stored.own
            assert await d.store.answer(there.id, stored.id) is None

            # A change is seen at once: by the next answer, by the buttons of earlier ones, by the lists.
            publish(web, SECOND)
            state = next(iter((tmp_path / "briefings").rglob("sources/*.json")))
            _ask_again_now(state)
            assert "1 changed" in await manage(mia, d.channel, "update")
            await mia.click(answer, custom_id=buttons(answer.components)["more"]["custom_id"])
            assert "has changed since this answer" in texts(answer.components)
            fresh = (await mia.slash(d.channel, "ask", question=QUESTION)).response
            assert "8 million crowns" in texts(fresh.components)
            assert "gone: The tunnel of Alder cost 7 million" in await manage(mia, d.channel, "diff")

            # The last source gone, the default briefing answers again.
            assert "default briefing again" in await manage(mia, d.channel, "remove", source=source["value"])
            back = (await mia.slash(d.channel, "ask", question="When will the old bridge be closed?")).response
            assert "closed on Monday" in texts(back.components)

    run(test())


def _ask_again_now(state: Path) -> None:
    """Let a source be asked again although it was asked just now."""
    data = json.loads(state.read_text())
    data.pop("not_before", None)
    state.write_text(json.dumps(data))


def test_limits_and_wrong_sources_are_told(tmp_path: Path, web: Site) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            mia = manager(d.guild, d)
            assert d.front.keeping
            ben = d.member("ben")
            briefing = next(c for c in await d.bot.tree.fetch_commands() if c.name == "briefing")
            d.guild.set_command_permissions(briefing, {ben: True})
            assert "may manage this server" in await manage(ben, d.channel, "add", address=f"{web.address}/tunnel")
            for wrong in ("/etc/passwd", "tunnel.html"):
                assert "begins with https://" in await manage(mia, d.channel, "add", address=wrong)
            assert "begins with https://" in await manage(mia, d.channel, "add")
            refused = await manage(mia, d.channel, "add", address="file:///etc/passwd")
            assert "Not taken" in refused
            assert "no briefing of its own here" in await manage(mia, d.channel, "list")
            for number in range(3):
                publish(web, FIRST.replace("Alder", f"Birch {number}"), f"/{number}", f"Birch {number}")
                told = await manage(mia, d.channel, "add", address=f"{web.address}/{number}")
            assert "has 2 sources already" in told

            # A file is kept as long as it is a source, and nobody is told where.
            await manage(mia, d.channel, "remove", source=next(iter(await _names(mia, d))))
            text = b"# Ferry of Lind\n\nThe ferry of Lind was sold for 9 million crowns on Friday, its owner said. " * 3
            await d.front.keeping.add_file(d.guild.id, "../ferry.md", text)
            (kept,) = (tmp_path / "briefings").glob("*/files/*")
            shown = await manage(mia, d.channel, "list")
            assert "ferry" in shown.casefold()
            assert str(tmp_path) not in shown
            with pytest.raises(BriefingError) as caught:
                await d.front.keeping.add_file(d.guild.id, "bad.pdf", b"%PDF-1.4 no more")
            assert str(tmp_path) not in str(caught.value)
            assert kept.exists()
            assert len(list(kept.parent.iterdir())) == 1

    run(test())


async def _names(who: Any, d: Simulated) -> list[str]:
    return [c["value"] for c in await who.autocomplete(d.channel, "briefing remove", "source", "")]


def test_what_is_stored_of_a_server_is_deleted_some_time_after_it_was_left(tmp_path: Path, web: Site) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            mia = manager(d.guild, d)
            await manage(mia, d.channel, "add", address=f"{web.address}/tunnel")
            answer = (await mia.slash(d.channel, "ask", question=QUESTION)).response
            await d.front.set(d.guild.id, ServerSettings(cooldown=60))
            for leaving in (True, False):
                await d.front.left(d.guild.id)
                if leaving:
                    await d.front.joined({d.guild.id})  # and comes back
                    assert await d.front.forget_left(-1) == 0
            assert await d.front.forget_left(3600) == 0
            assert await d.store.answer_of_message(d.guild.id, answer.id)
            assert await d.front.forget_left(-1) == 1
            assert await d.store.answer_of_message(d.guild.id, answer.id) is None
            assert await d.store.settings(d.guild.id) == ServerSettings()
            assert not list((tmp_path / "briefings").iterdir())
            assert await d.front.forget_left(-1) == 0

    run(test())


def test_a_channel_that_a_manager_binds_is_answered_from_its_own_briefing_and_its_threads_too(
    tmp_path: Path, web: Site
) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            mia, other = manager(d.guild, d), d.guild.create_text_channel("other")
            await d.front.set(d.guild.id, ServerSettings(cooldown=0))
            assert "use `/briefing add` there" in await manage(mia, d.channel, "bind", channel=other)
            assert "1 channels with" in await manage(mia, d.channel, "bind", channel=d.channel)
            assert f"briefing of their own: <#{other.id}>" in await manage(mia, d.channel, "show")

            async def ask(channel: Any) -> str:
                return texts((await mia.slash(channel, "ask", question=QUESTION)).response.components)

            assert "7 million" not in await ask(other)
            told = await manage(mia, other, "add", address=f"{web.address}/tunnel")
            assert f"questions in <#{other.id}> are answered" in told
            shown = (await mia.slash(other, "ask", question=QUESTION)).response
            assert "7 million crowns" in texts(shown.components)
            assert "7 million" not in await ask(d.channel)
            assert "no briefing of its own here" in await manage(mia, d.channel, "list")
            assert "tunnel" in texts((await mia.slash(other, "sources")).response.components)
            assert "tunnel" not in texts((await mia.slash(d.channel, "sources")).response.components)
            stored = await d.store.answer_of_message(d.guild.id, shown.id)
            assert stored is not None
            assert (stored.own, stored.asked) == (True, -other.id)
            d.front.desk.shelves.drop(-other.id)  # as after a restart
            await mia.click(shown, custom_id=buttons(shown.components)["more"]["custom_id"])
            assert "7 million crowns" in texts(shown.components)
            assert d.front.desk.shelves.asked(d.guild.id, [12345, other.id]) == -other.id  # a thread in it

            # Taken away, or left with its server, nothing is kept of it.
            assert "is deleted" in await manage(mia, d.channel, "bind", channel=other, on=False)
            assert "7 million" not in await ask(other)
            assert not list((tmp_path / "briefings").iterdir())
            await manage(mia, d.channel, "bind", channel=other)
            await manage(mia, other, "add", address=f"{web.address}/tunnel")
            await d.front.left(d.guild.id)
            assert await d.front.forget_left(-1) == 1
            assert not list((tmp_path / "briefings").iterdir())

    run(test())


def test_everybody_has_a_briefing_of_their_own_in_direct_messages(tmp_path: Path, web: Site) -> None:
    async def test() -> None:
        async with simulated(tmp_path) as d:
            eve, max_ = d.env.create_user("eve"), d.env.create_user("max")

            async def say(who: Any, command: str, **options: Any) -> str:
                response = (await who.slash(command, **options)).response
                return texts(response.components) or str(response.content)

            assert "manage this server" in await say(eve, "briefing show")
            assert "1 added" in await say(eve, "briefing add", address=f"{web.address}/tunnel")
            assert "7 million crowns" in await say(eve, "ask", question=QUESTION)
            assert "7 million" not in await say(max_, "ask", question=QUESTION)
            assert "As many people" in await say(max_, "briefing add", address=f"{web.address}/tunnel")
            (source,) = await eve.autocomplete("briefing remove", "source", "")
            assert "no briefing of its own here" in await say(max_, "briefing remove", source=source["value"])
            mine = d.front.desk.person(eve.id)
            assert await d.front.forget(d.guild.id, mine, everywhere=False) == 0
            assert list((tmp_path / "briefings").iterdir())
            assert await d.front.forget(d.guild.id, mine, everywhere=True) == 2  # the answer and the briefing
            assert not list((tmp_path / "briefings").iterdir())
            assert "1 added" in await say(max_, "briefing add", address=f"{web.address}/tunnel")

    run(test())
