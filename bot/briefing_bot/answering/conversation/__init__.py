"""Earlier turns: a follow-up is resolved into a question that stands alone."""
