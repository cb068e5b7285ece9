"""Drawing PDF pages for tests: Chinese text without an embedded font, paragraphs set to a width, ruled tables."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
A4 = (595.0, 842.0)
LEFT, RIGHT = 85.0, 505.0
Draw = Callable[["Pages"], None]


@cache
def _register() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


class Pages:
    """A PDF being drawn; `y` counts points from the top of the page down."""

    def __init__(self, size: tuple[float, float] = A4, **options: object) -> None:
        _register()
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=size, invariant=1, **options)
        self.height = size[1]

    def done(self) -> bytes:
        """End the last page and return the file."""
        self.canvas.save()
        return self.buffer.getvalue()

    def next(self) -> None:
        """End the page."""
        self.canvas.showPage()

    def text(self, x: float, y: float, words: str, size: float = 12) -> float:
        """Write one line that begins at `x`; return where it ends."""
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, self.height - y, words)
        return x + width(words, size)

    def centred(self, y: float, words: str, size: float = 12) -> None:
        """Write one line in the middle of the page."""
        self.text(A4[0] / 2 - width(words, size) / 2, y, words, size)

    def prose(
        self, y: float, words: str, *, size: float = 12, indent: float = 2, left: float = LEFT, right: float = RIGHT
    ) -> float:
        """Write a paragraph, wrapped at `right`; return the height of the line after it."""
        for i, line in enumerate(wrapped(words, size, right - left, indent)):
            self.text(left + (indent * size if i == 0 else 0), y, line, size)
            y += 1.7 * size
        return y

    def line(self, x: float, y: float, u: float, v: float) -> None:
        """Draw a line."""
        self.canvas.line(x, self.height - y, u, self.height - v)

    def box(self, left: float, top: float, right: float, bottom: float, *, fill: int = 0, stroke: int = 1) -> None:
        """Draw a box."""
        self.canvas.rect(left, self.height - bottom, right - left, bottom - top, fill=fill, stroke=stroke)

    def table(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        cells: dict[tuple[int, int] | tuple[int, int, int, int], str],
        *,
        outer: bool = True,
        size: float = 10,
    ) -> None:
        """Draw a ruled table: cells at (row, column) or (row, column, rows, columns), words wrapped in them.

        Places that no cell names are empty cells. `outer` draws the lines at the far left and right.
        """
        covered: set[tuple[int, int]] = set()
        every = {(*key, 1, 1) if len(key) == 2 else key: words for key, words in cells.items()}
        for row, column, rows, columns in every:
            covered |= {(row + i, column + j) for i in range(rows) for j in range(columns)}
        for row in range(len(ys) - 1):
            for column in range(len(xs) - 1):
                if (row, column) not in covered:
                    every[row, column, 1, 1] = ""
        for (row, column, rows, columns), words in every.items():
            left, right, top, bottom = xs[column], xs[column + columns], ys[row], ys[row + rows]
            self.line(left, top, right, top)
            self.line(left, bottom, right, bottom)
            if outer or column:
                self.line(left, top, left, bottom)
            if outer or column + columns < len(xs) - 1:
                self.line(right, top, right, bottom)
            lines = [line for part in words.split("\n") for line in wrapped(part, size, right - left - 6, 0)]
            y = (top + bottom) / 2 - (len(lines) - 2) * 0.6 * size - 0.25 * size - 0.6 * size + 0.1 * size
            for line in lines:
                self.text(left + 3, y, line, size)
                y += 1.2 * size


def width(words: str, size: float) -> float:
    """Return how wide words print, in points."""
    return float(pdfmetrics.stringWidth(words, FONT, size))


def wrapped(words: str, size: float, room: float, indent: float) -> list[str]:
    """Return the lines of a paragraph: numbers and Latin words in one piece, no line begins with a closing mark."""
    units: list[str] = []
    for char in words:
        joins = units and (
            char in "，。；：、）”》%" or (char.isascii() and not char.isspace() and units[-1][-1].isascii())
        )
        joins = joins or (units and units[-1][-1] in "（“《")
        if joins:
            units[-1] += char
        else:
            units.append(char)
    lines, line, left = [], "", room - indent * size
    for unit in units:
        if line and width(line + unit, size) > left:
            lines.append(line)
            line, left = "", room
        while not line and width(unit, size) > room:  # a number wider than its cell
            cut = next(i for i in range(len(unit), 0, -1) if width(unit[:i], size) <= room or i == 1)
            lines.append(unit[:cut])
            unit = unit[cut:]
        line += unit
    return [*lines, line] if line else lines
