"""Whose names an article gives in full: what short names of people in it stand for."""

from __future__ import annotations

import re
from collections import defaultdict

from briefing_bot.language.lexicon.titles import ROYAL, is_title
from briefing_bot.language.names.recognition import Name, gender, surname
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late

_APPOSITION = late(r", ((?:[\w’'.-]+ ){1,6})")
_PERSONAL = late(r",? who\b|, (?:aged )?\d\d[,.]")
_CIVILIANS = frozenset(
    """student fan owner driver witness neighbor neighbour volunteer survivor victim teacher farmer baker retiree
    veteran worker employee customer passenger tourist shopper voter winner father mother son daughter brother sister
    wife husband friend cousin""".split()
)
_AGED = late(r", (?:aged )?[1-9]\d,")
_SURNAME_FIRST = late(r"[A-Z][a-z]+-[a-z]+")  # Korean and Chinese given names: Park Si-woo is Park
_INITIALS = late(r"(?!U\.S\.|U\.K\.|U\.N\.|E\.U\.|D\.C\.)(?:[A-Z]\.){1,3}")
_CALLED = tuple(
    f"{word} " for word in "named resident student owner driver witness neighbor neighbour protester".split()
)
_NAMED = late(rf"\b(?:{'|'.join(_CALLED)})$")


_MOST_MENTIONS = 100  # more tell nothing new, and cost the square of them


def lower_words(body: str) -> frozenset[str]:
    """The words that ``body`` has in small letters: a capitalised one of them need not be a name."""
    return frozenset(re.findall(r"\b[a-z]+\b", body))


def called_so(body: str, name: Name) -> bool:
    """Whether the word before a name says that one name is somebody's: ``a resident named Doe``."""
    return body.endswith(_CALLED, 0, name.start) and bool(_NAMED.search(body, max(0, name.start - 16), name.start))


def people(body: str, found: list[Name], common: frozenset[str]) -> dict[str, list[Name]]:
    """The full names of people by their last word, folded, of the names ``found``; ``common`` are the body's ``lower_words``.

    Two capitalised words are a person only on evidence: a title, a first name that is known, a surname that stands
    alone elsewhere (and is no word of the article, as in Elm Fire), or words that only a person is followed by.
    """
    full: dict[str, list[Name]] = defaultdict(list)
    alone = {fold(name.words[0]) for name in found if len(name.words) == 1}
    for name in found:
        last = surname(name.words)
        if len(full.get(last, ())) >= _MOST_MENTIONS:
            continue  # a list: whose name it is, is told by the earlier ones as well
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
            known = known or (last not in common and bool(_INITIALS.fullmatch(name.words[0])))
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


_SHORT_NAME = late(
    r" \([A-Z][\w&]*[A-Z]\)|, (?:or|also known as|known as|which is known as|better known as) (?:the )?[A-Z][\w&]+(?: [A-Z]\w+){0,2}(?=,)"
)


def with_short_name(body: str, span: tuple[int, int]) -> tuple[int, int]:
    """The name at ``span`` together with the short name that follows it: ``the Harbour Pilots Association, or HPA``."""
    short = _SHORT_NAME.match(body, span[1])
    return (span[0], short.end()) if short else span


_TICKER = late(r" (?:<[A-Z0-9.]{1,8}>|[A-Z]{1,6}\.[A-Z]{1,3}|\((?:[A-Z]+: ?)?[A-Z.]{1,6}\))$")


def without_ticker(body: str, span: tuple[int, int]) -> tuple[int, int]:
    """The name at ``span`` without the sign that its shares are traded by: Halliburton Co *<HAL>*."""
    ticker = _TICKER.search(body, span[0], span[1])
    return (span[0], ticker.start()) if ticker and ticker.start() > span[0] else span


_PARTICLES = late(r"\b(?:de|van|von|du|di|da|bin|ibn)(?: (?:la|der|den))? $")


def with_particles(body: str, span: tuple[int, int]) -> tuple[int, int]:
    """The surname at ``span`` together with the small words that belong to it: *de* Blasio."""
    particles = _PARTICLES.search(body, max(0, span[0] - 9), span[0])
    return (particles.start(), span[1]) if particles else span
