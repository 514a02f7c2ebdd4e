"""Reporting clauses: who is said to say what, by which cue."""
