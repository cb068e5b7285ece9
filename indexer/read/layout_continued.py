"""Tables that go on over the end of a page: one grid, its repeated headings left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.read.layout_lines import Line
from indexer.read.layout_paragraphs import first_unit
from indexer.read.layout_table import Table, TableCell
from indexer.read.parted import is_number

_EDGE = 4.0  # points
_LOOSE = 14.0  # points, for columns told by alignment
_LOWER, _UPPER = 0.45, 0.45  # shares of a page's height: where a part ends at least, and the next begins at most
_CONTINUED = re.compile(
    r"[（(]?\s*(?:上接|接上|续)\s*(?:上\s*)?[页表]?.{0,40}|.{0,40}[（(]\s*续\s*表?\s*\d{0,2}\s*[)）]"
)
_MOST_ABOVE = 3  # lines that may stand over the part on the next page


def is_continued(table: Table, after: Table, between: Sequence[Line], above: Sequence[str]) -> bool:
    """Whether `after`, at the top of the next page, goes on with `table`, which ends the page before.

    `between` are the lines over it; they must say so (续表) or repeat what stood over the table (`above`).
    """
    first, second = table.page, after.page
    if table.bottom < _LOWER * first.height or after.top > _UPPER * second.height:
        return False
    if len(between) > _MOST_ABOVE or not all(is_mark(line.text) or line.text in above for line in between):
        return False
    if table.ruled != after.ruled:
        return False
    if repeated_rows(table, after):
        return True
    near = _EDGE if table.ruled else _LOOSE
    if not table.ruled and (table.columns != after.columns or between):
        return False
    if abs(table.edges[0] - after.edges[0]) > near or abs(table.edges[-1] - after.edges[-1]) > near:
        return False
    fewer, more = sorted((table.edges, after.edges), key=len)
    shared = sum(any(abs(a - b) <= near for b in more) for a in fewer)
    return shared * 2 >= len(fewer) and shared > 2


def is_mark(text: str) -> bool:
    """Whether a line only says that a table goes on: 续表, （续）."""
    return _CONTINUED.fullmatch(text.strip()) is not None


def repeated_rows(table: Table, after: Table) -> int:
    """Return how many rows at the top of `after` repeat the headings at the top of `table`."""
    if table.columns != after.columns:
        return 0
    count = 0
    while count < min(table.rows, after.rows - 1):
        first, second = table.row_texts(count), after.row_texts(count)
        if first != second or not any(second) or any(is_number(text) and len(text) > 2 for text in second):
            break
        count += 1
    while count and any(cell.row < count < cell.row + cell.row_span for cell in after.cells):
        count -= 1
    return count


def continued(table: Table, after: Table) -> tuple[Table, list[Line]]:
    """Return both parts as one table, and the lines of the headings that the second repeats."""
    skipped = repeated_rows(table, after)
    left_out = [line for cell in after.cells if cell.row < skipped for line in cell.lines]
    edges = _edges(table, after)
    upper = [_moved(cell, table.edges, edges, 0) for cell in table.cells]
    lower = [_moved(cell, after.edges, edges, table.rows - skipped) for cell in after.cells if cell.row >= skipped]
    rows = table.rows + after.rows - skipped
    if _is_split(table, upper, lower, edges):
        lower = _with_first_row_joined(upper, lower, table.rows)
        rows -= 1
    else:
        lower = _with_merged_cells_extended(upper, lower, table.rows)
    return replace(after, rows=rows, edges=edges, cells=[*upper, *lower]), left_out


def _edges(table: Table, after: Table) -> tuple[float, ...]:
    """Return the column lines of both parts; near ones are one."""
    if table.columns == after.columns and (not table.ruled or repeated_rows(table, after)):
        return table.edges
    found = list(table.edges)
    for edge in after.edges:
        if all(abs(edge - other) > _EDGE for other in found):
            found.append(edge)
    return tuple(sorted(found))


def _moved(cell: TableCell, own: Sequence[float], edges: Sequence[float], rows: int) -> TableCell:
    """Return a cell with its column among `edges`, `rows` further down."""
    if len(own) == len(edges):
        return replace(cell, row=cell.row + rows)
    start = _nearest(edges, own[cell.column])
    end = _nearest(edges, own[cell.column + cell.column_span])
    return replace(cell, row=cell.row + rows, column=start, column_span=max(end - start, 1))


def _nearest(edges: Sequence[float], at: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - at))


def _is_split(table: Table, upper: Sequence[TableCell], lower: Sequence[TableCell], edges: Sequence[float]) -> bool:
    """Whether the end of the page cut through a row: every cell that goes on was full, and its sentence not over."""
    row = table.rows
    above = {cell.column: cell for cell in upper if cell.row + cell.row_span == row}
    first = [cell for cell in lower if cell.row == row]
    filled = [cell for cell in first if cell.lines]
    if not filled or len(filled) == len(first) or any(cell.row_span > 1 for cell in filled):
        return False
    padding = _padding(upper, edges)
    for cell in filled:
        before = above.get(cell.column)
        if before is None or not before.lines or before.column_span != cell.column_span:
            return False
        last = before.lines[-1]
        room = before.right - edges[before.column] - 2 * padding - (last.right - last.left)
        if room > first_unit(cell.lines[0]) + 0.2 * last.size or last.text.endswith(("。", "；")):
            return False
    return True


def _padding(cells: Sequence[TableCell], edges: Sequence[float]) -> float:
    """Return how far the words of a table stay from the lines of their cells, in points."""
    gaps = [line.left - edges[cell.column] for cell in cells for line in cell.lines]
    gaps += [cell.right - line.right for cell in cells for line in cell.lines]
    return max(min(gaps, default=0.0), 0.0)


def _with_first_row_joined(upper: list[TableCell], lower: list[TableCell], row: int) -> list[TableCell]:
    above = {cell.column: cell for cell in upper if cell.row + cell.row_span == row}
    kept = []
    for cell in lower:
        if cell.row > row:
            kept.append(replace(cell, row=cell.row - 1))
        elif cell.lines:
            above[cell.column].lines.extend(cell.lines)
        elif cell.row_span > 1 and cell.column in above:
            above[cell.column].row_span += cell.row_span - 1
    return kept


def _with_merged_cells_extended(upper: list[TableCell], lower: list[TableCell], row: int) -> list[TableCell]:
    """Let a cell that was merged over rows reach on into the next page, where its place is empty."""
    above = {(cell.column, cell.column_span): cell for cell in upper if cell.row + cell.row_span == row and cell.lines}
    kept = []
    for cell in lower:
        before = above.get((cell.column, cell.column_span)) if cell.row == row and not cell.lines else None
        if before is not None and (before.row_span > 1 or cell.row_span > 1):
            before.row_span += cell.row_span
        else:
            kept.append(cell)
    return kept
