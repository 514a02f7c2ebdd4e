"""The registry: what a source is, its content tells; what comes out is tidy, and what fails is one line."""

from __future__ import annotations

from importlib import import_module

import pytest
from briefing_bot.errors import ArticleError
from briefing_bot.models import PageSpan
from briefing_bot.sources import registry
from briefing_bot.sources.kinds import kind_of
from briefing_bot.sources.reading import ReadArticle, Reading, Source, to_article

GERMAN = "Die Brücke über die Alder ist am Montag eingestürzt, wie die Polizei der Stadt am Abend mitteilte."


@pytest.mark.parametrize(("kind", "named"), registry.READERS.items())
def test_every_reader_is_there(kind: str, named: str) -> None:
    module, function = named.split(":")
    assert callable(getattr(import_module(f"briefing_bot.sources.formats.{module}"), function)), kind


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"The bridge fell.", "", "text"),
        (b"The bridge fell.", "a.md", "markdown"),
        (b"---\ntitle: x\n---\nIt fell.", "a.txt", "markdown"),
        (b"+++\ntitle = 'x'\n+++\nIt fell.", "", "markdown"),
        (b'{"title": "x"}\n\nIt fell.', "a.md", "markdown"),
        (b"# The bridge\n\nIt fell.", "", "markdown"),
        (b"<!DOCTYPE html><html><body>It fell.", "a.txt", "html"),
        (b"\xef\xbb\xbf\n<!-- saved -->\n<html>", "", "html"),
        ("<html><body>It fell.".encode("utf-16"), "", "html"),
        (b"<p>It fell.</p>", "", "html"),
        (b"<?xml version='1.0'?><rss version='2.0'></rss>", "a.html", "feed"),
        (b"<?xml version='1.0'?>\n<?xml-stylesheet href='x'?>\n<feed xmlns='http://www.w3.org/2005/Atom'>", "", "feed"),
        (b"<rdf:RDF xmlns:rdf='x'>", "", "feed"),
        (b"%PDF-1.7", "a.txt", "pdf"),
        (b"Message-ID: <1@x>\nSubject: News\nFrom: a@example.com\n\nIt fell.", "a.txt", "eml"),
        (b"From: a@example.com\nSubject: News\n\nIt fell.", "a.eml", "eml"),
        (b"Title: The bridge\nAuthor: Ada\n\nIt fell.", "a.txt", "text"),
        (b"From: the bridge\n\nIt fell.", "a.txt", "text"),
        (b'{"title": "x", "body": "y"}', "", "json"),
        (b'[{"title": "x"}]', "a.txt", "json"),
        (b'{"a": 1}\n{"a": 2}\n', "", "json"),
        (b"[sic] It fell.", "a.txt", "text"),
        (b"{{ It fell. }}", "a.txt", "text"),
        (b"<3 The bridge.", "", "text"),
    ],
)
def test_what_a_source_is_its_content_tells(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "it is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "protected (encrypted)"),
        (b"{\\rtf1 It fell.}", "Rich Text Format"),
        (b"\x1f\x8b\x08", "a compressed file"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"RIFF1234WAVE", "a film, sound or picture"),
        (b"PK\x03\x04 and no archive", "a damaged ZIP archive"),
        (b"a\0b", "a binary file"),
        (b"<?xml version='1.0'?><svg/>", "XML that is neither a feed nor a page"),
    ],
)
def test_what_holds_no_text_is_refused_in_one_line(data: bytes, cause: str) -> None:
    with pytest.raises(ArticleError, match=r".+: .+") as caught:
        registry.read(data)

    assert cause in str(caught.value)


def give(monkeypatch: pytest.MonkeyPatch, reading: Reading | Exception) -> None:
    def reader(source: Source) -> Reading:
        if isinstance(reading, Exception):
            raise reading
        return reading

    monkeypatch.setattr("briefing_bot.sources.formats.plain.read_plain", reader)


def test_pages_move_with_the_body(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = (PageSpan(page=1, start=0, end=11), PageSpan(page=2, start=11, end=20))
    give(monkeypatch, Reading((ReadArticle("\n\nIt fell.\nIt sank.\n", pages=pages),)))

    (read,) = registry.read(b"x").articles

    assert [(p.page, read.body[p.start : p.end]) for p in read.pages] == [(1, "It fell.\n"), (2, "It sank.")]


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (ArticleError("it is\nodd: mend it"), "it is odd: mend it"),
        (ValueError("deep\ninside"), "it cannot be read as text (ValueError: deep inside): save it anew"),
        (ArticleError("long " * 200), "long long"),
    ],
)
def test_whatever_a_reader_raises_is_one_line(monkeypatch: pytest.MonkeyPatch, raised: Exception, said: str) -> None:
    give(monkeypatch, raised)

    with pytest.raises(ArticleError) as caught:
        registry.read(b"x")

    assert said in str(caught.value)
    assert len(str(caught.value)) <= 300


def test_nothing_read_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, Reading((ReadArticle(" ... "),)))

    with pytest.raises(ArticleError, match="it holds no words"):
        registry.read(b"x")


def test_another_language_is_read_and_said() -> None:
    (read,) = registry.read(GERMAN.encode()).articles

    assert read.language == "de"
    assert read.notices == ("it is in German (de): questions are understood in English, so its answers may be missed",)


def test_an_article_of_a_briefing_has_all_that_was_read() -> None:
    read = ReadArticle("It fell.", authors=("Ada Lind", "Otto Moss"), notices=("a picture was left out",))

    article = to_article(read, "a", "a.pdf")

    assert (article.id, article.source, article.author) == ("a", "a.pdf", "Ada Lind, Otto Moss")
    assert article.notices == ("a picture was left out",)
