"""The pipeline: files become documents, documents become a generation of the index.

    bytes -> ReportText, masked -> sections -> metadata -> tables -> figures -> passages -> vectors, terms -> index

`read_document` is that line for one file. `build` runs it over many: work whose file and versions have not changed
is taken over, one document's failure is recorded and the rest go on, and readers see the old generation until the
new one is whole.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from indexer.encoder import load_encoder
from indexer.errors import BrokenFile, ChazhangError
from indexer.figures import to_figures
from indexer.masking import mask
from indexer.messages import both
from indexer.metadata import to_metadata
from indexer.model import Document, Failure, Report
from indexer.passages import to_passages
from indexer.previous import previous
from indexer.publish import Kept, Progress, no_progress, write_generation
from indexer.read import read
from indexer.regions import Gazetteer
from indexer.sections import text_to_sections
from indexer.sources import SourceFile, Sources, find_sources, read_bytes, sha256_of
from indexer.store import Index, Writer, writing
from indexer.tables import text_to_tables
from indexer.text import clean
from indexer.versions import extractor_version, work_key
from indexer.vocabulary import Vocabulary
from indexer.work import Shards

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build did. `missing` are paths that an earlier build read and that are gone; their reports stay.

    `outdated` counts reports that an older version of the extractor made and whose file is not at hand any more;
    `replaced` says why an earlier index could not be taken over, where there was one: its files were read again, but
    for the `lost` ones.
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


def read_document(
    data: bytes,
    name: str,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    sources: Sequence[str] = (),
    at: Callable[[str], None] = lambda stage: None,
) -> Document:
    """Make a document of one file's bytes; `at` is told each stage as it begins.

    Raises ReadError where the file cannot be read.
    """
    at("read")
    raw = read(data, name)
    at("clean")
    text = clean(raw)
    text = replace(text, text=mask(text.text))
    sha256 = hashlib.sha256(data).hexdigest()
    report_id = f"r{sha256[:16]}"
    at("sections")
    sections = text_to_sections(report_id, text, vocabulary)
    at("metadata")
    about = to_metadata(name, text, sections, gazetteer, vocabulary)
    report = Report(
        id=report_id,
        file=Path(name).name,
        sources=tuple(sources),
        sha256=sha256,
        text_sha256=hashlib.sha256(text.text.encode()).hexdigest(),
        reader=text.reader,
        title=about.title,
        year=about.year,
        organisation=about.organisation,
        department=about.department,
        report_type=about.report_type,
        template=about.template,
        pages=text.pages,
        region=about.region,
        scores=about.scores,
        basis=about.basis,
        fictional=about.fictional,
        notes=text.notes,
    )
    at("tables")
    tables = text_to_tables(report_id, text, sections)
    at("figures")
    figures = to_figures(report, text, sections, tables, vocabulary)
    at("passages")
    passages = to_passages(report, text.text, sections, figures)
    return Document(
        report, text.text, text.source.to_bytes(), text.places.to_bytes(), sections, tables,
        tuple(replace(figure, page=text.places.page(figure.amount_start)) for figure in figures),
        tuple(replace(passage, page=text.places.page(passage.start)) for passage in passages),
    )  # fmt: skip


def build(
    sources: Sequence[Path],
    index: Path,
    *,
    encoder: str | None = None,
    regions: Sequence[Path] = (),
    progress: Progress | None = None,
) -> BuildSummary:
    """Add the files and folders to the index, or bring them up to date in it; publish a new generation.

    Args:
        sources: files and folders; a folder's own `regions.tsv` is a region extension.
        index: the index folder, made where it is missing.
        encoder: a sentence-transformers model; None keeps the index's encoder (at first the embedded one).
        regions: further region extensions. Those of earlier builds stay.
        progress: told (stage, done, total) as the work goes on.

    Raises UsageError, UnusableIndex (IndexBusy ...), EncoderUnavailable: the published generation stays as it was.

    """
    found = find_sources(sources)
    with writing(index) as writer:
        return _Build(writer, found, encoder, regions, progress or no_progress).run()


@dataclass(slots=True)
class _Plan:
    """What the new generation will hold, by report id, in order; and what became of each path."""

    kept: dict[str, Kept] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    added: set[str] = field(default_factory=set)
    updated: set[str] = field(default_factory=set)
    unchanged: set[str] = field(default_factory=set)
    outdated: int = 0


class _Build:
    """One build, from what is published to what will be."""

    def __init__(
        self, writer: Writer, sources: Sources, encoder: str | None, regions: Sequence[Path], progress: Progress
    ) -> None:
        self.writer = writer
        self.sources = sources
        self.progress = progress
        self.shards = Shards(writer.work)
        self.previous = previous(writer)
        self.old = self.previous.index
        self.encoder = load_encoder(_encoder_name(encoder, self.old))
        self.gazetteer = _gazetteer(self.previous.regions, [*sources.regions, *regions])
        self.vocabulary = Vocabulary.load()
        self.version = extractor_version()
        self.rows = self.gazetteer.rows()
        self.old_keys = self.old.catalogue.work_keys() if self.old else {}
        self.old_reports = {report.id: report for report in self.old.catalogue.reports()} if self.old else {}
        self.plan = _Plan()

    def run(self) -> BuildSummary:
        """Read every file, take over what is not among them, and publish."""
        for done, file in enumerate(self.sources.files):
            self.progress("read", done, len(self.sources.files))
            self._add(file)
        self.progress("read", len(self.sources.files), len(self.sources.files))
        missing, lost = self._keep_the_rest(), self._read_again()
        folder = self.writer.begin()
        kept = list(self._in_order())
        manifest = write_generation(
            folder, kept, self.plan.failures, self.previous, self.shards, self.encoder, self.gazetteer, self.vocabulary,
            self.progress,
        )  # fmt: skip
        self.writer.publish(folder, manifest)
        plan, counts = self.plan, manifest.counts
        return BuildSummary(
            folder.name, counts["reports"], counts["figures"], counts["passages"], len(plan.added),
            len(plan.updated), len(plan.unchanged - plan.added - plan.updated),
            tuple(failure for path, failure in plan.failures.items() if self.sources.cover(path)),
            tuple(missing), plan.outdated, self.previous.error, tuple(lost),
        )  # fmt: skip

    def _add(self, file: SourceFile) -> None:
        """Read one file, or find that its work is done; a failure is recorded."""
        stage = "open"

        def at(name: str) -> None:
            nonlocal stage
            stage = name

        sha256 = None
        try:
            data = read_bytes(file.location)
            sha256 = hashlib.sha256(data).hexdigest()
            self._keep(file, sha256, self._work(file, data, sha256, at))
        except OSError as error:
            self._fail(file, sha256, stage, BrokenFile("unreadable_file", reason=error.strerror or str(error)))
        except ChazhangError as error:
            self._fail(file, sha256, stage, error)
        except Exception as error:  # the one broad one: one document fails, the rest go on
            logger.info("%s failed at %s", file.path, stage, exc_info=True)
            reason = f"{type(error).__name__}: {error}"
            self._fail(file, sha256, stage, BrokenFile("unexpected_failure", reason=reason))

    def _work(self, file: SourceFile, data: bytes, sha256: str, at: Callable[[str], None]) -> str:
        """Make sure that the document of these bytes is finished; return its work key."""
        key = work_key(sha256, self.version, self.rows)
        done = self.old_keys.get(f"r{sha256[:16]}") == key or self.shards.has(key)
        if not done:
            self.shards.put(key, read_document(data, file.name, self.vocabulary, self.gazetteer, (file.path,), at))
        return key

    def _keep(self, file: SourceFile, sha256: str, key: str) -> None:
        report_id = f"r{sha256[:16]}"
        kept = self.plan.kept.get(report_id)
        if kept is None:
            before = self.old_reports.get(report_id)
            gone = [path for path in before.sources if not Path(path).exists()] if before else []
            earlier = [path for path in before.sources if path not in gone and self._still(path)] if before else []
            kept = Kept(report_id, key, self.old_keys.get(report_id) == key, earlier)
            self.plan.kept[report_id] = kept
        if file.path not in kept.sources:
            kept.sources.append(file.path)
        kept.sources.sort()
        if report_id not in self.old_reports:
            replaces = any(file.path in report.sources for report in self.old_reports.values())
            (self.plan.updated if replaces else self.plan.added).add(report_id)
        elif kept.from_old:
            self.plan.unchanged.add(report_id)
        else:
            self.plan.updated.add(report_id)

    def _still(self, path: str) -> bool:
        """Whether an earlier source is outside this build, so that nothing new is known of it."""
        return not self.sources.cover(path)

    def _keep_the_rest(self) -> list[str]:
        """Take over reports and failures that this build's files say nothing about; return the missing paths."""
        now = {path for kept in self.plan.kept.values() for path in kept.sources}
        missing = []
        for report_id, report in self.old_reports.items():
            if report_id in self.plan.kept:
                continue
            sources = [path for path in report.sources if path not in now]
            if not sources:
                continue  # every file it came from holds something else by now
            missing += [path for path in sources if self.sources.cover(path) and not Path(path).exists()]
            self._take_over(report, sources)
        for path, failure in self.old.catalogue.failures_by_path() if self.old else []:
            if not self.sources.cover(path) and Path(path).exists():
                self.plan.failures.setdefault(path, failure)
        return missing

    def _read_again(self) -> list[str]:
        """Read the files of an earlier index that is of no use itself; return those that are gone."""
        outside = [path for path in self.previous.sources if not self.sources.cover(path)]
        lost = [path for path in outside if not Path(path).exists()]
        for path in outside:
            if path not in lost:
                self._add(SourceFile(path, Path(path).name, Path(path)))
        return lost

    def _take_over(self, report: Report, sources: list[str]) -> None:
        """Keep an earlier report; made by another version, it is made again where its file is at hand."""
        key = work_key(report.sha256, self.version, self.rows)
        if self.old_keys[report.id] != key:
            for path in sources:
                if sha256_of(path) == report.sha256:
                    failures = dict(self.plan.failures)
                    self._add(SourceFile(path, report.file, Path(path)))
                    if report.id in self.plan.kept:
                        return
                    self.plan.failures = failures  # it stays as it was read before
            self.plan.outdated += 1
            key = self.old_keys[report.id]
        self.plan.kept[report.id] = Kept(report.id, key, True, sources)

    def _in_order(self) -> list[Kept]:
        """Return earlier reports in their order, then new ones in the order of their files."""
        old = [self.plan.kept[report_id] for report_id in self.old_reports if report_id in self.plan.kept]
        return old + [kept for report_id, kept in self.plan.kept.items() if report_id not in self.old_reports]

    def _fail(self, file: SourceFile, sha256: str | None, stage: str, error: ChazhangError) -> None:
        reason, reason_zh = both(error.code, **error.params)
        self.plan.failures[file.path] = Failure(file.name, sha256, stage, error.code, reason, reason_zh)


def _encoder_name(asked: str | None, old: Index | None) -> str | None:
    if asked and Path(asked).is_dir():
        return str(Path(asked).absolute())
    return asked or (old.manifest.encoder if old else None)


def _gazetteer(earlier: Path | None, extensions: Sequence[Path]) -> Gazetteer:
    """Return the gazetteer with the index's own extension rows and the new ones; the last row of a code holds."""
    rows = Gazetteer.load([*([earlier] if earlier else []), *extensions]).rows()
    latest = {row[0]: row for row in rows}
    return Gazetteer.from_rows(tuple(latest.values()))


__all__ = ["BuildSummary", "build", "read_document"]
