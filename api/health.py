"""What is served: counts and versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.store import Index


@dataclass(frozen=True, slots=True)
class Health:
    """The generation that is served, how many records it holds, and what made it."""

    status: str
    generation: str
    counts: Mapping[str, int]
    versions: Mapping[str, str]


def health_of(index: Index) -> Health:
    """Return the counts and versions of an open index."""
    return Health("ok", index.generation, index.catalogue.counts(), index.manifest.versions())
