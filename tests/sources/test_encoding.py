"""Bytes become text in the encoding they are in, and what was guessed is said."""

from __future__ import annotations

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.sources.encoding import decode

SPANISH = "El café de la señora Núñez perdió “mucho” dinero el año pasado, según el acta."
POLISH = "Wójt gminy ogłosił, że most przez rzekę został zamknięty; łączy on dwie części miasta."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    assert decode(SPANISH.encode(encoding))[::2] == (SPANISH, None)


def test_windows_text_is_read_and_said() -> None:
    decoded = decode(SPANISH.encode("cp1252"))

    assert decoded.text == SPANISH
    assert "its encoding is not stated" in (decoded.notice or "")


def test_a_declared_encoding_is_taken() -> None:
    page = f'<html><head><meta charset="iso-8859-2"><p>{POLISH}'

    assert decode(page.encode("iso-8859-2"), look_inside=True) == (page, "iso-8859-2", None)
    assert decode(POLISH.encode("cp1250"), "windows-1250").text == POLISH


def test_what_is_called_latin_1_is_the_table_of_windows() -> None:
    assert decode(SPANISH.encode("cp1252"), "ISO-8859-1").text == SPANISH


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("gb2312", "gb18030", "桥梁倒塌了㐂"),
        ("shift_jis", "cp932", "橋が①つ落ちた"),
        ("euc-kr", "cp949", "다리가 무너졌뷁"),
    ],
)
def test_an_old_name_means_the_wider_table_that_the_web_takes_for_it(declared: str, written: str, text: str) -> None:
    assert decode((text * 5).encode(written), declared).text == text * 5


def test_utf_8_wins_over_a_wrong_declaration() -> None:
    assert decode(SPANISH.encode(), "iso-8859-1").text == SPANISH


def test_a_stray_byte_is_replaced_and_said() -> None:
    decoded = decode((SPANISH * 20).encode() + b" \xff end")

    assert decoded.text.endswith(" \ufffd end")
    assert decoded.notice == "1 of its bytes are not UTF-8 and were replaced by \ufffd"


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfea\0b", bytes(range(256)) * 4])
def test_what_is_no_text_is_an_error(data: bytes) -> None:
    with pytest.raises(ArticleError):
        decode(data)


def test_line_ends_are_newlines() -> None:
    assert decode(b"a\r\nb\rc\nd").text == "a\nb\nc\nd"
