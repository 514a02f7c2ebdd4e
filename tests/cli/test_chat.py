"""The prompt: turns of one conversation, commands, and a way out."""

from __future__ import annotations

import io

import pytest
from briefing_bot import Article, Briefing
from briefing_bot.cli import chat
from briefing_bot.settings import Settings

BRIEFING = Briefing(
    (Article(id="a", source="a.txt", body="Mayor Ada Lind opened the bridge. Ada Lind is 41 years old."),),
    settings=Settings({"READER": "off"}),
)


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def run(typed: str, top: int | None = None) -> tuple[str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        chat.run(BRIEFING, top)
        return tuple(capsys.readouterr())

    return run


@pytest.mark.parametrize("leave", ["/quit\n", "/exit\n", "", " /quit \n"])
def test_it_ends_with_a_command_or_the_input(say, leave: str) -> None:  # type: ignore[no-untyped-def]
    out, err = say(leave)

    assert out.startswith("1 article. Ask in plain English")
    assert err == ""


def test_a_follow_up_is_understood(say) -> None:  # type: ignore[no-untyped-def]
    out, _ = say("Who opened the bridge?\nHow old is she?\n")

    assert "Understood as: How old is" in out
    assert "Ada Lind is 41 years old." in out


def test_a_change_of_the_articles_is_seen_and_said(  # type: ignore[no-untyped-def]
    tmp_path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Mayor Ada Lind opened the bridge.")
    briefing = Briefing.load(tmp_path, Settings({"READER": "off"}))

    def typed(_: str) -> str:
        if (tmp_path / "b.txt").exists():
            return "/quit"
        (tmp_path / "a.txt").write_text("Mayor Cy Brook opened the bridge, not Ada Lind.")
        (tmp_path / "b.txt").write_text("The tunnel is closed.")
        return "Who opened the bridge?"

    monkeypatch.setattr("builtins.input", typed)
    chat.run(briefing, 1)
    out = capsys.readouterr().out
    assert "The briefing has changed: 1 added, 1 changed, 0 removed." in out
    assert "Cy Brook" in out


@pytest.mark.parametrize("typed", ["\n", "/help\n", "   \n"])
def test_help_is_given_when_nothing_is_asked(say, typed: str) -> None:  # type: ignore[no-untyped-def]
    out, _ = say(typed)

    assert out.count("/sources lists the articles") == 2


def test_an_unknown_command_is_named(say) -> None:  # type: ignore[no-untyped-def]
    assert "/sauces is not a command here." in say("/sauces now\n")[0]


def test_an_error_does_not_end_it(say) -> None:  # type: ignore[no-untyped-def]
    out, err = say("Who opened the bridge?\nhalf \ud83d\nWho opened the bridge?\n", 1)

    assert err == "briefing: the question is not Unicode text: write it in UTF-8\n"
    assert out.count("1 │ ") == 2
