"""Candidate engines: stores that propose passages where looking at all of them would take too long."""
