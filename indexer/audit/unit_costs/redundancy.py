"""What else a report prints that tells which number of a wrong product is wrong: the right number, the right amount.

A number that a product does not come right with may be that of those not paid. Where the amount over its standard is a
whole number that is the printed one but for a digit, and the report prints that very number of the same things
elsewhere, the number is a misprint.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from indexer.alike import pairs_of
from indexer.audit.case import Case
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.guards import PAST
from indexer.audit.slips import is_count_slip, is_exchanged
from indexer.audit.subjects import bare_project
from indexer.forms import fold
from indexer.model import Figure, Table

_WAN = Decimal(10_000)
_NEAR = 10  # characters beside a number that name what is counted
_MOST = 40  # places of one number that are looked at
_MOST_QUOTED = 2
_LEAST, _MOST_THINGS = 10, 10_000_000
_UNIT = "(?:公里|批次|人次|[个名人户位件辆台套处所座盏头亩场期家条根棵株只间组支对宗起口眼床张])"
_COUNT = re.compile(rf"(?<![\d.])(?<!\d,)(?:\d{{1,3}}(?:,\d{{3}})+|\d{{1,12}})(?=\s{{0,2}}{_UNIT})")
_CELL = re.compile(rf"([1-9][\d,]{{1,11}}){_UNIT}?")
_WORDS = re.compile("[\u4e00-\u9fff]{2}")
_TABLES, _ROWS = 12, 60  # that are looked through
_ROW_ALIKE = 3  # pairs of characters that the name of a row has in common with what is counted
_CLAUSE = re.compile(r"[,。;:、\n]")
_NO_NAME = re.compile(r"[\d,.()《》“”\"\s]|人员|全年|当年|共计|其中|实际|完成|发放|补助|补贴|项目|资金|按照|标准")
_NO_THINGS = re.compile(rf"{PAST}|计划|目标|任务|指标值|拟|累计|序号|分|率|元|编号|年度")
_DONE = re.compile(r"(?:实际|实|已|共|完成)[^\W\d_]{0,8}$")
_SENTENCE, _APART = 60, 4  # characters of a sentence before a number; a number is off by no more than a fourth
_SHORTEST = 3  # characters of a project's name
_LATER = re.compile(rf"{PAST}|20\d\d年(?!度)|计划|目标|任务|指标值|拟|累计")


class Product(NamedTuple):
    """A number of things and what each costs; `times` are months or days, where each costs so much in one."""

    standard: Figure
    number: Decimal
    times: Decimal
    place: tuple[int, int]


def is_in_wrong_unit(computed: Decimal, printed: Decimal) -> bool:
    """Say whether an amount is exactly ten thousand times what it should be, or the other way round: 元 for 万元."""
    return bool(computed) and (printed == computed * _WAN or computed == printed * _WAN)


def right_number(case: Case, product: Product, amount: Decimal) -> tuple[tuple[int, int], ...]:
    """Return where the report prints the number that makes a product right, in words that name the same things.

    A number that is the other but for a slip may be named in short, any other has to go by three characters of it.
    """
    each = case.term(product.standard).value * product.times
    number = amount / each if each else Decimal(0)
    if number != number.to_integral_value() or not _LEAST <= number < _MOST_THINGS:
        return ()
    if is_exchanged(product.number, number):
        return (product.place,)  # 162户 for 126户: what cannot be chance is proof enough
    folded = case.folded()
    begin = max(product.place[0] - 2 * _NEAR, 0)
    after = folded[product.place[1] : product.place[1] + 3 * _NEAR]
    name = _bare(_CLAUSE.split(folded[begin : product.place[0]])[-1][-_NEAR:])
    pairs = pairs_of(name)
    alike = 1 if is_count_slip(product.number, number) else 2
    found = _places(case, int(number), pairs, alike) if len(pairs) >= alike else []
    found = found or _cells(case, int(number), pairs | pairs_of(_bare(_CLAUSE.split(after)[0])))
    return tuple(found or _of_project(case, product, int(number), amount))


def _of_project(case: Case, product: Product, number: int, amount: Decimal) -> list[tuple[int, int]]:
    """Return where the row of a product's project prints a number beside the amount, and a sentence that names it."""
    name = bare_project(fold(product.standard.project or ""))
    if len(name) < _SHORTEST or abs(number - product.number) * _APART > number:
        return []
    rows = case.once("rows of amounts", lambda: _rows_of_amounts(case)).get(amount, ())
    for table, row in rows[:_MOST_QUOTED]:
        cells = cell_rows(case, table)
        heads = cells[min(cells)]
        named = bare_project(words_of(case, cells[row][min(cells[row])]))
        if named != name or row == min(cells):
            continue
        for column, cell in cells[row].items():
            found = _CELL.fullmatch(words_of(case, cell))
            head = words_of(case, heads[column]) if column in heads else ""
            if found and int(found.group(1).replace(",", "")) == number and not _NO_THINGS.search(head):
                return [(cell.start, cell.end), *_in_sentences(case, number, name)]
    return []


def _rows_of_amounts(case: Case) -> dict[Decimal, list[tuple[Table, int]]]:
    """Return the rows that print each amount."""
    tables = {cell.start: (table, cell.row) for table in case.tables for cell in table.cells}
    found: dict[Decimal, list[tuple[Table, int]]] = {}
    for figure in case.money():
        if figure.table is not None and figure.amount_yuan and (place := tables.get(figure.amount_start)):
            rows = found.setdefault(figure.amount_yuan, [])
            if place not in rows[-1:]:
                rows.append(place)
    return found


def _in_sentences(case: Case, number: int, name: str) -> list[tuple[int, int]]:
    """Return where sentences that name a project say that so many were done or paid for."""
    found = []
    for start, end in case.once("places of counts", lambda: _counts(case.folded())).get(str(number), ()):
        begin = max(case.mark_before("。;\n", start) + 1, start - _SENTENCE)
        words = case.folded()[begin:start]
        if name in words and _DONE.search(words) and not _LATER.search(_CLAUSE.split(words)[-1]):
            found.append((start, end + 1))
    return found[:_MOST_QUOTED]


def _cells(case: Case, number: int, pairs: set[str]) -> list[tuple[int, int]]:
    """Return a cell that prints a number in a row that is named like what is counted, with no target above it."""
    for table in case.tables[:_TABLES] if len(pairs) >= _ROW_ALIKE else ():
        rows = list(cell_rows(case, table).values())
        heads = {column: words_of(case, cell) for column, cell in rows[0].items()} if rows else {}
        for row in rows[1:_ROWS]:
            name = next((words for cell in row.values() if _WORDS.search(words := words_of(case, cell))), "")
            if len(pairs & pairs_of(_bare(name))) < _ROW_ALIKE:
                continue
            kept = (cell for column, cell in row.items() if not _LATER.search(heads.get(column, "")))
            for cell in kept:
                found = _CELL.fullmatch(words_of(case, cell))
                if found is not None and int(found.group(1).replace(",", "")) == number:
                    return [(cell.start, cell.end)]
    return []


def _places(case: Case, number: int, pairs: set[str], alike: int) -> list[tuple[int, int]]:
    """Return where a number stands beside words that share two characters with the name of what is counted."""
    folded = case.folded()
    found: list[tuple[int, int]] = []
    for start, end in case.once("places of counts", lambda: _counts(folded)).get(str(number), ()):
        if len(found) == _MOST_QUOTED:
            break
        before = _CLAUSE.split(folded[max(start - _NEAR, 0) : start])[-1]
        after = _CLAUSE.split(folded[end : end + _NEAR])[0]
        words = _bare(before) + "|" + _bare(after)
        if sum(pair in words for pair in pairs) >= alike and not _LATER.search(before):
            found.append((start, end + 1))
    return found


def _counts(folded: str) -> dict[str, list[tuple[int, int]]]:
    """Return where each number of things stands, the first places of each: one look at the text for all products."""
    places: dict[str, list[tuple[int, int]]] = {}
    for match in _COUNT.finditer(folded):
        known = places.setdefault(match.group().replace(",", ""), [])
        if len(known) <= _MOST:
            known.append(match.span())
    return places


def _bare(words: str) -> str:
    return _NO_NAME.sub("", words)


def printed_elsewhere(case: Case, wrong: Figure, right: Decimal) -> list[Figure]:
    """Return figures of the project of a wrong amount that print the right one."""
    name = bare_project(wrong.project or "")
    found: list[Figure] = []
    for figure in case.money() if name else ():
        if figure.project and figure.measure == wrong.measure and figure.amount_yuan == right:
            other = bare_project(fold(figure.project))
            if other.startswith(name) or name.startswith(other):
                found.append(figure)
    return found[:_MOST_QUOTED]
