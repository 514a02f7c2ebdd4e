"""Markdown: the front matter's fields, and words that come through as they stand."""

from __future__ import annotations

from datetime import date

import pytest
from briefing_bot.sources.formats.markdown import parse_markdown
from briefing_bot.sources.reading import ReadArticle
from hypothesis import given
from hypothesis import strategies as st

from tests.nasty import nasty_text


def parse(text: str) -> ReadArticle:
    return parse_markdown(text)


def headed(front: str) -> ReadArticle:
    return parse(f"---\n{front}\n---\n\nThe bridge fell.\n")


def test_every_field_of_the_front_matter() -> None:
    article = headed(
        'title: "Bridge: it fell"\nurl: https://news.example.com/bridge?a=1\noutlet: Example News\n'
        "author: [Ada Lind, Otto Moss]\npublished: 2024-10-23\nlanguage: en"
    )

    assert article == ReadArticle(
        title="Bridge: it fell",
        url="https://news.example.com/bridge?a=1",
        outlet="Example News",
        authors=("Ada Lind", "Otto Moss"),
        published=date(2024, 10, 23),
        language="en",
        body="The bridge fell.",
    )


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        ("title: Yes", "title", "Yes"),
        ("title: 1984", "title", "1984"),
        ("title: 0x10", "title", "0x10"),
        ("title: 12:30", "title", "12:30"),
        ("title: 2024-10-23", "title", "2024-10-23"),
        ("language: no", "language", "no"),
        ("Title: The bridge", "title", "The bridge"),
        ("title: >\n  The\n  bridge", "title", "The bridge"),
        ("title: 'It''s the bridge'", "title", "It's the bridge"),
        ("title: The bridge 😀", "title", "The bridge 😀"),
        ("title: null", "title", None),
        ("title: ~", "title", None),
        ("title:", "title", None),
        ('title: " "', "title", None),
        ("tags: [a, b]\nnested: {a: [b]}", "title", None),
    ],
)
def test_a_field_is_the_text_that_is_written(written: str, field: str, value: str | None) -> None:
    assert getattr(headed(written), field) == value


@pytest.mark.parametrize(
    "written",
    [
        "2024-10-23",
        "'2024-10-23'",
        "2024-10-23T12:00:00Z",
        "2024-10-23 12:00:00",
        "2024-10-23T12:00:00+02:00",
        "20241023",
    ],
)
def test_a_date_of_publication_in_any_iso_form(written: str) -> None:
    assert headed(f"published: {written}").day == date(2024, 10, 23)


def test_a_day_may_have_one_figure() -> None:
    assert headed("published: 2024-1-5").published == date(2024, 1, 5)


@pytest.mark.parametrize(
    ("front", "told"),
    [
        ("published: 2024-13-45", "its date '2024-13-45' was left out"),
        ("date: 23 October", "its date '23 October' was left out"),
        ("date: 03/04/2024", "its date '03/04/2024' was left out"),
        ("title: {a: b}", "its title \"{'a': 'b'}\" was left out"),
        ("url: news.example.com", "its url 'news.example.com' was left out"),
        ("url: https://a b", "its url 'https://a b' was left out"),
        ("url: javascript:alert(1)", "its url 'javascript:alert(1)' was left out"),
        ("url: 'http://[::1'", "its url 'http://[::1' was left out"),
        ("title: A: B: C", "its front matter is not YAML (line 2): what could be read of it line by line was"),
        ("outlet: x\ntitle: 'open", "its front matter is not YAML"),
        ("- a\n- b", "its front matter is not a list of fields: write them as 'title: ...'"),
        ("title: \x01", "its front matter is not YAML"),
        ("title: *anchor", "its front matter is not YAML"),
        ("title: " + "[" * 5000, "its front matter is not YAML"),
    ],
)
def test_an_odd_field_is_told_and_costs_no_article(front: str, told: str) -> None:
    article = headed(front)

    assert article.body == "The bridge fell."
    assert told in article.notices[0]
    assert "\n" not in article.notices[0]


MANY = "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))


@pytest.mark.parametrize(
    "front",
    [
        "title: [&a " + "x" * 1_000_000 + ", *a" * 3000 + "]",
        f"a0: &a0 [x, x]\n{MANY}author: *a11",
        "author: &a [*a]",
        "author: " + "[" * 100_000,
        "author:\n" + "".join("  " * n + "-\n" for n in range(1, 300)),
    ],
    ids=["text", "lists", "itself", "depth", "indentation"],
)
def test_front_matter_that_is_larger_than_it_is_written_is_read_line_by_line(front: str) -> None:
    """Gigabytes of memory, time without end, or the end of the process by the stack of libyaml's reader in C."""
    article = headed(f"{front}\noutlet: Example News")

    assert article.outlet == "Example News"
    assert article.notices[0].startswith("its front matter is not YAML without aliases and lists within lists: ")
    assert article.body == "The bridge fell."


def test_a_title_with_a_colon_is_read_although_it_is_no_yaml() -> None:
    article = headed("title: Bridge: it fell\ndate: 2024-10-23")

    assert (article.title, article.day) == ("Bridge: it fell", date(2024, 10, 23))


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        # trafilatura
        (
            "title: T\nurl: https://a.example/x\nhostname: a.example\nsitename: Courier\ndate: 2024-04-17",
            ("T", "Courier"),
        ),
        # Jekyll, Hugo
        ("layout: post\ntitle: 'T'\npublished: true\ndate: 2024-04-17 08:30:00 -0500", ("T", None)),
        ("title: T\ndraft: false\npublishDate: 2024-04-17T08:30:00Z\nlastmod: 2024-05-01", ("T", None)),
        # Web Clipper of Obsidian
        (
            'title: "T"\nsource: "https://a.example/x"\nauthor:\n  - "[[Ada Lind]]"\npublished: 2024-04-17\n'
            "created: 2024-06-01\ntags:\n  - clippings",
            ("T", None),
        ),
        ("headline: T\nbyline: By Ada Lind\npubDate: Wed, 17 Apr 2024 10:00:00 GMT\nsource: Courier", ("T", "Courier")),
        ("title: T\nauthor: {name: Ada Lind}\ndate: April 17, 2024", ("T", None)),
        ("title: T\npublished: 17. April 2024", ("T", None)),
    ],
)
def test_front_matter_as_tools_write_it(front: str, expected: tuple[str, str | None]) -> None:
    article = headed(front)

    assert (article.title, article.outlet) == expected
    assert article.day == date(2024, 4, 17)
    assert article.authors in ((), ("Ada Lind",))
    assert article.url in (None, "https://a.example/x")
    assert article.notices == ()


def test_front_matter_in_toml_and_json() -> None:
    toml = parse('+++\ntitle = "Bridge"\ndate = 2024-10-23T10:00:00Z\nauthors = ["Ada Lind"]\n+++\n\nIt fell.')
    as_json = parse('{"title": "Bridge", "date": "2024-10-23", "author": "Ada Lind"}\n\nIt fell.')

    for article in (toml, as_json):
        assert (article.title, article.day, article.authors) == ("Bridge", date(2024, 10, 23), ("Ada Lind",))
        assert article.body == "It fell."


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    text = "---\n\nIt fell.\n\n---\n\nIt sank."

    assert parse(text).body == text


def test_half_of_a_surrogate_pair_is_no_title() -> None:
    # libyaml refuses the escape, the loader in Python takes it.
    assert "\ud800" not in (headed('title: "\\ud800"').title or "")


def test_front_matter_that_is_not_closed_is_told() -> None:
    article = parse("---\ntitle: The bridge\n\nThe bridge fell.\n")

    assert (article.title, article.body) == ("The bridge", "The bridge fell.")
    assert article.notices == ("its front matter is not closed: end it with a line ---",)


@pytest.mark.parametrize(
    "text", ["---\n---\nIt fell.", "\n\n---\n\n---\nIt fell.", "---\n# only a comment\n---\nIt fell."]
)
def test_empty_front_matter_is_none(text: str) -> None:
    assert parse(text) == ReadArticle(body="It fell.")


def test_without_front_matter_all_is_body_and_the_heading_the_title() -> None:
    article = parse("# The bridge\n\nIt fell.")

    assert (article.title, article.body) == ("The bridge", "# The bridge\n\nIt fell.")


def test_a_comment_in_code_is_no_heading_beside_the_title() -> None:
    assert parse("# The bridge\n\nRun\n```\n# as root\nfix bridge\n```").title == "The bridge"


def test_one_of_several_headings_of_the_first_level_is_no_title() -> None:
    assert parse("# The bridge\n\nIt fell.\n\n# The ship\n\nIt sank.").title is None


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("It *fell* on **Monday**, ***all*** of _it_ and __more__.", "It fell on Monday, all of it and more."),
        ("See [the bridge](https://example.com/a_b_c) now.", "See the bridge now."),
        ('See [the bridge](https://example.com "title") now.', "See the bridge now."),
        ("![The bridge](bridge.jpg)", "The bridge"),
        ("<https://example.com/a_b>", "https://example.com/a_b"),
        ("`code` and ``more ` code``", "code and more ` code"),
        ("> It fell, he *said*.\n> It did.", "It fell, he said.\nIt did."),
        ("> > It fell.", "It fell."),
        ("AT&amp;T &mdash; &quot;yes&quot;", 'AT&T — "yes"'),
        (r"1\. It \*fell\*.", "1. It *fell*."),
        ("It <b>fell</b> on<br>Monday <!-- or not -->.", "It fell on\nMonday ."),
        ('It <span class="x">fell</span> <img src="a.png" />now', "It fell now"),
        ("Two  \nlines *here*", "Two\nlines here"),
    ],
)
def test_inline_marks_go_and_the_words_stay(marked: str, words: str) -> None:
    assert parse(marked).body == words


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2 is 30",
        "snake_case_name and a_b",
        "AT&T and R&D; x",
        "a < b and c > d",
        "if a <b and c> d",
        "It was [sic] (so) they said.",
        "C:\\Users\\Ada",
        "* an item\n* another\n- a third",
        "# A heading\n\n## Another",
        "He said “no” — ‘never’ … $5 #1 @ada 100% ~so~ |x|",
        "{{ x }} ^z",
        "a\n\nb_c\n\nd",
        "2024-10-23 10:00",
    ],
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert parse(text).body == text


PLAIN = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"], exclude_characters="*_`\\<>&[]!\0\r"), st.sampled_from(" \n.,“”'")
    ),
    max_size=200,
)


@given(PLAIN)
def test_text_without_markup_comes_through_unchanged(text: str) -> None:
    if not text.lstrip().startswith("---"):
        assert parse(text).body == text.strip()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["{}", "*{}*", "**{}**", "[{}](https://example.com/x_y)", "`{}`", "<b>{}</b>"]),
            st.text("abcdefgé", min_size=1, max_size=8),
        ),
        min_size=1,
        max_size=20,
    )
)
def test_what_is_left_is_the_words(pieces: list[tuple[str, str]]) -> None:
    marked = " ".join(mark.format(word) for mark, word in pieces)

    assert parse(marked).body == " ".join(word for _, word in pieces)


@given(nasty_text)
def test_no_text_makes_it_fail_in_another_way(text: str) -> None:
    body = parse(text).body
    assert body == body.strip()


@pytest.mark.parametrize(
    "piece", ["*", "_", "`", "[", "![", "[a](", "<b", "<", "&amp;", "\\", "**a ", "> ", "---\n", "\n\n*"]
)
def test_long_adversarial_text_comes_to_an_end(piece: str) -> None:
    parse("It fell. " + piece * (30_000 // len(piece)))


def test_strong_marks_without_their_other_half_are_no_text() -> None:
    read = parse_markdown("**“We can,”** said Ada Lind. **“We will.”\n**\n\nIt is 2**3.")

    assert read.body == "“We can,” said Ada Lind. “We will.”\n\n\nIt is 2**3."


def test_fields_at_the_top_need_no_fence() -> None:
    read = parse_markdown(
        "Title: Choir: a win\nDate: 2025-03-05\nAuthor: Mia Falk\nSlug: choir\n\nIt won on Wednesday.\n"
    )
    assert (read.title, read.day, read.authors) == ("Choir: a win", date(2025, 3, 5), ("Mia Falk",))
    assert read.body == "It won on Wednesday."


@pytest.mark.parametrize(
    "text",
    [
        "Title: Choir\n\nIt won.",
        "Title: Choir\nDate: 2025-03-05\nIt won.",
        "Date: Saturday\nPlace: Town hall\n\nIt sings.",
        "Title: Choir\nPrize: 40 dollars\n\nIt won.",
    ],
)
def test_other_lines_with_a_colon_are_body(text: str) -> None:
    assert parse_markdown(text).body == text
