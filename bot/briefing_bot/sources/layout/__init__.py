"""From glyphs on pages to running text: reading order, heads and feet, paragraphs. Knows no file format but PDF's glyphs."""
