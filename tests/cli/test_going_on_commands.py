"""``web`` and ``mcp``: what keeps them from starting is one line that names the mend."""

from __future__ import annotations

import socket
import sys

import pytest

from tests.cli.test_main import Command, briefing, failed_with

__all__ = ["briefing"]


@pytest.mark.parametrize(
    ("command", "module", "missing", "told"),
    [
        ("web", "briefing_bot.web.serve", "uvicorn", "the page needs uvicorn: pip install 'briefing-bot[web]'"),
        (
            "mcp",
            "briefing_bot.mcp_server.server",
            "mcp.server",
            "the MCP server needs mcp: pip install 'briefing-bot[mcp]'",
        ),
    ],
)
def test_a_missing_extra_is_named(
    briefing: Command, monkeypatch: pytest.MonkeyPatch, command: str, module: str, missing: str, told: str
) -> None:
    monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, missing, None)  # type: ignore[arg-type]

    failed_with(briefing(command), told)


def test_the_page_is_for_this_machine_unless_hosts_are_named(briefing: Command) -> None:
    failed_with(briefing("web", "--host", "0.0.0.0"), "0.0.0.0 can be reached from other machines")


def test_a_port_that_is_taken_is_named(briefing: Command) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        failed_with(briefing("web", "--port", str(taken.getsockname()[1])), "cannot be used (Address already in use)")
