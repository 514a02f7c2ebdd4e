"""Figures and units of measure."""
