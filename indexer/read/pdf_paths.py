"""What a PDF page draws beside text: lines of tables, filled boxes, pictures; and text that no font here has."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from indexer.read.page import Ruling
from indexer.read.pdf_fonts import is_lost
from indexer.read.pdf_view import Handle, View
from indexer.source_map import Box

_MOST_OBJECTS = 300_000  # on one page, forms within it included
_MOST_RULINGS = 20_000  # a page with more is a drawing
_MOST_SEGMENTS = 400  # in one path; a table's is short, an outline's is long
_DEEPEST = 8  # forms within forms
_THIN = 3.0  # points: a filled box so thin is a line
_SHORTEST = 2.0  # points
_WHITE = 250
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_*
_BEZIER, _MOVE_TO = 1, 2  # FPDF_SEGMENT_*

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """The rulings of a page, the boxes it fills with a colour, and its pictures; all as displayed."""

    rulings: list[Ruling] = field(default_factory=list)
    painted: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    lost: bool = False  # text that no font of this machine has
    objects: int = 0
    cut: bool = False  # more objects than a page may hold, or so many lines that they are a drawing

    def covered(self, view: View) -> float:
        """Return the share (0 to 1) of the page that its pictures cover, overlaps counted once on a coarse raster."""
        cells = 40
        hit = bytearray(cells * cells)
        for left, top, right, bottom in self.pictures[:2000]:
            columns = range(_cell(left, view.width, cells), _cell(right, view.width, cells))
            for row in range(_cell(top, view.height, cells), _cell(bottom, view.height, cells)):
                for column in columns:
                    hit[row * cells + column] = 1
        return sum(hit) / (cells * cells)


def _cell(position: float, length: float, cells: int) -> int:
    return max(0, min(cells, round(position / max(length, 1.0) * cells)))


def drawing(raw: Handle, page: Handle, view: View) -> Drawing:
    """Return what an open page draws; `raw` is the library's low-level interface, `page` its page."""
    found = Drawing()
    objects = (raw.FPDFPage_GetObject(page.raw, i) for i in range(raw.FPDFPage_CountObjects(page.raw)))
    _walk(raw, objects, _IDENTITY, view, found, 0)
    if len(found.rulings) > _MOST_RULINGS:
        found.rulings, found.cut = [], True
    return found


def _walk(raw: Handle, objects: Handle, matrix: Matrix, view: View, found: Drawing, depth: int) -> None:
    for obj in objects:
        found.objects += 1
        if found.objects > _MOST_OBJECTS or len(found.rulings) > _MOST_RULINGS:
            found.cut = True
            return
        kind = raw.FPDFPageObj_GetType(obj)
        if kind == _TEXT:
            found.lost = found.lost or is_lost(raw, obj)
        elif kind == _PATH:
            _path(raw, obj, _times(_matrix(raw, obj), matrix), view, found)
        elif kind == _IMAGE:
            _picture(_times(_matrix(raw, obj), matrix), view, found)
        elif kind == _FORM and depth < _DEEPEST:
            inner = (raw.FPDFFormObj_GetObject(obj, i) for i in range(max(raw.FPDFFormObj_CountObjects(obj), 0)))
            _walk(raw, inner, _times(_matrix(raw, obj), matrix), view, found, depth + 1)


def _matrix(raw: Handle, obj: Handle) -> Matrix:
    m = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(obj, ctypes.byref(m)):
        return _IDENTITY
    return m.a, m.b, m.c, m.d, m.e, m.f


def _times(a: Matrix, b: Matrix) -> Matrix:
    """Return the matrix that applies `a` and then `b`."""
    if b == _IDENTITY:
        return a
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _picture(m: Matrix, view: View, found: Drawing) -> None:
    corners = [_point(m, view, x, y) for x in (0.0, 1.0) for y in (0.0, 1.0)]
    box = _bounds(corners)
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        _add(found, box, 0.0)  # some programs draw lines as pictures
    else:
        found.pictures.append(box)


def _point(m: Matrix, view: View, x: float, y: float) -> tuple[float, float]:
    px, py = m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
    left, top, _, _ = view.box(px, py, px, py)
    return left, top


def _bounds(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _path(raw: Handle, obj: Handle, m: Matrix, view: View, found: Drawing) -> None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(obj, mode, stroked):
        return
    stroke = bool(stroked.value) and _is_seen(raw.FPDFPageObj_GetStrokeColor, obj)
    fill = mode.value != 0 and _is_seen(raw.FPDFPageObj_GetFillColor, obj)
    if not stroke and not fill:
        return
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(obj, width)
    thickness = width.value * math.sqrt(abs(m[0] * m[3] - m[1] * m[2]))
    for points in _subpaths(raw, obj, m, view):
        if stroke:
            for (x, y), (u, v) in pairwise(points):
                _add(found, (min(x, u), min(y, v), max(x, u), max(y, v)), thickness / 2)
        if fill and len(points) >= 3:
            _filled(found, points, view)


def _is_seen(colour_of: Handle, obj: Handle) -> bool:
    """Whether a colour is neither white nor transparent; one that cannot be told is."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not colour_of(obj, red, green, blue, alpha):
        return True
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE


def _subpaths(raw: Handle, obj: Handle, m: Matrix, view: View) -> list[list[tuple[float, float]]]:
    """Return the corners of each part of a path that has only straight sides."""
    count = raw.FPDFPath_CountSegments(obj)
    if not 0 < count <= _MOST_SEGMENTS:
        return []
    paths: list[list[tuple[float, float]]] = []
    curved: set[int] = set()
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(obj, i)
        kind = raw.FPDFPathSegment_GetType(segment)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if kind == _MOVE_TO or not paths:
            paths.append([])
        if kind == _BEZIER:
            curved.add(len(paths) - 1)
        paths[-1].append(_point(m, view, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment) and paths[-1][0] != paths[-1][-1]:
            paths[-1].append(paths[-1][0])
    return [path for i, path in enumerate(paths) if i not in curved]


def _filled(found: Drawing, points: Sequence[tuple[float, float]], view: View) -> None:
    box = _bounds(points)
    left, top, right, bottom = box
    if min(right - left, bottom - top) <= _THIN:
        _add(found, box, 0.0)
        return
    found.painted.append(box)
    corners = {(round(x), round(y)) for x, y in points}
    page_wide = (right - left) * (bottom - top) > 0.8 * view.width * view.height
    if len(corners) > 4 or len({x for x, _ in corners}) > 2 or len({y for _, y in corners}) > 2 or page_wide:
        return
    for side in ((left, top, right, top), (left, bottom, right, bottom)):
        _add(found, side, 0.0)
    for side in ((left, top, left, bottom), (right, top, right, bottom)):
        _add(found, side, 0.0)


def _add(found: Drawing, box: Box, half: float) -> None:
    """Add a level or upright line; `half` is half its thickness where the box has none."""
    left, top, right, bottom = box
    half = min(half, _THIN / 2)
    if right - left <= _THIN and bottom - top >= _SHORTEST and bottom - top > right - left:
        found.rulings.append(Ruling(left - half, top, right + half, bottom))
    elif bottom - top <= _THIN and right - left >= _SHORTEST:
        found.rulings.append(Ruling(left, top - half, right, bottom + half))
