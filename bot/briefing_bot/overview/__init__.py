"""What a briefing says without being asked for one thing: its stories, what happened when, and what it can be asked."""
