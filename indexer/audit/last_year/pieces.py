"""A report cut into clauses of prose and cells of tables, each with its numbers, its years and its other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from indexer.audit.case import Case

_ENDS = re.compile(r"[。;:!?\n\t]|,(?!\d{3}(?!\d))|(?<!\d),")
_ONE_TO_TEN = "[一二三四五六七八九十]"
_LABEL = re.compile(
    rf"\s*(?:[(]?(?:\d{{1,3}}|{_ONE_TO_TEN}{{1,3}})[).、．](?!\d)|{_ONE_TO_TEN}是|第{_ONE_TO_TEN}{{1,2}}[,、])\s*"
)
_NUMBER = re.compile(r"20\d\d(?=[./-]\d{1,2}[./-]\d)|\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_FOLLOWS = re.compile(r"\s?(?:年|[-—–~～至到]{1,2}\s?20\d\d|[\]〕)]|[./-]\d{1,2}(?!\d))")
_PARTS_DATES = "./-"  # of 2023.4.12
_OPENS = "[〔("
_LONGEST = 20  # characters of a number
_WAYS = re.compile("增加|减少|增长|下降|上升|提高|降低")
_MONEY = re.compile("0[亿万千]?元")


class Mark(NamedTuple):
    """A number or a year as printed."""

    text: str
    start: int
    end: int


class Piece(NamedTuple):
    """A clause of prose, or a cell. `key` are its words, with every number, year, unit of money and direction alike."""

    start: int
    end: int
    key: str
    cell: bool
    numbers: tuple[Mark, ...]
    years: tuple[Mark, ...]


def value_of(mark: Mark) -> Decimal:
    """Return the value of a number as printed; zero of one that is too long to be one."""
    return Decimal(mark.text.replace(",", "")) if len(mark.text) <= _LONGEST else Decimal(0)


def pieces_of(case: Case) -> list[Piece]:
    """Return the clauses and cells of a report in order; blank ones are left out."""
    return case.once("pieces", lambda: list(_pieces(case)))


def _pieces(case: Case) -> Iterator[Piece]:
    folded, begin = case.folded(), 0
    for end in (*(mark.start() for mark in _ENDS.finditer(folded)), len(folded)):
        if end > begin and not folded[begin:end].isspace():
            yield _piece(folded, begin, end, case.in_table(begin))
        begin = end + 1


def _piece(folded: str, begin: int, end: int, cell: bool) -> Piece:
    label = None if cell else _LABEL.match(folded, begin, end)
    words: list[str] = []
    numbers: list[Mark] = []
    years: list[Mark] = []
    at = label.end() if label else begin
    for found in _NUMBER.finditer(folded, at, end):
        mark = Mark(found.group(), *found.span())
        is_year = _is_year(folded, mark)
        if is_year or not _is_of_date(folded, mark, years):
            (years if is_year else numbers).append(mark)
        words += folded[at : mark.start], "Y" if is_year else "0"
        at = mark.end
    words.append(folded[at:end])
    key = _MONEY.sub("0元", _WAYS.sub("±", "".join("".join(words).split())))
    return Piece(begin, end, key, cell, tuple(numbers), tuple(years))


def _is_year(folded: str, mark: Mark) -> bool:
    if _YEAR.fullmatch(mark.text) is None:
        return False
    follows = _YEAR_FOLLOWS.match(folded, mark.end)
    if follows is None:
        return False
    return follows.group()[-1] not in "]〕)" or folded[mark.start - 1 : mark.start] in _OPENS


def _is_of_date(folded: str, mark: Mark, years: list[Mark]) -> bool:
    """Say whether a number is a month behind its year: 2023.4.12."""
    return bool(years) and years[-1].end + 1 == mark.start and folded[years[-1].end] in _PARTS_DATES


def quote_of(case: Case, piece: Piece) -> tuple[int, int]:
    """Return what a piece is quoted by: a clause by itself, a cell with its row up to it."""
    text, begin, end = case.text, piece.start, piece.end
    if piece.cell:
        begin = case.mark_before("\n", begin) + 1
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return begin, end
