"""A10: the shares of parts that are all there is sum to 100%.

The kinds of expenditure (基本支出, 项目支出) and of basic expenditure (人员经费, 公用经费) leave nothing out, so that
their shares of one whole are held to 100% even where no amount is printed. Shares of other wholes are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, Term, outcome_of, side
from indexer.audit.subjects import role_of
from indexer.model import Figure

# Parts without which nothing is checked, and parts that join where a share of them is printed too.
_ALL: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("basic_expenditure", "project_expenditure"), ("operating_business_expenditure", "to_superior", "to_subordinate")),
    (("personnel_costs", "operating_costs"), ()),
)
_HUNDRED = Decimal(100)
_NEAR = Decimal(20)  # percentage points: what is further off is rather a share of another whole
_REST = re.compile("其余|项目(?:支出|经费)|专项(?:支出|经费)")
_WHOLE = re.compile(
    r"占(?:了|到|比|全部|当年|本年|年度|部门|单位)*([^\d,。;:占]{0,20}?)的?(?:比例|比重)?(?:约?为|是|达)?$"
)


def exhaustive_shares(case: Case) -> Iterator[Check]:
    """A10: the shares of all the parts of a whole, within a sentence."""
    shares = [f for f in case.of_kind("percent") if f.measure == "share" and f.table is None]
    for line in case.lines([f for f in shares if not f.approx and "点" not in (f.unit or "")]):
        sentences: dict[tuple[int, int | None], list[Figure]] = {}
        for figure in line:
            sentences.setdefault((case.sentence_of(figure), figure.year), []).append(figure)
        for figures in sentences.values():
            yield from _of_sentence(case, figures)


def _of_sentence(case: Case, figures: Sequence[Figure]) -> Iterator[Check]:
    roles: dict[str, list[Figure]] = {}
    for figure in figures:
        if role := role_of(figure):
            roles.setdefault(role, []).append(figure)
    for needed, more in _ALL:
        if any(len(roles.get(role, ())) != 1 for role in needed) or any(len(roles.get(role, ())) > 1 for role in more):
            continue
        parts = [roles[role][0] for role in (*needed, *more) if role in roles]
        wholes = {whole for part in parts if (whole := _whole_of(case, part))}
        if len(wholes) > 1 or (not more and _are_of_all(case, parts, wholes)):
            continue
        terms = [case.term(part) for part in parts]
        if needed[0] == "personnel_costs" and any("基本" not in whole for whole in wholes):
            continue  # of all that was spent these leave the projects
        yield all_shares(terms, sure=len(parts) == len(figures) or not more)


def _are_of_all(case: Case, parts: Sequence[Figure], wholes: set[str]) -> bool:
    """Say whether kinds of basic expenditure are told as shares of all that was spent: …，其余57万元为项目支出."""
    begin, end = case.sentence_of(parts[0]), case.folded().find("。", parts[-1].amount_end)
    rest = _REST.search(case.folded(), begin, end if end >= 0 else len(case.folded()))
    return rest is not None or any("基本" not in whole for whole in wholes)


def _whole_of(case: Case, share: Figure) -> str:
    """Return what a share is said to be of, "" where nothing is said."""
    before = case.folded()[max(share.amount_start - 30, 0) : share.amount_start]
    found = _WHOLE.search(before)
    return re.sub(r"总额|合计|总|的", "", found.group(1)) if found else ""


def all_shares(terms: Sequence[Term], sure: bool) -> Check:
    """Compare the sum of shares with 100%; what is not `sure` to be all of them, or is far off, is not checkable."""
    total = sum((term.value for term in terms), Decimal(0))
    # Many reports cut the last digit off instead of rounding it.
    allowed = sum((2 * term.half for term in terms), Decimal(0))
    outcome = outcome_of(total, _HUNDRED, allowed)
    if outcome == FINDING and not (sure and abs(total - _HUNDRED) <= _NEAR):
        outcome = NOT_CHECKABLE
    printed = [f"{term.value:f}%" for term in terms]
    return Check(
        "A10", outcome, FLAG, tuple(side(term.figure) for term in terms), total, _HUNDRED, allowed, "percent",
        "audit.shares", (("terms", printed),),
    )  # fmt: skip
