"""Where each character of a report's text comes from.

`SourceMap` leads from the cleaned text to the text that a reader yielded; `Places` lead from the cleaned text into
the file: the page and box of a printed character, the paragraph of a Word file, the cell of a sheet.
"""

from __future__ import annotations

import json
import struct
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.model import Span

Box = tuple[float, float, float, float]


def gaps(removed: Sequence[Span], length: int) -> Iterable[Span]:
    """Yield what is left of 0..length beside `removed` (in order, apart)."""
    position = 0
    for span in removed:
        if span.start > position:
            yield Span(position, span.start)
        position = span.end
    if position < length:
        yield Span(position, length)


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Which character of the source each character of a text is, kept as runs.

    Run `i` covers the text from `starts[i]` on (up to the next run) and stands in the source from
    `sources[i]` on; both rise strictly. `length` and `source_length` count characters.
    """

    starts: tuple[int, ...]
    sources: tuple[int, ...]
    length: int
    source_length: int

    @classmethod
    def identity(cls, length: int) -> SourceMap:
        """Return the map of a text that is its source."""
        return cls((0,) if length else (), (0,) if length else (), length, length)

    def to_source(self, position: int) -> int:
        """Return where in the source the character at `position` stands; the end of the text is its end."""
        if position >= self.length:
            return self.source_length
        run = bisect_right(self.starts, max(position, 0)) - 1
        return self.sources[run] + max(position, 0) - self.starts[run]

    def from_source(self, position: int) -> int:
        """Return the first character of the text that stands at or after `position` of the source."""
        run = bisect_right(self.sources, position) - 1
        if run < 0:
            return 0
        end = self.starts[run + 1] if run + 1 < len(self.starts) else self.length
        return min(self.starts[run] + position - self.sources[run], end)

    def span_to_source(self, start: int, end: int) -> Span:
        """Return the source of `text[start:end]`, from its first to its last character."""
        if start >= end:
            return Span(self.to_source(start), self.to_source(start))
        return Span(self.to_source(start), self.to_source(end - 1) + 1)

    def span_from_source(self, start: int, end: int) -> Span:
        """Return what is left in the text of the source's `start` to `end`."""
        first = self.from_source(start)
        return Span(first, max(first, self.from_source(end)))

    def without(self, removed: Sequence[Span]) -> SourceMap:
        """Return the map after `removed` (in order, apart, in characters of the text) has been taken out."""
        starts: list[int] = []
        sources: list[int] = []
        length = 0
        for kept in gaps(removed, self.length):
            for start, end in self._runs(kept):
                source = self.to_source(start)
                if not sources or source != sources[-1] + length - starts[-1]:
                    starts.append(length)
                    sources.append(source)
                length += end - start
        return SourceMap(tuple(starts), tuple(sources), length, self.source_length)

    def _runs(self, span: Span) -> Iterable[tuple[int, int]]:
        """Cut a stretch of the text where its source is not one stretch."""
        if span.start >= span.end:
            return
        first = bisect_right(self.starts, span.start)
        last = bisect_right(self.starts, span.end - 1)
        yield from pairwise([span.start, *self.starts[first:last], span.end])

    def to_bytes(self) -> bytes:
        """Return the map for storage, 8 bytes a run."""
        count = len(self.starts)
        return struct.pack(f"<3I{2 * count}I", count, self.length, self.source_length, *self.starts, *self.sources)

    @classmethod
    def from_bytes(cls, data: bytes) -> SourceMap:
        """Read what `to_bytes` wrote; raises ValueError for anything else."""
        if len(data) < 12 or (len(data) - 12) % 8:
            raise ValueError("not a source map")
        count, length, source_length = struct.unpack_from("<3I", data)
        if len(data) != 12 + 8 * count:
            raise ValueError("not a source map")
        numbers = struct.unpack_from(f"<{2 * count}I", data, 12)
        return cls(numbers[:count], numbers[count:], length, source_length)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file the text from `start` on stands, until the next place begins.

    `page` counts from 1; `box` is (left, top, right, bottom) in points from the top left corner of the page as it is
    displayed. `paragraph` counts the paragraphs of a Word file or the blocks of a web page from 0. `sheet` and `cell`
    (`B7`) name a cell. `confidence` (0 to 1) is how sure a recognised character is, None where the file holds
    characters. `restored` marks what the file shows but does not hold as characters: automatic list numbers.
    """

    start: int
    page: int | None = None
    box: Box | None = None
    paragraph: int | None = None
    sheet: str | None = None
    cell: str | None = None
    confidence: float | None = None
    restored: bool = False


_COLUMNS = ("start", "page", "left", "top", "right", "bottom", "paragraph", "name", "confidence")
_NONE = -1
_POINT = 100  # boxes are kept in hundredths of a point, confidence in thousandths
_FAR = 2**31 - 1


class Places:
    """The places of one text, by position; kept as columns, so that one for every character is cheap."""

    def __init__(self, places: Iterable[Place] = (), length: int = 0) -> None:
        """Take places in order of `start`; of several at one position the last holds. `length` is the text's."""
        self.length = length
        self._columns = {name: array("i") for name in _COLUMNS}
        self._names: list[tuple[str | None, str | None, bool]] = []
        numbers: dict[tuple[str | None, str | None, bool], int] = {}
        starts = self._columns["start"]
        for place in places:
            key = (place.sheet, place.cell, place.restored)
            if key not in numbers:
                numbers[key] = len(self._names)
                self._names.append(key)
            if starts and starts[-1] == place.start:
                for column in self._columns.values():
                    column.pop()
            self._append(place, numbers[key])

    def _append(self, place: Place, name: int) -> None:
        box = [_hundredths(side) for side in place.box] if place.box else [_NONE] * 4
        sure = _NONE if place.confidence is None else round(min(max(place.confidence, 0.0), 1.0) * 1000)
        row = (
            place.start, _NONE if place.page is None else place.page, *box,
            _NONE if place.paragraph is None else place.paragraph, name, sure,
        )  # fmt: skip
        for column, value in zip(self._columns.values(), row, strict=True):
            column.append(value)

    def __len__(self) -> int:
        return len(self._columns["start"])

    def __iter__(self) -> Iterator[Place]:
        """Yield the places in order."""
        return map(self._place, range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and self.length == other.length and list(self) == list(other)

    def __hash__(self) -> int:
        return hash((self.length, self._columns["start"].tobytes()))

    def at(self, position: int) -> Place | None:
        """Return the place of the character at `position`, None where none is known."""
        row = bisect_right(self._columns["start"], position) - 1
        return self._place(row) if row >= 0 and position < self.length else None

    def within(self, start: int, end: int) -> Iterator[Place]:
        """Yield the places of `text[start:end]`, the first one cut to begin at `start`."""
        starts = self._columns["start"]
        row = max(bisect_right(starts, start) - 1, 0)
        while row < len(starts) and starts[row] < end:
            place = self._place(row)
            yield place if place.start >= start else replace(place, start=start)
            row += 1

    def page(self, position: int) -> int | None:
        """Return the page that the character at `position` stands on."""
        place = self.at(position) if self._names else None  # most texts know of no places
        return place.page if place else None

    def boxes(self, start: int, end: int) -> tuple[tuple[int, Box], ...]:
        """Return (page, box) of what `text[start:end]` covers on paper, one for each printed line, in order."""
        found: list[tuple[int, Box]] = []
        for place in self.within(start, end):
            if place.page is None or place.box is None:
                continue
            if found and found[-1][0] == place.page and _on_one_line(found[-1][1], place.box):
                found[-1] = (place.page, _around(found[-1][1], place.box))
            else:
                found.append((place.page, place.box))
        return tuple(found)

    def confidence(self, start: int, end: int) -> float | None:
        """Return the lowest confidence of a recognised character in `text[start:end]`, None where none is one."""
        return min((p.confidence for p in self.within(start, end) if p.confidence is not None), default=None)

    def through(self, source: SourceMap) -> Places:
        """Return the places in characters of the cleaned text, given in those of the reader's."""
        return Places(self._moved(source), source.length)

    def _moved(self, source: SourceMap) -> Iterator[Place]:
        """Yield the place at every start of a run or of a place, in characters of the cleaned text."""
        starts = self._columns["start"]
        for run, begin in enumerate(source.starts):
            end = source.starts[run + 1] if run + 1 < len(source.starts) else source.length
            first = source.sources[run]
            row = bisect_right(starts, first) - 1
            if row >= 0:
                yield replace(self._place(row), start=begin)
            for later in range(max(row + 1, 0), bisect_left(starts, first + end - begin)):
                yield replace(self._place(later), start=begin + starts[later] - first)

    def _place(self, row: int) -> Place:
        start, page, left, top, right, bottom, paragraph, name, sure = (c[row] for c in self._columns.values())
        sheet, cell, restored = self._names[name]
        return Place(
            start,
            None if page == _NONE else page,
            None if (left, top, right, bottom) == (_NONE,) * 4 else (
                left / _POINT, top / _POINT, right / _POINT, bottom / _POINT
            ),
            None if paragraph == _NONE else paragraph,
            sheet,
            cell,
            None if sure == _NONE else sure / 1000,
            restored,
        )  # fmt: skip

    def to_bytes(self) -> bytes:
        """Return the places for storage: a few bytes a character at the most."""
        names = json.dumps(self._names, ensure_ascii=False).encode()
        head = struct.pack("<3I", self.length, len(self), len(names))
        return zlib.compress(head + names + b"".join(_differences(column) for column in self._columns.values()), 6)

    @classmethod
    def from_bytes(cls, data: bytes) -> Places:
        """Read what `to_bytes` wrote; raises ValueError for anything else."""
        try:
            plain = zlib.decompress(data)
            length, count, size = struct.unpack_from("<3I", plain)
            names = [(sheet, cell, bool(restored)) for sheet, cell, restored in json.loads(plain[12 : 12 + size])]
        except (zlib.error, struct.error, ValueError, TypeError) as error:
            raise ValueError("not a map of places") from error
        if len(plain) != 12 + size + 4 * count * len(_COLUMNS):
            raise ValueError("not a map of places")
        places = cls(length=length)
        places._names = names
        for number, name in enumerate(_COLUMNS):
            begin = 12 + size + 4 * count * number
            places._columns[name] = _sums(plain[begin : begin + 4 * count])
        return places


def _differences(column: array[int]) -> bytes:
    """Return a column as differences, which compress; they wrap around within 32 bits."""
    if not column:  # most texts know of no places
        return b""
    import numpy as np

    values = np.frombuffer(column.tobytes(), dtype=np.int32)
    return np.diff(values, prepend=np.int32(0)).astype("<i4").tobytes()


def _sums(data: bytes) -> array[int]:
    import numpy as np

    column = array("i")
    column.frombytes(np.cumsum(np.frombuffer(data, dtype="<i4"), dtype=np.int32).tobytes())
    return column


def _hundredths(side: float) -> int:
    return max(-_FAR, min(_FAR, round(side * _POINT)))


def _on_one_line(a: Box, b: Box) -> bool:
    """Whether a box goes on where another ends: level for the most part, and not back to the left."""
    level = min(a[3], b[3]) - max(a[1], b[1])
    height = max(min(a[3] - a[1], b[3] - b[1]), 0.01)
    return level > 0.5 * height and b[0] >= a[0] - height and b[0] - a[2] < 3 * height


def _around(a: Box, b: Box) -> Box:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))
