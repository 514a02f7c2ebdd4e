"""The running bot: its connection, start, stop, logs and health."""
