"""A16: what each kind gets, how many there are of each, and what that comes to, however far apart they are told.

特困每户5,000元，低保每户4,000元, and elsewhere 特困486户，补助243万元；低保1,128户，补助451.2万元: each number by the
standard of its name is the amount behind it, which the other kinds bear out. 省级村6个、县级村14个，发放390万元: all
of them together. 乡镇卫生院12个各25万元 is a part of a list by its product. Innocent: what is paid in part, or for
some months.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import MONEY, UNCOUNTED, Number, Sentence, are_plain, compared, is_wrong
from indexer.audit.relations.means import COUNTS
from indexer.audit.relations.paragraphs import Paragraph, paragraphs
from indexer.audit.slips import is_near
from indexer.audit.telling import quoting

_RULE = "A16"
_EACH = re.compile(
    r"(?P<name>[^\d,。;:、()]{2,16}?)(?:按|给予|补助|奖励|补贴|标准|的)*每(?:一?个)?(?P<of>[人名位户村亩校所座处台套只头床场次]|公里|平方米)"
    r"(?:给予|按|补助|补贴|奖励|发放|奖补|资助|一次性|标准|为|是)*$"
)
_HEAD = re.compile(r".*(?:为|按|对|是|中|给)(?=..)")
_PAID = re.compile(
    r"^[,、)]?(?:共计?|合计|计|应|已|全年|当年|实际|全额|累计)*(?:发放|补助|补贴|奖补|奖励|资助|支出|兑付|兑现"
    r"|拨付|支付|安排|使用|投入)?(?:资金|金额|经费|奖补资金|补助资金|补贴资金)?(?:共计?|合计|计)?(?:为|是)?$"
)
_NOT = re.compile(
    r"每[月天日季]|学期|首批|预付|先行?拨|部分|剩余|其余|另|欠|尚|扣|核减|退|按月|折半|不足|计划|目标|拟|上年|去年"
    r"|%|累计|新增|最高|上限|不超过"
)
_APIECE = re.compile(r"(?:各|分别|每[个所家村处户]?)(?:给予|按|补助|补贴|奖励|发放|安排|拨付|下达|支持)*$")
_TOTAL = re.compile(r"^(?:[^\d,。;:]{0,2})?(?:共计?|合计|总计|小计)[^\d,。;:]{0,8}$")
_PRICE = re.compile(
    r"每(?:一?个)?(?P<of>人次|公里|平方米|立方米|公斤"
    r"|[人名位户村亩吨册份件套台辆头只株盏班期场次座])[^\d每均]{0,8}$"
)
_BY = re.compile(
    "按(?!时|期|照?规定|要求)[^。]{0,30}(?:核定|测算|计算|结算|核算|计发|计补|核拨)|(?:核定|测算|计算|结算|核算)得?出?"
)
_MOST, _THREE = 10, 3
_FORMULAS = ("audit.product", "audit.sum")


class _Standard(NamedTuple):
    name: str
    units: tuple[str, ...]
    number: Number


def graded(case: Case) -> Iterator[Check]:
    """A16: numbers by the standards of their names, and lists of which a part is told as so much for each."""
    for paragraph in paragraphs(case):
        yield from _listed(paragraph)
    if "每" not in case.folded():
        return
    lists = [found for paragraph in paragraphs(case) if len(found := _standards(paragraph)) > 1]
    for standards in lists[:_MOST]:
        for paragraph in paragraphs(case):
            if len(paragraph.numbers) > len(standards):
                yield from _checks(standards, paragraph)


def _standards(paragraph: Paragraph) -> list[_Standard]:
    """Return the standards of a paragraph that go by a name each."""
    found: dict[str, _Standard] = {}
    for number in paragraph.numbers:
        if number.unit == MONEY and "每" in number.label and not number.vague:
            each = _EACH.search(number.label)
            if each is not None and len(name := _HEAD.sub("", each.group("name"))) > 1:
                of = each.group("of")
                if name in found:
                    return []
                found[name] = _Standard(name, COUNTS.get(of, (of,)), number)
    return list(found.values())


def _checks(standards: Sequence[_Standard], paragraph: Paragraph) -> Iterator[Check]:
    counted = [(standard, number) for standard in standards for number in [_count(standard, paragraph)] if number]
    if len(counted) < 2 or _NOT.search("".join(n.gap for n in paragraph.numbers[: _MOST * 2])):
        return
    pairs = [(s, n, amount) for s, n in counted if (amount := _amount(paragraph, n)) is not None]
    if len(pairs) == len(counted):
        yield from _one_by_one(pairs)
    elif len(counted) == len(standards) and len(pairs) == 1 and pairs[0][1].start == max(n.start for _, n in counted):
        yield from _together(counted, pairs[0][2])


def _count(standard: _Standard, paragraph: Paragraph) -> Number | None:
    """Return the only number of things of a name."""
    found = [
        n for n in paragraph.numbers
        if n.unit in standard.units and n.label.endswith((standard.name, f"{standard.name}家庭")) and are_plain((n,))
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def _amount(paragraph: Paragraph, count: Number) -> Number | None:
    """Return the amount right behind a number of things."""
    at = paragraph.numbers.index(count) + 1
    behind = paragraph.numbers[at] if at < len(paragraph.numbers) else None
    if behind is None or behind.unit != MONEY or not _PAID.search(behind.gap) or behind.vague:
        return None
    return behind


def _one_by_one(pairs: Sequence[tuple[_Standard, Number, Number]]) -> Iterator[Check]:
    checks = [
        quoting(
            compared(_RULE, s.number.value * n.value, a, [s.number], "audit.product", envelope=a.half), [n.place]
        )
        for s, n, a in pairs
    ]  # fmt: skip
    wrong = [check for check in checks if is_wrong(check)]
    if len(wrong) < len(checks) and len(wrong) < 2:
        yield from checks


def _together(counted: Sequence[tuple[_Standard, Number]], total: Number) -> Iterator[Check]:
    computed = sum((s.number.value * n.value for s, n in counted), Decimal(0))
    check = compared(_RULE, computed, total, [s.number for s, _ in counted], "audit.product", envelope=total.half)
    if not is_wrong(check) or is_near(computed, total.value):
        yield quoting(check, [n.place for _, n in counted])


def _listed(paragraph: Paragraph) -> Iterator[Check]:
    """Compare a total with the list before it, of which some parts are so much for each of a number of things."""
    for sentence in paragraph.sentences:
        if "各" not in sentence.words and "每" not in sentence.words:
            continue
        for at, total in enumerate(sentence.numbers):
            if at > (total.unit == MONEY) + 1 and total.unit not in UNCOUNTED and _TOTAL.search(total.label):
                yield from _of_list(sentence.numbers[:at], total)
        if len(sentence.numbers) == _THREE:
            yield from _worked_out(sentence)


def _worked_out(sentence: Sentence) -> Iterator[Check]:
    """Compare an amount with how it is said to be worked out: 补贴2,150万元，按860万公里、每公里2.5元核定."""
    total, *rest = sentence.numbers
    priced = [n for n in rest if n.unit == MONEY and (each := _PRICE.search(n.label)) is not None]
    counts = [n for n in rest if n.unit != MONEY]
    if total.unit != MONEY or len(priced) != 1 or len(counts) != 1 or not are_plain(sentence.numbers):
        return
    each = _PRICE.search(priced[0].label)
    of = each.group("of") if each else ""
    words = f"{rest[0].gap}{rest[1].gap}{sentence.words[rest[1].end - sentence.start :]}"
    if counts[0].unit not in COUNTS.get(of, (of,)) or _NOT.search(words) or not _BY.search(words):
        return
    computed = priced[0].value * counts[0].value
    if not is_near(computed, total.value) or "其中" in words:
        return
    envelope = total.half + priced[0].value * counts[0].half
    check = compared(_RULE, computed, total, [priced[0]], "audit.product", envelope=envelope)
    yield quoting(check, [counts[0].place])


def _of_list(before: Sequence[Number], total: Number) -> Iterator[Check]:
    values, terms, counts = [], [], []
    waiting: Number | None = None
    for number in before:
        if number.unit != total.unit:
            if waiting is not None:
                return
            waiting = number
        elif waiting is not None:
            if not _APIECE.search(number.label) or number.gap != number.label:
                return
            values.append(waiting.value * number.value)
            terms.append(number)
            counts.append(waiting)
            waiting = None
        else:
            values.append(number.value)
            terms.append(number)
    if waiting is not None or not counts or not are_plain((*terms, *counts, total)):
        return
    if _NOT.search("".join(n.gap for n in (*before, total))):
        return
    computed = sum(values, Decimal(0))
    envelope = total.half + sum((term.half for term in terms), Decimal(0))
    check = compared(
        "A12" if len(values) > 1 else _RULE, computed, total, terms, _FORMULAS[len(values) > 1], envelope=envelope
    )
    if not is_wrong(check) or is_near(computed, total.value):
        yield quoting(check, [n.place for n in counts])
