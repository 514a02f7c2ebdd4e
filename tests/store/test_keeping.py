"""Sources that come, change and go."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from briefing_bot.errors import KeepingError
from briefing_bot.sources.web.fetching import Fetcher
from briefing_bot.sources.web.hosts import Hosts
from briefing_bot.sources.web.web import Web
from briefing_bot.store import gathering
from briefing_bot.store.home import Home, init
from briefing_bot.store.keeping import SourceOutcome, keeper
from briefing_bot.store.loading import load
from briefing_bot.store.state import read_sources

from tests.support.site import Reply, Site, site

START = datetime(2026, 11, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
BRIDGE = b"The mayor opened the bridge on Monday. It cost 3 million euros, the town said."
DEARER = BRIDGE.replace(b"3 million", b"4 million")


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as running:
        yield running


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return init(tmp_path / "briefing")


def web(here: Site) -> Web:
    return Web(Fetcher(Hosts([here.host])))


def add(home: Home, here: Site, source: str | Path, now: datetime = START) -> SourceOutcome:
    with keeper(home, web(here), now) as keeping:
        return keeping.add(str(source))


def update(home: Home, here: Site, now: datetime) -> list[SourceOutcome]:
    with keeper(home, web(here), now) as keeping:
        return [keeping.update(name) for name in keeping.named([])]


def bodies(home: Home) -> dict[str, str]:
    return {article.source: article.body for article in load(home.root).articles}


def page(body: bytes, **marks: str) -> Reply:
    return Reply(body, type="text/plain", **marks)  # type: ignore[arg-type]


def test_a_page_is_added_kept_and_brought_up_to_date(home: Home, here: Site) -> None:
    here.pages["/bridge"] = page(BRIDGE, etag='"1"')
    added = add(home, here, here.address + "/bridge#top")
    assert (len(added.added), added.refused, added.changed) == (1, [], [])
    (file,) = added.added
    assert bodies(home) == {file: BRIDGE.decode()}
    article = load(home.root).articles[0]
    assert article.url == here.address + "/bridge"

    (same,) = update(home, here, START + 2 * HOUR)
    assert (same.unchanged, here.requests[-1].headers["if-none-match"]) == (1, '"1"')

    here.pages["/bridge"] = page(DEARER, etag='"2"')
    (changed,) = update(home, here, START + 4 * HOUR)
    assert changed.changed == [file]
    assert bodies(home) == {file: DEARER.decode()}
    old = (home.root / home.version(file.removesuffix(".md"), 1)).read_text()
    assert "3 million" in old


def test_an_address_is_not_asked_twice_within_an_hour_or_as_long_as_it_says(home: Home, here: Site) -> None:
    here.pages["/a"] = page(BRIDGE)
    here.pages["/b"] = Reply(DEARER, type="text/plain", headers={"Cache-Control": "public, max-age=10800"})
    for path in ("/a", "/b"):
        add(home, here, here.address + path)
    for hours, asked in ((0.9, (1, 1)), (1.1, (2, 1)), (2.9, (3, 1)), (3.1, (3, 2))):
        outcomes = update(home, here, START + hours * HOUR)
        assert (here.asked("/a"), here.asked("/b")) == asked
        assert all(outcome.refused == [] for outcome in outcomes)
    assert any("not again before" in note for outcome in outcomes for note in outcome.notes)


def test_a_feed_says_how_long_it_lasts() -> None:
    from briefing_bot.sources.web.fetching import Fetched
    from briefing_bot.sources.web.web import pause_after

    def pause(body: bytes = b"", **headers: str) -> float:
        return pause_after(Fetched("https://e.example/", 200, headers, body)) / 3600

    assert pause() == 1
    assert pause(b"<rss><channel><ttl> 180 </ttl>") == 3
    assert pause(b"<ttl>5</ttl>") == 1
    assert pause(b"<ttl>999999</ttl>") == 7 * 24
    assert pause(**{"cache-control": "max-age=7200"}) == 2


def test_once_a_week_an_address_is_asked_in_full(home: Home, here: Site) -> None:
    here.pages["/a"] = page(BRIDGE, etag='"for ever"', modified="Fri, 21 Oct 2095 07:28:00 GMT")
    add(home, here, here.address + "/a")
    here.pages["/a"].body = DEARER
    (same,) = update(home, here, START + timedelta(days=6))
    assert same.unchanged == 1
    assert here.requests[-1].headers["if-modified-since"] == "Fri, 21 Oct 2095 07:28:00 GMT"
    (changed,) = update(home, here, START + timedelta(days=7, hours=1))
    assert len(changed.changed) == 1
    assert "if-none-match" not in here.requests[-1].headers


def test_what_moves_for_good_is_kept_and_told_and_what_moves_for_now_is_not(home: Home, here: Site) -> None:
    here.pages["/now"] = page(BRIDGE)
    add(home, here, here.address + "/now")
    here.pages["/now"] = Reply(status=302, headers={"Location": "/then"})
    here.pages["/then"] = page(DEARER)
    update(home, here, START + 2 * HOUR)
    assert [s.address for s in read_sources(home).values()] == [here.address + "/now"]
    here.pages["/now"] = Reply(status=301, headers={"Location": "/then"})
    (moved,) = update(home, here, START + 4 * HOUR)
    assert any("moved for good" in note for note in moved.notes)
    assert [s.address for s in read_sources(home).values()] == [here.address + "/then"]


def test_what_is_gone_for_good_is_not_asked_for_again_and_its_article_stays(home: Home, here: Site) -> None:
    here.pages["/a"] = page(BRIDGE)
    add(home, here, here.address + "/a")
    here.pages["/a"] = Reply(status=410)
    for hours in (2, 4):
        (gone,) = update(home, here, START + hours * HOUR)
        assert "gone for good (410)" in gone.refused[0][1]
    assert here.asked("/a") == 2
    assert len(bodies(home)) == 1


def test_a_server_that_wants_to_be_left_alone_is(home: Home, here: Site) -> None:
    here.pages["/a"] = page(BRIDGE)
    add(home, here, here.address + "/a")
    here.pages["/a"] = Reply(status=503, headers={"Retry-After": "18000"})
    for hours in (2, 4, 6.5):
        update(home, here, START + hours * HOUR)
    assert here.asked("/a") == 2
    update(home, here, START + 7.5 * HOUR)
    assert here.asked("/a") == 3
    assert "status 503" in (next(iter(read_sources(home).values())).trouble or "")


def test_one_bad_source_never_stops_the_others(home: Home, here: Site) -> None:
    here.pages["/good"] = page(BRIDGE)
    here.pages["/wall"] = Reply(b"no", 403)
    with keeper(home, web(here), START) as keeping:
        outcomes = [keeping.add(here.address + path) for path in ("/wall", "/none", "/good")]
    assert [len(o.added) for o in outcomes] == [0, 0, 1]
    assert "save the page in a browser and add the file" in outcomes[0].refused[0][1]
    assert len(read_sources(home)) == 1


def test_robots_txt_is_asked_once_a_host_and_heeded(home: Home, here: Site) -> None:
    here.pages |= {"/robots.txt": Reply(b"User-agent: *\nDisallow: /no"), "/a": page(BRIDGE), "/no": page(DEARER)}
    with keeper(home, web(here), START) as keeping:
        outcomes = [keeping.add(here.address + path) for path in ("/a", "/no")]
    assert "robots.txt" in outcomes[1].refused[0][1]
    assert (here.asked("/robots.txt"), here.asked("/no")) == (1, 0)


def folder(tmp_path: Path, **files: str) -> Path:
    made = tmp_path / "given"
    made.mkdir(exist_ok=True)
    for name, text in files.items():
        (made / f"{name}.txt").write_text(text)
    return made


def test_a_folder_changes_file_by_file(tmp_path: Path, home: Home, here: Site) -> None:
    given = folder(tmp_path, a="First words of a.", b="First words of b.", bad="\0\0")
    first = add(home, here, given)
    assert sorted(first.added) == ["given/a.md", "given/b.md"]
    assert [name for name, _ in first.refused] == ["bad.txt"]
    folder(tmp_path, b="Second words of b.", c="First words of c.")
    (given / "a.txt").unlink()
    (given / "bad.txt").unlink()
    (second,) = update(home, here, START + HOUR)
    assert (second.added, second.changed, second.refused) == (["given/c.md"], ["given/b.md"], [])
    assert bodies(home)["given/a.md"] == "First words of a."
    (third,) = update(home, here, START + HOUR)
    assert (third.added, third.changed, third.unchanged) == ([], [], 3)


def test_white_space_is_no_change_and_a_renamed_file_is_the_same_article(
    tmp_path: Path, home: Home, here: Site
) -> None:
    given = folder(tmp_path, a="Words of a,\nin two lines.")
    add(home, here, given)
    folder(tmp_path, a="Words of a,  in two   lines.\n\n")
    (spaced,) = update(home, here, START + HOUR)
    assert (spaced.unchanged, spaced.changed) == (1, [])
    (given / "a.txt").rename(given / "z.txt")
    (renamed,) = update(home, here, START + HOUR)
    assert (renamed.unchanged, renamed.added) == (1, [])


def test_an_edit_by_hand_stays_and_is_told_once(tmp_path: Path, home: Home, here: Site) -> None:
    given = folder(tmp_path, a="The words of the source.")
    (file,) = add(home, here, given).added
    (home.root / file).write_text("Words of my own.")
    folder(tmp_path, a="The newer words of the source.")
    (edited,) = update(home, here, START + HOUR)
    assert "edited" in edited.refused[0][1] or "by hand" in edited.refused[0][1]
    assert bodies(home) == {file: "Words of my own."}
    folder(tmp_path, other="Something else, so that the folder is read again.")
    (again,) = update(home, here, START + HOUR)
    assert again.refused == []


def test_what_was_deleted_by_hand_or_removed_does_not_come_back(tmp_path: Path, home: Home, here: Site) -> None:
    given = folder(tmp_path, a="Words of a.", b="Words of b.")
    add(home, here, given)
    (home.root / "given/a.md").unlink()
    with keeper(home, web(here), START) as keeping:
        assert keeping.remove("given/b").removed == ["given/b.md"]
    folder(tmp_path, a="Newer words of a.", b="Newer words of b.", c="Words of c.")
    (outcome,) = update(home, here, START + HOUR)
    assert outcome.added == ["given/c.md"]
    assert list(bodies(home)) == ["given/c.md"]


def test_a_source_is_removed_with_its_articles_but_not_with_edits(tmp_path: Path, home: Home, here: Site) -> None:
    given = folder(tmp_path, a="Words of a.", b="Words of b.")
    add(home, here, given)
    (home.root / "given/a.md").write_text("My own words.")
    with keeper(home, web(here), START) as keeping:
        outcome = keeping.remove(str(given))
    assert outcome.removed == ["given/b.md"]
    assert "given/a.md was edited by hand and stays" in outcome.notes[0]
    assert read_sources(home) == {}
    with keeper(home, web(here), START) as keeping, pytest.raises(KeepingError, match="no source and no article"):
        keeping.remove("given")


def test_the_same_words_from_two_sources_are_one_file(tmp_path: Path, home: Home, here: Site) -> None:
    here.pages["/a"] = page(BRIDGE)
    (file,) = add(home, here, here.address + "/a").added
    given = folder(tmp_path, a=BRIDGE.decode())
    second = add(home, here, given)
    assert (second.added, second.unchanged, list(bodies(home))) == ([], 1, [file])
    with keeper(home, web(here), START) as keeping:
        assert keeping.remove(here.address + "/a").removed == []  # the folder has it too
    assert list(bodies(home)) == [file]


def entry(guid: str, link: str, words: str) -> str:
    return (
        f"<item><title>About {guid}</title><guid>{guid}</guid><link>https://e.example/{link}</link>"
        f"<description>{words} It was said in the town hall on Friday, before the vote.</description></item>"
    )


def feed(*entries: str, ttl: int = 0) -> Reply:
    head = f"<title>News</title><link>https://e.example/</link><ttl>{ttl}</ttl>"
    return Reply(
        f"<rss version='2.0'><channel>{head}{''.join(entries)}</channel></rss>".encode(), type="application/rss+xml"
    )


def test_a_feed_gives_new_and_changed_entries_and_keeps_old_ones(home: Home, here: Site) -> None:
    here.pages["/feed"] = feed(entry("1", "a", "The bridge is open."), entry("2", "b", "The tunnel is shut."), ttl=120)
    first = add(home, here, here.address + "/feed")
    assert (len(first.added), first.refused) == (2, [])
    assert next(iter(read_sources(home).values())).kind == "feed"

    (early,) = update(home, here, START + 1.5 * HOUR)
    assert here.asked("/feed") == 1
    assert early.unchanged == 2

    here.pages["/feed"] = feed(entry("2", "b", "The tunnel is open again."), entry("3", "c", "The ferry is sold."))
    (second,) = update(home, here, START + 3 * HOUR)
    assert [len(second.added), len(second.changed), second.unchanged] == [1, 1, 1]
    assert len(bodies(home)) == 3  # what a feed no longer lists stays


def test_entries_are_known_by_guid_else_link_else_words(home: Home, here: Site) -> None:
    live = [entry("1", "live", "The bridge is open."), entry("2", "live", "The tunnel is shut.")]
    here.pages["/feed"] = feed(*live)
    assert len(add(home, here, here.address + "/feed").added) == 2  # two entries of one page
    here.pages["/feed"] = feed(*reversed(live))
    (same,) = update(home, here, START + 2 * HOUR)
    assert (same.unchanged, same.added, same.changed) == (2, [], [])
    here.pages["/feed"] = feed(
        entry("1", "live", "The bridge is open."), entry("new guid", "live", "The tunnel is shut.")
    )
    (renamed,) = update(home, here, START + 4 * HOUR)
    assert (renamed.unchanged, renamed.added, renamed.changed) == (2, [], [])


def test_the_page_of_an_entry_takes_the_place_of_its_summary_and_not_the_other_way(home: Home, here: Site) -> None:
    link = here.address + "/bridge"
    summary = entry("1", "x", "The bridge is open…").replace("https://e.example/x", link)
    here.pages["/feed"] = feed(summary)
    (file,) = add(home, here, here.address + "/feed").added
    item = next(iter(read_sources(home)["127-0-0-1-feed"].items.values()))
    here.pages["/bridge"] = page(BRIDGE)
    paged = add(home, here, link)
    assert paged.added == []
    if item.partial:
        assert paged.changed == [file]
    assert list(bodies(home)) == [file]


def test_of_two_entries_that_are_one_article_the_first_counts(home: Home, here: Site) -> None:
    both = [entry("g", "same", f"The bridge is {state}.").replace("<guid>g</guid>", "") for state in ("open", "shut")]
    here.pages["/feed"] = feed(*both)
    first = add(home, here, here.address + "/feed")
    assert (len(first.added), first.unchanged, first.refused) == (1, 0, [])
    assert "open" in next(iter(bodies(home).values()))


def test_two_sources_of_an_article_do_not_take_turns(home: Home, here: Site) -> None:
    """A feed words an article otherwise than its page: each has news only when it gives other words than before."""
    here.pages["/bridge"] = page(BRIDGE)
    words = "The mayor opened the bridge on Monday. It cost 3 million euros."
    one = entry("1", "x", words).replace("https://e.example/x", here.address + "/bridge")
    here.pages["/feed"] = feed(one)
    for path in ("/feed", "/bridge"):
        add(home, here, here.address + path)
    before = bodies(home)
    for hours in (2, 4):
        here.pages["/feed"] = feed(one, entry(f"new {hours}", f"new{hours}", f"Something else of hour {hours}."))
        here.pages["/bridge"].body += b" "
        assert [o.changed for o in update(home, here, START + hours * HOUR)] == [[], []]
    assert bodies(home).items() >= before.items()


STORY = (
    "The bridge of Lind was opened on Monday by its mayor, and thousands came to walk over it before the first cars did.\n\n"
    "It cost 3 million euros, the town said, a third more than was planned four years ago when the work was begun.\n\n"
    "The old bridge is to be taken down in spring, when the river is low, and its stones are to be sold to whoever wants them."
)


def test_pages_of_summaries_are_fetched_where_that_is_asked_for(home: Home, here: Site) -> None:
    def summary(path: str, words: str) -> str:
        return entry(path, "x", words).replace("https://e.example/x", f"{here.address}/{path}")

    markup = "".join(f"<p>{paragraph}</p>" for paragraph in STORY.split("\n\n"))
    here.pages["/whole"] = Reply(
        f"<html lang='en'><body><article><h1>Bridge</h1>{markup}</article></body></html>".encode()
    )
    here.pages["/other"] = here.pages["/whole"]
    here.pages["/wall"] = Reply(b"no", 403)
    here.pages["/feed"] = feed(
        summary("whole", "The bridge of Lind was opened on Monday by its mayor, and thousands came…"),
        summary("other", "Weather forecasters expect storms, frost and snow along every southern coast…"),
        summary("wall", "Parliament votes tomorrow about taxes on sugar, tobacco and imported wines…"),
    )
    with keeper(home, web(here), START) as keeping:
        outcome = keeping.add(here.address + "/feed", whole_pages=True)
    assert (len(outcome.added), outcome.refused) == (3, [])
    told = "\n".join(outcome.notes)
    assert "About other: only the summary is kept: its page does not have more of the article" in told
    assert "About wall: only the summary is kept: 127.0.0.1 refuses programs (403)" in told
    assert sum("stones are to be sold" in body for body in bodies(home).values()) == 1

    here.pages["/feed"].body += b" "
    (same,) = update(home, here, START + 2 * HOUR)
    assert (same.changed, same.unchanged) == ([], 3)
    assert (here.asked("/whole"), here.asked("/other"), here.asked("/wall")) == (1, 1, 1)


WIRE = (
    "A ferry with 200 people on board ran aground near the harbour of Lind on Tuesday morning, the coast guard said. "
    "Nobody was hurt, and all passengers were brought ashore in small boats within two hours. The captain told "
    "reporters that a strong current had pushed the ship out of the channel. The company promised an inquiry."
)


def test_a_wire_story_of_two_outlets_is_one_witness(tmp_path: Path, home: Home, here: Site) -> None:
    cut = WIRE.rsplit(". ", 1)[0] + ". The Lind Herald has asked the owner for a comment."
    given = folder(tmp_path, a=WIRE, b=cut, c="An opera house opens in Lind next year, after ten years of work on it.")
    add(home, here, given)
    stories = {article.source: article.story for article in load(home.root).articles}
    assert stories == {"given/a.md": None, "given/b.md": "given/a.md", "given/c.md": None}


def test_what_stands_in_the_briefing_needs_no_adding(home: Home, here: Site) -> None:
    (home.root / "mine.txt").write_text("My words.")
    assert "stands in the briefing already" in add(home, here, home.root / "mine.txt").refused[0][1]
    assert "is not there" in add(home, here, home.root.parent / "nothing").refused[0][1]


def test_a_damaged_file_of_the_keeping_is_named(home: Home, here: Site) -> None:
    (home.sources / "x.json").write_text('{"address": 1}')
    with pytest.raises(KeepingError, match=r"sources/x\.json is damaged \(address"):
        add(home, here, home.root)


@pytest.mark.parametrize("file", ["../out.md", "/out.md", ".briefing/x.md", "a.txt"])
def test_what_is_no_article_is_none_of_a_source(home: Home, here: Site, file: str) -> None:
    item = {"file": file, "text": "0", "added": "2026-11-01T00:00:00Z", "changed": "2026-11-01T00:00:00Z"}
    state = {"address": "/x", "kind": "file", "added": item["added"], "asked": item["added"], "items": {"k": item}}
    (home.sources / "x.json").write_text(json.dumps(state))
    with pytest.raises(KeepingError, match="no article of the briefing"):
        load(home.root)


def test_every_change_is_logged(home: Home, here: Site) -> None:
    here.pages["/a"] = page(BRIDGE)
    add(home, here, here.address + "/a")
    here.pages["/a"] = page(DEARER)
    update(home, here, START + 2 * HOUR)
    with keeper(home, web(here), START + 3 * HOUR) as keeping:
        keeping.remove(here.address + "/a")
    logged = [json.loads(line) for line in home.changes.read_text().splitlines()]
    assert [line["what"] for line in logged] == ["added", "changed", "removed"]
    assert bodies(home) == {}


def test_the_folder_of_a_file_is_read_by_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    first = gathering._digest(file)
    file.touch()
    assert gathering._digest(file) == first
