"""The candidate engine for millions of passages on one machine: tantivy for terms, signs of embeddings for what BM25 cannot see."""

from __future__ import annotations

import math
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import tantivy

from briefing_bot.errors import EngineError
from briefing_bot.retrieval.bm25 import Query
from briefing_bot.retrieval.engines.engine import EnginePassage, Proposed
from briefing_bot.retrieval.engines.signs import Signs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VERSION = version("tantivy")
_SIGNS, _WRITING = "signs.npy", "writing"
_HEAP = 64_000_000  # bytes; passages are written to disk when so many have been taken
_THREADS = 1  # more write more segments, which are slower to search, and another order of equal scores
_TITLE = 0.2
"""What a term of the title counts beside one of the passage. By hand: a title is a seventh of a passage in the score that counts, and
the same for all passages of its article."""


class TantivyEngine:
    """Passages in a tantivy index of a folder, or in memory.

    It sees its folder as it was when it was opened, until its own `refresh`. One at a time may write.

    Args:
        folder: made where it is not there; None for memory.

    Raises:
        EngineError: what it holds is damaged or of another release, or cannot be read.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        schema = tantivy.SchemaBuilder()
        schema.add_text_field("terms", tokenizer_name="terms", index_option="freq")
        schema.add_text_field("title", tokenizer_name="terms", index_option="basic")
        schema.add_unsigned_field("id", indexed=True, fast=True)
        try:
            if folder:
                (folder / "index").mkdir(parents=True, exist_ok=True, mode=0o700)
            self._index = tantivy.Index(schema.build(), str(folder / "index") if folder else None)
            self._index.config_reader("manual")
            self._signs = Signs.read(folder / _SIGNS) if folder else Signs.of([], [])
            # Killed between the two, a process leaves a tantivy that holds what the signs know nothing of.
            self._unsure = folder is not None and (folder / _WRITING).exists()
        except (OSError, ValueError) as error:
            cause = f"the index of tantivy in {folder} cannot be opened ({error})"
            raise EngineError(f"{cause}: delete that folder") from None
        terms = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("terms", terms)
        self._writer: tantivy.IndexWriter | None = None
        self._written: dict[int, NDArray[np.float32] | None] = {}
        self._deleted: list[int] = []
        self._searcher = self._index.searcher()

    def upsert(self, passages: Iterable[EnginePassage]) -> None:
        """See `CandidateEngine`."""
        for passage in passages:
            if self._unsure or passage.id in self._written or self._signs.hold(passage.id):
                self.delete([passage.id])
            document = tantivy.Document()
            document.add_unsigned("id", passage.id)
            document.add_text("terms", " ".join(passage.terms))
            document.add_text("title", " ".join(passage.title))
            self._writing().add_document(document)
            self._written[passage.id] = passage.vector

    def delete(self, ids: Iterable[int]) -> None:
        """See `CandidateEngine`."""
        gone = list(ids)
        if gone:
            # By a query: a term made of a number in Python is a signed one, which no unsigned field has.
            self._writing().delete_documents_by_query(tantivy.Query.term_set_query(self._index.schema, "id", gone))
        for id in gone:
            self._written.pop(id, None)
        self._deleted += gone

    def refresh(self) -> None:
        """See `CandidateEngine`."""
        if self._writer is not None:
            added = Signs.of(list(self._written), list(self._written.values()))
            changed = self._signs.changed(self._deleted, added)
            try:
                if self._folder:
                    (self._folder / _WRITING).touch()
                self._writer.commit()
                if self._folder:
                    changed.write(self._folder / _SIGNS)
                    (self._folder / _WRITING).unlink()
                self._writer.wait_merging_threads()
            except (OSError, ValueError) as error:
                raise EngineError(f"the index of tantivy in {self._folder} cannot be written: {error}") from None
            self._writer, self._signs, self._written, self._deleted = None, changed, {}, []
            self._unsure = False
        self._index.reload()
        self._searcher = self._index.searcher()

    def candidates(self, query: Query, vector: NDArray[np.float32] | None, most: int) -> Proposed:
        """See `CandidateEngine`."""
        import numpy as np

        nothing = np.zeros(0, np.int64)
        by_terms = nothing
        if words := [self._word(forms) for forms in query if forms]:
            any_word = tantivy.Query.boolean_query([(tantivy.Occur.Should, word) for word in words])
            hits = self._searcher.search(any_word, most, count=False).hits
            by_terms = np.array(self._searcher.fast_field_values("id", [place for _, place in hits]), np.int64)
        return Proposed(by_terms, nothing if vector is None else self._signs.nearest(vector, most))

    def count(self) -> int:
        """See `CandidateEngine`."""
        return self._searcher.num_docs

    def close(self) -> None:
        """See `CandidateEngine`. What was not refreshed is lost."""
        self._writer = None

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            try:
                self._writer = self._index.writer(_HEAP, _THREADS)
            except ValueError as error:
                raise EngineError(f"the index of tantivy cannot be written: {error}") from None
        return self._writer

    def _word(self, forms: Iterable[tuple[str, float]]) -> tantivy.Query:
        """A word of the query, of which its best form counts: by its gain, in place of what tantivy makes of how rare it is here."""
        found = []
        for term, gain in forms:
            either = [(tantivy.Occur.Should, self._term(field, term, gain)) for field in ("terms", "title")]
            found.append(tantivy.Query.boolean_query(either))
        return tantivy.Query.disjunction_max_query(found)

    def _term(self, field: str, term: str, gain: float) -> tantivy.Query:
        held = self._searcher.doc_freq(field, term)
        size = max(self._searcher.num_docs, held)  # what is deleted counts until it is merged away
        own = math.log(1 + (size - held + 0.5) / (held + 0.5))
        plain = tantivy.Query.term_query(self._index.schema, field, term, "basic" if field == "title" else "freq")
        return tantivy.Query.boost_query(plain, (_TITLE if field == "title" else 1.0) * gain / own)
