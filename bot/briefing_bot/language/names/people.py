"""Whose names an article gives in full, and which acronyms it explains: what short names in it stand for."""

from __future__ import annotations

import re
from collections import defaultdict

from briefing_bot.language.names.recognition import ROYAL, Name, fold, gender, is_title, surname

_APPOSITION = re.compile(r", ((?:[\w’'.-]+ ){1,6})")
_PERSONAL = re.compile(r",? who\b|, (?:aged )?\d\d[,.]")
_CIVILIANS = frozenset(
    """student fan owner driver witness neighbor neighbour volunteer survivor victim teacher farmer baker retiree
    veteran worker employee customer passenger tourist shopper voter winner father mother son daughter brother sister
    wife husband friend cousin""".split()
)
_AGED = re.compile(r", (?:aged )?[1-9]\d,")
_SURNAME_FIRST = re.compile(r"[A-Z][a-z]+-[a-z]+")  # Korean and Chinese given names: Park Si-woo is Park
_NAMED = re.compile(r"\b(?:named|resident|student|owner|driver|witness|neighbor|neighbour|protester) $")


def lower_words(body: str) -> frozenset[str]:
    """The words that ``body`` has in small letters: a capitalised one of them need not be a name."""
    return frozenset(re.findall(r"\b[a-z]+\b", body))


def called_so(body: str, name: Name) -> bool:
    """Whether the word before a name says that one name is somebody's: ``a resident named Doe``."""
    return bool(_NAMED.search(body, max(0, name.start - 16), name.start))


def people(body: str, found: list[Name], common: frozenset[str]) -> dict[str, list[Name]]:
    """The full names of people by their last word, folded, of the names ``found``; ``common`` are the body's ``lower_words``.

    Two capitalised words are a person only on evidence: a title, a first name that is known, a surname that stands
    alone elsewhere (and is no word of the article, as in Elm Fire), or words that only a person is followed by.
    """
    full: dict[str, list[Name]] = defaultdict(list)
    alone = {fold(name.words[0]) for name in found if len(name.words) == 1}
    for name in found:
        last = surname(name.words)
        if len(name.words) == 1:
            if called_so(body, name):
                full[last].append(name._replace(person=True))
        elif name.person:
            met = full.get(last)
            if met and met[-1].words == name.words and not name.role:
                continue  # the one named last, once more
            first = name.words[0].casefold()
            named = first not in common and not first.endswith(("-based", "ing"))  # Flying Norsk: no first name
            known = name.role or gender(name.words) or (last in alone and last not in common and named)
            known = known or (len(name.words) == 2 and bool(_SURNAME_FIRST.fullmatch(name.words[1])))
            if known or _described(body, name):
                full[last].append(name)
                if fold(name.words[0]) in ROYAL:
                    full[fold(name.words[1])].append(name)
                if len(name.words) == 2 and _SURNAME_FIRST.fullmatch(name.words[1]):
                    full[fold(name.words[0])].append(name)
    for name in found:  # Jane, 34, ...: all the name that the article gives
        last = surname(name.words)
        if len(name.words) == 1 and not full.get(last) and _AGED.match(body, name.end):
            full[last].append(name._replace(person=True))
    return full


def _described(body: str, name: Name) -> bool:
    """Whether the words beside a name say that it is a person's: an age, ``who``, a title before or after it."""
    if _PERSONAL.match(body, name.end):
        return True
    before = body[max(0, name.start - 24) : name.start].split()
    if before and before[-1].islower() and (is_title(before[-1]) or before[-1] in _CIVILIANS):
        return True
    after = _APPOSITION.match(body, name.end)
    return bool(after) and after is not None and any(is_title(word) for word in after[1].split())


def called_in_full(body: str, words: list[str], before: int) -> tuple[int, int] | None:
    """The span of the name that ``the weather service`` stands for: the last one before offset ``before`` of ``body``
    that ends with these words in capitals (``National Weather Service``)."""
    if not words or not all(word.isalpha() and word.islower() for word in words):
        return None
    named = " ".join(word.capitalize() for word in words)
    found = re.compile(rf"\b(?:[A-Z][\w.’'&-]* )+{named}\b")
    last = None
    for match in found.finditer(body, 0, before):
        opening = re.match(r"(?:The|A|An|In|At|On|From|By|And|But) ", match[0])
        last = (match.start() + (opening.end() if opening else 0), match.end())
    return last


_NO_SCHOOLS = ("Center", "Hospital", "Press", "Stadium", "Fund")
_NEAR_SCHOOL = re.compile(r"\b(?:The )?((?:[A-Z][\w’'&-]* )+(?:University|College|Tech)\b)(?! [A-Z])")
_NEAR = 100  # characters
_KIND_OF_SCHOOL = re.compile(r" (?:University|College|Academy|School)$")
_SCHOOL = re.compile(
    r"\b(?:[A-Z][\w.’'&-]* )+(?:University|College|Academy|School)\b|\bUniversity of(?: [A-Z][\w.’'&-]*)+"
)


def main_school(body: str) -> tuple[int, int] | None:
    """The span of the first mention of the one school that ``body`` names, or of the one whose name without ``School``
    or the like it has at least twice as often as any other's (``Norsk`` of ``Norsk College``); None of several alike."""
    spans: dict[str, tuple[int, int]] = {}
    for match in _SCHOOL.finditer(body):
        name = match[0].removeprefix("The ")
        if not name.endswith(_NO_SCHOOLS):
            spans.setdefault(name, (match.end() - len(name), match.end()))
    counts = {name: body.count(_KIND_OF_SCHOOL.sub("", name)) for name in spans}
    ranked = sorted(counts, key=lambda name: -counts[name])
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] < 2 * counts[ranked[1]]):
        return None
    return spans[ranked[0]]


def near_school(body: str, before: int) -> tuple[int, int] | None:
    """The span of the school that ``body`` names last in the few words before offset ``before``; None of two joined by ``and``."""
    found = list(_NEAR_SCHOOL.finditer(body, max(0, before - _NEAR), before))[-1:]
    if not found or "\n" in body[found[0].end() : before] or body.endswith(" and ", 0, found[0].start()):
        return None
    return found[0].span(1)


def acronyms(body: str) -> dict[str, tuple[int, int]]:
    """Acronyms that the article itself explains (``National Space Agency (NSA)``) -> the span of the long name."""
    found: dict[str, tuple[int, int]] = {}
    for match in re.finditer(r"(?:\(|, or )([A-Z][A-Za-z&]*[A-Z])(?:\)|,)", body):
        initials = [c for c in match[1] if c.isupper()]
        words = list(re.finditer(r"[\w’'\-]+", body[max(0, match.start() - 120) : match.start()]))
        offset = max(0, match.start() - 120)
        at = len(words)
        left = list(initials)
        while at and left:
            at -= 1
            word = words[at][0]
            if word[0] == left[-1]:
                left.pop()
            elif word[0].isupper() or len(initials) - len(left) + 1 < 1:
                break
        if not left and at < len(words):
            start = offset + words[at].start()
            article = 4 if body[max(0, start - 4) : start].casefold() == "the " else 0
            found.setdefault(fold(match[1]), (start - article, offset + words[-1].end()))
    return found


_SHORT_NAME = re.compile(
    r" \([A-Z][\w&]*[A-Z]\)|, (?:or|also known as|known as|which is known as|better known as) (?:the )?[A-Z][\w&]+(?: [A-Z]\w+){0,2}(?=,)"
)


def with_short_name(body: str, span: tuple[int, int]) -> tuple[int, int]:
    """The name at ``span`` together with the short name that follows it: ``the Harbour Pilots Association, or HPA``."""
    short = _SHORT_NAME.match(body, span[1])
    return (span[0], short.end()) if short else span


_PARTICLES = re.compile(r"\b(?:de|van|von|du|di|da|bin|ibn)(?: (?:la|der|den))? $")


def with_particles(body: str, span: tuple[int, int]) -> tuple[int, int]:
    """The surname at ``span`` together with the small words that belong to it: *de* Blasio."""
    particles = _PARTICLES.search(body, max(0, span[0] - 9), span[0])
    return (particles.start(), span[1]) if particles else span
