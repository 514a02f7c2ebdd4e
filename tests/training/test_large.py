"""What the large reader learns from: near misses that are made, and draws of passages."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from briefing_bot.neural.rows import ReaderPassage
from training.examples import Example
from training.large.examples import drawn, general_examples
from training.large.near_misses import Names, content, near_miss

ASKED = "How much did Holm say in 2019 that the bridge cost?"
PASSAGES = [
    content("Mayor Holm said in 2019 that the bridge cost 3 million crowns."),
    content("Mayor Dahl sold the school."),
]


def test_a_near_miss_differs_in_one_thing_that_no_passage_answers() -> None:
    names = Names([ASKED, "How much did Dahl sell?", "How much did Lund save?"])
    made = {near_miss(ASKED, names, PASSAGES, random.Random(seed)) for seed in range(40)}
    assert None not in made
    for question in made:
        assert question is not None
        assert len(content(question) - content(ASKED)) == 1
        assert len(content(ASKED) - content(question)) == 1


def test_what_a_passage_answers_is_no_near_miss() -> None:
    names = Names(["What did Dahl sell?", "What did Lund sell?"])
    sold = [content("Mayor Lund will sell the school."), content("Mayor Dahl will sell the bridge.")]
    assert near_miss("What did Dahl sell?", names, sold, random.Random(1)) is None
    assert near_miss("What did Dahl sell?", names, sold[1:], random.Random(1)) == "What did Lund sell?"


def test_names_are_swapped_for_names_in_the_same_place() -> None:
    names = Names(["What did Dahl sell?", "Where is Lindby?", "What did Ada Holm sell?"])
    assert names.instead("What did Lund sell?", 9, 13) == ["Dahl"]
    assert names.instead("What did Dahl sell?", 9, 13) == []


def passage(number: int) -> ReaderPassage:
    return ReaderPassage((f"Sentence {number}.",))


def test_a_draw_has_a_right_passage_and_hard_ones_or_says_nothing() -> None:
    example = Example(ASKED, [passage(n) for n in range(7)], [frozenset({(0, 0), (1, 0)})], source="week:factoid")
    draws = [drawn(example, random.Random(seed)) for seed in range(60)]
    assert all(len(draw.passages) == 3 for draw in draws)
    for draw in draws:
        for passage_number, sentence in draw.right:
            assert draw.passages[passage_number].sentences[sentence] in ("Sentence 0.", "Sentence 1.")
    silent = [draw for draw in draws if not draw.points]
    assert 0 < len(silent) < 20
    assert all(passage(0) not in draw.passages and passage(1) not in draw.passages for draw in silent)


def test_each_point_of_several_is_drawn() -> None:
    points = [frozenset({(0, 0)}), frozenset({(1, 0)})]
    draw = next(
        d
        for n in range(9)
        if (d := drawn(Example(ASKED, [passage(n) for n in range(7)], points), random.Random(n))).points
    )
    assert [draw.passages[p].sentences[s] for point in draw.points for p, s in point] == ["Sentence 0.", "Sentence 1."]


def test_general_examples_come_in_their_shares_and_none_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    said, long = [passage(0)], [ReaderPassage(("Long. " * 900,))]
    points = [frozenset({(0, 0)})]
    kinds = [
        ("squad", []),
        ("squad", points),
        ("realtime", points),
        ("realtime", []),
        ("listed", points),
        ("listed", []),
    ]
    made = [Example("Who?", long, source="squad"), *(Example("Who?", said, p, source=s) for s, p in kinds * 50)]
    monkeypatch.setattr("training.large.examples.general", lambda data, seed: made)
    found = general_examples(Path(), 100, 1)
    assert len(found) == 100
    assert sum(1 for example in found if example.source == "squad" and not example.points) == 41
    assert all(example.passages == said for example in found)


def test_some_passages_of_an_example_keep_what_is_said_of_them() -> None:
    example = Example(
        ASKED,
        [passage(n) for n in range(4)],
        [frozenset({(1, 0)}), frozenset({(3, 0)})],
        unsure=frozenset({(2, 0)}),
        answer_at={(3, 0): (0, 8), (1, 0): (2, 4)},
    )
    some = example.of([3, 2])
    assert some.points == [frozenset({(0, 0)})]
    assert some.unsure == {(1, 0)}
    assert some.answer_at == {(0, 0): (0, 8)}
