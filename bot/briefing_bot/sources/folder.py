"""A folder of files -> articles, with every file that was left out named and its cause."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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
_MOST = 2**63 - 1  # inodes are kept in 64 bits
_DEEPEST = 50  # folders; os.walk and people lose their way further down
_NUMBERS = re.compile(r"(\d+)")
_README = re.compile(r"README(?:\.[^.]+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Given:
    """What a file gave, as far as it tells what is loaded of it and of others.

    Attributes:
        source: its path as it is shown.
        texts: of each of its articles a digest of the words; white space makes no difference.
        notices: what of it was left out.
        cause: why it could not be read; empty where it was.
    """

    source: str
    texts: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    cause: str = ""

    @classmethod
    def of(cls, source: str, reading: Reading | None, cause: str) -> Given:
        """What ``reading`` is, or the cause where there is none."""
        if reading is None:
            return cls(source, cause=cause)
        return cls(source, tuple(_digest(read.body) for read in reading.articles), reading.notices)

    def called(self, number: int) -> str:
        """What its article ``number``, from 1, is known by."""
        return f"{self.source}#{number}" if len(self.texts) > 1 else self.source


Loads = tuple[tuple[int, str], ...]
"""What is loaded of a file: numbers of its articles, from 1, with the id that each has."""


def read_folder(path: Path, reader: FileReader | None = None) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read every article of a folder and the folders in it, in the natural order of their paths (a2 before a10).

    An article's id is its path without the ending, with ``#2`` for the second article of a file that holds several.
    Hidden files and folders and README files are passed over; a link to a folder, or to a file outside this one, is not
    followed. A path that is one file is a briefing of that file. ``reader`` reads one file.

    Raises:
        CorpusError: the path is no folder, or cannot be listed.
    """
    files = [(Given.of(*read), read[1]) for read in read_files(path, reader)]
    loads, problems = loaded_of(given for given, _ in files)
    return tuple(
        to_article(reading.articles[number - 1], id, given.called(number))
        for (given, reading), loaded in zip(files, loads, strict=True)
        if reading
        for number, id in loaded
    ), problems


def loaded_of(files: Iterable[Given]) -> tuple[list[Loads], tuple[Problem, ...]]:
    """What is loaded of each file, and what is not: a text that an earlier file has is loaded once, and no two articles have one id.

    Args:
        files: what each file of a folder gave, in natural order.
    """
    problems: list[Problem] = []
    loads: list[Loads] = []
    texts: dict[str, str] = {}
    ids: set[str] = set()
    for given in files:
        id = _stem(given.source)
        if id in ids:
            id = _free_id(id, given.source, ids)
        if len(given.texts) == 1 and given.texts[0] not in texts and not given.notices:  # nearly all, of thousands
            texts[given.texts[0]] = given.source
            ids.add(id)
            loads.append(((1, id),))
            continue
        if given.cause:
            problems.append(Problem(source=given.source, cause=given.cause))
        problems += [Problem(source=given.source, cause=notice, loaded=True) for notice in given.notices]
        loaded: list[tuple[int, str]] = []
        several = len(given.texts) > 1
        for number, text in enumerate(given.texts, 1):
            called = given.called(number) if several else given.source
            same = texts.setdefault(text, called)
            if same != called:
                problems.append(Problem(source=called, cause=f"its text is the same as that of {same}: loaded once"))
                continue
            ids.add(id)
            loaded.append((number, f"{id}#{number}" if several else id))
        loads.append(tuple(loaded))
    return loads, tuple(problems)


def _digest(text: str) -> str:
    words = " ".join(text.split()).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(words, digest_size=16).hexdigest()


def stamp_of(path: Path) -> Stamp:
    """Which files :func:`read_folder` would read, in which size and from when: another stamp, another briefing.

    A file that goes while it is looked at, or a folder that cannot be listed, is no part of it.
    """
    return look_at(path)[0]


def look_at(path: Path) -> tuple[Stamp, tuple[Problem, ...]]:
    """The stamp of a folder, see :func:`stamp_of`, and what in it cannot be listed."""
    problems: list[Problem] = []
    found = []
    try:
        if path.is_file():
            return ((os.fspath(path), *_stamp(path.stat())),), ()
        entries = _entries(path, problems) if path.is_dir() else []
    except (CorpusError, OSError):
        return (), ()
    for _, entry in entries:
        try:
            stat = entry.stat()
        except OSError:
            continue
        found.append((entry.path, *_stamp(stat)))
    found.sort()
    return tuple(found), tuple(problems)


def _stamp(stat: os.stat_result) -> tuple[int, int, int]:
    return stat.st_size, stat.st_mtime_ns, stat.st_ino & _MOST


def listed(path: Path, problems: list[Problem]) -> list[tuple[str, str]]:
    """The files of a folder, each by its path within it and its whole path, in no order; folders in it that cannot be listed become problems.

    Raises:
        CorpusError: the path is no folder, or cannot be listed.
    """
    try:
        if path.is_file():
            return [(path.name, os.fspath(path))]
        if path.is_dir():
            return [(name, entry.path) for name, entry in _entries(path, problems)]
    except OSError as error:
        raise CorpusError(
            f"{shown(str(path))} cannot be listed ({error.strerror}): check its name and permissions"
        ) from None
    raise CorpusError(f"{shown(str(path))} is not there: name a folder of articles")


def read_files(
    path: Path, reader: FileReader | None = None, but: Callable[[str, Path], bool] = lambda name, file: False
) -> Iterator[tuple[str, Reading | None, str]]:
    """Each file under ``path`` in natural order: its path as shown, what it gave, or None and the cause.

    Files for which ``but`` says so, given the path as shown and the file, are passed over.

    Raises:
        CorpusError: the path is no folder, or cannot be listed.
    """
    problems: list[Problem] = []
    files = sorted(listed(path, problems), key=lambda file: (natural(file[0]), file))
    for problem in problems:
        yield problem.source, None, problem.cause
    for name, at in files:
        source, file = shown(name), Path(at)
        if not but(source, file):
            yield source, *read_listed(path, file, source, reader)


def read_listed(path: Path, file: Path, source: str, reader: FileReader | None = None) -> tuple[Reading | None, str]:
    """What one of the files of a folder gave, or None and the cause; ``source`` is how it is shown."""
    if file != path and _leads_out(file, path):
        return None, "it is a link to a file outside the folder, which is not followed: copy the file into it"
    try:
        return (reader or read_file)(file, source), ""
    except ArticleError as error:
        return None, str(error)


def _entries(root: Path, problems: list[Problem]) -> list[tuple[str, os.DirEntry[str]]]:
    """The files that may be articles, each by its path under ``root``, with slashes, in no order; folders that cannot be listed become problems.

    Raises:
        OSError: ``root`` itself cannot be listed.
    """
    found: list[tuple[str, os.DirEntry[str]]] = []
    left = [("", os.scandir(root))]
    while left:
        under, entries = left.pop()
        folders: list[os.DirEntry[str]] = []
        with entries:
            for entry in entries:  # thousands of them, each time a question is asked
                name = entry.name
                if name.startswith((".", "__")):
                    continue
                try:
                    is_folder = entry.is_dir()
                except OSError:
                    is_folder = False
                if is_folder:
                    folders.append(entry)
                elif name not in _NOT_ARTICLES and (name[0] not in "Rr" or not _README.fullmatch(name)):
                    found.append((under + name, entry))
        if under.count("/") >= _DEEPEST:
            cause = f"it lies in {_DEEPEST} folders, one in the other: move its articles up"
            problems.extend(Problem(source=shown(under + folder.name), cause=cause) for folder in folders)
            continue
        for folder in folders:
            source = shown(under + folder.name)
            if folder.is_symlink():
                cause = "it is a link to a folder, which is not followed: name that folder or copy its articles"
                problems.append(Problem(source=source, cause=cause))
                continue
            try:
                left.append((f"{under}{folder.name}/", os.scandir(folder.path)))
            except OSError as error:
                cause = f"it cannot be listed ({error.strerror}): check its permissions"
                problems.append(Problem(source=source, cause=cause))
    return found


def _leads_out(file: Path, root: Path) -> bool:
    """Whether a file is a link to one elsewhere: a folder from somebody else must not quote this machine's own files.

    A link that leads nowhere or in a circle does not lead out; reading it says so.
    """
    return file.is_symlink() and file.is_file() and not file.resolve().is_relative_to(root.resolve())


def _stem(source: str) -> str:
    """A path without its ending, as `Path.suffix` has it: told by its text, for there are thousands."""
    dot = source.rfind(".", source.rfind("/") + 2)
    return source[:dot] if 0 < dot < len(source) - 1 else source


def _free_id(stem: str, source: str, taken: set[str]) -> str:
    """The stem, or where another article has it the whole name, which is of this file alone."""
    return next(id for id in chain((stem, source), (f"{source}~{n}" for n in count(2))) if id not in taken)


def shown(name: str) -> str:
    """A file's name as it can be shown in one line: what is no printable character, or no character, is escaped."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """By what files are put in order: figures in a name by their number, letters large or small alike."""
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p.casefold()) for p in _NUMBERS.split(name))


__all__ = ["QUESTIONS_FILE", "read_folder"]
