"""The dates that text means."""
