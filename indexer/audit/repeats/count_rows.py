"""The rows of tables that print a unit in their names and a bare number beside: 池塘改造（亩）, 1,400, 1,245."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from indexer.audit.case import Case
from indexer.audit.cells import cell_rows, words_of
from indexer.model import Table

_NAME = re.compile(r"(?P<name>[^()（）\d]{2,16})[(（](?:单位[:：])?(?P<unit>万?[\u4e00-\u9fff]{1,3})[)）]")
_ACTUAL = re.compile("实际|完成|本年|当年|执行数|实有|年末")
_OTHER = re.compile("率|比|计划|目标|应|预算|任务|占|上年|时间|情况说明")
_NUMBER = re.compile(r"\d[\d,]{0,11}(?:\.\d{1,4})?")
_NO_COUNT = re.compile("[元分年月日天%率]")
_MOST = 200  # tables, and rows of one, that are looked at


class CountRow(NamedTuple):
    """A row's name without its unit, what it came to and what else it prints, with the unit, and its place."""

    name: str
    actual_text: str
    target_text: str
    start: int
    end: int


def count_rows(case: Case) -> Iterator[CountRow]:
    """Yield the rows of things of all tables that have one column of results."""
    for table in case.tables[:_MOST]:
        if _ACTUAL.search(case.text, table.start, table.end):
            yield from _of_table(case, table)


def _of_table(case: Case, table: Table) -> Iterator[CountRow]:
    rows = cell_rows(case, table)
    if not rows:
        return
    head, *body = list(rows)[:_MOST]
    heads = {column: words_of(case, cell) for column, cell in rows[head].items()}
    actual = [column for column, words in heads.items() if _ACTUAL.search(words) and not _OTHER.search(words)]
    if len(actual) != 1:
        return
    for row in body:
        words = {column: words_of(case, cell) for column, cell in rows[row].items()}
        named = _NAME.fullmatch(words[min(words)])
        value = words.get(actual[0], "")
        if named is None or _NO_COUNT.search(named.group("unit")) or not _NUMBER.fullmatch(value):
            continue
        unit = named.group("unit")
        others = " ".join(text for column, text in words.items() if column not in (min(words), actual[0]))
        first, last = rows[row][min(words)], rows[row][actual[0]]
        yield CountRow(named.group("name"), f"{value}{unit}", others, first.start, last.end)
