"""Whether a sentence names another office, or the office of another body, than a question asks after: its manager, but of the other club."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefing_bot.documents.document import Document
from briefing_bot.language.names.countries import nations
from briefing_bot.language.text.patterns import late
from briefing_bot.language.text.terms import terms

_HEADS = frozenset(
    terms(
        "ceo chief boss head leader chair chairman chairwoman chairperson president director manager coach founder owner leads heads runs"
    )
)
_SECOND = frozenset(terms("deputy vice assistant"))
_MODIFIERS = "chief|deputy|vice|assistant|prime|finance|foreign|interior|defence|defense|transport|health|education"
_OFFICE = (
    r"(?:chief executive|managing director|mayor|minister|president|ceo|chair(?:man|woman|person)?|manager|coach|captain|head|headteacher|director|editor"
    r"|vicar|governor|secretary|treasurer|principal|owner|boss|leader|chief|conductor|bishop|ambassador)"
)
_OF_A_FIELD = late(
    r"\b(?:financ\w+|operating|police|fire|security|technology|marketing|legal|party|army|news) (?:chief|director|head|boss)\b",
    re.IGNORECASE,
)
"""Whose chief is not the chief."""
_BODY = r"(?:[A-Z][\w’'&-]*)(?: (?:of |the |de |& )?[A-Z][\w’'&-]*){0,4}"
_ASKED = late(
    rf"\b[Ww]ho(?:['’]s| is| was| are| were| became| will be) (?:the )?"
    rf"(?:(?:(?:new|current|former|acting|next|interim|outgoing) )*(?P<office>(?:(?:{_MODIFIERS}) )?{_OFFICE}) (?:of|at|for) (?:the )?(?P<body>{_BODY})"
    rf"|(?P<owner>{_BODY}?)['’]s? (?:(?:new|current|former|acting|next|interim|outgoing) )*(?P<owned>(?:(?:{_MODIFIERS}) )?{_OFFICE})\b"
    rf"|(?P<alone>(?:(?:{_MODIFIERS}) )?{_OFFICE})\W*$)"
    rf"|\b[Ww]ho (?:(?:leads|heads|runs|manages|coaches|chairs|owns|led|headed|ran|managed|coached|chaired) )(?:the )?(?P<led>{_BODY})"
)


def of_another_office(
    question: str, document: Document, sentence: int, said: str, has: Callable[[str, frozenset[str]], bool]
) -> bool:
    """Whether ``said``, a sentence in its context, has not the office that is asked after, or its paragraph and headline not the body.

    Args:
        question: as it stands alone.
        document: of the sentence.
        sentence: its number.
        said: its words.
        has: whether some terms hold a term in any of its forms.
    """
    office, body = _asked(question)
    if office and not _has_office(office, said, frozenset(terms(_OF_A_FIELD.sub("", said))), has):
        return True
    named = [term for term in terms(body) if not has(term, _HEADS)]
    if not named or nations(named):
        return False
    around = frozenset(terms(f"{document.article.title or ''} {_paragraph(document, sentence)}"))
    return not any(has(term, around) for term in named)


def lacks_office(question: str, headline: str) -> bool:
    """Whether a question asks who has an office that a headline has not: the bell is back, whoever the vicar is."""
    office, _ = _asked(question)
    return bool(office) and not _has_office(
        office, headline, frozenset(terms(headline)), lambda term, held: term in held
    )


def _asked(question: str) -> tuple[str, str]:
    """The office that a question asks after, and of which body; empty where it names none."""
    asked = _ASKED.search(question)
    if asked is None:
        return "", ""
    office = asked["office"] or asked["owned"] or asked["alone"] or ""
    return office, asked["body"] or asked["owner"] or asked["led"] or ""


def _has_office(office: str, said: str, held: frozenset[str], has: Callable[[str, frozenset[str]], bool]) -> bool:
    *modifiers, head = terms(office)
    if not has(head, held) and not (_HEADS.intersection(terms(office)) and _HEADS & held):
        return False
    if head not in held or not modifiers or has(modifiers[0], held):
        return True
    if modifiers[0] in _SECOND:
        return False
    # The finance minister is not the chief minister; whoever is a minister only may be.
    return not re.search(rf"\b(?:{_MODIFIERS}) {re.escape(office.split()[-1])}\b", said, re.IGNORECASE)


def _paragraph(document: Document, sentence: int) -> str:
    sentences = document.outline.sentences
    return " ".join(document.text(s) for s in sentences if s.block == sentences[sentence].block)
