"""What all articles of a briefing say together, kept as articles come and go: a change costs what the changed articles have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing_bot.retrieval.bm25 import Statistics
from briefing_bot.retrieval.expansion.aliases import Acronyms, DefinedAcronyms, Pair, pairs_of
from briefing_bot.retrieval.segment import Segment
from briefing_bot.retrieval.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COUNTS = ("words", "terms", "used")
"""What is counted by its number in the vocabulary: how often all articles have a word as written, a term, and by how many articles a word is used
that may be an acronym."""


@dataclass(frozen=True)
class Totals:
    """See the module.

    Attributes:
        sentence: of all sentences, for their scores.
        passage: of all passages.
        words: see `COUNTS`; so are ``terms`` and ``used``. A number beyond their end stands nowhere.
        acronyms: those that the articles define.
    """

    sentence: Statistics
    passage: Statistics
    words: NDArray[np.int64]
    terms: NDArray[np.int64]
    used: NDArray[np.int64]
    acronyms: DefinedAcronyms

    @classmethod
    def none(cls) -> Totals:
        """Those of no articles."""
        import numpy as np

        nothing = np.zeros(0, np.int64)
        return cls(Statistics.none(), Statistics.none(), nothing, nothing, nothing, DefinedAcronyms())

    def changed(
        self,
        removed: Segment | None,
        added: Segment | None,
        staying: Callable[[Sequence[int]], Iterable[Acronyms]],
        vocabulary: Vocabulary,
    ) -> Totals:
        """Those of the articles without ``removed`` and with ``added``.

        Args:
            removed: some of them.
            added: others.
            staying: the acronyms of those of the other articles that have runs with certain initials, by their numbers.
            vocabulary: of all.
        """
        import numpy as np

        sentence, passage = self.sentence, self.passage
        size = len(vocabulary)
        counts = {name: np.zeros(size, np.int64) for name in COUNTS}
        for name in COUNTS:
            own: NDArray[np.int64] = getattr(self, name)
            counts[name][: len(own)] = own
        for segment, by in ((removed, -1), (added, 1)):
            if segment is None:
                continue
            sentence = sentence.changed(segment.postings["sentence"], by)
            passage = passage.changed(segment.postings["passage"], by)
            arrays = segment.arrays
            np.add.at(counts["words"], arrays["words"], by * arrays["word_counts"].astype(np.int64))
            np.add.at(counts["terms"], arrays["terms"], by * arrays["term_counts"].astype(np.int64))
            np.add.at(counts["used"], arrays["used"], by)
        before = np.zeros(size, np.int64)
        before[: len(self.used)] = self.used
        written, was_written = _Written(vocabulary, counts["used"]), _Written(vocabulary, before)
        pairs = Counter[Pair]()
        for text in removed.acronyms if removed else ():
            pairs.subtract(pairs_of(text, was_written))
        for text in added.acronyms if added else ():
            pairs.update(pairs_of(text, written))
        # A word that is the first to be used as an acronym, or was the last, makes acronyms of other articles' runs, or none of them any more.
        turned = np.flatnonzero((before > 0) != (counts["used"] > 0)).tolist()
        initials = {vocabulary[number] for number in turned}
        for text in staying(turned) if turned else ():
            for short, run in text.runs:
                if short in initials:
                    pairs[short, run, False] += 1 if short in written else -1
        return Totals(sentence, passage, counts["words"], counts["terms"], counts["used"], self.acronyms.changed(pairs))


class _Written:
    """The words that are used as acronyms."""

    def __init__(self, vocabulary: Vocabulary, used: NDArray[np.int64]) -> None:
        self._numbers, self._used = vocabulary.numbers, used

    def __contains__(self, word: object) -> bool:
        number = self._numbers.get(word, len(self._used))  # type: ignore[call-overload]
        return bool(number < len(self._used) and self._used[number])
