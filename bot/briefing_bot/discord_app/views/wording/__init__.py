"""What the bot says of itself, in the languages of its commands: a module for each thing that it speaks of, each text a :class:`~.text.Text`.

Not what it says of the news: that is the words of articles, in their language.
"""
