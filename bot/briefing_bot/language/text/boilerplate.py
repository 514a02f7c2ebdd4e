"""Asides: lines of an article that are about the page and not the news.

Links to other stories (``READ MORE: ...``), newsletters, bylines, photo credits, addresses of reporters. They are the
words of other articles or of nobody, so they are neither quoted nor headings.
"""

from __future__ import annotations

import re

_MOST_CHARACTERS = 240
_ENDED = re.compile(r"[.!…][\"”’»'\)\]]*$")
_NAME = r"[A-Z][\w.’'-]*"

# Asides whatever mark they end with.
_ALWAYS = re.compile(
    r"""
    (?:read|see|watch|hear|listen|learn)\s(?:more|also|next|now|here|to)\s*[:|–—]        # Read more: ...
  | (?:contributing|contributors|sources?|credits?|photos?|image|newsletters?|podcast)\s*:\s*[A-Z]
  | (?:additional\s)?(?:reporting|writing|editing|photos?|photographs?|graphics?|story|compiled)\sby\s[A-Z]
  | (?:read|see|show)\smore\.?$ | (?:story\scontinues|continue\sreading)\b | advertisement\.?$ | prev(?:ious)?\snext$
  | (?:sign|signed)[\s-]up\b.*\bnewsletters?\b | sign-up\sfor\b | sign\sup\sfor\s[^.!?]{,40}:\s | stay\sup-to-date:
  | (?:editor['’]?s['’]?\snote\s*:\s*)?this\s(?:story|article|page)\shas\sbeen\supdated\b
  | (?:you\scan\s)?(?:reach|contact|follow|e-?mail)\b.{1,80}@
  | (?-i:JUST\sWATCHED\b)
  | (?:more\s)?[^.!?:]{0,40}:?\s*https?://\S+(?:\s(?:and\s)?https?://\S+)*$             # More on it: https://...
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Asides only where the line does not end as a sentence does.
_UNENDED = re.compile(
    rf"""
    [^.!?:]{{2,60}}(?<!\d)(?:[?!]?:|\?)["“‘']*[A-Z0-9]                 # GREEN ENERGY:Mayors at odds; How so?Here's how
  | (?:more|related|previous|previously|update|opinion|analysis|live|fact\scheck|graphics?|video|gallery|timeline|
      watch|explainer|exclusive|recap)\s*(?::|\s[|–—]\s)\s*\S           # More: ...
  | (?-i:[A-Z][A-Z0-9’',?!&-]*(?:\s[A-Z0-9’',?!&-]+){{0,5}}:\s\S)       # FREE AGENCY: ...
  | follow\severy\b
  | [^.!?:]{{2,40}}\s[—–]$                                             # WASHINGTON, Wire —
  | (?-i:By\s{_NAME}(?:,?\s(?:and\s|de\s|van\s|von\s|of\s(?:the\s)?)?{_NAME})*$)
  | (?-i:{_NAME}(?:\s{_NAME}){{0,4}}(?:/{_NAME}(?:\s{_NAME}){{0,3}})+$)  # Ada Lind/Example Photos
    """,
    re.VERBOSE | re.IGNORECASE,
)


def is_aside(line: str) -> bool:
    """Whether a line of its own is about the page and not the news."""
    if len(line) > _MOST_CHARACTERS:
        return False
    return bool(_ALWAYS.match(line)) or (not _ENDED.search(line) and bool(_UNENDED.match(line)))
