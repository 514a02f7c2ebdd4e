"""Releases and statements: documents in which an institution speaks for itself.

They are told by what stands around their text (``FOR IMMEDIATE RELEASE``, ``Statement``, ``Media contact``, ``###``), not by what they say.
"""

from __future__ import annotations

import re

from briefing_bot.language.text.blocks import Outline
from briefing_bot.language.text.patterns import late

_AT_TOP = late(
    r"\W*(?:(?:press|news|media)\s+(?:release|statement)|for\s+immediate\s+release|(?:joint\s+|official\s+|public\s+)?statement)\W*$",
    re.IGNORECASE,
)
_TITLE = late(
    r"(?:joint\s+|official\s+|public\s+)?(?:statement\s+(?:of|by|from|(?=(?:on|about|regarding|concerning|following|after|in\s+response)\b))|(?:press|news|media)\s+(?:release|statement)\b[\s:–—-]*)",
    re.IGNORECASE,
)
_CONTACT = late(
    r"\W*(?:(?:news\s+)?(?:media|press)\s+(?:contacts?|enquiries|inquiries)|notes?\s+(?:to|for)\s+editors?"
    r"|for\s+(?:further|more)\s+information,?\s+(?:please\s+)?contact|for\s+further\s+information(?=:))\b[^.!?]*$",
    re.IGNORECASE,
)
_WIRES = r"(?:PR\s?Newswire|Globe\s?Newswire|Business\s?Wire|Accesswire|Newsfile)"
_WIRE = late(rf"[/(]\s?{_WIRES}\b", re.IGNORECASE)
_IS_WIRE = late(rf"{_WIRES}\b", re.IGNORECASE)
_END = late(r"\W*(?:#[ ]*){3}\W*$|\W*ends\W*$", re.IGNORECASE)
_ABOUT = late(r"(?:About|ABOUT)\s+(?P<name>(?:the\s+|The\s+)?[A-Z0-9][^\n:]{1,60}?)[:\s]*$")
_UNTIL = late(r" (?:on|regarding|about|concerning|after|following|to|in response)\b|[:,–—]", re.IGNORECASE)
_THE = late(r"(?:the|our)\s+", re.IGNORECASE)
_TOP, _BOTTOM = 4, 0.5  # by hand: its first blocks, and where its last ones begin


def sender(body: str, outline: Outline, title: str, outlet: str) -> tuple[int, int] | None:
    """The span of the name of the institution that speaks in ``body``, where it stands there first.

    None where the text is no release and no statement, or does not name whoever issued it.
    """
    blocks = [(block.start, block.end) for block in outline.blocks]
    below = blocks[int(_BOTTOM * len(blocks)) :]
    stated = _TITLE.match(title)
    carried = any(_WIRE.search(body, *span) for span in blocks[:_TOP])
    marked = (
        stated
        or any(_AT_TOP.match(body, *span) for span in blocks[:_TOP])
        or carried
        or any(_CONTACT.match(body, *span) or _END.match(body, *span) for span in below)
    )
    if not marked:
        return None
    about = next((m["name"] for span in below if (m := _ABOUT.match(body, *span))), "")
    signed = _UNTIL.split(" ".join(title[stated.end() :].split()), maxsplit=1)[0] if stated else ""
    for name in (signed, about, outlet) if carried else (signed, outlet, about):
        bare = _THE.sub("", name.strip(), count=1)
        if bare and not _IS_WIRE.match(bare) and (at := re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", body)):
            return at.span()
    return None
