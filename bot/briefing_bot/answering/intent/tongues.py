"""Which language a message is in, where it is not English; told by its script, or by words that no English question has.

A message is short, and its names are of every language: what has words of English questions is English.
"""

from __future__ import annotations

import unicodedata

from briefing_bot.language.text.patterns import late

_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SCRIPTS = {
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "CJK": "zh",
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "DEVANAGARI": "hi",
    "THAI": "th",
}
_UKRAINIAN = frozenset("іїєґ")
_ENGLISH = frozenset(
    """the what who how why when where which whom whose is are was were did does do has have had of and with about for from not said say says
    tell his her their they you your it this that there many much will would can could should been by at on""".split()
)
_WORDS = {
    "de": """was wer wie wo wann warum welche welcher welches wieviel viele ist sind war waren hat haben wurde wurden wird werden der die das
        den dem des ein eine einen einem und oder nicht es gibt geht um in im auf mit von zu zum zur für über bei nach hallo danke kannst du
        mir sie ich dir euch neues worum weshalb gesagt passiert bitte""",
    "fr": """que qui quoi quel quelle quels quelles comment pourquoi quand où combien est sont était ont a été le la les un une des du de et ou
        ne pas il elle ce cette cet ces dans sur avec pour par au aux y qu'est s'est c'est est-ce bonjour merci ça va parle parlez dit
        quoi-t-il l'article nouvelles passé""",
    "es": """qué que quién quien quiénes cómo como por cuándo cuando dónde donde cuánto cuántos cuántas cuál es son era fue fueron ha han el la
        los las un una unos del de y o no se en con para sobre al hay lo hola gracias pasó dijo nuevo""",
    "it": """che chi cosa come perché quando dove quanto quanti quante quale è sono era ha hanno il lo la gli le un una del della dei delle di
        e o non si in con per su nel nella ci ciao grazie cos'è successo detto""",
    "pt": """que quem como por quando onde quanto quantos quantas qual é são era foi foram tem o a os as um uma do da dos das de e ou não se
        em no na nos nas com para sobre há olá obrigado obrigada aconteceu disse""",
    "nl": """wat wie hoe waarom wanneer waar welke hoeveel is zijn was waren heeft hebben werd worden de het een en of niet er in op met van
        voor over bij naar hallo dank je u ik gebeurd gezegd""",
    "pl": """co kto jak dlaczego kiedy gdzie który ile jest są był była było byli ma się nie i w z na do o od dla przez po stało ludzi""",
    "tr": """ne kim nasıl neden niçin zaman nerede hangi kaç oldu bu bir ve mi mı için ile kişi öldü dedi var""",
    "sv": """vad vem hur varför när var vilken vilka många är har hade blev och eller inte det den en ett i på med av för till om hände sa""",
    "da": """hvad hvem hvordan hvorfor hvornår hvor hvilken mange er har havde blev og eller ikke det den en et i på med af for til om skete
        sagde""",
    "fi": """mitä kuka miten miksi milloin missä mikä kuinka monta on ovat oli ja tai ei se tapahtui sanoi""",
    "cs": """co kdo jak proč kdy kde který kolik je jsou byl byla bylo se stalo a nebo ne v na s o do lidí""",
    "id": """apa siapa bagaimana mengapa kapan di mana berapa yang adalah dan atau tidak ini itu terjadi orang""",
    "vi": """cái gì ai như thế nào tại sao khi nào ở đâu bao nhiêu là và không có người đã xảy ra""",
}
_OF = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SHARED = _ENGLISH & frozenset().union(*_OF.values())
"""Words of English that another language has too."""
_SURE = {
    word: language
    for language, words in {
        "de": "worum weshalb passiert gibt geht wieviel wird wurde hallo",
        "fr": "qu'est s'est bonjour pourquoi combien quelles",
        "es": "qué quién cómo cuándo dónde cuántas cuántos hola pasó",
        "it": "perché cos'è quante successo ciao",
        "pt": "aconteceu quantas olá não",
        "nl": "hoeveel gebeurd waarom wanneer",
        "pl": "stało dlaczego kiedy",
        "tr": "nasıl neden kaç oldu",
        "sv": "varför hände",
        "da": "hvad hvem hvordan hvorfor",
        "fi": "mitä miksi milloin kuinka",
        "cs": "proč kolik",
        "vi": "nào",
    }.items()
    for word in words.split()
}
_IN_NAMES = frozenset(
    "de la le les los las el du des del della di da do das dos van der den von und y e o a al un der san".split()
)
"""Words that names are made of: alone they are of no language."""
_LEAST_SHARE = 0.5  # by hand: of a message's words, those of one language that tell it


def tongue_of(text: str) -> str | None:
    """The language of a message (ISO 639-1), None where it is English or cannot be told."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return None
    if not text.isascii():
        scripts = [_SCRIPTS.get(unicodedata.name(c, "").split(" ")[0].split("-")[0]) for c in letters]
        if 2 * sum(script is not None for script in scripts) > len(letters):
            return _of_scripts(text, {s for s in scripts if s})
    written = _WORD.findall(text)
    words = [word.casefold().replace("’", "'") for word in written]
    if not words or any(word in _ENGLISH and word not in _SHARED for word in words):
        return None
    # A word with a capital within a message is of a name, but in German.
    small = {word for n, word in enumerate(words) if not n or written[n][0].islower()}
    said = small | {piece for word in small if "'" in word for piece in word.split("'")}
    sure = [_SURE[word] for word in said if word in _SURE]

    def count(language: str) -> int:
        return len(said & _OF[language]) + 2 * sure.count(language)

    best = max(_OF, key=count)
    if said & _OF[best] <= _IN_NAMES:
        return None
    return best if best in sure or count(best) >= max(2, _LEAST_SHARE * len(words)) else None


def _of_scripts(text: str, found: set[str]) -> str:
    for language in ("ja", "ko"):
        if language in found:
            return language
    if "ru" in found and not _UKRAINIAN.isdisjoint(text.casefold()):
        return "uk"
    return min(found)
