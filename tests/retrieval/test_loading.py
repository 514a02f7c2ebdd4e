"""What is derived from a folder is kept, taken again where nothing has changed, and never outlives a change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from briefing_bot import Briefing
from briefing_bot.retrieval import derived, loading
from briefing_bot.retrieval.segments import _stretches, digest_of, segments_of
from briefing_bot.settings import Settings
from briefing_bot.sources.registry import read_file

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

    monkeypatch.setattr("briefing_bot.retrieval.readings.read_file", noted)
    return read


def test_a_second_time_nothing_is_read_and_the_answer_is_the_same(ask, monkeypatch: pytest.MonkeyPatch) -> None:
    question = "How much did the bridge of Corwick cost?"
    first = ask(question)
    read = read_from(monkeypatch)
    monkeypatch.setattr("briefing_bot.retrieval.loading.load", None)

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


@pytest.mark.parametrize(
    "damaged", ["meta.json", "articles.jsonl", "terms.npy", "lengths.npy", "sentence-texts.npy", "readings.json"]
)
@pytest.mark.parametrize("content", [b"", b"{}", b"\x93NUMPY"])
def test_what_is_damaged_is_made_again(ask, tmp_path: Path, damaged: str, content: bytes) -> None:
    first = ask("How much did the bridge of Corwick cost?")
    (state,) = next((tmp_path / "kept").iterdir()).iterdir()
    (state / damaged).write_bytes(content)

    assert ask("How much did the bridge of Corwick cost?") == first


def test_what_other_code_made_is_not_taken(ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask("Which bridge?")
    monkeypatch.setattr(derived, "made_by", lambda: "another")
    ask("Which bridge?")

    (place,) = (tmp_path / "kept").iterdir()
    assert len(list(place.iterdir())) == 1  # the other state has gone


def test_a_file_changed_just_now_is_not_kept(ask, folder: Path, tmp_path: Path) -> None:
    (folder / "now.md").write_text("The tunnel cost 5 dollars.\n", encoding="utf-8")

    assert "5 dollars" in ask("What did the tunnel cost?")
    assert not (tmp_path / "kept").exists()


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
    assert kept.segments.counted("words", "word_counts") == made.segments.counted("words", "word_counts")
    for of, arrays in made.postings.items():
        for name, array in arrays.items():
            assert kept.postings[of][name].tolist() == array.tolist()
            assert not kept.postings[of][name].flags.owndata or name == "unknown"  # it is mapped
    query = [[("bridge", 1.0), ("tunnel", 0.5)], [("corwick", 1.0)]]
    assert list(kept.candidates(query, "")) == list(made.candidates(query, ""))
    assert kept.covered(query) == made.covered(query)


def test_a_count_knows_what_stands_somewhere_and_nothing_else(folder: Path) -> None:
    segments = loading.load_indexed(folder, None, None).index.segments
    one = segments_of([], None, segments, segments.digests[:1])
    counted = one.counted("words", "word_counts")

    assert dict(counted) == {word: counted[word] for word in counted}
    assert counted["rain"] == 1
    assert "corwick" not in counted  # of another article, whose words are still numbered
    assert counted.get("corwick", 0) == 0
    assert len(counted) == len(list(counted))


def test_segments_take_what_is_known_by_its_text(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    briefing = Briefing.load(folder, Settings({"READER": "off"}))
    documents = loading._documents(loading.Loaded(briefing.articles, (), ()))
    known = segments_of(documents, None)
    monkeypatch.setattr("briefing_bot.retrieval.segments.terms", None)
    backwards = segments_of([], None, known, [digest_of(article) for article in reversed(briefing.articles)])

    assert list(backwards.digests) == list(known.digests)[::-1]
    assert backwards.counted("terms", "term_counts") == known.counted("terms", "term_counts")
    assert backwards.of("sentence_lengths").tolist() == known.of("sentence_lengths").tolist()[::-1]


def test_what_stands_beside_a_term_is_known_of_all_articles(folder: Path) -> None:
    segments = loading.load_indexed(folder, None, None).index.segments
    assert {"board", "ackton", "belford"} <= segments.beside("port")
    assert segments.beside("nowhere") == frozenset()


def test_articles_that_stand_as_they_did_are_taken_in_one_stretch(folder: Path) -> None:
    briefing = Briefing.load(folder, Settings({"READER": "off"}))
    known = segments_of(loading._documents(loading.Loaded(briefing.articles[:4], (), ())), None)
    a, b, c, d = known.digests

    assert list(_stretches([a, b, "new", d, c], known)) == [(0, 2, 0), (2, 3, None), (3, 4, 3), (4, 5, 2)]
    assert list(_stretches([b, c, d], known)) == [(0, 3, 1)]
    assert list(_stretches([a], None)) == [(0, 1, None)]
