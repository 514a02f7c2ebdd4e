"""``python -m briefing_bot`` is the ``briefing`` command."""

from briefing_bot.cli.main import process

if __name__ == "__main__":
    process()
