"""The reporting clauses of a sentence: ``X said``, ``said X``, ``according to X``, ``was confirmed by X``.

It is a shallow reader: words, a list of verbs of reporting, and the few shapes that news English gives a noun phrase
before or after such a verb. What stands between quotation marks is one opaque token.
"""

from __future__ import annotations

from briefing_bot.language.grammar.auxiliaries import Auxiliaries, auxiliaries_of, habit_before
from briefing_bot.language.grammar.complements import (
    ends_clause,
    governs,
    in_clause,
    is_passive,
    is_verb,
    plural_before,
)
from briefing_bot.language.grammar.noun_phrases import NounPhrase, subject
from briefing_bot.language.grammar.subjects import phrase_before
from briefing_bot.language.grammar.tokens import SPEECH, Token, is_time, verb_like
from briefing_bot.language.lexicon.cue_verbs import DOCUMENTS, MANNERS, NOUN_TOO, VERBS, Verb, VerbKind
from briefing_bot.language.lexicon.word_classes import DETERMINERS, FINITE, PREPOSITIONS, SUBORDINATE
from briefing_bot.language.reporting.inversion import agent, inverted
from briefing_bot.language.reporting.other_cues import (
    ACCORDING,
    Report,
    according,
    after_quotation,
    as_put,
    before_colon,
    in_writing,
    low_at,
    makes_clear,
    puts_at,
    quoted_as,
    who_says,
)
from briefing_bot.language.reporting.participles import participle

_LAST = 1 << 40  # after every offset
MOST_TOKENS = 300
"""A longer "sentence" is a table or a list; reading it would cost the square of its length."""

_CALLS = frozenset("call calls demand demands claim claims warning warnings promise pledge".split())
_WORKS = frozenset("letters songs song lyrics music book books novels novel poems poetry checks scripts".split())
_DECLINED = frozenset(
    "comment say confirm discuss answer elaborate provide name identify give disclose speculate respond".split()
)
_PLURAL_DETERMINERS = frozenset("this all both some many most".split())
_GUESSED = frozenset("estimated proposed alleged projected anticipated".split())
_AMOUNTS = frozenset("total combined initial overall average".split())
_REDUCED = frozenset("announced reported proposed revealed disclosed posted shared found".split())
_ASIDE = frozenset("say point note observe report write mention explain".split())
_SAYING_DOCUMENTS = frozenset("report study survey analysis poll".split())
_MEANS = frozenset("telephone phone email e-mail mail letter text video fax radio way".split())  # said by telephone
_INNER = frozenset("who which what why how that".split())
_NOTHING_SAID = frozenset("nothing so it yes no hello goodbye".split())
_HABITUAL = frozenset("say tell joke quip remark write warn insist argue boast complain ask".split())


def reports(sentence: list[Token]) -> list[Report]:
    """The reporting clauses of a sentence, the one that holds the whole sentence first; those within others last."""
    found: list[Report] = []
    if len(sentence) > MOST_TOKENS:
        return found
    for number, token in enumerate(sentence):
        verb = VERBS.get(token.low)
        report: Report | None = None
        if token.low == "according" or _is_per(sentence, number):
            report = according(sentence, number)
        elif verb and token.text.islower() and not (verb.lemma in MANNERS and not _beside_speech(sentence, number)):
            report = _report(sentence, number, verb)
        elif token.low == ":" and number + 1 < len(sentence) and not sentence[number + 1].text and not found:
            report = before_colon(sentence, number)
        if report:
            found.append(report)
    if quoted := quoted_as(sentence):
        return quoted
    if not found:
        found = after_quotation(sentence) or as_put(sentence) or in_writing(sentence) or puts_at(sentence)
        found = found or who_says(sentence) or makes_clear(sentence)
    return sorted(found, key=_rank)


def _beside_speech(sentence: list[Token], number: int) -> bool:
    """Whether quoted words end right before the verb at ``number`` or its subject, or begin soon behind it."""
    return any(token.low == SPEECH or not token.text for token in sentence[max(0, number - 8) : number + 5])


def _is_per(sentence: list[Token], number: int) -> bool:
    """Whether the token at ``number`` is the *per* of ``..., per the police``, not that of ``40 per cent``."""
    if sentence[number].low != "per" or number + 1 >= len(sentence):
        return False
    follow = sentence[number + 1]
    return (not number or sentence[number - 1].low in (",", "as")) and (
        follow.text[:1].isupper() or (follow.low in ("the", "a", "an") and number + 2 < len(sentence))
    )


def _rank(report: Report) -> tuple[int, int]:
    verb = report.verb
    if report.within:
        return (5, report.start)
    if verb is ACCORDING:
        return (2, report.start) if report.closing else (3, report.start)
    if not verb.finite:
        return (4, report.start)
    if report.closing and verb.lemma == "report":
        return (3, _LAST)  # police said ..., CNN reported: who said it counts
    if report.closing and verb.kind in (VerbKind.SAY, VerbKind.CONTENT):
        return (0, -report.start)
    if verb.kind is VerbKind.SAY or verb.stance != "stated":
        return (1, report.start)
    if verb.lemma == "report":
        return (2, report.start)
    return (3, report.start)


def _report(sentence: list[Token], number: int, verb: Verb) -> Report | None:
    """The clause of the verb at ``number``, if it is one."""
    begins = habit_before(sentence, number, verb) if verb.lemma in _HABITUAL else number
    auxiliaries = auxiliaries_of(sentence, begins, verb, habitual=_is_habit(sentence, number, verb))
    if auxiliaries is None:
        return None
    if begins < number:
        if low_at(sentence, number + 1) in _NOTHING_SAID:
            return None
        verb = verb._replace(finite=True)
        auxiliaries = auxiliaries._replace(passive=False, negated=False, helped=True, bare=False)
    if auxiliaries.passive and verb.finite:
        return agent(sentence, number, verb, auxiliaries.negated)
    if not verb.finite and not auxiliaries.passive:
        return participle(sentence, number, verb)
    before = sentence[auxiliaries.before] if auxiliaries.before >= 0 else None
    if auxiliaries.bare and (before is None or not before.text or before.low in (",", "—", "–", "--", '"', "'")):
        clause = inverted(sentence, number, verb)
        if clause:
            return clause
    if auxiliaries.bare and before is not None and not before.text:
        return _after_relative(sentence, number, verb)
    if (
        before is not None
        and before.low in ("that", "which")
        and (written := _written_before(sentence, auxiliaries.before))
    ):
        return _of_subject(sentence, number, verb, auxiliaries, written)
    if (
        before is None
        or _is_other(sentence, number, verb, auxiliaries)
        or not _speaks(sentence, number, verb, auxiliaries)
    ):
        return None
    if before.low in ("and", "but", "then"):
        phrase = subject(sentence, auxiliaries.before)
        if not phrase or in_clause(sentence, phrase, auxiliaries.before) or not governs(sentence, number, verb):
            return None
        return Report(sentence[number].start, verb, phrase, auxiliaries.negated, "", False)
    phrase = phrase_before(sentence, auxiliaries.before)
    return _of_subject(sentence, number, verb, auxiliaries, phrase) if phrase else None


def _is_habit(sentence: list[Token], number: int, verb: Verb) -> bool:
    """Whether *would* before the verb at ``number`` tells what somebody often said: "Eat," she would say."""
    near = sentence[max(0, number - 4) : number] + sentence[number + 1 : number + 3]
    return verb.lemma in _HABITUAL and any(token.low == SPEECH or not token.text for token in near)


def _after_relative(sentence: list[Token], number: int, verb: Verb) -> Report | None:
    """``Lind, who called it "a mess," said ...``: the quotation ends what is told of the subject."""
    for at in range(1, number - 2):
        if sentence[at].low == "," and sentence[at + 1].low in ("who", "which"):
            phrase = phrase_before(sentence, at - 1)
            whole = phrase is not None and governs(sentence, number, verb)
            return Report(sentence[number].start, verb, phrase, False, "", False) if phrase and whole else None
    return None


def _written_before(sentence: list[Token], relative: int) -> NounPhrase | None:
    """The document that ``that`` at ``relative`` stands for: *a Herald report* last month that says ..."""
    last = next(
        (at for at in range(relative - 1, max(-1, relative - 4), -1) if sentence[at].low in _SAYING_DOCUMENTS), -1
    )
    if last < 0 or not all(is_time(token) for token in sentence[last + 1 : relative]):
        return None
    first = last
    while first > 0 and sentence[first].low not in DETERMINERS:
        first -= 1
        if not sentence[first].text or sentence[first].low in PREPOSITIONS or verb_like(sentence[first]):
            return None
    return NounPhrase(sentence[first].start, sentence[last].end) if first < last else None


def _is_other(sentence: list[Token], number: int, verb: Verb, auxiliaries: Auxiliaries) -> bool:
    """Whether the form at ``number`` is no verb of its own clause but a noun, an adjective or a passive participle."""
    token, before, follow = sentence[number], sentence[auxiliaries.before], low_at(sentence, number + 1)
    noun_too = token.low in NOUN_TOO
    if noun_too and before.low == "this" and token.low == verb.lemma:
        return True  # contributed to this report
    if auxiliaries.bare and before.low in _AMOUNTS and token.low.endswith("ed"):
        return True  # the total estimated cost
    if auxiliaries.bare and token.low in _GUESSED and before.low.endswith(("'s", "s'")):
        return True  # Norsk's estimated fortune
    if auxiliaries.bare and token.low in _REDUCED and _finite_after_time(sentence, number):
        return True  # the plan announced on Monday would ...
    if before.low in _PLURAL_DETERMINERS and verb.stance != "stated" and token.low.endswith("ed"):
        return True  # many verified accounts
    if before.low in PREPOSITIONS or (before.low in DETERMINERS and before.low not in _PLURAL_DETERMINERS):
        return True
    by_agent = follow == "by" and low_at(sentence, number + 2) not in _MEANS
    if (auxiliaries.bare and by_agent) or (token.low == "written" and not auxiliaries.helped):
        return True
    if follow == "to" and (auxiliaries.bare or before.low == ",") and is_passive(sentence, number, verb):
        return True
    if auxiliaries.bare and verb.kind in (VerbKind.ACT, VerbKind.MIND) and follow in ("of", "as"):
        return True  # people accused of theft
    if (auxiliaries.passive and verb.kind is VerbKind.MIND) or before.low in ("what's", "it's", "that's"):
        return True
    if noun_too and (before.text[:1].isdigit() or before.low.endswith(("'s", "s'"))):
        return True
    if noun_too and before.low == "," and follow in ("that", "which"):
        return True
    base = token.low == verb.lemma and not (verb.lemma == "read" and before.text[:1].isupper())
    if (
        base
        and not auxiliaries.helped
        and not plural_before(sentence[max(0, auxiliaries.before - 6) : auxiliaries.before + 1])
    ):
        return True
    return noun_too and auxiliaries.bare and not is_verb(sentence, number, before)


def _finite_after_time(sentence: list[Token], number: int) -> bool:
    """Whether only the words of a time stand between token ``number`` and a finite verb."""
    at = number + 1
    while at < len(sentence) and (is_time(sentence[at]) or sentence[at].low == "on" or sentence[at].text.isdigit()):
        at += 1
    return at > number + 1 and at < len(sentence) and sentence[at].low in FINITE


def _speaks(sentence: list[Token], number: int, verb: Verb, auxiliaries: Auxiliaries) -> bool:
    """Whether a verb that has other senses too tells of speech here: declined to say, repeated his call."""
    if verb.lemma in ("repeat", "renew"):
        return any(token.low in _CALLS for token in sentence[number + 1 : number + 4])
    if verb.lemma in ("decline", "refuse"):
        return low_at(sentence, number + 2) in _DECLINED and low_at(sentence, number + 3) not in ("up", "in")
    if verb.lemma == "write":
        return not any(token.low in _WORKS for token in sentence[number + 1 : number + 5])
    if verb.lemma == "call" and low_at(sentence, number + 1) in ("off", "up", "in"):
        return False
    if verb.lemma in ("slam", "blast") and low_at(sentence, number + 1) in PREPOSITIONS | {"off"}:
        return False  # a storm slammed into the coast
    if verb.lemma == "rule" and low_at(sentence, number + 1) == "out":
        return auxiliaries.helped or low_at(sentence, number + 2) not in ("by", "of", "for")
    if verb.lemma == "show" and low_at(sentence, number + 1) in ("up", "off"):
        return False
    if verb.lemma == "call":  # a film called "...": a name, not a speech
        quoted = low_at(sentence, number + 1) in ("", SPEECH) or _is_termed(sentence, number)
        named = (auxiliaries.bare and quoted) or _names(sentence, number)
        return not named and (auxiliaries.bare or sentence[auxiliaries.before].low != ",")
    return True


def _is_termed(sentence: list[Token], number: int) -> bool:
    """Whether ``called`` at ``number`` only gives a name: a trick *called* a "rug pull"."""
    article = any(token.low in ("a", "an") for token in sentence[max(0, number - 4) : number])
    return article and low_at(sentence, number + 1) in ("a", "an") and low_at(sentence, number + 2) == ""


def _names(sentence: list[Token], number: int) -> bool:
    """Whether ``calls`` at ``number`` only gives a thing its name: a plan he calls *the Big Wall*."""
    at = number + (2 if low_at(sentence, number + 1) == "the" else 1)
    first = at
    while at < len(sentence) and sentence[at].text[:1].isupper():
        at += 1
    after = low_at(sentence, at)
    return at > first and (after in (None, ".", ",") or after in PREPOSITIONS - {"to", "for", "by"})


def _of_subject(
    sentence: list[Token], number: int, verb: Verb, auxiliaries: Auxiliaries, phrase: NounPhrase
) -> Report | None:
    """The clause of the verb at ``number`` with the subject ``phrase`` before it, if it reports anything."""
    follow = low_at(sentence, number + 1)
    ahead = next((t.low for t in reversed(sentence) if t.start < phrase.start), "")
    starts = not any(t.start < phrase.start for t in sentence)
    alone = verb.kind is VerbKind.ACT and follow in (None, ",", ")", ".")
    if alone and verb.lemma not in ("apologize", "decline") and not (verb.lemma == "confirm" and ahead == ","):
        return None  # charges that he denies
    spoken = ahead == "'" or any(t.start < phrase.start and (not t.text or verb_like(t)) for t in sentence)
    closing = ahead in (",", "", SPEECH, "'") and not starts and spoken and ends_clause(sentence, number, verb)
    closing = closing or (ahead == "," and ends_clause(sentence, number, verb, last=True))
    if follow == "," and ahead in (",", "as") and verb.kind is not VerbKind.ACT:
        closing = True  # as X reported, ...; ..., X claimed, ...
    if ahead == "as" and verb.lemma in _ASIDE and _opens(sentence, phrase) and _is_aside(sentence, number):
        return Report(sentence[number].start, verb, phrase, auxiliaries.negated, "", True)
    told = verb.lemma in ("show", "find", "suggest", "indicate", "reveal") and any(
        t.low in DOCUMENTS for t in sentence if phrase.start <= t.start < phrase.end
    )
    last = auxiliaries.before
    while last > 0 and is_time(sentence[last]):
        last -= 1  # Norsk today reported sales of ...
    told = told or (
        verb.lemma == "report" and sentence[last].text[:1].isupper() and (last > 0 or sentence[last].text.isupper())
    )
    if not closing and not told and not governs(sentence, number, verb):
        return None
    depends = ahead in SUBORDINATE | _INNER or ahead in VERBS or (ahead == "as" and follow != ",")
    if ahead == "which" and _in_which(sentence, phrase) and verb.lemma in ("say", "write"):
        depends = False
    return Report(sentence[number].start, verb, phrase, auxiliaries.negated, ahead if depends else "", closing)


def _in_which(sentence: list[Token], phrase: NounPhrase) -> bool:
    """Whether ``in which`` stands before ``phrase``: a letter in which *he* said ..."""
    at = next((n for n, t in enumerate(sentence) if t.start >= phrase.start), 0)
    return at > 1 and sentence[at - 2].low == "in"


def _opens(sentence: list[Token], phrase: NounPhrase) -> bool:
    """Whether at most one word stands before ``phrase``: ``As X``."""
    return len(sentence) > 1 and phrase.start <= sentence[1].start


def _is_aside(sentence: list[Token], number: int) -> bool:
    """Whether a verb's clause only says who says the rest: ``said on Monday,``; ``pointed out in a letter,``."""
    follow = low_at(sentence, number + 1)
    if follow != "out" and follow not in PREPOSITIONS and not (follow and is_time(sentence[number + 1])):
        return False
    comma = next((n for n in range(number, min(number + 9, len(sentence))) if sentence[n].low == ","), -1)
    return comma > 0 and not any(t.low in _INNER or verb_like(t) for t in sentence[number + 1 : comma])
