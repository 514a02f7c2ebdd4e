"""Pages: within Discord's limits whatever the text, every quote whole or said not to be, none that fails its check."""

from __future__ import annotations

import re
from datetime import date

import pytest
from briefing_bot.discord_app.views.markdown import unescape
from briefing_bot.discord_app.views.pages import (
    MOST_PAGES,
    TEXT_LIMIT,
    URL_LIMIT,
    Page,
    context_page,
    fate,
    pages,
    source_pages,
    source_url,
)
from briefing_bot.language.text.blocks import Outline
from briefing_bot.language.text.structure import outline
from briefing_bot.models import Answer, Article, Checked, DateMention, Mention
from briefing_bot.serving.codec import answer_from_data, answer_to_data
from hypothesis import given
from hypothesis import strategies as st

from tests.overview.invented import BRIEFING
from tests.support.samples import FERRY, article, bridge_answer, quote_at, quote_of

WORDS = st.text(st.sampled_from([*"ab *_~`|<>[]()#-:@\\\n", "🌉", "\u202e", "\u2028"]), max_size=400)
BODIES = st.lists(WORDS, min_size=1, max_size=20).map("".join).filter(lambda t: t.strip() != "")


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Answers over one hostile article: everything that can hold text holds nasty text."""
    body = draw(BODIES)
    of = Article(
        id="x",
        source=draw(WORDS),
        body=body,
        title=draw(st.none() | WORDS),
        outlet=draw(st.none() | WORDS),
        url=draw(st.none() | WORDS | st.just("https://courier.example/x")),
        published=draw(st.none() | st.just(date(2031, 5, 8))),
    )
    quotes = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(body) - 1))
        end = draw(st.integers(start + 1, len(body)))
        named = Mention(text=body[start:end], start=start, end=end)
        quotes.append(
            quote_at(
                of, start, end, section=draw(st.none() | WORDS), speaker=draw(st.none() | st.just(named)), role=named
            )
        )
    found = bool(quotes) and draw(st.booleans())
    return Answer(
        question=draw(WORDS) or "?",
        resolved_question=draw(WORDS) or "?",
        status="answered" if found else "not_in_briefing",
        reason=None if found else "detail_missing",
        confidence=0.5,
        conflict=found and draw(st.booleans()),
        quotes=tuple(quotes) if found else (),
        nearest=() if found else tuple(quotes),
    )


def shown_quotes(page: Page) -> list[str]:
    """The quotes of a page as a person sees them."""
    return [unescape(text.removeprefix(">>> ").replace("**", "")) for text in page.texts if text.startswith(">>> ")]


@given(st.lists(answers(), min_size=1, max_size=3))
def test_pages_keep_discords_limits(given_answers: list[Answer]) -> None:
    made = pages(given_answers)
    assert 1 <= len(made) <= MOST_PAGES
    for page in [*made, *(context_page(given_answers, page) for page in made)]:
        assert page.texts
        assert all(page.texts)
        assert sum(map(len, page.texts)) <= TEXT_LIMIT - 100
        assert len(page.texts) <= 20


@given(st.text(max_size=700))
def test_an_address_cannot_leave_its_link(tail: str) -> None:
    url = source_url(quote_at(article(url="https://courier.example/" + tail), 0, 5))
    assert url is None or (len(url) <= URL_LIMIT and not re.search(r"[()<>\\`\s]", url))


def test_only_an_answer_that_is_not_sure_says_so() -> None:
    sure, unsure = (bridge_answer().model_copy(update={"confidence": c}) for c in (0.95, 0.5))
    assert "-# unsure" in pages([unsure])[0].texts
    assert not any("sure" in text for text in pages([sure])[0].texts)


@given(answers())
def test_every_quote_is_shown_letter_for_letter(answer: Answer) -> None:
    shown = [quote for page in pages([answer]) for quote in shown_quotes(page)]
    assert "".join(shown) == "".join(quote.text for quote in answer.quotes or answer.nearest)


def test_an_answer_shows_who_where_and_when() -> None:
    first, second = pages([bridge_answer()])
    text = "\n".join(first.texts)
    assert (
        "**Ada Brink**, Mayor · stated · 8 May 2031\n-# [Old bridge to close](https://courier.example/bridge#:~:"
        in text
    )
    assert " · The Tamsel Courier\n-# Monday = 12 May 2031" in text
    assert "When will" not in text
    assert "denied" in "\n".join(second.texts)
    assert "What comes next" in "\n".join(second.texts)
    assert "text=The%20old%20bridge" in text
    assert first.spots == ((0, 0),)


def test_an_overview_is_told_story_by_story_with_its_sources_counted() -> None:
    told = BRIEFING.ask("What's new?")
    assert told.overview
    stories = [
        story.model_copy(update={"change": "new" if n == 0 else None}) for n, story in enumerate(told.overview.stories)
    ]
    told = told.model_copy(update={"overview": told.overview.model_copy(update={"stories": tuple(stories)})})
    made = pages([told])
    first = "\n".join(made[0].texts)
    counted = f"{len(stories)} stories in {told.overview.articles} articles"
    assert first.startswith(f"-# {counted}\n**new** · ")
    assert f" · story 1 of {len(stories)}" in first
    assert sum(counted in "\n".join(page.texts) for page in made) == 1
    several = next(story for story in stories if story.sources > 1)
    assert any(f"{len(several.articles)} articles of {several.sources} sources" in "\n".join(p.texts) for p in made)
    spots = [place for page in made for _, place in page.spots]
    assert list(dict.fromkeys(spots)) == list(range(len(told.told)))
    assert all(page.texts and not page.failures for page in (*made, *(context_page([told], page) for page in made)))


def test_a_timeline_is_told_time_by_time() -> None:
    told = BRIEFING.ask("What happened when?")
    assert told.timeline
    made = pages([told])
    heads = [page.texts[0] for page in made]
    assert len(made) >= len(told.timeline.moments)
    assert all(head.startswith("**") and "20" in head for head in heads)
    assert [page.spots[0][1] for page in made] == sorted({page.spots[0][1] for page in made})


def test_dates_are_told_where_the_words_differ() -> None:
    dates = (
        ("2050", "2050"),
        ("next week", "2031-05-12/2031-05-18"),
        ("May 12, 2031", "2031-05-12"),
        ("June", "2031-06"),
    )
    told = tuple(DateMention(text=text, date=meant) for text, meant in dates)
    quotes = (bridge_answer().quotes[0].model_copy(update={"dates": told}),)
    (page,) = pages([bridge_answer(quotes=quotes)])
    assert page.texts[-1].endswith("\n-# next week = 12 May 2031–18 May 2031, June = Jun 2031")


def test_the_sentence_that_answers_is_bold() -> None:
    of = article()
    said = "Repairs will cost 4.2 million crowns, according to the city council. The council had planned for 3 million."
    quote = quote_of(of, said)
    core = (quote.start, quote.start + said.index(" The council"))
    (page,) = pages([bridge_answer(quotes=(quote.model_copy(update={"core": core}),))])
    assert page.texts[0] == f">>> **{said[: said.index(' The council')]}** The council had planned for 3 million."
    long = article("word " * 150 + "That is it. " + "word " * 150)
    quote = quote_at(long, 0, len(long.body), core=(750, 761))
    bold = ["**That is it.**" in page.texts[0] for page in pages([bridge_answer(quotes=(quote,))])]
    assert sum(bold) == 1


def test_a_follow_up_shows_what_was_understood() -> None:
    (page, _) = pages([bridge_answer(resolved_question="When will the old bridge be closed?")])
    assert "-# Understood as: When will the old bridge be closed?" in page.texts[0]


def test_sources_that_differ_stand_on_one_page() -> None:
    (page,) = pages([bridge_answer(conflict=True)])
    assert sum(text.startswith("-# [") for part in page.texts for text in part.split("\n")) == 2
    assert page.tone == "conflict"
    assert shown_quotes(page) == [quote.text for quote in bridge_answer().quotes]
    assert any("The sources differ." in text for text in page.texts)


def test_what_is_not_in_the_briefing_is_said_with_the_nearest_labelled() -> None:
    near = bridge_answer().quotes[:1]
    (page,) = pages(
        [bridge_answer(status="not_in_briefing", reason="detail_missing", quotes=(), nearest=near, as_of=None)]
    )
    assert page.tone == "absent"
    note = next(text for text in page.texts if "Not in the briefing" in text)
    assert "not an answer" in note
    (bare,) = pages([bridge_answer(status="not_in_briefing", reason="nothing_matches", quotes=(), as_of=None)])
    assert "Nothing in it matches" in bare.texts[-1]


def test_a_long_quote_is_cut_only_with_a_word_about_it() -> None:
    of = article("word " * 1500 + "end.")
    made = pages([bridge_answer(quotes=(quote_at(of, 0, len(of.body)),))])
    assert len(made) > 1
    assert "Part 1 of" in made[0].texts[1]
    assert "It goes on on the next page." in made[0].texts[1]
    assert "It goes on" not in made[-1].texts[1]
    assert "".join(q for page in made for q in shown_quotes(page)) == of.body


def test_a_quote_that_fails_its_check_is_never_shown() -> None:
    answer = bridge_answer()
    changed = article("Something else stands here now, and it is long enough to hold every span of before. " * 9)
    data = answer_to_data(answer)
    for quote in data["quotes"]:
        del quote["words"]  # as kept by releases that did not note the words of the article
    (first, second) = pages([answer_from_data(data, {"bridge": changed})])
    gone = pages([answer_from_data(answer_to_data(answer), {})])
    for page in (first, second, *gone):
        assert page.tone == "error"
        assert page.failures
        assert not shown_quotes(page)
        assert not any(quote.text[:20] in text for quote in answer.quotes for text in page.texts)
    context = context_page([answer_from_data(data, {"bridge": changed})], Page(("",), "answered", spots=((0, 0),)))
    assert context.failures
    assert not shown_quotes(context)


def test_a_quote_of_an_article_that_has_changed_is_shown_as_old() -> None:
    answer = bridge_answer()
    changed = article("Something else stands here now. " * 9)
    read = answer_from_data(answer_to_data(answer), {"bridge": changed})
    for page, quote in zip(pages([read]), answer.quotes, strict=True):
        assert page.failures == ()
        assert "The article has changed since this answer" in page.texts[-2]
        assert "said then:\n>>> " in page.texts[-2]
        assert quote.text[:20] in page.texts[-2]
    context = context_page([read], pages([read])[0])
    assert "The article has changed since" in context.texts[0]
    longer = article(article().body + " One more sentence at its end.")
    assert not any(q.outdated for q in answer_from_data(answer_to_data(answer), {"bridge": longer}).quotes)


def test_an_answer_comes_back_from_data_as_it_was() -> None:
    answer = bridge_answer()
    assert answer_from_data(answer_to_data(answer), {"bridge": article()}) == answer


def test_the_claims_of_a_message_each_have_their_pages() -> None:
    absent = bridge_answer(status="not_in_briefing", reason="nothing_matches", quotes=())
    start = article().body.index("Monday")
    other = ["contradicted", "bridge", start, start + 6, "Monday"]  # as JSON gives it back
    fates = [fate(kept, {"bridge": article()}) for kept in (other, ["not_in_briefing", None, 0, 0, ""])]
    made = pages([bridge_answer(), absent], fates)
    assert len(made) == 4
    assert made[0].texts[0].startswith("**0 found · 1 contradicted · 1 not in the briefing**\n")
    assert "\n1\\. ❌ contradicted by “Monday”: When will" in made[0].texts[0]
    assert "\n2\\. ▫️ not in the briefing: When will" in made[0].texts[0]
    assert made[0].tone == "conflict"
    assert fate(other, {"bridge": article("x" + article().body)}).words == fate(other, {}).words == ""
    assert "✅ found; the sources differ: " in pages([bridge_answer(conflict=True)], [Checked("found")])[0].texts[0]
    assert "Claim 1 of 2" in made[1].texts[0]
    assert made[2].spots == ((0, 1),)
    assert "Claim 2 of 2" in made[3].texts[0]


def test_context_shows_what_stands_around_the_quote() -> None:
    of = article()
    quote = quote_of(of, "Repairs will cost 4.2 million crowns, according to the city council.")
    context = context_page([bridge_answer(quotes=(quote,))], Page(("",), "answered", spots=((0, 0),)))
    assert shown_quotes(context) == [quote.text]
    assert any("will be closed on Monday" in text for text in context.texts)
    assert any("The council had planned for 3 million." in text for text in context.texts)
    assert not any("What comes next" in text or "61 years old" in text for text in context.texts)


def test_only_web_addresses_become_links() -> None:
    for url in ("javascript:alert(1)", "file:///etc/passwd", "https://", "http://[", "https://a b.example/"):
        of = article(url=url)
        assert source_url(quote_at(of, 0, 5)) is None
    long = article(url="https://courier.example/" + "x" * 470)
    assert source_url(quote_at(long, 0, 80)) == long.url
    assert source_url(quote_at(article(url="https://courier.example/" + "x" * 600), 0, 5)) is None


def test_sources_name_what_was_left_out() -> None:
    many = [article(FERRY, id=str(n), title=f"Article *{n}*") for n in range(300)]
    made = source_pages(many, [("broken.pdf", "no reader for it")])
    text = "\n".join(part for page in made for part in page.texts)
    assert all(f"Article \\*{n}\\*" in text for n in range(300))
    assert "Left out: broken.pdf: no reader for it" in text
    assert "**300 articles in the briefing**" in made[0].texts[0]
    assert all(sum(map(len, page.texts)) <= TEXT_LIMIT for page in made)


@pytest.mark.parametrize(
    "around", ["word " * 200_000, "Word.\n\n" * 150_000, "*_" * 400_000], ids=["one", "many", "marks"]
)
def test_the_context_reads_no_more_of_a_large_article_than_it_shows(
    monkeypatch: pytest.MonkeyPatch, around: str
) -> None:
    read: list[int] = []

    def outlined(text: str) -> Outline:
        read.append(len(text))
        return outline(text)

    monkeypatch.setattr("briefing_bot.discord_app.views.pages.outline", outlined)
    said = "The bridge will be closed on Monday."
    of = article(f"{around}{said} {around}")
    quotes = (quote_of(of, said), quote_at(of, 0, len(of.body)))
    context = context_page([bridge_answer(quotes=quotes)], Page(("",), "answered", spots=((0, 0), (0, 1))))

    assert sum(read) < 10_000
    assert shown_quotes(context)[0] == said
    assert sum(map(len, context.texts)) < TEXT_LIMIT
    assert any(text.startswith("… ") for text in context.texts) == ("\n" not in around)


def test_an_endless_quote_is_cut_into_pages_at_once() -> None:
    of = article("*_" * 500_000)

    made = pages([bridge_answer(quotes=(quote_at(of, 0, len(of.body)),))])

    assert len(made) < 50
    assert "longer than can be shown here" in "\n".join(made[-1].texts)
