"""Numbers that reach a person or give one away: told by their form alone, or by the label before them.

All is matched on folded text (half width, lower case). An amount is never taken for such a number: a unit, a decimal
point or a grouping comma tells it, and in a table the amounts beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.forms import find_from
from indexer.model import Span

_NO_AMOUNT = r"(?![\d*]|\.\d| ?[元万亿千百%年个次部台件人户条起通笔])"
AREA = r"(?:\(0\d{2,3}\) ?|0\d{2,3} ?[-—–] ?)"
TELEPHONE = re.compile(
    r"(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}"
    rf"|(?:{AREA}|0\d{{2,3}} ?)?(?:\d{{4}}[- ]?\d{{4}}|\d{{3}}[- ]?\d{{4}})){_NO_AMOUNT}"
)

# What a label announces. After `public` (a hotline) a landline is nobody's own, after `code` no number is a card's.
ANNOUNCED = {
    "phone": TELEPHONE,
    "device": TELEPHONE,
    "account": re.compile(r"\d(?:[ -]?\d){11,29}(?![\d*])"),
    "identity": re.compile(r"\d{14}(?:\d{3}[\dx]|\d)(?![\d*])"),
    "public": re.compile(rf"{AREA}?\d{{3,4}}[- ]?\d{{4}}"),
    "code": re.compile(r"[a-z0-9-]{6,40}"),
}
HARMLESS = ("public", "code")
_NUMBERS = re.compile(
    r"(?<![\d*.\-a-z¥$￥_])(?<!\d,)"
    rf"(?:(?P<phone>(?:(?:\+?86[- ]?)?1[3-9]\d-?\d{{4}}-?\d{{4}}|{AREA}[2-9]\d{{2,3}} ?\d{{4}}){_NO_AMOUNT}(?!-\d))"
    r"|(?P<card>[1-9]\d{14,17}[\dx]\d?(?![\d*.a-z])))"
)
_BEGINNING = re.compile(r"[0-9(+](?=[\d() +—–-]{10})")  # none is shorter than eleven characters
_BORN = re.compile(r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
# A cell of the size of a mobile number beside another such cell is an amount.
_LARGE = re.compile(r"(?!1[3-9][\d*]{9}$)\d[\d*]{8,12}(?:\.\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d{6,}\.\d{1,2}")


def private_numbers(folded: str) -> Iterator[Span]:
    """Yield mobile numbers, landlines with their area code, identity-card and bank-card numbers, in order."""
    for number in find_from(_BEGINNING, _NUMBERS, folded):
        span = Span(*number.span())
        if number["phone"]:
            if not _is_amount(folded, span.start, span.end):
                yield span
        elif _is_identity(number["card"]) or _is_bank_card(number["card"]):
            yield span


def _is_amount(folded: str, start: int, end: int) -> bool:
    """Whether a number is a cell of its own and the cell before or after holds an amount of its size."""
    before, after = folded[max(0, start - 24) : start], folded[end : end + 24]
    if before.strip(" ")[-1:] not in ("", "\t", "\n") or after.strip(" ")[:1] not in ("", "\t", "\n"):
        return False
    cells = [*re.split(r"[\t\n]+", before.rstrip())[-1:], *re.split(r"[\t\n]+", after.lstrip())[:1]]
    return any(_LARGE.fullmatch(cell.strip()) for cell in cells)


def _is_identity(number: str) -> bool:
    """Whether 18 characters are an identity card's number: a date of birth and the check digit (GB 11643)."""
    if len(number) != 18 or not _BORN.match(number):
        return False
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17]))
    return number[17] == "10x98765432"[total % 11]


def _is_bank_card(number: str) -> bool:
    """Whether 16 to 19 digits are a bank card's number: UnionPay's first digits and the check digit (ISO/IEC 7812)."""
    if not number.startswith("62") or not number.isdigit():
        return False
    digits = [int(digit) for digit in reversed(number)]
    return (sum(digits[::2]) + sum(sum(divmod(2 * digit, 10)) for digit in digits[1::2])) % 10 == 0
