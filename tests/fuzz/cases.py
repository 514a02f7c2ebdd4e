"""One hostile case of each kind: what is given is drawn, and what comes of it keeps the laws, or AssertionError says which it breaks.

An error that a caller is told of (``BriefingError``) is as good as an answer where it is one line; any other error is a finding.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from briefing_bot import Article, Briefing, BriefingError, QuestionError
from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.cli.jsonl import answer_lines, request_lines
from briefing_bot.errors import QuestionsFileError, SettingError
from briefing_bot.evaluation.check import check_all, explain
from briefing_bot.evaluation.questions.files import read_questions
from briefing_bot.evaluation.questions.from_yaml import KEYS, is_ours
from briefing_bot.serving.codec import answer_from_data, answer_to_data
from briefing_bot.settings import SETTINGS, Settings, read_settings

from tests.fuzz import texts
from tests.growth.measure import capped
from tests.nasty import PIECES
from tests.support.lawful import check_answer

SECONDS = 20.0
"""CPU time that one answer may take, the annotation of its articles included."""
_LONGEST, _LONGEST_READ = 2000, 3000
_STATUSES = (0, 1, 2)
_OFF = Settings({"READER": "off"})


def _one_line(error: Exception) -> None:
    assert str(error), "an error without a message"
    assert "\n" not in str(error), f"an error of several lines: {error}"


def _told(articles: tuple[Article, ...]) -> str:
    return " ".join(article.body[:3000] for article in articles)


def asked(chance: Random, folder: Path) -> None:
    """A conversation of several turns over hostile articles; every answer also goes through the pipe of a worker."""
    reading = chance.random() < 0.05
    longest = _LONGEST_READ if reading else texts.LONGEST
    articles = tuple(texts.article(chance, number, longest) for number in range(chance.randint(0, 4)))
    by_id = {article.id: article for article in articles}
    with capped(SECONDS):
        briefing = Briefing(articles, settings=None if reading else _OFF)
    conversation = Conversation()
    for turn in range(chance.randint(1, 5)):
        question = texts.question(chance, _told(articles), _LONGEST, turn=turn > 0)
        top = chance.choice((None, None, 1, 10))
        with capped(SECONDS):
            try:
                answer = briefing.ask(
                    question, conversation=conversation, top=top, threshold=chance.choice((None, None, 0, 1, "lenient"))
                )
            except QuestionError as error:
                _one_line(error)
                continue
        check_answer(answer, top or 3)
        assert answer_from_data(json.loads(json.dumps(answer_to_data(answer))), by_id) == answer


def requests(chance: Random, folder: Path) -> None:
    """Bytes of JSONL: each line that holds anything gets an object of JSON, within the deadline."""
    briefing = Briefing((texts.article(chance, 0, min(20_000, texts.LONGEST)),), settings=_OFF)
    lines = [_request(chance, briefing.articles[0].body, number) for number in range(chance.randint(1, 6))]
    data = chance.choice((b"\n", b"\r\n", b"\n", b"\r", b"\n\n")).join(lines)
    if chance.random() < 0.5:
        data = _damaged(chance, data)
    data = chance.choice((b"", b"", b"\xef\xbb\xbf", b"\xff\xfe")) + data
    seconds = chance.choice((0, 0.02, 10))
    with capped(6 * SECONDS):
        found = list(
            answer_lines(
                briefing, request_lines(io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))), seconds=seconds
            )
        )
    for line in found:
        assert ("error" in line) != ("status" in line)
        assert json.loads(json.dumps(line, ensure_ascii=False, allow_nan=False).encode()) == line
        assert "\n" not in line.get("error", "")


def _request(chance: Random, told: str, number: int) -> bytes:
    question = texts.question(chance, told, _LONGEST, turn=number > 0)
    value: Any = {"id": f"q{number}", "ask": question, "after": f"q{chance.randrange(number)}" if number else None}
    if chance.random() < 0.2:
        value[chance.choice(("id", "ask", "after", "x"))] = chance.choice(
            (None, 1, 1e400, [], {}, "\ud800", question, "q1")
        )
    if chance.random() < 0.05:
        value = chance.choice((1, [], [value], "x", None, {}, {"ask": {"ask": question}}))
    escaped = json.dumps(value, ensure_ascii=chance.random() < 0.5)
    return escaped.encode("utf-8", "surrogatepass")


def _damaged(chance: Random, data: bytes) -> bytes:
    """The bytes with some cut out, put in, turned, or said again."""
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        to = at + chance.choice((0, 1, 1, 3, 40))
        piece = chance.choice(
            (chance.choice(PIECES).encode(), chance.randbytes(3), b"[" * 300, b"\0", b'"', b"9" * 5000)
        )
        data = data[:at] + chance.choice((b"", piece, data[at:to] * 2)) + data[to:]
    return data


def configured(chance: Random, folder: Path) -> None:
    """Settings of any text, from a file of any bytes: each is a value or one line, and a briefing is asked with them."""
    given = {name: _value(chance) for name in chance.sample(sorted(SETTINGS), 6)}
    dotenv = folder / "settings.env"
    lines = "\n".join(f"{name}={_value(chance)}" for name in chance.sample(sorted(SETTINGS), 4))
    dotenv.write_bytes(_damaged(chance, lines.encode("utf-8", "replace")))
    try:
        settings = read_settings({**given, "BRIEFING_CACHE": "off"}, dotenv)
        for name in SETTINGS:
            try:
                settings[name]
            except SettingError as error:
                _one_line(error)
        settings = Settings({**given, "READER": "off"})
        article = texts.article(chance, 0, 3000)
        with capped(SECONDS):
            check_answer(Briefing((article,), settings=settings).ask("Who said that the river rose?"), 10)
    except (SettingError, QuestionError) as error:
        _one_line(error)


def _value(chance: Random) -> str:
    drawn = (
        "on",
        "off",
        "0",
        "1",
        "5",
        "10",
        "0.5",
        "1e9",
        "nan",
        "inf",
        "-1",
        "1_0",
        "٣",
        "strict",
        "a" * 3000,
        "${HOME}",
    )
    return chance.choice((*drawn, chance.choice(PIECES), chance.choice(PIECES).join("xy")))


def filed(chance: Random, folder: Path) -> None:
    """A folder of files of any bytes: each is an article or a problem, and questions about them are answered."""
    endings = (".txt", ".md", ".txt", ".html", ".eml", ".json", ".xml", ".pdf")
    for number in range(chance.randint(1, 3)):
        (folder / f"{number}{chance.choice(endings)}").write_bytes(_file(chance))
    with capped(4 * SECONDS):
        briefing = Briefing.load(folder, Settings({"READER": "off", "BRIEFING_CACHE": "off"}))
    named = {article.source for article in briefing.articles} | {problem.source for problem in briefing.problems}
    for path in folder.iterdir():
        assert any(source.startswith(path.name) for source in named), f"{path.name} was dropped"
    assert all(problem.cause and "\n" not in problem.cause for problem in briefing.problems)
    for _ in range(2):
        with capped(SECONDS):
            try:
                check_answer(briefing.ask(texts.question(chance, _told(briefing.articles), _LONGEST)))
            except QuestionError as error:
                _one_line(error)


def _file(chance: Random) -> bytes:
    written = texts.body(chance, min(20_000, texts.LONGEST))
    title = texts.text(chance, 20)
    shape = chance.choice(
        (
            "{1}",
            "---\ntitle: {0}\ndate: 2024-10-23\n---\n{1}",
            "title: {0}\nsource: {0}\n\n{1}",
            "# {0}\n\n{1}\n\n[a]: http://b.example\n",
            "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>",
            "From: {0} <a@b.example>\nSubject: {0}\nContent-Type: text/html\n\n<p>{1}</p>",
            '<?xml version="1.0"?><rss version="2.0"><channel><item><title>{0}</title><description>{1}</description></item></channel></rss>',
        )
    )
    data = json.dumps([{"title": title, "body": written}]) if chance.random() < 0.1 else shape.format(title, written)
    encoded = data.encode(chance.choice(("utf-8", "utf-8", "utf-16", "cp1252")), "replace")
    return _damaged(chance, encoded) if chance.random() < 0.5 else encoded


def fixed(chance: Random, folder: Path) -> None:
    """A file of fixed questions of any text: refused in one line, or asked, and every miss explained."""
    body = texts.body(chance, 3000)
    (folder / "a.txt").write_text(body, encoding="utf-8")
    entries = []
    for number in range(chance.randint(1, 4)):
        keys = {"ask": texts.question(chance, body, 300), "id": f"q{number}"}
        keys |= {key: chance.choice(PIECES) for key in chance.sample(KEYS, 2)}
        if number:
            keys["after"] = f"q{chance.randrange(number)}"
        entries.append("- " + "\n  ".join(f"{key}: {json.dumps(value)}" for key, value in keys.items()))
    data = "\n".join(entries).encode("utf-8", "replace")
    path = folder / "questions.yaml"
    path.write_bytes(_damaged(chance, data) if chance.random() < 0.6 else data)
    with capped(4 * SECONDS):
        is_ours(path.read_bytes().decode("utf-8", "replace"))
        try:
            questions = read_questions(path)
        except QuestionsFileError as error:
            _one_line(error)
            return
        briefing = Briefing.load(folder, Settings({"READER": "off", "BRIEFING_CACHE": "off"}))
        for result in check_all(briefing, questions):
            assert result.question.ask.split()[0] in explain(result) or result.passed or not result.question.ask.split()


def commanded(chance: Random, folder: Path) -> None:
    """The command itself, fed bytes: it ends with a documented status, complains in words and prints nothing but JSON."""
    (folder / "a.txt").write_text(texts.body(chance, 3000), encoding="utf-8")
    data = _damaged(chance, b"\n".join(_request(chance, "the river", number) for number in range(3)))
    ran = subprocess.run(
        [sys.executable, "-m", "briefing_bot", "ask", "--jsonl", "--corpus", str(folder)],
        input=data,
        capture_output=True,
        check=False,
        env={
            "READER": "off",
            "PYTHONPATH": str(Path(sys.modules["briefing_bot"].__path__[0]).parent),
            "HOME": str(folder),
        },
    )
    complained = ran.stderr.decode()
    assert ran.returncode in _STATUSES, f"status {ran.returncode}: {complained}"
    assert "Traceback" not in complained, complained
    for line in ran.stdout.decode().splitlines():
        assert isinstance(json.loads(line), dict)


KINDS: dict[str, tuple[Callable[[Random, Path], None], int]] = {
    "asked": (asked, 60),
    "requests": (requests, 14),
    "configured": (configured, 6),
    "filed": (filed, 10),
    "fixed": (fixed, 9),
    "commanded": (commanded, 1),
}
"""Kind -> what tries one case in an empty folder, and how many of a hundred cases are of it."""


def drawn(seed: int, number: int) -> tuple[str, Random]:
    """The kind of a case, and what draws the rest of it: always the same of the same seed and number."""
    chance = Random(f"{seed}:{number}")
    return chance.choices(list(KINDS), [share for _, share in KINDS.values()])[0], chance


def tried(kind: str, chance: Random, folder: Path) -> Exception | None:
    """What is found in a case: None where all is well."""
    try:
        KINDS[kind][0](chance, folder)
    except BriefingError as error:  # each case awaits those that are due
        return error
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
        return error
    return None
