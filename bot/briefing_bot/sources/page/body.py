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

from briefing_bot.sources.leftovers import is_leftover, is_paywall, is_related
from briefing_bot.sources.markup import Block, blocks_of, html_to_text, is_hidden, is_html
from briefing_bot.sources.page.authors import is_byline
from briefing_bot.sources.page.claims import Claims
from briefing_bot.sources.page.days import is_date_line
from briefing_bot.sources.page.places import folded

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
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|teaser|intro\w*|standfirst|stand-first|dek|summary|sub-?(?:title|headline|head)|description|excerpt|chapo|chapeau|entradilla|bajada|copete|vorspann|ingress|lid|lide|zajawka|perex|sommario|occhiello|linha-?fina|lead-?in|blurb|deck)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…。！？][\"”’»'\)\]」』]*$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_MOST_CAPTION, _MOST_HIDDEN, _MOST_HINT, _MOST_ICON = 600, 300, 60, 24
_LONGEST_HEADING = 120
_ENOUGH, _LEAST_PROSE = 600, 200
_LEAST_DESCRIPTION = 40
_LEAST_LEAD = 50
_KEY = 80
_LOOKED_BACK = 40
_CONTAINED = 0.85


def article_blocks(root: Any, claims: Claims, title: str | None) -> list[Block]:
    """The blocks of the article of a page, in their order; none where the page has none. ``root`` is left as it is."""
    page = _without_hidden(root)
    taken = _extracted(page)
    dom = blocks_of(page, skip=_is_furniture)
    if taken:
        taken = _with_dropped(taken, dom, page, claims, title)
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
    is_icon = element.tag in ("i", "span") and len(text) <= _MOST_ICON and bool(_ICON.search(named))
    return is_icon or (len(text) <= _MOST_HINT and bool(_NEW_TAB.match(text)))


def _is_furniture(element: Any) -> bool:
    if element.tag in _FURNITURE_TAGS or is_hidden(element):
        return True
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag not in ("body", "main", "article", "html") and bool(_FURNITURE.search(named))


def _extracted(page: Any) -> list[Block]:
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


def _by_paragraphs(page: Any) -> list[Block]:
    """What stands in the element that itself holds the most prose, wherever it is (an article may stand in an aside)."""
    blocks = blocks_of(page)
    held: dict[Any, int] = defaultdict(int)
    for block in blocks:
        if block.element is not None and _is_prose(block, _LEAST_LEAD):
            parent = block.element.getparent()
            held[block.element if parent is None else parent] += len(block.text)
    if not held:
        return []
    most = max(held, key=lambda element: held[element])
    return [block for block in blocks if _within(block, most)]


def _prose(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks if _ENDED.search(block.text) and block.linked * 2 < len(block.text))


def _by_trafilatura(page: Any, *, favor_precision: bool) -> list[Block]:
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


def _key(block: Block) -> str:
    return folded(block.text)[:_KEY]


def _with_dropped(taken: list[Block], dom: list[Block], page: Any, claims: Claims, title: str | None) -> list[Block]:
    """The blocks with the lead and the paragraphs of the same text that were dropped."""
    places: dict[str, int] = {}
    for at, block in enumerate(dom):
        places.setdefault(_key(block), at)
    at_dom = [places.get(_key(block)) for block in taken]
    known = [at for at in at_dom if at is not None]
    if not known:
        return taken
    container = _container([dom[at] for at in known], page)
    second = _by_resiliparse(page)
    have = "\n".join(folded(block.text) for block in taken)
    out: list[Block] = []
    before = min(known)
    out += _lead(dom, before, container, claims, title, have)
    last = before
    for block, place in zip(taken, at_dom, strict=True):
        if place is not None and place > last:
            out += [gap for gap in dom[last + 1 : place] if _is_dropped(gap, container, second, have)]
            last = place
        # The page knows of links that trafilatura does not tell: those around a heading.
        seen = None if place is None else dom[place]
        out.append(
            block if seen is None else replace(block, linked=max(block.linked, seen.linked), element=seen.element)
        )
    return out


def _container(blocks: Sequence[Block], page: Any) -> Any:
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


def _is_prose(block: Block, least: int) -> bool:
    if block.kind not in ("paragraph", "quote"):
        return False
    least = least // 3 if _CJK.search(block.text) else least
    if len(block.text) < least or not _ENDED.search(block.text) or block.linked * 10 > len(block.text) * 3:
        return False
    return not (is_leftover(block) or is_related(block) or is_paywall(block))


def _within(block: Block, container: Any) -> bool:
    return block.element is not None and (
        block.element is container or any(a is container for a in block.element.iterancestors())
    )


def _is_dropped(block: Block, container: Any, second: str, have: str) -> bool:
    return (
        _is_prose(block, _LEAST_LEAD)
        and _within(block, container)
        and _key(block) in second
        and _key(block) not in have
    )


def _lead(dom: list[Block], before: int, container: Any, claims: Claims, title: str | None, have: str) -> list[Block]:
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
        key = _key(block)
        if not key or key in have or key == head[:_KEY]:
            continue
        described = any(key.startswith(one[: len(key)]) and len(key) >= min(len(one), 30) for one in descriptions)
        named = block.element is not None and any(
            _LEAD.search(e.get("class") or "") for e in [block.element, *list(block.element.iterancestors())[:1]]
        )
        if (described and len(block.text) >= 30) or (
            _is_prose(block, _LEAST_LEAD) and (named or _within(block, container))
        ):
            found.append(replace(block, kind="paragraph", level=0))
            have += f"\n{folded(block.text)}"
    return found


def _prose_heading(block: Block) -> Block:
    """A lead that the page sets as a heading is a paragraph."""
    is_prose = block.kind == "heading" and len(block.text) > _LONGEST_HEADING and _ENDED.search(block.text)
    return replace(block, kind="paragraph", level=0) if is_prose else block


def _stated_body(claims: Claims) -> list[Block]:
    """The article's words as JSON-LD states them, in paragraphs."""
    text = claims.article.get("articleBody")
    if isinstance(text, list):
        text = "\n\n".join(part for part in text if isinstance(part, str))
    if not isinstance(text, str) or len(text) < 400:
        return []
    plain = html_to_text(text.replace("\n", "<br><br>")) if is_html(text) else text
    return [Block("paragraph", " ".join(part.split())) for part in re.split(r"\n+", plain) if part.strip()]


def _ended_with(taken: list[Block], stated: list[Block]) -> list[Block]:
    """The blocks without those at the end that the stated body does not have, where that is the whole article."""
    whole = folded(" ".join(block.text for block in stated))
    if not whole:
        return taken
    places = [whole.find(_key(block)) for block in taken]
    inside = [at for at, place in enumerate(places) if place >= 0]
    if len(inside) * 10 < len(taken) * 6 or places[inside[-1]] + len(folded(taken[inside[-1]].text)) < 0.95 * len(
        whole
    ):
        return taken
    return taken[: inside[-1] + 1]


def _without_head(taken: list[Block], title: str | None) -> list[Block]:
    """The blocks without the title, the kicker above it, and lines that hold nothing but who wrote it and when."""
    head = folded(title or "")
    for at, block in enumerate(taken[:4]):
        if head and (folded(block.text) == head or (block.kind == "heading" and head in folded(block.text))):
            taken = taken[at + 1 :]
            break
    while len(taken) > 1 and (is_byline(taken[0].text) or is_date_line(taken[0].text)):
        taken = taken[1:]
    return taken
