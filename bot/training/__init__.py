"""Trains the reader and the static embeddings. Not needed to answer; its libraries are those of the extra ``train``."""
