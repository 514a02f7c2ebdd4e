"""What counts as shown, as the same speaker, and as right."""

import pytest
from briefing_bot.evaluation.asking import Outcome
from briefing_bot.evaluation.judging import judge_outcome
from briefing_bot.evaluation.matching import same_speaker, shows_sentence
from briefing_bot.evaluation.questions.question import Gold

from tests.evaluation.invented import GEESE, GEESE_TEXT, MILL, MILL_TEXT, fixed, outcome, quote_of

SENTENCE = "The warden counted the geese twice, and wrote the number down."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (SENTENCE, True),
        ("the WARDEN counted the geese twice and wrote, the number: down", True),
        (f"It was early. {SENTENCE} Then she left.", True),
        (f"{SENTENCE} {'It rained. ' * 64}", True),
        (f"{SENTENCE} {'It rained. ' * 65}", False),
        ("The warden counted the geese twice", True),
        ("and wrote the number down", False),
        ("The warden counted geese twice, and wrote the number down.", False),
        ("", False),
        ("…", False),
    ],
)
def test_a_sentence_is_shown_whole_or_by_half_with_little_around_it(text: str, shown: bool) -> None:
    assert shows_sentence(text, SENTENCE) is shown


def test_a_long_sentence_may_have_three_times_as_much_around_it() -> None:
    sentence = "word " * 60 + "end"
    assert shows_sentence(sentence + " and more" * 97, sentence)
    assert not shows_sentence(sentence + " and more" * 103, sentence)


def test_a_gold_without_a_word_is_never_shown() -> None:
    assert not shows_sentence("anything", "…")


@pytest.mark.parametrize(
    ("shown", "expected", "same"),
    [
        ("Ada Holm", "Ada Holm", True),
        ("Holm", "Ada Holm", True),
        ("warden Ada Holm", "Ada Holm", True),
        ("A. Holm", "Ada Holm", True),
        ("Ada", "Bea Holm", False),
        (None, "Ada Holm", False),
        ("Ada Holm", "", False),
        (None, "", True),
        ("", "", True),
    ],
)
def test_a_speaker_is_known_by_any_form_of_the_name(shown: str | None, expected: str, same: bool) -> None:
    assert same_speaker(shown, expected) is same


def test_the_rank_is_that_of_the_first_quote_that_shows_a_gold() -> None:
    question = fixed([Gold(GEESE_TEXT, whole=True)])
    assert judge_outcome(outcome(question, GEESE, MILL)).rank == 0
    assert judge_outcome(outcome(question, MILL, GEESE)).rank == 1
    assert judge_outcome(outcome(question, MILL)).rank is None
    assert judge_outcome(outcome(question, MILL, MILL, MILL, GEESE)).rank is None


def test_points_are_shown_one_by_one() -> None:
    question = fixed([Gold(GEESE_TEXT, whole=True), Gold("never said")], [Gold("old mill")], [Gold("in vain")])
    assert judge_outcome(outcome(question, GEESE, MILL)).points_shown == 2


def test_speaker_and_stance_are_those_of_the_quote_that_hits() -> None:
    question = fixed([Gold("geese", speaker="Holm", stance="denied")])
    judged = judge_outcome(outcome(question, MILL, GEESE))
    assert (judged.speaker_right, judged.stance_right) == (True, False)
    judged = judge_outcome(outcome(question, MILL))
    assert (judged.speaker_right, judged.stance_right) == (None, None)
    judged = judge_outcome(outcome(fixed([Gold("geese")]), GEESE))
    assert (judged.speaker_right, judged.stance_right) == (None, None)


def test_the_outlet_itself_is_a_speaker_to_get_right() -> None:
    question = fixed([Gold("geese", speaker="", stance="unsourced")])
    assert judge_outcome(outcome(question, GEESE)).speaker_right is False
    assert judge_outcome(outcome(question, quote_of(GEESE_TEXT))).speaker_right is True


def test_a_gold_that_is_a_speaker_alone_counts_as_a_hit_and_not_as_a_speaker() -> None:
    judged = judge_outcome(outcome(fixed([Gold("", speaker="Holm")]), MILL, GEESE))
    assert (judged.rank, judged.speaker_right) == (1, None)


@pytest.mark.parametrize(
    ("answerable", "quotes", "verdict"),
    [
        (True, (GEESE,), "right"),
        (True, (MILL,), "other words shown"),
        (True, (), "not answered"),
        (False, (), "right"),
        (False, (GEESE,), "answered in vain"),
    ],
)
def test_the_verdict_says_what_went_wrong(answerable: bool, quotes: tuple, verdict: str) -> None:
    points = ([Gold("grey geese")],) if answerable else ()
    judged = judge_outcome(outcome(fixed(*points, answerable=answerable), *quotes))
    assert judged.verdict == verdict
    assert judged.right is (verdict == "right")


def test_a_question_without_points_asks_only_for_an_answer() -> None:
    assert judge_outcome(outcome(fixed(conflict=True), MILL)).verdict == "right"


def test_nearest_passages_tell_what_a_lower_threshold_would_have_shown() -> None:
    question = fixed([Gold("old mill")])
    near = judge_outcome(outcome(question, nearest=(GEESE, MILL)))
    assert (near.right, near.rank, near.would_hit) == (False, None, True)
    assert not judge_outcome(outcome(question, GEESE, nearest=(MILL,))).would_hit


def test_a_question_that_could_not_be_asked_is_not_right_and_has_no_confidence() -> None:
    judged = judge_outcome(Outcome((fixed([Gold(MILL_TEXT, whole=True)]),), None, "too long"))
    assert (judged.verdict, judged.confidence, judged.would_hit) == ("not answered", None, False)
