"""Facts printed again in prose: of one project, spoken of as known, an aim that a table repeats."""

from __future__ import annotations

import pytest
from figure_kit import read

_LISTED = "2022年安排600万元，其中：龙潭片区管网更新300万元，支出286.5万元；北山水库加固300万元，支出191万元。\n"
_FILL = "项目由县水务局组织实施，严格执行项目法人责任制、招标投标制、建设监理制和合同管理制，过程资料完整。"


def _restated(text: str) -> list[str]:
    found = read(text, title="松溪县水务局2022年度水利发展项目绩效自评报告")
    yuan = {figure.id: str(figure.value) for figure in found}
    return [yuan[figure.restates] for figure in found if figure.restates]


@pytest.mark.parametrize(
    ("text", "again"),
    [
        (f"{_FILL}\n龙潭片区管网更新于5月开工。至年底已付工程款286.5万元。", ["286.5"]),
        (f"{_FILL}\n龙潭工程实际支付286.5万元。", ["286.5"]),
        (f"{_FILL}\n龙潭工程实际支付191万元。", []),  # as much as the other project
        (f"{_FILL}\n省级下达100万元，县级下达100万元。", []),
        (f"{_FILL}年末结余122.5万元。{_FILL}年末未用完的122.5万元中，80万元结转下年。", ["122.5"]),
    ],
)
def test_what_is_printed_again(text, again):
    assert _restated(_LISTED + text) == again


def test_an_aim_that_a_table_repeats():
    rows = ("指标名称 | 年度指标值 | 实际完成值", "--- | --- | ---", "管网建设单位成本 | ≤46.8万元 | 45.2万元")
    table = "\n".join(f"| {row} |" for row in (*rows, "每户补助成本 | ≤0.3万元 | 0.28万元"))
    assert _restated(f"管网建设单位成本控制在46.8万元以内。\n{_FILL}\n{table}\n") == ["46.8"]
