"""A09 of numbers of people and things: 发放问卷520份，收回500份，回收率96.15%.

The whole may be printed anywhere, or not at all; a rate that any two numbers of its paragraph come to, or what two of
them leave, is right. One that none do is shown where one slip parts it from the number right before it over another of
its sentence, or where the sentence has just these two and the rate goes by a name that leaves no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from indexer.audit.case import FINDING, FLAG, Case, Check, side
from indexer.audit.guards import PAST
from indexer.audit.percentages.ratios import is_misprinted
from indexer.audit.slips import slip_of
from indexer.model import Figure

_UNIT = "(份|人次|人|户|次|件|起|批次|批|处|条|项|家|名|宗|例|套|台|场|个|亩|公里)"
_COUNT = re.compile(rf"(?<![\d.年])(?<!\d,)(\d[\d,]{{0,9}}(?:\.\d{{1,4}})?)(万)?{_UNIT}(?!月|年|百分|以)")
_NAME = re.compile(r"([\u4e00-\u9fff]{1,8}率|[\u4e00-\u9fff]{0,6}满意度)(?:为|是|达到?|约)?$")
_PLAIN_NAME = re.compile(r"(?:回收|合格|办结|整改|通过|达标|化解|处置|完成|覆盖|完工|开工|签约|答复|及格|优秀)率")
_OPINION = re.compile("满意|知晓|认可|支持|好评|信任|获得感")
_BETWEEN = r"(?:达标|合格|完成|通过|办结|及格|优秀)?[,;(]?[\u4e00-\u9fff]{0,10}(?:率|满意度)(?:为|是|达到?|约)?"
_ADJACENT = re.compile(_BETWEEN)
_BEHIND = re.compile(rf"\d万?{_UNIT}{_BETWEEN}$")  # as few rates stand
_OTHERWISE = re.compile(f"平均|加权|折算|综合|分别|累计|{PAST}|目标|同比|较|比")
_BACK = 24  # characters before a rate that hold its name
_MOST, _LONGEST = 8, 400  # numbers of a paragraph that are tried, and characters before a rate
_STEM = 3  # characters at the end of a rate's name that name it, the last one left out: 满意度
_CLOSE = Decimal("0.2")  # of the printed rate


class _Count(NamedTuple):
    value: Decimal
    unit: str
    start: int
    end: int


def count_rates(case: Case) -> Iterator[Check]:
    """A09: each rate in prose that stands right behind a number that it is of."""
    folded = case.folded()
    for rate in case.of_kind("percent"):
        if rate.table is not None or rate.approx or not rate.value or rate.value > 100:
            continue
        if not _BEHIND.search(folded, max(rate.amount_start - _BACK, 0), rate.amount_start):
            continue
        name = _NAME.search(folded, max(rate.amount_start - _BACK, 0), rate.amount_start)
        if name is None or "点" in (rate.unit or ""):
            continue
        first = rate.amount_start - _LONGEST
        own = list(_counts(folded, max(case.sentence_of(rate), first), rate.amount_start))[-_MOST:]
        if len(own) < 2 or _OTHERWISE.search(folded, own[-2].end, rate.amount_start):
            continue
        if (held := _OPINION.search(name.group(1))) and held.group() not in folded[own[-2].end : own[-1].start]:
            continue  # 发放问卷2000份，回收1,927份，满意率92.4% is of what those say who answered
        among = folded[own[-2].end : own[-1].start].partition("其中")  # 其中满意457份，满意度94.03%
        if among[1] and name.group(1)[-_STEM:-1] not in among[2]:
            continue
        if not _ADJACENT.fullmatch(folded, own[-1].end, rate.amount_start):
            continue
        counts = list(_counts(folded, max(case.line_of(rate) + 1, first), rate.amount_start))[-_MOST:]
        after = folded.find("\n", rate.amount_end)
        beyond = min(after if after >= 0 else len(folded), rate.amount_end + _LONGEST // 2)
        around = [*counts, *list(_counts(folded, rate.amount_end, beyond))[:_MOST]]
        if not _fits(case, rate, around):
            yield from _judged(case, rate, name.group(1), own)


def _counts(folded: str, start: int, end: int) -> Iterator[_Count]:
    for found in _COUNT.finditer(folded, start, end):
        value = Decimal(found.group(1).replace(",", "")) * (10_000 if found.group(2) else 1)
        if value:
            yield _Count(value, found.group(3), found.start(), found.end())


def _fits(case: Case, rate: Figure, counts: Sequence[_Count]) -> bool:
    """Say whether two numbers, or two together over a third, or what two leave, come to a rate."""
    term = case.term(rate)
    values = list(dict.fromkeys(count.value for count in counts))
    parts = [*values, *(a + b for a, b in combinations(values, 2)), *(abs(a - b) for a, b in combinations(values, 2))]
    return any(abs(100 * part / whole - term.value) <= 2 * term.half for part in parts for whole in values)


def _judged(case: Case, rate: Figure, name: str, own: Sequence[_Count]) -> Iterator[Check]:
    """Yield the finding of a rate that is a slip of the last number over another, or of the only two there are."""
    term, part = case.term(rate), own[-1]
    wholes = [count for count in own[:-1] if count.unit == part.unit and count.value > part.value]
    for whole in wholes:
        computed = 100 * part.value / whole.value
        rounded = computed.quantize(term.value)
        slip = slip_of(rounded, term.value) is not None or is_misprinted(computed, term)
        slip = slip or (len(own) == 2 and str(rounded)[::-1] == str(term.value) and rounded != term.value)  # 95, 59
        only = len(own) == 2 and _PLAIN_NAME.search(name) and abs(computed - term.value) <= _CLOSE * term.value
        if slip or only:
            terms = [f"{count.value.normalize():f}{count.unit}" for count in (part, whole)]
            yield Check(
                "A09", FINDING, FLAG, (side(rate), (part.start, part.end), (whole.start, whole.end)),
                computed.quantize(Decimal("0.01")), term.value, 2 * term.half, "percent", "audit.ratio",
                (("terms", terms), ("printed", f"{term.value}%")),
            )  # fmt: skip
            return
