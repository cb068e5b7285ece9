"""An amount that is printed as a bound is shown as one: 不超过30万元 is not about 300,000 yuan."""

from __future__ import annotations

import pytest
from figure_kit import read

from api.sentence import amount_in_words
from web.views import shown_flags

SAID = [
    ("约30万元", None, "约30万元", "about"),
    ("近30万元", None, "约30万元", "about"),
    ("30万元左右", None, "约30万元", "about"),
    ("30余万元", "more_than", "超过30万元", "more than"),
    ("30万余元", "more_than", "超过30万元", "more than"),
    ("超过30万元", "more_than", "超过30万元", "more than"),
    ("不到30万元", "less_than", "不到30万元", "less than"),
    ("不超过30万元", "at_most", "不超过30万元", "at most"),
    ("不得超过30万元", "at_most", "不超过30万元", "at most"),
    ("最高30万元", "at_most", "不超过30万元", "at most"),
    ("≤30万元", "at_most", "不超过30万元", "at most"),
    ("30万元以内", "at_most", "不超过30万元", "at most"),
    ("不低于30万元", "at_least", "不低于30万元", "at least"),
    ("≥30万元", "at_least", "不低于30万元", "at least"),
    ("至少30万元", "at_least", "不低于30万元", "at least"),
    ("30万元以上", "at_least", "不低于30万元", "at least"),
]


@pytest.mark.parametrize(("printed", "bound", "chinese", "english"), SAID)
@pytest.mark.parametrize("lead", ["全年路灯维护支出", "路灯维护费用", "路灯维护经费支出为"])
def test_a_bound_is_shown_as_one(lead, printed, bound, chinese, english):
    (figure,) = read(f"{lead}{printed}，按月支付。")
    assert str(figure.amount_yuan) == "300000" and figure.approx and "approx" in figure.flags
    assert [flag for flag in shown_flags(figure) if flag != "composite"][:1] == [bound or "approx"]
    assert amount_in_words(figure, "zh") == chinese
    assert amount_in_words(figure, "en") == f"{english} 300,000 yuan (30万元)"


@pytest.mark.parametrize("cell", ["≥98%", "≥ 98%", "不低于98%"])
def test_a_target_in_a_table_is_a_bound(cell):
    target, done, *_ = read(f"三级指标\t年度指标值\t实际完成值\t分值\t得分\n隐患整改率\t{cell}\t95.9%\t15\t14")
    assert "at_least" in target.flags and amount_in_words(target, "zh") == "不低于98%"
    assert not done.approx


@pytest.mark.parametrize("said", ["超过90%的目标", "超过了90%的目标值"])
def test_what_is_exceeded_is_no_bound(said):
    *_, target = read(f"群众满意度92%，{said}。")
    assert target.measure == "target" and not target.approx


def test_what_an_amount_is_over_its_budget_is_no_bound():
    *_, over = read("概算86万元，超6.4万元。")
    assert over.measure == "variance" and not over.approx
