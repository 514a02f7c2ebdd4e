"""What only an article's headline, a subhead or its byline says: asked where no sentence answers.

A headline is short of words, so that it counts only where it holds what the question asks for: a figure to "how many", a name to "who".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.question.answer_type import AnswerType, satisfies
from briefing_bot.documents.document import Document
from briefing_bot.language.text.boilerplate import is_day_alone
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms
from briefing_bot.language.time.dates import date_spans
from briefing_bot.models import DateMention, Part, Quote
from briefing_bot.neural.calibration import logistic
from briefing_bot.neural.rows import ReaderPassage

_LEAST = 1.0
"""The least logit of a headline that answers; a sentence needs less, but a headline has no neighbours that vouch for it."""

_MOST = 24  # by hand: headlines that the reader reads for a question
_SHARED = 0.3  # by hand: of the question's terms, what a headline must have
# By hand: of the question's terms, what a quote lacks, and what a headline has that says it in its stead.
_HALF, _MOST_OF = 0.5, 0.66
_FIGURES = frozenset[AnswerType](("date", "number", "money", "percent", "duration"))
_UNNAMED = late(r"\W*(?:He|She)\b")
_AUTHOR = late(
    r"\bwho\s+(?:wrote|authored|penned|(?:is|was)\s+the\s+(?:author|writer|reporter)|reported)\b|\bwho(?:'s|’s)\s+the\s+(?:author|writer|reporter)\b|\bby\s?line\b"
    r"|\b(?:author|writer)\s+of\s+(?:this|the|that)\b",
    re.IGNORECASE,
)
_OUTLET = late(
    r"\b(?:which|what)\s+(?:outlet|paper|newspaper|site|website|magazine|publication|source)\b|\bwho\s+published\b|\bwhere\s+was\s+(?:this|the|that)\s+\w+\s+published\b",
    re.IGNORECASE,
)
_WHEN = late(
    r"\W*(?:when|(?:on\s)?(?:what|which)\s(?:day|date))\s(?:was|were)\s.{0,60}\b(?:article|story|piece|post|column)\b",
    re.IGNORECASE,
)
_PUBLISHED = late(r"\b(?:published|posted|written|dated)\b", re.IGNORECASE)
_TOP = 8  # blocks, by hand, among which the day of an article may stand alone
_WROTE_ABOUT = late(r"\bwho\s+(?:wrote|reported)\s+(?:about|on)\b", re.IGNORECASE)
_WRITING = late(
    r"\b(?:article|story|piece|report|post|column|text|page|interview|review|obituary|feature|profile|analysis|memo|letter|transcript|blog|this|that|it)\b",
    re.IGNORECASE,
)
_OUTLET_WROTE = late(
    r"\b(?:which|what)\s+(?:outlet|paper|newspaper|site|website|magazine|publication)\s+(?:reported|wrote|covered|carried|ran|published)\b",
    re.IGNORECASE,
)


class _Headline(NamedTuple):
    document: Document
    part: Part
    start: int
    end: int

    @property
    def text(self) -> str:
        whole = self.document.article.title or "" if self.part == "title" else self.document.body
        return whole[self.start : self.end]

    @property
    def above(self) -> str:
        """What stands over it: over a subhead the title, over that the outlet."""
        article = self.document.article
        return (article.outlet if self.part == "title" else article.title or article.outlet) or ""

    @property
    def in_context(self) -> str:
        """A subhead under its title, which names what it speaks of."""
        return self.text if self.part == "title" else f"{self.document.article.title or ''}\n{self.text}"


def by_headline(
    question: Question,
    documents: Iterable[Document],
    scores: Callable[[str, Sequence[ReaderPassage]], list[list[float]]],
) -> Quote | None:
    """The headline or subhead of ``documents`` that answers, as a quote with its confidence; None where none does.

    Args:
        question: what is asked.
        documents: those whose headlines may answer.
        scores: the reader's, which gives the logits of each passage's sentences.
    """
    wanted = frozenset(question.terms)
    found = [(len(wanted.intersection(terms(h.in_context))), h) for document in documents for h in _headlines(document)]
    fitting = [h for shared, h in found if shared >= max(1, _SHARED * len(wanted)) and _may_answer(question, h, shared)]
    near = fitting[:_MOST]
    if not near:
        return None
    passages = [ReaderPassage((h.text,), title=h.above) for h in near]
    logits = [of[0] for of in scores(question.respelled, passages)]
    best = max(range(len(near)), key=lambda n: (logits[n], -n))
    return _quote(near[best], logistic(logits[best])) if logits[best] >= _LEAST else None


def lacks_what_is_asked(question: Question, quotes: Sequence[Quote]) -> bool:
    """Whether a question asks for a figure or a time, and no quote has one, or for a person, whom the first quote only calls he or she: the
    line over them may."""
    wanted = question.expected_types & _FIGURES
    if "person" in question.expected_types and quotes and _UNNAMED.match(quotes[0].text):
        wanted |= {"person"}
    return bool(wanted) and not any(satisfies(kind, quote.text) for kind in wanted for quote in quotes)


def unsaid(question: Question, quotes: Sequence[Quote]) -> bool:
    """Whether a question can be answered by yes or no, and no quote has half of its words: the line over them may say it."""
    wanted = frozenset(question.terms)
    return question.expected_types == {"yesno"} and all(_held(wanted, quote) < _HALF for quote in quotes)


def says(question: Question, headline: Quote) -> bool:
    """Whether a headline has most of the words of a question."""
    return _held(frozenset(question.terms), headline) >= _MOST_OF


def _held(wanted: frozenset[str], quote: Quote) -> float:
    return len(wanted.intersection(terms(quote.text))) / max(1, len(wanted))


def asks_byline(question: Question) -> bool:
    """Whether a question asks who wrote or published an article, or when: ``who wrote this?``"""
    return bool(_byline(question)) or _asks_day(question)


def by_byline(question: Question, documents: Sequence[Document]) -> Quote | None:
    """Who wrote, or published, or the day of, the one of ``documents`` whose title the question names, or the first; None where the article does not say so."""
    part = _byline(question)
    wanted = frozenset(question.terms)
    best = max(documents, key=lambda d: len(wanted.intersection(terms(d.article.title or ""))), default=None)
    if best and part is None:
        return _day_line(question, best)
    article = best.article if best else None
    text = getattr(article, part) if article and part else None
    if not article or not part or not text:
        return None
    return Quote(text=text, article=article, start=0, end=len(text), score=1.0, part=part)


def _day_line(question: Question, document: Document) -> Quote | None:
    """The line at the top of an article that is its day, where a question asks when it was published; None where it has none."""
    article, body = document.article, document.body
    for block in document.outline.blocks[:_TOP] if _asks_day(question) else ():
        if article.published and is_day_alone(body[block.start : block.end]):
            start, end = document.visible.span(block.start, block.end)
            return Quote(text=article.body[start:end], article=article, start=start, end=end, score=1.0, part="body")
    return None


def _asks_day(question: Question) -> bool:
    return bool(_WHEN.match(question.text)) and bool(_PUBLISHED.search(question.text))


def _byline(question: Question) -> Part | None:
    if not any(of.search(question.text) for of in (_WRITING, _WROTE_ABOUT, _OUTLET_WROTE)):
        return None
    return "author" if _AUTHOR.search(question.text) else "outlet" if _OUTLET.search(question.text) else None


def _headlines(document: Document) -> list[_Headline]:
    title, blocks = document.article.title or "", document.outline.blocks
    found = [
        _Headline(document, "body", b.start, b.end) for b in blocks if b.heading and b.turn < 0 and b.start < b.end
    ]
    if title and not any(h.text == title for h in found):
        found.insert(0, _Headline(document, "title", 0, len(title)))
    return found


def _may_answer(question: Question, headline: _Headline, shared: int) -> bool:
    text = headline.text
    if text.rstrip().endswith("?"):
        return False
    if question.expected_types == {"yesno"} and frozenset(question.terms).isdisjoint(terms(text)):
        return False  # what only the title over a subhead says is the title's
    if "person" in question.expected_types and shared >= _HALF * len(question.terms):
        return True  # a name may be any word of a headline
    return not question.expected_types or any(satisfies(kind, text) for kind in question.expected_types)


def _quote(headline: _Headline, confidence: float) -> Quote:
    document, (start, end) = headline.document, (headline.start, headline.end)
    article = document.article
    title = article.title or ""
    dates = date_spans(title if headline.part == "title" else document.body, start, end, article.published)

    def named(begin: int, stop: int) -> str:
        return title[begin:stop] if headline.part == "title" else document.mention(begin, stop).text

    if headline.part == "body":
        start, end = document.visible.span(start, end)
    text = (title if headline.part == "title" else article.body)[start:end]
    quote = Quote(
        text=text,
        article=article,
        start=start,
        end=end,
        score=round(confidence, 4),
        part=headline.part,
        dates=tuple(DateMention(text=named(d.start, d.end), date=d.date) for d in dates),
    )
    quote.verify()
    return quote
