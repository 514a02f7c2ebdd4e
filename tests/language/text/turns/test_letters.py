"""What stands over a signature is said by whoever signs."""

from __future__ import annotations

import pytest

from tests.support.speakers import said

PAGE = """## Keep it open

SIR – The library is warm. I counted 43 people there.

Wilfred Nkemelu
Thornby

## Buses

Madam, Your report is wrong. I have waited since 1998.

{0}
"""


@pytest.mark.parametrize("signature", ["Dorothea Quill, Lower Mire", "— Dorothea Quill, by email", "Dorothea Quill"])
def test_each_letter_is_of_whoever_signs_it(signature: str) -> None:
    found = said(PAGE.format(signature))

    assert found["I counted 43 people there."] == "Wilfred Nkemelu"
    assert found["I have waited since 1998."] == "Dorothea Quill"
    assert not any("Thornby" in text or "Quill" in text for text in found)


def test_a_statement_and_a_message_are_of_whoever_signs_them() -> None:
    found = said("A switch failed on Saturday.\n\nWe are sorry.\n\nBirgit Sandell\nChief Executive Officer")
    assert found == {"A switch failed on Saturday.": "Birgit Sandell", "We are sorry.": "Birgit Sandell"}
    found = said("Dear Mrs Lamb,\n\nThe path will be clear by May.\n\nKind regards,\nOliver Pym")
    assert found == {"The path will be clear by May.": "Oliver Pym"}


@pytest.mark.parametrize(
    "body",
    [
        "The bridge fell.\n\nAda Lind\n\nThe mayor left.",  # a name over what follows
        "The bridge fell on Monday.\n\nAda Lind",  # nobody speaks
        "“I saw it,” he said.\n\nAda Lind",  # somebody else does
        "I saw it fall.\n\nAda Lind\n\nShe is a baker and lives by the river.",
        "We saw it fall.\n\nNew Opening Times of the Library",
    ],
)
def test_a_name_alone_signs_nothing(body: str) -> None:
    assert not {"Ada Lind", "New Opening Times"}.intersection(said(body).values())


@pytest.mark.parametrize("head", ["{}, 71, baker", "## {}", "{}"])
def test_several_people_tell_under_their_names(head: str) -> None:
    heads = [head.format(name) for name in ("Anna Aro", "Peter Lahti", "Maria Salo")]
    found = said(
        f"{heads[0]}\n\nI heard it at four. It was loud.\n\n{heads[1]}\n\nI lost a sled.\n\n{heads[2]}\n\nEleven days early.\n"
    )
    assert [found[text] for text in ("It was loud.", "I lost a sled.", "Eleven days early.")] == [
        "Anna Aro",
        "Peter Lahti",
        "Maria Salo",
    ]


@pytest.mark.parametrize("about", ["She won in May. I saw it.", "Aro won in May. I saw it."])
def test_what_is_told_of_people_under_their_names_is_not_theirs(about: str) -> None:
    assert set(
        said(f"Anna Aro, 71\n\n{about}\n\nPeter Lahti, 19\n\nHe came last.\n\nIda Salo\n\nShe fell.").values()
    ) == {None}


def test_places_tell_nothing() -> None:
    found = said(
        "## New Haven\n\nI like it. It is warm.\n\n## Long Beach\n\nI swam there.\n\n## Green Point\n\nI slept."
    )
    assert set(found.values()) == {None}
