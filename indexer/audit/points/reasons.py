"""C06: where points are taken off, the column of reasons says why.

A blank is a finding unless the reason may stand elsewhere: in the cell above, which may be joined with it, in a row
for the whole form, or in the text, which names the indicator. Words are judged only where the result is the target
itself: then nothing but the reason can explain the loss, and words that name no want, cause or remedy do not. Points
for execution are computed and need no reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import FINDING, NOT_CHECKABLE, PASS, Case, Check
from indexer.audit.points.indicators import Indicator, indicators
from indexer.audit.telling import check_of_words
from indexer.forms import FormMatcher, fold

_NOTHING = re.compile(r"(?:无|没有|暂无|不适用|无偏差|无原因|无说明|无需说明|[-—－/\\0.。、,]+)?")
_EXECUTION = re.compile(r"执行率|支付率|支出进度|到位率|资金使用率")
# Words by which a reason tells of a want, of its cause, or of what will be done about it.
_TELLS = re.compile(
    r"[不未没无少低慢延迟滞差缺偏难待尚仅只较弱欠误漏旧余]|因|由于|原因|受.{0,12}影响|疫情|影响|故障|老化|变化|调整|减|下降|超|困难|问题|不足"
    r"|加强|加大|改进|完善|提高|提升|优化|强化|督促|整改|继续|进一步|下一步|今后|将|争取|扣|空间|客观|集中|增多|过[高大多]"
)
_ALL = re.compile(r"偏差|原因|未完成")
_LONG = 4  # characters of an indicator's name that the text may name it by


def reasons(case: Case) -> Iterator[Check]:
    """C06: each indicator that lost points, in a form with a column of reasons."""
    rows = indicators(case)
    losing = [row for row in rows if row.reason is not None and row.loses_points]
    named = _named(case, [row for row in losing if _NOTHING.fullmatch(row.reason or "")])
    first: dict[str, Indicator] = {}
    for row in losing:
        first.setdefault(row.table.id, row)
    elsewhere = {table: _has_reasons(case, row) for table, row in first.items()}
    before = dict(zip((row.start for row in rows[1:]), rows, strict=False))
    for row in losing:
        if _EXECUTION.search(row.name):
            continue
        reason = row.reason or ""
        if _NOTHING.fullmatch(reason):
            last = before.get(row.start)
            joined = not reason and last is not None and last.table.id == row.table.id and bool(last.reason)
            told = joined or elsewhere[row.table.id] or row.name in named
            yield _check(row, NOT_CHECKABLE if told else FINDING, "audit.no_reason")
        elif _TELLS.search(reason):
            yield _check(row, PASS, "audit.reason")
        else:
            yield _check(row, FINDING if _is_met(row) else NOT_CHECKABLE, "audit.reason")


def _is_met(row: Indicator) -> bool:
    """Say whether a result is the target itself."""
    if row.target is not None and row.actual is not None:
        return row.target.value == row.actual.value and row.target.unit == row.actual.unit
    return bool(row.target_text) and row.target_text == row.actual_text


def _named(case: Case, rows: Sequence[Indicator]) -> set[str]:
    """Return the names of indicators that the text outside tables has, both without marks."""
    names = {row.name for row in rows if len(row.name) >= _LONG}
    if not names:
        return set()
    parts, at = [], 0
    for table in sorted(case.tables, key=lambda table: table.start):
        parts.append(case.text[at : table.start])
        at = max(at, table.end)
    prose = re.sub(r"\W", "", fold("".join([*parts, case.text[at:]])))
    return {form for _, _, form, _ in FormMatcher({name: (name,) for name in names}).find(prose)}


def _has_reasons(case: Case, row: Indicator) -> bool:
    """Say whether a form has a row of its own for reasons: its first cell is named so, and more than its heads is."""
    heads = [cell for cell in row.table.cells if len(case.text[cell.start : cell.end].strip()) > 1]
    named = (cell for cell in heads if _ALL.search(case.text[cell.start : cell.end][:20]))
    return any(cell.column == 0 and cell.start > row.start for cell in named)


def _check(row: Indicator, outcome: str, key: str) -> Check:
    lost = (row.weight or Decimal(0)) - (row.score or Decimal(0))
    return check_of_words(
        "C06", f"{key}.{outcome}", ((row.start, row.end),), outcome=outcome, name=row.name,
        lost=f"{lost.normalize():f}", reason=(row.reason or "")[:40], target=row.target_text[:20],
        actual=row.actual_text[:20],
    )  # fmt: skip
