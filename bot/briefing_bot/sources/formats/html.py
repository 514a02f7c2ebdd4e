"""Web pages: the article's words and identity, what was cut told, and pages that are no article refused with the cause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from briefing_bot.errors import ArticleError
from briefing_bot.sources.dates import day_of
from briefing_bot.sources.encoding import decode
from briefing_bot.sources.fields import link
from briefing_bot.sources.leftovers import without_leftovers
from briefing_bot.sources.markup import MarkupBlock, blocks_to_text, parse_html
from briefing_bot.sources.page.body import article_blocks
from briefing_bot.sources.page.claims import Claims, claims_of
from briefing_bot.sources.page.identity import identity_of
from briefing_bot.sources.page.refusal import why_no_article
from briefing_bot.sources.reading import Reading, Source

CUT = "the page shows only the beginning (the rest is behind a paywall): what was read is incomplete"
# What browsers, and SingleFile, write at the top of a page that they save.
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)|<!--\s*Page saved with SingleFile\s+url:\s*(\S+)", re.IGNORECASE
)
_LOOKED_AT = 2000  # characters, by hand: where browsers say from which address a page was saved
_MOST_ELEMENTS = 40_000  # by hand: more than any article's page has
_MOST_WITHOUT_CUT = 0.6  # by hand: of the words that the page says it has; counts differ by how words are told
_LETTERS_A_WORD = 5  # by hand, of English with its spaces, rounded down


def read_html(source: Source) -> Reading:
    """A web page -> its one article.

    Raises:
        ArticleError: it is no article (a wall, a consent page, a list, an error), or holds no text.
    """
    decoded = decode(source.data, source.charset, look_inside=True)
    try:
        root = parse_html(decoded.text)
    except ValueError:
        raise ArticleError("it is a page without text: save it again once it is shown in a browser") from None
    elements = sum(1 for _ in root.iter())
    if elements > _MOST_ELEMENTS:
        raise ArticleError(
            f"it holds {elements:,} elements, more than any article's page ({_MOST_ELEMENTS:,}): split it"
        )
    claims = claims_of(root)
    saved = _SAVED_FROM.search(decoded.text[:_LOOKED_AT])
    identity = identity_of(root, claims, source.url or (link(saved[1] or saved[2]) if saved else None))
    blocks = article_blocks(root, claims, identity.title)
    kept = without_leftovers(blocks)
    if cause := why_no_article(root, claims, kept.blocks, identity.title, identity.url):
        raise ArticleError(cause)
    cut = kept.cut or _is_cut(root, claims, kept.blocks)
    notices = [decoded.notice] if decoded.notice else []
    if cut:
        notices.append(CUT)
    if identity.published is None:
        changed = f"; it was changed on {day_of(identity.modified)}" if identity.modified else ""
        notices.append(f"its day of publication is not stated{changed}")
    return Reading((identity.article(blocks_to_text(kept.blocks), partial=cut, notices=tuple(notices)),))


def _is_cut(root: Any, claims: Claims, blocks: Sequence[MarkupBlock]) -> bool:
    """Whether the page says that it is not free, and lacks the part that is not or many of the words it counts."""
    if str(claims.article.get("isAccessibleForFree")).lower() not in ("false", "no", "0"):
        return False
    parts = claims.article.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        selector = part.get("cssSelector") if isinstance(part, dict) else None
        if (
            isinstance(selector, str)
            and selector.startswith(".")
            and selector[1:].replace("-", "").replace("_", "").isalnum()
        ):
            found = root.find_class(selector[1:])
            return not any(len(element.text_content().strip()) > 200 for element in found)
    count = claims.article.get("wordCount")
    words = sum(len(block.text) for block in blocks) / _LETTERS_A_WORD
    return str(count).isdecimal() and words < _MOST_WITHOUT_CUT * int(str(count))
