"""PDF: the glyphs that pypdfium2 gives, joined to running text, with the page of every stretch of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from math import inf
from time import process_time
from typing import Any, NamedTuple

from briefing_bot.errors import ArticleError
from briefing_bot.sources.layout.columns import lines, usual_gutters
from briefing_bot.sources.layout.facts import authors_of, day_of, title_of
from briefing_bot.sources.layout.furniture import without_contents, without_furniture, without_line_numbers
from briefing_bot.sources.layout.glyphs import LOST, PrintedWords, pieces
from briefing_bot.sources.layout.paragraphs import body_of, usual_size
from briefing_bot.sources.reading import ReadArticle, Reading, Source

_MOST_PAGES = 2_000  # by hand: longer than the longest reports
_MOST_LETTERS = 1_500_000  # by hand: some 300 pages of close print
_SHARE_OF_TIME = 0.6  # by hand: the rest is for putting the letters in order
_FEWEST_LETTERS = 3  # by hand: a page number is no text
_MOST_LOST = 0.2  # by hand: of the letters; beyond that no sentence is whole
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
    sheets = list(_sheets(document, count))
    letters = "".join(piece.text for sheet in sheets for piece in sheet.pieces)
    if not any(map(str.isalpha, letters)):
        if any(sheet.broken for sheet in sheets):
            raise ArticleError("it is a damaged PDF, none of its pages can be read: download or save it again")
        raise ArticleError(_SCAN)
    lost = letters.count(LOST)
    if lost > _MOST_LOST * len(letters):
        raise ArticleError("its fonts do not say which letters they show: run text recognition (OCR) over it first")
    usual = usual_gutters([sheet.pieces for sheet in sheets])
    pages = [lines(sheet.pieces, usual) for sheet in sheets]
    for number, page in enumerate(pages, 1):
        for line in page:
            line.page = number
    whole = without_furniture(pages, [sheet.height for sheet in sheets])
    kept = [without_contents(page) for page in whole]
    notices = _notices(sheets, count, lost)
    if kept != whole:
        notices.append("the table of contents was left out")
    if not any(kept):
        kept = pages
    body, spans = body_of(kept)
    stated = document.get_metadata_dict()
    published: date | None = day_of(next(filter(None, pages)))
    if published is None and (made := _stamp(stated.get("CreationDate", ""))):
        published = made
        notices.append("its date is the day on which the file was made; no other is stated")
    first = next(filter(None, kept))
    article = ReadArticle(
        body=body,
        title=title_of(stated.get("Title", ""), first, usual_size([line for page in kept for line in page])),
        authors=authors_of(stated.get("Author", ""), first),
        published=published,
        url=source.url,
        notices=tuple(notices),
        pages=spans,
    )
    return Reading((article,))


class _Sheet(NamedTuple):
    """One page as it was found: its pieces, its height in points, and whether it could not be opened."""

    pieces: list[PrintedWords]
    height: float
    broken: bool = False


def _sheets(document: Any, count: int) -> Iterator[_Sheet]:
    """The pages, until they are too many or have taken too long."""
    letters = 0
    most_seconds = _most_seconds()
    for number in range(min(count, _MOST_PAGES)):
        sheet = _sheet(document, number)
        yield sheet
        letters += sum(len(piece.text) for piece in sheet.pieces)
        if letters > _MOST_LETTERS or process_time() > most_seconds:
            return


def _sheet(document: Any, number: int) -> _Sheet:
    import pypdfium2

    try:
        page = document[number]
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return _Sheet([], 0.0, broken=True)
    try:
        found = without_line_numbers(pieces(page, textpage))
        width, height = page.get_size()
    finally:
        textpage.close()
        page.close()
    return _Sheet(found, max(width, height) if any(piece.bottom > height for piece in found) else height)


def _notices(sheets: list[_Sheet], count: int, lost: int) -> list[str]:
    """What of the document was lost."""
    notices = []
    if lost:
        notices.append(f"{lost:,} of its letters cannot be made out and stand as {LOST}")
    if len(sheets) < count:
        notices.append(f"only the first {len(sheets):,} of its {count:,} pages were read: split it")
    letters = [sum(map(str.isalnum, "".join(piece.text for piece in sheet.pieces))) for sheet in sheets]
    if empty := [n for n, sheet in enumerate(sheets, 1) if not sheet.broken and letters[n - 1] < _FEWEST_LETTERS]:
        notices.append(f"{_listed(empty)} no text (a picture or blank)")
    if broken := [n for n, sheet in enumerate(sheets, 1) if sheet.broken]:
        notices.append(f"{_listed(broken)} nothing that can be read (damaged)")
    return notices


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
