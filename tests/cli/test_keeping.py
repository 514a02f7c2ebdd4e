"""The commands that keep a briefing, from adding to asking."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from briefing_bot.cli import keeping
from briefing_bot.cli.main import app, main
from briefing_bot.errors import SettingError
from typer.testing import CliRunner, Result

from tests.support.documents import column, pdf
from tests.support.site import Reply, Site, site

BRIDGE = "The mayor of Lind opened the new bridge on Monday. It cost 3 million euros, the town said."


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Site]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BRIEFING_CORPUS", raising=False)
    monkeypatch.setenv("READER", "off")
    with site() as running:
        monkeypatch.setenv("BRIEFING_ALLOWED_HOSTS", running.host)
        running.pages["/bridge"] = Reply(BRIDGE.encode(), type="text/plain")
        yield running


def briefing(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments])


def test_a_source_is_added_asked_about_and_removed(here: Site, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text("The ferry of Lind was sold for 7 million euros on Friday, its owner said.")
    added = briefing("add", here.address + "/bridge", "ferry.txt", "-C", "news")
    assert added.exit_code == 0, added.output
    assert added.stdout.splitlines()[-1] == "2 added, 0 changed, 0 unchanged, 0 refused"
    asked = briefing("ask", "What was the ferry of Lind sold for?", "-C", "news")
    assert asked.exit_code == 0
    assert "7 million euros" in asked.stdout
    listed = briefing("sources", "-C", "news").stdout
    assert here.address + "/bridge" in listed
    assert re.search(r"page · 1 article · asked \d{4}-", listed)
    assert "1 removed" not in listed
    removed = briefing("remove", "ferry", "-C", "news")
    assert removed.stdout.splitlines()[-1] == "ferry is removed, with 1 article"
    assert "ferry" not in briefing("sources", "-C", "news").stdout


STORY = [
    "The bridge over the Alder fell into the river on Monday morning, minutes after the last bus had crossed it.",
    "Nobody was hurt, the county said, but the road between Dale and Ellery will stay closed for at least nine weeks.",
    "The county has put aside eleven million dollars for a new bridge, which is to open in the spring of next year.",
]
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title><link>https://harbour.example/</link>
<item><title>Ferry sold</title><guid>f1</guid><link>https://harbour.example/ferry</link>
<pubDate>Wed, 23 Oct 2024 10:00:00 GMT</pubDate>
<description>The ferry of Lind was sold for 7 million euros on Friday. Its owner said that a ship of that age is hard to sell.</description></item>
<item><title>Pier painted</title><guid>f2</guid><link>https://harbour.example/pier</link>
<description>The pier of Lind was painted blue this week. Twelve people worked on it for nine days, the harbour master said.</description></item>
</channel></rss>"""


def test_a_page_a_pdf_and_a_feed_in_three_commands_and_a_cited_answer_from_each(here: Site, tmp_path: Path) -> None:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
    here.pages["/story"] = Reply(
        f"<!DOCTYPE html><html lang='en'><head><title>Bridge over the Alder falls</title></head><body><main><article>"
        f"<h1>Bridge over the Alder falls</h1>{words}</article></main></body></html>".encode()
    )
    here.pages["/feed.xml"] = Reply(FEED.encode(), type="application/rss+xml")
    second = "The tunnel of Ellery will cost 90 million dollars, the ministry wrote in its report of this spring."
    pages = [
        column(72, 72, 400, "This report is about roads, and begins with those that are dry."),
        column(72, 72, 400, second),
    ]
    (tmp_path / "report.pdf").write_bytes(pdf(*pages))

    for source in (here.address + "/story", "report.pdf", here.address + "/feed.xml"):
        assert briefing("add", source, "-C", "news").exit_code == 0

    def quote(question: str) -> dict[str, Any]:
        answered = briefing("ask", "--json", question, "-C", "news")
        assert answered.exit_code == 0, answered.output
        found: dict[str, Any] = json.loads(answered.stdout)["quotes"][0]
        return found

    page = quote("How long will the road between Dale and Ellery stay closed?")
    assert "nine weeks" in page["text"]
    assert page["link"].startswith(here.address + "/story#:~:text=")
    report = quote("What will the tunnel of Ellery cost?")
    assert "90 million dollars" in report["text"]
    assert report["page"] == 2
    feed = quote("What was the ferry of Lind sold for?")
    assert "7 million euros" in feed["text"]
    assert feed["link"].startswith("https://harbour.example/ferry#")
    assert feed["article"]["published"] == "2024-10-23"


def test_one_bad_source_is_told_and_the_others_are_added(here: Site, tmp_path: Path) -> None:
    here.pages["/wall"] = Reply(b"no", 403)
    some = briefing("add", here.address + "/wall", here.address + "/bridge", "-C", "news")
    assert some.exit_code == 1
    assert "refuses programs (403): save the page in a browser and add the file" in some.stderr
    assert some.stdout.splitlines()[-1] == "1 added, 0 changed, 0 unchanged, 1 refused"
    none = briefing("add", "http://169.254.169.254/latest", "nothing.txt", "-C", "news")
    assert none.exit_code == 2
    assert none.stderr.count("was refused") == 2


def test_a_folder_that_was_made_is_the_briefing_of_commands_in_it(here: Site, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    made = briefing("init", "news")
    assert "briefing add SOURCE... --corpus news" in made.stdout
    monkeypatch.chdir(tmp_path / "news")
    assert briefing("add", here.address + "/bridge").exit_code == 0
    assert "3 million" in briefing("ask", "What did the new bridge cost?").stdout


def test_changes_are_shown_and_nothing_is_asked_too_soon(here: Site) -> None:
    briefing("add", here.address + "/bridge", "-C", "news")
    soon = briefing("update", "-C", "news")
    assert "asked lately, and not again before" in soon.stdout
    assert soon.stdout.splitlines()[-1] == "0 added, 0 changed, 1 unchanged, 0 refused"
    assert here.asked("/bridge") == 1
    assert briefing("diff", "-C", "news").stdout.startswith("added ")
    assert briefing("diff", "-C", "news", "--since", "2999-01-01").stdout == "Nothing has changed.\n"


def test_it_goes_into_one_file(here: Site, tmp_path: Path) -> None:
    briefing("add", here.address + "/bridge", "-C", "news")
    out = briefing("export", "-C", "news")
    assert out.stdout.startswith("news.zip holds the briefing: ")
    assert any(name.endswith(".md") for name in zipfile.ZipFile(tmp_path / "news.zip").namelist())


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["add", "x.txt"], "the working folder is no briefing: run `briefing init`, or name one with --corpus FOLDER"),
        (["update", "-C", "nowhere"], "nowhere is not there: make it with `briefing init nowhere`"),
        (["update", "nobody", "-C", "news"], "no source is called 'nobody': see `briefing sources` for their names"),
        (["remove", "nobody", "-C", "news"], "no source and no article is called 'nobody': see `briefing sources`"),
        (
            ["update", "--every", "5s", "-C", "news"],
            "--every is '5s': give a time of 10m or more, such as 90m, 2h or 1d",
        ),
        (["diff", "--since", "then", "-C", "news"], "--since is 'then', which is no day: write it as YYYY-MM-DD"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    here: Site, arguments: list[str], line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    briefing("init", "news")
    monkeypatch.setattr("sys.argv", ["briefing", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith(f"briefing: {line}")


@pytest.mark.parametrize(("text", "found"), [("90m", 5400), ("2h", 7200), ("1d", 86_400), (" 3H ", 10_800)])
def test_a_time_between_updates(text: str, found: float) -> None:
    assert keeping.seconds(text) == found
    with pytest.raises(SettingError):
        keeping.seconds(text + "x")


def test_updates_go_on_until_they_are_stopped(here: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    briefing("add", here.address + "/bridge", "-C", "news")
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", sleep)
    result = briefing("update", "--every", "2h", "-C", "news")
    assert slept == [7200] * 3
    assert result.stdout.count("1 unchanged") == 3
