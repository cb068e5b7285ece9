"""One printed ratio against the two numbers that it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from indexer.audit.case import FINDING, NOT_CHECKABLE, Check, Term, compare
from indexer.audit.slips import exchanged, is_slip, significant

_PLACES = Decimal("0.0001")  # of a percentage that is computed
_WAN, _ALL = 4, 100  # digits from 万元 to 元; percent that unlike amounts often are said to be
_SHORT = 4  # characters of a ratio of three digits
# Of the rates of wholes: one that is further off, and by no slip, is rather of another whole.
_OF_WHOLES, _CLOSE = ("A09", "A11"), Decimal("0.25")
_TENTH = Decimal("0.1")
_CENT = Decimal("0.005")  # of a percent
_FIRM = 20  # times the rounding that a digit stands for


def ratio(
    rule: str, printed: Term, part: Term, whole: Term, severity: str, *, sure: Callable[[], bool] | None = None,
    unless: str = FINDING, formula: str = "audit.ratio",
) -> Check:  # fmt: skip
    """Compare a printed percentage with a part over a whole; `sure`, `unless` and `formula` are those of `compare`."""
    computed = 100 * part.value / whole.value
    spread = computed * (part.half / part.value if part.value else Decimal(0)) + computed * whole.half / whole.value
    computed = computed.quantize(_PLACES)

    def told() -> bool:
        if (sure is not None and sure()) or looks_slipped(computed, printed) or _is_in_wrong_unit(computed, printed):
            return True
        if printed.half < _TENTH and _is_turned(computed, printed):  # 59.00% for 95.00%
            return True
        return is_exchanged_off(part, whole, printed)

    # Many reports cut the last digit off instead of rounding it: a whole unit of it is no finding.
    check = compare(
        rule, computed, printed, [part, whole], formula, unit="percent", envelope=2 * printed.half + spread,
        severity=severity, sure=told, unless=unless,
    )  # fmt: skip
    if check.outcome != FINDING or rule not in _OF_WHOLES or _is_close(computed, printed.value) or told():
        return check
    slip = is_misprinted(computed, printed) or _is_turned(computed, printed)
    slip = slip or next(wrong_digits(part, whole, printed, firm=True), None) is not None
    return check if slip else replace(check, outcome=NOT_CHECKABLE)


def _is_close(a: Decimal, b: Decimal) -> bool:
    low, high = sorted((a, b))
    return high - low <= _CLOSE * high


def _is_in_wrong_unit(computed: Decimal, printed: Term) -> bool:
    """Say whether one of the two amounts is in 元 for 万元: the ratio is right but for ten thousand times."""
    moved = computed.scaleb(-_WAN if computed > printed.value else _WAN)
    return printed.value not in (0, _ALL) and abs(moved - printed.value) <= printed.half


def looks_slipped(computed: Decimal, printed: Term) -> bool:
    """Say whether a printed ratio is the computed one, to as many decimals, with a digit wrong or two exchanged."""
    return is_slip(computed.quantize(printed.value), printed.value)


def is_misprinted(computed: Decimal, printed: Term) -> bool:
    """Say whether a slip explains a printed ratio, or one wrong digit of three that is not the last."""
    if looks_slipped(computed, printed):
        return True
    a, b = (f"{value:f}" for value in (computed.quantize(printed.value), printed.value))
    wrong = [at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return len(a) == len(b) >= _SHORT and len(wrong) == 1 and wrong[0] < len(a) - 1


def _is_turned(computed: Decimal, printed: Term) -> bool:
    """Say whether a printed rate is the computed one, to as many decimals, with two neighbours exchanged: 95%, 59%."""
    a, b = (f"{value:f}" for value in (computed.quantize(printed.value), printed.value))
    wrong = [at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return len(a) == len(b) and len(wrong) == 2 and sorted(a) == sorted(b) and wrong[1] == wrong[0] + 1


def is_one_digit_off(part: Term, whole: Term, rate: Term) -> bool:
    """Say whether one wrong digit, in the part or in the whole, explains a rate that is far from its own."""
    return next(wrong_digits(part, whole, rate), None) is not None


def is_exchanged_off(part: Term, whole: Term, rate: Term) -> bool:
    """Say whether two digits exchanged in the part or in the whole, or its point moved, explain a longer rate."""
    if not rate.value or not part.value:
        return False
    short = len(significant(rate.value)) < _SHORT - 1  # 80%: then to the hundredth, and by digits exchanged alone
    spread = (_CENT if short else rate.half) / rate.value
    for value, expected in ((part.value, whole.value * rate.value / 100), (whole.value, 100 * part.value / rate.value)):
        if short and len(significant(value)) < _SHORT:
            continue
        allowed = expected * spread
        if not short and any(abs(value.scaleb(places) - expected) <= allowed for places in (-2, -1, 1, 2)):
            return True
        if any(abs(each - expected) <= allowed for each in exchanged(value)):
            return True
    return False


def wrong_digits(part: Term, whole: Term, rate: Term, *, firm: bool = False) -> Iterator[Decimal]:
    """Yield by how much one wrong digit changed the part, or the whole, where that explains the rate.

    A `firm` answer is of digits that the rate tells apart: one that is as small as the rounding of the rate allows
    for explains anything.
    """
    if not rate.value or not part.value:
        return
    spread = rate.half / rate.value
    for value, expected in ((part.value, whole.value * rate.value / 100), (whole.value, 100 * part.value / rate.value)):
        difference, allowed = abs(value - expected), 2 * expected * spread + part.half + whole.half
        place = difference.adjusted()
        if not difference or (firm and allowed * _FIRM > Decimal(1).scaleb(place)):
            continue
        digit = difference.scaleb(-place).quantize(Decimal(1)).scaleb(place)
        if abs(difference - digit) <= allowed < difference:
            yield digit
