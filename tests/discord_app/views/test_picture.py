"""The picture for README shows what Discord would be sent, and nothing else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from briefing_bot.briefing import Briefing
from briefing_bot.discord_app.views.picture import WIDTH, draw, height, payloads
from briefing_bot.settings import Settings

from tests.support.samples import write_corpus

QUESTION = "What did Engineer Piet Halm deny?"


def test_the_picture_shows_the_answers_own_words(tmp_path: Path) -> None:
    svg = draw(QUESTION, write_corpus(tmp_path / "corpus"))
    texts = ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    shown = " ".join(texts)
    assert "Engineer Piet Halm denied that the bridge is in danger of collapse." in shown
    assert "What comes next" in shown
    assert "Old bridge to close" in shown
    assert "https" not in shown
    assert "⋯" in texts
    assert "\\" not in shown
    assert "**" not in shown
    assert all(float(x) < WIDTH for x in re.findall(r' x="([\d.]+)"', svg))


def test_a_narrower_screen_needs_more_height(tmp_path: Path) -> None:
    (page, *_) = payloads(Briefing.load(write_corpus(tmp_path / "corpus"), Settings({"READER": "off"})).ask(QUESTION))
    assert 100 < height(page, WIDTH) < height(page, 300) < height(page, 220)
    assert height(page, WIDTH) <= height(page, 390) < 500


def test_the_command_writes_a_file_or_one_line(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "briefing_bot.discord_app.views.picture",
        QUESTION,
        str(tmp_path / "out.svg"),
        "--corpus",
    ]
    subprocess.run([*command, str(write_corpus(tmp_path / "corpus"))], check=True)
    assert (tmp_path / "out.svg").read_text("utf-8").startswith("<svg ")
    failed = subprocess.run([*command, str(tmp_path / "none")], capture_output=True, text=True, check=False)
    assert failed.returncode == 2
    assert failed.stderr.startswith("picture: ")
    assert failed.stderr.count("\n") == 1
