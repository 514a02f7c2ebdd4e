"""Lines of JSON, whatever ends them: Unicode and JSON do not agree on what ends a line, nor do programs that write them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_GAP = re.compile(r"[\s\ufeff]*")
# Line ends to other programs, and none to one that reads lines up to "\n".
_LINE_ENDS = frozenset("\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class NotJson:
    """What stands in place of the rest of a line that is no JSON, and why."""

    cause: str


def values(line: str) -> Iterator[Any]:
    """What the JSON texts of a line up to ``\\n`` say; none for one that is blank or holds byte order marks alone.

    There are several where they are parted by a carriage return or another of Unicode's line ends, which inside a text mean
    nothing. A rest that is no JSON gives :class:`NotJson`.
    """
    at = _end_of_gap(line, 0)
    while at < len(line):
        try:
            value, end = _DECODER.raw_decode(line, at)
        except json.JSONDecodeError as error:
            yield NotJson(f"{error.msg}, column {error.pos + 1}")
            return
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, lists in lists
            yield NotJson(str(error))
            return
        at = _end_of_gap(line, end)
        if at < len(line) and _LINE_ENDS.isdisjoint(line[end:at]):
            yield NotJson(f"more after it, column {at + 1}")
            return
        yield value


def _end_of_gap(line: str, start: int) -> int:
    gap = _GAP.match(line, start)
    assert gap  # it may be empty
    return gap.end()
