"""The trained files that ship with the package; ``MODEL_CARD.md`` beside them says what they are and how they came to be."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
