"""Every setting once: its name, default and help. Read from the environment, then from ``.env``.

README's table and ``.env.example`` are checked against ``SETTINGS`` by a test.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from briefing_bot.errors import SettingError


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: what it is called, what it is when nobody says, and what it takes."""

    name: str
    default: str
    help: str
    parse: Callable[[str], Any]
    takes: str


def _switch(text: str) -> bool:
    return {"on": True, "1": True, "true": True, "yes": True, "off": False, "0": False, "false": False, "no": False}[
        text.casefold()
    ]


def _reading(text: str) -> str:
    return "fast" if text.casefold() == "fast" else "on" if _switch(text) else "off"


def _one_of(*words: str) -> Callable[[str], str]:
    return lambda text: words[words.index(text.casefold())]


def _within(kind: Callable[[str], Any], low: float, high: float) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        value = kind(text)
        if not low <= value <= high:
            raise ValueError(text)
        return value

    return parse


def _threshold(text: str) -> str | float:
    word = text.casefold()
    return word if word in ("strict", "balanced", "lenient") else _within(float, 0, 1)(text)


def _names(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if any("/" in name or len(name.split()) > 1 for name in names):
        raise ValueError(text)
    return names


def _shards(text: str) -> tuple[int, int, int] | None:
    if not text:
        return None
    some, _, all = text.partition("/")
    first, _, last = some.partition("-")
    if not all.isdecimal() or not first.isdecimal() or not (last or first).isdecimal():
        raise ValueError(text)
    found = int(first), int(last or first), int(all)
    if not found[0] <= found[1] < found[2]:
        raise ValueError(text)
    return found


def _address(text: str) -> str:
    parts = urlsplit(text)
    if text and (parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment):
        raise ValueError(text)
    if len(text.split()) > 1 or not text.isprintable():
        raise ValueError(text)
    return text.rstrip("/")


def _line(text: str) -> str:
    if not text.isascii() or not text.isprintable():
        raise ValueError(text)
    return text


SETTINGS: dict[str, Setting] = {
    s.name: s
    for s in (
        Setting("BRIEFING_CORPUS", "", "Folder of articles; empty means the default briefing.", str, "a path"),
        Setting(
            "READER",
            "on",
            "Read with all models; fast leaves the large one out, which takes half of the time; off means words alone.",
            _reading,
            "on, fast or off",
        ),
        Setting(
            "BRIEFING_MODELS",
            "",
            "Folder of models trained with `python -m training`, with a large reader or without; empty means those that ship.",
            str,
            "a path",
        ),
        Setting(
            "BRIEFING_THRESHOLD",
            "balanced",
            "Probability below which the briefing is said not to answer; balanced gets the most right.",
            _threshold,
            "strict, balanced, lenient or a number from 0 to 1",
        ),
        Setting("BRIEFING_TOP", "3", "Most quotes in an answer.", _within(int, 1, 10), "a whole number from 1 to 10"),
        Setting(
            "BRIEFING_MAX_QUESTION",
            "2000",
            "Longest question, in characters.",
            _within(int, 10, 100_000),
            "a whole number from 10 to 100000",
        ),
        Setting(
            "BRIEFING_ALLOWED_HOSTS",
            "",
            "Hosts that may be fetched although their addresses are not public.",
            _names,
            "names, each as host or host:port, with commas between",
        ),
        Setting(
            "BRIEFING_CONTACT",
            "",
            "Your address or e-mail, told to the sites that are fetched.",
            _line,
            "one line of ASCII, such as mailto:me@example.com",
        ),
        Setting(
            "BRIEFING_CACHE",
            "",
            "Folder for what is derived from briefings of fifty files and more, so that they load at once, and for compiled patterns, so that a command answers sooner; empty means the user's cache folder, off keeps nothing.",
            str,
            "a path, or off",
        ),
        Setting(
            "INDEX_ENGINE",
            "auto",
            "What proposes the passages that are scored: exact looks at all of them, tantivy and milvus (extras) are for millions; auto takes one of these from 100,000 passages, where it is installed.",
            _one_of("auto", "exact", "tantivy", "milvus"),
            "auto, exact, tantivy or milvus",
        ),
        Setting(
            "MILVUS_URI",
            "",
            "Address of Milvus; each briefing has a collection there.",
            _address,
            "an address, such as http://127.0.0.1:19530",
        ),
        Setting("MILVUS_TOKEN", "", "What Milvus lets one in by, as name:password or a key.", str, "a token"),
        Setting(
            "BRIEFING_DEADLINE",
            "60",
            "Seconds that an answer on the command line may take; 0 means as long as it likes. (Not on Windows.)",
            _within(float, 0, 86_400),
            "seconds from 0 to 86400",
        ),
        Setting(
            "BRIEFING_LOG",
            "on",
            "Keep what is asked with `briefing ask` and `chat`, with the answers, in a private file: for `ask -c`, `show` and `log`.",
            _switch,
            "on or off",
        ),
        Setting(
            "BRIEFING_READ_SECONDS",
            "20",
            "Processor time that reading one file or page of a foreign format may take.",
            _within(float, 1, 3600),
            "seconds from 1 to 3600",
        ),
        Setting(
            "BRIEFING_READ_MEGABYTES",
            "1200",
            "Memory that reading one file or page of a foreign format may take.",
            _within(int, 100, 100_000),
            "a whole number from 100 to 100000",
        ),
        Setting(
            "BRIEFING_PAGE",
            "",
            "Address of your `briefing web` page: a quote of an article without an address of its own then links to it.",
            _address,
            "an address, such as https://news.example.org",
        ),
        Setting(
            "BRIEFING_WEB_HOSTS",
            "",
            "Hosts under which `briefing web` may be asked for, beside this machine's own names.",
            _names,
            "names, with commas between",
        ),
        Setting("DISCORD_TOKEN", "", "Token of the Discord bot.", str, "the bot's token"),
        Setting("DISCORD_TOKEN_FILE", "", "File that holds the token, where DISCORD_TOKEN is empty.", str, "a path"),
        Setting(
            "DISCORD_DATABASE",
            "",
            "SQLite file of the Discord bot; empty means discord.sqlite3 in the user's data folder.",
            str,
            "a path",
        ),
        Setting(
            "DATABASE_URL",
            "",
            "PostgreSQL database of the Discord bot, for several processes; empty means the SQLite file.",
            str,
            "an address, such as postgresql://user:password@host:5432/name",
        ),
        Setting(
            "DISCORD_SHARDS",
            "",
            "Shards of the Discord bot that this process runs, where several share a DATABASE_URL; empty means all.",
            _shards,
            "the first and the last, and how many there are in all, as 0-3/16",
        ),
        Setting(
            "DISCORD_METRICS_PORT",
            "9464",
            "Port on 127.0.0.1 for /healthz and /metrics; 0 means none.",
            _within(int, 0, 65_535),
            "a whole number from 0 to 65535",
        ),
        Setting(
            "DISCORD_WORKERS",
            "1",
            "Processes that answer questions on Discord; each loads the briefing.",
            _within(int, 1, 64),
            "a whole number from 1 to 64",
        ),
        Setting(
            "DISCORD_DEADLINE",
            "20",
            "Seconds that a question on Discord may take, once it is its turn.",
            _within(float, 0.1, 600),
            "seconds from 0.1 to 600",
        ),
        Setting(
            "DISCORD_QUEUE",
            "500",
            "Most questions open at once on Discord; further ones are told that the bot is busy.",
            _within(int, 1, 100_000),
            "a whole number from 1 to 100000",
        ),
        Setting(
            "DISCORD_QUEUE_SERVER",
            "250",
            "Most questions open at once of one Discord server.",
            _within(int, 1, 100_000),
            "a whole number from 1 to 100000",
        ),
        Setting(
            "DISCORD_QUEUE_PERSON",
            "5",
            "Most questions open at once of one person on Discord.",
            _within(int, 1, 100_000),
            "a whole number from 1 to 100000",
        ),
        Setting(
            "DISCORD_BRIEFINGS",
            "",
            "Folder for the briefings that servers keep of their own; empty means briefings beside the database, off means that they may not.",
            str,
            "a path, or off",
        ),
        Setting(
            "DISCORD_BRIEFING_ARTICLES",
            "500",
            "Most articles of a server's own briefing.",
            _within(int, 1, 100_000),
            "a whole number from 1 to 100000",
        ),
        Setting(
            "DISCORD_BRIEFING_MEGABYTES",
            "50",
            "Most megabytes of a server's own briefing, and of a file that is added to it.",
            _within(int, 1, 10_000),
            "a whole number from 1 to 10000",
        ),
        Setting(
            "DISCORD_BRIEFING_SOURCES",
            "25",
            "Most sources of a server's own briefing.",
            _within(int, 1, 10_000),
            "a whole number from 1 to 10000",
        ),
        Setting(
            "DISCORD_BRIEFING_CHANNELS",
            "5",
            "Most channels of a server with a briefing of their own.",
            _within(int, 0, 50),
            "a whole number from 0 to 50",
        ),
        Setting(
            "DISCORD_BRIEFING_PEOPLE",
            "100",
            "Most people with a briefing of their own, in direct messages.",
            _within(int, 0, 100_000),
            "a whole number from 0 to 100000",
        ),
        Setting(
            "DISCORD_WATCHES",
            "10",
            "Most watches (/watch) of a server, and of a person; 0 means none.",
            _within(int, 0, 12),
            "a whole number from 0 to 12",
        ),
        Setting(
            "DISCORD_UPDATE_MINUTES",
            "30",
            "Minutes after which the sources of servers are asked again; 0 means when a manager says so.",
            _within(int, 0, 10_000),
            "a whole number from 0 to 10000",
        ),
        Setting(
            "DISCORD_GRACE_DAYS",
            "30",
            "Days after which all that is stored of a server is deleted that the bot was taken out of.",
            _within(int, 0, 3650),
            "a whole number from 0 to 3650",
        ),
        Setting(
            "DISCORD_KEEP_DAYS",
            "30",
            "Days for which answers on Discord, and feedback on them, are kept.",
            _within(int, 1, 3650),
            "a whole number from 1 to 3650",
        ),
    )
}


def read_settings(environ: Mapping[str, str] | None = None, dotenv: Path | None = None) -> Settings:
    """The settings as the environment and ``.env`` (default: in the working folder) give them.

    The environment wins over the file.

    Raises:
        SettingError: the file is there and cannot be read.
    """
    values: dict[str, str] = {}
    path = dotenv if dotenv is not None else Path(".env")
    if path.is_file():
        from dotenv import dotenv_values

        try:
            # As it is written: a value that names others is their text again and again, 700 MB of a file of 410 bytes.
            values.update({k: v for k, v in dotenv_values(path, interpolate=False).items() if v is not None})
        except (OSError, UnicodeDecodeError) as error:
            cause = error.strerror if isinstance(error, OSError) else f"not UTF-8, byte {error.start}"
            raise SettingError(f"{path} cannot be read ({cause}): mend it or move it away") from None
    values.update(os.environ if environ is None else environ)
    return Settings({name: values[name] for name in SETTINGS if values.get(name, "").strip()})


class Settings:
    """The values in force: ``settings["BRIEFING_TOP"]`` is an ``int``, parsed at first use."""

    def __init__(self, given: Mapping[str, str] | None = None) -> None:
        self._given = dict(given or {})

    def __getitem__(self, name: str) -> Any:
        setting = SETTINGS[name]
        text = self._given.get(name, setting.default).strip()
        wrong = SettingError(f"{name} is {text!r}: set it to {setting.takes}")
        if "\0" in text:  # a file may hold it, and no path, token or number does
            raise wrong
        try:
            return setting.parse(text)
        except (ValueError, KeyError):
            raise wrong from None


def kept_in(settings: Settings) -> Path | None:
    """The folder for what can be made again (BRIEFING_CACHE); None where nothing is to be kept."""
    given = settings["BRIEFING_CACHE"]
    if given:
        return None if given == "off" else Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("briefing-bot", appauthor=False)
