"""What commands print, piece by piece: cells that are no formulas, widths of characters, wrapped lines, tables."""

from __future__ import annotations

import pytest

from indexer.identity.source_table import safe_cell
from web.terminal import Column, table, width, wrap


@pytest.mark.parametrize("cell", ["=1+1", "+A1", "-A1", "@SUM(A1)", "\t=1", "＝1"])
def test_a_formula_is_made_text(cell: str) -> None:
    assert safe_cell(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-12.5", "+3", "65.28", "无", "", "2020-01", "a=b"])
def test_what_is_no_formula_stays(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_chinese_characters_are_two_columns_wide() -> None:
    assert (width("支出abc"), width("é"), width("e\u0301"), width("\u200b")) == (7, 1, 1, 0)


def test_lines_are_wrapped_by_width_and_lose_nothing() -> None:
    text = "望城区 2020 executed 支出六十五万二千八百元, in total"
    lines = wrap(text, 12)
    assert all(width(line) <= 12 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert wrap("a" * 30, 8) == ["a" * 8] * 3 + ["a" * 6]
    assert wrap("", 8) == [""]


def test_a_table_fits_and_cuts_nothing() -> None:
    columns = [Column("地区"), Column("事项"), Column("数额", right=True)]
    rows = [("长沙市望城区", "精神障碍患者监护人责任保险及其他" * 3, "65.28万元"), ("甲\n乙\x1b[31m", "短", "3")]
    lines = list(table(columns, rows, 50))
    assert all(width(line) <= 50 for line in lines)
    assert "\x1b" not in "".join(lines)
    alone = list(table(columns[1:2], [(rows[0][1],)], 20))
    assert "".join(alone[2:]) == rows[0][1] and len(alone) > 3
    loose = list(table(columns, rows, None))
    assert len(loose) == 4
    assert {width(line) for line in loose[:3]} == {width(loose[1])}
