"""The audit of a draft: read as any report is, checked by all rules, and nothing of it kept.

The draft goes through a build of its own into a folder that is removed again, so that a hostile file meets the same
limits as any other, and every kind that can be indexed can be audited.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.audit import Case, draft_findings
from indexer.errors import BrokenFile
from indexer.model import Document, Failure, Finding, Report
from indexer.source_map import Places
from indexer.store import Index


@dataclass(frozen=True, slots=True)
class Audit:
    """What the rules came to over a draft. `counts` are by outcome; `last_year`: whether it was compared with one."""

    report: Report
    findings: tuple[Finding, ...]
    counts: dict[str, int]
    last_year: bool


class UnreadableDraft(BrokenFile):
    """A draft, or last year's report, cannot be read; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.code, reason=failure.reason)
        self.failure = failure


def audit(draft: Path, last_year: Path | None = None, regions: Sequence[Path] = ()) -> tuple[Audit, Document]:
    """Check a draft, against last year's report as well where there is one; return the audit and the draft as read.

    Raises UnreadableDraft, and UsageError where a path is no file.
    """
    with tempfile.TemporaryDirectory(prefix="chazhang-audit-") as folder:
        document = _read(draft, Path(folder) / "draft", regions)
        earlier = _read(last_year, Path(folder) / "earlier", regions) if last_year is not None else None
    findings = draft_findings(document, _case(earlier) if earlier is not None else None)
    counts = dict(sorted(Counter(finding.outcome for finding in findings).items()))
    return Audit(document.report, findings, counts, earlier is not None), document


def _read(path: Path, index: Path, regions: Sequence[Path]) -> Document:
    from indexer.build import build  # numpy, FAISS and tantivy: the other commands start without them

    summary = build([path], index, regions=regions)
    if summary.failed:
        raise UnreadableDraft(summary.failed[0])
    opened = Index.open(index)
    try:
        (report,) = opened.catalogue.reports()
        return opened.catalogue.document(report.id)
    finally:
        opened.close()


def _case(document: Document) -> Case:
    return Case(document.report, document.text, document.sections, document.tables, document.figures)


def places_of(document: Document) -> Places:
    """Return where in its file each character of a document stands."""
    return Places.from_bytes(document.places)
