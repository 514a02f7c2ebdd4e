"""rank_bm25 as its README uses it."""

from articles import paragraphs_and_question
from rank_bm25 import BM25Okapi

paragraphs, question = paragraphs_and_question()
bm25 = BM25Okapi([paragraph.split() for paragraph in paragraphs])
print("\n".join(bm25.get_top_n(question.split(), paragraphs, n=3)))
