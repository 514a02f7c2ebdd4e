"""Who speaks where words are not attributed in a sentence: transcripts, interviews, letters, signed quotations."""
