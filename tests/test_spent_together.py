"""What is said to be spent together is of several things whatever they are called; sources added up are of one."""

from __future__ import annotations

import pytest
from figure_kit import read

PAIRS = [("经营业绩考核", "薪酬审核"), ("宣传招募", "献血者纪念品"), ("楼宇保洁", "安保"), ("公务员招录", "人才遴选")]


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("joint", ["和", "及", "与", "、"])
@pytest.mark.parametrize("told", ["合并列支", "一并列支", "两项共用", "打包支出", "捆绑列支", "两项合计支出"])
def test_what_is_spent_together_is_shared(pair: tuple[str, str], joint: str, told: str) -> None:
    (figure,) = read(f"{pair[0]}{joint}{pair[1]}{told}63.20万元。")
    assert figure.shared_with == pair


@pytest.mark.parametrize(
    "text",
    [
        "献血者及亲属临床用血费用报销41.36万元。", "教师及家属体检费用8万元。", "残疾人和监护人意外险8万元。",
        "消防员及其子女助学金12万元。",
    ],
)  # fmt: skip
def test_those_of_a_family_share_nothing(text: str) -> None:
    assert read(text)[0].shared_with == ()


@pytest.mark.parametrize("head", ["", "献血服务和血液保障项目。\n"])
@pytest.mark.parametrize("sums", ["三项合计", "三项资金共计", "以上三项共计"])
def test_sources_added_up_are_of_one_project(head: str, sums: str) -> None:
    told = "市级预算安排520万元，中央传染病防控补助86万元，省级补助下达64万元"
    assert read(f"{head}{told}，{sums}670万元。")[-1].shared_with == ()
