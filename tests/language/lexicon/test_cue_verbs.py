"""Each form of each verb of reporting reports in some sentence: none stands in the table for nothing."""

from __future__ import annotations

import pytest
from briefing_bot.language.lexicon.cue_verbs import VERBS
from briefing_bot.language.reporting.clauses import reports

from tests.support.reading import read

# What a verb of reporting governs; a form need fit but one.
SENTENCES = (
    "Lind {} that it was late.",
    "Lind {} the mayor.",
    "“It was late,” Lind {}.",
    "“It was late,” {} Lind.",
    "Lind {} to say when.",
    "Lind {} his call for peace.",
    "Lind {} the man as Fenn.",
    "Ports {} that it was late.",
    "Ports {} the mayor.",
    "Ports {} to say when.",
    "He {} to say when.",
    "They {} to say when.",
    "They {} his call for peace.",
    "Lind left, {} that it was late.",
    "Lind left, {} the mayor for it.",
    "Lind left, {} “it was late.”",
    "Lind was {} that it was late.",
    "Lind was {} “it was late.”",
)


@pytest.mark.parametrize("form", sorted(VERBS))
def test_it_reports(form: str) -> None:
    found = [report for sentence in SENTENCES for report in reports(read(sentence.format(form)))]
    assert VERBS[form].lemma in {report.verb.lemma for report in found}
