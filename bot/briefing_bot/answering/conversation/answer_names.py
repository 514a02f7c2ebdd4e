"""Which of the names in a quote answers a question, and which names are people's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from briefing_bot.answering.question.grammar import PREPOSITIONS
from briefing_bot.language.lexicon.given_names import GIVEN_NAMES, usual_pronoun
from briefing_bot.language.lexicon.titles import TITLES, is_title
from briefing_bot.language.lexicon.verbs import VERB_FORMS
from briefing_bot.language.lexicon.word_classes import AUXILIARIES, MONTHS, WEEKDAYS
from briefing_bot.language.names.countries import country_words
from briefing_bot.language.names.recognition import ALSO_PLACES, ORGANISATION, STATES, names
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.sentences import sentences
from briefing_bot.language.text.terms import STOP_WORDS, term_spans, terms

# A name with all that belongs to it, be it a title or what follows "of": an answer is given whole. A full stop ends it, but after an initial or "Gov".
_RUN = late(
    r"(?<![\w$])[^\W\d_a-zß-ÿ][\w.’'&-]*(?:(?<![a-z]{3}\.)[ ](?:(?:of|de|del|van|von|bin|al|the|for)[ ]){0,2}[^\W\d_a-zß-ÿ][\w.’'&-]*|(?<![a-z]{3}\.)[ ]\d+\b)*"
)
_BEFORE_NAMES = frozenset("prime first foreign defense defence former ex ex-president reps sens officials".split())
_BODIES = ORGANISATION | frozenset("agreement fire front open park series survey tour trust".split())
_NOT_PERSONS = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        """america americans u.s u.k republican republicans democrat democrats democratic internet covid twitter instagram
        facebook congress senate north south east west northern southern eastern western new york angeles atlanta boston
        chicago dallas detroit houston miami philadelphia seattle earth mars jupiter""".split()
    )
)
_DATELINE = late(r"^(?:\([A-Z]+\)|[A-Z][A-Z .,]+(?:[A-Z][a-z]+\.?)?(?: \([A-Z]+\))?) ?[—–-]+ |^\([A-Z]{2,}\) ")
_STARTS = late(r"(?:^|[.!?][\"”’]?\s+|\n)[\"“‘]?$")
_DAYS = WEEKDAYS | MONTHS - {"may"}
_TIME_WORDS = frozenset("the this that last next year month week season time day".split())
_OPENING = ("“", '"')
_NICKNAME = late(r"[\"”] [A-Z]")  # Rafael "Robbin Hood" Davila
_WHOSE = late(
    rf"[\"”’]? (?:[a-z]+ ){{0,2}}(?:{'|'.join(sorted(TITLES))}) [A-Z]"
)  # Arizona Cardinals coach Kliff Kingsbury
_IN = late(r"\b(?:in|at|near|outside|around)\s$")


def names_in(text: str) -> list[str]:
    """The names in ``text`` in order, without titles before them."""
    return [text[name.start : name.end] for name in names(text, 0, len(text))]


def answering_names(
    quote: str, question: str, whole: bool = False, known: Callable[[str], bool] | None = None
) -> list[str]:
    """The names in ``quote`` that ``question`` has not, the likeliest to answer it first.

    Near to the question's words, early and in full speaks for a name. ``whole`` keeps the question's words in a name
    (the Lion Mink Farm for "which mink farm"); else they are cut off (MVP Chelsea Gray for "which MVP"). ``known`` tells of a
    name whether it is a person's elsewhere in the article.
    """
    quote = _DATELINE.sub("", quote)
    asked = set(terms(question))
    positions = [t.start for t in term_spans(quote) if t.term in asked]
    found: list[tuple[float, int, str]] = []
    for match in (run for span in sentences(quote) for run in _RUN.finditer(quote, *span)):
        run = _trim(match.group())
        name = run if whole else _unasked(run, asked)
        own = set(terms(name))
        if not own or own <= asked or names_time(name) or _no_name(name, quote, match, whole, known):
            continue
        at = match.start() + match.group().find(name)
        near = min((abs(p - at) if p < at else abs(p - at - len(name)) for p in positions), default=0)
        found.append((near + 0.5 * at - (60 if " " in name else 0), at, name))
    return [name for _, _, name in sorted(found)]


def in_full(name: str, texts: Iterable[str]) -> str:
    """A surname with its given name, where a text gives it: ``Frost`` -> ``Maxwell Frost``; else the name itself."""
    if " " in name:
        return name
    for text in texts:
        for found in names(text, 0, len(text)):
            full = text[found.start : found.end]
            # The first word of a sentence is capitalised and mostly no part of the name: "Nearby Kilauea".
            begins = found.role[0] if found.role else found.start
            inside = is_person(full) or text == full or not _STARTS.search(text[:begins])
            if inside and 2 <= len(found.words) <= 3 and found.words[-1] == name and may_be_person(full):
                return full
    return name


def names_time(text: str) -> bool:
    """Whether words name a time: ``Monday night``, ``last season``."""
    words = {word.casefold() for word in text.split()}
    return bool(words & _DAYS) or words <= _TIME_WORDS


def _unasked(run: str, asked: set[str]) -> str:
    words = re.split(r" (?:of|for) ", run)[0].split()
    cut = max((i + 1 for i, word in enumerate(words) if asked.intersection(terms(word))), default=0)
    return " ".join(words[cut:] or words)


def _no_name(
    name: str, text: str, match: re.Match[str], whole: bool, known: Callable[[str], bool] | None = None
) -> bool:
    """Whether a capitalised run is no name that can answer: a place, a modifier, a nickname, the first word of a sentence."""
    if _NICKNAME.match(text, match.end()) and text[match.start() - 1 : match.start()] in _OPENING:
        return True
    modifies = _modifies(text, match.end()) if " " not in name else bool(_WHOSE.match(text, match.end()))
    if not whole and (_IN.search(text[: match.start()]) or modifies):
        return True
    begins = match.start() == 0 and " " not in match.group().strip()
    return begins and not _known_start(name, text) and not (known and known(name))


def _trim(run: str) -> str:
    """A capitalised run without titles before a name and marks after it: ``Ohio Rep. Joyce Beatty`` -> ``Joyce Beatty``."""
    bare = run.rstrip(".,'’-")
    words = (bare[:-2] if bare.endswith(("'s", "’s")) else bare).split()
    for at in range(len(words) - 2, 0, -1):
        before = words[at - 1].rstrip(".,").casefold()
        if (before in _BEFORE_NAMES or is_title(before)) and words[at].casefold() not in PREPOSITIONS:
            words = words[at:]
            break
    while (
        len(words) > 1
        and words[0] != "The"
        and (words[0].casefold() in STOP_WORDS or words[0].casefold() in PREPOSITIONS)
    ):
        words = words[1:]
    return " ".join(words)


def _known_start(name: str, text: str) -> bool:
    """Whether a single word at the beginning of a sentence is a name: known as one, or capitalised again inside."""
    low = name.casefold()
    if low in STOP_WORDS or low in AUXILIARIES or low in PREPOSITIONS or low.endswith("ly"):
        return False
    follow = text[len(name) :].lstrip("’'s").replace(",", " ,").split()[:2]
    verb = bool(follow) and (follow[0] in VERB_FORMS or follow[0] in AUXILIARIES or follow == [",", "who"])
    return low in GIVEN_NAMES or verb or text.count(name) > 1 or text.startswith((name + "'s", name + "’s"))


def _modifies(text: str, end: int) -> bool:
    """Whether a name that ends at ``end`` only goes before a noun: ``Atlanta prison officials``."""
    follow = re.match(r"[\"”’]? ([a-z]+)\b", text[end:])
    word = follow[1] if follow else ""
    closed = word in STOP_WORDS or word in AUXILIARIES or word in PREPOSITIONS or word in VERB_FORMS
    return bool(word) and not closed and not word.endswith(("ed", "ly", "ing"))


def is_person(name: str) -> bool:
    """Whether a name is surely a person's: two words or more, with a title or a common given name."""
    return may_be_person(name) and (usual_pronoun(name) is not None or name.casefold().split()[0] in GIVEN_NAMES)


def may_be_person(name: str) -> bool:
    """Whether a name can be a person's: no number, acronym, organisation, country or day."""
    words = [w.strip(".,").casefold() for w in name.split()]
    if not words or not name[0].isupper() or len(words) > 5 or words[0] == "the" or " of " in name:
        return False
    if any(w in _BODIES or w in _NOT_PERSONS or w in country_words() or any(c.isdigit() for c in w) for w in words):
        return False
    if len(words) > 1 and words[0] in STATES - ALSO_PLACES:
        return False  # Arizona Cardinals
    return not (len(words) == 1 and (name.isupper() or any(c.isupper() for c in name[1:3])))
