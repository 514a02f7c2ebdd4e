"""What a conversation is about, carried into a question that names nothing: "How many died?" after the bridge means the bridge.

Words alone cannot tell whether such a question goes on or turns to something else, so both are asked: it goes on where the
question with the topic is answered by the articles that the conversation is about, about as surely as the question alone is answered
by any. Where something points back and nothing is found that it could mean, it is asked back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefing_bot.answering.conversation.anaphora import fragment
from briefing_bot.answering.conversation.answer_names import names_time
from briefing_bot.answering.conversation.ellipsis import AS_TO, sentence
from briefing_bot.answering.question.grammar import QuestionGrammar
from briefing_bot.language.lexicon.word_classes import CENTRAL_DETERMINERS, PERSONAL_PRONOUNS
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms
from briefing_bot.models import Answer

if TYPE_CHECKING:
    from briefing_bot.answering.conversation.conversation import Turn

_AS_SURE = 0.25  # by hand
"""How much less sure an answer to the question with the topic may be than to the question alone, and still be taken."""
_MOST_TOPICS = 2  # by hand: each is a question more that is asked
_LONGEST_TITLE = 80  # by hand, characters
_ABOUT = late(r"^(?:what|how) about ", re.IGNORECASE)
_OWNED = late(r"['’]s\b")
_PLACED = ("in", "at", "on", "near")


def names_nothing(question: QuestionGrammar) -> bool:
    """Whether a question has no name and no figure of its own, by which it would stand alone."""
    begin = question.body + 1  # the first word has its capital anyhow
    return not question.leads and not any(word.capital and word.text != "I" for word in question.words[begin:])


def settled(question: str, answer: Answer, turns: Sequence[Turn], ask: Callable[[str], Answer]) -> Answer:
    """The answer to a question that nothing in it could be resolved of: with the conversation's topic where that is borne out.

    Args:
        question: as it stands alone.
        answer: to the question alone.
        turns: those before it, the oldest first.
        ask: answers another question.
    """
    matter = _matter(turns)
    if not matter or not names_nothing(QuestionGrammar(question)):
        return answer
    for topic in topics(turns):
        carried = ask(with_topic(question, topic))
        if not carried.answered or carried.quotes[0].article.witness not in matter:
            continue
        if not answer.answered or carried.confidence >= answer.confidence - _AS_SURE:
            return carried
    return answer


def with_topic(question: str, topic: str) -> str:
    """The question about a topic: ``How many died, as to the Alder bridge?``."""
    return sentence(f"{question.rstrip(' ?!.')}{AS_TO}{topic}")


def other_thing(question: str) -> str:
    """What a question cut short asks about in another's stead: ``Delta Works`` in "What about Delta Works?"; '' where it is none."""
    parsed = QuestionGrammar(question)
    if not parsed.words or fragment(parsed) != "noun":
        return ""
    words = question[parsed.words[parsed.body].start :].rstrip(" ?!.")
    return _ABOUT.sub("", words)


def tells_of(answer: Answer, thing: str) -> bool:
    """Whether an answer's first quote, or who says it, speaks of a thing by any of its words."""
    if not answer.answered:
        return False
    first = answer.quotes[0]
    speaker = first.speaker.text if first.speaker else ""
    return not {*terms(thing)}.isdisjoint(terms(f"{first.text} {speaker}"))


def asks_back(answer: Answer, pointing: str, names: Sequence[str] = ()) -> Answer:
    """An answer that asks what is meant by the word ``pointing``: which of ``names``, or where there are none, for nothing that was
    spoken of could be."""
    if names:
        said = f"Whom do you mean by “{pointing}”: {' or '.join(names)}? Say the name, or ask again with it."
    else:
        said = f"Whom or what do you mean by “{pointing}”? Say the name, or ask again with it."
    return _unclear(answer, said)


def asks_of_what(answer: Answer, short: str) -> Answer:
    """An answer that asks what a question cut short, ``How many troops?``, is about."""
    return _unclear(answer, f"“{short}” What of? Name it, or ask the whole question.")


def _unclear(answer: Answer, said: str) -> Answer:
    return Answer(
        question=answer.question,
        resolved_question=answer.question,
        status="not_in_briefing",
        confidence=0.0,
        reason="unclear",
        said=(said,),
        within=answer.within,
    )


def on_the_matter(answer: Answer, turns: Sequence[Turn]) -> bool:
    """Whether an answer comes from the articles that the last answered turn quoted first."""
    return answer.answered and answer.quotes[0].article.witness in _matter(turns)


def topics(turns: Sequence[Turn]) -> list[str]:
    """What the last turns on one matter were about, the likeliest first: what somebody spoke about, things by name, persons where there
    are none of these, the story's title, other things."""
    matter = _matter(turns)
    kinds: dict[str, Counter[str]] = {kind: Counter() for kind in ("spoken about", "thing", "person", "other")}
    for turn in reversed(turns):
        if (answer := _told(turn)) and answer.quotes[0].article.witness not in matter:
            break  # before this, something else was spoken of
        for text, before in _phrases(turn.spoken.question):
            kinds[_kind(turn, text, before)][text] += 1
    ranked = {kind: [text for text, _ in found.most_common()] for kind, found in kinds.items()}
    named = ranked["spoken about"] + ranked["thing"] or ranked["person"]
    title = [title] if (title := _title(turns)) else []
    named = [text for text in named if text not in title]  # carried before, it is no thing of the conversation's own
    return list(dict.fromkeys([*named, *title, *ranked["other"]]))[:_MOST_TOPICS]


def _kind(turn: Turn, text: str, before: str) -> str:
    if before == "about":
        return "spoken about"
    if before in _PLACED or not any(word[:1].isupper() for word in text.split()):
        return "other"
    return "person" if turn.spoken.is_person(text) else "thing"


def _phrases(question: QuestionGrammar) -> Iterator[tuple[str, str]]:
    """The definite and named noun phrases of a question, of "Lund's lawyer" Lund, each with the word before it where it may be a place's."""
    asked, _, carried = question.text.partition(AS_TO)
    if carried:
        yield carried.rstrip(" ?"), ""
    for phrase in question.phrases:
        text = question.phrase_text(phrase)
        if question.words[phrase.first].start >= len(asked):
            break
        determined = question.low[phrase.first] in CENTRAL_DETERMINERS
        named = any(w.capital for w in question.words[phrase.first : phrase.last])
        if names_time(text) or not (determined or named) or question.low[phrase.last - 1] in PERSONAL_PRONOUNS | {"i"}:
            continue
        before = question.low[phrase.first - 1] if phrase.first else ""
        yield _OWNED.split(text)[0], before if phrase.name or before == "about" else ""


def _matter(turns: Sequence[Turn]) -> frozenset[str]:
    """The articles that answered last, each as its witness: that of the first quote."""
    answer = _last_told(turns)
    return frozenset((answer.quotes[0].article.witness,)) if answer else frozenset()


def _title(turns: Sequence[Turn]) -> str | None:
    answer = _last_told(turns)
    title = answer.quotes[0].article.title if answer else None
    return title if title and len(title) <= _LONGEST_TITLE else None


def _last_told(turns: Sequence[Turn]) -> Answer | None:
    """The last answer to a question; an overview is of no matter."""
    return next((answer for turn in reversed(turns) if (answer := _told(turn))), None)


def _told(turn: Turn) -> Answer | None:
    answer = turn.answer
    return answer if answer and answer.answered and answer.intent == "question" else None
