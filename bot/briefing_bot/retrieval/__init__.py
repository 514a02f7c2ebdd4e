"""Articles become passages, an index, and candidates for a question."""
