"""A question's terms with the other forms that the briefing uses."""

import pytest
from briefing_bot.language.text.terms import terms
from briefing_bot.retrieval.expansion.expansion import Expander
from briefing_bot.retrieval.expansion.spelling import ONE_SLIP
from briefing_bot.retrieval.expansion.synonyms import WEIGHT, synonyms
from hypothesis import given
from hypothesis import strategies as st

EXPANDER = Expander.of(
    [
        "British police said the company dismissed the former chief executive.",
        "The Supreme Court ruled on the earthquake fund. Troops agreed a ceasefire, a court heard.",
    ]
)


def others(question: str) -> dict[str, dict[str, float]]:
    return {alternatives[0][0]: dict(alternatives[1:]) for alternatives in EXPANDER.alternatives(question)}


def test_each_term_stands_first_once_with_weight_one() -> None:
    found = EXPANDER.alternatives("Did the UK police fire the UK boss?")
    assert [alternatives[0] for alternatives in found] == [("uk", 1.0), ("polic", 1.0), ("fire", 1.0), ("boss", 1.0)]


def test_synonyms_aliases_and_corrections_come_together() -> None:
    found = others("did uk cops sack the ex boss over the earthqauke")
    assert "british" in found["uk"]
    assert found["cop"] == {"polic": WEIGHT}
    assert found["sack"] == {"dismiss": WEIGHT}
    assert "former" in found["ex"]
    assert found["earthqauk"] == {"earthquak": 0.8}


def test_only_terms_of_the_briefing_are_proposed() -> None:
    assert others("Which movie won?") == {"movi": {}, "won": {}}


def test_another_name_of_several_words_is_stood_for_by_its_rarest() -> None:
    assert others("What did SCOTUS say?")["scotus"] == {"suprem": 0.9}


def test_two_words_that_the_briefing_writes_as_one() -> None:
    assert "ceasefir" in others("was there a cease fire")["fire"]


def test_synonyms_are_mutual() -> None:
    for word in ("temblor", "sacked", "lava", "sterling"):
        (term,) = terms(word)
        assert synonyms(term)
        assert all(term in synonyms(other) for other in synonyms(term))


NAMES = Expander.of(
    [
        "North Korea shipped troops to the Colt Gate, Kim Jong Un said. The Bank of Lund and John Smith paid. South Korea and Iraq Air did nothing.",
        "The Golden Gate was shut, and both banks of the river.",
    ]
)


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("How many did Noth Korea ship?", "north Korea"),  # the stem of "nothing"
        ("How many did North Korae ship?", "North korea"),
        ("Who met Kim Jog Un?", "Kim jong Un"),  # three letters
        ("Who met Kim Jong Um?", "Kim Jong un"),
        ("When was the Goldne Gaet shut?", "golden gate"),  # both words, each known by the other
    ],
)
def test_a_name_a_letter_off_a_name_of_the_briefing_is_that_name(question: str, meant: str) -> None:
    assert meant in NAMES.respelled(question)


@pytest.mark.parametrize(
    "question",
    [
        "What did Joan Smith pay?",  # a given name of its own
        "What did Iran Air do?",  # a country of its own
        "What did South Korea do?",
        "What did North Koreans ship?",
        "Was the Bolt Gate shut?",  # another first letter, of a short word
        "Was the Garden Gate shut?",
        "Did Route X Un?",
        "Who shut Moth Both?",  # not beside it in the briefing
    ],
)
def test_another_name_stays_another_name(question: str) -> None:
    assert NAMES.respelled(question) == question


def test_a_misspelt_name_is_looked_for_as_it_is_meant() -> None:
    found = NAMES.alternatives("How many did Noth Korea ship?")
    assert dict(found[1])["north"] == ONE_SLIP


@given(st.text(max_size=80))
def test_any_question_gives_the_same_alternatives_twice(question: str) -> None:
    found = EXPANDER.alternatives(question)
    assert found == EXPANDER.alternatives(question)
    assert [a[0][0] for a in found] == list(dict.fromkeys(terms(question)))
    assert all(0 < weight < 1 for alternatives in found for _, weight in alternatives[1:])


def test_one_slip_is_mended_for_models_and_known_words_stay() -> None:
    assert EXPANDER.respelled("Did the Supreem Cuort rule?") == "Did the supreme court rule?"
    assert EXPANDER.respelled("Who fired the chief executive?") == "Who fired the chief executive?"
    assert EXPANDER.respelled("What did Zqxvanko say?") == "What did Zqxvanko say?"
