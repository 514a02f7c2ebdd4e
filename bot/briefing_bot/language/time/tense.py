"""Whether the words around a date speak of the past or of the future.

A weekday or a month without a year means the one before or the one after the article's day, and only the verb tells
which. The verb that counts is the last one before the date (``will vote Tuesday``), or the first one after it where the
date opens its clause (``On Tuesday, voters will``). A verb that leaves it open (``was due to``) gives neither; what
is told to come (``said that it would``) is to come where nothing speaks against it, which is for the caller to see.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from briefing_bot.language.lexicon.cue_verbs import VERBS
from briefing_bot.language.lexicon.verbs import PAST
from briefing_bot.language.lexicon.word_classes import TIMES
from briefing_bot.language.text.patterns import late

Tense = Literal["past", "future", "open", "foretold"]

_YEAR = late(r"(?<![\d$£€,.:/-])(?:19|20)\d\d(?![\d,]\d|\d)")
_TOKEN = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[,;:—–()\"“”]")
_FUTURE = frozenset("will won't shall upcoming".split())
_PERMITTED = frozenset("may might can should must".split())
_LEFT_OPEN = frozenset("would could wouldn't couldn't".split())
_MODALS = _FUTURE | _PERMITTED | _LEFT_OPEN
_PRESENT = frozenset("is are am isn't aren't remains remain be".split())
_PERFECT = frozenset("has have hasn't haven't had hadn't".split())
_ARRANGED = frozenset(
    """expected scheduled set due slated planned poised likely supposed projected forecast about bound planning going
    preparing hoping aiming anticipated unlikely expecting""".split()
)
# Present forms that announce what is arranged; the plain ones count after a plural ("talks resume Monday").
_ANNOUNCES = frozenset(
    "begins starts ends opens closes resumes kicks expires airs premieres debuts concludes reopens plays meets turns faces hosts".split()
)
_ANNOUNCE = frozenset("begin start end open close resume expire reopen".split())
_MEET = frozenset("face host play meet visit welcome entertain".split())
"""What two sides do when they are to meet: "Ellery face Norrby on Saturday"."""
_GO = frozenset("go head travel".split())
_EVENTS = frozenset(
    "deadline match game fixture meeting hearing vote election final semi-final funeral kick-off trial debate concert launch opening".split()
)
"""What is to be where it "is against Norrby on Saturday"."""
_HABITUAL = frozenset("i we you they who people to often always usually".split())
"""Before ``go to`` they tell what is done every week: "They go to church on Sunday" is no day to come."""
_MOVES = frozenset("goes heads returns arrives leaves departs moves comes travels visits".split())
# "The bill goes to the Senate Friday" is to come, "he goes home Friday and finds" has been: neither is taken.
_INTENDS = frozenset(
    """plans plan expects expect intends intend hopes hope vows promises aims aim wants want pledges""".split()
)
# After these in the past the infinitive happened, or did not happen, then: "declined to comment Monday".
_DONE_THEN = frozenset(
    """declined refused failed managed began continued tried attempted rushed went came appeared gathered rallied turned
    took voted worked struggled unable able scrambled used returned started ran stopped moved traveled travelled met""".split()
)
_IRREGULAR = PAST - {"set", "wound"} | frozenset(
    """was were wasn't weren't did didn't said got felt hit cut quit read beat hurt spread born overtook let seen given taken done
    gone written drawn thrown known shown broken fallen understood mistook forgave bore bound crept flung knelt overran overthrew
    shrank burst sprang strode thrust trod outran shed bred wed""".split()
)
# After these it was to happen, and may have, or may be still to come: "agreed to meet Monday".
_LEFT_TO_DO = frozenset(
    """agreed vowed promised planned intended hoped offered threatened ordered urged asked wanted decided told instructed
    required pledged invited sought needed called allowed warned forced voted chose have has need needs encouraged
    advised""".split()
)
_NO_VERB_ED = late(r"eed$|^(?:hundred|red|bed|embed|sled|kindred|sacred|naked|wicked|infrared|united)$")
_FORETOLD = frozenset(form for form, verb in VERBS.items() if verb.finite) | frozenset(
    "if under unless plan proposal bill".split()
)
_DETERMINERS = frozenset(
    """a an the his her its their our my your this these those of with for in by from no some any two three
    several""".split()
)
_BREAKS = frozenset(
    """who which that after before and but because as when while if so whose where though although , ; : — – ( ) " “
    ”""".split()
)
# What is neither of these tells no tense, and most words are not.
_CUES = frozenset({"to", "had", "hadn't"}).union(
    _MODALS,
    _PRESENT,
    _PERFECT,
    _ARRANGED,
    _ANNOUNCES,
    _ANNOUNCE,
    _MEET,
    _GO,
    _MOVES,
    _INTENDS,
    _IRREGULAR,
    ("take", "takes"),
)
_BEFORE_DATES = frozenset("on in by early late mid earlier later last next this".split())
_CUE_ENDINGS = ("ed", "'ll", "'ve", "'s")
_NOBODY_GOES = _DETERMINERS | _BREAKS | _HABITUAL
_NO_INFINITIVE = frozenset(
    """the a an his her its their our my your this that these those him them me us it police court president congress
    work school home""".split()
)
_TO_NOUN = frozenset("according due thanks prior related compared owing close next".split())


_JOINS = frozenset(("and", "or", ","))
_REACH = 400  # characters on each side of a date in which its verb is looked for
_MARK = late('[\n"“”]')


class Place(NamedTuple):
    """Where a date stands: the sentence ``body[begin:stop]``, and the day its article was published.

    Of a sentence without end (a table, a list without stops) only 400 characters around a date are looked at.
    """

    body: str
    begin: int
    stop: int
    published: date | None

    def tense(self, match: re.Match[str]) -> Tense | None:
        """The tense that rules the date at ``match``."""
        return tense(self.body, *self._around(match), match.start(), match.end(), (self.begin, self.stop))

    def foretells(self) -> bool:
        """Whether somebody says or plans in the sentence what would be, or it would be on a condition."""
        return not _FORETOLD.isdisjoint(_tokens(self.body, self.begin, self.stop).all.words)

    def before(self, match: re.Match[str]) -> str:
        """The sentence up to the date."""
        return self.body[self._around(match)[0] : match.start()]

    def after(self, match: re.Match[str]) -> str:
        """The sentence from the date on."""
        return self.body[match.end() : self._around(match)[1]]

    def _around(self, match: re.Match[str]) -> tuple[int, int]:
        return max(self.begin, match.start() - _REACH), min(self.stop, match.end() + _REACH)

    def names_another_year(self, match: re.Match[str]) -> bool:
        """Whether the sentence of the date spells out a year that is not the article's."""
        years = _YEAR.findall(self.body, *self._around(match))
        return self.published is not None and any(year != str(self.published.year) for year in years)

    def quoted(self, at: int) -> bool:
        """Whether ``body[at]`` stands in direct speech, by the quotation marks of its paragraph."""
        lines, straight, opening, closing = _marks(self.body)
        begin = lines[bisect_left(lines, at) - 1]
        odd = (bisect_left(straight, at) - bisect_right(straight, begin)) % 2 == 1
        opened, closed = (marks[bisect_left(marks, at) - 1] for marks in (opening, closing))
        return odd or (opened > closed and opened > begin)


@lru_cache(maxsize=4)
def _marks(body: str) -> tuple[list[int], list[int], list[int], list[int]]:
    """Where the ends of lines, the straight, the opening and the closing quotation marks of ``body`` are; each list begins with -1."""
    places: dict[str, list[int]] = {mark: [-1] for mark in '\n"“”'}
    for match in _MARK.finditer(body):
        places[match[0]].append(match.start())
    return places["\n"], places['"'], places["“"], places["”"]


def tense(
    text: str, begin: int, stop: int, start: int, end: int, sentence: tuple[int, int] | None = None
) -> Tense | None:
    """The tense that rules the date at ``text[start:end]``, as the sentence ``text[begin:stop]`` tells, or that part of ``sentence``.

    ``open`` where the verb leaves it undecided, ``foretold`` after "would", None where there is no verb to tell.
    """
    known = _tokens(text, *(sentence or (begin, stop)))
    before, after = known.between(text, begin, start), known.between(text, end, stop)
    if _opens_clause(before.words):
        return _first(after) or _last(before)
    if after.words and (after.words[0] in _FUTURE or _is_past(after.words, 0)):
        return _cue(after.words, 0)  # The president on Tuesday called ...
    return _last(before) or _first(after)


class _Words(NamedTuple):
    """Words and marks in a row, folded, and the numbers of those that may tell a tense."""

    words: list[str]
    telling: list[int]

    @classmethod
    def of(cls, text: str, start: int, end: int) -> _Words:
        """Those of ``text[start:end]``."""
        words = [m.group().casefold().replace("’", "'") for m in _TOKEN.finditer(text, start, end)]
        return cls(words, [i for i, word in enumerate(words) if word in _CUES or word.endswith(_CUE_ENDINGS)])


class _Tokens(NamedTuple):
    """The words of a sentence, and where each begins and ends."""

    starts: list[int]
    ends: list[int]
    all: _Words

    def between(self, text: str, start: int, end: int) -> _Words:
        """The words between two places; of one that begins before or goes on after them the part between."""
        first, last = bisect_left(self.starts, start), bisect_right(self.ends, end)
        words = self.all.words[first:last]
        telling = self.all.telling[bisect_left(self.all.telling, first) : bisect_left(self.all.telling, last)]
        found = _Words(words, [number - first for number in telling])
        if first and self.ends[first - 1] > start:
            found = _joined(_Words.of(text, start, min(self.ends[first - 1], end)), found)
        if first <= last < len(self.starts) and self.starts[last] < end:
            found = _joined(found, _Words.of(text, self.starts[last], end))
        return found


def _joined(one: _Words, other: _Words) -> _Words:
    return _Words(one.words + other.words, one.telling + [len(one.words) + number for number in other.telling])


@lru_cache(maxsize=4)
def _tokens(text: str, begin: int, stop: int) -> _Tokens:
    """The words of the sentence ``text[begin:stop]``, in which many dates may stand."""
    spans = [match.span() for match in _TOKEN.finditer(text, begin, stop)]
    return _Tokens([start for start, _ in spans], [end for _, end in spans], _Words.of(text, begin, stop))


def _opens_clause(before: list[str]) -> bool:
    kept = len(before)
    while kept and before[kept - 1] in _BEFORE_DATES:
        kept -= 1
    if kept > 1 and before[kept - 1] in _JOINS and before[kept - 2] in TIMES:
        return False  # closed tomorrow and on Tuesday: another day of the same verb
    return not kept or before[kept - 1] in _BREAKS


def _last(found: _Words) -> Tense | None:
    return next((cue for i in reversed(found.telling) if (cue := _cue(found.words, i))), None)


def _first(found: _Words) -> Tense | None:
    # An infinitive before the verb belongs to a noun: "In April, after pressure to resign, he stayed".
    return next((cue for i in found.telling if found.words[i] != "to" and (cue := _cue(found.words, i))), None)


def _cue(words: list[str], i: int) -> Tense | None:
    """What the word number ``i`` says of the tense, as the words before it let it."""
    word = words[i]
    follow = words[i + 1] if i + 1 < len(words) else ""
    if word in _FUTURE or word.endswith("'ll"):
        return "future"
    if word in _PERMITTED:
        return "past" if follow == "have" else "future"
    if word in _LEFT_OPEN:
        return "past" if follow == "have" else "foretold" if _foretells(words, i) else "open"
    if word == "to":
        return _infinitive(words, i)
    modal = _ruled_by_modal(words, i)
    if word in _ARRANGED:
        return None if modal else _arranged(words, i)
    if word in _INTENDS and (
        follow == "to" or (word in ("plan", "plans") and follow in ("a", "an", "another", "more"))
    ):
        return "future"
    if word in _PRESENT:
        event = i > 0 and words[i - 1] in _EVENTS
        on = follow in ("on", "at", "this", "next") or (word in ("is", "are") and (not follow or event))
        ahead = any(w in _ARRANGED for w in words[i + 1 : i + 4]) or follow == "to" or on
        return None if modal else "future" if ahead and word != "be" else "open" if word != "be" else None
    if modal or (i and words[i - 1] == "to"):
        return None
    if word in _ANNOUNCES or word in _ANNOUNCE:
        return "future" if i and _subject_of(words[i - 1], word) else None
    if word in _MEET and i and words[i - 1] not in _DETERMINERS and words[i - 1] not in _BREAKS:
        return "future"
    if word in ("take", "takes") and follow == "place":
        return "future"
    if (
        word in _GO
        and (follow == "to" or words[i + 1 : i + 3] == ["on", "sale"])
        and i
        and words[i - 1] not in _NOBODY_GOES
    ):
        return "future"
    if word in _MOVES:
        return "open"
    if word in ("had", "hadn't"):
        return "past"
    if word in _PERFECT or word.endswith("'ve"):
        # "Has closed", but not "has a game".
        return "past" if any(w in ("been", "had") or _is_participle(w) for w in words[i + 1 : i + 4]) else "open"
    if word.endswith("'s") and follow.endswith("ing"):
        return "open"
    return "past" if _is_past(words, i) else None


def _foretells(words: list[str], i: int) -> bool:
    """Whether it is a "would" of what is to come: not what one "would not say", nor what "had been promised"."""
    return words[i] == "would" and words[i + 1 : i + 2] != ["not"] and "had" not in words[:i]


def _subject_of(noun: str, verb: str) -> bool:
    if noun in _DETERMINERS or (noun in _BREAKS and noun not in ("which", "that", "who")):
        return False
    return verb in _ANNOUNCES or (noun.endswith("s") and not noun.endswith(("'s", "ss")) and noun != "us")


def _is_past(words: list[str], i: int) -> bool:
    word = words[i]
    if word in _IRREGULAR:
        return not (i and words[i - 1] in ("be", "a", "the", "an"))
    if len(word) < 4 or not word.endswith("ed") or _NO_VERB_ED.search(word):
        return False
    # "is closed Monday" and "to be held Monday" keep the tense of the verb before them.
    return not (i and (words[i - 1] in _DETERMINERS or words[i - 1] in _PRESENT)) and not (
        i > 1 and words[i - 2] in _PRESENT
    )


def _is_participle(word: str) -> bool:
    return word in _IRREGULAR or (len(word) > 3 and word.endswith("ed") and not _NO_VERB_ED.search(word))


def _ruled_by_modal(words: list[str], i: int) -> bool:
    for j in range(i - 1, max(-1, i - 5), -1):
        if words[j] in _BREAKS:
            return False
        if words[j] in _MODALS or words[j].endswith("'ll"):
            return True
    return False


def _arranged(words: list[str], i: int) -> Tense | None:
    """``is expected`` looks ahead; ``was expected`` and a bare ``expected`` may have come and gone."""
    if words[i] in ("likely", "about", "set", "due", "going", "bound") and not any(
        w in ("is", "are", "was", "were", "to", "for") for w in words[max(0, i - 3) : i + 2]
    ):
        return None
    for j in range(i - 1, max(-1, i - 4), -1):
        if words[j] in ("is", "are", "am", "isn't", "aren't") or words[j].endswith(("'s", "'re")):
            return "future"
        if words[j] in _BREAKS or words[j] in ("was", "were"):
            break
    return "open"


def _infinitive(words: list[str], i: int) -> Tense | None:
    follow = words[i + 1] if i + 1 < len(words) else ""
    governor = words[i - 1] if i else ""
    if not follow or follow in _NO_INFINITIVE or follow in _BREAKS or governor in _TO_NOUN:
        return None
    if follow.endswith("s") and not follow.endswith("ss"):
        return None
    if governor in _DONE_THEN:
        return "past"
    if governor in _PRESENT:
        return "future"
    for j in range(i - 1, max(-1, i - 5), -1):
        if words[j] in _INTENDS:
            return "future"
        if words[j] in _LEFT_TO_DO:
            return None if _ruled_by_modal(words, j) else "open"
        if words[j] in _BREAKS:
            break
    return None
