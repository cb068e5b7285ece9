"""What the head of a table's column says of the numbers below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from indexer.grid.captions import find_unit
from indexer.grid.table_words import bare, measure_of_form, plays
from indexer.meaning.cues import Cues
from indexer.meaning.givers import LEVEL
from indexer.meaning.items import subject_of
from indexer.memo import LONGEST, MOST
from indexer.quantities import find_years

_POINTS = re.compile("分值|权重|标准分|满分|得分|评分")
_AIMED = re.compile("指标值|目标值|预期值|完成值|实际值|实现值|完成情况|实际完成(?!数|额|投资)")
_COUNTED = re.compile(
    r"人口|[人户件次台座个][）)]?$|[（(](?:份|所|家|村|项|篇|天|条|起|宗|批|块|棵|株|头|只|张|间|栋|幢|床|盏|亩|吨|处|辆|套|场|期)(?:/[人户年月次])?[)）]$|公里|数量|面积|规模|㎡|编制|序号|时间|日期|年限|比重系数|名次|家次|在职"
)
_GROWN = re.compile(r"(?:本[年期]|当年|今年)(?:增加|减少|新增)[额数]?$")  # of assets
_EACH = re.compile(
    r"每[^，。；\d]{1,6}(?:补助|造价|成本|标准|费用|补贴|价格?|金额|投入|奖励|工资|经费)|^[台套件个座处间场村校床班镇]均"
)
_HOW = re.compile("[（(](?:包含|含|填写|填列)[^（()）]{2,16}[)）]")  # 预期指标值（包含数字及文字描述）
_NOTE = re.compile(r"备注|原因|说明|措施|内容|依据")
_WORTH = re.compile("(?:资金|保费|经费|贷款|债务|投资)(?:总)?规模$")  # not 批复规模, which may be an area
_PERIOD = re.compile(r"(?:(期初|期末|年初|年末)|上年|去年|本年|今年|本期|上期)(?:同期|累计)?(?:数|金额)$")
_CHANGE = re.compile(r"增减|增长|增幅|降幅|同比|环比|[较比与同][上去]年|变动")
_GIVEN_HEAD, _DONE_HEAD = "预算|计划|安排|批复|下达|指标", "执行|决算|支出|实际|支付|完成"
_LESS = r"[^\d\-－—减]{0,6}(?:(?<!\d)[-－—](?!\d)|(?<![调压核削追缩精])减去?)[^\d\-－—减]{0,6}?"
_DIFFERENCE = re.compile(rf"(?:({_GIVEN_HEAD}){_LESS}(?:{_DONE_HEAD})|(?:{_DONE_HEAD}){_LESS}(?:{_GIVEN_HEAD}))")
_WITH_BUDGET = re.compile(r"[比较与][年初调整后全部门]{0,4}预算数?[增减相差超]")  # 决算比预算增减
_PAST = re.compile(r"(?:上年|去年|上一年)度?(?!结转|结余|滚存|末|末?结)")
_PAID = re.compile("决算|执行|实际|完成|拨付|支付|发放|兑付|兑现|付款|列支|已付")
_COMPARED = ("比", "较", "与", "同")  # 比2017年增减 is no figure of 2017
_SPENT = re.compile("支出(?:资金)?(?:数|额|金额|情况)$")  # 下达数, 支出数 of a table 资金分配支出表
_GIVEN = ("allocated", "requested", "planned", "contract")  # what a form's title says of plain columns
_RATIOS = ("rate", "share", "saving", "variance")
# 决算数为预算数的%, 完成预算的% are rates; 决算数为上年决算数的% is neither that nor a share.
_OF_BUDGETED = re.compile("(?:为|占|完成)(?:年初|年度|全年|调整后?)?预算数?的?%")
_OF_PREVIOUS = re.compile(r"为(?:上年|去年|\d{4}年)[^，。]{0,6}数?的%")
_NOT_DONE = re.compile(r"(?:尚|暂)?未(?!来|成年)")
_FORMULA = re.compile(r"[（(=＝][^（(=＝]*[\u4e00-\u9fff][-－—–＋+][\u4e00-\u9fff]")
_REACHED = re.compile("(?:实际)?(?:完成|实现|达到)(?:数|值|情况)?|实际数?")
# 调整（+/-）, 年中调整, 预算调整数: what was added to the budget or taken from it
_AIM = re.compile("指标值|目标值|预期值")
# 实际完成指标值, 指标值完成情况: what came of the target, not the target
_CAME_TO = re.compile(
    "^(?:全?年度?|本年度?)?(?:实际|已|完成)|(?:指标|目标|预期)值?的?(?:实际|已)?(?:完成|实现|达到|达成)"
)
_ADJUSTED = re.compile(
    r"(?:预算|年中|年度|本年|指标|执行中)?(?:增减)?(?:调整|调剂)(?:增减)?[数额]?(?:金额)?(?:[(（][+\-－＋/、,，±增减]*[)）])?"
)
_RUN_UP = re.compile(r"^(?:自?开工以来|截至[^累]{0,12})?累计(?:实际|已)?")
_IN_ALL = re.compile("累计|合计|总计|共")
_YEARS = re.compile("(?:近|前|上)?[两二三四五]个?年度?(?!期)|历年|“?十[三四五]五”?(?:期间|时期|以来)")
_APART = ("change", "variance", "previous", "balance", "standard")  # compare years, or are of the last of them
_THIS_YEAR = re.compile(r"^(?:本年度?|当年度?|今年|年内|(?:19|20)\d\d年度?)(?:实际|已)?")
_WEAK = ("executed", "income")
_BUDGETS = ("initial_budget", "revised_budget", "supplement", "reduction")
_YEAR = re.compile(r"(?<!截至)(?<!截止)(?:19|20)\d\d(?:年度?(?:[末底]$)?|$)")
# Whose money it is, below 上级补助资金 or by itself beside what was spent: 中央, 省级, 县级配套, 自筹.
_SOURCE = re.compile(
    rf"(?:其中[:：]?)?(?:{LEVEL}(?:本?级)?|上级)(?:财政)?(?:补助|配套|专项|下达|转移支付|拨款|投入|安排)*(?:资金|经费)?"
    r"|(?:资金)?来源|(?:单位|企业|群众|社会|其他)?(?:自筹|投入|资本|其他)(?:资金)?|其他(?:资金|来源)|(?:专项|政府)*债券(?:资金)?"
)
_FUND = re.compile(
    "(?!.*(?:支付|使用|拨付|支出|完成|结算|发放|报账|投资))[\u4e00-\u9fff]{2,10}(?:资金|专项|债券)(?:总?额|数)?"
)
_GRANTED = re.compile("(?:审核|评审|联审|复核|最终)?(?:核定|核准|认定)(?:奖补|补助|补贴)?(?:资金|金额|数|额)?.{0,6}")
_LEVEL_ALONE = re.compile(f"(?:其中[:：]?)?(?:{LEVEL}(?:本?级)?|上级|自筹|其他)(?:财政)?(?:资金)?")
_WHOLES = ("initial_budget", "revised_budget", "allocated", "received", "executed")
# What either side of the accounts has: 收入项目, 决算数, 支出项目, 决算数.
_SETTLED_ALONE = re.compile("(?:(?:19|20)\\d\\d年度?|本年度?)?(?:决算|执行|实际完成|完成)(?:数|金额)?")
_EMPTY = re.compile(r"[期年][初末](?:数|余额)?|[上本去今]年数?|其中[:：]?|金额|小计|合计|总计|本年|数|.{0,4}栏")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column says of its cells; `named` where its head itself names the measure.

    `about` is what a head names that is no measure: 公务接待费 of 预算数, 公务接待费; `measured` the other heads;
    `together` marks totals beside columns of several years.
    """

    name: str
    kind: str | None
    measure: str
    year: int | None
    unit: str | None
    weight: bool = False
    named: bool = True
    about: str = ""
    parts: tuple[str, ...] = ()
    measured: str = ""
    together: bool = False

    def beside(self, name: str) -> str:
        """Return the heads that a row's name does not say already, without years."""
        said, inner = bare(name), bare(self.parts[-1]) if self.parts else ""
        kept = [part for part in self.parts[:-1] if bare(part) not in said and not _ends_as(bare(part), inner)]
        heads = [*kept, *self.parts[-1:]]
        return "".join(heads if self.together else (_YEAR.sub("", part) for part in heads)).rstrip("：:")


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all columns of a table: its title and unit, the year of its report, the section's measure."""

    title: str | None
    unit: str | None
    year: int | None
    default: str = "executed"


def read_column(parts: Sequence[str], setting: Setting, cues: Cues) -> Column:
    """Say what a column of these heads, outermost first, holds."""
    short = sum(map(len, parts)) <= LONGEST
    return (_known_column if short else _column)(tuple(parts), setting, cues)


def _ends_as(head: str, inner: str) -> bool:
    """Say whether a head says no more than the one below it does: 年度指标值 over 指标值."""
    return len(inner) > 2 and head.endswith(inner)


def _column(parts: tuple[str, ...], setting: Setting, cues: Cues) -> Column:
    parts = tuple(_without_formula(_HOW.sub("", part), cues) for part in parts)
    column = _read(parts, setting, cues)
    summed = column.kind == "money" and column.measure not in _APART and _is_of_years("".join(parts))
    column = replace(column, together=True) if summed else column
    measured = "".join(part for part in parts if cues.measure(part) or plays("total", bare(part)))
    return replace(column, parts=parts, measured=measured)


def _is_of_years(name: str) -> bool:
    """Say whether a head names several years whose sum stands below: 2021—2022年累计支付, 近三年投入合计."""
    named = [] if "学年" in name else [year for found in find_years(name) for year in (found.first, found.last)]
    in_all = _IN_ALL.search(name) is not None
    if named:
        return min(named) + (0 if in_all else 1) < max(named)
    return in_all and _YEARS.search(name) is not None


# The forms of accounts are the same in every report, and tables go on from page to page.
_known_column = lru_cache(maxsize=MOST)(_column)


def on_side(column: Column, names: str) -> Column:
    """Take the plain amounts beside a column that `names` 收入项目 for income."""
    plain = not column.named or _SETTLED_ALONE.fullmatch(bare(column.name)) is not None
    plain = plain and column.measure == "executed" and column.kind == "money"
    return replace(column, measure="income") if plain and "收入" in names and "支出" not in names else column


def unread(column: Column) -> Column:
    """Take what stands in a column for no amount: nothing tells what it is."""
    return replace(column, kind="count", named=True, unit=None)


def achieved(column: Column) -> Column:
    """Take a column 完成 beside one of targets for what was reached of them."""
    plain = column.parts and _REACHED.fullmatch(bare(column.parts[-1])) and column.kind == "money"
    return replace(column, kind=None, measure="achieved", named=True) if plain else column


def granted(column: Column) -> Column:
    """Take what was granted beside what was claimed for no budget: 申报金额 | 核定金额 | 兑付金额."""
    plain = column.measure == "initial_budget" and _GRANTED.fullmatch(column.name) is not None
    return replace(column, measure="other") if plain else column


def by_source(columns: Mapping[int, Column]) -> dict[int, Column]:
    """Take columns that say only whose money it is for what they stand beside: parts of it, or what was given.

    中央, 省级 behind 到位资金 are parts of what came in; beside 支出 of the same table they are no spending, nor is
    衔接资金 before it.
    """
    spent = next((number for number in sorted(columns) if _is_named(columns[number], ("executed",))), -1)
    read, whole = dict(columns), ""
    for number in sorted(columns):
        column = columns[number]
        if _is_named(column, _WHOLES):
            whole = column.measure
            continue
        plain = column.kind == "money" and not column.named and column.measure == "executed"
        outer = bare(column.parts[0]) if plain and column.parts else ""
        whole = whole if len(column.parts) == 1 and _LEVEL_ALONE.fullmatch(outer) else ""
        before = (spent >= 0 and _SOURCE.fullmatch(outer)) or (number < spent and _FUND.fullmatch(outer))
        given = whole or ("allocated" if before else "")
        if given:
            read[number] = replace(column, measure=given, named=True)
    return read


def _is_named(column: Column, measures: Sequence[str]) -> bool:
    return column.kind == "money" and column.named and column.measure in measures


def side_by_side(columns: dict[int, Column], default: str, series: bool) -> dict[int, Column]:
    """Let the columns of a table tell of each other; `series` of a report on several years."""
    columns = by_source(columns)
    if any(_is_named(column, ("requested",)) for column in columns.values()):
        columns = {number: granted(column) for number, column in columns.items()}
    if any(column.measure == "target" for column in columns.values()):
        columns = {number: achieved(column) for number, column in columns.items()}
    years = {column.year for column in columns.values() if column.year is not None}
    if len(years) > 1:
        columns = {number: over_years(column) for number, column in columns.items()}
    yearly = {_THIS_YEAR.sub("", column.name) for column in columns.values() if _THIS_YEAR.search(column.name)}
    if yearly:
        columns = {number: running_up(column, yearly) for number, column in columns.items()}
    if len(years) > 2 or series:  # no year is there to be compared with
        columns = {number: in_series(column, default) for number, column in columns.items()}
    return columns


def over_years(column: Column) -> Column:
    """Take a column of totals beside columns of several years for the sum of them."""
    total = column.year is None and column.kind == "money" and plays("total", bare(column.name))
    return replace(column, together=True) if total else column


def running_up(column: Column, yearly: set[str]) -> Column:
    """Take a running total beside what the year alone came to for a sum over years: 本年支付, 累计支付."""
    total = _RUN_UP.search(column.name)
    same = total is not None and column.kind == "money" and column.name[total.end() :] in yearly
    return replace(column, together=True) if same else column


def in_series(column: Column, default: str) -> Column:
    """Take the bare year of a series for a year of its own."""
    compared = column.measure == "previous" and not column.named
    return replace(column, measure=default) if compared else column


def _read(parts: Sequence[str], setting: Setting, cues: Cues) -> Column:
    name = "".join(parts)
    years = [found for found in find_years(name) if name[max(0, found.start - 1) : found.start] not in _COMPARED]
    years = years or [
        found
        for part in parts
        for found in find_years(bare(part), bare=True)
        if bare(part)[max(0, found.start - 1) : found.start] not in _COMPARED
    ]
    year = years[-1].last if years else None
    unit = find_unit(name)
    if "得分率" in name:
        return Column(name, "percent", "rate", year, "%")
    if _POINTS.search(name):
        return Column(name, "score", "score", year, "分", weight="得分" not in name and "评分" not in name)
    if _AIMED.search(name):
        aim = "target" if _AIM.search(name) and not _CAME_TO.search(bare(parts[-1])) else "achieved"
        return Column(name, None, aim, year, unit or setting.unit)
    period = _PERIOD.search(name)
    inner = parts[-1] if parts else ""
    plain = name.endswith("数") and cues.measure(name) is None and cues.column(bare(inner)) is None
    own = bare(inner).removesuffix("数")  # 2021年 over 金额数 and over 企业数
    yearly = years and (not own or _EMPTY.fullmatch(own) or find_years(bare(inner), bare=True))
    counted = (_COUNTED.search(name) and not _EACH.match(inner)) or (plain and not yearly and not period)
    if side_of_difference(name) is not None:
        return Column(name, "money", "variance", year, unit or setting.unit, named=True, about=_about(parts, cues))
    worth = setting.unit is not None and _WORTH.search(name)
    if _NOTE.search(name) or (counted and unit is None and not worth):
        return Column(name, "count", "other", year, None)
    measure, named = _measure(parts, name, setting, cues)
    if period and period.group(1) and measure in (None, "balance"):
        measure, named = "balance", True
    if _CHANGE.search(name) and re.search(r"率|%|幅|比例|百分", name):
        return Column(name, "percent", "change", year, "%")
    if name.endswith("利率"):
        return Column(name, "percent", "other", year, "%")
    if measure in ("rate", "share") or re.search(r"率|占比|%|比例|增幅", name):
        return Column(name, "percent", measure if measure in _RATIOS else _ratio(name), year, "%")
    return _money(
        Column(name, "money", measure or "", year, unit or setting.unit, False, named, _about(parts, cues)), setting
    )


def side_of_difference(name: str) -> str | None:
    """Return on which side of the budget a positive amount lies under a head that is a difference: 预算数－决算数."""
    taken = _DIFFERENCE.search(name)
    return ("under" if taken[1] else "over") if taken else None


def _without_formula(head: str, cues: Cues) -> str:
    """Return a head that names what it computes without the formula behind it: 结余（预算数－支出数）, 结余."""
    if (formula := _FORMULA.search(head)) is None or not formula.start():
        return head
    own = head[: formula.start()]
    measure = cues.column(bare(own)) or cues.measure(own)
    named = _NOT_DONE.search(own) is not None or measure not in (None, "variance", "change")
    return own if named and side_of_difference(own) is None else head


def _money(column: Column, setting: Setting) -> Column:
    """Return a column of money with its year and measure settled; of counts, where nothing says that it is money."""
    name, year = column.name, column.year
    if column.measure == "variance" and not _PAST.search(name) and "同比" not in name:
        return column
    if _WITH_BUDGET.search(name):
        return replace(column, measure="variance", named=True)
    grown = column.measure == "balance" and _GROWN.search(name)
    if grown or (column.measure != "revised_budget" and re.search(r"增减|增长额|差异|[较比与同][上去]年|变动", name)):
        return replace(column, measure="change", named=True)
    if year is None and setting.year is not None and _PAST.search(name):
        column = replace(column, year=setting.year - 1)
        if column.measure in ("", "executed"):
            return replace(column, measure="previous", named=True)
    earlier = year is not None and setting.year is not None and year < setting.year
    if not column.named and earlier and column.measure != "balance":  # what there was at an end is no spending
        return replace(column, measure="previous")
    money = bool(year or column.unit or column.measure) or "金额" in name
    return replace(column, kind="money" if money else "count", measure=column.measure or setting.default)


def _measure(parts: Sequence[str], name: str, setting: Setting, cues: Cues) -> tuple[str | None, bool]:
    """Return the measure of a column, and whether its heads name it: a form's title counts before 支出 and 收入."""
    undone = _NOT_DONE.search(name)
    if undone and (cue := cues.first("unspent", name[undone.end() :])):
        return cue.code, True
    if parts and _ADJUSTED.fullmatch(bare(parts[-1])):
        return "supplement", True
    if parts and _EACH.match(parts[-1]):
        return "standard", True
    found = [code for part in parts if (code := cues.column(bare(part)) or cues.measure(part))]
    strong = [code for code in found if code not in _WEAK]
    if strong:
        return _of_budget(parts, found) if strong[0] == "initial_budget" else strong[0], True
    form = measure_of_form(setting.title, name)
    printed = _PAID.search(name) or (form in _WEAK and re.search("收入|支出", name))
    printed = printed or (form in _GIVEN and _SPENT.search(name))
    if not found and re.search("(?:保费|保险费|缴费)$", name):
        return "executed", True
    if found and (form is None or printed):
        return found[0], True
    if form is not None:
        return form, bool(found)
    return ("planned", True) if "计划" in name else (None, False)


def _of_budget(parts: Sequence[str], found: Sequence[str]) -> str:
    """Say what stands under 预算安排: the inner head says which budget it is (调整后预算), or that it was paid."""
    if found[-1] == "executed" and _PAID.search(bare(parts[-1])) and "预算" not in parts[-1]:
        return "executed"
    return [code for code in found if code in _BUDGETS][-1]


def _about(parts: Sequence[str], cues: Cues) -> str:
    """Return the innermost head that names something of its own."""
    for part in reversed(parts):
        words = re.sub(r"^其中[:：]?", "", bare(part))
        start, end = subject_of(words, cues)
        if start < end and not _EMPTY.fullmatch(words) and not find_years(bare(part), bare=True):
            return re.sub(r"^其中[:：]?", "", part)
    return ""


def _ratio(name: str) -> str:
    if re.search("差异率|偏差率|偏离率|超支率", name):
        return "variance"
    if _OF_PREVIOUS.search(name):
        return "other"
    return "rate" if "率" in name or _OF_BUDGETED.search(name) else "share"
