"""Whom and what a turn spoke of: its question's noun phrases, the names in the quotes shown, and the thing asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from briefing_bot.answering.conversation.answer_names import (
    answering_names,
    in_full,
    is_person,
    may_be_person,
    names_in,
    names_time,
)
from briefing_bot.answering.conversation.known_people import KnownPeople, Pronoun, known_people
from briefing_bot.answering.conversation.noun_kinds import (
    GROUPS,
    MEASURES,
    NO_THINGS,
    PLACES,
    PLURALS,
    SAYING,
    is_person_noun,
    is_plural,
    plural_part,
)
from briefing_bot.answering.question.grammar import PREPOSITIONS, QuestionGrammar, QuestionPhrase
from briefing_bot.language.lexicon.given_names import usual_pronoun
from briefing_bot.language.lexicon.word_classes import CENTRAL_DETERMINERS
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import STOP_WORDS, terms
from briefing_bot.models import Answer


@dataclass(frozen=True, slots=True)
class Spoken:
    """A turn as it can be pointed back to. ``answer`` is what was shown, ``None`` where nothing was."""

    question: QuestionGrammar
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
        answers = self._sure_first(self._answer_names()) if asked else []
        ranked = [*answers, *self._sure_first(self._names()), *self._speaker(), *self._sure_first(self._answer_names())]
        persons = [
            full
            for n in ranked
            if may_be_person(full := self._in_full(n)) and not others.intersection(terms(full)[-1:])
        ]
        fitting = [name for name in persons if pronoun is None or self._pronoun(name) in (pronoun, None)]
        if asked:
            named = [
                full
                for n in answers
                if may_be_person(full := self._in_full(n)) and (" " in full or self.is_person(full))
            ]
            told = [name for name in named if name in fitting]
            known = [name for name in [*told, *fitting] if self._pronoun(name) == pronoun]
            # Where who was asked for is told and the pronoun isn't theirs, it is of somebody that the question names.
            asking = set() if named else set(map(self._in_full, self._names()))
            sure = [*(name for name in known if name in told), *told, *(name for name in known if name not in asking)]
            return next(iter(sure), None) or self.described() or next(iter(fitting), None)
        return next(iter(fitting), None)

    @property
    def _known(self) -> KnownPeople | None:
        """The people of the article that answered first."""
        quote = self.answer.quotes[0] if self.answer and self.answer.quotes else None
        return known_people(quote.article.body, quote.start) if quote else None

    def _pronoun(self, name: str) -> Pronoun | None:
        return known.pronoun(name) if (known := self._known) else usual_pronoun(name)

    def rivals(self, pronoun: Pronoun, name: str, beside: str) -> list[str]:
        """The other persons of the question that a pronoun fits as surely as ``name``, one of them; none where it asks for a person."""
        if self._asks_for_person() or self._role():
            return []
        others = set(terms(beside))
        named = list(dict.fromkeys(self._in_full(n) for n in self._names()))
        fitting = [n for n in named if self._pronoun(n) == pronoun and not others.intersection(terms(n)[-1:])]
        return [n for n in fitting if n != name] if name in fitting else []

    def others_told(self, pronoun: Pronoun, name: str, beside: str) -> list[str]:
        """The persons whom the further quotes give to a question for one, in their order, where ``name`` is the first one's."""
        if self.answer is None or not self._asks_for_person():
            return []
        further = [
            Spoken(self.question, self.answer.model_copy(update={"quotes": (q,)})) for q in self.answer.quotes[1:]
        ]
        told = {person: None for s in further if (person := s.person(pronoun, beside)) and s.is_person(person)}
        return [person for person in told if person != name]

    def _sure_first(self, names: list[str]) -> list[str]:
        return sorted(names, key=lambda name: not self.is_person(name))

    def _role(self) -> str | None:
        """The subject where it is a person without a name: ``Puerto Rico's governor``."""
        subject = [p for p in self._phrases()[:1] if p.first == self.question.aux + 1 and not p.name]
        text = self.question.phrase_text(subject[0]) if subject else ""
        head = text.partition(" of ")[0].split()[-1:]
        return text if head and is_person_noun(head[0].casefold()) and not self._asks_for_person() else None

    def thing(self) -> str | None:
        """The thing, place or group that ``it`` stands for."""
        question = self.question
        asked = self._asked_noun()
        if asked and asked not in NO_THINGS and not self._asks_for_person():
            owner = re.compile(
                rf"['’]s (?:[\w-]+ ){{0,2}}{re.escape(asked)}\b"
            )  # "Montana's largest city" is no Montana
            name = next((n for n in self._answer_names(whole=True) if not self._is_somebody(n)), None)
            owns = name and owner.match(self.quote, self.quote.find(name) + len(name))
            return self.described() if owns or not name else name
        if named := self._name_of():
            return next((n for n in self._answer_names(whole=True) if not self.is_person(n)), named)
        doubtful: str | None = None
        for phrase in self._phrases():
            text = self._definite(phrase)
            head, _, inner = text.partition(" of ")
            if inner and is_person_noun(head.split()[-1].casefold()):
                text = inner
            by_whom = question.low[phrase.first - 1] in ("told", "by")
            if self.is_person(text) or is_plural(text) or text.split()[-1].casefold() == "public" or by_whom:
                continue
            if phrase.name and " " not in text and may_be_person(text) and _PERSONAL.search(self.quote):
                doubtful = doubtful or text  # a person's or a place's: a thing goes before it
                continue
            return text
        return doubtful

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

    def is_person(self, name: str) -> bool:
        """Whether a name is a person's: by its given name, since a quote gives it one, or as the article tells."""
        full = self._in_full(name)
        return is_person(full) or full != name or bool((known := self._known) and known.knows(name))

    def _is_somebody(self, name: str) -> bool:
        """Whether the name that answers a question for a thing is a person's none the less; a given name alone may be a shop's."""
        known = self._known
        return self.is_person(name) if " " in name or known is None else known.knows(name)

    def says(self, phrase: str) -> bool:
        """Whether ``phrase`` is who is asked about as saying something: "What did Norway say?" is of Norway's words, not of Norway."""
        subject = next((p for p in self.question.phrases if p.first == self.question.aux + 1), None)
        if subject is None or self.question.low[subject.last : subject.last + 1] == ():
            return False
        return self.question.low[subject.last] in SAYING and self.question.phrase_text(subject) == phrase

    def group(self, company: bool = False) -> str | None:
        """Those whom ``they`` stands for; with ``company`` an organisation by name."""
        names = [p for p in self._phrases() if p.name]
        if company:
            return next(
                (t for p in names if not self.is_person(t := self.question.phrase_text(p)) and not names_time(t)),
                None,
            ) or next((n for n in self._answer_names() if not is_person(n)), None)
        subject = next((p for p in self._phrases()[:1] if p.first == self.question.aux + 1 and p.name), None)
        if (
            subject
            and self.question.asks_person
            and self.is_person(self.question.phrase_text(subject))
            and (other := self.answer_name())
        ):
            return f"{self.question.phrase_text(subject)} and {other}"
        if self.question.asks_person and (pair := _PAIR.search(self.quote)):
            return pair.group()
        texts = [_OWNERS.sub(r"\1", self._definite(p)) for p in self._phrases()]
        if plural := next((inner for t in texts if (inner := plural_part(t))), None):
            return plural
        if bare := self._bare_plural():
            return bare
        if self.question.asks_quantity and (described := self.described()):
            return described
        groups = [
            (p.name, t)
            for p, t in zip(self._phrases(), texts, strict=True)
            if not self.is_person(t)
            and self.question.low[p.first - 1] not in ("told", "by", "in", "at", "on", "from", "near")
        ]
        return next((t for name, t in groups if name or t.split()[-1].casefold() in GROUPS), None)

    def _bare_plural(self) -> str | None:
        """Many of something without an article, with the words that go with it: ``send North Korean troops``."""
        question = self.question
        for at in range(max(question.aux, question.wh) + 1, len(question.low)):
            word = question.low[at]
            plural = word in PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))
            if not plural or not question.noun_at(at) or question.words[at].capital or word in MEASURES:
                continue
            first = at
            while first - 1 > question.aux and question.words[first - 1].capital:
                first -= 1
            # "say about troops": who says it comes first.
            if question.low[first - 1] not in {*CENTRAL_DETERMINERS, *PREPOSITIONS, "'s"}:
                return question.text[question.words[first].start : question.words[at].end]
        return None

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
            if before in ("in", "at", "on", "near") and not names_time(text):
                return f"{before} {text}"
        for phrase in self._phrases():
            text = question.phrase_text(phrase)
            if text.split()[-1].casefold() in PLACES:
                return f"at {text}"
            names = [n for n in names_in(text) if n and not self.is_person(n) and not names_time(n)]
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
        if is_person_noun(self._asked_noun()):
            return True
        named = self._name_of()
        return bool(named and any(map(is_person_noun, named.casefold().split()[:2])))

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

    def _phrases(self) -> list[QuestionPhrase]:
        """The question's noun phrases, the grammatical subject first."""
        question = self.question
        subject = question.aux + 1 if question.aux >= 0 else -1
        end = max(question.aux, question.verb)
        found = [
            p
            for p in question.phrases
            if not names_time(question.phrase_text(p))
            and not (
                p.name
                and 0 <= question.wh < p.first
                and p.last <= end
                and question.low[p.first - 1] not in PREPOSITIONS
            )
        ]
        return sorted(found, key=lambda p: (p.first != subject, p.first))

    def _definite(self, phrase: QuestionPhrase) -> str:
        """A noun phrase as it is spoken of the second time: ``a special master`` -> ``the special master``."""
        words = self.question.phrase_text(phrase).split()
        low = words[0].casefold()
        if low in CENTRAL_DETERMINERS and low != "the":
            words[0] = "the"
        if words[:3] == ["the", "name", "of"]:
            words = words[3:]
        return " ".join(words)

    def _names(self) -> list[str]:
        """The names in the question, the subject first; the owner of a phrase too: ``Puerto Rico's governor``."""
        names: list[str] = []
        for phrase in self._phrases():
            text = self.question.phrase_text(phrase)
            names += [text] if phrase.name else names_in(text)
        wh = [self.question.text[: self.question.words[self.question.aux].start]] if self.question.aux > 0 else []
        return names + [n for text in wh for n in names_in(text)[1:]]

    def _speaker(self) -> list[str]:
        speaker = self.answer.quotes[0].speaker if self.answer and self.answer.quotes else None
        return [speaker.text] if speaker and speaker.text[:1].isupper() else []

    def _answer_names(self, whole: bool = False) -> list[str]:
        """The names that answer the question, the likeliest first; the speaker where it asks who says something."""
        said = self._speaker() if _says(self.question) else []
        known = self._known
        found = answering_names(self.quote, self.question.text, whole, known.knows if known else None)
        bare = {name.casefold() for name in self._names() if " " not in name}
        # "Who did Alcaraz beat?": no Carlos Alcaraz.
        return [*said, *(n for n in found if n.casefold().split()[-1] not in bare)]

    def _in_full(self, name: str) -> str:
        quotes = self.answer.quotes if self.answer else ()
        full = in_full(name, [text for q in quotes for text in ([q.speaker.text] if q.speaker else []) + [q.text]])
        known = self._known if full == name and name not in self.question.text else None
        return known.in_full(name) if known else full


_PERSONAL = late(r"\b(?:he|she|him|her|his|hers)\b")
_OWNERS = late(r"^(.*[^\s’']s)['’] .*$")  # "his parents' home"
_PAIR = late(r"\b[A-Z][\w’'-]{1,40}(?: [A-Z][\w’'-]{1,40}){1,9} and [A-Z][\w’'-]{1,40}(?: [A-Z][\w’'-]{1,40}){1,9}")


def _says(question: QuestionGrammar) -> bool:
    return any(
        w in ("said", "says", "claimed", "complained", "predicted", "warned", "put", "told") for w in question.low
    )
