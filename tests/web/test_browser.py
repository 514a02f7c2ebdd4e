"""The page in a real browser: Debian's Chromium, driven by Playwright; skipped where either is not there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from briefing_bot import Article, Briefing
from briefing_bot.settings import Settings

pytest.importorskip("starlette", reason="the extra web is not installed")
playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")
from tests.web.served import CHROMIUM, served  # noqa: E402 - what they import may not be there
from tests.web.test_app import ARTICLES, BODY  # noqa: E402

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium")
LONG = Article(id="long", source="long.txt", body="\n\n".join(["Nothing."] * 200) + "\n\nThe lock was opened in 1902.")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(Briefing((*ARTICLES, LONG), settings=Settings({"READER": "off"}))) as url:
        yield url


@pytest.fixture(scope="module")
def browser():  # type: ignore[no-untyped-def]
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def test_a_question_opens_its_article_at_the_quote_in_a_narrow_dark_window(browser, address: str) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    asked: list[str] = []
    troubles: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))

    page.goto(address)
    page.get_by_label("Ask the briefing").fill("When was the lock opened?")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Open 1").click()

    assert page.locator("mark.first").inner_text() == "The lock was opened in 1902."
    assert page.locator("mark.first").evaluate("m => m.getBoundingClientRect().top") < 844
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 25, 29)"
    assert troubles == []
    assert all(url.startswith(address) for url in asked)


def test_a_lasting_link_marks_its_place(browser, address: str) -> None:  # type: ignore[no-untyped-def]
    page = browser.new_page()
    start = BODY.index("It begins")

    page.goto(f"{address}/a/bridge#c={start}-{start + 16}")

    assert page.locator(".s.on").all_inner_texts() == ["It begins in May."]
