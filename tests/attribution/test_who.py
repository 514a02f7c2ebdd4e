"""Who speaks in text as people have it: single marks, manners, two of one surname, and things that never speak."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.speakers import attributions
from briefing_bot.documents.document import Document
from briefing_bot.models import Article


def speakers(body: str) -> list[str | None]:
    found = attributions(Document.of(Article(id="a", source="a.txt", body=body)))
    return [said.speaker.text if said.speaker else None for said in found]


@pytest.mark.parametrize("marks", ["‘’", "''"])
def test_speech_between_single_marks_goes_on_over_sentences_and_paragraphs(marks: str) -> None:
    left, right = marks
    body = (
        f"{left}It lasted an hour,{right} said Martha Penhale, who doesn’t own the farm. {left}We had 900 trees. I don’t think we’ll pick any.\n\n"
        f"{left}My grandfather kept a diary. There isn’t one like this.{right}\n\nThe farmers’ union agreed."
    )
    assert speakers(body) == ["Martha Penhale"] * 5 + [None]


def test_a_title_between_single_marks_is_no_speech() -> None:
    assert speakers("Ada Lind sang ‘The Bridge’ on Monday. The players’ bus left.") == [None, None]


@pytest.mark.parametrize("verb", ["grumbled", "sighed", "muttered", "snapped", "laughed", "chimed in"])
def test_verbs_of_manner_report_beside_a_quotation_only(verb: str) -> None:
    assert speakers(f"“It is dreadful,” Ada Lind {verb}. The owners {verb.split()[0]} all day.") == ["Ada Lind", None]


def test_those_of_one_surname_are_told_by_how_they_are_addressed() -> None:
    body = "Hilda Alder and her husband, Bram Alder, came.\n\nMr. Alder said it was late. Mrs. Alder said it was not."
    assert speakers(body) == [None, "Bram Alder", "Hilda Alder"]


@pytest.mark.parametrize("opening", ["Profit rose 12 percent", "Milk is not affected", "Production will stop in May"])
def test_what_opens_a_sentence_is_not_the_company_that_ends_it(opening: str) -> None:
    assert speakers(f"Alder Motors will close a plant.\n\n{opening}, the company said.") == [None, "Alder Motors"]


def test_a_time_of_day_says_nothing() -> None:
    assert speakers("The ship hit a rock at 3:40 a.m., said coast guard spokesman Lee Min-ho.") == ["Lee Min-ho"]


def test_an_office_before_a_name_is_its_bearer() -> None:
    assert speakers("The mayor of Dale, Piet Moor, said the tram would cost 90 million dollars.") == ["Piet Moor"]


def test_who_is_quoted_as_saying_speaks() -> None:
    body = "The Courier quoted Ida Lund as saying that the bridge was safe. Ms. Lund was quoted as saying she was glad."
    assert speakers(body) == ["Ida Lund", "Ida Lund"]
