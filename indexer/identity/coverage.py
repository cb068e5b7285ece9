"""Which of the reports that should be there are: a roster of organisations and years against an index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import UsageError
from indexer.forms import fold
from indexer.identity.declared import places_of, report_type_of
from indexer.identity.organisations import is_fuller
from indexer.identity.provenance import year_of
from indexer.identity.reorganisations import joined
from indexer.identity.source_table import SourceRow, read_table
from indexer.model import Failure, Report
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

STATUSES = ("present", "absent", "unreadable", "ambiguous")


@dataclass(frozen=True, slots=True)
class Expected:
    """One row of a roster: what is expected, as written, with the places that its region may be (None: any)."""

    line: int
    region: str
    organisation: str
    year: int | None
    report_type: str | None
    codes: tuple[str, ...] | None
    written_year: str = ""
    written_type: str = ""


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """What became of one expectation.

    `status` is present (one report, with its editions), absent, unreadable (a file that was declared to be it could
    not be read), or ambiguous (several reports fit, the region is of several places or of none, the year or the type
    cannot be told). A report of the body before or after a reform (卫计局, 卫健局) is present, with that as the reason.
    `reports` are ids, `files` the names of what fits; `reason` is a message key with `params`.
    """

    line: int
    region: str | None
    organisation: str | None
    year: int | None
    report_type: str | None
    status: str
    reports: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    reason: str | None = None


def read_roster(path: Path, gazetteer: Gazetteer, vocabulary: Vocabulary) -> tuple[Expected, ...]:
    """Return the rows of a roster: columns region, organisation, year and type, in either language.

    Raises UsageError as `read_table` does, and `roster_empty`.
    """
    rows = read_table(path, ("organisation", "region")).rows
    if not rows:
        raise UsageError("roster_empty", file=str(path))
    return tuple(_expected(row, gazetteer, vocabulary) for row in rows)


def _expected(row: SourceRow, gazetteer: Gazetteer, vocabulary: Vocabulary) -> Expected:
    year = year_of(row["year"])
    kind = report_type_of(row["type"], vocabulary) if row["type"] else None
    places = places_of(row["region"], gazetteer, year) if row["region"] else None
    codes = None if places is None else tuple(place.code for place in places if place.code)
    return Expected(row.line, row["region"], row["organisation"], year, kind, codes, row["year"], row["type"])


class Coverage:
    """Looks expectations up among the reports and failures of an index."""

    def __init__(
        self, reports: Sequence[Report], failures: Iterable[Failure], gazetteer: Gazetteer, vocabulary: Vocabulary
    ) -> None:
        self._reports = reports
        self._failures = [failure for failure in failures if failure.declared]
        self._gazetteer = gazetteer
        self._vocabulary = vocabulary
        self.expected: set[str] = set()

    def row(self, expected: Expected) -> CoverageRow:
        """Return what became of one expectation; the reports that fit are added to `expected`."""
        if reason := _unclear(expected):
            return self._made(expected, "ambiguous", reason=reason)
        fitting = [report for report in self._reports if self._fits(expected, report)]
        fitting.sort(key=lambda report: report.edition_of is not None)  # first the editions that count
        self.expected.update(report.id for report in fitting)
        settled = [report for report in fitting if report.region.code is not None or expected.codes is None]
        whole = {report.edition_of or report.id for report in settled}
        places = {report.region.code for report in settled}
        if len(whole) == 1 and (expected.codes is None or len(expected.codes) == 1 or len(places) == 1):
            former = self._former(expected, settled)
            return self._made(expected, "present", settled, "coverage_former_body" if former else None)
        if whole:
            reason = "coverage_several" if len(places) < 2 else "coverage_namesakes"
            return self._made(expected, "ambiguous", fitting, reason)
        if fitting:
            return self._made(expected, "ambiguous", fitting, "coverage_place_open")
        broken = [failure for failure in self._failures if self._declares(expected, failure.declared)]
        if broken:
            files = tuple(failure.file for failure in broken)
            return self._made(expected, "unreadable", files=files, reason="coverage_unreadable")
        several = expected.codes is not None and len(expected.codes) > 1
        return self._made(expected, "absent", reason="coverage_absent_everywhere" if several else None)

    def _made(
        self,
        expected: Expected,
        status: str,
        reports: Sequence[Report] = (),
        reason: str | None = None,
        files: tuple[str, ...] = (),
    ) -> CoverageRow:
        return CoverageRow(
            expected.line, expected.region or None, expected.organisation or None, expected.year, expected.report_type,
            status, tuple(report.id for report in reports), files or tuple(report.file for report in reports), reason,
        )  # fmt: skip

    def _fits(self, expected: Expected, report: Report) -> bool:
        if expected.year is not None and report.year != expected.year:
            return False
        if expected.report_type is not None and report.report_type != expected.report_type:
            return False
        if not self._same_organisation(expected.organisation, report.organisation):
            return False
        if expected.codes is None:
            return True
        if report.region.code is None:
            paths = {"/".join(self._gazetteer.lineage(code)) for code in expected.codes}
            return bool(paths & set(report.region.candidates))
        return any(self._same_place(code, report.region.code) for code in expected.codes)

    def _former(self, expected: Expected, reports: Sequence[Report]) -> bool:
        """Whether the reports are of the body under its name before or after a reform."""
        return any(joined(expected.organisation, report.organisation or "") for report in reports)

    def _declares(self, expected: Expected, declared: Mapping[str, str]) -> bool:
        """Whether a file that cannot be read was declared to be the report expected; what is not declared may be."""
        year, kind = declared.get("year"), declared.get("report_type")
        if expected.year is not None and (year is None or year != str(expected.year)):
            return False
        if expected.report_type is not None and kind and report_type_of(kind, self._vocabulary) != expected.report_type:
            return False
        if expected.organisation and not self._same_organisation(expected.organisation, declared.get("organisation")):
            return False
        if expected.codes is None or not declared.get("region"):
            return bool(expected.organisation) or expected.codes is None
        places = places_of(declared["region"], self._gazetteer, expected.year)
        return any(self._same_place(code, place.code or "") for code in expected.codes for place in places)

    def _same_place(self, one: str, other: str) -> bool:
        """Whether two codes are of one place, before and after it was renamed or raised."""
        return one == other or other in self._gazetteer.successors(one) or one in self._gazetteer.successors(other)

    def _same_organisation(self, one: str, other: str | None) -> bool:
        """Whether a roster's name and a report's are of one organisation: the same, or one fuller than the other."""
        if not one:
            return True
        if not other:
            return False
        if fold(one) == fold(other):
            return True
        kind, other_kind = self._vocabulary.department_of(one), self._vocabulary.department_of(other)
        if kind == other_kind and joined(one, other):  # one body before and after a reform
            return True
        return (kind == other_kind or kind is None) and (is_fuller(one, other) or is_fuller(other, one))


def _unclear(expected: Expected) -> str | None:
    """Return why a row of a roster cannot be looked up, None where it can."""
    if expected.codes == ():
        return "coverage_unknown_region"
    if expected.written_year and expected.year is None:
        return "coverage_unknown_year"
    if expected.written_type and expected.report_type is None:
        return "coverage_unknown_type"
    return None
