"""Words that say what somebody is: offices, professions, ranks."""

from __future__ import annotations

from briefing_bot.language.text.folding import fold

TITLES = frozenset(
    """president vice-president vice minister secretary sen senator rep representative gov governor mayor chief ceo coo
    cfo cto chair chairman chairwoman chairperson director commissioner spokesman spokeswoman spokesperson officer
    sheriff judge justice attorney lawyer counsel general gen admiral adm colonel col captain capt lieutenant lt sergeant
    sgt detective major maj brigadier cmdr commander professor prof dr doctor analyst economist engineer
    coach quarterback actor actress singer author writer journalist reporter researcher scientist leader founder
    co-founder owner manager executive head member mp star superintendent administrator ambassador envoy adviser advisor
    congressman congresswoman lawmaker coordinator curator historian expert prosecutor plaintiff chancellor premier
    speaker whip mr mrs ms sir lord lady dame rev reverend fr trooper correspondent editor columnist producer
    auditor comptroller ombudsman magistrate coroner registrar
    forecaster resident inspector constable deputy agent treasurer supervisor councilman councilwoman councilor
    undersecretary mogul billionaire businessman rapper comedian host pastor bishop cardinal rabbi imam chef paramedic
    astronomer pediatrician nurse surgeon physician veterinarian
    strategist democrat republican tory pollster activist protester organizer candidate nominee senior activist dj artist musician songwriter
    famer provost co-ceo co-chair co-chairman co-director co-leader co-host co-author secretary-general vice-chancellor
    smt shri sri kumari engr barr alhaji hajiya adv hon mx cllr councillor insp supt det
    clerk filmmaker golfer striker goalkeeper defender midfielder pitcher catcher teammate mvp vp svp evp""".split()
)
"""Words that say what somebody is. Before a name they are its role, not part of it."""

ROYAL = frozenset("king queen prince princess pope duke duchess emperor sultan emir saint".split())
"""Titles that are a part of the name: ``King Charles``."""


def is_title(word: str) -> bool:
    """Whether a word says what somebody is (``Secretary``, ``spokeswoman``, ``Gov.``)."""
    folded = fold(word)
    return folded in TITLES or folded.endswith("ologist")
