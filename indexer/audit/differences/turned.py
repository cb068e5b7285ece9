"""A14: one change told twice, once as an increase and once as a decrease: 下降5.25% and, in the conclusion, 增长5.25%.

A line of the accounts may also be said to have grown (较上年有所增长) without a number, where all its changes that are
printed with one go the other way.

The same rate to three digits for the same year is hardly two changes, one up and one down. Amounts are: what one item
gains another loses, so that amounts are compared only where both places name whose they are in the same words: two
sentences, or a sentence and the row of a table. Where the report prints both years' amounts, they say which of the two
is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from indexer.audit.case import ERROR, Case, Check, side
from indexer.audit.guards import INTENDED
from indexer.audit.slips import significant
from indexer.audit.spans import SENTENCE
from indexer.audit.subjects import bare_row, role_of
from indexer.audit.telling import check_of_words
from indexer.audit.wording.within import line_of
from indexer.model import Figure
from indexer.structure.numbering import ITEM_NUMBER

_ENOUGH = 3  # digits of a rate that are hardly the same by chance
_KINDS = ("percent", "money")
_CLAUSES = 4  # before a change in which its subject is looked for
_MARKS = re.compile("[,。;:、(\n]")
# What a clause says besides whose change it is.
_PLAIN = re.compile(
    r"\d{4}年度?|[\d.,]+(?:万元|亿元|元|%)?|(?:与|同|比|较)?(?:上年度?|去年|上一年度?|年初|同期)(?:同期|相比|决算数?|预算数?)?|同比|相比"
    r"|增长|增加|增幅|上升|提高|下降|降低|减少|降幅|幅度|变动|了|率|为|达到?|的|约|[我本][局院校委镇街办厅]"
    r"|(?:本|我)?(?:单位|部门)|全年|本年度?|当年|今年|总额?|合计|规模|整体|总体|实际|数额?|额|主要|其中|较|比|共"
)
_WAYS = ("increase", "decrease")
_OF = re.compile(r"(收入|支出|预算|决算|接待|出国|运行|购置|采购|人数|人次|数量|面积|户|满意|批次)")
_SIDES = {
    "收入": "收入", "支出": "支出", "预算": "支出", "决算": "支出",
}  # fmt: skip
_BACK = 40
_WORDED = re.compile(
    r"(?:较|比)(?:上年|去年|上一年)度?(?:同期|决算数?)?(?:有所|略有|明显|显著|大幅|稳步|持续|均|进一步|小幅|有较大幅度的?|有一定)*(?:的)?"
    r"(增长|增加|上升|提高|下降|减少|降低|压减)(?![^,。;]{0,3}\d)"
)
_ONLY_LESS = re.compile(r"只减不增|零增长|不增反降|逐年下降|持续下降|连年下降")
_HEAD_OF_PART = re.compile(rf"^(?:其中[:]?|{ITEM_NUMBER})")
_UP = ("增长", "增加", "上升", "提高")
_NOT_IT = re.compile(rf"预算|人均|占比|比重|率|次数|批次|人次|数量|剔除|扣除|不含|其中|可比|{INTENDED}|除|但|而|因素")


def turned(case: Case) -> Iterator[Check]:
    """A14: rates of change that agree but for their direction."""
    rates: dict[tuple[str, Decimal, int | None], list[Figure]] = {}
    for figure in case.figures:
        if figure.kind in _KINDS and figure.measure == "change" and figure.table is None and figure.value:
            if figure.direction in _WAYS and not figure.approx and len(significant(figure.value)) >= _ENOUGH:
                if "点" not in (figure.unit or ""):
                    rates.setdefault((figure.kind, abs(figure.value), figure.year), []).append(figure)
    for figures in rates.values():
        if len({figure.direction for figure in figures}) == 2:
            yield from _pairs(case, figures)
    yield from _rows_and_text(case, rates)


def _rows_and_text(case: Case, rates: Mapping[tuple[str, Decimal, int | None], Sequence[Figure]]) -> Iterator[Check]:
    """Yield the changes of a sentence that a row of the same name prints with the other sign."""
    for row in case.figures if rates else ():
        if row.table is None or row.kind != "money" or row.measure != "change" or row.direction not in _WAYS:
            continue
        for figure in rates.get(("money", abs(row.value or Decimal(0)), row.year), ()):
            told = figure.id in case.once("told changes", set[str])
            if figure.direction != row.direction and figure.unit == row.unit and not told:
                name = _HEAD_OF_PART.sub("", bare_row(row.table.row))
                if name and _subject(case, figure) == name:
                    yield _check(case, side(figure), side(row))


def worded(case: Case) -> Iterator[Check]:
    """A14: a line of the accounts that is said to have grown or shrunk, and its changes that are printed."""
    folded = case.folded()
    for found in chain(case.starting("较比", _WORDED), case.starting("只零不逐持连", _ONLY_LESS)):
        begin = max(case.mark_before(SENTENCE, found.start()) + 1, found.start() - _BACK)
        clause = re.split("[,:、]", folded[begin : found.start()])[-1]
        line = line_of(clause)
        if line is None or case.in_table(found.start()) or _NOT_IT.search(clause):
            continue
        changes = case.once("changes by line", lambda: _by_line(case)).get(line, [])
        way = "increase" if found.re is _WORDED and found.group(1) in _UP else "decrease"
        if changes and all(f.direction != way for f in changes):
            span = found.start() - len(clause), found.end()
            yield _check(case, span, side(changes[0]))


def _by_line(case: Case) -> dict[str, list[Figure]]:
    """Return the changes of the report's year by the line of the accounts that they are of."""
    found: dict[str, list[Figure]] = {}
    for figure in case.figures:
        if figure.measure == "change" and figure.direction in _WAYS and figure.year == case.report.year:
            if (line := role_of(figure)) is not None:
                found.setdefault(line, []).append(figure)
    return found


def _pairs(case: Case, figures: list[Figure]) -> Iterator[Check]:
    first = figures[0]
    for other in figures[1:]:
        if other.direction == first.direction or case.sentence_of(other) == case.sentence_of(first):
            continue
        if _may_be_one(case, first, other):
            yield _check(case, side(other), side(first))
            return


def _may_be_one(case: Case, a: Figure, b: Figure) -> bool:
    """Say whether two changes may be of one thing: nothing names them differently."""
    roles = {role for figure in (a, b) if (role := role_of(figure)) is not None}
    if a.project != b.project:
        return False
    if a.kind == "money" or (len(roles) > 1 and "conclusion" in (a.section_type, b.section_type)):
        return _subject(case, a) == _subject(case, b) != ""
    if len(roles) > 1:
        return False
    named = [_named(case, figure) for figure in (a, b)]
    return not all(named) or bool(named[0] & named[1])


def _subject(case: Case, figure: Figure) -> str:
    """Return whose change a figure is, by the nearest clause that says; "" where none of its sentence does."""
    words = case.folded()[case.sentence_of(figure) : figure.amount_start]
    for clause in reversed(_MARKS.split(words)[-_CLAUSES:]):
        if left := _PLAIN.sub("", clause).strip():
            return left
    return ""


def _named(case: Case, figure: Figure) -> set[str]:
    """Return what the words before a change say it is of, as far as they tell two changes apart."""
    begin = max(case.sentence_of(figure), figure.amount_start - _BACK)
    return {_SIDES.get(word, word) for word in _OF.findall(case.folded()[begin : figure.amount_start])}


def _check(case: Case, *spans: tuple[int, int]) -> Check:
    words = [case.text[slice(*span)] for span in spans]
    return check_of_words("A14", "audit.turned.finding", spans, severity=ERROR, terms=words)
