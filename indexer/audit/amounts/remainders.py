"""A06 and A07: what a sentence says is left of a whole is the whole less what it says was spent.

Formula: W - S = R. Tolerance: the envelope. Of three amounts in a row, 到位资金560万元，已支出512万元，尚结余58万元
does not come right: what arrived, was contracted, tendered or sent in for approval is all there was, so that what is
left of it follows. A budget may have been added to: of one, only a slip of the pen is shown, where the report speaks
of no such thing. Where the whole stands further off (到位6,318万元。支出5,935.50万元，未支出的364.50万元结转), or is of
another kind, more may have come or gone than the line tells: only digits exchanged in one of the three count, and none
where any of the amounts before come to what is left. Innocent: other money came in, or part of what is left is told
elsewhere; a difference that the report prints by itself is one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, product

from indexer.audit.case import FINDING, FLAG, Case, Check, compare, is_plain
from indexer.audit.guards import PAST
from indexer.audit.matters import is_one_slip, is_printed
from indexer.audit.slips import is_near, is_short_slip, is_slip, slip_of
from indexer.audit.spans import NARROW_CLAUSE, sentence_around, words_before
from indexer.model import Figure

_RESTS = ("carryover", "arrears", "returned", "saving", "reduction", "variance")
_SPENT = ("executed", "contract")
_BUDGETS = ("planned", "initial_budget", "revised_budget", "allocated")
_FUNDS = (*_BUDGETS, "received", "income")
# What is left, by its measure: the measures of what was taken off, and of what it was taken from, further off.
_TAKEN_FROM: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "carryover": (("executed",), _FUNDS),
    "balance": (("executed",), _FUNDS),
    "returned": (("executed",), _FUNDS),
    "arrears": (("executed",), ("contract", *_FUNDS)),
    "variance": (("received", "allocated"), _BUDGETS),
    "saving": (("contract", "executed"), (*_BUDGETS, "other", "received")),
    "reduction": (("contract", "executed"), ("requested", *_BUDGETS)),
}
_OF_ACCOUNTS = ("carryover", "balance", "returned")  # A06
_WANTING = "variance"  # which nothing else goes into
# What a whole's words may say, those of what is taken from it, and those of what is left.
_FIRM: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(map(re.compile, three))
    for three in (
        (r"到位|到账|可用|可支配|可使用|(?:上年|\d{4}年)?(?:结转|结余)(?:资金)?", r"支出|支付|拨付|列支|用", "余|结转"),
        (r"合同", r"支付|付款|支出|已付", "余|未|欠"),
        (r"送审|报审|报送", r"审定|核定|审核|评审", "减|节"),
        (r"控制价|预算价|最高限价|招标价|采购预算", r"中标|成交", "节|下浮|低"),
    )
)  # fmt: skip
_REST = re.compile(r"结余|结转|剩余|余额|未支付|未支出|未使用|未付|尚欠|欠付|节约|节省|节支|审减|核减|减少|下浮|低|余")
_RETAINED = re.compile("质保|保证金|尾款")
_THIS_YEAR = re.compile(r"当年|本年|今年|本期|\d年|首付|预付|进度款")
_NOT = re.compile("其中|分别|另|上年同期|比上年|较上年|累计|占|每|平均|含|扣除|利息|(?<!节)约")
_ADDED = re.compile("追加|调增|调整|调剂|上年结转|年初结转|结转资金|其他收入|利息|自筹|配套|垫付")
_ASIDE = re.compile(rf"另|{PAST}|累计|滚存|质保|保证金|预留|扣除|加上|每|分别|可比")
_MORE = re.compile("收回|上缴|缴回|交回|退回|退还|核销|调剂|统筹|调[整增减]|追加|冲减|含|其中")
_LONGEST = 60  # characters from a whole to its rest in a row
_BEFORE, _MOST_ADDED = 5, 3  # amounts before what is left that may come to it
_BEHIND, _AFTER, _DECIMALS = 30, 40, 2  # characters behind a rest; decimals of amounts


def remainders(case: Case) -> Iterator[Check]:
    """A06, A07: what is left, of the two amounts in a row before it, or of a whole further off."""
    for line in case.lines_with(*_TAKEN_FROM):
        for at in range(2, len(line)):
            if line[at].measure in _TAKEN_FROM:
                near = line[max(at - _BEFORE, 0) : at + 1]
                check = _in_a_row(case, line, *near[-3:]) or _exchanged(case, near)
                if check is not None:
                    yield check


def _compared(case: Case, whole: Figure, spent: Figure, rest: Figure) -> Check | None:
    """Compare a whole less what was spent of it with what is left; None unless it does not come right."""
    rule, formula = ("A06", "audit.balance") if rest.measure in _OF_ACCOUNTS else ("A07", "audit.difference")
    terms = [case.term(whole), case.term(spent)]
    computed = terms[0].value - terms[1].value
    between = case.folded()[whole.amount_end : rest.amount_start]
    aside = between.count(")") > between.count("(")  # 到位285万元(省级180万元、县级105万元),比计划少15万元
    if computed <= 0 or aside:
        return None
    check = compare(rule, computed, case.term(rest), terms, formula, severity=FLAG, sure=True)
    return None if check.outcome != FINDING or is_printed(case, check) else check


def _in_a_row(case: Case, line: Sequence[Figure], whole: Figure, spent: Figure, rest: Figure) -> Check | None:
    if rest.measure not in _RESTS or spent.measure not in _SPENT or whole.measure in _RESTS[:2]:
        return None
    if not (is_plain(whole) and is_plain(spent)) or rest.approx or not rest.amount_yuan:
        return None
    between = case.folded()[whole.amount_end : rest.amount_start]
    if not whole.year == spent.year == rest.year or len(between) > _LONGEST or "。" in between or _NOT.search(between):
        return None
    words = [words_before(case, f, NARROW_CLAUSE) for f in (whole, spent, rest)]
    if not _REST.search(words[2]) or _goes_on(case, line, rest):
        return None
    check = _compared(case, whole, spent, rest)
    return check if check is not None and _is_shown(case, words, whole, spent, rest) else None


def _is_shown(case: Case, words: Sequence[str], whole: Figure, spent: Figure, rest: Figure) -> bool:
    """Say whether what the words of the three say leaves no other reason than a wrong number."""
    signed, printed = [(1, case.term(whole)), (-1, case.term(spent))], case.term(rest)
    computed = signed[0][1].value - signed[1][1].value
    if _RETAINED.search(words[2]):
        return slip_of(computed, printed.value) is not None
    swapped = slip_of(computed, printed.value) == "swap"
    if any(all(form.search(said) for form, said in zip(forms, words, strict=True)) for forms in _FIRM):
        part = _THIS_YEAR.search(words[1]) is not None and "合同" in words[0]  # more may have been paid before
        return swapped if part else is_near(computed, printed.value)
    slip = swapped or is_one_slip(signed, printed)
    return whole.measure in (*_BUDGETS, "received") and slip and not _ADDED.search(case.folded())


def _goes_on(case: Case, line: Sequence[Figure], rest: Figure) -> bool:
    """Say whether more of what is left is told behind it in its sentence."""
    end = sentence_around(case, rest.amount_start, rest.amount_end, 2 * _BEHIND)[1]
    after = case.folded()[rest.amount_end : end]
    return any(f.measure in _RESTS and rest.amount_end < f.amount_start < end for f in line) or "另" in after


def _exchanged(case: Case, near: Sequence[Figure]) -> Check | None:
    """Compare what is left, the last of some amounts, with what a slip of digits in one of the three makes of it."""
    *before, spent, rest = near
    taken, wholes = _TAKEN_FROM[rest.measure]
    if spent.measure not in taken or rest.direction not in (None, "under", "decrease"):
        return None
    whole = next((f for f in reversed(before) if f.measure in wholes), None)
    if whole is None or any(f.approx or not f.amount_yuan or f.shared_with for f in (whole, spent, rest)):
        return None
    if (whole.year, whole.project) != (spent.year, spent.project) or case.sentence_of(spent) != case.sentence_of(rest):
        return None
    if _ASIDE.search(case.folded(), whole.amount_end, rest.amount_start) or _is_made_of(case, near):
        return None
    check = _compared(case, whole, spent, rest)
    beside = whole is before[-1] and case.sentence_of(whole) == case.sentence_of(rest)
    return check if check is not None and _is_slip(case, whole, spent, rest, beside=beside) else None


def _is_slip(case: Case, whole: Figure, spent: Figure, rest: Figure, *, beside: bool) -> bool:
    """Say whether a slip in one of the three is the reason; one wrong digit only where all else is told."""
    all_, off, left = (case.term(f).value for f in (whole, spent, rest))
    pairs = ((all_ - off, left), (off + left, all_), (all_ - left, off))
    if any(right <= 0 for right, _ in pairs):
        return False
    if any(slip_of(right, value) == "swap" for right, value in pairs):
        return True
    _, stop = sentence_around(case, rest.start, rest.end, _AFTER)
    if not beside or rest.measure != _WANTING or _MORE.search(case.folded(), whole.amount_end, stop):
        return False  # `_in_a_row` has the others
    return is_short_slip(*pairs[0], decimals=_DECIMALS) or any(is_slip(*pair) for pair in pairs)


def _is_made_of(case: Case, near: Sequence[Figure]) -> bool:
    """Say whether two or three of the amounts before come to what is left, added or taken off."""
    *amounts, value = (case.term(f).value for f in near)
    for number in (2, _MOST_ADDED):
        for chosen in combinations(amounts, number):
            for signs in product((1, -1), repeat=number - 1):
                if abs(chosen[0] + sum((s * v for s, v in zip(signs, chosen[1:], strict=True)), Decimal(0))) == value:
                    return len(chosen) > 2 or chosen != (amounts[-2], amounts[-1])
    return False
