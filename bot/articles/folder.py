"""A folder of files -> articles, with every file that was left out named and its cause."""

from __future__ import annotations

import re
from pathlib import Path

from bot.articles.registry import FORMATS, read_article
from bot.errors import ArticleError, CorpusError
from bot.models import Article, Problem

QUESTIONS_FILE = "questions.yaml"
_NOT_ARTICLES = {QUESTIONS_FILE, "questions.yml", "questions.jsonl"}
_NUMBERS = re.compile(r"(\d+)")


def read_folder(path: Path) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Read every article of a folder and the folders in it, in the natural order of their paths (a2 before a10).

    An article's id is its path without the ending. Hidden files and folders and README files are passed over.
    A path that is one file is a briefing of one article.

    Raises:
        CorpusError: the path is no folder, or cannot be listed.
    """
    if path.is_file():
        files, root = [path], path.parent
    elif path.is_dir():
        try:
            files, root = sorted(_files(path), key=lambda p: _natural(p.relative_to(path).as_posix())), path
        except OSError as error:
            raise CorpusError(f"{path} cannot be listed ({error.strerror}): check its permissions") from None
    else:
        raise CorpusError(f"{path} is not there: name a folder of articles (.txt or .md)")
    articles: list[Article] = []
    problems: list[Problem] = []
    texts: dict[str, str] = {}
    ids: dict[str, int] = {}
    for file in files:
        source = file.relative_to(root).as_posix()
        stem = source.removesuffix(file.suffix)
        try:
            article = read_article(file, stem if stem not in ids else source, source)
        except ArticleError as error:
            problems.append(Problem(source=source, cause=str(error)))
            continue
        same = texts.setdefault(" ".join(article.body.split()), source)
        if same != source:
            problems.append(Problem(source=source, cause=f"its text is the same as that of {same}: loaded once"))
            continue
        ids[stem] = 1
        articles.append(article)
    return tuple(articles), tuple(problems)


def _files(root: Path) -> list[Path]:
    def wanted(path: Path) -> bool:
        parts = path.relative_to(root).parts
        return (
            not any(part.startswith((".", "__")) for part in parts)
            and path.name not in _NOT_ARTICLES
            and path.stem.upper() != "README"
            and path.is_file()
        )

    return [path for path in root.rglob("*") if wanted(path)]


def _natural(name: str) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, int(p), "") if p.isdecimal() else (1, 0, p.casefold()) for p in _NUMBERS.split(name))


__all__ = ["FORMATS", "QUESTIONS_FILE", "read_folder"]
