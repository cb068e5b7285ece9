"""The unit of a table that prints none, where the text around prints its numbers with one: 全年支付598.20万元.

Two different numbers of three digits or more have to be printed again with the same unit, and none with another: one
alone may agree by chance.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from indexer.model import Table
from indexer.quantities import narrow

_AMOUNT = re.compile(r"[-－]?(\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,12}\.\d{1,6}|\d{3,12})")
_SAID = re.compile(r"(?<![\d,.])(\d[\d,]{0,18}(?:\.\d{1,6})?)[ ]?([千百]?[万亿]?元)(?!/)")
_AROUND = 4000  # characters before and after a table
_ENOUGH = 2


class SaidUnits:
    """The amounts that a text prints with their units, found once, for all the tables in it."""

    def __init__(self, text: str) -> None:
        """Hold the text, which is searched when a table first asks."""
        self._text = text
        self._found: list[tuple[str, str]] | None = None
        self._places: list[int] = []

    def unit(self, table: Table) -> str | None:
        """Return the unit that the text around a table prints its numbers with, None where it does not say."""
        printed = set(_numbers(self._text[cell.start : cell.end] for cell in table.cells))
        if len(printed) < _ENOUGH:
            return None
        again: dict[str, set[str]] = {}
        for low, high in ((table.start - _AROUND, table.start), (table.end, table.end + _AROUND)):
            for number, unit in self._between(low, high):
                if number in printed:
                    again.setdefault(unit, set()).add(number)
        if len(again) != 1:
            return None
        unit, numbers = next(iter(again.items()))
        return unit if len(numbers) >= _ENOUGH else None

    def _between(self, low: int, high: int) -> list[tuple[str, str]]:
        if self._found is None:
            found = list(_SAID.finditer(narrow(self._text)))
            self._found = [(_plain(amount.group(1)), amount.group(2)) for amount in found]
            self._places = [amount.start() for amount in found]
        return self._found[bisect_left(self._places, low) : bisect_left(self._places, high)]


def _numbers(cells: Iterable[str]) -> Iterable[str]:
    for words in cells:
        found = _AMOUNT.fullmatch(narrow(words))
        if found and sum(map(str.isdigit, number := _plain(found.group(1)))) > 2:
            yield number


def _plain(number: str) -> str:
    """Return a number without separators and trailing zeros: 1,050.00 and 1050 are one."""
    number = number.replace(",", "")
    return number.rstrip("0").rstrip(".") if "." in number else number
