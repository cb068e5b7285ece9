"""What is left, by its own name: of the year, of all years, net; and who it is approved by is no name."""

from __future__ import annotations

import pytest
from figure_kit import brief, read

OF_YEAR = ["当年结余", "本年结余", "当期结余", "当年收支结余", "本年收支结余", "收支结余"]
OF_ALL = ["滚存结余", "累计结余", "年末滚存结余", "年末累计结余", "净结余", "年末净结余", "年底累计结余"]


def items(text: str) -> list[str]:
    """Return the items without the body and the year."""
    return [f.item.removeprefix("松溪县民政局").replace("2022年", "") for f in read(text)]


@pytest.mark.parametrize("of_year", OF_YEAR)
@pytest.mark.parametrize("of_all", OF_ALL)
def test_each_is_called_what_it_is_called(of_year: str, of_all: str) -> None:
    text = f"{of_year}5万元，{of_all}30万元。"
    assert brief(text) == [(5, "carryover", 2022), (30, "carryover", 2022)]
    assert items(text) == [of_year, of_all]


@pytest.mark.parametrize("of_year", OF_YEAR)
@pytest.mark.parametrize("of_all", OF_ALL)
def test_both_are_of_the_fund_that_is_spoken_of(of_year: str, of_all: str) -> None:
    text = f"养老保险基金收入90万元，支出85万元，{of_year}5万元，{of_all}30万元。"
    assert [item.removeprefix("养老保险基金") for item in items(text)[2:]] == [of_year, of_all]


@pytest.mark.parametrize(
    "before", ["总收入90万元，总支出85万元", "公用经费支出20万元", "基本支出60万元，项目支出25万元"]
)
@pytest.mark.parametrize("of_year", OF_YEAR)
def test_neither_is_of_a_head_of_the_accounts_before(before: str, of_year: str) -> None:
    assert items(f"{before}，{of_year}5万元，累计结余30万元。")[-2:] == [of_year, "累计结余"]


@pytest.mark.parametrize("kind", ["经营结余", "专用结余", "非财政拨款结余", "财政拨款累计结余"])
def test_kinds_of_what_is_left_are_names(kind: str) -> None:
    assert (items(f"{kind}3万元。"), read(f"{kind}3万元。")[0].measure) == ([kind], "carryover")


@pytest.mark.parametrize(
    "by",
    ["经县人大常委会批准", "报经县政府同意", "经市财政局批复", "经县审计局审定", "经集体研究决定", "经县评审中心审核"],
)
@pytest.mark.parametrize(("verb", "measure"), [("追加", "supplement"), ("核减", "reduction"), ("增列", "supplement")])
def test_who_approves_is_no_item(by: str, verb: str, measure: str) -> None:
    figure = read(f"{by}{verb}护渠经费30万元。")[0]
    assert (figure.measure, by[1:5] in figure.item, "护渠" in figure.item) == (measure, False, True)


@pytest.mark.parametrize("name", ["经营服务费", "经济普查经费", "经费审核服务费"])
def test_names_that_begin_alike_stay(name: str) -> None:
    assert name in read(f"{name}30万元。")[0].item
