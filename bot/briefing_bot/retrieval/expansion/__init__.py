"""A question's terms and the other forms that a briefing may use instead."""
