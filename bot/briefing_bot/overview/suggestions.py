"""Questions that a briefing answers well, made from its own sentences and tried before they are suggested.

A sentence is turned into a question by what it has: a figure before what it counts, a day after a passive or a future, somebody who says it,
somebody with a role. The question's words are the sentence's; where its grammar leaves a doubt no question is made.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from briefing_bot.language.lexicon.word_classes import MONTHS, WEEKDAYS
from briefing_bot.language.text.patterns import late
from briefing_bot.models import Answer, Quote, Story
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
    for tried, one in enumerate(_in_turn(stories)):
        if len(found) == most or tried == _TRIED * most:
            break
        whose = (
            one.kind,
            one.quote.speaker.text if one.quote.speaker and one.kind in ("what", "who") else one.question,
        )
        if whose not in asked and kinds[one.kind] < _ALIKE and _answers(ask(one.question), one.kind, one.quote):
            found.append(one.question)
            asked.add(whose)
            kinds[one.kind] += 1
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
        if quote.speaker and quote.stance != "unsourced" and _NAMED.fullmatch(quote.speaker.text):
            about = _named_in(quote)
            yield Suggestion(f"What did {_within(quote.speaker.text)} say{about}?", "what", quote)
            if quote.role and quote.start <= quote.role.start < quote.end:
                yield Suggestion(f"Who is {quote.speaker.text}?", "who", quote)


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
    if not match or _SUBORDINATE.search(f"{match['who']} {match['what']}"):
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
            rf"(?<=[a-z] )(?:the )?(?:[A-Z][\w-]+ ){{0,3}}{re.escape(name)}(?: [A-Z][\w-]+){{0,3}}(?![\w’'.]| [A-Z])",
            quote.text,
        )
        if found and found.group().count(" ") in (1, 2) and not any(word in found.group() for word in speaker.split()):
            return f" about {found.group()}"
    return ""
