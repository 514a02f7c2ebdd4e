"""A web page taken apart: what it says of itself, which of its words are the article, and whether it is one at all."""
