"""Whole evaluations over invented briefings, and their reports."""

import io
import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from briefing_bot import __version__
from briefing_bot.errors import CorpusError, QuestionsFileError
from briefing_bot.evaluation.check import judge
from briefing_bot.evaluation.evaluate import Evaluation, evaluate, pair
from briefing_bot.evaluation.metrics import Metric
from briefing_bot.evaluation.page import GLOSSARY, as_page
from briefing_bot.evaluation.report import as_json, as_text, heading, interval
from rich.console import Console

GEESE = (
    "Forty grey geese crossed the river Alde on Monday, the warden Ada Holm said.\n\nThe mill <b>stands</b> & waits.\n"
)
QUESTIONS = """\
- {ask: 'How many geese crossed the river Alde?', kind: factoid, quote_contains: forty grey geese, stance: accused}
- {ask: 'What crossed the river Alde?', kind: '<i>odd</i>', quote_contains: '<script>alert(1)</script>'}
- {ask: 'What does a tractor cost in Lisbon?', kind: off_topic, not_in_briefing: true}
- {ask: 'Which geese crossed the river Alde?', kind: near_miss, not_in_briefing: true}
"""
GOLD = {"article": "a", "text": "The old bridge was closed.", "speaker": None, "stance": "unsourced"}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "geese.txt").write_text(GEESE, encoding="utf-8")
    (folder / "empty.txt").write_text("", encoding="utf-8")
    (folder / "questions.yaml").write_text(QUESTIONS, encoding="utf-8")
    return folder


@pytest.fixture
def week(tmp_path: Path) -> Path:
    folder = tmp_path / "week"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.md").write_text("---\ntitle: Bridge\n---\nThe old bridge was closed.\n", encoding="utf-8")
    line = {"id": "1", "kind": "yesno", "ask": "Was the old bridge closed?", "gold": [[GOLD]]}
    (folder / "questions.jsonl").write_text(json.dumps(line), encoding="utf-8")
    return folder / "questions.jsonl"


@pytest.fixture
def evaluation(corpus: Path, week: Path) -> Evaluation:
    return evaluate(pair([corpus / "questions.yaml", week], []))


def test_files_of_both_kinds_are_asked_of_their_own_folders(evaluation: Evaluation) -> None:
    assert [asked.articles for asked in evaluation.sets] == [1, 1]
    assert [judgement.verdict for judgement in evaluation.judgements] == [
        "right",
        "other words shown",
        "right",
        "answered in vain",
        "right",
    ]
    assert evaluation.figures["right end to end"].value == 3 / 5
    assert list(evaluation.by_kind) == ["factoid", "<i>odd</i>", "off_topic", "near_miss", "yesno"]
    assert [judgement.question.kind for judgement in evaluation.misses] == ["<i>odd</i>", "near_miss"]
    assert [judgement.question.kind for judgement in evaluation.mislabelled] == ["factoid"]


def test_progress_is_told_of_each_question(corpus: Path) -> None:
    heard: list[str] = []
    evaluate([(corpus / "questions.yaml", corpus)], lambda question: heard.append(question.kind))
    assert heard == ["factoid", "<i>odd</i>", "off_topic", "near_miss"]


def test_a_folder_is_found_or_given_once_or_once_a_file(corpus: Path, week: Path) -> None:
    own = corpus / "questions.yaml"
    assert pair([own, week], []) == [(own, corpus), (week, week.parent / "articles")]
    assert pair([own, week], [corpus]) == [(own, corpus), (week, corpus)]
    assert pair([own, week], [week, corpus]) == [(own, week), (week, corpus)]
    with pytest.raises(
        QuestionsFileError,
        match=r"questions \(1\) and folders \(2\) are not as many: give --corpus once, or once a file",
    ):
        pair([own], [corpus, week])


def test_a_folder_without_articles_is_an_error(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with pytest.raises(CorpusError, match="none holds no article that can be read"):
        evaluate([(corpus / "questions.yaml", tmp_path / "none")])


def test_a_malformed_file_is_told_before_anything_is_asked(corpus: Path, week: Path) -> None:
    week.write_text("{", encoding="utf-8")
    heard: list[object] = []
    with pytest.raises(QuestionsFileError, match="line 1: it is not JSON"):
        evaluate(pair([corpus / "questions.yaml", week], []), heard.append)
    assert heard == []


def test_the_text_shows_figures_kinds_and_what_was_left_out(evaluation: Evaluation) -> None:
    console = Console(width=160, record=True, file=io.StringIO())
    for part in as_text(evaluation):
        console.print(part)
    text = console.export_text()
    assert "3 of 5 questions come out right, asked of 2 briefings with 2 articles." in text
    assert "empty.txt was left out: it is empty" in text
    for words in ("hit@1", "right end to end", "0.600", "ECE", "AUROC", "near_miss", "<i>odd</i>", "Reliability"):
        assert words in text


def test_an_interval_that_says_nothing_is_not_shown() -> None:
    assert interval(Metric(0.5, 0.25, 0.75, 20)) == "0.50 (0.25–0.75)"
    assert interval(Metric(1.0, 1.0, 1.0, 3)) == "1.00"


def test_the_json_has_every_figure_and_every_miss(evaluation: Evaluation) -> None:
    found = json.loads(json.dumps(as_json(evaluation)))
    assert found["version"] == 1
    assert found["questions"] == 5
    assert found["figures"]["right end to end"]["value"] == 0.6
    assert set(found["figures"]["hit@1"]) == {"value", "low", "high", "of"}
    assert found["by_kind"]["yesno"]["hit@1"]["value"] == 1.0
    assert found["calibration"]["bins"]
    assert found["risk_coverage"][-1]["coverage"] == 1.0
    assert found["operating_point"]["coverage"] == 4 / 5
    miss = found["misses"][0]
    assert (miss["verdict"], miss["line"]) == ("other words shown", 2)
    assert miss["gold"][0][0]["text"] == "<script>alert(1)</script>"
    quote = miss["answer"]["quotes"][0]
    assert GEESE[quote["start"] : quote["end"]] == quote["text"]
    assert [labelled["stance_right"] for labelled in found["mislabelled"]] == [False]


class Page(HTMLParser):
    """Checks that elements are closed in order, and gathers what the page holds."""

    VOID = ("meta", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href", "onload", "onclick")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_whole_and_needs_nothing_from_elsewhere(evaluation: Evaluation) -> None:
    page = Page(as_page(evaluation))
    assert page.open == []
    assert page.links == []
    assert page.seen.count("svg") == 3
    assert "script" not in page.seen
    assert "i" not in page.seen
    assert "b" not in page.seen
    assert {"polyline", "circle", "rect"} <= set(page.seen)


def test_the_page_shows_each_miss_with_what_was_expected_and_shown(evaluation: Evaluation) -> None:
    page = Page(as_page(evaluation))
    assert page.seen.count("details") == 3
    for words in (
        "Misses (2)",
        "Right, but with the wrong speaker or stance (1)",
        "What crossed the river Alde?",
        "<i>odd</i>, other words shown",
        "<script>alert(1)</script>",
        "near_miss, answered in vain",
        "The briefing does not say.",
        "Shown: answered, confidence",
        "Forty grey geese crossed the river Alde on Monday",
        "empty.txt was left out",
    ):
        assert words in page.text


def test_the_page_says_of_what_when_and_what_its_words_mean(evaluation: Evaluation) -> None:
    page = Page(as_page(evaluation, datetime(2025, 4, 1, 12, 30, tzinfo=UTC)))

    assert f"Briefing Bot {__version__}, 2025-04-01 12:30 UTC" in page.text
    assert all(word in page.text for pair in GLOSSARY for word in pair)


def test_what_the_check_asks_beyond_the_words_is_told(evaluation: Evaluation) -> None:
    passed = sum(not judge(judgement.outcome, ()) for judgement in evaluation.judgements)

    assert passed < 3
    assert f"{passed} would pass `briefing check`, which wants every point" in heading(evaluation)


def test_a_question_that_cannot_be_asked_is_in_every_report(corpus: Path) -> None:
    path = corpus / "questions.yaml"
    path.write_text(f"- {{ask: '{'why ' * 1000}', quote_contains: geese}}\n", encoding="utf-8")
    evaluation = evaluate([(path, corpus)])
    said = "the question has 3999 characters: shorten it to 2000"
    assert as_json(evaluation)["misses"][0]["error"] == said
    assert said in Page(as_page(evaluation)).text
    console = Console(width=200, record=True, file=io.StringIO())
    for part in as_text(evaluation):
        console.print(part)
    assert said in console.export_text()
