"""Whether a sentence that reads like an answer is about another thing than the question: another person, town, company, bridge or fund.

The reader looks for what is asked and is easily taken in by a namesake. What tells is that the article never names what the question names,
or that it has another word in its very place: the Alder *bridge* and the Birch tunnel, but no Alder tunnel.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from briefing_bot.answering.comparison.claims import OUTCOMES
from briefing_bot.answering.comparison.values import PEOPLE, SOMEBODY, same_noun
from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.other_offices import of_another_office
from briefing_bot.documents.document import Document
from briefing_bot.language.lexicon.titles import is_title
from briefing_bot.language.lexicon.verbs import PAST, VERB_FORMS
from briefing_bot.language.lexicon.word_classes import AUXILIARIES, PREPOSITIONS
from briefing_bot.language.names.countries import nations
from briefing_bot.language.names.recognition import Name, gender, names
from briefing_bot.language.quantity.figures import figures
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.terms import term_spans, terms
from briefing_bot.language.time.calendar_words import ANY_MONTH, CALENDAR_TERMS

_RIVALS = tuple(
    tuple(frozenset(terms(words)) for words in rivals)
    for rivals in (
        (
            "rise rose risen increase climb gain grow grew jump soar",
            "fall fell fallen drop decline shrink shrank decrease plunge",
        ),
        ("import imports imported", "export exports exported"),
        ("man men male", "woman women female"),
        ("boy boys", "girl girls"),
        ("profit profits", "loss losses"),
        ("upper", "lower"),
        ("spring", "autumn"),
        ("summer", "winter"),
        (
            "bus buses coach coaches",
            "lorry lorries truck trucks",
            "train trains",
            "ferry ferries",
            "helicopter helicopters",
        ),
        ("east eastern", "west western"),
        ("north northern", "south southern"),
        ("inner indoor", "outer outdoor"),
        ("morning", "evening"),
        ("oldest", "newest"),
        ("biggest largest", "smallest"),
        ("highest", "lowest"),
        ("cheapest", "dearest costliest"),
        ("youngest", "oldest"),
        ("fastest", "slowest"),
    )
)
_LEAST_LETTERS = 4  # by hand: shorter words tell nothing apart
_MOST_READ = 500  # characters of a question: each name and pair of words in them is looked for in the whole article
_PEOPLE = re.compile(r"(?:an|ish|ese|ic|ch)$")
_AREAS = frozenset("county city state district province region island islands".split())
# An Australian paper writes of the opposition, and a fire in a county goes by another name: these tell nothing.
_PRONOUN = re.compile(r"\W*(?:It|They|He|She|Its|Their|His|Her|This|That|These|Those)\b")
_ANY_KIND = frozenset(
    """whole same other first second third last next current former main many more most much some such total final entire recent early late old young
    large small high good best great real full long short certain several previous later early overall average annual public local national
    original actual exact specific important major minor main only very what which whose these those this that different various
    deadly fatal tragic serious terrible massive huge famous popular official potential possible alleged suspected""".split()
)
_FIELDS = frozenset(
    """accounting advertising banking building catering clothing cooking engineering evening farming fishing gambling gaming housing logging
    manufacturing marketing mining morning nursing parking planning printing publishing racing sailing shipping swimming training trading wedding""".split()
)
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_NUMBERED = re.compile(
    rf"\b(?P<thing>(?!(?:{ANY_MONTH})\b)[A-Z][\w’'-]{{1,40}}|line|route|phase|stage|version|terminal|reactor|platform|district|section|article|chapter) "
    r"(?P<number>\d{1,4}(?:\.\d+)*)(?![\w%,]|\.\d)"
)
_ORDERED = re.compile(rf"\b(?P<number>{_ORDINAL}) (?P<thing>[a-z]{{4,40}})\b", re.IGNORECASE)
_ENDS_PHRASE = re.compile(r"(?=[?.!,;)]|$)|['’]s?\b|\s+(?:" + "|".join(sorted(AUXILIARIES | PREPOSITIONS)) + r")\b")
_INVERTED = re.compile(r"\b(?:do|does|did|will|would|can|could|should|must) (?:the |[\w’']+['’]s? )$", re.IGNORECASE)
_GOVERNED = re.compile(r"\b([a-z]{4,40} (?:of|on|in|at|for|to)) (?:the )?$")
_VERBAL = re.compile("|".join(sorted(AUXILIARIES | PREPOSITIONS | PAST)) + r"|\w+(?:ed|ing|ly)")
_KIN = re.compile(
    r"\b(?:(?:grand|step)?(?:son|daughter|father|mother|child|children|parents?)|wife|husband|brother|sister|uncle|aunt|cousin|widow|widower|twin"
    r"|nephew|niece|spouse|partner|wed|married|marry)\b"
)
_DOES = re.compile(r"\b(?:do|does|did|will|would|has|have|had|can|could) (?:the )?$", re.IGNORECASE)
_FOR = re.compile(r"\b(for|to) (?:the )?([a-z]{4,40}s)\W*$")
_FOR_SOME = r"\b{} (?:the )?(?:[a-z]{{3,40}} )?(?:[a-z]{{3,40}}s|children|men|women)\b"
_DOING = re.compile(r" [a-z]+\b")
_IN = re.compile(r"\b(?:in|at|near|outside|around) (?:the )?$")
_IN_PLACE = re.compile(rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Aa]round) (?:the )?(?!(?:{ANY_MONTH})\b)[A-Z]")
_BEFORE = re.compile(r"\b([\w’'-]+) (of (?:the )?)?$")
_AFTER = re.compile(r" ([a-z][\w-]{3,})\b")


def about_another(question: Question, document: Document, sentence: int, known: Callable[[str], bool]) -> bool:
    """Whether sentence ``sentence`` of a document, the best for a question, is about another thing than is asked.

    Args:
        question: what is asked.
        document: that holds the sentence.
        sentence: its number.
        known: whether any article of the briefing has a term.
    """
    article = document.article
    whole = f"{article.title or ''}\n{article.author or ''}\n{document.body}"
    held = frozenset(terms(whole))
    forms = {found[0][0]: [term for term, _ in found] for found in question.alternatives}

    def has(term: str, among: frozenset[str] = held) -> bool:
        return any(form in among for form in forms.get(term, [term]))

    asked = question.text[:_MOST_READ]
    named = names(asked, 0, len(asked))
    if any(_unnamed(asked, name, whole, has) or _known_elsewhere(asked, name, has, known) for name in named):
        return True
    said = _in_context(document, sentence)
    return (
        _opposite(frozenset(question.terms), frozenset(terms(said)))
        or _displaced(asked, whole, said, has)
        or _of_another_kind(asked, said, has)
        or _of_another_number(asked, said, whole)
        or any(_namesake(asked, name, said, whole, has) or _in_its_slot(asked, name, said, whole) for name in named)
        or any(_elsewhere(asked, name, said, held) for name in named)
        or _counts_others(question, said, has)
        or _of_another_outcome(question, said)
        or _for_others(question, said, has)
        or of_another_office(asked, document, sentence, said, has)
    )


def _in_context(document: Document, sentence: int) -> str:
    """A sentence, with the one before it in its paragraph where it begins with a pronoun."""
    said, sentences = document.read_as(sentence), document.outline.sentences
    if sentence and _PRONOUN.match(said) and sentences[sentence - 1].block == sentences[sentence].block:
        return f"{document.read_as(sentence - 1)} {said}"
    return said


def _of_another_kind(question: str, said: str, has: Callable[[str], bool]) -> bool:
    """Whether a sentence has another word before a noun of the question than the question, whose own the article lacks: the *flour*
    mill where the *sugar* mill is asked about."""
    for one, two in pairwise(term_spans(question)):
        if not one.term or not two.term or question[one.end : two.start] != " ":
            continue
        kind, thing = question[one.start : one.end], question[two.start : two.end]
        if not (kind.islower() and thing.islower() and kind.isalpha()) or min(len(kind), len(thing)) < _LEAST_LETTERS:
            continue
        if not _is_kind(kind) or thing in VERB_FORMS or thing in PAST or thing.endswith(("ed", "ing")) or has(one.term):
            continue
        ended = _ENDS_PHRASE.match(question, two.end) or _INVERTED.search(question[: one.start])
        if ended and not re.search(rf"\b{re.escape(kind)}", said, re.IGNORECASE):
            beside = re.search(
                rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?|[Oo]ne|\w+['’]s?) ([a-z]{{4,40}}) {re.escape(thing)}\b",
                said,
            )
            if beside and _is_kind(beside[1]):
                return True
    return False


def _of_another_number(question: str, said: str, whole: str) -> bool:
    """Whether a sentence has another number, or ordinal, in the place of the question's, of which the article has nothing: *Line 4* for
    *Line 7*, the *second* quarter for the *first*."""
    for asked in (*_NUMBERED.finditer(question), *_ORDERED.finditer(question)):
        number, thing = asked["number"], re.escape(asked["thing"])
        before = asked.start("thing") < asked.start("number")
        shape = rf"\b{thing}s? (?P<number>\d+(?:\.\d+)*)" if before else rf"\b(?P<number>{_ORDINAL}) {thing}\b"
        others = [m["number"].casefold() for m in re.finditer(shape, said, re.IGNORECASE)]
        same = rf"(?<![\w.]){re.escape(number)}(?!\w|\.?\d)" if before else rf"\b{number} {thing}\b"
        if others and not re.search(same, whole, re.IGNORECASE) and not any(o.startswith(number) for o in others):
            return True
    return False


def _is_kind(word: str) -> bool:
    """Whether a word before a noun may tell of which kind it is: no verb, and nothing that any thing may be."""
    return word in _FIELDS or not (word in PAST or word in _ANY_KIND or word.endswith(("ed", "ing", "ly", "est")))


def _namesake(question: str, name: Name, said: str, whole: str, has: Callable[[str], bool]) -> bool:
    """Whether a sentence speaks of another of the family of whom the question names, and the article of both; a question about Evan Pryce's
    mother may well be answered by hers."""
    words = [word for word in name.words if not is_title(word)]
    if len(words) != 2 or words[0].casefold() in said.casefold():
        return False
    if question.startswith(("'", "’"), name.end) or not (name.person or gender(tuple(words))):
        return False
    last = re.escape(words[1])
    others = [word for word in re.findall(rf"\b([A-Z][\w’'-]{{1,40}}) {last}\b", said) if not is_title(word)]
    surname = not re.search(rf"\b{last.lower()}s?\b", whole)  # the Park Fire has no family
    if not others or not surname or _KIN.search(said) or _KIN.search(question):
        return False
    return f"{words[0]} {words[1]}" in whole or not any(has(term) for term in terms(words[0]))


def _in_its_slot(question: str, name: Name, said: str, whole: str) -> bool:
    """Whether a sentence tells of another thing in the words in which the question asks of a named one, and the article has both with
    their names: the work on *the bridge* (the Alder bridge) for the work on *the Birch tunnel*."""
    governed, thing = _GOVERNED.search(question[: name.start]), _AFTER.match(question[name.end :])
    called = question[name.start : name.end]
    if not governed or not thing or f"{called}{thing[0]}" not in whole or thing[1] in said or called in said:
        return False
    other = re.search(rf"\b{re.escape(governed[1])} the ([a-z]{{4,40}})\b", said)
    return other is not None and bool(re.search(rf"\b[A-Z][\w’'-]{{1,40}} {re.escape(other[1])}\b", whole))


def _elsewhere(question: str, name: Name, said: str, held: frozenset[str]) -> bool:
    """Whether a sentence tells what is so in another place than the one that the question names, of which the article has nothing."""
    found = list(terms(question, name.start, name.end))
    if not found or not held.isdisjoint(found) or nations(found) or not _IN.search(question[: name.start]):
        return False
    return bool(_IN_PLACE.search(said))


def _counts_others(question: Question, said: str, has: Callable[[str], bool]) -> bool:
    """Whether a sentence counts others than those whose number is asked for, whom the article lacks: pilots for attendants."""
    asked = question.asked_figure
    if not asked or not asked.nouns or any(map(has, asked.nouns)) or (PEOPLE | SOMEBODY).intersection(asked.nouns):
        return False
    counted = [f for f in figures(said) if f.kind in asked.kinds]
    return bool(counted) and all(
        f.nouns and not same_noun(f.nouns, asked.nouns) and not PEOPLE.intersection(f.nouns) for f in counted
    )


def _of_another_outcome(question: Question, said: str) -> bool:
    """Whether a sentence counts the dead where the injured are asked for, and has nothing of them."""
    asked = [words for words in OUTCOMES if words.intersection(question.terms)]
    if not question.asked_figure or len(asked) != 1:
        return False
    told = frozenset(terms(said))
    return not asked[0] & told and any(words & told for words in OUTCOMES)


def _for_others(question: Question, said: str, has: Callable[[str], bool]) -> bool:
    """Whether a sentence tells how much is *for cars* where it is asked how much is *for lorries*, of which the article has nothing."""
    asked = _FOR.search(question.text) if question.asked_figure else None
    if asked is None:
        return False
    wanted = frozenset(terms(asked[2])) - PEOPLE - SOMEBODY
    return bool(wanted) and not any(map(has, wanted)) and bool(re.search(_FOR_SOME.format(asked[1]), said))


def _known_elsewhere(question: str, name: Name, has: Callable[[str], bool], known: Callable[[str], bool]) -> bool:
    """Whether a question is of what somebody does whom the article never names, and another article does: he is not called otherwise here."""
    found = [term for term in terms(question, name.start, name.end) if term not in CALENDAR_TERMS]
    if not found or nations(found) or any(map(has, found)) or not _DOES.search(question[: name.start]):
        return False
    return all(map(known, found)) and bool(_DOING.match(question, name.end))


def _unnamed(question: str, name: Name, whole: str, has: Callable[[str], bool]) -> bool:
    """Whether an article never speaks of a name of the question: its last word is missing, or is only ever the end of other names."""
    found = [term for term in terms(question, name.start, name.end) if term not in CALENDAR_TERMS]
    words = [word for word in name.words if not is_title(word)]
    opens = not question[: name.start].strip() or question[: name.start].rstrip()[-1:] in ".!?:"
    if (
        not found
        or not words
        or _PEOPLE.search(words[-1])
        or fold(words[-1]) in _AREAS
        or (opens and len(name.words) == 1)
        or len("".join(words)) < _LEAST_LETTERS
    ):
        return False
    if not any(map(has, found)):
        return not nations(found) and _in_its_place(question, name, whole)
    if len(words) < 2 or has(found[0]):
        return False
    last = re.escape(words[-1])
    alone = re.sub(rf"\b[A-Z][\w’'-]+ {last}\b", "", whole)
    return alone != whole and not re.search(rf"\b{last}\b", alone)


def _in_its_place(question: str, name: Name, whole: str) -> bool:
    """Whether an article has another name where the question has this one: the Alder *bridge*, the *mayor of* Norrby, *Mayor* Lund."""
    before, after = _BEFORE.search(question[: name.start]), _AFTER.match(question[name.end :])
    title = name.role or (before if before and is_title(before[1]) and not before[2] else None)
    if after and re.search(rf"\b[A-Z][\w’'-]+ {re.escape(after[1])}\b", whole):
        return True
    if before and before[2] and re.search(rf"\b{re.escape(before[1])} of (?:the )?[A-Z]", whole):
        return True
    office = question[slice(*name.role)].split()[-1] if name.role else before[1] if before and title else ""
    return bool(office) and bool(re.search(rf"\b{re.escape(office)}\b", whole, re.IGNORECASE))


def _opposite(asked: frozenset[str], said: frozenset[str]) -> bool:
    """Whether a sentence tells of a rise where the question asks of a fall, of the east where it asks of the west, of a lorry where it asks of a bus."""
    return any(
        len(mine := [words for words in rivals if asked & words]) == 1
        and not said & mine[0]
        and any(said & words for words in rivals)
        for rivals in _RIVALS
    )


def _displaced(question: str, whole: str, said: str, has: Callable[[str], bool]) -> bool:
    """Whether two words that stand together in the question are parted in the article: it has the second only behind other words, and the
    first, where it has it, only before others."""
    spans = term_spans(question)
    for one, two in pairwise(spans):
        if not one.term or not two.term or question[one.end : two.start] != " ":
            continue
        first, second = re.sub(r"['’]s?$", "", question[one.start : one.end]), question[two.start : two.end]
        if not second.islower() or len(second) < _LEAST_LETTERS or not first[0].isalpha():
            continue
        if second in PAST or second.endswith(("ed", "ing")):
            continue  # what Lind sold is no kind of Lind
        if not first[0].isupper() or _PEOPLE.search(first):
            continue
        beside = re.search(rf"\b([^\W\d_][\w’'-]{{1,40}}) {re.escape(second)}\b", said)
        after = {
            match
            for match in re.findall(rf"\b{re.escape(first)} ([a-z][\w’'-]+)", whole)
            if not _VERBAL.fullmatch(match)
        }
        others = {name for name in re.findall(rf"\b([A-Z][\w’'-]+) {re.escape(second)}\b", whole) if terms(name)} - {
            first
        }
        if (
            after
            and second.casefold() not in after
            and others
            and not re.search(rf"\b{re.escape(first)}\b(?! (?:{'|'.join(map(re.escape, after))})\b)", whole)
        ):
            return True
        if beside and beside[1][0].isupper() and beside[1] != first and not has(one.term):
            return True
    return False
