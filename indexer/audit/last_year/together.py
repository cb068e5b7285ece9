"""A sentence whose year and whose numbers are last year's is one finding: all of it was left in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.audit.case import Case, Check
from indexer.audit.spans import sentence_around


def together(case: Case, years: Iterable[Check], numbers: Iterable[Check]) -> Iterator[Check]:
    """Yield the checks, those of one sentence as one."""
    by_place: dict[int, Check] = {}
    for check in numbers:
        by_place.setdefault(_sentence(case, check), check)
    for check in years:
        of_numbers = by_place.pop(_sentence(case, check), None) if check.key == "audit.left_year" else None
        yield _joined(check, of_numbers) if of_numbers is not None else check
    yield from by_place.values()


def _sentence(case: Case, check: Check) -> int:
    return sentence_around(case, *check.sides[0])[0]


def _joined(year: Check, numbers: Check) -> Check:
    params = dict(year.params)
    terms = [*params["terms"], *dict(numbers.params)["terms"]]  # type: ignore[misc]
    return replace(
        year,
        sides=tuple(dict.fromkeys((*year.sides, *numbers.sides))),
        key="audit.left_sentence",
        params=(("year", params["year"]), ("terms", terms)),
    )
