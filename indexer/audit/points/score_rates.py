"""A09 of points: 满分35分，得31.4分，得分率87.71%: the points over the full points beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, PASS, Case, Check, outcome_of
from indexer.audit.spans import in_prose

_N = r"(\d{1,3}(?:\.\d{1,2})?)"
_RATE = re.compile(
    rf"(?:满分|分值|权重|总分|标准分)(?:为|共|是)?{_N}分?[,、;]?(?:实际|自评|评价|综合|最终|平均)?(?:得分|得|评分)(?:为|是)?"
    rf"{_N}分?[,、;(]?(?:综合|平均)?得分率(?:为|是|达到?|约)?(\d{{1,3}}(?:\.\d{{1,2}})?)%"
)
_STARTS = "满分权总标"
_HUNDRED = 100


def score_rates(case: Case) -> Iterator[Check]:
    """A09: each 得分率 in prose that stands behind the points and the full points that it is of."""
    if "得分率" not in case.text:
        return
    for found in case.starting(_STARTS, _RATE):
        full, points, rate = (Decimal(found.group(group)) for group in (1, 2, 3))
        if not in_prose(case, found.start()) or not full or points > full:
            continue
        computed = _HUNDRED * points / full
        allowed = Decimal(10).scaleb(-len(found.group(3).partition(".")[2]) - 1)  # many cut the last digit off
        outcome = outcome_of(computed, rate, allowed)
        if outcome in (PASS, FINDING):
            yield Check(
                "A09", outcome, FLAG, (found.span(3), found.span(2), found.span(1)), computed.quantize(Decimal("0.01")),
                rate, allowed, "percent", "audit.ratio",
                (("terms", [f"{points}分", f"{full}分"]), ("printed", f"{rate}%")),
            )  # fmt: skip
