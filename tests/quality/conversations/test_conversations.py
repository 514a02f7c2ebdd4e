"""The conversations are what their figure says they are: ten of six turns, over four briefings that are there."""

from __future__ import annotations

import yaml

from tests.quality.conversations.measuring import FILE, ROOT


def test_ten_conversations_of_six_turns_over_four_briefings_say_what_is_right() -> None:
    talks = yaml.safe_load(FILE.read_text("utf-8"))

    assert [len(talk["turns"]) for talk in talks] == [6] * 10
    assert len({talk["corpus"] for talk in talks}) == 4
    for talk in talks:
        bodies = " ".join(
            path.read_text("utf-8") for path in sorted((ROOT / talk["corpus"]).iterdir()) if path.suffix != ".yaml"
        )
        for number, turn in enumerate(talk["turns"]):
            assert turn["quote"] in " ".join(bodies.split())
            assert bool(number) == bool({"means", "alone"} & set(turn))
