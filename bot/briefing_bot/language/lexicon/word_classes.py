"""The closed classes of English words, in small letters with straight apostrophes: each word stands in one list."""

from __future__ import annotations

WEEKDAY_NAMES = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTH_NAMES = tuple("January February March April May June July August September October November December".split())
"""Weekdays and months in their order, as they are written; all else is in small letters."""
WEEKDAYS = frozenset(name.casefold() for name in WEEKDAY_NAMES)
MONTHS = frozenset(name.casefold() for name in MONTH_NAMES)

ARTICLES = frozenset("the a an this these those no his her its their our my".split())
"""After which a noun phrase has surely begun."""
CENTRAL_DETERMINERS = ARTICLES | frozenset("that any some each every another".split())
"""Of which a noun phrase has but one (Quirk et al. 1985, "A Comprehensive Grammar of the English Language", 5.10)."""
DETERMINERS = CENTRAL_DETERMINERS | frozenset(
    """many several most all both two three four five six seven eight nine ten one other few dozens hundreds thousands""".split()
)
"""With the words of quantity that may stand before or after them."""

PREPOSITIONS = frozenset(
    """in on at by for from with during after before under over about among against through into within without since
    despite following amid via as to of near outside inside across between around behind beyond like until throughout
    regarding concerning alongside upon toward towards""".split()
)
PARTICLES = frozenset("above according along below beneath beside besides except off onto out past till up".split())
"""Prepositions that in running text are more often adverbs, or parts of verbs and of other prepositions."""

SUBJECT_PRONOUNS = frozenset("he she it they we i you who".split())
PERSONAL_PRONOUNS = (SUBJECT_PRONOUNS - {"who"}) | frozenset("her him them his hers its their theirs us me".split())

HAVE_AND_DO = frozenset("has have had did does do hasn't haven't hadn't didn't doesn't don't".split())
MODALS = frozenset(
    "would could can may might will shall should must won't wouldn't can't couldn't shouldn't mustn't".split()
)
_IS = frozenset("is are was were isn't aren't wasn't weren't".split())
_GET = frozenset("get gets got".split())  # they got arrested
BE = _IS | _GET | frozenset("be been being getting".split())
"""What makes a passive of the participle that follows."""
AUXILIARIES = HAVE_AND_DO | MODALS | _IS | frozenset("am 's 're".split())
"""That stand before the subject of a question."""
FINITE = HAVE_AND_DO | MODALS | _IS | _GET
"""Before which the subject of a clause ends."""

SUBORDINATE = frozenset(
    "after before when while since because if until whom where though although whether once unless than".split()
)
BOUNDARY = SUBORDINATE | frozenset("that as who which but so what how why whose yet".split())
"""Words that begin a clause."""
WH_WORDS = frozenset("who whom whose what which when where why how".split())

ADVERBS = frozenset(
    """also later then previously repeatedly recently first initially now still just once even only often always soon
    already again further there here publicly privately himself herself themselves itself instead both all too since never not
    ever tearfully much long""".split()
)
LEADING = frozenset(
    """but and or so yet meanwhile however still also then later separately additionally earlier moreover nevertheless
    nonetheless instead overall indeed finally now today yesterday elsewhere thus again similarly likewise
    furthermore ultimately plus though although while even""".split()
)
"""Before the subject of a sentence."""

TIMES = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        """today yesterday tomorrow tonight earlier late early last this next morning afternoon evening night week month year
        recently later mon tue wed thu fri sat sun monday's tuesday's""".split()
    )
)
SPANS = frozenset("moments minutes hours days weeks months years".split())
DASHES = frozenset({"—", "–", "−", "--", "---"})
