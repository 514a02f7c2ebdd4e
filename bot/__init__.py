"""Briefing Bot: answers questions about a folder of news articles with cited, verbatim quotes.

>>> from bot import Briefing
>>> answer = Briefing.load().ask("How many special forces did North Korea ship?")
"""
