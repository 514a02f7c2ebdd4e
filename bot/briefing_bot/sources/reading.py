"""What goes into a reader of a format, and what comes out of it: the contract of ``sources/formats/``.

A format is one module in ``sources/formats/`` with one function::

    def read_NAME(source: Source) -> Reading: ...

It is named once, in ``READERS`` of ``sources/registry.py``, and imported when the first source of its kind is read. It

- gives the words of the source as people read them, one `ReadArticle` for each article in it (a feed or a newsletter
  archive has several, a PDF one), paragraphs parted by an empty line, a heading as a line ``## Heading``;
- says in ``notices`` what it lost or could not make out, one plain line each ("2 pictures were left out");
- raises `ArticleError` (one line of at most 300 characters: the cause, then a colon and the mend) where nothing can be
  read. It never gives an empty article, and never one made of something else than the article's words;
- leaves ``language`` None unless the source states it: the registry detects it, and says what is not English;
- needs no care for white space at the ends of a body or for line ends other than ``\\n``: the registry tidies them and
  moves ``pages`` with them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from briefing_bot.models import Article, PageSpan


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article as a reader of a format gives it.

    Attributes:
        body: the words, what quotes will be slices of.
        title: the headline; None where the source has none (a file's name is none).
        authors: the people or the agency that wrote it, a name each, without "By"; never a photo agency.
        published: the first day of publication in the source's own zone; a `datetime` where the time and its zone are known.
        modified: when the words were last changed, where the source says so.
        url: the article's own address, absolute.
        outlet: the paper or site, as it calls itself.
        language: ISO 639-1; None lets the registry detect it.
        guid: what the source calls the article among its own (a feed's guid, a Message-ID); never shown.
        partial: the source holds only a part of the article (a summary in a feed, the part before a paywall).
        notices: what was lost or could not be made out, one line each.
        pages: where the pages of a paginated source lie in ``body``.
    """

    body: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    modified: date | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    guid: str | None = None
    partial: bool = False
    notices: tuple[str, ...] = ()
    pages: tuple[PageSpan, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publication."""
        return self.published.date() if isinstance(self.published, datetime) else self.published

    def with_notices(self, *notices: str) -> ReadArticle:
        """The same with further notices, each once."""
        return replace(self, notices=tuple(dict.fromkeys((*self.notices, *notices))))


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one source gave: its articles, and what of it was left out or could not be read.

    A notice that is about one article stands with that article; one about the source (an entry without text, a broken
    line of JSON) stands here. ``title`` and ``url`` are those of the whole where it is a collection, such as a feed.
    """

    articles: tuple[ReadArticle, ...]
    notices: tuple[str, ...] = ()
    title: str | None = None
    url: str | None = None


def _no_inner(data: bytes, name: str) -> Reading:
    raise NotImplementedError(f"{name} ({len(data)} bytes) needs the registry")


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one source and what is known of them from outside.

    Attributes:
        data: the bytes.
        name: the file's name or path as a person knows it; may be empty (standard input).
        url: the address they came from: the base of relative links, and the article's url where it names none.
        charset: the encoding that the server declared.
        read_inner: reads what lies inside (a file of an archive, a part of a mail) through the registry.
    """

    data: bytes
    name: str = ""
    url: str | None = None
    charset: str | None = None
    read_inner: Callable[[bytes, str], Reading] = field(default=_no_inner, repr=False)


def to_article(read: ReadArticle, id: str, source: str) -> Article:
    """The article of a briefing that ``read`` becomes, with its ``id`` and the ``source`` it is known by there."""
    return Article(
        id=id,
        source=source,
        body=read.body,
        title=read.title,
        outlet=read.outlet,
        url=read.url,
        author=", ".join(read.authors) or None,
        published=read.day,
        language=read.language or "en",
        notices=read.notices,
        pages=read.pages,
    )


def to_json(reading: Reading) -> dict[str, Any]:
    """The object that ``briefing read --json`` prints; ``pages`` are offsets into ``body``, half-open, in code points."""
    return {
        "title": reading.title,
        "url": reading.url,
        "notices": list(reading.notices),
        "articles": [
            {
                "title": read.title,
                "author": list(read.authors),
                "published": read.published.isoformat() if read.published else None,
                "modified": read.modified.isoformat() if read.modified else None,
                "url": read.url,
                "outlet": read.outlet,
                "language": read.language,
                "partial": read.partial,
                "notices": list(read.notices),
                "pages": [page.model_dump() for page in read.pages],
                "body": read.body,
            }
            for read in reading.articles
        ],
    }
