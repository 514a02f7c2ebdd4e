"""Who a noun phrase of an article means: pronouns, titles and short names resolved to the fullest name given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from bot.language.clauses import Phrase
from bot.language.names import Name, fold, gender, is_title, names, person_like
from bot.language.outline import Outline, Sentence
from bot.language.reporting import DOCUMENTS

Span = tuple[int, int]
_LOOK_BACK = 10


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks: spans of the body for the fullest name and for the role.

    ``heads`` are the folded words by which ``the ...`` may mean this voice; ``document`` is true for what is written.
    """

    speaker: Span
    role: Span | None
    kind: Literal["person", "group", "organisation", "thing"]
    gender: str | None = None
    heads: frozenset[str] = frozenset()
    document: bool = False


class Voices:
    """The voices of one article, resolved sentence by sentence in order."""

    def __init__(self, body: str, outline: Outline) -> None:
        self._body = body
        self._names: list[Name] = [
            name for block in outline.blocks if not block.heading for name in names(body, block.start, block.end)
        ]
        self._by_last: dict[str, list[Name]] = defaultdict(list)
        for name in self._names:
            if name.person and len(name.words) > 1:
                self._by_last[fold(name.words[-1])].append(name)
        self._recent: list[tuple[int, Voice]] = []
        self._speakers: list[tuple[int, Voice]] = []
        self._next_name = 0

    # -- remembering ----------------------------------------------------------------------------------------------

    def remember(self, number: int, sentence: Sentence, voice: Voice | None, about: Phrase | None) -> None:
        """Note who sentence ``number`` speaks of, and who speaks in it; to be called for each sentence in order."""
        here: list[Voice] = []
        while self._next_name < len(self._names) and self._names[self._next_name].start < sentence.end:
            name = self._names[self._next_name]
            self._next_name += 1
            if name.start >= sentence.start:
                found = self._named(name)
                if found and found.kind == "person":
                    here.append(found)
        here.reverse()
        if about:
            main = self.resolve(about, number)
            if main and main.kind == "person":
                here.append(main)
        self._recent.extend((number, v) for v in here)
        if voice:
            self._speakers.append((number, voice))
            if voice.kind == "person":
                self._recent.append((number, voice))

    def last_person(self, number: int) -> Voice | None:
        """The person whom sentence ``number`` speaks of before all, if any."""
        for at, voice in reversed(self._recent):
            if at == number:
                return voice
            if at < number:
                break
        return None

    # -- resolving ------------------------------------------------------------------------------------------------

    def resolve(self, phrase: Phrase, number: int) -> Voice | None:
        """Who the subject of a reporting clause in sentence ``number`` is; None where nobody can be named."""
        start, end = phrase.start, phrase.end
        text = self._body[start:end]
        words = text.split()
        low = text.casefold()
        if low in ("he", "she"):
            return self._person_before(number, low)
        if low in ("they", "it", "both"):
            return self._other_before(number, low)
        if low in ("i", "we", "you", "who", "one", "that", "this", "there", "which", "what", "so", "many", "some", "others"):
            return None
        found = [name for name in names(self._body, start, end)]
        people = [n for n in found if n.person or fold(n.words[-1]) in self._by_last]
        tail = found[-1] if found and found[-1].end >= end - 2 else None
        if " and " in low and len(people) >= 2 and tail:
            return Voice((people[0].start, tail.end), None, "group", heads=frozenset({"they"}))
        if tail and (tail.person or (len(tail.words) == 1 and fold(tail.words[0]) in self._by_last)):
            voice = self._named(tail)
            before = (start, tail.start)
            role = self._role(before, phrase.apposition) or (voice.role if voice else None)
            if voice:
                return self._with_role(voice, role)
        if phrase.apposition:
            swapped = [n for n in names(self._body, *phrase.apposition) if n.person]
            if swapped and swapped[0].start <= phrase.apposition[0] + 1 and swapped[0].end >= phrase.apposition[1] - 1 and not (tail and tail.start == start):
                return self._with_role(self._voice(swapped[0]), (start, end))
        head = self._head(words)
        if head in DOCUMENTS:
            return self._written(start, end, found, head, number)
        if words[0].casefold() == "the" and words[-1].islower() and not found:
            earlier = self._definite(head, number)
            if earlier:
                return earlier
        if tail and words[0][:1].islower() and words[0].casefold() not in ("the", "a", "an") and all(w[:1].islower() for w in words[: len(words) - len(tail.words)]) and " " in text and not any(w in ("of", "for", "at", "with", "from", "in", "to") for w in words):
            return Voice((tail.start, end), (start, tail.start - 1), "organisation", heads=frozenset(map(fold, words)))
        kind: Literal["group", "organisation", "thing"] = "group" if head.endswith("s") else "organisation" if found else "thing"
        return Voice((start, end), None, kind, heads=frozenset(fold(w) for w in words if w[:1].isalpha()))

    def _with_role(self, voice: Voice, role: Span | None) -> Voice:
        heads = voice.heads
        if role:
            heads = heads | frozenset(fold(w) for w in self._body[role[0] : role[1]].split())
        return Voice(voice.speaker, role, voice.kind, voice.gender, heads, voice.document)

    def _role(self, before: Span, apposition: Span | None) -> Span | None:
        text = self._body[before[0] : before[1]].rstrip(" ,")
        if text and any(c.isalpha() for c in text) and text.casefold() not in ("mr.", "mrs.", "ms.", "dr.", "the"):
            return (before[0], before[0] + len(text))
        return apposition

    def _voice(self, name: Name) -> Voice:
        heads = frozenset(fold(w) for w in name.words)
        if name.role:
            heads |= frozenset(fold(w) for w in self._body[name.role[0] : name.role[1]].split())
        return Voice((name.start, name.end), name.role, "person", gender(name.words), heads)

    def _named(self, name: Name) -> Voice | None:
        """The voice of a name: a person's fullest name given in the article, or else the name as it stands."""
        if len(name.words) > 1:
            return self._voice(name) if name.person else Voice((name.start, name.end), None, "organisation")
        full = self._by_last.get(fold(name.words[0]))
        if full:
            before = [n for n in full if n.start <= name.start] or full
            best = before[-1]
            same = [n for n in before if n.words == best.words]
            titled = next((n for n in same if n.role), same[0])
            return self._voice(titled)
        return self._voice(name) if name.role else Voice((name.start, name.end), None, "organisation")

    def _person_before(self, number: int, pronoun: str) -> Voice | None:
        for at, voice in reversed(self._recent):
            if number - at > _LOOK_BACK:
                return None
            if voice.gender in (None, pronoun):
                return voice
        return None

    def _other_before(self, number: int, pronoun: str) -> Voice | None:
        for at, voice in reversed(self._speakers):
            if number - at > 3:
                return None
            if voice.kind == "group" or (voice.kind in ("organisation", "thing") and pronoun != "both"):
                return voice
        return None

    def _head(self, words: list[str]) -> str:
        """The head noun of a phrase, folded: the word before its first preposition."""
        for number, word in enumerate(words):
            if number and word.casefold() in ("of", "for", "from", "in", "at", "by", "with", "on", "to", "familiar"):
                return fold(words[number - 1])
        return fold(words[-1])

    def _definite(self, head: str, number: int) -> Voice | None:
        """Whom ``the spokesperson`` means: the latest speaker or person called so before."""
        for at, voice in reversed(self._speakers):
            if head in voice.heads and number - at <= 4 * _LOOK_BACK:
                return voice
        for at, voice in reversed(self._recent):
            if head in voice.heads and number - at <= 4 * _LOOK_BACK:
                return voice
        return None

    def _written(self, start: int, end: int, found: list[Name], head: str, number: int) -> Voice | None:
        """Who wrote ``X's statement`` or ``a study from X``; else the document itself."""
        heads = frozenset({head})
        for name in found:
            after = self._body[name.end : name.end + 2]
            before = self._body[max(start, name.start - 9) : name.start].casefold()
            if after in ("’s", "'s", "s’", "s'") or any(before.rstrip().endswith(p) for p in (" from", " by", " of", " from the", " by the", " of the")):
                voice = self._named(name)
                if voice:
                    return Voice(voice.speaker, voice.role, voice.kind, voice.gender, voice.heads | heads, True)
        return Voice((start, end), None, "thing", heads=heads, document=True)
