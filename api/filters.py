"""Filters as people write them become `Filters`: the same for the command, HTTP and the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from api.wording import QuestionWords
from indexer.errors import UnknownRegion, UsageError
from indexer.model import Filters
from indexer.numerals import plain
from indexer.regions import Gazetteer
from indexer.store import Index

_YEARS = re.compile(r"([0-9]{4})(?:\.\.([0-9]{4}))?")
_CLOSED = ("department", "measure", "section")
_CODE = re.compile(r"[1235](?:[0-9]{1,2}|[0-9]{4}|[0-9]{6})?")
_YUAN = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,4})?")


def to_filters(
    gazetteer: Gazetteer,
    *,
    year: str | None = None,
    region: str | None = None,
    department: str | None = None,
    item: str | None = None,
    measure: str | None = None,
    section: str | None = None,
    min_yuan: str | None = None,
    max_yuan: str | None = None,
    code: str | None = None,
) -> Filters:
    """Return the filters that were written; a blank one does not narrow (an empty field of a form is sent too).

    Raises:
        UsageError: `year` is neither 2020 nor 2020..2023, an amount is not a number of yuan, the least is above
            the greatest, or `code` is no beginning of a classification code.
        UnknownRegion: no place has that name, or several have; `params["candidates"]` are their paths.

    """
    years = _to_years(year)
    low, high = _to_yuan(min_yuan), _to_yuan(max_yuan)
    if low is not None and high is not None and low > high:
        raise UsageError("filter_yuan_order", low=plain(low), high=plain(high))
    return Filters(
        years=years,
        regions=_to_regions(gazetteer, region, years),
        department=_given(department),
        item=_given(item),
        measure=_given(measure),
        section=_given(section),
        min_yuan=low,
        max_yuan=high,
        code=_to_code_prefix(code),
    )


def filters_of(index: Index, written: Mapping[str, str | None]) -> Filters:
    """Return the filters that were written, their names checked against an index.

    A department, measure or section type may be given by its code, its name, or what people call it (支出, 教育局,
    存在的问题). Raises UsageError and UnknownRegion as `to_filters` does, and UsageError for one that the index
    does not know: its known ones, with their Chinese names, are in `params["known"]`.
    """
    coded = dict(written)
    for kind in _CLOSED:
        value = _given(written.get(kind))
        if value is not None:
            coded[kind] = _to_code(index, kind, value)
    return to_filters(index.gazetteer, **coded)


def _to_code(index: Index, kind: str, value: str) -> str:
    if index.catalogue.is_name(kind, value):
        return value
    vocabulary = index.vocabulary
    if kind == "department":
        code, names = vocabulary.department_of(value), {code: each.zh for code, each in vocabulary.departments.items()}
    elif kind == "measure":
        code = QuestionWords(vocabulary).measure_of(value)
        names = {code: each.zh for code, each in vocabulary.measures.items()}
    else:
        code = vocabulary.section_type_of(value)
        names = {code: each.zh for code, each in vocabulary.section_types.items()}
    known = index.catalogue.codes(kind)
    if code is None or code not in known:
        listed = [f"{each}（{names[each]}）" if each in names else each for each in known]
        raise UsageError(f"unknown_{kind}", value=value, known=listed)
    return code


def _given(value: str | None) -> str | None:
    return (value or "").strip() or None


def _to_years(written: str | None) -> tuple[int, int] | None:
    value = _given(written)
    if value is None:
        return None
    match = _YEARS.fullmatch(value)
    if match is None or (match[2] and match[2] < match[1]):
        raise UsageError("filter_year", value=value)
    return int(match[1]), int(match[2] or match[1])


def _to_code_prefix(written: str | None) -> str | None:
    value = _given(written)
    if value is not None and _CODE.fullmatch(value) is None:
        raise UsageError("filter_code", value=value)
    return value


def _to_regions(gazetteer: Gazetteer, written: str | None, years: tuple[int, int] | None) -> tuple[str, ...] | None:
    value = _given(written)
    if value is None:
        return None
    # Only one year can settle which of two namesakes, or which side of a change of name, is meant.
    year = years[0] if years is not None and years[0] == years[1] else None
    found = gazetteer.resolve(value, year)
    codes = [region.code for region in found if region.code is not None]
    if not codes:
        raise UnknownRegion("unknown_region", region=value, candidates=())
    if len(codes) > 1:
        candidates = tuple("/".join(region.lineage) for region in found)
        raise UnknownRegion("ambiguous_region", region=value, candidates=candidates)
    return (codes[0],)


def _to_yuan(written: str | None) -> Decimal | None:
    value = _given(written)
    if value is None:
        return None
    digits = value.replace(",", "")
    if _YUAN.fullmatch(digits) is None:
        raise UsageError("filter_yuan", value=value)
    return Decimal(digits)
