"""Whom a pronoun, a title or a short name means: the name given elsewhere in the article, told by the words around it."""

from __future__ import annotations

import pytest

from tests.attribution.test_speakers import Case, check

PRONOUNS = {
    "the person of the clause before": Case(
        "Ada Lind sang first. Critics liked Otto Fenn.\n\nAs a tired Lind left the stage, she said it was over.",
        "it was over",
        "Ada Lind",
    ),
    "a clause before that names somebody else": Case(
        "Mayor Ada Lind spoke first. As Otto Fenn left the stage, she said it was over.", "it was over", "Ada Lind"
    ),
    "she who ends a sentence about another": Case(
        "The prosecutor, Ada Lind, spoke on Monday. Lind said the man had fled.\n\nVarro broke the lock, she said.\n\n"
        "Oskel Varro, who is 34, was caught.",
        "Varro broke the lock",
        "Ada Lind",
    ),
    "she who ends a sentence about herself": Case(
        "Ada Lind walked home. She was never asked about it, she said.", "She was never asked", "Ada Lind"
    ),
    "the newcomer of the sentence before": Case(
        "Mayor Ada Lind spoke first. Lind said no.\n\nVarro Oskel stood by the door. He said it was late.",
        "it was late",
        "Varro Oskel",
    ),
    "a spokesman without a name": Case(
        "Mayor Otto Fenn left.\n\nThe bridge is closed, a port spokesman said. It will open in May, he said.",
        "It will open",
        "a port spokesman",
    ),
    "a mother without a name": Case(
        'My dad said it was late. My mom had doubts. "It was early," she recalls.', "It was early", "My mom"
    ),
}

SURVEYS = {
    "most people in a survey": Case(
        "Most Swedes, 57%, said in an Acton Post survey released in May that they like rain.",
        "they like rain",
        "Acton Post survey",
    ),
    "a minority in the survey quoted last": Case(
        "Most Swedes, 57%, said in an Acton Post survey that they like rain. But a minority, 28%, said they like snow.",
        "they like snow",
        "Acton Post survey",
    ),
    "most of some people without a survey": Case("Most farmers said it rained.", "it rained", "Most farmers"),
}

OPINIONS = {
    "a columnist in the first person": Case(
        "I even bought a boat.\n\nIt sank in May.\n\nFollow Acton Post columnist Ada Lind on X.",
        "I even bought a boat",
        "Ada Lind",
    ),
    "a columnist of others": Case(
        "I even bought a boat.\n\nIt sank in May.\n\nAda Lind is a columnist at the Acton Post.",
        "It sank in May",
        None,
        "unsourced",
    ),
    "somebody else in a column": Case(
        "I even bought a boat.\n\nOtto Fenn told me I was late.\n\nIt rained.\n\nFollow Acton Post columnist Ada Lind on X.",
        "Otto Fenn told",
        "Otto Fenn",
    ),
    "the first person of nobody": Case("I even bought a boat.", "I even bought", None, "unsourced"),
}

GOING_ON = {
    "between two sentences of one speaker": Case(
        "The storm turns, forecaster Ada Lind said. If the wind drops, it may stay out at sea. It could rain, she said.",
        "If the wind drops",
        "Ada Lind",
    ),
    "between sentences of two speakers": Case(
        "The storm turns, Ada Lind said. The wind dropped. It could rain, Otto Fenn said.",
        "The wind dropped",
        None,
        "unsourced",
    ),
    "a next paragraph by the same speaker": Case(
        "The storm turns, Ada Lind said. The wind dropped.\n\nIt could rain, Lind said.",
        "The wind dropped",
        None,
        "unsourced",
    ),
}

DOCUMENTS = {
    "a letter that somebody wrote": Case(
        'In a letter to the port, Otto Fenn said no. "It is too late," the letter said.', "It is too late", "Otto Fenn"
    ),
    "a letter that somebody only praised": Case(
        'Otto Fenn said he liked the letter to the port. "It is too late," the letter said.',
        "It is too late",
        "the letter",
    ),
    "a letter that somebody wrote in": Case(
        "“It fell,” Ada Lind wrote in a letter.\n\n“It was late,” the letter said.", "It was late", "Ada Lind"
    ),
    "research of nobody": Case("It is old, research shows.", "It is old", "research"),
    "a report of long before": Case(
        f"The Herald reported that it fell. {'It rained. ' * 12}\n\nThe report said it was old.",
        "The report said",
        "The report",
    ),
    "a post on a platform": Case(
        "An old Instagram video shows that the bridge fell.", "the bridge fell", None, "unsourced"
    ),
    "the report of an outlet that reported": Case(
        "The bridge was unsafe, the Acton Herald reported. The wall, which the report said is old, fell.",
        "The wall",
        "the Acton Herald",
    ),
    "a letter of several": Case(
        "The letter, also signed by Sens. Ada Lind, Otto Fenn and Mia Orr, asked Varro “to look into all of it.”",
        "asked Varro",
        "The letter",
    ),
}

SHORT_NAMES = {
    "a first name": Case(
        "Mary Lind and Otto Lind opened a port. They sold it, Mary said.", "They sold it", "Mary Lind"
    ),
    "a first name that is a place": Case(
        "Jordan Varro, who is 34, opened a port. Talks would go on, Jordan said.", "Talks would go on", "Jordan"
    ),
    "somebody in a mood": Case(
        '"Thank you," a visibly moved Varro said. "I thank my mother," she added.', "I thank my mother", "Varro"
    ),
    "what somebody is found to be is no finding": Case(
        "Experts found themselves what they had feared to be, and left.", "Experts", None, "unsourced"
    ),
    "a person of a place and others": Case(
        "Mary Lind of Oslo and two others said it fell.", "Mary Lind", "Mary Lind of Oslo and two others"
    ),
    "two who sign one post": Case(
        "It fell and we were late. — Mary Lind and John Fenn (@lind) May 3, 2022", "It fell", "Mary Lind and John Fenn"
    ),
    "a clause between commas is no role": Case(
        "Ada Lind, the Herald reported, said it fell.", "Ada Lind", "Ada Lind", role=""
    ),
    "an office of two parts": Case(
        "The founder and chief executive Ada Lind said it fell.",
        "The founder",
        "Ada Lind",
        role="The founder and chief executive",
    ),
    "a title in a capital": Case(
        "Ada Lind, the Mayor of Oslo, spoke first.\n\nIt fell, the Mayor said.", "It fell", "Ada Lind"
    ),
    "a surname of two, each in full": Case(
        "Mayor Ada Lind spoke first. Judge Otto Lind left. Ada Lind said it fell.",
        "Ada Lind said",
        "Ada Lind",
        role="Mayor",
    ),
    "an aide to somebody": Case("It was late, an aide to Varro said.", "It was late", "an aide to Varro"),
    "one of the officials": Case(
        "Port officials said it was late. A ship sank at noon, the official said.", "A ship sank", "Port officials"
    ),
    "of the house": Case("Speaker of the House Mia Orr spoke. It was late, Orr said.", "It was late", "Mia Orr"),
    "a name after an office": Case(
        "It was late, Acton Deputy Mayor for Human Services Anne Orr-Lind said.", "It was late", "Anne Orr-Lind"
    ),
    "a person at a place of work": Case(
        "It was late, according to bridge builder Mary Lind at Fjordbridges.com.",
        "It was late",
        "Mary Lind",
        role="bridge builder",
    ),
    "the only school": Case(
        "He had a job at Acton State University. He died, the university said.", "He died", "Acton State University"
    ),
    "one of two schools": Case(
        "He had a job at Acton State University and Boxford College. He died, the university said.",
        "He died",
        "the university",
    ),
    "the executive, no executive editor": Case(
        "A port executive said it was late. Executive editor Otto Fenn said no. It was late, the executive said again.",
        "the executive said again",
        "A port executive",
    ),
    "the county, no county sheriff": Case(
        "Acton County Sheriff Otto Fenn said it was late. It was early, the county said.", "It was early", "the county"
    ),
    "on board": Case("Passengers on board the ship said it was late.", "it was late", "Passengers on board the ship"),
    "a surname of two, the first named": Case(
        "Judge Otto Fenn hung a flag. His wife, Mia Fenn, waved.\n\nSpeaking in May, Fenn said the flag was old.",
        "the flag was old",
        "Otto Fenn",
        role="Judge",
    ),
    "a surname of two, the one who spoke": Case(
        'Judge Otto Fenn hung a flag. "It is old," his wife, Mia Fenn, said.\n\nIt fell in May, Fenn said.',
        "It fell in May",
        "Mia Fenn",
    ),
    "the last word of an institution's name": Case(
        "A letter came to the Acton Rowing Federation. In May, the federation said it would pay.",
        "it would pay",
        "Acton Rowing Federation",
    ),
    "the outlet that was cited": Case(
        "The bridge was shut, CNN reported. The wall, the US news site added, was old.", "the US news site", "CNN"
    ),
    "the one who is told to be so": Case(
        "Clara Lind opened the show. “It was late,” said the singer.", "It was late", "Clara Lind"
    ),
    "somebody by age": Case(
        'Another neighbor, Otto Fenn, had mixed feelings.\n\n"I came by bus," said the retired 65-year-old.',
        "I came by bus",
        "Otto Fenn",
    ),
    "what a company was said to be": Case(
        "Norstel was a small company in Acton. The Acton Times wrote about it.\n\n"
        "It closed in May. The company said in a filing that it owed money.",
        "it owed money",
        "Norstel",
    ),
    "the name after what it is": Case(
        "The crane lifts nine tons, according to its maker, Acton Steel.", "The crane", "Acton Steel"
    ),
    "a place after what is there": Case(
        "The crane lifts nine tons, officials in the capital, Oslo, said.", "The crane", "officials in the capital"
    ),
    "a title written out": Case(
        "Gov. Ada Lind closed the bridge.\n\nIt will open in May, the governor said.", "It will open", "Ada Lind"
    ),
    "the last words of an agency's name": Case(
        "Farmers got a note from the Northern Weather Service. Rain is coming, the weather service said.",
        "Rain is coming",
        "Northern Weather Service",
    ),
    "a member of a hall of fame": Case(
        'Rowing Hall of Famer Otto Fenn spoke on Monday. "We rowed," Fenn said.', "We rowed", "Otto Fenn"
    ),
}

TABLES = {
    "pronouns": PRONOUNS,
    "surveys": SURVEYS,
    "opinions": OPINIONS,
    "going on": GOING_ON,
    "documents": DOCUMENTS,
    "short names": SHORT_NAMES,
}


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{table}: {name}") for table, cases in TABLES.items() for name, case in cases.items()],
)
def test_who_is_meant(case: Case) -> None:
    check(case)
