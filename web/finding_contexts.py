"""The records that findings are shown by: on a document's page, in the list over the index, and of a draft.

They are parts of the contexts in `contexts.py`, and like them plain text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SideView:
    """A place that a finding compares: its words, and the way there; a draft's place has none."""

    quote: str
    href: str
    where: str  # page, or empty


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding. `rule` is the relation in words, `statement` what the printed numbers come to by it."""

    code: str
    rule: str
    outcome: str
    severity: str
    label: str  # the outcome, or of a finding its severity, in words
    statement: str
    sides: tuple[SideView, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """A finding with the report it is of."""

    title: str
    href: str
    file: str
    finding: FindingView


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one outcome; `more` are not listed here, but behind `all_href`."""

    outcome: str
    label: str
    count: int
    findings: tuple[FindingView, ...]
    more: int
    all_href: str


@dataclass(frozen=True, slots=True)
class AuditResult:
    """What an uploaded draft came to. `copy_href` holds the Word copy itself: nothing stays on the server."""

    file: str
    title: str
    compared: str  # with last year's report, or why not; or empty
    groups: tuple[FindingGroup, ...]
    copy_href: str
    copy_name: str
