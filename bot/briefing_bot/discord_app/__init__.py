"""The Discord front end: the same answers where people talk.

The only package that imports ``discord``; nothing here is imported until ``briefing discord`` starts it
(:func:`briefing_bot.discord_app.process.app.run`). The way of a question through it::

    commands, chat        what a person does -> a Ticket              (acknowledged before any I/O)
    keeping, mornings     a server's own briefing, and its digest
    desk                  rules, a bounded queue, the deadline         -> worker -> Answer
    pages, markdown       Answer -> pages within Discord's limits      (pure; no discord import)
    layout, buttons       a page -> Components V2; what its buttons do (an answer's id and a position, nothing else)
    store, sql, sqlite, migrations, folders  answers, settings, feedback, unfinished tickets
    client, app           the connection, its supervision, start and stop
"""
