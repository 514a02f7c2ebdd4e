"""The title, authors and day of a document whose file does not say, or says what no person wrote."""

from __future__ import annotations

import re
from datetime import date

from briefing_bot.sources.dates import day_of as day_in
from briefing_bot.sources.dates import moment
from briefing_bot.sources.layout.columns import PrintedLine
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
_BETWEEN_NAMES = re.compile(r" ?(?:, ?(?:and )?|[;&]|\band\b) ?")
_NO_NAMES = re.compile(
    r"\b(?:user|admin\w*|office|department|ministry|microsoft|adobe|inc|ltd|llc|university|press|agency)\b", re.I
)
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_LABEL = re.compile(
    r"\W*+(?:first |last )?(?:published|issued|released?|dated?|posted|updated|for immediate release)\b(?: on\b)?[:\s]*",
    re.I,
)
_SMALL_WORD = re.compile(
    r"\b(?!(?:de|del|des|d|of|the|von|vom|den|der|at|on|by|le|la|el|il|em|a?m|pm|st|nd|rd|th)\b)[^\W\d_A-ZÀ-Þ][^\W\d_]+\b"
)
_ENGLISH_MONTH = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
_BETWEEN_PARTS = re.compile(r"\t| / | \| | · ")
_FIRST_LINES = 40  # by hand: of the first page, where title, authors and day stand
_WORDS_OF_A_DATE_LINE = 9  # by hand: more are a sentence
_TITLE_WORDS = 30  # by hand: more are a paragraph in large type


def title_of(stated: str, first_page: list[PrintedLine], usual: float) -> str | None:
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


def _largest(first_page: list[PrintedLine], usual: float) -> str | None:
    """What stands in the largest letters of the page, if they are larger than its body's."""
    lines = [ln for ln in first_page if sum(map(str.isalpha, ln.text)) >= 3]
    largest = max((ln.size for ln in lines), default=0.0)
    if largest < 1.15 * usual:
        return None
    title: list[PrintedLine] = []
    for line in lines:
        if line.size >= 0.93 * largest and (not title or line.top - title[-1].top < 2.2 * largest):
            title.append(line)
        elif title:
            break
    text = " ".join(" ".join(re.sub(f"{MARK}[^{UNMARK}]*{UNMARK}", "", ln.text) for ln in title).split())
    return text if len(text.split()) <= _TITLE_WORDS else None


def authors_of(stated: str, first_page: list[PrintedLine]) -> tuple[str, ...]:
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


def day_of(lines: list[PrintedLine]) -> date | None:
    """The day that stands by itself on the first page, such as ``Friday, 6 March 2020``; without its weekday near the top."""
    other: date | None = None
    for number, line in enumerate(lines):
        if not _YEAR.search(line.text):
            continue
        for part in _BETWEEN_PARTS.split(line.text):
            text = part[label.end() :] if (label := _LABEL.match(part)) else part
            # A month may be a small word, in other languages than English; another is of a sentence that tells of a day.
            small = len(_SMALL_WORD.findall(text))
            if len(text.split()) > _WORDS_OF_A_DATE_LINE or small > (0 if _ENGLISH_MONTH.search(text) else 1):
                continue
            weekday = _WEEKDAY.search(text)
            found = day_in(moment(text[weekday.end() :].lstrip(" .,") if weekday else text))
            if found and weekday:
                return found
            if number < _FIRST_LINES:
                other = other or found
    return other
