"""What nobody should ever write, written without end: ``python -m tests.fuzz --minutes 60 --seed 1``."""
