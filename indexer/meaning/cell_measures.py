"""What a row's name and a cell's own unit make of the measure that the column's head gives."""

from __future__ import annotations

import re
from dataclasses import replace

from indexer.grid.columns import Column, Setting, read_column, side_of_difference
from indexer.grid.table_rows import Row
from indexer.grid.table_words import bare, measure_of_form
from indexer.meaning.cues import Cues
from indexer.meaning.drafts import Draft
from indexer.meaning.items import subject_of
from indexer.meaning.lead_words import clean_lead
from indexer.meaning.sides import OTHER_SIDE, side_of
from indexer.model import Table
from indexer.quantities import Quantity

_ROW_FIRST = ("carry_in", "supplement", "reduction")
# A column under which 财政拨款收入 is income: 2022年决算.
_SETTLED = re.compile("(?<!支出)决算(?!支出)")
_STRONG = (
    "previous", "arrears", "returned", "supplement", "reduction", "carryover", "contract", "allocated", "requested",
)  # fmt: skip
_DONE = re.compile("实际|已|决算|执行|支付|拨付|使用")
# Rows of 收入支出决算总表 that are no income and no expenditure.
_BALANCES = ("carry_in", "carryover", "returned")
# 部门基本支出预算调整 of the basic data form: where it is not nil, what was budgeted and spent is given again.
_RETOLD = re.compile("(?:基本|项目|整体)支出预算调整")
# Indicators whose result is the rate that the budget was spent at.
_RATE_ROW = re.compile("(?:年度|部门)?(?:预算|资金|支出|预算资金|财政资金)?(?:执行率|执行进度|支出率|支付率)")
_RATE_SET = re.compile("标准|单价|定额|限额|补[助贴]")  # set beforehand, and no result: 补助标准 600元/人·月
# Heads that say what a difference is more or less than.
_SIGNED = re.compile("增减|[比较超]预算")
# What scores are called where they stand down the side, below heads that are indicators: 分值, 自评得分, 得分率.
_SCORES = re.compile(
    r"(?:指标|自评|评价|实际|复核|核定|最终|综合|单位|标准)*(?:分值|权重|标准分|满分|[得扣]分|评分|得分率)(?:\(分\))?"
)
# A cell of changes that says in words which way: 增17.67, 减少26.00, ↓3.
_WAYS = re.compile(
    r"(?:(?:增[加长支收]?|上升|提高|超支?|多支?|↑)|(?P<less>减[少支收]?|下降|降低?|节[约支]|少支?|↓))[:：]?[ \u3000]?"
    r"(?=\d[\d,]{0,15}(?:\.\d{1,6})?[ \u3000]?%?$)"
)
_CHANGES = ("change", "variance", "supplement")
# Rows that are statements of their own, with nothing but 金额 over them: 2021年支出, 上年支出数, 比上年增加.
_YEAR_BEFORE = re.compile("^(?:.*的)?(?:上年|去年|上一年)度?(?!结|滚存|余|剩|未|没)")
_CHANGED_ROW = re.compile(
    r"(?:[比较与](?:上年|去年|上一年|20\d\d年)度?[^，。]{0,6}?|同比)(?:相比)?"
    r"(?:多支?|增[支加收长]?|上升|(?P<less>减[少支收]?|下降|少支?|降低?))(?:[支出收入金数]{0,2}额?|[了]?)(?:[（(][^（()）]*[)）])?$"
)
_NAMED_BY_YEAR = re.compile(r"(20\d\d)年度?")
_FUNDS = re.compile("(?:年度|项目|部门|整体|财政|预算)*(?:资金|支出)总额")


def scored_row(row: Row, column: Column) -> Row:
    """Return what a score in a row of money is of: not of the sum of 年度资金总额, but of how it was spent."""
    of_funds = column.kind == "score" and _FUNDS.fullmatch(row.name) is not None
    return replace(row, name="预算执行", title="") if of_funds else row


def turned(row: Row, column: Column | None, cues: Cues) -> tuple[Row, Column | None]:
    """Exchange what stands down the side for what stands above, where the side has scores: 得分 beside 决策, 过程."""
    if column is None or column.kind == "score" or not _SCORES.fullmatch(bare(row.name)):
        return row, column
    said = read_column([row.name], Setting(None, None, column.year), cues)
    if said.kind not in ("score", "percent"):  # 扣分
        said = replace(said, kind="score", measure="score", unit="分")
    return replace(row, name=bare(column.parts[-1]), title=""), replace(said, name=column.name, named=True)


def way_of(printed: str, column: Column | None) -> int:
    """Return 1 where a cell of changes says in words that its number is more, -1 where less, 0 where no word does."""
    found = _WAYS.match(printed) if column is not None and column.measure in _CHANGES else None
    return 0 if found is None else -1 if found["less"] else 1


def turn(draft: Draft, way: int) -> Draft:
    """Give the figure of a cell the direction that its words say (`way_of`)."""
    if draft.measure == "supplement" and way < 0:
        draft.measure = "reduction"
    sides = ("over", "under") if draft.measure == "variance" else ("increase", "decrease")
    draft.direction = sides[way < 0] if draft.measure in ("change", "variance") else draft.direction
    return draft


def year_of_row(row: Row, column: Column, year: int | None, cues: Cues) -> int | None:
    """Return the year of a row that names one beside a measure and nothing else: 2021年支出, 上年支出数; else None.

    A project may be called by a year: 2021年高标准农田建设. `year` is the report's.
    """
    if row.year is not None or column.named or column.year is not None or year is None or not cues.measure(row.name):
        return row.year
    if _YEAR_BEFORE.match(row.name):
        return None if _CHANGED_ROW.search(row.name) else year - 1
    told = _NAMED_BY_YEAR.match(row.name)
    start, end = subject_of(row.name[told.end() :], cues) if told else (0, 1)
    return int(told[1]) if told and start >= end else None


def _of_ratio(column: Column, row: Row) -> str:
    if column.kind in ("money", "score"):
        return "rate" if column.kind == "money" else "other"
    if column.kind == "count" or (column.kind == "percent" and column.measure == "other"):
        return "other"
    return "rate" if column.measure == "achieved" and _RATE_ROW.fullmatch(row.name) else column.measure


def set_change(draft: Draft, row: Row, column: Column) -> None:
    """Read a row that is a change by its name, where nothing else is over it: 支出比上年增加."""
    plain = draft.kind == "money" and not column.named
    if plain and (changed := _CHANGED_ROW.search(bare(row.name))) is not None:
        draft.measure, draft.direction = "change", "decrease" if changed["less"] else "increase"


def adjust(draft: Draft, q: Quantity, column: Column, row: Row, table: Table, cues: Cues) -> None:
    """Let the row or the cell's own unit correct what the column says."""
    name = row.inherits or row.name
    said = cues.measure(name) or cues.column(name)  # a row may be called as columns are: 质保金
    if said == "carryover" and re.match("年初|上年|期初|以前年度", name[clean_lead(name) :] or name):
        said = "carry_in"
    budget = column.measure in ("initial_budget", "revised_budget")
    named = said in ("executed", "income") and not _DONE.search(name)  # 基本支出, 事业收入 are names of rows
    own = not column.named and not (named and column.measure in _STRONG)
    own = own and (column.measure != "balance" or said in _BALANCES)  # 应付药款 of a balance sheet is no plan
    settled = column.measure == "executed" and _SETTLED.search(column.name) is not None
    balance = said in _BALANCES and measure_of_form(table.caption, column.name) in ("income", "executed")
    if settled and said is None and row.part and cues.measure(row.title) == "income":
        said = "income"
    balance = balance or (settled and said in (*_BALANCES, "income"))
    plain = q.kind == "money" and not (q.value and _RETOLD.search(row.name))
    if plain and said and ((budget and said in _ROW_FIRST) or own or (balance and not budget)):
        draft.measure = said
    if plain and ("预算调整" in row.name or "调整预算" in row.name):
        draft.measure = "supplement"
    if q.per and column.measure != "target" and (column.measure != "achieved" or _RATE_SET.search(row.name)):
        draft.measure = "standard"  # an indicator's 单位造价 of 139万元/公里 is what came of it
    if q.kind == "percent":
        draft.measure = _of_ratio(column, row)
    if draft.measure == "supplement" and q.kind == "money" and q.value < 0:
        draft.measure = "reduction"  # 预算调整（+/-）
    if column.measure == "change" or (column.measure == "supplement" and q.value < 0):
        fell = q.value < 0 or column.name.rstrip("额数").endswith("减少")
        draft.direction = "decrease" if fell else "increase" if q.value else None
    elif column.measure == "variance" and q.value:
        side = side_of_difference(column.name) or ("over" if _SIGNED.search(column.name) else None)
        side = side if side is None or q.value > 0 else OTHER_SIDE[side]
        draft.direction = side or side_of(column.name)  # 差异 alone has none, 缺口 and 未下达 have theirs
