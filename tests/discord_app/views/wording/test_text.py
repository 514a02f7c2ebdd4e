"""What the bot says of itself, in the languages of its commands."""

from __future__ import annotations

import importlib
import pkgutil
import re

import discord
import pytest
from briefing_bot.discord_app.views import wording
from briefing_bot.discord_app.views.wording import asking, commands, controls, own_briefing
from briefing_bot.discord_app.views.wording.text import Text, joined, same


def _texts() -> dict[str, Text]:
    found = {text.en: text for text in (*commands.TEXTS, *own_briefing.CHANGES.values())}
    for module in pkgutil.iter_modules(wording.__path__):
        held = vars(importlib.import_module(f"{wording.__name__}.{module.name}"))
        found |= {f"{module.name}.{name}": text for name, text in held.items() if isinstance(text, Text)}
    return found


TEXTS = _texts()
_TOLD_OF = (
    "`/ask`",
    "`/watch`",
    "`/watch words`",
    "`/privacy`",
    "`/briefing add`",
    "`/briefing setup digest`",
    "⚠️",
    "⏳",
)


@pytest.mark.parametrize("name", TEXTS)
def test_each_text_is_in_every_language_and_names_the_same_things(name: str) -> None:
    text = TEXTS[name]
    for said in text:
        assert said.strip()
        assert sorted(re.findall(r"\{\w+\}", said)) == sorted(re.findall(r"\{\w+\}", text.en))
        assert len(said) <= 2000
        assert said.count("**") == text.en.count("**")
        assert said[:4].isspace() == text.en[:4].isspace()
    for told in _TOLD_OF:
        assert {said.count(told) for said in text} == {text.en.count(told)}


def test_most_texts_are_another_in_each_language() -> None:
    assert all(len(set(text)) > 1 for text in TEXTS.values() if text.en not in ("source", "on"))
    assert sum(len(set(text)) == len(text) for text in TEXTS.values()) > 0.8 * len(TEXTS)


def test_labels_and_titles_fit_discord() -> None:
    for label in (controls.THREAD, controls.DELETE, controls.END, controls.CHECK_AGAIN, controls.DELETE_EVERYWHERE):
        assert max(map(len, label)) <= 80
    assert max(map(len, controls.NOT_HELPFUL)) <= 45
    assert max(map(len, controls.WHAT_WAS_WRONG)) <= 45
    assert max(map(len, controls.WHO_READS_IT)) <= 100


def test_a_language_that_it_does_not_speak_sees_english() -> None:
    assert controls.END.to(discord.Locale.german) == controls.END.to("de") == "Beenden"
    assert controls.END.to(discord.Locale.latin_american_spanish) == "Terminar"
    assert controls.END.to(discord.Locale.korean) == controls.END.to(None) == "End"
    assert asking.WAIT.of(seconds=3).to(discord.Locale.japanese).count("3") == 1


def test_texts_are_filled_into_and_joined_with_others_in_each_language() -> None:
    filled = asking.COULD_NOT_ANSWER.of(cause=controls.END)
    assert filled.to("de") == "Ich konnte nicht antworten: Beenden."
    assert joined((controls.END, "x", same("y")), "-").to("fr") == "Terminer-x-y"
    assert joined(()).to("ja") == ""
