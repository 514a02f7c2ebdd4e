"""Asks the conversations of conversations.yaml and judges each turn that follows another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from briefing_bot import Answer, Briefing
from briefing_bot.answering.conversation.conversation import Conversation
from briefing_bot.language.text.terms import terms
from briefing_bot.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
FILE = Path(__file__).parent / "conversations.yaml"


@dataclass(frozen=True)
class Judged:
    """A turn, its answer, whether its resolved question is right (None for a first turn, which is asked as it stands), and its answer."""

    turn: dict[str, Any]
    answer: Answer
    resolved: bool | None
    answered: bool

    @property
    def asked_back(self) -> bool:
        """Whether the bot asked which was meant."""
        return bool(self.answer.said)

    @property
    def misunderstood(self) -> bool:
        """Whether it was understood wrongly, and not asked back."""
        return self.resolved is False and not self.asked_back


def judged() -> list[Judged]:
    """Every turn of every conversation, in order."""
    out: list[Judged] = []
    briefings: dict[str, Briefing] = {}
    for talk in yaml.safe_load(FILE.read_text("utf-8")):
        corpus = talk["corpus"]
        briefing = briefings.setdefault(corpus, Briefing.load(ROOT / corpus, Settings()))
        conversation = Conversation()
        for number, turn in enumerate(talk["turns"]):
            answer = briefing.ask(turn["ask"], conversation=conversation)
            out.append(Judged(turn, answer, _resolved(turn, answer) if number else None, _answered(turn, answer)))
    return out


def _resolved(turn: dict[str, Any], answer: Answer) -> bool:
    if turn.get("which") or answer.said:
        return bool(turn.get("which")) and bool(answer.said)
    if turn.get("alone"):
        return answer.resolved_question == turn["ask"]
    wanted = {term for word in turn["means"] for term in terms(word)}
    return wanted <= set(terms(answer.resolved_question))


def _answered(turn: dict[str, Any], answer: Answer) -> bool:
    if turn.get("unsaid") or turn.get("which"):
        return not answer.answered
    return any(turn["quote"].casefold() in quote.text.casefold() for quote in answer.quotes)
