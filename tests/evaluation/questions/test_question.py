"""Reading fixed questions: what is taken, and what is said of what is not."""

import json
from pathlib import Path

import pytest
from briefing_bot.errors import QuestionsFileError
from briefing_bot.evaluation.questions.files import read_questions
from briefing_bot.evaluation.questions.question import Gold, QuestionSet, in_words
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def read(tmp_path: Path, text: str, name: str = "questions.yaml") -> QuestionSet:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_questions(path)


def complaint(tmp_path: Path, text: str, name: str = "questions.yaml") -> str:
    with pytest.raises(QuestionsFileError) as caught:
        read(tmp_path, text, name)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(str(tmp_path / name))
    return message.removeprefix(str(tmp_path / name))


def test_every_key_of_a_question_is_taken(tmp_path: Path) -> None:
    asked = read(
        tmp_path,
        """\
# A remark.
- ask: How many geese   crossed the river?
  id: geese
  kind: factoid
  quote_contains: [forty geese, the river]
  quote_contains_any: [at dawn, 5]
  article: geese.txt
  speaker: Ada Holm
  stance: stated
  conflict: true

- ask: yes
  after: geese
  not_in_briefing: true
""",
    )
    first, second = asked.questions
    assert (first.id, first.ask, first.kind, first.line) == ("geese", "How many geese crossed the river?", "factoid", 2)
    gold = {"article": "geese.txt", "speaker": "Ada Holm", "stance": "stated"}
    assert first.points == (
        (Gold("forty geese", **gold),),
        (Gold("the river", **gold),),
        (Gold("at dawn", **gold), Gold("5", **gold)),
    )
    assert (first.answerable, first.conflict) == (True, True)
    assert (second.id, second.ask, second.after, second.answerable) == ("yes", "yes", "geese", False)
    assert [turn.id for turn in asked.turns(second)] == ["geese", "yes"]
    assert in_words(asked.turns(second)) == "How many geese crossed the river? > yes"
    assert len(asked.sha256) == 64


def test_after_may_be_the_words_of_an_earlier_question(tmp_path: Path) -> None:
    asked = read(
        tmp_path,
        """\
- {ask: 'Who spoke?', id: one, quote_contains: Holm}
- {ask: 'When?', after: 'Who spoke?', quote_contains: Monday}
""",
    )
    assert asked.questions[1].after == "one"


def test_a_speaker_alone_is_something_to_expect(tmp_path: Path) -> None:
    (question,) = read(tmp_path, "- {ask: 'Who spoke?', speaker: Ada Holm}").questions
    assert question.points == ((Gold("", speaker="Ada Holm"),),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ask: Who?", " line 1: it is no list of questions: begin each with `- ask:`"),
        ("- Who?", " line 1: an entry is no question: write it as `- ask: the question`"),
        ("- quote_contains: a", " line 1: a question without `ask`: add `ask: the question`"),
        ("- ask: Who?", " line 1: 'Who?' expects nothing: add `quote_contains` or `not_in_briefing: true`"),
        ("\n- ask:\n  speaker: A", " line 2: `ask` is empty: fill it in or leave it out"),
        ("- ask: Who?\n  speaker: ''", " line 2: `speaker` is empty: fill it in or leave it out"),
        ("- ask: Who?\n  quote_contains: []", " line 2: `quote_contains` is empty: fill it in or leave it out"),
        ("- ask: [Who]", " line 1: `ask` is no text: write `ask: some words`"),
        ("- ask: Who?\n  quote_contains: [{a: b}]", " line 2: `quote_contains` is no text:"),
        ("- ask: Who?\n  conflict: perhaps", " line 2: `conflict` is neither true nor false: write `conflict: true`"),
        ("- ask: Who?\n  quotes_contain: a", " line 2: there is no key 'quotes_contain': use one of ask, id,"),
        ("- ask: Who?\n  speaker: A\n  speaker: B", " line 3: `speaker` comes twice in one question: keep one"),
        ("- ask: Who?\n  stance: sure", " line 2: there is no stance 'sure': use one of stated, confirmed,"),
        (
            "- ask: Who?\n  not_in_briefing: true\n  speaker: A",
            " line 1: 'Who?' has `not_in_briefing: true` and `speaker`: keep one of them",
        ),
        (
            f"- ask: Who?\n  quote_contains: [&a {'x ' * 6000}, *a, *a]",
            " line 2: `quote_contains` has 11999 characters: keep 10000",
        ),
        ("- {ask: 'Who?', after: me, speaker: A}", " line 1: `after` names no earlier question: 'me':"),
        (
            "- {ask: 'Who?', after: 'Later?', speaker: A}\n- {ask: 'Later?', speaker: A}",
            " line 1: `after` names no earlier question: 'Later?': use an earlier id",
        ),
        (
            "- {ask: 'Who?', speaker: A}\n- {ask: 'Who?', id: b, speaker: B}",
            " line 2: 'Who?' is asked on line 1 too: keep one of them",
        ),
        (
            "- {ask: 'Who?', id: x, speaker: A}\n- {ask: 'Why?', id: x, speaker: B}",
            " line 2: the id 'x' is that of line 1: give it its own `id`",
        ),
        (
            """\
- {ask: 'A?', id: a, speaker: A}
- {ask: 'When?', id: x, after: a, speaker: A}
- {ask: 'When?', id: y, after: x, speaker: A}
- {ask: 'So?', after: 'When?', speaker: A}
""",
            " line 4: `after` could be any of x, y: name one by its id",
        ),
        ("- ask: 'Who?", " line 1: it is not YAML (found unexpected end of stream): mend it; text with signs"),
        ("- ask: \0", ": it is not YAML ("),
        ("- ? [ask]\n  : Who?", " line 1: a key is no text: use one of ask,"),
        ("- &a {ask: *a}", " line 1: `ask` is no text"),
        ("[" * 100_000, ": lists within lists without end"),
        ("# nothing yet\n", " holds no questions: add one, or remove the file"),
        ("[]", " holds no questions: add one, or remove the file"),
    ],
)
def test_a_malformed_file_is_told_with_line_cause_and_mend(tmp_path: Path, text: str, said: str) -> None:
    assert complaint(tmp_path, text).startswith(said)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionsFileError, match=r"absent.yaml cannot be read \(No such file or directory\)"):
        read_questions(tmp_path / "absent.yaml")
    with pytest.raises(QuestionsFileError, match=r"is no file of fixed questions: use .yaml or .jsonl"):
        read_questions(tmp_path / "questions.csv")
    (tmp_path / "latin.yaml").write_bytes(b"- ask: caf\xe9?")
    with pytest.raises(QuestionsFileError, match=r"is not UTF-8 \(byte 10\): save it as UTF-8"):
        read_questions(tmp_path / "latin.yaml")


SCRAPS = ["- ", "ask: ", "quote_contains: ", "after: ", "speaker: ", "not_in_briefing: ", "true", "Who", "\n", "\n  "]
SCRAPS += ["[", "]", "{", "}", ", ", "'", '"', "&a ", "*a", "<<: ", "!!binary ", "|", "> ", "\t", "...", "é", "\u2028"]


@given(st.one_of(st.text(), st.lists(st.sampled_from(SCRAPS)).map("".join)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_questions_or_an_error_of_one_line(tmp_path: Path, text: str) -> None:
    for name in ("questions.yaml", "week.jsonl"):
        try:
            asked = read(tmp_path, text, name)
        except QuestionsFileError as error:
            assert len(str(error).splitlines()) == 1  # noqa: PT017  Either outcome is right.
        else:
            assert asked.questions


SENTENCE = {"article": "a1", "text": "Forty geese crossed\u2028the river.", "speaker": None, "stance": None}
LINE = {"id": "q1", "kind": "factoid", "ask": "How many?", "after": None, "gold": [[SENTENCE]], "must_contain": ["40"]}


def test_annotated_questions_are_taken_a_line_each(tmp_path: Path) -> None:
    lines = [LINE, {**LINE, "id": "q2", "ask": "Really?", "after": "q1", "gold": [], "must_contain": None}]
    text = "\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    asked = read(tmp_path, text, "week.jsonl")
    first, second = asked.questions
    expected = Gold("Forty geese crossed\u2028the river.", whole=True, article="a1", speaker="", stance="unsourced")
    assert first.points == ((expected,),)
    assert (second.answerable, second.points, second.after, second.line) == (False, (), "q1", 3)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", " line 1: it is not JSON (Expecting property name enclosed in double quotes, column 2): write one"),
        ("[]", " line 1: the line: input should be a valid dictionary"),
        (json.dumps(LINE) + '\n{"id": "q2"}', " line 2: kind: field required: use the keys id, kind, ask, after, gold"),
        (json.dumps({**LINE, "gold": [[{**SENTENCE, "stance": "sure"}]]}), " line 1: gold.0.0.stance: input should"),
        (json.dumps({**LINE, "mood": 1}), " line 1: mood: extra inputs are not permitted"),
        (json.dumps({**LINE, "after": "q0"}), " line 1: `after` names no earlier question: 'q0'"),
        ("[" * 100_000, " line 1: it is not JSON (maximum recursion depth exceeded"),
        ("9" * 5000, " line 1: it is not JSON (Exceeds the limit"),
        ("\n", " holds no questions"),
    ],
    ids=range(9),
)
def test_a_malformed_line_is_told_with_its_number(tmp_path: Path, text: str, said: str) -> None:
    assert complaint(tmp_path, text, "week.jsonl").startswith(said)


def test_a_conversation_may_have_thousands_of_turns(tmp_path: Path) -> None:
    more = "".join(f"- {{ask: And {n}, id: q{n}, after: q{n - 1}, quote_contains: x}}\n" for n in range(1, 1500))
    asked = read(tmp_path, f"- {{ask: Who came, id: q0, quote_contains: x}}\n{more}")

    assert [turn.id for turn in asked.turns(asked.questions[-1])] == [f"q{n}" for n in range(1500)]
