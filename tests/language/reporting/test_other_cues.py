"""Who is named as the source without a verb of saying."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from briefing_bot.language.grammar.tokens import Token
from briefing_bot.language.reporting.other_cues import (
    Report,
    according,
    after_quotation,
    as_put,
    before_colon,
    in_writing,
    who_says,
)

from tests.support.reading import place, read


def at(word: str, cue: Callable[[list[Token], int], Report | None]) -> Callable[[list[Token]], list[Report]]:
    """A cue that is looked for at a word."""

    def found(sentence: list[Token]) -> list[Report]:
        report = cue(sentence, place(sentence, word))
        return [report] if report else []

    return found


COLON, ACCORDING = at(":", before_colon), at("according", according)
CASES = [
    (COLON, "Ada Lind: “It is late.”", "Ada Lind"),
    (COLON, "Ada Lind had a short answer: “No.”", "Ada Lind"),
    (COLON, "She had a short answer: “No.”", "She"),
    (COLON, "The bridge had one fault: rust.", None),
    (COLON, "Ada Lind went to: Oslo.", None),
    (after_quotation, "“Come in, all of you!” she chirped.", "she"),
    (after_quotation, "“Come in, all of you!” Ada Lind sang in the hall.", "Ada Lind"),
    (after_quotation, "“Come in, all of you!” Ada Lind is here.", None),
    (after_quotation, "“Heat,” Ada Lind sang.", None),
    (after_quotation, "“Come in, all of you!” in the hall.", None),
    (in_writing, "Ada Lind did not commit to a vote in a statement on Friday.", "Ada Lind"),
    (in_writing, "In her tribute to Fenn, Lind quoted a song.", "Lind"),
    (in_writing, "Lind was named in a letter.", None),
    (in_writing, "Lind signed the letter.", None),
    (in_writing, "Lind put it in that letter.", None),
    (ACCORDING, "It fell, according to Ada Lind.", "Ada Lind"),
    (ACCORDING, "It was done according to how they felt.", None),
    (as_put, "As Ada Lind puts it, the port is old.", "Ada Lind"),
    (as_put, "The port, as Lind put it, is old.", "Lind"),
    (as_put, "Lind put it away.", None),
    (as_put, "As Ada Lind left it, the port is old.", None),
    (who_says, "Ada Lind, who said she was late, left.", "Ada Lind"),
    (who_says, "Ada Lind, who has always said she was late, left.", "Ada Lind"),
    (who_says, "Ada Lind, who denied she was late, left.", None),
    (who_says, "The mayor, who said she was late, left.", None),
]


@pytest.mark.parametrize(("cue", "text", "expected"), CASES)
def test_who_is_named(cue: Callable[[list[Token]], list[Report]], text: str, expected: str | None) -> None:
    found = cue(read(text))
    assert [text[r.subject.start : r.subject.end] for r in found] == ([expected] if expected else [])


def test_where_according_to_closes_and_where_it_depends() -> None:
    for text, closing, within in (
        ("It fell, according to Lind.", True, ""),
        ("According to Lind, it fell.", True, ""),
        ("The man, who, according to Lind, fell, left.", False, "who"),
    ):
        sentence = read(text)
        word = "According" if text.startswith("According") else "according"
        found = according(sentence, place(sentence, word))
        assert found is not None
        assert (found.closing, found.within) == (closing, within), text
