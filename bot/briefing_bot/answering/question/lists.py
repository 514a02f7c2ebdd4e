"""Whether a question asks for several things: "which countries", "what did each say", "who won, and why"."""

from __future__ import annotations

import re

from briefing_bot.language.text.patterns import late

_SEVERAL = late(
    r"""
    \b(?:each|all|both|respectively|everything|everyone|different|list|name|various|besides|apart\sfrom|others?|else|
       two|three|four|several|sides|views|differ|react(?:ed|ions?)?|rundown|timeline|overview)\b
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


def asks_several(question: str) -> bool:
    """Whether the answer seems to have several points, by the question's words alone.

    Of the training weeks' questions it holds for 8 of 10 lists and for 1 of 8 of those with one point.
    """
    return bool(_SEVERAL.search(question))
