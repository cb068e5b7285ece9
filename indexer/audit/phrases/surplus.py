"""A06: what came in less what went out, told with both: 总收入23,807.65万元，总支出22,384.57万元，当期结余1,423.08万元.

And what is left at the year's end: this year's surplus and what was left the year before, less what was distributed.
Each number is told by its own words in one paragraph, so that three or four of them say all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import MONEY, Number, are_plain, compared
from indexer.audit.relations.paragraphs import paragraphs
from indexer.audit.slips import is_short_slip

_IN = re.compile(r"(?:总收入|收入总额|收入合计|收入共计|基金收入|筹集收入)(?:为|共|达|达到|完成|实现)?$")
_OUT = re.compile(r"(?:总支出|支出总额|支出合计|支出共计|基金支出)(?:为|共|达|达到)?$")
_SURPLUS = re.compile(r"(?:当期|当年|本期|本年|收支)(?:收支)?(?:结余|盈余|节余)(?:为|共)?$")
_BEFORE = re.compile(
    "(?:上年|年初|期初|以前年度)(?:末)?(?:累计|滚存)?(?:结转)?(?:和|及)?(?:结余|余额|结存|结转)(?:为|共)?$"
)
_SHARED = re.compile(r"(?:结余分配|提取(?:专用)?基金|分配)(?:为|后)?$")
_AFTER = re.compile(r"(?:年末|期末|年终)(?:累计|滚存)?(?:结转)?(?:和|及)?(?:结余|余额|结存|结转)(?:为|共)?$")
_NOT = re.compile(r"比|较|计划|预算|目标|其中")
_WAN = 10_000


def surpluses(case: Case) -> Iterator[Check]:
    """A06: surpluses of a year, and what is left with them."""
    if not case.says("结余", "盈余", "节余"):
        return
    for paragraph in paragraphs(case):
        numbers = [n for n in paragraph.numbers if n.unit == MONEY and are_plain((n,))]
        surplus = _only(numbers, _SURPLUS) if len(numbers) > 2 else None
        if surplus is None:
            continue
        came, went = _only(numbers, _IN), _only(numbers, _OUT)
        if came is not None and went is not None and came.start < surplus.start:
            yield from _held(surplus, came.value - went.value, [came, went])
        before, shared, after = _only(numbers, _BEFORE), _only(numbers, _SHARED), _only(numbers, _AFTER)
        if before is not None and after is not None:
            taken = shared.value if shared is not None else Decimal(0)
            terms = [surplus, before, *([shared] if shared is not None else [])]
            yield from _held(after, surplus.value + before.value - taken, terms)


def _only(numbers: Sequence[Number], form: re.Pattern[str]) -> Number | None:
    found = [n for n in numbers if form.search(n.label) and not _NOT.search(n.label)]
    return found[0] if len(found) == 1 else None


def _held(printed: Number, computed: Decimal, terms: Sequence[Number]) -> Iterator[Check]:
    """Yield the check where it holds, or where a slip in one of the numbers explains why it does not."""
    missing = printed.value - computed
    meant = [(printed, computed), *((term, term.value + by) for term in terms for by in (missing, -missing))]
    slips = any(right > 0 and is_short_slip(told.value / _WAN, right / _WAN, 2) for told, right in meant)
    if abs(missing) <= sum((term.half for term in terms), printed.half) or slips:
        yield compared("A06", computed, printed, terms, "audit.balance")
