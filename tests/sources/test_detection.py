"""The language of a text: English by its small words, others by the detector, short ones as stated."""

from __future__ import annotations

import sys

import pytest
from briefing_bot.sources.detection import language_name, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge over the Alder fell on Monday.", "en"),
        ("Die Brücke über die Alder ist am Montag eingestürzt, wie die Polizei mitteilte.", "de"),
        ("De brug over de rivier was maandag ingestort, en de burgemeester had niets gezegd of gedaan.", "nl"),
        ("Broen over elven faldt sammen mandag, og byen har ikke haft penge til at have den efterset.", "da"),
        ("Le pont sur la rivière s’est effondré lundi matin, a annoncé la mairie.", "fr"),
        (
            "橋は月曜日の朝に川へ落ちたと、市は発表した。けが人はいなかったという。市長は記者会見を開いて、原因を調べると述べた。",
            "ja",
        ),
        ("Kim Jong Un", None),
        ("", None),
    ],
)
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_short_text_has_the_language_that_is_stated() -> None:
    assert language_of("Kim Jong Un", "ko") == "ko"


def test_of_languages_that_are_taken_for_each_other_the_stated_one_is() -> None:
    text = "Brua over elva falt sammen mandag morgen, og ingen ble skadet, sa kommunen. Den skal være stengt i ni uker."

    assert language_of(text, "nb") == "nb"
    assert language_of(text, "fr") in ("no", "nb", "da")


def test_english_is_told_without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)

    assert language_of("The bridge over the Alder fell on Monday, and nobody was hurt.") == "en"


DENSE = """Engineers closed the Alder Bridge early on Monday. Cracks ran through two of the steel girders below Mill Street, council records show.
Mayor Ada Holm called repairs urgent. Contractors Brandt Brothers bid 3.1 million crowns; rival Steiner Works bid 3.4 million. Council members
vote on Thursday. Bus lines 4, 9 and 12 stop at Church Square until further notice. The drivers of cars face a detour through Old Ferry Road, where
queues reached two kilometres on Tuesday. The owners of shops report losses. The baker Jonas Falk sold half of his usual bread. Inspectors last visited the bridge three years
ago and found rust, records show. Funding requests failed twice, Holm said. The opposition leader Per Lund blamed years of neglect and asked why the
warnings went unheard."""
DUTCH = """De brug over de rivier is maandag ingestort, en de burgemeester had niets gezegd of gedaan toen inwoners vorig jaar om een inspectie
vroegen. Niemand raakte gewond, want een chauffeur had de scheuren gezien en het verkeer was net op tijd gestopt. Het is niet duidelijk of de gemeente
geld heeft voor een nieuwe brug, of dat de provincie moet bijspringen. De oude weg langs de molen is weer open, maar het was er al druk en nu is de file
nog langer. Volgens een woordvoerder van de politie is er een onderzoek begonnen; wie iets weet of gezien had, wordt gevraagd te bellen. Het werk om de
resten uit het water te halen begint woensdag."""


def test_many_words_need_fewer_small_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    assert language_of(DUTCH) == "nl"
    monkeypatch.setitem(sys.modules, "py3langid", None)

    assert language_of(DENSE) == "en"


def test_a_language_has_a_name() -> None:
    assert language_name("de") == "German"
    assert language_name("xx") == "xx"
