"""Pages into one text: tables, reading order, furniture, paragraphs and tables that run over pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from indexer.read.layout_columns import line_of_row, with_unruled_tables
from indexer.read.layout_continued import continued, is_continued, is_mark
from indexer.read.layout_furniture import furniture
from indexer.read.layout_lines import Line, rows_of, runs_of
from indexer.read.layout_order import Row, reading_order
from indexer.read.layout_paragraphs import (
    Habits,
    PrintedLine,
    goes_on,
    habits_of,
    paragraphs_of,
    printed_lines,
)
from indexer.read.layout_table import Table, ruled_tables
from indexer.read.layout_writer import Writer
from indexer.read.page import Glyph, Page
from indexer.text import RawText

_SLANT = 1.0  # degrees
_LARGE = 2.5  # times the usual size of print: so large are the words of watermarks
_FEW_STAMPS = 20  # on one page
_SMALL = 0.93  # times the size of a page's text: footnotes are smaller
_RULE = (40.0, 260.0)  # points: how long the line over footnotes is


@dataclass(slots=True)
class _Sheet:
    """A page in the making: its rows (in reading order in the end), what is left out, its footnotes."""

    page: Page
    rows: list[Row]
    left_out: list[Line] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)


def document_of(pages: Iterable[Page], reader: str, notes: tuple[str, ...]) -> RawText:
    """Return the text of pages; see `page.pages_to_raw`."""
    sheets = [_sheet(page) for page in pages]
    for sheet, positions in zip(sheets, furniture([sheet.rows for sheet in sheets]), strict=True):
        sheet.left_out += [line_of_row(sheet.rows[i]) for i in sorted(positions)]
        sheet.rows = reading_order([row for i, row in enumerate(sheet.rows) if i not in positions])
        sheet.rows, sheet.notes = _without_footnotes(sheet.page, sheet.rows)
        sheet.rows = with_unruled_tables(sheet.page, sheet.rows)
    lines = printed_lines([[*sheet.rows, *sheet.notes] for sheet in sheets])
    habits = habits_of([line for page in lines for line in page if line is not None])
    writer = Writer()
    _Course(writer, habits).run(sheets, lines)
    return RawText(
        "".join(writer.parts),
        reader,
        tuple(writer.grids),
        len(sheets),
        tuple(writer.places),
        tuple(writer.furniture),
        notes,
    )


def _sheet(page: Page) -> _Sheet:
    tables, glyphs = ruled_tables(page)
    level = [glyph for glyph in glyphs if abs(glyph.angle) <= _SLANT]
    runs, stamps = _without_stamps(runs_of(page, level))
    rows = [Row(pieces) for pieces in rows_of(runs)] + [Row([], table) for table in tables]
    slanted = [glyph for glyph in glyphs if abs(glyph.angle) > _SLANT and not glyph.text.isspace()]
    return _Sheet(page, rows, [*stamps, *_slanted_lines(page, slanted)])


def _without_stamps(runs: list[Line]) -> tuple[list[Line], list[Line]]:
    """Return a page's pieces of print, and the large words that are printed across others: a level watermark."""
    sizes = sorted(run.size for run in runs)
    large = [run for run in runs if run.size >= _LARGE * sizes[len(sizes) // 2]][:_FEW_STAMPS] if runs else []
    stamps = [run for run in large if sum(_across(run, other) for other in runs) >= 2]
    marked = {id(run) for run in stamps}
    return [run for run in runs if id(run) not in marked], stamps


def _across(stamp: Line, other: Line) -> bool:
    """Whether other print of an ordinary size stands within large words."""
    wide = min(stamp.right, other.right) - max(stamp.left, other.left)
    return other.size * _LARGE <= stamp.size and wide > other.size and stamp.top < other.middle < stamp.bottom


def _slanted_lines(page: Page, glyphs: Sequence[Glyph]) -> list[Line]:
    """Return text at an angle, in the order drawn, a line for each stretch of one angle."""
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        last = found[-1][-1] if found else None
        if last is not None and abs(last.angle - glyph.angle) < 1 and _distance(last, glyph) < 2.5 * max(glyph.size, 1):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [line for run in found for line in [_line(page, run)]]


def _line(page: Page, glyphs: list[Glyph]) -> Line:
    return Line(
        page,
        glyphs,
        min(g.left for g in glyphs),
        min(g.top for g in glyphs),
        max(g.right for g in glyphs),
        max(g.bottom for g in glyphs),
        glyphs[0].size,
    )


def _distance(a: Glyph, b: Glyph) -> float:
    return abs(a.left + a.right - b.left - b.right) / 2 + abs(a.top + a.bottom - b.top - b.bottom) / 2


def _without_footnotes(page: Page, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Return a page's rows, and its footnotes: smaller print under a short line at the foot of the page."""
    sizes = sorted(piece.size for row in rows for piece in row.pieces for _ in piece.glyphs)
    if not sizes:
        return rows, []
    usual = sizes[len(sizes) // 2]
    lines = [r for r in page.rulings if r.is_level and _RULE[0] <= r.right - r.left <= _RULE[1]]
    for rule in sorted(lines, key=lambda r: -r.top):
        below = [i for i, row in enumerate(rows) if row.top >= rule.top - 1]
        if not below or rule.top < 0.4 * page.height or below != list(range(below[0], len(rows))):
            continue
        under = rows[below[0] :]
        if all(not row.table and row.pieces[0].size <= _SMALL * usual for row in under):
            return rows[: below[0]], under
        return rows, []
    return rows, []


class _Course:
    """Goes through a document block by block; what interrupts one (a page's end) is written after it."""

    def __init__(self, writer: Writer, habits: Habits) -> None:
        self._writer = writer
        self._habits = habits
        self._current: list[PrintedLine] | Table | None = None
        self._above: list[str] = []  # the lines over the current table
        self._recent: list[str] = []
        self._waiting: list[Line] = []
        self._notes: list[PrintedLine] = []

    def run(self, sheets: Sequence[_Sheet], lines: Sequence[Sequence[PrintedLine | None]]) -> None:
        """Write all pages."""
        for sheet, printed in zip(sheets, lines, strict=True):
            body = printed[: len(sheet.rows)]
            first = self._over_the_page(sheet, body)
            for row, line in zip(sheet.rows[first:], body[first:], strict=True):
                if row.table is not None:
                    self._flush()
                    self._current, self._above = row.table, self._recent[-3:]
                elif line is not None:
                    self._add(line)
            self._waiting += sheet.left_out
            self._notes += [line for line in printed[len(sheet.rows) :] if line is not None]
        self._flush()

    def _over_the_page(self, sheet: _Sheet, body: Sequence[PrintedLine | None]) -> int:
        """Go on with a table of the page before; return how many rows of this page that took."""
        table = self._current
        at = next((i for i, row in enumerate(sheet.rows) if row.table is not None), None)
        if not isinstance(table, Table) or at is None:
            return 0
        between = [line.line for line in body[:at] if line is not None]
        after = sheet.rows[at].table
        if after is None or not is_continued(table, after, between, self._above):
            return 0
        self._waiting += between
        self._current, repeated = continued(table, after)
        self._waiting += repeated
        return at + 1

    def _add(self, line: PrintedLine) -> None:
        if isinstance(self._current, list) and goes_on(self._current, line, self._habits):
            self._current.append(line)
            return
        self._flush()
        self._current = [line]

    def _flush(self) -> None:
        """Write the block that is complete, then what came between its parts."""
        if isinstance(self._current, Table):
            self._writer.table(self._current)
            self._recent = []
        elif self._current:
            self._recent.append(self._current[0].line.text)
            if len(self._current) == 1 and is_mark(self._recent[-1]):
                self._recent.pop()
            self._writer.paragraph(self._current)
        self._current = None
        for paragraph in paragraphs_of(self._notes, self._habits):
            self._writer.paragraph(paragraph)
        self._writer.left_out(self._waiting)
        self._notes, self._waiting = [], []
