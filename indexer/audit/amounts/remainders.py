"""A06 and A07 in one sentence: 到位资金560万元，已支出512万元，尚结余58万元 does not come right.

Formula: W - S = R, of three amounts in a row. Tolerance: the envelope. What arrived, was contracted, tendered or sent
in for approval is all there was, so that what is left of it follows. A budget may have been added to: of one, only a
slip of the pen is shown, where the report speaks of no such thing. Innocent: other money came in, or part of what is
left is told elsewhere; a difference that the report prints by itself is one of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.audit.case import FINDING, FLAG, Case, Check, Term, compare, is_plain
from indexer.audit.matters import is_one_slip, is_printed
from indexer.audit.slips import is_near, slip_of
from indexer.audit.spans import NARROW_CLAUSE, sentence_around, words_before
from indexer.model import Figure

_RESTS = ("carryover", "arrears", "returned", "saving", "reduction", "variance")
_SPENT = ("executed", "contract")
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
_BUDGET = ("initial_budget", "revised_budget", "allocated", "planned", "received")
_REST = re.compile(r"结余|结转|剩余|余额|未支付|未支出|未使用|未付|尚欠|欠付|节约|节省|节支|审减|核减|减少|下浮|低|余")
_RETAINED = re.compile("质保|保证金|尾款")
_THIS_YEAR = re.compile(r"当年|本年|今年|本期|\d年|首付|预付|进度款")
_NOT = re.compile("其中|分别|另|上年同期|比上年|较上年|累计|占|每|平均|含|扣除|利息|(?<!节)约")
_ADDED = re.compile("追加|调增|调整|调剂|上年结转|年初结转|结转资金|其他收入|利息|自筹|配套|垫付")
_LONGEST, _AFTER = 60, 30  # characters from a whole to its rest, behind a rest


def remainders(case: Case) -> Iterator[Check]:
    """A06, A07: what a sentence says is left of a whole is the whole less what it says was spent."""
    for line in case.lines_with(*_RESTS):
        for whole, spent, rest in zip(line, line[1:], line[2:], strict=False):
            if rest.measure in _RESTS and spent.measure in _SPENT and whole.measure not in _RESTS[:2]:
                yield from _judge(case, line, whole, spent, rest)


def _judge(case: Case, line: Sequence[Figure], whole: Figure, spent: Figure, rest: Figure) -> Iterator[Check]:
    three = (whole, spent, rest)
    if not (is_plain(whole) and is_plain(spent)) or rest.approx or not rest.amount_yuan:
        return
    if not whole.year == spent.year == rest.year:
        return
    between = case.folded()[whole.amount_end : rest.amount_start]
    if len(between) > _LONGEST or "。" in between or _NOT.search(between):
        return
    words = [words_before(case, f, NARROW_CLAUSE) for f in three]
    if not _REST.search(words[2]) or _goes_on(case, line, rest):
        return
    signed = [(1, case.term(whole)), (-1, case.term(spent))]
    printed = case.term(rest)
    rule = "A06" if rest.measure in ("carryover", "returned") else "A07"
    formula = "audit.balance" if rule == "A06" else "audit.difference"
    computed = signed[0][1].value - signed[1][1].value
    if computed <= 0:
        return
    check = compare(rule, computed, printed, [term for _, term in signed], formula, severity=FLAG, sure=True)
    if check.outcome != FINDING or is_printed(case, check):
        return
    firm = any(all(form.search(said) for form, said in zip(forms, words, strict=True)) for forms in _FIRM)
    if _is_shown(case, firm, words, whole, signed, printed) and not told_before(case, rest):
        yield check


def _is_shown(
    case: Case, firm: bool, words: Sequence[str], whole: Figure, signed: Sequence[tuple[int, Term]], printed: Term
) -> bool:  # fmt: skip
    computed = signed[0][1].value - signed[1][1].value
    if _RETAINED.search(words[2]):
        return slip_of(computed, printed.value) is not None
    if firm and _THIS_YEAR.search(words[1]) and "合同" in words[0]:
        return slip_of(computed, printed.value) == "swap"  # more may have been paid before
    if firm:
        return is_near(computed, printed.value)
    slip = is_one_slip(signed, printed) or slip_of(computed, printed.value) == "swap"
    return whole.measure in _BUDGET and slip and not _ADDED.search(case.folded())


def _goes_on(case: Case, line: Sequence[Figure], rest: Figure) -> bool:
    """Say whether more of what is left is told behind it in its sentence."""
    end = sentence_around(case, rest.amount_start, rest.amount_end, 2 * _AFTER)[1]
    after = case.folded()[rest.amount_end : end]
    return any(f.measure in _RESTS and rest.amount_end < f.amount_start < end for f in line) or "另" in after


def told_before(case: Case, rest: Figure) -> bool:
    """Say whether one of the rules on what is left has shown this amount already; note that it is shown."""
    told = case.once("told rests", set[str])
    if rest.id in told:
        return True
    told.add(rest.id)
    return False
