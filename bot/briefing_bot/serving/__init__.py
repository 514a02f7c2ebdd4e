"""A briefing asked in other processes."""
