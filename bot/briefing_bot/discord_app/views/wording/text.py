"""One text in every language that the bot speaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import discord


class Text(NamedTuple):
    """One text in each language; what stands in braces is filled in by :meth:`of`."""

    en: str
    de: str
    fr: str
    es: str
    ja: str

    def of(self, **fields: Any) -> Text:
        """The same, filled in; a field that is a text itself is put in in each language."""
        return Text(
            *(
                said.format(**{name: value[n] if isinstance(value, Text) else value for name, value in fields.items()})
                for n, said in enumerate(self)
            )
        )

    def to(self, locale: discord.Locale | str | None) -> str:
        """The text in the language of ``locale``; in English where there is none in it."""
        return str(getattr(self, _language(locale), self.en))


def same(said: str) -> Text:
    """What is the same in every language, such as a name."""
    return Text(*(said for _ in Text._fields))


def joined(parts: Iterable[Text | str], between: str = "\n") -> Text:
    """Texts one after the other, in each language."""
    texts = [part if isinstance(part, Text) else same(part) for part in parts]
    return Text(*(between.join(text[n] for text in texts) for n in range(len(Text._fields))))


def translated(locale: discord.Locale) -> bool:
    """Whether there is every text in the language of ``locale``, which is not English."""
    return _language(locale) in Text._fields[1:]


def _language(locale: discord.Locale | str | None) -> str:
    return str(locale or "en").split("-")[0]
