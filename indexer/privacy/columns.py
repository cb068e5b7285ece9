"""Personal data under the labels of a table: in its columns, or in one column that a flattened table has become."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.lines import line_spans
from indexer.privacy.labels import heading, in_cell
from indexer.privacy.names import Private, people
from indexer.privacy.numbers import TELEPHONE

_NAMED = ("姓名", "户主", "领款人")  # what heads a column of persons, whatever stands beside it
_LONGEST_CELL = 20
_BLANKS = " \xa0\t"


def columns(folded: str) -> Iterator[Private]:
    """Yield what stands under the labels of a table's header, in rows of as many cells."""
    kinds: dict[int, str] = {}
    width = 0
    for start, end in line_spans(folded) if "\t" in folded else ():
        cells = folded[start:end].split("\t")
        if len(cells) == 1:  # as mostly: no label is beside another
            kinds, width = ({}, 1) if end > start else (kinds, width)
            continue
        headings = [heading(cell) for cell in cells]
        if len(cells) != width:
            kinds, width = {}, len(cells)
        beside = [*headings[1:], headings[-2]]  # the last has only one before it
        named = {
            column: kind
            for column, kind in enumerate(headings)
            if kind and kind != "word" and (beside[column] or cells[column].strip().endswith(_NAMED))
        }
        kinds = named or kinds
        position = start
        for column, cell in enumerate(cells):
            if column in kinds and column not in named:
                yield from in_cell(folded, position + len(cell) - len(cell.lstrip(" \xa0")), kinds[column])
            position += len(cell) + 1


@dataclass(slots=True)
class _Cell:
    """A line that holds one cell: its words without the blanks around them, and what label it is."""

    start: int
    end: int
    kind: str | None


def stacked(folded: str) -> Iterator[Private]:
    """Yield what stands below a run of labels, one to a line, in as many lines for each row.

    A flattened table: 填报人 / 联系人 / 联系电话, then 张三 / 李四 / 12345678. Where empty cells have been lost the
    values no longer stand in their order: any that is nothing but a name is taken for one of the persons.
    """
    kinds = (heading(words) for line in folded.split("\n") if _is_cell(words := line.strip(_BLANKS)))
    if not any(kind in ("person", "phone") for kind in kinds):  # as mostly
        return
    cells = list(_cells(folded))
    i = 0
    while i < len(cells):
        labels = _run(cells, i)
        if len(labels) < 2 or not {"person", "phone"} & set(labels):
            i += max(1, len(labels))
            continue
        i += len(labels)
        while i < len(cells):
            row = cells[i : i + len(labels)]
            found = list(_row(folded, row, labels))
            if not any(each.kind == "name" for each in found):
                yield from found
                break
            yield from found
            i += len(row)


def _cells(folded: str) -> Iterator[_Cell]:
    for low, high in line_spans(folded):
        line = folded[low:high]
        if words := line.strip(_BLANKS):
            start = low + line.index(words)
            yield _Cell(start, start + len(words), heading(words) if _is_cell(words) else None)


def _is_cell(words: str) -> bool:
    """Say whether the words of a line may be all of one cell."""
    return len(words) <= _LONGEST_CELL and "\t" not in words


def _run(cells: Sequence[_Cell], first: int) -> list[str]:
    labels: list[str] = []
    while first + len(labels) < len(cells) and (kind := cells[first + len(labels)].kind):
        labels.append(kind)
    return labels


def _row(folded: str, row: Sequence[_Cell], labels: Sequence[str]) -> Iterator[Private]:
    """Yield what a row of lines holds that is nothing but a name, or a number where one is announced."""
    for cell, label in zip(row, labels, strict=False):
        persons = list(people(folded, cell.start)) if "person" in labels else []
        if persons and max(each.end for each in persons) == cell.end:
            yield from persons
        elif label == "phone" and TELEPHONE.fullmatch(folded, cell.start, cell.end):
            yield Private("number", cell.start, cell.end)
