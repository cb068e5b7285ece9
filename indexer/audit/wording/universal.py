"""D08: what is said of every row of a table, held against its rows: 各子项目执行率均在95%以上, and one has 92.71%.

The claim names the column and a bound that every row keeps. It is held against the one table with such a column that
lists what the claim speaks of: as many rows as it counts, or rows of its kind. Sums and averages are no rows of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.guards import INTENDED, PAST
from indexer.audit.spans import sentence_around
from indexer.audit.telling import denied_claim
from indexer.model import Cell, Table
from indexer.numerals import parse_number
from indexer.word_lists import any_in

_WORDS = any_in("rate")
_ALL = r"[也又]?(?:均|都|全部|全都|无一例外地?)(?:已|能|能够)?"
_NOT_LESS = "不低于|不少于|不小于|未低于|没有低于|不下于"
_NOT_MORE = "不高于|不超过|不大于|未超过|没有超过|未高于|控制在|低于|小于|少于"
_MORE = "达到了|达到|达|在|超过了|超过|超|高于|大于|突破|保持在|为"
_BOUND = r"(\d{1,3}(?:\.\d{1,2})?)(%|分)(以上|及以上|以下|及以下|以内|之内|之上|之下)?"
_CLAIM = re.compile(rf"({_WORDS}){_ALL}({_NOT_LESS}|{_NOT_MORE}|{_MORE}){_BOUND}")
# 没有一个项目的执行率低于95%
_NONE = re.compile(
    rf"(?:没有|无)一?[个项家村]?(?:任何)?([\u4e00-\u9fff]{{0,6}}?)的?(?:预算)?({_WORDS})(低于|不足|不到|高于|超过){_BOUND}"
)
# 执行率最低的为95%
_EXTREME = re.compile(rf"({_WORDS})(最低|最高)的?(?:项目|子项目)?(?:为|是|也有|也达到?|达到?)了?{_BOUND}")
_MARKS = ("均", "都", "没", "无", "全部", "最低", "最高")  # one of which every claim holds
_GATE = re.compile("[均都部例没无低高][^。\n]{0,14}?\\d")
_SCOPE = re.compile(
    r"(?:(各|每个|每|所有|全部|全体|全)|(\d{1,3}|[一二两三四五六七八九十]{1,3})([个项家所]))(?:个|项(?!目))?([\u4e00-\u9fff]{0,8}?)的?(?:预算|资金|自评|绩效|综合)*$"
)
_NARROWER = re.compile(rf"除|其余|其他|另|大部分|多数|部分|主要|{PAST}|{INTENDED}|目标|计划|原则上|剔除|扣除|下年|明年")
_TOTAL = re.compile(r"合计|小计|总计|总体|整体|平均|全[县市区镇乡省校院]|其中|加权")
_VALUE = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)%?")
_PROJECTS = re.compile(r"项目|资金|名称|内容|事项|任务|子项|专项|明细|工程|科目")
_MOST_ROWS = 6  # that a finding quotes
_BACK = 40  # characters before a claim that say what it is of
_NO_POINTS = re.compile(r"^(?:分值|权重|满分|标准分|指标分值)")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A bound that every row is said to keep: `least` or, where `upper`, most; of `count` things called `noun`."""

    word: str
    bound: Decimal
    upper: bool
    count: int | None
    noun: str
    span: tuple[int, int]


def universal(case: Case) -> Iterator[Check]:
    """D08: each claim about all rows, and the rows of its table that do not keep it."""
    if not case.tables or not any(word in case.text for word in _MARKS):
        return
    for claim in _claims(case):
        found = [rows for table in case.tables if (rows := _rows_of(case, table, claim))]
        if len(found) != 1:
            continue
        broken = [row for row in found[0] if (row[1] > claim.bound if claim.upper else row[1] < claim.bound)]
        if broken and len(broken) < len(found[0]):
            terms = [f"{name}{value}{'' if '分' in claim.word else '%'}" for name, value, _ in broken[:_MOST_ROWS]]
            sides = (claim.span, *((cell.start, cell.end) for _, _, cell in broken[:_MOST_ROWS]))
            yield denied_claim(case, sides, terms)


def _claims(case: Case) -> Iterator[_Claim]:
    folded, end = case.folded(), 0
    while gate := _GATE.search(folded, end):
        begin, end = sentence_around(case, *gate.span())
        if case.in_table(begin) or _NARROWER.search(folded, begin, end):
            continue
        for found in _CLAIM.finditer(folded, begin, end):
            word, relation, number, _, tail = found.groups()
            upper = _is_upper(relation, tail, number)
            scope = _scope(folded, begin, found.start())
            if upper is not None and scope is not None:
                yield _Claim(word, Decimal(number), upper, *scope, (_clause_start(folded, begin, found), found.end()))
        for found in _EXTREME.finditer(folded, begin, end):
            span = _clause_start(folded, begin, found), found.end()
            yield _Claim(found.group(1), Decimal(found.group(3)), found.group(2) == "最高", None, "", span)
        for found in _NONE.finditer(folded, begin, end):
            noun, word, relation, number = found.groups()[:4]
            yield _Claim(word, Decimal(number), relation in ("高于", "超过"), None, noun, found.span())


def _clause_start(folded: str, begin: int, found: re.Match[str]) -> int:
    """Return where the clause of a claim begins."""
    return max(folded.rfind(",", begin, found.start()), folded.rfind(":", begin, found.start()), begin - 1) + 1


def _is_upper(relation: str, tail: str | None, number: str) -> bool | None:
    """Say whether a bound is one from above; None where nothing says that it is a bound."""
    if tail and tail[-1] in "下内":
        return True
    if relation in _NOT_MORE.split("|"):
        return None if relation == "控制在" or tail else True
    return None if tail is None and relation in ("在", "为", "保持在") and number != "100" else False


def _scope(folded: str, begin: int, at: int) -> tuple[int | None, str] | None:
    """Return of how many things, and of what, a claim before `at` is; a clause may lean on the one before it."""
    words = folded[max(begin, at - _BACK) : at]
    for clause in reversed(re.split("[,:、]", words)):
        found = _SCOPE.search(re.sub(rf"(?:的?(?:{_WORDS}).*)$", "", clause) or clause)
        if found is not None:
            number = parse_number(found.group(2)) if found.group(2) else None
            return (int(number) if number is not None else None), found.group(4)
    return None


def _rows_of(case: Case, table: Table, claim: _Claim) -> list[tuple[str, Decimal, Cell]]:
    """Return name, value and cell of each row of a table that a claim is of, none where it is of other things."""
    rows = cell_rows(case, table)
    column, about, found = -1, "", list[tuple[str, Decimal, Cell]]()
    named = re.compile(rf"(?:预算|资金|全年|自评|综合|评价|绩效)*{re.escape(claim.word)}(?:[(]?(?:%|分|百分比)[)]?)?")
    for cells in rows.values():
        words = {at: words_of(case, cell) for at, cell in cells.items()}
        if column < 0:
            columns = [at for at, text in words.items() if named.fullmatch(text)]
            if len(columns) == 1 and not any(_NO_POINTS.match(text) for text in words.values()):
                column, about = columns[0], _first_word(words)
            continue
        name = next((text for at, text in words.items() if at < column and re.search("[\u4e00-\u9fff]", text)), "")
        value = _VALUE.fullmatch(words.get(column, ""))
        if value is not None and name and not _TOTAL.search(name):
            found.append((name, Decimal(value.group(1)), cells[column]))
    return found if len(found) > 1 and _is_of(claim, found, about) else []


def _first_word(words: dict[int, str]) -> str:
    """Return the head of the column that names the rows: the first one that is no serial number."""
    return next((text for _, text in sorted(words.items()) if text and not re.search("序号|编号", text)), "")


def _is_of(claim: _Claim, rows: Sequence[tuple[str, Decimal, Cell]], about: str) -> bool:
    if claim.count is not None:
        return claim.count == len(rows)
    noun = claim.noun[-2:]
    if not noun or "项目" in claim.noun or noun in ("专项", "任务", "资金", "工程"):
        return _PROJECTS.search(about) is not None
    return noun[-1] in about
