"""A13: the changes that a sentence gives as the reasons of a change come to it (其中：人员增加40万元，公用减少5万元).

Reasons are mostly the main ones (主要是), and then a difference says nothing. Where they are said to be all, one wrong
digit is worth showing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, outcome_of, side
from indexer.audit.matters import sign_of
from indexer.audit.slips import is_one_digit, is_slip
from indexer.audit.subjects import are_alike
from indexer.audit.telling import as_told
from indexer.forms import fold
from indexer.model import Figure

_MEASURES = ("change", "variance", "saving", "supplement", "reduction")
_LED = re.compile(r"主要|原因|其中|由于|因为|系|包括|分别|是因")
_MAIN = re.compile(r"主要|等|如")
_AGAIN = re.compile(r"比|较|同比")  # one thing told against the year before and against the budget


def reasons_of_changes(case: Case) -> Iterator[Check]:
    """A13: a change, and two or more changes of other things that its sentence gives as the reasons."""
    for line in case.lines_with(*_MEASURES):
        sentences: dict[int, list[Figure]] = {}
        for figure in line:
            if figure.measure in _MEASURES and figure.direction is not None:
                sentences.setdefault(case.sentence_of(figure), []).append(figure)
        for figures in sentences.values():
            total, named = figures[0], figures[1:]
            if len(named) < 2 or any(f.approx or f.shared_with or are_alike(f, total) for f in named) or total.approx:
                continue
            lead = case.folded()[total.amount_end : named[0].amount_start]
            among = case.folded()[named[0].amount_end : named[-1].amount_start]
            if _LED.search(lead) and not _AGAIN.search(among):
                end = case.text[named[-1].amount_end : named[-1].amount_end + 8]
                yield _check(case, total, named, main=_MAIN.search(lead + fold(end)) is not None)


def _check(case: Case, total: Figure, named: Sequence[Figure], main: bool) -> Check:
    terms, printed = [case.term(figure) for figure in named], case.term(total)
    computed = sum((t.value * sign_of(t.figure) for t in terms), Decimal(0)) * sign_of(total)
    allowed = sum((term.half for term in terms), printed.half)
    outcome = outcome_of(computed, printed.value, allowed)
    if outcome == FINDING:
        digit = is_slip(computed, printed.value) or is_one_digit(
            computed - printed.value, (t.value for t in (*terms, printed))
        )
        outcome = FINDING if digit and not main else NOT_CHECKABLE
    words = [f"{'+' if sign_of(f) > 0 else '-'}{as_told(f)}" for f in named]
    return Check(
        "A13", outcome, FLAG, (side(total), *map(side, named)), computed, printed.value, allowed, "yuan",
        "audit.drivers", (("terms", words), ("printed", as_told(total))),
    )  # fmt: skip
