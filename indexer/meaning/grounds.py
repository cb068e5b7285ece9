"""Where each attribute of a figure was read: a word for it (its basis), and the place, which holds what is claimed.

What no place can be shown for is called inferred. Places are looked for where the readers found the attribute (the
figure's clause, its column and row, the headings over it, the title), and taken only where the words there say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.grid.captions import find_unit, note_below
from indexer.grid.table_words import measure_of_form
from indexer.meaning.claims import Claims
from indexer.meaning.drafts import Draft
from indexer.model import Report, Section, Table
from indexer.quantities import find_years
from indexer.solid import Place, Solid

_UNIT = re.compile(r"(?:人民币)?\s?((?:[十百千]?[万亿]|[千百])?元|[万亿](?!\w)|[%％]|个?百分点|分)")
_RELATIVE = re.compile(r"上一?年度?|去年度?|前年|同期|[本当]年度?|今年|明年|下一?年度?|次年|年[初末中底]|全年")
_MARK = re.compile("[，。；\n\t]")
_UNPLACED = ("declared", "corrected")  # what people say needs no place in the text
_LINES_ABOVE = 6
_SENTENCE = 300  # characters before an amount within which its words are looked for
_AFTER = 60


@dataclass(slots=True)
class Grounded:
    """Bases and places (start and end) of one figure, by attribute; what has no place is mostly inferred."""

    basis: dict[str, str]
    places: dict[str, Place]


class Grounds:
    """Finds the places of one report's figures."""

    def __init__(
        self, report: Report, text: str, sections: Sequence[Section], tables: Sequence[Table], claims: Claims
    ) -> None:
        """Take what was read; `claims` tells whether words say a measure or a year."""
        self._report, self._text, self._claims = report, text, claims
        self._by_id = {section.id: section for section in sections}
        self._solid = Solid(text)
        self._last = self._solid.last  # where a name stands last between two places
        self._tables = {table.id: table for table in tables}
        self._named: dict[tuple[str | None, int], Place | None] = {}
        self._above: dict[str, list[Place]] = {}
        self._over_section: dict[str, tuple[Place, ...]] = {}
        self._said_over: dict[tuple[str, int], Place | None] = {}  # where the headings of a section say a year
        self._headed: dict[tuple[str, str], Place | None] = {}  # where the headings of a section name a project
        self._firsts: dict[str, Place | None] = {}
        self._title = self._first(report.title)
        self._organisation = self._first(report.organisation)
        self._own = report.basis.get("organisation", "document")

    def of(self, draft: Draft, section: Section | None, project: str | None, first: Place | None) -> Grounded:
        """Return the bases and places of a figure; `first` is the amount that it restates."""
        clause = self._clause(draft)
        own = self._own  # of an item that is the unit as a whole
        item = draft.item_basis if draft.subject or project else own
        bases = {
            "item": item, "measure": draft.measure_basis, "year": draft.year_basis, "unit": draft.unit_basis,
            "organisation": own,
        }  # fmt: skip
        read: dict[str, Place | None] = {
            "item": self._item(draft, clause, section, project), "measure": self._measure(draft, clause, section),
            "year": self._year(draft, clause, section), "unit": self._unit(draft), "organisation": self._organisation,
        }  # fmt: skip
        if section is not None:
            place = (section.start, section.heading_end) if section.heading_end > section.start else None
            bases["section"], read["section"] = "heading", place
        if project is not None:
            bases["project"], read["project"] = self._project(draft, clause, section, project)
        if draft.parts:
            bases["shared_with"], read["shared_with"] = draft.item_basis, self._parts(draft, clause)
        if first is not None:
            bases["restates"], read["restates"] = "document", first
        places: dict[str, Place] = {}
        for name, place in read.items():
            if place is not None:
                places[name] = place
            elif bases[name] not in _UNPLACED:
                bases[name] = "inferred"
        return Grounded(bases, places)

    def _first(self, name: str | None) -> Place | None:
        """Return where a report first prints a name, white space aside."""
        if name is None:
            return None
        if name not in self._firsts:
            self._firsts[name] = self._solid.first(name)
        return self._firsts[name]

    def _clause(self, draft: Draft) -> Place:
        """Return a figure's clause: from what its quote begins with to the mark behind it."""
        after = _MARK.search(self._text, draft.end, draft.end + _AFTER)
        end = after.start() if after else min(draft.end + _AFTER, len(self._text))
        return min(draft.quote_start, draft.amount_start), end

    def _headings(self, section: Section | None) -> tuple[Place, ...]:
        """Return the headings over what stands in a section, its own first."""
        if section is None:
            return ()
        if section.id not in self._over_section:
            own = ((section.start, section.heading_end),) if section.heading_end > section.start else ()
            above = self._by_id.get(section.parent) if section.parent else None
            self._over_section[section.id] = own + self._headings(above)
        return self._over_section[section.id]

    def _in_headings(self, project: str, section: Section | None) -> Place | None:
        """Return where the nearest heading that names a project names it."""
        key = project, section.id if section is not None else ""
        if key not in self._headed:
            named = (self._within(project, heading) for heading in self._headings(section))
            self._headed[key] = next(filter(None, named), None)
        return self._headed[key]

    def _cells(self, draft: Draft) -> Iterator[Place]:
        """Yield the label and the heads of a cell, then the captions over its table."""
        yield from draft.cells
        yield from self._captions(draft)

    def _captions(self, draft: Draft) -> Iterator[Place]:
        table = self._tables.get(draft.table.table) if draft.table else None
        for _ in range(_LINES_ABOVE):
            if table is None:
                return
            if table.id not in self._above:
                self._above[table.id] = list(self._over(table))
            yield from self._above[table.id]
            table = self._tables.get(table.continues or "")

    def _over(self, table: Table) -> Iterator[Place]:
        """Yield the lines above a table, its heads, and what names a unit in it."""
        end = table.start
        for _ in range(_LINES_ABOVE):
            begin = self._text.rfind("\n", 0, max(end - 1, 0)) + 1
            line = self._text[begin:end].rstrip()
            if line:
                yield begin, begin + len(line)
            end = begin
        if (note := note_below(self._text, table.end)) is not None:
            yield note
        for cell in table.cells:
            if cell.row > table.header_rows and cell.column >= table.header_columns:
                continue
            if cell.row <= table.header_rows or find_unit(self._text[cell.start : min(cell.end, cell.start + 30)]):
                yield cell.start, cell.end

    def _item(self, draft: Draft, clause: Place, section: Section | None, project: str | None) -> Place | None:
        subject = draft.subject.strip()
        if not subject:
            return self._project(draft, clause, section, project)[1] if project else self._organisation
        if draft.table is not None:
            for span in self._cells(draft):
                if found := self._within(subject, span):
                    return found
        start, end = clause
        if found := self._last(subject, start, end) or self._last(subject, max(draft.amount_start - _SENTENCE, 0), end):
            return found
        for span in (*self._headings(section), *([self._title] if self._title else [])):
            if found := self._within(subject, span):
                return found
        words = self._text[start : draft.amount_start]  # of several clauses: 派驻纪检组2人，调增工作经费
        return (start, draft.amount_start) if words and self._claims.names(subject, words) else None

    def _within(self, name: str, place: Place) -> Place | None:
        return self._last(name, *place)

    def _measure(self, draft: Draft, clause: Place, section: Section | None) -> Place | None:
        if draft.measure_basis == "inferred":
            return None
        if draft.table is not None and draft.measure_basis == "column":
            for start, end in reversed(draft.cells):
                if self._claims.says_measure(self._text[start:end], draft.measure):
                    return start, end
            return self._form(draft)
        start, end = clause
        for begin, stop in ((start, draft.amount_start), (draft.amount_start, end)):
            if found := self._claims.measure_in(self._text[begin:stop], draft.measure):
                return begin + found[0], begin + found[1]
        low = max(draft.amount_start - _SENTENCE, 0)
        low = max(self._text.rfind(mark, low, draft.amount_start) + 1 or low for mark in "。\n")
        if found := self._claims.measure_in(self._text[low : draft.amount_start], draft.measure):
            return low + found[0], low + found[1]
        for start, end in self._headings(section):
            if found := self._claims.measure_in(self._text[start:end], draft.measure):
                return start + found[0], start + found[1]
        return None

    def _form(self, draft: Draft) -> Place | None:
        """Return the title of the form, where it is that which tells what plain columns hold."""
        heads = draft.table.column if draft.table else ""
        for place in self._captions(draft):
            words = "".join(self._text[slice(*place)].split())
            if measure_of_form(words, heads) == draft.measure or self._claims.says_measure(words, draft.measure):
                return place
        return None

    def _year(self, draft: Draft, clause: Place, section: Section | None) -> Place | None:
        if draft.year is None:
            return self._several_years(clause)
        if draft.table is not None and draft.year_basis == "column":
            return next((s for s in self._cells(draft) if self._says_year(s, draft.year, relative=True)), None)
        start, end = clause
        if draft.year_basis == "printed":
            low = max(0, draft.amount_start - _SENTENCE)
            for begin, stop in ((start, end), (low, start)):
                if found := self._claims.year_in(self._text[begin:stop], draft.year):
                    return begin + found[0], begin + found[1]
        if draft.year_basis == "heading":
            captioned = self._captioned(draft, draft.year) if draft.table is not None else None
            return captioned or self._of_headings(section, draft.year)
        if draft.year != self._report.year:  # 上年 of the report's year
            for place in [(start, end), *self._cells(draft)]:
                if relative := _RELATIVE.search(self._text, *place):
                    return relative.span()
            return None
        return self._of_report(draft.year)

    def _captioned(self, draft: Draft, year: int) -> Place | None:
        """Return the first caption over a cell's table that says a year."""
        return next((place for place in self._captions(draft) if self._says_year(place, year)), None)

    def _of_headings(self, section: Section | None, year: int) -> Place | None:
        """Return the nearest heading that says a year."""
        if section is None:
            return None
        key = section.id, year
        if key not in self._said_over:
            said = (span for span in self._headings(section) if self._says_year(span, year))
            self._said_over[key] = next(said, None)
        return self._said_over[key]

    def _several_years(self, clause: Place) -> Place | None:
        """Return the years that a sum covers together: 2021—2023年累计."""
        start, end = clause
        found = [years for years in find_years(self._text[start:end]) if years.first < years.last]
        return (start + found[-1].start, start + found[-1].end) if found else None

    def _says_year(self, place: Place, year: int, *, relative: bool = False) -> bool:
        words = self._text[slice(*place)]
        return self._claims.year_in(words, year) is not None or (relative and _RELATIVE.search(words) is not None)

    def _of_report(self, year: int) -> Place | None:
        """Return where the report says its own year: in its title, else on its cover."""
        key = (None, year)
        if key not in self._named:
            spans = [self._title] if self._title else []
            spans.append((0, min(len(self._text), 2000)))
            found = ((low, self._claims.year_in(self._text[low:high], year)) for low, high in spans)
            self._named[key] = next(((low + at[0], low + at[1]) for low, at in found if at), None)
        return self._named[key]

    def _unit(self, draft: Draft) -> Place | None:
        if draft.kind == "grade":
            return draft.amount_start, draft.amount_end
        if draft.unit_place is not None:
            return draft.unit_place
        if draft.unit and draft.unit_basis == "printed" and self._text.startswith(draft.unit, draft.amount_end):
            return draft.amount_end, draft.amount_end + len(draft.unit)
        found = _UNIT.search(self._text, draft.amount_end, max(draft.end, draft.amount_end + 8))
        if draft.unit_basis == "printed" and found:
            return found.span(1)
        for start, end in self._cells(draft) if draft.table is not None else ():
            words = self._text[start:end]
            if not draft.unit or draft.unit not in words:
                continue
            alone = (found.group(1) for found in _UNIT.finditer(words) if found.group(1) == draft.unit)
            named = find_unit(words) or next(alone, None)
            if named is not None and named == draft.unit and (at := words.find(named)) >= 0:
                return start + at, start + at + len(named)
        if draft.kind in ("score", "percent"):
            return next((cell for cell in draft.cells if self._claims.rated(self._text[slice(*cell)])), None)
        return None

    def _project(self, draft: Draft, clause: Place, section: Section | None, project: str) -> tuple[str, Place | None]:
        """Return where the project is named: in the clause, the headings, the row, the form, the title, or before."""
        start, end = clause
        if found := self._last(project, start, end):
            return "printed", found
        if found := self._in_headings(project, section):
            return "heading", found
        if draft.table is not None:
            for span in self._cells(draft):
                if found := self._within(project, span):
                    return "column", found
        if self._title and (found := self._within(project, self._title)):
            return "title", found
        return "document", self._first(project)

    def _parts(self, draft: Draft, clause: Place) -> Place | None:
        """Return the stretch that names all that an amount is shared by."""
        start, end = clause
        places: list[Place] = [(start, end), *(self._cells(draft) if draft.table is not None else ())]
        places.append((max(0, draft.amount_start - _SENTENCE), end))
        for place in places:
            words = self._text[slice(*place)]
            if all(self._claims.names(part, words) for part in draft.parts):
                return place
        return None
