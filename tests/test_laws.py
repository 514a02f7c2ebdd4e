"""The laws of the house, each tried against text and use that would break it."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import briefing_bot
import pytest
from briefing_bot import Answer, Article, Briefing, BriefingError, QuestionError, QuoteError
from briefing_bot.language.text.structure import outline
from briefing_bot.settings import Settings
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.nasty import nasty_text
from tests.support.lawful import check_answer

ROOT = Path(briefing_bot.__file__).parents[2]
WORDS_ALONE = Settings({"READER": "off"})


def briefing_of(*bodies: str, words_alone: bool = True) -> Briefing:
    articles = tuple(
        Article(id=f"a{n}", source=f"a{n}.txt", body=body, url=f"https://news.example.com/{n}")
        for n, body in enumerate(bodies)
    )
    return Briefing(articles, settings=WORDS_ALONE if words_alone else None)


def ask(briefing: Briefing, question: str) -> Answer | None:
    """The answer, or None where the question itself is an error of ours."""
    try:
        return briefing.ask(question)
    except QuestionError:
        return None


@settings(max_examples=150, deadline=None)
@given(st.lists(nasty_text, min_size=1, max_size=3), nasty_text, st.integers(0, 50))
def test_1_a_quote_is_a_slice_of_its_article_whatever_the_article_holds(
    bodies: list[str], question: str, pick: int
) -> None:
    briefing = briefing_of(*bodies)
    words = " ".join(bodies).split() or [""]

    for asked in (question, words[pick % len(words)], "Who said that the river rose to 1,500 in 2024?"):
        if answer := ask(briefing, asked):
            check_answer(answer)


@settings(max_examples=10, deadline=None)
@given(nasty_text, nasty_text)
def test_1_a_quote_is_a_slice_with_the_models_too(body: str, question: str) -> None:
    briefing = briefing_of(body, "The river rose in Kyiv, Ada Lind said on Monday.", words_alone=False)

    for asked in (question, "Who said that the river rose?"):
        if answer := ask(briefing, asked):
            check_answer(answer)


@settings(max_examples=30, deadline=None)
@given(text=nasty_text)
def test_1_a_quote_is_a_slice_from_the_file_on(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "a.txt").write_bytes(text.encode())
    (folder / "b.md").write_bytes(f"---\ntitle: The river\n---\n{text}\n\nThe river rose.".encode())

    briefing = Briefing.load(folder, WORDS_ALONE)

    assert {a.source for a in briefing.articles} | {p.source for p in briefing.problems} == {"a.txt", "b.md"}
    answer = briefing.ask("Who said that the river rose?")
    check_answer(answer)
    for quote in answer.quotes or answer.nearest:
        (stored,) = (a for a in Briefing.load(folder, WORDS_ALONE).articles if a.id == quote.article.id)
        quote.verify(stored)


def test_1_a_quote_is_checked_again_against_the_stored_article() -> None:
    (quote,) = briefing_of("The bridge fell on Monday.").ask("What fell on Monday?").quotes
    changed = quote.article.model_copy(update={"body": "The bridge rose on Monday."})

    quote.verify()
    with pytest.raises(QuoteError, match="is not what the article says there: load the briefing again"):
        quote.verify(changed)


def test_1_the_question_above_a_quote_is_shown_as_the_article_has_it() -> None:
    body = "Words.\n\nDid the \u202eriver rise?\n\nThe river rose by forty feet on Monday."

    quote = briefing_of(body).ask("How far did the river rise?").quotes[0]

    assert quote.before == "Did the \u202eriver rise?"


def test_2_a_sentence_that_stands_twice_is_quoted_where_it_was_found() -> None:
    body = (
        "The alder bridge\n\nThe mayor closed it. It was built in 1902. Nobody was hurt.\n\n"
        "The birch bridge\n\nThe mayor opened it. It was built in 1902. Everybody came."
    )

    spans = [(s.start, s.end) for s in outline(body).sentences if body[s.start : s.end] == "It was built in 1902."]

    assert spans == [(at, at + 21) for at in (body.index("It was"), body.rindex("It was"))]
    answer = briefing_of(body).ask("When was it built, the bridge to which everybody came?")
    assert answer.quotes[0].section == "The birch bridge"


def test_3_the_same_question_has_the_same_answer_in_every_process() -> None:
    def asked(seed: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "briefing_bot", "ask", "--json", "How many special forces did North Korea ship?"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout

    first = asked("1")

    assert asked("2") == first
    assert json.loads(first)["quotes"]


@given(nasty_text, nasty_text)
@settings(max_examples=30, deadline=None)
def test_3_asking_again_changes_nothing(body: str, question: str) -> None:
    briefing = briefing_of(body, body + " The river rose.")

    assert (
        ask(briefing, question)
        == ask(briefing, question)
        == ask(briefing_of(body, body + " The river rose."), question)
    )


def test_3_ties_stand_in_the_order_of_articles() -> None:
    bodies = ["The bridge met alder.", "The bridge met birch.", "The bridge met cedar.", "The bridge met elm."]

    for order in (bodies, bodies[::-1]):
        quotes = briefing_of(*order).ask("bridge", top=4).quotes
        assert len({quote.score for quote in quotes}) == 1
        assert [quote.text for quote in quotes] == order


def test_3_ties_within_an_article_stand_in_the_order_of_position() -> None:
    trees = ["alder", "birch", "cedar", "elm", "fir"]

    body = "\n\n".join(f"## {tree.title()}\n\nThe bridge met {tree}." for tree in trees)
    quotes = briefing_of(body).ask("bridge", top=5).quotes

    alike = [quote.text for quote in quotes if quote.score == quotes[0].score]
    assert len(alike) > 1
    assert alike == [text for text in (f"The bridge met {tree}." for tree in trees) if text in alike]


@pytest.mark.parametrize("question", ["What is the weather in Seoul?", "Who is Lloyd Austin?", "What did Putin pay?"])
def test_4_a_stricter_threshold_never_answers_more(question: str) -> None:
    briefing = Briefing.load(ROOT / "corpus", WORDS_ALONE)

    answered = [briefing.ask(question, threshold=least).answered for least in ("lenient", "balanced", "strict")]
    by_number = [briefing.ask(question, threshold=n / 10).answered for n in range(11)]

    assert answered == sorted(answered, reverse=True)
    assert by_number == sorted(by_number, reverse=True)


def imports(path: Path) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_5_no_front_end_imports_another() -> None:
    command = {
        "briefing_bot.cli.main",
        "briefing_bot.cli.chat",
        "briefing_bot.cli.jsonl",
        "briefing_bot.cli.terminal",
        "briefing_bot.cli.listing",
        "briefing_bot.cli.asked_log",
    }
    discord = sorted((ROOT / "bot" / "briefing_bot" / "discord_app").rglob("*.py"))
    for path in (ROOT / "bot" / "briefing_bot").rglob("*.py"):
        if path in discord:
            assert not imports(path) & command, path
        elif path.name != "__main__.py":
            assert not {name for name in imports(path) if name.split(".")[0] == "discord"}, path
            assert path.parent.name == "cli" or "briefing_bot.cli.main" not in imports(path), path


def modules_after(code: str) -> set[str]:
    out = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print('\\n'.join(sys.modules), file=sys.stderr)"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stderr
    return {name.split(".")[0] for name in out.splitlines()}


HEAVY = {"numpy", "discord", "onnxruntime", "tokenizers", "rank_bm25", "yaml", "dotenv", "platformdirs"}


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["ask", "--help"], ["chat", "--help"], ["show", "--help"]]
)
def test_6_help_imports_no_model_and_no_front_end_but_its_own(arguments: list[str]) -> None:
    loaded = modules_after(
        f"import sys; sys.argv = ['briefing', *{arguments!r}]\nfrom briefing_bot.cli.main import main\ntry: main()\nexcept SystemExit: pass"
    )

    assert "typer" in loaded
    assert not loaded & HEAVY


def test_6_import_briefing_bot_is_light_and_its_names_come_at_first_use() -> None:
    assert not modules_after("import briefing_bot") & {*HEAVY, "typer", "rich", "pydantic"}
    assert "pydantic" in modules_after("import briefing_bot; briefing_bot.Briefing")


def test_6_without_the_models_nothing_of_them_is_loaded() -> None:
    loaded = modules_after(
        "from briefing_bot import Briefing; from briefing_bot.settings import Settings\n"
        "Briefing.load(settings=Settings({'READER': 'off'})).ask('Who is Lloyd Austin?')"
    )

    assert "numpy" in loaded
    assert not loaded & {"discord", "onnxruntime", "tokenizers"}


@given(st.lists(st.binary(max_size=60), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_7_every_file_is_an_article_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, contents: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("corpus")
    for number, content in enumerate(contents):
        (folder / f"{number}{('.txt', '.md', '.pdf')[number % 3]}").write_bytes(content)

    briefing = Briefing.load(folder, WORDS_ALONE)

    named = [a.source for a in briefing.articles] + [p.source for p in briefing.problems]
    assert sorted(named) == sorted(path.name for path in folder.iterdir())
    assert all(problem.cause and "\n" not in problem.cause for problem in briefing.problems)


def test_all_is_what_is_exported() -> None:
    for name in briefing_bot.__all__:
        assert getattr(briefing_bot, name).__name__ == name
    assert sorted(briefing_bot.__all__) == list(briefing_bot.__all__)
    errors = {n for n, c in vars(briefing_bot).items() if isinstance(c, type) and issubclass(c, BriefingError)}
    public = {
        n for n, c in vars(briefing_bot).items() if isinstance(c, type) and c.__module__.startswith("briefing_bot")
    }
    assert errors <= set(briefing_bot.__all__)
    assert public <= set(briefing_bot.__all__)
    with pytest.raises(AttributeError, match="module 'briefing_bot' has no attribute 'Quotes'"):
        briefing_bot.Quotes  # noqa: B018


def test_everything_printed_passes_the_cleaning_of_controls() -> None:
    """``print`` stands in one module of the command; elsewhere what it prints is made visible first."""
    printed = [
        (path.name, ast.unparse(call))
        for path in (ROOT / "bot" / "briefing_bot").rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "print"
    ]

    assert printed
    assert not [call for name, call in printed if name != "terminal.py" and "visible(" not in call]


def test_every_python_that_is_started_leaves_the_working_folder_alone() -> None:
    """``-P``: else a file called ``yaml.py`` in the folder that the bot is started in is run."""
    started = [
        [ast.unparse(element) for element in command.elts]
        for path in (ROOT / "bot" / "briefing_bot").rglob("*.py")
        for command in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(command, ast.List) and command.elts and ast.unparse(command.elts[0]) == "sys.executable"
    ]

    assert started
    assert all(command[1] == "'-P'" for command in started)
