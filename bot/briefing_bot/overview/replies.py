"""What a message that asks nothing of the news is answered with: an overview, a timeline, or fixed lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from briefing_bot.answering.intent import own_words
from briefing_bot.models import Answer, Article, Intent, Overview, Quote, Reason, Timeline, Within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing_bot.answering.conversation.conversation import Conversation


class Told(Protocol):
    """What a briefing tells without being asked for one thing."""

    @property
    def articles(self) -> Sequence[Article]:
        """All of its articles."""

    def overview(self, *, topic: str = "", within: Within | None = None) -> Overview:
        """Its stories."""

    def timeline(self, topic: str = "", *, within: Within | None = None) -> Timeline:
        """What happened when."""

    def suggestions(self, most: int = 5, *, within: Within | None = None) -> list[str]:
        """Questions that it answers."""


def reply(
    briefing: Told, message: str, intent: Intent, within: Within | None, conversation: Conversation | None, top: int
) -> Answer:
    """The answer to a message that is no question of the news; ``top`` is the most quotes of an overview in ``quotes``.

    A message that limits what is asked limits ``conversation``.
    """
    part = _both(within, intent.within)
    if intent.kind == "narrowing":
        return _narrowed(briefing, message, intent.within or Within(), conversation)
    if intent.kind in ("overview", "timeline"):
        answer = _told(briefing, message, intent, part, top)
        if conversation is not None:
            conversation.remember(message, message, answer)
        return answer
    reason: Reason = "other_language" if intent.kind == "language" else "not_a_question"
    return _said(message, intent, _lines(briefing, intent, part), part, reason)


def _both(one: Within | None, other: Within | None) -> Within | None:
    """The part that two leave: what the second says goes before what the first says."""
    if one is None or other is None:
        return other or one
    named = {name: value for name, value in other if value is not None}
    return one.model_copy(update=named)


def _lines(briefing: Told, intent: Intent, within: Within | None) -> tuple[str, ...]:
    match intent.kind:
        case "greeting":
            return own_words.GREETING, own_words.ASK
        case "thanks":
            return (own_words.THANKS,)
        case "help":
            return own_words.HELP
        case "about":
            return own_words.ABOUT
        case "sureness":
            return own_words.SURE
        case "sources":
            return own_words.listed(_held(briefing, within))
        case "suggestions":
            found = briefing.suggestions(within=within)
            return (own_words.SUGGESTED, *(f"- {q}" for q in found)) if found else (own_words.NO_SUGGESTIONS,)
    return own_words.in_tongue(intent.language or "", briefing.articles)


def _held(briefing: Told, within: Within | None) -> list[Article]:
    return [article for article in briefing.articles if within is None or within.holds(article)]


def _narrowed(briefing: Told, message: str, within: Within, conversation: Conversation | None) -> Answer:
    held = _held(briefing, within)
    if conversation is not None:
        within = within if within.everything else _both(conversation.within, within) or within
        held = _held(briefing, within)
        conversation.within = None if within.everything else within
    said = own_words.narrowed(within, len(held))
    return _said(message, Intent(kind="narrowing"), (said,), within, "not_a_question")


def _said(message: str, intent: Intent, lines: tuple[str, ...], within: Within | None, reason: Reason) -> Answer:
    return Answer(
        question=message,
        resolved_question=message,
        status="not_in_briefing",
        confidence=0.0,
        reason=reason,
        intent=intent.kind,
        said=lines,
        within=within,
    )


def _told(briefing: Told, message: str, intent: Intent, within: Within | None, top: int) -> Answer:
    overview = briefing.overview(topic=intent.topic, within=within) if intent.kind == "overview" else None
    timeline = None if overview else briefing.timeline(intent.topic, within=within)
    found = overview or timeline
    assert found is not None
    quotes: tuple[Quote, ...] = found.quotes[:top]
    return Answer(
        question=message,
        resolved_question=message,
        status="answered" if quotes else "not_in_briefing",
        confidence=1.0 if quotes else 0.0,
        as_of=max((q.article.published for q in quotes if q.article.published), default=None),
        reason=None if quotes else found.reason or "nothing_matches",
        quotes=quotes,
        intent=intent.kind,
        within=within,
        overview=overview,
        timeline=timeline,
    )
