"""Earlier turns, and a follow-up resolved against them into a question that stands alone.

The resolved question is made of the conversation's own words and is shown to the person. A question that stands alone
is returned to the letter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefing_bot.answering.conversation.anaphora import Anchor, anchors, fragment
from briefing_bot.answering.conversation.antecedents import Spoken
from briefing_bot.answering.conversation.ellipsis import (
    AS_TO,
    complete,
    joined,
    sentence,
    with_other_subject,
    without_lead,
)
from briefing_bot.answering.conversation.topic import (
    asks_back,
    asks_of_what,
    on_the_matter,
    other_thing,
    settled,
    tells_of,
    with_topic,
)
from briefing_bot.answering.question.grammar import QuestionGrammar
from briefing_bot.models import Answer, Within

_MOST_TURNS = 8  # by hand: what a person remembers of having asked
_LONGEST = 1000  # characters, by hand: what is longer says itself what it is about; to look for each word in all others takes the square
_MOST_OTHERS = 2  # by hand: each is a question more that is asked, and only where the first one's has no answer
_SAID = frozenset("say said says saying".split())
_MOTIONS = frozenset(
    "get got go goes went come came arrive travel travelled traveled move moved fly flew flee fled".split()
)


@dataclass(frozen=True)
class Turn:
    """One question of a conversation: as asked, as it stands alone, and what the briefing answered."""

    question: str
    resolved: str
    answer: Answer | None = None

    @cached_property
    def spoken(self) -> Spoken:
        """What it spoke of, read when a later turn first points back to it."""
        return Spoken(QuestionGrammar(self.resolved), self.answer)


class Conversation:
    """The last turns with one person, at most eight, oldest first. Not shared between threads.

    ``within`` is the part of the briefing to which a message ("only the Gazette") has limited what comes after it; None for all of it.
    """

    def __init__(self, turns: tuple[Turn, ...] = (), within: Within | None = None) -> None:
        self.turns: tuple[Turn, ...] = tuple(turns)[-_MOST_TURNS:]
        self.within = within

    def remember(self, question: str, resolved: str, answer: Answer | None) -> None:
        """Add a turn: the question as asked, what ``resolve`` made of it, and its answer."""
        self.turns = (*self.turns, Turn(question, resolved, answer))[-_MOST_TURNS:]

    def resolve(self, question: str) -> str:
        """The question as one that stands alone; unchanged, to the letter, where it does so already."""
        if not self.turns or not question.strip():
            return question
        if not self._short_enough(question):
            return question
        parsed = QuestionGrammar(question)
        if told := self._told_which(parsed):
            return told
        spoken = [turn.spoken for turn in reversed(self.turns)]
        base = Spoken(self._base(), self.turns[-1].answer)
        if all(word.mark for word in parsed.words[parsed.body :]):
            return question
        cut = fragment(parsed)
        last = spoken[0].question
        if cut == "noun" and (last.wh >= 0 or last.aux >= 0):
            return complete(parsed, cut, spoken[0])  # asked of something else is all of it, what was joined included
        if cut:
            return complete(parsed, cut, base)
        if other := with_other_subject(parsed, base.question):
            return other
        found = anchors(parsed, spoken[0].terms())
        if not found:
            # "And who counts as eligible?" goes on with the last question; "And who won the Oscars?" stands alone.
            goes_on = parsed.leads and not any(word.capital for word in parsed.words[parsed.body + 1 :])
            return joined(parsed, base) if goes_on else question
        return _substitute(parsed, found, spoken, base)

    def answer(self, question: str, ask: Callable[[str], Answer], reads: bool = True) -> Answer:
        """The answer to a question as it is meant after the turns, had by ``ask``; the turn is remembered.

        ``reads``: whether answers come of reading, so that of two persons the one may be meant of whom the question is answered.
        A question that names nothing is asked with the conversation's topic where that is borne out; one that points to
        nothing that was spoken of is asked back (``reason`` is then ``unclear``).
        """
        resolved = self.resolve(question)
        found = ask(resolved)
        goes_on = bool(self.turns) and self._short_enough(question)
        if goes_on and (others := self._others_meant(question, resolved)):
            found = _which(found, others, ask)
        if goes_on and reads and not found.answered:
            asked = map(ask, self._of_others_told(question, resolved))
            found = max((a for a in asked if a.answered), key=lambda a: a.confidence, default=found)
        if goes_on and resolved != question and resolved == without_lead(QuestionGrammar(question)):
            found = settled(resolved, found, self.turns, ask)
            if not on_the_matter(found, self.turns):
                found = asks_of_what(found, resolved)
        if goes_on and (other := other_thing(question)) and not tells_of(found, other):
            # "What about Delta Works?" asks the same of it, or else what there is of it.
            of_itself = ask(question)
            found = of_itself if tells_of(of_itself, other) or not found.answered else found
        if resolved == question and goes_on:
            alone, found = found, settled(question, found, self.turns, ask)
            pointing = self._pointing(question) if found is alone else None
            elsewhere = alone.answered and any(t.answer and t.answer.answered for t in self.turns)
            if pointing and (not alone.answered or (elsewhere and not on_the_matter(alone, self.turns))):
                found = asks_back(alone, pointing)
        self.remember(question, found.resolved_question, found)
        return found

    def _others_meant(self, question: str, resolved: str) -> _Others | None:
        """The pronoun of a question that may mean several persons of the last one, and the question as each of them would have it."""
        parsed, last = QuestionGrammar(question), self.turns[-1].spoken
        for anchor in anchors(parsed, last.terms()):
            if anchor.kind not in ("he", "she"):
                continue
            name = last.person(anchor.kind, question)
            if name and name in resolved and (rivals := last.rivals(anchor.kind, name, question)):
                named = {other: resolved.replace(name, other, 1) for other in (name, *rivals)}
                return _Others(parsed.words[anchor.first].text, named)
        return None

    def _of_others_told(self, question: str, resolved: str) -> list[str]:
        """A question with the persons put in who may have answered the last one in the first one's stead."""
        last = self.turns[-1].spoken
        for anchor in anchors(QuestionGrammar(question), last.terms()):
            if anchor.kind not in ("he", "she"):
                continue
            name = last.person(anchor.kind, question)
            others = last.others_told(anchor.kind, name, question) if name and name in resolved else []
            return [resolved.replace(name, other, 1) for other in others[:_MOST_OTHERS]] if name else []
        return []

    def _short_enough(self, question: str) -> bool:
        """Whether a question and the last are of a length in which something may point back."""
        return max(len(question), len(self.turns[-1].resolved)) <= _LONGEST

    def _pointing(self, question: str) -> str | None:
        """The pronoun of a question that points back."""
        parsed = QuestionGrammar(question)
        found = anchors(parsed, self.turns[-1].spoken.terms())
        return next((parsed.words[a.first].text for a in found if a.kind in ("he", "she", "it", "they")), None)

    def _told_which(self, reply: QuestionGrammar) -> str | None:
        """The question that was asked back, with the name that is now given put in; None where it was none, or this is a question."""
        last = self.turns[-1]
        verbal = reply.wh >= 0 or reply.aux >= 0 or any(reply.verb_at(at) for at in range(len(reply.words)))
        if verbal or not reply.words or last.answer is None or last.answer.reason != "unclear":
            return None
        if anchors(reply, frozenset()):
            return None
        asked = QuestionGrammar(last.question)
        name = reply.text[reply.words[reply.body].start :].rstrip(" ?!.")
        if fragment(asked) == "wh":
            return with_topic(without_lead(asked), name)
        for anchor in anchors(asked, frozenset()):
            if anchor.kind in ("he", "she", "it", "they"):
                put_in = name + (_possessive_end(name, anchor.kind == "they") if anchor.possessive else "")
                start, end = asked.words[anchor.first].start, asked.words[anchor.last - 1].end
                return sentence(asked.text[:start] + put_in + asked.text[end:])
        return None

    def _base(self) -> QuestionGrammar:
        """The last question without what was joined to it: from "Who won, and why?" a third question starts at
        "Who won?"."""
        every = [turn.spoken.question for turn in self.turns]
        asked = [question for question in every if question.wh >= 0 or question.aux >= 0] or every
        base = asked[-1]
        for earlier in reversed(asked[:-1]):
            if base.text.startswith(earlier.text.rstrip(" ?!.") + ", and "):
                base = earlier
        return base


class _Others(NamedTuple):
    """A pronoun, and by the name of each person that it may mean the question with that."""

    pronoun: str
    questions: dict[str, str]


def _which(answer: Answer, others: _Others, ask: Callable[[str], Answer]) -> Answer:
    """The answer for the one person of whom there is one; it is asked back whom is meant where there are several."""
    answers = {name: answer if q == answer.resolved_question else ask(q) for name, q in others.questions.items()}
    told = {name: found for name, found in answers.items() if found.answered}
    places = {(found.quotes[0].article.id, found.quotes[0].start) for found in told.values()}
    if len(told) == 1:
        return next(iter(told.values()))
    return asks_back(answer, others.pronoun, tuple(told)) if len(places) > 1 else answer


def _substitute(question: QuestionGrammar, found: list[Anchor], spoken: list[Spoken], base: Spoken) -> str:
    """The question with what points back replaced by what it points to."""
    text, done = question.text, set[str]()
    replaced: list[tuple[int, int, str]] = []
    left: list[Anchor] = []
    for anchor in found:
        if anchor.kind in done:
            continue
        antecedent = next((r for s in spoken if (r := _antecedent(question, anchor, s))), None)
        if antecedent is None or any(antecedent == r.removesuffix("'s") for _, _, r in replaced):
            left.append(anchor)
            continue
        last = anchor.last
        if anchor.kind == "there" and question.low[anchor.first - 1] in _MOTIONS:
            antecedent = f"to {antecedent.split(' ', 1)[1]}"
        if anchor.possessive and question.low[last : last + 1] == ("name",):
            antecedent, last = f"the name of {antecedent}", last + 1
        elif anchor.possessive:
            antecedent += _possessive_end(antecedent, plural=anchor.kind == "they")
        done.add(anchor.kind)
        replaced.append((question.words[anchor.first].start, question.words[last - 1].end, antecedent))
    if not replaced:
        goes_on = question.leads or any(_points(question, anchor) for anchor in left)
        return joined(question, base) if goes_on else text
    for start, end, antecedent in reversed(replaced):
        text = text[:start] + antecedent + text[end:]
    return sentence(text[question.words[question.body].start :])


def _possessive_end(name: str, plural: bool) -> str:
    if name.endswith(("'s", "’s")):
        return ""
    return "'" if plural and name.endswith("s") and not name[0].isupper() else "'s"


def _points(question: QuestionGrammar, anchor: Anchor) -> bool:
    """Whether an anchor points back surely enough to join the question to the one before."""
    return anchor.kind in ("that", "one") or (anchor.kind == "noun" and question.low[anchor.first] in ("that", "those"))


def _antecedent(question: QuestionGrammar, anchor: Anchor, spoken: Spoken) -> str | None:
    match anchor.kind:
        case "he" | "she":
            name = spoken.person(anchor.kind, question.text)
            if name and anchor.possessive and question.low[anchor.last : anchor.last + 1] == ("name",):
                return spoken.described()
            return name
        case "person":
            return spoken.person(None, question.text)
        case "it" if question.low[anchor.first - 1] in _SAID:
            return None  # what was said, and no thing: "Where did he say it?"
        case "it":
            topic = spoken.question.text.rpartition(AS_TO)[2].rstrip(" ?") if AS_TO in spoken.question.text else ""
            thing = topic if topic and not spoken.is_person(topic) else spoken.thing()
            return None if thing and spoken.says(thing) else thing
        case "they":
            return spoken.group()
        case "company":
            return spoken.group(company=True)
        case "one":
            return spoken.one()
        case "that":
            return None
        case "there":
            prepositional = question.low[anchor.first] != "there"
            return spoken.place(question.low[anchor.first] if prepositional else None)
        case "noun":
            return spoken.noun(question.low[anchor.last - 1])
