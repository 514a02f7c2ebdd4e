"""PDF: the glyphs that pypdfium2 gives, joined to running text, with the page of every stretch of it."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime, timedelta, timezone
from math import inf
from time import process_time
from typing import Any

from briefing_bot.errors import ArticleError
from briefing_bot.sources.layout.columns import Line, lines
from briefing_bot.sources.layout.facts import authors_of, day_of, title_of
from briefing_bot.sources.layout.furniture import without_contents, without_furniture, without_line_numbers
from briefing_bot.sources.layout.glyphs import LOST, pieces
from briefing_bot.sources.layout.paragraphs import body_of, usual_size
from briefing_bot.sources.reading import ReadArticle, Reading, Source

_MOST_PAGES = 2_000
_MOST_LETTERS = 1_500_000
_SHARE_OF_TIME = 0.6
_FEWEST_LETTERS = 3
_MOST_LOST = 0.2
_STAMP = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")
_SCAN = "it holds no text, its pages are pictures (a scan): run text recognition (OCR) over it first"


def read_pdf(source: Source) -> Reading:
    """PDF -> Reading of one article with ``pages``.

    Raises:
        ArticleError: it is protected by a password, damaged, or holds no text.
    """
    import pypdfium2
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(source.data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if b"/Encrypt" in source.data and error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise ArticleError("it is protected by a password (encrypted): save it without one") from None
        raise ArticleError(f"it is a damaged PDF ({error}): download or save it again") from None
    try:
        return _read(document, count, source)
    finally:
        document.close()


def _read(document: Any, count: int, source: Source) -> Reading:
    pages: list[list[Line]] = []
    heights: list[float] = []
    empty: list[int] = []
    broken: list[int] = []
    notices: list[str] = []
    letters = 0
    most_seconds = _most_seconds()
    for number in range(1, min(count, _MOST_PAGES) + 1):
        found, height = _page(document, number, broken)
        letters += sum(len(line.text) for line in found)
        if sum(c.isalnum() for line in found for c in line.text) < _FEWEST_LETTERS:
            empty.append(number)
        pages.append(found)
        heights.append(height)
        if letters > _MOST_LETTERS or process_time() > most_seconds:
            break
    if not any(c.isalpha() for page in pages for line in page for c in line.text):
        if broken:
            raise ArticleError("it is a damaged PDF, none of its pages can be read: download or save it again")
        raise ArticleError(_SCAN)
    lost = sum(line.text.count(LOST) for page in pages for line in page)
    if lost > _MOST_LOST * letters:
        raise ArticleError("its fonts do not say which letters they show: run text recognition (OCR) over it first")
    if lost:
        notices.append(f"{lost:,} of its letters cannot be made out and stand as {LOST}")
    if len(pages) < count:
        notices.append(f"only the first {len(pages):,} of its {count:,} pages were read: split it")
    if missing := [number for number in empty if number not in broken]:
        notices.append(f"{_listed(missing)} no text (a picture or blank)")
    if broken:
        notices.append(f"{_listed(broken)} nothing that can be read (damaged)")
    whole = without_furniture(pages, heights)
    text_pages = [without_contents(page) for page in whole]
    if text_pages != whole:
        notices.append("the table of contents was left out")
    if not any(text_pages):
        text_pages = pages
    body, spans = body_of(text_pages)
    first = next(page for page in pages if page)
    kept = next((page for page in text_pages if page), first)
    stated = document.get_metadata_dict()
    published: date | None = day_of(first)
    if published is None and (made := _stamp(stated.get("CreationDate", ""))):
        published = made
        notices.append("its date is the day on which the file was made; no other is stated")
    article = ReadArticle(
        body=body,
        title=title_of(stated.get("Title", ""), kept, usual_size([line for page in text_pages for line in page])),
        authors=authors_of(stated.get("Author", ""), kept),
        published=published,
        url=source.url,
        notices=tuple(notices),
        pages=spans,
    )
    return Reading((article,))


def _page(document: Any, number: int, broken: list[int]) -> tuple[list[Line], float]:
    """The lines of page ``number`` in reading order and its height; a page that cannot be opened is added to ``broken``."""
    import pypdfium2

    try:
        page = document[number - 1]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        broken.append(number)
        return [], 0.0
    try:
        width, height = page.get_size()
        found = lines(without_line_numbers(pieces(page, textpage)))
    finally:
        textpage.close()
        page.close()
    for line in found:
        line.page = number
    return found, max(width, height) if any(line.bottom > height for line in found) else height


def _most_seconds() -> float:
    """The processor time after which the rest of a long document is left out, for a part is better than nothing."""
    if sys.platform == "win32":
        return inf
    import resource

    limit = resource.getrlimit(resource.RLIMIT_CPU)[0]
    return inf if limit == resource.RLIM_INFINITY else _SHARE_OF_TIME * limit


def _listed(numbers: list[int]) -> str:
    """``page 3 holds``, ``pages 3, 4 and 9 hold``, the first ten of them."""
    if len(numbers) == 1:
        return f"page {numbers[0]} holds"
    shown = ", ".join(map(str, numbers[:10]))
    return f"pages {shown} hold" if len(numbers) <= 10 else f"{len(numbers)} pages ({shown} ...) hold"


def _stamp(text: str) -> date | None:
    """A PDF's date (``D:20170224133144-06'00'``), with its time where it gives the zone."""
    match = _STAMP.match(text)
    if not match:
        return None
    year, month, day, hour, minute, second, utc, sign, hours, minutes = match.groups()
    try:
        if hour and (utc or sign):
            offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) * (-1 if sign == "-" else 1)
            return datetime(
                int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=timezone(offset)
            )
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
