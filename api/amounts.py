"""The amounts that a question names: what a claim says, or a bound that figures have to keep."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
_AFTER: tuple[tuple[str, tuple[str, ...]], ...] = ((">=", ("以上",)), ("<=", ("以下", "以内")))
_ENGLISH = re.compile(
    r"(\d[\d,]{0,20}(?:\.\d{1,6})?)\s?(million|billion|thousand)?\s?(?:yuan|rmb|cny)\b", re.IGNORECASE
)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


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
    """Return half of the claim's last digit; a short round number is exact unless said to be about."""
    digits = claim.value.normalize().as_tuple()
    exponent = digits.exponent if isinstance(digits.exponent, int) else 0
    if not claim.approx and len(digits.digits) < 4:
        return Decimal(0)
    worth = abs(claimed / claim.value) if claim.value else Decimal(1)
    return Decimal(1).scaleb(exponent) * worth / 2


def find_amounts(text: str, years: Sequence[tuple[int, int]]) -> tuple[Amount, ...]:
    """Return the amounts of a question in order; numbers that are years, counts or parts of names are none."""
    english = _english_amounts(text)
    covered = [*years, *((q.start, q.end) for q in english)]
    found = []
    for quantity in (*english, *find_quantities(text)):
        if quantity not in english and any(s < quantity.end and quantity.start < e for s, e in covered):
            continue
        operator, start, end = _bound(text, quantity)
        if operator != "=" or quantity.kind in ("money", "percent", "score") or "." in str(quantity.value):
            found.append(Amount(quantity, operator, text[quantity.start : quantity.end], start, end))
    return tuple(sorted(found, key=lambda amount: amount.start))


def _bound(text: str, quantity: Quantity) -> tuple[str, int, int]:
    """Return how a number bounds, with the stretch that says so; = where nothing does."""
    before = text[max(0, quantity.start - 16) : quantity.start].rstrip().lower()
    for operator, forms in _BOUNDS:
        for form in forms:
            if before.endswith(form):
                return operator, text.lower().rindex(form, 0, quantity.start), quantity.end
    after = text[quantity.end : quantity.end + 2]
    for operator, forms in _AFTER:
        if after in forms:
            return operator, quantity.start, quantity.end + 2
    return "=", quantity.start, quantity.end


def _english_amounts(text: str) -> list[Quantity]:
    """Return amounts such as `500,000 yuan` and `1.2 million yuan`, in yuan."""
    found = []
    for match in _ENGLISH.finditer(text):
        number = parse_number(match.group(1))
        if number is not None:
            value = number * _SCALES.get((match.group(2) or "").lower(), 1)
            found.append(Quantity("money", value, "元", value, *match.span(), *match.span(1)))
    return found
