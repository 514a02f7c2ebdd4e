"""Who a noun phrase of an article means: pronouns, titles and short names resolved to the fullest name given."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from briefing_bot.attribution.coreference.authorship import Authorship
from briefing_bot.attribution.coreference.definite_descriptions import DefiniteDescriptions
from briefing_bot.attribution.coreference.discourse import REPORTED, Discourse
from briefing_bot.attribution.coreference.entity import (
    AGENCIES,
    COMPANIES,
    CORPORATE,
    SCHOOLS,
    Entity,
    Span,
    body_heads,
    gender_of,
    is_somebody,
)
from briefing_bot.attribution.coreference.name_matching import NameMatcher
from briefing_bot.attribution.coreference.noun_heads import (
    PREPOSED,
    describes,
    head_of,
    names_body,
    of_body,
    of_named_body,
    sort_of,
)
from briefing_bot.language.grammar.noun_phrases import NounPhrase
from briefing_bot.language.lexicon.cue_verbs import DOCUMENTS
from briefing_bot.language.lexicon.nouns import can_speak
from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.names.acronyms import explained
from briefing_bot.language.names.people import called_so, people
from briefing_bot.language.names.recognition import Name, NamesOf, names
from briefing_bot.language.text.blocks import Outline, Sentence
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late

_NOBODY = frozenset(
    """i we you who one that this there which what so many some others nobody everyone someone anyone people reports
    sources it's he's she's these those most all each few several""".split()
)
_ANYBODY = late(r"(?:not )?(?:every|no|any)(?:one|body| one)\b|not (?:all|many|every|each|a single)\b")
_THE = frozenset("the a an its his her their our".split())
_BEFORE_OTHERS = (" of", " for", " in", " at", " from", " with", " of the", " for the", " in the", " at the")
# So many of those asked: the words are the survey's, not theirs.
_MANY = late(
    r"(?:(?:about|around|roughly|nearly|almost|some|over|more than|at least|only|just) )*"
    r"(?:\d[\d.,]*(?:%| percent| million\b| in \d)|(?:a |one |two |three )?(?:half|majority|plurality|thirds?|quarters?)(?: of\b|$))"
)
_MOST = late(r"most\b|(?:a |an )?(?:[\w-]+ ){0,3}(?:minority|majority)\b")
_IN_SURVEY = late(r"\b(?:in|to) (?:an?|the) ((?:[\w’'/&.-]+ ){0,5}(?:survey|poll))\b")
_HE_OR_SHE = {"he": "he", "he's": "he", "he’s": "he", "she": "she", "she's": "she", "she’s": "she"}
_LEADS_IN = late(r"(?:As|When|While|After|Before|Once|Though|Although) [^,;:.!?\"“”]+, $")
_IS_A = late(
    rf"(?:,| is| was) an? (?:[\w-]+ ){{0,3}}?({'|'.join(sorted(COMPANIES | SCHOOLS | {'agency', 'group', 'union'}))})\b"
)
_JOINS = late(r" and (?:[a-z][\w’'-]* ){0,4}")  # Lind and athletics director Fenn
_AND_HIS = late(r"(?:,[^,]{1,60},)? and (?:his|her|the|its|their) ")  # Lind and her deputy, Otto Moss, said
_WITHIN = late(r"(?<=[\w,;’']) (\S{1,60}+)")
_EDGE = late(r"\b")
_ONLY_MOOD = late(r"an? (?:\w+ly )?[\w-]+(?<!of)(?<!to)(?<!for) [^ ]+")
_BY_LETTER = late(r"\b(?:in|by|with|wrote|sent|posted|released) (?:[\w’'-]+ ){1,4}letter\b", re.IGNORECASE)


class Wording(NamedTuple):
    """A noun phrase of an article, taken apart.

    ``found`` are the names in it, ``tail`` is the one that it ends with, where that can be the name of whom it means; ``head``
    is its head noun, folded.
    """

    phrase: NounPhrase
    low: str
    words: list[str]
    found: list[Name]
    tail: Name | None
    head: str

    @property
    def span(self) -> Span:
        """Where it stands in the body."""
        return self.phrase.start, self.phrase.end

    @property
    def written(self) -> bool:
        """Whether it is something written: ``the statement``."""
        return self.head in DOCUMENTS and any(
            fold(word) == self.head and (word.islower() or not at) for at, word in enumerate(self.words)
        )


class Resolver:
    """Who is meant in one article, read sentence by sentence in order.

    Of each sentence first ``open``, then ``resolve`` as often as it takes, then ``close``; ``subject`` and ``signed`` may be
    asked at the end. What it has read so far stands in one ``Discourse``.

    Args:
        body: the article's body.
        outline: its sentences and blocks.
    """

    def __init__(self, body: str, outline: Outline) -> None:
        self._body = body
        self._sentences = outline.sentences
        self._discourse = Discourse(body)
        self._names_of = NamesOf(body, [(block.start, block.end) for block in outline.blocks if not block.heading])
        found = self._names_of.all
        self._full = people(body, found, self._discourse.lower_words)
        self._names = found
        # The first name that an acronym stands for.
        self._long = {fold(acronym.short): (acronym.start, acronym.end) for acronym in reversed([*explained(body)])}
        self._matcher = NameMatcher(self._discourse, self._full)
        self._descriptions = DefiniteDescriptions(self._discourse, self._matcher)
        self._authorship = Authorship(self._discourse, self._matcher, self._descriptions)
        # Of the sentence that is open:
        self._wordings: dict[NounPhrase, Wording] = {}
        self._told: dict[NounPhrase, Entity | None] = {}
        self._next_name = 0
        self._number = 0
        self._about: NounPhrase | None = None
        self._doubted = False

    # -- reading, in order ----------------------------------------------------------------------------------------

    def open(self, number: int, about: NounPhrase | None) -> None:
        """Go to sentence ``number`` and note the subject that opens it, before its reporting clauses are resolved."""
        self._number, self._about = number, about
        self._wordings.clear()
        self._told.clear()
        self._doubted = False
        if about is None:
            return
        main = self.resolve(about)
        if main is None:
            return
        self._doubted = self._may_be_no_name(main)
        if not self._doubted:
            if told := _IS_A.match(self._body, about.end):
                main = main._replace(heads=main.heads | {told[1]})
            by_name = self._body[about.start : about.end].casefold() not in _HE_OR_SHE
            self._discourse.begins(number, main, by_name)

    def _may_be_no_name(self, main: Entity) -> bool:
        """Whether only its place at the head of a sentence gives a word its capital (``Milk is safe, the firm said``), and the article
        names another that may be meant by ``the firm``."""
        word, *others = self._body[slice(*main.name)].split()
        opens = main.name[0] == self._sentences[self._number].start
        if main.sort == "person" or not opens or any(other[:1].isupper() for other in others) or word.isupper():
            return False
        return word not in self._within and self._discourse.knows_organisation()

    @cached_property
    def _within(self) -> frozenset[str]:
        """The words that the article has anywhere but at the head of a sentence; of ``Al-Lund`` the first part too."""
        chunks = {match[1] for match in _WITHIN.finditer(self._body)}
        return frozenset(chunk[: edge.start()] for chunk in chunks for edge in _EDGE.finditer(chunk))

    def close(self, speaker: Entity | None, by: str | None) -> None:
        """Note whom the sentence that is open speaks of, and who speaks in it ``by`` which verb."""
        number, sentence = self._number, self._sentences[self._number]
        met: list[Entity] = []
        while self._next_name < len(self._names) and self._names[self._next_name].start < sentence.end:
            name = self._names[self._next_name]
            self._next_name += 1
            found = self._matcher.named(name)
            if found.sort == "person":
                met.append(found)
        main = self.resolve(self._about) if self._about else None
        for person in reversed(met):
            self._discourse.names(number, person)
        if main and not self._doubted:
            self._discourse.names(number, main)
        if speaker:
            written = self._written_in(sentence, speaker, by)
            self._discourse.speaks(number, speaker._replace(heads=speaker.heads | written) if written else speaker)

    def _written_in(self, sentence: Sentence, speaker: Entity, by: str | None) -> frozenset[str]:
        """The words for what a speaker wrote, by which a sentence may call it."""
        text = self._body[sentence.start : sentence.end]
        written = frozenset(fold(word) for word in text.split()) & DOCUMENTS
        if not (speaker.document or _BY_LETTER.search(text)):
            written -= {"letter"}  # Lind praised a letter of others
        return written | {REPORTED} if by == "report" and speaker.sort == "organisation" else written

    def subject(self, number: int) -> Entity | None:
        """The person whom sentence ``number`` begins with, if any."""
        return self._discourse.subject(number)

    def signed(self, span: Span) -> Entity:
        """Who signs a post as the name at ``span``: a person by the fullest name, or else the name as it stands."""
        found = names(self._body, *span)
        if len(found) == 1 and self._matcher.is_person(found[0]):
            return self._matcher.named(found[0])
        return Entity(span, None, "organisation")

    # -- resolving ------------------------------------------------------------------------------------------------

    def resolve(self, phrase: NounPhrase, closing: bool = False) -> Entity | None:
        """Who the subject of a reporting clause of the sentence that is open is; None where nobody can be named.

        ``closing``: the clause follows what it reports.
        """
        if told := self._told.get(phrase):
            return told
        text = self._body[phrase.start : phrase.end]
        low = text.casefold()
        if pronoun := _HE_OR_SHE.get(low):
            led_in = self._led_in(phrase.start, pronoun)
            return led_in or self._discourse.person(self._number, pronoun, closing)
        if low == "it" and closing and self._about and self._about.end < phrase.start:
            body = self._body[self._about.start : self._about.end].casefold().startswith("the ") and self.resolve(
                self._about
            )
            if body and body.sort != "person" and not CORPORATE.isdisjoint(body.heads):
                return body  # The fire service has moved 212 people, it says.
        if low in ("they", "it", "both"):
            own = self._own_several(phrase) if low == "they" else None
            return own or self._discourse.others(self._number, low)
        if (low in _NOBODY and text != "WHO") or _ANYBODY.match(low):
            return None
        many = _MANY.match(low)
        survey = self._survey() if many or _MOST.match(low) else None
        if survey or many:
            return survey
        if phrase not in self._wordings:
            self._wordings[phrase] = self._worded(phrase, text.split())
        return self._noun(self._wordings[phrase])

    def _worded(self, phrase: NounPhrase, words: list[str]) -> Wording:
        start, end = phrase.start, phrase.end
        found = self._names_of.within(start, end)
        if not found and len(words) == 1 and fold(words[0]) in self._full:
            found = [Name(start, end, (words[0],), False, None)]  # May: a month, but here a name as well
        low = self._body[start:end].casefold()
        return Wording(phrase, low, words, found, self._tail(start, end, words, found), head_of(words))

    def _tail(self, start: int, end: int, words: list[str], found: list[Name]) -> Name | None:
        """The name that a phrase ends with; None where it can only be somebody else's."""
        tail = found[-1] if found and found[-1].end >= end - 2 else None
        if tail is None:
            return None
        if self._body[max(start, tail.start - 8) : tail.start].rstrip().endswith(_BEFORE_OTHERS):
            return None
        if len(tail.words) == 1 and any(word in PREPOSED for word in words[:-1]):
            return None  # chief nurse in London, an attorney for Doe: the name is not the speaker's
        if tail.role and all(map(is_title, tail.words)) and fold(tail.words[-1]) not in self._full:
            return None  # the country's Attorney General
        return tail

    def _noun(self, wording: Wording) -> Entity | None:
        """Who a phrase that is no pronoun means: the first reading that its words allow."""
        if wording.phrase not in self._told:
            self._told[wording.phrase] = self._told_by_words(wording)
        if told := self._told[wording.phrase]:
            return told
        if wording.written:
            return self._authorship.written(*wording.span, wording.found, wording.head, self._number)
        known = self._descriptions.meant(wording.span, wording.head, self._number, wording.found)
        return known or self._as_it_stands(wording)

    def _told_by_words(self, wording: Wording) -> Entity | None:
        """Who a phrase means by its own words, whomever the sentences before speak of; None where those have a say.

        It stays the same while a sentence is open, of which most phrases are resolved twice.
        """
        found, tail = wording.found, wording.tail
        if found and self._of_place(found[0], *wording.span):
            return self._from_place(found[0], wording.phrase.start)
        if wording.phrase.listed:
            return Entity(wording.span, None, "group", heads=frozenset({"they"}))
        if tail and (both := self._coordinated(found, tail)):
            return both
        if wording.written:
            return None
        if person := self._person(wording):
            return person
        if apposed := self._apposed(wording):
            return apposed
        opening = wording.words[0]
        if opening.casefold() == "the":
            return None
        if tail and _ONLY_MOOD.fullmatch(wording.low):
            return self._matcher.named(tail)  # a visibly moved Doe
        return self._as_it_stands(wording)

    def _from_place(self, name: Name, start: int) -> Entity:
        """The person whose name opens a phrase that says where they are from."""
        person = self._known_person(name)
        return self._matcher.with_role(person, self._matcher.role((start, name.start), None) or person.role)

    def _known_person(self, name: Name) -> Entity:
        """The person whom the article calls by a name, or else a person who is called so whole."""
        return self._matcher.named(name) if self._matcher.is_person(name) else self._matcher.person(name)

    def _person(self, wording: Wording) -> Entity | None:
        """The person whose name a phrase ends with; None where it ends with nobody's."""
        tail, start = wording.tail, wording.phrase.start
        if not tail or (" and " in wording.low and not tail.person):
            return None
        person = self._matcher.named(tail)
        owned = self._body[max(start, tail.start - 3) : tail.start] in ("’s ", "'s ")
        described = describes(wording.words, tail) and not of_body(wording.words, tail)
        so_called = len(tail.words) == 1 and called_so(self._body, tail)
        if person.sort != "person" and (((owned or described) and tail.person) or so_called):
            person = self._matcher.person(tail)
        if person.sort != "person":
            return None
        return self._matcher.with_role(
            person, self._matcher.role((start, tail.start), wording.phrase.apposition) or person.role
        )

    def _apposed(self, wording: Wording) -> Entity | None:
        """Who is named in apposition to a phrase: ``the mayor, Ada Lind``, ``its maker, Acton Steel``; None where nobody is."""
        (start, end), apposition = wording.span, wording.phrase.apposition
        office = wording.words[0].casefold() in _THE and any(w.islower() and is_title(w) for w in wording.words)
        if not apposition or not (wording.words[-1][:1].islower() or office):
            return None
        if wording.found and _AND_HIS.search(self._body, wording.found[0].end, end):
            return Entity((start, apposition[1]), None, "group", heads=frozenset({"they"}))
        inner = next((n for n in self._names_of.within(*apposition) if n.person or self._matcher.is_person(n)), None)
        opens = inner.role[0] if inner and inner.role else inner.start if inner else 0
        if inner and inner.end >= apposition[1] - 4 and opens <= apposition[0] + 1:
            return self._matcher.with_role(self._known_person(inner), (start, end))
        if inner and inner.end >= apposition[1] - 1 and self._body[apposition[0]].islower():
            role = self._matcher.role((apposition[0], inner.start), None)
            if role:
                return self._matcher.with_role(self._known_person(inner), role)
        if named := names_body(self._body, wording.words, apposition):
            return Entity(apposition, (start, end), "organisation", heads=named)
        if of_named_body(self._body, wording.words, apposition):
            return Entity((start, apposition[1]), None, "organisation", heads=body_heads(wording.words))
        return None

    def _as_it_stands(self, wording: Wording) -> Entity:
        """Whom a phrase means that only its own words tell of: a body by its name, or the words as they stand."""
        (start, end), words, tail, head = wording.span, wording.words, wording.tail, wording.head
        heads = body_heads(words) | {head}
        if tail and describes(words, tail):
            return Entity((tail.start, end), (start, self._trimmed(start, tail.start)), "organisation", heads=heads)
        if tail and len(words) <= 2 and (long := self._long.get(fold(tail.words[-1]))):
            return Entity(long, None, "organisation", heads=heads)
        said = self._matcher.role((start, start), wording.phrase.apposition) if tail and tail.start == start else None
        sort = sort_of(self._discourse.lower_words, words, head, bool(wording.found), bool(tail))
        if not wording.found and gender_of(head) and is_somebody(head):
            sort = "person"
        return Entity((start, end), said, sort, gender_of(head) if sort == "person" else None, heads)

    def _survey(self) -> Entity | None:
        """The survey in which the many of the sentence said it: named there, or else the one quoted last."""
        sentence = self._sentences[self._number]
        named = _IN_SURVEY.search(self._body, sentence.start, sentence.end)
        if not named or " " not in named[1]:
            return self._discourse.survey(self._number)
        return Entity(named.span(1), None, "organisation", heads=frozenset({"survey", "poll"}), document=True)

    def _own_several(self, phrase: NounPhrase) -> Entity | None:
        """The several people with whom the sentence begins that ends with ``they said``: *Officials* are relieved, they said."""
        about = self._about
        if not about or about.end > phrase.start:
            return None
        head = head_of(self._body[about.start : about.end].split())
        return self.resolve(about) if head.endswith("s") and can_speak(head) else None

    def _led_in(self, pronoun_at: int, pronoun: str) -> Entity | None:
        """The person whom the clause before a pronoun names: ``As Lind left the court, she said ...``."""
        start = self._sentences[self._number].start
        if not _LEADS_IN.match(self._body, start, pronoun_at):
            return None
        for name in self._names_of.within(start, pronoun_at):
            if self._matcher.is_person(name) and self._body[name.end : name.end + 1] not in ("’", "'"):
                person = self._matcher.named(name)
                return person if person.gender in (None, pronoun) else None
        return None

    def _of_place(self, name: Name, start: int, end: int) -> bool:
        """Whether a person's name opens a phrase that only says where they are from: ``Ada Lind of the Port Board``."""
        whence = self._body.startswith((" of ", " from ", " at ", " in "), name.end)
        if not whence:
            return False
        before = self._body[start : name.start].split()
        told = all(word.islower() for word in before) and PREPOSED.isdisjoint(before)
        opens = start == (name.role[0] if name.role else name.start) or told
        if not opens or " and " in self._body[name.end : end]:
            return False
        return self._matcher.is_person(name)

    def _coordinated(self, found: list[Name], tail: Name) -> Entity | None:
        """``A and B`` as one speaker, where the names before and after the ``and`` are both people's."""
        start = tail.role[0] if tail.role else tail.start
        first = next((name for name in found if _JOINS.fullmatch(self._body[name.end : start])), None)
        office = tail.role and {fold(word) for word in self._body[slice(*tail.role)].split()} & AGENCIES
        if first is None or office or not all(name.person or self._matcher.is_person(name) for name in (first, tail)):
            return None
        return Entity((first.start, tail.end), None, "group", heads=frozenset({"they"}))

    def _trimmed(self, start: int, end: int) -> int:
        return start + len(self._body[start:end].rstrip(" ,"))
