"""A file of a briefing becomes an `Article`: one module a format, one registry."""
