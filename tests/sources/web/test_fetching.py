"""Fetching: no trick leads into the network that the program runs in; nothing is too large, too slow or without end."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from briefing_bot.errors import FetchError
from briefing_bot.sources.web import replies
from briefing_bot.sources.web.fetching import Fetcher
from briefing_bot.sources.web.hosts import Hosts, is_public

from tests.support.site import Reply, Site, site

PUBLIC = "93.184.215.14"


@pytest.fixture
def here() -> Iterator[Site]:
    with site() as running:
        running.pages["/"] = Reply(b"hello")
        yield running


@pytest.fixture
def fetcher(here: Site) -> Fetcher:
    return Fetcher(Hosts([here.host]), most_bytes=100_000, most_seconds=5)


class Resolver:
    """Answers for the names of a test, each time the next of what is given; other names as ever."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, **names: list[list[str]]) -> None:
        self.connected: list[str] = []
        self._names = {name.replace("_", "."): answers for name, answers in names.items()}
        self._ask = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self._resolve)
        monkeypatch.setattr(socket, "create_connection", self._connect)

    def _resolve(self, host: str, port: int, **how: Any) -> list[Any]:
        if host not in self._names:
            return self._ask(host, port, **how)
        answers = self._names[host]
        found = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in found]

    def _connect(self, address: tuple[str, int], *_: Any, **__: Any) -> socket.socket:
        self.connected.append(address[0])
        raise ConnectionRefusedError(111, "Connection refused")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "017700000001",
        "0",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fd00::1]",
        "[fec0::1]",
        "[ff02::1]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "168.63.129.16",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "①②⑦.⓪.⓪.①",
    ],
)
def test_an_address_that_is_not_public_is_never_connected_to(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver(monkeypatch)
    with pytest.raises(FetchError):
        Fetcher(Hosts()).fetch(f"http://{address}/")
    assert resolver.connected == []


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.com/",
        "gopher://example.com/",
        "data:text/html,hello",
        "//example.com/",
        "http:///nowhere",
        "http://user@example.com/",
        "http://user:secret@example.com/",
        "http://example.com:22/",
        "http://example.com:6379/",
        "http://example.com:99999/",
        "http://exam ple.com/",
        "http://example.com\\@127.0.0.1/",
        "http://example.com/\r\nHost: other",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver(monkeypatch, example_com=[[PUBLIC]])
    with pytest.raises(FetchError):
        Fetcher(Hosts()).fetch(url)
    assert resolver.connected == []


def test_a_public_name_with_a_private_address_is_refused_and_the_line_says_what_helps(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    resolver = Resolver(monkeypatch, news_example=[["10.1.2.3"]])
    with pytest.raises(FetchError, match=r"news\.example leads to 10\.1\.2\.3.*BRIEFING_ALLOWED_HOSTS=news\.example"):
        Fetcher(Hosts()).fetch("https://news.example/a")
    assert resolver.connected == []


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver(monkeypatch, news_example=[[PUBLIC, "127.0.0.1"]])
    with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        Fetcher(Hosts()).fetch("http://news.example/")
    assert resolver.connected == []


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers anew to each question (rebinding) gains nothing: it is asked once."""
    resolver = Resolver(monkeypatch, news_example=[[PUBLIC], ["127.0.0.1"]])
    with pytest.raises(FetchError, match="cannot be fetched"):
        Fetcher(Hosts()).fetch("http://news.example/")
    assert resolver.connected == [PUBLIC]


def test_the_proxy_of_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    resolver = Resolver(monkeypatch, news_example=[[PUBLIC]])
    with pytest.raises(FetchError):
        Fetcher(Hosts()).fetch("http://news.example/")
    assert resolver.connected == [PUBLIC]


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/",
        "http://127.0.0.1:9/",
        "file:///etc/passwd",
        "http://u:p@127.0.0.1/",
        "//[::1]/",
        "http://[/",
    ],
)
def test_a_redirect_is_checked_like_the_first_address(here: Site, fetcher: Fetcher, target: str) -> None:
    here.pages["/go"] = Reply(status=302, headers={"Location": target})
    with pytest.raises(FetchError):
        fetcher.fetch(here.address + "/go")


def test_only_the_host_and_port_that_the_owner_names_are_allowed(here: Site) -> None:
    assert Fetcher(Hosts([here.host])).fetch(here.address + "/").body == b"hello"
    for other in ([], ["127.0.0.1"], ["127.0.0.1:1"], ["localhost"]):
        with pytest.raises(FetchError, match="BRIEFING_ALLOWED_HOSTS="):
            Fetcher(Hosts(other)).fetch(here.address + "/")
    assert here.asked("/") == 1


@pytest.mark.parametrize(("ip", "public"), [(PUBLIC, True), ("2606:4700::1", True), ("64:ff9b::5db8:d70e", True)])
def test_public_addresses_are_public(ip: str, public: bool) -> None:
    assert is_public(ip) is public


def test_an_allowed_host_may_be_an_address_of_ipv6() -> None:
    for name in ("[::1]:8080", "::1:8080"):
        assert Hosts([name]).check("http://[::1]:8080/a") == ("http", "::1", 8080, "/a")
        assert Hosts([name]).resolve("::1", 8080) == "::1"


def test_permanent_redirects_are_kept_and_others_are_not(here: Site, fetcher: Fetcher) -> None:
    here.pages["/old"] = Reply(status=301, headers={"Location": "/new"})
    here.pages["/new"] = Reply(status=302, headers={"Location": "/today"})
    here.pages["/today"] = Reply(b"text")
    fetched = fetcher.fetch(here.address + "/old")
    assert (fetched.url, fetched.moved, fetched.body) == (here.address + "/today", here.address + "/new", b"text")
    assert fetcher.fetch(here.address + "/new").moved is None


def test_redirects_come_to_an_end(here: Site, fetcher: Fetcher) -> None:
    here.pages["/a"] = Reply(status=302, headers={"Location": "/b"})
    here.pages["/b"] = Reply(status=302, headers={"Location": "/a"})
    with pytest.raises(FetchError, match="in a circle"):
        fetcher.fetch(here.address + "/a")
    for number in range(9):
        here.pages[f"/{number}"] = Reply(status=302, headers={"Location": f"/{number + 1}"})
    with pytest.raises(FetchError, match="more than 5 times"):
        fetcher.fetch(here.address + "/0")
    assert here.asked("/6") == 0


def test_too_many_bytes_are_refused_as_said_as_sent_and_as_unpacked(here: Site, fetcher: Fetcher) -> None:
    here.pages["/said"] = Reply(headers={"Content-Length": "900000"})
    here.pages["/sent"] = Reply(b"x" * 200_000, headers={"Connection": "close", "Content-Length": "200000"})
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    here.pages["/packed"] = Reply(bomb, headers={"Content-Encoding": "gzip"})
    for path in ("/said", "/sent", "/packed"):
        with pytest.raises(FetchError, match=r"larger than 0\.1 MB"):
            fetcher.fetch(here.address + path)


def test_what_is_packed_is_unpacked(here: Site, fetcher: Fetcher) -> None:
    text = "Grüße. ".encode() * 1000
    here.pages["/gzip"] = Reply(
        gzip.compress(text[:100]) + gzip.compress(text[100:]), headers={"Content-Encoding": "gzip"}
    )
    assert fetcher.fetch(here.address + "/gzip").body == text
    here.pages["/cut"] = Reply(gzip.compress(text)[:-20], headers={"Content-Encoding": "gzip"})
    here.pages["/other"] = Reply(b"x", headers={"Content-Encoding": "br"})
    for path, cause in (("/cut", "damaged"), ("/other", "packed as br")):
        with pytest.raises(FetchError, match=cause):
            fetcher.fetch(here.address + path)


def test_a_server_that_says_nothing_or_little_is_left_after_the_time(here: Site) -> None:
    quick = Fetcher(Hosts([here.host]), most_seconds=0.3)
    hold = threading.Event()
    here.pages["/silent"] = Reply(b"late", hold=hold)
    with pytest.raises(FetchError, match=r"longer than 0\.3 s"):
        quick.fetch(here.address + "/silent")
    hold.set()
    with socket.create_server(("127.0.0.1", 0)) as dripping:
        port = dripping.getsockname()[1]
        threading.Thread(target=_drip, args=(dripping,), daemon=True).start()
        quick = Fetcher(Hosts([f"127.0.0.1:{port}"]), most_seconds=0.3)
        with pytest.raises(FetchError, match=r"longer than 0\.3 s"):
            quick.fetch(f"http://127.0.0.1:{port}/")


def _drip(server: socket.socket) -> None:
    """A header a byte at a time, without end."""
    try:
        connection, _ = server.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
            while True:
                connection.sendall(b"x")
                time.sleep(0.02)
    except OSError:
        return


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        (403, r"refuses programs \(403\): save the page in a browser and add the file"),
        (404, "is not there"),
        (410, "gone for good"),
        (429, "asked too often"),
        (503, "status 503"),
    ],
)
def test_each_refusal_of_a_server_has_its_own_line(here: Site, fetcher: Fetcher, status: int, cause: str) -> None:
    here.pages["/x"] = Reply(b"no", status, {"Retry-After": "120"})
    with pytest.raises(FetchError, match=cause) as told:
        fetcher.fetch(here.address + "/x")
    assert (told.value.status, told.value.retry_after) == (status, 120)


def test_a_date_to_try_again_is_understood() -> None:
    assert replies.retry_after({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}) == 0
    assert (replies.retry_after({"retry-after": "Fri, 21 Oct 2095 07:28:00 GMT"}) or 0) > 1e9
    assert replies.retry_after({"retry-after": "soon"}) is None
    assert replies.retry_after({}) is None


def test_the_program_says_who_it_is(here: Site) -> None:
    Fetcher(Hosts([here.host]), contact="mailto:me@example.com").fetch(here.address + "/", {"If-None-Match": '"a"'})
    sent = here.requests[-1].headers
    assert sent["user-agent"].startswith("briefing-bot ")
    assert "mailto:me@example.com" in sent["user-agent"]
    assert (sent["host"], sent["if-none-match"]) == (here.host, '"a"')


def test_an_unchanged_page_is_told_as_such(here: Site, fetcher: Fetcher) -> None:
    here.pages["/"] = Reply(b"hello", etag='"1"')
    assert fetcher.fetch(here.address + "/", {"If-None-Match": '"1"'}).status == 304
