"""Who a noun phrase of an article means: pronouns, titles and short names resolved to the fullest name given."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing_bot.attribution.coreference.authorship import Writers
from briefing_bot.attribution.coreference.definite_descriptions import Descriptions
from briefing_bot.attribution.coreference.discourse import REPORTED, Memory
from briefing_bot.attribution.coreference.entity import (
    AGENCIES,
    COMPANIES,
    SCHOOLS,
    Span,
    Voice,
    body_heads,
    gender_of,
    is_somebody,
)
from briefing_bot.attribution.coreference.name_matching import Bearers
from briefing_bot.attribution.coreference.noun_heads import (
    PREPOSED,
    describes,
    head_of,
    names_body,
    of_body,
    of_named_body,
    sort_of,
)
from briefing_bot.language.grammar.noun_phrases import Phrase
from briefing_bot.language.lexicon.cue_verbs import DOCUMENTS
from briefing_bot.language.names.people import acronyms, called_so, people
from briefing_bot.language.names.recognition import Name, fold, gender, is_title, names
from briefing_bot.language.text.structure import Outline, Sentence

_NOBODY = frozenset(
    """i we you who one that this there which what so many some others nobody everyone someone anyone people reports
    sources it's he's she's these those most all each few several""".split()
)
_BEFORE_OTHERS = (" of", " for", " in", " at", " from", " with", " of the", " for the", " in the", " at the")
# So many of those asked: the words are the survey's, not theirs.
_MANY = re.compile(
    r"(?:(?:about|around|roughly|nearly|almost|some|over|more than|at least|only|just) )*"
    r"(?:\d[\d.,]*(?:%| percent| million\b| in \d)|(?:a |one |two |three )?(?:half|majority|plurality|thirds?|quarters?)(?: of\b|$))"
)
_MOST = re.compile(r"most\b|(?:a |an )?(?:[\w-]+ ){0,3}(?:minority|majority)\b")
_IN_SURVEY = re.compile(r"\b(?:in|to) (?:an?|the) ((?:[\w’'/&.-]+ ){0,5}(?:survey|poll))\b")
_HE_OR_SHE = {"he": "he", "he's": "he", "he’s": "he", "she": "she", "she's": "she", "she’s": "she"}
_LEADS_IN = re.compile(r"(?:As|When|While|After|Before|Once|Though|Although) [^,;:.!?\"“”]+, $")
_IS_A = re.compile(
    rf"(?:,| is| was) an? (?:[\w-]+ ){{0,3}}?({'|'.join(sorted(COMPANIES | SCHOOLS | {'agency', 'group', 'union'}))})\b"
)
_JOINS = re.compile(r" and (?:[a-z][\w’'-]* ){0,4}")  # Lind and athletics director Fenn
_ONLY_MOOD = re.compile(r"an? (?:\w+ly )?[\w-]+(?<!of)(?<!to)(?<!for) [^ ]+")
_BY_LETTER = re.compile(r"\b(?:in|by|with|wrote|sent|posted|released) (?:[\w’'-]+ ){1,4}letter\b", re.IGNORECASE)


class Voices:
    """The voices of one article, resolved sentence by sentence in order."""

    def __init__(self, body: str, outline: Outline) -> None:
        self._body = body
        self._sentences = outline.sentences
        found = [name for block in outline.blocks if not block.heading for name in names(body, block.start, block.end)]
        self._full = people(body, found)
        # "Judge" and "General" alone are names only where somebody is called so.
        self._names = [
            n for n in found if len(n.words) > 1 or not is_title(n.words[0]) or fold(n.words[0]) in self._full
        ]
        self._long = acronyms(body)
        self._memory = Memory(body)
        self._bearers = Bearers(body, self._full, self._memory)
        self._descriptions = Descriptions(body, self._memory, self._bearers)
        self._writers = Writers(body, self._memory, self._bearers, self._descriptions)
        self._next_name = 0

    # -- remembering ----------------------------------------------------------------------------------------------

    def open(self, number: int, about: Phrase | None) -> None:
        """Note the subject that opens sentence ``number``, before its reporting clauses are resolved."""
        main = self.resolve(about, number) if about else None
        if about and main:
            if main.sort == "organisation" and (told := _IS_A.match(self._body, about.end)):
                main = replace(main, heads=main.heads | {told[1]})
            by_name = self._body[about.start : about.end].casefold() not in _HE_OR_SHE
            self._memory.begins(number, main, by_name)

    def remember(
        self, number: int, sentence: Sentence, voice: Voice | None, about: Phrase | None, by: str | None
    ) -> None:
        """Note who sentence ``number`` speaks of, and who speaks in it ``by`` which verb; to be called in order."""
        met: list[Voice] = []
        while self._next_name < len(self._names) and self._names[self._next_name].start < sentence.end:
            name = self._names[self._next_name]
            self._next_name += 1
            found = self._bearers.named(name)
            if name.start >= sentence.start and found.sort == "person":
                met.append(found)
        main = self.resolve(about, number) if about else None
        for person in reversed(met):
            self._memory.names(number, person)
        if main:
            self._memory.names(number, main)
        if voice:
            text = self._body[sentence.start : sentence.end]
            written = frozenset(fold(word) for word in text.split()) & DOCUMENTS
            if "letter" in written and not (voice.document or _BY_LETTER.search(text)):
                written -= {"letter"}  # Lind praised a letter of others
            if by == "report" and voice.sort == "organisation":
                written |= {REPORTED}
            self._memory.speaks(number, replace(voice, heads=voice.heads | written))

    def subject(self, number: int) -> Voice | None:
        """The person whom sentence ``number`` begins with, if any."""
        return self._memory.subject(number)

    def signed(self, span: Span) -> Voice:
        """Who signs a post as the name at ``span``: a person by the fullest name, or else the name as it stands."""
        found = names(self._body, *span)
        if len(found) == 1 and self._bearers.is_person(found[0]):
            return self._bearers.named(found[0])
        return Voice(span, None, "organisation")

    # -- resolving ------------------------------------------------------------------------------------------------

    def resolve(self, phrase: Phrase, number: int, closing: bool = False) -> Voice | None:
        """Who the subject of a reporting clause in sentence ``number`` is; None where nobody can be named.

        ``closing``: the clause follows what it reports.
        """
        start, end = phrase.start, phrase.end
        text = self._body[start:end]
        low = text.casefold()
        if low in _HE_OR_SHE:
            pronoun = _HE_OR_SHE[low]
            return self._led_in(number, start, pronoun) or self._memory.person(number, pronoun, closing)
        if low in ("they", "it", "both"):
            return self._memory.others(number, low)
        if low in _NOBODY and text != "WHO":
            return None
        survey = self._survey(number) if _MANY.match(low) or _MOST.match(low) else None
        if survey or _MANY.match(low):
            return survey
        words = text.split()
        found = names(self._body, start, end)
        if not found and len(words) == 1 and words[0][0].isupper() and fold(words[0]) in self._full:
            found = [Name(start, end, (words[0],), False, None)]  # May: a month, but here a name as well
        tail = found[-1] if found and found[-1].end >= end - 2 else None
        if (
            tail
            and self._body[max(start, tail.start - 8) : tail.start].rstrip().endswith(_BEFORE_OTHERS)
            and not tail.role
        ):
            tail = None
        if found and self._of_place(found[0], start, end):
            person = (
                self._bearers.named(found[0]) if self._bearers.is_person(found[0]) else self._bearers.person(found[0])
            )
            return self._bearers.with_role(person, self._bearers.role((start, found[0].start), None) or person.role)
        if tail and len(tail.words) == 1 and not tail.role and any(w in PREPOSED for w in words[:-1]):
            tail = None  # chief nurse in London, an attorney for Doe: the name is not the speaker's
        if tail and tail.role and all(map(is_title, tail.words)) and fold(tail.words[-1]) not in self._full:
            tail = None  # the country's Attorney General
        if phrase.listed:
            return Voice((start, end), None, "group", heads=frozenset({"they"}))
        both = self._coordinated(found, tail) if tail else None
        if both:
            return both
        head = head_of(words)
        if head in DOCUMENTS and any(
            fold(word) == head and (word.islower() or not at) for at, word in enumerate(words)
        ):
            return self._writers.written(start, end, found, head, number)
        if tail and (" and " not in low or tail.person):
            voice = self._bearers.named(tail)
            owned = self._body[max(start, tail.start - 3) : tail.start] in ("’s ", "'s ")
            described = tail.start > start and describes(words, tail) and not of_body(words, tail)
            if voice.sort != "person" and (owned or described) and tail.person:
                voice = self._bearers.person(tail)
            if voice.sort != "person" and len(tail.words) == 1 and called_so(self._body, tail):
                voice = self._bearers.person(tail)
            if voice.sort == "person":
                return self._bearers.with_role(
                    voice, self._bearers.role((start, tail.start), phrase.apposition) or voice.role
                )
        if phrase.apposition and not (tail and tail.start == start):
            inner = next(
                (n for n in names(self._body, *phrase.apposition) if n.person or self._bearers.is_person(n)), None
            )
            described = words[-1][:1].islower()
            if (
                inner
                and described
                and inner.end >= phrase.apposition[1] - 4
                and inner.start <= phrase.apposition[0] + 1
            ):
                return self._bearers.with_role(
                    self._bearers.named(inner) if self._bearers.is_person(inner) else self._bearers.person(inner),
                    (start, end),
                )
            if (
                inner
                and described
                and inner.end >= phrase.apposition[1] - 1
                and self._body[phrase.apposition[0]].islower()
                and (role := self._bearers.role((phrase.apposition[0], inner.start), None))
            ):
                return self._bearers.with_role(
                    self._bearers.named(inner) if self._bearers.is_person(inner) else self._bearers.person(inner), role
                )
            if described and (named := names_body(self._body, words, phrase.apposition)):
                return Voice(phrase.apposition, (start, end), "organisation", heads=named)
            if described and of_named_body(self._body, words, phrase.apposition):
                return Voice((start, phrase.apposition[1]), None, "organisation", heads=body_heads(words))
        if words[0].casefold() == "the" and (known := self._descriptions.meant((start, end), head, number, found)):
            return known
        if tail and len(tail.words) == 1 and words[0] in ("a", "an") and _ONLY_MOOD.fullmatch(low):
            return self._bearers.named(tail)  # a visibly moved Doe
        heads = body_heads(words) | {head}
        if tail and not tail.person and tail.start > start and describes(words, tail):
            return Voice((tail.start, end), (start, self._trimmed(start, tail.start)), "organisation", heads=heads)
        if tail and tail.start <= start + 4 and len(words) <= 2 and (long := self._long.get(fold(tail.words[-1]))):
            return Voice(long, None, "organisation", heads=heads)
        said = self._bearers.role((start, start), phrase.apposition) if tail and tail.start == start else None
        sort = sort_of(self._body, words, head, bool(found), bool(tail))
        if not found and gender_of(head) and is_somebody(head):
            sort = "person"
        return Voice((start, end), said, sort, gender_of(head) if sort == "person" else None, heads)

    def _survey(self, number: int) -> Voice | None:
        """The survey in which the many of sentence ``number`` said it: named there, or else the one quoted last."""
        sentence = self._sentences[number]
        named = _IN_SURVEY.search(self._body, sentence.start, sentence.end)
        if not named or " " not in named[1]:
            return self._memory.survey(number)
        return Voice(named.span(1), None, "organisation", heads=frozenset({"survey", "poll"}), document=True)

    def _led_in(self, number: int, pronoun_at: int, pronoun: str) -> Voice | None:
        """The person whom the clause before a pronoun names: ``As Lind left the court, she said ...``."""
        start = self._sentences[number].start
        if not _LEADS_IN.match(self._body, start, pronoun_at):
            return None
        for name in names(self._body, start, pronoun_at):
            if self._bearers.is_person(name) and self._body[name.end : name.end + 1] not in ("’", "'"):
                voice = self._bearers.named(name)
                return voice if voice.gender in (None, pronoun) else None
        return None

    def _of_place(self, name: Name, start: int, end: int) -> bool:
        """Whether a person's name opens a phrase that only says where they are from: ``Ada Lind of the Port Board``."""
        whence = self._body.startswith((" of ", " from ", " at ", " in "), name.end)
        before = self._body[start : name.start].split()
        told = all(word.islower() for word in before) and PREPOSED.isdisjoint(before)
        opens = start == (name.role[0] if name.role else name.start) or told
        if not whence or not opens or " and " in self._body[name.end : end]:
            return False
        return self._bearers.is_person(name) or (name.person and gender(name.words) is not None)

    def _coordinated(self, found: list[Name], tail: Name) -> Voice | None:
        """``A and B`` as one voice, where the names before and after the ``and`` are both people's."""
        start = tail.role[0] if tail.role else tail.start
        first = next((name for name in found if _JOINS.fullmatch(self._body[name.end : start])), None)
        office = tail.role and {fold(word) for word in self._body[slice(*tail.role)].split()} & AGENCIES
        if first is None or office or not all(name.person or self._bearers.is_person(name) for name in (first, tail)):
            return None
        return Voice((first.start, tail.end), None, "group", heads=frozenset({"they"}))

    def _trimmed(self, start: int, end: int) -> int:
        return start + len(self._body[start:end].rstrip(" ,"))
