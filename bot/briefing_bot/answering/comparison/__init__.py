"""What quotes claim of one matter, and whether they differ."""
