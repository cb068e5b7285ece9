"""One text per report: decoding, cleaning with a map back to the source, and the views used for matching.

Cleaning removes characters and joins lines; it never puts another character in place of one, so every
character of the cleaned text is one of the source, and `SourceMap` says which.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer import furniture, wraps
from indexer.errors import BrokenFile
from indexer.forms import fold
from indexer.model import Cell, Span

# Line ends that are not "\n", one character each ("\r" alone is one as well, see `decode`).
_LINE_ENDS = {0x0B: 0x0A, 0x0C: 0x0A, 0x85: 0x0A, 0x2028: 0x0A, 0x2029: 0x0A}
# Carriage returns, marks of width zero, and controls that no text holds.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\u200b-\u200f\u2060\u00ad]+")
# What Word leaves behind when text is pulled out of a file (bookmarks, the codes of fields), and Markdown's marks
# before headings.
_LEFTOVER = re.compile(
    r"\[bookmark: ?[^\]\n]{0,80}\]"
    r"|^#{1,6}[ \t]+"
    r"|(?<![A-Za-z])PAGEREF _Toc\d{1,12}(?: \\[a-z]){0,3}"
    r"|(?<![A-Za-z])HYPERLINK(?: \\[a-z])? \"[^\"\n]{0,300}\"(?: \\[a-z]){0,3}"
    r"|(?<![A-Za-z])TOC(?: \\[a-z](?: \"[^\"\n]{0,20}\")?){1,6}"
    r"|(?<![A-Za-z])(?:PAGE|NUMPAGES)(?: {1,3}\\\* ?(?:MERGEFORMAT|Arabic)){1,2}",
    re.MULTILINE,
)
_CLAUSE_END = re.compile(r"[，；。！？\n;!?]|(?<!\d),|,(?!\d)")
__all__ = ["Grid", "Place", "RawText", "ReportText", "SourceMap", "clauses", "clean", "decode", "fold"]

# Controls, private use, the mark of a failed decoding: what no text holds many of.
_JUNK = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\ue000-\uf8ff\ufffd]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as a reader found it; offsets count characters of the text it comes with."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file the text from `start` on stands: page (from 1) or paragraph (from 0)."""

    start: int
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class RawText:
    """What a reader yields: line ends between paragraphs, a table row on one line, its cells joined by tabs."""

    text: str
    reader: str
    grids: tuple[Grid, ...] = ()
    pages: int | None = None
    places: tuple[Place, ...] = ()


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
        for kept in _gaps(removed, self.length):
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
class ReportText:
    """A report's one text: the coordinate system of every span."""

    text: str
    source: SourceMap
    grids: tuple[Grid, ...]
    reader: str
    pages: int | None


def decode(data: bytes) -> str:
    """Return the text of a plain-text file: byte-order mark, UTF-8, UTF-16 without mark, then GB18030.

    Line ends of other systems become line feeds, one for one; a carriage return before one is left to `clean`.
    Raises BrokenFile for a file without bytes (`empty_file`), without words (`empty_document`), and for bytes that
    are no text (`not_text`).
    """
    if not data:
        raise BrokenFile("empty_file")
    text = _decoded(data)
    if text is not None and not text.strip():
        raise BrokenFile("empty_document")
    if text is None or _is_junk(text):
        raise BrokenFile("not_text")
    if "\n" not in text and "\r" in text:
        text = text.replace("\r", "\n")
    return text.translate(_LINE_ENDS)


def _decoded(data: bytes) -> str | None:
    attempts = ["utf-8-sig", "gb18030"]
    if data.startswith(_UTF16_MARKS):
        attempts = ["utf-16"]
    elif b"\0" in data[:4096]:
        even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
        attempts = ["utf-16-be" if even > odd else "utf-16-le"]
    elif _looks_utf16(data):
        attempts = ["utf-8-sig", "utf-16-le", "utf-16-be", "gb18030"]
    for encoding in attempts:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == attempts[-1] or not _is_junk(text):
            return text
    return None


def _looks_utf16(data: bytes) -> bool:
    """Whether Chinese text without a mark may be UTF-16: its line ends and spaces carry a zero byte."""
    return len(data) % 2 == 0 and b"\0" in data


def _is_junk(text: str) -> bool:
    """Whether more than one character in a hundred is a control, a private-use or an unassigned one."""
    sample = text[:20000]
    return not sample.strip() or len(_JUNK.findall(sample)) * 100 > len(sample)


def clean(raw: RawText) -> ReportText:
    """Remove what is no text (marks, leftovers, page furniture) and join lines broken inside a sentence.

    Nothing within a reader's grid is joined. Every character of the result is the source's, in its order.
    """
    text, source = raw.text, SourceMap.identity(len(raw.text))
    breaks: list[int] = []  # where a page ended, in characters of the source
    for step in (_invisible, _leftovers, furniture.page_furniture, wraps.soft_wraps):
        grids = [source.span_from_source(grid.start, grid.end) for grid in raw.grids]
        removed = step(text, grids, [source.from_source(place) for place in breaks])
        if step is furniture.page_furniture:
            breaks = [source.to_source(span.start) for span in removed]
        source = source.without(removed)
        text = "".join(text[kept.start : kept.end] for kept in _gaps(removed, len(text)))
    return ReportText(text, source, tuple(_moved(grid, source) for grid in raw.grids), raw.reader, raw.pages)


def _invisible(text: str, _: Sequence[Span], __: Sequence[int]) -> list[Span]:
    return [Span(*match.span()) for match in _INVISIBLE.finditer(text)]


def _leftovers(text: str, _: Sequence[Span], __: Sequence[int]) -> list[Span]:
    return [Span(*match.span()) for match in _LEFTOVER.finditer(text)]


def _gaps(removed: Sequence[Span], length: int) -> Iterable[Span]:
    """Yield what is left of 0..length beside `removed`."""
    position = 0
    for span in removed:
        if span.start > position:
            yield Span(position, span.start)
        position = span.end
    if position < length:
        yield Span(position, length)


def _moved(grid: Grid, source: SourceMap) -> Grid:
    """Return a grid in characters of the cleaned text."""
    cells = []
    for cell in grid.cells:
        span = source.span_from_source(cell.start, cell.end)
        cells.append(replace(cell, start=span.start, end=span.end))
    span = source.span_from_source(grid.start, grid.end)
    return replace(grid, cells=tuple(cells), start=span.start, end=span.end)


def clauses(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Split `text[start:end]` after ，；。！？ and line ends; a comma between digits is no end.

    The clauses carry no blanks at their edges, keep their punctuation, and empty ones are left out.
    """
    stop = len(text) if end is None else end
    found: list[Span] = []
    position = start
    for match in _CLAUSE_END.finditer(text, start, stop):
        _add_clause(found, text, position, match.end())
        position = match.end()
    _add_clause(found, text, position, stop)
    return found


def _add_clause(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if piece.strip():
        found.append(Span(start + left, start + len(piece.rstrip())))
