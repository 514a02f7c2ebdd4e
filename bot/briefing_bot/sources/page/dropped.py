"""Paragraphs of an article that an extractor dropped, found again in the page.

A lead is put back where the page's own description repeats it or its class says so; a paragraph among the others where a
second extractor (resiliparse) takes it too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from briefing_bot.sources.leftovers import is_leftover, is_paywall, is_related
from briefing_bot.sources.markup import MarkupBlock
from briefing_bot.sources.page.claims import Claims
from briefing_bot.sources.page.places import folded, is_of_picture

_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|teaser|intro\w*|standfirst|stand-first|dek|summary|sub-?(?:title|headline|head)|description|excerpt|chapo|chapeau|entradilla|bajada|copete|vorspann|ingress|lid|lide|zajawka|perex|sommario|occhiello|linha-?fina|lead-?in|blurb|deck)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…。！？][\"”’»'\)\]」』]*$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_LEAST_DESCRIPTION = 40  # characters, by hand: what is shorter is a slogan
_LEAST_LETTERS = 50  # by hand: of a block that is a sentence and no label
_KEY = 80  # characters, by hand: by so many at their beginning two blocks are known to be one
_LOOKED_BACK = 40  # blocks, by hand: a lead stands right before the body
_CONTAINED = 0.85  # by hand: of the letters of the body, what the element has that holds the article


def with_dropped(
    taken: list[MarkupBlock], dom: list[MarkupBlock], page: Any, claims: Claims, title: str | None
) -> list[MarkupBlock]:
    """The blocks with the lead and the paragraphs of the same text that were dropped."""
    places: dict[str, int] = {}
    for at, block in enumerate(dom):
        places.setdefault(key_of(block), at)
    at_dom = [places.get(key_of(block)) for block in taken]
    known = [at for at in at_dom if at is not None]
    if not known:
        return taken
    container = _container([dom[at] for at in known], page)
    second = _by_resiliparse(page)
    have = "\n".join(folded(block.text) for block in taken)
    out: list[MarkupBlock] = []
    before = min(known)
    out += _lead(dom, before, container, claims, title, have)
    last = before
    for block, place in zip(taken, at_dom, strict=True):
        if place is not None and place > last:
            out += [gap for gap in dom[last + 1 : place] if _is_dropped(gap, container, second, have)]
            last = place
        out.append(block if place is None else _as_seen(block, dom[place]))
    return out


def _as_seen(block: MarkupBlock, seen: MarkupBlock) -> MarkupBlock:
    """A block with what the page knows of it and trafilatura does not tell: links around a heading, what is set apart, the lines of code."""
    if seen.kind == "code":
        return seen
    alike = block.text.startswith(seen.text[: seen.stress])
    return replace(
        block,
        linked=max(block.linked, seen.linked),
        element=seen.element,
        stressed=seen.stressed if alike else "",
        stress=seen.stress if alike else 0,
    )


def _container(blocks: Sequence[MarkupBlock], page: Any) -> Any:
    """The deepest element that holds nearly all of the blocks."""
    weights: dict[Any, int] = defaultdict(int)
    depths: dict[Any, int] = {}
    total = 0
    for block in blocks:
        if block.element is None:
            continue
        total += len(block.text)
        line = [block.element, *block.element.iterancestors()]
        for up, element in enumerate(line):
            weights[element] += len(block.text)
            depths[element] = len(line) - up
    holding = [element for element, weight in weights.items() if weight >= _CONTAINED * total]
    return max(holding, key=lambda element: depths[element], default=page)


def _by_resiliparse(page: Any) -> str:
    from lxml import html
    from resiliparse.extract.html2text import extract_plain_text

    return folded(
        extract_plain_text(html.tostring(page, encoding="unicode"), main_content=True, alt_texts=False, links=False)
    )


def is_prose(block: MarkupBlock, least: int = _LEAST_LETTERS) -> bool:
    """Whether a block is a paragraph of sentences, of at least so many letters (a third of them in Chinese and Japanese)."""
    if block.kind not in ("paragraph", "quote"):
        return False
    least = least // 3 if _CJK.search(block.text) else least
    if len(block.text) < least or not _ENDED.search(block.text) or block.linked * 10 > len(block.text) * 3:
        return False
    return not (is_leftover(block) or is_related(block) or is_paywall(block))


def is_within(block: MarkupBlock, container: Any) -> bool:
    """Whether a block stands in an element."""
    return block.element is not None and (
        block.element is container or any(a is container for a in block.element.iterancestors())
    )


def _is_dropped(block: MarkupBlock, container: Any, second: str, have: str) -> bool:
    key = key_of(block)
    if not is_prose(block) or key in have or key not in second:
        return False
    return is_within(block, container) and not is_of_picture(block.element)


def _lead(
    dom: list[MarkupBlock], before: int, container: Any, claims: Claims, title: str | None, have: str
) -> list[MarkupBlock]:
    """The blocks above the first that was taken, and under the title, that are the article's lead."""
    descriptions = [
        folded(one)[:_KEY]
        for one in (claims.meta.get("og:description"), claims.meta.get("description"), claims.text("description"))
        if one and len(one) >= _LEAST_DESCRIPTION
    ]
    start = max(0, before - _LOOKED_BACK)
    head = folded(title or "")
    start = next((at + 1 for at in range(before - 1, start - 1, -1) if head and folded(dom[at].text) == head), start)
    found = []
    for block in dom[start:before]:
        key = key_of(block)
        if not key or key in have or key == head[:_KEY]:
            continue
        described = any(key.startswith(one[: len(key)]) and len(key) >= min(len(one), 30) for one in descriptions)
        named = block.element is not None and any(
            _LEAD.search(e.get("class") or "") for e in [block.element, *list(block.element.iterancestors())[:1]]
        )
        if (described and len(block.text) >= 30) or (is_prose(block) and (named or is_within(block, container))):
            found.append(replace(block, kind="paragraph", level=0))
            have += f"\n{folded(block.text)}"
    return found


def key_of(block: MarkupBlock) -> str:
    """The start of a block's words as they are compared."""
    return folded(block.text)[:_KEY]
