"""What is known of English text, for matching and reading; it never changes a character of an article."""
