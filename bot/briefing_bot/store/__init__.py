"""A briefing as a folder that is kept: what came from where, earlier versions, changes that are whole or not at all."""
