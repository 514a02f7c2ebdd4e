"""A folder of files -> articles, with every file that was left out named and its cause."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from itertools import chain, count
from pathlib import Path

from briefing_bot.errors import ArticleError, CorpusError
from briefing_bot.models import Article, Problem
from briefing_bot.sources.reading import Reading, to_article
from briefing_bot.sources.registry import read_file

Stamp = tuple[tuple[str, int, int, int], ...]
"""The path, bytes, time of change (ns) and inode of each file."""

FileReader = Callable[[Path, str], Reading]
"""Reads one file, by its path and the name it is shown by; raises `ArticleError`."""

QUESTIONS_FILE = "questions.yaml"
_NOT_ARTICLES = {QUESTIONS_FILE, "questions.yml", "questions.jsonl"}
_DEEPEST = 50  # folders; os.walk and people lose their way further down
_NUMBERS = re.compile(r"(\d+)")
_README = re.compile(r"README(?:\.[^.]+)?", re.IGNORECASE)


def read_folder(path: Path, reader: FileReader | None = None) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read every article of a folder and the folders in it, in the natural order of their paths (a2 before a10).

    An article's id is its path without the ending, with ``#2`` for the second article of a file that holds several.
    Hidden files and folders and README files are passed over; a link to a folder, or to a file outside this one, is not
    followed. A path that is one file is a briefing of that file. ``reader`` reads one file.

    Raises:
        CorpusError: the path is no folder, or cannot be listed.
    """
    articles: list[Article] = []
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    ids: set[str] = set()
    for source, reading, cause in read_files(path, reader):
        if reading is None:
            problems.append(Problem(source=source, cause=cause))
            continue
        problems.extend(Problem(source=source, cause=notice, loaded=True) for notice in reading.notices)
        id = _free_id(source.removesuffix(Path(source).suffix), source, ids)
        several = len(reading.articles) > 1
        for number, read in enumerate(reading.articles, 1):
            called = f"{source}#{number}" if several else source
            same = texts.setdefault(" ".join(read.body.split()), called)
            if same != called:
                problems.append(Problem(source=called, cause=f"its text is the same as that of {same}: loaded once"))
                continue
            ids.add(id)
            articles.append(to_article(read, f"{id}#{number}" if several else id, called))
    return tuple(articles), tuple(problems)


def stamp_of(path: Path) -> Stamp:
    """Which files :func:`read_folder` would read, in which size and from when: another stamp, another briefing.

    A file that goes while it is looked at, or a folder that cannot be listed, is no part of it.
    """
    try:
        files = [os.fspath(path)] if path.is_file() else sorted(file for _, file in _files(path, []))
    except OSError:
        return ()
    found = []
    for file in files:
        try:
            stat = os.stat(file)  # noqa: PTH116 - of thousands of files, each time a question is asked
        except OSError:
            continue
        found.append((file, stat.st_size, stat.st_mtime_ns, stat.st_ino))
    return tuple(found)


def read_files(
    path: Path, reader: FileReader | None = None, but: Callable[[str, Path], bool] = lambda name, file: False
) -> Iterator[tuple[str, Reading | None, str]]:
    """Each file under ``path`` in natural order: its path as shown, what it gave, or None and the cause.

    Files for which ``but`` says so, given the path as shown and the file, are passed over.

    Raises:
        CorpusError: the path is no folder, or cannot be listed.
    """
    problems: list[Problem] = []
    try:
        if path.is_file():
            files, root = [(path.name, os.fspath(path))], path.parent
        elif path.is_dir():
            files, root = sorted(_files(path, problems), key=lambda file: (_natural(file[0]), file)), path
        else:
            raise CorpusError(f"{_shown(str(path))} is not there: name a folder of articles")
    except OSError as error:
        raise CorpusError(
            f"{_shown(str(path))} cannot be listed ({error.strerror}): check its name and permissions"
        ) from None
    for problem in problems:
        yield problem.source, None, problem.cause
    for name, at in files:
        source, file = _shown(name), Path(at)
        if but(source, file):
            continue
        if file != path and _leads_out(file, root):
            yield (
                source,
                None,
                "it is a link to a file outside the folder, which is not followed: copy the file into it",
            )
            continue
        try:
            yield source, (reader or read_file)(file, source), ""
        except ArticleError as error:
            yield source, None, str(error)


def _files(root: Path, problems: list[Problem]) -> list[tuple[str, str]]:
    """The files that may be articles, each by its path under ``root``, with slashes, and its whole path, in no order; folders that cannot
    be listed become problems.

    Raises:
        OSError: ``root`` itself cannot be listed.
    """
    base = os.fspath(root)

    def inside(path: str) -> str:
        """A path under ``root``: told by its text, for there are thousands."""
        return path[len(base) :].lstrip(os.sep).replace(os.sep, "/")

    def not_listed(error: OSError) -> None:
        if error.filename == base:
            raise error
        source = _shown(inside(error.filename))
        problems.append(Problem(source=source, cause=f"it cannot be listed ({error.strerror}): check its permissions"))

    found: list[tuple[str, str]] = []
    for folder, folders, names in os.walk(base, onerror=not_listed):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        under = f"{inside(folder)}/" if folder != base else ""
        if under.count("/") >= _DEEPEST:
            cause = f"it lies in {_DEEPEST} folders, one in the other: move its articles up"
            problems.extend(Problem(source=_shown(under + name), cause=cause) for name in folders)
            folders.clear()
        for name in folders:
            if Path(folder, name).is_symlink():
                cause = "it is a link to a folder, which is not followed: name that folder or copy its articles"
                problems.append(Problem(source=_shown(under + name), cause=cause))
        found += [
            (under + name, os.path.join(folder, name))  # noqa: PTH118 - of thousands of files
            for name in names
            if not name.startswith((".", "__")) and name not in _NOT_ARTICLES and not _README.fullmatch(name)
        ]
    return found


def _leads_out(file: Path, root: Path) -> bool:
    """Whether a file is a link to one elsewhere: a folder from somebody else must not quote this machine's own files.

    A link that leads nowhere or in a circle does not lead out; reading it says so.
    """
    return file.is_symlink() and file.is_file() and not file.resolve().is_relative_to(root.resolve())


def _free_id(stem: str, source: str, taken: set[str]) -> str:
    """The stem, or where another article has it the whole name, which is of this file alone."""
    return next(id for id in chain((stem, source), (f"{source}~{n}" for n in count(2))) if id not in taken)


def _shown(name: str) -> str:
    """A file's name as it can be shown in one line: what is no printable character, or no character, is escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p.casefold()) for p in _NUMBERS.split(name))


__all__ = ["QUESTIONS_FILE", "read_folder"]
