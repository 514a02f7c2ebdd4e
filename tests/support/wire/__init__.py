"""A Discord on 127.0.0.1 that an unmodified discord.py, in a process of its own, logs in to over HTTP and websocket.

    world      users, servers, channels, messages, interactions: plain data, in memory
    rest       the REST routes that the bot uses, with faults on demand
    gateway    the websocket: zlib-stream, heartbeats, identify, resume, drops
    server     all of it, and what people do: commands, buttons, modals, messages
    openapi    checks every recorded request against Discord's own description
    process    the bot as a subprocess
    launch     what that subprocess runs

Traps that a real client falls into, and this one serves:

- discord.py compares ``Content-Type`` with ``application/json`` exactly: no charset.
- A 429 without a ``Via`` header is taken for a ban by Cloudflare, and raised.
- zlib-stream has one compressor for each connection; every message ends with a sync flush.
- The gateway is found in two ways: ``GET /gateway/bot`` at login, ``DiscordWebSocket.DEFAULT_GATEWAY`` when a session is
  started without one. Both, and ``Route.BASE``, are set in ``launch``.
- discord.py joins the gateway's address and its query with ``/?``: the websocket is served at ``/``.
- discord.py sends some ids as integers where the description has strings; Discord takes both.
"""
