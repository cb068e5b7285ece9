"""The amounts that a question names: what a claim says, or a bound that figures have to keep."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from api.model import Condition
from indexer.model import Figure
from indexer.quantities import Quantity, find_quantities, parse_number

# The one before a number says how it bounds; 不低于 is looked for before 低于.
_BOUNDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (">=", ("不低于", "不少于", "不小于", "至少", "at least", "no less than")),
    ("<=", ("不高于", "不超过", "不大于", "至多", "at most", "no more than")),
    ("<", ("低于", "不足", "少于", "小于", "不到", "未达到")),
    ("<", ("below", "under", "less than", "fewer than", "lower than")),
    (">", ("高于", "超过", "大于", "多于", "超出")),
    (">", ("above", "over", "more than", "exceeding", "higher than", "exceeds")),
)  # fmt: skip
_FILLED = re.compile("[\\s了]{1,3}$|(?:人民币|资金)$")  # 超过了100万, 不到人民币100万
_AFTER: tuple[tuple[str, tuple[str, ...]], ...] = ((">=", ("以上",)), ("<=", ("以下", "以内")))
_NUMBER_EN = r"(\d[\d,]{0,20}(?:\.\d{1,6})?)\s?(million|billion|thousand|mn|bn|m|k)?"
_ENGLISH = re.compile(
    rf"{_NUMBER_EN}\s?(?:yuan|rmb|cny|renminbi)\b|(?:\b(?:rmb|cny)|[¥￥])\s?{_NUMBER_EN}(?![a-z0-9千百万亿元]|[,.][0-9])",
    re.IGNORECASE,
)
_SCALES = {"thousand": 10**3, "k": 10**3, "million": 10**6, "mn": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9}
# A question says 288万 and leaves out 元; before another word (60万老人) it is a count.
_BARE = re.compile(
    r"(?<=[万亿])(?:[\s，。？！；、：,?!;:)）”\"'\-~～—–－]|[的吗么呢吧是对到至和与跟还或了来用给在之以左上出有属真正准成够可])"
)
# What says that an amount is not exact. Before it: the end of the stretch; after it: the beginning.
_ABOUT_BEFORE = re.compile(
    r"(?:大约|大概|大致|差不多|接近|将近|左右|约|近|around|about|approximately|approx\.?|roughly|nearly|some|almost)\s?$"
)
_ABOUT_AFTER = re.compile("\\s?(?:左右|上下|出头|有余|or so)")
# Two numbers that bound a range: 100万到400万, 100-400万元, between 1 and 4 million yuan.
_TO = re.compile(r"\s?(?:到|至|[-~～—–－]{1,2})\s?")
_AND = re.compile(r"\s?(?:[和与跟、]|and|to)\s?")
_IN = re.compile(r"(?:在|介于|处于|位于|between|from)\s?$")
_BETWEEN = re.compile("\\s?(?:之间|中间|间|的?区间|的?范围|以内)")
_MOST_OFF = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of the question with its unit; `operator` is = for a claimed amount, else how it bounds."""

    quantity: Quantity
    operator: str = "="
    text: str = ""
    start: int = 0
    end: int = 0

    @property
    def condition(self) -> Condition:
        """Return the amount as the plan shows it: money in yuan."""
        q = self.quantity
        if q.amount_yuan is not None:
            return Condition("amount_yuan", self.operator, q.amount_yuan, "元", self.text, q.approx)
        return Condition("value", self.operator, q.value, q.unit or None, self.text, q.approx)

    def met_by(self, figure: Figure) -> bool:
        """Whether a printed number is the claimed one, as exactly as claimed (约65万: 65.28万元), or in bounds.

        Money meets money, a percentage a percentage; a bare number meets a score, a ratio or a count.
        """
        q = self.quantity
        claimed, printed = (q.amount_yuan, figure.amount_yuan) if q.amount_yuan is not None else (q.value, figure.value)
        if claimed is None or printed is None or (q.amount_yuan is None and figure.kind == "money"):
            return False
        if q.amount_yuan is None and q.kind in ("percent", "score") and figure.kind != q.kind:
            return False
        claimed, printed = abs(claimed), abs(printed)
        if self.operator == "=":
            return abs(printed - claimed) <= _tolerance(q, claimed)
        return {"<": printed < claimed, "<=": printed <= claimed, ">": printed > claimed, ">=": printed >= claimed}[
            self.operator
        ]


def _tolerance(claim: Quantity, claimed: Decimal) -> Decimal:
    """Return how far a printed number may lie from a claimed one: half of the last digit that was said.

    About 460 is said in tens, 460 in units. Few digits allow no more than a hundredth of the number.
    """
    said = claim.value.normalize() if claim.approx else claim.value
    exponent = said.as_tuple().exponent
    worth = abs(claimed / claim.value) if claim.value else Decimal(1)
    half = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * worth / 2
    return half if claim.approx else min(half, claimed * _MOST_OFF)


def find_amounts(text: str, years: Sequence[tuple[int, int]]) -> tuple[Amount, ...]:
    """Return the amounts of a question in order; numbers that are years, counts or parts of names are none."""
    english = _english_amounts(text)
    covered = [*years, *((q.start, q.end) for q in english)]
    found: list[Amount] = []
    numbers = _quantities(text)
    numbers = [q for q in numbers if not any(s < q.end and q.start < e for s, e in covered)]
    ranges, numbers = _ranges(text, sorted((*english, *numbers), key=lambda q: q.start))
    found += ranges
    for quantity in numbers:
        quantity, operator, start, end = _about(text, *_bound(text, quantity))
        if operator != "=" or quantity.kind in ("money", "percent", "score") or "." in str(quantity.value):
            found.append(Amount(quantity, operator, text[quantity.start : quantity.end], start, end))
    return tuple(sorted(found, key=lambda amount: amount.start))


def _quantities(text: str) -> list[Quantity]:
    """Return the numbers of a question; 288万 is read as if 元 stood in the place of the mark or word behind it."""
    written = _BARE.sub("元", text)
    found = find_quantities(written)
    return [replace(q, end=q.end - 1) if q.end and written[q.end - 1] != text[q.end - 1] else q for q in found]


def _ranges(text: str, numbers: Sequence[Quantity]) -> tuple[list[Amount], list[Quantity]]:
    """Split off the numbers that bound a range from both sides; a unit that stands once is both's."""
    found: list[Amount] = []
    rest: list[Quantity] = []
    i = 0
    while i < len(numbers):
        pair = _range(text, numbers[i], numbers[i + 1]) if i + 1 < len(numbers) else None
        if pair is None:
            rest.append(numbers[i])
        else:
            found += pair
            i += 1
        i += 1
    return found, rest


def _range(text: str, low: Quantity, high: Quantity) -> tuple[Amount, Amount] | None:
    between = text[low.end : high.start].lower()
    opened = _IN.search(text[max(0, low.start - 8) : low.start].lower())
    closed = _BETWEEN.match(text, high.end)
    if not (_TO.fullmatch(between) or (_AND.fullmatch(between) and (opened or closed))):
        return None
    low = _with_unit(low, high)
    if low.kind != high.kind or low.kind not in ("money", "percent", "score"):
        return None
    start = low.start - len(opened.group()) if opened else low.start
    end = closed.end() if closed else high.end
    return (
        Amount(low, ">=", text[low.start : low.end], start, low.end),
        Amount(high, "<=", text[high.start : high.end], low.end, end),
    )


def _with_unit(number: Quantity, other: Quantity) -> Quantity:
    """Give a bare number the unit of the one that it stands beside (between 100 and 400万元)."""
    if number.kind != "count" or number.unit or not other.value:
        return number
    yuan = number.value * (other.amount_yuan / other.value) if other.amount_yuan is not None else None
    return number.told_as(other.kind, other.unit, yuan)


def _about(text: str, operator: str, start: int, end: int, quantity: Quantity) -> tuple[Quantity, str, int, int]:
    """Take in the words that say that a number is not exact."""
    before = _ABOUT_BEFORE.search(text[max(0, start - 14) : start].lower())
    after = _ABOUT_AFTER.match(text, end)
    if before is None and after is None:
        return quantity, operator, start, end
    start -= len(before.group()) if before else 0
    return replace(quantity, approx=True), operator, start, after.end() if after else end


def _bound(text: str, quantity: Quantity) -> tuple[str, int, int, Quantity]:
    """Return how a number bounds, with the stretch that says so; = where nothing does."""
    before = _FILLED.sub("", text[max(0, quantity.start - 16) : quantity.start].lower())
    for operator, forms in _BOUNDS:
        for form in forms:
            if before.endswith(form):
                return operator, text.lower().rindex(form, 0, quantity.start), quantity.end, quantity
    after = text[quantity.end : quantity.end + 2]
    for operator, forms in _AFTER:
        if after in forms:
            return operator, quantity.start, quantity.end + 2, quantity
    return "=", quantity.start, quantity.end, quantity


def _english_amounts(text: str) -> list[Quantity]:
    """Return amounts such as `500,000 yuan`, `RMB 300,000` and `1.2 million yuan`, with the digits that are said."""
    found = []
    for match in _ENGLISH.finditer(text):
        group = 1 if match.group(1) else 3
        number = parse_number(match.group(group))
        if number is not None:
            scale = (match.group(group + 1) or "").lower()
            yuan = number * _SCALES.get(scale, 1)
            found.append(Quantity("money", number, f"{scale} yuan".strip(), yuan, *match.span(), *match.span(group)))
    return found
