"""One text per report: decoding, cleaning with a map back to the source, and the views used for matching.

Cleaning removes characters and joins lines; it never puts another character in place of one, so every
character of the cleaned text is one of the source, and `SourceMap` says which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from indexer.errors import BrokenFile
from indexer.forms import fold
from indexer.model import Cell, Span
from indexer.source_map import Place, Places, SourceMap, gaps
from indexer.structure import blanks, furniture, wraps

# Line ends that are not "\n", one character each ("\r" alone is one as well, see `decode`).
_LINE_ENDS = ("\x0b", "\x0c", "\x85", "\u2028", "\u2029")
# Carriage returns, marks of width zero, and controls that no text holds.
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufeff\u200b-\u200f\u2060\u00ad]+")
# What Word leaves behind when text is pulled out of a file (bookmarks, the codes of fields), and Markdown's marks
# before headings.
_LEFTOVER = re.compile(
    r"\[bookmark: ?[^\]\n]{0,80}\]"
    r"|^#{1,6}[ \t]+"
    r"|(?<![A-Za-z])PAGEREF _Toc\d{1,12}(?: \\?[a-z](?![a-z])){0,3}"
    r"|(?<![A-Za-z])HYPERLINK(?: \\[a-z])? \"[^\"\n]{0,300}\"(?: \\[a-z]){0,3}"
    r"|(?<![A-Za-z])TOC(?: \\[a-z](?: \"[^\"\n]{0,20}\")?){1,6}"
    r"|(?<![A-Za-z])(?:PAGE|NUMPAGES)(?: {1,3}\\\* ?(?:MERGEFORMAT|Arabic)){1,2}",
    re.MULTILINE,
)
# A line whose characters were set apart to fill it: 某 县 卫 生 健 康 局. Short numbers stay together in it.
_GAP, _SIGN = r"[ \u3000\xa0]", r"[\u4e00-\u9fff〇○\d]"
_SPREAD = re.compile(
    rf"^{_GAP}{{0,99}}{_SIGN}(?:\d{{0,3}}{_GAP}{{1,4}}{_SIGN}){{5,60}}\d{{0,3}}{_GAP}{{0,99}}$", re.MULTILINE
)
_BETWEEN = re.compile(r"(?<=[^ \u3000\xa0\n])[ \u3000\xa0]+(?=[^ \u3000\xa0\n])")
_TELLS_NOTHING = re.compile(r"[一二三四五六七八九十〇○零甲乙丙丁戊己庚辛是否有无\s\d]")  # what cells of a row may hold
_FEWEST = 4  # different characters of other kinds that a spread line has
_LINE_END = re.compile("\n")
_ENDS = re.compile(r"\n\s*")
_MANY_LINES = 8
_LEFTOVER_MARKS = ("[bookmark", "#", "PAGE", "HYPERLINK", "TOC")  # one of which every leftover holds
_CLAUSE_END = re.compile(r"[，；。！？\n;!?]|(?<!\d),|,(?!\d)")
__all__ = ["Grid", "Place", "Places", "RawText", "ReportText", "SourceMap", "clauses", "clean", "decode", "fold"]

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
class RawText:
    """What a reader yields: line ends between paragraphs, a table row on one line, its cells joined by tabs.

    `furniture` are stretches that the reader knows to be no part of the report (running headers, page numbers),
    in order and apart. `notes` are message keys of what was left out or could not be read, for a person to know.
    """

    text: str
    reader: str
    grids: tuple[Grid, ...] = ()
    pages: int | None = None
    places: tuple[Place, ...] = ()
    furniture: tuple[Span, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report's one text: the coordinate system of every span."""

    text: str
    source: SourceMap
    grids: tuple[Grid, ...]
    reader: str
    pages: int | None
    places: Places = field(default_factory=Places)
    notes: tuple[str, ...] = ()


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
    for end in _LINE_ENDS:  # few texts hold any, and `translate` looks at every character
        text = text.replace(end, "\n")
    return text


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
    if _only_printed(sample) and "\ufffd" not in sample:  # as mostly, and soon told
        return not sample.strip()
    return not sample.strip() or len(_JUNK.findall(sample)) * 100 > len(sample)


@lru_cache(maxsize=1)  # of a text that is asked about as it is read and again as it is cleaned
def _only_printed(text: str) -> bool:
    """Say whether a text holds nothing but what is printed, line ends and the blanks of layout."""
    return text.replace("\n", "").replace("\t", "").replace("\u3000", "").isprintable()


def clean(raw: RawText) -> ReportText:
    """Remove what is no text (marks, leftovers, page furniture) and join lines broken inside a sentence.

    Nothing within a reader's grid is joined. Every character of the result is the source's, in its order.
    """
    text, source = raw.text, SourceMap.identity(len(raw.text))
    breaks: list[int] = []  # where a page ended, in characters of the source

    def marked(_: str, __: Sequence[Span], ___: Sequence[int]) -> list[Span]:
        return list(raw.furniture)

    prepare = (marked, _invisible, _leftovers, _doubled, _spread)
    for step in (*prepare, furniture.page_furniture, blanks.number_blanks, wraps.soft_wraps):
        grids = [source.span_from_source(grid.start, grid.end) for grid in raw.grids]
        removed = step(text, grids, [source.from_source(place) for place in breaks])
        if not removed:
            continue
        if step in (marked, furniture.page_furniture):
            breaks = sorted([*breaks, *(source.to_source(span.start) for span in removed)])
        source = source.without(removed)
        text = "".join(text[kept.start : kept.end] for kept in gaps(removed, len(text)))
    moved = tuple(_moved(grid, source) for grid in raw.grids)
    return ReportText(text, source, moved, raw.reader, raw.pages, Places(raw.places).through(source), raw.notes)


def _invisible(text: str, _: Sequence[Span], __: Sequence[int]) -> list[Span]:
    if _only_printed(text):  # as mostly, and soon told
        return []
    return [Span(*match.span()) for match in _INVISIBLE.finditer(text)]


def _doubled(text: str, _: Sequence[Span], __: Sequence[int]) -> list[Span]:
    """Return half of the line ends of a text that has two for each, where blank lines tell nothing."""
    runs = [run.span() for run in _ENDS.finditer(text) if run.end() < len(text)]
    if len(runs) < _MANY_LINES or sum(text.count("\n", *run) > 1 for run in runs) * 10 < len(runs) * 9:
        return []
    ends = [[place.start() for place in _LINE_END.finditer(text, *run)] for run in runs]
    return [Span(first + 1, second + 1) for run in ends for first, second in zip(run[::2], run[1::2], strict=False)]


def _leftovers(text: str, _: Sequence[Span], __: Sequence[int]) -> list[Span]:
    if not any(mark in text for mark in _LEFTOVER_MARKS):
        return []
    return [Span(*match.span()) for match in _LEFTOVER.finditer(text)]


def _spread(text: str, grids: Sequence[Span], _: Sequence[int]) -> list[Span]:
    """Return the blanks within lines set apart character by character, outside the grids of readers."""
    taken = iter(sorted(grids, key=lambda grid: grid.start))
    grid = next(taken, None)
    found: list[Span] = []
    for line in _SPREAD.finditer(text):
        while grid is not None and grid.end <= line.start():
            grid = next(taken, None)
        inside = grid is not None and grid.start < line.end()
        if not inside and len(set(_TELLS_NOTHING.sub("", line[0]))) >= _FEWEST:
            found += [Span(*blank.span()) for blank in _BETWEEN.finditer(text, line.start(), line.end())]
    return found


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
