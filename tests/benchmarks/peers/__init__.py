"""The same question over the same briefing through other projects' BM25 retrievers."""
