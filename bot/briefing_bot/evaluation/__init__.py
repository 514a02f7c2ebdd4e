"""Fixed questions, metrics and reports, and the pytest plugin."""
