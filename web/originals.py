"""Where a citation stands in its file: the page as a picture, the paragraph, or the cell of a sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import quote

from starlette.requests import Request

from api.originals import PAGED
from indexer.model import Report, Span
from indexer.source_map import Place, Places
from web.document_contexts import OriginalCell, OriginalLine, OriginalSheet, Piece
from web.links import link

_AROUND = 8  # lines before and after what is cited
_ROWS, _COLUMNS = 8, 4  # of a sheet, on each side of what is cited
_NEAR = 20_000  # characters around it in which a sheet's cells are looked for
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def original_link(report_id: str, lang: str, start: int | None = None, end: int | None = None) -> str:
    """Return the address of where a span stands in the report's file."""
    path = f"/documents/{quote(report_id, safe='')}/original"
    return link(path, lang) if start is None or end is None else link(path, lang, (("start", start), ("end", end)), "c")


def page_asked(request: Request, report: Report, places: Places, cited: Span | None) -> int | None:
    """Return the page to be shown, None where the file has none: the one asked for, or where the cited span stands."""
    if report.reader not in PAGED:
        return None
    asked = request.query_params.get("page", "")
    if asked.isascii() and asked.isdigit() and 0 < int(asked[:9]) < 10**6:
        return int(asked[:9])
    return (places.page(cited.start) if cited is not None else None) or 1


def last_page(report: Report, places: Places) -> int:
    """Return the number of the file's last page, as far as it is known."""
    found = places.page(places.length - 1) if places.length else None
    return max(report.pages or 1, found or 1)


def lines_around(text: str, places: Places, cited: Span, restored: str) -> tuple[OriginalLine, ...]:
    """Return the lines of a text around what is cited, each with the number of its paragraph in the file.

    What the file shows without holding it as characters (automatic numbers) carries `restored` as its title.
    """
    start = cited.start
    for _ in range(_AROUND + 1):
        start = text.rfind("\n", 0, max(start, 0))
    end = cited.end
    for _ in range(_AROUND + 1):
        end = text.find("\n", end + 1) if end >= 0 else end
    first, last = start + 1, len(text) if end < 0 else end
    lines = []
    position, anchored = first, False
    while position < last:
        stop = text.find("\n", position, last)
        stop = last if stop < 0 else stop
        if text[position:stop].strip():
            place = places.at(position)
            number = "" if place is None or place.paragraph is None else str(place.paragraph + 1)
            pieces = list(_pieces(text, Span(position, stop), places, cited, restored))
            if not anchored and any(piece.cited for piece in pieces):
                first_cited = next(n for n, piece in enumerate(pieces) if piece.cited)
                old = pieces[first_cited]
                pieces[first_cited] = Piece(old.text, True, True, False, old.title)
                anchored = True
            lines.append(OriginalLine(number, tuple(pieces)))
        position = stop + 1
    return tuple(lines)


def _pieces(text: str, line: Span, places: Places, cited: Span, restored: str) -> Iterator[Piece]:
    found = list(places.within(line.start, line.end))
    edges = {line.start, line.end}
    edges.update(edge for edge in (cited.start, cited.end) if line.start < edge < line.end)
    edges.update(place.start for place in found if line.start < place.start < line.end)
    ordered = sorted(edges)
    run: list[tuple[str, bool, str]] = []
    for left, right in pairwise(ordered):
        place = places.at(left)
        title = restored if place is not None and place.restored else ""
        inside = cited.start <= left < cited.end
        if run and run[-1][1:] == (inside, title):
            run[-1] = (run[-1][0] + text[left:right], inside, title)
        else:
            run.append((text[left:right], inside, title))
    for words, inside, title in run:
        yield Piece(words, cited=inside, title=title)


def sheet_around(text: str, places: Places, cited: Span) -> OriginalSheet | None:
    """Return the cells of the sheet around what is cited, None where it stands in no sheet."""
    place = places.at(cited.start)
    at = _position(place)
    if place is None or at is None:
        return None
    cells: dict[tuple[int, int], tuple[str, bool]] = {}
    near = list(places.within(max(0, cited.start - _NEAR), min(len(text), cited.end + _NEAR)))
    for number, each in enumerate(near):
        where = _position(each)
        if where is None or each.sheet != place.sheet:
            continue
        end = near[number + 1].start if number + 1 < len(near) else min(len(text), cited.end + _NEAR)
        words, known = text[each.start : end].strip(), cells.get(where, ("", False))
        cells[where] = (known[0] + words, known[1] or (each.start < cited.end and cited.start < end and bool(words)))
    marked = [where for where, (_, cited_here) in cells.items() if cited_here] or [at]
    rows = range(max(1, min(r for r, _ in marked) - _ROWS), max(r for r, _ in marked) + _ROWS + 1)
    columns = range(max(1, min(c for _, c in marked) - _COLUMNS), max(c for _, c in marked) + _COLUMNS + 1)
    rows = range(rows.start, min(rows.stop, max(r for r, _ in cells) + 1, rows.start + 4 * _ROWS))
    columns = range(columns.start, min(columns.stop, max(c for _, c in cells) + 1, columns.start + 4 * _COLUMNS))
    return OriginalSheet(
        name=place.sheet or "",
        columns=tuple(letters(column) for column in columns),
        rows=tuple(
            (str(row), tuple(OriginalCell(*cells.get((row, c), ("", False)), (row, c) == marked[0]) for c in columns))
            for row in rows
        ),
    )


def _position(place: Place | None) -> tuple[int, int] | None:
    """Return (row, column) of a place in a sheet, from 1."""
    match = _CELL.fullmatch(place.cell) if place is not None and place.cell else None
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def letters(column: int) -> str:
    """Return the name of a column of a sheet: 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def where_words(place: Place | None) -> tuple[str, dict[str, object]]:
    """Return the message key, with its parameters, that says where in a file a place is; "" where that is not known."""
    if place is None:
        return "", {}
    if place.cell is not None:
        return "original.cell", {"cell": f"{place.sheet}!{place.cell}" if place.sheet else place.cell}
    if place.page is not None:
        return "original.page", {"page": place.page}
    if place.paragraph is not None:
        return "original.paragraph", {"paragraph": place.paragraph + 1}
    return "", {}
