"""Who speaks and how surely, over BriefQA's labelled sentences: ``python -m tests.benchmarks.attribution [WEEK ...]``.

Every labelled sentence is found in its article, and what the article is understood to say of it is compared with its label, by
BriefQA's rule for speakers and by equality for stances. Of several sentences labelled as one whoever says most of them counts.
Without weeks named, the training weeks are measured. The data are looked for in ``../shared`` or in the folder that
BRIEFING_SHARED names.

The labels are one annotator's: 41 of the 3,067 labelled sentences of the training weeks are labelled in two ways. Of 449 pairs of labels that
one sentence has for two questions of its week 32 differ in the speaker and 48 in the stance: of single labels some 4 and 6 in 100 are amiss,
and nobody can agree with more than 0.96 and 0.94 of them.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from briefing_bot.attribution.annotations import AnnotatedDocument
from briefing_bot.attribution.speakers import NARRATION, Attribution
from briefing_bot.documents.document import Document
from briefing_bot.evaluation.matching import same_speaker
from briefing_bot.models import Mention, Stance
from briefing_bot.sources.reading import to_article
from briefing_bot.sources.registry import read_file

from tests.benchmarks.briefqa import SHARED, weeks

STANCES: tuple[str, ...] = get_args(Stance)


@dataclass
class Figures:
    """Counts over labelled sentences. ``confusion`` is of (label, ours); ``speakers`` of what became of the speaker."""

    of: Counter[str] = field(default_factory=Counter)
    speaker: Counter[str] = field(default_factory=Counter)
    stance: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    speakers: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    quotes: int = 0
    reading: float = 0.0

    @property
    def speaker_right(self) -> float:
        """The share of sentences whose speaker, or having none, is right."""
        return self.speaker.total() / max(1, self.of.total())

    @property
    def stance_right(self) -> float:
        """The share of sentences whose stance is the labelled one."""
        return self.stance.total() / max(1, self.of.total())


def labelled(week: Path) -> Iterator[tuple[str, str, str, str]]:
    """The labelled sentences of a week, each once: article, sentence, speaker ('' for none), stance."""
    seen: set[tuple[str, str]] = set()
    for line in (week / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        for point in json.loads(line)["gold"] if line.strip() else ():
            for gold in point:
                if (gold["article"], gold["text"]) not in seen:
                    seen.add((gold["article"], gold["text"]))
                    yield gold["article"], gold["text"], gold["speaker"] or "", gold["stance"] or "unsourced"


def measure(folders: Sequence[Path]) -> Figures:
    """The figures over the weeks in ``folders``."""
    figures = Figures()
    for week in folders:
        read: dict[str, AnnotatedDocument] = {}
        for name, sentence, speaker, stance in labelled(week):
            if name not in read:
                article = to_article(read_file(week / "articles" / f"{name}.md").articles[0], name, name)
                read[name] = AnnotatedDocument(Document.of(article))
                begun = time.process_time()
                assert read[name].annotations
                figures.reading += time.process_time() - begun
                figures.articles += 1
            start = read[name].document.article.body.find(sentence)
            if start < 0:
                continue
            found = _most_of(read[name], start, start + len(sentence))
            _count(figures, speaker, stance, found.speaker.text if found.speaker else "", found.stance)
    return figures


def _most_of(article: AnnotatedDocument, start: int, end: int) -> Attribution:
    """What is first said in ``[start, end)`` of the body by the speaker of most of it; a heading is narration."""
    weights: Counter[Mention | None] = Counter()
    found: dict[Mention | None, Attribution] = {}
    for annotation in article.annotations:
        overlap = min(end, annotation.sentence.end) - max(start, annotation.sentence.start)
        if overlap > 0:
            weights[annotation.speaker] += overlap
            found.setdefault(annotation.speaker, annotation.attribution)
    return found[weights.most_common(1)[0][0]] if found else NARRATION


def _count(figures: Figures, speaker: str, stance: str, ours: str, our_stance: str) -> None:
    right = same_speaker(ours, speaker)
    figures.quotes += 1
    figures.of[stance] += 1
    figures.speaker[stance] += right
    figures.stance[stance] += stance == our_stance
    figures.confusion[stance, our_stance] += 1
    kind = "right" if right else "named where the label has none" if not speaker else "another" if ours else "missed"
    figures.speakers[kind] += 1


def report(figures: Figures) -> str:
    """The figures as a table for a person."""
    lines = [
        f"{figures.of.total()} sentences of {figures.articles} articles",
        f"speaker right {figures.speaker_right:.3f}   stance right {figures.stance_right:.3f}",
        "speakers: " + ", ".join(f"{kind} {n}" for kind, n in figures.speakers.most_common()),
        f"{1000 * figures.reading / max(1, figures.articles):.1f} ms of CPU an article, once",
        "",
        f"{'label':<12}{'of':>6}{'speaker':>9}{'stance':>8}   ours:" + "".join(f"{s[:9]:>11}" for s in STANCES),
    ]
    for stance in STANCES:
        of = max(1, figures.of[stance])
        row = "".join(f"{figures.confusion[stance, ours]:>11}" for ours in STANCES)
        lines.append(
            f"{stance:<12}{figures.of[stance]:>6}{figures.speaker[stance] / of:>9.3f}{figures.stance[stance] / of:>8.3f}"
            f"        {row}"
        )
    return "\n".join(lines)


def main() -> None:
    """Print the figures."""
    if not SHARED.is_dir():
        sys.exit(f"{SHARED} is not there: put BriefQA beside the checkout or set BRIEFING_SHARED")
    print(report(measure(weeks(sys.argv[1:] or ["train"]))))


if __name__ == "__main__":
    main()
