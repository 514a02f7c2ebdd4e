"""Discord's gateway: a session for each shard that can be resumed, over connections that can be dropped."""

from __future__ import annotations

import json
import time
import uuid
import zlib
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.support.wire.world import Data, World, public

GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 9, 1 << 12, 1 << 15


class Session:
    """What a RESUME goes on with."""

    def __init__(self, intents: int, shard: int) -> None:
        self.id = uuid.uuid4().hex
        self.shard = shard
        self.intents = intents
        self.sent: list[Data] = []  # every event, by sequence number from 1
        self.connection: Connection | None = None


class Connection:
    """One websocket with its compressor."""

    def __init__(self, socket: web.WebSocketResponse, http: web.Request) -> None:
        self.socket = socket
        self.http = http
        self._compressor = zlib.compressobj() if http.query.get("compress") == "zlib-stream" else None

    async def send(self, payload: Data) -> None:
        """Send, unless the connection is gone."""
        text = json.dumps(payload)
        transport = self.http.transport
        if self.socket.closed or transport is None or transport.is_closing():
            return
        if self._compressor is None:
            await self.socket.send_str(text)
            return
        packed = self._compressor.compress(text.encode()) + self._compressor.flush(zlib.Z_SYNC_FLUSH)
        await self.socket.send_bytes(packed)


class Gateway:
    """The websocket at ``/``. ``refuse`` counts down connections that are turned away with 503; ``identifying`` are the time and
    the shard of each IDENTIFY."""

    def __init__(self, world: World, token: str, url: Callable[[], str]) -> None:
        self.world = world
        self.shards = 1
        self.live: dict[int, Session] = {}  # by shard
        self.refuse = 0
        self.identified = 0
        self.identifying: list[tuple[float, int]] = []
        self.resumed = 0
        self._token = token
        self._url = url
        self._connections: set[Connection] = set()
        self._sessions: dict[str, Session] = {}

    @property
    def connected(self) -> bool:
        """Whether an event would reach the bot now, whatever its shard."""
        return len(self.live) == self.shards and all(session.connection for session in self.live.values())

    def reaches(self, guild: str | None) -> bool:
        """Whether an event of a server, or (None) of direct messages, would reach the bot now."""
        session = self.live.get(self._shard(guild))
        return session is not None and session.connection is not None

    def end(self, shards: range) -> None:
        """The process that ran these shards is gone, and its sessions with it."""
        for shard in shards:
            self.live.pop(shard, None)

    async def handle(self, http: web.Request) -> web.StreamResponse:
        """Serve one connection."""
        if self.refuse:
            self.refuse -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=1 << 20)
        await socket.prepare(http)
        connection = Connection(socket, http)
        self._connections.add(connection)
        try:
            await connection.send({"op": 10, "d": {"heartbeat_interval": 41250}})
            async for message in socket:
                await self._received(connection, json.loads(message.data))
        finally:
            self._connections.discard(connection)
            for session in self.live.values():
                if session.connection is connection:
                    session.connection = None
        return socket

    async def _received(self, connection: Connection, payload: Data) -> None:
        if payload["op"] == 1:
            await connection.send({"op": 11})
        elif payload["op"] == 2:
            await self._identify(connection, payload["d"])
        elif payload["op"] == 6:
            await self._resume(connection, payload["d"])

    async def _identify(self, connection: Connection, wanted: Data) -> None:
        if wanted["token"] != self._token:
            await connection.socket.close(code=4004)
            return
        self.identified += 1
        shard = wanted.get("shard", [0, 1])[0]
        self.identifying.append((time.monotonic(), shard))
        session = self.live[shard] = Session(wanted["intents"], shard)
        session.connection = connection
        guilds = {id: guild for id, guild in self.world.guilds.items() if self._shard(id) == shard}
        self._sessions[session.id] = session
        ready: Data = {"v": 10, "user": self.world.bot, "session_id": session.id, "resume_gateway_url": self._url()}
        ready |= {"guilds": [{"id": id, "unavailable": True} for id in guilds]}
        ready |= {"application": {"id": self.world.app_id, "flags": 0}, "shard": wanted.get("shard", [0, 1])}
        await self._send(session, "READY", ready)
        for guild in guilds.values():
            await self._send(session, "GUILD_CREATE", self.world.full_guild(guild))

    async def _resume(self, connection: Connection, wanted: Data) -> None:
        session = self._sessions.get(wanted["session_id"])
        if session is None or wanted["token"] != self._token:
            await connection.send({"op": 9, "d": False})
            return
        self.resumed += 1
        self.live[session.shard], session.connection = session, connection
        for number, event in enumerate(session.sent[wanted["seq"] :], wanted["seq"] + 1):
            await connection.send(event | {"s": number})
        await self._send(session, "RESUMED", {})

    def _shard(self, guild: str | None) -> int:
        return (int(guild or 0) >> 22) % self.shards

    async def emit(self, name: str, data: Any) -> None:
        """Send an event; one that meets a broken connection is sent when the session is resumed."""
        session = self.live.get(self._shard(data.get("guild_id")))
        assert session is not None, "the bot has never connected"
        await self._send(session, name, data)

    async def _send(self, session: Session, name: str, data: Any) -> None:
        event = {"op": 0, "t": name, "d": data}
        session.sent.append(event)
        if session.connection:
            await session.connection.send(event | {"s": len(session.sent)})

    async def drop(self) -> None:
        """Cut every connection without a word."""
        for session in self.live.values():
            session.connection = None
        for connection in list(self._connections):
            if connection.http.transport:
                connection.http.transport.abort()

    def forget(self) -> None:
        """Forget every session, so that none can be resumed."""
        self._sessions.clear()

    async def close(self) -> None:
        """Close every connection."""
        for connection in list(self._connections):
            await connection.socket.close(code=1001)

    async def message(self, message: Data) -> None:
        """A message, as far as the bot's intents let it see it."""
        guild = message["_guild"]
        session = self.live.get(self._shard(guild))
        if session is None or not session.intents & (GUILD_MESSAGES if guild else DIRECT_MESSAGES):
            return
        seen = public(message)
        if guild:
            member = self.world.guilds[guild]["_members"].get(message["author"]["id"])
            seen |= (
                {"guild_id": guild, "member": {k: v for k, v in public(member).items() if k != "user"}}
                if member
                else {"guild_id": guild}
            )
        mine = not guild or any(
            user["id"] == self.world.bot["id"] for user in (message["author"], *message["mentions"])
        )
        if not mine and not session.intents & MESSAGE_CONTENT:
            seen |= {"content": "", "embeds": [], "attachments": [], "components": []}
        await self.emit("MESSAGE_CREATE", seen)
