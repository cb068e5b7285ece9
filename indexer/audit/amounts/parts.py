"""A12: an amount and the parts that its sentence lists, behind 其中 or with the total at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.amounts.explained import are_all_kinds, is_explained_sum
from indexer.audit.amounts.sums import of_levels, sum_of
from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check
from indexer.audit.slips import is_slip
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.audit.subjects import role_of
from indexer.model import Figure

_FEWEST = 3  # of a whole and two parts
_AMONG = re.compile(r"^(?:万元|亿元|千元|元|万)?[,;:(]*(?:其中|包括|包含|分别为|分别是)")
_PARTIAL = re.compile(r"主要|等")
_TOGETHER = re.compile(r"^(?:资金)?(?:合计|共计|总计)(?:为|到位|支出|投入|安排)?(?:资金|金额)?$")
_BOTH = ("基本支出", "项目")
_TWICE, _BEHIND = re.compile("重叠|交叉|重复|兼有|口径"), 40  # said of the parts, within so many characters behind
_OF_EACH = re.compile(r"[(](?:[^()]{0,12}(?:每|单价|标准|均)[^()]{0,24}|[^()]{0,40}/[^()]{0,8})[)]")  # what one costs
_LEFT = frozenset(("carryover", "returned"))
_AGAIN = re.compile(r"其中|包括|含|[(（]")
# What was done with the whole: a part has a name.
_DONE = re.compile(
    r"(?:截[至止][^，。；\d]{0,10}?)?(?:年底|全年|目前|现|共|累计|实际|已|均|全部){0,4}"
    r"(?:支付|支出|拨付|使用|执行|完成|兑付|发放|到位|列支)(?:资金|支付|支出)?[共计为约]*"
)


# What is said of the whole behind its parts: 比采购预算280,000元节省11,600元.
_BESIDE = re.compile(
    "(?:同|相|均)?(?:比|较|与)(?:采购|年初|上年|去年|20|预算|计划)|(?:共|实际)?(?:节约|节省|结余|结转|剩余)|占|授予"
)


def parts(case: Case) -> Iterator[Check]:
    """A12: an amount and the parts that its sentence lists, behind 其中 or with the total at the end.

    A list may be partial, and then nothing follows. Parts that name levels of government down to the lowest are all
    there is; parts that come to more than their total cannot be a part of it; and one wrong digit in a long number is
    worth showing.
    """
    for line in case.lines([f for f in case.exact_money() if not f.shared_with]):
        sentences: dict[int, list[Figure]] = {}
        for figure in line if len(line) >= _FEWEST else ():
            sentences.setdefault(case.sentence_of(figure), []).append(figure)
        for figures in sentences.values():
            found = _total_and_parts(case, figures)
            if found is None or role_of(found[0]) is not None or found[0].measure == "income":  # those have rules
                continue
            total, listed = found
            computed, printed = sum((case.term(f).value for f in listed), Decimal(0)), case.term(total).value
            closed = of_levels(case, listed) or _are_both(case, listed) or are_all_kinds(case, total, listed)
            levels = closed and abs(computed - printed) * 5 < printed
            told = _OF_EACH.sub("", case.folded()[listed[0].amount_end : listed[-1].amount_end])
            behind = case.text[listed[-1].amount_end : listed[-1].amount_end + _BEHIND].split("\n")[0]
            more = computed > printed and not _AGAIN.search(told) and not _TWICE.search(behind)
            sure = more and is_explained_sum(case, total, listed)
            shown = levels or more or is_slip(computed, printed) or sure
            unless = FINDING if shown else NOT_CHECKABLE
            yield sum_of(case, "A12", total, listed, unless=unless, severity=FLAG, sure=sure)


def _total_and_parts(case: Case, together: Sequence[Figure]) -> tuple[Figure, list[Figure]] | None:
    figures = _told_of(case, _on_one_level(case, [f for f in together if f.measure != "standard"]))
    if len(figures) < _FEWEST or len({f.year for f in figures}) > 1:
        return None
    if len({f.measure for f in figures}) > 1 and not _may_be_alike(case, figures):
        return None
    lead = case.folded()[figures[0].amount_end : figures[1].amount_start]
    if _AMONG.search(lead) and not _PARTIAL.search(lead):
        stop = case.text.find("；", figures[1].amount_end)
        behind = [f for f in figures[1:] if stop < 0 or f.amount_start < stop or "；" in lead]
        listed = _all_listed(case, figures[0], behind)
        return (figures[0], listed) if len(listed) > 1 else None
    tail = words_before(case, figures[-1], NARROW_CLAUSE)
    return (figures[-1], list(figures[:-1])) if _TOGETHER.search(tail) else None


def _told_of(case: Case, figures: list[Figure]) -> list[Figure]:
    """Return a total and its parts, without what is said of the total behind them."""
    for at, figure in enumerate(figures if figures and figures[0].measure not in _LEFT else ()):
        if at >= _FEWEST and _BESIDE.match(words_before(case, figure, NARROW_CLAUSE)):
            return figures[:at]
    return figures


def _all_listed(case: Case, total: Figure, behind: Sequence[Figure]) -> list[Figure]:
    """Return the parts of a total, without what is told of it behind them: 其中路灯30万元，已支付28万元."""
    listed: list[Figure] = []
    for figure in behind:
        done = _DONE.fullmatch(words_before(case, figure, NARROW_CLAUSE).strip("，、 ")) is not None
        beside = total.measure not in _LEFT and _BESIDE.match(words_before(case, figure, NARROW_CLAUSE)) is not None
        if listed and (done or beside or sum(case.term(f).value for f in listed) == case.term(total).value):
            break
        listed.append(figure)
    return listed


def _may_be_alike(case: Case, figures: Sequence[Figure]) -> bool:
    """Say whether amounts may be of one measure: parts of levels of government of which no two are said to differ."""
    if figures[0].measure == "carryover" and {f.measure for f in figures[1:]} <= _LEFT:
        return True  # 年末结余32.48万元，其中财政收回20.36万元，结转下年12.12万元
    said = {f.measure for f in figures if f.basis.get("measure") != "inferred"}
    return len(said) == 1 and figures[0].measure in said and of_levels(case, figures[1:])


def _on_one_level(case: Case, figures: Sequence[Figure]) -> list[Figure]:
    """Return a total and what is listed behind it, without what stands in brackets behind one of the parts."""
    if len(figures) < _FEWEST:
        return []
    words = case.folded()[figures[0].amount_end : figures[-1].amount_start]
    if "(" not in words:
        return list(figures)
    places = [f.amount_start - figures[0].amount_end for f in figures[1:]]
    depths = [words.count("(", 0, at) - words.count(")", 0, at) for at in places]
    return [figures[0], *(f for f, depth in zip(figures[1:], depths, strict=True) if depth == depths[0])]


def _are_both(case: Case, figures: Sequence[Figure]) -> bool:
    """Say whether two parts are of basic and of project expenditure, which are all there is: 基本支出结转、项目结转."""
    words = [words_before(case, f, NARROW_CLAUSE) for f in figures]
    return len(words) == len(_BOTH) and all(word in said for word, said in zip(_BOTH, words, strict=True))
