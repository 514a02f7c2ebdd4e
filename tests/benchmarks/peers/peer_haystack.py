"""Haystack's in-memory store and BM25 retriever, as its documentation uses them."""

from articles import paragraphs_and_question
from haystack import Document
from haystack.components.retrievers.in_memory import InMemoryBM25Retriever
from haystack.document_stores.in_memory import InMemoryDocumentStore

paragraphs, question = paragraphs_and_question()
store = InMemoryDocumentStore()
store.write_documents([Document(content=paragraph) for paragraph in paragraphs])
found = InMemoryBM25Retriever(document_store=store, top_k=3).run(query=question)
print("\n".join(document.content for document in found["documents"]))
