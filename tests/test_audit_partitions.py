"""A17 of one whole that is divided in two ways; A16 by the row of a product's project; A20 quotes what is right."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    "text",
    [
        "全年签约项目37个，其中工业项目21个、农业项目9个、文旅项目6个；按投资规模划分，亿元级项目14个、千万级项目23个。",
        "全年签约项目37个。其中工业项目21个、农业项目10个、文旅项目6个。按规模分，大型14个、中小型24个。",
        "在校学生1,286人，其中小学612人、初中436人、高中228人；按户籍划分，城镇户籍714人、农村户籍572人。",
        "共受理投诉436件，包括质量投诉212件、价格投诉118件、服务投诉106件；按来源看，电话受理300件、网上受理126件。",
        "改造道路46.8公里，分别为县道18.5公里、乡道16.3公里、村道12.0公里；按路面划分，沥青路面28.6公里、水泥路面17.2公里。",
    ],
)
def test_one_of_two_ways_to_divide_a_whole_misses_it(text: str) -> None:
    assert "finding" in outcomes(text, "A17")


@pytest.mark.parametrize(
    "text",
    [
        "全年签约项目37个，其中工业项目21个、农业项目9个、文旅项目7个；按投资规模划分，亿元级项目14个、千万级项目23个。",
        "全年签约项目37个，其中工业项目21个、农业项目9个、文旅等项目6个；按投资规模划分，亿元级项目14个、千万级项目23个。",
        "全年签约项目37个，其中工业项目21个、农业项目9个、文旅项目6个，另有1个为公益项目；按规模分，大型14个、小型23个。",
        "全年签约项目37个，其中重点工业项目11个、重点农业项目9个；按投资规模划分，亿元级项目14个、千万级项目23个。",
        "全年签约项目37个，其中外资项目12个、省外项目18个；按投资规模划分，亿元级项目14个、千万级项目23个。",
        "在册残疾人1,286人，其中享受低保612人、享受补贴664人；按等级划分，重度714人、轻度572人。",
        "毕业生712人，其中升学236人、就业454人；按性别划分，男生380人、女生332人。",
        "党员436人，其中女党员112人、少数民族党员314人；按年龄划分，35岁以下126人、35岁以上310人。",
        "全年签约项目37个，其中已开工22个、已投产14个；按投资规模划分，亿元级项目14个、千万级项目23个，有1个重复统计。",
        "全年签约项目37个，其中新增工业项目21个、新增农业项目15个；按规模划分，大型14个、小型23个。",
        "计划签约项目37个，其中工业21个、农业15个；按规模划分，大型14个、小型23个。",
        "走访企业128家，其中工业企业86家、商贸企业32家，余下为其他行业；按规模划分，规上48家、规下80家。",
        "购置设备128台，其中电脑86台、打印机32台，复印机10台；按用途划分，办公96台、教学32台。",
        "全年签约项目37个，其中工业项目21个、农业项目9个、文旅项目6个、其他1个；按规模划分，大型14个、小型23个。",
        "救助对象436人，其中大病救助212人、临时救助214人；按救助情形划分，一次救助306人、多次救助130人。",
    ],
)
def test_lists_that_need_not_come_to_their_whole(text: str) -> None:
    assert "finding" not in outcomes(text, "A17")


TABLE = (
    "项目执行情况表\n项目\t下达（万元）\t支出（万元）\t执行率\t受益（人次）\n孤儿助学\t{0}\t{0}\t100.00%\t{1}\n"
    "敬老院改造\t150.00\t146.32\t97.55%\t412\n公墓建设\t96.00\t86.70\t90.31%\t1,366\n"
)
TOLD = "（一）孤儿助学。对考入高等院校的孤儿{}名，按每人每学年1万元给予资助，共发放助学金{}万元。\n"


@pytest.mark.parametrize(
    ("number", "amount", "row", "wrong"),
    [
        ("46", "48.00", ("48.00", "48"), True),
        ("46", "46.00", ("46.00", "46"), False),
        ("46", "48.00", ("48.00", "46"), False),
        ("46", "48.00", ("52.00", "48"), False),
        ("35", "48.00", ("48.00", "48"), False),
    ],
)
def test_the_row_of_the_project_tells_the_number(number: str, amount: str, row: tuple[str, str], wrong: bool) -> None:
    text = TABLE.format(*row) + TOLD.format(number, amount)
    assert ("finding" in outcomes(text, "A16")) is wrong


SCORES = (
    "维度得分表\n维度\t分值\t得分\n决策\t15\t13.80\n过程\t25\t21.60\n"
    "产出\t35\t32.95\n效益\t25\t21.00\n合计\t100\t89.35\n"
)


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    [
        ("经综合评价，项目得分89.35分，等级为良。", "经评价，综合得分88.35分，扣1分的指标已注明。", True),
        ("经综合评价，项目得分98.35分，等级为优。", "经评价，综合得分89.35分。", True),
        ("经综合评价，项目得分89.35分，等级为良。", "经评价，综合得分89.35分。", False),
        ("经综合评价，项目得分89.35分，等级为良。", "县财政局复评，得分88.35分。", False),
        ("经综合评价，项目得分89.35分，等级为良。", "上年综合得分88.35分。", False),
        ("经综合评价，项目得分89.35分，等级为良。", "初评得分88.35分，整改后复核。", False),
        ("经综合评价，项目得分89.35分，等级为良。", "其中社会效益指标得分8.93分。", False),
    ],
)
def test_of_two_scores_the_one_that_the_table_has_not_is_wrong(first: str, second: str, wrong: bool) -> None:
    text = f"{first}\n二、综合评价结论\n{second}\n{SCORES}"
    assert ("finding" in outcomes(text, "B06")) is wrong


@pytest.mark.parametrize(
    ("basic", "project", "right", "wrong"),
    [
        ("1,348.92万元，占总支出的60.92%", "865.46万元", "39.08", "40.08"),
        ("1,314.38万元，占总支出的59.36%", "900.00万元", "40.64", "42.64"),
    ],
)
def test_a_share_whose_rest_has_its_share(basic: str, project: str, right: str, wrong: str) -> None:
    text = f"全年支出2,214.38万元。\n基本支出{basic}。\n项目支出{project}，占{{}}%。\n"
    assert "finding" in outcomes(text.format(f"总支出的{wrong}"), "A09")
    assert "finding" not in outcomes(text.format(f"总支出的{right}"), "A09")
    assert "finding" not in outcomes(text.format(f"年初预算的{wrong}"), "A09")
