"""One question, one briefing, five programs: ``python -m tests.benchmarks.peers [--runs N] [--environment FOLDER]``.

Makes an environment of its own with this project and its peers (or uses the one that an earlier run left in FOLDER),
asks each the same question over the default briefing in fresh processes, and prints the median CPU seconds and what
each takes in proportion to ``briefing ask``. Needs a package index to make the environment.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from tests.benchmarks.processes import medians
from tests.benchmarks.startup import QUESTION, ROOT

PACKAGES = ["haystack-ai", "llama-index-core", "llama-index-retrievers-bm25", "langchain-community", "rank-bm25"]
SCRIPTS = {
    "a bare rank_bm25 script": "peer_bare_rank_bm25.py",
    "Haystack": "peer_haystack.py",
    "LangChain": "peer_langchain.py",
    "LlamaIndex": "peer_llama_index.py",
}


def environment(folder: Path) -> Path:
    """The Python of the environment in ``folder``, made there if need be, with this checkout's latest state."""
    python = folder / "bin" / "python"
    if not python.is_file():
        venv.create(folder, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-q", *PACKAGES], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", ROOT], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "--force-reinstall", "--no-deps", ROOT], check=True)
    return python


def versions(python: Path) -> dict[str, str]:
    """The installed versions of the peers."""
    listed = subprocess.run([python, "-m", "pip", "list", "--format=json"], check=True, capture_output=True).stdout
    return {row["name"]: row["version"] for row in json.loads(listed) if row["name"] in PACKAGES}


def measure(folder: Path, runs: int) -> None:
    """Ask in each way and print what it took."""
    python = environment(folder)
    scripts = Path(__file__).parent
    commands: dict[str, list[str | Path]] = {"briefing ask": [folder / "bin" / "briefing", "ask", QUESTION]}
    for name, script in SCRIPTS.items():
        commands[name] = [python, scripts / script, ROOT / "corpus", QUESTION]
    os.environ["XDG_STATE_HOME"] = str(folder)  # what was asked here is not what the person last asked
    seconds = medians(commands, runs, folder)
    print(", ".join(f"{name} {version}" for name, version in versions(python).items()))
    for name, value in seconds.items():
        print(f"{name:24} {value:6.3f} s of CPU {value / seconds['briefing ask']:6.2f} times `briefing ask`")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.peers", description=__doc__)
    parser.add_argument("--runs", type=int, default=7, help="rounds that count (default: 7)")
    parser.add_argument("--environment", type=Path, help="where the environment is kept (default: a temporary folder)")
    arguments = parser.parse_args()
    os.environ.pop("BRIEFING_CORPUS", None)  # every program is asked over the default briefing
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    if arguments.environment:
        measure(arguments.environment.resolve(), arguments.runs)
    else:
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder), arguments.runs)


if __name__ == "__main__":
    main()
