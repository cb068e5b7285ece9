"""Rows of a table that stand within one: cells in which as many lines stand under one another, numbers among them.

Offices write 中央资金, 省级资金, 县级资金 into one cell, and their three amounts into the next. What a PDF shows is
parted in `layout_table`, where it is seen how the lines stand; other kinds of files tell lines, not places.
"""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 100  # lines of a cell


def rows_within(cells: Sequence[Sequence[str]]) -> list[Sequence[int]] | None:
    """Return for the cells of one row, given by their lines, which of its lines each has in the rows that stand there.

    None where nothing shows more than one row. Cells of several lines have to agree in how many, and one of them has to
    hold a number a line; for a cell of one line, or of another number of lines, which belongs to all the rows, the
    answer is (). A blank line keeps its place between others, unless it is blank in all.
    """
    numbers = {len(lines) for lines in cells if 1 < len(lines) <= _MOST and _are_numbers(lines)}
    if len(numbers) != 1:
        return None
    count = numbers.pop()
    parted = [lines for lines in cells if len(lines) == count]
    if len(parted) < 2:
        return None
    kept = [i for i in range(count) if any(lines[i].strip() for lines in parted)]
    return [kept if len(lines) == count else () for lines in cells]


def trimmed(lines: Sequence[str]) -> Sequence[str]:
    """Return the lines of a cell without the blank ones at its head and foot."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    return lines[filled[0] : filled[-1] + 1] if filled else ()


def _are_numbers(lines: Sequence[str]) -> bool:
    filled = [line for line in lines if line.strip()]
    return len(filled) > 1 and all(is_number(line) for line in filled)


def is_number(text: str) -> bool:
    """Whether a line is one whole number, with its sign, its marks and its unit, or a dash for none."""
    words = text.strip().replace("，", ",").replace("．", ".")
    words = words.rstrip("%％元万亿分个人项次年").lstrip("+-－—≥≤<>＞＜=＝约¥￥")
    if not words:
        return bool(text.strip()) and text.strip() in ("-", "－", "—", "——", "--", "/")
    whole, _, decimals = words.partition(".")
    digits = whole.replace(",", "")
    groups = whole.split(",")
    grouped = len(groups) == 1 or all(len(group) == 3 for group in groups[1:])
    return digits.isdecimal() and grouped and (not decimals or decimals.isdecimal()) and not words.endswith((".", ","))
