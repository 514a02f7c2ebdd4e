"""The similarity network that ships with the package."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from briefing_bot.errors import ReaderError
from briefing_bot.neural.rows import ReaderPassage
from briefing_bot.neural.similarity import Similarity
from briefing_bot.neural.weights import FOLDER

pytest.importorskip("onnxruntime")
pytest.importorskip("tokenizers")

FERRY = ReaderPassage(
    (
        "The ferry to Holm stopped sailing on Monday because of the storm.",
        "Some 340 passengers slept in the town's sports hall.",
    ),
    title="Storm stops the ferry",
)
CHESS = ReaderPassage(("Ines Vidal won the chess title of Lindby for the third time.",), title="A third title")
BAKERY = ReaderPassage(("The last baker of Lindby shuts his shop at Easter.", "Nobody wants to take it over."))
PASSAGES = [FERRY, CHESS, BAKERY]


@pytest.fixture(scope="module")
def similarity() -> Similarity:
    return Similarity.load()


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Why did the boat not run?", FERRY),
        ("How many people had to spend the night in the gym?", FERRY),
        ("Who is the champion of the board game?", CHESS),
        ("Where can one no longer buy bread?", BAKERY),
    ],
)
def test_other_words_for_one_thing_are_alike(similarity: Similarity, question: str, passage: ReaderPassage) -> None:
    cosines = similarity.cosines(question, PASSAGES)
    assert all(-1.001 <= cosine <= 1.001 for cosine in cosines)
    assert PASSAGES[cosines.index(max(cosines))] is passage


def test_it_does_not_matter_what_was_compared_before_or_beside(similarity: Similarity) -> None:
    fresh = Similarity(similarity._network, similarity._tokenizer)
    (alone,) = fresh.cosines("Why did the boat not run?", [FERRY])
    fresh.cosines("Who won?", [CHESS, FERRY])
    assert fresh.cosines("Why did the boat not run?", [CHESS, FERRY])[1] == alone


def test_what_was_embedded_ahead_is_not_embedded_again(similarity: Similarity) -> None:
    fresh = Similarity(similarity._network, similarity._tokenizer)
    fresh.embed(PASSAGES)
    assert fresh._of_passage.cache_info().misses == 3
    fresh.cosines("Who won?", PASSAGES)
    assert (fresh._of_passage.cache_info().misses, fresh._of_passage.cache_info().hits) == (3, 3)


def test_nothing_to_compare(similarity: Similarity) -> None:
    assert similarity.cosines("Who?", []) == []
    (of_no_sentence, of_no_word) = similarity.cosines("", [ReaderPassage(()), ReaderPassage(("",))])
    assert of_no_sentence == of_no_word


def test_a_passage_longer_than_a_row_is_embedded_by_its_start(similarity: Similarity) -> None:
    filler = tuple(f"Street number {n} was swept and painted by the town's workers in the spring." for n in range(60))
    cosines = similarity.cosines(
        "Why did the boat not run?", [ReaderPassage((*FERRY.sentences, *filler)), ReaderPassage((*filler, "A boat."))]
    )
    assert cosines[0] > cosines[1]


def test_many_compare_at_once(similarity: Similarity) -> None:
    questions = ["Why did the boat not run?", "Who is the champion of the board game?"] * 5
    alone = [similarity.cosines(question, PASSAGES) for question in questions]
    fresh = Similarity(similarity._network, similarity._tokenizer)
    with ThreadPoolExecutor(10) as pool:
        assert list(pool.map(lambda question: fresh.cosines(question, PASSAGES), questions)) == alone


@pytest.mark.parametrize("missing", ["similarity.onnx", "words.npy", "tokenizer.json"])
def test_a_missing_file_is_named(tmp_path: Path, missing: str) -> None:
    for name in {"similarity.onnx", "words.npy", "tokenizer.json"} - {missing}:
        (tmp_path / name).symlink_to(FOLDER / name)
    with pytest.raises(ReaderError, match=rf"{missing} is missing: install the package again"):
        Similarity.load(tmp_path)


def test_a_damaged_network_is_named(tmp_path: Path) -> None:
    for name in ("words.npy", "tokenizer.json"):
        shutil.copy(FOLDER / name, tmp_path / name)
    (tmp_path / "similarity.onnx").write_bytes(b"not a network")
    with pytest.raises(ReaderError, match="is damaged"):
        Similarity.load(tmp_path)
