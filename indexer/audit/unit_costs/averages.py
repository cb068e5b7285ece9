"""A18: an average is its amount over its number: 运行维护费22.40万元，年末保有公务用车8辆，车均2.80万元.

What an average is of is hardly ever surely the nearest amount and number: any pair before it that fits passes. Where
none fits, only the amount that is named as the average is, or that of its own sentence, counts, and only where a slip
in one of the three explains it, or ten thousand times as much, 元 for 万元. Averages are rounded, or cut off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, PASS, ROUNDING, Case, Check, is_plain, side
from indexer.audit.guards import PAST
from indexer.audit.slips import exchanged, is_short_slip, is_slip
from indexer.audit.spans import mark_after
from indexer.audit.telling import as_told
from indexer.audit.unit_costs.redundancy import printed_elsewhere
from indexer.forms import fold
from indexer.model import Figure
from indexer.numerals import parse_number

_EACH = re.compile(
    r"(?:(?P<of>车|人次|人|户|批次|批|件|亩|村|校|生|场次|场|期|台|辆|次|床|组|条|所|宗|案|公里|吨)均"
    r"|平均每(?:一?个)?(?P<each>批次|人次|场次|公里|[^\W\d_])[^\d,。;:均每]{0,4}?"
    r"|每(?:一?个)?(?P<one>人次|批次|公里|[车人户件亩村校生场期台辆次床条所宗])的?平均)(?P<name>[^\d,。;:均每]{0,10}?)(?:为|是|约为)?$"
)
_UNITS = {
    "车": "辆台", "人": "人名位", "生": "人名生", "村": "村个", "校": "所校", "辆": "辆台", "床": "床张",
    "次": "次人批", "组": "组个", "案": "件起案", "名": "名人", "位": "位人",
}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\d.第])(?<!\d,)(\d[\d,]{0,11}(?:\.\d{1,4})?)(万?)(个(?:行政)?村|批次|人次|场次|公里|[人名位户批件亩村所校场期台辆次床张组条生个宗起案处吨])(?!均|月|工作日|百分)"
)
_ONE_BY_ONE = ("批次", "人次", "场次")  # 21批次、145人次: 人均 is of the latter
_VAGUE = re.compile(rf"约|近|超过|{PAST}|20\d\d年(?!度|末|底)|定额|标准|控制|最[高低]|[月日年]均|均[月日天]")
_PER = re.compile(r"每(?:学?年|年度|月|天|日|学期|季度)")  # per month as well: not the amount over the number alone
_SOME = re.compile(r"(?:新[购增进建]|购[置入买]|更新|报废|处置|淘汰|其中|减少|增加|退出)(?:了|车辆|公务用车|人员)?$")
_LEAD = 10  # characters before a number that say that it is of some
_BACK, _AFTER, _NEAR = 140, 40, 24  # characters before an average, after it, and of the name before it
_MOST = 6  # amounts before an average
_NO_AMOUNT = ("standard", "target", "score", "change", "previous", "rate", "share")
_LARGER = 2  # times an average that its amount has to be: 目标值1,600元，完成值1,400元
_FIRM = 200  # times what an average is rounded by
_WAN = Decimal(10_000)
_POWERS = (_WAN, 1 / _WAN)


class _Count(NamedTuple):
    value: Decimal
    place: tuple[int, int]


def averages(case: Case) -> Iterator[Check]:
    """A18: the averages of the text that an amount and a number stand before."""
    for line in case.money_lines() if "均" in case.text else ():
        for at, figure in enumerate(line):
            if at + 1 < len(line) or at:
                name = _named(case, figure)
                if name is not None:
                    yield from _judge(case, figure, name, line, at)


def _named(case: Case, figure: Figure) -> re.Match[str] | None:
    """Return what an amount is the average of, in its own words; None for one that is no average, or a vague one."""
    if not is_plain(figure):
        return None
    before = case.text[max(figure.amount_start - _NEAR, 0) : figure.amount_start]
    if "均" not in before:
        return None
    if "其中" in re.split("[。;；]", before)[-1]:
        return None  # of a part, whatever the whole comes to
    found = _EACH.search(fold(before))
    return None if found is None or _VAGUE.search(fold(before)) or _PER.search(fold(before)) else found


def _judge(case: Case, average: Figure, name: re.Match[str], line: Sequence[Figure], at: int) -> Iterator[Check]:
    begin = max(case.line_of(average) + 1, average.amount_start - _BACK)
    own = case.sentence_of(average)
    stop = mark_after(case.text, "。;；\n", average.amount_end, average.amount_end + _AFTER)
    counts = _counts(case, name, begin, stop)
    before = [f for f in line[max(at - _MOST, 0) : at] if f.amount_start >= begin]
    after = [f for f in line[at + 1 : at + 2] if f.amount_end <= stop]
    least = _LARGER * (average.amount_yuan or Decimal(0))
    amounts = [f for f in (*before, *after) if _is_amount(case, f) and case.term(f).value >= least]
    if not counts or not amounts:
        return
    fits = [(a, n) for a in amounts for n in counts if _outcome(case, average, a, n) in (PASS, ROUNDING)]
    if fits:
        yield _check(case, average, *fits[-1], _outcome(case, average, *fits[-1]))
        return
    near = [n for n in counts if own <= n.place[0] < average.amount_start]
    near = near or [n for n in counts if n.place[0] >= own] or counts
    near = [n for n in near if not _is_of_some(case, n)] or near
    chosen = _chosen(case, average, name.group("name"), amounts, own)
    if chosen is None or len({n.value for n in near}) > 1:
        return
    yield _check(case, average, chosen, near[-1], _explained(case, average, chosen, near[-1]))


def _is_of_some(case: Case, count: _Count) -> bool:
    """Say whether a number is of some of the things only: 新购1辆，年末保有6辆."""
    return _SOME.search(case.folded(), max(count.place[0] - _LEAD, 0), count.place[0]) is not None


def _counts(case: Case, name: re.Match[str], begin: int, stop: int) -> list[_Count]:
    """Return the numbers of what an average is for: of people, 人次 where there are some."""
    of = name.group("of") or name.group("each") or name.group("one")
    units = _UNITS.get(of[0], of[0])
    folded = case.folded()
    found: list[tuple[str, _Count]] = []
    for match in _NUMBER.finditer(folded, begin, stop):
        value = parse_number(match.group(1))
        unit = match.group(3)
        same = unit.startswith(of) or unit[0] in units or (unit.startswith("个") and of in ("村", "个"))
        if value and same:
            value *= _WAN if match.group(2) else 1
            found.append((unit, _Count(value, match.span())))
    exact = [count for unit, count in found if unit in _ONE_BY_ONE and unit.startswith(of)]
    return exact or [count for _, count in found]


def _is_amount(case: Case, figure: Figure) -> bool:
    if figure.measure in _NO_AMOUNT or not is_plain(figure):
        return False
    before = case.folded()[max(figure.amount_start - 10, 0) : figure.amount_start]
    return "均" not in before and "每" not in before


def _outcome(case: Case, average: Figure, amount: Figure, count: _Count) -> str:
    term, printed = case.term(amount), case.term(average)
    computed = term.value / count.value
    allowed = _allowed(printed.value, printed.half, case, average) + term.half / count.value
    difference = abs(computed - printed.value)
    return PASS if not difference else ROUNDING if difference <= allowed else FINDING


def _allowed(value: Decimal, half: Decimal, case: Case, average: Figure) -> Decimal:
    """Return what an average may be off by: a unit of its last digit, or ten where it ends in a nought."""
    if case.decimals(average):
        return 2 * half if half else Decimal(0)
    if average.unit != "元":
        return 2 * half
    return Decimal(1 if value % 10 else 5)


def _chosen(case: Case, average: Figure, name: str, amounts: Sequence[Figure], own: int) -> Figure | None:
    """Return the amount that is named as the average is, or else the only one of its own sentence."""
    named = [f for f in amounts if _shares(name, case.folded()[max(f.amount_start - _NEAR, 0) : f.amount_start])]
    if name and named:
        return named[-1]
    inside = [f for f in amounts if f.amount_start >= own]
    return inside[0] if len(inside) == 1 else None


def _shares(name: str, words: str) -> bool:
    clause = re.split(r"[,。;:、]", words)[-1]
    bare = re.sub(r"支出|费用?|成本|补助|金额|资金|标准", "", name)
    return len(bare) > 1 and any(bare[i : i + 2] in clause for i in range(len(bare) - 1))


def _explained(case: Case, average: Figure, amount: Figure, count: _Count) -> str:
    """Return FINDING where a slip in the average or in the amount explains the difference."""
    term, printed = case.term(amount), case.term(average)
    computed = term.value / count.value
    allowed = _allowed(printed.value, printed.half, case, average) + term.half / count.value
    if any(abs(computed * power - printed.value) <= allowed for power in _POWERS):
        return FINDING
    factor = abs((average.amount_yuan or Decimal(1)) / average.value) if average.value else Decimal(1)
    shown = (computed / factor).quantize(Decimal(1).scaleb(-case.decimals(average)), ROUND_HALF_UP)
    if is_short_slip(shown, average.value or Decimal(0), case.decimals(average)):
        return FINDING
    right = printed.value * count.value
    half = allowed * count.value + term.half
    if any(abs(value - right) <= half for value in exchanged(term.value)) or _is_one_digit(term.value - right, half):
        return FINDING
    others = (f for f in case.money() if f is not amount and f.amount_yuan and abs(case.term(f).value - right) <= half)
    return FINDING if any(is_slip(case.term(f).value, term.value) for f in others) else NOT_CHECKABLE


def _is_one_digit(difference: Decimal, half: Decimal) -> bool:
    """Say whether an amount is off by one digit that is far larger than what the average is rounded by."""
    place = difference.adjusted()
    digit = difference.scaleb(-place).quantize(Decimal(1)).scaleb(place)
    return half * _FIRM <= Decimal(1).scaleb(place) and abs(difference - digit) <= half


def _check(case: Case, average: Figure, amount: Figure, count: _Count, outcome: str) -> Check:
    term, printed = case.term(amount), case.term(average)
    allowed = printed.half + term.half / count.value
    computed = (term.value / count.value).quantize(Decimal("0.01"))
    words = list(map(as_told, (amount, average)))
    sides = [side(average), side(amount), count.place]
    if outcome == FINDING:
        right = count.value * printed.value
        sides += [side(f) for f in printed_elsewhere(case, amount, right)]
    return Check(
        "A18", outcome, FLAG, tuple(dict.fromkeys(sides)), computed, printed.value, allowed, "yuan", "audit.average",
        (("terms", [words[0], f"{format(count.value.normalize(), 'f')}"]), ("printed", words[1])),
    )  # fmt: skip
