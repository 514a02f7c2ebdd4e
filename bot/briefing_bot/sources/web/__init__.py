"""Fetching what an address gives: only public hosts, within limits, and as the site wishes."""
