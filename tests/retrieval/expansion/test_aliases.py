"""One thing under several names."""

import pytest
from briefing_bot.language.text.terms import terms
from briefing_bot.retrieval.expansion.aliases import RELATED, SAME, SEAT, acronyms_of, defined_acronyms, expansions


def others(question: str) -> dict[tuple[str, ...], float]:
    return {e.terms: e.weight for e in expansions(terms(question))}


@pytest.mark.parametrize(
    ("question", "other", "weight"),
    [
        ("Did the UK agree?", "Britain", SAME),
        ("Did the U.K. agree?", "United Kingdom", SAME),
        ("What did Britain say?", "UK", SAME),
        ("What did Britain say?", "British", RELATED),
        ("Who joined the U.S. team?", "American", RELATED),
        ("What did the ex-VP say?", "former", SAME),
        ("What did the ex-VP say?", "vice president", SAME),
        ("What did the prime minister say?", "PM", SAME),
        ("What did SCOTUS decide?", "Supreme Court", SAME),
        ("What did the Russians say?", "Russia", RELATED),
        ("What did Russia say?", "Kremlin", SEAT),
        ("What did Moscow say?", "Russia", SEAT),
        ("Did North Korea say so?", "DPRK", SAME),
        ("Who met Zelensky?", "Zelenskyy", SAME),
        ("How many km?", "kilometres", SAME),
        ("Was it in Sept.?", "September", SAME),
        ("Which colour was it?", "color", SAME),
        ("Which organisation is it?", "organization", SAME),
    ],
)
def test_a_name_has_its_other_forms(question: str, other: str, weight: float) -> None:
    assert others(question)[tuple(terms(other))] == weight


def test_the_pronoun_us_and_the_question_word_who_are_no_acronyms() -> None:
    assert expansions(terms("who told us")) == []
    assert ("world", "health", "organiz") in others("What did WHO say?")


def test_an_expansion_says_which_terms_it_stands_for() -> None:
    found = [e for e in expansions(terms("Did the Supreme Court rule?")) if e.terms == ("scotus",)]
    assert [(e.first, e.last) for e in found] == [(0, 2)]


def test_articles_define_their_own_acronyms() -> None:
    defined = defined_acronyms(
        [acronyms_of("The Harbour Safety Council (HSC) met. A Ferry Workers Union vote follows; FWU leaders agreed.")]
    )
    assert {e.terms for e in expansions(terms("What did the HSC do?"), defined)} >= {("harbour", "safeti", "council")}
    assert {e.terms for e in expansions(terms("Harbour Safety Council vote"), defined)} >= {("hsc",)}
    assert {e.terms for e in expansions(terms("FWU vote"), defined)} >= {("ferri", "worker", "union")}


def test_brackets_that_do_not_spell_initials_define_nothing() -> None:
    assert defined_acronyms([acronyms_of("He told the Lindow Post (AFP) so.")]) == {}
