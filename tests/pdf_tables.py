"""One PDF for each quirk of printed tables."""

from __future__ import annotations

from itertools import pairwise

from pdf_files import FIRST, SECOND, file
from pdf_kit import LEFT, RIGHT, Pages, width

XS = [85.0, 225.0, 315.0, 405.0, 505.0]
HEAD = {(0, 0): "项目", (0, 1): "预算数", (0, 2): "执行数", (0, 3): "执行率"}


def _rows(first: int, rows: list[tuple[str, ...]]) -> dict[tuple[int, int], str]:
    return {(first + i, j): words for i, row in enumerate(rows) for j, words in enumerate(row)}


MONEY = [
    ("路面修复", "620.00", "618.30", "99.73%"),
    ("桥梁检测", "84.00", "80.00", "95.24%"),
    ("安全设施", "530.56", "500.00", "94.24%"),
]


def _ys(top: float, count: int, height: float = 24) -> list[float]:
    return [top + i * height for i in range(count + 1)]


@file
def ruled_table() -> bytes:
    """Caption and unit stand over the table and stay outside; prose goes on below."""
    pages = Pages()
    y = pages.prose(80, FIRST)
    pages.centred(y + 10, "表1  资金安排和使用情况", 12)
    pages.text(430, y + 30, "单位：万元", 10)
    pages.table(XS, _ys(y + 36, 4), {**HEAD, **_rows(1, MONEY)})
    pages.prose(y + 160, SECOND)
    return pages.done()


@file
def merged_cells() -> bytes:
    """Headings over two rows and over two columns, a name over two rows, a note over all columns."""
    pages = Pages()
    cells: dict[tuple[int, ...], str] = {
        (0, 0, 2, 1): "科目",
        (0, 1, 1, 2): "2022年",
        (0, 3, 1, 1): "2021年",
        (1, 1, 1, 1): "预算",
        (1, 2, 1, 1): "决算",
        (1, 3, 1, 1): "决算",
        (2, 0, 2, 1): "基本支出",
        (2, 1, 1, 1): "人员经费",
        (2, 2, 1, 1): "338.17",
        (2, 3, 1, 1): "330.00",
        (3, 1, 1, 1): "公用经费",
        (3, 2, 1, 1): "48.24",
        (3, 3, 1, 1): "47.10",
        (4, 0, 1, 4): "说明：按支出功能分类填列",
    }
    pages.table(XS, _ys(100, 5), cells)  # type: ignore[arg-type]
    return pages.done()


@file
def table_over_pages() -> bytes:
    """A table over three pages: headings repeated, 续表 above, running header and page number between."""
    pages = Pages()
    rows = [(f"项目{i}", f"{i * 10}.00", f"{i * 9}.50", "95.00%") for i in range(1, 31)]
    for part in range(3):
        pages.centred(40, "澄原市财政局绩效评价材料汇编", 9)
        pages.centred(815, f"第{part + 1}页", 9)
        if part:
            pages.text(LEFT, 70, "续表1", 10)
        else:
            pages.centred(70, "表1  项目支出明细", 12)
        own = rows[part * 12 : part * 12 + 12]
        pages.table(XS, _ys(80, len(own) + 1, 50), {**HEAD, **_rows(1, own)})
        pages.next()
    return pages.done()


@file
def row_cut_by_the_page() -> bytes:
    """The end of a page cuts a row: its cells go on at the top of the next."""
    pages = Pages()
    xs = [85.0, 165.0, 425.0, 505.0]
    pages.table(
        xs,
        [80, 120, 700, 780],
        {
            (0, 0): "指标",
            (0, 1): "完成情况",
            (0, 2): "得分",
            (1, 0): "产出指标",
            (1, 1): "路面修复全部按期完工。",
            (1, 2): "48.5",
            (2, 0): "效益指标",
            (
                2,
                1,
            ): "通行时间缩短，事故数量比上年减少，沿线农产品外运条件明显改善，全年接受群众投诉的数量下降，满意率调查",
            (2, 2): "38",
        },
    )
    pages.next()
    pages.table(xs, [60, 120, 160], {(0, 1): "覆盖全部县区。", (1, 0): "合计", (1, 2): "86.5"})
    return pages.done()


@file
def number_wrapped_in_a_cell() -> bytes:
    """Narrow cells: an amount broken inside, and two amounts under one another."""
    pages = Pages()
    xs = [85.0, 205.0, 250.0, 330.0]
    cells = {(0, 0): "项目", (0, 1): "金额", (0, 2): "分年金额"}
    cells |= {(1, 0): "路面修复和桥梁检测以及安全设施安装", (1, 1): "1,234,567.89", (1, 2): "800.00\n434.56"}
    pages.table(xs, [100, 124, 170], cells)
    return pages.done()


@file
def three_line_table() -> bytes:
    """Rules above, under the headings and below; no other line."""
    pages = Pages()
    y = pages.prose(80, FIRST)
    pages.centred(y + 12, "表2  绩效目标完成情况", 12)
    top = y + 24
    for at in (top, top + 24, top + 24 * 4):
        pages.line(85, at, 505, at)
    for i, row in enumerate([tuple(HEAD.values()), *MONEY]):
        for x, words in zip((90, 240, 330, 420), row, strict=True):
            pages.text(x, top + 17 + 24 * i, words, 10)
    pages.prose(top + 130, SECOND)
    return pages.done()


@file
def unruled_table() -> bytes:
    """No line at all: numbers set flush right under their headings, a name that takes up two lines."""
    pages = Pages()
    y = pages.prose(80, FIRST) + 12
    rows = [
        ("项目名称", "年初预算", "决算数"),
        ("路面修复工程", "620.00", "618.30"),
        ("桥梁检测", "84.00", "80.00"),
        ("合计", "704.00", "698.30"),
    ]
    for row in rows:
        pages.text(95, y, row[0], 11)
        for right, words in zip((330, 470), row[1:], strict=True):
            pages.text(right - width(words, 11), y, words, 11)
        y += 20
    pages.prose(y + 12, SECOND)
    return pages.done()


@file
def open_sides() -> bytes:
    """No line at the far left and right."""
    pages = Pages()
    pages.table(XS, _ys(100, 4), {**HEAD, **_rows(1, MONEY)}, outer=False)
    return pages.done()


@file
def rows_without_lines() -> bytes:
    """Lines part the columns and the headings; the rows stand under one another without any."""
    pages = Pages()
    pages.table(XS, [100, 124, 124 + 80], HEAD)
    for i, row in enumerate(MONEY):
        for x, words in zip(XS, row, strict=False):
            pages.text(x + 4, 142 + 24 * i, words, 10)
    return pages.done()


@file
def tables_side_by_side() -> bytes:
    """Two tables beside one another, each with its caption."""
    pages = Pages()
    pages.prose(70, FIRST)
    for left, name, amount in ((85.0, "收入", "912.36"), (305.0, "支出", "905.10")):
        pages.text(left + 60, 190, f"{name}情况表", 11)
        cells = {
            (0, 0): f"{name}项目",
            (0, 1): "金额",
            (1, 0): "基本" + name,
            (1, 1): amount,
            (2, 0): "项目" + name,
            (2, 1): "525.95",
        }
        pages.table([left, left + 100, left + 190], _ys(200, 3), cells)
    return pages.done()


@file
def double_and_dashed_lines() -> bytes:
    """An outer line drawn twice, inner lines of dashes."""
    pages = Pages()
    pages.canvas.setDash(3, 2)
    pages.table(XS, _ys(100, 4), {**HEAD, **_rows(1, MONEY)})
    pages.canvas.setDash()
    pages.box(82.5, 97.5, 507.5, 198.5)
    return pages.done()


@file
def filled_cells() -> bytes:
    """Cells are coloured boxes with white between them; nothing is stroked."""
    pages = Pages()
    for i, row in enumerate([tuple(HEAD.values()), *MONEY]):
        for j, words in enumerate(row):
            pages.canvas.setFillColorRGB(0.8, 0.87, 0.95)
            pages.box(XS[j] + 0.5, 100.5 + 24 * i, XS[j + 1] - 0.5, 123.5 + 24 * i, fill=1, stroke=0)
            pages.canvas.setFillColorRGB(0, 0, 0)
            pages.text(XS[j] + 5, 116 + 24 * i, words, 10)
    return pages.done()


@file
def thin_boxes_as_lines() -> bytes:
    """Lines are filled boxes half a point thick, one a cell, as word processors draw them."""
    pages = Pages()
    ys = _ys(100, 4)
    for y in ys:
        for a, b in pairwise(XS):
            pages.box(a, y, b, y + 0.5, fill=1, stroke=0)
    for x in XS:
        for a, b in pairwise(ys):
            pages.box(x, a, x + 0.5, b, fill=1, stroke=0)
    for i, row in enumerate([tuple(HEAD.values()), *MONEY]):
        for x, words in zip(XS, row, strict=False):
            pages.text(x + 5, ys[i] + 16, words, 10)
    return pages.done()


@file
def name_down_the_side() -> bytes:
    """A name one character a line over several rows, and one turned on its side."""
    pages = Pages()
    xs = [85.0, 105.0, 125.0, 300.0, 400.0]
    pages.table(
        xs,
        _ys(100, 4, 40),
        {
            (0, 0, 4, 1): "年\n度\n绩\n效",
            (0, 1, 4, 1): "",
            (0, 2): "三级指标",
            (0, 3): "完成值",
            (1, 2): "修复里程",
            (1, 3): "86公里",
            (2, 2): "检测桥梁",
            (2, 3): "42座",
            (3, 2): "满意度",
            (3, 3): "95.5%",
        },  # type: ignore[dict-item]
    )
    pages.canvas.saveState()
    pages.canvas.translate(119, pages.height - 215)
    pages.canvas.rotate(90)
    pages.canvas.setFont("STSong-Light", 10)
    pages.canvas.drawString(0, 0, "产出指标和效益")
    pages.canvas.restoreState()
    return pages.done()


@file
def frame_around_prose() -> bytes:
    """A box around a paragraph, and lines to write on, are no table."""
    pages = Pages()
    pages.box(75, 60, 515, 170)
    pages.prose(85, FIRST)
    for i, label in enumerate(("项目名称：农村公路养护", "主管部门：市交通运输局", "实施单位：各县区")):
        pages.text(LEFT, 220 + 30 * i, label, 12)
        pages.line(LEFT + 60, 223 + 30 * i, RIGHT, 223 + 30 * i)
    pages.prose(330, SECOND)
    return pages.done()


@file
def chart() -> bytes:
    """The lines and bars of a chart are no table; its words are lines."""
    pages = Pages()
    pages.prose(80, FIRST)
    pages.centred(200, "图1  分年度支出", 11)
    pages.line(120, 230, 120, 400)
    for i in range(5):
        pages.line(120, 400 - 40 * i, 480, 400 - 40 * i)
        pages.text(95, 404 - 40 * i, str(i * 200), 9)
    for i, amount in enumerate((860, 912, 1198)):
        pages.canvas.setFillGray(0.5)
        pages.box(160 + 100 * i, 400 - amount / 7, 200 + 100 * i, 400, fill=1, stroke=0)
        pages.canvas.setFillGray(0)
        pages.text(165 + 100 * i, 415, f"{2020 + i}年", 9)
    pages.prose(450, SECOND)
    return pages.done()


@file
def headings_over_headings() -> bytes:
    """A three-line table with a heading over two columns, and a short rule under it."""
    pages = Pages()
    for at in (100, 148, 220):
        pages.line(85, at, 505, at)
    pages.line(225, 124, 500, 124)
    pages.text(330, 117, "2022年度", 10)
    for y, row in (
        (140, ("项目", "预算数", "执行数", "执行率")),
        (166, MONEY[0]),
        (188, MONEY[1]),
        (210, MONEY[2]),
    ):
        for x, words in zip((90, 240, 330, 420), row, strict=True):
            pages.text(x, y, words, 10)
    return pages.done()


@file
def rules_between_rows() -> bytes:
    """Level rules only, one between every two rows; a name and a remark take up two lines."""
    pages = Pages()
    for at in (100, 124, 162, 186, 210):
        pages.line(85, at, 505, at)
    rows = [
        (116, ("项目", "执行数", "说明")),
        (139, ("农村公路路面修复和桥", "618.30", "因雨季推迟一个月完成，不影")),
        (154, ("梁检测", "", "响年度目标")),
        (178, ("安全设施", "500.00", "按期完成")),
        (202, ("合计", "1,118.30", "无")),
    ]
    for y, row in rows:
        for x, words in zip((90, 240, 330), row, strict=True):
            if words:
                pages.text(x, y, words, 10)
    return pages.done()


@file
def unruled_over_pages() -> bytes:
    """Aligned numbers that go on over the page under the same headings."""
    pages = Pages()
    for part in range(2):
        y = 80.0
        if not part:
            y = pages.prose(y, FIRST) + 10
        for row in [("项目名称", "年初预算", "决算数")] + [
            (f"第{i}标段养护工程", f"{i * 3}.50", f"{i * 2}.40") for i in range(1 + 30 * part, 31 + 25 * part)
        ]:
            pages.text(95, y, row[0], 11)
            for right, words in zip((330, 470), row[1:], strict=True):
                pages.text(right - width(words, 11), y, words, 11)
            y += 20
        pages.centred(815, f"- {part + 1} -", 9)
        pages.next()
    return pages.done()
