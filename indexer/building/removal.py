"""Taking reports out of an index: a generation like the last, without them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from indexer.building.plan import Kept
from indexer.building.previous import previous
from indexer.building.publish import Progress, no_progress, publish
from indexer.building.sources import outer_path
from indexer.encoder import load_encoder
from indexer.errors import NoIndex
from indexer.model import Report
from indexer.originals import Originals
from indexer.regions import Gazetteer
from indexer.store import writing


@dataclass(frozen=True, slots=True)
class Removed:
    """What was taken out, and how many reports are left."""

    generation: str
    removed: tuple[Report, ...]
    reports: int


def remove(names: Sequence[str], index: Path, *, missing: bool = False, progress: Progress | None = None) -> Removed:
    """Take reports out of the index, named by id, file name or source; publish a new generation.

    With `missing`, those too whose files are all gone. A later build that finds a file of theirs takes them in again.
    Raises UnknownReport, UnusableIndex (NoIndex, DamagedIndex, IndexBusy, `cannot_write`).
    """
    if not index.is_dir():
        raise NoIndex("no_index", path=str(index))
    with writing(index) as writer:
        last = previous(writer)
        if last.index is None:
            raise last.error or NoIndex("no_index", path=str(index))
        with closing(last.index) as old:
            reports = old.catalogue.reports()
            chosen = {old.catalogue.report(name).id for name in names}
            if missing:
                chosen |= {report.id for report in reports if not any(map(_is_there, report.sources))}
            removed = tuple(report for report in reports if report.id in chosen)
            if not removed:
                return Removed(old.generation, (), len(reports))
            keys = old.catalogue.work_keys()
            kept = [Kept(each.id, keys[each.id], True, list(each.sources)) for each in reports if each.id not in chosen]
            gazetteer = Gazetteer.load([last.regions] if last.regions else [])
            name, manifest = publish(
                writer, kept, dict(old.catalogue.failures_by_path()), last, load_encoder(old.manifest.encoder),
                gazetteer, Originals(index), progress or no_progress,
            )  # fmt: skip
    return Removed(name, removed, manifest.counts["reports"])


def _is_there(path: str) -> bool:
    return Path(outer_path(path)).exists()
