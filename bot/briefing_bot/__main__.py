"""``python -m briefing_bot`` is the ``briefing`` command."""

from briefing_bot.cli.main import main

if __name__ == "__main__":
    main()
