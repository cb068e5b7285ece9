"""Totals and the projects or rows that are listed for them: A03, B04, and B06 for a list in a table."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate

from indexer.audit.amounts.sums import sum_of
from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, Case, Check, compare, outcome_of
from indexer.audit.name_index import NameIndex
from indexer.audit.slips import is_slip
from indexer.audit.spans import SENTENCE, line_end, mark_after
from indexer.audit.subjects import SHORTEST, bare_project, bare_row, is_whole, project_of, role_of
from indexer.forms import fold
from indexer.model import Figure
from indexer.numerals import parse_number

_PARTIAL = re.compile(r"主要(?:用于|包括|为|有|是)|等(?:项目|支出|方面|工作)?[，。；）)]|如[：:]|以.{1,10}为主")
_NUMBER = r"([0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_COUNT = re.compile(
    rf"(?<![\d.第]){_NUMBER}个?(?:大类|专项|重点|一级|二级|支出)?项目?(?=[，。；：:、支资经共涉（(]|目)"
    rf"|(?:项目|专项)(?:资金|经费|支出)?(?:共|共计|合计|有|涉及)?{_NUMBER}个"
)
_REST = re.compile("(?:其他|其它|其余|剩余)(?:各类|[^\\W\\d_]{0,2}个)?项目")
_NO_PROJECT = re.compile(r"(?:经营性?|其他|总计|合计|基本|项目|本年|全年)支出$|合计$|总计$")
_FEW, _CLOSE = 3, Decimal("0.02")
_TOTAL_ROW = re.compile(r"^(?:合计|总计|共计|项目支出合计|支出合计|小计合计)$")
_PART = re.compile(r"\s*(?:[（(]?\d{1,2}[)）.．、](?!\d)|其中|[—-]{1,2}|\u3000{1,4})")
_MOST_PARTS = 30  # of one row
_SHORTEST_PART = 2  # characters
_CODE = re.compile(r"^\d{3,7}(?!\d)")
_CODE_ABOVE = re.compile(r"(?<=\n)\d{3,7}\s*\n$")
_PROJECT_ROWS = re.compile(r"(?:项目支出|专项资金|项目经费)(?:[（(][^）)]*[）)])?[：:]")
_HEADING_ROW = re.compile(r"^[\d、.（()）\s]*(?:专项资金|项目支出)")
_AMOUNT, _LONGEST_ROW = re.compile(r"\d[\d,]*(?:\.\d+)?"), 400


def lists(case: Case) -> Iterator[Check]:
    """A03: check the total of project expenditure against the projects listed after it.

    A list that says how many it holds is the whole; of another one only a small difference, or one wrong digit, is
    worth showing, since most lists are partial.
    """
    executed = [f for f in case.money() if f.measure == "executed" and f.direction is None and f.table is None]
    for total in executed:
        if role_of(total) != "project_expenditure":
            continue
        items = list(_items(case, total, executed))
        if len(items) < _FEW or len({project_of(item) for item in items}) < len(items):
            continue
        lead = case.text[total.amount_end : items[0].start]
        terms = [case.term(item) for item in items]
        computed, printed = sum((t.value for t in terms), Decimal(0)), case.term(total).value
        difference = abs(computed - printed)
        whole = declared(case, total) == len(items)
        close = (difference <= _CLOSE * printed or is_slip(computed, printed)) and not _PARTIAL.search(lead)
        close = close and difference not in {t.value for t in terms}  # one of them is a part of another
        yield sum_of(
            case, "A03", total, items,
            unless=FINDING if whole or close else NOT_CHECKABLE, severity=ERROR if whole else FLAG,
        )  # fmt: skip


def _items(case: Case, total: Figure, executed: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the projects listed after a total, to the end of its section, each once."""
    after = bisect_right(executed, total.amount_start, key=lambda figure: figure.amount_start)
    for number in range(after, len(executed)):
        figure = executed[number]
        if figure.year != total.year:
            continue
        if not case.is_within(figure.section, total.section):
            return
        if role_of(figure) or is_whole(figure):
            return
        if figure.project and "restates" not in figure.flags and figure.measure == "executed":
            yield figure


def declared(case: Case, total: Figure) -> int | None:
    """Return how many projects the sentence of a total says that there are."""
    begin = case.mark_before(SENTENCE, total.amount_start) + 1
    return case.once(f"declared {begin}", lambda: _declared(case.text, begin, total.amount_end))


def _declared(text: str, begin: int, place: int) -> int | None:
    end = mark_after(text, "。；\n", place)
    counts = {parse_number(found.group(1) or found.group(2)) for found in _COUNT.finditer(text, begin, end)}
    counts.discard(None)
    only = counts.pop() if len(counts) == 1 else None
    return int(only) if only is not None else None


def counted_projects(case: Case) -> Iterator[Check]:
    """B04: 'N projects, X yuan' against the N projects that the report names with an amount spent.

    Where as many are found as there are said to be, their list is the whole, and every total of project expenditure
    that is printed for the year, in the text or in a table, has to be their sum. A table of as many rows that come to
    the total is its list instead.
    """
    executed = [f for f in case.exact_money() if f.measure == "executed"]
    totals = [
        f for f in executed
        if role_of(f) == "project_expenditure"
        or (f.table is None and role_of(f) == "total_expenditure" and declared(case, f) is not None)
    ]  # fmt: skip
    years: dict[int | None, dict[Decimal | None, list[Figure]]] = {}
    said: dict[int | None, set[int]] = {}
    for total in totals:
        years.setdefault(total.year, {}).setdefault(total.amount_yuan, []).append(total)
        if total.table is None and (number := declared(case, total)) is not None:
            said.setdefault(total.year, set()).add(number)
    listed = _projects(executed) if any(len(numbers) == 1 for numbers in said.values()) else []
    for year, values in years.items():
        if len(said.get(year, ())) == 1 and (below := _sections_below(case, values, executed, *said[year])):
            yield sum_of(case, "B04", *below, unless=FINDING)
            continue
        same_year = [figure for figure in listed if figure.year == year]
        if said.get(year) != {len(same_year)} or len(same_year) < 2:
            continue
        open_ = _stands_beside(case, same_year, executed) or _has_rest(executed, year)
        unless = NOT_CHECKABLE if open_ else FINDING
        for total, *others in values.values():
            if _is_listed(case, total, len(same_year)) or _is_of_budgets(case, total, same_year):
                continue
            yield sum_of(case, "B04", total, same_year, unless=unless, beside=others)


def _is_listed(case: Case, total: Figure, number: int) -> bool:
    """Say whether a table prints a total below so many rows that come to it."""
    columns: dict[tuple[str, str], list[Figure]] = {}
    for f in case.exact_money():
        if f.table is not None and f.measure == total.measure:
            columns.setdefault((f.table.table, f.table.column), []).append(f)
    return any(
        len(column) == number + 1 and column[-1].amount_yuan == total.amount_yuan
        and sum(f.amount_yuan or 0 for f in column[:-1]) == total.amount_yuan
        for column in columns.values()
    )  # fmt: skip


def _is_of_budgets(case: Case, total: Figure, listed: Sequence[Figure]) -> bool:
    """Say whether a total that is only said to be concerned (涉及支出) is of what the projects were to have."""
    if "涉及" not in total.quote:
        return False
    names = {project_of(figure) for figure in listed}
    for measure in ("revised_budget", "initial_budget"):
        budgets = {project_of(f): f.amount_yuan or Decimal(0) for f in case.money() if f.measure == measure}
        if names <= budgets.keys() and sum(budgets[name] for name in names) == total.amount_yuan:
            return True
    return False


def _sections_below(
    case: Case, totals: Mapping[Decimal | None, Sequence[Figure]], executed: Sequence[Figure], number: int
) -> tuple[Figure, list[Figure]] | None:
    """Return the total below which as many sections as it says each tell what one project spent, and these amounts.

    They are the list that it is of, whatever others the report has, under whatever names; but for a table that gives
    the total itself, whose rows are.
    """
    tabled = {f.amount_yuan for f in executed if f.table is not None}
    for total in (figure for figures in totals.values() for figure in figures):
        if total.table is not None or total.amount_yuan in tabled or declared(case, total) != number:
            continue
        spent: dict[str | None, dict[str | None, Figure]] = {}  # by section, by project
        for f in executed[bisect_right(executed, total.amount_start, key=lambda each: each.amount_start) :]:
            inside = f.section != total.section and case.is_within(f.section, total.section)
            if inside and f.project and f.table is None and f.year == total.year and role_of(f) is None:
                spent.setdefault(f.section, {}).setdefault(f.project, f)
        each = [figure for projects in spent.values() for figure in projects.values()]
        if len(each) == len(spent) == len({f.project for f in each}) == number:
            return total, each
    return None


def _stands_beside(case: Case, listed: Sequence[Figure], executed: Sequence[Figure]) -> bool:
    """Say whether a line gives, beside a project's amount, some that are of no project: the list may be another."""
    lines = {case.line_of(figure) for figure in listed}
    apart = (f for f in executed if f.table is None and f.project is None and role_of(f) is None)
    return any(case.line_of(figure) in lines for figure in apart)


def _has_rest(executed: Sequence[Figure], year: int | None) -> bool:
    """Say whether some of the projects are told together, by no names: 其他项目支出2,033.36万元."""
    return any(f.table is None and f.year == year and _REST.search(fold(f.item)) for f in executed)


def _projects(executed: Sequence[Figure]) -> list[Figure]:
    """Return one figure for each project outside tables that has an amount spent.

    Left out are sums over several projects, and what goes by the name that such a sum is printed for.
    """
    named = [f for f in executed if f.project and f.table is None and role_of(f) is None]
    names = {name for f in named if (name := project_of(f))}
    index = NameIndex(names, _SHORTEST_PART)
    sums = {project_of(f) for f in named if _is_sum(f, index)}
    found: list[Figure] = []
    known: dict[int | None, _Names] = {}  # by year
    for figure in named:
        name = project_of(figure) or ""
        if name in sums or "restates" in figure.flags or not figure.amount_yuan or _NO_PROJECT.search(fold(name)):
            continue
        if known.setdefault(figure.year, _Names()).take(bare_project(name)):
            found.append(figure)
    return found


class _Names:
    """The bare names of projects, none of which is another or short for another (`is_one_project`)."""

    def __init__(self) -> None:
        self._names: set[str] = set()
        self._ends: set[str] = set()  # all that a name may be short for

    def take(self, name: str) -> bool:
        """Take a name in; say False where it is known."""
        ends = [name[at:] for at in range(len(name) - SHORTEST + 1)]
        if name in self._names or name in self._ends or not self._names.isdisjoint(ends):
            return False
        self._names.add(name)
        self._ends.update(ends)
        return True


def _is_sum(figure: Figure, names: NameIndex) -> bool:
    """Say whether a figure is shared by several of the projects, rather than by the parts of one project's name."""
    parts = figure.shared_with
    related = {name for part in parts for name in names.related(part)}
    return len(related) > 1 and sum(not all(part in name for part in parts) for name in related) > 1


def table_totals(case: Case) -> Iterator[Check]:
    """A03 in a table: the row 合计 is the sum of the rows, of those of the highest level where they are of several."""
    for table in case.money_tables():
        columns: dict[str, dict[str, list[Figure]]] = {}  # by head and measure
        for figure in table:
            if figure.table is not None and figure.measure not in ("standard", "target", "achieved"):
                columns.setdefault(figure.table.column, {}).setdefault(figure.measure, []).append(figure)
        for measures in columns.values():
            for measure, column in measures.items():
                totals = [f for f in column if _TOTAL_ROW.match(_row(f))]
                if len(totals) == 1 and len(column) > 2 and not any("negative" in f.flags for f in column):
                    rows = [f for f in column if f is not totals[0]]
                    others = [f for name, more in measures.items() if name != measure for f in more]
                    yield _table_total(case, totals[0], rows, others)


def _row(figure: Figure) -> str:
    return bare_row(figure.table.row) if figure.table is not None else ""


def _table_total(case: Case, total: Figure, rows: Sequence[Figure], others: Sequence[Figure]) -> Check:
    """Compare a total with the rows of each level that there may be; what fits counts.

    `others` of the column were read as another measure, for what their rows are called: they may be part of the sum.
    """
    leaves = [f for f in rows if not {"part", "subtotal", "total", "partial_list"} & set(f.flags)]
    levels = [leaves, [f for f in rows if "subtotal" in f.flags]]
    codes = [(len(code), f) for f in rows if (code := _code(case, f))]
    coded = [[f for length, f in codes if length == size] for size in sorted({length for length, _ in codes})]
    levels += coded
    alone = [case.term(level[0]).value for level in coded if len(level) == 1]  # one class: what is below it may be cut
    plain = len(leaves) == len(rows) and not codes and not _is_nested(rows)
    tops = _tops(case, rows)
    levels += [tops]
    levels = [level for level in (*levels, [*leaves, *others] if others else []) if len(level) > 1]
    if not levels:
        return sum_of(case, "A03", total, list(rows), unless=NOT_CHECKABLE)
    for level in levels:
        check = sum_of(case, "A03", total, level)
        if check.outcome not in (FINDING, NOT_CHECKABLE):
            return check
    level = tops if 1 < len(tops) < len(rows) else levels[0]
    computed = sum((case.term(f).value for f in level), Decimal(0))
    slip = is_slip(computed, case.term(total).value) and not others
    plain = plain and not others
    slip = slip and case.term(total).value not in alone
    check = sum_of(case, "A03", total, level, unless=FINDING if plain or slip else NOT_CHECKABLE, sure=slip)
    if check.outcome == FINDING and _is_of_another_column(case, total, level):
        return replace(check, outcome=NOT_CHECKABLE)
    return check


def _is_of_another_column(case: Case, total: Figure, level: Sequence[Figure]) -> bool:
    """Say whether a total is what another column of the same rows comes to: its row was read by other columns."""
    rows = [_numbers_of(case, figure) for figure in level]
    if total.value is None or not rows[0] or len({len(row) for row in rows}) > 1:
        return False
    sums = [sum(column, Decimal(0)) for column in zip(*rows, strict=True)]
    own = sum((figure.value or Decimal(0) for figure in level), Decimal(0))
    return total.value in sums and own in _numbers_of(case, total)


def _numbers_of(case: Case, figure: Figure) -> list[Decimal]:
    """Return the numbers of the line that an amount stands in."""
    words = case.folded()[case.line_of(figure) + 1 : line_end(case, figure.amount_end)][:_LONGEST_ROW].split()
    return [Decimal(word.replace(",", "")) for word in words if _AMOUNT.fullmatch(word)]


def _is_nested(rows: Sequence[Figure]) -> bool:
    """Say whether some rows are marked as parts (1.人员经费, below 基本支出) and others are not."""
    marked = [_PART.match(f.table.row) is not None for f in rows if f.table is not None]
    return any(marked) and not all(marked)


def _tops(case: Case, rows: Sequence[Figure]) -> list[Figure]:
    """Return the rows without those, two or more, that the row above them is the sum of."""
    values = [case.term(row).value for row in rows]
    found: list[Figure] = []
    number = 0
    while number < len(rows):
        found.append(rows[number])
        sums = list(accumulate(values[number + 1 : number + 1 + _MOST_PARTS]))
        below = next((n for n, total in enumerate(sums) if n and total == values[number]), None)
        number += 1 if below is None else below + 2
    return found


def _code(case: Case, figure: Figure) -> str:
    """Return the classification code of a figure's row, printed in its name or in a cell before it; or ""."""
    begin = case.line_of(figure) + 1
    match = _CODE.match(_row(figure)) or _CODE.match(case.folded()[begin : figure.amount_start].lstrip())
    if match is None and begin > figure.start:  # a cell to a line
        match = _CODE_ABOVE.search(case.folded()[max(0, figure.start - 12) : figure.start])
    return match.group().strip() if match else ""


def project_tables(case: Case) -> Iterator[Check]:
    """B06: the projects that a base-data table lists under 项目支出 come to the project expenditure of the text."""
    money = [f for f in case.money() if f.measure == "executed" and not f.approx]
    prose = [f for f in money if f.table is None and f.direction is None and role_of(f) == "project_expenditure"]
    for table in case.tables_of([f for f in money if _PROJECT_ROWS.search(fold(f.item))]):
        years: dict[int | None, list[Figure]] = {}
        for figure in table:
            if not {"part", "subtotal", "total"} & set(figure.flags):
                years.setdefault(figure.year, []).append(figure)
        for year, rows in years.items():
            children = [f for f in rows if not _HEADING_ROW.match(_row(f))]
            totals = [f for f in prose if f.year == year]
            if len(children) > 1 and totals:
                yield _in_text(case, children, totals)


def _in_text(case: Case, rows: Sequence[Figure], totals: Sequence[Figure]) -> Check:
    terms = [case.term(row) for row in rows]
    computed = sum((term.value for term in terms), Decimal(0))
    halves = sum((term.half for term in terms), Decimal(0))
    printed = [case.term(total) for total in totals]
    fits = [t for t in printed if outcome_of(computed, t.value, t.half + halves) != FINDING]
    whole = fits[0] if fits else printed[0]
    beside = () if fits else totals[1:]
    return compare("B06", computed, whole, terms, "audit.sum", severity=ERROR, beside=beside)
