"""What a message to the bot wants: to ask the news, an overview, something about the bot, or nothing but to greet.

The one place that decides it. A message is something else than a question only where *all* of its words are such as one says of that:
"What's new?" is, "What's new in the budget bill?" is not. So no question of the news is lost, whatever the words are that it shares.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing_bot.answering.intent.narrowing import named_article, narrowing, part_of
from briefing_bot.answering.intent.tongues import tongue_of
from briefing_bot.language.text.patterns import late
from briefing_bot.models import Article, Intent, IntentKind, Within

_LONGEST = 160
"""Characters; what is longer asks the news."""
_WORD = late(r"/?[a-z0-9]+(?:'[a-z]+)?")
_CONTRACTED = late(r"\b(what|who|how|where|it|that|there|here)'?s\b|\b(i)'?m\b|\b(i)'d\b")
_TLDR = late(r"\btl ?; ?dr\b")
_FILLERS = frozenset(
    """a an the please pls can could would will you i me my us we just now so ok okay hey hi hello dear bot is are am was were be do does did
    have has had there it its this that these those some any of for to in on at and or with from by like want let's lets then really very
    much more so quick quickly""".split()
)
_GREETS = frozenset(
    """hello hi hey hiya heya howdy greetings yo gm morning evening afternoon sup wassup hallo""".split()
)
_GREETING = _GREETS | frozenset(
    """good night day how you doing going nice meet see everyone everybody all there again today friend folks""".split()
)
_THANKS = frozenset(
    """thanks thank thx ty ta cheers great perfect cool awesome amazing excellent wonderful brilliant lovely helpful bye goodbye farewell
    appreciated appreciate done job later care""".split()
)
_THANKING = _THANKS | frozenset(
    """nice helps helped good well see you ya soon night take lot lots many much your help all was is very work bot ok okay got no
    nothing else for now answer again that's""".split()
)
_OVERVIEWS = frozenset(
    """new news summary summaries summarize summarise overview brief latest happening happened headlines headline highlights digest roundup
    bulletin stories important interesting essentials nutshell gist tldr recap rundown topics topic subjects subject takeaways takeaway
    points bullets changed missed miss catch speed sum update updates developments going""".split()
)
_OVERVIEW = _OVERVIEWS | frozenset(
    """what summarized briefing happen happens on up today todays today's tonight week weeks day days yesterday morning evening
    afternoon hours past few since last time change changes while away gone out main top big biggest key point bullet story article
    articles about run through bring tell give show short shortly briefly most worth reading know need should covered cover covers
    everything anything something all say says said first second third whole text document documents page world current currently
    recent recently lately events event here how read get words sentence sentences two three five lines else want hear""".split()
)
_ABOUT_NOTHING = frozenset(
    "what is are was were happened does do did it that they say says said about know on going".split()
)
"""What alone goes on with what was spoken of, where something was."""
_YOU = frozenset("you your yours yourself u bot robot".split())
_ABOUT = frozenset(
    """who what which how when where why you your yours yourself u bot briefing robot machine ai human person real alive gpt chatgpt claude
    gemini copilot siri alexa openai llm llms language languages model models name called old age made make makes built build created
    developed wrote programmed program developer developers creator author maker owner run runs owns behind company team version powered
    technology work works tell about introduce speak understand answer answers english german french spanish italian japanese chinese
    russian dutch portuguese online offline internet web network store keep save remember collect delete log record data privacy private
    secure safe question questions last updated update up date current think feel know use used using open source free cost price
    intelligent smart artificial intelligence based kind sort thing software stop large another other purpose job read learn learned
    trained training learning friend doing there not just only sleep""".split()
)
_SURE = frozenset(
    """sure confident confidence certain reliable reliability accurate accuracy trust trustworthy hallucinate hallucinations invent lie
    wrong mistake mistakes error errors correct biased bias neutral percent percentage probability things anything stuff believe good
    true""".split()
)
_SURENESS = _SURE | frozenset(
    """how what why when are you your yourself bad make making get thing up right answers answer number score figure mean means
    about that this often ever always should know i can of never made say is""".split()
)
_SOURCE = frozenset(
    """article articles source sources documents outlets newspapers papers files information info contents titles loaded""".split()
)
_SOURCES = _SOURCE | frozenset(
    """list show which what how many all document outlet file available your you where get news come comes corpus content table
    title briefing here every know see display read use based on in far back cover dates""".split()
)
_HELPS = frozenset(
    """help /help commands command options usage manual guide tutorial instructions /commands /start menu assistance stuck started lost""".split()
)
_HELP = _HELPS | frozenset(
    """need how does work works use using ask question questions what start starting get about supported type begin new
    here""".split()
)
_ASKS = frozenset("ask asking question questions example examples suggest suggestion suggestions".split())
_ASKING = _ASKS | frozenset(
    """what which asked sample else should give show could answer answered know try possible don't dont not sort kind kinds things
    thing about idea ideas tell type good interesting first""".split()
)
_TOPIC = late(
    r"""(?:(?:please|can\ you|could\ you|would\ you|i\ would\ like|i\ want|give\ me|show\ me|get\ me|write)\ )*+
    (?:(?P<of>summari[sz]e|sum\ up|recap|brief\ me\ (?:on|about)|(?:catch|bring|get)\ me\ up(?:\ to\ (?:speed|date))?\ (?:on|about|with)|
         (?:an?\ |the\ )?(?:(?:short|quick|brief|long)\ )?(?:overview|summary|recap|briefing)\ (?:of|on|about)|
         what\ is\ new\ (?:on|about|with))
      |(?P<when>(?:an?\ |the\ )?(?:timeline|chronology)\ (?:of|for|about|on)|what\ happened\ when\ (?:in|during|with|at|on|to|after)))
    \ (?P<topic>.{2,100}?)(?:\ (?:please|for\ me))*+""",
    re.VERBOSE,
)
_WHEN = late(
    r"""(?:(?:please|can\ you|could\ you|give\ me|show\ me|make|what\ is|is\ there)\ )*+
    (?:(?:an?\ |the\ )?(?:timeline|chronology)(?:\ of\ (?:events|it\ all|everything|the\ news))?|what\ happened(?:\ and)?\ when
      |in\ what\ order\ did\ (?:things|it\ all|everything)\ happen)(?:\ please)?""",
    re.VERBOSE,
)
_CLAUSE = late(r"\b(?:who|whom|which|that|what|how|why|when|where|whether)\b")
_ARTICLE = late(
    r"""(?:(?:please|can\ you|could\ you|give\ me|tell\ me)\ )*+
    (?:what\ (?:is|does)\ (?P<about>.{1,200}?)\ (?:about|say)|(?:summari[sz]e|sum\ up|(?:a\ )?summary\ of)\ (?P<of>.{1,200}?))(?:\ please)?""",
    re.VERBOSE,
)
_FROM = late(r"(?P<head>.{3,60}?)\ (?:in|from|of|by|according\ to)\ (?P<source>.{2,80})")


class _Said(NamedTuple):
    """A message as it is told apart: one line of small words without marks, and those that are more than filling."""

    line: str
    words: tuple[str, ...]

    @property
    def telling(self) -> tuple[str, ...]:
        """The words that say something."""
        return tuple(word for word in self.words if word not in _FILLERS)

    def within(self, *known: frozenset[str]) -> bool:
        """Whether all words are known ones or filling."""
        return all(word in _FILLERS or any(word in some for some in known) for word in self.words)

    def has(self, some: frozenset[str]) -> bool:
        """Whether one of the words is among these."""
        return not some.isdisjoint(self.words)


def intent_of(message: str, articles: Sequence[Article] = (), following: bool = False) -> Intent:
    """What a message wants.

    Args:
        message: as written.
        articles: of the briefing, by whose names and outlets a part of it is asked for.
        following: whether something was asked before, with which "What happened?" goes on.
    """
    text = " ".join(message.split())
    if tongue := tongue_of(text):
        return Intent(kind="language", language=tongue)
    if not text or len(text) > _LONGEST:
        return Intent(kind="question")
    said = _said(text)
    if found := _of_a_part(said, text, articles):
        return found
    if not following or not _ABOUT_NOTHING.issuperset(said.words):
        kind = _kind(said)
        if kind != "question":
            return Intent(kind=kind)
    return Intent(kind="question")


def _said(text: str) -> _Said:
    low = text.casefold().replace("’", "'").replace("‘", "'")
    low = _TLDR.sub("tldr", low)
    low = _CONTRACTED.sub(lambda m: f"{m[1]} is" if m[1] else "i am" if m[2] else "i would", low)
    words = tuple(_WORD.findall(low))
    return _Said(" ".join(words), words)


def _kind(said: _Said) -> IntentKind:
    """What a message wants, of which no part of the briefing is named."""
    if not said.words:
        return "question"
    if (said.within(_GREETING) and said.has(_GREETS)) or said.line in _HOW_ARE_YOU:
        return "greeting"
    if (said.within(_THANKING) and said.has(_THANKS)) or said.line in _ENOUGH:
        return "thanks"
    if said.within(_HELP) and (said.has(_HELPS) or _HOW_IT_WORKS.fullmatch(said.line)):
        return "help"
    if said.within(_ASKING) and said.has(_ASKS):
        return "suggestions"
    if said.within(_SURENESS) and said.has(_SURE) and said.has(_YOU | {"i", "confidence", "percent", "percentage"}):
        return "sureness"
    if said.within(_ABOUT) and said.has(_YOU):
        return "about"
    if (said.within(_OVERVIEW) and said.has(_OVERVIEWS)) or _SPOKEN_OF.fullmatch(said.line):
        return "overview"
    if said.within(_SOURCES) and said.has(_SOURCE):
        return "sources"
    return "question"


_HOW_ARE_YOU = frozenset(
    {
        "how are you",
        "how is it going",
        "how are you doing",
        "how do you do",
        "nice to meet you",
        "nice to see you",
        "what is up",
    }
)
_ENOUGH = frozenset(
    {
        "ok",
        "okay",
        "ok then",
        "got it",
        "i see",
        "see you",
        "see ya",
        "good night",
        "never mind",
        "nothing",
        "that is all",
        "good bot",
    }
)
_HOW_IT_WORKS = late(
    r"how (?:does|do) (?:this|it|you|that) works?|how (?:do|can|should) i (?:use|ask|start)(?: (?:it|this|you|a question|questions))?"
)
_SPOKEN_OF = late(
    r"""(?:so\ |and\ |but\ )?
    (?:what\ (?:is|are|was)\ (?P<of>(?:it|this|that|these|they|there)|(?:the|this|these|your)\ (?:articles?|texts?|story|briefing|news|page))\ about
      |(?:in\ (?:short|brief)\ )?what\ (?:does|do)\ (?:it|this|they|(?:the|this|your)\ (?:articles?|texts?|story|briefing|news))\ say
      |what\ (?:do|should|must)\ (?:i|we|one)\ (?:need\ to\ )?know(?:\ today|\ now)?
      |what\ is\ in\ (?:here|it|(?:the|this|your)\ (?:news|briefing)))(?:\ please)?""",
    re.VERBOSE,
)


_OF_A_DAY = late(r"(?!.*\b(?:today|tonight)\b).*\bhappen", re.IGNORECASE)


def _of_a_part(said: _Said, text: str, articles: Sequence[Article]) -> Intent | None:
    """What asks for a part of the briefing, or limits it to one."""
    if part := narrowing(text, articles):
        return Intent(kind="narrowing", within=part)
    if _WHEN.fullmatch(said.line):
        return Intent(kind="timeline")
    if match := _ARTICLE.fullmatch(said.line):
        article = named_article(match["about"] or match["of"], articles)
        if article:
            return Intent(kind="overview", within=Within(article=article.id))
    if match := _TOPIC.fullmatch(said.line):
        kind: IntentKind = "timeline" if match["when"] else "overview"
        if _kind(_said(match["topic"])) == "overview" or match["topic"] in (
            "everything",
            "it all",
            "all",
            "this",
            "it",
        ):
            return Intent(kind=kind)
        return None if _CLAUSE.search(match["topic"]) else Intent(kind=kind, topic=_as_written(text, match["topic"]))
    head, within = part_of(text, articles)
    if within and _kind(_said(head)) == "overview" and not _asks_of_a_day(text, within):
        return Intent(kind="overview", within=within)
    return None


def _asks_of_a_day(text: str, within: Within) -> bool:
    """Whether what happened on a day but today is asked: articles of other days tell it as well."""
    return bool(_OF_A_DAY.match(text)) and within.since is not None and within.since == within.until


def _as_written(text: str, topic: str) -> str:
    """The topic with its capitals and marks."""
    count = len(topic.split())
    words = _without_courtesy(text).split()
    return " ".join(words[-count:])


def _without_courtesy(text: str) -> str:
    """The text without what ends it: marks, ``please`` and ``for me``."""
    while True:
        text = text.rstrip(" \t\n?.!")
        said = next((said for said in (" please", " for me") if text[-len(said) :].casefold() == said), None)
        if said is None:
            return text
        text = text[: -len(said)].removesuffix(",")
