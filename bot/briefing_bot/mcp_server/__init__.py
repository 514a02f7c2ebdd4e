"""The briefing for assistants and other programs, by the Model Context Protocol; nothing else imports ``mcp``."""
