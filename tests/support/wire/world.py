"""What this Discord knows: plain dictionaries in the shapes that its API has. Keys with an underscore stay inside."""

from __future__ import annotations

import itertools
import json
import re
import time
from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]

EPOCH_MS = 1_420_070_400_000
EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
MANAGE_GUILD = 1 << 5
ALL_PERMISSIONS = str((1 << 51) - 1)
_counter = itertools.count(1)


class ApiError(Exception):
    """An error response of Discord's."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status, self.body = status, {"code": code, "message": message}


def snowflake(at: float | None = None) -> str:
    """A new id, of now or of a time in seconds since the epoch."""
    milliseconds = int((time.time() if at is None else at) * 1000) - EPOCH_MS
    return str((milliseconds << 22) | (next(_counter) & 0x3FFFFF))


def walk(components: list[Data] | None) -> Iterator[Data]:
    """Components with all within them."""
    for component in components or []:
        yield component
        yield from walk(component.get("components"))
        yield from walk([component[key] for key in ("accessory", "component") if component.get(key)])


def public(message: Data) -> Data:
    """A message as it is sent out."""
    return {key: value for key, value in message.items() if not key.startswith("_")}


class World:
    """Users, servers, channels, messages and interactions."""

    def __init__(self) -> None:
        self.users: dict[str, Data] = {}
        self.guilds: dict[str, Data] = {}
        self.channels: dict[str, Data] = {}
        self.messages: dict[str, Data] = {}
        self.interactions: dict[str, Data] = {}  # by token
        self.commands: list[Data] = []
        self.app_id = snowflake()
        self.bot = self.add_user("briefing-bot", id=self.app_id, bot=True)

    def add_user(self, name: str, *, id: str | None = None, bot: bool = False) -> Data:
        """A new user."""
        user = {"id": id or snowflake(), "username": name, "discriminator": "0", "global_name": name, "avatar": None}
        user |= {"bot": bot, "public_flags": 0, "flags": 0, "primary_guild": None}
        return self.users.setdefault(user["id"], user)

    def add_guild(self, name: str, id: str | None = None) -> Data:
        """A new server with the bot in it."""
        id = id or snowflake()
        colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
        everyone = {"id": id, "name": "@everyone", "color": 0, "colors": colours, "hoist": False, "position": 0}
        everyone |= {"permissions": "2147483648", "managed": False, "mentionable": False, "flags": 0}
        guild: Data = {"id": id, "name": name, "owner_id": "1", "preferred_locale": "en-US", "roles": [everyone]}
        guild |= {key: [] for key in ("features", "emojis", "stickers", "channels", "threads", "voice_states")}
        guild |= {key: [] for key in ("presences", "stage_instances", "guild_scheduled_events", "soundboard_sounds")}
        guild |= {"member_count": 1, "large": False, "unavailable": False, "joined_at": "2031-01-01T00:00:00+00:00"}
        guild |= {"icon": None, "region": "x", "afk_timeout": 300, "verification_level": 0, "mfa_level": 0}
        guild |= {"default_message_notifications": 0, "explicit_content_filter": 0, "premium_tier": 0, "nsfw_level": 0}
        guild |= {"system_channel_flags": 0, "premium_progress_bar_enabled": False, "_members": {}}
        self.guilds[id] = guild
        self.join(guild, self.bot)
        return guild

    def join(self, guild: Data, user: Data, permissions: int = 0) -> Data:
        """Make a user a member with permissions."""
        member = {"user": user, "roles": [], "joined_at": "2031-01-01T00:00:00+00:00", "deaf": False, "mute": False}
        member |= {"flags": 0, "nick": None, "avatar": None, "_permissions": str(permissions)}
        guild["_members"][user["id"]] = member
        return user

    def add_channel(self, guild: Data, name: str, *, type: int = 0, parent: str | None = None) -> Data:
        """A new text channel, or thread."""
        channel = {"id": snowflake(), "type": type, "name": name, "position": 0, "permission_overwrites": []}
        channel |= {"nsfw": False, "guild_id": guild["id"], "topic": None, "parent_id": parent}
        guild["channels"].append(channel)
        self.channels[channel["id"]] = channel
        return channel

    def add_dm(self, user: Data) -> Data:
        """The direct messages between a user and the bot."""
        channel = {"id": snowflake(), "type": 1, "recipients": [user], "last_message_id": None}
        self.channels[channel["id"]] = channel
        return channel

    def dm_with(self, user: str) -> Data:
        """The direct messages with a user, opened where they are not yet."""
        channels = (c for c in self.channels.values() if c["type"] == 1 and c["recipients"][0]["id"] == user)
        return next(channels, None) or self.add_dm(self.users[user])

    def full_guild(self, guild: Data) -> Data:
        """A server as GUILD_CREATE shows it without the members intent: the bot is its only member."""
        mine = guild["_members"][self.bot["id"]]
        return public(guild) | {"members": [public(mine)]}

    def add_message(self, channel: Data, author: Data, body: Data, **more: Any) -> Data:
        """A new message. ``_pings`` are those whom it notifies."""
        components = json.loads(json.dumps(body.get("components") or []))
        message: Data = {"id": snowflake(), "channel_id": channel["id"], "author": author, "components": components}
        message |= {"content": body.get("content") or "", "timestamp": _iso(), "edited_timestamp": None, "tts": False}
        message |= {"mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": []}
        message |= {"pinned": False, "type": 0, "flags": body.get("flags") or 0, "_guild": channel.get("guild_id")}
        reference = body.get("message_reference")
        replied = self.messages.get(str(reference["message_id"])) if reference else None
        if reference:
            message |= {
                "type": 19,
                "message_reference": {
                    "message_id": str(reference["message_id"]),
                    "channel_id": channel["id"],
                    "type": 0,
                },
            }
            message |= {"referenced_message": public(replied) if replied else None}
        message["_pings"] = _pings(message, body.get("allowed_mentions"), replied)
        named = re.findall(r"<@!?(\d+)>", message["content"])
        message["mentions"] = [self.users[id] for id in dict.fromkeys(named) if id in self.users]
        _number(message)
        message |= more
        self.messages[message["id"]] = message
        return message

    def edit(self, message: Data | None, body: Data) -> Data:
        """Change a message."""
        if message is None:
            raise ApiError(404, 10008, "Unknown Message")
        check_message(body, message)
        message |= {
            key: body[key] or ("" if key == "content" else []) for key in ("content", "components") if key in body
        }
        message["flags"] = (message["flags"] & ~LOADING) | (body.get("flags") or 0)
        message |= {"edited_timestamp": _iso(), "_pings": _pings(message, body.get("allowed_mentions"), None)}
        message["_edits"] = message.get("_edits", 0) + 1
        _number(message)
        return message


def check_message(body: Data, editing: Data | None = None) -> None:
    """Discord's limits that its description does not state.

    Raises:
        ApiError: one of them is broken.
    """
    flat = list(walk(body.get("components")))
    custom_ids = [component["custom_id"] for component in flat if component.get("custom_id")]
    texts = [component.get("content", "") for component in flat if component["type"] == 10]
    if ((body.get("flags") or 0) | (editing or {}).get("flags", 0)) & COMPONENTS_V2:
        problem = (
            "content cannot be used with components V2" * bool(body.get("content", (editing or {}).get("content")))
            or "more than 40 components" * (len(flat) > 40)
            or "more than 4000 characters" * (sum(map(len, texts)) > 4000)
            or "an empty text display" * any(not text.strip() for text in texts)
        )
    else:
        problem = "more than 2000 characters" * (len(body.get("content") or "") > 2000) or "V2 components" * bool(texts)
    problem = problem or "a custom id twice" * (len(custom_ids) != len(set(custom_ids)))
    if problem:
        raise ApiError(400, 50035, f"Invalid Form Body: {problem}")
    if editing is None and not body.get("content") and not flat:
        raise ApiError(400, 50006, "Cannot send an empty message")


def _pings(message: Data, allowed: Data | None, replied: Data | None) -> set[str]:
    text = message["content"] + " ".join(c.get("content", "") for c in walk(message["components"]) if c["type"] == 10)
    parse = ["users", "roles", "everyone"] if allowed is None else allowed.get("parse") or []
    found = set(re.findall(r"<@!?(\d+)>", text)) if "users" in parse else set()
    found |= {f"&{id}" for id in re.findall(r"<@&(\d+)>", text)} if "roles" in parse else set()
    found |= set(re.findall(r"@(?:everyone|here)", text)) if "everyone" in parse else set()
    if replied and (allowed is None or allowed.get("replied_user")):
        found.add(replied["author"]["id"])
    return found


def _number(message: Data) -> None:
    for number, component in enumerate(walk(message["components"]), 1):
        component.setdefault("id", number)


def _iso() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime())
