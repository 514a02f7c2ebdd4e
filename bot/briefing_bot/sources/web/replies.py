"""What a server's reply says: a refusal in plain words, when to come again, and its body unpacked."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpcore2

from briefing_bot.errors import FetchError
from briefing_bot.sources.web.hosts import shown

_CHUNK = 65_536  # bytes, by hand: a usual size of a buffer, small beside the limits


def refusal(url: str, status: int, headers: Mapping[str, str]) -> FetchError:
    """What a status that is no success means to a person, and what helps."""
    host = urlsplit(url).hostname or url
    if status in (401, 402, 403, 407, 451):
        text = f"{shown(host)} refuses programs ({status}): save the page in a browser and add the file"
    elif status == 404:
        text = f"{shown(url)} is not there (404): check the address"
    elif status == 410:
        text = f"{shown(url)} is gone for good (410): it is not asked for again"
    elif status == 429:
        text = f"{shown(host)} has been asked too often (429): try again later"
    else:
        text = f"{shown(url)} cannot be fetched (status {status}): try again later"
    return FetchError(text, status, retry_after(headers))


def retry_after(headers: Mapping[str, str]) -> float | None:
    """The seconds that a server asks to be left alone for (RFC 9110, 10.2.3: seconds or a date); None if it does not."""
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())


def headers_of(response: httpcore2.Response) -> dict[str, str]:
    """The headers by lower-case name; of one sent twice, the last."""
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}


def unpacked(chunks: Iterable[bytes], headers: Mapping[str, str], url: str, most: int) -> Iterator[bytes]:
    """The chunks unpacked in pieces, so that what is small and unpacks to gigabytes is seen before it is there.

    Raises:
        FetchError: they are packed in a way that was not asked for, or damaged.
    """
    packing = headers.get("content-encoding", "").strip().lower()
    if packing in ("", "identity"):
        yield from chunks
        return
    if packing not in ("gzip", "x-gzip"):
        raise FetchError(f"{shown(url)} is packed as {shown(packing, 30)}, which was not asked for: add a saved file")
    unpacker = zlib.decompressobj(31)
    done = 0
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                piece = unpacker.decompress(rest, _CHUNK)
                done += len(piece)
                yield piece
                rest = unpacker.unconsumed_tail
                if unpacker.eof:  # another gzip member may follow
                    rest = unpacker.unused_data
                    if not rest.startswith(b"\x1f"):
                        break  # padding
                    unpacker = zlib.decompressobj(31)
                if done > most:
                    return
        yield unpacker.flush()
    except zlib.error:
        raise _damaged(url) from None
    if done and not unpacker.eof:
        raise _damaged(url)


def _damaged(url: str) -> FetchError:
    return FetchError(f"{shown(url)} is damaged on its way: try again later")
