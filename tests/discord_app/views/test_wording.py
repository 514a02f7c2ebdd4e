"""What the bot says of itself, in the languages of its commands."""

from __future__ import annotations

import re

import discord
import pytest
from briefing_bot.discord_app.views import wording
from briefing_bot.discord_app.views.translations import LANGUAGES
from briefing_bot.discord_app.views.wording import Text

TEXTS = {name: text for name, text in vars(wording).items() if isinstance(text, Text)}


def test_the_languages_are_those_of_the_commands() -> None:
    assert Text._fields == ("en", *LANGUAGES)


@pytest.mark.parametrize("name", TEXTS)
def test_each_text_is_in_every_language_and_names_the_same_things(name: str) -> None:
    text = TEXTS[name]
    for said in text:
        assert said.strip()
        assert sorted(re.findall(r"\{\w+\}", said)) == sorted(re.findall(r"\{\w+\}", text.en))
        assert len(said) <= 2000
    for command in ("`/ask`", "`/watch`", "`/briefing add`"):
        assert {said.count(command) for said in text} == {text.en.count(command)}
    assert len(set(text)) > len(text) // 2


def test_labels_and_titles_fit_discord() -> None:
    for label in (wording.THREAD, wording.DELETE, wording.END, wording.CHECK_AGAIN, wording.DELETE_EVERYWHERE):
        assert max(map(len, label)) <= 80
    assert max(map(len, wording.NOT_HELPFUL)) <= 45
    assert max(map(len, wording.WHAT_WAS_WRONG)) <= 45
    assert max(map(len, wording.WHO_READS_IT)) <= 100


def test_a_language_that_it_does_not_speak_sees_english() -> None:
    assert wording.END.to(discord.Locale.german) == "Beenden"
    assert wording.END.to(discord.Locale.latin_american_spanish) == "Terminar"
    assert wording.END.to(discord.Locale.korean) == wording.END.to(None) == "End"
    assert wording.WAIT.of(seconds=3).to(discord.Locale.japanese).count("3") == 1
