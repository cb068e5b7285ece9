"""Glyphs into printed lines: what stands side by side, and where a gap parts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.read.page import Glyph, Page

_GAP = 1.2  # font sizes: two pieces farther apart are apart on purpose
_WORDS = 0.28  # font sizes: a gap between Latin words that are drawn without a blank
_NUMBERS = 0.6  # the same between digits, which some programs space
_OVERLAP = 0.5  # the share of the lower height by which pieces of one line overlap
_RECENT = 12  # rows that a piece may still belong to


@dataclass(slots=True)
class Line:
    """Glyphs on one line of one page, from left to right, with the blanks between them.

    The box leaves out blanks; top, bottom and `size` are those of a middling glyph, as a box or two may be far off.
    """

    page: Page
    glyphs: list[Glyph]
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def text(self) -> str:
        """What it prints, with a blank where a gap stands for one."""
        return "".join(piece for _, piece in self.pieces())

    @property
    def middle(self) -> float:
        """The height at which it stands."""
        return (self.top + self.bottom) / 2

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(glyph.bold for glyph in self.glyphs if not glyph.text.isspace())

    def pieces(self) -> Iterable[tuple[Glyph, str]]:
        """Yield each glyph with its text; one after a gap that stands for a blank begins with it."""
        last: Glyph | None = None
        blanks = False
        for glyph in trimmed(self.glyphs):
            if glyph.text.isspace():
                blanks = True
                yield glyph, glyph.text
                continue
            apart = last is not None and not blanks and _is_apart(last, glyph)
            yield glyph, f" {glyph.text}" if apart else glyph.text
            last, blanks = glyph, False


def trimmed(glyphs: list[Glyph]) -> list[Glyph]:
    """Return glyphs without the blanks at both ends."""
    first, last = 0, len(glyphs)
    while first < last and glyphs[first].text.isspace():
        first += 1
    while last > first and glyphs[last - 1].text.isspace():
        last -= 1
    return glyphs[first:last]


def _is_apart(a: Glyph, b: Glyph) -> bool:
    gap = b.left - a.right
    size = max(a.size, b.size, 1.0)
    if gap > _GAP * size:
        return True
    if not (a.text.isascii() and b.text.isascii()):
        return False
    if a.text.isdigit() and b.text.isdigit():
        return gap > _NUMBERS * size
    return a.text.isalnum() and b.text.isalnum() and gap > _WORDS * size


def line_of(page: Page, glyphs: list[Glyph]) -> Line:
    """Return the line that glyphs make, at least one of them no blank."""
    printed = [glyph for glyph in glyphs if not glyph.text.isspace()]
    middle = len(printed) // 2
    return Line(
        page,
        glyphs,
        min(glyph.left for glyph in printed),
        sorted(glyph.top for glyph in printed)[middle],
        max(glyph.right for glyph in printed),
        sorted(glyph.bottom for glyph in printed)[middle],
        sorted(glyph.size for glyph in printed)[middle],
    )


def runs_of(page: Page, glyphs: Iterable[Glyph]) -> list[Line]:
    """Return glyphs that were drawn one after the other side by side, as lines."""
    found: list[list[Glyph]] = []
    current: list[Glyph] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if glyph.text.isspace():
            if last is not None and _beside(last, glyph):
                current.append(glyph)
            continue
        if last is None or not _beside(last, glyph) or glyph.left - last.right > _GAP * max(last.size, glyph.size):
            current = []
            found.append(current)
        current.append(glyph)
        last = glyph
    return [line_of(page, run) for run in found]


def _beside(a: Glyph, b: Glyph) -> bool:
    """Whether `b` stands on the line of `a` and not before its end."""
    overlap = min(a.bottom, b.bottom) - max(a.top, b.top)
    lower = min(a.bottom - a.top, b.bottom - b.top)
    return overlap >= _OVERLAP * lower and b.left >= a.right - 0.5 * max(a.size, 1.0)


def rows_of(runs: Sequence[Line]) -> list[list[Line]]:
    """Return runs by the height at which they stand, from the top down; within a row pieces that a gap parts."""
    rows: list[list[Line]] = []
    for run in sorted(runs, key=lambda line: (line.middle, line.left)):
        best, most = None, 0.0
        for row in rows[-_RECENT:]:
            lead = row[0]
            overlap = min(lead.bottom, run.bottom) - max(lead.top, run.top)
            share = overlap / max(min(lead.bottom - lead.top, run.bottom - run.top), 0.1)
            if share >= _OVERLAP and share > most:
                best, most = row, share
        if best is None:
            rows.append([run])
        else:
            best.append(run)
            if run.bottom - run.top > best[0].bottom - best[0].top:
                best[0], best[-1] = best[-1], best[0]
    rows = [_joined(row) for row in rows]
    return sorted(rows, key=lambda row: min(piece.top for piece in row))


def _joined(row: list[Line]) -> list[Line]:
    """Return a row's pieces from left to right, those without a gap between them put together."""
    row = sorted(row, key=lambda line: line.left)
    groups: list[list[Line]] = []
    right = 0.0
    for run in row:
        if groups and run.left - right <= _GAP * max(run.size, groups[-1][-1].size):
            groups[-1].append(run)
            right = max(right, run.right)
        else:
            groups.append([run])
            right = run.right
    return [_in_order(together(group), group) for group in groups]


def _in_order(line: Line, group: Sequence[Line]) -> Line:
    """Put the glyphs of pieces that overlap in order: some programs draw a line's quotes after the rest of it."""
    if any(a.right > b.left + 0.5 * b.size for a, b in pairwise(group)):
        line.glyphs.sort(key=lambda glyph: glyph.left)
    return line


def together(pieces: Sequence[Line]) -> Line:
    """Return pieces of one line as one, in the order given."""
    if len(pieces) == 1:
        return pieces[0]
    longest = max(pieces, key=lambda piece: len(piece.glyphs))
    return Line(
        pieces[0].page,
        [glyph for piece in pieces for glyph in piece.glyphs],
        min(piece.left for piece in pieces),
        longest.top,
        max(piece.right for piece in pieces),
        longest.bottom,
        longest.size,
    )
