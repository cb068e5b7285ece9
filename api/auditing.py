"""The audit of a draft: read as any report is, checked by all rules, and nothing of it kept.

The draft goes through a build of its own into a folder that is removed again, so that a hostile file meets the same
limits as any other, and every kind that can be indexed can be audited.
"""

from __future__ import annotations

import tempfile
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from api.uploads import Upload
from indexer.audit import draft_findings
from indexer.errors import BrokenFile, TooMany, UsageError
from indexer.model import Document, Failure, Finding, Report
from indexer.read.word_running import running_lines
from indexer.source_map import Places
from indexer.store import Index

_AT_ONCE = 2  # drafts of visitors that are read at a time
_PATIENCE = 60.0  # seconds that a further one waits


@dataclass(frozen=True, slots=True)
class Audit:
    """What the rules came to over a draft. `counts` are by outcome.

    `last_year`: whether it was compared with last year's report. One that is of another year is not, and said in
    `not_compared`: (its year, the draft's), None where they are not known.
    """

    report: Report
    findings: tuple[Finding, ...]
    counts: dict[str, int]
    last_year: bool
    not_compared: tuple[int | None, int | None] | None = None


class UnreadableDraft(BrokenFile):
    """A draft, or last year's report, cannot be read; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__("audit_unreadable", file=failure.file, reason=failure.reason, reason_zh=failure.reason_zh)
        self.failure = failure


def audit(draft: Path, last_year: Path | None = None, regions: Sequence[Path] = ()) -> tuple[Audit, Document]:
    """Check a draft, against last year's report as well where there is one; return the audit and the draft as read.

    Raises UnreadableDraft, and UsageError where a path is no file.
    """
    with tempfile.TemporaryDirectory(prefix="chazhang-audit-") as folder:
        document = _read(draft, Path(folder) / "draft", regions)
        earlier = _read(last_year, Path(folder) / "earlier", regions) if last_year is not None else None
    running = running_lines(draft.read_bytes()) if document.report.reader == "docx" else ()
    findings, compared = draft_findings(document, earlier, running)
    counts = dict(sorted(Counter(finding.outcome for finding in findings).items()))
    report = replace(document.report, sources=(document.report.file,))  # where it lay is nobody's business
    if earlier is None or compared:
        return Audit(report, findings, counts, compared), document
    return Audit(report, findings, counts, False, (earlier.report.year, report.year)), document


def _read(path: Path, index: Path, regions: Sequence[Path]) -> Document:
    from indexer.build import build  # numpy, FAISS and tantivy: listings start without them

    summary = build([path], index, regions=regions, originals=False, workers=1)
    if summary.failed:
        raise UnreadableDraft(summary.failed[0])
    opened = Index.open(index)
    try:
        reports = opened.catalogue.reports()
        if len(reports) != 1:  # an archive of several
            raise UsageError("audit_one_file", count=len(reports))
        return opened.catalogue.document(reports[0].id)
    finally:
        opened.close()


def places_of(document: Document) -> Places:
    """Return where in its file each character of a document stands."""
    return Places.from_bytes(document.places)


def commented(data: bytes, document: Document, findings: Sequence[Finding], lang: str) -> bytes:
    """Return a copy of a Word draft with what does not reconcile as comments. Raises UsageError for another kind."""
    from indexer.audit.comments import with_comments

    if document.report.reader != "docx":
        raise UsageError("audit_output_kind", file=document.report.file, kind=document.report.reader)
    shown = [finding for finding in findings if finding.outcome == "finding"]
    return with_comments(data, shown, document.text, places_of(document), lang)


@dataclass(slots=True)
class Desk:
    """Takes drafts that visitors upload; at most a few at a time."""

    _free: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(_AT_ONCE))
    patience: float = _PATIENCE

    def audit(self, draft: Upload, last_year: Upload | None, regions: Sequence[Path] = ()) -> tuple[Audit, Document]:
        """Check an uploaded draft. Raises UnreadableDraft, UsageError, and TooMany where too many others wait."""
        if not self._free.acquire(timeout=self.patience):
            raise TooMany("audit_busy")
        try:
            with tempfile.TemporaryDirectory(prefix="chazhang-upload-") as folder:
                paths = [_written(Path(folder) / name, upload) for name, upload in (("a", draft), ("b", last_year))]
                assert paths[0] is not None
                return audit(paths[0], paths[1], regions)
        finally:
            self._free.release()


def _written(folder: Path, upload: Upload | None) -> Path | None:
    if upload is None:
        return None
    folder.mkdir()
    path = folder / upload.name
    path.write_bytes(upload.data)
    return path
