"""What tells whether the words of an article are the same as before."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256

from briefing_bot.models import Article, Change


def fingerprint(text: str) -> str:
    """The words of a text as 32 hexadecimal digits; white space and forms of one letter make no difference."""
    return sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode("utf-8", "replace")).hexdigest()[:32]


def fingerprints(articles: Iterable[Article]) -> dict[str, str]:
    """Those of the bodies of articles, by id."""
    return {article.id: fingerprint(article.body) for article in articles}


def change_since(now: Mapping[str, str], seen: Mapping[str, str] | None) -> Change | None:
    """What has become of a story since articles were ``seen``: both are fingerprints by id. None for nothing, or where nothing is known."""
    if seen is None or all(seen.get(id) == words for id, words in now.items()):
        return None
    return "updated" if any(id in seen for id in now) else "new"
