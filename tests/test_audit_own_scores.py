"""A report's own score, told twice or with its parts, and the scores of others that stand beside it."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, VOCABULARY

from indexer.document import read_document

SELF = "岳阳县民政局2022年度部门整体支出绩效自评报告"
OTHERS = "岳阳县财政局2021年度蔬菜保供补贴政策绩效评价报告"
PARTS = "决策满分15分，得14分；过程满分25分，得22分；产出满分35分，得32分；效益满分25分，得23分。"
TABLE = "\n指标\t分值\t得分\n决策\t20\t18.5\n过程\t20\t17.2\n产出\t30\t27\n效益\t30\t24.8\n合计\t100\t87.5\n"
HEADS = (
    "\n（一）决策（20分，得18.50分）。立项充分。\n（二）过程（20分，得17.20分）。拨付滞后。\n"
    "（三）产出（30分，得27.00分，得分率90.00%）。任务完成。\n（四）效益（30分，得{}分）。效果较好。\n"
)


def _found(title: str, text: str) -> list[str]:
    document = read_document(f"{title}\n\n{text}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    return [f"{f.rule}" for f in document.findings if f.outcome == "finding"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (OTHERS, "经评价，该政策得分为86.3分，等级为良。\n县农业农村局报送的自评得分为83.6分。"),
        (OTHERS, "经评价，该政策综合得分86.3分。\n部门的自评得分为83.6分。"),
        (OTHERS, "经评价，该政策综合得分86.3分。\n上年同一政策得分为83.6分，略有提高。"),
        (OTHERS, "经评价，三年平均得分为86.3分。\n其中2021年度综合得分83.6分。"),
        (OTHERS, "专家组初评得分为87.9分。\n征求意见后补充材料，最终得分为89.7分。"),
        (SELF, "经自评，部门整体支出得分为93.5分。\n全县64个部门平均得分为95.3分。"),
        (SELF, "经自评，部门整体支出得分为93.5分。\n所属救助站自评得分为95.3分。"),
        (SELF, "经自评，部门整体支出得分为93.5分。\n养老服务中心改造项目得分95.3分。"),
        (SELF, "2022年部门整体得分为93.5分。\n2021年部门整体得分为95.3分。"),
        (OTHERS, f"{PARTS}主管部门报送的自评得分为95分。"),
        (OTHERS, f"{PARTS}单位自评得分97分。"),
        (OTHERS, f"{PARTS}上年评价得分88分。"),
        (OTHERS, f"{PARTS}全市同类项目平均综合得分88分。"),
        (OTHERS, f"{PARTS}三年综合得分90.5分。"),
        (OTHERS, f"{PARTS}县财政局抽查评价得分为85分。"),
        (OTHERS, f"主管部门自评得分88.50分。{TABLE}"),
        (OTHERS, f"2020年该项目综合得分88.50分。{TABLE}"),
        (SELF, f"重点项目“乡村道路养护”自评得分88.50分。部门整体自评如下：{TABLE}"),
        (SELF, f"所属敬老院得分88.50分。{TABLE}"),
        (OTHERS, f"经综合评定，项目得分88.00分，等级为“良”。{HEADS.format('25.30')}"),
        (OTHERS, f"主管部门自评得分96.00分。{HEADS.format('25.30')}"),
        (OTHERS, f"上年评价得分86.00分。{HEADS.format('25.30')}"),
        (OTHERS, f"经综合评定，项目得分88.00分，另加分项2分，最终得分90.00分。{HEADS.format('25.30')}"),
        (OTHERS, f"经综合评定，三年平均得分87.20分。{HEADS.format('25.30')}"),
        (OTHERS, f"2020年项目得分87.20分，2021年项目得分88.00分。{HEADS.format('25.30')}"),
    ],
)
def test_a_score_of_others_is_not_the_reports_own(title: str, text: str) -> None:
    assert _found(title, text) == []


@pytest.mark.parametrize(
    ("title", "text", "rule"),
    [
        (OTHERS, "经评价，该政策综合得分86.3分，等级为良。\n综上，项目最终得分为83.6分。", "B01"),
        (OTHERS, "经评价，该政策综合得分86.3分，等级为良。\n经综合评定，蔬菜保供补贴得分83.6分。", "B01"),
        (SELF, "经自评，部门整体支出得分为93.5分。\n综上，部门整体支出绩效自评得分95.3分，等级为优。", "B01"),
        (OTHERS, f"{PARTS}综合得分93分。", "C03"),
        (SELF, f"{PARTS}单位自评得分93分。", "C03"),
        (OTHERS, f"经综合评定，项目得分88.50分，等级为“良”。{TABLE}", "B06"),
        (SELF, f"经自评，部门整体支出得分为88.50分。{TABLE}", "B06"),
        (SELF, f"自评得88.50分。{TABLE}", "B06"),
        (OTHERS, f"经综合评定，项目得分87.00分。{HEADS.format('25.30')}", "C03"),
        (OTHERS, f"经综合评定，项目得分88.00分。{HEADS.format('23.50')}", "C03"),
    ],
)
def test_a_reports_own_score_is_held_to_itself(title: str, text: str, rule: str) -> None:
    assert _found(title, text) == [rule]
