"""The ``briefing`` command: it parses, calls ``Briefing``, and shows what comes back.

What a command needs beyond Typer is imported when it runs, so that ``briefing --help`` stays fast.
"""

from __future__ import annotations

import copy
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer
from typer.core import TyperGroup

from briefing_bot import __version__
from briefing_bot.cli import going_on_commands, keeping_commands, telling_commands
from briefing_bot.cli.deadline import deadline
from briefing_bot.cli.exits import ANSWERED, ERROR, NOT_IN_BRIEFING, Commands, end_process, exit_status, fault
from briefing_bot.cli.telling_commands import OneArticle, Since, Source, Until
from briefing_bot.errors import BriefingError, CorpusError, QuestionError, SettingError, UsageError
from briefing_bot.language.text import patterns

if TYPE_CHECKING:
    from briefing_bot.briefing import Briefing
    from briefing_bot.models import Within

app = typer.Typer(
    name="briefing",
    cls=Commands,
    help="Ask a briefing, a folder of news articles, and get its exact words, cited; or that it doesn't say. "
    "Without a command: the newest stories, and what to do next.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Corpus = Annotated[
    Path | None,
    typer.Option(
        "--corpus", "-C", help="Folder of articles, of any kind. Default: BRIEFING_CORPUS, else the default briefing."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Top = Annotated[int | None, typer.Option("--top", "-n", help="Most quotes to show, 1 to 10. Default: BRIEFING_TOP.")]


def main() -> None:
    """Run the command; an error of ours becomes one line on standard error and exit status 2."""
    _set_up()
    # Its own name, however it was started: a shell completes by it.
    sys.exit(exit_status(lambda: _alone(sys.argv[1:2])(prog_name="briefing")))


def _set_up() -> None:
    # Before numpy is imported: OpenBLAS would start a thread a core, nearly half of the CPU time of that import, and
    # sums as small as ours gain nothing by it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    # Before pydantic makes a model: it would look through every installed distribution for plugins, of which we use none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def process() -> None:
    """``main`` as a process of its own, which ends at once: nobody needs what Python would clear up first."""
    _set_up()
    patterns.keep_in(_kept)
    if sys.argv[1:2] == ["ask"] and {"-h", "--help"}.isdisjoint(sys.argv):
        _load_ahead()
    try:
        main()
    except SystemExit as left:
        end_process(left.code if isinstance(left.code, int) else ERROR)


def _alone(named: Sequence[str]) -> typer.Typer:
    """The app with the one command that is named, if one is: Typer makes all options of all commands before it runs one."""
    commands = [c for c in app.registered_commands if c.callback and (c.name or c.callback.__name__) in named]
    if not commands or commands[0].name == "help":  # which tells of the others
        return app
    made = copy.copy(app)
    made.registered_commands = commands
    return made


def _load_ahead() -> None:
    """Begin to load the networks while all else is imported and the briefing is read; half a second of waiting, on two cores."""
    from briefing_bot.neural.networks import Networks
    from briefing_bot.settings import read_settings

    with suppress(BriefingError):  # the command tells it, where it comes to that itself
        Networks.load_ahead(read_settings())


def _kept() -> Path | None:
    """The user's folder for what can be made again."""
    from briefing_bot.settings import kept_in, read_settings

    try:
        return kept_in(read_settings())
    except BriefingError:  # the command tells it, where it reads a setting itself
        return None


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"briefing-bot {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _root(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    if ctx.invoked_subcommand is None:
        from briefing_bot.cli import start, terminal

        terminal.show(start.lines(_load(None)))


@app.command()
def ask(
    question: Annotated[
        list[str] | None,
        typer.Argument(help="What you want to know; without it, standard input is read.", show_default=False),
    ] = None,
    corpus: Corpus = None,
    top: Top = None,
    go_on: Annotated[
        bool, typer.Option("--continue", "-c", help="Go on where the last question ended: a follow-up is understood.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Answer only what is quite sure.")] = False,
    lenient: Annotated[bool, typer.Option("--lenient", help="Answer what is likely, sure or not.")] = False,
    since: Since = None,
    until: Until = None,
    source: Source = None,
    article: OneArticle = None,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown, to paste elsewhere.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="Read a request a line, print an answer a line.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Tell in numbers how sure an answer is.")] = False,
) -> None:
    """Answer a question with quotes. Exit status: 0 answered, 1 not in the briefing, 2 an error.

    With --jsonl, standard input holds requests such as {"id": "q1", "ask": "...", "after": null}; the exit status is 0
    when every line was read, 2 when one could not be.
    """
    from briefing_bot.cli import asking, terminal

    if as_json or as_jsonl:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    _only_one({"--json": as_json, "--jsonl": as_jsonl, "--markdown": as_markdown})
    _only_one({"--strict": strict, "--lenient": lenient})
    _only_one({"a question": bool(question), "--jsonl": as_jsonl})
    _only_one({"--continue": go_on, "--jsonl": as_jsonl})
    threshold = "strict" if strict else "lenient" if lenient else None
    if as_jsonl:
        from briefing_bot.cli.jsonl import answer_lines, request_lines

        failed = False
        briefing, requests = _load(corpus), request_lines(sys.stdin)
        within = _within(briefing, since, until, source, article)
        for line in answer_lines(briefing, requests, top, threshold, _deadline(), fault, within):
            failed = failed or "error" in line
            terminal.say_json(line)
        raise typer.Exit(ERROR if failed else ANSWERED)
    words = asking.words(question, go_on)
    briefing = _load(corpus)
    within = _within(briefing, since, until, source, article)
    answer = asking.ask(briefing, words, go_on, top, threshold, _deadline(), within)
    from briefing_bot import rendering

    if as_json:
        terminal.say_json(rendering.answer_json(answer), indent=2)
    elif as_markdown:
        terminal.say(rendering.lines_markdown(rendering.lines(answer, verbose)))
    else:
        terminal.show(rendering.lines(answer, verbose))
    told = answer.answered or (answer.said and answer.reason != "unclear")
    raise typer.Exit(ANSWERED if told else NOT_IN_BRIEFING)


@app.command()
def chat(corpus: Corpus = None, top: Top = None) -> None:
    """Ask one question after the other, at a prompt with history. Leave with Ctrl-D or /quit."""
    from briefing_bot.cli import chat as prompt

    prompt.run(_load(corpus), top, _deadline())


@app.command()
def sources(corpus: Corpus = None, as_json: AsJson = False) -> None:
    """List the articles of the briefing, what could not be loaded, and the sources with their state."""
    from briefing_bot.cli import listing, terminal
    from briefing_bot.store.home import Home

    briefing = _load(corpus, warn=False)
    kept = briefing.path and Home(briefing.path).kept
    if as_json:
        from briefing_bot.catalog import catalog_json

        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        terminal.say_json(catalog_json(briefing), indent=2)
    else:
        terminal.show(listing.sources(briefing))
        if briefing.path and kept:
            from briefing_bot.cli import keeping

            terminal.show(keeping.source_lines(Home(briefing.path)))
    raise typer.Exit(ERROR if not briefing.articles else ANSWERED)


keeping_commands.register(app)
going_on_commands.register(app)
telling_commands.register(app, lambda corpus: _load(corpus))


@app.command()
def read(
    source: Annotated[str, typer.Argument(help="A file, a folder, an address, or - for standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print a source as it is read: its articles, and what was lost. Nothing is kept. Exit status: 0 read, 2 an error.

    Web pages, PDF, DOCX, ODT, EPUB, RSS and Atom, newsletters (.eml), JSON, Markdown, text, and ZIP files of them; what
    a file is, its content tells, not its name.
    """
    from briefing_bot.cli import reading, terminal
    from briefing_bot.sources.reading import to_json

    if as_json:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    found = reading.read_source(source)
    if as_json:
        terminal.say_json(to_json(found), indent=2)
    else:
        terminal.show(reading.lines(found))


@app.command()
def show(
    article: Annotated[
        str, typer.Argument(help="An article's id, number in `briefing sources`, or part of its title.")
    ],
    question: Annotated[
        str | None, typer.Option("--ask", "-q", help="Mark the quotes that answer this question.")
    ] = None,
    quote: Annotated[int | None, typer.Option("--quote", help="Mark only the answer's quote of this number.")] = None,
    corpus: Corpus = None,
) -> None:
    """Show an article, with the quoted words marked.

    The quotes are those that answer --ask, or else the question last asked of this briefing; without any, nothing is marked.
    """
    from briefing_bot.catalog import find_article
    from briefing_bot.cli import asking, listing, terminal

    briefing = _load(corpus)
    found = find_article(briefing, article)
    with deadline(_deadline()):
        asked, quotes = asking.marking(briefing, question, quote)
    numbered = [(n, q) for n, q in quotes if q.article.id == found.id]
    if quote is not None and not numbered:
        raise QuestionError(f"quote {quote} stands in {quotes[0][1].article.id}: show that article")
    terminal.show(listing.article(found, numbered, asked))


@app.command()
def check(corpus: Corpus = None, as_json: AsJson = False) -> None:
    """Check that every article loads and that the fixed questions of the briefing (questions.yaml) pass.

    Exit status: 0 all is well, 1 a question is missed or a file was left out, 2 an error.
    """
    from briefing_bot.cli import listing, terminal
    from briefing_bot.evaluation.check import check_all, questions_of, results_json, results_table

    briefing = _load(corpus, warn=False)
    if not as_json:
        terminal.show(listing.sources(briefing))
        if not briefing.articles:
            raise typer.Exit(ERROR)
    asked = questions_of(briefing) if briefing.articles else None
    with terminal.progress(len(asked.questions) if asked else 0) as advance:
        results = check_all(briefing, asked, advance, partial(deadline, _deadline())) if asked else []
    if as_json:
        from briefing_bot.catalog import catalog_json

        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        terminal.say_json(results_json(results) | {"briefing": catalog_json(briefing)}, indent=2)
    elif asked is None:
        terminal.say("No fixed questions: write some in questions.yaml beside the articles.")
    else:
        terminal.print_rich(results_table(results))
    well = all(problem.loaded for problem in briefing.problems) and all(result.as_known for result in results)
    raise typer.Exit(ERROR if not briefing.articles else ANSWERED if well else NOT_IN_BRIEFING)


@app.command("eval")
def evaluate(
    questions: Annotated[
        list[Path], typer.Argument(help="Files of questions: questions.yaml, or JSONL as in BriefQA.")
    ],
    corpus: Annotated[
        list[Path] | None,
        typer.Option(
            "--corpus", "-C", help="Folder of articles: one for all files, or one a file. Default: beside the file."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", help="Write a page with plots and every miss to this file.")
    ] = None,
) -> None:
    """Measure the answers: hit@1, hit@3, abstention, speaker, stance, calibration, by kind, with intervals."""
    from briefing_bot.cli import terminal
    from briefing_bot.evaluation.evaluate import evaluate as measure
    from briefing_bot.evaluation.evaluate import pair
    from briefing_bot.evaluation.page import as_page
    from briefing_bot.evaluation.report import as_json as report_json
    from briefing_bot.evaluation.report import as_text

    if html and not html.absolute().parent.is_dir():
        # Said before the questions are asked, which takes minutes.
        raise CorpusError(f"{html.parent} is no folder: choose another --html file")
    with terminal.progress(None) as advance:
        evaluation = measure(pair(questions, corpus or []), advance, deadline=partial(deadline, _deadline()))
    if html:
        try:
            html.write_text(as_page(evaluation), encoding="utf-8")
        except OSError as error:
            raise CorpusError(f"{html} cannot be written ({error.strerror}): choose another --html file") from None
    if as_json:
        terminal.say_json(report_json(evaluation), indent=2)
    else:
        terminal.print_rich(*as_text(evaluation))


@app.command()
def discord(corpus: Corpus = None) -> None:
    """Answer on Discord until stopped. The token is read from DISCORD_TOKEN or the file DISCORD_TOKEN_FILE.

    Exit status: 0 stopped, 78 a setting such as the token is missing or wrong, 2 another error.
    """
    try:
        from briefing_bot.discord_app.process.app import run
    except ModuleNotFoundError as error:
        raise SettingError(
            f"the Discord bot needs {error.name}: pip install 'briefing-bot[discord]', in a checkout pip install '.[discord]'"
        ) from None
    from briefing_bot.settings import read_settings

    raise typer.Exit(run(read_settings(), corpus))


def _only_one(given: dict[str, bool]) -> None:
    """Raise UsageError where more than one of these was given."""
    named = [name for name, is_given in given.items() if is_given]
    if len(named) > 1:
        raise UsageError(f"give {' or '.join(named)}, not both")


@app.command("help")
def help_(
    ctx: typer.Context,
    command: Annotated[str | None, typer.Argument(help="A command, such as ask.", show_default=False)] = None,
) -> None:
    """Show what the commands do, or all that one of them takes."""
    from briefing_bot.cli import terminal

    above = ctx.parent or ctx
    if command is None:
        terminal.say(above.get_help())
        return
    group = cast(TyperGroup, above.command)
    found = group.get_command(above, command)
    if found is None:
        raise UsageError(f"no command is called {command!r}: see `briefing help`")
    terminal.say(found.get_help(typer.Context(found, info_name=command, parent=above)))


def _deadline() -> float:
    """The seconds that an answer may take."""
    from briefing_bot.settings import read_settings

    return float(read_settings()["BRIEFING_DEADLINE"])


def _within(
    briefing: Briefing, since: str | None, until: str | None, source: str | None, article: str | None
) -> Within | None:
    """The part of the briefing that the options name; a plain question loads nothing for it."""
    if not any((since, until, source, article)):
        return None
    from briefing_bot.cli.parts import within_of

    return within_of(briefing, since, until, source, article)


def _load(corpus: Path | None, warn: bool = True) -> Briefing:
    from briefing_bot.briefing import Briefing

    briefing = Briefing.load(corpus)
    if warn and (briefing.problems or briefing.noticed):
        from briefing_bot.cli.listing import notices
        from briefing_bot.cli.terminal import complain

        for line in (*(problem.line for problem in briefing.problems), *notices(briefing.noticed)):
            complain(line)
    return briefing
