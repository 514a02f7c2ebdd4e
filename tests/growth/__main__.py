"""What grows too fast, in full: ``python -m tests.growth [patterns|articles|questions] [WORD]``.

``patterns`` are those of the modules with WORD in their names; ``articles`` of 50 to 200 KB, of the constructs with WORD in theirs, their
units parted in every way, of which also those are printed that take more than two seconds at 200 KB; ``questions`` are grown to the longest
that may be asked. All of it takes an hour. Exit status: 0 nothing grows too fast, 1 something does.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from tests.growth import articles, patterns, questions
from tests.growth.constructs import CONSTRUCTS, JOINTS
from tests.growth.measure import grows

_LARGE = (50_000, 100_000, 200_000)
_MOST_SECONDS = 2.0


def _patterns(word: str) -> Iterator[str]:
    for written in patterns.collected():
        if word in written.where and (wrong := patterns.fast_growing(written)):
            yield f"{written.where} | {' '.join(written.text.split())[:100]} | {wrong}"


def _articles(word: str) -> Iterator[str]:
    for made_of in CONSTRUCTS:
        for joint in JOINTS if word in made_of else ():
            if wrong := articles.fast_growing(made_of, joint, _LARGE):
                yield f"{made_of}, {joint} | {wrong}"
            elif (seconds := articles.took(made_of, joint, _LARGE[-1])) > _MOST_SECONDS:
                yield f"{made_of}, {joint} | {_LARGE[-1]:,} take {seconds:.1f} s"


def _questions(word: str) -> Iterator[str]:
    asked = questions.briefing()
    sizes = tuple(questions.LONGEST // part for part in (8, 4, 2, 1))
    for opener in questions.OPENERS:
        for joint in questions.JOINTS if word in opener else ():
            if wrong := grows(questions.asking(asked, opener, joint), sizes):
                yield f"{opener!r} and {joint!r} again and again | {wrong}"


_TRIED = {"patterns": _patterns, "articles": _articles, "questions": _questions}


def main() -> int:
    """Print what grows too fast."""
    parser = argparse.ArgumentParser(prog="python -m tests.growth", description=__doc__)
    parser.add_argument("what", nargs="?", choices=_TRIED)
    parser.add_argument("word", nargs="?", default="")
    given = parser.parse_args()
    found = 0
    for what, tried in _TRIED.items():
        for wrong in tried(given.word) if given.what in (None, what) else ():
            print(wrong, flush=True)
            found += 1
    print(found, "grow too fast")
    return int(found > 0)


if __name__ == "__main__":
    sys.exit(main())
