"""The command: exit statuses, errors in one line, and the JSON contract, as a person and a program meet them."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import briefing_bot
import pytest
from briefing_bot import Briefing
from briefing_bot.cli.exits import ANSWERED, ERROR, NOT_IN_BRIEFING
from briefing_bot.cli.main import _alone, app, main
from briefing_bot.rendering import answer_json
from briefing_bot.settings import SETTINGS, Settings

ROOT = Path(__file__).parents[1]
SHIP = "How many special forces did North Korea ship?"
UNSAID = "Which bitcoin exchange collapsed?"
QUOTE_KEYS = [
    *("text", "article", "section", "part", "start", "end", "core", "score", "speaker", "role", "stance", "dates"),
    *("earlier", "before", "after", "page", "link"),
]
ANSWER_KEYS = [
    *(
        "version",
        "id",
        "question",
        "resolved_question",
        "status",
        "confidence",
        "as_of",
        "reason",
        "intent",
        "said",
        "within",
    ),
    *("conflict", "quotes", "nearest"),
]


class Result(NamedTuple):
    """What a run of the command left behind."""

    returncode: int
    stdout: str
    stderr: str


class Command:
    """The ``briefing`` command, run in this process as in one of its own, in a folder of its own."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._patch = patch
        self.environ = {"XDG_STATE_HOME": str(folder), "READER": "off"}

    def __call__(self, *arguments: str, stdin: str | bytes = "", encoding: str = "utf-8", **environ: str) -> Result:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding) for _ in range(2)]
        given = io.TextIOWrapper(
            io.BufferedReader(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin)), encoding
        )
        with self._patch.context() as patch:
            patch.chdir(self.folder)
            patch.setattr(sys, "argv", ["briefing", *arguments])
            for name, stream in zip(("stdin", "stdout", "stderr"), (given, *streams), strict=True):
                patch.setattr(sys, name, stream)
            for name in SETTINGS:
                patch.delenv(name, raising=False)
            for name, value in (self.environ | environ).items():
                patch.setenv(name, value)
            with pytest.raises(SystemExit) as left:
                main()
        for stream in streams:
            stream.flush()
        out, err = (stream.buffer.getvalue().decode() for stream in streams)  # type: ignore[attr-defined]
        assert isinstance(left.value.code, int)
        return Result(left.value.code, out, err)


@pytest.fixture
def briefing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    return Command(tmp_path, monkeypatch)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "bridge.md").write_text(
        "---\ntitle: The bridge\noutlet: Example News\nurl: https://news.example.com/bridge\npublished: 2024-10-23\n---\n"
        "The bridge over the Alder fell on Monday, Mayor Ada Lind said.\n\n## The inquiry\n\n"
        "The inquiry into the bridge will begin in November. It is led by Otto Moss."
    )
    (folder / "river.txt").write_text("date 2024-10-25 The Alder rose by three metres on Friday.")
    return folder


def failed_with(result: Result, message: str) -> None:
    assert result.returncode == ERROR
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.startswith("briefing: ")
    assert result.stderr.count("\n") == 1


def objects(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_an_answer_shows_the_quote_first_and_exits_0(briefing: Command) -> None:
    result = briefing("ask", SHIP)

    assert result.returncode == ANSWERED
    assert result.stderr == ""
    (first,) = (line for line in result.stdout.splitlines() if line.startswith("1 │ "))
    assert "North Korea had shipped 1,500 special forces to Russia" in first
    assert "\x1b" not in result.stdout


def test_what_the_briefing_does_not_say_exits_1(briefing: Command) -> None:
    result = briefing("ask", UNSAID)

    assert result.returncode == NOT_IN_BRIEFING
    assert result.stdout.startswith("The briefing doesn't say")
    assert result.stderr == ""


def test_the_json_is_the_contract(briefing: Command, corpus: Path) -> None:
    result = briefing("ask", "What fell on Monday?", "--json", "--corpus", str(corpus))
    answer = json.loads(result.stdout)

    assert result.returncode == ANSWERED
    assert list(answer) == ANSWER_KEYS
    assert answer["version"] == 1
    assert answer["id"] is None
    assert answer["question"] == answer["resolved_question"] == "What fell on Monday?"
    assert answer["status"] == "answered"
    assert 0 < answer["confidence"] <= 1
    assert answer["as_of"] in ("2024-10-23", "2024-10-25")
    assert answer["reason"] is None
    assert answer["conflict"] is False
    assert answer["nearest"] == []
    quote = answer["quotes"][0]
    assert list(quote) == QUOTE_KEYS
    assert quote["article"] == {
        "id": "bridge",
        "title": "The bridge",
        "outlet": "Example News",
        "url": "https://news.example.com/bridge",
        "published": "2024-10-23",
    }
    assert quote["text"] == "The bridge over the Alder fell on Monday, Mayor Ada Lind said."
    assert (quote["start"], quote["end"]) == (0, len(quote["text"]))
    assert quote["link"].startswith("https://news.example.com/bridge#:~:text=The%20bridge")
    assert quote["before"] == ""


def test_what_is_not_in_the_briefing_as_json(briefing: Command) -> None:
    result = briefing("ask", UNSAID, "--json")
    answer = json.loads(result.stdout)

    assert result.returncode == NOT_IN_BRIEFING
    assert list(answer) == ANSWER_KEYS
    assert answer["status"] == "not_in_briefing"
    assert answer["reason"] in ("nothing_matches", "detail_missing")
    assert answer["quotes"] == []
    assert answer["as_of"] is None
    assert all(list(quote) == QUOTE_KEYS for quote in answer["nearest"])


def test_an_empty_briefing_says_so(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    asked = briefing("ask", "Who fell?", "--corpus", str(tmp_path / "empty"))
    as_json = briefing("ask", "Who fell?", "--corpus", str(tmp_path / "empty"), "--json")
    listed = briefing("sources", "--corpus", str(tmp_path / "empty"))
    checked = briefing("check", "--corpus", str(tmp_path / "empty"))

    assert asked.returncode == as_json.returncode == NOT_IN_BRIEFING
    assert asked.stdout.startswith("The briefing is empty: add articles")
    assert json.loads(as_json.stdout)["reason"] == "empty_briefing"
    assert listed.returncode == checked.returncode == ERROR
    assert "The briefing is empty" in listed.stdout
    assert "The briefing is empty" in checked.stdout


@pytest.mark.parametrize(
    ("text", "question"), [("The bridge fell.", "What fell?"), ("Bridge", "bridge"), ("Is it the bridge?", "bridge")]
)
def test_the_smallest_briefings_answer(briefing: Command, tmp_path: Path, text: str, question: str) -> None:
    (tmp_path / "a.txt").write_text(text)

    result = briefing("ask", question, "--json", "--corpus", str(tmp_path / "a.txt"))

    assert result.returncode == ANSWERED
    assert [quote["text"] for quote in json.loads(result.stdout)["quotes"]] == [text]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask", ""], "the question is empty: write what you want to know"),
        (["ask", " \n\t\u2003"], "the question is empty"),
        (["ask", "why " * 2500], "the question has 9999 characters: shorten it to 2000"),
        (["ask", "who", "--top", "0"], "0 quotes cannot be shown: ask for 1 to 10"),
        (["ask", "who", "--top", "11"], "11 quotes cannot be shown: ask for 1 to 10"),
        (["ask", "who", "--corpus", "nowhere"], "nowhere is not there: name a folder of articles"),
        (["ask", os.fsdecode(b"who \xff is")], "the question is not Unicode text: write it in UTF-8"),
        (["show", "nothing"], "no article is called 'nothing': see `briefing sources`"),
        (["show", "1", "--quote", "1"], "no question is remembered of this briefing: `briefing ask` one first"),
        (["ask"], "there is no question, and standard input is empty"),
        (["ask", "-c", "and who?"], "no question is remembered of this briefing: `briefing ask` one first"),
        (["ask", "who", "-c", "."], "name the folder with --corpus ."),
        (["ask", "who", "--json", "--markdown"], "give --json or --markdown, not both"),
        (["ask", "who", "--strict", "--lenient"], "give --strict or --lenient, not both"),
        (["ask", "who", "--jsonl"], "give a question or --jsonl, not both"),
        (["ask", "--json", "--jsonl"], "give --json or --jsonl, not both"),
        (["log", "--json", "--markdown"], "give --markdown or --json, not both"),
        (["log", "--forget", "words"], "--forget deletes the whole log: give it alone"),
        (["help", "nope"], "no command is called 'nope': see `briefing help`"),
        (["show", "1", "--ask", SHIP, "--quote", "9"], "the answer has no quote 9: choose one from 1 to "),
        (["show", "1", "--ask", UNSAID, "--quote", "1"], "the briefing doesn't answer the question"),
        (["show", "1", "--ask", ""], "the question is empty"),
        (["read", "http://[::1"], "http://[::1 is not an address: write it as https://..."),
        (["read", "https://example.com:99999/"], "https://example.com:99999/ is not an address: write it as"),
        (["sources", "--corpus", "nowhere"], "nowhere is not there"),
        (["chat", "--corpus", "nowhere"], "nowhere is not there"),
        (["eval", "questions.yaml", "--html", "nowhere/page.html"], "nowhere is no folder: choose another --html file"),
    ],
)
def test_an_error_is_one_line_and_exits_2(briefing: Command, arguments: Sequence[str], message: str) -> None:
    failed_with(briefing(*arguments), message)


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "who", "--top", "x"],
        ["nope"],
        ["ask", "-z"],
    ],
)
def test_wrong_use_exits_2_without_a_traceback(briefing: Command, arguments: Sequence[str]) -> None:
    result = briefing(*arguments)

    assert result.returncode == ERROR
    assert "Error" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("question", ["😀", "👩‍👩‍👧🇺🇦", "???", "the of and", "\u202e\u2066", "--", "; DROP TABLE"])
def test_a_question_without_words_is_not_in_the_briefing(briefing: Command, question: str) -> None:
    result = briefing("ask", "--", question)

    assert result.returncode == NOT_IN_BRIEFING
    assert result.stderr == ""


def test_a_long_question_is_answered_where_the_setting_allows_it(briefing: Command) -> None:
    result = briefing("ask", f"{SHIP} " * 200, BRIEFING_MAX_QUESTION="10000")

    assert result.returncode == ANSWERED


@pytest.mark.parametrize(
    ("name", "value"), [("BRIEFING_TOP", "many"), ("BRIEFING_THRESHOLD", "2"), ("READER", "maybe")]
)
def test_a_bad_setting_is_an_error(briefing: Command, name: str, value: str) -> None:
    failed_with(briefing("ask", "who", **{name: value}), f"{name} is '{value}': set it to ")


def test_settings_are_read_from_a_file_and_the_environment_wins(briefing: Command, corpus: Path) -> None:
    (briefing.folder / ".env").write_text(f"BRIEFING_CORPUS={corpus}\nBRIEFING_TOP=1\n")

    assert len(json.loads(briefing("ask", "the Alder", "--json").stdout)["quotes"]) == 1
    assert len(json.loads(briefing("ask", "the Alder", "--json", BRIEFING_TOP="2").stdout)["quotes"]) == 2


def test_files_left_out_are_named_on_standard_error(briefing: Command, corpus: Path) -> None:
    (corpus / "bad.txt").touch()

    result = briefing("ask", "What fell on Monday?", "--json", "--corpus", str(corpus))

    assert result.returncode == ANSWERED
    assert result.stderr == "briefing: bad.txt was left out: it is empty: add the article's text or remove the file\n"
    json.loads(result.stdout)


def test_requests_are_answered_in_order(briefing: Command) -> None:
    requests = [
        {"id": "q1", "ask": SHIP, "after": None},
        {"id": "q2", "ask": UNSAID},
        {"ask": "Who is Lloyd Austin?"},
        {"id": "q4", "ask": "Where did he say that?", "after": "q1"},
    ]

    result = briefing("ask", "--jsonl", stdin="\n\n".join(map(json.dumps, requests)))

    assert result.returncode == 0
    answers = objects(result)
    assert [answer["id"] for answer in answers] == ["q1", "q2", None, "q4"]
    assert [answer["question"] for answer in answers] == [request["ask"] for request in requests]
    assert all(list(answer) == ANSWER_KEYS for answer in answers)
    assert [answer["status"] for answer in answers[:2]] == ["answered", "not_in_briefing"]


BAD_REQUESTS = [
    ("nonsense", 'line 1 is not JSON: write {"id": "q1", "ask": "...", "after": null}'),
    ("[" * 100_000, "line 1 is not JSON"),
    ('{"ask": 1' + "0" * 5000 + "}", "line 1 is not JSON"),
    ("null", 'line 1 has no question: give it as "ask": "..."'),
    ("[]", "line 1 has no question"),
    ("{}", "line 1 has no question"),
    ('{"ask": 5}', "line 1 has no question"),
    ('{"ask": ""}', "the question is empty"),
    ('{"ask": "x", "id": 5}', "line 1: id is not text: write it in quotation marks"),
    ('{"ask": "x", "id": "\\ud800"}', "line 1: id is not text"),
    ('{"ask": "x \\ud800"}', "the question is not Unicode text"),
    ('{"ask": "x", "after": 5}', "line 1: after is not text"),
    ('{"ask": "x", "after": "q9"}', "line 1 follows 'q9', which was not asked before it"),
    ('{"id": "q1", "ask": "x", "after": "q1"}', "line 1 follows 'q1', which was not asked before it"),
]


@pytest.mark.parametrize(("request_line", "message"), BAD_REQUESTS)
def test_a_bad_request_is_an_error_of_its_line_and_the_rest_is_answered(
    briefing: Command, request_line: str, message: str
) -> None:
    good = json.dumps({"id": "good", "ask": SHIP})

    result = briefing("ask", "--jsonl", stdin=f"{request_line}\n{good}\n")

    error, answer = objects(result)
    assert result.returncode == ERROR
    assert list(error) == ["id", "error"]
    assert message in error["error"]
    assert answer["status"] == "answered"


def test_a_fault_of_ours_costs_one_request(briefing: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Briefing.ask

    def ask(self: Briefing, question: str, **more: Any) -> Any:
        return 1 / 0 if question == "x" else real(self, question, **more)

    monkeypatch.setattr(Briefing, "ask", ask)

    result = briefing("ask", "--jsonl", stdin="\n".join(json.dumps({"id": q, "ask": q}) for q in (SHIP, "x", SHIP)))

    first, error, last = objects(result)
    assert result.returncode == ERROR
    assert error == {
        "id": "x",
        "error": "a fault of this program (ZeroDivisionError: division by zero): please report it, and ask in other words",
    }
    assert "ZeroDivisionError" in result.stderr  # with its traceback, for whoever mends it
    assert first == last
    assert first["status"] == "answered"


def test_no_requests_are_no_answers(briefing: Command) -> None:
    result = briefing("ask", "--jsonl", stdin="\n \n")

    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_one_question_has_one_answer_through_every_door(briefing: Command, corpus: Path) -> None:
    question = "Who leads the inquiry into the bridge?"
    at_the_prompt = json.loads(briefing("ask", question, "--json", "--corpus", str(corpus)).stdout)
    (by_request,) = objects(briefing("ask", "--jsonl", "--corpus", str(corpus), stdin=json.dumps({"ask": question})))

    called = answer_json(Briefing.load(corpus, Settings({"READER": "off"})).ask(question))

    assert at_the_prompt == by_request == called
    assert called["quotes"]


def test_sources_lists_articles_and_what_was_left_out(briefing: Command, corpus: Path) -> None:
    (corpus / "empty.txt").write_text("")

    result = briefing("sources", "--corpus", str(corpus))

    assert result.returncode == 0
    assert [line for line in result.stdout.splitlines() if "READER" not in line] == [
        "  1 Example News · The bridge · 2024-10-23 · 30 words",
        "    https://news.example.com/bridge",
        "  2 river.txt · 2024-10-25 · 8 words",
        "empty.txt was left out: it is empty: add the article's text or remove the file",
        "2 articles, published 2024-10-23 to 2024-10-25",
        "Index: exact, 3 passages",
    ]


def test_show_marks_the_quotes_of_a_question(briefing: Command, corpus: Path) -> None:
    result = briefing("show", "bridge", "--ask", "Who leads the inquiry?", "--corpus", str(corpus))

    assert result.returncode == 0
    assert "[1] " in result.stdout
    assert "## The inquiry" in result.stdout


@pytest.mark.parametrize("name", ["1", "bridge", "bridge.md", "The bridge", "THE BRI"])
def test_show_finds_an_article_by_any_name(briefing: Command, corpus: Path, name: str) -> None:
    result = briefing("show", name, "--corpus", str(corpus))

    assert result.returncode == 0
    assert result.stdout.startswith("    Example News · The bridge · 2024-10-23\n    https://news.example.com/bridge\n")
    assert "[1]" not in result.stdout


def test_show_says_when_a_name_means_several(briefing: Command, corpus: Path) -> None:
    failed_with(briefing("show", "r", "--corpus", str(corpus)), "'r' could be bridge, river: name one of them")


def test_show_marks_the_quotes_of_the_question_last_asked_of_the_briefing(briefing: Command, corpus: Path) -> None:
    briefing("ask", "What fell on Monday?", "--corpus", str(corpus))

    shown = briefing("show", "bridge", "--corpus", str(corpus))
    one = briefing("show", "bridge", "--quote", "1", "--corpus", str(corpus))
    other = briefing("show", "1")

    assert "Marked: what answers “What fell on Monday?”" in shown.stdout
    assert "[1] The bridge over the Alder fell on Monday, Mayor Ada Lind said. [/1]" in shown.stdout
    assert "[1] The bridge over the Alder" in one.stdout
    assert "[1]" not in other.stdout
    failed_with(briefing("show", "1", "--quote", "1"), "no question is remembered of this briefing")


def test_show_asks_again_as_it_was_asked(briefing: Command) -> None:
    asked = briefing("ask", SHIP, "--top", "5", "--lenient", "--json")
    quotes = json.loads(asked.stdout)["quotes"]

    shown = briefing("show", "1", "--quote", str(len(quotes)))

    assert len(quotes) > 3
    assert f"[{len(quotes)}] {quotes[-1]['text']}" in shown.stdout


def test_a_question_needs_no_quotation_marks_and_may_come_from_standard_input(briefing: Command, corpus: Path) -> None:
    in_marks = briefing("ask", "What fell on Monday?", "--corpus", str(corpus))

    assert in_marks.returncode == ANSWERED
    assert briefing("ask", "What", "fell", "on", "Monday?", "--corpus", str(corpus)) == in_marks
    assert briefing("ask", "--corpus", str(corpus), stdin="What fell\n on Monday?\n") == in_marks
    failed_with(briefing("ask", stdin=b"who \xff is"), "the question is not Unicode text: write it in UTF-8")


def test_a_question_goes_on_where_the_last_one_of_the_briefing_ended(briefing: Command, corpus: Path) -> None:
    here = ("--corpus", str(corpus))
    briefing("ask", "Who leads the inquiry into the bridge?", *here)
    briefing("ask", SHIP)

    followed = briefing("ask", "-c", "When will it begin?", *here)
    again = briefing("ask", "--continue", "Who leads it?", "--json", *here)
    alone = briefing("ask", "When will it begin?", *here)

    assert "Understood as: When will the inquiry" in followed.stdout
    assert json.loads(again.stdout)["resolved_question"].startswith("Who leads the inquiry")
    assert "Understood as" not in alone.stdout


def test_the_sources_and_the_checks_as_json(briefing: Command, corpus: Path) -> None:
    (corpus / "questions.yaml").write_text(
        "- ask: What fell on Monday?\n  quote_contains: Alder\n- ask: Who fell?\n  speaker: Otto Moss\n"
    )
    (corpus / "odd.bin").write_bytes(bytes(range(256)))

    listed = json.loads(briefing("sources", "--json", "--corpus", str(corpus)).stdout)
    checked = briefing("check", "--json", "--corpus", str(corpus))
    results = json.loads(checked.stdout)

    assert [(a["id"], a["published"], a["words"]) for a in listed["articles"]] == [
        ("bridge", "2024-10-23", 30),
        ("river", "2024-10-25", 8),
    ]
    assert [p["source"] for p in listed["problems"]] == ["odd.bin"]
    assert listed["sources"] == []
    assert checked.returncode == NOT_IN_BRIEFING
    assert (results["questions"], results["passed"], results["as_known"]) == (2, 1, False)
    assert [(r["ask"], r["passed"]) for r in results["results"]] == [
        ("What fell on Monday?", True),
        ("Who fell?", False),
    ]
    assert results["results"][1]["missed"]
    assert results["briefing"] == listed


def test_help_is_a_command_too(briefing: Command) -> None:
    assert briefing("help") == briefing("--help")
    assert briefing("help", "ask") == briefing("ask", "--help")


def test_without_a_command_the_newest_stories_and_what_to_do_next_are_shown(briefing: Command, corpus: Path) -> None:
    result = briefing(BRIEFING_CORPUS=str(corpus))

    assert result.returncode == 0
    assert "The Alder rose by three metres on Friday." in result.stdout
    assert "2 articles, 2 stories." in result.stdout
    assert 'briefing ask "' in result.stdout
    assert "briefing brief" in result.stdout
    assert "briefing help" in result.stdout
    failed_with(briefing(BRIEFING_CORPUS="nowhere"), "nowhere is not there")


def test_a_shell_can_complete_commands(briefing: Command) -> None:
    completing = {"_BRIEFING_COMPLETE": "complete_bash", "COMP_WORDS": "briefing so", "COMP_CWORD": "1"}

    assert briefing(**completing).stdout.split() == ["sources"]
    assert "--install-completion" in briefing("--help").stdout


def test_chat_answers_until_the_person_leaves(briefing: Command, corpus: Path) -> None:
    said = "What fell on Monday?\n\n/help\n/sources\n/nope\nWhat is the weather on Mars?\n/quit\nWhat fell?\n"

    result = briefing("chat", "--corpus", str(corpus), stdin=said)

    assert result.returncode == 0
    assert result.stdout.startswith("2 articles. Ask in plain English;")
    assert "/help" in result.stdout.splitlines()[0]
    assert "The bridge over the Alder fell on Monday" in result.stdout
    assert "2 river.txt" in result.stdout
    assert "/nope is not a command here." in result.stdout
    assert "The briefing doesn't say" in result.stdout
    assert result.stdout.count("\n? ") == 7


def test_chat_goes_on_after_an_error_and_ends_with_the_input(briefing: Command, corpus: Path) -> None:
    result = briefing("chat", "--corpus", str(corpus), stdin=f"{'why ' * 2500}\nWhat fell on Monday?\n")

    assert result.returncode == 0
    assert result.stderr == "briefing: the question has 9999 characters: shorten it to 2000\n"
    assert "The bridge over the Alder" in result.stdout


def test_an_article_cannot_command_the_terminal(briefing: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge \x1b[2J\x9bfell\x07 \u202eon Monday.")

    shown = briefing("ask", "What fell on Monday?", "--corpus", str(tmp_path / "a.txt")).stdout

    assert "The bridge ␛[2J\ufffdfell␇ \ufffdon Monday." in shown


def test_a_terminal_of_another_encoding_fails_nothing(briefing: Command) -> None:
    text = briefing("ask", SHIP, encoding="ascii")
    as_json = briefing("ask", "What did Austin add?", "--json", encoding="latin-1")

    assert text.returncode == ANSWERED
    assert "\n1 \\u2502 " in f"\n{text.stdout}"
    assert json.loads(as_json.stdout)["quotes"]


class Processes:
    """The command in processes of their own, for what only those show."""

    def __init__(self, folder: Path) -> None:
        self.settings: dict[str, Any] = {
            "cwd": folder,
            "env": {**os.environ, "XDG_STATE_HOME": str(folder), "READER": "off", "PYTHONPATH": str(ROOT)},
            "stdin": subprocess.PIPE,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "text": True,
        }

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen([sys.executable, "-m", "briefing_bot", *arguments], **self.settings)


@pytest.mark.parametrize(("question", "status"), [(SHIP, ANSWERED), (UNSAID, NOT_IN_BRIEFING), ("", ERROR)])
def test_the_exit_status_of_a_process(tmp_path: Path, question: str, status: int) -> None:
    with Processes(tmp_path).start("ask", question) as process:
        _, errors = process.communicate()

    assert process.returncode == status
    assert bool(errors) == (status == ERROR)


def test_the_version(briefing: Command) -> None:
    assert briefing("--version").stdout == f"briefing-bot {briefing_bot.__version__}\n"


def test_markdown_is_printed_to_paste_elsewhere(briefing: Command) -> None:
    result = briefing("ask", "Who denied the reports?", "--markdown")
    assert (result.returncode, result.stderr) == (ANSWERED, "")
    assert result.stdout.startswith("> North Korean and Russian officials **denied** the **reports**")
    assert "\n- North Korean and Russian officials (denied)\n" in result.stdout


def test_how_sure_an_answer_is_in_numbers(briefing: Command) -> None:
    told = [briefing("ask", "Who denied the reports?", *options).stdout.splitlines()[-1] for options in ((), ("-v",))]
    assert re.search(r" · (?:sure|likely|unsure)$", told[0])
    assert re.fullmatch(re.escape(told[0]) + r" · confidence \d\d% · of each quote \d\d%(?:, \d\d%)*", told[1])


@pytest.mark.parametrize(
    "kept", ["[1]", "[" * 100_000, "{}", '{"corpus": CORPUS, "question": "x", "top": "x", "threshold": null}', "\0"]
)
def test_a_damaged_memory_of_the_last_question_is_none(briefing: Command, corpus: Path, kept: str) -> None:
    file = briefing.folder / "briefing-bot" / "last-asked.json"
    file.parent.mkdir()
    file.write_text(kept.replace("CORPUS", json.dumps(str(corpus.resolve()))))

    failed_with(briefing("show", "1", "--quote", "1", "--corpus", str(corpus)), "no question is remembered")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_questions_that_are_no_file_are_not_waited_for(briefing: Command, corpus: Path) -> None:
    os.mkfifo(corpus / "questions.yaml")

    checked = briefing("check", "--corpus", str(corpus))

    assert (checked.returncode, checked.stderr.count("\n")) == (ERROR, 1)
    assert "questions.yaml is not a file: put a file in its place or remove it" in checked.stderr


HOSTILE = "a\x1b[2Jb\x9b1mc\u202ed\u2066e"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A briefing whose every part holds what a terminal would obey."""
    folder = tmp_path / "hostile"
    folder.mkdir()
    (folder / "bad.txt").write_text(f"date 1.2.2024{HOSTILE} The bridge fell.")
    (folder / "a.md").write_text(
        f"---\ntitle: It fell\n---\n## In{HOSTILE}quiry\n\nThe bridge fell{HOSTILE} on Monday."
    )
    asks = json.dumps(f"What fell{HOSTILE}?")
    (folder / "questions.yaml").write_text(f"- ask: {asks}\n  quote_contains: {json.dumps(HOSTILE + 'x')}\n")
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask", "What fell on Monday?"],
        ["ask", "What fell on Monday?", "--markdown"],
        ["ask", "What fell on Monday?", "--json"],
        ["ask", f"What fell{HOSTILE} on Monday?", "--json"],
        ["sources"],
        ["check"],
        ["show", "1", "--ask", "What fell on Monday?"],
        ["show", HOSTILE],
        ["eval", "hostile/questions.yaml"],
        ["eval", "hostile/questions.yaml", "--json"],
    ],
    ids=" ".join,
)
def test_nothing_that_is_printed_commands_a_terminal(briefing: Command, hostile: Path, arguments: list[str]) -> None:
    corpus = [] if arguments[0] == "eval" else ["--corpus", str(hostile)]

    result = briefing(*arguments, *corpus)

    printed = result.stdout + result.stderr
    assert printed
    assert not set(printed) & set("\x1b\x9b\u202e\u2066")


def test_requests_that_hold_commands_are_answered_without(briefing: Command, hostile: Path) -> None:
    requests = [{"ask": f"What fell{HOSTILE}?", "id": HOSTILE}, {"ask": "x", "after": f"no {HOSTILE}"}]

    result = briefing("ask", "--jsonl", "--corpus", str(hostile), stdin="\n".join(map(json.dumps, requests)))

    assert not set(result.stdout + result.stderr) & set("\x1b\x9b\u202e\u2066")
    assert objects(result)[0]["id"] == HOSTILE


@pytest.mark.parametrize(
    "given",
    [
        "\ufeff{0}\n{1}\n".encode(),
        "{0}\n\ufeff{1}\n".encode(),  # two files, one after the other
        b"{0}\r\n{1}\r\n",
        b"{0}\r{1}\r",
        b"{0}\r\r{1}",
        "{0}\u2028{1}\u2028".encode(),
        "{0}\x85{1}\u2029\n".encode(),
        b"{0}\x1e\n{1}\n",
        "\ufeff{0}\n{1}\n".encode("utf-16-le"),
        "{0}\r\n{1}\r\n".encode("utf-16"),
    ],
)
def test_requests_are_read_whatever_ends_their_lines(briefing: Command, given: bytes) -> None:
    first = f'{{"id": "q1",\r"ask": "{SHIP}\u2028"}}'
    encoding = "utf-8" if b"\0" not in given else "utf-16-be" if given[:2] == b"\xfe\xff" else "utf-16-le"
    text = given.decode(encoding).replace("{0}", first).replace("{1}", '{"ask": "Who said so?", "after": "q1"}')

    result = briefing("ask", "--jsonl", stdin=text.encode(encoding))

    assert (result.returncode, result.stderr) == (ANSWERED, "")
    assert [answer["id"] for answer in objects(result)] == ["q1", None]


def test_only_the_command_that_is_named_is_made() -> None:
    every = app.registered_commands
    for command in every:
        name = command.name or command.callback.__name__  # type: ignore[union-attr]
        assert _alone([name]).registered_commands == (every if name == "help" else [command])
    assert _alone([]).registered_commands == _alone(["--help"]).registered_commands == every
