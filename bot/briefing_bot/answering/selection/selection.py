"""Scored sentences -> the few spans to quote: best first, distinct, and complete.

A quote is the sentence that answers. It has one voice: all of it is said by the same, as surely, for speaker and stance stand
beside it. A neighbour in that voice joins where the sentence cannot be understood without it, or where it tells of the same and both
are short; never one of another item, row, turn or heading. What else stands before and after is shown apart. Where the sentence after or
before it answers as well, both are one quote, even a longer one: there is room for another point.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing_bot.attribution.annotations import AnnotatedDocument
from briefing_bot.documents.document import Document
from briefing_bot.language.text.blocks import Block
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms

MOST_CHARACTERS = 450
"""Longest completed quote, in characters; a longer single sentence is quoted whole. Chosen on held-out weeks, where quotes of one voice
name the speaker right in 94 of 100 answers, and quotes of mixed voices in 92."""

SEVERAL_CHARACTERS = 650
"""The same where several things are asked for, and of sentences that both answer."""

_JOINED_AMONG = 6
_JOINED_SHARE = 0.5
# What is joined to a quote is among the six best sentences, with half of the best one's score. These, and the lengths, were chosen on held-out
# weeks: of a question's several points 3 in 100 more are shown, and no more speakers are wrong.

_SAME = 0.8  # by hand: of all words of two sentences, what both have where one is enough

_LEANS = late(
    r"\W*(?:He|She|They|It|Its|This|That|These|Those|His|Her|Their|Both|Such|Neither|None|One|Another|Others)\b(?![’']s\sown)"
)
_ANNOUNCES = late(
    r"\b(?:following|follows|below|these|several|both|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?<![.,:$£€\d])(?:[2-9]|1\d)|includ(?:es?|ed|ing)"
    r"|such as|among (?:them|others)|here (?:are|is)|namely)\b(?! per ?cent|%|[.,:]\d| [mb]illion)",
    re.IGNORECASE,
)
_NEGATION = late(r"\b(?:not|never|cannot|without|neither|nor|no longer|\w+n[’']t)\b", re.IGNORECASE)
_SCRAP = 3  # words
_TELLS = 0.05
_TIMES, _BRIEF = 2, 200
# What a quote takes in beside what it needs: sentences with a twentieth of the core's score, up to twice the core's length or 200 characters.
# On four held-out weeks a third more answers are shown in a quote of twice their length at most, and none in a hundred fewer among three quotes.


class Scored(NamedTuple):
    """A sentence, by its number in its document's outline, and how well it answers: ``score`` from 0 to 1, and ``merit``, the logit that
    it was ordered by; None where it was not read.

    ``also`` are other documents that print the same story with the sentence's passage.
    """

    document: int
    sentence: int
    score: float
    merit: float | None = None
    also: tuple[int, ...] = ()


class Choice(NamedTuple):
    """Sentences ``[first, last)`` of a document to quote, built around sentence ``core``; ``score`` and ``merit`` are the core's.

    ``also`` are other documents that say the same in the same words.
    """

    document: int
    first: int
    last: int
    core: int
    score: float
    merit: float | None = None
    also: tuple[int, ...] = ()


def select(
    documents: Sequence[AnnotatedDocument],
    scored: Iterable[Scored],
    most: int,
    longest: int = MOST_CHARACTERS,
    whole_lists: bool = False,
) -> list[Choice]:
    """The spans to quote, at most ``most``, from sentences in order of merit; none is completed beyond ``longest`` characters.

    With ``whole_lists``, where several things are asked for, an item of a list is quoted with the whole list. The line that leads in to a
    list is always, for it says nothing without.

    Sentences inside a span already chosen are passed over; one that repeats a chosen core in another article's words
    counts for it as corroboration; one that goes on where a span ends, or ends where it begins, may be joined to it.
    """
    ranked = list(scored)
    score_of = {(s.document, s.sentence): s.score for s in ranked}
    chosen: list[Choice] = []
    words: list[frozenset[str]] = []
    for rank, candidate in enumerate(ranked):
        if len(chosen) >= most:
            break
        if any(c.document == candidate.document and c.first <= candidate.sentence < c.last for c in chosen):
            continue
        if rank < _JOINED_AMONG and candidate.score >= _JOINED_SHARE * ranked[0].score:
            joined = ((n, _joined(documents, choice, candidate)) for n, choice in enumerate(chosen))
            at, whole = next(((n, choice) for n, choice in joined if choice), (0, None))
            if whole and _in_one_voice(documents[whole.document], whole.core, candidate.sentence):
                chosen[at] = whole
                continue
        mine = _words(documents[candidate.document].document, candidate.sentence)
        twin = next((n for n, theirs in enumerate(words) if alike(mine, theirs)), None)
        if twin is not None:
            if candidate.document not in (chosen[twin].document, *chosen[twin].also):
                chosen[twin] = chosen[twin]._replace(also=(*chosen[twin].also, candidate.document))
            continue
        led_in = _leads_in(documents[candidate.document].document, candidate.sentence)
        whole_list = _whole_list(documents[candidate.document], candidate) if whole_lists or led_in else None
        parts = [n for n, c in enumerate(chosen) if whole_list and _within(c, whole_list)]
        if whole_list and parts:
            first = chosen[parts[0]]
            chosen[parts[0]] = whole_list._replace(
                core=first.core, score=first.score, merit=first.merit, also=first.also
            )
            for n in reversed(parts[1:]):
                del chosen[n], words[n]
            continue
        taken = {n for c in chosen if c.document == candidate.document for n in range(c.first, c.last)}
        if whole_list and not taken.isdisjoint(range(whole_list.first, whole_list.last)):
            whole_list = None
        chosen.append(whole_list or _complete(documents[candidate.document], candidate, score_of, taken, longest))
        words.append(mine)
    return chosen


def _joined(documents: Sequence[AnnotatedDocument], choice: Choice, candidate: Scored) -> Choice | None:
    """The choice with a sentence that stands right beside it; None where it does not, or both are too long for one quote."""
    if choice.document != candidate.document:
        return None
    return _with(documents[choice.document].document, choice, candidate.sentence, SEVERAL_CHARACTERS)


def _with(document: Document, choice: Choice, sentence: int, most: int) -> Choice | None:
    """The choice with the sentence before or after it, be it in another paragraph.

    None for any other sentence, and where anything stands between, such as a heading, or both have more than ``most`` characters.
    """
    found = document.outline.sentences
    if sentence not in (choice.first - 1, choice.last) or not 0 <= sentence < len(found):
        return None
    if not document.outline.together(choice.core, sentence):
        return None
    first, last = min(choice.first, sentence), max(choice.last, sentence + 1)
    border = choice.last if sentence == choice.last else choice.first
    between = document.body[found[border - 1].end : found[border].start]
    if between.strip() or found[last - 1].end - found[first].start > most:
        return None
    return choice._replace(first=first, last=last)


def _in_one_voice(document: AnnotatedDocument, one: int, other: int) -> bool:
    """Whether two sentences of a document are said by the same, as surely."""
    return document.annotations[one].voice == document.annotations[other].voice


def _words(document: Document, sentence: int) -> frozenset[str]:
    start, end, _ = document.outline.sentences[sentence]
    return frozenset(terms(document.body, start, end))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of terms have eight of ten in common."""
    union = len(one | other)
    return bool(union) and len(one & other) / union >= _SAME


def _within(choice: Choice, whole: Choice) -> bool:
    return choice.document == whole.document and whole.first <= choice.first and choice.last <= whole.last


def _leads_in(document: Document, number: int, *, whole: bool = False) -> bool:
    """Whether a sentence is the line before a list that ends with a colon, or one that is ``whole`` and says that several things follow."""
    sentences, blocks = document.outline.sentences, document.outline.blocks
    if number + 1 >= len(sentences):
        return False
    here, there = sentences[number].block, sentences[number + 1].block
    if there != here + 1 or not _is_item(blocks[there]) or blocks[here].turn >= 0:
        return False
    if document.body[sentences[number].end - 1] == ":":
        return True
    stands = whole and blocks[here].section == blocks[there].section and not blocks[here].alone
    return stands and bool(_ANNOUNCES.search(document.body, *sentences[number][:2]))


def _is_item(block: Block) -> bool:
    return block.alone and not block.cells


def _whole_list(document: AnnotatedDocument, core: Scored) -> Choice | None:
    """The list that holds the core, or that the core leads in to, with the line that leads in to it; None where it is no list of two items
    or more, said in one voice, or too long for one quote."""
    outline = document.document.outline
    sentences, blocks = outline.sentences, outline.blocks

    def beside(number: int, other: int) -> bool:
        """Whether a sentence is in an item that stands next to, or in, the one of ``other``."""
        here, there = sentences[number].block, sentences[other].block
        return _is_item(blocks[here]) and blocks[here].section == blocks[there].section and abs(here - there) <= 1

    first = core.sentence + _leads_in(document.document, core.sentence, whole=True)
    if not beside(first, first):
        return None
    last = first + 1
    while first and beside(first - 1, first):
        first -= 1
    while last < len(sentences) and beside(last, last - 1):
        last += 1
    items = range(first, last)
    if sentences[last - 1].block == sentences[first].block:
        return None
    if first and _leads_in(document.document, first - 1, whole=True):
        first -= 1
    if sentences[last - 1].end - sentences[first].start > SEVERAL_CHARACTERS:
        if core.sentence != first:
            return None
        while last > items.start + 1 and sentences[last - 1].end - sentences[first].start > SEVERAL_CHARACTERS:
            last -= 1  # what leads in is quoted with as many items as there is room for
        items = range(items.start, last)
    if not all(_in_one_voice(document, items[0], n) for n in items):
        return None
    return Choice(core.document, first, last, core.sentence, core.score, core.merit, core.also)


def _complete(
    document: AnnotatedDocument,
    core: Scored,
    score_of: Mapping[tuple[int, int], float],
    taken: set[int],
    longest: int,
) -> Choice:
    """The core with those sentences beside it, in its voice, without which it is not understood, or which answer as well."""
    choice = Choice(core.document, core.sentence, core.sentence + 1, core.sentence, core.score, core.merit, core.also)
    size = len(document.document.text(document.document.outline.sentences[core.sentence]))
    brief = max(_TIMES * size, _BRIEF)
    choice = _led_in(document, choice, taken, brief, longest)
    while True:
        needed = _needed(document, choice)
        reach = [
            (score, -n, longer)
            for n in (choice.first - 1, choice.last)
            if n not in taken
            and ((score := score_of.get((core.document, n), 0.0)) >= _TELLS * core.score or n in needed)
            and (longer := _with(document.document, choice, n, longest if n in needed else min(longest, brief)))
            and _in_one_voice(document, core.sentence, n)
        ]
        if not reach:
            return choice
        choice = max(reach)[2]


def _led_in(document: AnnotatedDocument, choice: Choice, taken: set[int], brief: int, longest: int) -> Choice:
    """The choice from the line on that leads in to the item of its core, where that breaks off and both are brief: *The plant will:* take on 70.

    One that says what is not so is quoted with the item even where other items between make it long.
    """
    of, core = document.document, choice.core
    lead = of.lead(core)
    if lead < 0 or not taken.isdisjoint(range(lead, core)):
        return choice
    sentences = of.outline.sentences
    most = longest if _is_negated(of.text(sentences[lead])) else brief
    if sentences[core].end - sentences[lead].start > most:
        return choice
    one_voice = all(_in_one_voice(document, core, number) for number in range(lead, core))
    return choice._replace(first=lead) if one_voice else choice


def _is_negated(line: str) -> bool:
    """Whether a line that leads in to a list says what is not so: *The plan does not:*"""
    return line.endswith(":") and bool(_NEGATION.search(line, max(map(line.rfind, ".!?")) + 1))


def _needed(document: AnnotatedDocument, choice: Choice) -> list[int]:
    """The sentences beside a choice that its meaning needs: the one before a pronoun that nothing names, or those around a scrap.

    Only within a paragraph; what stands beyond is shown as what is before and after.
    """
    outline = document.document.outline
    first = outline.sentences[choice.first]
    text = document.document.text(first)
    needed: list[int] = []
    if not document.annotations[choice.first].speaker and _LEANS.match(text):
        needed.append(choice.first - 1)
    if choice.last - choice.first == 1 and len(text.split()) <= _SCRAP:
        needed += [choice.last, choice.first - 1]
    return [n for n in needed if 0 <= n < len(outline.sentences) and outline.sentences[n].block == first.block]
