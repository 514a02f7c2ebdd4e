"""Examples from general data: sentences, runs of them, and files as they are published."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
from training.general import _chunks, listed, realtime, split, squad


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It fell. It rose.", ["It fell.", "It rose."]),
        ("Dr. Lind spoke. “Yes.” She left", ["Dr. Lind spoke.", "“Yes.”", "She left"]),
        ("In the U. S. it fell! Why? 3 left.", ["In the U. S. it fell!", "Why?", "3 left."]),
        ("  ", []),
    ],
)
def test_a_paragraph_is_split(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split(text)] == sentences


def test_runs_hold_every_sentence_once() -> None:
    runs = _chunks(["one two three", "four", "five six seven eight", "nine"], size=4)
    assert runs == [range(2), range(2, 3), range(3, 4)]
    assert _chunks(["a long sentence of six words"], size=4) == [range(1)]


def test_an_answer_is_taught_where_it_stands(tmp_path: Path) -> None:
    text = "The ferry is old. It was built in 1931."
    asked = {"question": " When? ", "answers": [{"text": "1931", "answer_start": text.index("1931")}]}
    unknown = {"question": "Who?", "answers": [], "is_impossible": True}
    data = {"data": [{"title": "The_Ferry", "paragraphs": [{"context": text, "qas": [asked, unknown]}]}]}
    path = tmp_path / "squad2.json.gz"
    path.write_bytes(gzip.compress(json.dumps(data).encode()))
    when, who = squad(path, random.Random(1), negatives=0, share=1.0, removed=0.0)
    assert (when.question, when.passages[0].title) == ("When?", "The Ferry")
    assert when.right == {(0, 1)}
    start, end = when.answer_at[0, 1]
    assert when.passages[0].sentences[1][start:end] == "1931"
    assert who.right == frozenset()


def test_a_list_of_sentences_has_those_that_answer(tmp_path: Path) -> None:
    one = {"question": "Who?", "candidates": ["A.", "B."], "answers": [1], "article": "T", "section": "Abstract"}
    other = {"question": "Why?", "sentences": [{"text": "C.", "answers": []}, {"text": "D.", "answers": ["d"]}]}
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(item) for item in (one, other)).encode()))
    assert [(e.question, e.right) for e in listed(path, random.Random(1), removed=0)] == [
        ("Who?", {(0, 1)}),
        ("Why?", {(0, 1)}),
    ]
    assert [(e.right, e.passages[0].sentences) for e in listed(path, random.Random(1), removed=1)] == [
        (frozenset(), ("A.",)),
        (frozenset(), ("C.",)),
    ]


def test_a_news_question_is_asked_among_the_news_of_its_month(tmp_path: Path) -> None:
    items = [
        {"date": "2022-01-01", "question": "Which ferry sank?", "answer": ["Lind"], "evidence": "The ferry Lind sank."},
        {
            "date": "2022-01-09",
            "question": "Which ferry burned?",
            "answer": ["Orr"],
            "evidence": "The ferry Orr burned.",
        },
        {"date": "2022-06-09", "question": "Which ferry left?", "answer": ["Fenn"], "evidence": "The ferry Fenn left."},
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(map(json.dumps, items)))
    first, _, last = realtime(path, random.Random(1), negatives=5, removed=0)
    assert [p.sentences for p in first.passages] == [("The ferry Lind sank.",), ("The ferry Orr burned.",)]
    assert (first.right, last.right) == ({(0, 0)}, {(0, 0)})
    assert len(last.passages) == 1
