"""What a figure speaks of, as far as a rule needs to know: the whole unit's accounts, their parts, or one project."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from indexer.forms import any_of, fold
from indexer.meaning.budget_codes import functions
from indexer.memo import MOST, remembered
from indexer.model import Figure
from indexer.word_lists import words_in

# Concepts that are lines of a unit's accounts, from the catalogue of items.
_ACCOUNTS = frozenset({
    "total_expenditure", "basic_expenditure", "project_expenditure", "operating_business_expenditure", "to_superior",
    "to_subordinate", "personnel_costs", "operating_costs", "wages", "goods_services", "household_subsidies",
    "three_public", "overseas_travel", "vehicle_total", "vehicle_purchase", "vehicle_running", "reception",
})  # fmt: skip
SHORTEST = 3  # characters of a name that may be short for another
_YEAR = r"(?:19|20)\d{2}年度?"
_NO_LETTER = re.compile(r"\W")
_A_YEAR = re.compile(_YEAR)
_WHOLE = re.compile(
    rf"{_YEAR}(?:{_YEAR})?(?:部门|单位|本年|全年|整体|实际|财政|一般公共预算|财政拨款|一般公共预算财政拨款)*"
    r"(?:总?支出|收支)(?:合计|总计|总额)?(?:实际支出|支出|决算数?|预算数?)?$"
)
# What stands before the year of money that is not all there is: 纳入专户管理的非税收入拨款|2022年年初预算.
_OF_ONE = re.compile("(?:拨款|收入|资金|经费|补助|补贴|基金|债券|专户)$")
_OF_SOURCE = re.compile(r"财政(?:预算)?拨款|公共预算|公共财政|政府性基金|国有资本")
_CHANGED = "增加 减少 增长 下降 提高 降低 上升".split()
_MEASURED = words_in("measured")
_BEGINS = "".join(sorted({words[0] for words in (*"比较同上去", *_CHANGED, *_MEASURED)}))
_ENDS = tuple({words[-1] for words in (*_CHANGED, *_MEASURED)})
_MEASURE_TAIL = re.compile(  # looked for only where one may begin
    rf"(?=[{_BEGINS}])(?:{any_of(_MEASURED)}"
    rf"|(?:比|较|同比)?(?:上年|去年|上一年|年初(?:预算数?)?|预算数?)?(?:{'|'.join(_CHANGED)}))+$"
)
_BUDGET = re.compile(
    rf"{_YEAR}(?:{_YEAR})?(?:部门|单位|本年|年度|财政|整体|支出|一般公共预算)*(?:年初|调整后?|全年|年度|支出)?预算数?$"
)
# The row of a self-evaluation table that holds the money of all that the table is about.
_FUNDS = re.compile(r"(?:年度)?(?:部门|单位|项目)?(?:整体)?(?:预算|支出)?资金总额|^整体支出$|^部门整体支出$")
_TAIL = re.compile(r"(?:专项|工作|经费|资金|项目|支出|补助|等)+$")
_NAMED = re.compile(r"(?<![专个各他])(基本|项目)支出(?:合计|总计|总额|小计)$")
_PLAIN = re.compile(r"年度资金总额|预算资金|(?:专项|项目)?(?:资金|经费)|[:：\s]")
# What `role_of` gave, by project, concepts, item, measure and row.
_ROLES: dict[tuple[str | None, tuple[str, ...], str, str, str | None], str | None] = {}
_COUNTED = re.compile(r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})个(?:专项|重点|支出)?项目")


def role_of(figure: Figure) -> str | None:
    """Return the line of the unit's accounts that a figure is, None for a project's and for any other.

    Most rules ask it of every figure, so it is worked out once for figures that do not differ in what it depends on.
    """
    if figure.project is not None and not _counts_projects(figure.project):
        return None  # as most are, and soon told
    table = figure.table
    row = table.row if table is not None and figure.kind == "money" else None
    key = figure.project, figure.concepts, figure.item, figure.measure, row
    try:
        return _ROLES[key]
    except KeyError:
        if len(_ROLES) >= MOST:
            _ROLES.clear()
        role = _ROLES[key] = _role(figure)
        return role


def _role(figure: Figure) -> str | None:
    if figure.project is not None:
        return "project_expenditure" if project_of(figure) == figure.project else None
    if is_funds_row(figure):
        return "total_expenditure"
    if _of_a_class().search(bare_item(figure)):
        return None  # 教育支出合计 is of one function, whatever 支出合计 is of
    if figure.concepts:
        return figure.concepts[0] if len(figure.concepts) == 1 and figure.concepts[0] in _ACCOUNTS else None
    named = _NAMED.search(bare_item(figure))
    if named is not None:
        return "basic_expenditure" if named.group(1) == "基本" else "project_expenditure"
    return "total_expenditure" if is_whole(figure) else None


@cache
def _of_a_class() -> re.Pattern[str]:
    """Return what finds a class of the functional classification, a year perhaps within: 教育2021年支出."""
    stems = "|".join(re.escape(name) for name in sorted(functions(), key=len, reverse=True))
    return re.compile(rf"(?:{stems})(?:{_YEAR})?支出")


def project_of(figure: Figure) -> str | None:
    """Return the project of a figure; of one that is listed under 三个项目支出, its own name."""
    if figure.project is None or not _counts_projects(figure.project):
        return figure.project
    own = bare_item(figure).split(fold(figure.project), 1)[-1].strip("：:-—")
    return own or figure.project


@remembered
def _counts_projects(name: str) -> bool:
    """Say whether a name is only the number of projects that a list goes through: 三个项目."""
    return _COUNTED.fullmatch(fold(name)) is not None


def is_whole(figure: Figure) -> bool:
    """Say whether a figure is the whole unit's: 某局2022年支出, with nothing that narrows it."""
    if figure.project is not None or figure.concepts:
        return False
    item = fold(figure.item)
    budget = _BUDGET.search(item) if figure.measure in ("initial_budget", "revised_budget") else None
    found = budget or _WHOLE.search(item)
    return found is not None and not _OF_ONE.search(item, 0, found.start())


@remembered
def names_source(words: str) -> bool:
    """Say whether words name the source of money: 财政拨款支出 is a part of what was spent in all."""
    return _OF_SOURCE.search(fold(words)) is not None


def is_funds_row(figure: Figure) -> bool:
    """Say whether a figure stands in the row of all funds of a whole unit's self-evaluation table."""
    if figure.table is None or figure.project is not None or figure.concepts or figure.kind != "money":
        return False
    return _names_funds(figure.table.row)


@remembered
def _names_funds(row: str) -> bool:
    return _FUNDS.search(bare_row(row)) is not None


@remembered
def bare_row(row: str) -> str:
    """Return a row's name folded and without white space."""
    return "".join(fold(row).split())


def are_alike(a: Figure, b: Figure) -> bool:
    """Say whether two figures are of one thing: one project and the same of it, or else what their items say."""
    if a.concepts and b.concepts and a.concepts != b.concepts:
        return False
    if a.project and b.project:
        return is_one_project(a.project, b.project) and (a.concepts == b.concepts != () or own_words(a) == own_words(b))
    same = (a.project or a.concepts) and a.project == b.project and a.concepts == b.concepts
    return bool(same) or bare_item(a) == bare_item(b)


def own_words(figure: Figure) -> str:
    """Return what a figure's item adds to the name of its project: 其中：管材, 财政拨款; "" where it is all of it."""
    return _added(figure.project or "", figure.item)


@lru_cache(maxsize=MOST)
def _added(name: str, printed: str) -> str:
    project, item = fold(name), fold(printed)
    at = item.rfind(project)
    rest = _PLAIN.sub("", _bare(item[at + len(project) :])) if project and at >= 0 else ""
    return "" if project.endswith(rest) else rest


def are_beside(a: Figure, b: Figure) -> bool:
    """Say whether two figures of one sentence are of one thing: nothing that they are known to be of is different."""
    return are_alike(a, b) or (a.project == b.project and a.concepts == b.concepts)


@remembered
def bare_project(name: str) -> str:
    """Return a project's name without punctuation and without 经费, 项目 and their kin at its end."""
    folded = _NO_LETTER.sub("", fold(name))
    return _TAIL.sub("", folded) or folded


def is_one_project(a: str, b: str) -> bool:
    """Say whether one name is the other, or is short for it by leaving out its beginning: 残疾人两项补贴, 两项补贴."""
    shorter, longer = bare_project(a), bare_project(b)
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    return len(shorter) >= SHORTEST and longer.endswith(shorter)


def bare_item(figure: Figure) -> str:
    """Return a figure's item without years and without the words of its measure."""
    return _bare(figure.item)


@remembered
def _bare(item: str) -> str:
    bare = _A_YEAR.sub("", fold(item))
    return _MEASURE_TAIL.sub("", bare) if bare.endswith(_ENDS) else bare


def subject_of(figure: Figure) -> tuple[str | None, tuple[str, ...], str]:
    """Return what must be equal for two figures to be of one thing: project, concepts, and else the bare item."""
    if figure.project or figure.concepts:
        return figure.project, figure.concepts, ""
    return None, (), bare_item(figure)
