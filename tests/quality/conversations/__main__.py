"""Print what was misunderstood, and the figures."""

from __future__ import annotations

from tests.quality.conversations.measuring import judged


def main() -> None:
    """Ask everything and print."""
    turns = judged()
    for turn in turns:
        if turn.resolved is False or not turn.answered:
            wrong = "misunderstood" if turn.misunderstood else "asked back" if turn.asked_back else "not answered right"
            first = turn.answer.quotes[0].text if turn.answer.quotes else f"({turn.answer.reason})"
            print(f"{wrong}: {turn.turn['ask']} -> {turn.answer.resolved_question} -> {first[:90]}")
    following = [turn for turn in turns if turn.resolved is not None]
    print(
        f"{len(turns)} turns, {len(following)} of them follow another: {sum(bool(t.resolved) for t in following)} resolved right "
        f"({sum(bool(t.resolved) for t in following) / len(following):.2f}), {sum(t.misunderstood for t in following)} misunderstood, "
        f"{sum(t.asked_back for t in following)} asked back; {sum(t.answered for t in turns)} of {len(turns)} answered right"
    )


if __name__ == "__main__":
    main()
