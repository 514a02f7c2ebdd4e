"""Asides: lines of an article that are about the page and not the news.

Links to other stories (``READ MORE: ...``), newsletters, bylines, photo credits, addresses of reporters. They are the
words of other articles or of nobody, so they are neither quoted nor headings.
"""

from __future__ import annotations

import re

from briefing_bot.language.text.patterns import late

_MOST_CHARACTERS = 240  # a longer line is a paragraph
_ENDED = late(r"[.!…][\"”’»'\)\]]*$")
_NAME = r"[A-Z][\w.’'-]*"

# Asides whatever mark they end with.
_ALWAYS = late(
    r"""
    \(?(?:additional\s)?(?:reporting|writing|editing|compiled)\sby\s[A-Z][^.!?]*\)?$
  | (?:you\sare\shere|skip\sto\s(?:main\s)?content|jump\sto\s(?:navigation|content|search)|share\s(?:this|on)|print\sthis\spage|back\sto\stop|log\sin
      |sign\sin|subscribe(?:\snow)?|accept\s(?:all\s)?cookies|all\srights\sreserved|©|\(c\)\s\d{4}|follow\sus\son|table\sof\scontents)\b(?![^.!?]*[.!?]\s*\w)
  | (?:home|news|start)\s*(?:[>»›/|]\s*[^>»›/|.!?]{1,40}){1,6}$                          # Home > News > Local
  | (?:[^|.!?\n]{1,25}\s\|\s){3,}[^|.!?\n]{1,25}$                                      # News | Sport | Weather | More
  | (?:read|see|watch|hear|listen|learn)\s(?:more|also|next|now|here|to)\s*[:|–—]        # Read more: ...
  | (?:contributing|contributors|sources?|credits?|photos?|image|newsletters?|podcast)\s*:\s*[A-Z]
  | (?:additional\s)?(?:reporting|writing|editing|photos?|photographs?|graphics?|story|compiled)\sby\s[A-Z]
  | (?:read|see|show)\smore\.?$ | (?:story\scontinues|continue\sreading)\b | advertisement\.?$ | prev(?:ious)?\snext$
  | .{0,200}\b(?-i:[Pp]hoto(?:graph)?s?|[Pp]ictures?|[Ii]mages?(?:\s(?:data|processing))?|[Cc]redits?)(?:\scredit)?\s*:\s*(?-i:[A-Z])[^.!?]{2,60}$   # ... Photo: Ada Lind / Norsk
  | .{0,200}\((?:[\w.]+\s)?(?:photos?|images?|pictures?)(?:\s*/|\s+by\b|:)[^()]{2,60}\)\.?$
  | follow\s(?:our|the|all\sour)\s(?:live\s)?(?:coverage|blog|updates)\b | (?-i:EDS|EDITORS?)\s*:\s | \(?(?-i:MORE)\)?$
  | (?:this\s(?:page|blog|live\sblog|post)\s(?:was|is)\s(?:last\s|being\s)?updated|last\s(?:updated|modified)\b)[^.!?]{0,60}\.?$
  | (?:this|the)\s(?:interview|conversation|transcript|text)\s(?:was|has\sbeen)\s(?:\w+\s(?:and\s)?)?(?:shortened|edited|condensed|translated|abridged)\b[^.!?]{0,60}\.?$
  | (?:[^.!?]{3,80}\sreported\sfrom\s[^.!?]{1,60}\.\s)?[^.!?]{3,160}\bcontributed\s(?:reporting\s)?(?:to|from)\s(?:this|the|[A-Z])\b[^.!?]{0,60}\.?$
  | (?-i:[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}\sreported\sfrom\s[A-Z][^.!?]{1,60}\.?$)
  | read\s(?:more\s(?:of|from|about)|all)\b[^.!?]{1,60}$ | \d{1,2}\s?-?min(?:ute)?s?\sread$
  | (?:sign|signed)[\s-]up\b.*\bnewsletters?\b | sign-up\sfor\b | sign\sup\sfor\s[^.!?]{,40}:\s | stay\sup-to-date:
  | (?:editor['’]?s['’]?\snote\s*:\s*)?this\s(?:story|article|page)\shas\sbeen\supdated\b
  | \((?:corrects|refiles|recasts|clarifies)\b[^()]{3,200}\)\.?$
  | (?:you\scan\s)?(?:reach|contact|follow|e-?mail)\b.{1,80}@
  | (?-i:JUST\sWATCHED\b)
  | (?:more\s)?[^.!?:]{0,40}:?\s*https?://\S+(?:\s(?:and\s)?https?://\S+)*$             # More on it: https://...
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Asides only where the line does not end as a sentence does.
_UNENDED = late(
    rf"""
    [^.!?:]{{2,60}}(?<!\d)(?:[?!]?:(?![/]{{2}})|\?)["“‘']*[A-Z0-9]                 # GREEN ENERGY:Mayors at odds; How so?Here's how
  | (?:more|related|previous|previously|opinion|analysis|live|fact\scheck|graphics?|video|gallery|timeline|
      watch|explainer|exclusive|recap)\s*(?::|\s[|–—]\s)\s*\S           # More: ...
  | (?-i:[A-Z][A-Z0-9’',?!&-]*(?:\s[A-Z0-9’',?!&-]+){{0,5}}:\s).*\b(?:subscribe|newsletters?|join\sour|follow\sour|inbox|our\schannel|look\s(?:inside|at)|go\sinside)\b
  | follow\severy\b
  | [^.!?:]{{2,40}}\s[—–]$                                             # WASHINGTON, Wire —
  | (?-i:By\s{_NAME}(?:,?\s(?:and\s|&\s|de\s|van\s|von\s|of\s(?:the\s)?)?{_NAME})*(?:\s[|·•—–]\s[^.!?]{{2,60}}){{0,3}}$)
  | (?-i:{_NAME}(?:\s{_NAME}){{0,4}}(?:/{_NAME}(?:\s{_NAME}){{0,3}})+$)  # Ada Lind/Example Photos
    """,
    re.VERBOSE | re.IGNORECASE,
)


_NOTE = r"""[\W_]*+(?:corrections?|corrected|clarifications?|clarified|amendments?|amended|errat(?:um|a)|editor['’]?s?['’]?\snote)\b"""
_NOTE_BEGINS = late(rf"{_NOTE}[^:—–\n]{{0,40}}[:—–]", re.IGNORECASE)
_VERSION = r"""(?:version|edition|draft|headline|caption|(?:photo|picture|image)\scaption)s?"""
_WITHDRAWN = late(
    rf"""(?:(?:{_NOTE}|[\W_]*+(?:note|update)\b)[^:—–\n]{{0,40}}[:—–]\s*)?(?:
    (?:(?:an?|the|our|some)\s)?(?:earlier|previous|prior|initial|original|first)\s{_VERSION}\s(?:[^.!?]{{0,20}}\s?)?(?:of|on|for|to|with)\s(?:this|our|the)
      \s(?:story|article|post|page|report|piece|item|column|obituary|review|interview|list|graphic|text|headline|caption)\b
  | (?:(?:an?|the|our|some)\s)?(?:earlier|previous|prior|initial|original|first)\s{_VERSION}\s(?:of\sit\s)?
      (?:incorrectly|wrongly|mistakenly|erroneously|inaccurately|mis\w+|said|says|stated|gave|reported|named|put)\b
  | \(?(?:this|the)\s(?:[a-z]{{3,9}}\.?\s\d{{1,2}}\s)?(?:story|article|post|page|report|headline|caption)\s(?:was|has\sbeen)\s(?:amended|corrected|updated|edited|revised|refiled)\b
  | (?:this|the)\s(?:story|article|post|page|report|headline|caption)\s(?:originally|initially|previously|incorrectly|mistakenly|wrongly)\b
  | (?:because\sof|due\sto|owing\sto)\san\s(?:editing|production|reporting)\serror\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_TAKEN_BACK = late(
    r"""\b(?:originally|initially|previously|earlier|incorrect(?:ly)?|mistaken(?:ly)?|wrong(?:ly)?|erroneous(?:ly)?|inaccurate(?:ly)?|in\serror|by\smistake
    |mis(?:stated|spelled|spelt|identified|reported|attributed|quoted|described|named|counted|translated))\b""",
    re.VERBOSE | re.IGNORECASE,
)
_ABOUT = late(
    r"(?:#{1,6}\s+)?(?:A(?:bout|BOUT)\s(?:(?:the|The|THE)\s)?(?:[A-Z0-9][\w.&’'-]*(?:\s(?:of|and|for|the|de|[A-Z0-9&][\w.&’'-]*)){0,6}|us|the author)"
    r"|(?:Media|Press|Investor)\s[Cc]ontacts?|MEDIA CONTACTS?|PRESS CONTACTS?|(?:For )?[Mm]edia [Ee]nquiries):?\s*#*$"
)


_OTHERS = late(
    r"""(?:\#{1,6}\s+)?(?:most\s(?:read|popular|viewed|shared|recent)|latest\s(?:posts?|news|stories|headlines)|related\s(?:articles?|stories|posts?|news|links|content|topics)
    |more\s(?:from|stories|news|on\sthis)|you\s(?:may|might)\s(?:also\s)?(?:like|enjoy|be\sinterested)|recommended(?:\sfor\syou)?|trending(?:\snow)?|up\snext|read\snext
    |editors?[’']?s?\spicks?|in\sother\snews|don[’']t\smiss|popular\snow|leave\sa\s(?:comment|reply))\b[^.!?]{0,40}:?$""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNED_OFF = late(
    rf"""(?:{_NAME}\s){{2,4}}(?:is|was)\s(?:an?|the|our)\s(?:[\w’'-]+\s){{0,5}}?(?:writer|reporter|correspondent|columnist|editor|journalist|contributor|freelancer|fellow
    |producer|critic)\b[^"“”]{{0,160}}$""",
    re.VERBOSE,
)
_DAY_ALONE = late(
    r"""(?:(?:published|posted|updated|date|by\sdate)\s*+:?\s*+(?:on\s)?)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?
    (?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?[a-z]{3,9}\.?,?\s\d{4}|[a-z]{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{4}-\d\d-\d\d)
    (?:,?\s(?:at\s)?\d{1,2}[.:]\d\d\s?(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,5})?)?$""",
    re.VERBOSE | re.IGNORECASE,
)


def is_about_others(heading: str) -> bool:
    """Whether a heading stands over links to other stories: ``Most read in Crime``, ``Latest posts``."""
    return bool(_OTHERS.match(heading))


def is_signed_off(line: str) -> bool:
    """Whether a line near an article's end tells of who wrote it: ``Ada Lind is a staff writer.``"""
    return len(line) <= _MOST_CHARACTERS and bool(_SIGNED_OFF.match(line))


def is_day_alone(line: str) -> bool:
    """Whether a line near an article's beginning is only the day it was published."""
    return bool(_DAY_ALONE.match(line))


def is_note_of_correction(paragraph: str) -> bool:
    """Whether a paragraph begins as a note does that corrects the article: ``Correction (Jan. 21): ...``"""
    return bool(_NOTE_BEGINS.match(paragraph))


def is_withdrawn(sentence: str, in_note: bool = False) -> bool:
    """Whether a sentence tells what an earlier version of the article said, which the article takes back.

    ``in_note`` is true of one in a paragraph that corrects the article: there ``It originally said that 40 came`` is enough.
    """
    return bool(_WITHDRAWN.match(sentence)) or (in_note and bool(_TAKEN_BACK.search(sentence)))


def is_about_the_sender(heading: str) -> bool:
    """Whether a heading is that of the standing paragraph about whoever sent a release: ``About Kestrel Air``."""
    return bool(_ABOUT.match(heading))


def is_aside(line: str) -> bool:
    """Whether a line of its own is about the page and not the news."""
    if len(line) > _MOST_CHARACTERS:
        return False
    return bool(_ALWAYS.match(line)) or (not _ENDED.search(line) and bool(_UNENDED.match(line)))
