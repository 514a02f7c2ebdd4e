"""The pages and the API, by the client that Starlette ships for tests."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from briefing_bot import Article, Briefing
from briefing_bot.settings import Settings
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from tests.nasty import nasty_text

pytest.importorskip("starlette", reason="the extra web is not installed")
from briefing_bot.web.app import make_app
from briefing_bot.web.html import article as as_html
from starlette.testclient import TestClient

BODY = "The bridge over the Alder fell on Monday, Mayor Ada Lind said.\n\nThe inquiry is led by Otto Moss. It begins in May. 🌉 Nobody died."
EVIL = "<script>alert(1)</script> \"onload='x' & \x1b[2J"
ARTICLES = (
    Article(id="bridge", source="bridge.md", title="The bridge", body=BODY, published=date(2024, 10, 23)),
    Article(
        id="a/ü #2",
        source="evil.md",
        title=EVIL,
        outlet=EVIL,
        url="javascript:alert(1)",
        body=f"The ferry sank. {EVIL}",
    ),
)


@pytest.fixture(scope="module")
def client() -> TestClient:
    briefing = Briefing(ARTICLES, settings=Settings({"READER": "off"}))
    return TestClient(make_app(briefing, ["briefing.example"]), base_url="http://127.0.0.1:8765")


def marked(page: str) -> list[str]:
    return [html.unescape(m) for m in re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)]


def test_the_start_page_tells_what_there_is_and_can_be_asked(client: TestClient) -> None:
    page = client.get("/")

    assert page.status_code == 200
    assert '<input id="q" name="q"' in page.text
    assert "Mayor Ada Lind said." in page.text
    assert 'href="/a/bridge#c=0-62"' in page.text


def test_an_answer_stands_beside_its_article_with_the_sentence_marked(client: TestClient) -> None:
    page = client.get("/ask", params={"q": "Who leads the inquiry?"}).text

    assert "The inquiry is led by Otto Moss." in marked(page)
    assert '<mark class="first">The inquiry is led by Otto Moss.</mark>' in page
    assert "Otto Moss</a>" not in page
    assert re.search(r'href="/a/bridge#c=\d+-\d+">lasting link', page)
    assert page.index('class="answer"') < page.index("<article>")


def test_a_follow_up_is_understood_and_the_next_one_carried(client: TestClient) -> None:
    page = client.get("/ask", params={"q": "When does it begin?", "after": ["Who leads the inquiry?"]}).text

    assert "Understood as: When does the inquiry begin?" in page
    assert page.count('name="after"') == 2


def test_what_the_briefing_does_not_say_is_no_answer(client: TestClient) -> None:
    page = client.get("/ask", params={"q": "Which bitcoin exchange collapsed?"}).text

    assert "The briefing doesn&#x27;t say" in page
    assert "confidence" not in page


def test_an_article_has_a_lasting_address_and_its_sentences_have_places(client: TestClient) -> None:
    page = client.get("/a/bridge")
    places = re.findall(r'<span class="s" id="c=(\d+)-(\d+)" data-s="\1" data-e="\2">(.*?)</span>', page.text)

    assert [BODY[int(s) : int(e)] for s, e, _ in places] == [html.unescape(words) for *_, words in places]
    assert "Nobody died." in places[-1][2]
    assert client.get("/a/a%2F%C3%BC%20%232").status_code == 200
    assert client.get("/a/nothing").status_code == 404


def test_the_sources_are_listed(client: TestClient) -> None:
    page = client.get("/sources").text

    assert "2 articles" in page
    assert 'href="/a/a%2F%C3%BC%20%232"' in page


@pytest.mark.parametrize(
    "path", ["/", "/sources", "/a/a%2F%C3%BC%20%232", "/ask?q=What+sank%3F", "/ask?q=<script>alert(1)</script>"]
)
def test_what_people_and_articles_write_is_shown_and_not_obeyed(client: TestClient, path: str) -> None:
    page = client.get(path).text

    assert re.findall("<script[^>]*>", page) == ['<script src="/static/mark.js" defer>']
    assert "javascript:" not in page
    assert "\x1b" not in page
    assert not re.findall(r"(?:src|href)=\"(?!/)", page)


@pytest.mark.parametrize("path", ["/", "/api/sources", "/static/page.css", "/nothing"])
def test_only_names_of_this_machine_are_answered_and_nothing_is_loaded_from_elsewhere(
    client: TestClient, path: str
) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "evil.example:8765", ""):
        assert client.get(path, headers={"host": host}).status_code == 421
    for host in ("localhost:8765", "[::1]:8765", "[::1]", "LOCALHOST", "briefing.example"):
        answer = client.get(path, headers={"host": host})
        assert answer.status_code in (200, 404)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in answer.headers


def test_another_site_may_link_to_a_page_and_not_call_the_api(client: TestClient) -> None:
    other = {"sec-fetch-site": "cross-site"}

    assert client.get("/a/bridge", headers=other).status_code == 200
    assert client.get("/api/sources", headers=other).status_code == 403
    assert client.get("/api/sources", headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_the_api_gives_what_its_document_promises(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    asked = {"ask": "When does it begin?", "after": ["Who leads the inquiry?"], "top": 1}

    def check(name: str, given: Any) -> None:
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        Draft202012Validator(schema).validate(given)

    posted = client.post("/api/ask", json=asked).json()
    got = client.get("/api/ask", params={"q": asked["ask"], "after": asked["after"], "top": 1}).json()
    unsaid = client.get("/api/ask", params={"q": "Which bitcoin exchange collapsed?"}).json()

    check("Question", asked)
    assert posted == got
    assert posted["resolved_question"] == "When does the inquiry begin?"
    for answer in (posted, unsaid):
        check("Answer", answer)
    check("Overview", client.get("/api/overview").json())
    check("Sources", client.get("/api/sources").json())
    assert set(document["paths"]) == {"/api/ask", "/api/overview", "/api/sources"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "the body has no question"),
        (b"[" * 60_000, "the body has no question"),
        (b'{"ask": 3}', "the body has no question"),
        (b'{"ask": "who", "after": "x"}', '"after" is no list'),
        (b'{"ask": "who", "top": true}', '"top" is no whole number'),
        (b'{"ask": "who", "top": 11}', "11 quotes cannot be shown"),
        (b'{"ask": ""}', "the question is empty"),
        (b'{"ask": "' + b"x" * 70_000 + b'"}', "the body is too long"),
    ],
)
def test_a_wrong_request_is_an_error_in_one_line(client: TestClient, body: bytes, told: str) -> None:
    answer = client.post("/api/ask", content=body)

    assert answer.status_code == 400
    assert told in answer.json()["error"]


@pytest.mark.parametrize(
    "path", ["/ask", "/ask?q=+", "/ask?q=" + "why+" * 600, "/ask?q=who&show=x&show=99" + "&after=who" * 9]
)
def test_a_wrong_question_is_a_page_that_says_so(client: TestClient, path: str) -> None:
    page = client.get(path)

    assert page.status_code == 400
    assert 'class="warning"' in page.text


@given(nasty_text.filter(str.strip))
@settings(max_examples=40)
def test_every_character_of_an_article_is_shown_once(body: str) -> None:
    page = as_html(Article(id="a", source="a.txt", body=body), [(0, 5), (3, 9)])
    shown = html.unescape(re.sub(r"<[^>]*>", "", page.partition('data-id="a">')[2].removesuffix("</div></article>")))

    assert len(shown) == len(body)
