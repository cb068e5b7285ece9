"""Bodies of every kind, on covers, in titles, forms and signatures, and the place that each is of."""

import pytest
from metadata_kit import about

BODY = "一、基本情况\n我单位现有在职人员35人，年初预算520万元。\n二、绩效自评\n自评得分95分。\n特此报告。\n"
TITLE = "2022年度部门整体支出绩效自评报告\n"
FORMS = (
    "{}2022年度部门整体支出绩效自评报告\n" + BODY,
    "附件3\n\n{}\n二○二二年度部门整体支出\n绩效自评报告\n\n二〇二三年三月\n" + BODY,
    TITLE + BODY + "\n                 {}\n               二〇二三年三月十五日\n",
    "关于{}2021—2022年专项资金绩效自评的报告\n" + BODY,
    "项目支出绩效自评表\n（2022年度）\n项目名称\t专项业务经费\n主管部门\t{0}\t实施单位\t{0}\n" + BODY,
)
FORM_NAMES = ("title", "cover", "signature", "about", "form")


@pytest.mark.parametrize("form", FORMS, ids=FORM_NAMES)
@pytest.mark.parametrize(
    ("body", "department", "place"),
    [
        ("国家统计局湖南调查总队", "statistics", "430000"),
        ("国家统计局平江调查队", "statistics", "430626"),
        ("国家税务总局平江县税务局第一税务分局", "taxation", "430626"),
        ("国家矿山安全监察局湖南局", "emergency", "430000"),
        ("中华人民共和国岳阳海关", None, "430600"),
        ("中国人民银行平江县支行", None, "430626"),
        ("新疆生产建设兵团第八师石河子市水利局", "water", "659001"),
        ("新疆生产建设兵团第三师图木舒克市四十四团", None, "659003"),
        ("第八师一四三团", None, None),
        ("喀什地区行政公署办公室", "party_gov_office", "653100"),
        ("兴安盟科尔沁右翼前旗农牧局", "agriculture_rural", "152221"),
        ("东乌珠穆沁旗呼热图淖尔苏木人民政府", "township", "152525"),
        ("长沙市芙蓉区朝阳街街道办事处", "subdistrict", "430102"),
        ("平江县人民代表大会常务委员会办公室", "peoples_congress", "430626"),
        ("中国人民政治协商会议平江县委员会办公室", "cppcc", "430626"),
        ("共青团平江县委", "youth_league", "430626"),
        ("平江县供销合作社联合社", "commerce", "430626"),
        ("平江县城市建设投资开发有限公司", None, "430626"),
        ("平江县福寿山风景名胜区管理处", None, "430626"),
        ("湖南省戒毒管理局", "justice", "430000"),
        ("贵安新区社会事务管理局", None, None),
    ],
)
def test_a_body_is_known_by_its_form(form: str, body: str, department: str | None, place: str | None) -> None:
    found = about(form.format(body))
    assert (found.organisation, found.department, found.region.code, found.year) == (body, department, place, 2022)


@pytest.mark.parametrize(
    ("body", "zone", "within"),
    [
        ("国家税务总局长沙高新技术产业开发区税务局", "长沙高新技术产业开发区", "湖南省/长沙市"),
        ("长沙经济技术开发区管理委员会", "长沙经济技术开发区", "湖南省/长沙市"),
        ("湖南平江高新技术产业园区管理委员会", "平江高新技术产业园区", "湖南省/岳阳市/平江县"),
        ("重庆市綦江区万盛经济技术开发区财政局", "綦江区万盛经济技术开发区", "重庆市/綦江区"),
        ("陕西省杨凌示范区教育局", "陕西省杨凌示范区", "陕西省"),
        ("中国（湖南）自由贸易试验区长沙片区管理委员会", "中国（湖南）自由贸易试验区长沙片区", "湖南省/长沙市"),
    ],
)
@pytest.mark.parametrize("form", (FORMS[0], FORMS[2], FORMS[4]), ids=("title", "signature", "form"))
def test_the_zone_of_a_body_is_not_what_it_lies_in(form: str, body: str, zone: str, within: str) -> None:
    found = about(form.format(body))
    assert (found.organisation, found.region.code, found.region.name) == (body, None, zone)
    assert found.region.candidates == (within,)


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}{BODY}          平江县水利局（盖章）\n      2023年3月5日\n",
        f"{TITLE}{BODY}          平江县水利局    2023年3月5日\n",
        f"{TITLE}{BODY}平江县水利局2023年3月5日\n",
        f"{TITLE}{BODY}平江县水利局\n2023年3月5日\n附件：自评表\n"
        + "产出指标\t数量指标\t巡查河道\t108次\t10\t10\n" * 60,
        f"{TITLE}单 位 名 称：平江县水利局\n{BODY}",
        f"平江县水利局文件\n\n平水〔2023〕12号\n\n关于报送2022年度部门整体支出绩效自评报告的函\n\n县财政局：\n{BODY}",
        f"项目支出绩效自评表\n（2022年度）\n主管部门及代码\t[055]平江县水利局\t实施单位\t321001-平江县水利局\n{BODY}",
    ],
    ids=("stamp", "date beside", "date joined", "before an annex", "spread label", "letterhead", "codes"),
)
def test_a_name_with_what_is_printed_around_it(text: str) -> None:
    found = about(text)
    assert (found.organisation, found.region.code, found.year) == ("平江县水利局", "430626", 2022)
    assert found.title is not None


@pytest.mark.parametrize(
    "line",
    [
        "湖南某某会计师事务所有限公司",  # who is paid to evaluate
        "湖南省某某管理咨询有限公司",
        "平江县水利局负责的项目由县财政局",
        "平江县2023年水利工程",
    ],
)
def test_a_line_that_names_no_body_of_the_report(line: str) -> None:
    assert about(f"{TITLE}{BODY}{line}\n2023年3月5日\n").organisation is None


@pytest.mark.parametrize(
    "said",
    [
        "二〇二二年度",
        "二○二二年度",
        "二O二二年度",
        "二零二二年",
        "2022 年 度",
        "2022年上半年",
        "2022年1-9月",
        "2021—2022年",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "平江县水利局{}饮水专项资金绩效自评报告\n",
        "平江县水利局\n{}饮水专项资金\n绩效自评报告\n",
        "平江县水利局饮水专项资金绩效自评报告\n（{}）\n",
    ],
)
def test_ways_to_print_the_year(said: str, form: str) -> None:
    assert about(form.format(said) + "（2023年3月）\n" + BODY).year == 2022


@pytest.mark.parametrize(
    ("body", "place", "among"),
    [
        ("国家统计局平安调查队", "平安区", ()),  # a short name that is a word as well
        ("国家统计局朝阳调查队", None, ("北京市/朝阳区", "辽宁省/朝阳市")),
        ("国家税务总局城关区税务局", None, ("西藏自治区/拉萨市/城关区", "甘肃省/兰州市/城关区")),
    ],
)
def test_a_local_body_of_a_shared_name_is_no_guess(body: str, place: str | None, among: tuple[str, ...]) -> None:
    found = about(FORMS[0].format(body)).region
    assert found.name == place if place else found.code is None
    assert set(among) <= set(found.candidates)
