"""Whether a form of a verb of reporting reports, by what it governs and what stands around it."""

from __future__ import annotations

import pytest
from briefing_bot.language.grammar.complements import (
    ends_clause,
    governs,
    in_clause,
    is_passive,
    is_verb,
    plural_before,
)
from briefing_bot.language.grammar.noun_phrases import NounPhrase
from briefing_bot.language.lexicon.cue_verbs import VERBS

from tests.support.reading import place, read

GOVERNS = [
    ("Lind said no.", "said"),
    ("Lind announced that it fell.", "announced"),
    ("Lind announced Monday that it fell.", "announced"),
    ("Lind announced the port is closed.", "announced"),
    ("Lind announced its system caused the delay.", "announced"),
    ("Lind added, “It fell.”", "added"),
    ("Lind added: It fell.", "added"),
    ("Lind claims to have won.", "claims"),
    ("Lind ruled out a vote.", "ruled"),
    ("Lind claimed Ada Fenn threatened him.", "claimed"),
    ("Lind joked the show won more votes.", "joked"),
    ("Lind conceded to reporters that it fell.", "conceded"),
    ("Lind acknowledged to the Herald that it fell.", "acknowledged"),
    ("Lind admitted stealing a car.", "admitted"),
    ("Lind identified the man as Fenn.", "identified"),
    ("Lind announced later that year that it fell.", "announced"),
    ("Lind urged calm.", "urged"),
    ("Lind announced a “peace” Monday.", "announced"),
    ("Lind announced in Oslo “peace talks” on Monday.", "announced"),
    ("Lind announced: no rain.", "announced"),
    ("Lind announced at the Acton Library that it fell.", "announced"),
    ("Lind announced charges against Otto “the very long boat of all” Fenn.", "announced"),
    ("Lind claimed District Court Judge Otto A. Fenn resigned.", "claimed"),
]
GOVERNS_NOTHING = [
    ("Lind announced a plan.", "announced"),
    ("Lind announced a plan that pays.", "announced"),
    ("Lind claimed the cup.", "claimed"),
    ("Lind shared a room, which fell.", "shared"),
    ("Lind identified the man.", "identified"),
    ("Lind announced a plan to build.", "announced"),
    ("Lind announced a plan after it fell.", "announced"),
    ("Lind added sugar; it fell.", "added"),
    ("Lind revealed their home.", "revealed"),
    ("Lind announced a plan that has failed.", "announced"),
    ("That is what Lind announced", "announced"),
    ("Lind joked a lot.", "joked"),
    ("Lind recalled Fleming.", "recalled"),
    ("Fenn, identified Lind as the driver.", "identified"),
    ("Lind claimed the cup in a town won by rain.", "claimed"),
    ("Lind claimed Fenn as a friend.", "claimed"),
    ("Lind identified the man as", "identified"),
    ("Lind announced a plan, day and night it is on.", "announced"),
    ("Lind added a bell and a sail and a mast, “no rain.”", "added"),
    ("Lind announced their friend conquered and left.", "announced"),
    ("Lind announced charges against Otto “the Boat” Fenn.", "announced"),
]


@pytest.mark.parametrize(("text", "verb"), GOVERNS)
def test_it_governs_what_its_kind_asks_for(text: str, verb: str) -> None:
    sentence = read(text)
    assert governs(sentence, place(sentence, verb), VERBS[verb])


@pytest.mark.parametrize(("text", "verb"), GOVERNS_NOTHING)
def test_it_governs_no_clause(text: str, verb: str) -> None:
    sentence = read(text)
    assert not governs(sentence, place(sentence, verb), VERBS[verb])


PASSIVES = [("A man said to be 90 left.", "said"), ("The vote expected to fail passed.", "expected")]
ACTIVES = [
    ("Lind said to him no.", "said"),
    ("Lind agreed to go.", "agreed"),
    ("They say to go.", "say"),
    ("A man said to", "said"),
]


@pytest.mark.parametrize(("text", "verb", "passive"), [(*c, True) for c in PASSIVES] + [(*c, False) for c in ACTIVES])
def test_a_past_form_before_to_may_be_a_passive(text: str, verb: str, passive: bool) -> None:
    sentence = read(text)
    assert is_passive(sentence, place(sentence, verb), VERBS[verb]) is passive


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("It fell, Lind said.", "said", True),
        ("It fell, Lind said on Monday.", "said", True),
        ("It fell, Lind told Fenn.", "told", True),
        ("Lind said it fell.", "said", False),
        ("Lind said that it fell.", "said", False),
        ("Lind said to leave.", "said", False),
        ("It fell, Lind announced plans.", "announced", False),
        ("It fell, the port announced days later.", "announced", True),
        ("It fell, the port acknowledged “it” Monday.", "acknowledged", True),
        ("It fell, the port acknowledged Acton.", "acknowledged", True),
        ("It fell, the port acknowledged publicly.", "acknowledged", True),
    ],
)
def test_a_clause_that_ends_with_its_verb(text: str, verb: str, expected: bool) -> None:
    sentence = read(text)
    assert ends_clause(sentence, place(sentence, verb), VERBS[verb]) is expected


def test_at_the_end_of_the_sentence_only_a_stop_or_a_day_may_follow() -> None:
    for text, expected in (
        ("It fell, Lind said Monday.", True),
        ("It fell, Lind said, and left.", False),
        ("The “Heat”, Lind said.", True),
    ):
        sentence = read(text)
        assert ends_clause(sentence, place(sentence, "said"), VERBS["said"], last=True) is expected, text


VERBS_HERE = [
    ("They report it fell.", "report"),
    ("The annual report claims it fell.", "claims"),
    ("The court rules that it fell.", "rules"),
    ("Lind claims it fell.", "claims"),
    ("It fell, Lind claims.", "claims"),
    ("It fell, officials report.", "report"),
    ("The report notes old bridges are unsafe.", "notes"),
    ("Lind claims: no.", "claims"),
    ("The U.S. claims it fell.", "claims"),
    ("The drones call 40 men.", "call"),
]
NOUNS_HERE = [
    ("swing states the vote", "states"),
    ("court rules the day", "rules"),
    ("It broke fire rules.", "rules"),
    ("The harsh claims about it", "claims"),
    ("Those who call themselves pilots", "call"),
    ("The statement release was late.", "release"),
]


@pytest.mark.parametrize(
    ("text", "word", "verb"), [(*case, True) for case in VERBS_HERE] + [(*case, False) for case in NOUNS_HERE]
)
def test_a_word_that_may_be_a_noun(text: str, word: str, verb: bool) -> None:
    sentence = read(text)
    at = place(sentence, word)
    assert is_verb(sentence, at, sentence[at - 1]) is verb


def test_another_subject_between_a_phrase_and_its_verb() -> None:
    for text, expected in (
        ("Lind left after he fell and called", True),
        ("When it rained Lind left and called", False),
        ("Lind left after rain and called", False),
        ("Lind left after he fell, and called", False),
    ):
        sentence = read(text)
        lind = sentence[place(sentence, "Lind")]
        phrase = NounPhrase(lind.start, lind.end)
        assert in_clause(sentence, phrase, place(sentence, "called")) is expected, text


def test_several_may_say_in_the_base_form() -> None:
    assert [
        w for w in ("officials", "police", "they", "Lind", "boss", "Lind's") if plural_before(read(w + " say")[:1])
    ] == [
        "officials",
        "police",
        "they",
    ]
