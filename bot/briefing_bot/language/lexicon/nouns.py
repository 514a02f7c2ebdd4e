"""Nouns that can speak: people, and bodies of people. ``Requirements`` and ``shares`` say nothing, whatever the grammar."""

from __future__ import annotations

from functools import lru_cache

from briefing_bot.language.lexicon.titles import TITLES
from briefing_bot.language.text.folding import fold

_SUFFIXES = ("er", "or", "ist", "ian", "yst", "man", "woman", "men", "women", "folk", "people", "person", "body")
# Things that end as people do.
_THINGS = frozenset(
    """number letter paper order weather computer tower river water matter winter summer power helicopter poster cover
    disaster chapter quarter newsletter floor door factor sensor sector corridor error labor labour harbor harbour honor
    monitor error tracker counter container shelter thriller banner border corner dinner filter flyer folder header
    layer meter order other over panther paper pepper powder printer register river roller rubber server shower
    silver sticker super thunder timber tiger trailer transfer trigger tumor twitter under user water motor mirror
    tractor vector color colour flavor favor behavior humor rumor terror horror minor major prior exterior interior
    former latter later earlier further either neither whether never ever offer answer
    barrier calendar murder gender leather feather slaughter laughter encounter character
    centimeter kilometer""".split()
)
# Without those whom their ending tells (singer, economist), and without titles.
_PEOPLE = frozenset(
    """official source authority critic fan witness parent student opponent respondent descendant descendent patient
    client attendant participant applicant defendant assistant consultant accountant immigrant migrant merchant
    tenant employee trustee attendee retiree refugee referee detainee appointee staff personnel crew police military
    army navy public guard child boy girl kid adult teen friend relative sibling cousin uncle aunt son wife husband
    mom mum dad couple pair duo trio twin widow niece nephew spouse fiancé fiancée colleague castmate classmate
    roommate bandmate ally aide delegate graduate advocate associate liberal conservative moderate progressive
    radical individual professional intellectual local native veteran victim hero celebrity athlete king queen
    prince princess pope saint bride groom boss clerk pilot poet thief spy diplomat bureaucrat tank opposition
    prosecution defense defence leadership management government administration regime state nation country city
    town county village council parliament congress senate court jury panel tribunal committee commission board
    agency bureau department ministry office service company firm corporation business industry brand startup
    airline bank fund group organization organisation association union federation league alliance coalition party
    team club band orchestra church school university college institute academy hospital clinic museum gallery
    theatre studio network station channel outlet publication magazine media press site website page account
    platform observatory foundation charity nonprofit society campaign side camp family community tribe church force
    squad unit division branch mission embassy consulate palace watchdog lottery chain franchise giant delegation
    enforcement household dynasty one pundit guru icon half majority minority percent many most some others label
    park production neighbour enthusiast line railway railroad utility brewery bakery zoo port airport supermarket
    restaurant shop store dashboard database tracker market poll survey record""".split()
)
_PLURALS = frozenset("people police men women children wives staff media personnel clergy spokespeople folks".split())


@lru_cache(maxsize=4096)
def can_speak(noun: str) -> bool:
    """Whether ``noun``, singular or plural, can be who says something."""
    word = fold(noun)
    if word in _PLURALS or word in _PEOPLE or word in TITLES:
        return True
    if word == "old" or word.endswith("-old") or "." in word:
        return True  # the 34-year-old; a website
    single = _singular(word)
    if single in _THINGS:
        return False
    last = single.rpartition("-")[2]
    return single in _PEOPLE or single in TITLES or last in _PEOPLE or last in TITLES or last.endswith(_SUFFIXES)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
