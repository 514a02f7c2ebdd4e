"""The keeping of briefings in a process of its own, one JSON object a line on its pipes: ``python -m briefing_bot.serving.keeping``.

It first writes a greeting; then, for each request with a ``folder``, what became of it, or ``{"error": "..."}``:

- ``{"do": "add", "source": address or path, "whole_pages": bool, "limits": {...}}``, ``{"do": "update"}`` (every source that
  may be asked) and ``{"do": "remove", "name": ...}`` give ``{"outcomes": [...], "articles": number}``;
- ``{"do": "list"}`` gives ``{"sources": [...], "articles": number, "bytes": number}``;
- ``{"do": "diff", "since": day or null}`` gives ``{"differences": [...]}``.

``limits`` are most ``articles``, ``bytes`` and ``sources`` of a briefing: a source with which it would have more is not kept.
Whoever asks decides what may be added; a path is read as the user that runs this process.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from briefing_bot.errors import BriefingError
from briefing_bot.serving.worker import stand_back
from briefing_bot.settings import read_settings
from briefing_bot.sources.web.web import Web
from briefing_bot.store.history import differences
from briefing_bot.store.home import Home, init
from briefing_bot.store.keeping import SourceOutcome, keeper
from briefing_bot.store.state import read_sources


def reply(line: str) -> dict[str, Any]:
    """The object that answers one line of requests."""
    request = json.loads(line)
    try:
        return _DO[request["do"]](Home(Path(request["folder"])), request)
    except BriefingError as error:
        return {"error": str(error)}


def _add(home: Home, request: dict[str, Any]) -> dict[str, Any]:
    limits = request["limits"]
    init(home.root)
    with keeper(home, _web()) as keeping:
        before = set(keeping.sources)
        if len(before) >= limits["sources"]:
            return {"error": f"the briefing has {len(before)} sources already, as many as it may: remove one first"}
        outcome = keeping.add(request["source"], request.get("whole_pages", False))
        articles, size = _size(home)
        over = [
            f"{have} {what} of at most {most}"
            for what, have, most in (("articles", articles, limits["articles"]), ("bytes", size, limits["bytes"]))
            if have > most
        ]
        new = next((name for name in keeping.sources if name not in before), None)
        if over and new:
            keeping.remove(new)
            return {"error": f"it was not kept: with it the briefing would have {' and '.join(over)}"}
        return _told(home, [outcome])


def _update(home: Home, request: dict[str, Any]) -> dict[str, Any]:
    with keeper(home, _web()) as keeping:
        return _told(home, [keeping.update(name) for name in keeping.named(request.get("names", ()))])


def _remove(home: Home, request: dict[str, Any]) -> dict[str, Any]:
    with keeper(home, _web()) as keeping:
        return _told(home, [keeping.remove(request["name"])])


def _list(home: Home, request: dict[str, Any]) -> dict[str, Any]:
    articles, size = _size(home)
    sources = [
        {
            "name": name,
            "address": state.address,
            "kind": state.kind,
            "title": state.title,
            "articles": len(state.items),
            "asked": state.asked.isoformat(),
            "trouble": state.stopped or state.trouble,
        }
        for name, state in read_sources(home).items()
    ]
    return {"sources": sources, "articles": articles, "bytes": size}


def _diff(home: Home, request: dict[str, Any]) -> dict[str, Any]:
    return {"differences": [asdict(difference) for difference in differences(home, request.get("since"))]}


_DO = {"add": _add, "update": _update, "remove": _remove, "list": _list, "diff": _diff}


def _told(home: Home, outcomes: list[SourceOutcome]) -> dict[str, Any]:
    return {"outcomes": [asdict(outcome) for outcome in outcomes], "articles": _size(home)[0]}


def _size(home: Home) -> tuple[int, int]:
    """How many articles there are, and how many bytes all files have, what belongs to the keeping included."""
    articles = sum(1 for path in home.root.rglob("*.md") if not path.is_relative_to(home.keeping))
    return articles, sum(path.stat().st_size for path in home.root.rglob("*") if path.is_file())


def _web() -> Web:
    return Web.of(read_settings())


def serve(requests: Iterable[str], out: TextIO) -> int:
    """Greet, and answer each line; it ends with the lines."""

    def write(message: dict[str, Any]) -> None:
        out.write(json.dumps(message) + "\n")
        out.flush()

    write({"ready": True})
    for line in requests:
        write(reply(line))
    return 0


def main() -> int:
    """Serve standard input."""
    stand_back()
    out = sys.stdout
    sys.stdout = sys.stderr  # nothing that prints may garble the pipe
    return serve(sys.stdin, out)


if __name__ == "__main__":
    sys.exit(main())
