"""Names of people and organisations in news English, told by their shape, their words and the words around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefing_bot.language.lexicon.given_names import usual_pronoun
from briefing_bot.language.lexicon.titles import ROYAL, is_title
from briefing_bot.language.lexicon.word_classes import MONTHS, WEEKDAYS
from briefing_bot.language.text.folding import POSSESSIVE, fold
from briefing_bot.language.text.patterns import late

_HE = frozenset("king prince pope duke emperor sultan emir".split())
_SHE = frozenset("queen princess duchess".split())
ORGANISATION = frozenset(
    """inc corp corporation company co ltd llc plc group holdings university college school institute institution
    department ministry office agency administration bureau service services party committee commission council board
    court congress senate house parliament union association federation league foundation center centre society
    organization organisation police force army navy guard bank fund times post news journal tribune herald gazette
    magazine telegraph guardian press media network airlines airways motors motor motorsport team club authority
    government republic states kingdom nations world international national national's hospital museum gallery theatre
    theater church alliance coalition lottery commissioners republicans democrats conservatives labour pentagon
    kremlin hall street security health weather research budget model list studies lab laboratory laboratories
    observatory district county city state records games festival show project initiative network technologies systems
    partners capital ventures studios entertainment pictures records airport station act bill""".split()
)

_ABBREVIATED = r"(?:Gov|Sen|Rep|Dr|Mr|Mrs|Ms|St|Ft|Lt|Col|Gen|Adm|Capt|Sgt|Maj|Cmdr|Prof|Rev|Jr|Sr|Smt|Engr|Barr|Adv|Hon|Cllr|Insp|Supt|Det|Ala|Ariz|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Mass|Mich|Minn|Pa|Tenn|Tex|Va|Wash|Wis)\."
CAPITALISED = rf"(?:{_ABBREVIATED}|(?:[A-Z]\.)+|[A-ZÀ-ÞŁŚŠŽČ][\w’'\-&/]*(?:!(?= [A-Z]))?|[a-z]{{1,2}}[A-Z]\w+)"
WORD_OF_NAME = r"(?:(?:[A-Z]\.){1,4}+|(?:St|Mt|Ft|Dr)\.|[A-Z][\w’'&-]{0,40}+)"
"""A word of a name that runs over no end of a sentence: Norstel. He ..."""
_PARTICLES = r"(?:de|la|del|der|van|von|bin|al|el|da|dos|di|ter|ibn|du|le)"
_RUN = late(rf"{CAPITALISED}(?: +(?:(?:{_PARTICLES} +)*|& +){CAPITALISED}|, (?:Jr|Sr)\.)*")
_CHUNK = late(r"\S+")
_ADDRESS = late(r"\.[a-z]{2,}\.$")
_NOT_NAMES = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        """the a an this that these those in on at by for from with as if when while after before since because but and or
    nor so yet he she it they we i you his her its their our my your there here what who why how where which then
    now still also however meanwhile earlier later last next one two three four five six seven eight nine ten some
    many most all both each every no not more few several during under over about among despite although though
    according speaking asked following officials authorities police experts people
    researchers scientists investigators prosecutors lawmakers residents critics advocates analysts sources
    instead once until like unlike everything perhaps to of via per another other such even just only well yes unless
    whether nearly around early late today yesterday tomorrow today's it's that's he's she's they're there's
    is are was were does did has have i'm i've we're we've don't didn't let's""".split()
    )
)


_DIVIDES = frozenset({"With", "And", "Is", "Are", "Was", "Has", "Says", "Said"})  # of a headline or a title's words
ALSO_PLACES = frozenset(
    "austin bill chad charlotte florence georgia grant hope israel jackson jordan lincoln madison sydney victoria virginia".split()
)
"""First names, folded, that are as often something else."""
_JUNIOR = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PLACES = frozenset(
    """new north south east west northern southern eastern western central middle great upper lower saudi san santa los
    las el fort lake mount cape hong sri puerto costa white black red capitol super united hurricane tropical""".split()
)
STATES = frozenset(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa
    kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
    ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming""".split()
)
"""American states of one word, folded."""
_PORTFOLIOS = frozenset(
    "State Defense Defence Education Energy Commerce Labor Interior Treasury Transportation Exchequer House Senate".split()
)


_MOST_WORDS = 40
"""What has more capitalised words in a row is a list or a headline, and no title stands before a name in it."""


class Name(NamedTuple):
    """A capitalised name at ``[start, end)`` of the body, without titles and possessive endings.

    ``role`` is the span of the title before it, where there is one.
    """

    start: int
    end: int
    words: tuple[str, ...]
    person: bool
    role: tuple[int, int] | None


def surname(words: tuple[str, ...]) -> str:
    """The last word of a name, folded; ``Jr.`` and the like are none."""
    last = fold(words[-1])
    return fold(words[-2]) if last in _JUNIOR and len(words) > 1 else last


def person_like(words: tuple[str, ...]) -> bool:
    """Whether two to four capitalised words look like a person's name and not like an organisation's."""
    if not 2 <= len(words) <= 4:
        return False
    if "&" in words:
        return False
    folded = [fold(word) for word in words]
    if folded[0] in ROYAL:
        return True
    if folded[0] in _PLACES:
        return False
    if _of_organisation(words) or any(word.isupper() and len(word) > 3 for word in words):
        return False
    if (
        words[0].isupper()
        and len(words[0].replace(".", "")) > 1
        and folded[0] not in ("jd", "jj", "aj", "cj", "tj", "pj", "dj")
    ):
        return False
    return not any(word[:1].isdigit() for word in words) and (not is_title(folded[-1]) or bool(gender(words)))


def _of_organisation(words: Sequence[str]) -> bool:
    """Whether a word that organisations are named by stands in a name; ``Bill Doe`` and ``Ann Hall`` are people."""
    folded = [fold(word) for word in words]
    if len(folded) > 1 and folded[0] == "bill":
        del folded[0]
    if len(folded) > 1 and folded[-1] == "hall" and usual_pronoun(folded[0]):
        del folded[-1]
    return not ORGANISATION.isdisjoint(folded)


def gender(words: tuple[str, ...]) -> str | None:
    """``"he"`` or ``"she"`` where the first name or title tells, else None."""
    first = fold(words[0])
    if first in _HE:
        return "he"
    return "she" if first in _SHE else usual_pronoun(first.split("-")[0])


def names(body: str, start: int, end: int) -> list[Name]:
    """The capitalised names of ``body[start:end]`` in order; a name never runs over a possessive or a bracket."""
    return [name for run in _RUN.finditer(body, start, end) for name in _of_run(body, *run.span())]


class NamesOf:
    """The names of a text, found once; those of any part of it are then looked up.

    Args:
        body: the text.
        spans: the parts of it that are read, in order and without overlaps: no name runs from one into another.
    """

    def __init__(self, body: str, spans: Iterable[tuple[int, int]]) -> None:
        self._body = body
        runs = [run.span() for start, end in spans for run in _RUN.finditer(body, start, end)]
        self._starts = [start for start, _ in runs]
        self._ends = [end for _, end in runs]
        self._names = [_of_run(body, start, end) for start, end in runs]

    @property
    def all(self) -> list[Name]:
        """All names, in order."""
        return [name for found in self._names for name in found]

    def within(self, start: int, end: int) -> list[Name]:
        """What :func:`names` gives for ``[start, end)``, which lies within one of the parts."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if first >= last:
            return []
        if self._starts[first] < start or self._ends[last - 1] > end:
            return names(self._body, start, end)  # a name that begins before it, or goes on after it, is cut
        return [name for found in self._names[first:last] for name in found]


def _of_run(body: str, start: int, end: int) -> list[Name]:
    """The names of capitalised words in a row."""
    found: list[Name] = []
    words: list[tuple[int, int]] = []
    for word in _CHUNK.finditer(body, start, end):
        text = word[0].rstrip(",")
        if not words and fold(text) in _NOT_NAMES and not (len(text) == 2 and text.isupper()):
            continue
        if words and text in _DIVIDES:
            _name(body, words, found)
            words = []
            continue
        at = word.start()
        cut = POSSESSIVE.sub("", text)
        words.append((at, at + len(cut)))
        if cut != text:
            _name(body, words, found)
            words = []
    _name(body, words, found)
    return found


def _after_body(texts: list[str]) -> int:
    """Where a person's name begins after an organisation's: the Acton College *Anne Lind*, 0 where there is none."""
    for number in range(1, min(len(texts), _MOST_WORDS) - 1):
        given = fold(texts[number])
        begins = (
            usual_pronoun(given)
            and given not in ALSO_PLACES
            and not _of_organisation(texts[number : number + _MOST_WORDS])
        )
        if begins and fold(texts[number - 1]) in ORGANISATION:
            return number
    return 0


def _name(body: str, spans: list[tuple[int, int]], found: list[Name]) -> None:
    """Add the name that the words at ``spans`` make, its titles cut off."""
    if not spans:
        return
    portfolio: list[tuple[int, int]] = []
    texts = [body[a:b] for a, b in spans]
    if len(texts) > 2 and texts[0] in _PORTFOLIOS and body.endswith(("of ", "of the "), 0, spans[0][0]):
        # Secretary of State Jane Doe
        portfolio, spans, texts = spans[:1], spans[1:], texts[1:]
    titled = 0
    for number, text in enumerate(texts):
        if number + 1 < len(texts) <= _MOST_WORDS and is_title(text) and not _of_organisation(texts[number + 1 :]):
            titled = number + 1
    if not titled and len(texts) > 2 and fold(texts[0]) in STATES and gender(tuple(texts[1:])):
        spans, texts = spans[1:], texts[1:]  # the attorney for Ohio Jane Doe
    if not titled and len(texts) > 2 and texts[0].isupper() and texts[0].isalpha() and gender(tuple(texts[1:])):
        titled = 1  # CB Jane Doe
    titled = titled or _after_body(texts)
    name = spans[titled:]
    last = body[name[-1][0] : name[-1][1]]
    stop = name[-1][1]
    if (
        last.endswith(".")
        and len(last) > 2
        and last.count(".") == 1
        and fold(last) not in ("jr", "sr", "inc", "co", "corp")
    ):
        stop -= 1
    elif last.endswith(".") and _ADDRESS.search(last):
        stop -= 1  # PowerOutage.us. at the end of a sentence
    words = tuple(body[a:b] for a, b in name)
    titles = portfolio + spans[:titled]
    role = (titles[0][0], titles[-1][1]) if titles else None
    found.append(Name(name[0][0], stop, words, person_like(words) or bool(titled), role))
