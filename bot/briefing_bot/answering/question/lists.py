"""Whether a question asks for several things: "which countries", "what did each say", "who won, and why"."""

from __future__ import annotations

import re

from briefing_bot.language.text.patterns import late

_SEVERAL = late(
    r"""
    \b(?:each|all|both|respectively|everything|everyone|different|list|name|various|besides|apart\sfrom|others?|else|
       two|three|four|several|sides|views|differ|disagree[sd]?|react(?:ed|ions?)?|rundown|timeline|overview)\b
  | \w:\s\w                                                            # What came of it: deaths, damage, arrests?
  | (?-i:\b[A-Z][\w’'.-]*),?\sand\s(?:the\s)?(?-i:[A-Z])               # Did Maine and Vermont agree?
  | \d,?\s(?:and|or)\s\d
  | [,\s](?:and|or)\s(?:(?:about|at|for|from|in|on|to|with|by)\s)?      # Who won, and by how much?
    (?:how|what|who|whom|whose|when|where|which|why|does|did|do|is|are|was|were|has|have)\b
  | ^(?:(?:so|and|ok|hey)\s)?                                           # In which of the big banks?
    (?:(?:at|by|for|from|in|into|of|on|through|to|under|with)\s)?
    (?:which|what|whose)\s(?:of\s)?
    (?:(?!(?:is|was|has|does|did|do|will|would|can|could|happens)\b)[\w’'-]+\s){0,3}?
    (?!(?:is|was|has|does|this|his|its|happens|causes|makes|news)\b)[a-z-]+(?<![su])s\s\w
  | ^(?:what|who)\s(?:are|were)\b | ^what\s(?:do|have)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)

_LEADS = r"(?:(?:please|can\ you|could\ you|give\ me|show\ me|tell\ me|what\ (?:are|were|did)|list|name|how\ did)\ )*+"
_SAID_BY = late(
    rf"""^{_LEADS}both(?:\ the)?\ (?:votes|sides|views|accounts|versions|statements|opinions|positions|parties)\b
      |\b(?:who|which\ \w+)\ (?:else\ )?(?:all\ )?(?:disagree|object|dissent)(?:s|ed|d)?\b
      |\b(?:everyone|everybody|all)\ (?:who|that)\ (?:said|says|commented|reacted|spoke)\b
      |^{_LEADS}(?:all|every)(?:\ of)?(?:\ the)?\ (?:votes|sides|views|reactions?|statements?|opinions?|positions?|voices|comments?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ALL = late(
    rf"^{_LEADS}(?:all|every|each)(?:\ of)?(?:\ the)?\ \w|^{_LEADS}both(?:\ the)?\ (?:figures|numbers|estimates|tolls)\b|^(?:list|name)\ (?:the|all|every)\b",
    re.VERBOSE | re.IGNORECASE,
)


def asks_all(question: str) -> bool:
    """Whether a question asks for all of something, or for what each of several says, so that no three quotes are enough."""
    return asks_voices(question) or bool(_ALL.search(question))


def asks_voices(question: str) -> bool:
    """Whether it asks who says something, or for the sides of a matter: ``who disagrees with the plan?``"""
    return bool(_SAID_BY.search(question))


def asks_several(question: str) -> bool:
    """Whether the answer seems to have several points, by the question's words alone.

    Of the training weeks' questions it holds for 8 of 10 lists and for 1 of 8 of those with one point.
    """
    return bool(_SEVERAL.search(question))
