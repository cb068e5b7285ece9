"""Units declared for bare numbers, and where the declaration ends."""

from __future__ import annotations

from decimal import Decimal

import pytest
from figure_kit import REPORT, read

from indexer.meaning.declared import Declarations
from indexer.quantities import find_quantities


def amounts(*lines: str) -> list[Decimal | None]:
    figures = read("\n".join([REPORT.title or "", *lines]))
    return [figure.amount_yuan for figure in figures if figure.kind == "money"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["支出明细（元）：误工58,320，慰问6,200。"], [58320, 6200]),
        (["年初预算（单位：万元）　基本支出268.40　项目支出115.00"], [2684000, 1150000]),
        (
            ["支出如次（单位：元，均已报账）：", "充电棚　254,300；楼道灯　92,480。", "总计　346,780。"],
            [254300, 92480, 346780],
        ),
        (["协审费批复150.00，实用138.26；", "（以上计量单位：万元）"], [1500000, 1382600]),
        (["收：公用经费286,400。", "付：购煤39,860。", "（本栏数字单位均为元）"], [286400, 39860]),
    ],
)
def test_bare_numbers_take_the_unit_that_is_declared(lines: list[str], expected: list[int]) -> None:
    assert amounts(*lines) == [Decimal(value) for value in expected]


@pytest.mark.parametrize(
    "lines",
    [
        ["支出明细（元）：误工12人，走访3,200户，里程12.6公里。"],  # what is counted is named
        ["支出明细（元）：见附表。", "系统版本为3.52，误工58,320。"],  # the line is over
        ["（单位：万元）", "误工58,320，慰问6,200。"],  # a caption that lost its table
        ["误工58,320，慰问6,200。"],
        ["支出明细（元）：误工58，慰问62。"],  # not as accounts print amounts
    ],
)
def test_other_numbers_stay_what_they_are(lines: list[str]) -> None:
    assert amounts(*lines) == []


def test_the_place_of_the_unit_is_the_declaration() -> None:
    (figure,) = read("支出明细（元）：误工补助58,320。")
    assert figure.unit == "元" and figure.basis["unit"] == "heading" and "unit_from_header" in figure.flags
    assert "支出明细（元）：误工补助58,320。"[slice(*figure.places["unit"])] == "元"


def test_many_declarations_and_numbers_are_asked_in_linear_time() -> None:
    """Each number asks a few neighbours, however many declarations there are."""
    line = "支出明细（元）：误工58,320，慰问6,200。"
    text = "\n".join([line] * 2000)
    lines = [(n * (len(line) + 1), n * (len(line) + 1) + len(line)) for n in range(2000)]
    declarations = Declarations(text, lines, [(0, len(text))])
    asked = 0
    for low, high in lines:
        for q in find_quantities(text, low, high):
            read_, found = declarations.read(q)
            asked += found is not None
            assert found is None or low < found.place.start < high
            assert (read_.kind == "money") == (found is not None)
    assert asked == 4000
