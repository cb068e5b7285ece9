"""Names in a form's cells that say what the amounts beside or below them are.

预算数：160 | 执行数：154, and in the rows below 其中：财政拨款 120 twice: one is of the budget, the other was spent.
按支出性质分：5,412 in a row below 全年执行数 | 分值: the amount is what the name beside it says, no weight.
"""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.grid.columns import Column
from indexer.grid.table_rows import FUND, WHOLE_FORM, Row
from indexer.grid.table_words import measure_of_form
from indexer.meaning.goals import Goals
from indexer.model import Cell
from indexer.structure.numbering import ITEM_NUMBER

_LED = re.compile(rf"^(?:其中[:：]?|{ITEM_NUMBER})+")
_STAGES = frozenset(
    "initial_budget revised_budget executed received allocated requested planned carryover".split()
)
_SOURCES = ("财政拨款", "其他", "其它", "自筹", "自有")  # below an amount that they are parts of
_LEFT = frozenset(("carryover", "returned", "arrears", "contract", "balance"))
_BESIDE = re.compile(r"(?!\d).{2,16}(?:[:：]|(?:支出|收入|拨款|预算|经费)(?:[(（]万?元[)）])?)$")
_HELD = ("money", "score", "percent")
_CAME = re.compile("自评|评价|完成|执行|监控|结果")  # what came of goals
_MEANS = re.compile("资金|金额|总额|经费|支出|拨款|收入|投入|合计")
_SCORE = re.compile("(?:自评|实际|评价)?(?:得分|评分|分值|权重)")
_POINTS = re.compile(r"[(（]\d[\d.]{0,4}分?[)）]$")


class Keys:
    """The names of one form without heads, by column, that the rows of sources below them are parts of."""

    def __init__(self) -> None:
        """Begin with none."""
        self._over: dict[int, Column] = {}
        self.goals = Goals()

    def of(self, label: Cell, words: str, column: Column, before: str = "") -> tuple[Column, Row | None]:
        """Return what a name says of its amount: its own column, or that of the name above it and a row of a source.

        得分 alone is that of what the name `before` it in the row says: 预算执行率 | 95% | 得分 | 9.5.
        """
        name = plain(words)
        if column.kind == "score" and before and _SCORE.fullmatch(name):
            return column, Row(label, _POINTS.sub("", plain(before)), "")
        over = self._over.get(label.column)
        left = column.named and column.measure in _LEFT
        if not left and (FUND.fullmatch(words.rstrip("：:")) is not None or name in _SOURCES):
            if over is None:
                return column, None
            total = over.name.rstrip("：:")
            if WHOLE_FORM.fullmatch(total):  # 年度资金总额：180, 其中：财政拨款 150
                return replace(over, parts=(), name=""), Row(label, name, total, fund=True)
            return over, Row(label, name, "", fund=True)
        if column.named and column.kind == "money" and column.measure in _STAGES:
            self._over[label.column] = column
        else:
            self._over.pop(label.column, None)
        return column, None


def plain(words: str) -> str:
    """Return a name without its number and the marks around it: 其中：基本支出： is 基本支出."""
    return _LED.sub("", words).rstrip("：:")


def names_beside(words: str, column: Column | None) -> bool:
    """Say whether words that stand in a column of values name the amount to their right."""
    return column is not None and column.kind in _HELD and _BESIDE.match(words) is not None


def beside(name: Column, under: Column) -> Column:
    """Return what a name beside a number says, which stands under a head of its own: 基本支出 under 全年执行数.

    The name says what it is, also under a head of scores or rates; 执行率 under 预算数 is a rate.
    """
    if name.kind in ("percent", "score"):
        return name
    money = under.kind == "money"
    staged = money and under.named and under.measure in _STAGES
    measure = under.measure if staged else name.measure
    return replace(name, kind="money", measure=measure, unit=name.unit or (under.unit if money else None))


def asked_for(caption: str | None) -> str | None:
    """Return what the amounts of a declaration of goals are, which comes with the budget: 项目支出绩效目标申报表."""
    declared = caption is not None and "目标" in caption and _CAME.search(caption) is None
    measure = measure_of_form(caption, "") if declared else None
    return measure if measure in ("requested", "initial_budget") else None


def ahead_of_the_year(column: Column, measure: str | None) -> Column:
    """Take a plain amount of a declaration for what it asks: nothing was spent yet."""
    plain = column.kind == "money" and column.measure in ("executed", "income") and _MEANS.search(column.name)
    return replace(column, measure=measure, named=True) if plain and measure else column
