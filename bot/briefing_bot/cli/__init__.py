"""The command line: the ``briefing`` command, its chat and its loops."""
