"""Corrected metadata of a report, and all that repeats it: the figures and passages that are of its year and place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from indexer.corrections import CORRECTED, REJECT, REPORT, VERIFY, Correction, Placed, placed
from indexer.corrections.values import Checker
from indexer.errors import UsageError
from indexer.meaning.items import short_organisation
from indexer.model import Document, Figure, Region, Report

APPLIED: tuple[str, str | None] = ("applied", None)
_PRINTED = ("printed", "column", "heading", "row", "table_note", "quote", CORRECTED)  # bases of a figure's own year


def metadata(report: Report, field: str) -> str | None:
    """Return a value of a report's metadata as canonical text; of a region the path of its names."""
    if field == REPORT + "region":
        return "/".join(report.region.lineage) or report.region.name or None
    value = getattr(report, field.removeprefix(REPORT))
    return str(value) if value not in (None, "") else None


def correct_metadata(
    document: Document, entries: Sequence[Correction], checker: Checker
) -> tuple[Document, list[Placed]]:
    """Return the document with the last entry of each field applied, and what became of each."""
    report = document.report
    values: dict[str, str | None] = {}
    verified: list[str] = []
    states: dict[Correction, tuple[str, str | None]] = {}
    for field in dict.fromkeys(entry.field for entry in entries):
        name, now = field.removeprefix(REPORT), metadata(report, field)
        final = now
        changes = [entry for entry in entries if entry.field == field and entry.action != VERIFY]
        for entry in changes:
            states[entry] = ("superseded", changes[-1].id)
        if changes:
            value, states[changes[-1]] = _checked(changes[-1], now, checker)
            if states[changes[-1]] == APPLIED:
                values[name] = final = value
        verifies = [entry for entry in entries if entry.field == field and entry.action == VERIFY]
        for entry in verifies:
            states[entry] = ("superseded", verifies[-1].id)
        if verifies and verifies[-1].original == final:
            states[verifies[-1]] = APPLIED
            verified.append(name)
        elif verifies:
            later = changes and changes[-1].when >= verifies[-1].when
            states[verifies[-1]] = ("superseded", changes[-1].id) if later else ("unplaced", "changed")
    if verified:
        document = replace(document, report=replace(report, verified=tuple(sorted(verified))))
    done = [
        placed(entry, report=report.id, file=report.file, status=status, reason=reason)
        for entry, (status, reason) in states.items()
    ]
    return (_with_values(document, values, checker) if values else document), done


def _checked(entry: Correction, now: str | None, checker: Checker) -> tuple[str | None, tuple[str, str | None]]:
    """Return what an entry makes of a field that is read as `now`, and what becomes of the entry."""
    if entry.action == REJECT:
        return None, APPLIED if now is not None else ("agreed", None)
    try:
        value = checker.value_of(entry.field, entry.value)
    except UsageError:
        return None, ("unplaced", "not_valid")
    return value, APPLIED if value != now else ("agreed", None)


def _with_values(document: Document, values: Mapping[str, str | None], checker: Checker) -> Document:
    before = document.report
    report = _report(before, values, checker)
    figures = tuple(_figure(figure, before, report) for figure in document.figures)
    about: dict[str, Any] = {
        "year": report.year, "organisation": report.organisation, "region_code": report.region.code,
        "region": report.region.name,
    }  # fmt: skip
    passages = tuple(replace(passage, **about) for passage in document.passages)
    return replace(document, report=report, figures=figures, passages=passages)


def _report(report: Report, values: Mapping[str, str | None], checker: Checker) -> Report:
    changed: dict[str, Any] = dict(values)
    corrected = set(values)
    if "year" in values:
        changed["year"] = int(values["year"]) if values["year"] else None
    if "region" in values:
        changed |= _region(values["region"], checker)
    if "organisation" in values and "department" not in values:
        department = checker.vocabulary.department_of(values["organisation"] or "")
        if department is not None and department != report.department:
            changed["department"] = department
            corrected.add("department")
    original = {**{name: metadata(report, REPORT + name) for name in corrected}, **report.original}
    return replace(
        report, **changed, original=original, basis={**report.basis, **dict.fromkeys(corrected, CORRECTED)},
        conflicts=tuple(each for each in report.conflicts if each.field not in corrected),
    )  # fmt: skip


def _region(path: str | None, checker: Checker) -> dict[str, Any]:
    if path is None:
        return {"region": Region(), "fictional": False}
    place = checker.gazetteer.resolve(path)[0]
    known = checker.gazetteer.get(place.code or "")
    return {"region": place, "fictional": known is not None and known.fictional}


def _figure(figure: Figure, before: Report, after: Report) -> Figure:
    """Return a figure of the report with what it has of the report's metadata."""
    item = figure.item
    original: dict[str, str | None] = {}
    basis = dict(figure.basis)
    year, organisation = figure.year, figure.organisation
    if before.year != after.year and figure.basis.get("year") not in _PRINTED:
        year = _year(figure.year, before.year, after.year)
    if year != figure.year:
        original["year"], basis["year"] = _text(figure.year), CORRECTED
        if figure.year is not None and year is not None:
            item = item.replace(f"{figure.year}年", f"{year}年", 1)
    if before.organisation != after.organisation and figure.organisation == before.organisation:
        organisation = after.organisation
        original["organisation"], basis["organisation"] = figure.organisation, CORRECTED
    if before.region != after.region:
        original["region"] = metadata(before, REPORT + "region")
    item = _renamed(item, before, after)
    if not original and item == figure.item:
        return figure
    return replace(
        figure, year=year, organisation=organisation, item=item, region_code=after.region.code,
        region=after.region.name, original={**original, **figure.original}, basis=basis,
        places={name: place for name, place in figure.places.items() if name not in original},
        flags=(*figure.flags, CORRECTED) if original and CORRECTED not in figure.flags else figure.flags,
    )  # fmt: skip


def _year(year: int | None, before: int | None, after: int | None) -> int | None:
    """Return a figure's year that was told from the report's: the year before stays the year before."""
    if after is None or year is None or before is None:
        return after if year == before else year
    return year + after - before


def _renamed(item: str, before: Report, after: Report) -> str:
    """Return an item that begins with the body or the place that was corrected under the right name."""
    names = [
        (str(short_organisation(report.organisation, report.region.name)), report.region.name or "")
        for report in (before, after)
    ]
    for old, new in zip(*names, strict=True):
        if old and new and old != new and item.startswith(old):
            return f"{new}{item[len(old) :]}"
    return item


def _text(value: int | None) -> str | None:
    return None if value is None else str(value)
