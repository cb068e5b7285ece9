"""What one slip of the pen makes of a number: a digit wrong, two neighbours exchanged, its point or its unit moved.

Two amounts that should agree may differ for many innocent reasons, and then by anything at all. Where one is the
other but for a slip, and they have digits enough that this is hardly chance, one of them is a misprint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from indexer.numerals import in_full

_ENOUGH = 4  # significant digits of a number in which one wrong digit is no chance
_FEW = 3  # of one in which two neighbours exchanged, or a moved point, are none
_HUNDRED = 100
_SHARE, _FEW_THINGS = Decimal("0.25"), Decimal(2)
# What one wrong digit, or two exchanged neighbours, make of a whole number.
SLIPS = frozenset(k * 10**n for k in (*range(1, 10), *range(9, 82, 9)) for n in range(15))
_WAN = 4  # places that an amount moves by where 元 is written 万元


def significant(value: Decimal) -> str:
    """Return a number's digits without its point and without zeros at either end."""
    return in_full(value).replace(".", "").strip("-0")


def as_fine(value: Decimal, step: Decimal) -> Decimal:
    """Return the multiple of a step that is next to a value: what is printed of it."""
    return (value / step).to_integral_value() * step


def is_slip(a: Decimal, b: Decimal) -> bool:
    """Say whether one value is the other with one digit wrong, two neighbours exchanged, or its point moved."""
    x, y = significant(a), significant(b)
    if a and b and x == y and len(x) >= _FEW:
        return True
    return min(len(x), len(y)) >= _ENOUGH and _kind(a, b) is not None


def slip_of(a: Decimal, b: Decimal) -> str | None:
    """Return what one value is of the other: "swap" (two neighbours exchanged), "digit" (one wrong) or "unit".

    "unit" are the same digits in 万元 and in 元. A point moved by other than that is no slip here.
    """
    x, y = significant(a), significant(b)
    fewest = min(len(x), len(y))
    if fewest < _FEW:
        return None
    if a == b.scaleb(_WAN) or b == a.scaleb(_WAN):
        return "unit"
    kind = _kind(a, b)
    return kind if kind == "swap" or fewest >= _ENOUGH else None


def is_short_slip(a: Decimal, b: Decimal, decimals: int = 0) -> bool:
    """Say whether two numbers of three digits or more, with so many decimals, differ by a slip; a unit's move is one.

    For scores, averages and the like, which are short and where nothing else explains one wrong digit.
    """
    if slip_of(a, b):
        return True
    left, right = _aligned(a, b, decimals)
    return len(left) > _FEW - 1 and len(_wrong(left, right)) == 1


def is_count_slip(a: Decimal, b: Decimal) -> bool:
    """Say whether two whole numbers differ in one digit, or by two neighbours exchanged; of two digits or more.

    By itself that proves nothing of numbers so short.
    """
    if a != a.to_integral_value() or b != b.to_integral_value() or a == b:
        return False
    left, right = (f"{int(abs(value))}" for value in (a, b))
    wrong = _wrong(left, right)
    return len(left) > 1 and (len(wrong) == 1 or _kind(a, b) == "swap")


def is_dropped(a: Decimal, b: Decimal) -> bool:
    """Say whether one of two numbers is the other with one of its digits left out, three being left at least."""
    left, right = sorted(_aligned(a, b), key=len)
    if len(right) != len(left) + 1 or len(left) < _FEW:
        return False
    return any(right[:at] + right[at + 1 :] == left for at in range(len(right)))


def is_one_digit(difference: Decimal, values: Iterable[Decimal]) -> bool:
    """Say whether a difference is what one wrong digit in one of these values makes, some of them being long."""
    if len(difference.normalize().as_tuple().digits) != 1:
        return False
    return sum(len(significant(value)) >= _ENOUGH for value in values) > 1


def is_misprinted_product(standard: Decimal, number: Decimal, amount: Decimal) -> bool:
    """Say whether the amount is the product by a standard that differs in one digit from what is printed.

    That it comes out even is hardly chance; that it does by another number may be, some not having been paid.
    """
    a, b = (format(each.normalize(), "f") for each in (standard, amount / number if number else Decimal(0)))
    return len(_wrong(a, b)) == 1


def is_misprinted_amount(product: Decimal, amount: Decimal) -> bool:
    """Say whether an amount is a product but for a slip; neighbours exchanged show it in three digits already."""
    if is_slip(product, amount) or slip_of(product, amount) == "swap":
        return True
    last = Decimal(1).scaleb(int(amount.normalize().as_tuple().exponent))  # 67元 × 42,795 is 286.73万元 as printed
    return bool(amount) and is_slip(product.quantize(last), amount)


def is_exchanged_amount(a: Decimal, b: Decimal) -> bool:
    """Say whether an amount is another with two neighbours exchanged; a zero at the end may be one: 780, 708."""
    return max(len(significant(a)), len(significant(b))) >= _FEW and _kind(a, b) == "swap"


def is_exchanged(a: Decimal, b: Decimal) -> bool:
    """Say whether a whole number of three digits or more is another with two neighbours exchanged."""
    return is_count_slip(a, b) and min(a, b) >= _HUNDRED and _kind(a, b) == "swap"


def exchanged(value: Decimal) -> Iterator[Decimal]:
    """Yield what a number of three digits or more may be with two neighbours exchanged."""
    sign, digits, exponent = value.normalize().as_tuple()
    for at in range(len(digits) - 1 if len(digits) >= _FEW else 0):
        a, b = digits[at], digits[at + 1]
        if a != b and (at or b):
            yield Decimal((sign, (*digits[:at], b, a, *digits[at + 2 :]), int(exponent)))


def is_misprinted_sum(signed: Sequence[tuple[int, Decimal]], printed: Decimal) -> bool:
    """Say whether a wrong sum of signed values comes right where one number is changed as a slip changes it."""
    computed = sum((sign * value for sign, value in signed), Decimal(0))
    missing = printed - computed
    if computed > 0 and is_slip(computed, printed):
        return True
    return any(value + sign * missing > 0 and is_slip(value + sign * missing, value) for sign, value in signed)


def is_near(a: Decimal, b: Decimal) -> bool:
    """Say whether two values may be one thing printed wrongly. Half or twice as much is rather another thing."""
    low, high = sorted((abs(a), abs(b)))
    return high <= 2 * low or a == b


def is_near_total(parts: Iterable[Decimal], total: Decimal) -> bool:
    """Say whether a total may be that of its parts printed wrongly: off by a quarter of itself at most, or a slip.

    What is further off is rather of other parts: of more years, or with one that the words between leave out.
    """
    values = list(parts)
    low, high = sorted((sum(values, Decimal(0)), total))
    if low > 0 and high - low <= max(high * _SHARE, _FEW_THINGS):
        return True
    return is_misprinted_sum([(1, value) for value in values], total)


def _kind(a: Decimal, b: Decimal) -> str | None:
    left, right = _aligned(a, b)
    wrong = _wrong(left, right)
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        same = left[wrong[0]] == right[wrong[1]] and left[wrong[1]] == right[wrong[0]]
        return "swap" if same else None
    return "digit" if len(wrong) == 1 else None


def _aligned(a: Decimal, b: Decimal, least: int = 0) -> tuple[str, str]:
    """Return the digits of two values, written with as many decimals as the longer has, and `least`."""
    whole, _, rest = in_full(abs(a)).partition(".")
    other, _, more = in_full(abs(b)).partition(".")
    decimals = max(least, len(rest.rstrip("0")), len(more.rstrip("0")))
    left, right = whole + rest[:decimals].ljust(decimals, "0"), other + more[:decimals].ljust(decimals, "0")
    return left.lstrip("0") or "0", right.lstrip("0") or "0"


def _wrong(left: str, right: str) -> list[int]:
    """Return where two strings of one length differ; nothing for two of different lengths."""
    if len(left) != len(right):
        return []
    return [place for place, (m, n) in enumerate(zip(left, right, strict=True)) if m != n]
