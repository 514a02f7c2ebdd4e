"""Who says a sentence of an article, in which role and how surely."""
