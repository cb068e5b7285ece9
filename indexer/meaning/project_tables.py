"""Whether a project that a form names is one of several that a table of the report lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?%?$")
_TOTAL = re.compile("(?:合|总|小|共)计$")
_FIRST = 3  # cells of a row among which its name stands: 类别, 序号, 项目名称


def is_tabled(name: str, text: str) -> bool:
    """Say whether a row with numbers has the name, and the row above or below it another one in the same place."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if name not in line or "\t" not in line:
            continue
        cells = _cells(line)
        at = next((at for at, cell in enumerate(cells[:_FIRST]) if cell == name), None)
        if at is None or (at and cells[at - 1].startswith("项目名称")) or not _valued(cells, at):
            continue
        around = [_cells(other) for other in (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])]
        if any(len(other) == len(cells) and _valued(other, at) and other[at] != name for other in around):
            return True
    return False


def _cells(line: str) -> list[str]:
    return ["".join(cell.split()) for cell in line.split("\t")]


def _valued(cells: Sequence[str], at: int) -> bool:
    """Say whether a row names something at a place, and has two numbers or more behind it."""
    named = len(cells[at]) > 1 and not _NUMBER.match(cells[at]) and not _TOTAL.search(cells[at])
    return named and sum(bool(_NUMBER.match(cell)) for cell in cells[at + 1 :]) > 1
