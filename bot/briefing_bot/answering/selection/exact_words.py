"""Exact words win: what stands in quotation marks in a question, a bare name, and the row of a table that the question names. What only asks in
a conversation has the words of a question too, and answers none."""

from __future__ import annotations

from collections.abc import Sequence

from briefing_bot.answering.question.analysis import Question
from briefing_bot.answering.selection.selection import Scored
from briefing_bot.documents.document import Document
from briefing_bot.language.lexicon.word_classes import AUXILIARIES
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.tables import column_name
from briefing_bot.language.text.terms import terms

_LACKS = 0.1
"""What its score keeps of a sentence that lacks the words asked for."""

_BESIDE_CELL = 0.3
"""The same of a sentence, where a question names the row and the column of a cell: what stands there was asked for. By hand."""

_QUOTED = late(r"[\"“«]([^\"“”«»]{2,80})[\"”»]|(?<!\w)[‘']([^‘’']{2,80})[’'](?!\w)")
_WORD = late(r"[^\W_]+(?:['’-][^\W_]+)*")
_ASKS = frozenset(
    "who what when where why how which whose whom is are was were do does did has have had can could will would should".split()
)
_NONE = frozenset[str]()
_NAYS, _YEAS = frozenset(("no", "against", "nay")), frozenset(("yes", "for", "favour", "favor", "aye"))
_VOTING = frozenset(terms("vote voted voting voter ballot cast"))
_VOTES = {"no": _NAYS, "against": _NAYS, "nay": _NAYS, "yes": _YEAS, "for": _YEAS, "in favour": _YEAS, "aye": _YEAS}
"""Columns of votes by what questions call them; as terms they are none, for all are stop words."""

_BESIDE_NAME = late(r"[(\[][^()\[\]]{1,30}[)\]]$|(?<=\w)\s++v?\d+(?:\.\d+)+\b|(?<=\w),\s++[A-Za-zµ%/°]{1,4}$")
_ASKS_WHAT_IS_ASKED = frozenset(terms("ask asked asking question questioned wonder"))
_WAY = late(r"(?<!\s)\s++[-–—→]\s+")
_MOST_BARE = 4  # by hand: more words are a question


def bare_terms(question: Question) -> frozenset[str]:
    """The terms of a question that is only a name or two words (``Odell``, ``bridge cost?``); empty for any other."""
    words = [word.casefold() for word in _WORD.findall(question.text)]
    if not 0 < len(words) <= _MOST_BARE or _ASKS.intersection(words) or AUXILIARIES.intersection(words):
        return frozenset()
    return frozenset(question.terms)


def exact_words_first(question: Question, documents: Sequence[Document], scored: Sequence[Scored]) -> list[Scored]:
    """Sentences in the order that exact words leave, the best one's score 1."""
    wanted = [" ".join(_words(match[1] or match[2])) for match in _QUOTED.finditer(question.text)]
    bare, asked = bare_terms(question), frozenset(question.terms)
    keys = _row_keys(documents, scored, asked)
    cell = bool(keys) and any(
        one.score >= _LACKS and names_cell(question, documents[one.document], one.sentence) for one in scored
    )
    asking = (
        []
        if _ASKS_WHAT_IS_ASKED & asked
        else [n for n, one in enumerate(scored) if _only_asks(documents[one.document], one.sentence)]
    )
    if not (wanted or bare or keys or asking):
        return list(scored)
    only_ask = {(scored[n].document, scored[n].sentence) for n in asking}

    def kept(one: Scored) -> float:
        document = documents[one.document]
        text = document.read_as(one.sentence)
        share = 1.0
        if wanted and not any(phrase in " ".join(_words(text)) for phrase in wanted):
            share *= _LACKS
        if bare and not bare.issubset(terms(f"{text} {document.asked(one.sentence)}")):
            share *= _LACKS
        key = _key(document, one.sentence) if keys else None
        if key and key not in keys:
            share *= _LACKS
        if cell and not key:
            share *= _BESIDE_CELL
        if (one.document, one.sentence) in only_ask:
            share *= _LACKS
        return one.score * share

    ranked = sorted(((kept(one), n) for n, one in enumerate(scored)), key=lambda pair: (-pair[0], pair[1]))
    best = ranked[0][0] or 1.0
    return [scored[n]._replace(score=score / best) for score, n in ranked]


def names_cell(question: Question, document: Document, sentence: int) -> bool:
    """Whether a question names a cell of a table, by its row and its column: ``the turnout in Westfield``."""
    block = document.outline.blocks[document.outline.sentences[sentence].block]
    if not block.cells or block.heads < 0:
        return False
    asked = frozenset(question.terms)
    if not _is_named(document.body[slice(*block.cells[0])], asked):
        return False
    names = (document.body[slice(*cell)] for cell in document.outline.blocks[block.heads].cells[1:])
    columns = [_called(column_name(name)) for name in names]
    heads = (fold(document.body[slice(*cell)]) for cell in document.outline.blocks[block.heads].cells[1:])
    words = frozenset(_words(question.text)) if _VOTING & asked else _NONE
    return any(column and column <= asked for column in columns) or any(words & _VOTES.get(h, _NONE) for h in heads)


def _called(cell: str) -> frozenset[str]:
    """The terms by which a question calls a row or column: without its unit (``Latency (ms)``) and a version (``Sprat 3.1``)."""
    return frozenset(terms(_BESIDE_NAME.sub("", cell))) or frozenset(terms(cell))


def _is_named(cell: str, asked: frozenset[str]) -> bool:
    """Whether a question has the terms of a row's first cell, or of one end of the way that it tells (``Seal Cove - Great Skerry``)."""
    parts = _WAY.split(cell)
    return any(
        (called := _called(part)) and called <= asked for part in ([cell, *parts] if len(parts) == 2 else [cell])
    )


def _words(text: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(text)]


def _only_asks(document: Document, sentence: int) -> bool:
    """Whether a sentence asks at the end of a turn, and somebody else's turn stands after it."""
    blocks, sentences = document.outline.blocks, document.outline.sentences
    here = sentences[sentence].block
    if blocks[here].turn < 0 or sentence + 1 >= len(sentences) or document.body[sentences[sentence].end - 1] != "?":
        return False
    return blocks[sentences[sentence + 1].block].turn > blocks[here].turn


def _key(document: Document, sentence: int) -> str | None:
    """What a row of a table is of: its first cell, and an item of an item that one; None for what is neither."""
    block = document.outline.blocks[document.outline.sentences[sentence].block]
    if not block.cells:
        within = block.lead >= 0 and document.outline.blocks[block.lead].alone
        return document.body[slice(*document.outline.blocks[block.lead][:2])].casefold() if within else None
    return document.body[slice(*block.cells[0])].casefold()


def _row_keys(documents: Sequence[Document], scored: Sequence[Scored], asked: frozenset[str]) -> frozenset[str]:
    """The first cells of rows that the question names."""
    found = {key for one in scored if (key := _key(documents[one.document], one.sentence))}
    return frozenset(key for key in found if _is_named(key, asked))
