"""The door, the rules, the logs, the worker's lines and what a start demands."""

from __future__ import annotations

import io
import json
import logging
from email.utils import formatdate
from pathlib import Path

import pytest
from briefing_bot.briefing import Briefing
from briefing_bot.discord_app.errors import StartError, StoreError
from briefing_bot.discord_app.interactions.door import Door, created_at
from briefing_bot.discord_app.interactions.rules import Cooldowns, refusal
from briefing_bot.discord_app.process.app import read_token, run
from briefing_bot.discord_app.process.logs import SafeFormatter
from briefing_bot.discord_app.process.metrics import Metrics
from briefing_bot.discord_app.state.opening import database_path
from briefing_bot.discord_app.state.store import ServerSettings
from briefing_bot.serving.worker import Answering, serve
from briefing_bot.settings import Settings

from tests.support.samples import write_corpus
from tests.support.wire.world import snowflake


def test_the_door_lets_each_fresh_interaction_in_once() -> None:
    now = 1_900_000_000.0
    door = Door(Metrics(), lambda: now)
    fresh, stale = int(snowflake(now - 2)), int(snowflake(now - 4))
    assert created_at(fresh) == pytest.approx(now - 2, abs=0.01)
    assert [door.admits(fresh), door.admits(fresh), door.admits(stale)] == [True, False, False]


@pytest.mark.parametrize("ahead", [-3600.0, 30.0, 3600.0])
def test_a_host_whose_clock_is_wrong_measures_by_discords(ahead: float) -> None:
    now = 1_900_000_000.0
    door = Door(Metrics(), lambda: now + ahead)
    door.heard(None)
    door.heard("no date")
    door.heard(formatdate(now, usegmt=True))
    assert door.admits(int(snowflake(now - 1)))
    assert not door.admits(int(snowflake(now - 5)))


def test_rules_know_channels_threads_and_roles() -> None:
    settings = ServerSettings(channels=(1, 2), role=7)
    assert refusal(ServerSettings(), {9}, set()) is None
    assert refusal(settings, {5, 2}, {7}) is None
    assert "Ask in <#1>, <#2>" in str(refusal(settings, {5}, {7}))
    assert "role <@&7>" in str(refusal(settings, {1}, {8}))


def test_a_cooldown_is_for_each_person_and_place() -> None:
    cooldowns = Cooldowns()
    assert cooldowns.wait(1, "ann", 10, now=100.0) == 0
    assert cooldowns.wait(1, "ann", 10, now=104.0) == 6
    assert cooldowns.wait(2, "ann", 10, now=104.0) == 0
    assert cooldowns.wait(1, "ben", 10, now=104.0) == 0
    assert cooldowns.wait(1, "ann", 10, now=110.0) == 0


def test_logs_hold_no_token_and_no_word_of_people() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(SafeFormatter(("bot.token",)))
    log = logging.Logger("test")
    log.addHandler(handler)
    log.warning("Retrying POST https://discord.com/api/v10/webhooks/123/s3cret-t0ken/messages/@original?x=1 bot.token")
    log.warning("POST /interactions/5/other-t0ken/callback")
    try:
        try:
            int("what somebody wrote")
        except ValueError as error:
            raise StoreError("the database is full") from error
    except StoreError:
        log.exception("it failed")
    written = stream.getvalue()
    for secret in ("s3cret", "other-t0ken", "bot.token", "somebody"):
        assert secret not in written
    assert "/webhooks/123/[token]/messages/@original" in written
    assert "StoreError: the database is full" in written
    assert "ValueError" in written
    assert "test_small_parts.py" in written


def test_a_start_names_the_variable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "none")
    for given, said in (
        ({}, "DISCORD_TOKEN is empty: set it to the bot's token"),
        ({"DISCORD_TOKEN": "two words"}, "DISCORD_TOKEN does not hold a token"),
        ({"DISCORD_TOKEN_FILE": missing}, "DISCORD_TOKEN_FILE names a file that cannot be read"),
    ):
        assert run(Settings(given), None) == 78
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"briefing: {said}")
        with pytest.raises(StartError, match=said):
            read_token(Settings(given))
    assert database_path(Settings({"DISCORD_DATABASE": "x/y"})) == Path("x/y")
    assert database_path(Settings({})).name == "discord.sqlite3"


def test_a_database_that_cannot_be_used_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("briefing_bot.discord_app.process.logs.set_up", lambda secrets: None)
    for url in ("mysql://bot:secret@host/db", "postgresql://bot:secret@127.0.0.1:1/db"):  # the port is nobody's
        assert run(Settings({"DISCORD_TOKEN": "token", "DATABASE_URL": url}), None) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("briefing: ")
        assert "DATABASE_URL" in line
        assert "secret" not in line


def test_the_worker_greets_answers_and_refuses(tmp_path: Path) -> None:
    folder = write_corpus(tmp_path / "corpus")
    requests = [
        {"questions": ["What did Engineer Piet Halm deny?"], "history": [], "within": None},
        {"questions": ["And how old is he?"], "history": ["What did Engineer Piet Halm deny?"], "within": None},
        {"questions": [""], "history": [], "within": None},
        {"questions": ["Is there a ferry?"], "history": [], "within": {"article": "gone"}},
    ]
    out = io.StringIO()
    assert serve(folder, [json.dumps(request) for request in requests], out) == 0
    hello, first, second, third, fourth = (json.loads(line) for line in out.getvalue().splitlines())
    assert [article["title"] for article in hello["articles"]] == ["Old bridge to close", "A ferry instead"]
    assert "danger of collapse" in first["answers"][0]["quotes"][0]["text"]
    assert "61 years old" in second["answers"][0]["quotes"][0]["text"]
    assert "the question is empty" in third["error"]
    assert "not in the briefing any more" in fourth["error"]


def test_a_follow_up_is_understood_alike_with_and_without_what_was_kept(tmp_path: Path) -> None:
    briefing = Briefing.load(write_corpus(tmp_path / "corpus"), Settings())
    first = {"questions": ["What did Engineer Piet Halm deny?"]}
    follow = {"questions": ["And how old is he?"], "history": first["questions"]}
    kept = Answering(briefing)
    kept.answers(first)
    assert kept.answers(follow) == Answering(briefing).answers(follow)


def test_a_worker_without_a_briefing_says_why(tmp_path: Path) -> None:
    out = io.StringIO()
    assert serve(tmp_path / "none", [], out) == 2
    assert "error" in json.loads(out.getvalue())
