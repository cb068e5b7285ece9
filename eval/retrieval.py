"""Ranking on retrieval test sets: each leg alone, and the two fused as `api/retrieve.py` fuses them.

A set is a folder of `docs.jsonl` (or `.xz`; id, text), `queries.jsonl` (id, text) and `qrels.tsv` (query,
document). `--gold` names one set or a folder of sets; `--only` picks among them.
"""

from __future__ import annotations

import json
import lzma
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from api.retrieve import DENSE_WEIGHT
from eval.metrics import EvalResult, mean
from eval.ranking import ndcg_at_k, recall_at_k, reciprocal_rank_at_k
from indexer.encoder import Encoder, load_encoder
from indexer.lexical import Terms, write_terms
from indexer.terms import Tokenizer, expand
from indexer.vectors import Vectors, write_vectors
from indexer.vocabulary import Vocabulary

DEPTH = 100  # hits of each leg that are fused
WEIGHTS = sorted({0.1, 0.15, 0.2, 0.25, 0.3, DENSE_WEIGHT})
Hits = list[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class TestSet:
    """Documents and queries as (id, text), and the ids of the documents that answer each query."""

    name: str
    documents: tuple[tuple[str, str], ...]
    queries: tuple[tuple[str, str], ...]
    relevant: dict[str, frozenset[str]]

    @classmethod
    def load(cls, folder: Path) -> TestSet:
        """Read the set in `folder`; FileNotFoundError where a file of it is missing."""
        documents = folder / "docs.jsonl"
        relevant: dict[str, set[str]] = {}
        for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines():
            query, document = line.split("\t")[:2]
            relevant.setdefault(query, set()).add(document)
        return cls(
            name=folder.name,
            documents=tuple(_texts(documents if documents.exists() else folder / "docs.jsonl.xz")),
            queries=tuple((id_, text) for id_, text in _texts(folder / "queries.jsonl") if id_ in relevant),
            relevant={query: frozenset(found) for query, found in relevant.items()},
        )


class Searcher:
    """A set's documents in the very indexes that `chazhang` writes."""

    def __init__(self, test: TestSet, folder: Path, tokenizer: Tokenizer, encoder: Encoder) -> None:
        texts = [text for _, text in test.documents]
        rows = ((n, tokenizer.words(text), tokenizer.bigrams(text)) for n, text in enumerate(texts))
        write_terms(folder / "terms", rows)
        write_vectors(folder / "vectors.faiss", encoder.encode(texts), range(len(texts)))
        self._terms = Terms.open(folder / "terms")
        self._vectors = Vectors.open(folder / "vectors.faiss")
        self._tokenizer, self._encoder = tokenizer, encoder
        self._vocabulary = Vocabulary.load()

    def lexical(self, query: str, *, english: bool = True) -> Hits:
        """Return the lexical leg; `english` adds the translations of English words."""
        weighted = [(query, 1.0), *(expand(query, self._vocabulary) if english else ())]
        words = [(word, weight) for text, weight in weighted for word in self._tokenizer.words(text)]
        bigrams = [(pair, weight) for text, weight in weighted for pair in self._tokenizer.bigrams(text)]
        return self._terms.search(words, bigrams, DEPTH)

    def dense(self, query: str) -> Hits:
        """Return the dense leg."""
        vector = self._encoder.encode([query])[0]
        return self._vectors.search(vector, DEPTH) if np.any(vector) else []

    def fused(self, query: str, weight: float) -> Hits:
        """Return both legs' hits by the weighted sum of the lexical score and the cosine."""
        lexical, dense = dict(self.lexical(query)), dict(self.dense(query))
        missing = [number for number in lexical if number not in dense]
        cosines = self._vectors.get(missing) @ self._encoder.encode([query])[0]
        dense.update(zip(missing, cosines.tolist(), strict=True))
        scores = {n: (1 - weight) * lexical.get(n, 0.0) + weight * max(cosine, 0.0) for n, cosine in dense.items()}
        return sorted(scores.items(), key=lambda hit: (-hit[1], hit[0]))


def measure(test: TestSet, tokenizer: Tokenizer, encoder: Encoder) -> list[dict[str, Any]]:
    """Return one row of measures for each way to rank `test`."""
    with tempfile.TemporaryDirectory() as folder:
        searcher = Searcher(test, Path(folder), tokenizer, encoder)
        ways: dict[str, Callable[[str], Hits]] = {
            "lexical, untranslated": lambda query: searcher.lexical(query, english=False),
            "lexical": searcher.lexical,
            "dense": searcher.dense,
        }
        for weight in WEIGHTS:
            ways[f"fused {weight}"] = partial(searcher.fused, weight=weight)
        return [{"id": f"{test.name}: {way}", "set": test.name, **_scores(test, rank)} for way, rank in ways.items()]


def _scores(test: TestSet, rank: Callable[[str], Hits]) -> dict[str, float | int]:
    ids = [id_ for id_, _ in test.documents]
    rankings = [(test.relevant[query], [ids[number] for number, _ in rank(text)]) for query, text in test.queries]
    return {
        "queries": len(rankings),
        "nDCG@10": mean([ndcg_at_k(ranking, relevant, 10) for relevant, ranking in rankings]),
        "recall@10": mean([recall_at_k(ranking, relevant, 10) for relevant, ranking in rankings]),
        "RR@10": mean([reciprocal_rank_at_k(ranking, relevant, 10) for relevant, ranking in rankings]),
    }


def run(gold: Path, reports: Path | None = None, only: Sequence[str] = ()) -> EvalResult:
    """Measure the set in `gold`, or every set in its subfolders that `only` names (all where it is empty)."""
    folders = [gold] if (gold / "qrels.tsv").exists() else sorted(path.parent for path in gold.glob("*/qrels.tsv"))
    tokenizer, encoder = Tokenizer(), load_encoder()
    items = [
        row
        for folder in folders
        if not only or folder.name in only
        for row in measure(TestSet.load(folder), tokenizer, encoder)
    ]
    return EvalResult("retrieval", {"sets": len({row["set"] for row in items})}, items)


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    opened = lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8")
    with opened as lines:
        for line in lines:
            row = json.loads(line)
            yield str(row["id"]), str(row["text"])
