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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Senator Alder", "Mayor Alder"),
        ("The younger Alder", "The elder Alder"),
    ],
)
def test_those_of_one_surname_are_told_by_office_and_age(one: str, other: str) -> None:
    body = f"Mayor Bram Alder and his daughter, Senator Hilda Alder, came.\n\n{other} said it was late. {one} said it was not."
    assert speakers(body) == [None, "Bram Alder", "Hilda Alder"]


@pytest.mark.parametrize("opening", ["Profit rose 12 percent", "Milk is not affected", "Production will stop in May"])
def test_what_opens_a_sentence_is_not_the_company_that_ends_it(opening: str) -> None:
    assert speakers(f"Alder Motors will close a plant.\n\n{opening}, the company said.") == [None, "Alder Motors"]


def test_a_time_of_day_says_nothing() -> None:
    assert speakers("The ship hit a rock at 3:40 a.m., said coast guard spokesman Lee Min-ho.") == ["Lee Min-ho"]


@pytest.mark.parametrize(
    "marked",
    [
        "PRESS RELEASE\n\n{}",
        "{}\n\nMedia contact\n\nLena Frost, +46 555 010",
        "{}\n\n###",
        "{}\n\nFor further information: Lena Frost, +46 555 010",
    ],
)
def test_in_a_release_the_institution_speaks(marked: str) -> None:
    body = marked.format(
        "Alder Rail has ordered six trains. We expect them in May. “At last,” said Ada Lind, a driver."
    )
    found = attributions(Document.of(Article(id="a", source="a.txt", body=body, outlet="Alder Rail")))
    said = [(a.speaker.text if a.speaker else None, a.stance) for a in found][:3]
    assert said == [("Alder Rail", "stated"), ("Alder Rail", "predicted"), ("Ada Lind", "stated")]
    plain = attributions(
        Document.of(Article(id="a", source="a.txt", body="Alder Rail has six trains.", outlet="Alder Rail"))
    )
    assert plain[0].speaker is None


def test_in_a_statement_whoever_it_is_of_speaks() -> None:
    body = "We deny that the alarm was off.\n\nPiet Moor, Chair, Alder Trust"
    article = Article(id="a", source="a.txt", title="Statement of the Alder Trust on the alarm", body=body)
    said = attributions(Document.of(article))[0]
    assert (said.speaker and said.speaker.text, said.stance) == ("Alder Trust", "denied")


@pytest.mark.parametrize("dateline", ["Sept 8 (Norsk News) - ", "NORRBY, March 11 - ", "DALE, Ore. (NN) _ "])
def test_a_dateline_is_nobody(dateline: str) -> None:
    body = f"{dateline}Alder Foods sold more milk on Monday.\n\nThe company expects a good year."
    assert speakers(body) == [None, "Alder Foods"]


def test_of_two_brothers_mr_is_who_was_first_called_so() -> None:
    body = (
        "James Corlett came to court.\n\nMr Corlett, 58, said he was sorry.\n\nHis brother, David Corlett, said nothing was lost.\n\n"
        "Mr Corlett said it was late."
    )
    assert speakers(body) == [None, "James Corlett", "David Corlett", "James Corlett"]


def test_what_is_called_it_is_no_captain() -> None:
    body = "The captain told police that the radar had failed. The ferry line disputed that. “It worked,” it said in a statement."
    assert speakers(body) == ["The captain", "The ferry line", "The ferry line"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Public Works Minister Smt. Latha Devanand said that it was open.", "Latha Devanand"),
        ("Engr. Joseph Mathai denied the allegation.", "Joseph Mathai"),
        ("The judge, Mr Justice Amory, told jurors to go home.", "Amory"),
        ("Not everyone in town believes it.", None),
        ("Alder Foods ALD.NB said that it would.", "Alder Foods"),
        ("Halliburton Co <HAL> said that it would.", "Halliburton Co"),
    ],
)
def test_forms_of_address_and_of_trade(text: str, speaker: str | None) -> None:
    assert speakers(text) == [speaker]


def test_what_the_writer_hears_is_the_writers() -> None:
    assert speakers("“You hear that?” asks Ada Lind. I hear nothing. “Exactly,” says Lind.") == [
        "Ada Lind",
        None,
        "Ada Lind",
    ]


def test_whoever_takes_up_a_pronoun_is_the_one_before_it() -> None:
    body = "Norsk Steel rose.\n\nAnalysts said although the firms are busy, they expect the pickup will begin in May."
    assert speakers(body) == [None, "Analysts"]


def test_an_office_before_a_name_is_its_bearer() -> None:
    assert speakers("The mayor of Dale, Piet Moor, said the tram would cost 90 million dollars.") == ["Piet Moor"]


def test_who_is_quoted_as_saying_speaks() -> None:
    body = "The Courier quoted Ida Lund as saying that the bridge was safe. Ms. Lund was quoted as saying she was glad."
    assert speakers(body) == ["Ida Lund", "Ida Lund"]


# a text -> who says each of its sentences
SPEAKERS = {
    "Ada Lind said it was late. The “boat” left at noon. Lind said it was old.": ["Ada Lind", None, "Ada Lind"],
    "It was late. “I saw the boat leave on Monday night.” Ada Lind called it “sad.”": [None, "Ada Lind", "Ada Lind"],
    "It was late. “I saw the boat leave on Monday night.” Ada Lind said it was sad.": [None, None, "Ada Lind"],
    "“It is late,” Otto Fenn said. “We go.\n\n“I saw the boat leave on Monday night.” Ada Lind called it “sad.”": [
        "Otto Fenn",
        "Otto Fenn",
        "Otto Fenn",
        "Ada Lind",
    ],
    "I even bought a boat.\n\nI saw “a boat” there.\n\nFollow Acton Post columnist Ada Lind on X.": [
        "Ada Lind",
        None,
        None,
    ],
    "FOR IMMEDIATE RELEASE\n\nThe Acton Port closed the dam.\n\nOtto Fenn said it was late.\n\nThe yard had a “boat” there.\n\n"
    "| Town | Note |\n| --- | --- |\n| Boxford | It fell. |\n\nAbout Acton Port": [
        "Acton Port",
        "Otto Fenn",
        None,
        None,
        None,
    ],
}


@pytest.mark.parametrize(("body", "expected"), SPEAKERS.items(), ids=SPEAKERS.keys())
def test_who_says_each_sentence(body: str, expected: list[str | None]) -> None:
    assert speakers(body) == expected


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("Managing chairman Otto Berg said it was late.", None),
        ("“It is late,” presiding Judge Ada Lind said.", "Judge"),
        ("Ada Lind, a judge who was kind, said it was late.", None),
        ("Ada Lind, a kind judge, said it was late.", "a kind judge"),
    ],
)
def test_a_role_is_no_clause(body: str, role: str | None) -> None:
    found = attributions(Document.of(Article(id="a", source="a.txt", body=body)))[0].role
    assert (found.text if found else None) == role


def test_mr_is_not_the_only_one_of_the_surname_who_is_mrs() -> None:
    body = "‘It floods,’ said Birgit Alder, who sells stamps. Mrs Alder’s husband, Bram, disagrees. ‘It does not,’ Mr Alder said."
    assert speakers(body)[-1] == "Alder"
    assert speakers(body.replace("Mr Alder", "Mrs Alder"))[-1] == "Birgit Alder"


def test_she_is_nobody_who_is_called_a_husband() -> None:
    body = "Hilda Alder spoke in May.\n\nHer husband, the geologist Arne Skov, died in 2003. She had been a baker, she said."
    assert speakers(body)[-1] == "Hilda Alder"


@pytest.mark.parametrize("where", ["Oslo-listed", "Dublin-based"])
def test_where_a_company_is_does_not_say_which_it_is(where: str) -> None:
    body = f"Alder Motors will cut jobs.\n\nThe {where} company lost money. Analysts polled by Norsk had expected it.\n\nSales fell, the company said."
    assert speakers(body)[-1] == "Alder Motors"


def test_initials_before_a_surname_are_a_persons() -> None:
    body = (
        "Engr. Tunde Alder spoke. Superintendent of Police R. K. Skov said two were held. They were in court, he added."
    )
    assert speakers(body)[1:] == ["R. K. Skov", "R. K. Skov"]


@pytest.mark.parametrize("outlet", ["Alder Motors plc", "PR Newswire"])
def test_a_dateline_with_day_and_wire_is_nobody_and_marks_a_release(outlet: str) -> None:
    body = "LEEDS, England, Oct. 24, 2024 /PRNewswire/ -- Alder Motors plc today announced results.\n\nThe company expects sales of 4 million."
    article = Article(id="a", source="a.txt", body=body, outlet="Alder Motors plc")
    assert [said.speaker and said.speaker.text for said in attributions(Document.of(article))] == [
        "Alder Motors plc"
    ] * 2


def test_the_time_of_a_post_before_a_quotation_changes_nothing() -> None:
    assert speakers("15:10 “Please stay at home,” First Minister Ada Lind urges.") == ["Ada Lind"]


@pytest.mark.parametrize("verb", ["confirm", "confirmed"])
def test_what_somebody_confirms_may_stand_before(verb: str) -> None:
    assert speakers(f"A tree fell on a van near Alder, police {verb}. There were charges that police {verb}.") == [
        "police",
        None,
    ]


def test_a_name_before_a_past_that_is_as_the_present_is_the_subject() -> None:
    body = "“They sit on slots,” Marta Alder said. Norsk’s Jan Skov hit back. “We use all of them,” he told reporters."
    assert speakers(body)[-1] == "Jan Skov"


@pytest.mark.parametrize("name", ["the Civil Flight Authority", "the Office of Rail and Road", "Norskgem"])
def test_a_body_is_named_behind_what_it_is(name: str) -> None:
    assert speakers(f"Fares rose, according to the regulator, {name}.") == [name]


def test_whoever_studies_something_has_it_for_a_title() -> None:
    assert speakers("Volcanologist Pim Alder said it slept. Auditor Nell Skov said it cost a lot.") == [
        "Pim Alder",
        "Nell Skov",
    ]


def test_what_a_company_is_before_its_name_is_its_role() -> None:
    (said,) = attributions(Document.of(Article(id="a", source="a.txt", body="Consumer group FlySafe says fares rose.")))
    assert (said.speaker and said.speaker.text, said.role and said.role.text) == ("FlySafe", "Consumer group")


PEOPLE = """fiancee fiancé fiance\u0301e trainee evacuee entrepreneur astronaut playwright locksmith grandson schoolgirl stepson priest
monk girlfriend landlady mechanic scholar suspect inmate rival champion citizen mother-in-law passer-by heir aristocrat protégé""".split()


@pytest.mark.parametrize("who", PEOPLE)
def test_nouns_for_people_speak(who: str) -> None:
    assert speakers(f"The town was quiet. Her {who} said it was late.")[1] is not None
    assert speakers(f"“It was late,” said a {who} from Skarv.") == [f"a {who} from Skarv"]


@pytest.mark.parametrize("what", "coffee degree guarantee rupee grandeur liqueur juggernaut".split())
def test_things_that_end_like_people_do_not(what: str) -> None:
    assert speakers(f"The town was quiet. The {what} said it was late.") == [None, None]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("‘Not so,’ said Karin Lund: ‘the bridge was closed on Friday.’", "Karin Lund"),
        ("'Not at all,' answered the minister, Ana Prieto: 'the money is there.'", "Ana Prieto"),
        ("“Nonsense,” replied Bram Alder, the mayor: “We never had the money.”", "Bram Alder"),
        ("'I doubt it,' Ines Duarte said, shrugging: 'the pump is old.'", "Ines Duarte"),
        ("Not so, said Rhys Pugh: 'they sleep in winter.'", "Rhys Pugh"),
        ("No surprise there, says Rhys Pugh: the bees sleep in winter.", "Rhys Pugh"),
        ("'Not at all,' the mayor answered.", "the mayor"),
        ("The team answered with two goals.", None),
        ("The rule, says the note: no dogs.", None),
    ],
)
def test_a_quotation_goes_on_after_a_colon(body: str, speaker: str | None) -> None:
    assert speakers(body) == [speaker]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("He left Norsk College. Alder University opened in May. The university said it was late.", "Alder University"),
        ("It began at the University of Skarv. She opened it. The university said it was late.", "University of Skarv"),
        ("A clinic at St. Olave College will close. The college said it was late.", "St. Olave College"),
        (
            "It is in Port Alder. Norsk Weather Service sites are shut. The weather service said it was late.",
            "Norsk Weather Service",
        ),
    ],
)
def test_no_name_runs_over_the_end_of_a_sentence(body: str, speaker: str) -> None:
    assert speakers(body)[-1] == speaker


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        (
            "OSLO, May 6, 2026 -- Norsk Kraft ASA (OSE: NKR), a utility, today announced that it will build a dam.",
            "Norsk Kraft ASA",
        ),
        ("OSLO, May 6 — Norsk Kraft (NYSE: NKR), the utility, said on Wednesday that prices will rise.", "Norsk Kraft"),
        ("Norsk Kraft (LSE: NKR; NASDAQ: NKRA) said prices will rise.", "Norsk Kraft"),
        ("Jo Marsh and his wife, Helena Marsh, announced that it was sold.", "Jo Marsh and his wife, Helena Marsh"),
        ("It was late, said Ada Lind and her deputy, Otto Moss.", "Ada Lind and her deputy, Otto Moss"),
        (
            "The mayor, Ada Lind, and the sheriff, Otto Moss, said it was late.",
            "The mayor, Ada Lind, and the sheriff, Otto Moss",
        ),
        ("The board puts the damage at some 3 million euros.", "The board"),
        ("Dattatray Kale has put losses at Rs 860 crore.", "Dattatray Kale"),
        ("The fire service put the number of dead at nine.", "The fire service"),
        ("“It is a lie,” managing director Peter Lugo said by telephone.", "Peter Lugo"),
        ("The board said by email that it was late.", "The board"),
        ("The plan said by critics to be late is dead.", None),
        ("The toll was put at 14.", None),
        ("Ann Lind put the cup at the door.", None),
        ("She put her son at risk for two weeks.", None),
    ],
)
def test_companies_with_tickers_pairs_and_those_who_put_a_figure(body: str, speaker: str | None) -> None:
    assert speakers(body) == [speaker]


@pytest.mark.parametrize("firm", ["Holt & Vance", "Marks & Vance", "Holt, Lind & Vance"])
def test_a_firm_named_by_surnames_is_none_of_its_people(firm: str) -> None:
    body = f"“We got it wrong,” said Marcus Vance, its chief. {firm} said the recall would cost £2 million. Vance said it was sad."
    first, second, third = speakers(body)
    assert (first, third) == ("Marcus Vance", "Marcus Vance")
    assert second
    assert second.endswith("& Vance")


@pytest.mark.parametrize(
    "clause",
    [
        "she liked to say",
        "she used to say",
        "she would say",
        "she was fond of saying",
        "Sparrow never tired of saying",
        "she kept saying",
    ],
)
def test_what_somebody_often_said_is_theirs(clause: str) -> None:
    assert speakers(f"Edith Sparrow, who drew maps, died on Monday.\n\n“A map is an apology,” {clause}.") == [
        None,
        "Edith Sparrow",
    ]


@pytest.mark.parametrize(
    "clause", ["She would say so", "She likes to say nothing", "She wanted to say that it was late"]
)
def test_what_nobody_said_is_nobodys(clause: str) -> None:
    assert speakers(f"Edith Sparrow drew maps.\n\n{clause}.") == [None, None]


def test_whoever_is_quoted_by_a_paper_speaks_and_a_book_does_not() -> None:
    body = (
        "Ada Lind was quoted by the Packet as saying that it was late. The book, Snow Sense, says a cave saves lives."
    )
    assert speakers(body) == ["Ada Lind", None]


def test_it_behind_what_a_body_did_is_that_body() -> None:
    body = "The road agency said it was late.\n\nThe fire service has moved 212 people, it says."
    assert speakers(body) == ["The road agency", "The fire service"]
