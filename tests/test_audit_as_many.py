"""What a list, a date, a year before and a count elsewhere prove: relations that are wrong, and innocent ones."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

PARTS = "白榆镇9个、柳堰镇8个、石湾镇7个、敖包镇5个"
SCORES = """指标\t分值\t得分
预算执行率\t10\t9.5
完成数量\t40\t{}
效益\t40\t38.36
满意度\t10\t10
总分\t100\t{}
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"实施范围涉及4个镇的31个村，其中：{PARTS}。", 1),
        (f"实施范围涉及四个镇共31个村，其中{PARTS}。", 1),
        (f"实施范围涉及4个镇的29个村，其中：{PARTS}。", 0),
        (f"实施范围涉及6个镇的31个村，其中：{PARTS}。", 0),  # not all of them are listed
        (f"实施范围涉及31个村，其中：{PARTS}。", 0),
        ("对2个乡镇的45户开展改造，其中低保户20户、残疾人家庭18户。", 0),  # no towns are listed
    ],
)
def test_a_list_of_as_many_members_as_there_are_is_all_there_is(text: str, expected: int) -> None:
    assert outcomes(text, "A17").count("finding") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工程计划10月底前完工，实际于2024年10月28日全部完工并通过验收。", 1),
        ("该工程已于2024年10月28日竣工验收。", 1),
        ("该工程于2024年10月28日竣工验收。", 0),  # as plans may be told
        ("施工单位承诺2024年10月28日完工。", 0),
        ("后续工程定于2024年10月28日正式投入使用。", 0),
        ("二期尚未完工，2024年10月28日投入使用。", 0),
        ("该工程于2023年10月28日竣工验收。", 0),
        ("二期工程预计2024年10月28日竣工。", 0),
        ("工程计划于2024年10月28日全部完工。", 0),
        ("按合同约定，工程于2024年10月28日竣工验收。", 0),
        ("经批准工期顺延，工程于2024年10月28日竣工。", 0),
    ],
)
def test_what_is_done_is_done_before_the_report_is_signed(text: str, expected: int) -> None:
    assert outcomes(f"{text}\n某县水利局\n2024年3月26日", "D12").count("finding") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年公用经费支出167.36万元，比2022年的167.36万元增加8.27万元，增长4.94%。", 1),
        ("2023年公用经费支出175.63万元，比2022年的167.36万元增加8.27万元，增长4.94%。", 0),
        ("2022年公用经费支出167.36万元。2023年比2022年的167.36万元增加8.27万元，增长4.94%。", 0),
        ("上年公用经费支出167.36万元，2023年比上年的167.36万元增加8.27万元，增长4.94%。", 0),
    ],
)
def test_the_year_before_is_not_left_standing_for_this_one(text: str, expected: int) -> None:
    assert outcomes(text, "A14").count("finding") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("水源井工程483万元，新打机电井32眼，每眼21万元。全县新打机电井23眼，改善灌溉面积1.2万亩。", 1),
        ("水源井工程483万元，新打机电井32眼，每眼21万元。", 0),  # some may not be paid for
        ("水源井工程483万元，新打机电井23眼，每眼21万元。", 0),
    ],
)
def test_the_number_that_an_amount_asks_for_is_printed_elsewhere(text: str, expected: int) -> None:
    assert outcomes(text, "A16").count("finding") == expected


@pytest.mark.parametrize(
    ("score", "total", "expected"),
    [
        ("39.68", "97.45", 1),  # 97.54
        ("39.68", "97.54", 0),
        ("39.68", "97.5", 0),  # told to a tenth
        ("39.68", "97.60", 0),  # 9.5 may be 9.54
    ],
)
def test_points_of_hundredths_are_added_up_to_hundredths(score: str, total: str, expected: int) -> None:
    assert outcomes(f"项目支出绩效自评表\n{SCORES.format(score, total)}", "C03").count("finding") == expected


@pytest.mark.parametrize(("total", "expected"), [("93.3", 0), ("93.25", 0), ("93.2", 0), ("93.4", 1), ("93.52", 1)])
def test_a_total_may_be_told_to_a_tenth(total: str, expected: int) -> None:
    text = f"评价得分为各项得分之和：投入18.5分、过程19.25分、产出28分、效益27.5分，总分{total}分。"
    assert outcomes(text, "C03").count("finding") == expected
