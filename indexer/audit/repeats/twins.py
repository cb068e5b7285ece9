"""B01, B06: amounts of one name, or of the text and of a table's total beside it, that are one with digits exchanged.

What the text says was spent in all and the total of the table below may be of two scopes, and differ by anything; two
neighbouring digits exchanged in a number of four are hardly chance. Which amounts may be one at all is told by their
digits, so that all others cost nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, side
from indexer.audit.guards import PAST
from indexer.audit.matters import says_all_left
from indexer.audit.repeats.paired import core, is_explained
from indexer.audit.slips import significant, slip_of
from indexer.audit.spans import CLAUSE, words_before
from indexer.model import Figure

_DIGITS = 4
_MOST = 6  # places of the same digits
_NAMED = 4  # characters of a name that leave no doubt
_NEAR = 400  # characters between an amount of the text and the table that it is told beside
_NOT = frozenset(("standard", "change", "variance", "saving", "reduction"))
# A number of three digits or more, of no money.
_COUNT = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d.,年])|(?<![\d.,])\d{3,6}(?![\d.,年])")
_BESIDE, _LONGEST_ROW = 24, 300  # characters before an amount that its number stands in, and of a row
_ALL = re.compile("(?:年度|全部|总|专项|项目|部门|单位|整体|资金|“?三公”?|经费|决算|预算|的|我局|本级|投资|投入)*")
_OTHERS = re.compile(f"{PAST}|其中|累计|同类|年初|计划|比|较|另")


def twins(case: Case) -> Iterator[Check]:
    """B01 in the text, B06 with a table: the amounts that are one another but for two neighbours exchanged."""
    for figures in _of_same_digits(case):
        for a, b in combinations(figures, 2):
            if a.amount_yuan != b.amount_yuan and (a.measure, a.year) == (b.measure, b.year):
                first, second = sorted((a, b), key=lambda f: (f.table is not None, f.amount_start))
                if slip_of(case.term(a).value, case.term(b).value) == "swap" and _are_one(case, first, second):
                    told = [f for f in (a, b) if f.table is None]
                    if not any(is_explained(case.text, f.amount_start, f.amount_end) for f in told):
                        yield _check(case, first, second)


def _of_same_digits(case: Case) -> Iterator[list[Figure]]:
    groups: dict[str, set[str]] = {}
    for digits in set(map(significant, case.amounts())):
        if len(digits) >= _DIGITS - 1:  # a zero may have come to stand last: 24.03, 24.30
            groups.setdefault(_sorted(digits), set()).add(digits)
    wanted = {
        digits for group in groups.values() if len(group) > 1 and max(map(len, group)) >= _DIGITS for digits in group
    }  # fmt: skip
    if not wanted:
        return
    found: dict[str, list[Figure]] = {}
    for figure in case.exact_money():
        if figure.measure not in _NOT and figure.amount_yuan:
            digits = significant(figure.amount_yuan)
            if digits in wanted:
                found.setdefault(_sorted(digits), []).append(figure)
    yield from (figures for figures in found.values() if 1 < len(figures) <= _MOST)


def _sorted(digits: str) -> str:
    """Return digits but for zeros in order: the same ones, however they are exchanged."""
    return "".join(sorted(digits.replace("0", "")))


def _are_one(case: Case, a: Figure, b: Figure) -> bool:
    """Say whether two amounts are of one thing: by their names, or the second is the total of a table by the first."""
    if a.table is not None or a.shared_with:
        return False
    words = words_before(case, a, CLAUSE)
    if _OTHERS.search(words):
        return False
    name = core(words)
    if b.table is None:
        again = words_before(case, b, CLAUSE)
        short, long = sorted((name, core(again)), key=len)
        most = len(significant(a.amount_yuan or Decimal(0))) > _DIGITS  # digits that leave no doubt of a name in short
        same = len(short) >= _NAMED and (short == long or (most and long.endswith(short)))
        same = same or (a.measure == "carryover" and all(map(says_all_left, (words, again))))
        return same and a.project == b.project and not b.shared_with and not _OTHERS.search(again)
    if _share_a_number(case, a, b):
        return True
    if "total" not in b.flags or _ALL.fullmatch(name) is None:
        return False
    return a.section == b.section or 0 < b.amount_start - a.amount_end < _NEAR


def _share_a_number(case: Case, a: Figure, b: Figure) -> bool:
    """Say whether the row of an amount holds the number that the other's is told of: 二级2,154人，发放223.63万元."""
    begin = max(a.amount_start - _BESIDE, case.sentence_of(a) + 1, 0)
    told = {found.group() for found in _COUNT.finditer(case.text, begin, a.amount_start)}
    if not told:
        return False
    start = case.text.rfind("\n", 0, b.amount_start) + 1
    end = case.text.find("\n", b.amount_end)
    row = case.text[start : end if end >= 0 else len(case.text)]
    return len(row) <= _LONGEST_ROW and any(found.group() in told for found in _COUNT.finditer(row))


def _check(case: Case, a: Figure, b: Figure) -> Check:
    """Return the finding of two amounts; one that is printed thrice by itself is hardly a misprint."""
    terms = (case.term(a), case.term(b))
    printed = [f"{format(t.figure.value or 0, 'f')}{t.figure.unit or ''}" for t in terms]
    often = sum(f.amount_yuan == a.amount_yuan for f in case.money()) > 2
    outcome = NOT_CHECKABLE if often else FINDING
    return Check(
        "B01" if b.table is None else "B06", outcome, FLAG, (side(a), side(b)), terms[1].value, terms[0].value,
        terms[0].half + terms[1].half, "yuan", "audit.alike", (("terms", printed),),
    )  # fmt: skip
