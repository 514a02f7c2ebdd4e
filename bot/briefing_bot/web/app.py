"""The routes of the page and the API over one briefing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from briefing_bot.briefing import Briefing
from briefing_bot.errors import BriefingError, RequestError
from briefing_bot.models import Article, Overview
from briefing_bot.serving.asking import Asking
from briefing_bot.web import api, pages
from briefing_bot.web.guard import LOOPBACK, Guard

_SUGGESTED = 5  # by hand: what stands under the field without scrolling on a phone


def make_app(briefing: Briefing, hosts: Iterable[str] = ()) -> Starlette:
    """The application over a briefing; it answers under the names of this machine's own loopback, and ``hosts``."""
    return Starlette(
        routes=_Routes(Asking(briefing)).all(),
        middleware=[Middleware(Guard, hosts=(*LOOPBACK, *hosts))],
        exception_handlers={404: _not_found, BriefingError: _failed},
    )


async def _not_found(request: Request, error: Exception) -> Response:
    if request.url.path.startswith("/api/"):
        return api.Json({"error": "there is nothing at this address: see /api/openapi.json"}, 404)
    return HTMLResponse(pages.trouble("Not found", "There is nothing at this address."), 404)


async def _failed(request: Request, error: Exception) -> Response:
    return HTMLResponse(pages.trouble("Briefing", str(error)), 400)


class _Routes:
    """What answers each path. Those that read the briefing are no coroutines: they run in threads, beside each other."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking
        self._told: tuple[tuple[Article, ...], Overview, list[str]] | None = None

    def all(self) -> list[Route | Mount]:
        """The routes."""
        return [
            Route("/", self.start),
            Route("/ask", self.ask),
            Route("/sources", self.sources),
            Route("/a/{id:path}", self.article),
            Route("/api/ask", self.api_get_ask, methods=["GET"]),
            Route("/api/ask", self.api_post_ask, methods=["POST"]),
            Route("/api/overview", lambda request: api.overview(self._asking)),
            Route("/api/sources", lambda request: api.sources(self._asking)),
            Route("/api/openapi.json", lambda request: api.Json(api.openapi())),
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        ]

    def start(self, request: Request) -> Response:
        """The overview."""
        self._asking.refresh()
        briefing = self._asking.briefing
        articles = briefing.articles
        if self._told is None or self._told[0] != articles:  # suggestions are tried, which takes a while
            self._told = articles, briefing.overview(), briefing.suggestions(_SUGGESTED)
        return HTMLResponse(pages.overview(briefing, *self._told[1:], self._asking.trouble))

    def ask(self, request: Request) -> Response:
        """An answer, with the article of a quote."""
        query = request.query_params
        question, before, shown = query.get("q", ""), query.getlist("after"), query.get("show", "")
        found = self._asking.ask(question, before)
        number = int(shown) if shown.isdecimal() and len(shown) < 3 and int(shown) else None
        return HTMLResponse(pages.answer(found, before, number, self._asking.trouble))

    def sources(self, request: Request) -> Response:
        """The articles and sources."""
        self._asking.refresh()
        return HTMLResponse(pages.sources(self._asking.briefing, self._asking.trouble))

    def article(self, request: Request) -> Response:
        """An article by its id."""
        self._asking.refresh()
        wanted = request.path_params["id"]
        for article in self._asking.briefing.articles:
            if article.id == wanted:
                return HTMLResponse(pages.article(article, self._asking.briefing))
        return HTMLResponse(pages.trouble("Not found", f"No article has the id {wanted!r}: see the sources."), 404)

    def api_get_ask(self, request: Request) -> Response:
        """An answer as JSON, to a question in the address."""
        query = request.query_params
        top = query.get("top", "")
        if top and not (top.isdecimal() and len(top) < 3):
            return api.failed(RequestError('"top" is no whole number: send one from 1 to 10'))
        return api.answer(self._asking, query.get("q", ""), query.getlist("after"), int(top) if top else None)

    async def api_post_ask(self, request: Request) -> Response:
        """An answer as JSON, to a question in the body."""
        try:
            question, before, top = await api.asked(request)
        except RequestError as error:
            return api.failed(error)
        return await run_in_threadpool(api.answer, self._asking, question, before, top)
