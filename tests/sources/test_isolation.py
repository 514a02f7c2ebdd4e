"""Foreign formats are read in a process of their own: what hostile files do to it costs one line that says the cause."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.models import PageSpan
from briefing_bot.sources import isolation, registry
from briefing_bot.sources.isolation import read_apart
from briefing_bot.sources.parsing import Limits, decoded, encoded
from briefing_bot.sources.reading import ReadArticle, Reading

from tests.support.documents import Run, column, docx, epub, odt, packed, pdf

WORDS = "The harbour office said on Monday that the ferry will stop for three weeks while the quay is mended."
PARAGRAPH = f'<w:p><w:r><w:t xml:space="preserve">{WORDS}</w:t></w:r></w:p>'

_DRAW = random.Random(1)
LARGE = docx("".join(PARAGRAPH.replace("three", f"{_DRAW.getrandbits(64):x}") for _ in range(120_000)))

needs_fork = pytest.mark.skipif(sys.platform == "win32", reason="limits need fork and resource")


def test_a_reading_is_the_same_on_both_sides() -> None:
    article = ReadArticle(
        body="The quay.",
        title="A quay",
        authors=("Ada Lind", "Otto Moss"),
        published=datetime(2031, 5, 6, 10, tzinfo=UTC),
        modified=date(2031, 5, 8),
        partial=True,
        notices=("1 picture was left out",),
        pages=(PageSpan(page=1, start=0, end=9),),
    )
    reading = Reading((article, ReadArticle("The mill \ud83d\n")), ("cut",), title="News", url="https://quay.example")

    assert decoded(json.loads(json.dumps(encoded(reading)))) == reading


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (pdf(column(72, 72, 400, WORDS)), "a.txt"),
        (docx(PARAGRAPH), "a.pdf"),
        (odt(f"<text:p>{WORDS}</text:p>"), "a.docx"),
        (epub({"one": f"<p>{WORDS}</p>"}, ["one"]), "a.zip"),
        (packed({"a.txt": WORDS}), "a.epub"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "a.pdf"),
    ],
)
def test_a_wrong_ending_does_not_matter(data: bytes, name: str) -> None:
    (article,) = registry.read(data, name).articles

    assert article.body == WORDS


def test_text_needs_no_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "read_apart", None)

    assert registry.read(f"---\ntitle: A quay\n---\n{WORDS}".encode(), "a.md").articles[0].title == "A quay"


@needs_fork
def test_what_takes_too_long_is_ended() -> None:
    with pytest.raises(ArticleError, match=r"takes too long to read \(the limit is 1 s\).*: split it"):
        read_apart(LARGE, "a.docx", limits=Limits(seconds=1))


@needs_fork
def test_an_owner_sets_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_READ_SECONDS", "1")

    with pytest.raises(ArticleError, match="the limit is 1 s"):
        registry.read(LARGE)


@needs_fork
def test_what_takes_too_much_memory_is_ended() -> None:
    with pytest.raises(
        ArticleError, match=r"it is too large, reading it takes more than 60 MB of memory: split it, or set"
    ):
        read_apart(LARGE, "a.docx", limits=Limits(megabytes=60))


@needs_fork
@pytest.mark.parametrize(
    ("work", "ended"),
    [
        ("os.abort()", "signal 6"),
        ("os.kill(os.getpid(), 9)", "signal 9"),
        ("1 / 0", "it gave no answer"),
        ("open('written', 'wb', 0).write(b'x')", "it gave no answer"),
        ("[open('/dev/null') for _ in range(100)]", "it gave no answer"),
        ("bytearray(10**9)", "memory"),
        ("time.sleep(60)", "time"),
    ],
)
def test_whatever_ends_the_child_is_told(work: str, ended: str, tmp_path: Path) -> None:
    program = f"""import os, sys, time
sys.path[:] = {sys.path!r}
from briefing_bot.sources.parsing import Limits, in_child
print(in_child(lambda: {work}, Limits(seconds=0.2, megabytes=100)).decode())"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=True)

    assert json.loads(done.stdout)["ended"] == ended
    assert not any(file.stat().st_size for file in tmp_path.iterdir())


@needs_fork
@pytest.mark.parametrize(
    ("work", "said"),
    [
        ("open('/etc/passwd').read()", "PermissionError"),
        ("open('secret.txt').read()", "PermissionError"),
        ("os.remove('secret.txt')", "PermissionError"),
        ("os.mkdir('made')", "PermissionError"),
        ("socket.create_connection(('127.0.0.1', 9), 1)", "PermissionError"),
        ("subprocess.run(['/bin/true'])", "PermissionError"),
        ("importlib.import_module('mailbox').__name__", "mailbox"),
    ],
)
def test_where_the_kernel_has_landlock_the_child_reaches_nothing(work: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    program = f"""import importlib, os, socket, subprocess, sys
sys.path[:] = {sys.path!r}
from briefing_bot.sources import landlock
from briefing_bot.sources.parsing import Limits, in_child
def work():
    try:
        return {{"said": str({work})}}
    except Exception as error:
        return {{"said": type(error).__name__}}
child = os.fork()
if not child:
    os._exit(0 if landlock.confine() else 1)
if os.waitstatus_to_exitcode(os.wait()[1]) == 0:
    print(in_child(work, Limits()).decode())"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=True)
    if not done.stdout:
        pytest.skip("this kernel has no Landlock")

    assert json.loads(done.stdout)["said"] == said


@needs_fork
def test_after_its_process_was_killed_the_next_source_is_read() -> None:
    server = isolation._server()
    server._process.kill()
    server._process.wait()

    assert read_apart(docx(PARAGRAPH), "a.docx").articles[0].body == WORDS


def test_an_answer_that_is_none_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lying:
        def ask(self, *given: object) -> dict[str, object]:
            return {"reading": {"articles": [{"body": "x", "evil": 1}]}}

    monkeypatch.setattr(isolation, "_server", Lying)

    with pytest.raises(ArticleError, match=r"its reader crashed \(TypeError in its answer\)"):
        read_apart(b"%PDF-", "a.pdf")


def read_or_refused(data: bytes, name: str) -> str:
    """What is said where the source is refused; empty where it is read."""
    try:
        assert read_apart(data, name, limits=Limits(seconds=3)).articles
    except ArticleError as error:
        return str(error)
    return ""


GOOD = {
    "pdf": pdf([Run(72, 40, "A quay", 20), *column(72, 72, 400, WORDS)]),
    "docx": docx(PARAGRAPH),
    "odt": odt(f"<text:p>{WORDS}</text:p>"),
    "epub": epub({"one": f"<p>{WORDS}</p>"}, ["one"]),
    "zip": packed({"a.txt": WORDS}),
    "html": f"<html><head><title>A quay</title></head><body><article><p>{WORDS}</p></article></body></html>".encode(),
    "feed": f"<rss version='2.0'><channel><item><title>A</title><description>{WORDS}</description></item></channel></rss>".encode(),
    "json": json.dumps({"title": "A quay", "body": WORDS}).encode(),
    "eml": f"Message-ID: <1@x>\nFrom: a@quay.example\nSubject: A quay\n\n{WORDS}".encode(),
}


@needs_fork
@pytest.mark.parametrize("kind", GOOD)
def test_a_cut_or_spoilt_file_is_read_or_refused_in_one_line(kind: str) -> None:
    good, draw = GOOD[kind], random.Random(kind)
    spoilt = [good[: len(good) * part // 10] for part in (2, 5, 9)]
    for _ in range(6):
        bytes_ = bytearray(good)
        for _ in range(draw.randint(1, 12)):
            bytes_[draw.randrange(len(bytes_))] = draw.randrange(256)
        spoilt.append(bytes(bytes_))
    for data in spoilt:
        said = read_or_refused(data, f"a.{kind}")
        assert len(said.splitlines()) <= 1
        assert len(said) <= 300
        assert "crashed" not in said


@needs_fork
@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div><b><table>" * 1500 + WORDS.encode(),
        b"<html><body>" + b"<p><a href=x><font><i></b></p>" * 20_000 + WORDS.encode(),
        b"<rss version='2.0'><channel>" + b"<item>" * 3000 + b"<title>x",
        b'{"a":' * 5000 + b"1" + b"}" * 5000,
        b"[" * 100_000,
        packed({f"{number}.txt": WORDS + str(number) for number in range(500)}),
        packed({"a.zip": packed({"a.zip": packed({"a.zip": packed({"a.zip": packed({"a.txt": WORDS})})})})}),
        packed({"a.txt": b"a " * 30_000_000}),
        b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'>" + b"".join(
            f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>".encode() for n in range(9)
        ) + b"]><rss version='2.0'><channel><item><title>&j;</title><description>&j;</description></item></channel></rss>",
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj trailer<</Root 1 0 R>>",
    ],
    ids=["nested", "soup", "feed", "json", "brackets", "many", "matryoshka", "bomb", "laughs", "circle"],
)  # fmt: skip
def test_hostile_files_are_read_or_refused_in_one_line(data: bytes) -> None:
    said = read_or_refused(data, "")
    assert len(said.splitlines()) <= 1
    assert len(said) <= 300
