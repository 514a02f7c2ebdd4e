"""Speakers and stances over BriefQA's training weeks do not fall below what they were."""

import pytest

from tests.benchmarks.attribution import measure, report
from tests.benchmarks.briefqa import SHARED, weeks

SPEAKER, STANCE = 0.922, 0.869


def test_speakers_and_stances_of_the_training_weeks(capsys: pytest.CaptureFixture[str]) -> None:
    if not (SHARED / "briefqa").is_dir():
        pytest.skip(f"BriefQA is not in {SHARED}: set BRIEFING_SHARED")
    figures = measure(weeks(["train"]))
    told = report(figures)
    with capsys.disabled():
        print(f"\n{told}")
    assert figures.speaker_right >= SPEAKER, told
    assert figures.stance_right >= STANCE, told
