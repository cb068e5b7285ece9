"""A table of several projects under the heading of one: 表1 项目支出明细表 behind `4.设备购置` is of them all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indexer.alike import is_alike
from indexer.grid.table_words import bare, plays
from indexer.meaning.items import core_of
from indexer.model import Table

_NUMBER = re.compile(r"[\d.,，%％\-—–()（）≥≤\s]*")
_ENDS = re.compile("(?:项目|专项|补助|补贴|资金|经费|支出)+$")
_NAMING = 2  # columns at the left, one of which names the rows
_LEAST = 3  # characters of a name


def is_of_several(text: str, table: Table, project: str, headings: Iterable[str]) -> bool:
    """Say whether a table goes through several projects one by one, of which the one it stands under is no whole.

    Its rows are named as two of the `headings` around it are, or one is named as the `project` itself and another is
    the total: a project is no part of itself.
    """
    rows = list(dict.fromkeys(_names(text, table)))
    own = _core(project)
    itself = any(_is_one(_core(row), own) for row in rows)
    told = [row for row in rows if not plays("total", bare(row))]
    if itself and len(told) > 1 and len(told) < len(rows) and not _is_one(_core(told[0]), own):
        return True
    cores = [_core(row) for row in told]
    named = {core for heading in headings if (core := _core(heading)) and any(_is_one(core, row) for row in cores)}
    return len(named) > 1


def captioned(table: Table, project: str, headings: Iterable[str]) -> str:
    """Return the heading of another project than that which a table stands under where its caption names it, else "".

    表2 良种苗木补贴兑付情况 behind `7.技术服务`.
    """
    caption = "".join((table.caption or "").split())
    if not caption or _core(project) in caption:
        return ""
    named = [heading for heading in headings if len(core := _core(heading)) > _LEAST and core in caption]
    return named[0] if len(named) == 1 else ""


def _names(text: str, table: Table) -> Iterator[str]:
    """Yield what names the rows: the words in the columns at the left."""
    for cell in table.cells:
        if cell.row >= table.header_rows and cell.column < _NAMING:
            words = "".join(text[cell.start : cell.end].split())
            if words and _NUMBER.fullmatch(words) is None:
                yield words


def _core(name: str) -> str:
    return _ENDS.sub("", core_of(name.strip("。：:")))


def _is_one(name: str, other: str) -> bool:
    """Say whether two reduced names are of one project: as good as the same, neither much longer."""
    if min(len(name), len(other)) < _LEAST:
        return name == other != ""
    return is_alike(name, other) and max(len(name), len(other)) < 2 * min(len(name), len(other))
