"""A09 and A10 together: one share of a list put right by its own amounts, and the shares of the list are 100%.

占94.07%、占36.80%、占2.26% come to 133.13%, which many lists of shares do that are of two wholes. That 38.55万元 of
1,048.62万元 are 3.68%, and with 3.68% the shares come to 100%, leaves no doubt of either.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from indexer.audit.case import FINDING, NOT_CHECKABLE, Check
from indexer.audit.telling import quoting

_WRONG = (FINDING, NOT_CHECKABLE)
_HUNDRED = Decimal(100)


def with_shares_put_right(checks: Sequence[Check]) -> list[Check]:
    """Return the checks, those of shares that prove one another as findings."""
    wrong = [check for check in checks if check.outcome in _WRONG and check.sides]
    lists = [check for check in wrong if check.rule == "A10" and check.computed is not None]
    if not lists:  # as mostly
        return list(checks)
    single = {check.sides[0]: check for check in wrong if check.rule == "A09"}
    told: dict[int, Check] = {}
    for whole in lists:
        found = [own for place in whole.sides if (own := single.get(place)) is not None and _puts_right(whole, own)]
        if len(found) == 1:
            own = found[0]
            told[id(whole)] = quoting(replace(whole, outcome=FINDING), own.sides)
            told[id(own)] = replace(own, outcome=FINDING)
    return [told.get(id(check), check) for check in checks]


def _puts_right(whole: Check, own: Check) -> bool:
    """Say whether the shares come to all with what one of them ought to be."""
    if own.computed is None or own.printed is None or whole.computed is None or own.unit != "percent":
        return False
    allowed = (whole.tolerance or Decimal(0)) + Decimal("0.005")
    computed = whole.computed - own.printed + own.computed
    return abs(computed - _HUNDRED) <= allowed < abs(whole.computed - _HUNDRED)
