"""A budget whose parts are the year's first budget and its changes is what it was revised to."""

from __future__ import annotations

import pytest
from figure_kit import brief, read

WHOLES = "2022年部门预算总额 2022年部门预算 全年预算 部门预算安排 预算资金合计 预算总收支 护渠项目预算总额".split()
OPENS = ["，其中：", "，包括", "（", "。其中：", "，由"]


@pytest.mark.parametrize("whole", WHOLES)
@pytest.mark.parametrize("opens", OPENS)
def test_the_whole_is_the_revised_budget(whole: str, opens: str) -> None:
    closes = {"（": "）", "，由": "构成"}.get(opens, "")
    text = f"{whole}520万元{opens}年初预算450万元，追加100万元，追减30万元{closes}。"
    assert brief(text) == [
        (520, "revised_budget", 2022),
        (450, "initial_budget", 2022),
        (100, "supplement", 2022),
        (30, "reduction", 2022),
    ]
    assert read(text)[3].direction == "decrease"


@pytest.mark.parametrize(
    ("parts", "measures"),
    [
        ("年初批复450万元、年中调增100万元、压减30万元", ["initial_budget", "supplement", "reduction"]),
        ("上年结转20万元，年初预算450万元，年中追加50万元", ["carry_in", "initial_budget", "supplement"]),
        ("年初预算450万元，预算调整70万元", ["initial_budget", "supplement"]),
        ("年初预算550万元，预算调整数30万元", ["initial_budget", "reduction"]),
        ("年初预算450万元，追加预算100万元、核减预算30万元", ["initial_budget", "supplement", "reduction"]),
    ],
)
def test_parts_keep_their_own_measures(parts: str, measures: list[str]) -> None:
    figures = read(f"部门预算总额520万元，其中：{parts}。")
    assert [f.measure for f in figures] == ["revised_budget", *measures]


@pytest.mark.parametrize(
    "text",
    [
        "年初预算总额520万元，其中：基本支出450万元，项目支出70万元。",
        "部门预算总额520万元，其中：基本支出预算450万元，项目支出预算70万元。",
        "年初部门预算520万元，追加80万元。",
        "部门预算520万元，实际支出510万元。",
        "会议费预算10万元，培训费年初预算8万元，追加2万元。",
    ],
)
def test_other_wholes_stay_the_budget_that_they_are(text: str) -> None:
    assert read(text)[0].measure == "initial_budget"
