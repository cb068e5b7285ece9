"""B06: a list of prose against the column that prints it: 管理岗3人、专业技术岗19人, of a table with 3 and 20.

Each number goes by the name of a row; two numbers or more that one column prints for their rows prove that it is the
list, and then the one that the column has otherwise is wrong. Innocent: another year's column, which one of the
others would not fit, and a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.phrases.numbers import MONEY, UNCOUNTED, Number, are_plain
from indexer.audit.phrases.rows import Entry, check_of_cell, entries_of, rows_of
from indexer.audit.relations.paragraphs import paragraphs
from indexer.audit.slips import is_exchanged_amount, is_slip
from indexer.model import Table

_OTHER = re.compile("计划|任务|目标|应(?!急|用)|拟|上半年|季度|截至|上年|去年|原有|申报|申请")
_LEAST, _LONGEST = 2, 8  # characters of a row's name that a number goes by
_FEWEST, _RIGHT = 3, 2  # numbers of a list, and those that the column prints
_CLOSE = Decimal("1.5")
_MOST = 600  # rows that are looked at

_Row = tuple[Table, int]


def listed_rows(case: Case) -> Iterator[Check]:
    """B06: the numbers of lists in prose against the rows of their names."""
    names = _names(case) if case.tables else {}
    for paragraph in paragraphs(case) if names else ():
        for sentence in paragraph.sentences:
            if len(sentence.numbers) >= _FEWEST and not _OTHER.search(sentence.words):
                yield from _of_sentence(case, names, sentence.numbers)


def _names(case: Case) -> Mapping[str, list[_Row]]:
    """Return the rows by what their names begin with."""
    found: dict[str, list[_Row]] = {}
    for table, at in rows_of(case)[:_MOST]:
        row = cell_rows(case, table)[at]
        name = words_of(case, row[min(row)])
        for length in range(_LEAST, min(len(name), _LONGEST) + 1):
            found.setdefault(name[:length], []).append((table, at))
    return found


def _of_sentence(case: Case, names: Mapping[str, list[_Row]], numbers: Sequence[Number]) -> Iterator[Check]:
    by_table: dict[tuple[str, str], list[tuple[Number, _Row]]] = {}
    for number in numbers:
        if number.unit not in UNCOUNTED and (rows := _rows(names, number)):
            for row in rows:
                by_table.setdefault((row[0].id, number.unit), []).append((number, row))
    for told in by_table.values():
        if len(told) >= _FEWEST and len({at for _, (_, at) in told}) == len(told):
            yield from _of_table(case, told)


def _rows(names: Mapping[str, list[_Row]], number: Number) -> list[_Row]:
    """Return the rows whose names begin with the last words before a number, by the longest of these; one a table."""
    for length in range(min(len(number.label), _LONGEST), _LEAST - 1, -1):
        found = names.get(number.label[-length:])
        if found is not None:
            return found if len({table.id for table, _ in found}) == len(found) else []
    return []


def _of_table(case: Case, told: Sequence[tuple[Number, _Row]]) -> Iterator[Check]:
    entries = [
        (number, [e for e in entries_of(case, *row) if e.money is (number.unit == MONEY)]) for number, row in told
    ]
    right: dict[str, int] = {}
    for number, row in entries:
        for entry in row:
            if _is_equal(number, entry):
                right[entry.head] = right.get(entry.head, 0) + 1
    head = max(right, key=lambda each: right[each], default="")
    if not head or right[head] < _RIGHT or right[head] != len(told) - 1:
        return
    for number, row in entries:
        own = [entry for entry in row if entry.head == head]
        if any(_is_equal(number, entry) for entry in row) or len(own) != 1 or not are_plain((number,)):
            continue
        if _shows(number, own[0]):
            yield check_of_cell(number, own[0])


def _shows(number: Number, entry: Entry) -> bool:
    """Say whether a difference shows a slip: a budget may be changed for one project only, hardly by swapped digits."""
    if entry.money:
        return is_exchanged_amount(number.value, entry.value) or is_slip(number.value, entry.value)
    low, high = sorted((number.value, entry.value))
    return 0 < low and high <= _CLOSE * low


def _is_equal(number: Number, entry: Entry) -> bool:
    return abs(number.value - entry.value) <= number.half + entry.half
