"""The words that English is told by: closed classes, verbs, nouns, titles, given names."""
