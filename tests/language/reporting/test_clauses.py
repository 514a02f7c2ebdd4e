"""The reporting clauses of single sentences: verb, subject and apposition, and what is none."""

from __future__ import annotations

import pytest
from briefing_bot.language.grammar.tokens import SPEECH
from briefing_bot.language.lexicon.cue_verbs import DOCUMENTS, PERSONAL, VAGUE, VERBS, VerbKind
from briefing_bot.language.reporting.clauses import reports
from hypothesis import given, settings

from tests.nasty import nasty_text
from tests.support.reading import read

# sentence -> lemma, subject, words in apposition of the clause that holds the sentence
CASES = {
    "Lind said it was late.": ("say", "Lind", None),
    "It was late, Lind said.": ("say", "Lind", None),
    "It was late, said Ada Lind, the mayor of Oslo.": ("say", "Ada Lind", "the mayor of Oslo"),
    '"It is late," said the mayor.': ("say", "the mayor", None),
    "Ada Lind, the mayor of Oslo, said it was late.": ("say", "Ada Lind", "the mayor of Oslo"),
    "Ada Lind — the mayor — said it was late.": ("say", "Ada Lind", "the mayor"),
    "Officials in southern Ohio say it is late.": ("say", "Officials in southern Ohio", None),
    "Lind on Monday accused Fenn of theft.": ("accuse", "Lind", None),
    "In a statement on Monday, Lind denied it was late.": ("deny", "Lind", None),
    "The bill was late, according to Ada Lind.": ("according", "Ada Lind", None),
    "His death was confirmed by a cousin.": ("confirm", "a cousin", None),
    "Lind left early, saying she was ill.": ("say", "Lind", None),
    "Lind rose and told reporters she was ill.": ("tell", "Lind", None),
    "Fenn told police that Lind said no.": ("tell", "Fenn", None),
    "Police said it was late, the Herald reported.": ("say", "Police", None),
    'The "Heat" star said it was late.': ("say", 'The "Heat" star', None),
    'Ada Lind: "It is late."': ("colon", "Ada Lind", None),
    'Ada Lind had a short answer: "No."': ("colon", "Ada Lind", None),
    "Ada May said it was late.": ("say", "Ada May", None),
    "The port sees a growing problem of rust, said Ada Lind, the mayor.": ("say", "Ada Lind", "the mayor"),
    "The Port Alliance, a body which includes Acton, Boxford and Colby as members, said it was late.": (
        "say",
        "The Port Alliance",
        "a body which includes Acton, Boxford and Colby as members",
    ),
    "Acton, Maine, radio station WXYZ, citing the police, said it was late.": (
        "say",
        "radio station WXYZ",
        "citing the police",
    ),
    "Lind acknowledged to the Herald on Monday that it was late.": ("acknowledge", "Lind", None),
    "Lind identified the driver as Otto Fenn.": ("identify", "Lind", None),
    "Acton sued Fenn, Orr and other officials, saying it was late.": ("say", "Acton", None),
    "Lind, who sang in the film “Her,” said Fenn’s “Boat” song is late.": ("say", "Lind", None),
    "The port is slower than Acton and analysts say it is late.": ("say", "analysts", None),
    "The total estimated cost is $4 billion, the Herald reported.": ("report", "the Herald", None),
    "While rain fell on Acton, Lind left, saying she was ill.": ("say", "Lind", None),
    "Lind contradicted the claim that it was late.": ("contradict", "Lind", None),
    "The report notes old bridges were closed.": ("note", "The report", None),
    "Lind conceded to reporters that it was late.": ("concede", "Lind", None),
    "The Acton Lottery announced its old system caused a delay.": ("announce", "The Acton Lottery", None),
    "Doubts stem from a Herald report last month that says the bridge is unsafe.": ("say", "a Herald report", None),
    "A study published in the Journal of Rain and Snow found that it was late.": (
        "find",
        "A study published in the Journal of Rain and Snow",
        None,
    ),
    "The Big Ten confirmed the date.": ("confirm", "The Big Ten", None),
    "Officials in May said it was late.": ("say", "Officials", None),
    "Ada Lind, chief nurse of the town said it was late.": ("say", "Ada Lind", "chief nurse of the town"),
    "Clearly, the chief nurse said, it was late.": ("say", "the chief nurse", None),
    "However, the Port Board (PB), which runs the port, said it was late.": (
        "say",
        "the Port Board (PB)",
        "which runs the port",
    ),
    "The Port Association (PA), the voice of the ports, has condemned the plan.": (
        "condemn",
        "The Port Association (PA)",
        "the voice of the ports",
    ),
    "Lind, who rose early, said the port hasn't opened.": ("say", "Lind", "who rose early"),
    "Lind has claimed that it was late, the Daily Herald reported.": ("claim", "Lind", None),
    "The film has been blasted as an insult by local clubs.": ("blast", "local clubs", None),
    "Such reports have been debunked by the mayor.": ("debunk", "the mayor", None),
    "As Ada Lind pointed out on the radio, the largest ship is older.": ("point", "Ada Lind", None),
    "Ada Lind did not commit to a vote in a statement on Friday.": ("written", "Ada Lind", None),
    "In her tribute to Fenn, Lind quoted a song.": ("written", "Lind", None),
    "Owners who have a 2021 boat said it was late.": ("say", "Owners", None),
    "Lind, who lives in Oslo said it was late.": ("say", "Lind", None),
    "The judge in the case admonished Fenn twice, warning him that it was late.": (
        "warn",
        "The judge in the case",
        None,
    ),
    "Instead, it welcomed the talks and said it was late.": ("say", "it", None),
    "Moments later he said it was late.": ("say", "he", None),
    "It's a fine team, said Tom Hamil on the radio.": ("say", "Tom Hamil", None),
    "It could fall into the sea,officials estimated.": ("estimate", "officials", None),
    "Lind in her message to fans praised the town.": ("praise", "Lind", None),
    "Ada Lind in her message to fans praised the town.": ("praise", "Ada Lind", None),
    "Ada Lind on social media had called it late.": ("call", "Ada Lind", None),
    "It burned, the Herald, part of the Acme Network reported.": ("report", "the Herald", None),
    "The coach died on Monday, the school announced.": ("announce", "the school", None),
    "Oslo is celebrating and Ada Lind, the mayor, said it was late.": ("say", "Ada Lind", "the mayor"),
    "The fair came a day after she announced her plan, saying she was ill.": ("say", "she", None),
    "Lind, who called it “a mess,” said the port hasn't opened.": ("say", "Lind", None),
    "The man also claimed Fenn threatened him.": ("claim", "The man", None),
    "Lind admitted stealing a car.": ("admit", "Lind", None),
    "“It is late,” Fenn claimed days later in a post.": ("claim", "Fenn", None),
    "As Ada Lind reported Tuesday, the port is old.": ("report", "Ada Lind", None),
    "“Come in, all of you!” she chirped.": ("quoted", "she", None),
    "“Come in, all of you!” Ada Lind sang in the hall.": ("quoted", "Ada Lind", None),
    "Lind joked the show won more votes than the mayor.": ("joke", "Lind", None),
    "Lind wore a hat with a message saying it was late.": ("say", "Lind", None),
    "As Ada Lind reported, the port is old.": ("report", "Ada Lind", None),
    "Both announced that it was late.": ("announce", "Both", None),
    "Lind also did claim that it was late.": ("claim", "Lind", None),
    "Lind was saying it was late.": ("say", "Lind", None),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.items(), ids=CASES.keys())
def test_the_clause_that_holds_the_sentence(sentence: str, expected: tuple[str, str, str | None]) -> None:
    first = reports(read(sentence))[0]
    subject = first.subject
    apposition = sentence[slice(*subject.apposition)] if subject.apposition else None
    assert (first.verb.lemma, sentence[subject.start : subject.end], apposition) == expected
    assert first.within == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "Lind is said to be ill.",
        "Lind would not say when.",
        "The vote expected to fail took place.",
        "Nine people accused of theft left.",
        "The annual report fills a shelf.",
        "The firm announced a plan.",
        "The caller reported a group of men.",
        "A film called “Late” opened.",
        "Commanders declined to fire.",
        "All nine U.S. states that voted had rain.",
        "The mayor's claims fill a shelf.",
        "Rain, thanks to a front, fell.",
        "The deal announced on Thursday would cost 9 million.",
        "Prices are set according to each ship's size.",
        "Norsk Steel was sued on Monday, claiming the port had paid.",
        "Lind and Fenn write each other letters.",
        "Lind won in May, adding her ninth title later that year.",
        "The fee annoyed many verified accounts.",
        "Lind helped to buy major brands.",
        "Fenn was named in a letter on Monday.",
        'The choice was between: "A" and "B."',
        "Lind will not accept defeat, having claimed that votes were lost.",
        "The port gave out licenses for oil and gas projects, and rested.",
        "The league called off the match.",
        "“Rain,” Lind performed in 1971.",
        "Lind claimed the title in 1971.",
        "The port issued report last month that says the bridge is unsafe.",
        "It is a plan Lind calls the Big Wall.",
        "His announced plan was late.",
        "The list is long:",
        "Lind contributed to this report that it was late.",
        "As Lind said on Monday.",
    ],
)
def test_what_is_no_reporting_clause(sentence: str) -> None:
    assert not [report for report in reports(read(sentence)) if not report.within]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("It was shut after police said a cable broke.", "after"),
        ("The march, which police said was small, was loud.", "which"),
        ("Lind said Fenn denied it.", "say"),
    ],
)
def test_a_clause_within_another_says_by_which_word(sentence: str, word: str) -> None:
    inner = reports(read(sentence))[-1]
    assert VERBS[inner.within].lemma == word if inner.within in VERBS else inner.within == word


def test_negation() -> None:
    (denied,) = reports(read("Lind did not deny that it was late."))
    assert denied.negated
    (could,) = reports(read("Lind could not confirm that it was late."))
    assert could.negated


def test_a_quotation_is_one_token() -> None:
    kinds = [(t.text, t.low) for t in read('"Go, now," said the "Heat" star.')]
    assert kinds == [("", SPEECH), ("said", "said"), ("the", "the"), ("", ""), ("star", "star")]


def test_the_table_of_verbs_is_whole() -> None:
    assert VERBS["said"] == VERBS["says"] == VERBS["say"]
    assert not VERBS["saying"].finite
    assert {VERBS[word].stance for word in ("confirmed", "denies", "estimates", "accusing", "predicts", "told")} == {
        "confirmed",
        "denied",
        "estimated",
        "accused",
        "predicted",
        "stated",
    }
    assert {verb.kind for verb in VERBS.values()} == set(VerbKind)
    assert PERSONAL <= VAGUE
    assert DOCUMENTS | {"letters", "announcement"} >= PERSONAL


@given(nasty_text)
@settings(max_examples=200, deadline=None)
def test_subjects_are_spans_of_the_sentence(sentence: str) -> None:
    for report in reports(read(sentence)):
        assert 0 <= report.subject.start < report.subject.end <= len(sentence)
        if report.subject.apposition:
            assert report.subject.apposition[0] < report.subject.apposition[1] <= len(sentence)
