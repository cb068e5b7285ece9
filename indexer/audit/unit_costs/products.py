"""A16 where the amount stands last: 律师值班240班次，每班200元，计4.80万元.

The number is read only where it stands right before its standard and is of the very things that the standard is for
(班次, 每班). 计 says that the amount is the product; 共发放 may be for part of a year, so that only a slip of digits
counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, compare, is_exact, outcome_of, side
from indexer.audit.guards import PAST
from indexer.audit.slips import is_misprinted_amount, is_misprinted_product, is_near
from indexer.audit.spans import mark_after
from indexer.audit.telling import quoting
from indexer.audit.unit_costs.redundancy import Product, is_in_wrong_unit, printed_elsewhere, right_number
from indexer.forms import fold
from indexer.model import Figure
from indexer.numerals import parse_number

_BACK, _FURTHER = 60, 40  # characters before a standard that hold its number, and after an amount that take it back
_MOST = 60  # amounts of a line that are added up
_EACH = re.compile(r"每((?:[^\W\d_]|\([^\W\d_]{1,4}\)){1,6}?)(?:每(学?年|年度|月|天|日))?([^每\d,。;:、()]{0,10})$")
_QUANTITY = re.compile(
    r"(?<![\d.])(?<!\d,)(\d[\d,]{0,11}(?:\.\d{1,4})?)(万?)([^\W\d_]{1,3})"
    r"((?:[^\d。;:元%()]|\([^\W\d_]{1,6}\)){0,22}?)(?:,|、)?(?:按|按照|标准为?)?$"
)
_PRICE = re.compile(r"(?:,|、)(?:中标|采购|成交)?(?:单价|均价)(?:为)?$")  # of whatever stands right before it
_MIDDLE = re.compile(
    r"([^\d。;:%]{0,12}?)(?<![\d.])(?<!\d,)(\d[\d,]{0,11}(?:\.\d{1,4})?)(万?)([^\W\d_]{1,3})([^\d。;:元%]{0,14})"
)
_STATED = re.compile(
    r"标准(?:为|是|:)?每[^\d。;]{1,12}$|每[^\d。;,]{1,8}标准(?:为|是|:)?$"
)  # the standard of a sentence
_NEXT = re.compile(
    r"[^。]{0,20}。[^\d。;:%]{0,16}?(?:20\d\d年)?[^\d。;:%]{0,12}?(?<![\d.])(?<!\d,)"
    r"(\d[\d,]{0,11})(万?)([名人户个座所亩头件台辆])([^\d。;:元%]{0,24})"
)
_KINDS = str.maketrans("名位生", "人人人")  # 32名, 每人
_COUNTED = re.compile("^个")
_RESULT = re.compile(r"^[,、(]?(?:按?\d{1,3}个?[月天]计?算?,?|全年,?|年,?)?(?:小|合|共|总)?计(?:为|人民币)?$")
_LOOSE = re.compile(
    r"^[,、(]?[^\d。;:%]{0,12}(?:\d{1,3}个?[月天][^\d。;:%]{0,8})?"
    r"(?:共|全年|发放|支出|补助|补贴|兑付|拨付|安排|投入|金额|资金|补偿)[^\d。;:%]{0,12}$"
)
_BY_MONTHS = re.compile(
    r"(?:元)?[,、](?:均|全部|统一)?按(?:照)?(?:全年)?\d{1,3}个?[月天](?:计算?|计发|核发|核算|发放|补助|补贴)"
)
_SAID_ALL = re.compile(  # by how many months or days all were paid
    r"^[,、(]?(?:均|全部|统一)?按(?:照)?(?:全年)?\d{1,3}个?[月天](?:计算?|计发|计提|核发|核算|测算|发放|补助|补贴|执行|折算)?[,、]?"
    r"(?:全年|当年|年度|共计?|合计|累计|应|实际)*(?:发放|补助|支出|兑付|支付|补贴)?(?:补助|补贴|报酬|工资|津贴|资金|经费)*(?:共计?|为)?$"
)
_OTHER = re.compile(rf"其中|另|预留|质保|已|付|余|扣|合同|{PAST}|比|每|较|分别|剩|结转|拨款")
_PART = re.compile(  # what takes the product back: paid for a part of the time, or of the things
    r"按实际|实际(?:天数|月|在岗|支付|支出)|按月|不足|年中|中途|折[半算]|离职|新增|退[出回还]|均(?!按)|约|半年|部分|进度|%|比例"
    r"|上限|不超过|最高|左右|结算|死亡|调整|提高|变动|取整|季度?|学期|核减|减[少免]|停发|离岗|缺岗|空缺|到岗|在岗月|辞|入职|月起|分段|分档|分类|一类|二类"
    r"|[一二三]档|不等|以内|至少|以上"
)
_PLANNED = re.compile(rf"(?:计划|目标|核定|拟|预计|{PAST}|月均|平均|约|近|超过?|其中|编制)[^\d,。;]{{0,6}}$")
_MONTHS, _DAYS = re.compile(r"(?<!\d)(\d{1,2})个月"), re.compile(r"(?<![\d月])(\d{1,3})天")
_YEAR = re.compile("全年|一年|年度内")
_AMOUNTS = ("executed", "initial_budget", "revised_budget", "contract", "allocated")
_ALL, _AMOUNT = re.compile("[合共总]计"), re.compile(r"\d[万亿千]?元")  # 合计 may be of what is printed before as well
_TIMES = {None: Decimal(1), "": Decimal(1), "万": Decimal(10_000)}


def counted_costs(case: Case) -> Iterator[Check]:
    """A16: numbers times their standards are the amount that comes after them."""
    for standards, amount in results(case):
        begin = max(case.sentence_of(standards[0]), standards[0].amount_start - _BACK)
        pairs = [pair for standard in standards if (pair := _product(case, standard, amount)) is not None]
        if len(pairs) == len(standards):
            check = _check(case, pairs, amount, begin)
            yield check
            if check.outcome == FINDING and check.computed is not None:
                yield from _spoiled_sum(case, amount, check.computed)
    yield from _before_their_numbers(case)


def results(case: Case) -> list[tuple[list[Figure], Figure]]:
    """Return the standards that stand before an amount, none but standards between, and that amount."""
    return case.once("results of standards", lambda: list(_results(case)))


def _results(case: Case) -> Iterator[tuple[list[Figure], Figure]]:
    for line in case.lines_with("standard"):
        standards: list[Figure] = []
        for figure in line:
            if figure.measure == "standard":
                standards.append(figure)
                continue
            usual = figure.measure in _AMOUNTS and is_exact(figure)
            if standards and usual and not any(standard.approx for standard in standards):
                between = case.folded()[standards[-1].amount_end : figure.amount_start]
                if len(between) < _FURTHER and (_RESULT.match(_tail(between)) or _is_loose(_tail(between))):
                    yield _its_own(case, standards, figure, between), figure
            standards = []


def _its_own(case: Case, standards: Sequence[Figure], amount: Figure, between: str) -> list[Figure]:
    """Return the standards of an amount's own sentence, all of them where it may be the total of sentences before."""
    begin = case.sentence_of(amount)
    own = [standard for standard in standards if standard.amount_start >= begin]
    return own if own and not _ALL.search(between) else list(standards)


def _before_their_numbers(case: Case) -> Iterator[Check]:
    """Yield the products of a standard and the number after it: 按每人600元标准，为6,842名移民发放410.52万元."""
    for line in case.lines_with("standard"):
        for standard, amount in pairwise(line):
            usual = amount.measure in _AMOUNTS and is_exact(amount)
            if standard.measure != "standard" or standard.approx or not usual:
                continue
            apart = amount.amount_start - standard.amount_end
            pair = _after(case, standard, amount) if apart < _FURTHER else None
            if pair := pair or (_in_next(case, standard, amount) if apart < _BACK else None):
                begin = max(case.sentence_of(standard), standard.amount_start - _BACK)
                yield _check(case, [pair], amount, begin)


def _after(case: Case, standard: Figure, amount: Figure) -> Product | None:
    """Return the number of things that stands between a standard and an amount, and none of them before."""
    begin = max(case.sentence_of(standard), standard.amount_start - _BACK)
    each = _EACH.search(case.folded()[begin : standard.amount_start])
    between = case.folded()[standard.amount_end : amount.amount_start]
    tail = _tail(between)
    found = _MIDDLE.fullmatch(tail)
    if each is None or found is None or _OTHER.search(tail) or _PLANNED.search(found.group(1)):
        return None
    printed, named = ("".join(m.group(a, b)).translate(_KINDS) for m, a, b in ((found, 4, 5), (each, 1, 3)))
    number, times = (
        parse_number(found.group(2)),
        _times(each.group(2) or "", case.folded()[begin : amount.amount_end]),
    )
    if number is None or times is None or not _same_things(printed, named):
        return None
    at = standard.amount_end + len(between) - len(tail)
    return Product(standard, number * _TIMES[found.group(3)], times, (at + found.start(2), at + found.end(4)))


def _in_next(case: Case, standard: Figure, amount: Figure) -> Product | None:
    """Return the number of the sentence after a standard's: 标准为每人每月300元。全镇组长126名，支出45.36万元."""
    between = case.folded()[standard.amount_end : amount.amount_start]
    found = _NEXT.fullmatch(between) if "。" in between else None
    before = fold(case.text[case.sentence_of(standard) : standard.amount_start][-_FURTHER:])
    if (
        found is None
        or not _STATED.search(before)
        or _OTHER.search(between)
        or _PLANNED.search(between[: found.start(1)])
    ):
        return None
    each = re.search(r"每([^\W\d_]{1,3}?)(?:每(学?年|年度|月|天|日))?(?:补助|补贴|发放|的?标准)?(?:为|是|:)?$", before)
    number = parse_number(found.group(1))
    if (
        each is None
        or number is None
        or not _same_things(found.group(3).translate(_KINDS), each.group(1).translate(_KINDS))
    ):
        return None
    times = _times(each.group(2) or "", before + between)
    at = standard.amount_end
    place = at + found.start(1), at + found.end(3)
    return Product(standard, number * _TIMES[found.group(2)], times, place) if times is not None else None


def _tail(between: str) -> str:
    """Return the words between a standard's number and an amount, without the standard's own (元/人, 元的标准)."""
    return re.sub(r"^(?:万?元)?(?:/[^\W\d_]{1,3})*(?:的?标准)?", "", between.rstrip())


def _is_loose(words: str) -> bool:
    return _LOOSE.match(words) is not None and _OTHER.search(words) is None


def is_paid_in_full(words: str, sentence: str) -> bool:
    """Say whether words behind a standard say for how many months or days all were paid, and nothing takes it back."""
    return _BY_MONTHS.match(words) is not None and _PART.search(sentence) is None


def product_of(case: Case, standard: Figure) -> Product | None:
    """Return the number that stands right before a standard and is of its things, whatever amount they come to."""
    return _product(case, standard, standard)


def _product(case: Case, standard: Figure, amount: Figure) -> Product | None:
    """Return the number that a standard is for, None where none of its things stands right before it."""
    begin = max(case.sentence_of(standard), standard.amount_start - _BACK)
    before = case.folded()[begin : standard.amount_start]
    each = _EACH.search(before) or _PRICE.search(before)
    found = _QUANTITY.search(before[: each.start()]) if each is not None else None
    if each is None or found is None or _PLANNED.search(before[: found.start()]):
        return None
    priced = each.re is _PRICE
    printed = (found.group(3) + found.group(4)).translate(_KINDS)
    if not priced and not _same_things(printed, (each.group(1) + each.group(3)).translate(_KINDS)):
        return None
    number = parse_number(found.group(1))
    told = case.folded()[begin : amount.amount_start]
    times = Decimal(1) if priced else _times(each.group(2) or "", told)
    if number is None or times is None:
        return None
    return Product(standard, number * _TIMES[found.group(2)], times, (begin + found.start(1), begin + found.end(3)))


def _same_things(printed: str, named: str) -> bool:
    """Say whether what is counted (班次, 个行政村) is what a standard is for (每班, 每个行政村, 每村)."""
    if named.startswith("个") and printed.startswith("个"):
        rest = named[1:2]
        return not rest or rest == printed[1:2] or rest in "补奖标给资拨安"
    return bool(named) and _COUNTED.sub("", printed)[:1] == _COUNTED.sub("", named)[:1]


def _times(each: str, told: str) -> Decimal | None:
    """Return by how many months or days a standard is taken, None where it is not said."""
    months, days = set(_MONTHS.findall(told)), set(_DAYS.findall(told))
    if each == "月":
        if len(months) == 1:
            return Decimal(months.pop())
        return Decimal(12) if not months and _YEAR.search(told) else None
    if each in ("天", "日"):
        return Decimal(days.pop()) if len(days) == 1 else None
    return None if months else Decimal(1)


def _check(case: Case, pairs: Sequence[Product], amount: Figure, begin: int) -> Check:
    terms = [case.term(pair.standard) for pair in pairs]
    products = [term.value * pair.number * pair.times for term, pair in zip(terms, pairs, strict=True)]
    computed, printed = sum(products, Decimal(0)), case.term(amount)
    last = pairs[-1].standard
    between = _tail(case.folded()[last.amount_end : amount.amount_start])
    told = case.folded()[begin : mark_after(case.text, "。;；\n", amount.amount_end, amount.amount_end + _FURTHER)]
    if (
        outcome_of(computed, printed.value, printed.half) == FINDING
        and outcome_of(products[-1], printed.value, printed.half) != FINDING
    ):
        computed = products[-1]  # each standard has an amount of its own
    slip = is_misprinted_amount(computed, printed.value)
    says = _RESULT.match(between) or _SAID_ALL.match(between) or (_MIDDLE.match(between) and between.endswith("计"))
    told_so = says and len(pairs) == 1 and is_near(computed, printed.value)
    more = _ALL.search(between) and _AMOUNT.search(case.text, case.sentence_of(last), min(p.place[0] for p in pairs))
    told_so = told_so and not more
    number = pairs[0].number * pairs[0].times
    wrong = outcome_of(computed, printed.value, printed.half) == FINDING
    slip = slip or (wrong and len(pairs) == 1 and is_misprinted_product(terms[0].value, number, printed.value))
    moved = is_in_wrong_unit(computed, printed.value)
    elsewhere = right_number(case, pairs[0], printed.value) if wrong and not slip and len(pairs) == 1 else ()
    slip = slip or moved or bool(elsewhere)
    shown = moved or ((slip or told_so) and not _PART.search(told))
    check = compare(
        "A16", computed, printed, terms, "audit.product", envelope=printed.half,
        unless=FINDING if shown else NOT_CHECKABLE, severity=FLAG, sure=slip,
    )  # fmt: skip
    places = [*(pair.place for pair in pairs), *elsewhere]
    if shown and wrong:
        case.once("told products", set[str]).add(amount.id)
        places += [side(f) for f in printed_elsewhere(case, amount, computed)]
    return quoting(check, places)


def _spoiled_sum(case: Case, wrong: Figure, right: Decimal) -> Iterator[Check]:
    """A12: the total of a line that its amounts come to with a product as it should be, and not as it is printed."""
    lines = case.once("lines by their places", lambda: {case.line_of(line[0]): line for line in case.money_lines()})
    line = lines.get(case.line_of(wrong), [])
    alike = [f for f in line[:_MOST] if f.measure == wrong.measure and f.project == wrong.project]
    if 2 < len(alike) and len(line) <= _MOST and alike[0] is not wrong and all(map(is_exact, alike)):
        total, terms = case.term(alike[0]), [case.term(f) for f in alike[1:]]
        computed = sum((term.value for term in terms), Decimal(0))
        envelope = sum((term.half for term in terms), total.half)
        if abs(computed - case.term(wrong).value + right - total.value) <= envelope:
            yield compare("A12", computed, total, terms, "audit.sum", severity=FLAG, sure=True)
