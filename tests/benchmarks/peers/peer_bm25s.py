"""bm25s over the terms of passages: ``peer_bm25s.py FILE``; prints as JSON the CPU seconds of indexing
(``built``) and of each question (``seconds``).

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
texts = split(given["terms"], given["lengths"])
began = time.process_time()
retriever.index(texts, show_progress=False)
built = time.process_time() - began
seconds = []
for query in split(given["asked"], given["asked_lengths"]):
    began = time.process_time()
    retriever.retrieve([query], k=BEST, show_progress=False)
    seconds.append(time.process_time() - began)
print(json.dumps({"built": built, "seconds": seconds}))
