"""B06: a number of prose that goes by the head of a column, in a paragraph that tells other numbers of the row.

特困486户，低保1,128户，其他困难109户, and a row of totals with 特困 486, 低保 1,128 and 其他困难 1,019: two long
numbers of the row prove which one is told; what goes by the head of another of its columns is that cell's. Innocent:
another year, a part, several numbers by one name: only one that is near the cell, or a slip away from it, is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import MONEY, NO_UNIT, Number, are_plain
from indexer.audit.phrases.rows import Entry, check_of_cell, entries_of, rows_of
from indexer.audit.relations.paragraphs import Paragraph, paragraphs
from indexer.audit.slips import is_count_slip, is_short_slip, significant
from indexer.model import Table

_UNIT = re.compile(r"[(（].*[)）]")
_TAIL = re.compile(r"(?:资金|金额|经费|数量|人数|户数|数|额|情况|总)+$")
_LEAD = re.compile(r"^(?:20\d\d年度?|全年|全县|全区|本年度?|当年|其中:?|实际|共计?|合计|另|有|已)+")
_NOT = re.compile(r"上年|去年|比|较|增|减|每|均|截[至止]|上半年|季度|自筹|首批|其中|另|历年")
_LATER = re.compile(r"截[至止][^,]{0,8}(?:[1-9]月|季度)|上半年|上年|去年")
_FEWEST, _LONG = 2, 3  # numbers of a row that a paragraph tells, and their digits
_CLOSE = Decimal("0.25")
_MOST = 600  # rows that are looked at

_Row = tuple[Table, int]


def told_columns(case: Case) -> Iterator[Check]:
    """B06: numbers of prose against the cells of the row that other numbers of their paragraph are of."""
    known = _rows_by_value(case) if case.tables else {}
    for paragraph in paragraphs(case) if known else ():
        if len(paragraph.numbers) > _FEWEST:
            row = _row_told(known, paragraph)
            if row is not None:
                yield from _checks(case, paragraph, entries_of(case, *row))


def _rows_by_value(case: Case) -> dict[tuple[bool, Decimal], list[_Row]]:
    """Return the rows that hold each number of three digits or more."""
    found: dict[tuple[bool, Decimal], list[_Row]] = {}
    for row in rows_of(case)[:_MOST]:
        for entry in entries_of(case, *row):
            if len(significant(entry.value)) >= _LONG:
                found.setdefault((entry.money, entry.value), []).append(row)
    return found


def _row_told(known: dict[tuple[bool, Decimal], list[_Row]], paragraph: Paragraph) -> _Row | None:
    """Return the row that a paragraph tells two numbers or more of, and more than of any other."""
    told: dict[tuple[str, int], tuple[_Row, set[Decimal]]] = {}
    for number in paragraph.numbers:
        if number.unit not in NO_UNIT:
            for row in known.get((number.unit == MONEY, number.value), ()):
                told.setdefault((row[0].id, row[1]), (row, set()))[1].add(number.value)
    best = sorted(told.values(), key=lambda each: -len(each[1]))[:2]
    if not best or len(best[0][1]) < _FEWEST or (len(best) > 1 and len(best[1][1]) == len(best[0][1])):
        return None
    return best[0][0]


def _checks(case: Case, paragraph: Paragraph, row: Sequence[Entry]) -> Iterator[Check]:
    values = {(entry.money, entry.value) for entry in row}
    for sentence in paragraph.sentences:
        if _LATER.search(sentence.words):
            continue
        for number in sentence.numbers:
            money = number.unit == MONEY
            if number.unit in NO_UNIT or (money, number.value) in values or _NOT.search(number.label):
                continue
            entry = _own(number, row)
            if entry is None or not are_plain((number,)) or abs(entry.value - number.value) <= number.half + entry.half:
                continue
            told = [n for n in paragraph.numbers if n is not number and n.unit == number.unit and _own(n, row) is entry]
            beside = [n for n in sentence.numbers if n.unit == number.unit]  # 年初预算468万元，调整后预算521万元
            if any(n.value == entry.value for n in (*told, *beside)):
                continue
            if told and all(n.value < entry.value for n in (number, *told)):
                continue  # C级186户，补助167万元；D级128户，补助516万元: parts of what the column comes to
            near = abs(number.value - entry.value) <= _CLOSE * entry.value
            if near or _is_slip(number.value, entry.value):
                yield check_of_cell(number, entry)


def _own(number: Number, row: Sequence[Entry]) -> Entry | None:
    """Return the only cell that a number goes by the head of."""
    words = _LEAD.sub("", number.label)
    found = [entry for entry in row if entry.money is (number.unit == MONEY) and _is_named(words, number, entry)]
    return found[0] if len(found) == 1 and found[0].value else None


def _is_named(words: str, number: Number, entry: Entry) -> bool:
    name = _TAIL.sub("", _UNIT.sub("", entry.head))
    if len(name) < 2 or not (words.startswith(name) or words.endswith(name)):
        return False
    unit = _UNIT.search(entry.head)
    return entry.money or unit is None or number.unit in unit.group()


def _is_slip(a: Decimal, b: Decimal) -> bool:
    """Say whether one number is the other but for a digit that is wrong, exchanged or left out."""
    if is_count_slip(a, b) or is_short_slip(a, b):
        return True
    short, long = sorted((significant(a), significant(b)), key=len)
    return len(long) == len(short) + 1 >= _LONG and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
