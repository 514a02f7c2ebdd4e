"""A folder of files: every bad one is named with its cause and mend while the rest loads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from briefing_bot.errors import CorpusError
from briefing_bot.sources.folder import read_folder

GOOD = "The bridge over the Alder fell on Monday.\n"
OTHER = "The ferry over the Alder runs again.\n"
BINARY = bytes(range(256)) * 4


def write(folder: Path, **files: str | bytes) -> Path:
    """Write the files; ``__`` in a name stands for the dot of its ending."""
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def ids(folder: Path) -> list[str]:
    return [article.id for article in read_folder(folder)[0]]


def causes(folder: Path) -> dict[str, str]:
    return {problem.source: problem.cause for problem in read_folder(folder)[1]}


@pytest.mark.parametrize(
    ("name", "content", "cause"),
    [
        ("bad.txt", b"", "it is empty: add the article's text or remove the file"),
        ("bad.txt", b" \n\r\n\t", "it is empty: add the article's text or remove the file"),
        ("bad.txt", b"\xef\xbb\xbf", "it is empty"),
        ("bad.txt", "😀 … — !".encode(), "it holds no words"),
        ("bad.txt", b"date 2024-10-23\n", "it holds no words after its header"),
        ("bad.txt", BINARY, "it is a binary file: save it as plain text in UTF-8"),
        ("bad.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "it is a picture (PNG): add the text it shows"),
        ("bad.txt", b"text with a \0 in it", "it is a binary file"),
        ("bad.txt", b"\xff\xfea\0b", "it is not UTF-16 (byte 4): save it as UTF-8"),
        ("bad.txt", b"\xff\xfe\0\xd8a\0", "it is not UTF-16"),
        ("bad.txt", "text".encode("utf-32"), "it is a binary file"),
        ("bad.txt", b"x" * 5_000_001, "it is larger than 5 MB: split it into articles"),
        ("bad.md", b"---\ntitle: x\n---\n\n", "it holds no words after its header"),
        ("bad.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is an old Office file, or a protected (encrypted) one"),
    ],
)
def test_a_bad_file_is_named_and_the_rest_loads(tmp_path: Path, name: str, content: bytes, cause: str) -> None:
    write(tmp_path, a__txt=GOOD)
    (tmp_path / name).write_bytes(content)

    assert ids(tmp_path) == ["a"]
    found = causes(tmp_path)
    assert list(found) == [name]
    assert cause in found[name]
    assert "\n" not in found[name]


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.encode("utf-16"),
        b"\xfe\xff" + GOOD.encode("utf-16-be"),
        GOOD.replace("\n", "\r\n").encode(),
        b"\r\n" + GOOD.replace("\n", "\r").encode(),
    ],
)
def test_every_usual_encoding_is_read(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, a__txt=content)

    (article,), problems = read_folder(tmp_path)

    assert article.body == GOOD.strip()
    assert not problems


def test_line_ends_become_newlines(tmp_path: Path) -> None:
    write(tmp_path, a__md=b"---\r\ntitle: The bridge\r\n---\r\nIt fell.\r\n\r\nIt *sank*.\r")

    (article,), _ = read_folder(tmp_path)

    assert article.title == "The bridge"
    assert article.body == "It fell.\n\nIt sank."


def test_a_missing_title_is_not_invented(tmp_path: Path) -> None:
    write(tmp_path, bridge__txt=GOOD, other__md="It fell.\n\n# Not a title")

    articles, _ = read_folder(tmp_path)

    assert [(a.title, a.label) for a in articles] == [(None, "bridge.txt"), (None, "other.md")]


def test_the_same_text_is_loaded_once_and_said_so(tmp_path: Path) -> None:
    write(
        tmp_path, a__txt=GOOD, b__md=f"---\ntitle: x\n---\n{GOOD}", c__txt="The bridge  over the\nAlder fell on Monday."
    )

    assert ids(tmp_path) == ["a"]
    assert causes(tmp_path) == {
        "b.md": "its text is the same as that of a.txt: loaded once",
        "c.txt": "its text is the same as that of a.txt: loaded once",
    }


def test_articles_stand_in_natural_order(tmp_path: Path) -> None:
    write(tmp_path, **{f"a{n}__txt": f"Text {n}." for n in (10, 9, 1, 2, 100)}, B1__txt="Text b.", a01__txt="Text 01.")

    assert ids(tmp_path) == ["a01", "a1", "a2", "a9", "a10", "a100", "B1"]


def test_names_that_differ_only_in_case_have_one_order(tmp_path: Path) -> None:
    write(tmp_path, bridge__txt="One.", Bridge__txt="Two.", BRIDGE__txt="Three.")
    if len(list(tmp_path.iterdir())) < 3:
        pytest.skip("this file system does not tell the case of names")

    assert ids(tmp_path) == ["BRIDGE", "Bridge", "bridge"]


def test_ids_are_unique(tmp_path: Path) -> None:
    write(tmp_path, a__markdown="One.", a__md="Two.", a__md__txt="Three.", a__txt="Four.")

    assert ids(tmp_path) == ["a", "a.md", "a.md.txt", "a.txt"]


def test_folders_within_are_read_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    for folder in ("north", "north/east", ".git", "__pycache__"):
        (tmp_path / folder).mkdir()
        write(tmp_path / folder, a__txt=f"Text of {folder}.")
    write(tmp_path, README__md="Read me.", questions__yaml="- ask: x", **{".hidden__txt": "Hidden."})

    assert ids(tmp_path) == ["north/a", "north/east/a"]
    assert causes(tmp_path) == {}


def test_one_file_is_a_briefing(tmp_path: Path) -> None:
    write(tmp_path, a__txt=GOOD, b__txt="Other.")

    assert ids(tmp_path / "a.txt") == ["a"]


def test_an_empty_folder_has_no_articles(tmp_path: Path) -> None:
    assert read_folder(tmp_path) == ((), ())


@pytest.mark.parametrize("name", ["nowhere", "a\nb", "\0", "x" * 5000])
def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(CorpusError, match=r"is not there: name a folder|cannot be listed") as caught:
        read_folder(tmp_path / name)

    assert "\n" not in str(caught.value)


def test_links_that_lead_nowhere_or_in_a_circle_are_named(tmp_path: Path) -> None:
    write(tmp_path, a__txt=GOOD)
    (tmp_path / "lost.txt").symlink_to("nowhere.txt")
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)

    assert ids(tmp_path) == ["a"]
    found = causes(tmp_path)
    assert sorted(found) == ["loop", "lost.txt", "self.txt"]
    assert "a link to a folder, which is not followed" in found["loop"]
    assert "it is not a file, or a link that leads to none" in found["lost.txt"]


def test_a_link_to_a_file_of_the_folder_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "real"
    folder.mkdir()
    write(folder, a__md=GOOD)
    (folder / ".kept").mkdir()
    write(folder / ".kept", b__txt=OTHER)
    (folder / "b.txt").symlink_to(Path(".kept", "b.txt"))
    (tmp_path / "by-link").symlink_to(folder, target_is_directory=True)  # a link that is named is followed

    assert ids(folder) == ids(tmp_path / "by-link") == ["a", "b"]


def test_a_link_to_a_file_elsewhere_is_named_and_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write(tmp_path, secret__txt=GOOD)
    write(folder, a__txt=OTHER)
    (folder / "b.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "c.txt").symlink_to("b.txt")

    assert ids(folder) == ["a"]
    why = "it is a link to a file outside the folder, which is not followed: copy the file into it"
    assert causes(folder) == {"b.txt": why, "c.txt": why}
    assert ids(folder / "b.txt") == ["b"]  # whoever names it, means it


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_named_and_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, a__txt=GOOD)
    os.mkfifo(tmp_path / "pipe.txt")

    assert ids(tmp_path) == ["a"]
    assert "it is not a file" in causes(tmp_path)["pipe.txt"]


def test_a_folder_named_as_an_article_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    write(tmp_path / "a.txt", b__txt=GOOD)

    assert ids(tmp_path) == ["a.txt/b"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "mem.txt").symlink_to("/proc/self/mem")

    assert ids(tmp_path / "mem.txt") == []
    assert causes(tmp_path / "mem.txt")["mem.txt"].startswith("it cannot be read (")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_opened_is_named(tmp_path: Path) -> None:
    write(tmp_path, a__txt=GOOD, b__txt="Other.")
    (tmp_path / "b.txt").chmod(0)
    (tmp_path / "closed").mkdir(mode=0)

    found = causes(tmp_path)

    assert "check the file and its permissions" in found["b.txt"]
    assert "it cannot be listed" in found["closed"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a b.txt", "a b.txt"),
        ("naïve “quotes” 😀.txt", "naïve “quotes” 😀.txt"),
        ("line\nbreak.txt", "line\\nbreak.txt"),
        ("esc\x1b[31m.txt", "esc\\x1b[31m.txt"),
        ("\u202etxt.exe.txt", "\\u202etxt.exe.txt"),
        ("a.b.c.TXT", "a.b.c.TXT"),
        ("-rf.txt", "-rf.txt"),
        (os.fsdecode(b"caf\xe9.txt"), "caf\\udce9.txt"),
    ],
)
def test_weird_names_are_read_and_shown_in_one_line(tmp_path: Path, name: str, shown: str) -> None:
    try:
        (tmp_path / name).write_text(GOOD)
        (tmp_path / f"2{name}").write_text("")
    except OSError:
        pytest.skip("this file system does not take the name")

    (article,), (problem,) = read_folder(tmp_path)

    assert article.source == shown
    assert article.id == shown[:-4]
    assert problem.source == f"2{shown}"


def test_files_of_every_kind_lie_together(tmp_path: Path) -> None:
    entry = "The ship in the harbour of Norrby sank on Tuesday, the mayor said. "
    write(
        tmp_path,
        a__txt=GOOD,
        b__md="# The ferry\n\nIt leaves from Dale.",
        c__json='[{"title": "x", "body": "The zoo bought pandas."}, {"title": "y", "body": "The mill burned down."}]',
        d__xml=f"<rss version='2.0'><channel><title>x</title><item><title>y</title><description>{entry * 20}</description>"
        "</item><item><title>z</title></item></channel></rss>",
        e__html=f"<html><body><article><h1>Tram</h1><p>{entry.replace('ship', 'tram') * 20}</p></article></body></html>",
    )

    articles, problems = read_folder(tmp_path)

    assert [article.id for article in articles] == ["a", "b", "c#1", "c#2", "d", "e"]
    assert [article.source for article in articles][2:4] == ["c.json#1", "c.json#2"]
    assert [problem.line for problem in problems] == ["d.xml: 1 of its 2 entries hold no text and were left out"]


def test_folders_within_folders_without_end_are_named_and_the_rest_loads(tmp_path: Path) -> None:
    write(tmp_path, a__txt=GOOD)
    deep = tmp_path.joinpath(*["d"] * 50)
    (deep / "e").mkdir(parents=True)
    (deep / "f").mkdir()
    (deep / "b.txt").write_text("The ferry sank.", encoding="utf-8")

    assert ids(tmp_path) == ["a", "d/" * 50 + "b"]
    assert causes(tmp_path) == {
        "d/" * 50 + name: "it lies in 50 folders, one in the other: move its articles up" for name in "ef"
    }
