"""Which blocks of a page are the article: trafilatura's choice, checked against the page and what it says of itself.

trafilatura in precision mode takes little that is not the article, and at times drops a lead paragraph, or paragraphs
in the midst. What it took is found again in the page, and paragraphs that stand among or right above it are put back:
a lead where the page's own description repeats it or its class says so, others where resiliparse takes them too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from briefing_bot.sources.markup import MarkupBlock, blocks_of, html_to_text, is_hidden, is_html
from briefing_bot.sources.page.authors import is_byline
from briefing_bot.sources.page.claims import Claims
from briefing_bot.sources.page.days import is_date_line
from briefing_bot.sources.page.dropped import is_prose, is_within, key_of, with_dropped
from briefing_bot.sources.page.places import folded, is_picture_class

_NEW_TAB = re.compile(
    r"\W*(?:opens? (?:in )?(?:a |an? external )?(?:new )?(?:tab|window|site)|external(?: link)?|link is external|(?:wird |öffnet )?(?:sich )?in (?:einem )?neue[mn] (?:fenster|tab)(?: geöffnet)?"
    r"|(?:s['’]ouvre )?dans une? nouvel(?:le)? (?:fenêtre|onglet)|(?:se )?abre en (?:una )?nueva (?:ventana|pestaña)|abre (?:em|numa) nova (?:janela|aba)|si apre in una nuova (?:finestra|scheda)|opent in (?:een )?nieuw (?:venster|tabblad))\W*$",
    re.IGNORECASE,
)
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "form", "figcaption", "dialog", "button"))
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|footer|sidebar|related|recirc\w*|recommend\w*|promo\w*|newsletter\w*|subscri\w*|sign-?up|donat\w*|advert\w*|ads?|banner|sponsor\w*|outbrain|taboola|share|sharing|social|comments?|disqus"
    r"|cookie\w*|consent|gdpr|cmp|modal|popup|overlay|breadcrumbs?|tags?|tag-?list|caption|credits?|copyright|author-?(?:bio|box|card|info|desc)|about-?author|most-?(?:read|popular|viewed)|trending|popular|more-?(?:news|stories|from|on)|latest|read-?(?:more|next|also)|teaser-?list|card|toolbar|skip|print-?only|pagination|ticker|poll|widget|timeline)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:captions?|credits?|image-?credit|photo-?credit|copyright|legende|bildunterschrift|bildtext|bildquelle|pie-de-foto|legenda|fotocredit|attribution|mw-editsection|editsection)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"\[?(?:\d{1,3}|[a-z]|note \d+)\]?$")
_ICON = re.compile(r"(?:^|[\s_-])(?:icons?|material-icons|material-symbols\w*|glyphicon|fa)(?:$|[\s_-])", re.IGNORECASE)
_ENDED = re.compile(r"[.!?…。！？][\"”’»'\)\]」』]*$")
_MOST_CAPTION, _MOST_HIDDEN, _MOST_HINT, _MOST_ICON = 600, 300, 60, 24  # characters, by hand
_LONGEST_HEADING = 120  # characters, by hand: a longer heading that ends like a sentence is prose
_ENOUGH, _LEAST_PROSE = 600, 200  # characters, by hand


def article_blocks(root: Any, claims: Claims, title: str | None) -> list[MarkupBlock]:
    """The blocks of the article of a page, in their order; none where the page has none. ``root`` is left as it is."""
    page = _without_hidden(root)
    taken = _extracted(page)
    dom = blocks_of(page, skip=_is_furniture)
    if taken:
        taken = with_dropped(taken, dom, page, claims, title)
    stated = _stated_body(claims)
    says, shows = sum(len(block.text) for block in stated), sum(len(block.text) for block in taken)
    if says > 2 * shows or (len(stated) > 2 >= len(taken) and says >= 0.9 * shows):
        taken = stated
    else:
        taken = _ended_with(taken, stated)
    return [_prose_heading(block) for block in _without_head(taken, title)]


def _without_hidden(root: Any) -> Any:
    """A copy of the page without what is for screen readers alone, names of icons, and captions of pictures."""
    page = deepcopy(root)
    for element in list(page.iter("span", "small", "div", "p", "em", "i", "b", "figcaption", "cite", "sup")):
        if element.getparent() is not None and _is_beside(element, " ".join(element.text_content().split())):
            element.drop_tree()
    return page


def _is_beside(element: Any, text: str) -> bool:
    named = element.get("class") or ""
    if element.tag == "sup":
        return bool(_NOTE_MARK.match(text)) and next(element.iter("a"), None) is not None
    if element.tag == "figcaption":
        return True
    if len(text) > _MOST_CAPTION:
        return False
    if is_hidden(element) and not element.get("aria-hidden"):
        return len(text) <= _MOST_HIDDEN
    if _CAPTION.search(named):
        return True
    if len(text) <= _MOST_HIDDEN and is_picture_class(named) and next(element.iter("img", "picture"), None) is not None:
        return True
    is_icon = element.tag in ("i", "span") and len(text) <= _MOST_ICON and bool(_ICON.search(named))
    return is_icon or (len(text) <= _MOST_HINT and bool(_NEW_TAB.match(text)))


def _is_furniture(element: Any) -> bool:
    if element.tag in _FURNITURE_TAGS or is_hidden(element):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag not in ("body", "main", "article", "html") and bool(_FURNITURE.search(named))


def _extracted(page: Any) -> list[MarkupBlock]:
    """What trafilatura takes: precisely, or where that is little, more freely."""
    precise = _by_trafilatura(page, favor_precision=True)
    if sum(len(block.text) for block in precise) >= _ENOUGH:
        return precise
    free = _by_trafilatura(page, favor_precision=False)
    # Much more text in real sentences: the precise choice took a box and left the article (a consent text, a teaser).
    best = free if _prose(free) > 2 * _prose(precise) else precise
    if _prose(best) >= _LEAST_PROSE:
        return best
    own = _by_paragraphs(page)
    return own if _prose(own) > 2 * _prose(best) else best


def _by_paragraphs(page: Any) -> list[MarkupBlock]:
    """What stands in the element that itself holds the most prose, wherever it is (an article may stand in an aside)."""
    blocks = blocks_of(page)
    held: dict[Any, int] = defaultdict(int)
    for block in blocks:
        if block.element is not None and is_prose(block):
            parent = block.element.getparent()
            held[block.element if parent is None else parent] += len(block.text)
    if not held:
        return []
    most = max(held, key=lambda element: held[element])
    return [block for block in blocks if is_within(block, most)]


def _prose(blocks: Sequence[MarkupBlock]) -> int:
    return sum(len(block.text) for block in blocks if _ENDED.search(block.text) and block.linked * 2 < len(block.text))


def _by_trafilatura(page: Any, *, favor_precision: bool) -> list[MarkupBlock]:
    from trafilatura import bare_extraction

    document: Any = bare_extraction(
        deepcopy(page),
        favor_precision=favor_precision,
        include_comments=False,
        include_tables=True,
        include_links=True,
        with_metadata=False,
    )
    if document is None or document.body is None:
        return []
    return blocks_of(document.body, skip=lambda element: False)


def _prose_heading(block: MarkupBlock) -> MarkupBlock:
    """A lead that the page sets as a heading is a paragraph."""
    is_prose = block.kind == "heading" and len(block.text) > _LONGEST_HEADING and _ENDED.search(block.text)
    return replace(block, kind="paragraph", level=0) if is_prose else block


def _stated_body(claims: Claims) -> list[MarkupBlock]:
    """The article's words as JSON-LD states them, in paragraphs."""
    text = claims.article.get("articleBody")
    if isinstance(text, list):
        text = "\n\n".join(part for part in text if isinstance(part, str))
    if not isinstance(text, str) or len(text) < 400:
        return []
    plain = html_to_text(text.replace("\n", "<br><br>")) if is_html(text) else text
    return [MarkupBlock("paragraph", " ".join(part.split())) for part in re.split(r"\n+", plain) if part.strip()]


def _ended_with(taken: list[MarkupBlock], stated: list[MarkupBlock]) -> list[MarkupBlock]:
    """The blocks without those at the end that the stated body does not have, where that is the whole article."""
    whole = folded(" ".join(block.text for block in stated))
    if not whole:
        return taken
    places = [whole.find(key_of(block)) for block in taken]
    inside = [at for at, place in enumerate(places) if place >= 0]
    if len(inside) * 10 < len(taken) * 6 or places[inside[-1]] + len(folded(taken[inside[-1]].text)) < 0.95 * len(
        whole
    ):
        return taken
    return taken[: inside[-1] + 1]


def _without_head(taken: list[MarkupBlock], title: str | None) -> list[MarkupBlock]:
    """The blocks without the title, the kicker above it, and lines that hold nothing but who wrote it and when."""
    head = folded(title or "")
    for at, block in enumerate(taken[:4]):
        if head and (folded(block.text) == head or (block.kind == "heading" and head in folded(block.text))):
            taken = taken[at + 1 :]
            break
    while len(taken) > 1 and (is_byline(taken[0].text) or is_date_line(taken[0].text)):
        taken = taken[1:]
    return taken
