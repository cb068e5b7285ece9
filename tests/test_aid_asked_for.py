"""Aid that is asked for: who asks is no part of its name, and what was found due is no budget and no contract."""

from __future__ import annotations

import pytest
from figure_kit import read

_WHO = ("企业", "全县养殖户", "12家合作社", "困难职工", "家庭农场")
_ASKED = ("申报", "申请", "申领")


@pytest.mark.parametrize("who", _WHO)
@pytest.mark.parametrize("asked", _ASKED)
@pytest.mark.parametrize("aid", ["冷库建设补助", "生猪贷款贴息", "稳岗返还"])
def test_who_asks_is_no_part_of_the_name(who: str, asked: str, aid: str) -> None:
    (figure,) = read(f"{who}{asked}{aid}31.6万元。")
    assert figure.measure == "requested"
    assert aid in figure.item
    assert figure.project in (None, aid)


@pytest.mark.parametrize(
    "found", ["审定", "核定", "评审认定", "经复核通过", "审核后为", "经审核认定", "初审通过", "审定补助资金"]
)
def test_what_is_found_due_is_neither_budget_nor_contract(found: str) -> None:
    asked, due, paid = read(f"养殖户申报生猪贷款贴息31.6万元，{found}27.2万元，已发放20万元。")
    assert [each.measure for each in (asked, due, paid)] == ["requested", "other", "executed"]
    assert all("生猪贷款贴息" in each.item for each in (asked, due, paid))


@pytest.mark.parametrize("builder", ["施工单位", "承建企业", "施工企业"])
def test_a_builders_account_that_was_settled_is_a_contracts(builder: str) -> None:
    assert read(f"{builder}报送结算价263万元，审定241万元。")[1].measure == "contract"


@pytest.mark.parametrize("name", ["企业申报系统建设", "职工申请平台维护"])
def test_what_only_is_for_asking_keeps_its_name(name: str) -> None:
    (figure,) = read(f"{name}31.6万元。")
    assert name in figure.item
