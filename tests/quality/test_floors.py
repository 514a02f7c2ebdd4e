"""No figure is below its floor; and the floors themselves move by their rules."""

import json

import pytest

from tests.quality.floors import FILE, SETS, Measured, below, measure, moved, read, table


@pytest.mark.parametrize("name", SETS)
def test_no_figure_is_below_its_floor(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    gold, kept = SETS[name], read(name)
    if not gold.there:
        pytest.skip(f"the data of {name} are not at hand: set BRIEFING_SHARED")
    assert gold.sha256 == kept["sha256"], (
        f"the gold data of {name} have changed: set the floors anew with `python -m tests.quality.floors --raise`"
    )
    measured = measure(gold)
    told = table(name, kept["floors"], measured, gold.margin)
    with capsys.disabled():
        print(f"\n{told}")
    assert kept["floors"].keys() == measured.keys()
    assert not below(kept["floors"], measured, gold.margin), told


def test_a_floor_below_its_best_says_why() -> None:
    for name, kept in json.loads(FILE.read_text(encoding="utf-8"))["sets"].items():
        assert kept["margin"] == SETS[name].margin
        for figure, floor in kept["floors"].items():
            assert 0 <= floor["value"] <= floor["best"] <= 1, (name, figure)
            assert floor["value"] == floor["best"] or floor.get("reason", "").strip(), (name, figure)


def test_a_figure_may_miss_its_floor_by_the_margin() -> None:
    floors = {"hit@1": {"value": 0.8, "best": 0.8}}
    assert below(floors, {"hit@1": Measured(0.8, 20)}, 1) == []
    assert below(floors, {"hit@1": Measured(0.75, 20)}, 1) == []
    assert below(floors, {"hit@1": Measured(0.7, 20)}, 1) == ["hit@1"]
    assert below(floors, {"hit@1": Measured(0.7, 20)}, 2) == []
    assert below(floors, {}, 1) == ["hit@1"]


def test_floors_go_up_and_never_down_without_a_reason() -> None:
    floors = {"hit@1": {"value": 0.8, "best": 0.8}}
    assert moved(floors, {"hit@1": Measured(0.85, 20)}) == {"hit@1": {"value": 0.85, "best": 0.85}}
    assert moved(floors, {"hit@1": Measured(0.7, 20)}) == floors
    lowered = moved(floors, {"hit@1": Measured(0.7, 20)}, "harder questions")
    assert lowered == {"hit@1": {"value": 0.7, "best": 0.8, "reason": "harder questions"}}
    assert moved(lowered, {"hit@1": Measured(0.75, 20)})["hit@1"] == {
        "value": 0.75,
        "best": 0.8,
        "reason": "harder questions",
    }
    assert moved(lowered, {"hit@1": Measured(0.8, 20)}) == floors


def test_a_new_figure_gets_its_first_floor_rounded_down() -> None:
    assert moved({}, {"hit@3": Measured(2 / 3, 3)}) == {"hit@3": {"value": 0.6666, "best": 0.6666}}


def test_the_table_marks_what_is_below() -> None:
    floors = {"hit@1": {"value": 0.9, "best": 0.9}}
    told = table("a set", floors, {"hit@1": Measured(0.5, 20), "hit@3": Measured(0.75, 20)}, 1)
    assert told.splitlines() == [
        "a set (may miss a floor by 1 question)",
        "  hit@1                     0.5000 of 20   floor 0.9000  BELOW",
        "  hit@3                     0.7500 of 20   no floor",
    ]
