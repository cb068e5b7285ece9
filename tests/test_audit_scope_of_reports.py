"""What only seems wrong for how a report is made: two years in its title, columns read otherwise, its own headings."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

from indexer.document import read_document
from indexer.regions import Gazetteer
from indexer.vocabulary import Vocabulary

_TWO_YEARS = """关于某某县2023年县级决算（草案）和2024年上半年预算执行情况的报告
一、2023年县级决算情况
2023年，全县一般公共预算收入完成98,652万元，为年初预算的102.8%，比上年增加6,214万元，增长6.7%。
“三公”经费支出1,268万元，比上年减少52万元，下降3.9%。
二、2024年上半年预算执行情况
收入总计426,385万元，其中：一般公共预算收入98,652万元。
"""


@pytest.mark.parametrize("rule", ["A08", "D01"])
def test_a_title_of_two_years_makes_neither_wrong(rule: str) -> None:
    document = read_document(_TWO_YEARS.encode(), "a.txt", Vocabulary.load(), Gazetteer.load([]))
    assert not [f for f in document.findings if f.rule == rule and f.outcome == "finding"]


_ROWS = (
    "序号 项目名称 年初预算 调整预算 支出金额\n1 河道治理 2580.00 8600.00 7912.00\n2 集中供水 4500.00 4500.00 4500.00\n"
)


@pytest.mark.parametrize("total", ["合计 7080.00 13100.00 12412.00", "合计 7080.00 13100.00"])
def test_a_total_of_another_column_is_not_held_to_this_one(total: str) -> None:
    assert "finding" not in outcomes(f"附件：项目自评情况表\n单位：万元\n{_ROWS}{total}\n", "A03")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("三个项目自评情况报告如下：\n一、概况\n略。\n二、资金\n略。\n三、绩效\n略。\n四、问题\n略。\n", "B03"),
        ("分乡镇看，甲镇1,256.40万元，乙镇832.60万元，丙乡968.20万元，其余资金由县直部门组织实施，共982万元。", "A12"),
        ("三个标段分别为420万元、360万元、280万元，累计拨付860万元。", "A12"),
        ("医保基金支出8.6亿元，其中城镇居民3.2亿元、农村居民4.9亿元，职工医保另计。", "A12"),
        ("对2020年绩效评价发现的2个问题全部完成整改，涉及资金23.60万元。", "D01"),
        ("甲工程完成投资3,120万元；乙工程当年完成投资2,460万元，占年度计划的84.25%。", "A09"),
        ("安排资金500万元。甲乡150万元，占甲乡任务的75%；丙乡230万元，占丙乡任务的92%。", "A09"),
        ("全县平均得分88.6分，其中甲乡90.2分、乙乡87.5分、丙镇88.1分。", "C03"),
    ],
)
def test_what_is_said_of_something_else(text: str, rule: str) -> None:
    assert "finding" not in outcomes(text, rule)
