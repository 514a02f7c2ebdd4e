"""Settings: one table, read from the environment and a file, and errors that say what a setting takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from briefing_bot.errors import SettingError
from briefing_bot.settings import SETTINGS, Settings, read_settings


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_explained_and_takes_its_own_default(name: str) -> None:
    setting = SETTINGS[name]

    assert setting.name == name
    assert setting.help
    assert setting.takes
    assert Settings()[name] == setting.parse(setting.default)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("BRIEFING_TOP", "1", 1),
        ("BRIEFING_TOP", " 10 ", 10),
        ("BRIEFING_MAX_QUESTION", "100000", 100_000),
        ("BRIEFING_THRESHOLD", "Strict", "strict"),
        ("BRIEFING_THRESHOLD", "0.25", 0.25),
        ("READER", "OFF", "off"),
        ("READER", "Fast", "fast"),
        ("READER", "yes", "on"),
        ("BRIEFING_CORPUS", "a folder", "a folder"),
        ("BRIEFING_PAGE", "https://news.example.org/briefing/", "https://news.example.org/briefing"),
    ],
)
def test_a_setting_is_parsed(name: str, text: str, value: object) -> None:
    assert Settings({name: text})[name] == value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        *(("BRIEFING_TOP", text) for text in ("0", "11", "-1", "3.5", "three", "1e1", "٣" * 9)),
        *(("BRIEFING_THRESHOLD", text) for text in ("1.1", "-0.1", "nan", "inf", "sure")),
        ("BRIEFING_MAX_QUESTION", "9"),
        *(
            ("BRIEFING_PAGE", text)
            for text in ("news.example.org", "ftp://x.example", "https://", "https://x.example/?q=1", "https://a b")
        ),
        ("READER", "maybe"),
    ],
)
def test_a_bad_value_is_named_with_what_it_takes(name: str, text: str) -> None:
    with pytest.raises(SettingError) as caught:
        Settings({name: text})[name]

    assert str(caught.value) == f"{name} is {text!r}: set it to {SETTINGS[name].takes}"


@pytest.mark.parametrize("name", ["BRIEFING_CORPUS", "DISCORD_TOKEN_FILE", "DISCORD_DATABASE", "BRIEFING_TOP"])
def test_a_value_with_a_zero_byte_is_none(tmp_path: Path, name: str) -> None:
    file = tmp_path / ".env"
    file.write_bytes(name.encode() + b"=1\0b\n")

    with pytest.raises(SettingError, match=f"{name} is '1.x00b': set it to"):
        read_settings({}, file)[name]


def test_an_unknown_setting_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        Settings()["BRIEFING_TOPS"]


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("BRIEFING_TOP=1\nBRIEFING_MAX_QUESTION=50\n# BRIEFING_CORPUS=x\nOTHER=1\n")

    settings = read_settings({"BRIEFING_TOP": "2"}, file)

    assert (settings["BRIEFING_TOP"], settings["BRIEFING_MAX_QUESTION"], settings["BRIEFING_CORPUS"]) == (2, 50, "")


def test_an_empty_value_is_none(tmp_path: Path) -> None:
    assert read_settings({"BRIEFING_TOP": " "}, tmp_path / ".env")["BRIEFING_TOP"] == 3


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"BRIEFING_TOP=\xff")

    with pytest.raises(SettingError, match=r"\.env cannot be read \(not UTF-8, byte 13\): mend it or move it away"):
        read_settings({}, file)


def test_a_value_of_the_file_is_the_text_it_is(tmp_path: Path) -> None:
    """Values that name others are not put together: twenty such lines would be a text of gigabytes."""
    lines = [
        "A0=" + "x" * 100,
        *(f"A{n}=" + f"${{A{n - 1}}}" * 4 for n in range(1, 20)),
        "BRIEFING_CORPUS=${A19}/$HOME",
    ]
    file = tmp_path / ".env"
    file.write_text("\n".join(lines))

    assert read_settings({"HOME": "/home/ada"}, file)["BRIEFING_CORPUS"] == "${A19}/$HOME"
