"""Columns that say whose money it is, and columns of counts and of satisfaction, beside columns of money."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY

from indexer.document import read_document


def measures(table: str) -> list[str]:
    """Return the measures of the first row of numbers of a table in 万元."""
    document = read_document(f"{HEAD}{table}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    first = min((figure.table.row for figure in document.figures if figure.table), default="", key=len)
    return [figure.measure for figure in document.figures if figure.table and figure.table.row == first]


_A, _R, _I, _E, _C = "allocated", "received", "initial_budget", "executed", "carryover"


@pytest.mark.parametrize(
    ("caption", "heads", "found"),
    [
        ("资金分配及支出情况表", "县\t上级补助资金\t\t\t支出\t结余\n\t小计\t中央\t省级\t\t", [_A, _A, _A, _E, _C]),
        ("资金使用情况表", "镇\t中央\t省级\t县级\t支出\t结余\n", [_A, _A, _A, _E, _C]),
        ("资金使用情况表", "镇\t上级补助资金\t县级配套资金\t县级资金\t支出\t结余\n", [_A, _A, _A, _E, _C]),
        ("资金使用情况表", "镇\t到位资金\t中央\t省级\t支出\t结余\n", [_R, _R, _R, _E, _C]),
        ("资金使用情况表", "镇\t预算数\t中央\t省级\t支出\t结余\n", [_I, _I, _I, _E, _C]),
        ("资金支出情况表", "镇\t支出\t中央\t省级\t县级\t结余\n", [_E, _E, _E, _E, _C]),
        ("资金支出情况表", "镇\t中央\t省级\t县级\t乡镇\t村级\n", [_E, _E, _E, _E, _E]),  # nothing else is spent
    ],
)
def test_whose_money_it_is_is_no_spending_beside_what_was_spent(caption: str, heads: str, found: list[str]) -> None:
    body = "柳镇\t9.5\t4.2\t3.1\t2.2\t1.3\n桥镇\t8.4\t4.1\t2.3\t2.0\t1.1\n"
    assert measures(f"{caption}\n单位：万元\n{heads.rstrip()}\n{body}") == found


@pytest.mark.parametrize(
    "counted", ["发放问卷（份）", "成交宗数（宗）", "补助对象（家）", "建设任务（处）", "收回问卷（份）"]
)
def test_a_column_of_counts_is_no_money(counted: str) -> None:
    text = f"调查统计表\n镇\t{counted}\t满意度\n柳镇\t120\t95.8%\n桥镇\t118\t91.2%\n"
    document = read_document(f"{HEAD}{text}".encode(), "a.txt", VOCABULARY, GAZETTEER)
    assert [(figure.kind, figure.measure) for figure in document.figures] == [("percent", "other")] * 2
