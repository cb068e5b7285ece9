"""Amounts of one thing that prose tells in two paragraphs with two values: 实际到位660.00万元, 实际到位680.00万元.

By itself that proves nothing: the one may be of another day, or of a part. `repairs` asks which relations hold with
which of the two. The words before them are the same, or both tell no more than the stage: 全年支出, 实际支出.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from indexer.audit.case import Case
from indexer.audit.guards import PAST
from indexer.audit.matters import says_all_left
from indexer.audit.repeats.paired import core, is_explained
from indexer.audit.spans import NARROW_CLAUSE, SENTENCE, words_before
from indexer.model import Figure

_MEASURES = frozenset(("executed", "received", "carryover", "income", "allocated", "initial_budget", "revised_budget"))
_DAY = re.compile(r"^(?:截[至止])?(?:20\d\d年)?(?:12月(?:31日|底|末)|年底|年末)[,，]?")
_NOT = re.compile(
    rf"{PAST}|其中|累计|各|每|比|较|计划|目标|拟|首批|[一二三]期|另|级|自筹|配套|上级"
)
_WHEN = re.compile(rf"{PAST}|[上下]半年|季度|(?<!\d)(?:[1-9]|1[01])月|首批|累计")  # of a whole sentence
_MOST, _VALUES = 400, 3  # amounts of a report, and values of one thing, that are looked at


def told_apart(case: Case) -> Iterator[tuple[Figure, Figure]]:
    """Yield pairs of amounts of two lines that are of one thing, year and measure."""
    groups: dict[tuple[str, str, int | None], dict[Decimal | None, Figure]] = {}
    for figure in case.exact_money()[:_MOST]:
        if figure.table is None and figure.measure in _MEASURES and figure.amount_yuan and not figure.shared_with:
            name = _name(case, figure)
            if name is not None:
                group = groups.setdefault((name, figure.measure, figure.year), {})
                group.setdefault(figure.amount_yuan, figure)
    for group in groups.values():
        for a, b in combinations(group.values(), 2) if 1 < len(group) <= _VALUES else ():
            apart = case.line_of(a) != case.line_of(b)
            if apart and not any(is_explained(case.text, f.amount_start, f.amount_end) for f in (a, b)):
                yield a, b


def _name(case: Case, figure: Figure) -> str | None:
    """Return what an amount goes by, "" where its words tell no more than the stage; None of a part."""
    words = words_before(case, figure, NARROW_CLAUSE)
    if _WHEN.search(words_before(case, figure, SENTENCE)):
        return None
    if figure.measure == "carryover":
        return "" if says_all_left(words) else None
    bare = _DAY.sub("", words)
    return None if _NOT.search(bare) else core(bare)
