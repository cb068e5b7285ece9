"""An amount that says no measure itself, and what it is made of: budgets, sums handed down, money that came.

`防汛资金800万元（年初预算740万元，追加60万元）` is a budget after its changes, no spending; `资金90万元（中央60万元、
县级30万元）` says whose money there is, and nothing of what became of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from indexer.meaning.drafts import Draft
from indexer.meaning.givers import is_source, level_of

_OPENS = re.compile(r"[，、：\s]*(?:[（(](?:其中|含|包括)?|其中|包括|分别[为是]?)[：:]?\s*")
_BUDGET = frozenset(("initial_budget", "supplement", "reduction", "carry_in"))
_LED = re.compile(r"^[\s，、；：:（(和及与]*(?:其中|包括)?[：:]?(?:(?:19|20)\d\d年度?)?")
_CLAUSE = re.compile(r"[^，、；：:。（(\n]{2,}$")
_MOST, _LONGEST = 8, 40
_UNTOLD = ("executed", "planned")  # what an amount is taken for that says nothing, in goals the latter
_DEED = re.compile("支出|支付|使用|开支|花|(?<!资金)用于|列支|发放|兑付|购")


def settle_made_of(text: str, drafts: Sequence[Draft]) -> None:
    """Give an amount whose measure is inferred that of the parts told right behind it, if they come to it."""
    for number, whole in enumerate(drafts):
        if whole.kind != "money" or whole.measure not in _UNTOLD or whole.measure_basis != "inferred":
            continue
        parts = _parts(text, whole, drafts[number + 1 : number + 1 + _MOST])
        if parts and not _DEED.search(whole.words):
            _settle(text, whole, parts)


def _parts(text: str, whole: Draft, behind: Sequence[Draft]) -> list[Draft]:
    """Return the amounts right behind one that come to it, opened by a bracket or 其中."""
    if not behind or whole.yuan is None or not _OPENS.match(text, whole.end):
        return []
    total, parts = Decimal(0), list[Draft]()
    for part in behind:
        if part.kind != "money" or part.yuan is None:
            return []
        total += -part.yuan if part.measure == "reduction" else part.yuan
        parts.append(part)
        if total == whole.yuan:
            return parts if len(parts) > 1 else []
    return []


def _settle(text: str, whole: Draft, parts: Sequence[Draft]) -> None:
    said = {part.measure for part in parts}
    if said <= _BUDGET and "initial_budget" in said:
        whole.measure = "revised_budget" if len(said) > 1 else "initial_budget"
    elif len(said) == 1 and said <= {"allocated", "received"}:
        whole.measure = next(iter(said))
    elif said <= {"executed", "allocated", "previous", "planned"} and all(_is_of_source(text, part) for part in parts):
        for draft in (whole, *parts):
            draft.measure = "allocated"
            draft.flags = [flag for flag in draft.flags if flag != "comparative_year"]


def _is_of_source(text: str, part: Draft) -> bool:
    """Say whether an amount says no more than whose money it is."""
    clause = _CLAUSE.search(text, max(0, part.amount_start - _LONGEST), part.amount_start)
    words = _LED.sub("", clause.group() if clause else part.words)
    return is_source(words) or (part.measure_basis == "inferred" and bool(level_of(words)))
