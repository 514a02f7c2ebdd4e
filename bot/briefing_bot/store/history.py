"""What has changed in a briefing: by its sources, as logged, and by hand, as found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from pathlib import Path

from briefing_bot.errors import ArticleError, KeepingError
from briefing_bot.language.text.structure import outline
from briefing_bot.sources.folder import read_folder
from briefing_bot.sources.json_lines import values
from briefing_bot.sources.registry import read_file
from briefing_bot.store.fingerprints import fingerprint
from briefing_bot.store.home import FOLDER, Home, own_bytes
from briefing_bot.store.state import read_sources


@dataclass(frozen=True, slots=True)
class Difference:
    """What happened to one article, and the sentences that went and came."""

    what: str
    article: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


def differences(home: Home, since: str | None = None) -> list[Difference]:
    """What has changed since a day (``YYYY-MM-DD``), or by the last change there was; and what was edited by hand.

    Raises:
        KeepingError: ``since`` is no day, or the log is damaged.
    """
    lines = _log(home)
    if since is None:
        last = lines[-1]["at"] if lines else ""
        lines = [line for line in lines if line["at"] == last]
    else:
        try:
            day = date.fromisoformat(since)
        except ValueError:
            raise KeepingError(f"--since is {since!r}, which is no day: write it as YYYY-MM-DD") from None
        lines = [line for line in lines if datetime.fromisoformat(line["at"]).astimezone().date() >= day]
    found = [_logged(home, line) for line in lines]
    return [*found, *_by_hand(home)]


def changed_sentences(before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The sentences of two texts that only the first has, and those that only the second has, in order."""
    old, new = _sentences(before), _sentences(after)
    gone: list[str] = []
    come: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += old[a:b]
            come += new[c:d]
    return tuple(gone), tuple(come)


def _log(home: Home) -> list[dict[str, str]]:
    try:
        text = own_bytes(home.changes).decode("utf-8") if home.changes.exists() else ""
        # Not splitlines(): JSON leaves U+2028 and its like unescaped inside strings.
        lines = [line for each in text.split("\n") for line in values(each)]
        for line in lines:
            if not isinstance(line, dict) or not all(isinstance(value, str) for value in line.values()):
                raise ValueError("a line of it is no change")  # noqa: TRY301 - told like the others
            datetime.fromisoformat(line["at"])
            line["what"], line["article"]
    except (OSError, ValueError, KeyError) as error:
        raise KeepingError(f"{FOLDER}/{home.changes.name} is damaged ({error}): mend it, or delete it") from None
    return lines


def _logged(home: Home, line: dict[str, str]) -> Difference:
    if "version" not in line:
        return Difference(line["what"], line["article"])
    # The words after this change are those of the version after it, or where there is none the article's own.
    version = home.place(line["version"])
    later = version.with_name(f"{int(version.stem) + 1}.md")
    after = later if later.exists() else home.place(line["article"])
    return Difference(line["what"], line["article"], *changed_sentences(_body(version), _body(after)))


def _by_hand(home: Home) -> Iterator[Difference]:
    """Articles that no source gave, and those that were edited or deleted since a source gave them."""
    items = {item.file: item for source in read_sources(home).values() for item in source.items.values()}
    there = {article.source: article.body for article in read_folder(home.root)[0]}
    for file, body in there.items():
        if file not in items:
            yield Difference("not from a source:", file)
        elif fingerprint(body) != items[file].text:
            yield Difference("edited by hand:", file)
    yield from (Difference("deleted:", file) for file in items if not home.place(file).exists())


def _body(path: Path) -> str:
    try:
        return read_file(path).articles[0].body
    except ArticleError:
        return ""


def _sentences(text: str) -> list[str]:
    return [" ".join(text[s.start : s.end].split()) for s in outline(text).sentences]
