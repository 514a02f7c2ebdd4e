"""An invented briefing of one article, and quotes and outcomes made by hand over it."""

from __future__ import annotations

from briefing_bot.evaluation.asking import Outcome
from briefing_bot.evaluation.questions.question import FixedQuestion, Gold
from briefing_bot.models import Answer, Article, Mention, Quote

BODY = (
    "Forty grey geese crossed the river Alde on Monday, the warden Ada Holm said.\n\n"
    "The mayor’s office denied that the “old mill” would close."
)
ARTICLE = Article(id="geese", source="geese.txt", body=BODY)
GEESE_TEXT, MILL_TEXT = BODY.split("\n\n")


def quote_of(words: str, speaker: str | None = None, stance: str = "unsourced") -> Quote:
    """The quote of words that the article has."""
    start = BODY.index(words)
    named = speaker and {
        "text": speaker,
        "start": BODY.index(speaker),
        "end": BODY.index(speaker) + len(speaker),
    }
    return Quote.model_validate(
        {
            "text": words,
            "article": ARTICLE,
            "start": start,
            "end": start + len(words),
            "score": 0.9,
            "speaker": Mention.model_validate(named) if named else None,
            "stance": stance,
        }
    )


GEESE = quote_of(GEESE_TEXT, "Ada Holm", "stated")
MILL = quote_of(MILL_TEXT, "The mayor’s office", "denied")


def fixed(*points: list[Gold], **more: object) -> FixedQuestion:
    """A fixed question with these points."""
    given = {"id": "q", "ask": "What of it?", "kind": "question", "source": "questions.yaml", "line": 7, **more}
    return FixedQuestion(points=tuple(map(tuple, points)), **given)  # type: ignore[arg-type]


def outcome(
    question: FixedQuestion,
    *quotes: Quote,
    conflict: bool = False,
    confidence: float | None = None,
    nearest: tuple[Quote, ...] = (),
) -> Outcome:
    """The outcome in which a question was answered with these quotes, or not answered where there are none."""
    return Outcome(
        (question,),
        Answer(
            question=question.ask,
            resolved_question=question.ask,
            status="answered" if quotes else "not_in_briefing",
            confidence=(0.8 if quotes else 0.1) if confidence is None else confidence,
            reason=None if quotes else "detail_missing",
            conflict=conflict,
            quotes=quotes,
            nearest=nearest,
        ),
    )
