"""D10: an amount in another unit than is printed, where the others of its sum, its balance or its share prove it.

345600 in a table in 万元, 684,600万元 among amounts in 元, 收入5.25万元 less 支出4.50亿元: with the one amount ten
thousand times smaller, or larger, all of them come to the printed total, and as printed they are far from it. Nothing
else can be meant, so that lists need not be known to be complete. 386500万元 is no 100% of 386500元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from indexer.audit.case import ERROR, Case, Check, Term, is_exact, side
from indexer.audit.percentages.rates import lines_of_numbers
from indexer.audit.slips import significant
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.audit.subjects import bare_project, bare_row
from indexer.audit.telling import as_told, check_of_words
from indexer.model import Figure
from indexer.numerals import plain

_HUNDRED = 100  # times less than its whole: a part that may be in a smaller unit than is printed
_UNITS = (("元", Decimal(1)), ("万元", Decimal(10_000)))
_STEPS = (Decimal(10_000), Decimal(100_000_000), Decimal(1) / 10_000, Decimal(1) / 100_000_000)
_SURE = 50  # times that the corrected amount is larger than all that rounding allows
_TOTAL_ROW = re.compile(r"^(?:合计|总计|共计|项目支出合计|支出合计)$|资金总额")
_AMONG = re.compile(r"^(?:元|万元|亿元|千元)?[,;:(]*(?:其中|包括|包含|分别|主要用于|用于|为)")
_TOGETHER = re.compile(r"(?:合计|共计|总计|共)[^\W\d_]{0,4}$")
_INCOME = ("income", "received", "revised_budget", "initial_budget", "allocated")
_LEFT = ("carryover", "balance", "saving")
_SUMS = frozenset(("part", "subtotal", "total"))
_WITHIN = re.compile(r"[^。;\n]{0,40}其中(?![^。;\n]{0,30}(?:[年比较]|涉及|追加))[^。;\d\n]{0,30}")
_EACH = re.compile(r"每|均|标准|单价|单位成本|日工资|元/")
_WITHIN_BUDGET = re.compile(
    "元?,?(?:控制在|低于|小于|未超[过出]?|不超过|没有超[过出]|未突破)[^,。;:\\d]{0,10}[0-9][0-9,.]{0,14}万元"
)
_BACK, _USUAL = 24, 2  # characters before a whole that say that it is no standard; decimals of amounts in 万元
_FILL = re.compile("(?:(?:已|共|合计|总计|累计|的|了|为|约|该|上述|资金|金额){1,4}$|^.{0,40}[年月日,](?=..))")
_NAMED, _DIGITS = 2, 3  # characters of a name, significant digits of an amount, that are more than chance
_MOST, _OTHERS = 40, 2  # amounts of one sum; further places that a finding quotes


class _Moved(NamedTuple):
    """The amount that stands in the wrong unit, and what it comes to in the right one."""

    term: Term
    right: Decimal


def slipped_units(case: Case) -> Iterator[Check]:
    """D10: sums in tables, sums in sentences, and income less expenditure, that one unit spoils."""
    for table in case.money_tables():
        for column in case.groups(table) if _mixed(table) else ():
            if not _mixed(column):
                continue
            totals = [f for f in column if f.table is not None and _TOTAL_ROW.search(bare_row(f.table.row))]
            rows = [f for f in column if f is not totals[0] and _SUMS.isdisjoint(f.flags)] if len(totals) == 1 else []
            if 1 < len(rows) <= _MOST:
                yield from _sum(case, totals[0], rows)
    for line in case.money_lines():
        sentences: dict[int, list[Figure]] = {}
        for figure in line if len(line) > 2 and _mixed(line) else ():
            sentences.setdefault(case.sentence_of(figure), []).append(figure)
        for figures in sentences.values():
            if 2 < len(figures) <= _MOST:
                yield from _sentence(case, figures)


def slipped_shares(case: Case) -> Iterator[Check]:
    """D10: a part in another unit than is printed, by its share of an amount before it in the line."""
    for line in lines_of_numbers(case):
        if "share" in [f.measure for f in line[2:]] and _mixed([f for f in line if f.kind == "money"]):
            yield from _shares(case, line)


def _shares(case: Case, line: Sequence[Figure]) -> Iterator[Check]:
    """Yield the parts that are more than the whole before them, and its share as printed in another unit."""
    for number, (part, share) in enumerate(pairwise(line)):
        if share.measure != "share" or share.approx or not (part.kind == "money" and is_exact(part)):
            continue
        said, value = case.term(share), case.term(part)
        wholes = [f for f in line[:number] if f.kind == "money" and f.unit != part.unit and is_exact(f)]
        for whole in wholes:
            total = case.term(whole).value
            right = value.value / _STEPS[0] if part.unit == "万元" else value.value * _STEPS[0]
            apart = not 0 < value.value <= total if part.unit == "万元" else value.value * _HUNDRED < total
            if apart and total and abs(right / total * 100 - said.value) <= 2 * said.half:
                yield check_of_words(
                    "D10", "audit.unit.share", map(side, (part, whole, share)), severity=ERROR,
                    printed=as_told(part), right=_in_words(right), share=as_told(share), total=_in_words(total),
                )  # fmt: skip
                break


def slipped_wholes(case: Case) -> Iterator[Check]:
    """D10: a whole in 元, printed as amounts in 万元 are, that is less than a part of it: 158.31元，其中甲96.85万元."""
    for line in case.money_lines() if case.says("其中") else ():
        for whole, part in pairwise(line) if len(line) > 1 else ():
            if whole.unit != "元" or part.unit != "万元" or not (is_exact(whole) and is_exact(part)):
                continue
            low, high = case.term(whole).value, case.term(part).value
            right = low * _STEPS[0]
            if 0 < low < high <= right <= high * _HUNDRED and case.decimals(whole) == _USUAL:
                before = case.folded()[max(whole.amount_start - _BACK, 0) : whole.amount_start]
                if _WITHIN.fullmatch(case.folded()[whole.amount_end : part.amount_start]) and not _EACH.search(before):
                    beside = _printed_again(case, whole, right)
                    yield check_of_words(
                        "D10", "audit.unit.part", map(side, (whole, part, *beside)), severity=ERROR,
                        printed=as_told(whole), right=_in_words(right), part=as_told(part),
                    )  # fmt: skip


def slipped_again(case: Case) -> Iterator[Check]:
    """D10: one amount told twice with the same digits, once in 元 and once in 万元: 追回1.25万元, 追回的1.25元."""
    told: dict[Decimal | None, list[Figure]] = {}
    for figure in case.exact_money():
        if figure.table is None and figure.unit in ("元", "万元"):
            told.setdefault(figure.value, []).append(figure)
    for figures in told.values():
        small = [f for f in figures if f.unit == "元"]
        large = [f for f in figures if f.unit == "万元"]
        if len(small) == 1 and large and significant(small[0].value or Decimal(0))[_DIGITS - 1 :]:
            slip = small[0] if case.decimals(small[0]) == _USUAL else large[0] if len(large) == 1 else None
            others = large if slip is small[0] else small
            held = slip is not None and slip.unit == "元" and _is_held_to_wan(case, slip)
            same = [f for f in others if slip is not None and (held or _are_told_alike(case, slip, f))]
            if slip is not None and same:
                yield check_of_words(
                    "D10", "audit.unit.again", map(side, (slip, *same[:_OTHERS])), severity=ERROR,
                    printed=as_told(slip), other=as_told(same[0]),
                )  # fmt: skip


def _is_held_to_wan(case: Case, slip: Figure) -> bool:
    """Say whether an amount in 元, printed as those in 万元 are, is told to stay below one in 万元.

    总成本240.15元，控制在260万元以内
    """
    if case.decimals(slip) != _USUAL or len(significant(slip.value or Decimal(0))) <= _DIGITS:
        return False
    before = words_before(case, slip, NARROW_CLAUSE)
    return not _EACH.search(before) and _WITHIN_BUDGET.match(case.folded(), slip.amount_end) is not None


def _are_told_alike(case: Case, one: Figure, other: Figure) -> bool:
    """Say whether the words right before two amounts name one thing, and neither is a standard."""
    names = [_FILL.sub("", words_before(case, figure, NARROW_CLAUSE)) for figure in (one, other)]
    if any(_EACH.search(name) for name in names):
        return False
    short, long = sorted(names, key=len)
    return len(short) >= _NAMED and long.endswith(short)


def _printed_again(case: Case, whole: Figure, right: Decimal) -> list[Figure]:
    """Return where the report prints a whole in the right unit, of one measure and year with it."""
    return [
        f for f in case.money()
        if f.amount_yuan == right and (f.measure, f.year) == (whole.measure, whole.year)
    ][:_OTHERS]  # fmt: skip


def _mixed(figures: Sequence[Figure]) -> bool:
    """Say whether amounts are far enough apart that one may be in a wrong unit: most lines are left at this."""
    amounts = [abs(f.amount_yuan) for f in figures if f.amount_yuan]
    return bool(amounts) and max(amounts) > 100 * min(amounts)


def _sentence(case: Case, figures: Sequence[Figure]) -> Iterator[Check]:
    for number, (whole, part) in enumerate(pairwise(figures[:-1])):
        if not number or _AMONG.search(case.folded()[whole.amount_end : part.amount_start]):
            yield from _sum(case, whole, figures[number + 1 :])
    tail = case.folded()[figures[-2].amount_end : figures[-1].amount_start]
    if _TOGETHER.search(tail):
        yield from _sum(case, figures[-1], figures[:-1])
    for income, spent, left in zip(figures, figures[1:], figures[2:], strict=False):
        if income.measure in _INCOME and spent.measure == "executed" and left.measure in _LEFT:
            yield from _sum(case, income, (spent, left))


def _sum(case: Case, total: Figure, parts: Sequence[Figure]) -> Iterator[Check]:
    if not all(is_exact(f) and "negative" not in f.flags for f in (total, *parts)):
        return
    moved = _moved(case.term(total), [case.term(part) for part in parts])
    if moved is not None:
        yield _check(case, moved, total, parts)


def _moved(total: Term, parts: Sequence[Term]) -> _Moved | None:
    """Return the one amount that makes the sum right in another unit."""
    computed = sum((part.value for part in parts), Decimal(0))
    envelope = sum((part.half for part in parts), total.half)
    if abs(computed - total.value) <= envelope:
        return None
    found = []
    for term in (total, *parts):
        wanted = computed if term is total else total.value - (computed - term.value)
        for step in _STEPS:
            right, half = term.value * step, term.half * step
            allowed = sum((each.half for each in (total, *parts) if each is not term), half)
            if term.value and right > _SURE * allowed and abs(right - wanted) <= allowed:
                found.append(_Moved(term, right))
    return found[0] if len(found) == 1 else None


def _check(case: Case, moved: _Moved, total: Figure, parts: Sequence[Figure]) -> Check:
    wrong = moved.term.figure
    others = [f for f in (total, *parts) if f is not wrong]
    beside = [f for f in _printed_right(case, moved) if f not in others][:_OTHERS]
    return check_of_words(
        "D10", "audit.unit", map(side, (wrong, *beside, *others)), severity=ERROR,
        printed=as_told(wrong), right=_in_words(moved.right),
        terms=[_in_words(case.term(f).value) for f in parts if f is not wrong],
        total=_in_words(moved.right if total is wrong else case.term(total).value),
    )  # fmt: skip


def _printed_right(case: Case, moved: _Moved) -> Iterator[Figure]:
    """Yield the figures elsewhere that print the right amount for the same project."""
    wrong = moved.term.figure
    name = bare_project(wrong.project or "")
    half = moved.term.half * moved.right / moved.term.value
    for figure in case.money() if name else ():
        term = case.term(figure)
        if figure.project and figure is not wrong and abs(term.value - moved.right) <= term.half + half:
            other = bare_project(figure.project)
            if other.startswith(name) or name.startswith(other):
                yield figure


def _in_words(value: Decimal) -> str:
    name, factor = _UNITS[1] if abs(value) >= _UNITS[1][1] else _UNITS[0]
    return f"{plain(value / factor)}{name}"
