"""What the page of a draft's check and the list of findings are rendered from."""

from __future__ import annotations

from dataclasses import dataclass

from web.contexts import Form, Frame, Option, Pager, Problem
from web.finding_contexts import AuditResult, ReportFinding


@dataclass(frozen=True, slots=True)
class AuditPage:
    """`/audit`: the form for a draft, and what the last one came to."""

    frame: Frame
    problem: Problem | None
    most: int  # MiB of one upload
    result: AuditResult | None


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """`/findings`: what the consistency rules came to over the index."""

    frame: Frame
    form: Form
    outcomes: tuple[Option, ...]
    rules: tuple[Option, ...]
    report: str  # the one report that is asked for, or empty
    rows: tuple[ReportFinding, ...]
    pager: Pager | None
    problem: Problem | None


PAGES = {"audit.html": AuditPage, "findings.html": FindingsPage}
