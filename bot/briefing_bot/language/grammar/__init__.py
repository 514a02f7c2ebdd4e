"""Tokens of a sentence, noun phrases, subjects and what stands around verbs."""
