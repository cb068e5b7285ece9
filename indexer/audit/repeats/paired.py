"""B06: an amount of the text is that of the table's cell of the same name, measure and year, but for a slip.

What goes by one name in the text and in a table may be of two scopes, and then the amounts differ as any two do. Two
neighbouring digits exchanged, or one digit wrong in a long number, are hardly another scope: only these are shown. A
difference that the report prints as an amount of its own may well be what the two scopes differ by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain, islice

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, PASS, ROUNDING, Case, Check, Term, is_exact, side
from indexer.audit.name_index import NameIndex
from indexer.audit.repeats.restated import is_compared
from indexer.audit.slips import is_dropped, significant, slip_of
from indexer.audit.subjects import bare_project, bare_row, is_whole, names_source, role_of
from indexer.memo import remembered
from indexer.model import Figure
from indexer.structure.numbering import HAN, ITEM_NUMBER

_MEASURES = frozenset({
    "executed", "previous", "initial_budget", "revised_budget", "income", "received", "allocated", "planned",
    "carry_in", "carryover", "contract", "supplement", "returned", "arrears", "balance", "achieved",
})  # fmt: skip
_DOUBTFUL = frozenset(("ambiguous_measure", "partial_list"))
_BACK = 30  # characters before an amount that may name it
_BEFORE_CLAUSE = re.compile(r"(?s:.*)(?:[，。；：:、\n\t,;]|[（(](?![^）)]*[）)]))")
_LEAD = re.compile(
    r"^(?:其中:?|本年度?|全年|当年|同期|年度|20\d{2}年度?(?:末)?"
    rf"|[{HAN}]{{1,3}}是|{ITEM_NUMBER})+"
)
_QUOTES = re.compile(r"[“”\"'《》]")
_UNIT = re.compile(r"[(](?:万元|亿元|元|千元|单位:?万元)[)]$")
_TAIL = re.compile(
    r"(?:支出|决算|实际|到位|下达|发放|兑付|兑现|支付|执行|使用|安排|投入|拨付|收入|预算|年初|全年|共计|合计|累计|金额|资金|经费|费用|费|数|额|为|共|计|达|是|了|:)+$"
)
# What the words before an amount say of the whole unit's budget or spending beside its measure.
_STAGE = re.compile(
    r"(?:部门|单位|整体|财政|本|调整|追加|批复|年中|最终|后|的?|总|收支|拨款|支|出|执行|决算|预算|全年|年初|可|指标)*"
)
_MEANS = re.compile("(?:项目|工程|工作|专项)$")
_TOTALS = frozenset(("合计", "总计", "共计", ""))
_GRAND = re.compile(r"^(?:收入|支出)?总计$")
# A sentence that speaks of a wrong number, or of several ways to count, has explained the difference.
_EXPLAINED = re.compile(r"更正|勘误|误[写为录]|笔误|颠倒|初稿|原[报为]|口径|尾差|含税|不含|分母|如[以按]|初评")
_OF_A_PART = re.compile("(?<!其)中(?:用于|属于|的|有)|中用")
_MOST = 20  # cells of one name: where there are more, it names nothing
_LEAST = 2  # characters of a name
Cells = dict[tuple[str, int | None, str], list[Figure]]  # by name, year and measure


def text_and_tables(case: Case) -> Iterator[Check]:
    """B06: the amounts of the text and the cells that go by the same name."""
    cells = _cells(case)
    heads = _heads(case) if cells else {}
    values = {figure.amount_yuan for group in cells.values() for figure in group}
    for figure in case.exact_money() if cells else ():
        if figure.table is None and _is_named(figure):
            clause = _clause(case, figure)
            if "中" in clause and _OF_A_PART.search(clause):
                continue  # 中央补助中用于材料购置的: of a part of it
            name = core(clause)
            found = _of_name(name, figure, cells) or _alike(case, name, figure, cells)
            found = found or _of_whole(case, name, figure, cells)
            found = [cell for cell in found if not is_compared(figure, cell)] if len(found) <= _MOST else []
            if found and (check := _check(case, figure, found, values)):
                yield check
        if figure.id in heads and (
            check := _of_heading(case, figure, cells.get((heads[figure.id], None, ""), []), values)
        ):
            yield check


def _is_named(figure: Figure) -> bool:
    """Say whether an amount as printed has a measure and a year and is of one thing."""
    return bool(
        (figure.measure in _MEASURES and figure.year and figure.amount_yuan
        and _DOUBTFUL.isdisjoint(figure.flags) and not figure.shared_with)
        or _is_all_money(figure)
    )  # fmt: skip


def _is_all_money(figure: Figure) -> bool:
    """Say whether a figure is all that the unit had to spend in its year, with what was carried in."""
    return figure.year is not None and figure.measure in ("revised_budget", "income") and is_whole(figure)


def _cells(case: Case) -> Cells:
    """Return the cells by name, year and measure; a total's name is its column's, or it has none."""
    cells: Cells = {}
    for figure in case.exact_money():
        if figure.table is None or not _is_named(figure):
            continue
        name = core(figure.table.row or figure.table.column)  # a list of two columns may be read as pairs
        names = [name]
        if name in _TOTALS:
            names = [f"{figure.project or ''}|{core(figure.table.column)}"]
        if figure.measure == "executed" and len(name) > _LEAST:
            cells.setdefault((name, None, ""), []).append(figure)  # by what a heading says alone
        for each in names:
            cells.setdefault((each, figure.year, _measure(figure)), []).append(figure)
        if _GRAND.match(_LEAD.sub("", bare_row(figure.table.row))):
            cells.setdefault(("|all", figure.year, ""), []).append(figure)
    return cells


def _heads(case: Case) -> dict[str, str]:
    """Return the names that headings give the first amounts of the text below them, by the figures' ids."""
    names = {section.id: core(section.heading) for section in case.sections}
    first: dict[str, Figure] = {}
    for figure in case.money():
        if figure.table is None and figure.section is not None and figure.measure != "standard":
            first.setdefault(figure.section, figure)
    return {
        figure.id: names[section] for section, figure in first.items()
        if section in names and is_exact(figure) and len(names[section]) > _LEAST
    }  # fmt: skip


def _of_heading(case: Case, figure: Figure, cells: list[Figure], values: set[Decimal | None]) -> Check | None:
    """Compare the first amount under a heading with the only spending of that name, however its words are read."""
    if len({cell.amount_yuan for cell in cells}) != 1 or figure.amount_yuan in values | {None}:
        return None
    term, other = case.term(figure), case.term(cells[0])
    if slip_of(term.value, other.value) != "swap" or is_explained(case.text, figure.amount_start, figure.amount_end):
        return None
    return _made((term, other), FINDING, term.half + other.half)


def _measure(figure: Figure) -> str:
    return "executed" if figure.measure in ("previous", "achieved") else figure.measure


def _of_name(name: str, figure: Figure, cells: Cells) -> list[Figure]:
    """Return the cells of what a figure goes by: the words before it, its project, or the total of a column."""
    measure, found = _measure(figure), None
    if len(name) >= _LEAST and name not in _TOTALS:
        found = cells.get((name, figure.year, measure))
        found = found or cells.get((f"{figure.project or ''}|{name}", figure.year, measure))
    elif not name and figure.project:
        found = cells.get((core(bare_project(figure.project)), figure.year, measure))
    if not found and _is_all_money(figure):
        found = cells.get(("|all", figure.year, ""))
    return found or []


def _alike(case: Case, words: str, figure: Figure, cells: Cells) -> list[Figure]:
    """Return the cells of the one row whose name is the words' in full or in short, if a slip explains both amounts.

    `创新券兑付613000万元` of the row 科技创新券兑付: here only digits exchanged or a wrong unit are no chance.
    """
    named = case.once("names of rows", lambda: _by_measure(cells)).get((figure.year, _measure(figure)))
    name = _MEANS.sub("", words) if named else ""
    if named is None or len(name) <= _LEAST or figure.amount_yuan is None:
        return []
    rows, index = named
    found = list(islice(chain.from_iterable(rows[row] for row in index.related(name)), _MOST + 1))
    if not 0 < len(found) <= _MOST:
        return []
    term = case.term(figure).value
    slips = {slip_of(term, case.term(cell).value) for cell in found} <= {"swap", "unit"}
    return found if slips and len({cell.amount_yuan for cell in found}) == 1 else []


def _of_whole(case: Case, words: str, figure: Figure, cells: Cells) -> list[Figure]:
    """Return the one total of a column that all of the unit's budget, or spending, is but for exchanged digits.

    A table may be of a part of it, and then its total is another amount.
    """
    if not ((is_whole(figure) or role_of(figure) == "total_expenditure") and _STAGE.fullmatch(words)):
        return []
    term = case.term(figure).value
    totals = case.once("totals of columns", lambda: _totals(cells))
    alike = totals.get((figure.year, _measure(figure), _digits(figure)), ())
    if any(cell.amount_yuan == figure.amount_yuan for cell in alike):
        return []
    found = [cell for cell in alike if slip_of(term, case.term(cell).value) == "swap"]
    return found if len({cell.amount_yuan for cell in found}) == 1 else []


def _totals(cells: Cells) -> dict[tuple[int | None, str, str], list[Figure]]:
    """Return the totals of columns that are of no project, by year, measure and digits."""
    found: dict[tuple[int | None, str, str], list[Figure]] = {}
    for (name, year, measure), group in cells.items():
        for cell in group if name.startswith("|") else ():
            found.setdefault((year, measure, _digits(cell)), []).append(cell)
    return found


def _digits(figure: Figure) -> str:
    """Return the digits of an amount but for zeros, sorted: they stay the same where some are exchanged."""
    return "".join(sorted(significant(figure.amount_yuan or Decimal(0)).replace("0", "")))


def _by_measure(cells: Cells) -> dict[tuple[int | None, str], tuple[dict[str, list[Figure]], NameIndex]]:
    """Return the cells of each year and measure by the names of their rows, and these names."""
    found: dict[tuple[int | None, str], dict[str, list[Figure]]] = {}
    for (row, year, measure), group in cells.items():
        if len(row) > _LEAST:
            found.setdefault((year, measure), {})[row] = group
    return {key: (rows, NameIndex(rows, _LEAST + 1)) for key, rows in found.items()}


def _clause(case: Case, figure: Figure) -> str:
    begin = max(figure.amount_start - _BACK, 0)
    before = _BEFORE_CLAUSE.match(case.text, begin, figure.amount_start)
    return case.text[before.end() if before else begin : figure.amount_start]


@remembered
def core(words: str) -> str:
    """Return a name without its number, year, unit and the words of its measure: 3、公务接待费（万元） is 公务接待."""
    bare = _QUOTES.sub("", _UNIT.sub("", bare_row(words)))
    return _TAIL.sub("", _LEAD.sub("", bare))


def _check(case: Case, figure: Figure, cells: list[Figure], values: set[Decimal | None]) -> Check | None:
    """Compare an amount with the cells of its name; None where they may be two things."""
    term, others = case.term(figure), [case.term(cell) for cell in cells]
    other = min(others, key=lambda each: abs(each.value - term.value))
    allowed = term.half + other.half
    if (different := abs(term.value - other.value)) <= allowed:
        return _made((term, other), ROUNDING if different else PASS, allowed) if is_long(term) else None
    if len({each.value for each in others}) > 1 or figure.amount_yuan in values:
        return None
    kind = slip_of(term.value, other.value) or _dropped(term.value, other.value)
    if kind is None or is_explained(case.text, figure.amount_start, figure.amount_end):
        return None
    aside = kind == "digit" and (different in case.amounts() or _names_source(case, figure))
    return _made((term, other), NOT_CHECKABLE if aside else FINDING, allowed)


def _dropped(a: Decimal, b: Decimal) -> str | None:
    """Say whether one of two amounts of three digits or more is the other but for a digit left out: 82.19, 8.19."""
    long = min(len(significant(a)), len(significant(b))) > _LEAST
    return "dropped" if long and is_dropped(a, b) else None


def _made(terms: tuple[Term, Term], outcome: str, allowed: Decimal) -> Check:
    printed = [f"{format(t.figure.value or Decimal(0), 'f')}{t.figure.unit or ''}" for t in terms]
    return Check(
        "B06", outcome, FLAG, tuple(side(term.figure) for term in terms), terms[1].value, terms[0].value, allowed,
        "yuan", "audit.alike", (("terms", list(dict.fromkeys(printed))),),
    )  # fmt: skip


def is_long(term: Term) -> bool:
    """Say whether a number has digits enough that one wrong digit would be seen."""
    return len(significant(term.value)) > 3


def is_explained(text: str, start: int, end: int) -> bool:
    """Say whether the sentence of a number speaks of a wrong number, or of several ways to count."""
    begin = max(text.rfind("。", max(start - 200, 0), start), text.rfind("\n", max(start - 200, 0), start)) + 1
    stop = text.find("。", end, end + 80)
    return _EXPLAINED.search(text, begin or max(start - 200, 0), stop if stop >= 0 else end + 80) is not None


def _names_source(case: Case, figure: Figure) -> bool:
    return names_source(case.text[max(case.sentence_of(figure), figure.amount_start - 200) : figure.amount_start])
