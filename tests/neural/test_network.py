"""The threads that the networks share."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

FORKED = """
import os, signal, threading
from briefing_bot.neural.network import side_by_side

both = threading.Barrier(2)
assert len(list(side_by_side(lambda _: both.wait(), range(2)))) == 2  # both threads run now
child = os.fork()
if not child:
    signal.alarm(20)  # ends a child that waits for threads it does not have
    os._exit(0 if list(side_by_side(abs, [-3, -4])) == [3, 4] else 1)
raise SystemExit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_forked_child_has_threads_of_its_own() -> None:
    # A server that loads the briefing first and forks then, as gunicorn does with --preload, would wait for ever.
    forked = subprocess.run([sys.executable, "-W", "ignore", "-c", FORKED], check=False, capture_output=True, text=True)

    assert (forked.returncode, forked.stderr) == (0, "")
