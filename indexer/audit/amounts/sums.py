"""Totals whose parts are all there is: A01, A02, A15 by definition, A04 for the sources of money."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from indexer.audit.amounts.explained import is_explained_sum
from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, PASS, ROUNDING, Case, Check, compare
from indexer.audit.slips import is_misprinted_sum, is_one_digit, is_slip
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.audit.subjects import bare_row, is_funds_row, names_source, role_of
from indexer.forms import fold
from indexer.meaning.givers import PLACES
from indexer.meaning.items import short_organisation
from indexer.memo import remembered
from indexer.model import Figure

# rule, whole, parts without which nothing is checked, parts that join where they are printed beside them
WHOLES: tuple[tuple[str, str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "A01", "total_expenditure", ("basic_expenditure", "project_expenditure"),
        ("operating_business_expenditure", "to_superior", "to_subordinate"),
    ),
    ("A02", "basic_expenditure", ("personnel_costs", "operating_costs"), ()),
    ("A02", "basic_expenditure", ("wages", "goods_services", "household_subsidies"), ()),
    ("A02", "personnel_costs", ("wages", "household_subsidies"), ()),
    ("A15", "three_public", ("overseas_travel", "vehicle_total", "reception"), ()),
    ("A15", "three_public", ("overseas_travel", "vehicle_running", "reception"), ("vehicle_purchase",)),
    # Most units send nobody abroad, and do not say so.
    ("A15", "three_public", ("vehicle_total", "reception"), ("overseas_travel",)),
    ("A15", "three_public", ("vehicle_running", "reception"), ("vehicle_purchase", "overseas_travel")),
    ("A15", "vehicle_total", ("vehicle_purchase", "vehicle_running"), ()),
)  # fmt: skip
# Economic classes beside the three of basic expenditure.
_BEYOND = re.compile("资本性支出|债务利息|对企业补助|基本建设支出")
_MEASURES = ("executed", "initial_budget", "revised_budget")
_LISTED = 120  # characters behind the last part that others of its list may stand in
_FEWEST = 3  # of a whole and two parts
_FAR = 4  # times a difference that a total has to be, or else more than a number was written wrongly
_OF_SOME = re.compile("不含|不包括|扣除|除.{1,12}外")
_SMALL = Decimal("0.01")  # of a total: a difference that is a slip rather than a part left out
# Sources of money by name; each set is all there is where its names stand together.
_SOURCES = tuple(tuple((name, re.compile(form)) for name, form in names) for names in (
    (
        ("general", r"一般公共预算"), ("fund", r"政府性基金"), ("special", r"专户|非税"), ("capital", r"国有资本"),
        ("other", r"其他资金|其他收入|其它资金"), ("carried", r"上年结转"),
    ),
    (
        ("appropriation", r"^(?:其中:?)?(?:当年|本年)?(?:财政拨款|财政资金|财政拨款资金)(?:小计|合计)?$"),
        ("carried", r"上年结转|年初结转"), ("other", r"其他资金|其它资金"),
    ),
    (
        ("central", r"中央"), ("province", r"省|自治区"), ("city", r"市"), ("county", r"[县区旗]|本级"),
        ("carried", r"上年结转|年初结转"), ("other", r"其他资金|其它资金"),
    ),
))  # fmt: skip
_YEAR = re.compile(r"\d{4}年度?")
_LEVEL = re.compile(f"中央|[{PLACES}]|自筹|社会资本|财政拨款|其他")
_LOWEST = re.compile(r"县|区|旗|乡|镇|自筹|配套|社会资本|其他")
_INNER = re.compile(f"中央|[{PLACES}](?:级|财政)|其中:?[{PLACES}]|本级")
_OWN_INCOME = re.compile(r"(?:事业|经营|上级补助|附属单位|投资|利息|捐赠|租金|服务)[^合总]{0,8}收入")
_ALL_INCOME = re.compile(
    r"(?:[局厅委院]?机关|本级|学院|部门|单位|预算|决算|本年|全年|年度|年初|财政|资金|总|当年|实际|实现|各[类项])*收入(?:总计|合计|总额|总数|决算数?|预算数?)?(?:收入)?$"
)
_THIS_YEAR = re.compile(
    r"(?:(?:本年|当年)收入(?:合计|小计)?|(?:年初|上年)结转(?:和|与|及)?(?:结余|资金)?|使用.{0,12}结余|弥补.{0,8}差额)(?:为|共)?$"
)


def wholes(case: Case) -> Iterator[Check]:
    """Check totals whose parts are all there is: in a line of prose, a column of a table, the whole table, the report.

    Where the parts stand far apart (基本支出 and 项目支出 in sections of their own) only a small difference, or one
    wrong digit, is worth showing: they may be of another scope.
    """
    money = [f for f in case.exact_money() if not f.shared_with]
    roles = {f.id: role for f in money if (role := role_of(f))}
    done: set[tuple[str, int | None, str]] = set()
    groups = [*case.groups(money), *case.tables_of(money), money]
    for group in [each for each in groups if sum([f.id in roles for f in each]) > 1]:  # with a whole and parts
        keyed: dict[tuple[int | None, str], list[Figure]] = {}
        for figure in group:
            keyed.setdefault((figure.year, figure.measure), []).append(figure)
        near = group is not money
        for (year, measure), figures in keyed.items():
            if len(figures) < _FEWEST:
                continue
            by_role: dict[str, list[Figure]] = {}
            for figure in figures if near else _once([f for f in figures if f.id in roles]):
                if role := roles.get(figure.id):
                    by_role.setdefault(role, []).append(figure)
            same: set[tuple[str, Decimal | None, Decimal | None]] = set()  # one total may have its parts told twice
            for rule, whole, parts, optional in _checkable(figures, by_role):
                if near or (rule + whole, year, measure) not in done:
                    left = [f for f in group if f.measure == "carryover" and f.year == year and f.project is None]
                    checks = list(_whole(case, by_role, rule, whole, parts, optional, near, left))
                    done |= {(rule + whole, year, measure)} if checks else set()
                    yield from (check for check in checks if (rule, check.computed, check.printed) not in same)
                    same |= {(rule, check.computed, check.printed) for check in checks}


def _checkable(
    figures: Iterable[Figure], by_role: Collection[str]
) -> Iterator[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:  # fmt: skip
    """Yield the totals that can be checked: classes beside others are those of all that was spent, not of the basic."""
    for row in WHOLES:
        if row[1] in by_role and all(part in by_role for part in row[2]):
            basic = row[1] == "basic_expenditure" and "wages" in row[2]
            if not (basic and any(_BEYOND.search(figure.item) for figure in figures)):
                yield row


def _whole(
    case: Case, by_role: Mapping[str, Sequence[Figure]], rule: str, whole: str, parts: Sequence[str],
    optional: Sequence[str], near: bool, left: Sequence[Figure],
) -> Iterator[Check]:  # fmt: skip
    if any(len(by_role.get(part, ())) != 1 for part in parts) or any(len(by_role.get(o, ())) > 1 for o in optional):
        return
    found = [by_role[part][0] for part in (*parts, *(o for o in optional if o in by_role))]
    first = min(figure.amount_start for figure in found)
    totals = by_role.get(whole, ())
    before = [figure for figure in totals if figure.amount_start < first]
    total = before[-1] if before and near else (totals[0] if len(totals) == 1 else None)
    if total is None:
        return
    if near:
        check = sum_of(case, rule, total, found, sure=True)
        if rule == "A01" and check.outcome == FINDING and left and holds_rest(total):
            check = _with_rest(case, total, found, left)
        if check.outcome == FINDING and not _are_all(case, check, total, found):
            check = replace(check, outcome=NOT_CHECKABLE)
        yield check
        return
    small = _is_small(case, total, found) and total.measure == "executed"
    yield sum_of(case, rule, total, found, unless=FINDING if small else NOT_CHECKABLE, severity=FLAG)


def _are_all(case: Case, check: Check, total: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether what does not add up is a slip: no other part is printed, and all are of one scope and time."""
    printed, computed = case.term(total).value, check.computed or Decimal(0)
    missing = printed - computed
    if missing > 0 and (missing in case.amounts() or _goes_on(case, check, total, parts)):
        return False
    if any(_OF_SOME.search(figure.item) or "period_partial" in figure.flags for figure in parts):
        return False
    slip = is_misprinted_sum([(1, case.term(part).value) for part in parts], printed)
    if not slip and len({_is_of_source(case, figure) for figure in (total, *parts)}) > 1:
        return False
    closed = check.rule == "A15"  # of “三公”经费 no other kind can have been left out
    return slip or closed or abs(missing) * _FAR <= printed


def _is_of_source(case: Case, figure: Figure) -> bool:
    return names_source(figure.item) or names_source(words_before(case, figure))


def _goes_on(case: Case, check: Check, total: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether the list of parts goes on with others that make up the total: 会议费 and 培训费 behind 公务接待费."""
    missing = case.term(total).value - (check.computed or Decimal(0))
    last = max(part.amount_start for part in parts)
    behind = [f for f in case.exact_money() if last < f.amount_start < last + _LISTED and f.measure == total.measure]
    return missing > 0 and missing in accumulate(case.term(figure).value for figure in behind)


def _with_rest(case: Case, total: Figure, parts: Sequence[Figure], left: Sequence[Figure]) -> Check:
    """Compare a total that holds what is carried over; 结余分配, which goes by many names, is told by its amount."""
    check = sum_of(case, "A01", total, [*parts, *left[:1]], sure=True)
    missing = case.term(total).value - (check.computed or Decimal(0))
    return replace(check, outcome=NOT_CHECKABLE) if len(left) > 1 or missing in case.amounts() else check


def holds_rest(total: Figure) -> bool:
    """Say whether a total of all spending holds what is carried over: 支出总计 does, by the form of final accounts."""
    return "总计" in total.item


def _once(figures: Sequence[Figure]) -> list[Figure]:
    """Return one figure of each line of the accounts and value: what is printed again adds nothing."""
    return list({(role_of(f), f.amount_yuan): f for f in reversed(figures) if f.measure in _MEASURES}.values())


def _is_small(case: Case, total: Figure, parts: Iterable[Figure]) -> bool:
    """Say whether a sum is off by so little, or in such a way, that a slip is likelier than a part left out."""
    printed = case.term(total).value
    computed = sum((case.term(part).value for part in parts), Decimal(0))
    if abs(computed - printed) in case.amounts():
        return False  # a part that goes by another name
    small = abs(computed - printed) <= _SMALL * printed or is_slip(computed, printed)
    return small or is_one_digit(computed - printed, (case.term(f).value for f in (total, *parts)))


def sum_of(
    case: Case,
    rule: str,
    total: Figure,
    parts: Sequence[Figure],
    *,
    unless: str = FINDING,
    severity: str = ERROR,
    sure: bool = False,
    beside: Sequence[Figure] = (),
) -> Check:
    """Compare the sum of `parts` with a printed total."""
    terms = [case.term(part) for part in parts]
    computed = sum((term.value for term in terms), Decimal(0))
    return compare(
        rule, computed, case.term(total), terms, "audit.sum",
        unless=unless, severity=severity, sure=sure, beside=beside,
    )  # fmt: skip


def income(case: Case) -> Iterator[Check]:
    """A04 in a line: all income = this year's income + what was carried in (+ balances used); or = its kinds.

    The first is so by definition. Kinds (财政拨款收入, 其他收入) may be left out: only a small difference counts.
    """
    for line in case.lines_with("income"):
        whole = [f for f in line if f.measure == "income" and not f.concepts and ("total" in f.flags or is_income(f))]
        after = [
            f for f in line
            if whole and f.amount_start > whole[0].amount_start and f.direction is None and f.year == whole[0].year
            and f.measure in ("income", "carry_in") and case.sentence_of(f) == case.sentence_of(whole[0])
        ]  # fmt: skip
        parts = [f for f in after if _THIS_YEAR.search(words_before(case, f, NARROW_CLAUSE))]
        if len(parts) > 1 and sum(f.measure == "income" for f in parts) == 1 and "total" in whole[0].flags:
            yield sum_of(case, "A04", whole[0], parts, sure=True)
            continue
        kinds = [f for f in after if not f.concepts and (f.measure == "income" or holds_rest(whole[0]))]
        if len(kinds) > 1 and len(kinds) == len(after):
            others = len(kinds) == sum(f.measure == "income" for f in kinds) or _tells_others(case, kinds)
            small = (others and _is_small(case, whole[0], kinds)) or of_levels(case, kinds)
            small = small or is_explained_sum(case, whole[0], kinds)
            yield sum_of(case, "A04", whole[0], kinds, unless=FINDING if small else NOT_CHECKABLE, severity=FLAG)


def _tells_others(case: Case, kinds: Sequence[Figure]) -> bool:
    """Say whether a list of incomes that ends with what was carried in has the incomes of no other name too."""
    return any("其他收入" in words_before(case, f, NARROW_CLAUSE) for f in kinds)


def of_levels(case: Case, figures: Sequence[Figure]) -> bool:
    """Say whether parts are of levels of government, and reach the lowest."""
    words = [words_before(case, f, NARROW_CLAUSE) for f in figures]
    return all(map(_LEVEL.search, words)) and any(map(_LOWEST.search, words))


def funds(case: Case) -> Iterator[Check]:
    """A04 in a self-evaluation table: all funds = the sum of their sources, column by column."""
    for table in case.money_tables():
        for column in case.groups(table):
            found = sources_of(column)
            others = [f for f in column if found and f not in found and "partial_list" in f.flags]
            if found is None or any(not _INNER.search(fold(f.table.row)) for f in others if f.table):
                continue
            totals = [f for f in column if _is_funds_total(f)]
            yield from _of_sources(case, found, totals or [f for f in table if _is_funds_total(f)], bool(totals))


def sources_of(figures: Sequence[Figure]) -> list[Figure] | None:
    """Return the figures of one column that are the sources of all funds, None where they are not all there.

    The last set, by levels of government, counts only where no row holds the appropriations of all levels.
    """
    for number, names in enumerate(_SOURCES):
        levels = names[0][0] == "central"
        found: dict[str, list[Figure]] = {}
        for figure in figures:
            row = bare_row(figure.table.row) if figure.table is not None else ""
            name = _sources_in(row)[number]
            if name and (levels or not _INNER.search(row)) and not _is_funds_total(figure):
                found.setdefault(name, []).append(figure)
        if len(found) > 1 and names[0][0] in found and all(len(same) == 1 for same in found.values()):
            return [same[0] for same in found.values()]
    return None


@remembered
def _sources_in(row: str) -> tuple[str | None, ...]:
    """Return what a row is called in each set of sources."""
    return tuple(next((name for name, form in names if form.search(row)), None) for names in _SOURCES)


def _is_funds_total(figure: Figure) -> bool:
    row = bare_row(figure.table.row) if figure.table is not None else ""
    return is_funds_row(figure) or "资金总额" in row


def _of_sources(case: Case, found: Sequence[Figure], totals: Sequence[Figure], same: bool) -> Iterator[Check]:
    """Compare with the total of the column, or where the sources have none of their own, with any that fits."""
    totals = [total for total in totals if total.measure in _MEASURES and total.year == found[0].year]
    checks = [sum_of(case, "A04", total, found, sure=same) for total in totals]
    good = [check for check in checks if check.outcome != FINDING]
    if same:
        yield from checks[:1]
    elif checks:
        revised = [check for check, total in zip(checks, totals, strict=True) if total.measure == "revised_budget"]
        yield (good or revised or checks)[0]


def sources_in_text(case: Case) -> Iterator[Check]:
    """B06: the sources in the table come to the income, or the expenditure, that the text prints."""
    years: dict[int | None, list[Figure]] = {}
    for f in case.exact_money():
        if f.table is None and f.project is None and f.measure in ("income", "revised_budget", "executed", "carry_in"):
            years.setdefault(f.year, []).append(f)
    for table in case.tables_of(case.money()):
        for column in case.groups([f for f in table if f.measure == "income"]):
            found = sources_of(column)
            prose = years.get(found[0].year, []) if found else []
            carried = [f for f in prose if f.measure == "carry_in"]
            wholes = [f for f in prose if f.measure != "carry_in"]
            spending = [] if found and _come_to_income(case, column, found) else [f for f in wholes if _is_all_spent(f)]
            wholes = [f for f in wholes if (is_income(f) or f in spending) and not _is_wider(case, found, f)]
            if not found or not wholes or _has_others(column, found) or _is_of_form(case, found):
                continue
            yield _any_fits(case, [found, *([*found, more] for more in carried)], wholes)


def _is_wider(case: Case, found: Sequence[Figure] | None, whole: Figure) -> bool:
    """Say whether a table is of appropriations alone, by its title, and a figure of the text is of all money."""
    tables = {f.table.table for f in found or () if f.table is not None}
    titles = [table.caption or "" for table in case.tables if table.id in tables]
    return any("财政拨款" in title for title in titles) and "财政拨款" not in whole.item


def _is_all_spent(figure: Figure) -> bool:
    return role_of(figure) == "total_expenditure"


def _come_to_income(case: Case, column: Sequence[Figure], found: Sequence[Figure]) -> bool:
    """Say whether a column prints what its sources come to as the income: what was spent may be another amount."""
    computed = sum((case.term(f).value for f in found), Decimal(0))
    return any("total" in f.flags and case.term(f).value == computed for f in column if f not in found)


def _is_of_form(case: Case, found: Sequence[Figure]) -> bool:
    """Say whether the sources come to a total of the form: of 年度资金总额 the first budget, not the later one."""
    computed = sum((case.term(f).value for f in found), Decimal(0))
    totals = (f for f in case.exact_money() if f.table is not None and f not in found and _is_funds_total(f))
    return any(case.term(f).value == computed for f in totals)


def _has_others(column: Sequence[Figure], found: Sequence[Figure]) -> bool:
    """Say whether a column has income of a kind that is none of the sources found: 事业收入 beside 财政拨款收入."""
    rows = [bare_row(f.table.row) for f in column if f.table is not None and f not in found and f.amount_yuan]
    return any(_OWN_INCOME.search(row) and not _INNER.search(row) for row in rows)


def is_income(figure: Figure) -> bool:
    """Say whether a figure is all the income of the unit's year: 收入合计, 预算收入; none that is of one source."""
    if figure.project is not None or figure.concepts or "收入" not in figure.item:
        return False
    item = _YEAR.sub("", fold(figure.item))
    whole = _ALL_INCOME.search(item)
    if whole is None:
        return False
    said = item[: whole.start()]
    short = fold(short_organisation(figure.organisation, figure.region))
    return said.removeprefix(short) == "" or fold(figure.organisation or "").endswith(said)  # 食堂收入 is not all


def _any_fits(case: Case, sums: Sequence[Sequence[Figure]], wholes: Sequence[Figure]) -> Check:
    """Return the comparison of a sum with a printed whole that fits, or of the first with all where none does."""
    for parts in sums:
        for whole in wholes:
            check = sum_of(case, "B06", whole, parts)
            if check.outcome in (PASS, ROUNDING):
                return check
    check = sum_of(case, "B06", wholes[0], sums[0], beside=wholes[1:])
    if check.outcome == FINDING:  # a form's sources are those of the year's beginning as often as of all the year
        budgets = {f.amount_yuan for f in case.money() if f.measure == "initial_budget"}
        return replace(check, outcome=NOT_CHECKABLE) if check.computed in budgets else check
    return check
