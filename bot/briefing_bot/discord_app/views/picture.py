"""A picture of an answer: ``python -m briefing_bot.discord_app.views.picture "QUESTION" OUT.svg [--corpus FOLDER]``.

The answer is a real one, and what is drawn are the components that Discord would be sent: the layout's payload, not a
second rendering. Only the look (colours, sizes) is drawn after Discord's.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape as xml
from pathlib import Path
from typing import Any

from briefing_bot.briefing import Briefing
from briefing_bot.discord_app.views.layout import Layout, PagePlace
from briefing_bot.discord_app.views.pages import pages
from briefing_bot.errors import BriefingError
from briefing_bot.language.text.controls import visible
from briefing_bot.models import Answer

# Pixels, by eye, after how Discord shows a message on a laptop and on a phone.
WIDTH = 660
PHONE = 390
_PAD, _LEFT = 16, 88
_LEFT_ON_PHONE = 68
_ACCESSORY = 56
_NARROW, _WIDE = frozenset("iljtfrI.,:;'’‘|!()[] "), frozenset("mwMW@%—…")
_LINK = re.compile(r"\[((?:[^\]\\]|\\.)*+)\]\([^)\s]*+\)")
_FONT = "'gg sans','Noto Sans','Helvetica Neue',Helvetica,Arial,sans-serif"
_INK, _DIM, _BACK, _CARD, _BUTTON, _BAR = "#dbdee1", "#949ba4", "#313338", "#2b2d31", "#4e5058", "#4e5058"


@dataclass
class _Canvas:
    shapes: list[str] = field(default_factory=list)
    y: float = 0
    width: int = WIDTH
    left: int = _LEFT

    @property
    def inner(self) -> int:
        """How wide a text of the answer can be."""
        return self.width - self.left - _PAD - 28

    def text(self, x: float, runs: list[tuple[str, bool]], size: int, colour: str) -> None:
        spans = "".join(
            f'<tspan font-weight="700">{xml(text)}</tspan>' if bold else f"<tspan>{xml(text)}</tspan>"
            for text, bold in runs
        )
        self.shapes.append(
            f'<text x="{x:g}" y="{self.y:g}" font-size="{size}" fill="{colour}" xml:space="preserve">{spans}</text>'
        )


def height(payload: list[dict[str, Any]], width: int = PHONE) -> float:
    """About how high the components of a message are on a screen ``width`` wide, without what Discord writes above them."""
    canvas = _Canvas(width=width, left=_LEFT_ON_PHONE if width < WIDTH else _LEFT)
    for component in payload:
        _container(canvas, component)
    return canvas.y


def picture(question: str, payload: list[dict[str, Any]]) -> str:
    """The components of a message, under the command that asked for them, as SVG."""
    canvas = _Canvas(y=30)
    canvas.text(_LEFT - 24, [("reader used ", False), ("/ask", True), (f" question: {question}", False)], 13, _DIM)
    canvas.y += 24
    canvas.text(_LEFT - 24, [("Briefing Bot", True)], 16, "#f2f3f5")
    canvas.shapes.append(f'<circle cx="38" cy="{canvas.y + 6:g}" r="20" fill="#2e7d32"/>')
    canvas.shapes.append(f'<text x="38" y="{canvas.y + 13:g}" font-size="20" fill="#fff" text-anchor="middle">“</text>')
    for component in payload:
        _container(canvas, component)
    height = canvas.y + 20
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:g}" viewBox="0 0 {WIDTH} {height:g}" '
        f'font-family="{_FONT}" role="img">\n<title>{xml(question)}</title>\n'
        f'<rect width="{WIDTH}" height="{height:g}" rx="8" fill="{_BACK}"/>\n' + "\n".join(canvas.shapes) + "\n</svg>\n"
    )


def _container(canvas: _Canvas, component: dict[str, Any]) -> None:
    top = canvas.y = canvas.y + 12
    place = len(canvas.shapes)
    canvas.y += 8
    for child in component["components"]:
        if child["type"] == 10:
            _text_display(canvas, child["content"], canvas.inner)
        elif child["type"] == 9:
            top_of_section = canvas.y
            for text in child["components"]:
                _text_display(canvas, text["content"], canvas.inner - _ACCESSORY)
            bottom, canvas.y = canvas.y, top_of_section
            _row(canvas, [child["accessory"]], canvas.left + canvas.inner - _ACCESSORY + 8)
            canvas.y = max(bottom, canvas.y)
        elif child["type"] == 1:
            _row(canvas, child["components"], canvas.left - 8)
    canvas.y += 14
    high, accent = canvas.y - top, f"#{component['accent_color']:06x}"
    canvas.shapes[place:place] = [
        f'<rect x="{canvas.left - 24}" y="{top:g}" width="{canvas.width - canvas.left + 8}" height="{high:g}" rx="8" fill="{_CARD}"/>',
        f'<rect x="{canvas.left - 24}" y="{top:g}" width="4" height="{high:g}" rx="2" fill="{accent}"/>',
    ]


def _text_display(canvas: _Canvas, markdown: str, width: int) -> None:
    quote = markdown.startswith(">>> ")
    canvas.y += 6
    top = canvas.y
    for line in markdown.removeprefix(">>> ").split("\n"):
        small = line.startswith("-# ")
        size, colour = (13, _DIM) if small else (15, _INK)
        for runs in _wrapped(list(_runs(line.removeprefix("-# "))), (width - 14 * quote) / size):
            canvas.y += size + 6
            canvas.text(canvas.left + 14 * quote - 8, runs, size, colour)
    if quote:
        canvas.shapes.append(
            f'<rect x="{canvas.left - 8}" y="{top + 4:g}" width="4" height="{canvas.y - top + 2:g}" rx="2" fill="{_BAR}"/>'
        )


def _runs(markdown: str) -> Iterator[tuple[str, bool]]:
    """The characters that a person sees, each with whether it is bold."""
    bold, at = False, 0
    while at < len(markdown):
        if markdown[at] == "\\" and at + 1 < len(markdown):
            yield markdown[at + 1], bold
            at += 2
        elif markdown.startswith("**", at):
            bold = not bold
            at += 2
        elif link := _LINK.match(markdown, at):
            yield from ((character, bold) for character, _ in _runs(link[1]))
            at = link.end()
        else:
            yield markdown[at], bold
            at += 1


def _wrapped(characters: list[tuple[str, bool]], ems: float) -> Iterator[list[tuple[str, bool]]]:
    """Lines of runs, each about ``ems`` wide at most, broken at spaces."""
    while characters:
        width, end = 0.0, 0
        while end < len(characters) and width + _ems(*characters[end]) <= ems:
            width += _ems(*characters[end])
            end += 1
        if end < len(characters):
            end = next((i for i in range(end, 0, -1) if characters[i][0] == " "), max(end, 1))
        yield _joined(characters[:end])
        characters = characters[end + 1 :] if end < len(characters) and characters[end][0] == " " else characters[end:]


def _joined(characters: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    runs: list[tuple[str, bool]] = []
    for character, bold in characters:
        if runs and runs[-1][1] == bold:
            runs[-1] = (runs[-1][0] + character, bold)
        else:
            runs.append((character, bold))
    return runs


def _ems(character: str, bold: bool = False) -> float:
    """About how wide a character is, in units of the size of the letters."""
    if character in _NARROW:
        width = 0.31
    elif character in _WIDE:
        width = 0.88
    else:
        width = 0.68 if character.isupper() else 0.55
    return width * (1.08 if bold else 1.0)


def _row(canvas: _Canvas, buttons: list[dict[str, Any]], left: float) -> None:
    canvas.y += 10
    x = left
    for button in buttons:
        words = " ".join(part for part in ((button.get("emoji") or {}).get("name"), button.get("label")) if part)
        width = 26 + 14 * sum(map(_ems, words)) + (8 if button.get("emoji") else 0)
        faded = ' opacity="0.5"' if button.get("disabled") else ""
        canvas.shapes.append(
            f'<g{faded}><rect x="{x:g}" y="{canvas.y:g}" width="{width:.0f}" height="32" rx="6" fill="{_BUTTON}"/>'
            f'<text x="{x + width / 2:.0f}" y="{canvas.y + 21:g}" font-size="14" fill="#fff" text-anchor="middle">{xml(words)}</text></g>'
        )
        x += width + 8
    canvas.y += 32


def payloads(answer: Answer) -> list[list[dict[str, Any]]]:
    """The components of each page of an answer, as Discord is sent them."""
    made = pages([answer])

    async def build() -> list[list[dict[str, Any]]]:  # a discord.py view is made within an event loop
        places = (PagePlace("0" * 16, at, len(made), thread=True) for at in range(len(made)))
        layouts: list[Any] = [Layout(page, place) for page, place in zip(made, places, strict=True)]
        return [layout.to_components() for layout in layouts]

    return asyncio.run(build())


def draw(question: str, corpus: Path | None) -> str:
    """The first page of the answer to a question, as SVG."""
    return picture(question, payloads(Briefing.load(corpus).ask(question))[0])


def main() -> None:
    """Draw and write."""
    parser = argparse.ArgumentParser(prog="python -m briefing_bot.discord_app.views.picture", description=__doc__)
    parser.add_argument("question")
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", type=Path)
    given = parser.parse_args()
    try:
        given.out.write_text(draw(given.question, given.corpus), "utf-8")
    except (BriefingError, OSError) as error:
        print(f"picture: {visible(str(error), one_line=True)}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    main()
