"""Sections on projects: sources told first and spending after, a sum in the head, what a company earns."""

from __future__ import annotations

import pytest
from figure_kit import VOCABULARY, brief, read

from indexer.sections import text_to_sections
from indexer.text import RawText, clean

ROADS = "二、主要项目实施情况\n（1）农村公路养护工程。{}{}143万元，{}4万元。\n（2）公交运营补贴。年初预算150万元。\n"


@pytest.mark.parametrize(
    "first", ["省级养护资金112万元，区级配套养护资金36万元。", "省级补助112万元，县级配套资金36万元。"]
)
@pytest.mark.parametrize("spent", ["全年支付", "实际支出", "截至年底支付", "已拨付"])
@pytest.mark.parametrize("left", ["未支付", "结余"])
def test_what_was_spent_after_the_sources_is_the_projects(first: str, spent: str, left: str) -> None:
    for figure in read(ROADS.format(first, spent, left))[2:3]:
        assert "配套" not in figure.item and figure.project is not None and "养护" in figure.project


@pytest.mark.parametrize("printed", ["2,033.36", "152.00", "1,203"])
def test_a_number_does_not_end_a_heading(printed: str) -> None:
    text = "二、项目实施情况\n（1）道路改造项目。支出12万元。\n（2）路灯维护项目。支出8万元。\n"
    text += f"（3）其他项目支出{printed}万元。\n"
    headings = [s.heading for s in text_to_sections("r1", clean(RawText(text, "txt")), VOCABULARY)]
    assert not any(heading.endswith(("支出2", "支出1")) for heading in headings)


@pytest.mark.parametrize("who", ["公交公司全年", "运营企业", "供水公司"])
@pytest.mark.parametrize("earned", ["票款收入", "营业收入", "主营业务收入"])
def test_what_a_company_earns_is_not_the_units_income(who: str, earned: str) -> None:
    assert brief(f"{who}{earned}68万元，亏损14万元。")[0][1] in ("other", "achieved")


def test_what_the_unit_earns_is_its_income() -> None:
    assert brief("全年事业收入68万元，经营收入14万元。")[0][1] == "income"


def test_what_is_left_of_a_source_that_was_spent_is_its_own() -> None:
    text = "二、主要项目实施情况\n（1）农村公路养护工程。县级统筹部分支出39万元，结余2.8万元。\n"
    assert "县级统筹" in read(f"{text}（2）公交补贴。支出3万元。\n")[1].item
