"""The stories of a briefing: which articles are one, what is said of them, and what has changed."""

from __future__ import annotations

from datetime import date

from briefing_bot import Briefing
from briefing_bot.models import Within
from briefing_bot.overview.stories import grouped
from briefing_bot.rendering import lines_markdown, overview_json, overview_lines
from briefing_bot.store.fingerprints import fingerprint

from tests.overview.invented import ARTICLES, BRIDGE, BRIEFING, GERMAN, LATER, STORM

OVERVIEW = BRIEFING.overview()


def test_articles_of_one_event_are_one_story_the_newest_first() -> None:
    assert [[a.id for a in story.articles] for story in OVERVIEW.stories] == [
        ["storm-2", "storm-1"],
        ["bridge"],
        ["wahl"],
    ]
    assert [story.sources for story in OVERVIEW.stories] == [2, 1, 1]
    assert (OVERVIEW.articles, OVERVIEW.sources, OVERVIEW.left_out) == (4, 4, 0)


def test_events_that_are_far_apart_in_time_are_two() -> None:
    again = STORM.model_copy(update={"id": "s", "source": "s.md", "published": date(2022, 10, 21)})

    assert grouped((STORM, LATER)) == [[0, 1]]
    assert grouped((again, LATER)) == [[0], [1]]


def test_prints_of_one_text_are_one_story_and_one_witness() -> None:
    copy = BRIDGE.model_copy(update={"id": "copy", "source": "copy.md", "outlet": "The Post", "story": BRIDGE.source})
    found = Briefing((BRIDGE, copy)).overview()

    assert [(len(story.articles), story.sources) for story in found.stories] == [(2, 1)]


def test_every_sentence_is_a_slice_with_its_speaker_and_none_says_the_same_again() -> None:
    for quote in OVERVIEW.quotes:
        quote.verify()
    storm = OVERVIEW.stories[0]
    assert "Nine people died" in storm.quotes[0].text
    assert storm.quotes[0].speaker
    assert storm.quotes[0].speaker.text == "Ada Lind"
    assert len({quote.text for quote in OVERVIEW.quotes}) == len(OVERVIEW.quotes)


def test_a_figure_that_was_another_before_stands_with_the_earlier_one() -> None:
    nine, four = OVERVIEW.stories[0].quotes[:2]

    assert (nine.article.id, nine.earlier) == ("storm-2", False)
    assert (four.article.id, four.earlier) == ("storm-1", True)
    assert four.text.startswith("At least four people died")
    assert "Earlier:" in [line.text for line in overview_lines(OVERVIEW)]


def test_a_figure_of_other_things_is_no_earlier_one() -> None:
    other = STORM.model_copy(
        update={"body": STORM.body.replace("At least four people died", "At least four ferries sank")}
    )

    assert not any(quote.earlier for quote in Briefing((other, LATER)).overview().quotes)


def test_a_topic_leaves_the_stories_that_tell_of_it() -> None:
    found = BRIEFING.overview(topic="the Orrin bridge")

    assert [story.articles for story in found.stories] == [(BRIDGE,)]
    assert BRIEFING.overview(topic="volcano").reason == "nothing_matches"


def test_what_is_new_and_what_has_changed_since_is_marked() -> None:
    before = {a.id: fingerprint(a.body) for a in (STORM, GERMAN)}
    changes = [story.change for story in BRIEFING.overview(seen=before).stories]

    assert changes == ["updated", "new", None]
    assert all(story.change is None for story in OVERVIEW.stories)


def test_an_overview_as_text_json_and_markdown() -> None:
    text = [line.text for line in overview_lines(BRIEFING.overview(within=Within(source="The Gazette")))]
    assert text[0] == "Only The Gazette."
    assert "2024-10-22 · 1 article" in text
    assert text[-1] == "2 stories in 2 articles"
    made = overview_json(OVERVIEW)
    assert [story["published"] for story in made["stories"]] == ["2024-10-23", "2024-10-22", "2024-10-20"]
    assert made["stories"][0]["quotes"][0]["article"]["id"] == "storm-2"
    assert "2024-10-23 · 2 articles of 2 sources" in lines_markdown(overview_lines(OVERVIEW))


def test_an_empty_briefing_says_so() -> None:
    assert Briefing(()).overview().reason == "empty_briefing"
    assert Briefing(()).timeline().reason == "empty_briefing"


def test_only_so_many_stories_are_shown_and_the_rest_counted() -> None:
    articles = [
        BRIDGE.model_copy(update={"id": f"{n}", "source": f"{n}.md", "published": date(2000 + n, 1, 1), "title": None})
        for n in range(12)
    ]
    found = Briefing(tuple(articles)).overview()

    assert (len(found.stories), found.left_out) == (10, 2)
    assert overview_lines(found)[-1].text == "12 stories in 12 articles; 2 more not shown"


def test_the_order_of_files_does_not_change_the_stories() -> None:
    turned = Briefing(tuple(reversed(ARTICLES))).overview()

    assert {frozenset(a.id for a in story.articles) for story in turned.stories} == {
        frozenset(a.id for a in story.articles) for story in OVERVIEW.stories
    }
