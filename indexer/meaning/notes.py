"""Amounts in a column of notes (备注, 说明, 未支付原因): each is of its row, and of what its own words say, if sure.

The note 其中省级补助20万元 beside what a project cost does not say whether that was given, received or spent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.grid.table_rows import Row
from indexer.grid.table_words import bare, plays
from indexer.meaning.drafts import Draft
from indexer.meaning.lead_words import clean_lead
from indexer.model import Cell, TablePlace

_LEFT_OUT = re.compile("^(?:不含|不包括|未含|未包括|剔除|扣除|除)")  # what is not in the row's amounts
_LED = re.compile("^(?:其中|另有|另|含|包括|包含)[:：]?")
_PRINTED = ("printed",)
_CLAUSES = re.compile(
    r"[\u4e00-\u9fff][，；](?=.{0,16}[\u4e00-\u9fff]).*?\d(?:\.\d{1,4})?[万亿]?元"
    "|[\u4e00-\u9fff][，；].{0,16}[一二两三四五六七八九十][百千万]元"
)


def is_note(heads: Sequence[str]) -> bool:
    """Say whether the innermost head of a column is one of notes."""
    return bool(heads) and plays("note", bare(heads[-1]))


def is_told(words: str) -> bool:
    """Say whether a cell holds clauses with amounts, whatever its column is called: 照管员45名，每人每月1200元."""
    return "元" in words and _CLAUSES.search(words) is not None


def noted(drafts: Sequence[Draft], row: Row, label: Cell, place: TablePlace, form: str | None) -> Sequence[Draft]:
    """Give the amounts of a note to its row; what their own words do not name is of measure `other`.

    `label` is the cell that names the row, `place` says where the note stands, `form` is the table's caption.
    """
    for draft in drafts:
        left_out = _LEFT_OUT.match(draft.words) is not None
        sure = draft.measure_basis in _PRINTED or draft.measure == "standard"  # 过去为900元，本年度上调到1000元
        if draft.kind != "grade" and (left_out or not sure):
            draft.measure, draft.measure_basis, draft.direction = "other", "inferred", None
        draft.words = _LED.sub("", draft.words)
        draft.subject = row.name[clean_lead(row.name) :] or row.name
        draft.table, draft.form = place, form or ""
        draft.cells = ((label.start, label.end),)
        draft.quote_start = min(draft.quote_start, label.start)
        draft.title = row.title
        draft.codes = row.codes
    return drafts
