"""What a question asks for, read once."""
