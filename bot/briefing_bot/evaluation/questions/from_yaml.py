"""``questions.yaml`` -> fixed questions. The nodes are read, not the values, so that an error can name its line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

import yaml

from briefing_bot.errors import QuestionsFileError
from briefing_bot.evaluation.questions.question import FixedQuestion, Gold
from briefing_bot.models import Stance

_TEXTS = ("ask", "id", "kind", "after", "article", "speaker", "stance", "known_miss")
_LISTS = ("quote_contains", "quote_contains_any")
_SWITCHES = ("conflict", "not_in_briefing")
KEYS = (*_TEXTS, *_LISTS, *_SWITCHES)

_OF_AN_ANSWER = (*_LISTS, "article", "speaker", "stance", "conflict")
_DEFAULT_KIND = "question"
_MOST_CHARACTERS = 10_000  # as an alias a text can stand a thousand times in a file
# Keys that files of other programs hardly have.
_OURS = frozenset({*_LISTS, "not_in_briefing", "known_miss"})
_NAMES_OURS = re.compile(rf"^[ \t-]*[\"']?(?:{'|'.join(sorted(_OURS))})[\"']?[ \t]*:", re.MULTILINE)


def parse(text: str, source: str) -> list[FixedQuestion]:
    """The questions of a YAML text; ``source`` is the file's name, for messages.

    Raises:
        QuestionsFileError: with line, cause and mend.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _problem(
            source,
            mark,
            f"it is not YAML ({error.problem})",
            "mend it; text with signs such as : or ? may need quotation marks",
        ) from None
    except yaml.YAMLError as error:
        cause = " ".join(str(error).split())
        raise QuestionsFileError(f"{source}: it is not YAML ({cause}): save it as plain text") from None
    except RecursionError:
        raise QuestionsFileError(
            f"{source}: lists within lists without end: begin each question with `- ask:`"
        ) from None
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise _problem(source, root.start_mark, "it is no list of questions", "begin each with `- ask:`")
    return [_question(node, source) for node in root.value]


def is_ours(text: str) -> bool:
    """Whether a YAML text is meant to be fixed questions, well formed or not.

    It is a list in which something is asked, with a key of ours, or with no other keys than ours and something expected. A
    text that is no YAML is told by the keys that stand in it.
    """
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError):
        return _NAMES_OURS.search(text) is not None
    if not isinstance(root, yaml.SequenceNode):
        return False
    entries = [_keys(node) for node in root.value]
    asking = [keys for keys in entries if "ask" in keys]
    if any(keys & _OURS for keys in asking):
        return True
    only_ours = len(asking) == len(entries) and all(keys <= set(KEYS) for keys in entries)
    return only_ours and any(keys.intersection(_OF_AN_ANSWER) for keys in asking)


def _keys(node: yaml.Node) -> set[str]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {key.value for key, _ in pairs if isinstance(key, yaml.ScalarNode)}


def _question(node: yaml.Node, source: str) -> FixedQuestion:
    entry = _entry(node, source)
    mark = node.start_mark
    texts = {key: _text(entry[key], key, source) for key in _TEXTS if key in entry}
    lists = {key: _texts(entry[key], key, source) for key in _LISTS if key in entry}
    switches = {key: _switch(entry[key], key, source) for key in _SWITCHES if key in entry}
    if "ask" not in texts:
        raise _problem(source, mark, "a question without `ask`", "add `ask: the question`")
    ask = texts["ask"]
    absent = switches.get("not_in_briefing")
    expected = [key for key in _OF_AN_ANSWER if key in entry]
    if absent is None and not expected:
        raise _problem(source, mark, f"{ask!r} expects nothing", "add `quote_contains` or `not_in_briefing: true`")
    if absent and expected:
        cause = f"{ask!r} has `not_in_briefing: true` and `{expected[0]}`"
        raise _problem(source, mark, cause, "keep one of them")
    stance: Stance | None = None
    if "stance" in texts:
        stance = next((s for s in get_args(Stance) if s == texts["stance"]), None)
        if stance is None:
            cause = f"there is no stance {texts['stance']!r}"
            raise _problem(source, entry["stance"].start_mark, cause, f"use one of {', '.join(get_args(Stance))}")

    def gold(words: str) -> Gold:
        return Gold(words, article=texts.get("article"), speaker=texts.get("speaker"), stance=stance)

    points: list[tuple[Gold, ...]] = [(gold(words),) for words in lists.get("quote_contains", [])]
    if "quote_contains_any" in lists:
        points.append(tuple(map(gold, lists["quote_contains_any"])))
    if not points and not {"article", "speaker", "stance"}.isdisjoint(entry):
        points.append((gold(""),))
    return FixedQuestion(
        id=texts.get("id", ask),
        ask=ask,
        kind=texts.get("kind", _DEFAULT_KIND),
        source=source,
        line=mark.line + 1,
        after=texts.get("after"),
        answerable=not absent,
        conflict=switches.get("conflict"),
        points=tuple(points),
        known_miss=texts.get("known_miss"),
    )


def _entry(node: yaml.Node, source: str) -> Mapping[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise _problem(source, node.start_mark, "an entry is no question", "write it as `- ask: the question`")
    entry: dict[str, yaml.Node] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _problem(source, key.start_mark, "a key is no text", f"use one of {', '.join(KEYS)}")
        if key.value not in KEYS:
            raise _problem(source, key.start_mark, f"there is no key {key.value!r}", f"use one of {', '.join(KEYS)}")
        if key.value in entry:
            raise _problem(source, key.start_mark, f"`{key.value}` comes twice in one question", "keep one of them")
        entry[key.value] = value
    return entry


def _text(node: yaml.Node, key: str, source: str) -> str:
    """A scalar as it is written (so ``ask: yes`` and ``quote_contains: 2022`` are text), with single spaces."""
    if not isinstance(node, yaml.ScalarNode):
        raise _problem(source, node.start_mark, f"`{key}` is no text", f"write `{key}: some words`")
    if len(node.value) > _MOST_CHARACTERS:
        raise _problem(source, node.start_mark, f"`{key}` has {len(node.value)} characters", f"keep {_MOST_CHARACTERS}")
    text = " ".join(node.value.split())
    if not text or (node.tag == "tag:yaml.org,2002:null" and node.style is None):
        raise _problem(source, node.start_mark, f"`{key}` is empty", "fill it in or leave it out")
    return text


def _texts(node: yaml.Node, key: str, source: str) -> list[str]:
    if not isinstance(node, yaml.SequenceNode):
        return [_text(node, key, source)]
    if not node.value:
        raise _problem(source, node.start_mark, f"`{key}` is empty", "fill it in or leave it out")
    return [_text(item, key, source) for item in node.value]


def _switch(node: yaml.Node, key: str, source: str) -> bool:
    if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:bool":
        return node.value.casefold() in ("true", "yes", "on")
    raise _problem(source, node.start_mark, f"`{key}` is neither true nor false", f"write `{key}: true`")


def _problem(source: str, mark: yaml.Mark | None, cause: str, mend: str) -> QuestionsFileError:
    where = f" line {mark.line + 1}" if mark else ""
    return QuestionsFileError(f"{source}{where}: {cause}: {mend}")
