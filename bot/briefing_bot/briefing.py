"""The one door: ``Briefing.load`` and ``Briefing.ask``."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from briefing_bot.answering.abstention import LEXICAL_THRESHOLDS, Threshold
from briefing_bot.answering.answerer import Answerer
from briefing_bot.answering.intent.intent import intent_of
from briefing_bot.answering.question.lists import asks_all
from briefing_bot.errors import CorpusError, QuestionError
from briefing_bot.models import (
    Answer,
    Article,
    Intent,
    Length,
    Moment,
    Overview,
    Problem,
    Story,
    Timeline,
    Within,
    is_source,
)
from briefing_bot.neural.static_embeddings import StaticEmbeddings
from briefing_bot.neural.weights import FOLDER
from briefing_bot.retrieval.engines.choice import EngineChoice
from briefing_bot.retrieval.loading import Indexed, indexed, load_indexed, part_of
from briefing_bot.settings import Settings, kept_in, read_settings
from briefing_bot.store.home import Home
from briefing_bot.store.loading import Loaded, Progress

_ALL = 8
"""The most quotes where all of something is asked for, and nobody says how many."""
_MOST_PARTS = 16
"""Parts of a briefing that are kept for the next question of them."""

_Told = TypeVar("_Told", Answer, Overview, Timeline)
_Quoting = TypeVar("_Quoting", Answer, Story, Moment)

if TYPE_CHECKING:  # follow-ups are resolved only where there is a conversation; one question starts without
    from collections.abc import Mapping

    from briefing_bot.answering.conversation.conversation import Conversation
    from briefing_bot.answering.question.analysis import Question


def default_corpus() -> Path:
    """The folder of the default briefing: beside the package in a wheel, ``corpus/`` in a checkout."""
    installed = Path(__file__).parent / "default_corpus"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "corpus"


def folder_of(path: str | os.PathLike[str] | None, settings: Settings) -> Path:
    """The folder that :meth:`Briefing.load` would load."""
    here = Path()
    return Path(path or settings["BRIEFING_CORPUS"] or (here if Home(here).kept else default_corpus()))


def why_no_reader(settings: Settings) -> str | None:
    """Why questions are answered by words alone; None where the reader reads."""
    if settings["READER"] == "off":
        return "READER=off"
    missing = [name for name in ("onnxruntime", "tokenizers") if find_spec(name) is None]
    return f"{' and '.join(missing)} not installed" if missing else None


@dataclass(frozen=True)
class _State:
    """A folder as it was at one time, and what answers over it."""

    indexed: Indexed
    answerer: Answerer
    parts: OrderedDict[Within, _State] = field(default_factory=OrderedDict)

    @property
    def loaded(self) -> Loaded:
        """Its articles."""
        return self.indexed.loaded

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """All of them, which a question does without."""
        return tuple(self.loaded.articles)


class Briefing:
    """A folder of articles, loaded and indexed, that answers questions with cited, verbatim quotes.

    It may be asked from several threads at once. It changes by :meth:`refresh` alone, and then as a whole: an answer comes
    from the articles of one time.

    Attributes:
        path: the folder.
        articles: what was loaded, in the natural order of the files' names.
        problems: what was not loaded, or not as it stands, and why.
        without_reader: why questions are answered by words alone; None where the reader reads.
    """

    def __init__(
        self,
        articles: tuple[Article, ...],
        problems: tuple[Problem, ...] = (),
        path: Path | None = None,
        settings: Settings | None = None,
    ) -> None:
        self.path = path
        self._settings = settings or Settings()
        self.without_reader = why_no_reader(self._settings)
        self._warm = False
        self._refreshing = threading.Lock()
        found = indexed(articles, self._embeddings())
        self._state = self._answering(replace(found, loaded=Loaded(articles, problems, ())))

    @property
    def articles(self) -> tuple[Article, ...]:
        """See the class."""
        return self._state.articles

    @property
    def problems(self) -> tuple[Problem, ...]:
        """See the class."""
        return self._state.loaded.problems

    @property
    def noticed(self) -> tuple[Article, ...]:
        """The articles of which something was lost when they were read; the others are not looked at for it."""
        indexed = self._state.indexed
        return tuple(indexed.loaded.articles[number] for number in indexed.index.segments.noticed)

    @property
    def engine(self) -> tuple[str, int]:
        """What proposes candidates (see the setting INDEX_ENGINE), and over how many passages."""
        index = self._state.indexed.index
        return index.engine, len(index.passages)

    def _embeddings(self) -> StaticEmbeddings | None:
        return None if self.without_reader else StaticEmbeddings.load()

    def _answering(self, found: Indexed) -> _State:
        reading = None if self.without_reader else self._settings["READER"]
        models = Path(self._settings["BRIEFING_MODELS"] or FOLDER)
        return _State(found, Answerer(found.index, found.expander, reading, models))

    @classmethod
    def load(
        cls,
        path: str | os.PathLike[str] | None = None,
        settings: Settings | None = None,
        progress: Progress | None = None,
    ) -> Briefing:
        """Load a folder of articles (default: the setting BRIEFING_CORPUS, else the working folder if it is one that
        ``briefing init`` made, else the default briefing).

        A file that cannot be read is named in ``problems``; the rest still loads. ``progress`` is told what is being done, how many articles are
        done, and of how many.

        Raises:
            CorpusError: there is no such folder, or it cannot be listed.
            KeepingError: it is being changed without end, or what is kept of its sources is damaged.
            SettingError: a setting has a value that it cannot take.
            EngineError: the engine that INDEX_ENGINE names cannot be opened or filled.
        """
        settings = settings or read_settings()
        folder = folder_of(path, settings)
        briefing = cls((), (), folder, settings)
        briefing._state = briefing._answering(briefing._loaded(folder, None, progress))
        return briefing

    def _loaded(self, folder: Path, before: Indexed | None, progress: Progress | None = None) -> Indexed:
        engine = EngineChoice.of(self._settings)
        return load_indexed(folder, self._embeddings(), kept_in(self._settings), before, engine, progress)

    def refresh(self) -> bool:
        """See what has changed in the folder since it was loaded, by a command or by hand; whether anything has.

        Questions that are being answered meanwhile are answered from the articles of before. Only articles that are new
        or changed are read again. Where nothing has changed it takes a look at the files, and no more.

        Raises:
            CorpusError, KeepingError: as by :meth:`load`; the briefing is then as it was.
        """
        with self._refreshing:
            state = self._state
            if self.path is None:
                return False
            found = self._loaded(self.path, state.indexed)
            if found.index is state.indexed.index:
                if found is not state.indexed:
                    self._state = replace(state, indexed=found)
                return False
            changed = self._answering(found)
            if self._warm:
                changed.answerer.warm_up()
            self._state = changed
            return True

    def warm_up(self) -> None:
        """Load the models now and prepare what the first answers need, so that they come as fast as later ones.

        It takes about a second over ten articles. Whoever asks one question and leaves does without.

        Raises:
            ReaderError: a model is missing or damaged.
        """
        self._state.answerer.warm_up()
        self._warm = True

    def ask(
        self,
        question: str,
        *,
        conversation: Conversation | None = None,
        top: int | None = None,
        threshold: Threshold | None = None,
        within: Within | None = None,
    ) -> Answer:
        """What the briefing says to ``question``, with at most ``top`` quotes (default: the setting BRIEFING_TOP).

        With a ``conversation`` a follow-up is resolved against its earlier turns, and this turn is added to it.
        ``threshold`` (``strict``, ``balanced``, ``lenient`` or a probability; default: the setting BRIEFING_THRESHOLD)
        is how sure an answer must be. ``within`` limits it to a part of the briefing (default: what the conversation was limited to).
        A message that asks nothing of the news gets an overview, a timeline, or fixed lines in ``said``; see :class:`Intent`.
        The same question over the same briefing, after the same turns, gives the same answer.

        Raises:
            QuestionError: the question is empty, too long or no Unicode text, ``top`` is no whole number from 1 to 10, or
                ``threshold`` is none.
            CorpusError: ``within`` names an outlet or an article that is not there.
        """
        asked = self._checked(question)
        most = self._settings["BRIEFING_TOP"] if top is None else top
        most = max(most, _ALL) if top is None and asks_all(asked) else most
        if not isinstance(most, int) or not 1 <= most <= 10:
            raise QuestionError(f"{most} quotes cannot be shown: ask for 1 to 10")
        least = self._settings["BRIEFING_THRESHOLD"] if threshold is None else threshold
        if least not in LEXICAL_THRESHOLDS and not (isinstance(least, int | float) and 0 <= least <= 1):
            raise QuestionError(f"{least!r} is no threshold: give strict, balanced, lenient or a number from 0 to 1")
        whole = self._state  # one for all of it: a refresh meanwhile is the next question's
        if within is None and conversation is not None:
            within = conversation.within
        intent = intent_of(asked, whole.loaded.articles, following=bool(conversation and conversation.turns))
        if intent.kind != "question":
            from briefing_bot.overview.replies import reply

            return reply(self, asked, intent, within, conversation, most)
        answerer = self._part(whole, within).answerer

        def ask(resolved: str) -> Answer:
            answer = answerer.answer(asked, resolved, most, least)
            answer = self._shown(answer, ("quotes", "nearest"))
            return answer if within is None else self._of_part(answer, within)

        return ask(asked) if conversation is None else conversation.answer(asked, ask, self.without_reader is None)

    def _checked(self, text: str) -> str:
        """What was asked, in one line.

        Raises:
            QuestionError: it is empty, too long or no Unicode text.
        """
        asked = " ".join(text.split())
        longest = self._settings["BRIEFING_MAX_QUESTION"]
        if not asked:
            raise QuestionError("the question is empty: write what you want to know")
        if len(asked) > longest:
            raise QuestionError(f"the question has {len(asked)} characters: shorten it to {longest}")
        if any("\ud800" <= c <= "\udfff" for c in asked):
            # Half of a surrogate pair: bytes of a terminal that are not UTF-8, or an escape in JSON.
            raise QuestionError("the question is not Unicode text: write it in UTF-8")
        return asked

    def intent(self, message: str, *, following: bool = False) -> Intent:
        """What a message wants: to ask the news, an overview, something about the bot, or nothing. Nothing is read for it.

        ``following``: whether something was asked before, with which "What happened?" goes on.
        """
        return intent_of(message, self.articles, following)

    def overview(
        self,
        *,
        topic: str = "",
        length: Length = "short",
        within: Within | None = None,
        seen: Mapping[str, str] | None = None,
    ) -> Overview:
        """The stories of the briefing, each with the sentences that say most of it, newest first.

        ``topic`` limits it to the articles that have most of its words. ``short`` shows ten stories with up to two sentences each, ``long``
        fifty with up to three. ``seen`` are the fingerprints (`briefing_bot.store.fingerprints.fingerprint`) of the articles that were seen
        before, by id: stories are then marked as new or updated.

        Raises:
            QuestionError: the topic is too long or no Unicode text.
            CorpusError: ``within`` names an outlet or an article that is not there.
        """
        from briefing_bot.overview.overview import SHOWN

        return self._overview(topic, within, SHOWN[length], seen)

    def _overview(
        self, topic: str, within: Within | None, shown: tuple[int, int], seen: Mapping[str, str] | None = None
    ) -> Overview:
        from briefing_bot.overview.overview import overview_of

        part = self._part(self._state, within)
        index, about = part.indexed.index, self._topic(topic, part)
        found = overview_of(index, part.answerer.annotated, part.loaded.articles, about, shown, seen)
        stories = tuple(self._shown(story, ("quotes",)) for story in found.stories)
        return self._of_part(found.model_copy(update={"stories": stories}), within)

    def _of_part(self, found: _Told, within: Within | None) -> _Told:
        """What was told, with the part that it is of: where no article is of these days, the briefing is not empty for that."""
        reason = "nothing_matches" if within and found.reason == "empty_briefing" else found.reason
        return found.model_copy(update={"within": within, "reason": reason})

    def timeline(self, topic: str = "", *, within: Within | None = None) -> Timeline:
        """What happened when in what the briefing says of ``topic``, or in its largest stories; each time once, earliest first.

        Raises:
            QuestionError, CorpusError: as by :meth:`overview`.
        """
        from briefing_bot.overview.timeline import timeline_of

        part = self._part(self._state, within)
        found = timeline_of(part.indexed.index, part.answerer.annotated, self._topic(topic, part))
        moments = tuple(self._shown(moment, ("quotes",)) for moment in found.moments)
        return self._of_part(found.model_copy(update={"moments": moments}), within)

    def _shown(self, found: _Quoting, where: tuple[str, ...]) -> _Quoting:
        """What was found, each quote of it with the page that shows its article, where a setting names one."""
        page = self._settings["BRIEFING_PAGE"]
        if not page:
            return found
        update = {w: tuple(q.model_copy(update={"shown_on": page}) for q in getattr(found, w)) for w in where}
        return found.model_copy(update=update)

    def suggestions(self, most: int = 5, *, within: Within | None = None) -> list[str]:
        """Questions that the briefing answers well, at most ``most``: made from its own sentences, and each tried."""
        from briefing_bot.overview.suggestions import LOOKED_AT, suggested

        stories = self._overview("", within, LOOKED_AT).stories
        return suggested(stories, lambda question: self.ask(question, within=within), most)

    def _topic(self, topic: str, part: _State) -> Question | None:
        from briefing_bot.answering.question.analysis import Question

        return Question(self._checked(topic), part.indexed.expander) if topic.strip() else None

    def _part(self, state: _State, within: Within | None) -> _State:
        """A part of the briefing as a briefing of its own; the latest ones are kept.

        Raises:
            CorpusError: no article is of the outlet that it names, or has the id.
        """
        if within is None or within.everything:
            return state
        if within in state.parts:
            return state.parts[within]
        articles = state.articles
        if within.article is not None and not any(a.id == within.article for a in articles):
            raise CorpusError(f"no article has the id {within.article!r}: see `briefing sources` for the names")
        if within.source is not None and not any(is_source(a, within.source) for a in articles):
            raise CorpusError(f"no article is from {within.source!r}: see `briefing sources` for the outlets")
        held = [number for number, article in enumerate(articles) if within.holds(article)]
        found = part_of(state.indexed, held, self._embeddings())
        state.parts[within] = made = self._answering(found)
        while len(state.parts) > _MOST_PARTS:
            state.parts.popitem(last=False)
        return made
