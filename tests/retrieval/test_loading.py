"""What is derived from a folder is kept, taken again where nothing has changed, and never outlives a change."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from briefing_bot import Briefing
from briefing_bot.retrieval import derived, loading
from briefing_bot.retrieval.derived import read_derived
from briefing_bot.settings import Settings
from briefing_bot.sources.registry import read_file
from briefing_bot.store.home import init
from briefing_bot.store.state import Item, SourceState, source_path, to_bytes

TOWNS = [
    f"{first}{last}"
    for first in ("Ack", "Bel", "Cor", "Dun", "Els", "Far", "Gor")
    for last in ("ton", "ford", "wick", "by", "ham", "dale", "mere", "stow")
]


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000 + len(text)))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for number, town in enumerate(TOWNS):
        write(
            made,
            f"{town}.md",
            f"---\ntitle: Rain in {town}\n---\nThe {town} Port Board (PB) met. Its bridge cost {number + 3} million dollars.\n",
        )
    return made


@pytest.fixture
def ask(folder: Path, tmp_path: Path):
    """The first quote to a question, from a briefing that is loaded anew."""
    settings = Settings({"READER": "off", "BRIEFING_CACHE": str(tmp_path / "kept")})

    def first(question: str) -> str:
        quotes = Briefing.load(folder, settings).ask(question).quotes
        return quotes[0].text if quotes else ""

    return first


def read_from(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read from now on."""
    read: list[str] = []

    def noted(file: Path, shown: str):
        read.append(shown)
        return read_file(file, shown)

    monkeypatch.setattr("briefing_bot.sources.folder.read_file", noted)
    return read


def test_a_second_time_nothing_is_read_and_the_answer_is_the_same(ask, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "How much did the bridge of Corwick cost?"
    first = ask(question)
    read = read_from(monkeypatch)
    monkeypatch.setattr("briefing_bot.retrieval.loading.changed", None)

    assert "21 million" in first
    assert ask(question) == first
    assert read == []


def test_only_what_changed_is_read_again(ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask("Which bridge?")
    read = read_from(monkeypatch)
    write(folder, "Corwick.md", "The Corwick bridge cost 900 million dollars in the end.\n")
    write(folder, "Zed.md", "The Zedham tunnel cost 7,000 dollars.\n")
    (folder / "Ackton.md").unlink()

    assert "900 million" in ask("How much did the bridge of Corwick cost?")
    assert sorted(read) == ["Corwick.md", "Zed.md"]
    assert "7,000" in ask("How much did the Zedham tunnel cost?")
    assert "Ackton" not in ask("How much did the bridge of Ackton cost?")


def test_a_joined_index_is_that_of_the_articles_alone(ask, folder: Path, tmp_path: Path) -> None:
    ask("Which bridge?")
    write(folder, "Zed.md", "The Zedham tunnel of the Zedham Works Office (ZWO) cost 7,000 dollars.\n")
    ask("Which tunnel?")
    settings = Settings({"READER": "off", "BRIEFING_CACHE": str(tmp_path / "kept")})
    anew = Settings({"READER": "off", "BRIEFING_CACHE": "off"})
    joined, fresh = Briefing.load(folder, settings), Briefing.load(folder, anew)

    assert joined.articles == fresh.articles
    for question in ("What did the ZWO pay?", "How much did the bridge of Gormere cost?", "Wich tunel?"):
        assert joined.ask(question) == fresh.ask(question)


def place_in(kept: Path) -> Path:
    """Where the one briefing is kept."""
    (place,) = kept.glob("*/words")
    return place


@pytest.mark.parametrize("ending", [".state", ".segment"])
@pytest.mark.parametrize("content", [b"", b"{}", b"BRIEFING", None])
def test_what_is_damaged_is_made_again(ask, tmp_path: Path, ending: str, content: bytes | None) -> None:
    first = ask("How much did the bridge of Corwick cost?")
    (file,) = place_in(tmp_path / "kept").glob(f"*{ending}")
    file.write_bytes(file.read_bytes()[:-64] if content is None else content)

    assert ask("How much did the bridge of Corwick cost?") == first
    assert read_derived(place_in(tmp_path / "kept")) is not None


def test_what_other_code_made_is_not_taken(ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask("Which bridge?")
    place = place_in(tmp_path / "kept")
    before = set(place.iterdir())
    monkeypatch.setattr(derived, "made_by", lambda: "another")
    ask("Which bridge?")

    assert len(list(place.iterdir())) == 2  # a state and its segment
    assert not before & set(place.iterdir())  # the others have gone


def test_what_an_earlier_format_left_goes(ask, tmp_path: Path) -> None:
    ask("Which bridge?")
    place = place_in(tmp_path / "kept")
    old, fresh, stale = place / "0123", place / ".new-1", place / ".new-2"
    old.mkdir()
    (old / "meta.json").write_text("{}")
    fresh.write_text("")
    stale.write_text("")
    os.utime(stale, (1_700_000_000, 1_700_000_000))
    next(place.glob("*.state")).write_bytes(b"")
    ask("Which bridge?")

    assert not old.exists()
    assert not stale.exists()
    assert fresh.exists()  # another process may be writing it


def test_a_file_changed_just_now_is_read_again(ask, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "now.md").write_text("The tunnel cost 5 dollars.\n", encoding="utf-8")

    assert "5 dollars" in ask("What did the tunnel cost?")
    read = read_from(monkeypatch)
    assert "5 dollars" in ask("What did the tunnel cost?")
    assert read == ["now.md"]
    write(folder, "now.md", "The tunnel cost 6 dollars.\n")
    assert "6 dollars" in ask("What did the tunnel cost?")


def test_where_nothing_can_be_written_the_answer_comes_all_the_same(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings({"READER": "off", "BRIEFING_CACHE": str(tmp_path / "file")})

    assert Briefing.load(folder, settings).ask("How much did the bridge of Corwick cost?").answered


def test_few_files_are_not_kept(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    write(tmp_path / "a", "a.txt", "The bridge cost 5 dollars.\n")
    found = loading.load_indexed(tmp_path / "a", None, tmp_path / "kept")

    assert len(found.index) == 1
    assert not (tmp_path / "kept").exists()


def test_what_is_kept_of_the_index_is_the_index(folder: Path, tmp_path: Path) -> None:
    made = loading.load_indexed(folder, None, tmp_path / "kept").index
    kept = loading.load_indexed(folder, None, tmp_path / "kept").index

    assert kept is not made
    assert kept.segments.counted("words") == made.segments.counted("words")
    for one, other in zip(kept.segments.segments, made.segments.segments, strict=True):
        assert one.postings.keys() == other.postings.keys()
        for of in one.postings:
            for name, array in one.postings[of]._asdict().items():
                assert array.tolist() == getattr(other.postings[of], name).tolist()
                assert not array.flags.owndata  # it is mapped
    query = [[("bridge", 1.0), ("tunnel", 0.5)], [("corwick", 1.0)]]
    assert list(kept.candidates(query, "")) == list(made.candidates(query, ""))
    assert kept.covered(query) == made.covered(query)


def test_a_change_writes_what_changed_and_no_more(folder: Path, tmp_path: Path) -> None:
    before = loading.load_indexed(folder, None, tmp_path / "kept")
    (large,) = place_in(tmp_path / "kept").glob("*.segment")
    write(folder, "Zed.md", "The Zedham tunnel cost 7,000 dollars.\n")
    (folder / "Ackton.md").unlink()
    after = loading.load_indexed(folder, None, tmp_path / "kept", before)

    small = set(place_in(tmp_path / "kept").glob("*.segment")) - {large}
    assert len(small) == 1
    assert small.pop().stat().st_size < large.stat().st_size / 4
    assert len(list(place_in(tmp_path / "kept").glob("*.state"))) == 1
    assert after.index.segments.segments[0] is before.index.segments.segments[0]


def test_a_process_that_another_has_overtaken_takes_what_that_has_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = loading.load_indexed(folder, None, tmp_path / "kept")
    write(folder, "Zed.md", "The Zedham tunnel cost 7,000 dollars.\n")
    loading.load_indexed(folder, None, tmp_path / "kept")
    read = read_from(monkeypatch)
    one = loading.load_indexed(folder, None, tmp_path / "kept", one)

    assert read == []
    assert one.loaded.articles[-1].id == "Zed"


def test_a_file_that_was_only_touched_makes_nothing_new(folder: Path, tmp_path: Path) -> None:
    briefing = Briefing.load(folder, Settings({"READER": "off", "BRIEFING_CACHE": str(tmp_path / "kept")}))
    os.utime(folder / "Ackton.md", (1_700_000_000, 1_700_000_000))
    index = briefing._state.indexed.index

    assert not briefing.refresh()
    assert briefing._state.indexed.index is index
    (segment,) = place_in(tmp_path / "kept").glob("*.segment")
    assert segment.name == index.segments.segments[0].name


def test_names_and_texts_that_others_have_too_come_and_go(ask, folder: Path, tmp_path: Path) -> None:
    """What is loaded of a file may depend on others, which have not changed."""
    ask("Which bridge?")
    settings = Settings({"READER": "off", "BRIEFING_CACHE": str(tmp_path / "kept")})
    anew = Settings({"READER": "off", "BRIEFING_CACHE": "off"})
    same = (folder / "Corwick.md").read_text(encoding="utf-8")
    steps: list[tuple[str, str | None]] = [
        ("A-copy.md", same),
        ("Corwick.txt", "The Corwick tunnel cost 5 dollars.\n"),
        ("Corwick.md", None),
        ("A-copy.md", None),
        ("Corwick.md", same),
        ("empty.md", ""),
        ("empty.md", "No longer empty, the tunnel.\n"),
    ]
    kept = Briefing.load(folder, settings)
    for name, text in steps:
        write(folder, name, text) if text is not None else (folder / name).unlink()
        kept.refresh()
        fresh = Briefing.load(folder, anew)
        assert (kept.articles, kept.problems) == (fresh.articles, fresh.problems)
        assert Briefing.load(folder, settings).articles == fresh.articles


def test_what_the_keeping_says_of_an_article_is_seen(folder: Path) -> None:
    home = init(folder)
    settings = Settings({"READER": "off"})
    kept = Briefing.load(folder, settings)
    assert (home.derived / "index" / "words").is_dir()
    then = datetime(2023, 11, 1, tzinfo=UTC)
    item = Item(file="Corwick.md", text="", added=then, changed=then, story="Ackton.md")
    state = SourceState(address="/x", kind="file", added=then, asked=then, items={"k": item})
    (home.root / source_path("x")).write_bytes(to_bytes(state))

    assert kept.refresh()
    assert [article.id for article in kept.articles if article.story] == ["Corwick"]
    assert [article.id for article in Briefing.load(folder, settings).articles if article.story] == ["Corwick"]
