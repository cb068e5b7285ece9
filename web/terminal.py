"""Plain text for a terminal: how wide it is, and tables that fit, with Chinese characters two columns wide."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

GAP = "  "
NARROWEST = 8  # no column is squeezed below this

# What does not begin a line and what does not end one (GB/T 15834).
_CLOSING = frozenset("，。；：、！？）》”’】」』〉%％")
_OPENING = frozenset("（《“‘【「『〈")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and whether its cells are numbers (set to the right)."""

    heading: str
    right: bool = False


def char_width(char: str) -> int:
    """Return how many columns a character takes: 0, 1 or 2 (Unicode Standard Annex 11)."""
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def width(text: str) -> int:
    """Return how many columns a line of text takes."""
    return sum(map(char_width, text))


def terminal_width(stream: TextIO) -> int | None:
    """Return the width to fit, None where the output goes to a file or a pipe, which has none."""
    return shutil.get_terminal_size((100, 24)).columns if stream.isatty() else None


def printable(text: str) -> str:
    """Return text without what would move the cursor or change the terminal: control characters become spaces."""
    return "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)


def wrap(text: str, columns: int) -> list[str]:
    """Cut one line of text into lines of at most `columns`; words of Latin letters are kept whole if they fit."""
    lines: list[str] = []
    line, used = "", 0
    for piece in _pieces(text):
        size = width(piece)
        if used + size > columns and line:
            lines.append(line.rstrip())
            line, used = "", 0
            piece = piece.lstrip()
            size = width(piece)
        while size > columns:
            head = _head(piece, columns)
            lines.append(head)
            piece = piece[len(head) :]
            size = width(piece)
        line, used = line + piece, used + size
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """Yield the stretches that a line is not broken within: words, and a character with what closes it."""
    piece = ""
    for char in text:
        wide = char_width(char) == 2 or char == " "
        if piece and char not in _CLOSING and (wide or char_width(piece[-1]) == 2 or piece[-1] == " "):
            if piece[-1] not in _OPENING:
                yield piece
                piece = ""
        piece += char
    if piece:
        yield piece


def _head(text: str, columns: int) -> str:
    used = 0
    for number, char in enumerate(text):
        used += char_width(char)
        if used > columns:
            return text[: max(number, 1)]
    return text


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], fit: int | None) -> Iterator[str]:
    """Yield the lines of a table; nothing is cut, long cells are wrapped so that it is `fit` columns wide."""
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [
        max([width(column.heading), *(width(row[number]) for row in cells)]) for number, column in enumerate(columns)
    ]
    widths = _squeezed(widths, fit)
    yield _line([column.heading for column in columns], widths, columns)
    yield GAP.join("-" * size for size in widths)
    for row in cells:
        wrapped = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
        for number in range(max(map(len, wrapped))):
            yield _line([lines[number] if number < len(lines) else "" for lines in wrapped], widths, columns)


def _line(cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> str:
    padded = []
    for cell, size, column in zip(cells, widths, columns, strict=True):
        space = " " * (size - width(cell))
        padded.append(space + cell if column.right else cell + space)
    return GAP.join(padded).rstrip()


def _squeezed(widths: Sequence[int], fit: int | None) -> list[int]:
    """Take columns from the widest, one at a time, until the table fits."""
    sizes = list(widths)
    if fit is None:
        return sizes
    room = fit - len(GAP) * (len(sizes) - 1)
    while sum(sizes) > room and max(sizes) > NARROWEST:
        sizes[sizes.index(max(sizes))] -= 1
    return sizes


def paragraph(text: str, fit: int | None, indent: str = "") -> Iterator[str]:
    """Yield text as lines, each after `indent`, wrapped where there is a width to fit."""
    for line in text.splitlines() or [""]:
        clean = printable(line)
        room = None if fit is None else max(fit - width(indent), NARROWEST)
        for part in [clean] if room is None else wrap(clean, room):
            yield indent + part
