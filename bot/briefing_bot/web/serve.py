"""``briefing web``: the page, served until stopped."""

from __future__ import annotations

import socket

import uvicorn

from briefing_bot.briefing import Briefing
from briefing_bot.errors import SettingError
from briefing_bot.settings import Settings
from briefing_bot.web.app import make_app

_LOCAL = ("127.0.0.1", "localhost", "::1")


def listen(host: str, port: int, settings: Settings) -> socket.socket:
    """A socket that listens at a host and port (0: any that is free).

    Raises:
        SettingError: it cannot be had; or the host is not of this machine alone, and no name is set under which others may call it.
    """
    if host not in _LOCAL and not settings["BRIEFING_WEB_HOSTS"]:
        raise SettingError(
            f"{host} can be reached from other machines: name the hosts that may be asked for in BRIEFING_WEB_HOSTS, or leave --host out"
        )
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        cause = str(error.strerror or error).partition(" (while")[
            0
        ]  # Python adds the address, which stands here already
        raise SettingError(f"{host} port {port} cannot be used ({cause}): choose another --port") from None
    return listening


def serve(briefing: Briefing, listening: socket.socket, settings: Settings) -> None:
    """Serve a briefing until SIGINT or SIGTERM."""
    app = make_app(briefing, settings["BRIEFING_WEB_HOSTS"])
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    server.run(sockets=[listening])
