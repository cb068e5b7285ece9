"""Heads of accounts that stock phrases of final accounts name: no projects, short for none, and carried on by none."""

from __future__ import annotations

import pytest
from figure_kit import read


def stated(text: str) -> dict[str, tuple[str, str | None, tuple[str, ...]]]:
    return {text[f.amount_start : f.amount_end]: (f.item, f.project, f.shared_with) for f in read(text)}


@pytest.mark.parametrize("named", ["基本工资、津贴补贴等人员经费", "办公费、水电费等公用经费", "邮电费等日常公用经费"])
@pytest.mark.parametrize("spent", ["", "支出"])
def test_what_a_unit_spends_on_itself_is_no_project(named: str, spent: str) -> None:
    item, project, _ = stated(f"其中：{named}{spent}120.50万元，占基本支出的60%。")["120.50"]
    assert project is None and named in item


@pytest.mark.parametrize("kind", ["其他国内公务", "国内", "外事", "外宾", "国（境）外"])
def test_receptions_are_no_projects(kind: str) -> None:
    found = stated(f"3.公务接待费支出2.30万元。其中：\n{kind}接待支出1.10万元。用于交流。\n公务接待费预算5.60万元。\n")
    assert {project for _, project, _ in found.values()} == {None}
    assert f"{kind}接待" not in found["2.30"][0]


@pytest.mark.parametrize("name", ["辅警人员经费", "社区工作人员经费", "驻村公用经费"])
def test_a_head_of_accounts_is_short_for_no_project(name: str) -> None:
    tail = name[-4:]
    text = f"{name}安排30万元。{name}支出28万元。\n基本支出90万元，其中：{tail}61.20万元。\n{tail}12.70万元。\n"
    found = stated(text)
    assert found["28"][1] == name
    assert found["61.20"][1] is None and found["12.70"][1] is None


@pytest.mark.parametrize("joint", ["、", "和"])
@pytest.mark.parametrize("told", ["共", "合计", "共计"])
def test_all_kinds_of_spending_of_a_list_are_named(joint: str, told: str) -> None:
    text = f"上缴上级支出、经营支出{joint}对附属单位补助支出{told}3.60万元，占2%。与上年相比，支出合计增加8.40万元。"
    found = stated(text)
    assert found["3.60"][1:] == (None, ("上缴上级支出", "经营支出", "对附属单位补助支出"))
    assert "上缴" not in found["8.40"][0] and found["8.40"][1] is None


@pytest.mark.parametrize("named", ["支出合计", "支出总计", "支出总额", "总支出"])
@pytest.mark.parametrize("change", ["增加", "较上年减少", "比2020年增加"])
def test_all_that_was_spent_goes_on_with_nothing(named: str, change: str) -> None:
    assert "培训" not in stated(f"培训经费20万元。与上年相比，{named}{change}3.50万元。")["3.50"][0]


@pytest.mark.parametrize("lead", ["具体是", "具体为", "具体包括"])
def test_words_that_only_lead_in_are_no_name(lead: str) -> None:
    assert lead not in stated(f"公务接待费9万元，{lead}国内接待费支出4.70万元。")["4.70"][0]


def test_a_project_keeps_its_own_spending() -> None:
    assert stated("危房改造项目支出合计比上年增加3万元。")["3"][1] == "危房改造项目"
    assert stated("培训经费20万元，较上年支出增加3万元。")["3"][0].endswith("培训经费较上年支出增加")
