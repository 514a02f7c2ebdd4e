"""What is loaded is of one state, and a loaded briefing sees what has changed."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from briefing_bot import Briefing
from briefing_bot.documents.document import Document
from briefing_bot.errors import CorpusError
from briefing_bot.models import PageSpan
from briefing_bot.settings import Settings
from briefing_bot.sources import folder as folders
from briefing_bot.store import loading
from briefing_bot.store.fingerprints import fingerprint
from briefing_bot.store.home import Home, init
from briefing_bot.store.journal import Change, commit, locked
from briefing_bot.store.loading import load
from briefing_bot.store.state import Item, SourceState, source_path, to_bytes
from filelock import FileLock, Timeout

WORDS = Settings({"READER": "off"})
THEN = datetime(2026, 11, 1, tzinfo=UTC)


def written(home: Home, **files: bytes) -> None:
    change = Change()
    for name, data in files.items():
        change.write(f"{name}.txt", data)
    with locked(home):
        commit(home, change)


def texts(root: Path) -> dict[str, str]:
    return {article.id: article.body for article in load(root).articles}


def test_a_reader_never_sees_half_of_a_change(tmp_path: Path) -> None:
    """While a writer changes two files at once, over and over, whoever reads sees both as before or both as after."""
    home = init(tmp_path)
    written(home, a=b"Words 0.", b=b"And words 0.")
    stop = threading.Event()

    def write() -> None:
        number = 1
        while not stop.is_set():
            written(home, a=b"Words %d." % number, b=b"And words %d." % number)
            number += 1
            stop.wait(0.002)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        seen = [texts(tmp_path) for _ in range(60)]
    finally:
        stop.set()
        writer.join()
    assert all(found["b"] == "And w" + found["a"][1:] for found in seen)
    assert len({found["a"] for found in seen}) > 1


def test_a_kept_briefing_that_never_rests_is_held_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = init(tmp_path)
    written(home, a=b"Words.")
    count, read, held = iter(range(1000)), folders.read_file, list[bool]()

    def reading(path: Path, name: str | None = None) -> object:
        lock = FileLock(home.lock)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            held.append(True)
        else:
            lock.release()
            held.append(False)
        return read(path, name)

    monkeypatch.setattr(loading, "stamp", lambda _: (("a", next(count), 0, 0),))
    monkeypatch.setattr(folders, "read_file", reading)
    assert texts(tmp_path) == {"a": "Words."}
    assert held == [False] * 5 + [True]


def test_what_is_changed_by_hand_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Old words.")
    (tmp_path / "b.txt").write_text("Old words of b.")
    read, left = folders.read_file, [1]

    def slow(path: Path, name: str | None = None) -> object:
        found = read(path, name)
        if left and left.pop():
            (tmp_path / "a.txt").write_text("New words, longer.")
            (tmp_path / "b.txt").write_text("New words of b, longer.")
        return found

    monkeypatch.setattr(folders, "read_file", slow)
    assert texts(tmp_path) == {"a": "New words, longer.", "b": "New words of b, longer."}


def test_a_folder_that_never_rests_is_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    count = iter(range(1000))
    monkeypatch.setattr(loading, "stamp", lambda _: (("a", next(count), 0, 0),))
    assert texts(tmp_path) == {"a": "Words."}


def test_what_a_crash_left_is_finished_by_whoever_loads(tmp_path: Path) -> None:
    home = init(tmp_path)
    (tmp_path / "a.txt").write_text("Old words.")
    home.journal.mkdir()
    (home.journal / "0").write_text("New words.")
    (home.journal / "plan.json").write_text('{"write": {"a.txt": "0"}, "delete": []}')
    assert texts(tmp_path) == {"a": "New words."}
    assert not home.journal.exists()


def test_pages_notices_and_stories_are_known_again_until_the_words_are_edited(tmp_path: Path) -> None:
    home = init(tmp_path)
    (tmp_path / "a.md").write_text("Page one.\n\nPage two.")
    item = Item(
        file="a.md",
        text=fingerprint("Page one.\n\nPage two."),
        added=THEN,
        changed=THEN,
        story="b.md",
        notices=("2 pictures were left out",),
        pages=(PageSpan(page=1, start=0, end=9), PageSpan(page=2, start=11, end=20)),
    )
    state = SourceState(address="/x", kind="file", added=THEN, asked=THEN, items={"k": item})
    (home.root / source_path("x")).write_bytes(to_bytes(state))
    (article,) = load(tmp_path).articles
    assert (article.pages, article.story, article.notices) == (item.pages, "b.md", item.notices)
    (tmp_path / "a.md").write_text("An edit. Page one.\n\nPage two.")
    (article,) = load(tmp_path).articles
    assert (article.pages, article.story) == ((), "b.md")


def test_a_loaded_briefing_sees_a_change_without_a_restart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge cost 3 million euros.")
    briefing = Briefing.load(tmp_path, WORDS)
    before = briefing.articles
    assert not briefing.refresh()
    assert briefing.articles is before
    (tmp_path / "a.txt").write_text("The bridge cost 4 million euros, and more.")
    (tmp_path / "b.txt").write_text("The tunnel cost 9 million euros.")
    assert "3 million" in briefing.ask("What did the bridge cost?").quotes[0].text
    assert briefing.refresh()
    assert "4 million" in briefing.ask("What did the bridge cost?").quotes[0].text
    assert "9 million" in briefing.ask("What did the tunnel cost?").quotes[0].text
    (tmp_path / "a.txt").unlink()
    assert briefing.refresh()
    assert [article.id for article in briefing.articles] == ["b"]


def test_articles_that_did_not_change_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("The bridge cost 3 million euros.")
    briefing = Briefing.load(tmp_path, WORDS)
    read: list[str] = []
    of = Document.of
    monkeypatch.setattr(Document, "of", lambda article: read.append(article.id) or of(article))
    (tmp_path / "b.txt").write_text("The tunnel cost 9 million euros.")
    assert briefing.refresh()
    assert read == ["b"]


def test_a_touch_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge cost 3 million euros.")
    briefing = Briefing.load(tmp_path, WORDS)
    (tmp_path / "a.txt").write_text("The bridge cost 3 million euros.\n\n")
    assert not briefing.refresh()


def test_a_folder_that_has_gone_is_told_and_what_was_loaded_still_answers(tmp_path: Path) -> None:
    root = tmp_path / "briefing"
    root.mkdir()
    (root / "a.txt").write_text("The bridge cost 3 million euros.")
    briefing = Briefing.load(root, WORDS)
    root.rename(tmp_path / "elsewhere")
    with pytest.raises(CorpusError, match="is not there"):
        briefing.refresh()
    assert briefing.ask("What did the bridge cost?").answered


def test_a_question_is_answered_from_one_state(tmp_path: Path) -> None:
    """While the articles change, each answer is of one time: its quotes verify, and two figures of one time are quoted."""
    (tmp_path / "a.txt").write_text("The bridge cost 1 million euros.")
    (tmp_path / "b.txt").write_text("The bridge cost 1 million euros, the mayor of Lind told the council.")
    briefing = Briefing.load(tmp_path, WORDS)
    stop = threading.Event()

    def change() -> None:
        number = 2
        while not stop.is_set():
            for name, text in (("a", ""), ("b", ", the mayor of Lind told the council")):
                (tmp_path / f"{name}.txt").write_text(f"The bridge cost {number} million euros{text}.")
            briefing.refresh()
            number += 1

    thread = threading.Thread(target=change)
    thread.start()
    try:
        for _ in range(40):
            for quote in briefing.ask("What did the bridge cost?").quotes:
                quote.verify()
    finally:
        stop.set()
        thread.join()


def test_the_working_folder_is_the_briefing_where_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BRIEFING_CORPUS", raising=False)
    (tmp_path / "a.txt").write_text("Words of mine.")
    assert len(Briefing.load(settings=WORDS).articles) != 1 or Briefing.load(settings=WORDS).articles[0].id != "a"
    init(tmp_path)
    assert [article.id for article in Briefing.load(settings=WORDS).articles] == ["a"]
