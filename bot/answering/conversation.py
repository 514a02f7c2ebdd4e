"""Earlier turns, and a follow-up resolved against them into a question that stands alone.

The resolved question is made of the conversation's own words and is shown to the person. A question that stands alone
is returned to the letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answering.anaphora import Anchor, anchors, fragment
from bot.answering.question import WH_WORDS, Question
from bot.answering.referents import Spoken
from bot.models import Answer

_MOST_TURNS = 8
_LONGEST_JOINED = 240
_TIME = (
    r"(?:(?:early |late |mid-?)?(?:\d{4}\b|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?: (?:morning|afternoon|evening|night|\d{1,2}\b))?(?:,? \d{4}\b)?"
    r"|(?:the )?(?:last|this|next) (?:week|month|year|season))"
)
_TIME_PHRASE = re.compile(
    rf" (?:(?:in|on|at|by|as of|during|since|before|after|until|from) {_TIME}|yesterday|today|(?:last|this|next) "
    r"(?:week|month|year|season|night|time))\b",
    re.IGNORECASE,
)
_ADJUNCTS = ("when", "where", "why")


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of a conversation: as asked, as it stands alone, and what the briefing answered."""

    question: str
    resolved: str
    answer: Answer | None = None


class Conversation:
    """The last turns with one person, at most eight, oldest first. Not shared between threads."""

    def __init__(self, turns: tuple[Turn, ...] = ()) -> None:
        self.turns: tuple[Turn, ...] = tuple(turns)[-_MOST_TURNS:]

    def remember(self, question: str, resolved: str, answer: Answer | None) -> None:
        """Add a turn: the question as asked, what ``resolve`` made of it, and its answer."""
        self.turns = (*self.turns, Turn(question, resolved, answer))[-_MOST_TURNS:]

    def resolve(self, question: str) -> str:
        """The question as one that stands alone; unchanged, to the letter, where it does so already."""
        if not self.turns or not question.strip():
            return question
        parsed = Question(question)
        spoken = [Spoken(Question(turn.resolved), turn.answer) for turn in reversed(self.turns)]
        cut = fragment(parsed)
        if cut:
            return _complete(parsed, cut, spoken[0])
        found = anchors(parsed, spoken[0].terms())
        if not found:
            # "And who counts as eligible?" goes on with the last question; "And who won the Oscars?" stands alone.
            goes_on = parsed.leads and not any(word.capital for word in parsed.words[parsed.body + 1 :])
            return _joined(parsed, spoken[0]) if goes_on else question
        return _substitute(parsed, found, spoken)


def _substitute(question: Question, found: list[Anchor], spoken: list[Spoken]) -> str:
    """The question with what points back replaced by what it points to."""
    text, done = question.text, set[str]()
    replaced: list[tuple[int, int, str]] = []
    left: list[Anchor] = []
    for anchor in found:
        if anchor.kind in done:
            continue
        referent = next((r for s in spoken if (r := _referent(question, anchor, s))), None)
        if referent is None or any(referent == r.removesuffix("'s") for _, _, r in replaced):
            left.append(anchor)
            continue
        last = anchor.last
        if anchor.possessive and question.low[last : last + 1] == ("name",):
            referent, last = f"the name of {referent}", last + 1
        elif anchor.possessive:
            referent += "'s" if not referent.endswith(("'s", "’s")) else ""
        done.add(anchor.kind)
        replaced.append((question.words[anchor.first].start, question.words[last - 1].end, referent))
    if not replaced:
        goes_on = question.leads or any(_points(question, anchor) for anchor in left)
        return _joined(question, spoken[0]) if goes_on else text
    for start, end, referent in reversed(replaced):
        text = text[:start] + referent + text[end:]
    return _sentence(text[question.words[question.body].start :])


def _points(question: Question, anchor: Anchor) -> bool:
    """Whether an anchor points back surely enough to join the question to the one before."""
    return anchor.kind in ("that", "one") or (anchor.kind == "noun" and question.low[anchor.first] in ("that", "those"))


def _referent(question: Question, anchor: Anchor, spoken: Spoken) -> str | None:
    match anchor.kind:
        case "he" | "she":
            name = spoken.person(anchor.kind, question.text)
            if name and anchor.possessive and question.low[anchor.last : anchor.last + 1] == ("name",):
                return spoken.described()
            return name
        case "person":
            return spoken.person(None, question.text)
        case "it":
            return spoken.thing()
        case "they":
            return spoken.group()
        case "company":
            return spoken.group(company=True)
        case "one":
            return spoken.one()
        case "that":
            return None
        case "there":
            prepositional = question.low[anchor.first] != "there"
            return spoken.place(question.low[anchor.first] if prepositional else None)
        case "noun":
            return spoken.noun(question.low[anchor.last - 1])


def _complete(question: Question, cut: str, spoken: Spoken) -> str:
    """A question cut short, completed by the one before."""
    earlier = spoken.question
    short = question.text[question.words[question.body].start :].rstrip(" ?!.")
    if cut == "wh":
        return _asked_of(question, short, earlier)
    if cut == "noun":
        short = re.sub(r"^(?:what|how) about ", "", short, flags=re.IGNORECASE)
        return _with_other(short, question, spoken)
    whole = earlier.text.rstrip(" ?!.")
    if match := re.fullmatch(r"(before|after) (?:that|then)", short, re.IGNORECASE):
        point = _point_in_time(spoken)
        short = f"{match[1].lower()} {point}" if point else short
    times = list(_TIME_PHRASE.finditer(whole))
    if times and (_TIME_PHRASE.search(" " + short) or re.fullmatch(r"\d{4}|then|now", short)):
        if re.fullmatch(r"\d{4}", short):
            short = f"in {short}"
        return _sentence(whole[: times[-1].start()] + f" {_lower_first(short)}" + whole[times[-1].end() :])
    return _sentence(f"{whole} {_lower_first(short)}")


def _asked_of(question: Question, short: str, earlier: Question) -> str:
    """``why?`` of the earlier question: ``When did it end?`` -> ``Why did it end?``; else ``Who won it, and why?``."""
    whole = earlier.text.rstrip(" ?!.")
    low = short.casefold()
    if low in ("who else", "what else", "where else") and earlier.wh >= 0 and earlier.low[earlier.wh] == low.split()[0]:
        return _sentence(short + whole[earlier.words[earlier.wh].end :])
    adjunct = earlier.wh >= 0 and earlier.low[earlier.wh] in _ADJUNCTS and earlier.aux == earlier.wh + 1
    yes_no = earlier.wh < 0 and earlier.aux == earlier.body
    short = re.sub(r"^(\w+) (?:did|was|is) (?:that|it|this) (?:happen|so)$", r"\1", short, flags=re.IGNORECASE)
    low = short.casefold()
    asks = {*question.low} & set(WH_WORDS)
    if (adjunct or yes_no) and asks and low not in ("how many", "how much", "who", "who else", "what else"):
        return _sentence(f"{short} {_lower_first(whole[earlier.words[earlier.aux].start :])}")
    return _joined(question, Spoken(earlier, None))


def _with_other(short: str, question: Question, spoken: Spoken) -> str:
    """The earlier question asked of something else: ``and Iran?``."""
    earlier = spoken.question
    whole = earlier.text.rstrip(" ?!.")
    names = [p for p in earlier.phrases if p.name and not _TIME_PHRASE.search(" in " + earlier.phrase_text(p))]
    if not names:
        return _sentence(f"{whole} about {short}" if {*earlier.low} & {"say", "said", "think"} else f"{whole}, {short}")
    subject = next((p for p in names if p.first == earlier.aux + 1), names[0])
    replaced = earlier.phrase_text(subject)
    for at, word in enumerate(question.low):
        if word in ("he", "she", "it", "they"):
            short = re.sub(rf"\b{word}\b", replaced, short, count=1)
        elif word in ("his", "her", "its", "their") and at > question.body:
            short = re.sub(rf"\b{word}\b", f"{replaced}'s", short, count=1)
    start, end = earlier.words[subject.first].start, earlier.words[subject.last - 1].end
    return _sentence(whole[:start] + short + whole[end:])


def _point_in_time(spoken: Spoken) -> str | None:
    """When the earlier turn was about: the time in its question, the person who answered it, or a date of the quote."""
    if times := list(_TIME_PHRASE.finditer(spoken.question.text)):
        return re.sub(r"^(?:in|on|at|by|as of|during|since|before|after|until|from) ", "", times[-1].group().strip())
    if name := spoken.answer_name():
        return name
    dates = spoken.answer.quotes[0].dates if spoken.answer and spoken.answer.quotes else ()
    return dates[0].text if dates else None


def _joined(question: Question, spoken: Spoken) -> str:
    """Both questions as one: ``Who won the match, and what was the score?``."""
    whole = spoken.question.text.rstrip(" ?!.")
    short = question.text[question.words[question.body].start :].rstrip(" ?!.")
    joined = f"{whole}, and {_lower_first(short)}"
    return _sentence(joined) if len(joined) <= _LONGEST_JOINED else question.text


def _lower_first(text: str) -> str:
    word = text.split(" ", 1)[0]
    return (
        text[:1].lower() + text[1:]
        if word.casefold() == word[:1].lower() + word[1:] and not word[1:2].isupper()
        else text
    )


def _sentence(text: str) -> str:
    """With a capital at the beginning and one question mark at the end."""
    text = text.strip().rstrip("?!. ,")
    return text[:1].upper() + text[1:] + "?"
