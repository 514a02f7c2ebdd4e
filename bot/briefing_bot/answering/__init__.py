"""A question and its candidates become an `Answer`."""
