"""Which weeks of BriefQA are for what: the one place that says so.

Development weeks: floors and choices may use them, and figures on them are therefore kind. Held out: training weeks that no
network learns from; thresholds, calibrations and designs are chosen on them, so their figures are a little kind too. All other
weeks may be learned from. A figure that nobody's choice has touched comes only from briefings that are not here.
"""

from __future__ import annotations

DEVELOPMENT = ("20230407", "20240802", "20241213")
HELD_OUT = ("20220715", "20221021", "20230317", "20230908", "20240405", "20241108")


def among(week: str, which: str) -> bool:
    """Whether a week (``YYYYMMDD``) belongs to ``dev``, ``held-out``, ``train`` (all but ``dev``) or is named by ``which``."""
    if which == "dev":
        return week in DEVELOPMENT
    if which == "held-out":
        return week in HELD_OUT
    return week not in DEVELOPMENT if which == "train" else week == which
