"""Pieces of pages: links, amounts, marked words, and a report's text set as tables, headings and paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.model import Cell, Figure, Passage, Section, Span, Table
from web import document_contexts
from web.document import Typesetter
from web.highlight import spans_of
from web.links import link
from web.views import grouped


def test_links_leave_out_what_is_blank_and_say_english():
    assert link("/ask", "zh", [("q", "a b"), ("year", "")]) == "/ask?q=a+b"
    assert link("/", "en") == "/?lang=en"
    assert link("/x", "en", [("start", 0)], "c") == "/x?start=0&lang=en#c"


def test_amounts_are_grouped():
    from decimal import Decimal

    assert [grouped(Decimal(n)) for n in ("652800", "0", "1E+6", "1234.50")] == ["652,800", "0", "1,000,000", "1,234.5"]


def passage(text: str, start: int) -> Passage:
    return Passage(0, "r", "f", None, None, None, None, None, None, None, (), text, start, start + len(text), None)


def test_words_that_touch_are_marked_as_one():
    assert spans_of(["责任", "任保险", "ＡＢ"], passage("责任保险，责任", 10)) == [Span(10, 14), Span(15, 17)]
    assert spans_of(["ab"], passage("ＡＢ和ab", 0)) == [Span(0, 2), Span(3, 5)]


def table(text: str, rows: list[list[str]]) -> Table:
    cells, at = [], 0
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            start = text.index(word, at) if word else at
            at = start + len(word)
            cells.append(Cell(row, column, start, at))
    return Table("t", "r", None, None, None, 0, len(text), 1, 1, tuple(cells))


def blocks(
    text: str, tables: list[Table], sections: tuple[Section, ...] = (), cited: Span | None = None
) -> list[document_contexts.Block]:
    return list(Typesetter(text, sections, tables, (), cited, lambda figure: "").blocks())


def shown(all_blocks: list[document_contexts.Block]) -> str:
    parts = [
        p.text for b in all_blocks for p in (*b.pieces, *(p for row in b.rows for cell in row for p in cell.pieces))
    ]
    return "".join("".join(parts).split())


def test_a_typed_table_is_drawn_as_a_grid():
    text = "项目\t金额\n校车\t1,000\n"
    (block,) = blocks(text, [table(text, [["项目", "金额"], ["校车", "1,000"]])])
    assert [[cell.header for cell in row] for row in block.rows] == [[True, True], [True, False]]
    assert block.rows[1][1].number


def test_a_table_whose_cells_leave_something_out_is_shown_as_lines():
    text = "项目\t金额\n校车（含保险）\t1,000\n"
    result = blocks(text, [table(text, [["项目", "金额"], ["校车", "1,000"]])])
    assert {block.kind for block in result} == {"paragraph"}
    assert shown(result) == "".join(text.split())


def grid(text: str, *cells: Cell) -> Table:
    return Table("t", "r", None, None, None, 0, len(text), 1, 0, cells)


def words(block: document_contexts.Block) -> list[list[str]]:
    return [["".join(piece.text for piece in cell.pieces) for cell in row] for row in block.rows]


def test_a_hole_in_a_table_does_not_shift_what_stands_behind_it():
    text = "甲\t乙\n丙\n"
    (block,) = blocks(text, [grid(text, Cell(0, 0, 0, 1), Cell(0, 1, 2, 3), Cell(1, 1, 4, 5))])
    assert words(block) == [["甲", "乙"], ["", "丙"]]


def test_no_blank_is_put_where_a_spanning_cell_reaches():
    text = "甲\t乙\n丙\n"
    spanning = Cell(0, 0, 0, 1, row_span=2)
    (block,) = blocks(text, [grid(text, spanning, Cell(0, 1, 2, 3), Cell(1, 1, 4, 5))])
    assert words(block) == [["甲", "乙"], ["丙"]]
    assert block.rows[0][0].row_span == 2


@pytest.mark.parametrize(
    "cell",
    [
        Cell(0, 0, 2, 3),
        Cell(0, 1, 0, 1),
        Cell(0, 1, 2, 3, row_span=10**6, column_span=10**6),
        Cell(0, 10**9, 2, 3),
    ],
    ids=["over another", "out of order", "beyond all bounds", "far to the right"],
)
def test_a_table_that_makes_no_grid_is_shown_as_lines(cell: Cell):
    text = "甲\t乙\n"
    result = blocks(text, [grid(text, Cell(0, 0, 0, 1), cell)])
    assert shown(result) == "甲乙"
    assert {block.kind for block in result} == {"paragraph"}


def section(start: int, heading_end: int, end: int, level: int = 1) -> Section:
    return Section(f"s{start}", "r", None, level, "", "标题", "标题", "other", None, start, heading_end, end)


def test_a_run_in_heading_stays_in_its_paragraph():
    text = "一、总体。全年支出平稳。\n"
    (block,) = blocks(text, [], (section(0, 5, len(text)),))
    assert block.kind == "paragraph"
    assert [(piece.text, piece.strong) for piece in block.pieces] == [("一、总体。", True), ("全年支出平稳。", False)]


def test_a_heading_on_its_own_line_is_a_heading():
    text = "一、总体\n全年支出平稳。\n"
    heading, paragraph = blocks(text, [], (section(0, 4, len(text)),))
    assert (heading.kind, heading.level, heading.anchors) == ("heading", 1, ("s0",))
    assert paragraph.kind == "paragraph"


def test_only_the_first_marked_piece_is_the_anchor():
    result = blocks("一二三\n四五六\n", [], (), Span(1, 6))
    pieces = [piece for block in result for piece in block.pieces]
    assert "".join(piece.text for piece in pieces if piece.cited) == "二三四五"
    assert [piece.anchor for piece in pieces if piece.cited] == [True, False]


@given(
    st.text(alphabet="一二 \t\n3，", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10), st.integers(0, 10)), max_size=4),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 5)), max_size=4),
    st.tuples(st.integers(0, 40), st.integers(1, 20)),
)
def test_every_character_is_shown_once_in_order(
    text: str, heads: list[tuple[int, int, int]], amounts: list[tuple[int, int]], cited: tuple[int, int]
):
    sections = tuple(section(start, start + head, start + head + rest) for start, head, rest in heads)
    figures = [figure(start, start + length) for start, length in amounts]
    result = Typesetter(text, sections, (), figures, Span(cited[0], sum(cited)), lambda f: f.item).blocks()
    assert shown(list(result)) == "".join(text.split())


def figure(start: int, end: int) -> Figure:
    return Figure(
        id=f"r-f{start}", report="r", file="f", year=None, region_code=None, region=None, organisation=None,
        scope=None, item="x", concepts=(), measure="executed", kind="money", value=None, unit=None,
        amount_yuan=None, direction=None, quote="", start=start, end=end, amount_start=start, amount_end=end,
        page=None, section=None, section_type=None, project=None, shared_with=(), table=None, approx=False,
        restates=None, flags=(), basis={},
    )  # fmt: skip
