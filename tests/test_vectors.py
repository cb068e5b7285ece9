from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import DamagedIndex
from indexer.vectors import Vectors, write_vectors


def unit_rows(count: int, dimension: int = 8, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, dimension)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_search_finds_what_brute_force_finds(tmp_path: Path) -> None:
    matrix, numbers = unit_rows(50), np.arange(50) * 7 + 3
    write_vectors(tmp_path / "v", matrix, numbers.tolist())
    vectors = Vectors.open(tmp_path / "v")
    query = unit_rows(1, seed=9)[0]
    scores = matrix @ query
    order = np.argsort(-scores)[:10]
    found = vectors.search(query, 10)
    assert [number for number, _ in found] == numbers[order].tolist()
    assert np.allclose([score for _, score in found], scores[order], atol=1e-6)


@settings(max_examples=25, deadline=None)
@given(allowed=st.sets(st.integers(0, 80)), k=st.integers(0, 60))
def test_a_filter_acts_inside_the_search(tmp_path_factory: pytest.TempPathFactory, allowed: set[int], k: int) -> None:
    path = tmp_path_factory.mktemp("v") / "v"
    matrix = unit_rows(40)
    write_vectors(path, matrix, range(40))
    query = unit_rows(1, seed=5)[0]
    found = Vectors.open(path).search(query, k, np.array(sorted(allowed), dtype=np.int64))
    inside = [n for n in allowed if n < 40]
    expected = sorted(inside, key=lambda n: -float(matrix[n] @ query))[:k]
    assert [number for number, _ in found] == expected


def test_equal_vectors_come_by_number(tmp_path: Path) -> None:
    row = unit_rows(1)
    write_vectors(tmp_path / "v", np.repeat(row, 5, axis=0), [9, 2, 7, 4, 1])
    assert [number for number, _ in Vectors.open(tmp_path / "v").search(row[0], 5)] == [1, 2, 4, 7, 9]


def test_get_returns_vectors_in_the_asked_order(tmp_path: Path) -> None:
    matrix = unit_rows(5)
    write_vectors(tmp_path / "v", matrix, [10, 20, 30, 40, 50])
    vectors = Vectors.open(tmp_path / "v")
    assert np.array_equal(vectors.get([50, 10]), matrix[[4, 0]])
    assert vectors.get([]).shape == (0, 8)
    with pytest.raises(KeyError):
        vectors.get([10, 11])


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    write_vectors(tmp_path / "v", np.empty((0, 8), dtype=np.float32), [])
    vectors = Vectors.open(tmp_path / "v")
    assert len(vectors) == 0 and vectors.dimension == 8
    assert vectors.search(unit_rows(1)[0], 5) == []


def test_a_missing_or_damaged_file_is_a_damaged_index(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndex):
        Vectors.open(tmp_path / "nothing")
    (tmp_path / "v").write_bytes(b"not an index at all")
    with pytest.raises(DamagedIndex):
        Vectors.open(tmp_path / "v")


def test_vectors_and_numbers_must_match(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2 vectors but 1 numbers"):
        write_vectors(tmp_path / "v", unit_rows(2), [1])
