"""Names of people, organisations and countries."""
