"""Whom ``the union``, ``the sheriff's office`` or ``the companies`` means."""

from __future__ import annotations

import pytest
from briefing_bot.attribution.speakers import attributions
from briefing_bot.documents.document import Document
from briefing_bot.models import Article

from tests.attribution.test_speakers import Case, check

CASES = {
    "a board by two words of its name": Case(
        "It rained at the Acton Port Board. The port board said it was late.", "it was late", "Acton Port Board"
    ),
    "Union alone is no name": Case(
        "The Dock Workers Union met. He left the Union early. Talks failed, the union said.",
        "Talks failed",
        "Dock Workers Union",
    ),
    "the European Union is no union": Case(
        "The Dock Workers Union met. He left the European Union. Talks failed, the union said.",
        "Talks failed",
        "Dock Workers Union",
    ),
    "a union that spoke after another was named": Case(
        "The Harbour Pilots Association met. The Lindow union said no. Talks failed, the union said.",
        "Talks failed",
        "The Lindow union",
    ),
    "a day after the company is no name": Case(
        "It hurt software company Norstel badly. He sued the company Monday. The company said it was late.",
        "it was late",
        "Norstel",
    ),
    "whose president is no name": Case(
        "It hurt software company Norstel badly. He met company President Ada Lind. The company said it was late.",
        "it was late",
        "Norstel",
    ),
    "a school within a school": Case(
        "Ada Lind left Norsk University. The nursing school said it was late.", "it was late", "The nursing school"
    ),
    "the star of a show": Case(
        "Mayor Ada Lind sang. The “Boat at Sea” star said it was late.", "it was late", "Ada Lind"
    ),
    "many words for companies": Case(
        "Norstel and Vikor merged. The various golf tours and companies said it was late.",
        "it was late",
        "The various golf tours and companies",
    ),
    "companies of a place": Case(
        "Norstel and Vikor merged. The Boxford companies said it was late.", "it was late", "The Boxford companies"
    ),
    "the mayor is not the former one": Case(
        "Former Mayor Otto Fenn left. Mayor Ada Lind came. The mayor said it was late.", "it was late", "Ada Lind"
    ),
    "the current mayor": Case("Current Mayor Ada Lind came. The mayor said it was late.", "it was late", "Ada Lind"),
    "a site is no outlet": Case(
        "The Acton Times reported that it rained. It was late, the site said.", "It was late", "the site"
    ),
    "a news agency is no site": Case(
        "The Acton Times reported that it rained. It was late, the news agency said.", "It was late", "the news agency"
    ),
    "the office before of several": Case(
        "The Acton County Sheriff's Office met the Boxford County Sheriff's Office. He fled, the sheriff's office said.",
        "He fled",
        "Boxford County Sheriff's Office",
    ),
    "a company told of before its name, then one after": Case(
        "It hurt software company Norstel and the Vikor company. The company said it was late.",
        "it was late",
        "Vikor company",
    ),
    "a company told of after its name, then one before": Case(
        "It hurt the Vikor company and software company Norstel badly. The company said it was late.",
        "it was late",
        "Norstel",
    ),
    "the union named last": Case(
        "Members of the Harbour Pilots Association met the Acton Dockers Union.\n\nTalks failed, the union said.",
        "Talks failed",
        "Acton Dockers Union",
    ),
    "a union named after another has spoken": Case(
        "The Harbour Pilots Association struck. The union said it was tired. The Acton Dockers Union met.\n\nTalks "
        "failed, the union said.",
        "Talks failed",
        "Acton Dockers Union",
    ),
    "the union by its name and the word": Case(
        "Talks between the SFA-XY union and the port ended. The union said it would strike.",
        "it would strike",
        "SFA-XY union",
    ),
    "a sheriff's office named before": Case(
        "The Acton County Sheriff's Office closed the road. Nobody was hurt, the sheriff's office said.",
        "Nobody was hurt",
        "Acton County Sheriff's Office",
    ),
    "a district attorney's office named later only": Case(
        "He fled, the district attorney’s office said. The Acton County District Attorney’s Office has a new boss.",
        "He fled",
        "Acton County District Attorney’s Office",
    ),
    "an office of several": Case(
        "He fled, the sheriff's office said. The Acton County Sheriff's Office and the Boxford County Sheriff's Office met.",
        "He fled",
        "the sheriff's office",
    ),
    "two companies joined by name": Case(
        "Norstel and Vikor want to merge.\n\nFood is dear. The companies say they will sell shops.",
        "they will sell shops",
        "Norstel and Vikor",
    ),
    "three airlines": Case(
        "Aire, Bluejet and Vikor Air Lines fly it. The airlines said it was safe.",
        "it was safe",
        "Aire, Bluejet and Vikor Air Lines",
    ),
    "a place before the names": Case(
        "In America, Norstel and Vikor sell food. The companies said it was safe.", "it was safe", "Norstel and Vikor"
    ),
    "one office with two matters": Case(
        "Norstel and Vikor met the Department of Roads and Ports. The companies said it was safe.",
        "it was safe",
        "Norstel and Vikor",
    ),
    "two people are no companies": Case(
        "Mayor Ada Lind and Otto Fenn met. The companies said it was safe.", "it was safe", "The companies"
    ),
    "what it is, before its name": Case(
        "Software company Norstel cut jobs, according to reports. The company confirmed that it was so.",
        "it was so",
        "Norstel",
        "confirmed",
    ),
    "whose shares fell": Case(
        "The police met Norstel CEO Ada Lind on Monday. It rained on Tuesday. The firm blamed the storm.",
        "The firm blamed",
        "Norstel",
        "accused",
    ),
    "the former vice president": Case(
        "Former Vice President Otto Fenn met President Ada Lind. The former vice president said it was late.",
        "it was late",
        "Otto Fenn",
    ),
    "the former chief is not the present one": Case(
        "Norstel's current CEO Ada Lind spoke. The former CEO has maintained that he paid.", "he paid", "The former CEO"
    ),
    "a star by the name of a film": Case(
        'Clara Lind won again. "It was late," the "Boats All over the Big Lake" star said.', "It was late", "Clara Lind"
    ),
    "somebody by their work": Case(
        "Madbury resident Otto Fenn, 51, said it rained. It should help, said the software company worker.",
        "It should help",
        "Otto Fenn",
    ),
    "a surname that stands first": Case(
        "Soldiers came with Park Si-woo, who is 23. Park said it was late.", "it was late", "Park Si-woo"
    ),
    "the school that the article is about": Case(
        "Acton won again and Acton is glad. He went from Boxford Academy to Acton College.\n\nA long summer of rain and wind "
        "followed, in which the two teams never met once. The school said it was glad.",
        "it was glad",
        "Acton College",
    ),
    "two schools alike": Case(
        "He went from Boxford Academy to Acton College.\n\nA long summer of rain and wind followed, in which the two teams "
        "never met once, not even in the spring. The school said it was glad.",
        "it was glad",
        "The school",
    ),
    "the school of the same sentence": Case(
        "The Acton College won. He left Boxford Tech in May, with the university saying he was late.",
        "he was late",
        "Boxford Tech",
    ),
    "an office by its titles": Case(
        "It was a crime, according to the country’s Attorney General.", "It was", "the country’s Attorney General"
    ),
    "figures from the union": Case(
        "Members of the Harbour Pilots Association met. Ships are late, according to figures from the union.",
        "Ships are late",
        "Harbour Pilots Association",
    ),
}


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in CASES.items()])
def test_who_is_meant(case: Case) -> None:
    check(case)


def test_an_article_that_is_one_long_list_of_names_is_read() -> None:
    body = "Alder " * 20_000 + "Birch. Talks failed, the companies said."
    document = Document.of(Article(id="a", source="a", body=body))

    speaker = attributions(document)[document.outline.at(body.index("Talks"))].speaker

    assert speaker is None or speaker.text == "the companies"
