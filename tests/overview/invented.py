"""A small briefing of invented news: a storm told by two outlets, a bridge, and an article in German."""

from __future__ import annotations

from datetime import date

from briefing_bot import Article, Briefing
from briefing_bot.settings import Settings

STORM = Article(
    id="storm-1",
    source="storm-1.md",
    title="Storm Edda hits Marlow",
    outlet="The Gazette",
    url="https://gazette.example/storm",
    published=date(2024, 10, 21),
    body=(
        "Storm Edda hit the port of Marlow on Monday and flooded the old town near Kessel Bay.\n\n"
        "At least four people died in Marlow when Storm Edda flooded the old town, Mayor Ada Lind said.\n\n"
        "The railway between Marlow and Kessel closed on Monday evening.\n\n"
        "“We have never seen such water in Marlow,” Mayor Ada Lind told reporters.\n"
    ),
)
LATER = Article(
    id="storm-2",
    source="storm-2.md",
    title="Nine dead in Marlow after Storm Edda",
    outlet="The Herald",
    url="https://herald.example/nine",
    published=date(2024, 10, 23),
    body=(
        "Nine people died in Marlow when Storm Edda flooded the old town, Mayor Ada Lind said on Wednesday.\n\n"
        "Rescuers in Marlow searched the houses of Kessel Bay for a third day.\n\n"
        "The railway between Marlow and Kessel will open again on Friday, Lind said.\n"
    ),
)
BRIDGE = Article(
    id="bridge",
    source="bridge.md",
    title="Lind bridge is to be rebuilt for 12 million",
    outlet="The Gazette",
    published=date(2024, 10, 22),
    body=(
        "Parliament voted on Tuesday to rebuild the Orrin bridge over the river Tarn for 12 million crowns.\n\n"
        "Peter Vance, the transport minister, said work on the Orrin bridge would begin in March.\n\n"
        "Opposition member Rosa Quill called the Orrin bridge a waste of money.\n"
    ),
)
GERMAN = Article(
    id="wahl",
    source="wahl.md",
    title="Die Wahl in Lindau",
    language="de",
    published=date(2024, 10, 20),
    body="Die Wahl in Lindau findet am Sonntag statt.\n",
)
ARTICLES = (STORM, LATER, BRIDGE, GERMAN)
BRIEFING = Briefing(ARTICLES, settings=Settings({"READER": "off"}))
