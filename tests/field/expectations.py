"""Situations that people have reported, as small briefings with what a careful person expects of each answer.

    python -m tests.field.expectations [CASE...]      asks, and says what was missed
    python -m tests.field.expectations --raise        raises the floors to what is measured; lowers none

Each folder of ``cases`` holds ``articles`` and ``questions.jsonl``: ``id``, ``ask``, ``after``, ``expect`` and ``why``. The keys of
``expect``, each optional: ``status``; ``first_contains``, ``any_contains``, ``all_contain``, ``none_contains`` (texts that quotes hold,
case and white space folded; of a list any); ``speaker`` (null: nobody), ``not_speaker``, ``first_speaker``, ``stance``, ``dates`` (words
-> ISO date), ``no_date``, ``published``, ``not_section`` of the quote that matched, else of the first; ``conflict``.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing_bot.briefing import Briefing
from briefing_bot.cli.jsonl import answer_lines

CASES = Path(__file__).with_name("cases")
FLOORS = Path(__file__).with_name("floors.json")


def cases() -> list[str]:
    """The names of all cases."""
    return sorted(path.name for path in CASES.iterdir() if (path / "questions.jsonl").is_file())


def floors() -> dict[str, int]:
    """How many questions of each case were answered as expected at least."""
    found: dict[str, int] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def missed(case: str) -> dict[str, list[str]]:
    """What was missed, by question, in the order of the questions; an empty list where all is as expected."""
    lines = (CASES / case / "questions.jsonl").read_text(encoding="utf-8").split("\n")
    questions = [json.loads(line) for line in lines if line.strip()]
    briefing = Briefing.load(CASES / case / "articles")
    requests = [json.dumps({"id": q["id"], "ask": q["ask"], "after": q.get("after")}) for q in questions]
    answers = answer_lines(briefing, requests)
    return {q["id"]: list(_missed(q["expect"], a)) for q, a in zip(questions, answers, strict=True)}


def _missed(expect: Mapping[str, Any], answer: Mapping[str, Any]) -> Iterator[str]:
    quotes = answer.get("quotes", [])
    if "error" in answer:
        yield answer["error"]
    for name in ("status", "conflict"):
        if name in expect and answer.get(name) != expect[name]:
            yield f"{name} {answer.get(name)}"
    matched = quotes[0] if quotes else None
    if "first_contains" in expect and not (matched and _holds(matched, expect["first_contains"])):
        yield f"quote 1 lacks {expect['first_contains']}"
    if "any_contains" in expect:
        matched = next((q for q in quotes if _holds(q, expect["any_contains"])), None)
        if matched is None:
            yield f"no quote has {expect['any_contains']}"
    yield from (f"no quote has {t}" for t in expect.get("all_contain", []) if not any(_holds(q, t) for q in quotes))
    unwanted = expect.get("none_contains", [])
    for text in [unwanted] if isinstance(unwanted, str) else unwanted:
        if any(_holds(q, text) for q in quotes):
            yield f"a quote has {text!r}"
    if "first_speaker" in expect and not (quotes and _says(quotes[0], expect["first_speaker"])):
        yield f"speaker of quote 1 {quotes and quotes[0]['speaker']!r}"
    yield from _of_quote(expect, matched or (quotes[0] if quotes and "any_contains" not in expect else None))


def _of_quote(expect: Mapping[str, Any], quote: Mapping[str, Any] | None) -> Iterator[str]:
    if "speaker" in expect and not (quote and _says(quote, expect["speaker"])):
        yield f"speaker {quote and quote['speaker']!r}, not {expect['speaker']!r}"
    if "stance" in expect and not (quote and quote["stance"] in _list(expect["stance"])):
        yield f"stance {quote and quote['stance']!r}"
    dates = {d["text"]: d["date"] for d in quote["dates"]} if quote else {}
    for words, iso in expect.get("dates", {}).items():
        if dates.get(words) != iso:
            yield f"date {words!r}: {dates.get(words)}, not {iso}"
    yield from (f"date {words!r}: {dates[words]}" for words in expect.get("no_date", []) if words in dates)
    if "published" in expect and not (quote and quote["article"]["published"] == expect["published"]):
        yield f"published {quote and quote['article']['published']}"
    if not quote:
        return
    if "not_speaker" in expect and quote["speaker"] and _fold(expect["not_speaker"]) in _fold(quote["speaker"]):
        yield f"speaker {quote['speaker']!r}"
    if "not_section" in expect and quote["section"] and _fold(expect["not_section"]) in _fold(quote["section"]):
        yield f"section {quote['section']!r}"


def _holds(quote: Mapping[str, Any], wanted: str | list[str]) -> bool:
    return any(_fold(text) in _fold(quote["text"]) for text in _list(wanted))


def _says(quote: Mapping[str, Any], wanted: str | list[str] | None) -> bool:
    if wanted is None:
        return quote["speaker"] is None
    return quote["speaker"] is not None and any(_fold(name) in _fold(quote["speaker"]) for name in _list(wanted))


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _main(arguments: list[str]) -> None:
    kept, measured = floors(), {}
    for case in [a for a in arguments if not a.startswith("-")] or cases():
        found = missed(case)
        measured[case] = sum(not of for of in found.values())
        print(f"{case}: {measured[case]} of {len(found)} as expected")
        for question, of in found.items():
            if of:
                print(f"  {question}: {'; '.join(of)}")
    print(f"all: {sum(measured.values())}")
    if "--raise" in arguments:
        raised = {case: max(number, kept.get(case, 0)) for case, number in measured.items()}
        FLOORS.write_text(json.dumps({**kept, **raised}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _main(sys.argv[1:])
