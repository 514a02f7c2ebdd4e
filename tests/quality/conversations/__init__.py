"""Conversations over small briefings, and how many of their follow-ups are understood: ``python -m tests.quality.conversations``."""
