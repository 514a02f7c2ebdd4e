"""Questions cut short, completed with the words of the question before: ``and by Thursday?``, ``why?``, ``and Iran?``."""

from __future__ import annotations

import re

from briefing_bot.answering.conversation.antecedents import Spoken
from briefing_bot.answering.question.grammar import PREPOSITIONS, QuestionGrammar, QuestionPhrase
from briefing_bot.language.lexicon.word_classes import CENTRAL_DETERMINERS, PERSONAL_PRONOUNS, WH_WORDS
from briefing_bot.language.text.patterns import late

AS_TO = ", as to "
"""What stands before the topic of the conversation in a question that it was carried into."""
_AND = ", and "
_LONGEST_JOINED = 240  # by hand, characters: two questions in one beyond that are no question
_TIME = (
    r"(?:(?:early |late |mid-?)?(?:\d{4}\b|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?: (?:morning|afternoon|evening|night|\d{1,2}\b))?(?:,? \d{4}\b)?"
    r"|(?:the )?(?:last|this|next) (?:week|month|year|season))"
)
_TIME_PHRASE = late(
    rf" (?:(?:in|on|at|by|as of|during|since|before|after|until|from) {_TIME}|yesterday|today|(?:last|this|next) "
    r"(?:week|month|year|season|night|time))\b",
    re.IGNORECASE,
)
# These ask about the answer and cannot take the place of "when" or "did".
_ASKS_MORE = ("how many", "how much", "who", "who else", "what else", "says who")
_ADJUNCTS = ("when", "where", "why")
_CIRCUMSTANCES = frozenset(
    "time times day date week month year hour moment night morning place way reason often long far much".split()
)


def complete(question: QuestionGrammar, cut: str, spoken: Spoken) -> str:
    """A question cut short in the way ``cut`` (see ``anaphora.fragment``), completed by the one before."""
    earlier = spoken.question
    short = _plain(question)
    if cut == "wh":
        return _asked_of(question, short, earlier)
    if cut == "noun":
        if short.casefold() in PERSONAL_PRONOUNS:
            return question.text
        short = re.sub(r"^(?:what|how) about ", "", short, flags=re.IGNORECASE)
        return _with_other(short, question, spoken)
    whole = _plain(earlier)
    if match := re.fullmatch(r"(before|after) (?:that|then)", short, re.IGNORECASE):
        point = _point_in_time(spoken)
        short = f"{match[1].lower()} {point}" if point else short
    times = list(_TIME_PHRASE.finditer(whole))
    if times and (_TIME_PHRASE.search(" " + short) or re.fullmatch(r"\d{4}|then|now", short)):
        if re.fullmatch(r"\d{4}", short):
            short = f"in {short}"
        return sentence(whole[: times[-1].start()] + f" {_lower_first(short)}" + whole[times[-1].end() :])
    return sentence(f"{whole} {_lower_first(short)}")


def _asked_of(question: QuestionGrammar, short: str, earlier: QuestionGrammar) -> str:
    """``why?`` of the earlier question: ``When did it end?`` -> ``Why did it end?``; else ``Who won it, and why?``."""
    low = short.casefold()
    if low in ("who else", "what else", "where else") and earlier.wh >= 0 and earlier.low[earlier.wh] == low.split()[0]:
        return sentence(short + _after(earlier, earlier.words[earlier.wh].end))
    adjunct = earlier.wh >= 0 and earlier.low[earlier.wh] in _ADJUNCTS and earlier.aux == earlier.wh + 1
    yes_no = earlier.wh < 0 and earlier.aux == earlier.body
    short = re.sub(r"^(\w+) (?:did|was|is) (?:that|it|this) (?:happen|so)$", r"\1", short, flags=re.IGNORECASE)
    low = short.casefold()
    asks = {*question.low} & set(WH_WORDS)
    if (adjunct or yes_no) and asks and low not in _ASKS_MORE:
        if _asks_for_object(question) and _has_object(earlier):
            return without_lead(question)  # there is no place for it in what was asked: the topic tells what is meant
        return sentence(f"{short} {_lower_first(_after(earlier, earlier.words[earlier.aux].start))}")
    return joined(question, Spoken(earlier, None))


def _asks_for_object(question: QuestionGrammar) -> bool:
    """Whether a bare question phrase asks for things, ``how many troops?``, and not when, where or how something was."""
    words = [word.low for word in question.words[question.body :] if not word.mark]
    return (
        words[0] in WH_WORDS
        and len(words) > 1
        and words[-1] not in _CIRCUMSTANCES
        and question.noun_at(question.body + len(words) - 1)
    )


def _has_object(question: QuestionGrammar) -> bool:
    """Whether a question about when, where or why something was done says to what: ``Where did he say it?``."""
    verb = next((p.last for p in question.phrases if p.first == question.aux + 1), question.aux + 2)
    pronouns = (at for at, word in enumerate(question.low) if word in PERSONAL_PRONOUNS | {"that", "this"})
    after = [at for at in (*pronouns, *(p.first for p in question.phrases)) if at > verb]
    return any(question.low[at - 1] not in PREPOSITIONS for at in after)


def without_lead(question: QuestionGrammar) -> str:
    """A question as it stands, without its connective."""
    return sentence(_plain(question))


def _with_other(short: str, question: QuestionGrammar, spoken: Spoken) -> str:
    """The earlier question asked of something else: ``and Iran?``."""
    earlier = spoken.question
    whole = _plain(earlier)
    if AS_TO in whole:
        return sentence(f"{whole.rpartition(AS_TO)[0]}{AS_TO}{short}")
    begin = (
        whole.rfind(_AND) + len(_AND) if _AND in whole else 0
    )  # of joined questions the last one is asked of something else
    phrases = [
        p
        for p in earlier.phrases
        if earlier.words[p.first].start >= begin
        and earlier.low[p.first] not in ("this", "that", "these", "those")
        and not _TIME_PHRASE.search(" in " + earlier.phrase_text(p))
    ]
    names = [p for p in phrases if p.name] or [
        p for p in phrases if begin or (p.first == earlier.aux + 1 and earlier.low[p.first] in CENTRAL_DETERMINERS)
    ]
    if not names:
        return sentence(f"{whole} about {short}" if {*earlier.low} & {"say", "said", "think"} else f"{whole}, {short}")
    subject = next((p for p in names if p.first == earlier.aux + 1), names[0])
    replaced = earlier.phrase_text(subject)
    for word in question.low:
        if word in ("he", "she", "it", "they"):
            put_in = replaced
        elif word in ("his", "her", "its", "their"):
            put_in = f"{replaced}'s"
        else:
            continue
        # Given by a function, it is text: a backslash in a name is no mark of a group.
        short = re.sub(rf"\b{word}\b", lambda _, put_in=put_in: put_in, short, count=1)  # type: ignore[misc]
    return _with_subject(earlier, subject, short)


def with_other_subject(question: QuestionGrammar, earlier: QuestionGrammar) -> str | None:
    """``And what did Norway say?`` after ``What did Iran say about the deal?``: the earlier question of the other, where
    the further one begins alike and says no more; else ``None``."""
    begin, end = question.body, earlier.body
    if not question.leads or question.aux < 0 or earlier.aux < 0:
        return None
    same = question.low[begin : question.aux + 1] == earlier.low[end : earlier.aux + 1]
    mine = next((p for p in question.phrases if p.first == question.aux + 1), None)
    theirs = next((p for p in earlier.phrases if p.first == earlier.aux + 1), None)
    if not same or mine is None or theirs is None:
        return None
    rest = [word.low for word in question.words[mine.last :] if not word.mark]
    other = [word.low for word in earlier.words[theirs.last :] if not word.mark]
    if not rest or len(rest) >= len(other) or other[: len(rest)] != rest:
        return None
    return _with_subject(earlier, theirs, question.phrase_text(mine))


def _with_subject(earlier: QuestionGrammar, phrase: QuestionPhrase, other: str) -> str:
    begin = earlier.words[earlier.body].start
    start, end = earlier.words[phrase.first].start, earlier.words[phrase.last - 1].end
    before = earlier.text[begin:start]
    if phrase.first and earlier.low[phrase.first - 1] in ("do", "does"):  # "do the teachers", "does the county"
        many = other.endswith("s") and not other.endswith("ss") and not other[0].isupper()
        before = f"{earlier.text[begin : earlier.words[phrase.first - 1].start]}{'do' if many else 'does'} "
    return sentence(before + other + earlier.text[end:])


def _plain(question: QuestionGrammar) -> str:
    """A question without its connective and its marks at the end."""
    return _after(question, question.words[question.body].start) if question.words else ""


def _after(question: QuestionGrammar, start: int) -> str:
    return question.text[start:].rstrip(" ?!.")


def _point_in_time(spoken: Spoken) -> str | None:
    """When the earlier turn was about: the time in its question, the person who answered it, or a date of the quote."""
    if times := list(_TIME_PHRASE.finditer(spoken.question.text)):
        return re.sub(r"^(?:in|on|at|by|as of|during|since|before|after|until|from) ", "", times[-1].group().strip())
    if name := spoken.answer_name():
        return name
    dates = spoken.answer.quotes[0].dates if spoken.answer and spoken.answer.quotes else ()
    return dates[0].text if dates else None


def joined(question: QuestionGrammar, spoken: Spoken) -> str:
    """Both questions as one: ``Who won the match, and what was the score?``."""
    whole = _plain(spoken.question)
    short = _plain(question)
    joined = f"{whole}, and {_lower_first(short)}"
    return sentence(joined) if len(joined) <= _LONGEST_JOINED else question.text


def _lower_first(text: str) -> str:
    word = text.split(" ", 1)[0]
    return (
        text[:1].lower() + text[1:]
        if word.casefold() == word[:1].lower() + word[1:] and not word[1:2].isupper()
        else text
    )


def sentence(text: str) -> str:
    """With a capital at the beginning and one question mark at the end."""
    text = text.strip().rstrip("?!. ,")
    return text[:1].upper() + text[1:] + "?"
