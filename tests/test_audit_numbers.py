"""Numbers of people and things: products (A16), classes (A17), changes (A14), rows of a table (B03), units (D10)."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("值班250班次，每班200元，计5.00万元。", ["pass"]),
        ("值班250班次，每班200元，计5.50万元。", ["finding"]),
        ("居家照护680人，每人每年补贴2,600元，共发放补贴176.80万元。", ["pass"]),
        ("居家照护680人，每人每年补贴2,600元，共发放补贴167.80万元。", ["finding"]),
        ("36名巡河员每人每月补助800元，全年发放34.65万元。", ["finding"]),
        ("参保420人，每人保费800元，共支出12.6万元。", ["finding"]),
        ("参保420人，每人保费300元，共支出12.6万元。", ["pass"]),
        ("新建沟渠3.2公里，每公里15万元，计84万元。", ["finding"]),
        ("护林员补助：120人×600元/人·年＝7.20万元。", ["pass"]),
        ("按每人每年600元标准，为5,842名移民发放补助350.52万元。", ["pass"]),
        ("按每人每年600元标准，为5,842名移民发放补助305.52万元。", ["finding"]),
        ("公益林补偿每亩15元，面积12.4万亩，计168万元。", ["finding"]),
        ("巡河员补助支出34.65万元，聘用巡河员36名，每人每月补助800元。", ["finding"]),
        ("巡河员补助支出34.56万元，聘用巡河员36名，每人每月补助800元。", []),
        ("护林员补助：120人×600元/人·年＝7.02万元。", ["finding"]),
        ("聘用协管员140人，每人每月3,000元，6个月计252万元。", ["pass"]),
        # Several standards, each of its own things.
        ("甲类10户，每户2万元，乙类40户，每户3万元，合计140万元。", ["pass"]),
        ("普通户10户，每户2万元；困难户40户，每户3万元，合计140万元。", ["pass"]),
        ("普通户10户，每户2万元；困难户40户，每户3万元，合计150万元。", ["not_checkable"]),
        ("活动经费3万元，奖励12个村，每村5万元，共计63万元。", ["not_checkable"]),
    ],
)
def test_an_amount_after_its_number_and_standard(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A16") == expected


@pytest.mark.parametrize(
    "text",
    [
        "救助320人，每人每年600元，共发放18.5万元。",  # some of them for part of the year
        "救助320人，每人每年600元，年中退出12人，共发放18.62万元。",
        "救助320人，每人每年600元，共发放18.6万元。",  # ten of them not paid
        "每户补助2,000元，计划补助312户，实际支出64.20万元。",
        "每户补助2,000元，其中重度残疾321户，共支出62.40万元。",
        "每户补助2,000元，涉及312个村，共支出64.20万元。",
        "巡河员补助支出31.20万元，聘用巡河员36名，每人每月补助800元。",
        "营养餐支出34.65万元，学生693人，每人每天5元。",
        "救助320人，人均600元，共发放19.32万元。",
        "计划救助330人，每人600元，共发放18.96万元。",
        "路灯500盏，每盏3,000元，合同价150万元，已付142.50万元。",
        "路灯500盏，每盏3,000元，按进度支付124.50万元。",
        "培训8期，每期2万元，其中线上3期，共支出13万元。",
        "聘用协管员140人，每人每月3,000元，计252万元。",  # for six months
        "补贴学生1,200人，每人每学期500元，共发放102万元。",
        "每天营养补助5元，学生1,386人，共支出134.86万元。",
        "奖励12个村，每户500元，共发放65.24万元。",
        "补助320户，每户最高2万元，共发放604万元。",
        "补助216户，每户4,500元，实际支付92.25万元，另预留4.95万元。",
    ],
)
def test_what_is_no_product(text: str) -> None:
    assert "finding" not in outcomes(text, "A16")


KINDS = "类别\t人数\t年标准（元/人）\t金额（{}）\n"
WAN = ("268\t1,000\t26.80", "742\t1,250\t92.75")


@pytest.mark.parametrize(
    ("unit", "rows", "expected"),
    [
        ("元", ("268\t1,000\t268,000", "742\t1,250\t927,500", "54\t500\t27,000"), ["pass"] * 3),
        ("元", ("268\t1,000\t268,000", "742\t1,250\t972,500", "54\t500\t27,000"), ["pass", "finding", "pass"]),
        ("万元", (*WAN, "54\t500\t2.07"), ["pass", "pass", "not_checkable"]),
        (
            "万元",
            ("268\t1,000\t26.80", "742\t1,250\t92.75", "54\t500\t2.07", "\t\t122.25"),
            ["pass", "pass", "finding"],
        ),
        # Paid in parts, and by rules of its own.
        ("元", ("268\t1,000\t268,000", "742\t1,250\t900,150", "54\t500\t27,000"), ["pass", "not_checkable", "pass"]),
        ("元", ("268\t1,000\t201,000", "742\t1,250\t695,625", "54\t500\t19,250"), []),
        ("元", ("268\t1,000\t268,000", "742\t1,250\t972,500"), []),
    ],
)
def test_products_in_a_table(unit: str, rows: tuple[str, ...], expected: list[str]) -> None:
    named = "\n".join(
        f"{'合计' if row.startswith(chr(9)) else '甲乙丙丁'[n] + '类'}\t{row}" for n, row in enumerate(rows)
    )
    assert outcomes(f"发放情况如下：\n{KINDS.format(unit)}{named}", "A16") == expected


def test_a_sum_that_a_wrong_product_spoils() -> None:
    parts = (
        "简易案件320件，每件补贴500元，计16.00万元；普通案件210件，每件补贴900元，计{}万元；"
        "值班80班次，每班525元，计4.20万元。"
    )
    assert "finding" in outcomes("1.办案补贴39.10万元。" + parts.format("19.80"), "A12")
    assert "finding" not in outcomes("1.办案补贴39.10万元。" + parts.format("18.90"), "A12")
    assert "finding" not in outcomes("1.办案补贴45.30万元。" + parts.format("19.80"), "A12")


POSTS = "核定编制62名，其中局机关18名、执法队26名、信息中心11名、档案馆7名。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年末在职人员47人，控制率97.92%。在职人员按编制分为：行政编制25人、事业编制18人、工勤人员3人。", ["finding"]),
        ("年末在职人员46人，控制率97.92%。在职人员按编制分为：行政编制25人、事业编制18人、工勤人员3人。", ["pass"]),
        (f"{POSTS}年末在职58人，其中局机关17人、执法队15人、信息中心10人、档案馆6人。", ["pass", "finding"]),
        (f"{POSTS}年末在职58人，其中局机关17人、执法队25人、信息中心10人、档案馆6人。", ["pass", "pass"]),
        ("受理案件120件，分为民事案件80件、刑事案件30件。", ["finding"]),
        ("年末在职86人（行政15人、事业67人、工勤5人）。", ["finding"]),
        ("年末在职86人，其中行政15人、事业75人。", ["finding"]),
        ("年末在职86人，其中行政15人、事业71人。", ["pass"]),
    ],
)
def test_a_number_and_those_of_its_classes(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A17") == expected


@pytest.mark.parametrize(
    "text",
    [
        "年末在职86人，其中行政15人、事业68人。",  # workers are not told
        "救助儿童136人，其中孤独症儿童99人、低保家庭儿童61人。",  # they overlap
        "受理案件120件，分为民事案件80件、刑事案件30件，其余为行政案件。",
        "培训638人次，其中养殖技术412人次、电商86人次，其余为政策宣讲。",
        "参加活动300人，两个中心分别为东区120人、西区80人。",
        "开展检查12次，查处问题35个，其中安全类20个、质量类10个等。",
        "职工120人（含临聘8人），分为教师100人、职员12人。",
        "近300人参加，分为甲组120人、乙组150人。",
        "全镇2个社区、12个村，其中东片5个、西片6个。",
        f"{POSTS}年末在职58人，其中党员25人、妇女15人、青年10人。",
        "覆盖1.2万人，其中城区0.4万人、乡镇0.7万人。",
    ],
)
def test_classes_that_are_some_of_all(text: str) -> None:
    assert "finding" not in outcomes(text, "A17")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年末参保32.58万人，比上年末的32.13万人增加0.54万人。", ["finding"]),
        ("年末参保32.58万人，比上年末的32.13万人增加0.45万人。", ["pass"]),
        ("接待读者1,250人次，2020年为1,310人次，同比减少70人次。", ["finding"]),
        ("接待读者1,250人次，较2020年的1,310人次增加60人次。", ["finding"]),
        ("接待读者1,250人次，2020年为1,310人次，减少60人次。", ["pass"]),
        # Of another unit, or of a part.
        ("接待读者1,250人次，上年1,310人次，其中线上增加70人次。", []),
        ("参保3.2万人，比上年末的31,300人增加0.08万人。", []),
        ("办结1,250件，比2020年增加70件，比2019年增加90件。", []),
    ],
)
def test_a_number_of_two_years_and_the_change(text: str, expected: list[str]) -> None:
    assert outcomes(text, "A14") == expected


ROWS = (
    "序号\t项目名称\t执行数（万元）\n1\t沟渠修缮\t120.50\n2\t村道硬化\t88.20\n3\t饮水管网\t64.30\n4\t堤防加固\t95.40\n"
)
ALL = f"{ROWS}合计\t\t368.40"


@pytest.mark.parametrize(
    ("lead", "rows", "expected"),
    [
        ("2021年实施项目4个，明细如下：", ALL, ["pass"]),
        ("2021年实施项目5个，明细如下：", ALL, ["finding"]),
        ("对5个项目开展自评，资金368.40万元。", ALL, ["finding"]),
        ("2021年实施项目5个，其中水利3个、道路1个，见下。", ALL, ["finding"]),
        ("2021年实施项目12个，其中重点项目4个，明细如下：", ALL, ["pass"]),
        ("2021年实施项目12个，主要项目如下：", ALL, ["not_checkable"]),
        ("2021年实施项目12个，资金1,368.40万元。", ALL, ["not_checkable"]),
        ("2021年实施项目5个，明细如下：", ROWS, ["not_checkable"]),
        ("涉及5个街道的项目，明细如下：", ALL, []),
        ("2021年实施项目5个，明细如下：", ALL.replace("3\t饮", "\t饮"), []),  # a row without a number
        ("涉及项目单位5个，明细如下：", ALL, []),
    ],
)
def test_the_rows_of_a_table_and_the_number_said(lead: str, rows: str, expected: list[str]) -> None:
    assert outcomes(f"{lead}\n{rows}", "B03") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "现场核查6家机构，分别为县康复站、启明中心、安禾托养所、和泰照料站、春晖服务部，其余实行书面审核。",
            ["finding"],
        ),
        ("现场核查5家机构，分别为县康复站、启明中心、安禾托养所、和泰照料站、春晖服务部，其余实行书面审核。", ["pass"]),
        ("抽查4所学校，分别为一中、二中、三中，均已完成改造。", ["finding"]),
        ("现场核查6家机构，分别为县康复站、启明中心、安禾托养所和泰州站、春晖部及东门诊所。", ["pass"]),
        ("评价组走访8家企业，分别为食品类5家、机械类3家。", []),
        ("3个项目分别为道路2个、桥梁1个。", []),
        ("走访4处工地，分别为城东、城西，以及开发区的两处厂房。", []),
        ("走访4处工地，具体为：城东、城西、开发区（两处）。", []),
        ("全县14家医院，具体包括县医院、中医院、妇幼保健院，其余为乡镇卫生院。", ["not_checkable"]),
    ],
)
def test_names_in_a_row_and_the_number_said(text: str, expected: list[str]) -> None:
    assert outcomes(text, "B03") == expected


def table(rows: str) -> str:
    return f"项目支出明细表（单位：万元）\n项目名称\t全年预算数\t全年执行数\n{rows}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (table("优抚补助\t190.50\t186.24\n安置补助\t50.40\t486000.00\n合计\t240.90\t234.84"), ["finding"]),
        (table("优抚补助\t190.50\t186.24\n安置补助\t50.40\t48.60\n合计\t240.90\t234.84"), []),
        ("支出1,386,000元，其中：米面油562,800元，肉蛋奶684,600万元，蔬菜138,600元。", ["finding"]),
        ("医保收入5.25万元，支出4.50亿元，当年结余7,525万元。", ["finding"]),
        # Nothing comes right by another unit.
        (table("优抚补助\t190.50\t186.24\n安置补助\t50.40\t486000.00\n合计\t240.90\t236.84"), []),
        ("投入1.2亿元，其中利息300元，手续费2.5万元。", []),
        ("支出138.6万元，其中：米面油56.28万元，肉蛋奶68.46万元，杂费9元。", []),
        ("医保收入5.25亿元，支出4.50亿元，当年结余7,525万元。", []),
    ],
)
def test_one_amount_in_another_unit(text: str, expected: list[str]) -> None:
    assert outcomes(text, "D10") == expected


def test_a_rate_in_whole_percent_is_rounded_though_others_have_decimals():
    told = "全年预算186.40万元，支出183.26万元，执行率98.32%。"
    rows = "项目\t预算数（万元）\t支出数（万元）\t执行率\n通村道路\t180.00\t176.00\t98%\n农村改厕\t93.59\t92.84\t99%\n"
    assert "finding" not in outcomes(f"{told}\n{rows}", "A11")
    assert "finding" in outcomes(f"{told}\n{rows.replace('98%', '89%')}", "A11")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发放国家奖助学金1752.60万元，资助学生4986人次；国家助学金标准每生每年3300元。", False),
        ("发放国家助学金1752.60万元，资助学生4986人次；国家助学金标准每生每年3300元。", True),
    ],
)
def test_a_standard_of_another_thing_gives_no_product(text: str, expected: bool) -> None:
    assert ("finding" in outcomes(text, "A16")) is expected
