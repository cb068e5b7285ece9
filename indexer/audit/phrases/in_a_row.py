"""Numbers in a row of one sentence, of which the words of the last tell that it is worked out from those before it.

A08: 由92.3%提高到97.5%，提高5.2个百分点 (c = b - a). A07: 下达500.6万元，已拨付420.3万元，未拨付80.3万元 and
概算1,286.5万元，批复1,168.2万元，核减118.3万元 (c = a - b); 预算120.5万元，成交价112.8万元，节约率6.39%
(c = (a - b) / a). A17, C03: 在职52人，退休38人，共计90人. A10: shares of one whole that come to more than all of it.
Tolerance: what the printed digits leave. Innocent: what other words stand between; numbers that are not alike are
hardly meant for one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import (
    MONEY,
    PERCENT,
    POINTS,
    SCORE,
    UNCOUNTED,
    Number,
    are_alike,
    are_plain,
    compared,
    sentences,
)
from indexer.audit.slips import is_count_slip, is_exchanged_amount, is_misprinted_sum, is_short_slip

_WAYS = "提高|提升|上升|增长|增加|下降|降低|减少|回落|压降"
_FROM, _TO = re.compile("[由从][^,。;\\d]{0,12}$"), re.compile(rf"^,?(?:{_WAYS}|[变升降增减])[到至为]")
_BY = re.compile(rf"^,?[^,。;\d]{{0,6}}(?:{_WAYS}|[高低])了?$")
_DONE = "拨付|支付|使用|支出|退出|整改|完成|办结|兑付|发放|下达|销号|化解|验收|安置|搬迁|收回|清偿"
_IS_DONE = re.compile(rf"(?:已|实际)(?:经|累计|全部|实际)?(?:{_DONE})[^,。;\d]{{0,4}}$")
_UNDONE = re.compile(rf"(?:(?:尚|还|仍)?(?:未|待)(?:{_DONE})|剩余|还剩|尚余|余下)(?![^,。;\d]*中)[^,。;\d]{{0,4}}$")
_ASKED = re.compile("(?:概算|估算|申报|申请)[^,。;\\d]{0,8}$")
_GRANTED = re.compile("(?:批复|核定|审定|评审)[^,。;\\d]{0,8}$")
_CUT = re.compile("(?:核|压|调|削|审)减[^,。;\\d]{0,6}$")
_BUDGET = re.compile("(?:预算|控制价|最高限价|拦标价)[^,。;\\d]{0,6}$")
_PRICE = re.compile("(?:成交|中标|采购|合同)[^,。;\\d]{0,6}$")
_SAVED, _RATE = re.compile("节约[^,。;\\d率]{0,6}$"), re.compile("节约率(?:为|达到?)?$")
_TOGETHER = re.compile("^,?(?:总共|共|共计|合计|总计)(?:有)?$")
_MEMBER = re.compile("^[、,和及]?[^,。;:\\d]{2,12}$")
_NOT = re.compile("其中|累计|分别|平均|另|扣除|约|追加|减免|上年|去年|除|新增|净")
_OF = re.compile("占(?!比)([^,。;\\d]{0,16}?)(?:的)?(?:比例|比重)?(?:为|达)?$")
_TELLS = ("未", "待", "剩", "余", "减", "提", "升", "增", "降", "低", "高", "落", "节约")
_TOTALS = ("总投资", "投资概算", "投资估算")
_INVESTMENT = re.compile("(?:总投资|概算总?投资|投资概算|投资估算)(?:额)?[为共约]?$")
_COST = re.compile("(?:建安|建筑安装|工程|设备|其他|预备|征地|拆迁|勘察|设计|监理|建设管理|利息)[^,。;\\d]{0,10}$")
_HUNDRED, _MOST = Decimal(100), 12


def in_a_row(case: Case) -> Iterator[Check]:
    """A07, A08, A10, A12, A17, C03: the last of a few numbers against those before it."""
    for sentence in sentences(case):
        numbers = sentence.numbers
        for at in range(2, len(numbers)):
            last = numbers[at]
            if any(map(last.label.__contains__, _TELLS)):  # as few do
                checks = _of_three(*numbers[at - 2 : at + 1]), _saved(numbers[max(0, at - 3) : at + 1])
                yield from filter(None, checks)
            if at < _MOST and ("共" in last.gap or "计" in last.gap) and (check := _summed(numbers, at)) is not None:
                yield check
        if len(numbers) > 1 and numbers[0].unit == PERCENT and (over := _over_all(numbers)) is not None:
            yield over
        if len(numbers) > 3 and any(map(sentence.words.__contains__, _TOTALS)) and (cost := _invested(numbers)):
            yield cost


def _of_three(a: Number, b: Number, c: Number) -> Check | None:
    if not are_plain((a, b, c)):
        return None
    if a.unit == b.unit == PERCENT and c.unit == POINTS:
        return _points(a, b, c)
    if _NOT.search(f"{b.gap}{c.gap}") or not a.unit == b.unit == c.unit or a.unit in UNCOUNTED - {MONEY}:
        return None
    rest = _IS_DONE.search(b.label) and _UNDONE.search(c.label)
    cut = a.unit == MONEY and _ASKED.search(a.label) and _GRANTED.search(b.label) and _CUT.search(c.label)
    computed = a.value - b.value
    if not (rest or cut) or computed <= 0 or not _may_be_meant(computed, c.value):
        return None
    return compared("A07", computed, c, [a, b], "audit.difference")


def _points(a: Number, b: Number, c: Number) -> Check | None:
    """Compare by how many points a rate has changed with the two rates that it was changed from and to."""
    if not (_FROM.search(a.label) and _TO.match(b.gap) and _BY.match(c.gap)):
        return None
    return compared("A08", abs(b.value - a.value), c, [a, b], "audit.difference")


def _saved(row: Sequence[Number]) -> Check | None:
    """Compare the rate of a saving with the budget and the price, between which the saving itself may stand."""
    if len(row) == 4 and not (_SAVED.search(row[2].label) and row[2].unit == MONEY):
        row = row[1:]
    budget, price, rate = row[0], row[1], row[-1]
    if rate.unit != PERCENT or not _RATE.search(rate.label) or budget.unit != MONEY or price.unit != MONEY:
        return None
    if not (_BUDGET.search(budget.label) and _PRICE.search(price.label)) or not are_plain(row):
        return None
    computed = (_HUNDRED * (budget.value - price.value) / budget.value).quantize(Decimal("0.0001"))
    if computed <= 0 or not _may_be_meant(computed.quantize(rate.value), rate.value):
        return None
    return compared("A07", computed, rate, [budget, price], "audit.ratio", envelope=2 * rate.half)


def _summed(numbers: Sequence[Number], at: int) -> Check | None:
    """Compare a number of people or things with those listed right before it: 在职52人，退休38人，共计90人."""
    total = numbers[at]
    if total.unit in UNCOUNTED - {SCORE} or not _TOGETHER.match(total.gap):
        return None
    parts: list[Number] = []
    for part in reversed(numbers[:at]):
        if part.unit != total.unit or not part.label or (parts and not _MEMBER.match(parts[-1].gap)):
            break
        parts.append(part)
        if "其中" in part.label or ":" in part.gap:
            break
    if len(parts) < 2 or not are_plain((total, *parts)) or any(_NOT.search(p.label.replace("其中", "")) for p in parts):
        return None
    sums = [sum((p.value for p in parts[:count]), Decimal(0)) for count in range(2, len(parts) + 1)]
    if total.value in sums or not (is_count_slip(sums[-1], total.value) or is_exchanged_amount(sums[-1], total.value)):
        return None
    return compared("C03" if total.unit == SCORE else "A17", sums[-1], total, parts[::-1], "audit.sum")


def _over_all(numbers: Sequence[Number]) -> Check | None:
    """Find the last of the shares of one whole that come to more than all of it, where a slip explains it."""
    shares: list[Number] = []
    whole: str | None = None
    for number in numbers:
        told = _OF.search(number.label) if number.unit == PERCENT else None
        if told is None or (shares and told.group(1) not in ("", whole)):
            break
        whole = told.group(1) if whole is None else whole
        shares.append(number)
    if not 1 < len(shares) <= _MOST or len(shares) != sum(n.unit == PERCENT for n in numbers) or not are_plain(shares):
        return None
    if not whole and not _are_all(shares):
        return None
    last, others = shares[-1], sum((share.value for share in shares[:-1]), Decimal(0))
    spread = sum((2 * share.half for share in shares), Decimal(0))
    meant = _HUNDRED - others
    if others + last.value <= _HUNDRED + spread or meant <= 0 or (whole and not _may_be_meant(meant, last.value)):
        return None
    return compared("A10", _HUNDRED - others, last, shares[:-1], "audit.difference")


def _are_all(shares: Sequence[Number]) -> bool:
    """Say whether shares are of kinds of one thing, the others last: 财政拨款收入占…，事业收入占…，其他收入占…."""
    names = [_OF.sub("", share.label) for share in shares]
    return names[-1].startswith("其他") and len({name[-2:] for name in names}) == 1


def _invested(numbers: Sequence[Number]) -> Check | None:
    """Compare a total investment with the costs it is made up of: 总投资125万元，建安费96万元，…，预备费10万元."""
    at = next((n for n, number in enumerate(numbers) if _INVESTMENT.search(number.label)), None)
    parts = [] if at is None else list(numbers[at + 1 :])
    if at is None or not 2 < len(parts) <= _MOST or not all(p.unit == MONEY and _COST.search(p.label) for p in parts):
        return None
    if not are_plain((numbers[at], *parts)) or not any("预备费" in p.label or "其他" in p.label for p in parts):
        return None
    total = sum((part.value for part in parts), Decimal(0))
    if total <= numbers[at].value or not is_misprinted_sum([(1, p.value) for p in parts], numbers[at].value):
        return None
    return compared("A12", total, numbers[at], parts, "audit.sum")


def _may_be_meant(computed: Decimal, printed: Decimal) -> bool:
    """Say whether a number may be meant for what is computed: it is near it, or it but for a slip."""
    decimals = max(0, -int(printed.as_tuple().exponent))
    slip = is_exchanged_amount(computed, printed) or is_short_slip(computed, printed, decimals)
    slip = slip or is_count_slip(computed, printed)
    return slip or are_alike(computed, printed)
