"""LangChain's BM25 retriever, as its documentation uses it."""

from articles import paragraphs_and_question
from langchain_community.retrievers import BM25Retriever

paragraphs, question = paragraphs_and_question()
retriever = BM25Retriever.from_texts(paragraphs, k=3)
print("\n".join(document.page_content for document in retriever.invoke(question)))
