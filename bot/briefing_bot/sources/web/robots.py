"""What a site's robots.txt lets programs read (RFC 9309)."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from briefing_bot.errors import FetchError
from briefing_bot.sources.web.fetching import AGENT, Fetcher
from briefing_bot.sources.web.hosts import shown

_MOST_CHARACTERS = 500_000  # RFC 9309, 2.5: at least 500 kibibytes are to be read
_MOST_RULES = 5000  # by hand: each address is held against each


class Rule(NamedTuple):
    """A path pattern, in which ``*`` stands for anything and a last ``$`` for the end, and whether it may be read."""

    pattern: str
    allowed: bool


def rules_for(text: str, name: str = AGENT) -> list[Rule]:
    """The rules of a robots.txt for a program: those of the groups that name it, else those for all (``*``)."""
    groups: dict[str, list[Rule]] = {}
    agents: list[str] = []
    naming = False
    for line in text[:_MOST_CHARACTERS].splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            agents = [*agents, value.lower()] if naming else [value.lower()]
            naming = True
            groups.setdefault(agents[-1], [])
        elif key in ("allow", "disallow"):
            naming = False
            for agent in agents:
                if value and len(groups[agent]) < _MOST_RULES:
                    groups[agent].append(Rule(value, key == "allow"))
        elif key != "sitemap":
            naming = False
    return groups.get(name, groups.get("*", []))


def may_read(rules: list[Rule], target: str) -> bool:
    """Whether a path with its query may be read: the longest rule that fits decides, and of two as long the one that allows."""
    fitting = [rule for rule in rules if _fits(rule.pattern, target)]
    return not fitting or max(fitting, key=lambda rule: (len(rule.pattern), rule.allowed)).allowed


def _fits(pattern: str, target: str) -> bool:
    """Whether ``target`` begins with what ``pattern`` says. Each star takes as little as it can, so no pattern is slow."""
    anchored = pattern.endswith("$")
    first, *rest = re.sub(r"\*+", "*", pattern.removesuffix("$")).split("*")
    if not target.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(rest):
        if anchored and number == len(rest) - 1:
            return len(target) - len(part) >= at and target.endswith(part)
        found = target.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return not anchored or at == len(target)


class Robots:
    """Asks each host once for its robots.txt, and remembers what it said as long as this object lives."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._known: dict[str, list[Rule] | FetchError] = {}

    def check(self, url: str) -> None:
        """Let an address pass that the site lets programs read. A site without a robots.txt (4xx) lets them read all.

        Raises:
            FetchError: the site does not, or its robots.txt cannot be had, which stands for no.
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._known:
            self._known[site] = self._ask(site)
        rules = self._known[site]
        if isinstance(rules, FetchError):
            raise rules
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if not may_read(rules, target):
            raise FetchError(
                f"{shown(parts.hostname or '')} asks programs not to read this (robots.txt): "
                "save the page in a browser and add the file"
            )

    def _ask(self, site: str) -> list[Rule] | FetchError:
        try:
            text = self._fetcher.fetch(f"{site}/robots.txt").body.decode("utf-8-sig", "replace")
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return []
            if error.status is None:
                return error
            return FetchError(f"{site} does not give its robots.txt (status {error.status}): try again later")
        return rules_for(text)
