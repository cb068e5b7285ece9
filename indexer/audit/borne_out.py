"""What a report bears out is no finding: numbers that agree with others of it, read otherwise than a rule read them.

A rule takes its numbers by what they are read as, which may be wrong: a rate may be of what arrived and not of what
was planned, a rest that of one source. A misprint agrees with nothing; that a number which looks wrong agrees with
other numbers around it to the last digit is no chance. So a result that comes out once another amount near by takes
the place of one of its terms is not checkable, and neither are two amounts that should be one where each takes part
in a relation of its own that holds. Amounts that differ as by a slip, or are of one name, are the error itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from indexer.audit.case import FINDING, NOT_CHECKABLE, PASS, ROUNDING, Case, Check, side
from indexer.audit.repeats.agreement import counts
from indexer.audit.repeats.repairs import figures_of, signs_of
from indexer.audit.slips import is_slip, significant
from indexer.audit.subjects import are_alike
from indexer.model import Figure

_AROUND = 300  # characters before the line of a result, and behind it, that it may have its terms in
_FAR = 1500  # of a long line
_MOST = 80  # amounts that are tried
_FEWEST = 4  # digits of an amount that is hardly reached by chance
_CENT = Decimal("0.005")  # of a percent: as near as a rate is reached by chance in no report
_MOST_TERMS = 6
_RELATION = 3  # numbers of a relation, its result with them
_RATIOS = ("audit.ratio",)
_SUM = "audit.sum"
_SUMS = ("audit.difference", "audit.balance", _SUM)
_ONE_THING = ("B01",)  # the lines of the accounts, which go by one name
_ALIKE, _HELD = "audit.alike", "audit.held"

_Held = Callable[[], set[Decimal | None]]


def unless_borne_out(case: Case, checks: Iterable[Check]) -> list[Check]:
    """Return the checks, those findings not checkable whose numbers the report bears out otherwise."""
    checks = list(checks)
    held = cache(lambda: _held(case, checks))  # of findings that two amounts are not one, which are rare
    return [_unless(case, check, held) if check.outcome == FINDING else check for check in checks]


def _unless(case: Case, check: Check, held: _Held) -> Check:
    if not _is_borne_out(case, check, held):
        return check
    key = _HELD if check.key == _ALIKE else check.key
    return replace(check, outcome=NOT_CHECKABLE, key=key)


def _is_borne_out(case: Case, check: Check, held: _Held) -> bool:
    if check.computed is None or check.printed is None:
        return False
    if check.key == _ALIKE and check.unit == "yuan":
        return _are_both_held(case, check, held)
    if check.key in _RATIOS and check.unit == "percent":
        return _is_rate_of_others(case, check)
    return check.key in _SUMS and check.unit == "yuan" and _is_result_of_others(case, check)


def _are_both_held(case: Case, check: Check, held: _Held) -> bool:
    """Say whether each of the amounts that should be one takes part in a relation that holds without the others.

    So does one of them where the other and an amount near by come to it: it holds what the other does not. A text and
    its table may each agree with themselves and not with one another: they are of two states of the report.
    """
    figures = figures_of(case, check)
    values = {figure.amount_yuan for figure in figures}
    assert check.computed is not None and check.printed is not None
    if is_slip(check.computed, check.printed) or not values or check.rule in _ONE_THING:
        return False
    apart = abs(check.printed - check.computed)
    if any(_is_missing(case, apart, figures, _near(case, f, figures)) for f in figures):
        return True
    return len({figure.table is None for figure in figures}) == 1 and values <= held()


def _held(case: Case, checks: Sequence[Check]) -> set[Decimal | None]:
    """Return the amounts that take part in a relation that holds, other than that of one thing told twice."""
    places = dict(_values_by_place(case))
    relations = (c for c in checks if len(c.sides) >= _RELATION and not c.key.startswith(_ALIKE) and _holds(c))
    return {places.get(place) for check in relations for place in check.sides}


def _holds(check: Check) -> bool:
    """Say whether a relation holds to the last digit; a rate in whole percent holds of several amounts."""
    return check.outcome == PASS or (check.outcome == ROUNDING and check.unit == "yuan")


def _values_by_place(case: Case) -> Iterator[tuple[tuple[int, int], Decimal | None]]:
    """Yield amounts by the places that rules quote them by: with their words, or alone."""
    for figure in case.money():
        yield (figure.amount_start, figure.amount_end), figure.amount_yuan
        yield side(figure), figure.amount_yuan


def _is_rate_of_others(case: Case, check: Check) -> bool:
    """Say whether a rate of prose is that of one of its two amounts and another one near by."""
    rates = case.once("rates by place", lambda: {side(f): f for f in case.of_kind("percent")})
    rate: Figure | None = rates.get(check.sides[0])
    figures = figures_of(case, replace(check, sides=check.sides[1:3]))
    if rate is None or rate.table is not None or rate.measure == "change" or len(figures) < len("xy"):
        return False
    part, whole = figures
    return any(
        _is_rate(check, one, two)
        for other in _near(case, rate, figures)
        for one, two, instead in ((part, other, whole), (other, whole, part))
        if _may_stand_for(other, instead)
    )


def _is_rate(check: Check, part: Figure, whole: Figure) -> bool:
    assert check.printed is not None
    x, y = part.amount_yuan or Decimal(0), whole.amount_yuan or Decimal(0)
    return bool(y) and abs(100 * x / y - check.printed) <= _CENT


def _is_result_of_others(case: Case, check: Check) -> bool:
    """Say whether a sum or a difference comes out with another amount near by in the place of one term."""
    figures = figures_of(case, check)
    assert check.computed is not None and check.printed is not None
    if not _RELATION <= len(figures) <= _MOST_TERMS:
        return False
    signs = signs_of(case, figures, check.computed)
    if signs is None:
        return False
    excess = check.computed - check.printed
    near = _near(case, figures[0], figures)
    prose = all(figure.table is None for figure in figures)  # a table lists all
    if prose and check.key == _SUM and _is_missing(case, check.printed - check.computed, figures, near):
        return True
    for figure, sign in zip(figures[1 : len(signs)], signs[1:], strict=True):
        needed, half = case.term(figure).value - sign * excess, case.term(figure).half
        for other in near if len(significant(needed)) >= _FEWEST else ():
            if abs(case.term(other).value - needed) <= 2 * half and _may_stand_for(other, figure):
                return True
    return False


def _is_missing(case: Case, missing: Decimal, figures: Sequence[Figure], near: Sequence[Figure]) -> bool:
    """Say whether what parts do not come to is printed near by as an amount of its own: the part that was not taken."""
    if missing <= 0 or any(is_slip(missing, figure.amount_yuan or Decimal(0)) for figure in figures):
        return False
    found = [figure for figure in near if figure.amount_yuan == missing]
    if len(significant(missing)) < _FEWEST:
        line = case.line_of(figures[0])
        found = [f for f in found if case.line_of(f) == line] if len(significant(missing)) > 1 else []
    return bool(found)


def _near(case: Case, figure: Figure, used: Sequence[Figure]) -> list[Figure]:
    """Return the amounts around a result that are none of those that it was held to."""
    money = case.money()
    begin = max(case.line_of(figure) - _AROUND, figure.amount_start - _FAR)
    end = case.text.find("\n", figure.amount_end, figure.amount_end + _FAR)
    end = end + _AROUND if end >= 0 else figure.amount_end + _FAR
    first = bisect_left(money, begin, key=lambda f: f.amount_start)
    last = bisect_right(money, end, key=lambda f: f.amount_start)
    values = {f.amount_yuan for f in used}
    around = sorted(money[first:last], key=lambda f: abs(f.amount_start - figure.amount_start))
    return [f for f in around[:_MOST] if counts(f) and f.amount_yuan not in values]


def _may_stand_for(other: Figure, figure: Figure) -> bool:
    """Say whether an amount is another thing than a term, neither the same misprinted nor the same told again."""
    if is_slip(other.amount_yuan or Decimal(0), figure.amount_yuan or Decimal(0)):
        return False
    same = (other.measure, other.year) == (figure.measure, figure.year)
    return not (same and are_alike(other, figure))
