"""Headings, paragraphs, items and tables, as a reader of a format meets them -> one body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing_bot.sources.prompts import PROMPT_LEVEL, Stressed, prompts

_SPACES = re.compile(r"[^\S\n\t]+")
_ABOUT_BREAK = re.compile(r" ?\n ?")
_MARKS = str.maketrans("", "", "\u00ad\ufeff\u2060\u200b\ufffc")


@dataclass(slots=True)
class Prose:
    """Blocks of text in order. Blocks are parted by an empty line; rows of one table, and items of one list, are not."""

    _blocks: list[tuple[str, str]] = field(default_factory=list)
    _stressed: dict[int, str] = field(default_factory=dict)

    def paragraph(self, text: str, stressed: str = "") -> None:
        """A paragraph; its line breaks stay. ``stressed`` says how all of it is set apart: ``b`` for bold, ``i`` for italics."""
        if stressed and tidy(text):
            self._stressed[len(self._blocks)] = stressed
        self._add("paragraph", tidy(text))

    def heading(self, text: str) -> None:
        """A heading, in one line whatever breaks it has."""
        if words := " ".join(tidy(text).split()):
            self._add("heading", f"## {words}")

    def item(self, text: str, mark: str = "-", depth: int = 0) -> None:
        """An item of a list, ``depth`` lists deep."""
        if words := tidy(text):
            self._add("item", f"{'  ' * depth}{mark} {words}")

    def row(self, cells: list[str]) -> None:
        """A row of a table, its cells parted by tabs."""
        shown = [" ".join(tidy(cell).split()) for cell in cells]
        while shown and not shown[-1]:
            shown.pop()
        self._add("row", "\t".join(shown) if any(shown) else "")

    def end(self) -> None:
        """What comes next is no more of the same table or list."""
        self._blocks.append(("end", ""))

    def _add(self, kind: str, text: str) -> None:
        if text:
            self._blocks.append((kind, text))

    def texts(self) -> list[str]:
        """The blocks' words, in order."""
        return [text for _, text in self._blocks if text]

    def body(self) -> str:
        """The whole text; the prompts of an interview are headings."""
        parts: list[str] = []
        last = ""
        marks = ["#" if kind == "heading" else self._stressed.get(n, "") for n, (kind, _) in enumerate(self._blocks)]
        lines = [Stressed(mark, text) if mark else None for mark, (_, text) in zip(marks, self._blocks, strict=True)]
        asked = set(prompts(lines))
        for number, (kind, text) in enumerate(self._blocks):
            if number in asked:
                text = f"{'#' * PROMPT_LEVEL} {' '.join(text.split())}"
            if text:
                parts += ["\n" if kind == last and kind in ("row", "item") else "\n\n", text]
            last = kind
        return "".join(parts[1:])


def tidy(text: str) -> str:
    """The text with single spaces, without invisible marks and without space about its breaks."""
    return _ABOUT_BREAK.sub("\n", _SPACES.sub(" ", text.translate(_MARKS))).strip()
