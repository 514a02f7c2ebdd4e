"""ZIP archives of any of the formats: what lies in them is read as if it lay in a folder; nothing is unpacked to disk."""

from __future__ import annotations

from dataclasses import replace

from briefing_bot.errors import ArticleError
from briefing_bot.sources.archives import Archive
from briefing_bot.sources.reading import ReadArticle, Reading, Source

_MOST_NAMED = 20  # by hand: problems told one by one; the others are counted


def read_zip(source: Source) -> Reading:
    """Every file of an archive -> its articles; a file that cannot be read is named, and the rest is read.

    Raises:
        ArticleError: none of its files can be read.
    """
    archive = Archive(source.data)
    articles: list[ReadArticle] = []
    problems: list[str] = []
    for name in archive.names:
        if any(part.startswith((".", "__")) for part in name.replace("\\", "/").split("/")):
            continue
        shown = "".join(c if c.isprintable() else "?" for c in name)
        if archive.is_link(name):
            problems.append(f"{shown} was left out: it is a link, which is not followed")
            continue
        try:
            inner = source.read_inner(archive.read(name), shown)
        except ArticleError as error:
            problems.append(f"{shown} was left out: {error}")
            continue
        problems += [f"{shown}: {notice}" for notice in inner.notices]
        articles += [
            replace(read, notices=tuple(f"{shown}: {notice}" for notice in read.notices)) for read in inner.articles
        ]
    if not articles:
        raise ArticleError(problems[0] if problems else "its archive holds no files: add articles to it")
    if len(problems) > _MOST_NAMED:
        problems = [*problems[:_MOST_NAMED], f"and {len(problems) - _MOST_NAMED} more"]
    return Reading(tuple(articles), tuple(problems))
