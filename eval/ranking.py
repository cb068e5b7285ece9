"""Measures of a ranking: nDCG, recall and reciprocal rank at k, with binary relevance.

Definitions as in trec_eval (gain 1, discount log2(rank + 1), ideal ranking of all relevant documents); tests
compare them with ir-measures.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence


def ndcg_at_k(ranking: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Return the discounted gain of the first `k` over that of the best possible ranking (0..1)."""
    gain = sum(1 / math.log2(rank + 1) for rank, doc in enumerate(ranking[:k], 1) if doc in relevant)
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, min(k, len(relevant)) + 1))
    return gain / ideal if ideal else 0.0


def recall_at_k(ranking: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Return the share of the relevant documents that are among the first `k` (0..1)."""
    return sum(doc in relevant for doc in ranking[:k]) / len(relevant) if relevant else 0.0


def reciprocal_rank_at_k(ranking: Sequence[str], relevant: Collection[str], k: int) -> float:
    """Return 1 over the rank of the first relevant document, 0 where it is not among the first `k`."""
    return next((1 / rank for rank, doc in enumerate(ranking[:k], 1) if doc in relevant), 0.0)
