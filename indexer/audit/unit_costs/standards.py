"""A16 with several grades: 一、二、三等分别为1,500元、1,000元和500元。一等90人、二等118人、三等92人，发放29.90万元.

The standards stand in one list and the numbers in another, of the same names and often sentences apart; the amount is
right beside the numbers. Where another list of numbers comes right by the same standards, or a slip in the amount or
in one of the numbers explains the difference, a number is wrong. What was not paid in full is said to be so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, outcome_of
from indexer.audit.slips import is_near, is_short_slip, slip_of
from indexer.model import Figure
from indexer.numerals import parse_number, plain

_TOKEN = re.compile(
    r"(?<![\d.])(?<!\d,)(\d[\d,]{0,11}(?:\.\d{1,4})?)(万?)"
    r"(元|人次|批次|班次|场次|公里|平方米|[人名户所家村件辆台套头亩期场条位座盏处生个])(?:/[^\W\d_]{1,3}){0,2}"
)
_JOINT = re.compile(r"[、,;]?(?:以?及|和|与)?$")
_GAP = re.compile(r"[、,;]?(?:以?及|和|与)?([^\d。;,、:()\n]{1,16})$")
_APART = re.compile(
    r"([^\d。;,:()\n]{3,40}?)(?:每[^\d。;,:()\n]{1,8}|的|资助|补助|补贴|奖励|发放|救助)*(?:标准|人数|户数|数量)?"
    r"分别[^\d。;,:()\n]{0,14}$"
)
_TAIL = re.compile(r"(?:[每按为是].*|(?:标准|奖励|补助|补贴|资助|发放|[共各有])+)$")  # 一等每生每学期, 二等奖励
_AND = re.compile(r"[、和及与]")
_COUNTED = re.compile(r"(?<=[^、和及与])[两二三四五六]个?([类档等级种])$")
_AFTER = re.compile(
    r"\)?[,;]?(?:\(?(?:合计|共计|共)\d[\d,]{0,8}[^\W\d_]{1,2}\)?[,;])?(?:全年|全部|当年|本年|合计|共计|共|总计|累计|实际|已|应|全额|足额)*"
    r"(?:发放|补助|补贴|支出|资助|兑付|兑现|奖励|拨付|支付|安排|需|计|投入|使用)[^\d。;,:()\n]{0,10}"
    r"(\d[\d,]{0,11}(?:\.\d{1,6})?)(万?)元"
)
_FIRST = re.compile(
    r"(\d[\d,]{0,11}(?:\.\d{1,6})?)(万?)元[,:(]{0,2}(?:其中:?|分别(?:是|为)|包括|资助|奖励|补助|发放|用于|惠及|涉及)[^\d。;\n]{0,16}$"
)
_PART = re.compile(
    r"实际发放|按实际|按月|不足|折半|结余|未发|未领|退[回出学]|补发|预留|差额|不等|上限|最高|部分|暂|剩余|另|欠|尚|核减|重复|比例|%|年末|年底|期末|截至"
)
_TERMS = re.compile(r"月|学期|季度?|学年")
_MONTHS, _MONTHLY = re.compile(r"(?<!\d)(\d{1,2})个月"), re.compile(r"每[^\W\d_]{0,3}每?月")
_FACTORS = tuple(map(Decimal, (2, 3, 4, 6, 10, 12)))
_WAN = Decimal(10_000)
_CHEAP = Decimal(100_000)  # yuan: what a standard is less than
_FAR, _BACK, _MOST, _LISTS = 900, 40, 10, 24  # characters of a region, before a list; of one list; of a region
_THREE = 3


class _List(NamedTuple):
    """Names with their numbers or standards, and where these stand; `start` is where the first name begins."""

    names: tuple[str, ...]
    values: tuple[Decimal, ...]
    places: tuple[tuple[int, int], ...]
    money: bool
    start: int


class _Sum(NamedTuple):
    """The numbers of the grades, their standards in the same order, and the amount beside the numbers."""

    numbers: _List
    standards: tuple[Decimal, ...]
    places: tuple[tuple[int, int], ...]
    amount: Decimal
    half: Decimal
    place: tuple[int, int]
    printed: str

    @property
    def product(self) -> Decimal:
        """All numbers times their standards, for one month or term."""
        return sum((n * s for n, s in zip(self.numbers.values, self.standards, strict=True)), Decimal(0))


def graded_costs(case: Case) -> Iterator[Check]:
    """A16: the numbers of each grade times its standard, together, are the amount beside the numbers."""
    done = 0
    for line in case.money_lines():
        if line[0].amount_start >= done and sum(map(_is_cheap, line)) > 1:
            begin = case.line_of(line[0]) + 1
            done = min(begin + _FAR, len(case.text))
            yield from _region(case, begin, done)


def _is_cheap(figure: Figure) -> bool:
    return figure.unit == "元" and (figure.amount_yuan or _CHEAP) < _CHEAP and figure.direction is None


def _region(case: Case, begin: int, end: int) -> Iterator[Check]:
    folded = case.folded()
    lists = list(_lists(folded, begin, end))[:_LISTS]
    for standards in [each for each in lists if each.money]:
        sums = [
            found for numbers in lists if not numbers.money and (found := _sum(folded, standards, numbers)) is not None
        ]
        told = folded[standards.start : max((found.place[1] for found in sums), default=standards.start)]
        factors = (Decimal(1), *(_FACTORS if _TERMS.search(told) else ()))
        right = [f for f in factors if any(_fits(found, f) for found in sums)]
        said = _said(told)
        for found in sums:
            if right or said is not None:
                yield _check(folded, found, right, said or Decimal(1))


def _said(told: str) -> Decimal | None:
    """Return by how many months or terms the words take a standard, None where they do not say."""
    if not _TERMS.search(told):
        return Decimal(1)
    months = set(_MONTHS.findall(told))
    if len(months) == 1:
        return Decimal(months.pop())
    return Decimal(12) if _MONTHLY.search(told) and "全年" in told and not months else None


def _lists(folded: str, begin: int, end: int) -> Iterator[_List]:
    """Yield the numbers of one kind in a row, two or more, with the names before each or before all of them."""
    row: list[re.Match[str]] = []
    for token in _TOKEN.finditer(folded, begin, end):
        if row and not _goes_on(folded, row[-1], token):
            yield from _list(folded, row, begin)
            row = []
        row.append(token)
    yield from _list(folded, row, begin)


def _goes_on(folded: str, last: re.Match[str], token: re.Match[str]) -> bool:
    gap = folded[last.end() : token.start()]
    same = _kind(last) == _kind(token)
    return same and (_JOINT.match(gap) is not None or _GAP.match(gap) is not None)


def _kind(token: re.Match[str]) -> tuple[bool, bool]:
    """Return whether a number is money, and if so whether it is in 万元, as amounts are that follow standards."""
    money = token.group(3) == "元"
    return money, money and bool(token.group(2))


def _list(folded: str, row: Sequence[re.Match[str]], begin: int) -> Iterator[_List]:
    if not 1 < len(row) <= _MOST:
        return
    gaps = [folded[a.end() : b.start()] for a, b in pairwise(row)]
    before = folded[max(begin, row[0].start() - _BACK) : row[0].start()]
    if all(_JOINT.match(gap) for gap in gaps):
        found = _APART.search(before)
        names, start = _in_row(found.group(1)) if found else (), row[0].start() - (len(found.group()) if found else 0)
    else:
        own = re.split(r"[。;,、:()\n]", before)[-1]
        named = [own, *(match.group(1) if (match := _GAP.match(gap)) else "" for gap in gaps)]
        names, start = tuple(_TAIL.sub("", name) for name in named), row[0].start() - len(own)
    if len(names) == len(row) == len(set(names)) and all(names):
        values = tuple((parse_number(m.group(1)) or Decimal(0)) * (_WAN if m.group(2) else 1) for m in row)
        yield _List(names, values, tuple(m.span() for m in row), row[0].group(3) == "元", start)


def _in_row(words: str) -> tuple[str, ...]:
    """Return the names in a row; what are single characters have the end of the last one: 一、二、三等."""
    counted = _COUNTED.search(words)  # 甲、乙、丙三类
    names = _AND.split(words[: counted.start()] if counted else words)
    if counted:
        names = [name + counted.group(1) for name in names]
    last = names[-1]
    short = len(last) in (2, _THREE) and all(len(name) == 1 for name in names[1:-1])
    if len(names) > 1 and short and not names[0].endswith(last[1:]):
        names = [name[-1:] + last[1:] for name in names[:-1]] + [last]
    return tuple(names)


def _sum(folded: str, standards: _List, numbers: _List) -> _Sum | None:
    """Return numbers with the standards of the same names, and the amount beside them; None without all of these."""
    found = [_standard(name, standards) for name in numbers.names]
    chosen = [at for at in found if at is not None]
    amount = _amount(folded, numbers) if len(chosen) == len(set(chosen)) == len(found) else None
    if amount is None:
        return None
    _, _, decimals = amount.group(1).partition(".")
    unit = _WAN if amount.group(2) else Decimal(1)
    value = (parse_number(amount.group(1)) or Decimal(0)) * unit
    return _Sum(
        numbers, tuple(standards.values[at] for at in chosen), tuple(standards.places[at] for at in chosen), value,
        Decimal(5).scaleb(-max(len(decimals), 2 if amount.group(2) else 0) - 1) * unit,
        (amount.start(1), amount.end(2) + 1), f"{amount.group(1)}{amount.group(2)}元",
    )  # fmt: skip


def _standard(name: str, standards: _List) -> int | None:
    """Return which standard is that of a name (春季学期一等: 一等), None where none is, or several are."""
    found = [at for at, other in enumerate(standards.names) if name.endswith(other) or other.endswith(name)]
    exact = [at for at in found if standards.names[at] == name]
    chosen = exact or found
    return chosen[0] if len(chosen) == 1 else None


def _amount(folded: str, numbers: _List) -> re.Match[str] | None:
    after = _AFTER.match(folded, numbers.places[-1][1])
    first = numbers.places[0][0]
    if after is not None or folded.find("元", max(first - _BACK, 0), first) < 0:
        return after
    return _FIRST.search(folded, max(first - _BACK, 0), first)


def _fits(found: _Sum, factor: Decimal) -> bool:
    return outcome_of(found.product * factor, found.amount, found.half) != FINDING


def _check(folded: str, found: _Sum, right: Sequence[Decimal], said: Decimal) -> Check:
    factor = next((factor for factor in right if _fits(found, factor)), right[0] if right else said)
    computed = found.product * factor
    outcome = outcome_of(computed, found.amount, found.half)
    if outcome == FINDING:
        stop = next((at for at in range(found.place[1], found.place[1] + _BACK) if folded[at : at + 1] in "。\n"), None)
        told = folded[found.numbers.start : stop or found.place[1] + _BACK]
        sure = bool(right) or _is_slip(found, computed)
        outcome = FINDING if sure and is_near(computed, found.amount) and not _PART.search(told) else NOT_CHECKABLE
    terms = [f"{plain(s)}元×{plain(n)}" for s, n in zip(found.standards, found.numbers.values, strict=True)]
    return Check(
        "A16", outcome, FLAG, (found.place, *found.numbers.places, *found.places), computed, found.amount, found.half,
        "yuan", "audit.grades", (("terms", terms), ("printed", found.printed)),
    )  # fmt: skip


def _is_slip(found: _Sum, computed: Decimal) -> bool:
    """Say whether the amount, or one of the numbers, is the right one but for a slip."""
    if is_short_slip(computed, found.amount):
        return True
    missing = found.amount - computed
    pairs = zip(found.numbers.values, found.standards, strict=True)
    return any(slip_of(n + missing / s, n) == "swap" for n, s in pairs if s and (missing / s) % 1 == 0)
