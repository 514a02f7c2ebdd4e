"""robots.txt is read as RFC 9309 says, and asked for once a host."""

from __future__ import annotations

import pytest
from briefing_bot.errors import FetchError
from briefing_bot.sources.web.fetching import Fetcher
from briefing_bot.sources.web.hosts import Hosts
from briefing_bot.sources.web.robots import Robots, may_read, rules_for

from tests.support.site import Reply, site

ROBOTS = """\ufeff# a comment
User-agent: OtherBot
Disallow: /

User-agent: *
Disallow: /private
Allow: /private/open
Disallow: /*.pdf$
Disallow: /search*q=
Disallow:
Sitemap: https://example.com/map.xml
"""


@pytest.mark.parametrize(
    ("target", "allowed"),
    [
        ("/", True),
        ("/private", False),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x=1", True),
        ("/search?a=1&q=2", False),
        ("/search", True),
    ],
)
def test_the_longest_rule_decides(target: str, allowed: bool) -> None:
    assert may_read(rules_for(ROBOTS), target) is allowed


def test_the_group_that_names_us_is_ours() -> None:
    text = "User-agent: *\nDisallow: /\n\nUser-agent: Briefing-Bot\nUser-agent: OtherBot\nDisallow: /a\n"
    assert may_read(rules_for(text), "/b")
    assert not may_read(rules_for(text), "/a")
    assert not may_read(rules_for(text, "third"), "/b")


def test_a_hostile_pattern_is_not_slow() -> None:
    assert may_read(rules_for("User-agent: *\nDisallow: /" + "*a" * 5000 + "$"), "/" + "a" * 4000)


def test_a_host_is_asked_once_and_its_no_is_told() -> None:
    with site() as here:
        here.pages["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /private")
        robots = Robots(Fetcher(Hosts([here.host])))
        for _ in range(3):
            robots.check(here.address + "/a?b")
        with pytest.raises(FetchError, match=r"asks programs not to read this.*save the page"):
            robots.check(here.address + "/private/a")
        assert here.asked("/robots.txt") == 1


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (503, False), (429, False)])
def test_no_robots_txt_allows_all_and_a_broken_one_nothing(status: int, allowed: bool) -> None:
    with site() as here:
        here.pages["/robots.txt"] = Reply(b"", status)
        robots = Robots(Fetcher(Hosts([here.host])))
        if allowed:
            robots.check(here.address + "/a")
        else:
            with pytest.raises(FetchError, match=r"robots\.txt"):
                robots.check(here.address + "/a")
