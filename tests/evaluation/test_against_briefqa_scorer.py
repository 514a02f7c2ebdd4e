"""The figures are those of BriefQA's own scorer, on the same answers. Skipped where BriefQA is not at hand."""

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType

import pytest
from briefing_bot.briefing import Briefing
from briefing_bot.evaluation.asking import Outcome, ask_all
from briefing_bot.evaluation.judging import judge_outcome
from briefing_bot.evaluation.matching import same_speaker, shows_sentence
from briefing_bot.evaluation.metrics import figures
from briefing_bot.evaluation.questions.files import read_questions
from briefing_bot.evaluation.questions.question import FixedQuestion
from briefing_bot.models import Article, Quote
from briefing_bot.rendering import answer_json
from briefing_bot.settings import Settings

from tests.benchmarks.briefqa import SHARED
from tests.evaluation.invented import outcome

BRIEFQA = SHARED / "briefqa"
WEEKS = ("20230414", "20230519")  # Two of the training weeks.

pytestmark = pytest.mark.skipif(
    not (BRIEFQA / "score.py").is_file(), reason=f"BriefQA is not in {BRIEFQA}: set BRIEFING_SHARED"
)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("briefqa_score", BRIEFQA / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compare(scorer: ModuleType, outcomes: list[Outcome], lines: list[dict]) -> None:
    answers = [answer_json(made.answer, made.question.id) for made in outcomes if made.answer]
    theirs = scorer.score(lines, [scorer.prediction(answer) for answer in answers])
    judged = [judge_outcome(made) for made in outcomes]
    ours = {name: found.value for name, found in figures(judged).items()}
    kinds: dict[str, list[int]] = {}
    for one in judged:
        count = kinds.setdefault(one.question.kind, [0, 0])
        count[0] += one.right
        count[1] += 1
    assert {kind: f"{right}/{of}" for kind, (right, of) in kinds.items()} == theirs.pop("by kind")
    assert theirs.pop("questions") == len(judged)
    assert ours == pytest.approx(theirs, abs=1e-12)


def lines_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


@pytest.mark.parametrize("week", WEEKS)
def test_on_the_answers_of_a_briefing(scorer: ModuleType, week: str) -> None:
    asked = read_questions(BRIEFQA / week / "questions.jsonl")
    # By words alone: how good the answers are makes no difference here, and the networks took four fifths of the time.
    briefing = Briefing.load(BRIEFQA / week / "articles", Settings({"READER": "off"}))
    outcomes = ask_all(briefing, asked)
    # Right and wrong, answered and not: all that the scorers could differ over is there.
    assert {judge_outcome(made).right for made in outcomes} == {made.answered for made in outcomes} == {True, False}
    compare(scorer, outcomes, lines_of(BRIEFQA / week / "questions.jsonl"))


@pytest.mark.parametrize("seed", range(5))
def test_on_answers_made_up_to_be_nearly_right(scorer: ModuleType, seed: int) -> None:
    path = BRIEFQA / WEEKS[0] / "questions.jsonl"
    asked, dice = read_questions(path).questions, random.Random(seed)
    sentences = [gold.text for question in asked for gold in question.golds]
    speakers = [gold.speaker for question in asked for gold in question.golds]

    def quotes(question: FixedQuestion) -> list[Quote]:
        own = [gold.text for gold in question.golds]
        texts = [nearly(dice, dice.choice(own if own and dice.random() < 0.6 else sentences)) for _ in range(4)]
        return [quote(text, dice.choice(speakers), dice) for text in texts]

    made = [outcome(question, *(quotes(question) if dice.random() < 0.8 else ())) for question in asked]
    compare(scorer, made, lines_of(path))


def test_the_rules_agree_one_by_one(scorer: ModuleType) -> None:
    dice = random.Random(1)
    asked = read_questions(BRIEFQA / WEEKS[0] / "questions.jsonl").questions
    golds = [gold for question in asked for gold in question.golds]
    for gold in golds:
        for _ in range(20):
            text = nearly(dice, gold.text)
            assert shows_sentence(text, gold.text) == scorer.hit(text, gold.text), text
        other = dice.choice(golds).speaker
        assert same_speaker(other, gold.speaker or "") == scorer.same_speaker(other, gold.speaker)


def nearly(dice: random.Random, text: str) -> str:
    """A sentence as it is, cut, lengthened, or with other punctuation and case."""
    start, end = sorted(dice.sample(range(len(text) + 1), 2))
    longer = " ".join([text] * dice.randint(2, 12))
    return dice.choice([text, text[start:end] or text, longer, text.upper(), text.replace(",", " —"), f"So: {text}!"])


def quote(text: str, speaker: str | None, dice: random.Random) -> Quote:
    """A quote of an article that says the speaker's name and the text."""
    named = speaker or ""
    article = Article(id="made", source="made.txt", body=named + "\n" + text)
    start = len(named) + 1
    return Quote.model_validate(
        {
            "text": text,
            "article": article,
            "start": start,
            "end": start + len(text),
            "score": 0.5,
            "speaker": {"text": named, "start": 0, "end": len(named)} if named else None,
            "stance": dice.choice(["stated", "unsourced", "denied"]),
        }
    )
