"""Whom a noun phrase of an article stands for."""
