"""Amounts of one thing that prose tells in two paragraphs with two values: 实际到位660.00万元, 实际到位680.00万元.

By itself that proves nothing: the one may be of another day, or of a part. `repairs` asks which relations hold with
which of the two. The words before them are the same, or both tell no more than the stage: 全年支出, 实际支出.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, combinations, islice

from indexer.audit.case import Case
from indexer.audit.guards import PAST
from indexer.audit.matters import says_all_left
from indexer.audit.repeats.paired import core, is_explained
from indexer.audit.slips import SLIPS
from indexer.audit.spans import NARROW_CLAUSE, SENTENCE, words_before
from indexer.model import Figure

_MEASURES = frozenset(("executed", "received", "carryover", "income", "allocated", "initial_budget", "revised_budget"))
_DAY = re.compile(r"^(?:截[至止])?(?:20\d\d年)?(?:12月(?:31日|底|末)|年底|年末)[,，]?")
_NOT = re.compile(
    rf"{PAST}|其中|累计|各|每|比|较|计划|目标|拟|首批|[一二三]期|另|级|自筹|配套|上级"
)
_WHEN = re.compile(rf"{PAST}|[上下]半年|季度|(?<!\d)(?:[1-9]|1[01])月|首批|累计")  # of a whole sentence
_CENTS = 100
_MOST, _VALUES = 400, 3  # amounts of a report, and values of one thing, that are looked at


def told_apart(case: Case, is_slip: Callable[[Figure, Figure], bool]) -> Iterator[tuple[Figure, Figure]]:
    """Yield pairs of amounts of two lines that are of one thing, year and measure, where a slip may part them."""
    for group in _told(case).values():
        near = [(a, b) for a, b in _slips(group) if case.line_of(group[a]) != case.line_of(group[b])]
        near = [(a, b) for a, b in near if is_slip(group[a], group[b])]
        names = _Names(case, group)
        for a, b in near:
            if (name := names[a]) is None or name != names[b]:
                continue
            same = (True for amount in group if names[amount] == name)
            several = next(islice(same, _VALUES, None), False)
            figures = group[a], group[b]
            if not several and not any(is_explained(case.text, f.amount_start, f.amount_end) for f in figures):
                yield figures


class _Names(dict[int, str | None]):
    """What amounts go by, each found out when it is first asked for."""

    def __init__(self, case: Case, group: Mapping[int, Figure]) -> None:
        super().__init__()
        self._case, self._group = case, group

    def __missing__(self, amount: int) -> str | None:
        self[amount] = _name(self._case, self._group[amount])
        return self[amount]


def _slips(amounts: Iterable[int]) -> list[tuple[int, int]]:
    """Return the pairs of amounts that differ by a slip, which is in one digit or in two neighbours."""
    alike: dict[str, list[int]] = {}
    for amount in amounts:
        digits = str(amount)
        for at in range(len(digits) - 3):  # the last two are zeros, or hundredths
            alike.setdefault(f"{digits[:at]}**{digits[at + 2 :]}", []).append(amount)
    pairs = chain.from_iterable(combinations(same, 2) for same in alike.values() if len(same) > 1)
    return [(a, b) for a, b in dict.fromkeys(pairs) if abs(a - b) in SLIPS]


def _told(case: Case) -> dict[tuple[str, int | None], dict[int, Figure]]:
    """Return the amounts of prose by measure and year, each once, by what they are in hundredths of a yuan."""
    told: dict[tuple[str, int | None], dict[int, Figure]] = {}
    for figure in case.exact_money()[:_MOST]:
        if figure.table is None and figure.measure in _MEASURES and figure.amount_yuan and not figure.shared_with:
            group = told.setdefault((figure.measure, figure.year), {})
            group.setdefault(int(figure.amount_yuan * _CENTS), figure)
    return told


def _name(case: Case, figure: Figure) -> str | None:
    """Return what an amount goes by, "" where its words tell no more than the stage; None of a part."""
    words = words_before(case, figure, NARROW_CLAUSE)
    if _WHEN.search(words_before(case, figure, SENTENCE)):
        return None
    if figure.measure == "carryover":
        return "" if says_all_left(words) else None
    bare = _DAY.sub("", words)
    return None if _NOT.search(bare) else core(bare)
