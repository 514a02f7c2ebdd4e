"""Who is taken to say the sentences of a body."""

from __future__ import annotations

from briefing_bot.attribution.speakers import attributions
from briefing_bot.documents.document import Document
from briefing_bot.models import Article

INTRO = "Hana Sorel runs the water works of Ellery. She spoke with reporter Neil Duarte about prices.\n\n"
"""What stands before an interview."""


def said(body: str) -> dict[str, str | None]:
    """The sentences of an article with this body, and who says each."""
    document = Document.of(Article(id="a", source="a.md", body=body))
    names = [a.speaker.text if a.speaker else None for a in attributions(document)]
    return {document.text(s): name for s, name in zip(document.outline.sentences, names, strict=True)}
