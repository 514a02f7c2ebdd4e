"""The bot, pointed at the Discord of the environment variables WIRE_API and WIRE_GATEWAY.

A stop waits WIRE_DRAIN seconds for open questions; what is new is looked for every WIRE_LOOK seconds; commands that
Discord did not take are registered again after WIRE_SYNC seconds, and hold up the connection no longer than that; whoever
waits in line is told so after WIRE_WAIT seconds; two IDENTIFYs of a bucket are WIRE_APART seconds apart; a delivery is tried
again WIRE_HURRY times as soon; a process that was killed is missed, and its shards are free, after WIRE_PRESENT seconds."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import yarl
from briefing_bot.discord_app.delivery import replying
from briefing_bot.discord_app.delivery.waiting import Waiting
from briefing_bot.discord_app.process.app import run
from briefing_bot.discord_app.process.client import BriefingBot
from briefing_bot.discord_app.process.shards import Holding
from briefing_bot.discord_app.state import opening
from briefing_bot.settings import read_settings
from discord.gateway import DiscordWebSocket
from discord.http import Route

if __name__ == "__main__":
    Route.BASE = os.environ["WIRE_API"]
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(os.environ["WIRE_GATEWAY"])
    if "WIRE_LOOK" in os.environ:
        BriefingBot.look_every = float(os.environ["WIRE_LOOK"])
    if "WIRE_SYNC" in os.environ:
        BriefingBot.sync_patience = BriefingBot.sync_pause = float(os.environ["WIRE_SYNC"])
    if "WIRE_WAIT" in os.environ:
        Waiting.first = Waiting.again = Waiting.apart = float(os.environ["WIRE_WAIT"])
    if "WIRE_APART" in os.environ:
        BriefingBot.apart = float(os.environ["WIRE_APART"])
    if "WIRE_PRESENT" in os.environ:
        opening.PRESENT = Holding.held = BriefingBot.claim_every = float(os.environ["WIRE_PRESENT"])
    hurry = float(os.environ.get("WIRE_HURRY", "1"))
    replying.DELIVERY_PAUSES = tuple(pause / hurry for pause in replying.DELIVERY_PAUSES)
    worker = [sys.executable, "-m", "tests.support.slow_worker", sys.argv[1]]
    drain = float(os.environ.get("WIRE_DRAIN", "10"))
    sys.exit(run(read_settings(dotenv=Path(os.devnull)), Path(sys.argv[1]), worker, drain))
