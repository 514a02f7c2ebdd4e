"""The whole of it, and what people do."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.support.wire.gateway import Gateway
from tests.support.wire.openapi import Description
from tests.support.wire.rest import ACK_WITHIN, Rest
from tests.support.wire.world import ALL_PERMISSIONS, EPHEMERAL, LOADING, Data, World, public, snowflake, walk

TOKEN = "wire.fake.token-that-must-not-be-logged"
PATIENCE = 120.0  # on a busy machine a step may take long; a test that passes never waits for all of it


class WireDiscord:
    """``async with WireDiscord() as discord:``; requests are checked against the description when asked.

    It waits ``ack_within`` seconds for a first response, and dates its interactions so that the bot thinks alike: tests
    that are not about time must not fail on a machine that has little of it.
    """

    def __init__(self, ack_within: float = PATIENCE, shards: int = 1) -> None:
        self.world = World()
        self.gateway = Gateway(self.world, TOKEN, lambda: self.gateway_url)
        self.rest = Rest(self.world, TOKEN, lambda: self.gateway_url)
        self.rest.ack_within = ack_within
        self.gateway.shards = self.rest.shards = shards
        self.rest.posted = self.gateway.message
        self.locales: dict[str, str] = {}  # by user; English where there is none
        self.port = 0

    async def __aenter__(self) -> WireDiscord:
        app = web.Application()
        app.router.add_get("/", self.gateway.handle)
        app.router.add_route("*", "/api/v10{path:/.*}", self.rest.handle)
        self._runner = web.AppRunner(app, shutdown_timeout=0.2, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.gateway.close()
        await self._runner.cleanup()

    def _now(self) -> float:
        return time.time() + self.rest.ack_within - ACK_WITHIN

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}"

    def problems(self, description: Description) -> list[str]:
        """What is wrong with any request so far. Not checked as they come, so that checking slows nothing down."""
        found: dict[str, None] = {}
        for request in self.rest.requests:
            found |= dict.fromkeys(description.problems(request.method, request.path, request.query, request.body))
        return list(found)

    async def until(self, what: Callable[[], Any], patience: float = PATIENCE, look_every: float = 0.02) -> Any:
        """Wait until something holds, and give it back.

        Raises:
            AssertionError: it did not in time.
        """
        deadline = time.monotonic() + patience
        while not (found := what()):
            assert time.monotonic() < deadline, "this did not come about in time"
            await asyncio.sleep(look_every)
        return found

    async def ready(self) -> None:
        """Wait until the bot is connected and has its servers."""
        await self.until(lambda: self.gateway.connected and self.world.commands)

    # What people do.

    async def interact(
        self,
        type: int,
        user: Data,
        channel: Data,
        data: Data,
        *,
        message: Data | None = None,
        at: float | None = None,
        id: str | None = None,
    ) -> Data:
        """Send an interaction. ``at`` dates it back; with ``id`` an earlier one is sent again."""
        guild = self.world.guilds.get(channel.get("guild_id", ""))
        interaction: Data = {
            "id": id or snowflake(at or self._now()),
            "application_id": self.world.app_id,
            "type": type,
            "data": data,
        }
        interaction |= {"channel_id": channel["id"], "channel": public(channel), "token": uuid.uuid4().hex * 3}
        interaction |= {
            "version": 1,
            "locale": self.locales.get(user["id"], "en-US"),
            "app_permissions": ALL_PERMISSIONS,
            "entitlements": [],
        }
        interaction |= {"attachment_size_limit": 10 << 20, "context": 0 if guild else 1}
        member = guild["_members"].get(user["id"]) if guild else None
        if guild and member:
            interaction |= {
                "guild_id": guild["id"],
                "guild_locale": "en-US",
                "authorizing_integration_owners": {"0": guild["id"]},
            }
            interaction |= {"guild": {"id": guild["id"], "locale": "en-US", "features": []}}
            interaction["member"] = {**public(member), "permissions": member["_permissions"]}
        else:
            interaction |= {"user": user, "authorizing_integration_owners": {"1": user["id"]}}
        if message:
            interaction["message"] = public(message)
        mine = {"_acked": None, "_response": None, "_original": None, "_message": message, "_user": user}
        mine |= {"_follow_ups": [], "_answers": [], "_sent": time.monotonic()}
        kept = self.world.interactions[interaction["token"]] = interaction | mine
        if self.gateway.reaches(
            channel.get("guild_id")
        ):  # else the person sees at once that the application is offline
            await self.gateway.emit("INTERACTION_CREATE", interaction)
        return kept

    async def slash(
        self, user: Data, channel: Data, name: str, /, *, dated: float | None = None, **options: Any
    ) -> Data:
        """Use a command; ``name`` may have a subcommand after a space. Of its options channels are given as they are; ``dated`` dates it back."""
        types = {str: 3, int: 4, bool: 5, dict: 7}
        chosen = {
            value["id"]: public(value) | {"permissions": ALL_PERMISSIONS}
            for value in options.values()
            if isinstance(value, dict)
        }
        given = [
            {"name": key, "type": types[type(value)], "value": value["id"] if isinstance(value, dict) else value}
            for key, value in options.items()
        ]
        first, *rest = name.split()
        for part in rest:
            given = [{"name": part, "type": 1, "options": given}]
        data = self._command(first, 1) | {"options": given} | ({"resolved": {"channels": chosen}} if chosen else {})
        return await self.interact(2, user, channel, data, at=dated)

    async def menu(self, user: Data, channel: Data, name: str, message: Data) -> Data:
        """Use a message's menu."""
        chosen = {"target_id": message["id"], "resolved": {"messages": {message["id"]: public(message)}}}
        return await self.interact(2, user, channel, self._command(name, 3) | chosen)

    def _command(self, name: str, type: int) -> Data:
        command = next(c for c in self.world.commands if (c["name"], c["type"]) == (name, type))
        return {"id": command["id"], "name": name, "type": type}

    async def press(self, user: Data, message: Data, action: str) -> Data:
        """Press the button that does ``action``."""

        def button() -> Data | None:
            return next((c for c in walk(message["components"]) if f":{action}:" in c.get("custom_id", "") + ":"), None)

        if button() is None and action in ("thread", "delete"):
            await self.press(user, message, "more")
            await self.until(button)
        found = button()
        assert found
        assert not found.get("disabled"), f"{action} is disabled"
        return await self.press_any(user, message, found)

    async def press_any(self, user: Data, message: Data, found: Data) -> Data:
        """Press a button, be it one that is there or not."""
        data = {"component_type": found["type"], "custom_id": found["custom_id"]}
        return await self.interact(3, user, self.world.channels[message["channel_id"]], data, message=message)

    async def submit(self, shown: Data, **texts: str) -> Data:
        """Send a modal off."""
        modal = shown["_response"]["data"]
        components = []
        for number, label in enumerate(modal["components"], 1):
            field = label["component"]
            value = texts.get(field["custom_id"], "")
            inner = {"type": 4, "id": 100 + number, "custom_id": field["custom_id"], "value": value}
            components.append({"type": 18, "id": number, "component": inner})
        data = {"custom_id": modal["custom_id"], "components": components}
        channel = self.world.channels[shown["channel_id"]]
        return await self.interact(5, shown["_user"], channel, data, message=shown["_message"])

    async def say(self, user: Data, channel: Data, text: str, reply_to: Data | None = None) -> Data:
        """Write a message; a reply pings whom it replies to."""
        body: Data = {"content": text}
        if reply_to:
            body["message_reference"] = {"message_id": reply_to["id"], "channel_id": channel["id"]}
        message = self.world.add_message(channel, user, body)
        if reply_to and reply_to["author"] not in message["mentions"]:
            message["mentions"].append(reply_to["author"])
        await self.gateway.message(message)
        return message

    # What people see.

    async def acknowledged(self, interaction: Data) -> Data:
        """Wait for the first response."""
        await self.until(lambda: interaction["_acked"] is not None)
        return interaction

    async def answered(self, interaction: Data) -> Data:
        """Wait until the response is there, filled if it was deferred; the message."""
        return await self.until(lambda: shown(interaction))  # type: ignore[no-any-return]

    async def whispered(self, interaction: Data) -> Data:
        """Wait for a follow-up for the person alone; the message."""
        await self.until(lambda: interaction["_follow_ups"])
        message: Data = interaction["_follow_ups"][-1]
        assert message["flags"] & EPHEMERAL
        return message

    async def replied(self, message: Data) -> Data:
        """Wait for the bot's reply to a message."""
        return await self.until(lambda: next(iter(self.replies(message)), None))  # type: ignore[no-any-return]

    def replies(self, message: Data) -> list[Data]:
        """The bot's replies to a message."""
        return [
            found
            for found in self.world.messages.values()
            if found["author"] is self.world.bot
            and found.get("message_reference", {}).get("message_id") == message["id"]
        ]


def shown(interaction: Data) -> Data | None:
    """The response to an interaction, None while it is being waited for."""
    original: Data | None = interaction["_original"]
    return original if original and not original["flags"] & LOADING else None


def text_of(message: Data) -> str:
    """Everything that a message says."""
    return "\n".join([message["content"], *(c["content"] for c in walk(message["components"]) if c["type"] == 10)])
