"""Questions that a briefing answers well, made from its own sentences and tried before they are suggested.

A sentence is turned into a question by what it has: a figure before what it counts, a day after a passive or a future, somebody who says it,
somebody with a role, somebody who does something, what something is done to. The question's words are the sentence's; where its grammar leaves a doubt no question is made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.lexicon.verbs import BASE_VERBS, PAST, VERB_FORMS, base_of
from briefing_bot.language.lexicon.word_classes import (
    AUXILIARIES,
    BE,
    BOUNDARY,
    MONTHS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    WEEKDAYS,
)
from briefing_bot.language.names.countries import nations
from briefing_bot.language.names.recognition import ORGANISATION, person_like
from briefing_bot.language.names.recognition import names as names_of
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Answer, Mention, Quote, Story
from briefing_bot.overview.stories import names

_SURE = 0.7
"""The least confidence of an answer for its question to be suggested."""
LOOKED_AT = (8, 12)
"""The most stories that questions are made of, and the most sentences of each."""
_TRIED = 3
"""How many questions are tried for each that is wanted."""
_ALIKE = 3
"""The most questions of one kind."""
_NUMBER = r"(?:\d[\d,.]*(?:\smillion|\sbillion)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens\sof|hundreds\sof|thousands\sof)"
_COUNTED = late(
    rf"""^(?:(?:at\ least|more\ than|about|nearly|some|around|over|almost|as\ many\ as|up\ to)\ )?+{_NUMBER}\ (?P<what>[a-z]+(?:\ [a-z]+)?)
    \ (?P<verb>died|were|was|are|have|had|lost|fled|joined|voted)(?P<rest>(?:\ [^\s,;.:“”"()]+){{0,9}}?)
    (?=[,;.:]|\ (?:when|after|as|while|since|because|on|and|said|according)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_AUXILIARY = late(
    r"""^(?P<who>(?!(?:Here|There|Hundreds|Thousands|Dozens|Many|Some|All|Most|More|Few|Several|Other|Another|Both|As|In|On|At|By|For|After|This|That)\b)
    (?:The|A|An|[A-Z][\w’'.-]*)(?:\ [^\s,;.:“”"()]+){0,6}?)
    \ (?:(?P<aux>will)|(?P<been>was|were|has\ been|have\ been)(?=\ [a-z]+(?:ed|en|wn|ght|lt|ld|ept|nt)\b))\ (?P<what>[^,;:“”"()]{3,70})$""",
    re.VERBOSE,
)
_SUBORDINATE = late(
    r"\b(?:that|which|who|whose|said|says|told|when|where|if|because|and|but|he|she|they|it)\b", re.IGNORECASE
)
_DID = late(
    r""" (?P<verb>[a-z]+) (?P<rest>(?:[^,.;:“”"()\n]|[,.](?=\d)){8,90}?)(?=[.,;:]|$| (?:when|after|as|while|since|because|who|which|where|and|but)\b)"""
)
_OBJECT = late(
    rf"""^(?P<who>(?:The|A|An|[A-Z][\w’'.-]*)(?:\ [\w’'.-]+){{0,4}}?)\ (?:(?P<will>will|would|can|could|must)\ )?(?:(?:also|now|still|already|even)\ )?
    (?P<verb>[a-z]+)\ (?:(?:at\ least|more\ than|about|nearly|some|around|over|almost|up\ to)\ )?+
    (?:(?:a|an|the|its|their|his|her|no|several)\b|{_NUMBER}\ (?P<counted>[a-z]+s|people|children|men|women)\b(?!\ of\b))""",
    re.VERBOSE,
)
_NO_SUBJECT = (
    AUXILIARIES | BE | PERSONAL_PRONOUNS | BOUNDARY | frozenset("this these those there here and or not".split())
)
_OF_SOMEBODY = frozenset("say accuse urge tell warn ask call help let make order force".split())
"""Verbs after whose object the sentence only says what it is about."""
_SAID = frozenset("said told added asked".split())
_LONGEST_SUBJECT = 80
_FEWEST = 3
"""The least words that say what somebody did."""
_ENDS = "in|on|at|by|for|from|with|to|of|and|or|but|is|are|was|were|has|have|had|will|would|could|can|may|that|who|which|when|after|before|as"
"""What a name may end before: a noun there would be what the name only tells the kind of."""
_BEFORE_A_DAY = frozenset("on in at by since until early late this next last of the for".split())
_OFTEN = 2
_CALENDAR = WEEKDAYS | MONTHS | frozenset(month[:3] for month in MONTHS) | {"sept"}
_NAMED = late(r"(?:the )?[A-Z][\w’'.-]*(?: [\w’'.&-]+){0,4}")
_SMALL = frozenset("The A An This That These Its Their His Her Officials Police Authorities".split())


class Suggestion(NamedTuple):
    """A question, of which kind it is, and the quote that is to answer it."""

    question: str
    kind: str
    quote: Quote


def suggested(stories: Sequence[Story], ask: Callable[[str], Answer], most: int) -> list[str]:
    """At most ``most`` questions that are answered, surely, with the words that they were made from.

    Args:
        stories: of the briefing, with their sentences.
        ask: answers a question.
        most: how many are wanted.
    """
    found: list[str] = []
    kinds: Counter[str] = Counter()
    asked: set[tuple[str, str]] = set()
    waiting, alike = list(_in_turn(stories)), _ALIKE
    while waiting:
        put_off: list[Suggestion] = []
        for one in waiting:
            of_whom = one.quote.speaker.text if one.quote.speaker and one.kind in ("what", "who") else one.question
            if len(found) == most or len(asked) == _TRIED * most:
                return found
            if (one.kind, of_whom) in asked:
                continue
            if kinds[one.kind] == alike:
                put_off.append(one)
                continue
            asked.add((one.kind, of_whom))
            if _answers(ask(one.question), one.kind, one.quote):
                found.append(one.question)
                kinds[one.kind] += 1
        waiting, alike = put_off, most  # more of one kind, where the others are not enough
    return found


def _answers(answer: Answer, kind: str, quote: Quote) -> bool:
    """Whether a question is answered, first and surely, with the words that it was made from, or with others of whose words it asks for."""
    if not answer.answered or answer.confidence < _SURE:
        return False
    first = answer.quotes[0]
    same = first.article.id == quote.article.id and first.start < quote.end and quote.start < first.end
    return same or bool(kind == "what" and quote.speaker and first.speaker and quote.speaker.text == first.speaker.text)


def _in_turn(stories: Sequence[Story]) -> Iterator[Suggestion]:
    """The questions of the stories in turn: one of each, then a second; in the first turn as many kinds as there are."""
    made = [list(_of_story(story)) for story in stories]
    made = [
        questions[at % len(questions) :] + questions[: at % len(questions)]
        for at, questions in enumerate(filter(None, made))
    ]
    for turn in range(max(map(len, made), default=0)):
        yield from (questions[turn] for questions in made if turn < len(questions))


def _of_story(story: Story) -> Iterator[Suggestion]:
    for quote in story.quotes:
        if asks := _how_many(quote.text):
            yield Suggestion(asks, "how many", quote)
    for quote in story.quotes:
        if asks := _when(quote):
            yield Suggestion(asks, "when", quote)
    for quote in story.quotes:
        if quote.speaker and quote.stance != "unsourced" and (said := _speaker(quote.article.body, quote.speaker)):
            yield Suggestion(f"What did {said} say{_named_in(quote)}?", "what", quote)
            if quote.role and quote.start <= quote.role.start < quote.end and person_like(tuple(said.split())):
                yield Suggestion(f"Who is {said}?", "who", quote)
        if asks := _who_did(quote):
            yield Suggestion(asks, "who did", quote)
        elif asks := _what_of(quote.text):
            yield Suggestion(asks, "what of", quote)


def _speaker(body: str, speaker: Mention) -> str | None:
    """Who speaks, as the words stand within a sentence; None where they are no name, or it is not known how they would stand there."""
    text = speaker.text
    words = text.split()
    if not _NAMED.fullmatch(text) or text.endswith(("'s", "’s")) or (text.isupper() and len(words) > 1):
        return None
    if body[max(0, speaker.start - 4) : speaker.start].casefold().endswith("the "):
        return f"the {text}"
    before = body[: speaker.start].rstrip(" \t“\"‘'")
    opens = not before or before[-1] in ".!?\n:"
    if opens and words[0] not in _SMALL and not all(word[0].isupper() for word in words[1:] or ["a"]):
        # The capital of a sentence's first word tells nothing: what it is elsewhere does.
        if re.search(rf"\b{re.escape(words[0].lower())}\b", body):
            text = f"{words[0].lower()}{text[len(words[0]) :]}"
        elif not re.search(rf"[a-z,] {re.escape(text)}\b", body):
            return None
    return None if text[0].isupper() and words[0] not in _SMALL and is_title(words[-1]) else _within(text)


def _who_did(quote: Quote) -> str | None:
    """Who did what a person or an institution did: the words after its name."""
    text = " ".join(quote.text.split())
    name = next((n for n in names_of(text, 0, min(len(text), _LONGEST_SUBJECT)) if n.start in (0, 4)), None)
    if name is None or text[: name.start] not in ("", "The "):
        return None
    acts = (
        name.person or not ORGANISATION.isdisjoint(map(fold, name.words)) or bool(nations(terms(" ".join(name.words))))
    )
    match = _DID.match(text, name.end)
    if not acts or not match or match["verb"] not in VERB_FORMS or match["verb"] in _SAID:
        return None
    past = match["verb"] in PAST or match["verb"].endswith("ed")
    few = match["rest"].count(" ") < _FEWEST - 1
    return None if not past or few or _SUBORDINATE.search(match["rest"]) else f"Who {match['verb']} {match['rest']}?"


def _what_of(text: str) -> str | None:
    """What, or how many of what, the subject of a sentence does something to."""
    match = _OBJECT.match(" ".join(text.split()))
    if not match or not _NO_SUBJECT.isdisjoint(map(fold, match["who"].split())):
        return None
    verb, who = match["verb"], _within(match["who"])
    if match["will"]:
        base, aux = (verb if verb in BASE_VERBS else None), match["will"]
    else:
        base, aux = base_of(verb), "did" if verb.endswith("ed") else "does"
    if base is None or base in _OF_SOMEBODY:
        return None
    asked = f"How many {match['counted']}" if match["counted"] else "What"
    return f"{asked} {aux} {who} {base}?"


def _how_many(text: str) -> str | None:
    match = _COUNTED.search(" ".join(text.split()))
    if (
        not match
        or _SUBORDINATE.search(match["rest"])
        or match["what"].split()[-1] in ("percent", "year", "years", "old")
    ):
        return None
    return f"How many {match['what']} {match['verb']}{match['rest']}?"


def _when(quote: Quote) -> str | None:
    """When something was, or will be, done: the words before the day that it names."""
    if not quote.dates:
        return None
    text = " ".join(quote.text.split())
    before, day, _ = text.partition(quote.dates[0].text)
    if not day:
        return None
    words = before.split()
    while words and words[-1].casefold() in _BEFORE_A_DAY:
        words.pop()
    match = _AUXILIARY.search(" ".join(words))
    if not match or words[-1] in PREPOSITIONS or _SUBORDINATE.search(f"{match['who']} {match['what']}"):
        return None
    aux, _, rest = (match["aux"] or match["been"]).partition(" ")
    return " ".join(("When", aux, _within(match["who"]), *rest.split(), match["what"].strip())) + "?"


def _within(words: str) -> str:
    """Words from the beginning of a sentence as they stand within one."""
    first, space, rest = words.partition(" ")
    return f"{first.lower() if first in _SMALL else first}{space}{rest}"


def _named_in(quote: Quote) -> str:
    """ " about" what a quote names, in the words of a longer name that its article has often; "" where it names nothing else."""
    speaker = quote.speaker.text if quote.speaker else ""
    for name, count in names(quote.article).most_common():
        if count < _OFTEN or name in speaker or name.casefold() in _CALENDAR:
            continue
        found = re.search(
            rf"(?<=[a-z] )(?:the )?(?:[A-Z][\w-]+ ){{0,3}}{re.escape(name)}(?: [A-Z][\w-]+){{0,3}}(?=[,;.]|$| (?:{_ENDS})\b)",
            quote.text,
        )
        if found and found.group().count(" ") in (1, 2) and not any(word in found.group() for word in speaker.split()):
            return f" about {found.group()}"
    return ""
