"""What every peer is given: the paragraphs of a folder of text files, read with the standard library alone."""

from __future__ import annotations

import sys
from pathlib import Path


def paragraphs_and_question() -> tuple[list[str], str]:
    """The paragraphs of the folder and the question that stand on the command line: ``peer_x.py FOLDER QUESTION``."""
    folder, question = sys.argv[1:]
    texts = (path.read_text("utf-8") for path in sorted(Path(folder).glob("*.txt")))
    return [paragraph for text in texts for paragraph in text.split("\n\n") if paragraph.strip()], question
