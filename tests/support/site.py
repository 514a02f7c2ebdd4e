"""A web site on loopback: pages by path, the requests that came, and headers as a test sets them."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Reply:
    """What a path gives. With an ``etag`` or ``modified``, a request that names it gets 304."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: str | None = None
    type: str = "text/html; charset=utf-8"
    hold: threading.Event | None = None


@dataclass
class Request:
    """A request that came."""

    path: str
    headers: Mapping[str, str]


class Site:
    """The pages of a site; ``requests`` holds what was asked, oldest first."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.host = f"127.0.0.1:{port}"
        self.pages: dict[str, Reply] = {}
        self.requests: list[Request] = []

    def asked(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(request.path == path for request in self.requests)


@contextmanager
def site() -> Iterator[Site]:
    """A running site, stopped at the end."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            here.requests.append(Request(self.path, {k.lower(): v for k, v in self.headers.items()}))
            reply = here.pages.get(self.path, Reply(b"nothing here", 404))
            if reply.hold:
                reply.hold.wait(10)
            same = (reply.etag and self.headers.get("If-None-Match") == reply.etag) or (
                reply.modified and self.headers.get("If-Modified-Since") == reply.modified
            )
            self.send_response(304 if same else reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            if reply.etag:
                self.send_header("ETag", reply.etag)
            if reply.modified:
                self.send_header("Last-Modified", reply.modified)
            if not same:
                self.send_header("Content-Type", reply.type)
                if "Content-Length" not in reply.headers:
                    self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if not same:
                try:
                    self.wfile.write(reply.body)
                except ConnectionError:
                    return  # whoever asked has had enough, which is what some tests are about

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a client that leaves in the middle

    server = Server(("127.0.0.1", 0), Handler)
    here = Site(server.server_address[1])
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    serving.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        serving.join()
