"""Discord's REST routes, as far as the bot uses them, with faults on demand."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.support.wire.world import (
    COMPONENTS_V2,
    EPHEMERAL,
    LOADING,
    ApiError,
    Data,
    World,
    check_message,
    public,
    snowflake,
)

ACK_WITHIN = 3.0
"""Seconds that Discord waits for a first response."""
CALLBACK = r"/interactions/(\d+)/([^/]+)/callback"
ORIGINAL = r"/webhooks/(\d+)/([^/]+)/messages/@original"
FOLLOW_UP = r"/webhooks/(\d+)/([^/]+)"
MESSAGES = r"/channels/(\d+)/messages"
_MAY_ANSWER_WITH = {2: (4, 5, 9), 3: (4, 5, 6, 7, 9), 4: (8,), 5: (4, 5, 6, 7)}


@dataclass
class Request:
    """A request as it came in."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    at: float
    status: int = 0


@dataclass
class Fault:
    """What befalls the next ``times`` requests to a route: ``status``, or 0 for a reset connection.

    ``after``: the request takes effect although its sender is told otherwise. ``banned``: it comes from Cloudflare, and
    says for how many seconds.
    """

    method: str
    pattern: str
    status: int
    times: int = 1
    after: bool = False
    banned: float | None = None
    body: Data = field(default_factory=lambda: {"message": "injected", "code": 0})


class Rest:
    """The routes over a world. Every request is recorded."""

    def __init__(self, world: World, token: str, gateway_url: Callable[[], str]) -> None:
        self.world = world
        self.ack_within = ACK_WITHIN
        self.requests: list[Request] = []
        self.faults: list[Fault] = []
        self.shards = 1
        self.buckets = 16
        self.posted: Callable[[Data], Awaitable[None]] | None = None  # a message of the bot in a channel
        self._token = token
        self._gateway_url = gateway_url
        self._nonces: dict[str, Data] = {}
        self._routes: list[tuple[str, str, Callable[..., Awaitable[Any]]]] = [
            ("GET", r"/users/@me", self._me),
            ("GET", r"/(?:oauth2/)?applications/@me", self._application),
            ("GET", r"/gateway/bot", self._gateway),
            ("PUT", r"/applications/(\d+)/commands", self._put_commands),
            ("GET", r"/applications/(\d+)/commands", self._get_commands),
            ("POST", CALLBACK, self._callback),
            ("PATCH", ORIGINAL, self._edit_original),
            ("DELETE", ORIGINAL, self._delete_original),
            ("POST", FOLLOW_UP, self._follow_up),
            ("POST", MESSAGES, self._post_message),
            ("PATCH", MESSAGES + r"/(\d+)", self._edit_message),
            ("POST", MESSAGES + r"/(\d+)/threads", self._open_thread),
            ("PUT", MESSAGES + r"/(\d+)/reactions/([^/]+)/@me", self._react),
            ("POST", r"/users/@me/channels", self._open_dm),
        ]

    async def handle(self, http: web.Request) -> web.StreamResponse:
        """Answer one HTTP request under ``/api/v10``."""
        path = http.match_info["path"]
        text = await http.text() if http.can_read_body else ""
        request = Request(http.method, path, dict(http.query), json.loads(text) if text else None, time.monotonic())
        self.requests.append(request)
        fault = self._fault(request)
        try:
            if fault and fault.status and not fault.after:
                return self._reply(request, fault.status, fault.body, headers=_fault_headers(fault))
            if fault and not fault.status and not fault.after:
                return self._reset(http, request)
            if "Authorization" in http.headers and http.headers["Authorization"] != f"Bot {self._token}":
                return self._reply(request, 401, {"code": 0, "message": "401: Unauthorized"})
            status, body = await self._route(request)
            if fault and not fault.status:
                return self._reset(http, request)
            if fault:
                return self._reply(request, fault.status, fault.body, headers=_fault_headers(fault))
            return self._reply(request, status, body)
        except ApiError as error:
            return self._reply(request, error.status, error.body)

    async def _route(self, request: Request) -> tuple[int, Any]:
        for method, pattern, route in self._routes:
            match = re.fullmatch(pattern, request.path)
            if match and method == request.method:
                found: tuple[int, Any] = await route(request, *match.groups())
                return found
        raise ApiError(404, 0, f"this Discord has no {request.method} {request.path}")

    def _fault(self, request: Request) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and fault.method == request.method and re.fullmatch(fault.pattern, request.path):
                fault.times -= 1
                return fault
        return None

    def _reply(self, request: Request, status: int, body: Any, headers: dict[str, str] | None = None) -> web.Response:
        request.status = status
        if body is None:
            return web.Response(status=status, headers=headers)
        content = json.dumps(body).encode()
        return web.Response(
            status=status, body=content, headers={**(headers or {}), "Content-Type": "application/json"}
        )

    def _reset(self, http: web.Request, request: Request) -> web.Response:
        if http.transport:
            http.transport.abort()
        return self._reply(request, 500, None)

    # The application.

    async def _me(self, request: Request) -> tuple[int, Data]:
        return 200, {**self.world.bot, "mfa_enabled": False, "locale": "en-US", "verified": True, "email": None}

    async def _application(self, request: Request) -> tuple[int, Data]:
        about = {"id": self.world.app_id, "name": "briefing-bot", "icon": None, "description": "", "summary": ""}
        about |= {"bot_public": True, "bot_require_code_grant": False, "verify_key": "0", "owner": self.world.bot}
        return 200, about | {"team": None, "flags": 0, "rpc_origins": [], "bot": self.world.bot}

    async def _gateway(self, request: Request) -> tuple[int, Data]:
        limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": self.buckets}
        return 200, {"url": self._gateway_url(), "shards": self.shards, "session_start_limit": limit}

    async def _get_commands(self, request: Request, app: str) -> tuple[int, list[Data]]:
        return 200, self.world.commands

    async def _put_commands(self, request: Request, app: str) -> tuple[int, list[Data]]:
        fresh = [
            {"type": 1, "description": "", **c, "id": snowflake(), "application_id": app, "version": snowflake()}
            for c in request.body
        ]
        for command in fresh:
            permissions = command.get("default_member_permissions")
            command["default_member_permissions"] = None if permissions is None else str(permissions)
        self.world.commands = fresh
        return 200, fresh

    # Interactions.

    async def _callback(self, request: Request, id: str, token: str) -> tuple[int, Any]:
        interaction, body = self.world.interactions.get(token), request.body
        if interaction is None or interaction["id"] != id or self._too_late(interaction, request):
            raise ApiError(404, 10062, "Unknown interaction")
        if interaction["_acked"] is not None:
            raise ApiError(400, 40060, "Interaction has already been acknowledged.")
        kind, data = body["type"], body.get("data") or {}
        if kind not in _MAY_ANSWER_WITH[interaction["type"]]:
            raise ApiError(400, 50035, f"Invalid Form Body: response {kind} to an interaction {interaction['type']}")
        if kind in (4, 7):
            check_message(data, interaction["_message"] if kind == 7 else None)
        interaction |= {"_acked": request.at, "_response": body}
        if kind in (4, 5):
            flags = data.get("flags") or 0
            deferred = {"flags": LOADING | (flags & EPHEMERAL)}
            interaction["_original"] = self._respond(interaction, data if kind == 4 else deferred)
        elif kind in (6, 7):
            interaction["_original"] = interaction["_message"]
        if kind == 7:
            self.world.edit(interaction["_message"], data)
        if request.query.get("with_response") not in ("1", "true"):
            return 204, None
        return 200, _callback_response(interaction, kind)

    def _too_late(self, interaction: Data, request: Request) -> bool:
        return interaction["_acked"] is None and request.at - interaction["_sent"] > self.ack_within

    def _respond(self, interaction: Data, body: Data) -> Data:
        channel = self.world.channels[interaction["channel_id"]]
        metadata = {"id": interaction["id"], "type": interaction["type"], "user": interaction["_user"]}
        metadata |= {"authorizing_integration_owners": {}}
        return self.world.add_message(
            channel,
            self.world.bot,
            body,
            type=20,
            application_id=self.world.app_id,
            interaction_metadata=metadata,
            _user=interaction["_user"],
        )

    def _acknowledged(self, token: str) -> Data:
        interaction = self.world.interactions.get(token)
        if interaction is None or interaction["_acked"] is None:
            raise ApiError(404, 10015, "Unknown Webhook")
        return interaction

    async def _edit_original(self, request: Request, app: str, token: str) -> tuple[int, Data]:
        interaction = self._acknowledged(token)
        message = self.world.edit(interaction["_original"], request.body)
        interaction["_answers"].append(json.dumps(request.body, sort_keys=True))
        return 200, public(message)

    async def _delete_original(self, request: Request, app: str, token: str) -> tuple[int, None]:
        original = self._acknowledged(token)["_original"]
        if original is None or original["id"] not in self.world.messages:
            raise ApiError(404, 10008, "Unknown Message")
        del self.world.messages[original["id"]]
        return 204, None

    async def _follow_up(self, request: Request, app: str, token: str) -> tuple[int, Data]:
        interaction = self._acknowledged(token)
        original = interaction["_original"]
        if original and original["flags"] & LOADING:  # the first follow-up fills a deferred response
            return 200, public(self.world.edit(original, request.body))
        check_message(request.body)
        message = self._respond(interaction, request.body)
        interaction["_follow_ups"].append(message)
        return 200, public(message)

    # Channels.

    async def _post_message(self, request: Request, channel: str) -> tuple[int, Data]:
        if channel not in self.world.channels:
            raise ApiError(404, 10003, "Unknown Channel")
        check_message(request.body)
        nonce = request.body.get("nonce") if request.body.get("enforce_nonce") else None
        if nonce in self._nonces:
            return 200, public(self._nonces[nonce])
        message = self.world.add_message(self.world.channels[channel], self.world.bot, request.body)
        if nonce is not None:
            self._nonces[nonce] = message
        if self.posted:
            await self.posted(message)
        return 200, public(message)

    async def _edit_message(self, request: Request, channel: str, message: str) -> tuple[int, Data]:
        edited = self.world.edit(self.world.messages.get(message), request.body)
        return 200, public(edited)

    async def _react(self, request: Request, channel: str, message: str, emoji: str) -> tuple[int, None]:
        self.world.messages[message].setdefault("_reactions", []).append(emoji)
        return 204, None

    async def _open_dm(self, request: Request) -> tuple[int, Data]:
        return 200, public(self.world.dm_with(str(request.body["recipient_id"])))

    async def _open_thread(self, request: Request, channel: str, message: str) -> tuple[int, Data]:
        parent = self.world.channels[channel]
        if any(thread.get("_about") == message for thread in self.world.channels.values()):
            raise ApiError(400, 160004, "A thread has already been created for this message")
        guild = self.world.guilds[parent["guild_id"]]
        thread = self.world.add_channel(guild, request.body["name"], type=11, parent=channel)
        guild["channels"].remove(thread)
        archive = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": "2031-01-01T00:00:00+00:00"}
        thread |= {"_about": message, "owner_id": self.world.bot["id"], "message_count": 0, "member_count": 1}
        thread |= {"thread_metadata": {**archive, "locked": False}}
        return 201, public(thread)


def _callback_response(interaction: Data, kind: int) -> Data:
    original = interaction["_original"]
    about = {"id": interaction["id"], "type": interaction["type"], "response_message_loading": kind == 5}
    about["response_message_ephemeral"] = bool(original and original["flags"] & EPHEMERAL)
    if original:
        about["response_message_id"] = original["id"]
    made: Data = {"interaction": about}
    if kind in (4, 7):
        made["resource"] = {"type": kind, "message": public(original)}
    return made


def _fault_headers(fault: Fault) -> dict[str, str]:
    if fault.banned is not None:
        return {"Retry-After": f"{fault.banned:g}"}
    return {"Via": "1.1 google", **({"Retry-After": "0.3"} if fault.status == 429 else {})}


def rate_limited(method: str, pattern: str, times: int, seconds: float = 0.3) -> Fault:
    """A fault: too many requests, try again in ``seconds``."""
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": False}
    return Fault(method, pattern, 429, times, body=body)


__all__ = ["CALLBACK", "COMPONENTS_V2", "FOLLOW_UP", "MESSAGES", "ORIGINAL", "Fault", "Request", "Rest", "rate_limited"]
