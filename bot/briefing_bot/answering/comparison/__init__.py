"""What quotes claim of one thing, and whether they differ."""
