"""Signed quotations: the words of one who is named behind a dash or in brackets after them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.turns.labels import NAMED
from briefing_bot.language.text.turns.turn import FoundTurns

_SIGNED = late(rf"(?:[—–―]|--?)[ \t]*(?P<name>{NAMED})(?P<job>,[ \t]?[^.!?\n]{{1,80}}|[ \t]?\([^()\n]{{1,60}}\))?\.?$")
_BRACKETED = late(rf"\((?P<name>{NAMED})(?P<job>,[ \t]?[^.!?()\n]{{1,80}})\)\.?$")
_DASH = late(r"(?<!\w)(?:[—–―]|--?)(?=[ \t]?\w)")
_QUOTED_END = late(r"[\"”’»'][ \t]*+(?:\n[ \t]*+)?$")


def add_signed_quotations(
    body: str, lines: Sequence[tuple[int, int]], prose: Sequence[bool], found: FoundTurns
) -> None:
    """Add quotations that are signed: ``“We need it.” — Ada Lind, teacher``, in one line or in two, or ``“...” (Ada Lind, teacher)``.

    Args:
        body: the text.
        lines: its lines, as spans.
        prose: for each whether it may be spoken.
        found: the turns so far, to which these are added.
    """
    for number, (start, end) in enumerate(lines):
        if number in found.spoken or not prose[number]:
            continue
        dashes = list(_DASH.finditer(body, start, end))[-1:]
        bracket = body.rfind("(", start, end)
        dash = dashes[0].start() if dashes else bracket
        if dash < 0:
            continue
        signed = _SIGNED.match(body, dash, end) or (_BRACKETED.match(body, bracket, end) if bracket >= 0 else None)
        if not signed or not (" " in signed["name"] or signed["job"]):
            continue
        dash = signed.start()
        if not body[start:dash].strip():
            # A name alone under a paragraph is as often that of whoever wrote it.
            before = body[slice(*lines[number - 1])] if number else ""
            quoted = bool(signed["job"]) or (before[:1] in "\"“‘'«" and before[-1:] in "\"”’'»")
            if (
                number
                and number - 1 not in found.spoken
                and prose[number - 1]
                and before[-1:] in ".!?…\"”’'»"
                and quoted
            ):
                found.begin(*signed.span("name"))
                found.say(number - 1, *lines[number - 1])
                found.say(number, end, end)
        elif _QUOTED_END.search(body, start, dash) and body[start] in "\"“‘'«":
            found.begin(*signed.span("name"))
            last = len(body[start:dash].rstrip())
            found.say(number, start, start + last)
