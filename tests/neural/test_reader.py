"""The reader that ships with the package."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from briefing_bot.errors import ReaderError
from briefing_bot.neural import network
from briefing_bot.neural.calibration import signs_of
from briefing_bot.neural.networks import Networks
from briefing_bot.neural.reader import Reader
from briefing_bot.neural.rows import ReaderPassage
from briefing_bot.neural.weights import FOLDER

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

BRIDGE = ReaderPassage(
    (
        "The old bridge over the Lind fell into the river on Tuesday night.",
        "Nobody was hurt, the fire service said.",
        "Mayor Ada Holm put the damage at 3 million crowns.",
        "She wants a new bridge to stand by 2027.",
    ),
    title="Bridge in Lindby collapses",
)
SCHOOL = ReaderPassage(
    ("The school of Lindby opens a library in May.", "It holds 12,000 books, most of them gifts."),
    title="A library for Lindby",
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


@pytest.mark.parametrize(
    ("question", "passage", "sentence"),
    [
        ("How much damage did the collapse do?", 0, 2),
        ("Was anyone injured when the bridge came down?", 0, 1),
        ("When did the bridge fall?", 0, 0),
        ("How many books does the library have?", 1, 1),
        ("by when does the mayor want a new bridge", 0, 3),
    ],
)
def test_the_sentence_that_answers_scores_highest(reader: Reader, question: str, passage: int, sentence: int) -> None:
    scores = reader.scores(question, [BRIDGE, SCHOOL])
    assert [len(scores[0]), len(scores[1])] == [4, 2]
    best = max((logit, p, s) for p, logits in enumerate(scores) for s, logit in enumerate(logits))
    assert best[1:] == (passage, sentence)


def test_what_is_not_said_is_less_probable_than_what_is() -> None:
    networks = Networks.load("on")

    def probability(question: str) -> float:
        scores = networks.reader.scores(question, [BRIDGE, SCHOOL])
        return networks.calibration.probability(signs_of(scores, 0.6, 0.5, 0.4, 0.3, 0.0))

    said = probability("How much damage did the collapse do?")
    not_said = probability("Which company built the old bridge?")
    other_topic = probability("Who won the cup final in Madrid?")
    assert said > not_said
    assert said > other_topic


def test_what_stands_beside_a_passage_and_how_many_threads_there_are_change_no_bit(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = reader.scores("When did the bridge fall?", [BRIDGE, SCHOOL, BRIDGE])
    alone = [reader.scores("When did the bridge fall?", [passage])[0] for passage in (BRIDGE, SCHOOL)]
    assert together == [*alone, alone[0]]
    for threads in (1, 4):
        pool = ThreadPoolExecutor(threads)
        monkeypatch.setattr(network, "_workers", lambda pool=pool: pool)
        assert reader.scores("When did the bridge fall?", [BRIDGE, SCHOOL, BRIDGE]) == together


def test_the_order_of_passages_does_not_matter(reader: Reader) -> None:
    one, two = reader.scores("When did the bridge fall?", [BRIDGE, SCHOOL])
    assert reader.scores("When did the bridge fall?", [SCHOOL, BRIDGE]) == [two, one]


def test_nothing_to_read(reader: Reader) -> None:
    assert reader.scores("Who?", []) == []
    assert reader.scores("Who?", [ReaderPassage(())]) == [[]]
    ((logit,),) = reader.scores("", [ReaderPassage(("",))])
    assert logit < -10


def test_a_passage_longer_than_a_row_is_read_to_its_end(reader: Reader) -> None:
    filler = tuple(f"Street number {n} was swept and painted by the town's workers in the spring." for n in range(60))
    (scores,) = reader.scores("How much damage did the collapse do?", [ReaderPassage((*filler, *BRIDGE.sentences))])
    assert len(scores) == 64
    assert scores.index(max(scores)) == 62


def test_many_ask_at_once(reader: Reader) -> None:
    questions = ["When did the bridge fall?", "How many books does the library have?"] * 5
    alone = [reader.scores(question, [BRIDGE, SCHOOL]) for question in questions]
    with ThreadPoolExecutor(10) as pool:
        assert list(pool.map(lambda question: reader.scores(question, [BRIDGE, SCHOOL]), questions)) == alone


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match=r"reader\.onnx is missing"):
        Reader.load(tmp_path)


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    for name in ("tokenizer.json", "words.npy"):
        shutil.copy(FOLDER / name, tmp_path / name)
    (tmp_path / "reader.onnx").write_bytes(b"not a model")
    with pytest.raises(ReaderError, match="is damaged"):
        Reader.load(tmp_path)


def test_a_model_of_before_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = [SimpleNamespace(name=name) for name in ("words", "attention_mask", "token_type_ids")]
    session = SimpleNamespace(get_inputs=lambda: inputs)
    monkeypatch.setattr("onnxruntime.InferenceSession", lambda *_, **__: session)
    Reader.load.cache_clear()
    with pytest.raises(ReaderError, match=r"reader\.onnx takes attention_mask, [^\n]*export it again"):
        Reader.load()


@pytest.mark.parametrize("content", [b"", b"not a table", (FOLDER / "words.npy").read_bytes()[:5000]])
def test_a_damaged_table_of_words_is_named(tmp_path: Path, content: bytes) -> None:
    for name in ("tokenizer.json", "reader.onnx"):
        shutil.copy(FOLDER / name, tmp_path / name)
    (tmp_path / "words.npy").write_bytes(content)
    with pytest.raises(ReaderError, match="is damaged"):
        Reader.load(tmp_path)
