"""Cells of a form in which a year's goals are told in words: an amount below 年度目标 is aimed at, not spent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer.grid.columns import Column
from indexer.grid.table_words import bare, plays
from indexer.meaning.drafts import Draft
from indexer.model import Cell

# What a sentence on the future may call an amount that nobody has yet: 投入180万元, 支出350万元, 安排20万元.
_AHEAD = frozenset("executed received income allocated initial_budget revised_budget".split())


class Goals:
    """The heads of goals among the rows of a form without heads of columns: 总体目标 | 年度目标 over words."""

    def __init__(self) -> None:
        """Begin with none."""
        self._over: dict[int, bool] = {}  # by column: whether goals stand below
        self._row = False

    def note(self, cell: Cell, words: str) -> None:
        """Learn what a cell of a few words says of the cells below it, and to its right."""
        aim = is_goal([words])
        self._row = aim
        self._over[cell.column] = aim

    def hold(self, cell: Cell, label: Cell | None) -> bool:
        """Say whether a cell of words tells goals: behind a name of them, or below one where none is before it."""
        return self._row if label is not None and label.row == cell.row else self._over.get(cell.column, False)


def is_goal(heads: Sequence[str]) -> bool:
    """Say whether the innermost head of a column, or a cell's name, is one of goals: 预期目标."""
    return bool(heads) and plays("goal", bare(heads[-1]).rstrip(":："))


def against_goals(columns: Mapping[int, Column]) -> dict[int, Column]:
    """Take columns 年度目标 and 完成情况 of a table of indicators for targets and what was reached of them."""
    read = {}
    for number, column in columns.items():
        head = bare(column.parts[-1]) if column.parts else ""
        measure = "target" if plays("goal", head) else "achieved" if plays("result", head) else ""
        read[number] = replace(column, kind=None, measure=measure, named=True) if measure else column
    return read


def aimed_at(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """Take the amounts that a sentence on goals speaks of for goals."""
    for draft in drafts:
        if draft.kind == "money" and draft.measure in _AHEAD:
            draft.measure, draft.measure_basis = "target", "column"
    return drafts
