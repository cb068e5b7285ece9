"""What an amount is that a short word tells and the amounts before it prove, to the yuan.

`决算1,118.64万元，超72.14万元` may be over the budget or over last year; where the budget told just before is
1,046.50万元 it is over the budget. `年初预算4,286.50万元，因防汛增加318.64万元，全年预算变成4,605.14万元`: what is
added between a first budget and what it came to is a supplement, by whatever verb. Differences of round amounts meet
by chance, so that an amount of fewer than three digits proves nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, product

from indexer.meaning.drafts import Draft

_DIGITS, _ALL = 3, 4  # significant digits of what is more than chance, of a difference and of a budget and its changes
_FAR, _NEAR = 5, 160  # amounts, and characters, before a difference in which its two sides stand
_WORD = re.compile(
    r"[，、；。：—\s]*(?:结果|实际|当年|本年|今年|全年|一年|两年|相比|下来|总共|一共|合计|共|还|又|再|由此|因此|即){0,4}"
    r"(?:(?P<more>多|增|超|高|溢|增加|增支|超出|超支|超过|上升|增长)|(?P<less>少|减|低|减少|减支|下降|短|缺|差|欠)|(?P<saved>省|节省|省下|节约|节))"
    r"[了出支花用付发收拨到]{0,2}[约]?"
)
_SPENT, _BUDGETS = frozenset(("executed", "previous", "income")), frozenset(("initial_budget", "revised_budget"))
_DUE, _CAME = frozenset(("allocated", "planned", "initial_budget")), frozenset(("received",))
_OPEN = frozenset(("executed", "variance", "change", "other", "allocated", "saving", "received", "planned", "contract"))
_CHANGES = frozenset(
    ("change", "supplement", "reduction", "allocated", "variance", "other", "executed", "returned")
)
_MOST = 4  # changes of one budget
_ADDED, _TAKEN = re.compile("增|追|加(?!上)|多"), re.compile("减|压|缩|降|收回|削|调出|少")
_CAME_TO = re.compile(
    "(?:调整|变动|变更|追加|增加|压减|调增|调减)(?:以后|之后|过后|后)"
    "|全年|最后|最终|变[成为]|达到|调整[为到至成]|增[至到加]"
)


def settle_proven(text: str, drafts: Sequence[Draft]) -> None:
    """Set right what differences and sums prove: of two amounts told before, of a budget and what it came to."""
    money = [draft for draft in drafts if draft.kind == "money" and draft.table is None and draft.yuan]
    for number, draft in enumerate(money):
        if draft.measure in _OPEN and (told := _WORD.fullmatch(draft.words)) and _digits(draft) >= _DIGITS:
            _set_difference(text, draft, told, money[max(0, number - _FAR) : number])
        elif draft.measure == "initial_budget":
            _set_changes(text, draft, money[number + 1 : number + 2 + _MOST])


def _digits(draft: Draft) -> int:
    return len(draft.value.normalize().as_tuple().digits) if draft.value is not None else 0


def _is_near(text: str, first: Draft, last: Draft) -> bool:
    """Say whether two amounts stand in one paragraph, near each other."""
    return last.amount_start - first.end <= _NEAR and "\n" not in text[first.end : last.amount_start]


def _set_difference(text: str, draft: Draft, told: re.Match[str], before: Sequence[Draft]) -> None:
    """Read a difference whose two sides stand before it by what they are."""
    for base, now in reversed(list(combinations(before, 2))):
        if not _is_near(text, base, draft) or base.yuan is None or now.yuan is None:
            continue
        if abs(base.yuan - now.yuan) == draft.yuan and _set(draft, told, base, now):
            return


def _set(draft: Draft, told: re.Match[str], base: Draft, now: Draft) -> bool:
    """Set what a proven difference is of, in which of two orders its sides are told; return whether it is one."""
    for first, last in ((base, now), (now, base)):  # of what it is measured from, and what came of it
        more = (last.yuan or Decimal(0)) > (first.yuan or Decimal(0))
        if (told["more"] and not more) or ((told["less"] or told["saved"]) and more):
            continue
        if first.measure in _BUDGETS and last.measure in _SPENT:
            saved = told["saved"] is not None or draft.measure == "saving"  # 年初预算24万元，少花2.65万元
            draft.measure = "saving" if saved else "variance"
            draft.direction = None if saved else "over" if more else "under"
        elif first.measure in _DUE and last.measure in _CAME and not told["saved"]:
            draft.measure, draft.direction = "variance", "over" if more else "under"
        elif _are_alike(first, last) and _is_year_before(first, last) and not told["saved"]:
            draft.measure, draft.direction = "change", "increase" if more else "decrease"
        else:
            continue
        draft.year, draft.year_basis = last.year, last.year_basis
        draft.measure_basis = "inferred"
        return True
    return False


def _are_alike(first: Draft, last: Draft) -> bool:
    """Say whether two amounts are both of what was spent, or both of what was budgeted."""
    measures = {first.measure, last.measure}
    return measures <= _SPENT or measures <= _BUDGETS


def _is_year_before(first: Draft, last: Draft) -> bool:
    return first.year is not None and last.year is not None and first.year < last.year


def _set_changes(text: str, first: Draft, behind: Sequence[Draft]) -> None:
    """Read what stands between a first budget and what it came to as what was added or taken, if the sum proves it."""
    for count in range(1, min(_MOST, len(behind) - 1) + 1):
        changes, last = behind[:count], behind[count]
        whole = last.measure in ("initial_budget", "supplement") and _CAME_TO.search(last.words)
        if not (whole or last.measure == "revised_budget") or not _is_near(text, first, last):
            continue
        if any(change.measure not in _CHANGES for change in changes) or sum(map(_digits, behind[: count + 1])) < _ALL:
            return
        for signs in product((1, -1), repeat=count):
            if not all(map(_says, changes, signs)):
                continue
            parts = (sign * (change.yuan or Decimal(0)) for sign, change in zip(signs, changes, strict=True))
            if (first.yuan or Decimal(0)) + sum(parts, Decimal(0)) == last.yuan:
                _name(first, changes, signs, last)
                return


def _says(change: Draft, sign: int) -> bool:
    """Say whether the words before a change tell that it was added, or taken."""
    return (_ADDED if sign > 0 else _TAKEN).search(change.words) is not None


def _name(first: Draft, changes: Sequence[Draft], signs: Sequence[int], last: Draft) -> None:
    for change, sign in zip(changes, signs, strict=True):
        change.measure, change.direction = ("supplement", None) if sign > 0 else ("reduction", "decrease")
        change.measure_basis = "inferred"
        change.year, change.year_basis = first.year, first.year_basis
    last.measure = "revised_budget"
