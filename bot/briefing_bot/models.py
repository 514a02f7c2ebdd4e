"""The words of the project as frozen models.

All spans are half-open ``[start, end)`` in Unicode code points of ``article.body``.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from briefing_bot.errors import QuoteError

Stance = Literal["stated", "confirmed", "denied", "estimated", "accused", "predicted", "unsourced"]
Status = Literal["answered", "not_in_briefing"]
_LONGEST_LABEL = 300  # by hand: what a line of a page or a chat can show of a file name
Part = Literal["body", "title", "author", "outlet"]
Reason = Literal["nothing_matches", "detail_missing", "empty_briefing", "not_a_question", "other_language", "unclear"]
IntentKind = Literal[
    "question",
    "overview",
    "timeline",
    "narrowing",
    "suggestions",
    "help",
    "about",
    "sureness",
    "sources",
    "greeting",
    "thanks",
    "language",
]
Change = Literal["new", "updated"]
Sureness = Literal["sure", "likely", "unsure"]
Length = Literal["short", "long"]
Fate = Literal["found", "contradicted", "not_in_briefing"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PageSpan(_Frozen):
    """Where a page of a paginated source lies: ``article.body[start:end]``; ``page`` counts the source's pages from 1."""

    page: int
    start: int
    end: int


class Article(_Frozen):
    """One document of a briefing.

    ``body`` is what quotes are slices of: the decoded text without its header, line ends as ``\\n``.
    ``source`` is the file's path within the briefing. ``notices`` say what was lost when it was read, one line each;
    ``pages``, in order, is empty where the source has none. ``story`` is the source of the article that carries the same
    story first, where it is a copy of one, as outlets print what an agency wrote; together they are one witness.
    """

    id: str
    source: str
    body: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    author: str | None = None
    published: date | None = None
    language: str = "en"
    notices: tuple[str, ...] = ()
    pages: tuple[PageSpan, ...] = ()
    story: str | None = None

    @property
    def witness(self) -> str:
        """What articles that carry one story have in common: printed by many, it is told once."""
        return self.story or self.source

    @property
    def label(self) -> str:
        """What a person sees as the name: the title, cut where it is no headline, or else the file's name. Nothing is invented."""
        name = self.title or self.source
        return name if len(name) <= _LONGEST_LABEL else f"{name[: _LONGEST_LABEL - 1]}…"


class Problem(_Frozen):
    """Something of a briefing that was not loaded, or not as it stands, and why.

    ``loaded`` where the source was, and only a part of it was not (an entry of a feed, a line of JSON).
    """

    source: str
    cause: str
    loaded: bool = False

    @property
    def line(self) -> str:
        """The problem as a person is told it."""
        return f"{self.source}: {self.cause}" if self.loaded else f"{self.source} was left out: {self.cause}"


class Passage(_Frozen):
    """The unit of retrieval: a paragraph or a few short ones, never across a section."""

    article: Article
    start: int
    end: int
    section: str | None = None

    @property
    def text(self) -> str:
        """The passage's words."""
        return self.article.body[self.start : self.end]


class Mention(_Frozen):
    """Words of an article that name a speaker or a role: ``article.body[start:end] == text``."""

    text: str
    start: int
    end: int


class DateMention(_Frozen):
    """A date in a quote, as written and as meant.

    ``date`` is ISO 8601: a day (``2024-10-23``), a month (``2024-06``), a year (``2024``) or a range
    (``2024-10-17/2024-10-20``).
    """

    text: str
    date: str


class Quote(_Frozen):
    """A span of an article shown to a person, with who says it, how surely, and when.

    ``score`` is the probability that this quote answers the question, where the reader reads; else it only orders quotes. ``before`` and
    ``after`` are the neighbouring sentences of the same section, empty where there are none; before a row of a table stand the names of its
    columns. ``start`` and ``end`` are in the article's body, or in its title, author or outlet where ``part`` says so: what only
    a headline or a byline tells. ``earlier`` is true of a figure that the quote before it replaces. ``core`` is the span of the
    sentence that answers, where the quote holds more than that. ``outdated`` quotes are of an answer that was kept: the article
    has changed since, and does not say these words at this place any more. ``shown_on`` is the address of a page of ``briefing web`` that
    shows the article, where there is one (setting BRIEFING_PAGE).
    """

    text: str
    article: Article
    start: int
    end: int
    score: float
    core: tuple[int, int] | None = None
    part: Part = "body"
    section: str | None = None
    speaker: Mention | None = None
    role: Mention | None = None
    stance: Stance = "unsourced"
    dates: tuple[DateMention, ...] = ()
    before: str = ""
    after: str = ""
    corroborated_by: tuple[Article, ...] = ()
    earlier: bool = False
    outdated: bool = False
    shown_on: str | None = None

    @property
    def page(self) -> int | None:
        """The page of a paginated source on which the quote begins."""
        if self.part != "body":
            return None
        return next((p.page for p in self.article.pages if p.start <= self.start < p.end), None)

    @property
    def core_within(self) -> tuple[int, int] | None:
        """``core`` as a span of the quote's text."""
        return (self.core[0] - self.start, self.core[1] - self.start) if self.core else None

    def whole(self, article: Article | None = None) -> str:
        """The text that the quote is a slice of: its ``part`` of ``article`` (default: the one it carries)."""
        return getattr(article or self.article, self.part) or ""

    def verify(self, article: Article | None = None) -> None:
        """Check the quote against ``article`` (default: the one it carries).

        Raises:
            QuoteError: the article does not say these words at this place.
        """
        said, body = self.whole(article), (article or self.article).body
        for what, text, start, end, whole in (
            ("quote", self.text, self.start, self.end, said),
            *((n, m.text, m.start, m.end, body) for n, m in (("speaker", self.speaker), ("role", self.role)) if m),
        ):
            if not text or not 0 <= start < end <= len(whole) or whole[start:end] != text:
                raise QuoteError(
                    f"a {what} of {self.article.id} at {start}:{end} is not what the article says there: "
                    "load the briefing again, for the article may have changed"
                )


class Within(_Frozen):
    """The part of a briefing that is asked: articles published from ``since`` to ``until``, both included, of the outlet, host or
    file ``source``, or the one with the id ``article``. None sets no limit.

    An article without a day of publication is in no part that has a first or a last day.
    """

    since: date | None = None
    until: date | None = None
    source: str | None = None
    article: str | None = None

    @property
    def everything(self) -> bool:
        """Whether it sets no limit."""
        return self == Within()

    def holds(self, article: Article) -> bool:
        """Whether an article belongs to the part. Case does not count, nor does "the" before an outlet's name."""
        if self.article is not None and article.id != self.article:
            return False
        if self.source is not None and not is_source(article, self.source):
            return False
        day = article.published
        if (self.since or self.until) and day is None:
            return False
        return day is None or ((self.since or day) <= day <= (self.until or day))

    @property
    def line(self) -> str:
        """The part as a person is told it: ``The Gazette, since 2024-10-21``."""
        of = (self.source, self.article and f"article {self.article}")
        days = (self.since and f"since {self.since}", self.until and f"until {self.until}")
        return "Only " + ", ".join(part for part in (*of, *days) if part)


def is_source(article: Article, name: str) -> bool:
    """Whether ``name`` is an article's outlet, the host of its address, or its file or its folder; or is a part of its outlet in
    whole words."""
    wanted = _source_name(name)
    host = (article.url or "").partition("://")[2].partition("/")[0].casefold().removeprefix("www.")
    named = {host, article.source.casefold(), article.source.casefold().rpartition("/")[0]} - {""}
    outlet = _source_name(article.outlet or "")
    return bool(wanted) and (wanted in named or f" {wanted} " in f" {outlet} ")


def _source_name(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


class Intent(_Frozen):
    """What a message to the bot wants, decided before anything is read.

    ``question`` asks the news. ``overview`` and ``timeline`` ask for one, of ``topic`` where that is not empty, and within what
    ``within`` says. ``narrowing`` sets the part of the briefing that is asked from now on to ``within``. The others have fixed lines as
    their answer; ``language`` is that of a message in another one than English (ISO 639-1).
    """

    kind: IntentKind
    topic: str = ""
    within: Within | None = None
    language: str | None = None


class Story(_Frozen):
    """An event of the news: its articles, the newest first, and the sentences that say most of it, each in one voice.

    ``change`` says whether it is new, or has new articles, since the articles that were seen before; None where neither, or where
    nothing is known of before. ``sources`` counts witnesses: outlets that print one text are one. A quote with ``earlier`` true is a
    figure that the quote before it replaces.
    """

    articles: tuple[Article, ...]
    quotes: tuple[Quote, ...]
    sources: int
    change: Change | None = None

    @property
    def published(self) -> date | None:
        """The day of its newest article."""
        return max((a.published for a in self.articles if a.published), default=None)


class Overview(_Frozen):
    """The stories of a briefing, newest first. ``topic`` and ``within`` are what it was limited to; ``articles`` and ``sources``, which are
    witnesses, are counted over all stories, of which ``left_out`` are not shown."""

    stories: tuple[Story, ...]
    topic: str = ""
    within: Within | None = None
    articles: int = 0
    sources: int = 0
    left_out: int = 0
    reason: Reason | None = None

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotes: the first of each story before the second of any."""
        longest = max((len(story.quotes) for story in self.stories), default=0)
        return tuple(s.quotes[n] for n in range(longest) for s in self.stories if n < len(s.quotes))


class Moment(_Frozen):
    """What happened at one time: ``date`` as in :class:`DateMention`. ``differ`` where the quotes contradict each other."""

    date: str
    quotes: tuple[Quote, ...]
    differ: bool = False


class Timeline(_Frozen):
    """What happened when, each time once, earliest first."""

    moments: tuple[Moment, ...]
    topic: str = ""
    within: Within | None = None
    reason: Reason | None = None

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All quotes, in order."""
        return tuple(quote for moment in self.moments for quote in moment.quotes)


_SURE, _LIKELY = 0.9, 0.7  # by hand: as people use the words


class Answer(_Frozen):
    """What the briefing says to a message: quotes, or that it does not say.

    A question has one to three quotes, one that asks for all of something more. ``intent`` is what the message was taken for: an overview
    or a timeline stands in ``overview`` or ``timeline``, its quotes in ``quotes``; ``said`` holds fixed lines of the bot's own,
    never news, where the message asked nothing of the news. ``within`` is the part of the briefing that was asked, None for all of it.

    ``confidence`` is the calibrated probability that the briefing answers. ``nearest`` holds passages close to the
    question, never an answer, and only where there is none. ``as_of`` is the newest date of publication quoted.
    """

    question: str
    resolved_question: str
    status: Status
    confidence: float
    as_of: date | None = None
    reason: Reason | None = None
    conflict: bool = False
    quotes: tuple[Quote, ...] = ()
    nearest: tuple[Quote, ...] = ()
    intent: IntentKind = "question"
    said: tuple[str, ...] = ()
    within: Within | None = None
    overview: Overview | None = None
    timeline: Timeline | None = None

    @property
    def told(self) -> tuple[Quote, ...]:
        """All quotes in the order in which they are told: of an overview story by story, of a timeline in order; else the answer's quotes, or
        the nearest where there is none."""
        if self.overview:
            return tuple(quote for story in self.overview.stories for quote in story.quotes)
        return self.timeline.quotes if self.timeline else self.quotes or self.nearest

    @property
    def answered(self) -> bool:
        """True where the briefing answers."""
        return self.status == "answered"

    @property
    def sureness(self) -> Sureness:
        """``confidence`` in a word: ``sure`` from nine in ten on, ``likely`` from seven in ten on."""
        return "sure" if self.confidence >= _SURE else "likely" if self.confidence >= _LIKELY else "unsure"


class Checked(NamedTuple):
    """What became of a statement; where it is contradicted, ``words``, which are ``body[start:end]`` of an article, say what it is instead."""

    fate: Fate
    article: str | None = None
    start: int = 0
    end: int = 0
    words: str = ""
