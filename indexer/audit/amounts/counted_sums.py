"""A12 where the words say of how many amounts another is the sum: 人员经费618万元、公用经费73万元，两项合计691万元.

Formula: T = ΣP. Tolerance: the envelope. 两项合计 is of the two amounts right before it, 包括…三部分 of the three right
behind the total, 由…构成，共计 of those between 由 and 构成, so that nothing can have been left out. Sums far from what
is printed are of other amounts. Known false alarms: an amount told in passing between the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from indexer.audit.amounts.sums import sum_of
from indexer.audit.case import FINDING, FLAG, Case, Check, is_plain
from indexer.audit.slips import is_near_total
from indexer.audit.spans import CLAUSE, words_before
from indexer.audit.subjects import role_of
from indexer.model import Figure

_K = "([两二三四五六七八])"
_BEHIND = re.compile(
    rf"{_K}(?:个?(?:项|类|部分|笔|者|级|方面|渠道|来源))[^\d,。;:]{{0,6}}(?:合计|共计|总计|相加|总共|合共)[^\d,。;:]{{0,8}}$"
)
_CLOSED = re.compile(rf"^(?:万元|亿元|千元|元)?(?:共|等)?{_K}(?:大?部分|大?项|块|笔|个?(?:方面|渠道|来源|类))")
_OPENS = re.compile(r"包括|包含|由|分为|来源|其中|分别|构成|组成")
_MADE = re.compile(
    r"^(?:万元|亿元|千元|元)?(?:[两二三四五]部分)?(?:共同)?(?:构成|组成|汇总而成|相加而成),?(?:共计|合计|总计|总额|总共)(?:为|是)?$"
)
_NUMBERS = {word: number for number, word in enumerate("两三四五六七八", start=2)} | {"二": 2}
_NOT = re.compile("比|较|增加|减少|上年|下降|增长|节约|结余|平均|每")
_TELLS = re.compile("[两二三四五六七八成]")  # no line without a number or 构成, 组成, 而成 says of what it is a sum
_FEWEST, _AROUND = 3, 12  # amounts of a total and two parts; characters beside them that say how many they are
_BETWEEN, _LONGEST = 24, 80  # characters between two parts, of a list


def counted_sums(case: Case) -> Iterator[Check]:
    """A12: the totals whose words say of which amounts of their sentence they are."""
    folded = case.folded()
    for line in case.money_lines() if _may_be(folded) else ():
        begin, end = max(line[0].amount_start - _AROUND, 0), line[-1].amount_end + _AROUND
        if len(line) < _FEWEST or not _TELLS.search(folded, begin, end):
            continue  # as mostly
        for at in range(2, len(line)):
            for total, parts in (_behind(case, line, at), _closed(case, line, at), _made_of(case, line, at)):
                if total is not None and _are_parts(case, total, parts):
                    yield from _check(case, total, parts)


def _may_be(folded: str) -> bool:
    return any(word in folded for word in ("构成", "组成", "合计", "共计", "总计", "部分", "方面", "渠道", "来源"))


def _behind(case: Case, line: Sequence[Figure], at: int) -> tuple[Figure | None, Sequence[Figure]]:
    """Return a total that says of how many amounts before it it is, and these."""
    found = _BEHIND.search(words_before(case, line[at], CLAUSE))
    number = _NUMBERS[found.group(1)] if found is not None else 0
    return (line[at], line[at - number : at]) if 0 < number <= at else (None, ())


def _closed(case: Case, line: Sequence[Figure], at: int) -> tuple[Figure | None, Sequence[Figure]]:
    """Return the total before amounts whose last says how many they are: 480万元，包括中央…、省级…、县级…三部分."""
    end = line[at].amount_end
    found = _CLOSED.match(case.folded()[end : end + _AROUND])
    number = _NUMBERS[found.group(1)] if found is not None else 0
    if not 0 < number <= at:
        return None, ()
    total, first = line[at - number], line[at - number + 1]
    opens = _OPENS.search(case.folded(), total.amount_end, max(first.amount_start, total.amount_end))
    return (total, line[at - number + 1 : at + 1]) if opens else (None, ())


def _made_of(case: Case, line: Sequence[Figure], at: int) -> tuple[Figure | None, Sequence[Figure]]:
    """Return a total and the amounts that its sentence says it is made of: 由基本…和项目…构成，共计."""
    if not _MADE.match(case.folded()[line[at - 1].amount_end : line[at].amount_start]):
        return None, ()
    begin = max(case.sentence_of(line[at]), line[at].amount_start - _LONGEST)
    by = case.folded().rfind("由", begin, line[at].amount_start)
    parts = [f for f in line[:at] if f.amount_start > by >= 0]
    return (line[at], parts) if len(parts) > 1 else (None, ())


def _are_parts(case: Case, total: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether amounts of one sentence stand in a row, and nothing tells that they are something else."""
    figures = sorted((total, *parts), key=lambda f: f.amount_start)
    folded, sentence = case.folded(), case.sentence_of(total)
    if not all(is_plain(f) and case.sentence_of(f) == sentence for f in figures):
        return False
    gaps = [folded[a.amount_end : b.amount_start] for a, b in pairwise(figures)]
    return all(len(gap) <= _BETWEEN and ";" not in gap and not _NOT.search(gap) for gap in gaps)


def _check(case: Case, total: Figure, parts: Sequence[Figure]) -> Iterator[Check]:
    roles = {role_of(figure) for figure in (total, *parts)}
    if None not in roles and len(roles) > len(parts):
        return  # `sums.wholes` has these
    if is_near_total([case.term(f).value for f in parts], case.term(total).value):
        yield sum_of(case, "A12", total, list(parts), unless=FINDING, severity=FLAG)
