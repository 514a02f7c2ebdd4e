"""Whom and what a turn spoke of: its question's noun phrases, the names in the quotes shown, and the thing asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.answering.question import DETERMINERS, PREPOSITIONS, Phrase, Question
from bot.language.aliases import country_words
from bot.language.given_names import GIVEN_NAMES, usual_pronoun
from bot.language.tokens import STOP_WORDS, terms, tokens
from bot.language.verbs import AUXILIARIES, VERB_FORMS
from bot.models import Answer

_RUN = re.compile(
    r"(?<![\w$])[^\W\d_a-zß-ÿ][\w.’'&-]*(?:[ ](?:(?:of|de|del|van|von|bin|al|the|for)[ ]){0,2}[^\W\d_a-zß-ÿ][\w.’'&-]*|[ ]\d+\b)*"
)
_TITLES = frozenset(
    """mr mrs ms dr prof rep reps sen sens gov president vice premier minister prime secretary chancellor attorney general
    coach captain judge justice director chairman chairwoman ceo officer chief detective sheriff mayor senator congressman
    congresswoman spokesman spokeswoman spokesperson commissioner superintendent lawyer actor actress singer star officials
    former ex-president ex lt col gen sgt administrator speaker leader first foreign defense defence host""".split()
)
_ORGANISATION = frozenset(
    """agency airlines airport army association authority bank board bureau center centre church club college commission
    committee company congress corp corporation council court department fire force front foundation fund games group house
    inc institute institution league ltd motors ministry museum news nations open organization organisation park party police
    post press school senate series service society state states street studios survey team times tour trust union university
    administration agreement act""".split()
)
_NOT_PERSONS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december america americans us uk eu un u.s u.k republican republicans democrat democrats democratic
    internet covid twitter instagram facebook congress senate north south east west northern southern eastern western new
    york angeles atlanta boston chicago dallas detroit houston miami philadelphia seattle earth mars jupiter""".split()
)
_ASKS_PERSON = frozenset(
    """american briton candidate chair commissioner head man russian woman co-leader director producer speaker actor actress artist athlete attorney author boss celebrity chairman chief child coach commentator director doctor
    economist expert founder friend general golfer governor guy host judge justice lawmaker lawyer leader man mayor
    meteorologist minister newcomer officer official opponent person pitcher player politician president prosecutor
    rapper rival runner scientist senator singer spokesman spokesperson star superintendent swimmer teammate teenager
    woman writer youngster""".split()
)
_PLACES = frozenset(
    """airport base building camp centre center city club college country court embassy factory farm hospital hotel house
    island jail mine museum office park plant port prison school site stadium state station store town university
    village""".split()
)
_NO_THINGS = frozenset(
    """age amount date day hour kind month number percentage proportion score share sort time type year""".split()
)
_GROUPS = frozenset(
    """administration agency army band board cabinet club committee company council country couple court crew family firm gang
    government group jury military ministry panel parliament party squad team union watchdog""".split()
)
_PLURALS = frozenset("people police men women children troops staff they officials".split())


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn as it can be pointed back to. ``answer`` is what was shown, ``None`` where nothing was."""

    question: Question
    answer: Answer | None

    @property
    def quote(self) -> str:
        """The words of the best quote, or ''."""
        return self.answer.quotes[0].text if self.answer and self.answer.quotes else ""

    def terms(self) -> frozenset[str]:
        """The terms of the question and of every quote shown."""
        quotes = self.answer.quotes if self.answer else ()
        return frozenset(t for text in (self.question.text, *(q.text for q in quotes)) for t in terms(text))

    def person(self, pronoun: Literal["he", "she"] | None, beside: str = "") -> str | None:
        """The person that ``he`` or ``she`` (or "this person") stands for, by name where one is known.

        A name that stands in ``beside``, the question that says the pronoun, is somebody else.
        """
        asked = self._asks_for_person()
        if role := self._role():
            return next(iter(self._speaker()), role)
        others = set(terms(beside))
        answers = self._answer_names() if asked else []
        ranked = [*answers, *self._sure_first(self._names()), *self._speaker(), *self._answer_names()]
        persons = [
            full
            for n in ranked
            if may_be_person(full := self._in_full(n)) and not others.intersection(terms(full)[-1:])
        ]
        fitting = [name for name in persons if pronoun is None or usual_pronoun(name) in (pronoun, None)]
        known = [name for name in fitting if usual_pronoun(name) == pronoun]
        if known and asked:
            return known[0]
        if asked and not any(self._in_full(n) in fitting for n in answers):
            return self.described() or next(iter(fitting), None)
        return next(iter(fitting), None)

    def _sure_first(self, names: list[str]) -> list[str]:
        return sorted(names, key=lambda name: not is_person(self._in_full(name)))

    def _role(self) -> str | None:
        """The subject where it is a person without a name: ``Puerto Rico's governor``."""
        subject = [p for p in self._phrases()[:1] if p.first == self.question.aux + 1 and not p.name]
        text = self.question.phrase_text(subject[0]) if subject else ""
        head = text.partition(" of ")[0].split()[-1:]
        return text if head and head[0].casefold() in _ASKS_PERSON and not self._asks_for_person() else None

    def thing(self) -> str | None:
        """The thing, place or group that ``it`` stands for."""
        question = self.question
        asked = self._asked_noun()
        if asked and asked not in _NO_THINGS and not self._asks_for_person():
            return next((n for n in self._answer_names(whole=True) if not self._is_person(n)), self.described())
        if named := self._name_of():
            return next((n for n in self._answer_names(whole=True) if not self._is_person(n)), named)
        for phrase in self._phrases():
            text = self._definite(phrase)
            head, _, inner = text.partition(" of ")
            if inner and head.split()[-1].casefold() in _ASKS_PERSON:
                text = inner
            doubtful = phrase.name and " " not in text and may_be_person(text) and _PERSONAL.search(self.quote)
            if not (
                self._is_person(text) or _plural(text) or doubtful or question.low[phrase.first - 1] in ("told", "by")
            ):
                return text
        return None

    def _asked_noun(self) -> str:
        """``chain`` in "Which chain came last?"; '' where the question asks for no noun."""
        question = self.question
        end = question.verb if question.verb > 0 else question.aux
        if question.wh < 0 or question.low[question.wh] not in ("which", "what") or end <= question.wh + 1:
            return ""
        while end > question.wh + 2 and question.low[end - 1] in STOP_WORDS:
            end -= 1
        return (
            question.low[question.wh + 1]
            if question.low[question.wh + 2 : question.wh + 3] == ("of",)
            else question.low[end - 1]
        )

    def _is_person(self, name: str) -> bool:
        """Whether a name is a person's: by its given name, or since a quote gives it one."""
        full = self._in_full(name)
        return is_person(full) or full != name

    def group(self, company: bool = False) -> str | None:
        """Those whom ``they`` stands for; with ``company`` an organisation by name."""
        names = [p for p in self._phrases() if p.name]
        if company:
            return next(
                (t for p in names if not self._is_person(t := self.question.phrase_text(p)) and not _time(t)),
                None,
            ) or next((n for n in self._answer_names() if not is_person(n)), None)
        if self.question.asks_person and (pair := re.search(_PAIR, self.quote)):
            return pair.group()
        texts = [self._definite(p) for p in self._phrases()]
        if plural := next((inner for t in texts if (inner := _plural_part(t))), None):
            return plural
        if self.question.asks_quantity and (described := self.described()):
            return described
        groups = [
            (p.name, t)
            for p, t in zip(self._phrases(), texts, strict=True)
            if not self._is_person(t) and self.question.low[p.first - 1] not in ("told", "by")
        ]
        return next((t for name, t in groups if name or t.split()[-1].casefold() in _GROUPS), None)

    def one(self) -> str | None:
        """What "that one" or "that" stands for: the thing asked for."""
        return self.described() or self.thing()

    def place(self, preposition: str | None = None) -> str | None:
        """Where ``there`` is, with its preposition: a place of the question, or where its organisation is."""
        question = self.question
        if preposition and (thing := self.thing()):
            return f"{preposition} {thing}"
        for phrase in reversed(question.phrases):
            before = question.low[phrase.first - 1] if phrase.first else ""
            text = question.phrase_text(phrase)
            if before in ("in", "at", "on", "near") and not _time(text):
                return f"{before} {text}"
        for phrase in self._phrases():
            text = question.phrase_text(phrase)
            if text.split()[-1].casefold() in _PLACES:
                return f"at {text}"
            names = [n for n in map(_trim, _RUN.findall(text)) if n and not self._is_person(n) and not _time(n)]
            if names and not phrase.name and text.split()[-1].casefold() in ("board", "team", "staff", "boss"):
                return f"at {names[0]}"
        return None

    def noun(self, head: str) -> str | None:
        """The noun phrase whose last word is ``head``."""
        wanted = terms(head)
        for phrase in self.question.phrases:
            text = self._definite(phrase)
            if terms(text.split()[-1]) == wanted and len(text.split()) > 2:
                return text
        described = self.described()
        if described and wanted and set(wanted) <= set(terms(" ".join(described.split()[:4]))):
            return described
        return None

    def answer_name(self) -> str | None:
        """The name that answers a who-question."""
        found = self._answer_names() if self._asks_for_person() else []
        return next((full for n in found if may_be_person(full := self._in_full(n))), None)

    def described(self) -> str | None:
        """The thing asked for in the question's words: ``Which chain came last?`` -> ``the chain that came last``."""
        question = self.question
        if not question.wh_is_subject or question.verb < 0:
            return None
        wh, verb = question.low[question.wh], question.verb
        while verb > question.wh + 2 and question.low[verb - 1] in STOP_WORDS:
            verb -= 1  # "once played"
        predicate = question.text[question.words[verb].start :].rstrip(" ?!.")
        if predicate.startswith(("'s ", "’s ")):
            predicate = "is " + predicate[3:]
        if wh == "who":
            return f"the person who {predicate}"
        if wh == "what" and verb == question.wh + 1:
            return f"the thing that {predicate}"
        noun_at = question.wh + (2 if question.asks_quantity else 1)
        if wh not in ("which", "what", "how") or noun_at >= verb or question.low[noun_at] in PREPOSITIONS:
            return None
        noun = question.text[question.words[noun_at].start : question.words[verb].start].strip()
        return f"the {noun} {'who' if self._asks_for_person() or 'people' in noun else 'that'} {predicate}"

    def _asks_for_person(self) -> bool:
        question = self.question
        if question.asks_person:
            # "Who is Paul Whelan?" names the person itself.
            return not any(
                p.name and p.first == question.aux + 1 and p.last + 1 >= len(question.words) for p in question.phrases
            )
        if self._asked_noun() in _ASKS_PERSON:
            return True
        named = self._name_of()
        return bool(named and {*named.casefold().split()[:2]} & _ASKS_PERSON)

    def _name_of(self) -> str | None:
        """``the mink farm`` in "What's the name of the mink farm?", ``the other volcano`` in "What is the other volcano?"."""
        question = self.question
        for phrase in question.phrases[:1]:
            text = question.phrase_text(phrase)
            if text.startswith("the name of "):
                return text.removeprefix("the name of ")
            copular = question.aux >= 0 and question.low[question.aux] in ("is", "was", "'s", "are", "were")
            whole = question.low[phrase.last : phrase.last + 1] in ((), ("?",), ("that",), ("who",), ("which",))
            if (
                copular
                and whole
                and phrase.first == question.aux + 1
                and not phrase.name
                and question.low[question.wh] in ("what", "which")
            ):
                return text
        return None

    def _phrases(self) -> list[Phrase]:
        """The question's noun phrases, the grammatical subject first."""
        question = self.question
        subject = question.aux + 1 if question.aux >= 0 else -1
        end = max(question.aux, question.verb)
        found = [
            p
            for p in question.phrases
            if not _time(question.phrase_text(p))
            and not (
                p.name
                and 0 <= question.wh < p.first
                and p.last <= end
                and question.low[p.first - 1] not in PREPOSITIONS
            )
        ]
        return sorted(found, key=lambda p: (p.first != subject, p.first))

    def _definite(self, phrase: Phrase) -> str:
        """A noun phrase as it is spoken of the second time: ``a special master`` -> ``the special master``."""
        words = self.question.phrase_text(phrase).split()
        low = words[0].casefold()
        if low in DETERMINERS and low != "the":
            words[0] = "the"
        if words[:3] == ["the", "name", "of"]:
            words = words[3:]
        return " ".join(words)

    def _names(self) -> list[str]:
        """The names in the question, the subject first; the owner of a phrase too: ``Puerto Rico's governor``."""
        names: list[str] = []
        for phrase in self._phrases():
            text = self.question.phrase_text(phrase)
            names += [text] if phrase.name else [_trim(n) for n in _RUN.findall(text)]
        wh = [self.question.text[: self.question.words[self.question.aux].start]] if self.question.aux > 0 else []
        return [n for n in names + [m for text in wh for m in _RUN.findall(text)[1:]] if n]

    def _speaker(self) -> list[str]:
        speaker = self.answer.quotes[0].speaker if self.answer and self.answer.quotes else None
        return [speaker.text] if speaker and speaker.text[:1].isupper() else []

    def _answer_names(self, whole: bool = False) -> list[str]:
        """The names in the best quote that the question has not, the likeliest to answer it first.

        Near to the question's words, early and in full speaks for a name. ``whole`` keeps the question's words in a
        name (the Lion Mink Farm for "which mink farm"); else they are cut off (MVP Chelsea Gray for "which MVP").
        """
        quote = _DATELINE.sub("", self.quote)
        if not quote:
            return []
        asked = set(terms(self.question.text))
        positions = [t.start for t in tokens(quote) if t.term in asked]
        found: list[tuple[float, int, str]] = []
        for match in _RUN.finditer(quote):
            name = _trim(match.group())
            words = (name if whole else re.split(r" (?:of|for) ", name)[0]).split()
            if not whole:
                cut = max((i + 1 for i, w in enumerate(words) if asked.intersection(terms(w))), default=0)
                name = " ".join(words[cut:] or words)
            own = set(terms(name))
            if not own or own <= asked or _time(name):
                continue
            if not whole and (
                _IN.search(quote[: match.start()]) or (" " not in name and _modifies(quote, match.end()))
            ):
                continue
            if match.start() == 0 and " " not in match.group().strip() and not _known_start(name, quote):
                continue
            at = match.start() + match.group().find(name)
            near = min((abs(p - at) if p < at else abs(p - at - len(name)) for p in positions), default=0)
            found.append((near + 0.5 * at - (60 if " " in name else 0), at, name))
        names = [name for _, _, name in sorted(found)]
        return [*(self._speaker() if _says(self.question) else []), *names]

    def _in_full(self, name: str) -> str:
        """A surname with its given name, where a quote gives it: ``Frost`` -> ``Maxwell Frost``."""
        if " " in name or not self.answer:
            return name
        for quote in self.answer.quotes:
            speaker = [quote.speaker.text] if quote.speaker else []
            # The first word of a sentence is capitalised and no part of the name: "Nearby Kilauea".
            inside = [
                _trim(m.group()) for m in _RUN.finditer(quote.text) if not _STARTS.search(quote.text[: m.start()])
            ]
            for run in [*speaker, *inside, *(n for m in _RUN.findall(quote.text) if is_person(n := _trim(m)))]:
                words = run.split()
                if 2 <= len(words) <= 3 and words[-1] == name and may_be_person(run):
                    return run
        return name


_DATELINE = re.compile(r"^(?:\([A-Z]+\)|[A-Z][A-Z .,]+(?:[A-Z][a-z]+\.?)?(?: \([A-Z]+\))?) ?[—–-]+ |^\([A-Z]{2,}\) ")
_STARTS = re.compile(r"(?:^|[.!?][\"”’]?\s+|\n)[\"“‘]?$")
_IN = re.compile(r"\b(?:in|at|near|outside|around)\s$")
_PERSONAL = re.compile(r"\b(?:he|she|him|her|his|hers)\b")
_PAIR = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+ and [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+"


def _says(question: Question) -> bool:
    return any(
        w in ("said", "says", "claimed", "complained", "predicted", "warned", "put", "told") for w in question.low
    )


def _trim(run: str) -> str:
    """A capitalised run without titles before a name and marks after it: ``Ohio Rep. Joyce Beatty`` -> ``Joyce Beatty``."""
    words = re.sub(r"(?:['’]s?)?[.,'’-]*$", "", run).split()
    for at in range(len(words) - 2, 0, -1):
        if words[at - 1].rstrip(".,").casefold() in _TITLES and words[at].casefold() not in PREPOSITIONS:
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
    follow = re.match(r" ([a-z]+)\b", text[end:])
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
    if any(
        w in _ORGANISATION or w in _NOT_PERSONS or w in country_words() or any(c.isdigit() for c in w) for w in words
    ):
        return False
    return not (len(words) == 1 and (name.isupper() or any(c.isupper() for c in name[1:3])))


def _plural(text: str) -> bool:
    head = re.split(r" (?:of|for|from|against|in) ", text)[0].split()[-1].casefold()
    return head in _PLURALS or (
        head.endswith("s") and not head.endswith(("ss", "us", "is")) and head[0] == head[:1] and not text[0].isupper()
    )


def _plural_part(text: str) -> str | None:
    """The plural noun phrase in ``text``, itself or behind ``of``: ``the discovery of the new moons``."""
    parts = text.split(" of ", 1)
    for part in (parts[0], *parts[1:]):
        if _plural(part) or (part is not parts[0] and re.search(r"['’]s .*[^s]s\b", part)):
            return text if part is parts[0] else part
    return None


def _time(text: str) -> bool:
    words = {w.casefold() for w in text.split()}
    return bool(words & _DAYS) or words <= {
        "the",
        "this",
        "last",
        "next",
        "year",
        "month",
        "week",
        "season",
        "time",
        "day",
        "that",
    }


_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december""".split()
)
