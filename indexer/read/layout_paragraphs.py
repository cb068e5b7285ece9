"""Lines into paragraphs: a soft wrap is joined, a heading or list item is not.

A line is a soft wrap where what begins the next line would not have fitted on it any more, and nothing that the eye
sees (indent, size, weight, distance, a label) says that something new begins.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from indexer.read.layout_lines import Line, together, trimmed
from indexer.read.layout_order import Row
from indexer.structure.numbering import label_of

_INDENT = 1.2  # font sizes from which on a line is indented
_SLACK, _SLACK_ROUGH = 0.6, 1.3  # font sizes by which a line may stay short of the margin; rough where recognised
_SHORT = 0.8  # font sizes: in justified print a line that stays so far from the margin is a last line
_SIZES, _SIZES_ROUGH = 0.12, 0.3  # the share by which the sizes of one paragraph's lines differ at most
_CLOSING = frozenset("，。；：、！？）》」』】〉〕”’％%,.;:!?)]}…")
_OPENING = frozenset("（《「『【〈〔“‘([{")
_QUOTES = frozenset("“”‘’")  # programs differ on which side of them a line may break
_FINISHED = ("。", "；", "：", "！", "？", ";", ":", "…")
_LEADERS = re.compile(r"(?:[.．·…‥。] ?){4}[^.．·…。]{0,12}$")
_ENOUGH = 5  # lines that reach a margin
_WIDE = 0.85  # the share of a page's print that a line fills which may be taken for a full one
# Times the usual distance of lines: farther apart, another paragraph begins. A line in two fonts takes more room, so
# within a sentence more is allowed.
_APART, _APART_INSIDE = 1.12, 1.4
_FAR = 3.4  # font sizes between two lines of which nothing else is known

Margins = tuple[float, float]


@dataclass(slots=True)
class PrintedLine:
    """A printed line with the margins of its column; `parted` where gaps part it into pieces."""

    line: Line
    margins: Margins
    column: tuple[int, int]  # page number and column of print
    parted: bool = False

    @property
    def indent(self) -> float:
        """How far it is indented, in font sizes."""
        return (self.line.left - self.margins[0]) / max(self.line.size, 1.0)

    @property
    def room(self) -> float:
        """How much room it leaves at its right, in points."""
        return self.margins[1] - self.line.right


@dataclass(frozen=True, slots=True)
class Habits:
    """How a document sets paragraphs: with an indent or not, flush at the right or not, how far lines stand apart.

    `pitches` lead from the size of a font to the usual distance of its lines, both in points.
    """

    indented: bool
    justified: bool
    pitches: Mapping[int, float]


def printed_lines(pages: Sequence[Sequence[Row]]) -> list[list[PrintedLine | None]]:
    """Return the rows of each page as lines with their margins; None for a table."""
    rows = [row for page in pages for row in page]
    wide: dict[tuple[int, int, int], list[Line]] = defaultdict(list)
    own: dict[tuple[int, int], list[Line]] = defaultdict(list)
    several = set()
    lines: dict[int, Line] = {}
    for row in rows:
        if row.table:
            continue
        line = together(row.pieces)
        lines[id(row)] = line
        wide[_geometry(line)].append(line)
        own[line.page.number, row.column].append(line)
        if row.column:
            several.add(line.page.number)
    shared = {geometry: margins_of(found, whole_page=True) for geometry, found in wide.items()}
    narrow = {key: margins_of(found) for key, found in own.items() if key[0] in several and len(found) >= 3}
    result: list[list[PrintedLine | None]] = []
    for page in pages:
        found: list[PrintedLine | None] = []
        for row in page:
            if row.table:
                found.append(None)
                continue
            line = lines[id(row)]
            key = (line.page.number, row.column)
            margins = shared[_geometry(line)]
            if key in narrow and narrow[key][1] - narrow[key][0] < 0.7 * (margins[1] - margins[0]):
                margins = narrow[key]
            found.append(PrintedLine(line, margins, key, len(row.pieces) > 1))
        result.append(found)
    return result


def _geometry(line: Line) -> tuple[int, int, int]:
    page = line.page
    return round(page.width), round(page.height), page.turn


def margins_of(lines: Sequence[Line], whole_page: bool = False) -> Margins:
    """Return the left and right margin that lines keep: the outermost edges that more than a few of them reach."""
    size = sorted(line.size for line in lines)[len(lines) // 2]
    few = max(2, len(lines) // 50)
    lefts = sorted(line.left for line in lines)
    rights = sorted((line.right for line in lines), reverse=True)
    left = next((x for i, x in enumerate(lefts) if bisect_left(lefts, x + 0.5 * size) - i >= few), lefts[0])
    mirrored = [-x for x in rights]
    right = next((x for i, x in enumerate(rights) if bisect_left(mirrored, -x + 0.7 * size) - i >= few), rights[0])
    reached = sum(right - 0.7 * size <= x <= right for x in rights)
    if whole_page and reached < max(_ENOUGH, len(lines) // 12):
        # Too few lines to see it by: the longest line shows it, or it is as far from the edge as the left one.
        middle = lines[0].page.width - left - size
        right = rights[0] if rights[0] - left > _WIDE * (middle - left) else max(right, middle)
    return left, right


def habits_of(lines: Sequence[PrintedLine]) -> Habits:
    """Return how a document sets its paragraphs."""
    distances: dict[int, list[float]] = defaultdict(list)
    for a, b in pairwise(lines):
        distance = b.line.middle - a.line.middle
        if a.column == b.column and abs(a.line.size - b.line.size) < 0.5 and 0 < distance < 4 * a.line.size:
            distances[round(b.line.size)].append(distance)
    pitches: dict[int, float] = {}
    for size, found in distances.items():
        found.sort()
        few = max(3, len(found) // 7)
        near = (x for i, x in enumerate(found) if bisect_left(found, 1.06 * x) - i >= few)
        if (pitch := next(near, None)) is not None:
            pitches[size] = pitch
    near_margin = [line.room for line in lines if line.room < 2 * line.line.size and not line.parted]
    flush = sum(room < 1.0 for room in near_margin)
    justified = len(near_margin) >= 8 and flush * 20 >= len(near_margin) * 19
    return Habits(_indents_first_lines(lines), justified, pitches)


def _indents_first_lines(lines: Sequence[PrintedLine]) -> bool:
    """Whether a document's paragraphs begin with an indent, as they do in most Chinese print."""
    begins = [
        (b.indent >= _INDENT)
        for a, b in pairwise(lines)
        if a.room > 2 * a.line.size and b.room < 2 * b.line.size and b.indent < 4
    ]
    return len(begins) >= 2 and sum(begins) * 2 >= len(begins)


def paragraphs_of(lines: Sequence[PrintedLine], habits: Habits) -> list[list[PrintedLine]]:
    """Return lines in reading order as paragraphs."""
    found: list[list[PrintedLine]] = []
    for line in lines:
        if found and goes_on(found[-1], line, habits):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def goes_on(paragraph: Sequence[PrintedLine], after: PrintedLine, habits: Habits) -> bool:
    """Whether `after` goes on with a paragraph."""
    before = paragraph[-1]
    a, b = before.line, after.line
    text = a.text
    if _is_own(before) or _is_own(after) or _LEADERS.search(text) or _LEADERS.search(b.text):
        return False
    rough = a.page.recognised or b.page.recognised
    if abs(a.size - b.size) > (_SIZES_ROUGH if rough else _SIZES) * max(a.size, b.size) or (
        a.bold != b.bold and _all_or_none(a, b)
    ):
        return False
    if before.column == after.column and _is_far(paragraph, after, habits):
        return False
    if before.room > first_unit(b) + (_SLACK_ROUGH if rough else _SLACK) * b.size:
        return False
    if habits.justified and text.endswith(_FINISHED) and before.room > _SHORT * a.size:
        return False
    if _is_title(paragraph) and _is_centred(after):
        return True
    if not _is_continued_at(paragraph, after, habits.indented):
        return False
    return label_of(b.text) is None or _is_inner_label(before, after, habits.indented)


def _is_inner_label(before: PrintedLine, after: PrintedLine, indented: bool) -> bool:
    """Whether a label at the start of a line stands inside a paragraph: 一是…；二是…, broken before 二是."""
    if not before.line.text.endswith(_FINISHED):
        return indented
    is_heading = after.room > 0.3 * (after.margins[1] - after.margins[0]) and "。" not in after.line.text
    return indented and after.indent < _INDENT and not is_heading


def _is_own(line: PrintedLine) -> bool:
    """Whether a line with gaps in it is no prose: a signature, a label with what is filled in."""
    return line.parted and not any(mark in line.line.text for mark in "，。；")


def _all_or_none(a: Line, b: Line) -> bool:
    """Whether one line is bold throughout and the other nowhere."""
    plain = b if a.bold else a
    return not any(glyph.bold for glyph in plain.glyphs if not glyph.text.isspace())


def _is_far(paragraph: Sequence[PrintedLine], after: PrintedLine, habits: Habits) -> bool:
    """Whether a line stands farther below than the paragraph's lines stand from one another."""
    a, b = paragraph[-1].line, after.line
    distance = b.middle - a.middle
    apart = _APART if a.text.endswith(_FINISHED) else _APART_INSIDE
    if len(paragraph) > 1 and paragraph[-2].column == paragraph[-1].column:
        usual = a.middle - paragraph[-2].line.middle
        return distance > apart * usual + 0.8
    usual = habits.pitches.get(round(b.size), _FAR / _APART * max(a.size, b.size))
    return distance > apart * usual + 0.8


def _is_title(paragraph: Sequence[PrintedLine]) -> bool:
    """Whether lines may be a title that takes up several: no sentence, and as wide as the print or in its middle."""
    if len(paragraph) > 3 or any(mark in printed.line.text for printed in paragraph for mark in "，。；：、"):
        return False
    return all(_is_centred(printed) or printed.indent < _INDENT for printed in paragraph)


def _is_centred(line: PrintedLine) -> bool:
    left, right = line.line.left - line.margins[0], line.room
    return abs(left - right) < line.line.size and left > line.line.size


def _is_continued_at(paragraph: Sequence[PrintedLine], after: PrintedLine, indented: bool) -> bool:
    """Whether a line begins where the lines of a paragraph go on: at the margin, or under its hanging text."""
    if after.indent < _INDENT:
        return True
    size = max(after.line.size, 1.0)
    first = paragraph[0]
    hang = _hang(first.line)
    if hang is not None and len(paragraph) == 1:
        return abs(_shifted(after) - (hang - first.margins[0])) < 0.6 * size
    if abs(_shifted(after) - _shifted(paragraph[-1])) > 0.5 * size:
        return False
    return len(paragraph) > 1 or not indented or after.indent > 3.5


def _shifted(line: PrintedLine) -> float:
    return line.line.left - line.margins[0]


def _hang(line: Line) -> float | None:
    """Return where the words after a line's label begin; None for a line without one."""
    label = label_of(line.text)
    if label is None:
        return None
    glyphs = trimmed(line.glyphs)
    count = 0
    for glyph in glyphs:
        if count >= len(label.printed.replace(" ", "")) and not glyph.text.isspace():
            return glyph.left
        count += not glyph.text.isspace()
    return None


def first_unit(line: Line) -> float:
    """Return the width (points) of what cannot be parted at the start of a line: a word, a mark with its character."""
    glyphs = trimmed(line.glyphs)
    start = glyphs[0].left
    end = glyphs[0].right
    for i, glyph in enumerate(glyphs):
        if i:
            last = glyphs[i - 1].text
            sticks = glyph.text in _CLOSING or last in _OPENING or glyph.text in _QUOTES or last in _QUOTES
            sticks = sticks or (last in _CLOSING and _is_word(glyph.text))
            if not sticks and not (_is_word(last) and _is_word(glyph.text)):
                break
        end = glyph.right
    return end - start


def _is_word(char: str) -> bool:
    return char.isascii() and not char.isspace()


def seam(a: Line, b: Line, room: float | None) -> str:
    """Return what stands between two joined lines: a blank between Latin words, nothing in Chinese.

    `room` is what `a` leaves of its cell, in points, where it stands in one: digits that filled the cell go on, those
    that left room are another number. In prose (None) digits at both sides are one number.
    """
    last, first = trimmed(a.glyphs)[-1].text, trimmed(b.glyphs)[0].text
    if not (last.isascii() and first.isascii() and last.isalnum() and first.isalnum()):
        return ""
    if last.isdigit() and first.isdigit():
        return "" if room is None or room < 1.5 * a.size else " "
    return " "
