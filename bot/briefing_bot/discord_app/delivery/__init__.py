"""Questions on their way to an answer, and answers on their way to Discord."""
