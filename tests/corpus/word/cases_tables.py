# ruff: noqa: E501 (XML in one piece)
"""Tables: each case is a Word file, its text, and for each table its size and cells (row, column, rows, columns, text)."""

from __future__ import annotations

from word_files import paragraph, word_file

Cells = list[tuple[int, int, int, int, str]]


def _tc(inside: str, properties: str = "") -> str:
    blocks = inside if inside.startswith("<") else "".join(paragraph(part) for part in inside.split("|"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks}</w:tc>"


def _tr(*cells: str, properties: str = "") -> str:
    written = (cell if cell.startswith("<w:tc") or cell.startswith("<w:sdt") else _tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(written)}</w:tr>"


def _tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def _span(n: int) -> str:
    return f'<w:gridSpan w:val="{n}"/>'


_DOWN, _ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_INNER = _tbl(_tr("产出", "数量", "12"), _tr("效益", "满意度", "95%"))


def _grid(rows: int, columns: int, *cells: tuple[int, int, int, int, str]) -> dict[str, object]:
    return {"rows": rows, "columns": columns, "cells": [list(cell) for cell in cells]}


TABLES: dict[str, tuple] = {  # type: ignore[type-arg]
    "table_plain": (
        word_file(paragraph("表1") + _tbl(_tr("项目", "预算"), _tr("保险", "")) + paragraph("完")),
        "表1\n项目\t预算\n保险\t\n完\n",
        _grid(2, 2, (0, 0, 1, 1, "项目"), (0, 1, 1, 1, "预算"), (1, 0, 1, 1, "保险"), (1, 1, 1, 1, "")),
    ),
    "table_merged_cells": (
        word_file(_tbl(
            _tr(_tc("项目名称", _span(2)), _tc("万元", _DOWN)), _tr(_tc("资金", _DOWN), "预算", _tc("", _ON)),
            _tr(_tc("", _ON), "支出", "9.5"),
        )),
        "项目名称\t万元\n资金\t预算\t\n\t支出\t9.5\n",
        _grid(3, 3, (0, 0, 1, 2, "项目名称"), (0, 2, 2, 1, "万元"), (1, 0, 2, 1, "资金"), (1, 1, 1, 1, "预算"), (2, 1, 1, 1, "支出"),
              (2, 2, 1, 1, "9.5")),
    ),
    "table_merge_without_beginning": (
        word_file(_tbl(_tr("甲", "乙"), _tr(_tc("丙", _ON), "丁"), _tr(_tc("", _ON), "戊"))),
        "甲\t乙\n丙\t丁\n\t戊\n",
        _grid(3, 2, (0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 2, 1, "丙"), (1, 1, 1, 1, "丁"), (2, 1, 1, 1, "戊")),
    ),
    "table_merge_of_other_width": (
        word_file(_tbl(_tr(_tc("甲", _DOWN), "乙", "丙"), _tr(_tc("丁", _ON + _span(2)), "戊"))),
        "甲\t乙\t丙\n丁\t戊\n",
        _grid(2, 3, (0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (0, 2, 1, 1, "丙"), (1, 0, 1, 2, "丁"), (1, 2, 1, 1, "戊")),
    ),
    "table_old_merge": (
        word_file(_tbl(_tr(_tc("合并", '<w:hMerge w:val="restart"/>'), _tc("", "<w:hMerge/>"), "后"), _tr("甲", "乙", "丙"))),
        "合并\t后\n甲\t乙\t丙\n",
        _grid(2, 3, (0, 0, 1, 2, "合并"), (0, 2, 1, 1, "后"), (1, 0, 1, 1, "甲"), (1, 1, 1, 1, "乙"), (1, 2, 1, 1, "丙")),
    ),
    "table_ragged": (
        word_file(_tbl(_tr("甲", "乙", "丙"), _tr("丁", "戊", properties='<w:gridBefore w:val="1"/>'),
                       _tr("己", properties='<w:gridAfter w:val="2"/>'))),
        "甲\t乙\t丙\n丁\t戊\n己\n",
        _grid(3, 3, (0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (0, 2, 1, 1, "丙"), (1, 1, 1, 1, "丁"), (1, 2, 1, 1, "戊"), (2, 0, 1, 1, "己")),
    ),
    "table_of_one_cell": (
        word_file(_tbl(_tr("一、概况|编制9名。"))), "一、概况\n编制9名。\n",
    ),
    "table_in_cell": (
        word_file(_tbl(_tr("年度", "指标", "自评"), _tr("2020", _tc(_INNER + paragraph()), "98"))),
        "年度\t指标\t自评\n2020\t产出\t数量\t12\t98\n\t效益\t满意度\t95%\t\n",
        _grid(3, 5, (0, 0, 1, 1, "年度"), (0, 1, 1, 3, "指标"), (0, 4, 1, 1, "自评"), (1, 0, 2, 1, "2020"), (1, 1, 1, 1, "产出"),
              (1, 2, 1, 1, "数量"), (1, 3, 1, 1, "12"), (1, 4, 2, 1, "98"), (2, 1, 1, 1, "效益"), (2, 2, 1, 1, "满意度"), (2, 3, 1, 1, "95%")),
    ),
    "table_in_cell_after_words": (
        word_file(_tbl(_tr("说明", _tc(paragraph("明细如下：") + _INNER + paragraph("完"))))),
        "说明\t明细如下：\n\t产出\t数量\t12\n\t效益\t满意度\t95%\n\t完\n",
        _grid(4, 4, (0, 0, 4, 1, "说明"), (0, 1, 1, 3, "明细如下："), (1, 1, 1, 1, "产出"), (1, 2, 1, 1, "数量"), (1, 3, 1, 1, "12"),
              (2, 1, 1, 1, "效益"), (2, 2, 1, 1, "满意度"), (2, 3, 1, 1, "95%"), (3, 1, 1, 3, "完")),
    ),
    "table_in_layout_table": (
        word_file(_tbl(_tr(_tc(paragraph("附表") + _INNER + paragraph())))),
        "附表\n产出\t数量\t12\n效益\t满意度\t95%\n\n",
        _grid(2, 3, (0, 0, 1, 1, "产出"), (0, 1, 1, 1, "数量"), (0, 2, 1, 1, "12"), (1, 0, 1, 1, "效益"), (1, 1, 1, 1, "满意度"),
              (1, 2, 1, 1, "95%")),
    ),
    "table_deleted_and_hidden_rows": (
        word_file(_tbl(_tr("甲", "乙"), _tr("删", "删", properties='<w:del w:id="1" w:author="a"/>'), _tr("藏", "藏", properties="<w:hidden/>"),
                       _tr("丙", "丁"))),
        "甲\t乙\n丙\t丁\n",
        _grid(2, 2, (0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁")),
    ),
    "table_in_controls": (
        word_file(
            "<w:sdt><w:sdtContent>" + _tbl(
                f"<w:sdt><w:sdtContent>{_tr('甲', '<w:sdt><w:sdtContent>' + _tc('乙') + '</w:sdtContent></w:sdt>')}</w:sdtContent></w:sdt>",
                _tr("丙", "丁")) + "</w:sdtContent></w:sdt>"),
        "甲\t乙\n丙\t丁\n",
        _grid(2, 2, (0, 0, 1, 1, "甲"), (0, 1, 1, 1, "乙"), (1, 0, 1, 1, "丙"), (1, 1, 1, 1, "丁")),
    ),
    "table_lines_in_cells": (
        word_file(_tbl(_tr("年度|预算数", "12|34|56"), _tr(_tc("<w:p><w:r><w:t>保</w:t><w:br/><w:t>险</w:t><w:tab/><w:t>费</w:t></w:r></w:p>"), "9"))),
        "年度预算数\t12 34 56\n保险 费\t9\n",
        _grid(2, 2, (0, 0, 1, 1, "年度预算数"), (0, 1, 1, 1, "12 34 56"), (1, 0, 1, 1, "保险 费"), (1, 1, 1, 1, "9")),
    ),
    "table_rows_within_a_row": (  # by paragraphs and by breaks; the last row has another number of lines
        word_file(_tbl(
            _tr("资金来源", "金额", "用途", "备注"),
            _tr("中央资金|省级资金||县级资金|", _tc("<w:p><w:r><w:t>1,520.00</w:t><w:br/><w:t>640.00</w:t><w:br/><w:br/><w:t>-</w:t></w:r></w:p>"),
                "低保", "按季|拨付"),
            _tr("上年|结转", "30.5", "特困|供养", "无"))),
        "资金来源\t金额\t用途\t备注\n中央资金\t1,520.00\t低保\t按季拨付\n省级资金\t640.00\t\t\n县级资金\t-\t\t\n上年结转\t30.5\t特困供养\t无\n",
        _grid(5, 4, (0, 0, 1, 1, "资金来源"), (0, 1, 1, 1, "金额"), (0, 2, 1, 1, "用途"), (0, 3, 1, 1, "备注"),
              (1, 0, 1, 1, "中央资金"), (1, 1, 1, 1, "1,520.00"), (1, 2, 3, 1, "低保"), (1, 3, 3, 1, "按季拨付"),
              (2, 0, 1, 1, "省级资金"), (2, 1, 1, 1, "640.00"), (3, 0, 1, 1, "县级资金"), (3, 1, 1, 1, "-"),
              (4, 0, 1, 1, "上年结转"), (4, 1, 1, 1, "30.5"), (4, 2, 1, 1, "特困供养"), (4, 3, 1, 1, "无")),
    ),
    "table_box_in_cell": (
        word_file(_tbl(_tr(
            _tc("<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></v:textbox>"
                "</v:shape></w:pict></w:r><w:r><w:t>框外</w:t></w:r></w:p>"), "乙"))),
        "框外框内\t乙\n", _grid(1, 2, (0, 0, 1, 1, "框外框内"), (0, 1, 1, 1, "乙")),
    ),
}  # fmt: skip
