"""D05: a sentence of another unit's, town's or county's report left in, and all the names that belong in a report."""

from __future__ import annotations

from pathlib import Path

import pytest
from audit_kit import VOCABULARY

from indexer.document import read_document
from indexer.regions import Gazetteer

GAZETTEER = Gazetteer.load([Path("eval/samples/regions.tsv")])
BUREAU = "岚州市汀溪区水利局2021年度部门整体支出绩效自评报告\n一、基本情况\n区水利局内设4个股室。\n二、改进措施\n"
TOWN = "松溪县青禾镇2021年度部门整体支出绩效自评报告\n一、基本情况\n全镇辖12个村。\n二、评价结论\n"
PROJECT = "松溪县2021年中小学校舍维修资金绩效评价报告\n一、基本情况\n松溪县教育局组织实施。\n二、评价结论\n"


def left(text: str) -> list[str]:
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    found = [finding for finding in document.findings if finding.rule == "D05" and finding.outcome == "finding"]
    for finding in found:
        assert all(document.text[side.start : side.end] == side.quote for side in finding.sides)
    return [side.quote for finding in found for side in finding.sides]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下一步，区林业局将继续强化对所属单位资金的跟踪管理。", ["区林业局"]),
        ("今后，市民政局作为本部门预算编制主体，把绩效目标编细编实。", ["市民政局"]),
        ("一是区应急管理局将进一步完善内设机构职责，压实本部门绩效管理责任。", ["区应急管理局"]),
        ("总体来看，区市场监督管理局严格落实预算管理办法，本部门支出进度较快。", ["区市场监督管理局"]),
        # The report's own unit, by its short names.
        ("下一步，区水利局将继续强化对所属单位资金的跟踪管理。", []),
        ("下一步，汀溪区水利局将继续强化对所属单位资金的跟踪管理。", []),
        # Those who stand above, work together, or look after their own affairs.
        ("下一步，区财政局将继续强化对所属单位资金的跟踪管理。", []),
        ("下一步，区审计局将进一步加强对本部门资金的监督。", []),
        ("下一步，区林业局将继续与我局共同做好所属单位的资产移交。", []),
        ("下一步，会同区林业局将继续强化对所属单位资金的跟踪管理。", []),
        ("下一步，区林业局将继续推进造林。", []),
        ("下一步，建议区林业局继续强化对所属单位资金的跟踪管理。", []),
        ("按照分工，区林业局负责造林，将继续强化对所属单位资金的跟踪管理。", []),
        ("2021年支付区林业局苗木款12万元。下一步，区林业局将继续强化对所属单位资金的跟踪管理。", []),
        ("2021年支付区林草局苗木款12万元。下一步，区林业和草原局将继续强化对所属单位资金的跟踪管理。", []),
        ("下一步，市水利局将继续强化对所属单位资金的跟踪管理。", []),
        ("林业支出12万元。下一步，区林业局将继续强化对所属单位资金的跟踪管理。", ["区林业局"]),
    ],
)
def test_another_unit_in_the_place_of_the_reports_own(text: str, expected: list[str]) -> None:
    assert left(f"{BUREAU}{text}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("柏林镇2020年度部门整体支出绩效自评得分92分。", ["柏林镇"]),
        ("经考评，柏林镇2021年度整体支出绩效自评得分92分。", ["柏林镇"]),
        ("柏林镇人民政府2021年度绩效自评报告。", ["柏林镇人民政府"]),
        ("青禾镇2021年度部门整体支出绩效自评得分92分。", []),
        ("松溪县青禾镇人民政府2021年度部门整体支出绩效自评得分92分。", []),
        ("我镇2021年度部门整体支出绩效自评得分92分。", []),
        ("全镇2021年度部门整体支出绩效自评得分92分。", []),
        ("全县各乡镇2021年度部门整体支出绩效自评工作已结束。", []),
        ("参照柏林镇2020年度部门整体支出绩效自评报告编写。", []),
        ("柏林镇借用的车辆2021年归还。", []),
    ],
)
def test_another_town(text: str, expected: list[str]) -> None:
    assert left(f"{TOWN}{text}\n") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("评价组认为，柏溪县中小学校舍维修资金使用规范。", ["柏溪县"]),
        ("综合来看，柏溪县2021年中小学校舍维修资金使用规范，效果较好。", ["柏溪县"]),
        ("评价认为，柏溪县中小学校舍维修资金管理制度健全。", ["柏溪县"]),
        ("评价组认为，松溪县中小学校舍维修资金使用规范。", []),
        ("评价组认为，全县中小学校舍维修资金使用规范。", []),
        ("评价组认为，该县中小学校舍维修资金使用规范。", []),
        ("根据安排，现将我县2022年度中小学校舍维修资金绩效自评情况报告如下。", []),
        ("现将本县中小学校舍维修资金综合评价情况报告如下。", []),
        ("评价组认为，城区中小学校舍维修资金使用规范。", []),
        ("评价组认为，岚州市中小学校舍维修资金管理办法执行到位。", []),  # the city that it belongs to
        ("评价组认为，可参照柏溪县中小学校舍维修资金的做法。", []),
        ("评价组认为，柏溪县中小学校舍维修资金的经验值得推广。", []),
        ("评价组认为，资金使用规范，高于柏溪县中小学校舍维修资金的支付进度。", []),
        ("柏溪县中小学校舍维修资金由市里另行安排。", []),
        ("柏溪县相邻。评价组认为，柏溪县中小学校舍维修资金使用规范。", []),
        ("评价组认为，柏溪县、松溪县中小学校舍维修资金使用规范。", []),
    ],
)
def test_another_county_before_the_words_of_the_title(text: str, expected: list[str]) -> None:
    assert left(f"{PROJECT}{text}\n") == expected
