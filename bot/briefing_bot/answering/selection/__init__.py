"""Candidates are ranked, the best and distinct are chosen, and become quotes."""
