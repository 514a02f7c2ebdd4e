"""bm25s over the terms of passages: ``peer_bm25s.py FILE``; prints a JSON list of the CPU seconds of each question.

FILE is an .npz: ``terms`` and ``lengths`` of the passages, ``asked`` and ``asked_lengths`` of the questions, all as numbers.
"""

import json
import sys
import time

import bm25s
import numpy as np

BEST = 12


def split(terms: np.ndarray, lengths: np.ndarray) -> list[list[str]]:
    """The terms of each text, as strings."""
    words = iter(terms.astype(str).tolist())
    return [[next(words) for _ in range(length)] for length in lengths.tolist()]


given = np.load(sys.argv[1])
retriever = bm25s.BM25(method="bm25+", k1=1.5, b=0.75, delta=1.0)
retriever.index(split(given["terms"], given["lengths"]), show_progress=False)
seconds = []
for query in split(given["asked"], given["asked_lengths"]):
    began = time.process_time()
    retriever.retrieve([query], k=BEST, show_progress=False)
    seconds.append(time.process_time() - began)
print(json.dumps(seconds))
