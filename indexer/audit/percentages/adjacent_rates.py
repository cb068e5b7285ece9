"""A11, A08: a rate that goes by its own name right behind the amount that it is of, over one before it in the sentence.

应到位800万元，实际到位752万元，到位率94%; 节约7.56万元，节约率6%; 上年412.60万元，本年390.94万元，下降5.25%. Which
amount before is the base is not always said: any that fits will do, and only where there is one, or where a slip
explains it, the rate is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, Term, is_plain
from indexer.audit.matters import sign_of
from indexer.audit.percentages.bases import is_of_others
from indexer.audit.percentages.rates import lines_of_numbers
from indexer.audit.percentages.ratios import is_misprinted, ratio
from indexer.audit.slips import slip_of
from indexer.audit.subjects import are_alike
from indexer.model import Figure

_IS = r"(?:为|是|达到?|约)?"
_PLANNED = ("planned", "allocated", "initial_budget", "revised_budget", "requested")
# A rate's rule and name, the measures of the amount that it is of, and those of its base (any, where none are given).
_NAMED: tuple[tuple[str, re.Pattern[str], tuple[str, ...], tuple[str, ...]], ...] = (
    ("A11", re.compile(rf"[,;(](?:资金|总体|整体)?到[位账]率{_IS}"), ("received",), _PLANNED),
    ("A09", re.compile(rf"[,;(](?:资金|采购|总体)*(?:节约|节支|节省)率{_IS}"), ("saving", "variance"), ()),
    ("A09", re.compile(rf"[,;(](?:审减|核减|压减|下浮)率{_IS}"), ("reduction", "saving"), ()),
    (
        "A09",
        re.compile(rf"[,;(](?:资金|预算)*(?:结余|结转|结转结余|结余结转)率{_IS}"),
        ("carryover",),
        (*_PLANNED, "received"),
    ),
)
_TAKEN = frozenset(measure for _, _, measures, _ in _NAMED for measure in measures)
_GREW = re.compile(
    r"[,;(](?:同比|比上年|较上年|比去年|较去年|与上年相比|比年初预算|较年初预算)?,?(?:增长|增幅|上升|提高|增加|下降|降低|降幅|减少)(?:了|为|率)*"
)
_REVISED = re.compile(r"[,;]?(?:执行中|年中|中期|后)?调[整增减](?:为|到|至)")
_NOT = re.compile("可比|同口径|剔除|扣除|不含|不计|其中|包括|分别|平均|累计")
_MOST = 4  # amounts of a sentence that may be the base


def adjacent_rates(case: Case) -> Iterator[Check]:
    """A11 of money that arrives or is saved, and A08 of two amounts without their difference."""
    for line in lines_of_numbers(case):
        for number in range(2, len(line)):
            of, rate = line[number - 1], line[number]
            if rate.kind != "percent" or rate.approx or of.kind != "money" or of.approx or not of.amount_yuan:
                continue
            if rate.measure not in ("rate", "change", "reduction", "other") or "点" in (rate.unit or ""):
                continue
            if rate.measure != "change" and of.measure not in _TAKEN:
                continue  # neither `_grown` nor `_named` takes it
            sentence = case.sentence_of(rate)
            before = [f for f in line[max(number - 1 - _MOST, 0) : number - 1] if _is_base(case, f, sentence)]
            if before and not _NOT.search(case.text[sentence : rate.amount_start]):
                between = case.folded()[of.end : rate.amount_start]
                check = _named(case, before, of, rate, between) or _grown(case, before, of, rate, between)
                if check is not None and not (check.outcome == FINDING and is_of_others(case, rate, line)):
                    yield check


def _is_base(case: Case, figure: Figure, sentence: int) -> bool:
    plain = figure.kind == "money" and is_plain(figure)
    return plain and case.sentence_of(figure) == sentence


def _named(case: Case, before: Sequence[Figure], of: Figure, rate: Figure, between: str) -> Check | None:
    """Compare a rate that is named with its amount over each amount before it."""
    for rule, form, measures, planned in _NAMED:
        if of.measure in measures and form.fullmatch(between):
            bases = [f for f in before if not planned or f.measure in planned]
            pairs = [(case.term(of), case.term(f)) for f in bases]
            # 中标价1,768.50万元，节约91.50万元，节约率4.92%: of the price before, which is both together
            both = (
                []
                if planned
                else [(part, Term(f.figure, f.value + part.value, f.half + part.half)) for part, f in pairs]
            )
            found = _judged(case, rule, "audit.ratio", rate, pairs)
            wrong = found is None or found.outcome in (FINDING, NOT_CHECKABLE)
            whole = _judged(case, rule, "audit.ratio", rate, both) if wrong and both else None
            return whole if whole is not None and whole.outcome not in (FINDING, NOT_CHECKABLE) else found
    return None


def _grown(case: Case, before: Sequence[Figure], now: Figure, rate: Figure, between: str) -> Check | None:
    """Compare a rate of change with the two amounts right before it."""
    was = before[-1]
    if rate.measure != "change" or now.direction is not None or not _GREW.fullmatch(between) or len(before) > 1:
        return None
    yearly = was.measure == "previous" and now.measure in ("executed", "income") and are_alike(was, now)
    yearly = yearly and ("收入" in was.item) == ("收入" in now.item)
    revised = was.measure == "initial_budget" and now.measure == "revised_budget"
    revised = revised and _REVISED.search(case.folded()[was.end : now.amount_start]) is not None
    a, b = case.term(now), case.term(was)
    moved = (a.value - b.value) * sign_of(rate)
    if moved <= 0 or not (yearly or revised):
        return None
    return _judged(case, "A08", "audit.change_of", rate, [(Term(now, moved, a.half + b.half), b)])


def _judged(
    case: Case, rule: str, formula: str, rate: Figure, pairs: Sequence[tuple[Term, Term]]
) -> Check | None:  # fmt: skip
    """Return the comparison that fits; else the only one, or the first that a slip explains."""
    printed = case.term(rate)
    checks = [ratio(rule, printed, part, whole, FLAG, formula=formula, sure=lambda: True) for part, whole in pairs]
    good = [check for check in checks if check.outcome not in (FINDING, NOT_CHECKABLE)]
    slips = [check for check in checks if check.computed is not None and _is_slip(check.computed, printed)]
    return next(iter(good or (checks if len(checks) == 1 else slips)), None)


def _is_slip(computed: Decimal, printed: Term) -> bool:
    return is_misprinted(computed, printed) or slip_of(computed.quantize(printed.value), printed.value) is not None
