"""A page that is served on this machine, and the browser to look at it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from briefing_bot import Briefing
from briefing_bot.settings import Settings
from briefing_bot.web.app import make_app
from briefing_bot.web.serve import listen

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def served(briefing: Briefing) -> Iterator[str]:
    """The address of a briefing's page while it is served."""
    listening = listen("127.0.0.1", 0, Settings())
    server = uvicorn.Server(uvicorn.Config(make_app(briefing), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
