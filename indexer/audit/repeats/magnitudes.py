"""D06: an amount ten times, or ten thousand times, what is printed for the same thing: 元 for 万元, a point moved.

Budgets, spending and last year's amount of one thing are of one size; no real change is ten thousandfold, and none
keeps every digit. What one line of the accounts or one project is printed with twice is left to B01 and B02.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter

from indexer.audit.case import Case, Check, is_plain, side, table_of
from indexer.audit.subjects import bare_item, own_words, role_of, subject_of
from indexer.audit.telling import as_told, check_of_words
from indexer.model import Figure

_MEASURES = ("executed", "initial_budget", "revised_budget", "income", "previous")
_DOUBTFUL = frozenset(("ambiguous_measure", "composite"))
_WAN = Decimal(10_000)
_ABOUT = Decimal(3)  # how far from ten thousand times a budget and what was spent of it may be
_POWERS, _LEAST = (1, 2, 3, 4), 10  # places by which a point may have moved, the least that it makes
_DIGITS, _EXACT = 3, 4  # digits that either number has: of about ten thousand times, of the very same digits
_VAGUE = re.compile(r"(?:其他|其它|合计|总计|小计|其中|各项)$|^(?:支出|收入|预算|资金|金额|经费|项目)*$")
_MOST = 6  # figures that a finding quotes
_AMOUNT = attrgetter("amount_yuan")


def magnitudes(case: Case) -> Iterator[Check]:
    """D06: the amounts of each thing that is printed with two or more; one finding for two tables, or a table and text.

    A wrong unit above a table makes all its amounts wrong: they are one finding. Amounts of one size say nothing.
    """
    groups: dict[object, list[Figure]] = {}
    for figure in case.money():
        if figure.measure in _MEASURES and is_plain(figure):
            if not figure.shared_with and _DOUBTFUL.isdisjoint(figure.flags):
                groups.setdefault(_subject(figure), []).append(figure)
    wrong: dict[tuple[str | None, str | None], list[tuple[Figure, Figure]]] = {}
    for subject, figures in groups.items():
        if subject is None or len(figures) < 2:
            continue
        low, high = min(figures, key=_AMOUNT), max(figures, key=_AMOUNT)
        if _is_moved(low, high) and not _is_one_line(low, high):
            wrong.setdefault((table_of(low), table_of(high)), []).append((low, high))
    for pairs in wrong.values():
        yield _check(pairs)


def _subject(figure: Figure) -> object:
    """Return what two figures of one thing have in common, None where that is too vague to tell."""
    if figure.project:
        return figure.project, figure.concepts, own_words(figure)
    if _VAGUE.search(bare_item(figure)):
        return None
    return (figure.concepts, bare_item(figure)) if figure.concepts else subject_of(figure)


def _worth(figure: Figure) -> Decimal:
    return figure.amount_yuan or Decimal(0)


def _digits(figure: Figure) -> str:
    return format(abs(_worth(figure)).normalize(), "f").replace(".", "").strip("0")


def _is_moved(low: Figure, high: Figure) -> bool:
    """Say whether one amount is the other with its point moved, or in a unit ten thousand times as large."""
    ratio = _worth(high) / _worth(low)
    if ratio < _LEAST:  # as of most, and soon told
        return False
    few = min(len(_digits(low)), len(_digits(high)))
    if few >= _EXACT and _digits(low) == _digits(high):
        return any(ratio == Decimal(10) ** power for power in _POWERS)
    return few >= _DIGITS and _WAN / _ABOUT <= ratio <= _WAN * _ABOUT


def _is_one_line(low: Figure, high: Figure) -> bool:
    """Say whether two figures are of one measure and year of what B01 or B02 compares."""
    named = bool(low.project) or role_of(low) is not None
    return named and (low.year, low.measure) == (high.year, high.measure)


def _check(pairs: Sequence[tuple[Figure, Figure]]) -> Check:
    low, high = pairs[0]
    sides = dict.fromkeys(side(figure) for pair in pairs for figure in pair)
    terms = list(map(as_told, (low, high)))
    ratio = (_worth(high) / _worth(low)).quantize(Decimal(1))
    return check_of_words(
        "D06", "audit.magnitude", tuple(sides)[:_MOST], terms=terms, ratio=f"{ratio:f}", number=len(pairs)
    )
