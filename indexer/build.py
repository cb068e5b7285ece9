"""The pipeline: files become documents, documents become a generation of the index.

    bytes -> ReportText, masked -> sections -> metadata -> tables -> figures -> passages -> vectors, terms -> index

`document.read_document` is that line for one file, run in worker processes (`reading`, `pool`, `worker`). `build`
runs it over many: work whose file and versions have not changed is taken over, one document's failure is recorded
and the rest go on, and readers see the old generation until the new one is whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from indexer.building.job import Job
from indexer.building.limits import Limits, workers_from_settings
from indexer.building.plan import Plan
from indexer.building.pool import Pool
from indexer.building.previous import previous
from indexer.building.publish import Progress, no_progress, publish
from indexer.building.reading import Reading
from indexer.building.sources import SourceFile, Sources, find_sources, outer_path, sha256_of
from indexer.encoder import load_encoder
from indexer.errors import ChazhangError
from indexer.identity.provenance import Declarations
from indexer.model import Failure, Report
from indexer.originals import Originals
from indexer.regions import Gazetteer
from indexer.store import Index, Writer, writing
from indexer.versions import extractor_version, work_key


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did. `missing` are paths that an earlier build read and that are gone; their reports stay.

    `outdated` counts reports that an older version of the extractor made and whose file is not at hand any more;
    `replaced` says why an earlier index could not be taken over, where there was one: its files were read again, but
    for the `lost` ones. `unmatched` are rows of a root's `sources.csv` whose file is not there: (root, line, file);
    `left_out` counts the files that it says are no reports, but the pages that led to them.
    """

    generation: str
    reports: int
    figures: int
    passages: int
    added: int
    updated: int
    unchanged: int
    failed: tuple[Failure, ...]
    missing: tuple[str, ...]
    outdated: int
    replaced: ChazhangError | None
    lost: tuple[str, ...]
    unmatched: tuple[tuple[str, int, str], ...] = ()
    left_out: int = 0


def build(
    sources: Sequence[Path],
    index: Path,
    *,
    encoder: str | None = None,
    regions: Sequence[Path] = (),
    progress: Progress | None = None,
    workers: int | None = None,
    limits: Limits | None = None,
    originals: bool = True,
    path_pattern: str | None = None,
) -> BuildSummary:
    """Add the files and folders to the index, or bring them up to date in it; publish a new generation.

    Args:
        sources: files and folders; a folder's own `regions.tsv` is a region extension.
        index: the index folder, made where it is missing.
        encoder: a sentence-transformers model; None keeps the index's encoder (at first the embedded one).
        regions: further region extensions. Those of earlier builds stay.
        progress: told (stage, done, total) as the work goes on; the total grows as archives are opened.
        workers: processes that read; None: the setting's, else one a core.
        limits: what one file may cost; None: the settings'.
        originals: whether the source files are kept in the index folder.
        path_pattern: what the folders below each root declare, such as `{province}/{city}/{county}/{year}`.

    Raises UsageError, UnusableIndex (IndexBusy ...), EncoderUnavailable: the published generation stays as it was.

    """
    found = find_sources(sources)
    limits = limits or Limits.from_settings()
    workers = workers or workers_from_settings()
    with writing(index) as writer:
        kept = Originals(index, originals)
        build_ = _Build(writer, found, encoder, regions, progress or no_progress, kept, path_pattern)
        with closing(build_) as made:
            job = Job(str(writer.path.absolute()), made.version, made.rows, originals, limits)
            with Pool(workers, limits, job.to_json()) as pool:
                return made.run(pool)


class _Build:
    """One build, from what is published to what will be."""

    def __init__(
        self,
        writer: Writer,
        sources: Sources,
        encoder: str | None,
        regions: Sequence[Path],
        progress: Progress,
        originals: Originals,
        path_pattern: str | None,
    ) -> None:
        self.writer = writer
        self.sources = sources
        self.progress = progress
        self.originals = originals
        self.previous = previous(writer)
        self.old = self.previous.index
        self.encoder = load_encoder(_encoder_name(encoder, self.old))
        self.gazetteer = _gazetteer(self.previous.regions, [*sources.regions, *regions])
        self.version = extractor_version()
        self.rows = self.gazetteer.rows()
        self.old_keys = self.old.catalogue.work_keys() if self.old else {}
        self.old_reports = {report.id: report for report in self.old.catalogue.reports()} if self.old else {}
        earlier = {path: report.declared for report in self.old_reports.values() for path in report.sources}
        self.declarations = Declarations.load(sources.folders, path_pattern, earlier)
        self.files = [file for file in sources.files if not self.declarations.leaves_out(file.path)]
        self.plan = Plan(sources, self.old_reports, self.old_keys)

    def close(self) -> None:
        """Close the old generation."""
        if self.old is not None:
            self.old.close()

    def run(self, pool: Pool) -> BuildSummary:
        """Read every file, take over what is not among them, and publish."""
        reading = Reading(
            pool, self.writer.work, self.old_keys, self.version, self.rows, self.originals,
            partial(self.progress, "read"), self.declarations,
        )  # fmt: skip
        lost, again = self._of_an_unusable_index()
        self.plan.take(reading.read([*self.files, *again]), reading.archives)
        self._take_over_the_rest(reading)
        pool.close()
        plan = self.plan
        name, manifest = publish(
            self.writer, plan.in_order(), plan.failures, self.previous, self.encoder, self.gazetteer, self.originals,
            self.progress,
        )  # fmt: skip
        counts = manifest.counts
        members = (path for archive in reading.archives.values() for path in archive.paths)
        return BuildSummary(
            name, counts["reports"], counts["figures"], counts["passages"], len(plan.added),
            len(plan.updated), len(plan.unchanged - plan.added - plan.updated),
            tuple(failure for path, failure in plan.failures.items() if self.sources.cover(path)),
            tuple(plan.missing), plan.outdated, self.previous.error, tuple(lost),
            tuple(self.declarations.unmatched([*(file.path for file in self.sources.files), *members])),
            len(self.sources.files) - len(self.files),
        )  # fmt: skip

    def _of_an_unusable_index(self) -> tuple[list[str], list[SourceFile]]:
        """Return the files of an earlier index that is of no use itself: those that are gone, those to read again."""
        outside = dict.fromkeys(outer_path(path) for path in self.previous.sources if not self.sources.cover(path))
        lost = [path for path in outside if not Path(path).exists()]
        return lost, [SourceFile(path, Path(path).name, Path(path)) for path in outside if path not in lost]

    def _take_over_the_rest(self, reading: Reading) -> None:
        """Keep earlier reports; those that another version made are made again where their files are at hand."""
        rest = self.plan.rest()
        outdated = [
            (report, sources)
            for report, sources in rest
            if self.old_keys[report.id] != work_key(report.sha256, self.version, self.rows, report.declared)
        ]
        if outdated:
            paths = {report.id: _at_hand(report, sources) for report, sources in outdated}
            wanted = [path for path in paths.values() if path is not None]
            outer = dict.fromkeys(map(outer_path, wanted))
            files = [SourceFile(path, Path(path).name, Path(path)) for path in outer]
            done = [outcome for outcome in reading.read(files, only=wanted) if outcome.failure is None]
            made = {f"r{(outcome.sha256 or '')[:16]}": outcome for outcome in done}
            again = [made[report.id] for report, _ in outdated if report.id in made]
            self.plan.take(again, reading.archives)
        for report, sources in rest:
            if report.id not in self.plan.kept:
                self.plan.outdated += any(report is each for each, _ in outdated)
                self.plan.take_over(report, sources)
        self.plan.take_over_failures(self.old.catalogue.failures_by_path() if self.old else ())


def _at_hand(report: Report, sources: Sequence[str]) -> str | None:
    """Return a path at which a report's file may still be; one within an archive cannot be told without opening it."""
    for path in sources:
        outer = outer_path(path)
        if (outer != path and Path(outer).is_file()) or sha256_of(path) == report.sha256:
            return path
    return None


def _encoder_name(asked: str | None, old: Index | None) -> str | None:
    if asked and Path(asked).is_dir():
        return str(Path(asked).absolute())
    return asked or (old.manifest.encoder if old else None)


def _gazetteer(earlier: Path | None, extensions: Sequence[Path]) -> Gazetteer:
    """Return the gazetteer with the index's own extension rows and the new ones; the last row of a code holds."""
    rows = Gazetteer.load([*([earlier] if earlier else []), *extensions]).rows()
    latest = {row[0]: row for row in rows}
    return Gazetteer.from_rows(tuple(latest.values()))
