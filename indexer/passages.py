"""Sections to passages: what is searched, ranked and cited as one.

Passages tile the text: in order, apart, nothing but blanks between them. None crosses from one section into
another, except that a heading with nothing under it goes with what follows. The items of a list of projects are
passages of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from operator import sub

from indexer.meaning.project_lists import LISTING, project_items
from indexer.model import Figure, Passage, Report, Section, Span
from indexer.structure.layout import table_spans

LONGEST = 400  # characters of a passage of prose
LONGEST_TABLE = 800  # characters of a passage of table rows
_SENTENCE_END = re.compile(r"[。！？；!?;\n](?:(?<!\n)[”’」』）)])?")
_CLAUSE_END = re.compile(r"[，、：,:]")


def to_passages(
    report: Report, text: str, sections: Sequence[Section], figures: Sequence[Figure]
) -> tuple[Passage, ...]:
    """Return the passages of a report, numbered from 0 in the order of its text.

    `passage.text == text[passage.start:passage.end]`; each has the section it stands in, that section's type and
    project, and the amounts in yuan of the figures that begin in it.
    """
    tables = table_spans(text)
    amounts = sorted((f.amount_start, f.amount_yuan) for f in figures if f.amount_yuan is not None)
    places = [place for place, _ in amounts]
    found: list[Passage] = []
    for section, region in _regions(text, sections):
        for part, project in _by_project(text, section, region, tables):
            for span in _pieces(text, part, tables):
                first, last = bisect_left(places, span.start), bisect_left(places, span.end)
                inside = tuple(amount for _, amount in amounts[first:last])
                found.append(_passage(report, text, section, span, project, inside, len(found)))
    return tuple(found)


def _by_project(
    text: str, section: Section | None, region: Span, tables: Sequence[Span]
) -> Iterator[tuple[Span, str | None]]:
    """Cut a region into the items of its lists of projects, each with its project, and what stands between them."""
    project = section.project if section else None
    position = region.start
    if section is not None and section.type in LISTING and project is None:
        begin = max(region.start, section.heading_end if section.start >= region.start else region.start)
        for span, name in project_items(text, Span(begin, region.end)):
            i = bisect_left(tables, span.start + 1, key=lambda table: table.end)
            if i < len(tables) and tables[i].start < span.end:
                continue  # a row of a table
            if text[position : span.start].strip():
                yield Span(position, span.start), project
            yield span, name
            position = span.end
    if text[position : region.end].strip():
        yield Span(position, region.end), project


def context_of(report: Report, passage: Passage, sections: Mapping[str, Section]) -> str:
    """Return what is put before a passage for indexing: title, place, organisation, year and headings.

    It is no part of `passage.text`. `sections` are the report's, by id.
    """
    headings: list[str] = []
    section = sections.get(passage.section) if passage.section else None
    while section is not None and section.level:
        headings.append(section.heading)
        section = sections.get(section.parent) if section.parent else None
    year = f"{report.year}年" if report.year else None
    place = "".join(report.region.lineage) or report.region.name
    parts = [report.title, place, report.organisation, year, *reversed(headings), passage.project]
    return " ".join(dict.fromkeys(part for part in parts if part))


def _regions(text: str, sections: Sequence[Section]) -> Iterator[tuple[Section | None, Span]]:
    """Cut the text where sections begin or end; a heading alone goes with the region after it."""
    cuts = sorted({0, len(text), *(s.start for s in sections), *(s.end for s in sections)})
    by_id = {section.id: section for section in sections}
    starts = [section.start for section in sections]
    carried: int | None = None
    for start, end in pairwise(cuts):
        if not text[start:end].strip():
            continue
        i = bisect_right(starts, start) - 1
        section = _innermost(by_id, sections[i] if i >= 0 else None, start)
        begin = start if carried is None else carried
        heading_only = section is not None and section.start == start and not text[section.heading_end : end].strip()
        followed = section is not None and end < section.end
        if heading_only and followed and section is not None and section.level:
            carried = begin
            continue
        carried = None
        yield section, Span(begin, end)


def _innermost(by_id: Mapping[str, Section], latest: Section | None, position: int) -> Section | None:
    """Return the deepest section that holds a place; `latest` is the last that begins at or before it."""
    section = latest
    while section is not None and not section.start <= position < section.end:
        section = by_id.get(section.parent) if section.parent else None
    return section


def _pieces(text: str, region: Span, tables: Sequence[Span]) -> Iterator[Span]:
    """Cut a region into passages: tables by rows, prose by sentences."""
    position = region.start
    i = bisect_left(tables, region.start + 1, key=lambda table: table.end)
    while i < len(tables) and tables[i].start < region.end:
        yield from _packed(text, Span(position, max(tables[i].start, position)), LONGEST, _SENTENCE_END)
        position = max(tables[i].start, position)
        end = min(tables[i].end, region.end)
        yield from _packed(text, Span(position, end), LONGEST_TABLE, re.compile("\n"))
        position = end
        i += 1
    yield from _packed(text, Span(position, region.end), LONGEST, _SENTENCE_END)


def _packed(text: str, span: Span, longest: int, ends: re.Pattern[str]) -> Iterator[Span]:
    """Pack units (sentences, rows) into stretches of at most `longest` characters, blanks at the edges left out."""
    units, start = _units(text, span, longest, ends), span.start
    while start < span.end:
        last = units[bisect_right(units, start + longest) - 1]
        yield from _bare(text, start, last)
        start = last


def _units(text: str, span: Span, longest: int, ends: re.Pattern[str]) -> list[int]:
    """Return where units end; what is longer than a passage is cut after a clause, or where it must be."""
    position = span.start
    stops = [*map(re.Match.end, ends.finditer(text, span.start, span.end)), span.end]
    if max(map(sub, stops, [position, *stops])) <= longest:  # as mostly
        return stops
    units: list[int] = []
    for stop in stops:
        while stop - position > longest:
            clauses = [m.end() for m in _CLAUSE_END.finditer(text, position + longest // 2, position + longest)]
            position = clauses[-1] if clauses else position + longest
            units.append(position)
        position = stop
        units.append(stop)
    return units


def _bare(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end]
    if words.strip():
        yield Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _passage(
    report: Report,
    text: str,
    section: Section | None,
    span: Span,
    project: str | None,
    amounts: tuple[Decimal, ...],
    number: int,
) -> Passage:
    return Passage(
        number=number,
        report=report.id,
        file=report.file,
        year=report.year,
        region_code=report.region.code,
        region=report.region.name,
        organisation=report.organisation,
        section=section.id if section else None,
        section_type=section.type if section else None,
        project=project,
        amounts=amounts,
        text=span.of(text),
        start=span.start,
        end=span.end,
        page=None,
    )
