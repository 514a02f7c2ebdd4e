"""Why a page is no article: a wall against programs, a consent page, an error, a list of other pages, nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from briefing_bot.sources.markup import MarkupBlock
from briefing_bot.sources.page.claims import Claims

SAVE = "open it in a browser, save the page and add the file"
_WALL = re.compile(
    r"attention required|just a moment|one more step|checking (?:your|if the site) (?:browser|connection)|verif(?:y|ying) (?:that )?you(?:['’]re| are) (?:a |not a )?(?:human|robot)|(?:prove|confirm) (?:that )?you(?:['’]re| are) (?:a |not a )?(?:human|robot)|are you a (?:human|robot)|completing the captcha|complete the (?:security check|captcha)"
    r"|access (?:to this page has been )?denied|pardon our interruption|unusual (?:traffic|activity)|automated (?:access|requests|queries)|incapsula|ddos protection|enable (?:javascript and )?cookies(?: and javascript)? to continue|please enable (?:js|javascript)|human verification|security check|request (?:blocked|unsuccessful)|you have been blocked|bot (?:detection|protection)|(?:press|click) (?:and|&) hold|ray id"
    r"|sind sie ein (?:mensch|roboter)|êtes-vous un (?:humain|robot)|¿eres (?:humano|un robot)|доступ ограничен|вы не робот|アクセスが拒否",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"^\W*(?:error\W*)?(?:404|403|401|410|429|50\d)\b|\b(?:page|article|story|file|url) (?:was |could )?(?:not|no longer) (?:be )?(?:found|available|exist)|not found\W*$|page (?:doesn['’]t|does not) exist|something went wrong|(?:service|site|temporarily) unavailable|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|página não encontrada|pagina non trovata|страница не найдена|forbidden\W*$|bad gateway",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"\bcookies?\b|\bconsent\w*|\bwe value your privacy|\b(?:our|its|\d+) partners\b|\bpersonali[sz]ed (?:ads|content|advertising)|\bprivacy (?:settings|policy|choices)|\btracking\b|\bdatenschutz\w*|\bzustimm\w+|\beinwillig\w+|\bconsentement\b|\bconfidentialité\b|\bprivacidad(?:e)?\b|\bconsentimiento\b|\bconsentimento\b|\bciasteczk\w+|\btoestemming\b|\bhenkilötie\w+|\bsamtyck\w+|\blegitimate interests?|\bpersonenbezogene\w*|\bverarbeitung\b|\bgdpr\b",
    re.IGNORECASE,
)
_SHORT = 1500  # characters, by hand: what is longer is an article, whatever it says of walls
_LEAST = 140  # characters, by hand: one sentence
_DENSE = 12  # by hand: words of consent in a thousand characters; an article about privacy has fewer
_PROSE = 90  # characters, by hand: a sentence, no label
_ENDED = re.compile(r"[.!?…。！？][\"”’»'\)\]」』]*$")


def why_no_article(
    root: Any, claims: Claims, blocks: Sequence[MarkupBlock], title: str | None, url: str | None
) -> str | None:
    """The cause and the mend where the page is no article, else None."""
    text = "\n".join(block.text for block in blocks)
    page_title = " ".join(" ".join(e.text_content().split()) for e in list(root.iter("title"))[:1])
    headings = " ".join(" ".join(e.text_content().split()) for e in list(root.iter("h1"))[:2])
    head = f"{page_title}\n{headings}\n{title or ''}"
    shown = f"{head}\n{text}" if len(text) < _SHORT else head
    if len(text) < _SHORT and not claims.article and _WALL.search(shown):
        return f"it is a wall against programs (a captcha or bot check), no article: {SAVE}"
    if len(text) < _SHORT and not claims.is_article and any(_ERROR.search(line) for line in head.split("\n") if line):
        return "it is the page of an error (not found, or refused), no article: check the address"
    prose = [block for block in blocks if len(block.text) >= _PROSE and _ENDED.search(block.text)]
    if _is_consent(blocks, claims, title):
        return "it is a consent page (cookies and privacy), no article: answer it in a browser, save the page and add the file"
    is_refresh = any((e.get("http-equiv") or "").lower() == "refresh" for e in root.iter("meta"))
    if is_refresh and len(text) < _SHORT and not claims.is_article:
        return "it only leads on to another page, no article: add that page"
    if _is_list(root, claims, blocks, prose, url):
        return "it is a list of other pages, no article: add the pages themselves, or the site's feed"
    if not any(map(str.isalnum, text)) or (len(text) < _LEAST and not claims.is_article):
        scripted = (
            "its text comes by JavaScript" if len(list(root.iter("script"))) > 3 else "it holds no text of an article"
        )
        return f"{scripted}, no article was found: {SAVE}"
    return None


def _is_consent(blocks: Sequence[MarkupBlock], claims: Claims, title: str | None) -> bool:
    """Whether most of the text asks for consent. An article about it is told by its title, or says it less densely."""
    text = "\n".join(block.text for block in blocks)
    about = sum(len(block.text) for block in blocks if _CONSENT.search(block.text))
    found = len(_CONSENT.findall(text))
    if found < 3 or about * 2 <= len(text) or (title and _CONSENT.search(title) and len(text) > _SHORT):
        return False
    return found * 1000 >= _DENSE * len(text) or not claims.is_article


def _is_list(
    root: Any, claims: Claims, blocks: Sequence[MarkupBlock], prose: Sequence[MarkupBlock], url: str | None
) -> bool:
    """Whether the page shows other pages: linked headings or teasers with little prose of its own."""
    if claims.article or claims.is_article:
        return False
    linked = sum(1 for tag in ("h2", "h3", "h4") for heading in root.iter(tag) if _leads_on(heading))
    teasers = len(list(root.iter("article")))
    at_home = url is not None and urlsplit(url).path in ("", "/") and not urlsplit(url).query
    says_list = claims.is_list or claims.meta.get("og:type", "").lower() == "website" or at_home
    in_links = sum(block.linked for block in blocks) * 10 >= 4 * max(1, sum(len(block.text) for block in blocks))
    own = sum(len(block.text) for block in prose)
    if at_home and (linked >= 5 or teasers >= 5):
        return True
    if says_list and (linked >= 8 or teasers >= 6) and own < 4000:
        return True
    return (linked >= 12 or teasers >= 10 or in_links) and own < 1200


def _leads_on(heading: Any) -> bool:
    """Whether a heading is a link to another page, not to itself."""
    links = [*heading.iter("a"), *(a for a in heading.iterancestors() if a.tag == "a")]
    return any(not (a.get("href") or "#").startswith("#") for a in links)
