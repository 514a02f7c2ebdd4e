"""PDF: words joined over lines, columns and pages; what stands on pages and is no text; the page of every stretch."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.models import PageSpan
from briefing_bot.sources.formats.pdf import read_pdf
from briefing_bot.sources.reading import ReadArticle, Source

from tests.support.documents import Run, column, pdf

FIRST = "The harbour office said on Monday that the ferry will stop for three weeks while the quay is mended."
SECOND = "Walkers are to take the long way round by the mill, which adds half an hour to the trip to the market."
LONG = " ".join(f"Sentence number {word} tells of the quay." for word in "one two three four five six seven".split())


def read(data: bytes) -> ReadArticle:
    (article,) = read_pdf(Source(data)).articles
    return article


def page_at(article: ReadArticle, words: str) -> int:
    start = article.body.index(words)
    return next(page.page for page in article.pages if page.start <= start < page.end)


def test_lines_are_joined_to_paragraphs_and_words_broken_at_lines_are_whole() -> None:
    text = (
        "The author¬ities re¬ported that the long-¬standing agree¬ment about the ferry would be re¬newed this autumn."
    )
    article = read(pdf([*column(72, 72, 150, text), *column(72, 200, 150, SECOND)]))

    assert article.body == f"{text.replace('¬', '')}\n\n{SECOND}"
    assert article.pages == (PageSpan(page=1, start=0, end=len(article.body)),)


def test_a_new_paragraph_is_told_by_the_line_that_stands_in() -> None:
    lines = column(72, 72, 300, FIRST, indent=20)
    article = read(pdf([*lines, *column(72, 72 + 12 * len(lines), 300, SECOND, indent=20)]))

    assert article.body == f"{FIRST}\n\n{SECOND}"


def test_columns_are_read_one_after_the_other_and_a_sentence_goes_on_in_the_next() -> None:
    words = f"{FIRST} {SECOND} {LONG}".split()
    left = column(72, 120, 200, " ".join(words[:40]))
    right = column(330, 120, 200, " ".join(words[40:]))
    # As a program may draw them: line by line over both columns.
    page = [
        Run(72, 80, "The quay is mended at last", 18.0),
        *(run for pair in zip(left, right, strict=False) for run in pair),
    ]
    article = read(pdf([*page, *left[len(right) :], *right[len(left) :]]))

    assert article.body == f"## The quay is mended at last\n\n{FIRST} {SECOND} {LONG}"
    assert article.title == "The quay is mended at last"


@pytest.mark.parametrize(
    ("count", "width", "gutter", "lower"), [(2, 230, 14, 5.0), (3, 160, 18, 0.0), (4, 116, 16, 3.0)]
)
def test_columns_may_be_many_narrow_and_not_level(count: int, width: float, gutter: float, lower: float) -> None:
    words = f"{FIRST} {SECOND} {LONG} {SECOND} {FIRST} {LONG}".split()
    part = len(words) // count + 1
    columns = [
        column(
            50 + number * (width + gutter), 100 + lower * number, width, " ".join(words[part * number :][:part]), 9.0
        )
        for number in range(count)
    ]
    page = [
        Run(50, 60, "A long title that stands over all of the columns", 16.0),
        *(run for runs in columns for run in runs),
    ]

    assert read(pdf(page)).body.partition("\n\n")[2].replace("\n\n", " ") == " ".join(words)


def test_a_caption_over_two_columns_does_not_break_the_sentence() -> None:
    words = f"{LONG} {FIRST} {SECOND} {LONG}".split()
    left, right = column(72, 80, 210, " ".join(words[:50])), column(320, 80, 210, " ".join(words[50:]))
    caption = Run(150, 500, "Figure 1: the quay as it is to be, seen from the market", 8.0)
    body = read(pdf([*left, *right, caption])).body

    assert body.replace("\n\n", " ").startswith(" ".join(words))


def test_columns_of_few_lines_are_known_by_those_of_other_pages() -> None:
    def page(text: str) -> list[Run]:
        words = text.split()
        half = len(words) // 2
        return [*column(72, 80, 210, " ".join(words[:half])), *column(320, 80, 210, " ".join(words[half:]))]

    full, other = page(f"{LONG} {FIRST} {SECOND} {LONG}"), page(f"{SECOND} {SECOND} {SECOND} {LONG} {FIRST}")

    assert FIRST in read(pdf(full, other, page(FIRST))).body.rpartition("\n\n")[2]


def test_a_sentence_goes_on_behind_a_listing_and_after_a_figure_is_named() -> None:
    left = column(72, 80, 210, f"{LONG} {LONG} Figure 7 shows that the ferry of the quay")
    right = [Run(320, 80, "1 for (var i = 2; i < 9; ++i) {", 10.0), Run(320, 92, "2 }", 10.0)]
    right += column(320, 140, 210, f"will stop for three weeks. {LONG} {SECOND}")

    assert "Figure 7 shows that the ferry of the quay will stop for three weeks." in read(pdf([*left, *right])).body


def test_an_initial_that_hangs_beside_lines_is_the_first_letter() -> None:
    lines = column(72, 100, 300, FIRST[1:] + " " + SECOND + " " + LONG)
    moved = [run._replace(x=run.x + 26, text=run.text[:40]) for run in lines[:2]]
    rest = " ".join([*(run.text[40:] for run in lines[:2]), *(run.text for run in lines[2:])])
    body = read(pdf([Run(72, 112, FIRST[0], 32.0), *moved, *column(72, 124, 300, rest)])).body

    assert body.startswith("The harbour office said")
    assert "\n" not in body


def test_slanting_watermarks_and_words_drawn_twice() -> None:
    lines = column(72, 72, 400, FIRST)
    twice = [run._replace(x=run.x + 0.4) for run in lines]

    assert read(pdf([*lines, *twice, Run(150, 500, "DRAFT", 60.0, slant=True)])).body == FIRST


def test_letters_that_the_file_does_not_tell_are_told() -> None:
    assert any(
        "2 of its letters" in notice for notice in read(pdf([*column(72, 72, 400, f"{FIRST} \x01\x03")])).notices
    )
    with pytest.raises(ArticleError, match="fonts do not say"):
        read(pdf(column(72, 72, 400, "The \x01\x03\x04 \x05\x06\x0e\x0f\x10")))


def test_a_sentence_goes_on_over_a_page_with_head_foot_number_and_footnote_between() -> None:
    pages = []
    parts = (LONG + " It was told that", "the mill road is open. " + LONG, "Nothing else is known of it. " + LONG)
    notes = (
        "Depths are those of the harbour's chart.",
        "Ships above 40 m are counted apart.",
        "Ada Lind keeps the list.",
    )
    for number, (text, said) in enumerate(zip(parts, notes, strict=True), 1):
        head = Run(72, 40, f"THE HARBOUR REVIEW   {number + 6}")
        foot = Run(72, 750, f"Printed on 4 May 2031, sheet {number}", 8.0)
        note = column(72, 650, 400, said, 7.0)
        pages.append([head, *column(72, 72, 400, text), *note, foot, Run(300, 765, str(number + 6))])
    article = read(pdf(*pages))

    assert "It was told that the mill road is open." in article.body
    assert "HARBOUR REVIEW" not in article.body
    assert "Printed on" not in article.body
    assert page_at(article, "It was told that") == 1
    assert page_at(article, "the mill road") == page_at(article, notes[1]) == 2
    assert page_at(article, "Nothing else") == 3
    assert all(article.body[page.start : page.end] for page in article.pages)


def test_a_row_of_a_table_stays_a_row() -> None:
    rows = [
        ("Goods", "May", "April"),
        ("Rye", "41.25", "39.38"),
        ("Barley", "55.71", "54.29"),
        ("Oats", "61.46", "59.17"),
    ]
    # Column by column, as spreadsheets print them.
    runs = [Run(72 + 120 * x, 200 + 14 * y, row[x]) for x in range(3) for y, row in enumerate(rows)]
    article = read(pdf([*column(72, 72, 400, FIRST), *runs]))

    assert article.body == f"{FIRST}\n\n" + "\n".join("\t".join(row) for row in rows)


def test_line_numbers_and_what_stands_outside_them_are_no_text() -> None:
    lines = column(100, 100, 300, f"{FIRST} {SECOND} {LONG}")
    spread = [run._replace(y=100 + 24 * number) for number, run in enumerate(lines)]
    numbers = [Run(72 if number < 10 else 66, run.y, str(number)) for number, run in enumerate(spread, 1)]
    around = [Run(200, 40, "Subject to review"), Run(300, 740, "1"), Run(240, 760, "Lind Reporting Company")]
    assert len(numbers) >= 8
    article = read(pdf([*numbers, *around, *spread]))

    assert article.body == f"{FIRST} {SECOND} {LONG}"


def test_what_runs_up_the_margin_and_printers_slugs_are_no_text() -> None:
    slug = Run(72, 780, "review_0531.indd   3   4/5/31   4:56 PM", 6.0)
    article = read(pdf([*column(72, 72, 400, FIRST), Run(30, 400, "lind on PROD with PROPOSALS", upwards=True), slug]))

    assert article.body == FIRST


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    runs = [Run(100 + run.y, 700 - run.x, run.text, run.size, upwards=True) for run in column(0, 0, 400, FIRST)]

    assert read(pdf(runs)).body == FIRST


def test_marks_of_footnotes_are_left_out_and_other_raised_numbers_stay() -> None:
    size = 10.0
    text = [Run(72, 100, "The quay is old"), Run(72 + 15 * 6, 96, "1", 6.0), Run(72 + 15 * 6 + 4, 100, " and is 30 m")]
    text += [Run(text[-1].x + 12 * 6, 96, "2", 6.0), Run(text[-1].x + 12 * 6 + 4, 100, " large, it is said.", size)]
    note = [Run(72, 700, "1", 5.0), Run(76, 703, "Records of the harbour.", 8.0)]
    body = read(pdf([*column(72, 130, 400, FIRST), *text, *note])).body

    assert "The quay is old and is 30 m2 large, it is said." in body
    assert "1 Records of the harbour." in body


@pytest.mark.parametrize(
    "title", ["10811.exe", "Microsoft Word - quay.doc", "untitled", "quay_final_2", "Binder1.pdf", ""]
)
def test_a_title_that_no_person_wrote_gives_way_to_the_large_letters(title: str) -> None:
    page = [Run(72, 72, "A quay for the market", 20.0, bold=True), *column(72, 110, 400, FIRST)]

    assert read(pdf(page, info={"Title": title})).title == "A quay for the market"


def test_title_author_and_day_as_file_and_page_state_them() -> None:
    info = {
        "Title": "The harbour office said",
        "Author": "Ada Lind and Otto Moss",
        "CreationDate": "D:20310506120000+02'00'",
    }
    article = read(pdf([Run(72, 50, "Monday, May 5, 2031"), *column(72, 72, 400, FIRST)], info=info))

    assert (article.title, article.authors) == ("The harbour office said", ("Ada Lind", "Otto Moss"))
    assert article.published == date(2031, 5, 5)


@pytest.mark.parametrize(
    "line", ["5 May 2031", "Date: 2031-05-05", "Le 5 mai 2031", "05.05.2031", "Published on May 5, 2031 by Ada Lind"]
)
def test_a_day_that_stands_by_itself_is_the_documents(line: str) -> None:
    later = f"On Friday, 2 May 2031, {FIRST} In the year 2031 all of it is new."

    assert read(pdf([Run(72, 50, line), *column(72, 72, 400, later)])).published == date(2031, 5, 5)


def test_a_day_that_a_sentence_tells_of_is_not_the_documents() -> None:
    narrow = column(
        72, 72, 150, f"The accident on October 29, 2028, data show, and on Friday, 2 May 2031, it was. {FIRST}"
    )

    assert read(pdf(narrow)).published is None


def test_the_day_of_the_file_is_taken_where_no_other_is_and_said() -> None:
    article = read(pdf(column(72, 72, 400, FIRST), info={"CreationDate": "D:20310506120000+02'00'", "Author": "DSI"}))

    assert article.published == datetime(2031, 5, 6, 12, tzinfo=timezone(timedelta(hours=2)))
    assert article.authors == ()
    assert any("the file was made" in notice for notice in article.notices)


def test_a_table_of_contents_is_left_out_and_told_and_a_price_list_stays() -> None:
    def led(*entries: tuple[str, str]) -> list[Run]:
        lines = [f"{what} {'. ' * (30 - len(what))}{number}" for what, number in entries]
        return [Run(72, 300 + 30 * number, line) for number, line in enumerate(lines)]

    contents = led(("Quay", "1"), ("Mill", "4"), ("Ferry", "4"), ("Market", "12"), ("Names", "20"))
    prices = led(("Rye", "41"), ("Oats", "12"), ("Peas", "30"), ("Beans", "12"), ("Hay", "5"))
    article = read(pdf([*column(72, 72, 400, FIRST), *contents], [*column(72, 72, 400, SECOND), *prices]))

    assert article.body.startswith(f"{FIRST}\n\n{SECOND}\n\nRye . ")
    assert article.notices == ("the table of contents was left out",)


def test_pages_without_text_are_told() -> None:
    article = read(pdf(column(72, 72, 400, FIRST), [], column(72, 72, 400, SECOND)))

    assert article.body == f"{FIRST}\n\n{SECOND}"
    assert article.notices == ("page 2 holds no text (a picture or blank)",)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (pdf(column(72, 72, 400, FIRST), locked=True), "protected by a password"),
        (pdf([], []), r"a scan\): run text recognition"),
        (pdf(), "a damaged PDF"),
        (b"%PDF-1.7\nnothing of the kind", "a damaged PDF"),
        (pdf(column(72, 72, 400, FIRST))[:400], "a damaged PDF"),
    ],
)
def test_what_cannot_be_read_is_one_line_with_its_cause(data: bytes, cause: str) -> None:
    with pytest.raises(ArticleError, match=cause):
        read(data)
