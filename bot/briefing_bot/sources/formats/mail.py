"""Newsletters and other mails (.eml, mbox): the words, without what is about the subscriber and the subscription.

A briefing may be shared: the address that a mail was sent to never stays, nor does the link that would end somebody's
subscription.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses

from briefing_bot.errors import ArticleError
from briefing_bot.sources.encoding import decode
from briefing_bot.sources.fields import link, names, when, words
from briefing_bot.sources.leftovers import without_leftovers
from briefing_bot.sources.markup import MarkupBlock, blocks_of, blocks_to_text, parse_html
from briefing_bot.sources.reading import ReadArticle, Reading, Source

_MBOX = re.compile(rb"^From [^\n]*\d{4}\r?\n", re.MULTILINE)
_RECEIVERS = (
    "To",
    "Cc",
    "Bcc",
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "X-Delivered-To",
    "X-Forwarded-To",
)
_ABOUT_SUBSCRIPTION = re.compile(
    r"un-?subscri|opt[- ]?out\b|\bto be removed\b|removed? from (?:this|our|the|all) .{0,30}\blists?\b|currently subscribed|you signed up|subscribed (?:as|with|under|to this)|\bto subscribe\b|subscription (?:options|center|centre|info\w*|preferences)|update (?:your )?profile|e-?mail preferences|(?:manage|change|update|edit|cancel|modify) (?:your|my) (?:\w+ )?(?:subscription|preference|profile|e-?mail|settings|account)"
    r"|you(?:['’]re| are| have)? (?:receiv|gett|subscrib|sign)\w* (?:this|to|up|it)|(?:this|the) (?:e-?mail|newsletter|message) (?:was|is|has been) sent (?:to|by)|sent to (?:you|:)|view (?:this|it|the)?\b.{0,20}\b(?:in|on)(?: (?:your|a|the))? (?:browser|web)|view (?:it )?online"
    r"|(?:e-?mail )?address for your subscription|remove (?:yourself|me|your (?:name|address))|(?:stop|no longer) (?:receiving|wish|want)|forward (?:this|to a friend)|add .{2,60} to your (?:address book|contacts|safe senders)|no longer interested"
    r"|(?:terms of (?:use|service)|privacy (?:policy|statement|notice)).{0,80}$|why (?:did|am) i (?:get|receiv)|trouble (?:viewing|reading)|having trouble"
    r"|abmeld|abbestell|austragen|aus (?:der|dem|unserer|diesem) (?:liste|verteiler|newsletter)|im browser (?:ansehen|anzeigen|öffnen|betrachten)|nicht (?:mehr|länger) (?:erhalten|bekommen|empfangen)|diese (?:e-?mail|nachricht) (?:wurde|ging) an"
    r"|désabonn|désinscri|se désinscrire|(?:lire|voir|afficher) (?:cet? .{0,20})?(?:en ligne|dans (?:votre|le) navigateur)|ne plus recevoir|vous recevez (?:ce|cet)"
    r"|darse de baja|date de baja|cancelar (?:la |mi |tu |su |a |sua )?(?:suscripción|inscrição|assinatura)|ver en (?:el |tu |su )?navegador|ver no navegador|descadastr|não (?:deseja|quer) (?:mais )?receber|recib(?:e|es|iste|ió) este|você (?:está recebendo|recebeu)"
    r"|disiscri|cancella(?:ti|re) (?:la )?(?:iscrizione|dalla)|annulla(?:re)? (?:l['’])?iscrizione|visualizza nel browser|afmelden|uitschrijven|bekijk (?:in|online)|avregistr|avprenumerer|avmeld|afmeld|peruuta tilaus"
    r"|wypis(?:z|ać) się|rezygn(?:uj|acja) z|odhlásit|отпис(?:аться|ки)|配信停止|購読(?:解除|停止)|退订|取消订阅|구독 ?취소|수신 ?거부",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s=_*~#+.-]*$")
_ANSWERED = re.compile(r"^(?:>[ \t]?)++", re.MULTILINE)
_ONLY_LINK = re.compile(r"[\s<(\[]*(?:https?://|www\.|mailto:)\S+[\s>)\]]*$", re.IGNORECASE)
_MOST_LINES = 400  # characters, by hand: a longer block is no line about the subscription
_FOOTER_FROM = 0.6  # by hand: of the text; above it the same words may be the news


def read_mail(source: Source) -> Reading:
    """A mail, or several in an mbox file -> one article each.

    Raises:
        ArticleError: none of them holds words.
    """
    if (page := _saved_page(source)) is not None:
        return page
    mails = (
        [part for part in _MBOX.split(source.data) if part.strip()]
        if source.data.startswith(b"From ")
        else [source.data]
    )
    articles, empty = [], 0
    for mail in mails:
        article = _article(message_from_bytes(mail, policy=policy.default))
        if article is None:
            empty += 1
        else:
            articles.append(article)
    if not articles:
        raise ArticleError("it is a mail without text (encrypted, or attachments alone): save its words as text")
    return Reading(
        tuple(articles), (f"{empty} of its {len(mails)} mails hold no text and were left out",) if empty else ()
    )


def _saved_page(source: Source) -> Reading | None:
    """The page of a web archive (.mhtml), which browsers write in the form of a mail; None where it is a mail."""
    mail = message_from_bytes(source.data, policy=policy.default)
    address = _header(mail, "Snapshot-Content-Location") or _header(mail, "Content-Location")
    if address is None or mail.get_content_type() != "multipart/related":
        return None
    for part in mail.walk():
        data = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(data, bytes):
            page = source.read_inner(data, source.name)
            return replace(page, articles=tuple(replace(a, url=a.url or link(address)) for a in page.articles))
    return None


def _article(mail: EmailMessage) -> ReadArticle | None:
    notices: list[str] = []
    blocks = _without_subscriber(_blocks(mail, notices), _receivers(mail))
    kept = without_leftovers(blocks, links_are_news=True)
    body = blocks_to_text(kept.blocks)
    if not any(map(str.isalnum, body)):
        return None
    attached = [
        part.get_filename() or part.get_content_type()
        for part in mail.walk()
        if part.get_content_disposition() == "attachment"
    ]
    if attached:
        notices.append(
            f"{len(attached)} of its attachments were left out ({', '.join(attached)[:100]}): add them as files"
        )
    sender, address = next(iter(getaddresses(mail.get_all("From", [])[:1])), ("", ""))
    written = _header(mail, "Date")
    published = when(written)
    if written and published is None:
        notices.append(f"its date {written[:60]!r} was left out: it is none that can be read")
    return ReadArticle(
        body,
        title=_header(mail, "Subject"),
        authors=_sender(sender, address),
        published=published,
        outlet=words(re.sub(r"<[^>]*>", "", _header(mail, "List-ID") or "").strip(' "')),
        guid=_header(mail, "Message-ID"),
        partial=kept.cut,
        notices=tuple(notices),
    )


def _sender(name: str, address: str) -> tuple[str, ...]:
    """The sender as it calls itself; "Example News <news@example.com>" is one name, with all its words."""
    name = " ".join(name.split()).strip("\"' ")
    return (name,) if name and "@" not in name else names(name) if name != address else ()


def _header(mail: EmailMessage, name: str) -> str | None:
    try:
        value = mail.get(name)
    except (ValueError, IndexError, AttributeError, TypeError):  # what the standard library raises for odd headers
        return None
    return words(str(value)) if value is not None else None


def _receivers(mail: EmailMessage) -> set[str]:
    """The addresses that the mail was sent to, folded, and the names beside them."""
    found: set[str] = set()
    for header in _RECEIVERS:
        for name, address in getaddresses([str(value) for value in mail.get_all(header, [])]):
            found |= {word.casefold() for word in (address, name) if len(word) > 4 and (word == address or " " in word)}
    addresses = {one for one in found if "@" in one}
    # An address stands in links as a%40b, and in return paths as a=b.
    written = {one.replace("@", mark) for one in addresses for mark in ("@", "%40", "=")}
    return written | {one for one in found if " " in one}


def _blocks(mail: EmailMessage, notices: list[str]) -> list[MarkupBlock]:
    """The blocks of the mail's words: of its HTML part, or of its plain one where that says more."""
    plain = _plain_blocks(_text_of(mail, "plain", notices))
    markup = _text_of(mail, "html", notices)
    try:
        rich = blocks_of(parse_html(markup)) if markup.strip() else []
    except ValueError:
        rich = []
    return rich if _size(rich) * 2 >= _size(plain) else plain


def _size(blocks: Iterable[MarkupBlock]) -> int:
    return sum(len(block.text) for block in blocks)


def _text_of(mail: EmailMessage, kind: str, notices: list[str]) -> str:
    parts = []
    for part in mail.walk():
        if part.get_content_type() != f"text/{kind}" or part.get_content_disposition() == "attachment":
            continue
        data = part.get_payload(decode=True)
        if isinstance(data, bytes) and data.strip():
            decoded = decode(data, part.get_content_charset(), look_inside=kind == "html")
            notices += [decoded.notice] if decoded.notice else []
            parts.append(decoded.text)
    return "\n\n".join(parts)


def _plain_blocks(text: str) -> list[MarkupBlock]:
    """The paragraphs of a plain mail, without lines that are a rule or an address of the web, and without the marks of what is answered."""
    blocks = []
    text = _ANSWERED.sub("", text)
    for paragraph in re.split(r"\n[ \t>]*\n", text):
        lines = [
            line.rstrip() for line in paragraph.split("\n") if not _RULE.match(line) and not _ONLY_LINK.match(line)
        ]
        if lines:
            blocks.append(MarkupBlock("paragraph", "\n".join(lines).strip()))
    return [block for block in blocks if block.text]


def _without_subscriber(blocks: list[MarkupBlock], receivers: set[str]) -> list[MarkupBlock]:
    """The blocks without what is about the subscriber; what stands under the last of it, near the end, goes too."""
    about = [bool(_ABOUT_SUBSCRIPTION.search(block.text)) for block in blocks]
    total, so_far, end = (
        sum(len(b.text) for b, is_about in zip(blocks, about, strict=True) if not is_about),
        0,
        len(blocks),
    )
    for at, block in enumerate(blocks):
        if about[at] and so_far >= total * _FOOTER_FROM:
            end = at
            break
        so_far += 0 if about[at] else len(block.text)
    kept = []
    for block, is_about in zip(blocks[:end], about, strict=False):
        text = block.text
        if is_about and len(text) <= _MOST_LINES:
            continue
        if is_about or any(one in text.casefold() for one in receivers):
            text = _lines_without(text, receivers)
        if text.strip():
            kept.append(block if text == block.text else replace(block, text=text, stressed="", stress=0))
    return kept


def _lines_without(text: str, receivers: set[str]) -> str:
    """The lines, or of a single line the sentences, that are not about the subscriber."""
    parts = text.split("\n") if "\n" in text else re.split(r"(?<=[.!?])\s", text)
    mark = "\n" if "\n" in text else " "
    return mark.join(
        p for p in parts if not _ABOUT_SUBSCRIPTION.search(p) and not any(one in p.casefold() for one in receivers)
    )
