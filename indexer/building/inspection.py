"""Whether an index is whole: every file of every generation against its checksum, and the parts against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from indexer.building.work import Shards
from indexer.errors import ChazhangError, DamagedIndex
from indexer.originals import Originals
from indexer.store import Index, generations


@dataclass(frozen=True, slots=True)
class Inspection:
    """What an index holds, and what of it is damaged: paths within it, () where it is whole.

    `unpublished` counts the finished documents of a build that was cut short; the next one goes on from them.
    """

    status: str
    generation: str
    counts: Mapping[str, int]
    versions: Mapping[str, str]
    generations: tuple[str, ...]
    originals: int
    unpublished: int
    damaged: tuple[str, ...]


def inspect(path: Path) -> Inspection:
    """Check an index. Raises UnusableIndex where its published generation cannot even be opened."""
    with closing(Index.open(path)) as index:
        made = index.manifest
        damaged = [f"{index.generation}/{part}" for part in index.damaged_parts()]
        if not damaged:
            damaged += [f"{index.generation}/{part}" for part in _at_odds(index)]
        kept = [each.name for each in generations(path)]
        for name in kept:
            if name < index.generation:
                damaged += _of_an_older(path, name)
        originals = Originals(path)
        damaged += originals.verify()
        shards = sorted((path / "work").glob("*.sqlite"))
        damaged += [f"work/{shard.name}" for shard in shards if not Shards(path / "work").has(shard.stem)]
        return Inspection(
            "damaged" if damaged else "ok", index.generation, dict(made.counts), made.versions(), tuple(kept),
            sum(1 for _ in originals), len(shards), tuple(damaged),
        )  # fmt: skip


def _at_odds(index: Index) -> Iterator[str]:
    """Yield the parts that are whole but do not belong to this catalogue."""
    counts = index.catalogue.counts()
    if counts != dict(index.manifest.counts):
        yield "manifest.json"
    for name, found, expected in (
        ("passages.faiss", len(index.passage_vectors), counts["passages"]),
        ("terms", len(index.terms), counts["passages"]),
        ("items.faiss", len(index.item_vectors), len(index.catalogue.items())),
    ):
        if found != expected:
            yield name


def _of_an_older(path: Path, name: str) -> list[str]:
    try:
        with closing(Index.of_generation(path, name)) as index:
            return [f"{name}/{part}" for part in index.damaged_parts()]
    except DamagedIndex as error:
        if error.code == "index_version":
            return []  # whole, as far as this program can tell
        return [f"{name}/{error.params.get('part', '')}"]
    except ChazhangError:
        return [name]
