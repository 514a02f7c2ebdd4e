"""One address -> what the server sends, within limits of bytes and time; each redirect is checked like the first address."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import httpcore2

from briefing_bot.errors import FetchError
from briefing_bot.settings import Settings
from briefing_bot.sources.web.hosts import Hosts, shown
from briefing_bot.sources.web.replies import headers_of, refusal, unpacked

AGENT = "briefing-bot"
MOST_BYTES = 20_000_000
"""The most bytes of a body, as sent and when unpacked; by hand: a long report as PDF has as many."""
MOST_SECONDS = 30.0
"""The most seconds for an address with all its redirects; by hand: who waits longer has no page."""
MOST_REDIRECTS = 5  # by hand: a link that is shortened, to www and to https takes three
_SILENCE = 10.0  # seconds without a byte, by hand
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came back.

    Attributes:
        url: the address that sent it, after redirects.
        status: 200 to 299, or 304 where it has not changed.
        headers: by lower-case name; of one sent twice, the last.
        body: unpacked; empty for 304.
        moved: the address to keep instead of the one asked for, to which it has moved for good; None where it has not.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    moved: str | None = None


class Fetcher:
    """Fetches addresses of hosts that may be fetched.

    Args:
        hosts: which those are.
        contact: an address or e-mail of the owner, told to the sites beside the program's name.
        most_bytes, most_seconds: limits for one address.
    """

    def __init__(
        self, hosts: Hosts, contact: str = "", most_bytes: int = MOST_BYTES, most_seconds: float = MOST_SECONDS
    ) -> None:
        self._hosts = hosts
        self._agent = AGENT + (f" (+{contact})" if contact else "")
        self._most_bytes = most_bytes
        self._most_seconds = most_seconds

    @classmethod
    def of(cls, settings: Settings) -> Fetcher:
        """A fetcher as the owner sets it: BRIEFING_ALLOWED_HOSTS and BRIEFING_CONTACT."""
        return cls(Hosts(settings["BRIEFING_ALLOWED_HOSTS"]), settings["BRIEFING_CONTACT"])

    def fetch(
        self, url: str, headers: Mapping[str, str] | None = None, permit: Callable[[str], object] | None = None
    ) -> Fetched:
        """What ``url`` gives, after at most five redirects. ``headers`` go beside our own.

        ``permit`` is called with each address before it is asked, and raises where it should not be.

        Raises:
            FetchError: the address may not be fetched, cannot be, is too large or too slow, or the server refuses it.
        """
        asked, seen = url, [url]
        moved, permanent = None, True
        deadline = time.monotonic() + self._most_seconds
        backend = _Backend(self._hosts, deadline)
        with httpcore2.ConnectionPool(network_backend=backend, keepalive_expiry=1.0) as pool:
            while True:
                self._hosts.check(url)  # before its robots.txt is asked for: it may be no address
                if permit:
                    permit(url)
                fetched, location = self._once(pool, url, headers or {}, deadline)
                if location is None:
                    return Fetched(url, fetched.status, fetched.headers, fetched.body, moved)
                permanent = permanent and fetched.status in _PERMANENT
                url = _joined(url, location)
                moved = url if permanent else moved
                if url in seen:
                    raise FetchError(f"{shown(asked)} leads in a circle: open it in a browser, save and add the file")
                seen.append(url)
                if len(seen) > MOST_REDIRECTS + 1:
                    raise FetchError(f"{shown(asked)} leads on more than {MOST_REDIRECTS} times: give the last address")

    def _once(
        self, pool: httpcore2.ConnectionPool, url: str, headers: Mapping[str, str], deadline: float
    ) -> tuple[Fetched, str | None]:
        scheme, host, port, target = self._hosts.check(url)
        place = f"[{host}]" if ":" in host else host
        own = {
            "Host": place if port == {"http": 80, "https": 443}[scheme] else f"{place}:{port}",
            "User-Agent": self._agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            "Accept-Language": "en;q=1, *;q=0.5",
        }
        address = httpcore2.URL(scheme=scheme.encode(), host=host.encode(), port=port, target=target.encode())
        timeouts = dict.fromkeys(("connect", "read", "write", "pool"), min(_SILENCE, self._most_seconds))
        try:
            with pool.stream(
                "GET", address, headers=list({**own, **headers}.items()), extensions={"timeout": timeouts}
            ) as response:
                got = headers_of(response)
                if response.status in _REDIRECTS and got.get("location"):
                    return Fetched(url, response.status, got, b""), got["location"]
                if response.status == 304:
                    return Fetched(url, 304, got, b""), None
                if not 200 <= response.status < 300:
                    raise refusal(url, response.status, got)
                return Fetched(url, response.status, got, self._body(response, got, url, deadline)), None
        except httpcore2.TimeoutException:
            raise self._too_slow(url) from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            cause = shown(str(error)) or type(error).__name__
            raise FetchError(
                f"{shown(url)} cannot be fetched ({cause}): try again later, or add a saved file"
            ) from None

    def _body(self, response: httpcore2.Response, headers: Mapping[str, str], url: str, deadline: float) -> bytes:
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self._most_bytes:
            raise self._too_large(url)
        body = bytearray()
        for chunk in unpacked(self._limited(response.iter_stream(), url, deadline), headers, url, self._most_bytes):
            body += chunk
            if len(body) > self._most_bytes:
                raise self._too_large(url)
        return bytes(body)

    def _limited(self, chunks: Iterable[bytes], url: str, deadline: float) -> Iterator[bytes]:
        """The chunks as sent, until they are too many or too late."""
        sent = 0
        for chunk in chunks:
            sent += len(chunk)
            if sent > self._most_bytes:
                raise self._too_large(url)
            if time.monotonic() > deadline:
                raise self._too_slow(url)
            yield chunk

    def _too_large(self, url: str) -> FetchError:
        return FetchError(f"{shown(url)} is larger than {self._most_bytes / 1e6:g} MB: add a smaller file instead")

    def _too_slow(self, url: str) -> FetchError:
        return FetchError(f"{shown(url)} took longer than {self._most_seconds:g} s: try again later")


class _Backend(httpcore2.SyncBackend):
    """Connects to the address that was checked, and ends what goes on after the deadline."""

    def __init__(self, hosts: Hosts, deadline: float) -> None:
        self._hosts = hosts
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        address = self._hosts.resolve(host, port)
        left = _left(self._deadline, timeout)
        return _Timed(super().connect_tcp(address, port, left, local_address, socket_options), self._deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        raise FetchError("a socket of this machine is not fetched")


class _Timed(httpcore2.NetworkStream):
    """A connection on which every wait ends with the deadline, also where a byte comes now and then."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = _left(self._deadline, timeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _joined(url: str, location: str) -> str:
    """Where a redirect leads; what is no address is left for the check to refuse."""
    try:
        return urljoin(url, location).partition("#")[0]
    except ValueError:
        return location


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout
    return left if timeout is None else min(left, timeout)
