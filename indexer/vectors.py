"""The vector index: exact inner product kept by FAISS, over passages and over distinct item strings alike.

Exact search answers within 5 ms for 100,000 vectors of 256 dimensions, so nothing approximate is used.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from indexer.errors import DamagedIndex


def write_vectors(path: Path, matrix: NDArray[np.float32], numbers: Sequence[int]) -> None:
    """Write vectors (n, d), of unit norm for a cosine, under their `numbers` (n distinct ints >= 0) to `path`.

    Raises OSError where the file cannot be written.
    """
    count, dimension = matrix.shape
    if count != len(numbers):
        raise ValueError(f"{count} vectors but {len(numbers)} numbers")
    index = faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))
    if count:
        index.add_with_ids(np.ascontiguousarray(matrix, dtype=np.float32), np.asarray(numbers, dtype=np.int64))
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:
        raise OSError(errno.EIO, f"{path.name}: {error}") from error


class Vectors:
    """A vector index opened for reading, memory-mapped; may be shared by threads."""

    def __init__(self, index: Any) -> None:  # noqa: ANN401 - FAISS has no types
        self._index = index

    @classmethod
    def open(cls, path: Path) -> Vectors:
        """Open the file `path`; DamagedIndex where it is missing or unreadable."""
        try:
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC))
        except RuntimeError as error:
            raise DamagedIndex("damaged_index", part=path.name, reason=str(error)) from error

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Return d, the length of each vector."""
        return int(self._index.d)

    def search(
        self, query: NDArray[np.float32], k: int, allowed: NDArray[np.int64] | None = None
    ) -> list[tuple[int, float]]:
        """Return at most `k` (number, inner product) for `query` (d,), best first, ties by number.

        `allowed` numbers filter inside the search, so that k counts allowed vectors only.
        """
        k = min(k, len(self) if allowed is None else min(len(allowed), len(self)))
        if k <= 0:
            return []
        row = np.ascontiguousarray(query, dtype=np.float32).reshape(1, -1)
        options: Any = None
        if allowed is not None:
            selector = faiss.IDSelectorBatch(np.ascontiguousarray(allowed, dtype=np.int64))
            options = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
        scores, numbers = self._index.search(row, k, params=options)
        hits = [(int(n), float(s)) for n, s in zip(numbers[0], scores[0], strict=True) if n >= 0]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def get(self, numbers: Sequence[int]) -> NDArray[np.float32]:
        """Return the stored vectors (n, d) of `numbers`, in that order; KeyError for one that is not there."""
        if not len(numbers):
            return np.empty((0, self.dimension), dtype=np.float32)
        try:
            found: NDArray[np.float32] = self._index.reconstruct_batch(np.asarray(numbers, dtype=np.int64))
        except RuntimeError as error:
            raise KeyError(f"no vector has one of the numbers {list(numbers)[:5]}") from error
        return found
