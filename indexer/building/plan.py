"""What the next generation will hold: every report with its work and its paths, and what became of each file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from indexer.building.opened import Archive
from indexer.building.reading import Outcome
from indexer.building.sources import Sources, outer_path
from indexer.model import Failure, Report


@dataclass(slots=True)
class Kept:
    """A report of the new generation: its work key, whether the old one holds that work, and its paths."""

    id: str
    key: str
    from_old: bool
    sources: list[str] = field(default_factory=list)


class Plan:
    """The next generation, in the making. `old` are the reports of the last one, `old_keys` their work keys."""

    def __init__(self, sources: Sources, old: Mapping[str, Report], old_keys: Mapping[str, str]) -> None:
        self.kept: dict[str, Kept] = {}
        self.failures: dict[str, Failure] = {}
        self.added: set[str] = set()
        self.updated: set[str] = set()
        self.unchanged: set[str] = set()
        self.missing: list[str] = []
        self.outdated = 0
        self._sources = sources
        self._old = old
        self._old_keys = old_keys
        self._old_paths = {path for report in old.values() for path in report.sources}
        self._archives: Mapping[str, Archive] = {}

    def take(self, outcomes: Iterable[Outcome], archives: Mapping[str, Archive]) -> None:
        """Take in what became of files; `archives` are those that were opened."""
        self._archives = archives
        for outcome in outcomes:
            if outcome.failure is not None:
                self.failures[outcome.file.path] = outcome.failure
            elif outcome.sha256 is not None and outcome.key is not None:
                self._keep(outcome.file.path, f"r{outcome.sha256[:16]}", outcome.key)

    def rest(self) -> list[tuple[Report, list[str]]]:
        """Return the earlier reports that nothing was read of now, each with the paths that still stand for it.

        A path that held one and holds something else by now stands for it no more. Where all are gone, those that
        should have been found are `missing`.
        """
        now = {path for kept in self.kept.values() for path in kept.sources}
        found = []
        for report_id, report in self._old.items():
            if report_id in self.kept:
                continue
            if sources := [path for path in report.sources if path not in now]:
                there = [path for path in sources if self.is_there(path)]
                if not there:
                    self.missing += [path for path in sources if self._sources.cover(path)]
                found.append((report, there or sources))
        return found

    def take_over(self, report: Report, sources: list[str]) -> None:
        """Keep an earlier report as it was read then."""
        self.kept[report.id] = Kept(report.id, self._old_keys[report.id], True, sources)

    def take_over_failures(self, failures: Iterable[tuple[str, Failure]]) -> None:
        """Keep the failures of files that this build says nothing about."""
        for path, failure in failures:
            if not self._sources.cover(path) and self.is_there(path):
                self.failures.setdefault(path, failure)

    def in_order(self) -> list[Kept]:
        """Return earlier reports in their order, then new ones in the order of their files."""
        old = [self.kept[report_id] for report_id in self._old if report_id in self.kept]
        return old + [kept for report_id, kept in self.kept.items() if report_id not in self._old]

    def is_there(self, path: str) -> bool:
        """Whether a source is still where it was; what an archive holds is known where it was opened just now."""
        outer = outer_path(path)
        archive = self._archives.get(outer) if outer != path else None
        if archive is None or archive.broken:
            return Path(outer).exists()
        return path in archive.paths

    def _keep(self, path: str, report_id: str, key: str) -> None:
        kept = self.kept.get(report_id)
        if kept is None:
            before = self._old.get(report_id)
            earlier = [
                each
                for each in (before.sources if before else ())
                if self.is_there(each) and not self._sources.cover(each)
            ]
            kept = Kept(report_id, key, self._old_keys.get(report_id) == key, earlier)
            self.kept[report_id] = kept
        if path not in kept.sources:
            kept.sources.append(path)
        kept.sources.sort()
        if report_id not in self._old:
            (self.updated if path in self._old_paths else self.added).add(report_id)
        elif kept.from_old:
            self.unchanged.add(report_id)
        else:
            self.updated.add(report_id)
