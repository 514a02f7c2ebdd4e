"""Nouns that can speak: people, and bodies of people. ``Requirements`` and ``shares`` say nothing, whatever the grammar."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from briefing_bot.language.lexicon.titles import TITLES
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late

_SUFFIXES = tuple(
    "er or ee ist ian yst eur euse naut crat wright smith man woman men women folk people person body".split()
)
_PREFIXES = ("grand", "step", "god", "school", "house")  # before a noun for somebody: grandson, schoolgirl
_COMPOUNDS = ("-in-law", "-by", "-in-chief", "-at-large", "-general", "-elect")  # behind one: runner-up is no other
# Things that end as people do.
_THINGS = frozenset(
    """number letter paper order weather computer tower river water matter winter summer power helicopter poster cover
    disaster chapter quarter newsletter floor door factor sensor sector corridor error labor labour harbor harbour honor
    monitor tracker counter container shelter thriller banner border corner dinner filter flyer folder header
    layer meter other over panther pepper powder printer register roller rubber server shower
    silver sticker super thunder timber tiger trailer transfer trigger tumor twitter under user motor mirror
    tractor vector color colour flavor favor behavior humor rumor terror horror minor major prior exterior interior
    former latter later earlier further either neither whether never ever offer answer
    barrier calendar murder gender leather feather slaughter laughter encounter character
    centimeter kilometer
    coffee fee tree knee degree guarantee jubilee pedigree toffee levee marquee decree spree three free agree see bee puree rupee melee matinee
    grandeur liqueur chartreuse juggernaut""".split()
)
# Without those whom their ending tells (singer, economist), and without titles.
_PEOPLE = frozenset(
    """official source authority critic fan witness parent student opponent respondent descendant descendent patient
    client attendant participant applicant defendant assistant consultant accountant immigrant migrant merchant
    tenant employee trustee attendee retiree refugee referee detainee appointee staff personnel crew police military
    army navy public guard child boy girl kid adult teen friend relative sibling cousin uncle aunt son wife husband
    mom mum dad couple pair duo trio twin widow niece nephew spouse fiance colleague castmate classmate
    roommate bandmate ally aide delegate graduate advocate associate liberal conservative moderate progressive
    radical individual professional intellectual local native veteran victim hero celebrity athlete king queen
    prince princess pope saint bride groom boss clerk pilot poet thief spy diplomat bureaucrat tank opposition
    prosecution defense defence leadership management government administration regime state nation country city
    town county village council parliament congress senate court jury panel tribunal committee commission board
    agency bureau department ministry office service company firm corporation business industry brand startup
    airline bank fund group organization organisation association union federation league alliance coalition party
    team club band orchestra church school university college institute academy hospital clinic museum gallery
    theatre studio network station channel outlet publication magazine media press site website page account
    platform observatory foundation charity nonprofit society campaign side camp family community tribe force
    squad unit division branch mission embassy consulate palace watchdog lottery chain franchise giant delegation
    enforcement household dynasty one pundit guru icon half majority minority percent many most some others label
    park production neighbour enthusiast line railway railroad utility brewery bakery zoo port airport supermarket
    restaurant shop store dashboard database tracker market poll survey record
    girlfriend boyfriend baby infant newborn orphan heir heiress nanny midwife grandma grandpa bridesmaid
    lad lass cowboy landlord landlady cop vet medic mechanic architect artisan steward stewardess waitress hostess seamstress
    captive hostage inmate convict suspect culprit fugitive burglar bandit assailant rebel insurgent militant guerrilla
    dissident mercenary pirate recruit cadet marine scout conscript corporal warden marshal umpire goalie gymnast champion
    contestant rival rookie superstar scholar undergraduate undergrad postgraduate pupil academic intern apprentice novice
    scribe monk nun priest priestess cleric vicar curate deacon abbot friar missionary pontiff pilgrim disciple
    prophet monarch patriarch matriarch oligarch tycoon magnate tsar sheikh sultan emir baron earl duchess countess knight
    heroine socialite laureate millionaire citizen inhabitant occupant servant peasant companion comrade foe enemy
    claimant informant combatant recipient adversary beneficiary visionary signatory mate flatmate housemate shipmate
    schoolmate workmate playmate soulmate attache protege emigre expatriate exile genius prodigy virtuoso maestro
    psychic wizard witch addict alcoholic eyewitness adolescent youth guy chap bloke buddy pal incumbent secretariat
    shepherd clergyman aristocrat guest escort guide proponent adherent patron mason""".split()
)
_PLURALS = frozenset("people police men women children wives staff media personnel clergy spokespeople folks".split())
_ACCENT = late(r"[\u0300-\u036f]")


@lru_cache(maxsize=4096)
def can_speak(noun: str) -> bool:
    """Whether ``noun``, singular or plural, can be who says something."""
    word = _ACCENT.sub("", unicodedata.normalize("NFD", fold(noun)))
    if word in _PLURALS or word in _PEOPLE or word in TITLES:
        return True
    if word == "old" or word.endswith("-old") or "." in word:
        return True  # the 34-year-old; a website
    single = _singular(word)
    if single in _THINGS:
        return False
    for end in _COMPOUNDS:
        single = _singular(single.removesuffix(end))  # mothers-in-law, a passer-by
    last = single.rpartition("-")[2]
    return last in _PEOPLE or last in TITLES or last.endswith(_SUFFIXES) or _derived(last)


def _derived(noun: str) -> bool:
    return any(noun.startswith(prefix) and can_speak(noun[len(prefix) :]) for prefix in _PREFIXES)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
