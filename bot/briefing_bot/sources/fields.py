"""What is said of an article beside its words, under the many names that tools give it.

Front matter (Jekyll, Hugo, Obsidian, Web Clipper, trafilatura) and JSON (JSON Feed, schema.org, APIs) are read through
here. A field that cannot be read costs that field, never the article: it is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from briefing_bot.sources.dates import from_timestamp, moment
from briefing_bot.sources.reading import ReadArticle

# Names without case and marks, the surest first.
TITLE = ("title", "headline", "heading", "ogtitle", "webtitle", "name")
URL = """url link permalink canonicalurl canonical weburl sourceurl articleurl externalurl originalurl requestedurl responseurl
    pageurl storyurl shareurl ogurl uri href""".split()
OUTLET = """outlet sitename ogsitename site publication publisher newspaper website sourcename sourcedomain hostname domain""".split()
AUTHOR = "author authors byline by creator dccreator writer writers reporter reporters contributor".split()
PUBLISHED = """published date pubdate datepublished publishedat publishdate publisheddate publicationdate publishedtime
    publisheddateutc articlepublishedtime datepublish datepublishediso webpublicationdate firstpublishedat publishedon
    releasedate issued postdate postedat datetime timestamp time datecreated createdat""".split()
MODIFIED = (
    "modified",
    "updated",
    "lastmod",
    "lastmodified",
    "lastmodifiedat",
    "datemodified",
    "updatedat",
    "modifiedat",
)
LANGUAGE = ("language", "lang", "inlanguage", "locale")
GUID = ("guid", "id", "uuid")
SOURCE = ("source", "via", "from")
"""Either an address (Web Clipper) or the name of the outlet."""

_BESIDE = "category categories tags tag slug summary status description keywords layout section template draft subtitle".split()
_HEADER = re.compile(r"\s*+(?P<lines>(?:[A-Za-z][A-Za-z _-]{1,20}:[ \t]+\S[^\n]*\n){2,})[ \t]*\n(?=\s*\S)")

_MESSAGE = frozenset(("from", "to", "cc", "bcc", "date", "sent", "subject", "importance", "attachments", "reply-to"))
_ANSWERED = re.compile(r"^(?:>[ \t]?)++", re.MULTILINE)  # the marks of what a message answers
_NOTHING = ("", "~", "null", "none", "n/a", "-")
_FLAGS = ("true", "false", "yes", "no")
_BY = re.compile(
    r"(?:by|von|par|por|di|door|av|przez|text|written by|story by|reported by)(?:\s++(?::\s++)?|:\s++)(?=[^\W\d_])",
    re.IGNORECASE,
)
_MARKED_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]|\[([^\]]+)\]\([^)]*\)")
_BETWEEN_NAMES = re.compile(r"\s?(?:;|\||\s&\s|\sand\s|\sund\s|\set\s|\sy\s|\sen\s|\si\s|\soch\s|\se\s)\s*")
_NOT_IN_LINKS = re.compile(r"[\s<>\"\x00-\x1f\x7f-\x9f]")
_ADDRESS = re.compile(r"\s?<?(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++>?\s*")
_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_MOST_SHOWN = 60  # characters, by hand: of a value that is told as odd
_MOST_NAMES = 12  # by hand: authors of one article


@dataclass(slots=True)
class Fields:
    """The fields that were read, and a line for each that could not be."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    modified: date | None = None
    url: str | None = None
    outlet: str | None = None
    language: str | None = None
    guid: str | None = None
    notices: tuple[str, ...] = ()

    def article(self, body: str, **instead: Any) -> ReadArticle:
        """The article of a body with these fields; ``instead`` are those of `ReadArticle` that are otherwise."""
        read = ReadArticle(
            body,
            title=self.title,
            authors=self.authors,
            published=self.published,
            modified=self.modified,
            url=self.url,
            outlet=self.outlet,
            language=self.language,
            guid=self.guid,
            notices=self.notices,
        )
        return replace(read, **instead)


def read_fields(given: Mapping[Any, Any], base: str | None = None) -> Fields:
    """The fields of a mapping, whatever they are called in it; ``base`` is what relative links are relative to."""
    by_name = {re.sub(r"[\W_]", "", name.casefold()): value for name, value in given.items() if isinstance(name, str)}
    fields, notices = Fields(), list[str]()

    def first(names: Sequence[str], take: Any, called: str) -> Any:
        for name in names:
            value = by_name.get(name)
            if _is_nothing(value):
                continue
            if (taken := take(value)) not in (None, ()):
                return taken
            if not _is_flag(value) and name != "time":
                notices.append(f"its {called} {_shown(value)} was left out: it is none that can be read")
        return None

    fields.title = first(TITLE, words, "title")
    fields.authors = first(AUTHOR, names, "author") or ()
    fields.published = first(PUBLISHED, when, "date")
    fields.modified = first(MODIFIED, when, "date of change")
    fields.url = first(URL, lambda value: link(value, base), "url")
    fields.outlet = first(OUTLET, words, "outlet")
    fields.language = first(LANGUAGE, _language, "language")
    fields.guid = next((guid for name in GUID if (guid := words(by_name.get(name)))), None)
    for name in SOURCE:
        value = by_name.get(name)
        if isinstance(value, Mapping):
            inner = read_fields(value)
            fields.outlet = fields.outlet or inner.title or inner.outlet
        elif text := words(value):
            as_link = link(text)
            fields.url = fields.url or as_link
            fields.outlet = fields.outlet or (None if as_link else text)
    fields.notices = tuple(dict.fromkeys(notices))
    return fields


def header_lines(text: str) -> tuple[Fields, str] | None:
    """The fields of the lines ``Title: ...`` at the top of a text that are closed by an empty line alone (MultiMarkdown, Pelican), or ``From:
    ...`` of a message, and what stands after them; None where there are none, or others than tools write."""
    match = _HEADER.match(text)
    given = dict(line.split(":", 1) for line in match["lines"].splitlines()) if match else {}
    if match and (message := _message(given)):
        return message, _ANSWERED.sub("", text[match.end() :])
    called = {re.sub(r"[\W_]", "", name.casefold()) for name in given}
    known = {*TITLE, *URL, *OUTLET, *AUTHOR, *PUBLISHED, *MODIFIED, *LANGUAGE, *SOURCE}
    if not match or not called <= known.union(_BESIDE) or called.isdisjoint(TITLE):
        return None
    return read_fields({name: value.strip() for name, value in given.items()}), text[match.end() :]


def _message(given: Mapping[str, str]) -> Fields | None:
    """The fields of the lines that head a message or a memo, as it is copied out of a program of mail; None where they do not."""
    told = {name.strip().casefold(): value.strip() for name, value in given.items()}
    if not {"from", "subject"} <= told.keys() <= _MESSAGE:
        return None
    return Fields(
        title=words(told["subject"]), authors=names(told["from"]), published=when(told.get("date") or told.get("sent"))
    )


def words(value: object) -> str | None:
    """A value as one line of text; None where it is none."""
    if isinstance(value, str):
        line = " ".join(_MARKED_LINK.sub(lambda m: m[1] or m[2], value).split())
        return line if line.lower() not in _NOTHING and _is_unicode(line) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(taken for item in value if isinstance(item, str) and (taken := words(item))) or None
    if isinstance(value, Mapping):
        return next(
            (
                taken
                for key in ("name", "title", "text", "main", "original", "@value", "#text", "rendered")
                if (taken := words(value.get(key)))
            ),
            None,
        )
    return None


def names(value: object) -> tuple[str, ...]:
    """The people or agencies that a value names: a line, a list, mappings with a ``name``; without "By" and addresses."""
    found: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping):
            first, last = words(item.get("firstName")), words(item.get("lastName"))
            item = words(item) or " ".join(filter(None, (first, last)))
        if not isinstance(item, str) or "://" in item:
            continue
        line = _BY.sub("", _ADDRESS.sub(" ", words(item) or "").strip(" ,;()<>\"“”'"), count=1)
        for part in _BETWEEN_NAMES.split(line):
            found += _by_commas(part)
    return tuple(dict.fromkeys(name for name in found if any(map(str.isalpha, name))))[:_MOST_NAMES]


def _by_commas(line: str) -> list[str]:
    """``Ada Lind, Otto Moss`` is two names, ``Ada Lind, Jr.`` one; what is no name at all stays whole."""
    parts = [part.strip() for part in line.split(",") if part.strip()]
    return (
        parts
        if len(parts) > 1 and all(len(part.split()) >= 2 or not part.isascii() for part in parts)
        else [line.strip(" ,")]
    )


def when(value: object) -> date | None:
    """A value as a day or a moment; None where it is no date."""
    if isinstance(value, bool):
        return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        return from_timestamp(value) if value > 1e8 else None
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("$date", "date", "@value", "#text") if key in value), None)
        return when(value) if value is not None else None
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    text = value.strip()
    if re.fullmatch(r"\d{9,13}(?:\.\d+)?", text):
        return from_timestamp(float(text))
    return moment(text)


def link(value: object, base: str | None = None) -> str | None:
    """A value as an address of the web; None where it is none."""
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("url") or value.get("href")
    if isinstance(value, list):
        value = value[0] if value else None
    text = (words(value) or "").strip("<>") if isinstance(value, str) else ""
    if not text:
        return None
    try:
        url = urljoin(base, text) if base else text
        parts = urlsplit(url)
    except ValueError:
        return None
    is_link = parts.scheme in ("http", "https") and parts.netloc and not _NOT_IN_LINKS.search(url)
    return url if is_link else None


def day_in_name(name: str) -> date | None:
    """The day that a file's name holds (2024-04-17-alder.md, 20240417.txt); None where it holds none."""
    for match in _IN_NAME.finditer(name.replace("\\", "/").rpartition("/")[2]):
        try:
            return date(int(match[1]), int(match[3]), int(match[4]))
        except ValueError:
            continue
    return None


def _language(value: object) -> str | None:
    if isinstance(value, Mapping):
        value = value.get("alternateName") or value.get("name")
    if isinstance(value, list):
        value = value[0] if value else None
    text = value.strip().lower() if isinstance(value, str) else ""
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", text)
    return match[1] if match else {"english": "en"}.get(text)


def _is_nothing(value: object) -> bool:
    return value is None or value in ([], {}) or (isinstance(value, str) and value.strip().lower() in _NOTHING)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool) or (isinstance(value, str) and value.strip().lower() in _FLAGS)


def _is_unicode(text: str) -> bool:
    """False for half of a surrogate pair, which an escape can make and UTF-8 cannot hold."""
    return not any("\ud800" <= c <= "\udfff" for c in text)


def _shown(value: object) -> str:
    text = " ".join(str(value).encode("utf-8", "backslashreplace").decode().split())
    return repr(text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…")
