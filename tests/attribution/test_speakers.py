"""Who says a quote: a table of what news English does, and properties that hold for any text."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from briefing_bot.attribution.speakers import NARRATION, Attribution, attributions
from briefing_bot.documents.document import Document
from briefing_bot.models import Article
from hypothesis import given, settings

from tests.nasty import nasty_text


def document(body: str) -> Document:
    return Document.of(Article(id="a1", source="a1.txt", body=body))


def attribute(body: str, quote: str) -> Attribution:
    """What is said of the sentence that ``quote`` begins in."""
    read = document(body)
    return attributions(read)[read.outline.at(body.index(quote))]


class Case(NamedTuple):
    body: str
    quote: str
    speaker: str | None
    stance: str = "stated"
    role: str | None = None


def check(case: Case) -> None:
    """The speaker and the stance are the case's, and the role where it tells one ("" for none)."""
    found = attribute(case.body, case.quote)
    assert (found.speaker.text if found.speaker else None) == case.speaker
    assert found.stance == case.stance
    if case.role is not None:
        assert (found.role.text if found.role else "") == case.role


DIRECT = {
    "said after the quotation": Case(
        '"The bridge is closed," Mayor Ada Lind said on Monday.', "The bridge is closed", "Ada Lind", role="Mayor"
    ),
    "inverted order": Case(
        "“The bridge is closed,” said Otto Fenn, a spokesman for the port.",
        "The bridge is closed",
        "Otto Fenn",
        role="a spokesman for the port",
    ),
    "told somebody": Case(
        '"The bridge is closed," Otto Fenn, the harbour master, told CNN.',
        "The bridge is closed",
        "Otto Fenn",
        role="the harbour master",
    ),
    "split quotation": Case(
        '"The bridge," Lind said, "is closed." Ada Lind has been mayor since May.', "The bridge", "Ada Lind"
    ),
    "before the quotation, with a colon": Case('Ada Lind: "The bridge is closed."', "The bridge is closed", "Ada Lind"),
    "said, then the quotation": Case(
        'Ada Lind told reporters: "The bridge is closed." It opened in 1910.', "The bridge is closed", "Ada Lind"
    ),
    "added with a comma": Case(
        'Ada Lind spoke first. Lind added, "We will know on Friday whether it holds."', "We will know", "Ada Lind"
    ),
    "a mark of another kind closes": Case(
        '"That is a serious matter,” Otto Fenn added. “And it will cost us."', "And it will", "Otto Fenn"
    ),
    "a question": Case('"Who will pay for it?" asked Otto Fenn.', "Who will pay", "Otto Fenn"),
    "a lower-case description before the name": Case(
        '"Bread is dear," said retail baker Ken Foss.', "Bread is", "Ken Foss", role="retail baker"
    ),
    "an age between name and verb": Case('"I ran," Otto Fenn, 37, said. He was not hurt.', "I ran", "Otto Fenn"),
}

RUNNING = {
    "the steps after a colon": Case(
        "It rained. Norsk Motors said that the owners of its small cars should take the following two steps:\n\nCall the shop.\n\nDo not drive.\n\nThe bus is red. It is also late.",
        "Do not drive.",
        "Norsk Motors",
    ),
    "the items of a list that end what somebody says": Case(
        "It rained. Norsk Motors said that it would:\n\n- close a plant\n- take on 70 people\n\nThe bus is red. It is also late.",
        "take on 70",
        "Norsk Motors",
    ),
    "blocks that only their end shows to be quoted": Case(
        '“I got an offer from Otto Fenn,” Mayor Ada Lind said. “It was late.\n\nI said no to the "Boat" offer.\n\n'
        "Later, he called.\n\nI look forward to a law.”\n\nIt rained.",
        "Later, he called.",
        "Ada Lind",
    ),
    "the sentence after the clause": Case(
        '"The bridge is closed," Ada Lind said. "We ask drivers to stay away. It may take weeks."',
        "It may take weeks",
        "Ada Lind",
    ),
    "the sentence before the clause": Case(
        '"We ask drivers to stay away. It may take weeks," Ada Lind said.', "We ask drivers", "Ada Lind"
    ),
    "the speaker is named in the middle of the paragraph": Case(
        '"It is closed. It is unsafe," Ada Lind said. "It may take weeks."', "It is closed", "Ada Lind"
    ),
    "a paragraph that goes on with an open quotation": Case(
        '"The bridge is closed," Ada Lind said. "We ask drivers to stay away.\n\n"It may take weeks."\n\nIt rained.',
        "It may take weeks",
        "Ada Lind",
    ),
    "a paragraph of its own after the speaker's": Case(
        'Ada Lind said on Monday that the bridge was closed.\n\n"It may take weeks."', "It may take weeks", "Ada Lind"
    ),
    "a quotation after a sentence about its speaker": Case(
        'Ada Lind visited the bridge. "I have never seen such cracks."', "I have never", "Ada Lind"
    ),
    "several sentences as one quote": Case(
        '"It is closed. It is unsafe," Ada Lind said.', '"It is closed. It is unsafe," Ada Lind said.', "Ada Lind"
    ),
    "narration between two quotations": Case(
        '"It is closed," Ada Lind said.\n\nThe bridge opened in 1910 and was repaired twice.',
        "The bridge opened in 1910",
        None,
        "unsourced",
    ),
}

INDIRECT = {
    "what researchers found": Case(
        "Last year, researchers found that the bridge was old.", "the bridge", "researchers"
    ),
    "found, at the end": Case("Most of it went to shops in Acton, Norsk Data found.", "Most of it", "Norsk Data"),
    "a study from a school": Case(
        "A study this week from the Acton School found that the bridge was old.", "the bridge", "the Acton School"
    ),
    "a letter in which she said": Case(
        "Mayor Ada Lind sent a letter on Friday, in which she said that it was late.", "it was late", "Ada Lind"
    ),
    "a newly published study": Case(
        "According to a newly published study by the Acton School, the bridge was old.",
        "the bridge",
        "the Acton School",
    ),
    "what somebody believes": Case("The firm believes the union asked for too much.", "asked for", "The firm"),
    "per": Case("Nobody was hurt, per the Acton Police.", "Nobody was hurt", "the Acton Police"),
    "per, at the start": Case("Per the Acton Police, nobody was hurt.", "nobody was hurt", "the Acton Police"),
    "a filing with an office": Case(
        "The chain has 40 shops, per a fresh SEC filing.", "The chain has 40", "a fresh SEC filing"
    ),
    "as somebody puts it": Case("As the Acton Survey puts it, the ground shook.", "the ground", "the Acton Survey"),
    "what is ruled out": Case("Mayor Ada Lind ruled out an early vote.", "an early vote", "Ada Lind"),
    "what somebody claims to have done": Case(
        "The Boat Front did claim to have freed the fish, a local paper reported.", "freed the fish", "The Boat Front"
    ),
    "throughout": Case(
        "Throughout her trip, Ada Lind waved, insisting that it was “not the time to talk”.", "not the time", "Ada Lind"
    ),
    "a spokesman for a company by name": Case(
        "Norstel plans to appeal against the fine, a spokesman for its parent company, Norsk, said in a statement.",
        "Norstel plans",
        "a spokesman for its parent company, Norsk",
    ),
    "some quoted words after others": Case(
        "It rained. “We waited for days,” Ada Lind said. The rain “because of storms in the north,” caused it.",
        "caused it",
        "Ada Lind",
    ),
    "as somebody has said before": Case(
        "As port officials have said before, the bridge is old.", "the bridge is old", "port officials"
    ),
    "a statement that calls somebody something": Case(
        "The band Garlic posted a statement on its official social media accounts calling her “one of a kind.”",
        "posted a statement",
        "The band Garlic",
    ),
    "said on social media": Case(
        "Passengers have taken to social media saying the bus was late.", "the bus was late", "Passengers"
    ),
    "how a lawsuit calls it": Case(
        "The lawsuit called the order unique and harmful.", "unique", "The lawsuit", "accused"
    ),
    "said that": Case("Ada Lind said that the bridge was closed.", "Ada Lind said", "Ada Lind"),
    "said without that": Case(
        "U.S. Transport Secretary Ada Lind said Wednesday the bridge was closed.",
        "said Wednesday",
        "Ada Lind",
        role="U.S. Transport Secretary",
    ),
    "at the end": Case(
        "The bridge was closed at noon, harbour officials said Monday.", "The bridge", "harbour officials"
    ),
    "in the middle": Case("The bridge, Ada Lind said, was closed at noon.", "The bridge", "Ada Lind"),
    "according to, first": Case(
        "According to the National Weather Service, rain fell for nine days.",
        "rain fell",
        "the National Weather Service",
    ),
    "according to, last": Case(
        "Rain fell for nine days, according to forecaster Mia Orr.", "Rain fell", "Mia Orr", role="forecaster"
    ),
    "according to a document of somebody": Case(
        "Rain fell for nine days, according to a report from the Geological Survey.",
        "Rain fell",
        "the Geological Survey",
    ),
    "according to what somebody posted": Case(
        "Rain fell for nine days, according to data posted by park staff.", "Rain fell", "park staff"
    ),
    "a study found": Case(
        "A study from Oslo University found that rain had become rarer.", "A study", "Oslo University"
    ),
    "a participle": Case(
        "Governor Otto Fenn closed the bridge on Monday, saying it was unsafe.",
        "closed the bridge",
        "Otto Fenn",
        role="Governor",
    ),
    "two verbs of one subject": Case(
        "Senator Ada Lind shook her head and said she had not been asked.", "shook her head", "Ada Lind", role="Senator"
    ),
    "with somebody doing": Case(
        'Anger grew, with Senator Ada Lind warning of "a lost decade" for the town.',
        "Anger grew",
        "Ada Lind",
        role="Senator",
    ),
    "announced that": Case("Norsk Steel announced that it would hire 40 people.", "Norsk Steel", "Norsk Steel"),
    "as reported": Case("As the Daily Herald reported, the bridge was closed.", "the bridge", "the Daily Herald"),
    "the source within wins over the outlet": Case(
        "Ada Lind said the bridge was closed, the Daily Herald reported.", "the bridge", "Ada Lind"
    ),
    "a relative clause with a comma": Case(
        "Otto Fenn, who ran the port for nine years, said the bridge was old.", "said the bridge", "Otto Fenn"
    ),
    "two appositions": Case(
        "Otto Fenn, leader of the port board, a group of nine, said the bridge was old.",
        "said the bridge",
        "Otto Fenn",
    ),
    "a name after what it is": Case(
        "His coach, Otto Fenn, said the team was tired.", "the team was tired", "Otto Fenn", role="His coach"
    ),
    "a letter that somebody signs": Case(
        '"We are sorry," read a letter of apology, signed by the board\'s president, Ada Lind. Ada Lind left.',
        "We are sorry",
        "Ada Lind",
    ),
    "a post of social media": Case(
        "Rain is near. Stay at home. — Ada Lind (@adalind) July 4, 2025\n\nAda Lind is mayor.",
        "Stay at home",
        "Ada Lind",
    ),
    "a post of an organisation": Case(
        "Rain is near. — Port Weather Desk (@portweather) July 4, 2025", "Rain is near", "Port Weather Desk"
    ),
    "a person and where from": Case(
        '"It is late," Mary Orr of the Port Board told us. She said it twice.', "She said", "Mary Orr"
    ),
    "documents of a court are not a Court": Case(
        "Court documents show that the firm lost 9 million.", "the firm lost", "Court documents"
    ),
    "a spokesman after the words reported": Case(
        "The firm will appeal against the large fine, a spokesman for the firm said.",
        "The firm will appeal",
        "a spokesman for the firm",
    ),
}

WHO = {
    "the health organisation": Case("WHO said the fever was new.", "the fever", "WHO"),
    "the police of London": Case("The Met said it had fined six people.", "it had fined", "The Met"),
    "a lawsuit that was settled": Case(
        "Norsk Motors will settle a lawsuit alleging the company hid the fire.", "hid the fire", "a lawsuit", "accused"
    ),
    "a singer in a clause about another": Case(
        "The Norse designer, whose coats were worn by singers such as rapper Ada Lind, said it was late.",
        "it was late",
        "The Norse designer",
    ),
    "several in a list": Case(
        "Norstel, its owners and the port have disputed the figures.",
        "the figures",
        "Norstel, its owners and the port",
        "denied",
    ),
    "somebody without a name, after a clause": Case(
        "Though Norstel is named in the lawsuit, the ministry is suing Vikor, alleging that it owns too much.",
        "it owns too much",
        "the ministry",
        "accused",
    ),
    "a study by its country": Case("The Swedish study found that bread is dear.", "bread is dear", "The Swedish study"),
    "a poll by somebody": Case(
        "According to a poll by Norsk Data, 35% of bakers say they are tired.", "they are tired", "Norsk Data"
    ),
    "a study of Monday": Case("A study published Monday found that bread is dear.", "bread is dear", "A study"),
    "what somebody lost, and expects": Case(
        "The US company lost 200 shops in May, and expects to lose two more.", "two more", "The US company", "predicted"
    ),
    "who said so, in a clause": Case(
        "The part became tied to Clara Lind, who said she was tired of it.", "she was tired", "Clara Lind"
    ),
    "two people, one with small letters before the name": Case(
        "Mayor Ada Lind and athletics director Otto Fenn wrote in a statement that it was late.",
        "it was late",
        "Ada Lind and athletics director Otto Fenn",
    ),
    "single marks that end with a comma after them": Case(
        "The win ‘positions Lind for a race in the spring of that year’, said Vox.", "The win", "Vox"
    ),
    "a title of another with the surname": Case(
        "After the fall, Paul Lind is “well again,” Speaker Lind said in a statement.", "well again", "Lind"
    ),
    "a surname with small words": Case("Hoping for a crowd, Mayor de Lind said it was late.", "it was late", "de Lind"),
    "what somebody plans, and adds": Case(
        "Singer Megan Lind plans to pay for it, adding she’s “extremely proud to be here.”", "extremely", "Megan Lind"
    ),
    "a president beside a first lady": Case(
        "President Lind, alongside First Lady Dr. Jill Lind, told people to wait, saying it “can wait for us.”",
        "can wait",
        "Lind",
    ),
    "single marks": Case("Mayor Ada Lind rose. ‘We have no bread,’ she added.", "We have no bread", "Ada Lind"),
    "single marks, inverted": Case("‘I am utterly bread mad,’ said 27-year-old Megan Lind.", "utterly", "Megan Lind"),
    "nameless officials": Case("U.S. officials said the ship had sailed.", "the ship had sailed", "U.S. officials"),
    "a source": Case(
        "The ship had sailed, a person familiar with the matter told CNN.",
        "The ship had",
        "a person familiar with the matter",
    ),
    "an attorney for somebody is not that somebody": Case(
        "An attorney for Fenn denied the charges. Otto Fenn was not in court.",
        "An attorney",
        "An attorney for Fenn",
        "denied",
    ),
    "several speakers": Case(
        '"We are glad," Ada Lind and Otto Fenn said in a joint statement.', "We are glad", "Ada Lind and Otto Fenn"
    ),
    "a short name stands for the full one": Case(
        "Defense Secretary Ada Lind flew to Oslo. Lind said the ship had sailed.",
        "the ship had sailed",
        "Ada Lind",
        role="Defense Secretary",
    ),
    "of two of one family the last named": Case(
        "Governor Otto Fenn left. His daughter Mia Fenn stayed. Fenn said she was well.", "she was well", "Mia Fenn"
    ),
    "he": Case("Otto Fenn closed the port. He said it was unsafe.", "He said it", "Otto Fenn"),
    "she, not the man named last": Case(
        "Mayor Mary Lind met Senator John Fenn. She said the port was unsafe.", "She said", "Mary Lind", role="Mayor"
    ),
    "they": Case("Port officials closed the bridge. They said it was unsafe.", "They said", "Port officials"),
    "it": Case("Norsk Steel closed a mill. It said it had no choice.", "It said", "Norsk Steel"),
    "the secretary": Case(
        "Defense Secretary Ada Lind flew to Oslo. The weather was bad. The secretary said the ship had sailed.",
        "The secretary said",
        "Ada Lind",
        role="Defense Secretary",
    ),
    "the ministry": Case(
        "The Defense Ministry denied it on Monday. Nobody was hurt. The ministry said the ship had sailed.",
        "The ministry said",
        "The Defense Ministry",
    ),
    "the company": Case(
        "Norsk Steel closed a mill. Nobody was hurt. The company said it had no choice.",
        "The company said",
        "Norsk Steel",
    ),
    "the company, described": Case(
        "Norsk Steel closed a mill. The northern steel company said it had no choice.",
        "had no choice",
        "Norsk Steel",
    ),
    "a company is no government": Case(
        "Norway's government closed a mill. The company said it had no choice.", "had no choice", "The company"
    ),
    "an office without a name": Case(
        "The sheriff's office urged people to stay at home.", "stay at home", "The sheriff's office"
    ),
    "the spokesperson of two": Case(
        "The Norsk spokesperson said no. The Acme spokesperson said yes. The Norsk spokesperson said it again.",
        "said it again",
        "The Norsk spokesperson",
    ),
    "the palace statement": Case(
        "Windmere Palace said no. The statement was short. It will be in May, the palace statement said.",
        "It will be in May",
        "Windmere Palace",
    ),
    "the office's news release": Case(
        "Owners should be aware, the sheriff's office news release said.", "Owners", "the sheriff's office"
    ),
    "he has": Case("Otto Fenn closed the port. He's also said it was unsafe.", "it was unsafe", "Otto Fenn"),
    "a Bill is no bill": Case(
        "Port Administrator Bill Fenn said no.", "said no", "Bill Fenn", role="Port Administrator"
    ),
    "a senator of a state": Case(
        "Republican Sen. Mary Orr of Utah said no.", "said no", "Mary Orr", role="Republican Sen."
    ),
    "the publication": Case(
        "On Monday the Port Journal reported that it rained. He left, the publication said.",
        "He left",
        "the Port Journal",
    ),
    "papers filed in a place": Case(
        "She left in May, according to court papers filed in Utah.", "She left", "court papers filed in Utah"
    ),
    "a month that is a name": Case(
        'Judge Mary May sat down. "We will rise at noon," May said.', "We will rise", "Mary May", role="Judge"
    ),
    "titles in a row are not speech": Case(
        "Otto Fenn joked that it won.\n\n“Rain” beat “The Long Winter,” “Snow,” “A Late Frost,” “Hail” and “Fog.”",
        "“Rain” beat",
        None,
        "unsourced",
    ),
    "the report is its maker's": Case(
        "Rain fell, according to a report from the Port Bureau. It was cold. The report said roads broke.",
        "roads broke",
        "the Port Bureau",
    ),
    "a report made for somebody else": Case(
        "A bus burned, according to a police report obtained by local station KXX.",
        "A bus burned",
        "a police report",
    ),
    "those asked in a survey": Case(
        "The town is happy, a survey found. Nearly half of the residents said they slept well.",
        "slept well",
        "a survey",
    ),
    "so many people are nobody": Case("Some 26 million people said they slept well.", "slept", None, "unsourced"),
    "the third of several": Case("A third officer said he slept well.", "slept", "A third officer"),
    "a lawyer for the man is not the man": Case(
        "A lawyer for the man said no. The man said he was ill.", "was ill", "The man"
    ),
    "a first name with an age": Case(
        "Maria Orr spoke first. Yelna, 34, spent a year there. She said it was cold.", "it was cold", "Yelna"
    ),
    "the source": Case(
        "A source close to the talks said they had failed. Nobody was hurt. The source said more were planned.",
        "The source said",
        "A source close to the talks",
    ),
    "the statement is its writer's": Case(
        "Norsk Steel said in a statement that a mill was closed. The statement said nobody was hurt.",
        "The statement said",
        "Norsk Steel",
    ),
    "an acronym that the article explains": Case(
        "The National Bridge Bureau (NBB) met. The NBB said the bridge was old.",
        "the bridge was old",
        "The National Bridge Bureau (NBB)",
    ),
    "a newspaper named after a day": Case("The bus was late, USA Today reported.", "The bus", "USA Today"),
    "on two days": Case("Organizers on Friday and Saturday said it was late.", "it was late", "Organizers"),
    "a capital in capitals is a newspaper": Case(
        "Nine people left, according to a report in USA TODAY.", "Nine people", "USA TODAY"
    ),
    "a royal": Case("King Harald V spoke. Harald said he was glad.", "he was glad", "King Harald V"),
    "a title with a preposition in it": Case(
        "Secretary of State Ada Lind said the ship had sailed.", "the ship", "Ada Lind", role="Secretary of State"
    ),
}

STANCES = {
    "confirmed": Case("Otto Fenn confirmed that the ship had sailed.", "Otto Fenn", "Otto Fenn", "confirmed"),
    "confirmed by": Case(
        "His death was confirmed by his son, Otto Fenn, on Monday.",
        "His death",
        "Otto Fenn",
        "confirmed",
        role="his son",
    ),
    "could not confirm": Case(
        "Officials could not confirm that the ship had sailed.", "Officials could", "Officials", "stated"
    ),
    "unable to confirm": Case(
        "Officials were unable to confirm that the ship had sailed.", "Officials were", "Officials", "stated"
    ),
    "declined to confirm": Case(
        "Officials declined to confirm that the ship had sailed.", "Officials declined", "Officials", "stated"
    ),
    "denied": Case("Norway denied involvement in the theft.", "Norway denied", "Norway", "denied"),
    "did not deny": Case("Norway did not deny that it took the ship.", "Norway did", "Norway", "stated"),
    "rejected": Case("The minister rejected the claims as false.", "The minister", "The minister", "denied"),
    "said, and denied": Case("Otto Fenn said he denied every charge.", "he denied", "Otto Fenn", "denied"),
    "nothing to do with": Case(
        'Otto Fenn said the firm had "nothing to do with it."', "Otto Fenn said", "Otto Fenn", "denied"
    ),
    "estimated": Case(
        "U.S. military officials estimate that 600 ships were lost.",
        "600 ships",
        "U.S. military officials",
        "estimated",
    ),
    "an estimated number": Case(
        "An estimated 40 homes burned, fire officials said.", "An estimated", "fire officials", "estimated"
    ),
    "accused": Case(
        "Norway's president accused Denmark of taking the ship.", "accused Denmark", "Norway's president", "accused"
    ),
    "blamed": Case("The union blamed Norsk Steel for the delay.", "The union", "The union", "accused"),
    "alleging": Case(
        "Otto Fenn filed a lawsuit in May, alleging that the firm hid the cracks.",
        "filed a lawsuit",
        "Otto Fenn",
        "accused",
    ),
    "a prosecutor's words": Case(
        "Prosecutors said Fenn took the money.", "Fenn took the money", "Prosecutors", "accused"
    ),
    "predicted": Case("Otto Fenn predicted the port would close.", "the port would", "Otto Fenn", "predicted"),
    "said he expects": Case("Otto Fenn said he expects a vote by May.", "a vote by May", "Otto Fenn", "predicted"),
    "is expected to": Case(
        "The storm is expected to turn north, the Weather Service said.",
        "The storm",
        "the Weather Service",
        "predicted",
    ),
    "a forecaster's will": Case(
        "Rain will fall until Friday, meteorologist Mia Orr said.",
        "Rain will",
        "Mia Orr",
        "predicted",
        role="meteorologist",
    ),
    "a projection": Case(
        "Nine billion people will live there, according to a projection from the United Nations.",
        "Nine billion",
        "the United Nations",
        "predicted",
    ),
}

NARRATED = {
    "a job that is not given up": "Otto Fenn refused to give up his day job in the port.",
    "a storm that slams": "Cyclone Otto slammed into the coast on Monday.",
    "a star of a show": '"The Ports" star announced on his show that he is late.',
    "an estimated fortune": "A judge named a man to oversee Otto Fenn’s estimated $60 million estate.",
    "pictures": "Satellite images showed smoke over the sea.",
    "what a trick is called": "The plan – all the work of a trick called a “rug pull” – cost him his job.",
    "being questioned": "The clip shows the man being questioned by Superintendent Otto Fenn.",
    "per hour": "Cars passed at 40 miles per hour, and 40 per cent of them stopped.",
    "who found himself somewhere": "Otto Fenn found himself back on the road at noon.",
    "who found something": "Police found drugs in the car. Ada Lind found her dog.",
    "things that say nothing": "It must be real and new, according to current requirements. The bus, such laws say, is late.",
    "no reporting verb": "The bridge opened in 1910.",
    "a passive": "Mayor Ada Lind was told about the bridge on Monday.",
    "an infinitive": "Mayor Ada Lind is to announce her plan on Monday.",
    "would say": "Nobody at the port would say when the bridge opens.",
    "said nothing": "The port has not said when the bridge opens.",
    "an act without words": "Mayor Ada Lind announced a plan on Monday.",
    "a clause within": "The bridge was closed after police said a cable had snapped, and traffic stood still.",
    "quotation marks for doubt": "The bridge is a so-called “smart bridge” with nine sensors.",
    "a title of a work": "He played the thief in a film called “The Bridge.”",
    "a ruling": "A judge in Oslo rejected the firm's appeal on Monday.",
    "what ends": "As the mayor's session concluded, it rained.",
    "a line of credits": "CNN's Ada Lind and Otto Fenn contributed to this report.",
    "somebody suspected": "The police arrested Otto Fenn, a guard suspected of theft.",
    "what shows up": "Analysis of river water normally shows up a few eggs each year.",
    "a request denied": "The port denied Otto Fenn's request for a berth.",
    "a proposal rejected": "Voters in Oslo rejected the proposal.",
    "a name given": "It is a small boat that Fenn calls the Pear at home.",
    "a nickname in quotes": 'Lind announced charges against Otto "the Boat" Fenn and his brother on Monday.',
    "somebody identified": "A man identified as Otto Fenn was hurt.",
    "a goal denied": "A late goal by Otto Fenn's team denied Oslo the cup.",
    "a noun that looks like a verb": "The mayor's claims and reports fill nine shelves.",
    "expected as an adjective": "The much expected bridge opened on Monday.",
    "a record posted": "Otto Fenn posted a time of 4:30.",
    "nobody in particular": "Many believe so.",
    "reports": "A tourist fell into the river, according to reports.",
}

TABLES = {"direct": DIRECT, "running": RUNNING, "indirect": INDIRECT, "who": WHO, "stances": STANCES}


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{table}: {name}") for table, cases in TABLES.items() for name, case in cases.items()],
)
def test_speaker_role_and_stance(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("body", [pytest.param(body, id=name) for name, body in NARRATED.items()])
def test_narration_has_no_speaker(body: str) -> None:
    assert attribute(body, body) == NARRATION


def test_items_that_are_no_sentences_have_no_speaker() -> None:
    assert (
        attribute(
            "It rained. Here is what was found in the car that was left at the bridge, police said:\n\nKeys: 2\n\nHats: 1",
            "Keys: 2",
        )
        == NARRATION
    )


def test_the_speaker_is_where_the_full_name_stands() -> None:
    body = "Defense Secretary Ada Lind flew to Oslo.\n\nLind said the ship had sailed."
    found = attribute(body, "the ship had sailed")
    assert found.speaker is not None
    assert found.role is not None
    assert (found.speaker.start, found.role.start) == (body.index("Ada Lind"), 0)


def test_every_sentence_is_attributed_once() -> None:
    found = attributions(document("# A heading\n\nAda Lind said yes. It rained."))
    assert [said.speaker.text if said.speaker else None for said in found] == ["Ada Lind", None]
    assert attributions(document("")) == ()


NASTY = [
    "",
    "said",
    '"',
    '""',
    '"""" said " said "',
    "“““ said ”””",
    ": “",
    "He said.",
    "They, she, it said, said, said.",
    "according to",
    "according to according to said",
    "said X said Y said Z said",
    "😀 said 👩‍👩‍👧 told 🇺🇦 “😀”",
    ", , , said , , ,",
    "A, B, C, D, E, F, G, H, I said, said.",
    "— — said — —",
    "(((said)))",
    "who said that who said that who said",
]


@pytest.mark.parametrize("body", NASTY)
def test_nasty_texts(body: str) -> None:
    _check(body)


@given(nasty_text)
@settings(max_examples=300, deadline=None)
def test_speaker_and_role_are_always_slices(body: str) -> None:
    _check(body)


def _check(body: str) -> None:
    read = document(body)
    every = attributions(read)
    assert len(every) == len(read.outline.sentences)
    for found in every:
        for mention in (found.speaker, found.role):
            if mention is not None:
                assert mention.text
                assert body[mention.start : mention.end] == mention.text
        assert (found.speaker is None) == (found.stance == "unsourced")
        assert found.speaker is not None or found.role is None


def test_the_clause_of_the_same_quotation_comes_before_the_sentence_before() -> None:
    body = 'Ada Lind visited the bridge. "It is closed. It is old," Otto Fenn said.'
    found = attribute(body, "It is closed")
    assert found.speaker is not None
    assert found.speaker.text == "Otto Fenn"


def test_a_sentence_without_end_is_narration() -> None:
    body = "Ada Lind said " * 500
    assert attribute(body, body.strip()) == NARRATION
