"""Where things stand on a page: beside the article, or by its title."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from briefing_bot.sources.markup import blocks_of

_PHOTO = re.compile(r"image|photo|picture|caption|credit|figure|gallery|media|copyright|thumb", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"comment|related|recirc|sidebar|teaser|card|promo|footer|widget|newsletter|popular|most-?read|bio\b|about-?author|author-?(?:box|bio|desc|info|card)|list",
    re.IGNORECASE,
)
_NEAR = 6  # blocks, by hand: as far as a byline stands from its headline


def folded(text: str) -> str:
    """A text for comparison: case, accents' form, kinds of space, quotes and marks do not count."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def text_in(element: Any) -> str:
    """The words in an element, in one line."""
    return " ".join(element.text_content().split())


def is_elsewhere(element: Any) -> bool:
    """Whether an element is beside the article: of a picture, a comment, a box about somebody, a teaser of another story."""
    own = element.get("class") or ""
    if _PHOTO.search(own):
        return True
    for ancestor in element.iterancestors():
        named = f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"
        if (
            ancestor.tag in ("figure", "figcaption", "aside", "footer", "nav", "li")
            or _PHOTO.search(named)
            or _ELSEWHERE.search(named)
        ):
            return True
        if ancestor.tag in ("article", "main", "body"):
            return False
    return False


def is_picture_class(named: str) -> bool:
    """Whether a class is that of a picture and what belongs to it."""
    return bool(_PHOTO.search(named))


def is_of_picture(element: Any) -> bool:
    """Whether an element, or one of the two around it, is of a picture by its class."""
    around = [element, *element.iterancestors()][:3]
    return any(one.tag in ("figure", "figcaption") or _PHOTO.search(one.get("class") or "") for one in around)


def near_title(root: Any) -> list[str]:
    """The lines under the first heading of the page, then those above it, nearest first."""
    blocks = blocks_of(root)
    at = next((at for at, block in enumerate(blocks) if block.kind == "heading" and block.level == 1), None)
    if at is None:
        return []
    near = (*blocks[at + 1 : at + 1 + _NEAR], *reversed(blocks[max(0, at - _NEAR // 2) : at]))
    return [line for block in near for line in block.text.split("\n")]
