"""Health and metrics on a loopback port: ``/healthz`` and ``/metrics``."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from briefing_bot.discord_app.errors import StartError
from briefing_bot.discord_app.process.metrics import Metrics


class Monitoring:
    """A small HTTP server that only this machine can reach. Port 0 means none."""

    def __init__(self, port: int, metrics: Metrics, trouble: Callable[[], str | None]) -> None:
        self._port = port
        self._metrics = metrics
        self._trouble = trouble
        self._runner: web.AppRunner | None = None

    async def start(self) -> None:
        """Listen.

        Raises:
            StartError: the port is taken.
        """
        if not self._port:
            return
        app = web.Application()
        app.router.add_get("/healthz", self._health)
        app.router.add_get("/metrics", self._all)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        except OSError as error:
            await self.close()
            raise StartError(
                f"port {self._port} cannot be listened on ({error.strerror}): set DISCORD_METRICS_PORT to a free one, or to 0"
            ) from error

    async def _health(self, request: web.Request) -> web.Response:
        trouble = self._trouble()
        return web.Response(text=(trouble or "ok") + "\n", status=503 if trouble else 200)

    async def _all(self, request: web.Request) -> web.Response:
        return web.Response(body=self._metrics.text(), content_type="text/plain", charset="utf-8")

    async def close(self) -> None:
        """Stop listening."""
        if self._runner:
            await self._runner.cleanup()
