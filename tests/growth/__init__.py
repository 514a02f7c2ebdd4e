"""Nothing grows faster than its text: patterns, attribution and questions, each pumped with more of the same."""
