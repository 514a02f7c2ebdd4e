"""The page and the JSON API of ``briefing web``; nothing else imports Starlette."""
