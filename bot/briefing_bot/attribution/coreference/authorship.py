"""Whose words a document is: who wrote ``X's statement``, ``a study from X``, ``the report``."""

from __future__ import annotations

import re

from briefing_bot.attribution.coreference.definite_descriptions import DefiniteDescriptions
from briefing_bot.attribution.coreference.discourse import Discourse
from briefing_bot.attribution.coreference.entity import CORPORATE, Entity, Span
from briefing_bot.attribution.coreference.name_matching import NameMatcher
from briefing_bot.language.lexicon.cue_verbs import DOCUMENTS, PERSONAL, VAGUE
from briefing_bot.language.names.recognition import Name, names
from briefing_bot.language.text.folding import fold
from briefing_bot.language.text.patterns import late

_OWNERS = {"his": "he", "her": "she", "its": "it", "their": "they"}
_NEWS = frozenset("news blog press media social video emailed written".split())
_ISSUERS = CORPORATE - {"court", "city", "paper", "site"}
_PLATFORMS = frozenset("Instagram Facebook Twitter TikTok YouTube Reddit Telegram X".split())
_OF_NATIONS = ("ish", "ese", "ian", "ean", "ench", "utch", "erman", "Swiss", "ican")
_FILED_WITH = frozenset("SEC FEC FCC Commission".split())
_KINDS = frozenset(
    """court official federal state public internal recent new television video police medical satellite drone aerial
    dashcam surveillance security preliminary early separate""".split()
)
_SIGNED_BY = late(r",? (?:co-)?(?:signed|written|authored|penned) by ([^.\n;]{1,120})")
_MADE_BY = late(
    r"(?<!obtained)(?<!reviewed)(?<!seen)(?<!cited)(?<!viewed) (?:from|by) (?=(?:the |a |an |its |his |her |their )?[a-z])"
)
_WHOLE = late(r"(?:[’']s?)?(?:(?: of| for| the| and| &)* [A-Z][\w’'&-]*)+")
_MAKERS = late(r"(?:\b(?:from|by|of)|(?<!filed )\bin)(?: [Tt]he)*\s+$")


class Authorship:
    """Those who wrote what one article quotes from.

    Args:
        discourse: who has spoken in the article so far; it is only asked.
        matcher: whose names its names are.
        descriptions: whom its definite descriptions stand for.
    """

    def __init__(self, discourse: Discourse, matcher: NameMatcher, descriptions: DefiniteDescriptions) -> None:
        self._body = discourse.body
        self._discourse = discourse
        self._matcher = matcher
        self._descriptions = descriptions

    def written(self, start: int, end: int, found: list[Name], head: str, number: int) -> Entity | None:
        """Who wrote ``X's statement``, ``a study from X`` or ``the statement``; None where that is not said."""
        owner = _OWNERS.get(self._body[start:end].split()[0].casefold())
        if owner:
            entity = (
                self._discourse.person(number + 1, owner)
                if owner in ("he", "she")
                else self._discourse.others(number, owner)
            )
            return entity._replace(document=True) if entity else None
        words = self._body[start:end].casefold().split()
        issuer = self._issuer(start, end, number) if head in PERSONAL | {"report", "order"} else None
        if issuer:
            return self._made(issuer, head)
        by = _MADE_BY.search(self._body[start:end])
        if by and head not in ("images", "video", "footage"):
            made_by = self._body[start + by.end() : end].casefold().split()
            known = self._known((start + by.end(), end), number) if made_by[0] == "the" else None
            return self._made(known or Entity((start + by.end(), end), None, "organisation"), head)
        if signed := _SIGNED_BY.match(self._body, end):
            signer = next((n for n in names(self._body, *signed.span(1)) if self._matcher.is_person(n)), None)
            if signer:
                return self._made(self._matcher.named(signer), head)
        for name in found:
            if (
                name.start == start
                and len(name.words) == 1
                and ((word := fold(name.words[0])) in _KINDS or word in self._discourse.lower_words)
            ):
                continue  # Court documents, Official figures
            if name.words[0] in _PLATFORMS or (name.words[-1] in _FILED_WITH and head in ("filing", "filings")):
                continue  # a post on a platform is not the platform's
            before = self._body[max(start, name.start - 16) : name.start]
            follow = self._body[name.end : end].split()
            if _MAKERS.search(before):
                maker = self._matcher.named(name)
                if maker.sort != "person":
                    whole = _WHOLE.match(self._body, name.end, end)
                    maker = maker._replace(name=(name.start, whole.end() if whole else name.end))
                return self._made(maker, head)
            if len(name.words) == 1 and name.words[0].endswith(_OF_NATIONS):
                continue  # the Swedish study
            noun = bool(follow) and all(fold(w) in DOCUMENTS | {"press", "news", "blog"} for w in follow)
            if noun or self._body[name.end : name.end + 1] in ("’", "'"):
                return self._made(self._matcher.named(name), head)
        if words == ["the", head] and (author := self._discourse.maker(head, number)):
            return author
        if head in PERSONAL:
            writer = self._discourse.writer(head, number)
            if writer:
                return writer._replace(document=True)
        alone = words == ["the", head] and head in ("letter", "memo", "email")
        if head in VAGUE and not alone and head != "reports":
            return None
        return Entity((start, end), None, "thing", heads=frozenset({head}), document=True)

    def _issuer(self, start: int, end: int, number: int) -> Entity | None:
        """Whose document it is in ``the palace statement``, ``the sheriff's office news release``."""
        words = list(re.finditer(r"\S+", self._body[start:end]))[:-1]
        while words and words[-1][0] in _NEWS:
            words.pop()
        if len(words) < 2 or words[-1][0] not in _ISSUERS or words[0][0].casefold() != "the":
            return None
        known = self._known((start, start + words[-1].end()), number) if len(words) == 2 else None
        return known or Entity((start, start + words[-1].end()), None, "organisation")

    def _known(self, span: Span, number: int) -> Entity | None:
        """Whom the words at ``span``, which begin with ``the``, stand for."""
        return self._descriptions.meant(span, fold(self._body[slice(*span)].split()[-1]), number, [])

    def _made(self, maker: Entity, head: str) -> Entity:
        """The maker of a document as its entity: ``the report`` may mean it from then on."""
        return maker._replace(heads=maker.heads | {head}, document=True)
