"""The networks as they are loaded together, and their calibrations."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from briefing_bot import Article, Briefing
from briefing_bot.errors import ReaderError
from briefing_bot.neural.networks import READINGS, Networks
from briefing_bot.neural.weights import FOLDER, LARGE, LARGE_WORDS
from briefing_bot.settings import Settings

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

ARTICLE = Article(
    id="a", source="a.txt", body="The old bridge fell on Tuesday.\n\nMayor Ada Holm put the damage at 3 million crowns."
)


def linked(folder: Path, *without: str) -> Path:
    """The folder with the files that ship, without the large reader and some others."""
    for path in FOLDER.iterdir():
        if path.is_file() and path.name not in (LARGE, LARGE_WORDS, *without):
            (folder / path.name).symlink_to(path)
    return folder


def with_large(folder: Path) -> Path:
    """The folder with a large reader, which is the small one again, and a calibration that goes by it."""
    linked(folder, "reader.json")
    (folder / LARGE).symlink_to(FOLDER / "reader.onnx")
    (folder / LARGE_WORDS).symlink_to(FOLDER / "words.npy")
    card = json.loads((FOLDER / "reader.json").read_text(encoding="utf-8"))["fast"]
    calibration = {**card["calibration"], "bias": -9.0, "weights": {"again": 1.0}}
    both = {"fast": card, "on": {**card, "calibration": calibration}}
    (folder / "reader.json").write_text(json.dumps(both), encoding="utf-8")
    return folder


def test_what_ships_reads_again_and_tells_a_near_miss(large_reader: None) -> None:
    networks = Networks.load("on")
    assert networks.large is not None
    assert networks.calibration.weights["again"] > 0
    answers = [
        Briefing((ARTICLE,), settings=Settings()).ask(asked)
        for asked in ("How much was the damage?", "How much did the new library cost?")
    ]
    assert [answer.answered for answer in answers] == [True, False]
    assert "3 million crowns" in answers[0].quotes[0].text


@pytest.mark.usefixtures("large_reader")
def test_a_folder_without_a_large_reader_reads_the_same_either_way(tmp_path: Path) -> None:
    folder = linked(tmp_path)
    assert Networks.load("on", folder).large is None
    assert Networks.load("on", folder).calibration == Networks.load("fast", folder).calibration


@pytest.mark.usefixtures("large_reader")
def test_a_large_reader_reads_again_where_there_is_one_and_fast_leaves_it_out(tmp_path: Path) -> None:
    folder = with_large(tmp_path)
    assert Networks.load("fast", folder).large is None
    assert Networks.load("on", folder).large is not None
    assert Networks.load("on", folder).calibration.weights == {"again": 1.0}


def wait_for_networks() -> None:
    for thread in threading.enumerate():
        if thread.name == "networks":
            thread.join()


def test_what_is_loaded_ahead_is_waited_for(tmp_path: Path) -> None:
    Networks.load_ahead(Settings({"READER": "fast", "BRIEFING_MODELS": str(linked(tmp_path))}))
    loaded = Networks.load("fast", tmp_path)
    wait_for_networks()
    assert Networks.load("fast", tmp_path) is loaded


def test_what_cannot_be_loaded_ahead_is_told_where_it_is_needed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Networks.load_ahead(Settings({"READER": "fast", "BRIEFING_MODELS": str(tmp_path)}))
    with pytest.raises(ReaderError, match="is missing"):
        Networks.load("fast", tmp_path)
    wait_for_networks()
    assert capfd.readouterr() == ("", "")


def test_nothing_is_loaded_ahead_of_words_alone() -> None:
    Networks.load_ahead(Settings({"READER": "off"}))
    assert "networks" not in [thread.name for thread in threading.enumerate()]


@pytest.mark.usefixtures("large_reader")
def test_a_large_reader_without_its_words_is_named(tmp_path: Path) -> None:
    folder = with_large(tmp_path)
    (folder / LARGE_WORDS).unlink()
    with pytest.raises(ReaderError, match=rf"{LARGE_WORDS} is missing: [^\n]*BRIEFING_MODELS"):
        Networks.load("on", folder)


@pytest.mark.usefixtures("large_reader")
def test_a_briefing_reads_with_the_models_of_the_setting(tmp_path: Path) -> None:
    def confidence(**settings: str) -> float:
        return Briefing((ARTICLE,), settings=Settings(settings)).ask("How much damage did the collapse do?").confidence

    models = str(with_large(tmp_path))
    fast = confidence(READER="fast")
    assert confidence(BRIEFING_MODELS=models, READER="fast") == fast
    assert confidence(BRIEFING_MODELS=models) < fast


def test_a_folder_without_models_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"reader\.json is missing: [^\n]*BRIEFING_MODELS"):
        Briefing((ARTICLE,), settings=Settings({"BRIEFING_MODELS": str(tmp_path)})).ask("Who fell?")


def test_what_ships_has_thresholds_in_their_order() -> None:
    card = json.loads((FOLDER / "reader.json").read_text(encoding="utf-8"))
    for thresholds in (card[reading][part]["thresholds"] for reading in READINGS for part in ("calibration", "quotes")):
        assert 0 <= thresholds["lenient"] <= thresholds["balanced"] <= thresholds["strict"] <= 1


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"fast": {"calibration": {}}}'])
def test_a_damaged_calibration_is_named(tmp_path: Path, text: str) -> None:
    folder = linked(tmp_path, "reader.json")
    (folder / "reader.json").write_text(text, encoding="utf-8")
    with pytest.raises(ReaderError, match=r"^the reader in [^\n]+ is damaged \([^\n]+\): [^\n]*READER=off$"):
        Networks.load("fast", folder)
