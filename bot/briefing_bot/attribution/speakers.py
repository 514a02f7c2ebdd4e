"""Who says each sentence of an article, and how sure: its speaker, role and stance, each from the article's own words.

An article is read once, sentence by sentence in order, as a person would: the reporting clause of the sentence decides (``X said``,
``according to X``); a sentence within quotation marks that has none belongs to whoever speaks in that quotation, or in the sentence
that it stands beside (``continuation``); everything else is the outlet's own narration. A speaker is named only on such evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing_bot.attribution.continuation import NARRATED, Continuation, Utterance
from briefing_bot.attribution.coreference.resolver import Resolver
from briefing_bot.attribution.cue_filter import credible, holds
from briefing_bot.attribution.stance import stance
from briefing_bot.documents.document import Document
from briefing_bot.language.grammar.noun_phrases import subject
from briefing_bot.language.grammar.tokens import Token, tokens
from briefing_bot.language.lexicon.word_classes import SUBJECT_PRONOUNS
from briefing_bot.language.names.people import with_particles, with_short_name, without_ticker
from briefing_bot.language.reporting.clauses import MOST_TOKENS, reports
from briefing_bot.language.reporting.other_cues import Report
from briefing_bot.language.text.quotations import Quotation, quotations
from briefing_bot.models import Mention, Stance


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a sentence. ``speaker`` None and ``stance`` ``unsourced``: the outlet's own narration.

    ``role`` is what the article calls the speaker (``U.S. Defense Secretary``). Both are slices of the article.
    """

    speaker: Mention | None = None
    role: Mention | None = None
    stance: Stance = "unsourced"


NARRATION = Attribution()
_GOES_ON = 5  # words from a verb on, by hand: a clause that only names its speaker has fewer


def attributions(document: Document) -> tuple[Attribution, ...]:
    """Who says each sentence of ``document.outline.sentences``, in their order."""
    body, sentences = document.body, document.outline.sentences
    touching = _touching(document)
    resolver = Resolver(body, document.outline)
    utterances = [
        _explicit(resolver, body, number, tokens(body, sentence.start, sentence.end, touching[number]))
        for number, sentence in enumerate(sentences)
    ]
    article = document.article
    Continuation(
        body, document.outline, touching, utterances, resolver, article.title or "", article.outlet or ""
    ).fill()
    return tuple(_attribution(document, utterance) for utterance in utterances)


def _touching(document: Document) -> list[list[Quotation]]:
    """The quotations that touch each sentence."""
    quoted = quotations(document.body, document.outline)
    touching: list[list[Quotation]] = []
    begun: list[Quotation] = []
    following = 0
    for sentence in document.outline.sentences:
        while following < len(quoted) and quoted[following].start < sentence.end:
            begun.append(quoted[following])
            following += 1
        begun = [quotation for quotation in begun if quotation.end > sentence.start]
        touching.append(begun[:])
    return touching


def _explicit(resolver: Resolver, body: str, number: int, sentence: list[Token]) -> Utterance:
    """What the sentence's own reporting clause says; the resolver then knows whom the sentence speaks of."""
    utterance, by = NARRATED, None
    # A longer "sentence" is a list or a table: who is its subject is nowhere said.
    resolver.open(number, subject(sentence, len(sentence)) if len(sentence) <= MOST_TOKENS else None)
    clauses = reports(sentence)
    for report in sorted(clauses, key=lambda report: _takes_up(report, clauses, sentence, body)):
        if not holds(report, body):
            continue
        speaker = resolver.resolve(report.subject, report.closing)
        if speaker and credible(report, speaker, sentence, body):
            utterance, by = Utterance(speaker, stance(report, clauses, sentence, body), True), report.verb.lemma
            break
    resolver.close(utterance.speaker, by)
    return utterance


def _takes_up(report: Report, clauses: list[Report], sentence: list[Token], body: str) -> bool:
    """Whether the subject of a clause is a pronoun that takes up the one of a clause before: *Analysts said* that they expect ..."""
    if body[report.subject.start : report.subject.end].casefold() not in SUBJECT_PRONOUNS:
        return False
    if sum(token.start > report.start for token in sentence) < _GOES_ON:
        return False  # "Fenn, whom Lind denied to know, was there, she said"
    return any(other.subject.start < report.subject.start for other in clauses)


def _attribution(document: Document, utterance: Utterance) -> Attribution:
    body = document.body
    if utterance.speaker is None:
        return NARRATION
    name = with_particles(body, utterance.speaker.name)
    if utterance.speaker.sort == "organisation":
        name = with_short_name(body, without_ticker(body, name))
    role = utterance.speaker.role
    return Attribution(document.mention(*name), document.mention(*role) if role else None, utterance.stance)
