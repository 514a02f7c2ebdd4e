"""One thing under several names: ``UK``, ``U.K.``, ``Britain``; ``ex-`` and ``former``; ``Sen.`` and ``senator``.

For matching only. Everything here is a term or terms as ``bot.language.tokens`` makes them, and general knowledge:
names of countries, their adjectives and seats of government, common acronyms, abbreviations and spellings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from bot.language.tokens import STOP_WORDS
from bot.language.tokens import terms as terms_of

SAME = 0.9
"""Weight of another name of the same thing."""
RELATED = 0.7
"""Weight of an adjective for its country, a part for its whole."""
SEAT = 0.35
"""Weight of a capital or seat for the country it speaks for: ``Moscow`` for ``Russia``."""

# Names of one thing, separated by "=".
_SAME = """
UK = U.K. = Britain = Great Britain = United Kingdom
US = U.S. = USA = America = United States
EU = European Union
UN = United Nations
UAE = Emirates = United Arab Emirates
DPRK = North Korea
Czechia = Czech Republic
Burma = Myanmar
Turkey = Türkiye
Holland = Netherlands
Kyiv = Kiev
Odesa = Odessa
Zelensky = Zelenskyy = Zelenskiy
Quran = Koran
WHO = World Health Organization = World Health Organisation
NATO = North Atlantic Treaty
IMF = International Monetary Fund
WTO = World Trade Organization
IAEA = International Atomic Energy Agency
ICC = International Criminal Court
ICJ = International Court of Justice
IOC = International Olympic Committee
ECB = European Central Bank
FBI = Federal Bureau of Investigation
CIA = Central Intelligence Agency
CDC = Centers for Disease Control
FDA = Food and Drug Administration
EPA = Environmental Protection Agency
IRS = Internal Revenue Service
DOJ = Justice Department = Department of Justice
DHS = Homeland Security
DOD = Pentagon = Defense Department = Department of Defense
SEC = Securities and Exchange
FTC = Federal Trade Commission
FCC = Federal Communications Commission
FAA = Federal Aviation Administration
TSA = Transportation Security Administration
FEMA = Federal Emergency Management
NTSB = National Transportation Safety Board
NHTSA = National Highway Traffic Safety
NWS = National Weather Service
NHC = National Hurricane Center
NASA = space agency
Fed = Federal Reserve
BOE = Bank of England
NHS = National Health Service
ACLU = American Civil Liberties Union
NAACP = National Association for the Advancement of Colored People
SCOTUS = Supreme Court
GOP = Republican = Republicans = Republican Party
Dem = Dems = Democrat = Democratic = Democratic Party
PM = premier = prime minister
VP = vice president
POTUS = president
AG = attorney general
DA = district attorney
CEO = chief executive
CFO = chief financial officer
COO = chief operating officer
NYC = New York City
LA = Los Angeles
DC = Washington
SF = San Francisco
NYT = New York Times
WSJ = Wall Street Journal
AP = Associated Press
AI = artificial intelligence
EV = electric vehicle = electric car
MP = member of parliament = lawmaker
ex = former
covid = coronavirus = corona = covid-19
sen = senator
gov = governor
rep = representative = congressman = congresswoman
pres = president
gen = general
sgt = sergeant
lt = lieutenant
prof = professor
dr = doctor
dept = department
govt = government
atty = attorney
rev = reverend
jan = january
feb = february
apr = april
aug = august
sep = sept = september
oct = october
nov = november
dec = december
mon = monday
tue = tues = tuesday
wed = wednesday
thu = thur = thurs = thursday
fri = friday
km = kilometre = kilometer
kg = kilogram
lb = lbs = pound
ft = foot = feet
mi = mile
sq = square
hr = hrs = hour
min = mins = minute
yr = yrs = year
mph = miles per hour
bn = billion
mn = mln = million
tn = trillion
mt = mount
ave = avenue
uni = university
temp = temperature
info = information
pics = pictures = photos
vid = video
ppl = people
bday = birthday
champ = champion
champs = champions
calif = california
fla = florida
mich = michigan
minn = minnesota
penn = pennsylvania
tenn = tennessee
wis = wisconsin
ariz = arizona
colo = colorado
conn = connecticut
okla = oklahoma
mont = montana
neb = nebraska
ore = oregon
bob = robert = rob
bill = william = will
mike = michael
jim = james
dave = david
steve = stephen = steven
tom = thomas
joe = joseph
dan = daniel
ben = benjamin
chris = christopher
matt = matthew
ken = kenneth
liz = elizabeth
kate = catherine = katherine
"""

# Country: adjective or people, ... ; seats that stand for its government.
_COUNTRIES = """
Afghanistan: Afghan; Kabul
Albania: Albanian
Algeria: Algerian
Argentina: Argentine Argentinian
Armenia: Armenian
Australia: Australian Aussie; Canberra
Austria: Austrian; Vienna
Azerbaijan: Azerbaijani Azeri; Baku
Bangladesh: Bangladeshi; Dhaka
Belarus: Belarusian; Minsk
Belgium: Belgian
Bolivia: Bolivian
Bosnia: Bosnian
Brazil: Brazilian
Britain: British Briton Brit; London Westminster Whitehall
Bulgaria: Bulgarian
Canada: Canadian; Ottawa
Chile: Chilean
China: Chinese; Beijing
Colombia: Colombian
Croatia: Croatian Croat
Cuba: Cuban; Havana
Cyprus: Cypriot
Denmark: Danish Dane; Copenhagen
Ecuador: Ecuadorian
Egypt: Egyptian; Cairo
England: English
Estonia: Estonian
Ethiopia: Ethiopian
Europe: European; Brussels
Finland: Finnish Finn; Helsinki
France: French Frenchman; Paris
Germany: German; Berlin
Georgia: Georgian
Ghana: Ghanaian
Greece: Greek; Athens
Haiti: Haitian
Hungary: Hungarian; Budapest
Iceland: Icelandic
India: Indian; Delhi
Indonesia: Indonesian
Iran: Iranian; Tehran
Iraq: Iraqi; Baghdad
Ireland: Irish; Dublin
Israel: Israeli; Jerusalem
Italy: Italian; Rome
Jamaica: Jamaican
Japan: Japanese; Tokyo
Jordan: Jordanian
Kazakhstan: Kazakh
Kenya: Kenyan; Nairobi
Korea: Korean; Seoul Pyongyang
Kosovo: Kosovan
Kuwait: Kuwaiti
Latvia: Latvian
Lebanon: Lebanese; Beirut
Libya: Libyan
Lithuania: Lithuanian
Malaysia: Malaysian
Mexico: Mexican
Moldova: Moldovan
Mongolia: Mongolian
Morocco: Moroccan
Myanmar: Burmese
Nepal: Nepalese Nepali
Netherlands: Dutch; Hague
Nigeria: Nigerian
Norway: Norwegian; Oslo
Pakistan: Pakistani; Islamabad
Palestine: Palestinian
Peru: Peruvian; Lima
Philippines: Filipino Philippine; Manila
Poland: Polish Pole; Warsaw
Portugal: Portuguese; Lisbon
Qatar: Qatari; Doha
Romania: Romanian
Russia: Russian; Moscow Kremlin
Rwanda: Rwandan
Scotland: Scottish Scot
Serbia: Serbian Serb; Belgrade
Singapore: Singaporean
Slovakia: Slovak
Slovenia: Slovenian
Somalia: Somali
Spain: Spanish Spaniard; Madrid
Sudan: Sudanese
Sweden: Swedish Swede; Stockholm
Switzerland: Swiss
Syria: Syrian; Damascus
Taiwan: Taiwanese; Taipei
Thailand: Thai; Bangkok
Tunisia: Tunisian
Turkey: Turkish Turk; Ankara
Ukraine: Ukrainian; Kyiv
Uganda: Ugandan
US: American; Washington
Venezuela: Venezuelan; Caracas
Vietnam: Vietnamese; Hanoi
Wales: Welsh
Yemen: Yemeni
Zimbabwe: Zimbabwean
Africa: African
Asia: Asian
"""

_SPELLINGS = (
    (re.compile(r"our(?=$|ed|s$|it|abl|ing)"), "or"),
    (re.compile(r"or(?=$|ed|s$|it|abl|ing)"), "our"),
    (re.compile(r"is(?=e?$|ed$|ing$)"), "iz"),
    (re.compile(r"iz(?=e?$|ed$|ing$)"), "is"),
    (re.compile(r"ys$"), "yz"),
    (re.compile(r"yz$"), "ys"),
    (re.compile(r"tre?$"), "ter"),
    (re.compile(r"ter$"), "tr"),
    (re.compile(r"enc$"), "ens"),
    (re.compile(r"ens$"), "enc"),
    (re.compile(r"ogu$"), "og"),
    (re.compile(r"mm$"), "m"),
    (re.compile(r"ll$"), "l"),
    (re.compile(r"(?<=[aeiou])l$"), "ll"),
    (re.compile(r"ae"), "e"),
)


class Expansion(NamedTuple):
    """Other terms for terms ``[first, last)`` of a question: all of ``terms`` together, worth ``weight`` (0 to 1)."""

    first: int
    last: int
    terms: tuple[str, ...]
    weight: float


Table = Mapping[tuple[str, ...], Sequence[tuple[tuple[str, ...], float]]]


def expansions(terms: Sequence[str], defined: Table | None = None) -> list[Expansion]:
    """Other names of what ``terms`` name, in the order of the terms, each once.

    Args:
        terms: the terms of a question in order.
        defined: names that the briefing itself gives, from ``defined_acronyms``.
    """
    found: dict[tuple[int, int, tuple[str, ...]], float] = {}
    for table in (_table(), defined or {}):
        for first in range(len(terms)):
            for last in range(first + 1, min(len(terms), first + 6) + 1):
                for other, weight in table.get(tuple(terms[first:last]), ()):
                    key = (first, last, other)
                    found[key] = max(weight, found.get(key, 0.0))
    for first, term in enumerate(terms):
        for pattern, by in _SPELLINGS:
            if len(term) > 4 and (other_spelling := pattern.sub(by, term, count=1)) != term:
                found.setdefault((first, first + 1, (other_spelling,)), SAME)
    return [Expansion(*key, weight) for key, weight in sorted(found.items())]


@cache
def _table() -> Table:
    table: dict[tuple[str, ...], dict[tuple[str, ...], float]] = defaultdict(dict)

    def add(one: tuple[str, ...], other: tuple[str, ...], weight: float) -> None:
        if one and other and one != other:
            table[one][other] = max(weight, table[one].get(other, 0.0))
            table[other][one] = max(weight, table[other].get(one, 0.0))

    groups = [[tuple(terms_of(name)) for name in line.split("=")] for line in _SAME.strip().splitlines()]
    for group in groups:
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                add(one, other, SAME)
    same = {name: group for group in groups for name in group}
    for line in _COUNTRIES.strip().splitlines():
        country, _, rest = line.partition(":")
        people, _, seats = rest.partition(";")
        names = same.get(tuple(terms_of(country)), [tuple(terms_of(country))])
        adjectives = [(term,) for term in terms_of(people)]
        for one in names:
            for adjective in adjectives:
                add(one, adjective, RELATED)
            for seat in terms_of(seats):
                add(one, (seat,), SEAT)
        for adjective in adjectives:
            for other in adjectives:
                add(adjective, other, RELATED)
    return {name: tuple(others.items()) for name, others in table.items()}


@cache
def country_words() -> frozenset[str]:
    """The words, casefolded, of countries' names, their adjectives, people and seats of government."""
    text = _COUNTRIES.replace("Jordan: Jordanian", "").replace("Georgia: Georgian", "")
    return frozenset(re.findall(r"\w+", text.casefold()))


_DEFINED = re.compile(r"\(([A-Z][A-Z&.]{1,7})s?\)")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?:\s(?:(?:of|the|for|and|on|in|to)\s){0,2}[A-Z][\w’'-]*)+")


def defined_acronyms(texts: Iterable[str]) -> Table:
    """The acronyms that texts define: ``Harbour Safety Council (HSC)``, and runs of three or more capitalised words
    whose initials stand somewhere in the texts as an acronym."""
    joined = list(texts)
    used = {word for text in joined for word in re.findall(r"\b[A-Z]{3,6}\b", text)}
    table: dict[tuple[str, ...], dict[tuple[str, ...], float]] = defaultdict(dict)

    def add(acronym: str, run: str, weight: float) -> None:
        one, other = tuple(terms_of(acronym)), tuple(terms_of(run))
        if one and len(other) > 1:
            table[one][other] = max(weight, table[one].get(other, 0.0))
            table[other][one] = max(weight, table[other].get(one, 0.0))

    for text in joined:
        for match in _DEFINED.finditer(text):
            acronym = match[1].replace(".", "")
            runs = _CAPITALISED.findall(text[max(0, match.start() - 100) : match.start()])
            if runs and (run := _with_initials(runs[-1], acronym)):
                add(acronym, run, SAME)
        for match in _CAPITALISED.finditer(text):
            words = [word for word in match.group().split() if word.casefold() not in STOP_WORDS]
            initials = "".join(word[0] for word in words if word[0].isupper())
            if len(initials) >= 3 and initials in used:
                add(initials, " ".join(words), RELATED)
    return {name: tuple(others.items()) for name, others in table.items()}


def _with_initials(run: str, acronym: str) -> str | None:
    """The last words of ``run`` whose capital initials are ``acronym``."""
    words = run.split()
    for first in range(len(words) - 1, -1, -1):
        if "".join(word[0] for word in words[first:] if word[0].isupper()) == acronym:
            return " ".join(words[first:])
    return None
