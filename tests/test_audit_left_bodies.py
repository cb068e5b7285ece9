"""D05: accounts of another body of the report's own kind, and all the bodies that a report names rightly."""

from __future__ import annotations

from pathlib import Path

import pytest
from audit_kit import VOCABULARY

from indexer.document import read_document
from indexer.regions import Gazetteer

GAZETTEER = Gazetteer.load([Path("eval/samples/regions.tsv")])
COURT = "松溪县人民法院2021年度部门决算\n一、基本情况\n本院内设6个庭室。\n二、其他事项\n"
BUREAU = "岚州市汀溪区水利局2021年度部门整体支出绩效自评报告\n一、基本情况\n区水利局内设4个股室。\n二、经费\n"
SCHOOL = "松溪县第二小学2021年度单位决算说明\n一、基本情况\n学校有24个教学班。\n二、其他事项\n"
COUNTY = "松溪县教育局2021年度部门整体支出绩效自评报告\n一、基本情况\n县教育局内设4个股室。\n二、结论\n"
TOWN = "松溪县青禾镇人民政府2021年度部门整体支出绩效自评报告\n一、基本情况\n全镇辖12个村。\n二、经费\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COURT + "2021年度柏溪县人民法院机关运行经费支出102.40万元。", ["柏溪县人民法院"]),
        (COURT + "（一）柏溪县人民法院“三公”经费支出12.30万元，比上年减少0.40万元。", ["柏溪县人民法院"]),
        (COURT + "柏溪县人民法院2021年度部门决算编制范围为院机关1个单位。", ["柏溪县人民法院"]),
        (BUREAU + "区林业局机关运行经费32.40万元，比上年减少1.20万元。", ["区林业局"]),
        (BUREAU + "2021年，汀溪区林业局公务接待费1.20万元。", ["汀溪区林业局"]),
        (SCHOOL + "松溪县第一小学政府采购支出12.40万元。", ["松溪县第一小学"]),
        (TOWN + "柏林镇2021年度三公经费支出8.20万元。", ["柏林镇"]),
        (COURT + "2021年，柏溪县人民法院在县委的坚强领导下，审结案件1204件。", ["柏溪县人民法院"]),
        (COURT + "柏溪县人民法院内设6个庭室。", ["柏溪县人民法院"]),
        (BUREAU + "按规定公开。\n岚州市鼓楼区水利局\n2022年3月4日", ["岚州市鼓楼区水利局"]),
        (TOWN + "按规定公开。\n柏林镇人民政府\n2022年3月4日", ["柏林镇人民政府"]),
        (TOWN + "按规定公开。\n青禾镇人民政府\n2022年3月4日", []),
        (BUREAU + "按规定公开。\n区水利局\n2022年3月4日", []),
        (BUREAU + "按规定公开。\n某某会计师事务所\n2022年3月4日", []),
        (COURT + "柏溪县人民检察院在县委的领导下开展法律监督。", []),
        (COURT + "柏溪县人民法院移送案件3件。", []),
        (COUNTY + "我县教育投入持续增长。全县办学条件改善。下一步，我区将加大投入。", ["我区"]),
        (COUNTY + "我县教育投入持续增长。全县办学条件改善。下一步，我县将加大投入。", []),
        (COUNTY + "我县教育投入持续增长。全县办学条件改善。我区灌区改造完成。", []),
        (COUNTY + "下一步，我区将加大投入。", []),
        (COUNTY + "我县教育投入持续增长。全县办学条件改善。我市统一部署。", []),
        # Its own body, in full and in short.
        (COURT + "松溪县人民法院机关运行经费支出102.40万元。", []),
        (COURT + "县人民法院机关运行经费支出102.40万元。", []),
        (BUREAU + "汀溪区水利局公务接待费1.20万元。", []),
        (TOWN + "青禾镇2021年度三公经费支出8.20万元。", []),
        (SCHOOL + "第二小学政府采购支出12.40万元。", []),
        # Bodies that are looked up to, compared with, paid, part of the accounts, or named again.
        (COURT + "与柏溪县人民法院机关运行经费相比，人均低0.12万元。", []),
        (COURT + "柏溪县人民法院机关运行经费高于我院。", []),
        (COURT + "向柏溪县人民法院借用车辆1辆。柏溪县人民法院公务用车运行费由其自行承担。", []),
        (COURT + "借鉴柏溪县人民法院绩效自评工作经验。", []),
        (COURT + "岚州市中级人民法院机关运行经费不在本决算内。", []),
        (COURT + "县人民检察院机关运行经费由其单独公开。", []),
        (BUREAU + "纳入决算的单位有区水利局本级和区河道管理局。区河道管理局核定编制8名。", []),
        (BUREAU + "区移民局核定编制8名，年末实有7人。", []),
        (BUREAU + "区财政局核定编制32名。", []),
        (BUREAU + "区水利服务中心核定编制32名。", []),
        (BUREAU + "原区水务局核定编制32名。", []),
        (BUREAU + "区林业局负责林区道路。", []),
        (BUREAU + "支付区林业局苗木款1.20万元。", []),
        (SCHOOL + "松溪县第一小学分校政府采购支出12.40万元。", []),
    ],
)
def test_accounts_of_another_body(text: str, expected: list[str]) -> None:
    document = read_document(text.encode(), "a.txt", VOCABULARY, GAZETTEER)
    found = [finding for finding in document.findings if finding.rule == "D05" and finding.outcome == "finding"]
    assert [side.quote for finding in found for side in finding.sides] == expected
