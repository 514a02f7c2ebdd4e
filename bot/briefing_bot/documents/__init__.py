"""An article as it is retrieved: its structure, passages and sentences."""
