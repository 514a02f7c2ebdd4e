"""The plugin in a pytest run of its own, over invented briefings."""

import sys
import tomllib
from pathlib import Path

import numpy  # noqa: F401  A run within the run would import it a second time, which it does not bear.
import pytest

pytest_plugins = ["pytester"]

ARTICLE = """\
date 2025-03-04 Forty grey geese crossed the river Alde on Monday, the warden Ada Holm said.

The old mill beside the bridge will open to visitors in summer.
"""
GEESE = """\
- ask: How many geese crossed the river?
  quote_contains: forty grey geese
- ask: When does the old mill open to visitors?
  quote_contains: in winter
- ask: What does a tractor cost in Lisbon?
  not_in_briefing: true
"""


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """Run pytest in an empty folder with our plugin and no other from outside."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    pytester.makeini("[pytest]\nfilterwarnings = error")
    return lambda *args: pytester.runpytest_inprocess("-p", "briefing_bot.evaluation.pytest_plugin", *args)


def write(folder: Path, questions: str, article: str = ARTICLE) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "geese.txt").write_text(article, encoding="utf-8")
    (folder / "questions.yaml").write_text(questions, encoding="utf-8")


def test_each_question_is_a_test_and_a_miss_reads_as_a_page(run, pytester: pytest.Pytester) -> None:
    write(pytester.path / "news" / "march", GEESE)
    result = run()
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(
        [
            "*When does the old mill open to visitors?*",
            "missed *no quote has “in winter”",
            "missed *no article of the briefing has “in winter”",
            "question *When does the old mill open to visitors?",
            "expected *a quote with “in winter”",
            "answer *answered, confidence *",
            "shown 1 *The old mill beside the bridge will open to visitors in summer.”",
            "*; geese.txt 78:141",
            "asked in *questions.yaml:3",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*pytest_plugin.py*")


def test_one_question_can_be_chosen_by_its_name(run, pytester: pytest.Pytester) -> None:
    write(pytester.path, GEESE)
    run("questions.yaml::How many geese crossed the river?").assert_outcomes(passed=1)
    run("-k", "tractor").assert_outcomes(passed=1, deselected=2)


def test_a_known_miss_is_expected_and_a_surprise_hit_fails(run, pytester: pytest.Pytester) -> None:
    known = "  known_miss: seasons are not told apart\n"
    write(pytester.path, GEESE.replace("  quote_contains: in winter\n", f"  quote_contains: in winter\n{known}"))
    run().assert_outcomes(passed=2, xfailed=1)
    write(pytester.path, GEESE.replace("  quote_contains: in winter\n", f"  quote_contains: in summer\n{known}"))
    result = run()
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*passes now: take out its known_miss (seasons are not told apart)"])


def test_a_question_after_another_is_named_with_it(run, pytester: pytest.Pytester) -> None:
    write(
        pytester.path, GEESE + "- {ask: 'And who said so?', after: 'How many geese crossed the river?', speaker: Holm}"
    )
    result = run("--collect-only", "-q")
    result.stdout.fnmatch_lines(["questions.yaml::How many geese crossed the river? > And who said so?"])


def test_a_malformed_file_is_one_line(run, pytester: pytest.Pytester) -> None:
    write(pytester.path, GEESE + "- ask: Who?\n  says: me")
    result = run()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*questions.yaml line 8: there is no key 'says': use one of ask, *"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_an_error_of_the_briefing_is_one_line(run, pytester: pytest.Pytester) -> None:
    write(pytester.path, GEESE)
    pytester.path.joinpath(".env").write_text("BRIEFING_MAX_QUESTION=many\n")
    result = run("-k", "tractor")
    result.assert_outcomes(failed=1, deselected=2)
    result.stdout.fnmatch_lines(["BRIEFING_MAX_QUESTION is 'many': set it to a whole number from 10 to 100000"])
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize(
    ("questions", "article"),
    [
        (GEESE, None),
        ("questions:\n  - text: How old are you?\n    type: number\n", ARTICLE),
        ("- [broken", ARTICLE),
        ("- ask: How old are you?\n  options: [young, old]\n", ARTICLE),
        ("- ask: Who are you?\n- ask: How old are you?\n", ARTICLE),
        ("ask:\n  - What do you want?\n", ARTICLE),
        ("- id: 1\n  ask: How old?\n  speaker: host\n  audio: 1.mp3\n", ARTICLE),
        ("- ask: 'How old?\n  answer: {young\n", ARTICLE),
        ("- {ask: 'How old?', kind: number}\n- a plain line\n", ARTICLE),
    ],
    ids=[
        *(
            "no articles beside it",
            "of another program",
            "no YAML at all",
            "a quiz",
            "an interview",
            "a prompt",
            "a podcast",
        ),
        *("a broken quiz", "a survey"),
    ],
)
def test_a_file_of_something_else_is_left_alone(
    run, pytester: pytest.Pytester, questions: str, article: str | None
) -> None:
    pytester.path.joinpath("README.md").write_text("# A survey\n")
    pytester.path.joinpath("questions.yaml").write_text(questions)
    if article:
        pytester.path.joinpath("geese.txt").write_text(article)
    result = run()
    result.assert_outcomes()
    assert result.ret == pytest.ExitCode.NO_TESTS_COLLECTED


@pytest.mark.parametrize(
    "questions",
    [
        "- ask: 'Who?\n  quote_contains: Holm\n",
        "- ask: Who?\n  not_in_briefing: maybe\n- a plain line\n",
        "- ask: Who?\n  quote_contains: Holm\n  qoute_contains: mill\n",
        "- ask: Who?\n  stance: sad\n",
    ],
    ids=["no YAML", "a line among questions", "a misspelled key", "no such stance"],
)
def test_a_file_of_ours_with_a_fault_is_not_left_alone(run, pytester: pytest.Pytester, questions: str) -> None:
    write(pytester.path, questions)
    run().assert_outcomes(errors=1)


def test_questions_that_failed_are_found_again(run, pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READER", "off")
    asks = ["What does std::bridge cost?", "What does the bridge [sic] cost?", "::[]:::"]
    write(pytester.path, GEESE + "".join(f"- ask: {ask!r}\n  quote_contains: nothing\n" for ask in asks))

    run().assert_outcomes(passed=2, failed=4)
    run("--lf").assert_outcomes(failed=4)


def test_what_a_failure_shows_commands_no_terminal(run, pytester: pytest.Pytester) -> None:
    asks = (
        GEESE.replace("in winter", '"in \\e[2J winter"')
        .replace("tractor", "tractor \\e[2J")
        .replace(": What", ': "What')
    )
    write(
        pytester.path,
        asks.replace("Lisbon?", 'Lisbon?"') + '- {ask: "Who\\e[1m?", quote_contains: x, known_miss: "no \\e[2J"}\n',
        ARTICLE.replace("summer", "summer\x1b[2J\u202e"),
    )

    result = run("-rA", "--color=no")

    result.assert_outcomes(passed=2, failed=1, xfailed=1)
    assert not set(result.stdout.str()) & set("\x1b\u202e")


def test_the_plugin_is_registered_once_however_it_is_named() -> None:
    """pluggy takes an entry point's name, ``-p`` and ``pytest_plugins`` the module's: with two names it would raise."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))

    assert all(name == module for name, module in project["project"]["entry-points"]["pytest11"].items())


def test_a_bot_of_ones_own_beside_the_tests_is_in_nobodys_way(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in most folders of those who write Discord bots: plain ``python -m pytest`` puts the folder first on the path."""
    pytester.makepyfile(bot="NAME = 'mine'", test_bot="import bot\n\ndef test_it(): assert bot.NAME == 'mine'")
    write(pytester.path, GEESE.replace("in winter", "in summer"))
    monkeypatch.setenv("READER", "off")

    pytester.run(sys.executable, "-m", "pytest", "-p", "no:cacheprovider").assert_outcomes(passed=4)


def test_a_file_that_is_named_is_never_left_alone(run, pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("questions.yaml").write_text("survey: true\n")
    result = run("questions.yaml")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*questions.yaml line 1: it is no list of questions: begin each with `- ask:`"])


def test_the_plugin_brings_nothing_into_runs_that_have_no_questions(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_nothing_of_ours_is_imported():
            ours = {name for name in sys.modules if name.split(".")[0] == "briefing_bot"}
            assert ours <= {"briefing_bot", "briefing_bot.errors", "briefing_bot.evaluation", "briefing_bot.evaluation.pytest_plugin"}
            assert not {"numpy", "pydantic", "yaml", "rich"} & set(sys.modules)
        """
    )
    code = (
        f"import sys, os; sys.path.insert(0, {str(Path(__file__).parents[2] / 'bot')!r})\n"
        "os.environ['PYTEST_DISABLE_PLUGIN_AUTOLOAD'] = '1'\n"
        "import pytest; sys.exit(pytest.main(['-p', 'briefing_bot.evaluation.pytest_plugin']))\n"
    )
    result = pytester.run(sys.executable, "-c", code)
    result.assert_outcomes(passed=1)
