"""The title, authors and day of a document whose file does not say, or says what no person wrote."""

from __future__ import annotations

import re
from datetime import date

from briefing_bot.sources.layout.columns import Line
from briefing_bot.sources.layout.glyphs import MARK, UNMARK

_FILE_NAME = re.compile(
    r"\.(?:exe|docx?|dotx?|pdf|indd|qx[dp]|xlsx?|pptx?|tex|dvi|e?ps|rtf|html?|fm|txt|wpd?|odt|pages|tmp)\b", re.I
)
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b|untitled|title|slide \d|powerpoint presentation|document ?\d*|print|scan"
    r"|binder ?\d*|layout \d|page \d|no job name|sans titre|unbenannt|.*:\\|\W*\d[\d\W]*$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?:[^\W\d_][\w.’'-]*)(?: (?:[^\W\d_][\w.’'-]*|de|van|von|der|la|del|bin|al)){1,4}")
_BY = re.compile(r"by[: ]\s*(.+)", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:,\s*(?:and\s)?|;|&|\band\b)\s*")
_NO_NAMES = re.compile(
    r"\b(?:user|admin\w*|office|department|ministry|microsoft|adobe|inc|ltd|llc|university|press|agency)\b", re.I
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+"
_DAY = re.compile(
    rf"(?P<weekday>{_WEEKDAY})?(?:{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})"
    rf"|(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})|(\d{{4}})-(\d\d)-(\d\d))(?!\d)",
    re.IGNORECASE,
)
_DATED = re.compile(r"(?:published|issued|released|date[ds]?|for (?:immediate )?release|posted)\b", re.IGNORECASE)
_FIRST_LINES = 40
_WORDS_OF_A_DATE_LINE = 9
_TITLE_WORDS = 30


def title_of(stated: str, first_page: list[Line], usual: float) -> str | None:
    """The title: as the file states it where the first page has its words, else what stands there in large letters.

    Args:
        stated: the title of the file's properties; may be empty or junk.
        first_page: the lines of the first page in reading order.
        usual: the size of the body's letters in points.
    """
    stated = " ".join(stated.split())
    usable = bool(_WORD.search(stated)) and not _FILE_NAME.search(stated) and not _NO_TITLE.match(stated)
    usable = usable and (" " in stated or not re.search(r"[_\d]", stated))
    words = {word.casefold() for line in first_page for word in _WORD.findall(line.text)}
    if usable and all(word.casefold() in words for word in _WORD.findall(stated)):
        return stated
    return _largest(first_page, usual) or (stated if usable else None)


def _largest(first_page: list[Line], usual: float) -> str | None:
    """What stands in the largest letters of the page, if they are larger than its body's."""
    lines = [ln for ln in first_page if sum(map(str.isalpha, ln.text)) >= 3]
    largest = max((ln.size for ln in lines), default=0.0)
    if largest < 1.15 * usual:
        return None
    title: list[Line] = []
    for line in lines:
        if line.size >= 0.93 * largest and (not title or line.top - title[-1].top < 2.2 * largest):
            title.append(line)
        elif title:
            break
    text = " ".join(" ".join(re.sub(f"{MARK}[^{UNMARK}]*{UNMARK}", "", ln.text) for ln in title).split())
    return text if len(text.split()) <= _TITLE_WORDS else None


def authors_of(stated: str, first_page: list[Line]) -> tuple[str, ...]:
    """The people of the file's properties, where they are named as people are, else those of a line ``By ...``."""
    if names := _people(stated):
        return names
    for line in first_page[:_FIRST_LINES]:
        if (
            len(line.text.split()) <= 12
            and (match := _BY.fullmatch(line.text.strip()))
            and (names := _people(match[1]))
        ):
            return names
    return ()


def _people(text: str) -> tuple[str, ...]:
    names = [name for name in _BETWEEN_NAMES.split(" ".join(text.split())) if name]
    good = all(_NAME.fullmatch(name) and name[0].isupper() and not _NO_NAMES.search(name) for name in names)
    return tuple(names) if good else ()


def day_of(lines: list[Line]) -> date | None:
    """The day that stands by itself on the first page, such as ``Friday, 6 March 2020``; without its weekday near the top."""
    other: date | None = None
    for number, line in enumerate(lines):
        text = line.text
        short = len(text.split()) <= _WORDS_OF_A_DATE_LINE or _DATED.match(text)
        for match in _DAY.finditer(text):
            found = _date(match) if match["weekday"] or short else None
            if found and match["weekday"] and (short or "\t" in text or " / " in text):
                return found
            if number < _FIRST_LINES:
                other = other or found
    return other


def _date(match: re.Match[str]) -> date | None:
    _, month, day, year, day2, month2, year2, *iso = match.groups()
    try:
        if iso[0]:
            return date(int(iso[0]), int(iso[1]), int(iso[2]))
        name = (month or month2)[:3].casefold()
        return date(int(year or year2), _MONTHS.index(name) + 1, int(day or day2))
    except ValueError:
        return None
