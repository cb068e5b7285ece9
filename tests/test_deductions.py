"""Points that were taken off are told by the indicator or the reason before them, where their own words say none."""

from __future__ import annotations

import pytest
from figure_kit import read

BEGIN = "松溪县民政局2022年自评"


def _items(text: str) -> list[str]:
    return [figure.item.removeprefix(BEGIN) for figure in read(text) if figure.kind == "score"]


@pytest.mark.parametrize("led", ["", "扣分在于", "主要是", "扣分原因是", "其中"])
@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("目标设定：高层次人才没有分层分类，难以体现引才质量", "目标设定"),
        ("部门间分工以会议纪要代替文件", "部门间分工以会议纪要代替文件"),
        ("县级配套未足额到位", "县级配套未足额到位"),
        ("补贴兑付及时率93.8%，低于目标", "补贴兑付及时率"),
        ("过程指标中，个别月份补助发放晚于次月10日", "过程指标"),
        ("立项依据充分，但绩效目标未细化", "绩效目标未细化"),
        ("设施完好率未达标", "设施完好率未达标"),
        ("预算120万元，最终下达80万元，预算编制偏大", "预算编制偏大"),
    ],
)
def test_why_points_are_lost_is_told(led: str, told: str, name: str) -> None:
    assert _items(f"{led}{told}，扣1.4分。") == [f"{name}扣分"]


def test_each_has_its_own_reason() -> None:
    text = "扣分在于目标设定：人才没有分层分类，扣1.4分；部门间分工不明确，扣1分；预算执行率89.78%，扣0.8分。"
    assert _items(text) == ["目标设定扣分", "部门间分工不明确扣分", "预算执行率扣分"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("资产管理扣2分。", ["资产管理扣分"]),
        ("预算执行率指标得9.4分，扣0.6分。", ["预算执行率指标得分", "预算执行率指标扣分"]),
    ],
)
def test_what_is_named_by_itself_or_by_another_score(text: str, items: list[str]) -> None:
    assert _items(text) == items


def test_what_is_had_is_not_named_by_what_was_lost() -> None:
    lost, had = _items("一期补贴迟发9天，扣0.6分，本项得9.4分。")
    assert lost == "一期补贴迟发扣分"
    assert "迟发" not in had
