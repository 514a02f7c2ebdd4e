"""Pictures of the page for README: ``python -m tests.web.picture .github/page.png .github/page-narrow.png``."""

from __future__ import annotations

import sys
from pathlib import Path

from briefing_bot import Briefing
from playwright.sync_api import sync_playwright

from tests.web.served import CHROMIUM, served

QUESTION = "How many North Korean troops are going to Russia?"


def main() -> None:
    """Draw an answer beside its article, wide and light, and the same narrow and dark."""
    wide, narrow = (Path(name) for name in sys.argv[1:])
    with served(Briefing.load()) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for path, size, scheme in ((wide, (1200, 750), "light"), (narrow, (390, 750), "dark")):
            page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address)
            page.get_by_label("Ask the briefing").fill(QUESTION)
            page.keyboard.press("Enter")
            page.wait_for_selector("mark.first")
            page.screenshot(path=path)
        browser.close()


if __name__ == "__main__":
    main()
