"""Tables whose rows are 分值, 得分, 得分率 and whose columns are the indicators."""

from __future__ import annotations

import pytest
from figure_kit import read

WEIGHTS = ["分值", "权重", "标准分", "满分", "指标分值"]
SCORES = ["得分", "自评得分", "评价得分", "实际得分", "评分"]
NAMES = [("决策", "过程", "产出"), ("投入", "管理效率", "社会效应"), ("预算执行", "产出指标", "满意度指标")]


def _lines(marks: str, *rows: tuple[str, ...]) -> str:
    return "各项得分情况：\n" + "\n".join(marks.join(row) for row in rows)


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("marks", ["\t", "|", "　"])
def test_the_points_of_each_indicator_stand_under_it(weight: str, names: tuple[str, ...], marks: str) -> None:
    rows = (("一级指标", *names, "合计"), (weight, "20", "30", "50", "100"), ("得分", "19", "28", "47.5", "94.5"))
    figures = read(_lines(marks, *rows))
    assert [(f.kind, float(f.value or 0)) for f in figures] == [
        ("score", value) for value in (20, 30, 50, 100, 19, 28, 47.5, 94.5)
    ]
    assert ["weight" in f.flags for f in figures] == [True] * 4 + [False] * 4
    assert ["total" in f.flags for f in figures] == [False, False, False, True] * 2
    assert all(name in f.item for name, f in zip(names * 2, figures[:3] + figures[4:7], strict=True))


@pytest.mark.parametrize("score", SCORES)
@pytest.mark.parametrize("rate", ["得分率"])
def test_rates_of_points_are_no_points(score: str, rate: str) -> None:
    rows = (("指标", "决策", "产出"), (score, "19", "38"), (rate, "95%", "95.5%"))
    assert [f.kind for f in read(_lines("\t", *rows))] == ["score", "score", "percent", "percent"]


def test_money_in_the_same_table_stays_money() -> None:
    money = (("预算数", "120.00", "60.00"), ("支出数", "110.00", "60.00"))
    rows = (("资金来源", "中央", "省级"), *money, ("得分", "9", "10"))
    figures = read("资金情况（单位：万元）：\n" + "\n".join("\t".join(row) for row in rows))
    assert [f.kind for f in figures] == ["money"] * 4 + ["score"] * 2


@pytest.mark.parametrize("row", ["得分手培训", "评分系统", "计分牌"])
def test_what_only_begins_like_a_score_is_none(row: str) -> None:
    rows = (("项目", "预算数", "决算数"), (row, "12.00", "11.50"), ("场馆维护", "8.00", "7.90"))
    figures = read("明细（单位：万元）：\n" + "\n".join("\t".join(cells) for cells in rows))
    assert {f.kind for f in figures} == {"money"}
