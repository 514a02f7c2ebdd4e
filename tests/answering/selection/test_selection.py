"""Selection: best first, distinct, complete."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from briefing_bot.answering.selection.quoting import quote_of
from briefing_bot.answering.selection.selection import MOST_CHARACTERS, SEVERAL_CHARACTERS, Choice, Scored, select
from briefing_bot.attribution.annotations import AnnotatedDocument
from briefing_bot.documents.document import Document
from briefing_bot.models import Article


def articles(*bodies: str) -> list[AnnotatedDocument]:
    return [
        AnnotatedDocument(Document.of(Article(id=f"a{n}", source=f"a{n}", body=body))) for n, body in enumerate(bodies)
    ]


def texts(read: Sequence[AnnotatedDocument], choices: list[Choice]) -> list[str]:
    found = []
    for choice in choices:
        document = read[choice.document].document
        spans = document.outline.sentences[choice.first : choice.last]
        found.append(document.article.body[spans[0].start : spans[-1].end])
    return found


def test_a_quote_is_the_sentence_that_answers() -> None:
    read = articles("The bridge fell on Monday. Nobody was hurt by it.\n\nThe mayor left the town.")

    assert texts(read, select(read, [Scored(0, 0, 0.9)], 3)) == ["The bridge fell on Monday."]
    assert texts(read, select(read, [Scored(0, 1, 0.9)], 3)) == ["Nobody was hurt by it."]


def test_what_is_not_understood_alone_has_the_sentence_beside_it() -> None:
    read = articles(
        "The bridge fell on Monday. It was built by the mayor.\n\nIt is not to be rebuilt.\n\nYes. But not soon."
    )

    assert texts(read, select(read, [Scored(0, 1, 0.9)], 3)) == [
        "The bridge fell on Monday. It was built by the mayor."
    ]
    assert texts(read, select(read, [Scored(0, 2, 0.9)], 3)) == ["It is not to be rebuilt."]
    assert texts(read, select(read, [Scored(0, 3, 0.9)], 3)) == ["Yes. But not soon."]


def test_a_pronoun_that_is_named_beside_the_quote_needs_nothing() -> None:
    read = articles("Ada Lind came on Monday. She said that the bridge was safe.")

    (choice,) = select(read, [Scored(0, 1, 0.9)], 3)
    assert texts(read, [choice]) == ["She said that the bridge was safe."]


def test_a_short_neighbour_that_tells_of_the_same_joins() -> None:
    read = articles("The bridge fell. Nobody was hurt.\n\nThe mayor left.")

    assert texts(read, select(read, [Scored(0, 0, 0.9), Scored(0, 1, 0.1)], 3)) == ["The bridge fell. Nobody was hurt."]


def test_where_several_things_are_asked_for_a_list_is_one_quote() -> None:
    listed = "We met on Monday. These halls are open tonight, the mayor told us:\n\n- the school\n- the church\n- the hall\n- the inn\n\nBring a coat."
    read = articles(listed)

    (whole, after) = select(read, [Scored(0, 3, 0.9), Scored(0, 5, 0.8), Scored(0, 6, 0.7)], 3, whole_lists=True)
    assert texts(read, [whole]) == [listed[18 : listed.index("inn") + 3]]
    assert (whole.core, texts(read, [after])) == (3, ["Bring a coat."])
    assert texts(read, select(read, [Scored(0, 3, 0.9)], 3)) == ["the church"]

    short = articles("Open are:\n\n- the school\n- the church\n\nBring a coat.")
    assert texts(short, select(short, [Scored(0, 0, 0.9)], 3, whole_lists=True)) == ["the school\n- the church"]
    assert texts(short, select(short, [Scored(0, 0, 0.9)], 3)) == ["the school"]


def test_the_line_that_leads_in_to_a_list_is_quoted_with_it() -> None:
    body = "It was late on Monday.\n\nWhen a flight is late, the airline promises to pay for all of this:\n\n- meals\n- rooms\n- taxis\n\nBring a coat."
    read = articles(body)

    whole = body[body.index("When") : body.index("taxis") + 5]
    assert texts(read, select(read, [Scored(0, 1, 0.9)], 3)) == [whole]
    (one,) = select(read, [Scored(0, 4, 0.9), Scored(0, 2, 0.8), Scored(0, 1, 0.7)], 3)
    assert (texts(read, [one]), one.core, one.score) == ([whole], 4, 0.9)


@pytest.mark.parametrize(
    "leads",
    [
        "The council agreed on three measures.",
        "The following roads are closed.",
        "Reasons for the delay include these.",
        "The mayor gave two reasons for it on Monday.",
        "Several streets stay shut until May.",
    ],
)
def test_a_line_that_announces_a_list_leads_in_to_it_without_a_colon(leads: str) -> None:
    body = f"It was late on Monday. {leads}\n\n- the bridge over the Alder\n- the road to Skarv\n\nBring a coat."
    read = articles(body)
    whole = body[body.index(leads) : body.index("Skarv") + 5]
    assert texts(read, select(read, [Scored(0, 3, 0.9)], 3, whole_lists=True)) == [whole]
    assert texts(read, select(read, [Scored(0, 1, 0.9)], 3, whole_lists=True)) == [whole]
    assert texts(read, select(read, [Scored(0, 1, 0.9)], 3)) == [leads]


@pytest.mark.parametrize("before", ["Nobody was hurt.", "It rose by 3 per cent.", "It cost $2.5 million."])
def test_what_only_stands_before_a_list_is_no_part_of_it(before: str) -> None:
    read = articles(f"{before}\n\n- the bridge over the Alder\n- the road to Skarv")
    (listed,) = texts(read, select(read, [Scored(0, 1, 0.9)], 3, whole_lists=True))
    assert listed == "the bridge over the Alder\n- the road to Skarv"


LED_IN = "It closes in May.\n\nUnder the plan, the Alder plant {0}:\n\n- add two lines\n- take on {1}\n- draw its steam from Birch"


def test_an_item_is_quoted_with_the_line_that_breaks_off_before_it_where_both_are_brief() -> None:
    many = "people from Birch, " * 10
    read = articles(LED_IN.format("will", "70 people"), LED_IN.format("will", many), LED_IN.format("must not", many))
    brief, long, negated = (select(read, [Scored(number, 4, 0.9)], 3)[0] for number in range(3))

    assert texts(read, [brief]) == [read[0].document.body.partition("\n\n")[2]]
    assert brief.core == 4
    assert texts(read, [long]) == ["draw its steam from Birch"]
    assert quote_of(read, long).before == "Under the plan, the Alder plant will:"
    assert texts(read, [negated])[0].startswith("Under the plan, the Alder plant must not:")


def test_an_item_of_an_item_is_quoted_and_read_with_it() -> None:
    read = articles("What it costs:\n\n- Full plot\n  - 48 a year\n- Half plot\n  - 26 a year\n\nIt is dear.")
    number = next(
        n for n, s in enumerate(read[0].document.outline.sentences) if read[0].document.text(s) == "26 a year"
    )

    assert read[0].document.read_as(number) == "Half plot 26 a year"
    assert texts(read, select(read, [Scored(0, number, 0.9)], 3)) == ["Half plot\n  - 26 a year"]


def test_of_a_long_list_the_line_that_leads_in_is_quoted_with_what_there_is_room_for() -> None:
    read = articles("It is late. The town will:\n\n" + "\n".join(f"- mend {'the long road ' * 9}{n}" for n in range(9)))

    (quote,) = texts(read, select(read, [Scored(0, 1, 0.9)], 3))
    assert quote.startswith("The town will:\n\n- mend")
    assert 400 < len(quote) <= SEVERAL_CHARACTERS


def test_items_rows_and_turns_stand_alone() -> None:
    listed = articles("Closed are:\n\n- the bridge over the Alder\n- the road to the bridge")
    box = articles("WHERE: Town Hall, second floor.\n\nWHO MAY SPEAK: Owners of houses near it.")
    rows = articles("Town\tYes\nAlder\t12\nBirch\t8")
    talk = articles("Q: Is it safe?\n\nA: It is safe now.\n\nQ: Since when?\n\nA: It is safe since May.")

    for read, number, words in (
        (listed, 0, "the bridge over the Alder"),
        (box, 0, "WHERE: Town Hall, second floor."),
        (rows, 0, "Alder\t12"),
        (talk, 0, "It is safe now."),
    ):
        scored = [Scored(0, number, 0.9), Scored(0, number + 1, 0.8)]
        assert texts(read, select(read, scored, 3))[0] == words


def test_a_quote_has_one_voice() -> None:
    read = articles("It fell. Nobody was hurt, Ada Lind said. The mayor left, Ada Lind said. Otto Fenn said no.")
    scored = [Scored(0, 1, 0.9), Scored(0, 2, 0.1), Scored(0, 3, 0.1)]

    assert texts(read, select(read, scored, 1)) == ["Nobody was hurt, Ada Lind said. The mayor left, Ada Lind said."]


def test_a_quote_is_not_completed_beyond_its_length() -> None:
    long = "The bridge " + "over the river " * 20 + "fell."
    read = articles(f"{long} {long} It sank.")

    assert texts(read, select(read, [Scored(0, 0, 0.9), Scored(0, 1, 0.4)], 1)) == [long]
    (end,) = texts(read, select(read, [Scored(0, 2, 0.9)], 1))
    assert end == f"{long} It sank."
    assert len(end) <= MOST_CHARACTERS


def test_the_better_neighbour_is_taken_first() -> None:
    before, after = ("The mayor " + "of the town " * 12 + end for end in ("left.", "stayed."))
    read = articles(f"{before} It fell. {after}")

    forwards = select(read, [Scored(0, 1, 0.9), Scored(0, 2, 0.5)], 1)
    backwards = select(read, [Scored(0, 1, 0.9), Scored(0, 0, 0.5)], 1)

    assert texts(read, forwards)[0].startswith("The mayor") or texts(read, forwards) == [f"It fell. {after}"]
    assert (forwards[0].last, backwards[0].first) == (3, 0)


def test_a_single_long_sentence_is_quoted_whole() -> None:
    long = "The bridge " + "over the river " * 60 + "fell."
    read = articles(long)

    assert texts(read, select(read, [Scored(0, 0, 0.9)], 3)) == [long]


def test_choices_never_overlap() -> None:
    read = articles("It fell. Nobody was hurt. The mayor left. She was sad.")

    chosen = select(read, [Scored(0, n, 0.9 - n / 10) for n in range(4)], 3)

    assert texts(read, chosen) == ["It fell. Nobody was hurt. The mayor left. She was sad."]
    assert chosen[0].core == 0


def test_the_same_words_in_another_article_corroborate() -> None:
    read = articles("The bridge fell on Monday night.", "On Monday night the bridge fell.", "The river rose.")

    chosen = select(read, [Scored(0, 0, 0.9), Scored(1, 0, 0.8), Scored(2, 0, 0.7)], 3)

    assert [(c.document, c.also) for c in chosen] == [(0, (1,)), (2, ())]


def test_the_same_words_in_the_same_article_are_quoted_once() -> None:
    read = articles("The bridge fell on Monday.\n\n## Again\n\nThe bridge fell on Monday.")

    chosen = select(read, [Scored(0, 0, 0.9), Scored(0, 1, 0.8)], 3)

    assert [(c.first, c.also) for c in chosen] == [(0, ())]


def test_at_most_as_many_as_asked_for_in_order_of_merit() -> None:
    read = articles(*(f"The bridge met {tree}." for tree in ("alder", "birch", "cedar")))
    scored = [Scored(2, 0, 0.9), Scored(0, 0, 0.8), Scored(1, 0, 0.7)]

    assert [c.document for c in select(read, scored, 2)] == [2, 0]
    assert select(read, [], 3) == []


def test_what_goes_on_in_the_next_paragraph_and_answers_too_is_one_quote() -> None:
    alder, birch, cedar = (
        f"The {tree} by the house of the mayor {'of this old town ' * 13}fell." for tree in ("alder", "birch", "cedar")
    )
    read = articles(f"{alder}\n\n{birch}\n\n{cedar}", "The elm fell.")
    scored = [Scored(0, 1, 0.9), Scored(1, 0, 0.8), Scored(0, 0, 0.7), Scored(0, 2, 0.1)]

    chosen = select(read, scored, 3)

    assert 2 * len(birch) > MOST_CHARACTERS
    assert texts(read, chosen) == [f"{alder}\n\n{birch}", "The elm fell.", cedar]
    assert [(c.core, c.score) for c in chosen] == [(1, 0.9), (0, 0.8), (2, 0.1)]


def test_what_another_says_is_another_quote() -> None:
    read = articles("The alder fell, Ada Lind said.\n\nThe birch fell, Otto Fenn said.")

    chosen = select(read, [Scored(0, 0, 0.9), Scored(0, 1, 0.8)], 3)

    assert texts(read, chosen) == ["The alder fell, Ada Lind said.", "The birch fell, Otto Fenn said."]


def test_what_is_said_as_surely_as_nothing_beside_it_stands_alone() -> None:
    read = articles("Ada Lind denied it. Ada Lind said that it rained.")

    assert texts(read, select(read, [Scored(0, 1, 0.9)], 1)) == ["Ada Lind said that it rained."]


def test_what_a_heading_parts_is_two_quotes() -> None:
    read = articles("The alder fell.\n\n## Later\n\nThe birch fell.")

    assert len(select(read, [Scored(0, 0, 0.9), Scored(0, 1, 0.8)], 3)) == 2


def test_what_is_too_long_for_one_quote_is_two() -> None:
    long = "The alder " + "by the river " * 25 + "fell."
    read = articles(f"{long}\n\n{long.replace('alder', 'old black birch of the mayor')}")

    assert len(select(read, [Scored(0, 0, 0.9), Scored(0, 1, 0.8)], 3)) == 2
