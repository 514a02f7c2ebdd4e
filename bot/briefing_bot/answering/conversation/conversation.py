"""Earlier turns, and a follow-up resolved against them into a question that stands alone.

The resolved question is made of the conversation's own words and is shown to the person. A question that stands alone
is returned to the letter.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from briefing_bot.answering.conversation.anaphora import Anchor, anchors, fragment
from briefing_bot.answering.conversation.antecedents import Spoken
from briefing_bot.answering.conversation.ellipsis import complete, joined, sentence, with_other_subject
from briefing_bot.answering.question.grammar import QuestionGrammar
from briefing_bot.models import Answer, Within

_MOST_TURNS = 8  # by hand: what a person remembers of having asked
_LONGEST = 1000  # characters, by hand: what is longer says itself what it is about; to look for each word in all others takes the square
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
        if max(len(question), len(self.turns[-1].resolved)) > _LONGEST:
            return question
        parsed = QuestionGrammar(question)
        spoken = [turn.spoken for turn in reversed(self.turns)]
        base = Spoken(self._base(), self.turns[-1].answer)
        if all(word.mark for word in parsed.words[parsed.body :]):
            return question
        cut = fragment(parsed)
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
        case "it":
            return spoken.thing()
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
