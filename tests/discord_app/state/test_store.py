"""What every store must keep to, run over each database."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.store import Due, Feedback, ServerSettings, Watch

from tests.support.simulated import run
from tests.support.state import ANSWER, HERE, SECRET, THERE, TICKET, State, asked


def test_settings_are_kept_for_each_place(state: State) -> None:
    async def test() -> None:
        store = await state()
        chosen = ServerSettings((1, 2), 3, 60, True)
        await store.save_settings(HERE, chosen)
        assert await store.settings(HERE) == chosen
        assert await store.settings(THERE) == ServerSettings()
        await store.close()

    run(test())


def test_what_is_kept_outlives_the_process(state: State) -> None:
    async def test() -> None:
        store = await state()
        await store.save_answer(ANSWER)
        await store.open_ticket(TICKET)
        await store.set_value("name", "value")
        await store.close()
        store = await state()
        assert await store.answer(HERE, "a") == ANSWER
        assert await store.unfinished() == [TICKET]
        assert await store.value("name") == "value"
        assert await store.value("other") is None
        await store.close()

    run(test())


def test_no_place_sees_another_places_rows(state: State) -> None:
    async def test() -> None:
        store = await state()
        await store.save_answer(ANSWER)
        await store.set_message(THERE, "a", 9)
        await store.save_thread(HERE, 11, "a")
        assert await store.answer(THERE, "a") is None
        assert await store.answer_of_message(HERE, 9) is None
        await store.set_message(HERE, "a", 9)
        assert await store.answer_of_message(HERE, 9) == replace(ANSWER, message=9)
        assert await store.answer_of_message(THERE, 9) is None
        assert await store.latest_answer(THERE, 5, person=None, since=0) is None
        assert await store.thread(HERE, 11) == "a"
        assert await store.thread(THERE, 11) is None
        assert not await store.save_feedback(THERE, "a", "ben", True, None)
        await store.delete_answer(THERE, "a")
        await store.close_ticket(THERE, 7)
        assert await store.answer(HERE, "a") is not None
        await store.close()

    run(test())


def test_the_latest_public_answer_of_a_channel_is_found(state: State) -> None:
    async def test() -> None:
        store = await state()
        await store.save_answer(ANSWER)
        await store.save_answer(replace(ANSWER, id="b", person="ben", created=200.0))
        await store.save_answer(replace(ANSWER, id="c", created=300.0, private=True))
        await store.save_answer(replace(ANSWER, id="d", created=400.0, channel=6))

        async def latest(person: str | None, since: float) -> str | None:
            found = await store.latest_answer(HERE, 5, person=person, since=since)
            return found and found.id

        assert await latest(None, 0) == "b"
        assert await latest("ann", 0) == "a"
        assert await latest("ann", 150) is None
        assert await latest("eve", 0) is None
        await store.close()

    run(test())


def test_when_a_person_asked_last_is_found_in_each_place(state: State) -> None:
    async def test() -> None:
        store = await state()
        assert await store.last_question(HERE, ANSWER.person) is None
        await store.save_answer(ANSWER)
        assert await store.last_question(HERE, ANSWER.person) == ANSWER.created
        await store.open_ticket(replace(TICKET, person=ANSWER.person, created=ANSWER.created + 1))
        assert await store.last_question(HERE, ANSWER.person) == ANSWER.created + 1
        assert await store.last_question(HERE, "nobody") is None
        assert await store.last_question(THERE, ANSWER.person) is None
        await store.close()

    run(test())


def test_feedback_replaces_what_a_person_said_before(state: State) -> None:
    async def test() -> None:
        store = await state()
        await store.save_answer(ANSWER)
        assert await store.save_feedback(HERE, "a", "ann", False, "wrong")
        assert await store.save_feedback(HERE, "a", "ben", True, None)
        assert await store.feedback(HERE) == Feedback(1, 1, ("wrong",))
        assert await store.save_feedback(HERE, "a", "ann", True, None)
        assert await store.feedback(HERE) == Feedback(2, 0, ())
        assert await store.feedback(THERE) == Feedback()
        assert not await store.save_feedback(HERE, "gone", "ann", True, None)
        await store.delete_answer(HERE, "a")  # ann's: what ben said of it is his
        assert await store.feedback(HERE) == Feedback(1, 0, ())
        await store.close()

    run(test())


def test_a_ticket_taken_up_again_is_one_ticket(state: State) -> None:
    async def test() -> None:
        store = await state()
        await store.open_ticket(TICKET)
        await store.open_ticket(TICKET)
        await store.open_ticket(replace(TICKET, id=6, created=99.0))
        assert await store.claim() == []
        assert [ticket.id for ticket in await store.unfinished()] == [6, 7]
        await store.close_ticket(HERE, 7)
        await store.close_ticket(HERE, 7)
        assert [ticket.id for ticket in await store.unfinished()] == [6]
        await store.open_ticket(TICKET)
        await store.close()
        store = await state()
        assert [ticket.id for ticket in await store.claim()] == [6, 7]
        assert await store.claim() == []
        assert [ticket.id for ticket in await store.unfinished()] == [6, 7]
        await store.close()

    run(test())


def test_a_person_is_forgotten_here_or_everywhere(state: State) -> None:
    async def test() -> None:
        store = await state()
        for place in (HERE, THERE):
            await store.save_answer(replace(ANSWER, place=place))
            await store.save_answer(replace(ANSWER, place=place, id="b", person="ben"))
            await store.save_feedback(place, "b", "ann", False, "mine")
            await store.save_feedback(place, "a", "ben", False, "of what is gone")
        await store.open_ticket(TICKET)
        assert await store.forget(HERE, "ann", everywhere=False) == 3
        assert await store.feedback(HERE) == Feedback(0, 1, ("of what is gone",))  # it is ben's word
        assert await store.answer(HERE, "b") is not None
        assert (await store.feedback(THERE)).unhelpful == 2
        assert await store.forget(HERE, "ann", everywhere=True) == 2
        assert await store.feedback(THERE) == Feedback(0, 1, ("of what is gone",))
        assert await store.unfinished() == []
        await store.close()

    run(test())


def test_a_conversation_is_the_questions_that_follow_each_other(state: State) -> None:
    async def test() -> None:
        store = await state()
        for answer in (
            asked("a", "ann", "one"),
            asked("b", "ben", "two", after="a"),
            asked("c", "ann", "three", after="b"),
            replace(asked("k", "ann", "claim"), kind="check"),
            asked("l", "ann", "of a claim", after="k"),
            asked("o", "ann", "elsewhere", after="a", place=THERE),
        ):
            await store.save_answer(answer)
        assert await store.conversation(HERE, "c", 4) == ("one", "two", "three")
        assert await store.conversation(HERE, "c", 2) == ("two", "three")
        assert await store.conversation(HERE, "l", 4) == ("of a claim",)
        assert await store.conversation(THERE, "o", 4) == ("elsewhere",)
        assert await store.conversation(HERE, "gone", 4) == ()
        await store.delete_answer(HERE, "b")
        assert await store.conversation(HERE, "c", 4) == ("three",)
        await store.close()

    run(test())


@pytest.mark.parametrize("button", [False, True])
def test_of_what_was_deleted_nothing_is_left_with_others(state: State, button: bool) -> None:
    async def test() -> None:
        store = await state()
        await store.save_answer(asked("a", "ann", SECRET))
        await store.save_answer(asked("b", "ben", "And since when?", after="a"))
        await store.save_answer(asked("c", "cam", "And why?", after="b"))
        await store.save_answer(asked("u", "ben", "Why?"))
        await store.save_feedback(HERE, "c", "ann", False, SECRET)
        await store.open_ticket(replace(TICKET, questions=(SECRET,)))
        await store.save_thread(HERE, 11, "a")
        if button:
            await store.forget(THERE, "ann", everywhere=False)
            await store.delete_answer(HERE, "a")
            await store.forget(HERE, "ann", everywhere=False)
        else:
            assert await store.forget(THERE, "ann", everywhere=True) == 3
        assert await store.answer(HERE, "a") is None
        for id, question in (("b", "And since when?"), ("c", "And why?")):
            kept = await store.answer(HERE, id)
            assert kept is not None
            assert kept.answers == ({"question": question, "resolved_question": question},)
        other = await store.answer(HERE, "u")
        assert other is not None
        assert SECRET in other.answers[0]["resolved_question"]  # of a conversation of his own
        await store.delete_answer(HERE, "u")
        await store.close()

    run(test())


def test_ids_have_64_bits(state: State) -> None:
    async def test() -> None:
        store = await state()
        last = (1 << 64) - 1
        answer = replace(ANSWER, place=last, channel=last - 1, message=last - 2)
        await store.save_answer(answer)
        await store.set_message(last, "a", last - 3)
        answer = replace(answer, message=last - 3)
        assert await store.answer(last, "a") == answer
        assert await store.answer_of_message(last, last - 3) == answer
        assert await store.latest_answer(last, last - 1, person=None, since=0) == answer
        await store.open_ticket(replace(TICKET, id=last, place=1 << 63))
        assert [(t.id, t.place) for t in await store.unfinished()] == [(last, 1 << 63)]
        await store.close_ticket(1 << 63, last)
        assert await store.unfinished() == []
        await store.save_thread(last, last, "a")
        assert await store.thread(last, last) == "a"
        await store.save_settings(last, ServerSettings((last,), last))
        assert await store.settings(last) == ServerSettings((last,), last)
        assert await store.forget(last, "ann", everywhere=False) == 1
        with pytest.raises(StoreError, match="OverflowError"):
            await store.answer(1 << 65, "a")
        await store.close()

    run(test())


def test_old_answers_expire_with_all_that_belongs_to_them(state: State) -> None:
    async def test() -> None:
        store = await state()
        await store.save_answer(ANSWER)
        await store.save_answer(replace(ANSWER, id="b", created=200.0))
        await store.save_thread(HERE, 11, "a")
        await store.save_feedback(HERE, "a", "ann", True, None)
        assert await store.expire(before=150) == 1
        assert await store.feedback(HERE) == Feedback(1, 0, ())  # given just now, and kept as long as an answer of now
        await store.expire(before=9e9)
        assert await store.answer(HERE, "a") is None
        assert await store.thread(HERE, 11) is None
        assert await store.feedback(HERE) == Feedback()
        await store.close()

    run(test())


def test_many_calls_at_once_all_take_effect(state: State) -> None:
    async def test() -> None:
        store = await state()
        await asyncio.gather(*(store.open_ticket(replace(TICKET, id=n)) for n in range(100)))
        assert len(await store.unfinished()) == 100
        await store.close()

    run(test())


def test_watches_and_what_they_are_due_for_are_kept_by_place(state: State) -> None:
    async def test() -> None:
        store = await state()
        mine = Watch("w", HERE, 5, "the tunnel", created=2.0, person="ann")
        theirs = Watch("w", THERE, 6, "the tunnel", created=1.0, role=7)
        for watch in (mine, theirs, mine):
            await store.save_watch(watch)
        assert await store.watches() == [theirs, mine]
        assert await store.watches(HERE) == [mine]
        due = [Due(HERE, "w", "a"), Due(HERE, "w", "b"), Due(THERE, "w", "a")]
        await store.note_news([*due, due[0]], {"known": "a b"})
        assert await store.value("known") == "a b"
        await store.done(due[0])
        assert sorted(await store.due()) == due[1:]
        assert await store.delete_watch(HERE, "x") is False
        assert await store.delete_watch(HERE, "w") is True
        assert await store.due() == due[2:]
        await store.forget_place(THERE)
        assert await store.watches() == await store.due() == []
        await store.close()

    run(test())


def test_what_nobody_could_answer_is_counted_by_how_often(state: State) -> None:
    async def test() -> None:
        store = await state()
        missed = {"status": "not_in_briefing", "resolved_question": ""}
        for number, question in enumerate(("Who pays?", "And when?", "who pays")):
            answers = ({"question": question, **missed},)
            await store.save_answer(replace(ANSWER, id=str(number), created=float(number), answers=answers))
        other = ({"question": "Secretly?", **missed},)
        await store.save_answer(replace(ANSWER, id="private", answers=other, private=True))
        await store.save_answer(replace(ANSWER, id="there", answers=other, place=THERE))
        await store.save_answer(replace(ANSWER, id="claim", answers=other, kind="check"))
        await store.save_answer(replace(ANSWER, id="hello", answers=({**other[0], "said": ["Hello."]},)))
        await store.save_answer(replace(ANSWER, id="found", answers=({"question": "Found?", "status": "answered"},)))
        assert await store.gaps(HERE, 5) == [("who pays", 2), ("And when?", 1)]
        assert await store.gaps(HERE, 1) == [("who pays", 2)]
        await store.save_answer(replace(ANSWER, id="1"))  # answered at last
        assert await store.gaps(HERE, 5) == [("who pays", 2)]
        await store.close()

    run(test())


def test_the_servers_with_a_digest_are_found(state: State) -> None:
    async def test() -> None:
        store = await state()
        last = (1 << 64) - 1
        daily = ServerSettings(digest_channel=last - 1, digest_at="08:00", digest_zone="UTC")
        await store.save_settings(last, daily)
        await store.save_settings(HERE, daily)
        await store.save_settings(HERE, ServerSettings(cooldown=5))
        assert await store.digests() == [(last, daily)]
        await store.close()

    run(test())


def test_what_only_one_may_hold_is_held_by_one(state: State) -> None:
    async def test() -> None:
        store = await state()
        assert await store.lease("identify", "one", 60)
        assert not await store.lease("identify", "two", 60)
        assert await store.lease("another", "two", 60)
        assert await store.lease("identify", "one", 60)  # prolonged
        assert await store.lease("identify", "one", 0)  # given back
        assert await store.lease("identify", "two", -1)  # and gone at once
        assert await store.lease("identify", "one", 60)
        await store.expire(before=0)
        assert not await store.lease("identify", "two", 60)
        await store.close()

    run(test())


def test_the_first_value_stays(state: State) -> None:
    async def test() -> None:
        store = await state()
        kept = await asyncio.gather(*(store.first_value("secret", str(number)) for number in range(8)))
        assert len(set(kept)) == 1
        assert await store.value("secret") == kept[0]
        await store.close()

    run(test())


def test_any_text_is_kept(state: State) -> None:
    async def test() -> None:
        store = await state()
        odd = "\0 %s :name ? \ud83d 'x' \u2028 🌉"
        answer = replace(ANSWER, answers=({"question": odd, "resolved_question": odd},))
        await store.save_answer(answer)
        assert await store.answer(HERE, "a") == answer
        await store.open_ticket(replace(TICKET, questions=(odd,)))
        assert [ticket.questions for ticket in await store.unfinished()] == [(odd,)]
        assert await store.save_feedback(HERE, "a", "ann", False, odd)
        assert await store.feedback(HERE) == Feedback(0, 1, ("\ufffd %s :name ? ? 'x' \u2028 🌉",))
        await store.set_value(odd, "%")
        assert await store.values("\0 %s") == {odd.replace("\0", "\ufffd").replace("\ud83d", "?"): "%"}
        await store.close()

    run(test())
