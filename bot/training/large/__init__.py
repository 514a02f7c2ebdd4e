"""The large reader: its network, what it learns from, and how it is trained and exported."""
