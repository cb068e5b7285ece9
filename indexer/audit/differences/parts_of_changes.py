"""A13: the changes of the parts come to the change of the whole: 基本支出增加38.40万元, 人员 +44.90 and 公用 -6.50.

Told in one paragraph, for the lines of the accounts whose parts are all there is. Each change may be against another
base, so that a sum that is off is shown only where it comes right with one of the changes going the other way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from indexer.audit.amounts.sums import WHOLES
from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, outcome_of, side
from indexer.audit.subjects import role_of
from indexer.model import Figure

_WAYS = {"increase": 1, "decrease": -1}
_FEWEST = 3  # changes: of a whole and two parts


def changes_of_parts(case: Case) -> Iterator[Check]:
    """A13: the change of a line of the accounts, and those of all its parts, in one paragraph."""
    for line in case.lines_with("change"):
        by_year: dict[int | None, dict[str, list[Figure]]] = {}
        changes = [f for f in line if f.measure == "change" and f.direction in _WAYS and not f.approx]
        for figure in changes if len(changes) >= _FEWEST else ():
            if figure.amount_yuan and (role := role_of(figure)) is not None:
                by_year.setdefault(figure.year, {}).setdefault(role, []).append(figure)
        for by_role in by_year.values():
            yield from _compared(case, by_role)


def _compared(case: Case, by_role: Mapping[str, Sequence[Figure]]) -> Iterator[Check]:
    single = {role: figures[0] for role, figures in by_role.items() if len(figures) == 1}
    for _, whole, parts, optional in WHOLES:
        if whole not in single or any(part not in single for part in parts):
            continue
        if len(single) == len(by_role):
            found = [single[part] for part in (*parts, *(o for o in optional if o in single))]
            yield _check(case, single[whole], found)


def _signed(case: Case, figure: Figure) -> Decimal:
    return case.term(figure).value * _WAYS[figure.direction or "increase"]


def _check(case: Case, whole: Figure, parts: Sequence[Figure]) -> Check:
    values = [_signed(case, figure) for figure in parts]
    computed, printed = sum(values, Decimal(0)), _signed(case, whole)
    allowed = sum((case.term(figure).half for figure in (whole, *parts)), Decimal(0))
    outcome = outcome_of(computed, printed, allowed)
    if outcome == FINDING:
        turned = [value for value in values if abs(computed - 2 * value - printed) <= allowed]
        outcome = FINDING if len(turned) == 1 or abs(computed + printed) <= allowed else NOT_CHECKABLE
    words = [f"{'+' if f.direction == 'increase' else '-'}{f.value:f}{f.unit or ''}" for f in (whole, *parts)]
    return Check(
        "A13", outcome, FLAG, tuple(side(figure) for figure in (whole, *parts)), computed, printed, allowed, "yuan",
        "audit.drivers", (("terms", words[1:]), ("printed", words[0])),
    )  # fmt: skip
