"""LlamaIndex's BM25 retriever, as its documentation uses it."""

from articles import paragraphs_and_question
from llama_index.core.schema import TextNode
from llama_index.retrievers.bm25 import BM25Retriever

paragraphs, question = paragraphs_and_question()
nodes = [TextNode(text=paragraph) for paragraph in paragraphs]
retriever = BM25Retriever.from_defaults(nodes=nodes, similarity_top_k=3)
print("\n".join(found.node.get_content() for found in retriever.retrieve(question)))
