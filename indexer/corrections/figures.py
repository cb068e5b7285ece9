"""A figure with corrected attributes, and all that follows from them: kind, yuan, concepts, the year in the item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from indexer.alike import is_alike
from indexer.corrections import ADDED, CORRECTED, FIGURE_FIELDS, Correction, attributes_of
from indexer.corrections.place import Spot
from indexer.corrections.values import worth
from indexer.meaning.items import core_of
from indexer.model import Document, Figure, Section
from indexer.schema import amount_to_text
from indexer.source_map import Places
from indexer.vocabulary import Vocabulary

# Doubts of the extraction that a correction of the attribute settles.
_SETTLED = {
    "value": frozenset({"uncertain", "low_confidence", "doubtful", "ocr", "column_shifted", "negative", "range"}),
    "unit": frozenset({"unit_conflict", "restored_unit", "unit_from_header"}),
    "measure": frozenset({"ambiguous_measure", "inside_name", "column_shifted"}),
    "item": frozenset({"ambiguous_item", "inside_name"}),
    "shared_with": frozenset({"composite"}),
}
_COMPARED = ("value", "unit", "measure", "year")
_APART = ("target", "achieved", "other")  # measures of which two like figures are not one fact printed twice


def attribute(figure: Figure, field: str) -> str | None:
    """Return an attribute of a figure as canonical text."""
    value = getattr(figure, field)
    if value is None or value in ("", ()):
        return None
    if isinstance(value, tuple):
        return "; ".join(value)
    return amount_to_text(value) if isinstance(value, Decimal) else str(value)


def attributes(figure: Figure) -> dict[str, str | None]:
    """Return all attributes of a figure that can be corrected, as canonical text."""
    return {field: attribute(figure, field) for field in FIGURE_FIELDS}


def with_values(figure: Figure, values: Mapping[str, str | None], vocabulary: Vocabulary) -> Figure:
    """Return a figure with other values, marked as corrected, and all that follows from them."""
    original = {
        **figure.original,
        **{field: attribute(figure, field) for field in values if field not in figure.original},
    }
    basis = {**figure.basis, **dict.fromkeys(values, CORRECTED)}
    settled = frozenset[str]().union(*(_SETTLED.get(field, frozenset()) for field in values))
    flags = [flag for flag in figure.flags if flag not in settled and flag != CORRECTED]
    made = replace(
        figure,
        original=original,
        basis=basis,
        flags=(*flags, CORRECTED),
        places={name: place for name, place in figure.places.items() if name not in values},
        **{f: _typed(f, v) for f, v in values.items()},
    )
    if "year" in values and "item" not in values and figure.year is not None and made.year is not None:
        made = replace(made, item=made.item.replace(f"{figure.year}年", f"{made.year}年", 1))
    return _derived(made, values, vocabulary)


def _typed(field: str, value: str | None) -> Any:  # noqa: ANN401 - as many types as fields
    if field == "shared_with":
        return tuple(value.split("; ")) if value else ()
    if value is None:
        return "" if field == "item" else None
    if field == "year":
        return int(value)
    return Decimal(value) if field == "value" else value


def _derived(figure: Figure, values: Mapping[str, str | None], vocabulary: Vocabulary) -> Figure:
    if {"value", "unit"} & set(values):
        kind, yuan = worth(figure.value, figure.unit)
        if kind == "count" and figure.kind in ("staff", "grade"):
            kind = figure.kind
        flags = (*figure.flags, "negative") if figure.value is not None and figure.value < 0 else figure.flags
        figure = replace(figure, kind=kind, amount_yuan=yuan, flags=flags)
    if {"item", "project"} & set(values):
        figure = replace(figure, concepts=concepts_of(figure.item, figure.project, vocabulary))
    if "shared_with" in values and figure.shared_with:
        figure = replace(figure, flags=(*figure.flags, "composite"))
    return figure


def concepts_of(item: str, project: str | None, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the concepts that an item and its project name."""
    matches = vocabulary.concepts_in(" ".join((item, project or "")))
    return tuple(dict.fromkeys(match.code for match in matches))


def marked(figure: Figure, flag: str) -> Figure:
    """Return a figure with one more flag."""
    return figure if flag in figure.flags else replace(figure, flags=(*figure.flags, flag))


def is_still_verified(figure: Figure, entry: Correction) -> bool:
    """Whether a figure says what it said when somebody verified it: worded anew at the most."""
    then, now = attributes_of(entry.original), attributes(figure)
    if any(then.get(field) != now[field] for field in _COMPARED):
        return False
    return then.get("item") == now["item"] or is_alike(core_of(then.get("item") or ""), core_of(now["item"] or ""))


def added_figure(document: Document, spot: Spot, entry: Correction, vocabulary: Vocabulary) -> Figure:
    """Return the figure that an entry adds where its quote stands."""
    report, values = document.report, attributes_of(entry.value)
    section = _section_at(document.sections, spot.amount.start)
    value, unit, item = values.get("value"), values.get("unit"), values.get("item") or ""
    flags = (ADDED, *(("composite",) if values.get("shared_with") else ()))
    kind, yuan = worth(Decimal(value) if value else None, unit)
    return Figure(
        id=figure_id(report.id, spot), report=report.id, file=report.file,
        year=int(values["year"] or 0) if values.get("year") else None,
        region_code=report.region.code, region=report.region.name,
        organisation=values.get("organisation") or report.organisation, scope=values.get("scope"),
        item=item, concepts=concepts_of(item, values.get("project"), vocabulary),
        measure=values.get("measure") or "other", kind=kind, value=Decimal(value) if value else None, unit=unit,
        amount_yuan=yuan, direction=values.get("direction"), quote=spot.quote.of(document.text), start=spot.quote.start,
        end=spot.quote.end, amount_start=spot.amount.start, amount_end=spot.amount.end,
        page=Places.from_bytes(document.places).page(spot.amount.start), section=section.id if section else None,
        section_type=section.type if section else None, project=values.get("project"),
        shared_with=_list(values.get("shared_with")), table=None, approx=False, restates=None, flags=flags,
        basis=dict.fromkeys(("item", "measure", "year", "unit", "organisation", "value"), CORRECTED),
        original=attributes_of(entry.original),
    )  # fmt: skip


def figure_id(report_id: str, spot: Spot) -> str:
    """Return the id of a figure whose number stands at a place."""
    return f"{report_id}-f{spot.amount.start}"


def _list(value: str | None) -> tuple[str, ...]:
    return tuple(value.split("; ")) if value else ()


def _section_at(sections: Sequence[Section], position: int) -> Section | None:
    holding = [section for section in sections if section.start <= position < section.end]
    return max(holding, key=lambda section: (section.level, section.start), default=None)


def settle_restatements(figures: Iterable[Figure], touched: frozenset[str]) -> tuple[Figure, ...]:
    """Return the figures in order, one fact printed twice marked again where `touched` ones changed or went.

    What restated a figure that is gone, or is worth something else now, restates the first of those left; a figure
    that was changed or added restates an earlier one of the same measure, year, worth and a like item.
    """
    ordered = sorted(figures, key=lambda figure: figure.amount_start)
    by_id = {figure.id: figure for figure in ordered}
    firsts: dict[tuple[object, ...], str] = {}
    settled: list[Figure] = []
    for figure in ordered:
        first = by_id.get(figure.restates or "")
        if figure.restates is not None and (first is None or _is_undone(figure, first, touched)):
            key = (figure.restates, *_fact(figure))
            figure = _restating(figure, firsts.setdefault(key, figure.id))
        elif figure.restates is None and figure.id in touched and _may_restate(figure):
            earlier = next((other for other in settled if other.restates is None and _is_one(figure, other)), None)
            figure = _restating(figure, earlier.id if earlier else figure.id)
        settled.append(figure)
    return tuple(_after_changed(settled, touched))


def _after_changed(figures: Sequence[Figure], touched: frozenset[str]) -> Iterable[Figure]:
    """Let later figures restate a touched one that now says what they say."""
    first = [figure for figure in figures if figure.id in touched and figure.restates is None and _may_restate(figure)]
    for figure in figures:
        if figure.id not in touched and figure.restates is None and _may_restate(figure):
            same = (each for each in first if each.amount_start < figure.amount_start and _is_one(figure, each))
            if earlier := next(same, None):
                figure = _restating(figure, earlier.id)
        yield figure


def _restating(figure: Figure, first: str) -> Figure:
    flags = tuple(flag for flag in figure.flags if flag != "restates")
    if first == figure.id:
        return replace(figure, restates=None, flags=flags)
    return replace(figure, restates=first, flags=(*flags, "restates"))


def _fact(figure: Figure) -> tuple[object, ...]:
    return ("executed" if figure.measure == "previous" else figure.measure, figure.year, figure.amount_yuan)


def _is_undone(figure: Figure, first: Figure, touched: frozenset[str]) -> bool:
    return bool(touched & {figure.id, first.id}) and _fact(figure) != _fact(first)


def _may_restate(figure: Figure) -> bool:
    return figure.kind == "money" and bool(figure.amount_yuan) and figure.measure not in _APART


def _is_one(figure: Figure, other: Figure) -> bool:
    if figure.table is not None and other.table is not None and figure.table.table == other.table.table:
        return False
    alike = all(getattr(figure, name) == getattr(other, name) for name in ("kind", "organisation", "shared_with"))
    return alike and _fact(figure) == _fact(other) and is_alike(core_of(figure.item), core_of(other.item))
