"""A body of text: its structure, sentences, quotations and terms."""
