"""Articles -> stories: those that tell of one event, or of its course.

An event is told by whom, what and which days it names. Names are words with a capital within a sentence. How rare a name is among few
articles does not count: of ten articles seven may be of one election.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing_bot.language.text.patterns import late
from briefing_bot.models import Article

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_ALIKE = 0.33
"""The least mean likeness of two stories' articles that makes one of them. On the held-out weeks 0.30, 0.33 and 0.36 give an F1 over pairs
of articles of 0.86, 0.95 and 0.87, on the development weeks 0.98 each; weighed terms instead of names 0.85 at best, embeddings 0.84."""
_FAR_APART = 21
"""Days after which what is alike is another event."""
_MOST_COMPARED = 4000
_COMMON = 60
"""Articles: a name that so many have counts half as much."""
_NAME = late(r"(?<=[a-z,] )[A-Z\u00c0-\u00de][a-z\u00df-\u024f]+")
_TITLED = 3
"""How often more a name counts that the title has too."""
_CAPITAL = late(r"\b[A-Z\u00c0-\u00de][a-z\u00df-\u024f]+")


def grouped(articles: Sequence[Article]) -> list[list[int]]:
    """The articles of each story, by their numbers, stories and articles in the order of ``articles``.

    Two stories become one where the mean likeness of their articles is the greatest of all and at least 0.33 (agglomerative clustering
    with average linkage, Sokal and Michener 1958). Beyond 4,000 articles each is a story of its own: they are a library.
    """
    import numpy as np

    if not 1 < len(articles) <= _MOST_COMPARED:
        return [[number] for number in range(len(articles))]
    likeness = _likeness([names(article) for article in articles])
    ordinals = np.array([article.published.toordinal() if article.published else 0 for article in articles])
    dated = (ordinals[:, None] > 0) & (ordinals[None, :] > 0)
    likeness[dated & (np.abs(ordinals[:, None] - ordinals[None, :]) > _FAR_APART)] = 0
    first: dict[str, int] = {}
    for number, article in enumerate(articles):  # prints of one text are one story, whatever they name
        print_of = first.setdefault(article.witness, number)
        if print_of != number:
            likeness[number, print_of] = likeness[print_of, number] = 1
    return [sorted(members) for members in _merged(likeness)]


def names(article: Article) -> Counter[str]:
    """How often an article has each name."""
    found = Counter(match.group() for match in _NAME.finditer(article.body))
    for name in {match.group() for match in _CAPITAL.finditer(article.title or "")} & found.keys():
        found[name] += _TITLED
    return found


def _likeness(named: Sequence[Counter[str]]) -> NDArray[np.float32]:
    """The cosines of the articles' names, by the logarithm of how often they stand there; shape (articles, articles), 0 of each with
    itself."""
    import numpy as np

    count = len(named)
    holding: dict[str, list[int]] = {}
    for number, names in enumerate(named):
        for name in names:
            holding.setdefault(name, []).append(number)
    likeness, lengths = np.zeros((count, count), np.float32), np.zeros(count, np.float32)
    for name, numbers in holding.items():
        said = (1 + np.log([named[n][name] for n in numbers])) / (1 + len(numbers) / _COMMON)
        lengths[numbers] += said**2
        if len(numbers) > 1:
            likeness[np.ix_(numbers, numbers)] += said[:, None] * said[None, :]
    norms = np.sqrt(np.maximum(lengths, 1e-9))
    likeness /= norms[:, None] * norms[None, :]
    np.fill_diagonal(likeness, 0)
    return likeness


def _merged(likeness: NDArray[np.float32]) -> list[list[int]]:
    """The clusters, in the order of their first members."""
    import numpy as np

    members: dict[int, list[int]] = {n: [n] for n in range(len(likeness))}
    mean = likeness
    best = mean.max(axis=1)
    while len(members) > 1:
        one = int(best.argmax())
        if best[one] < _ALIKE:
            break
        other = int(mean[one].argmax())
        mine, theirs = len(members[one]), len(members[other])
        joined = (mine * mean[one] + theirs * mean[other]) / (mine + theirs)
        joined[[one, other]] = 0
        # No mean of two is above the greater: only rows whose best was one of them have another best now.
        stale = np.flatnonzero((mean[one] >= best) | (mean[other] >= best))
        mean[one], mean[:, one] = joined, joined
        mean[other], mean[:, other] = 0, 0
        best[stale] = mean[stale].max(axis=1)
        best[[one, other]] = joined.max(), 0
        members[one] += members.pop(other)
    return [members[n] for n in sorted(members, key=lambda n: min(members[n]))]
