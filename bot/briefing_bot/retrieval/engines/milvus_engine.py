"""The candidate engine elsewhere: a collection of Milvus, with terms as sparse vectors and embeddings as they are."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TypeVar

from pymilvus import DataType, MilvusClient
from pymilvus.exceptions import MilvusException

from briefing_bot.errors import EngineError
from briefing_bot.retrieval.bm25 import K1, B, Query
from briefing_bot.retrieval.engines.engine import EnginePassage, Proposed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VERSION = version("pymilvus")
_PATIENCE = 30.0  # s, for each request
_AT_ONCE = 1_000  # passages or ids in one request; a passage of 128 dimensions takes some kilobytes of the 64 MB that Milvus takes
_LENGTH = 60
"""What a passage's length is compared with, in terms, as the mean of all changes with each that comes: about that of news."""
_TITLE = 0.2  # what a term of the title counts beside one of the passage, as for tantivy
_PLACES = 2**32 - 1  # of a sparse vector

_Given = TypeVar("_Given")


class MilvusEngine:
    """Passages in a collection. What a word's forms gain is added up, not the best of it taken: a passage with several is proposed sooner.

    Args:
        uri: of the server.
        collection: its name; it is made when passages come.
        anew: throw away what it holds.
        token: ``name:password`` or a key, where the server asks for one.

    Raises:
        EngineError: the server cannot be reached.
    """

    def __init__(self, uri: str, collection: str, *, anew: bool = False, token: str = "") -> None:
        self._uri, self._collection = uri, collection
        self._written: dict[int, EnginePassage] = {}
        self._deleted: dict[int, None] = {}
        self._client: MilvusClient = self._asked(lambda: MilvusClient(uri, token=token, timeout=_PATIENCE))
        self._there = bool(self._asked(lambda: self._client.has_collection(collection)))
        if anew and self._there:
            self._asked(lambda: self._client.drop_collection(collection))
            self._there = False
        if self._there:
            self._asked(lambda: self._client.load_collection(collection))

    def upsert(self, passages: Iterable[EnginePassage]) -> None:
        """See `CandidateEngine`."""
        self._written.update((passage.id, passage) for passage in passages)

    def delete(self, ids: Iterable[int]) -> None:
        """See `CandidateEngine`."""
        for id in ids:
            self._written.pop(id, None)
            self._deleted[id] = None

    def refresh(self) -> None:
        """See `CandidateEngine`."""
        gone, come = [id for id in self._deleted if id not in self._written], list(self._written.values())
        if come and not self._there:
            self._make(come[0].vector)
        if self._there and (gone or come):
            for ids in _batches(gone):
                self._asked(lambda ids=ids: self._client.delete(self._collection, ids=ids))  # type: ignore[misc]
            for passages in _batches(come):
                rows = [_row(passage) for passage in passages]
                self._asked(lambda rows=rows: self._client.upsert(self._collection, rows))  # type: ignore[misc]
            self._asked(lambda: self._client.flush(self._collection))
        self._written, self._deleted = {}, {}

    def candidates(self, query: Query, vector: NDArray[np.float32] | None, most: int) -> Proposed:
        """See `CandidateEngine`."""
        import numpy as np

        gains: dict[int, float] = {}
        for term, gain in (form for forms in query for form in forms):
            gains[_place(term)] = max(gain, gains.get(_place(term), 0.0))
        by_terms = self._search("terms", gains, most) if gains else []
        by_vector = [] if vector is None else self._search("vector", vector.tolist(), most)
        return Proposed(np.array(by_terms, np.int64), np.array(by_vector, np.int64))

    def count(self) -> int:
        """See `CandidateEngine`."""
        if not self._there:
            return 0
        counted = self._asked(
            lambda: self._client.query(
                self._collection, filter="id >= 0", output_fields=["count(*)"], consistency_level="Strong"
            )
        )
        return int(counted[0]["count(*)"])

    def close(self) -> None:
        """See `CandidateEngine`."""
        self._client.close()

    def _make(self, vector: NDArray[np.float32] | None) -> None:
        schema = MilvusClient.create_schema(auto_id=False, enable_dynamic_field=False)
        schema.add_field("id", DataType.INT64, is_primary=True)
        schema.add_field("terms", DataType.SPARSE_FLOAT_VECTOR)
        indexes = MilvusClient.prepare_index_params()
        indexes.add_index("terms", index_type="SPARSE_INVERTED_INDEX", metric_type="IP")
        # One schema for all: without embeddings a row has two zeros in their place, which nothing asks for.
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=2 if vector is None else len(vector))
        indexes.add_index("vector", index_type="AUTOINDEX", metric_type="IP")
        self._asked(
            lambda: self._client.create_collection(
                self._collection, schema=schema, index_params=indexes, consistency_level="Strong"
            )
        )
        self._there = True

    def _search(self, field: str, wanted: Any, most: int) -> Sequence[int]:
        if not self._there:
            return []
        found = self._asked(
            lambda: self._client.search(
                self._collection,
                data=[wanted],
                anns_field=field,
                limit=most,
                output_fields=["id"],
                search_params={"metric_type": "IP"},
                consistency_level="Strong",
            )
        )
        return [int(hit["id"]) for hit in found[0] if field != "terms" or hit["distance"] > 0]

    def _asked(self, request: Callable[[], _Given]) -> _Given:
        """What Milvus answers.

        Raises:
            EngineError: it does not.
        """
        try:
            return request()
        except (MilvusException, OSError, ValueError) as error:
            told = error.message if isinstance(error, MilvusException) else str(error)
            cause = told.splitlines()[0] if told else type(error).__name__
            raise EngineError(f"Milvus at {self._uri} does not answer ({cause}): see MILVUS_URI") from None


def _batches(of: Sequence[_Given]) -> Iterator[Sequence[_Given]]:
    return (of[start : start + _AT_ONCE] for start in range(0, len(of), _AT_ONCE))


def _place(term: str) -> int:
    """The place of a term in sparse vectors. Two may share one: it only proposes."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "big") % _PLACES


def _row(passage: EnginePassage) -> dict[str, Any]:
    """A passage as a row: what each term adds to BM25, but for how rare it is, which the question tells."""
    norm = K1 * (1 - B + B * len(passage.terms) / _LENGTH)
    terms = {_place(term): times * (K1 + 1) / (norm + times) for term, times in Counter(passage.terms).items()}
    for term in passage.title:
        terms[_place(term)] = terms.get(_place(term), 0.0) + _TITLE
    vector = [0.0, 0.0] if passage.vector is None else passage.vector.tolist()
    return {"id": passage.id, "terms": terms or {_PLACES - 1: 1e-6}, "vector": vector}  # no sparse vector may be empty
