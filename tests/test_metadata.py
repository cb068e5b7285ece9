"""Metadata: each value from each place that may tell it, and unknown where nothing does."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.metadata import Metadata, to_metadata
from indexer.numerals import parse_number
from indexer.regions import COLUMNS, Gazetteer
from indexer.sections import text_to_sections
from indexer.text import RawText, clean
from indexer.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
GAZETTEER = Gazetteer.load()


def about(text: str, file: str = "report.txt", gazetteer: Gazetteer = GAZETTEER) -> Metadata:
    report = clean(RawText(text, "txt"))
    return to_metadata(file, report, text_to_sections("r0", report, VOCABULARY), gazetteer, VOCABULARY)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("平江县林业局2022年度部门整体支出绩效自评报告", "平江县林业局2022年度部门整体支出绩效自评报告"),
        (
            "中共平江县委政法委员会\n2022年度部门整体支出\n绩效自评报告",
            "中共平江县委政法委员会2022年度部门整体支出绩效自评报告",
        ),
        ("附件1\n\n2022 年度平江县林业局 整体支出 绩 效 自 评 报 告", "2022年度平江县林业局整体支出绩效自评报告"),
        ("2022年度\n平江县人民法院\n部门决算公开说明\n目录\n第一部分 概况", "2022年度平江县人民法院部门决算公开说明"),
        (
            "平江县住房和城乡建设局\n2022年度城区老旧小区改造项目支出绩效自评报告",
            "平江县住房和城乡建设局2022年度城区老旧小区改造项目支出绩效自评报告",
        ),
        # Printed on the cover without, and again with the organisation: the fuller one.
        (
            "2022年度部门整体支出\n绩效自评报告\n部门名称：平江县林业局\n2023年6月\n2022年度平江县林业局部门整体支出绩效自评报告",
            "2022年度平江县林业局部门整体支出绩效自评报告",
        ),
        ("项目支出绩效自评表\n（2022年度）\n项目名称\t造林\t主管部门\t平江县林业局", "项目支出绩效自评表（2022年度）"),
        ("平江县林业局2022年项目绩效自评报告（公开稿）", "平江县林业局2022年项目绩效自评报告（公开稿）"),
        ("平江县委办2021年度部门整体支出绩效自评", "平江县委办2021年度部门整体支出绩效自评"),
        ("《平江县林业局2022年项目绩效自评报告》", "平江县林业局2022年项目绩效自评报告"),
        # A file of nothing but a table; one with another title as well; and a table without place or year.
        ("平江县林业局2022年度造林补助资金分配表\n单位：万元", "平江县林业局2022年度造林补助资金分配表"),
        ("平江县林业局2022年项目绩效自评报告\n平江县2022年项目支出表", "平江县林业局2022年项目绩效自评报告"),
        ("收入支出总表\n单位：万元", None),
        ("某厂新闻", None),
        ("", None),
    ],
)
def test_title(head: str, title: str | None) -> None:
    assert about(f"{head}\n一、基本情况\n我局在职30人。\n").title == title


def test_a_heading_or_sentence_is_no_title() -> None:
    assert about("一、2022年度绩效自评工作情况\n根据县财政局通知，我局形成绩效自评报告。\n").title is None


@pytest.mark.parametrize(
    ("text", "year", "basis"),
    [
        ("平江县林业局2022年度部门决算公开说明\n一、概况\n2023年5月公开。", 2022, "title"),
        ("二〇二一年度平江县林业局部门整体支出绩效自评报告\n", 2021, "title"),
        ("平江县林业局２０２２年度部门决算\n", 2022, "title"),
        ("2023年公开2022年度平江县审计局部门决算\n", 2022, "title"),
        ("关于平江县2022年预算执行情况和2023年预算草案的报告\n", 2022, "title"),
        ("项目支出绩效自评表\n（2020年度）\n项目名称\t造林\n", 2020, "title"),
        ("一、概况\n2021年预算120万元，2021年支出110万元，2020年支出90万元。\n", 2021, "document"),
        ("桑植县河道管护政策绩效评价报告\n（2021—2023年）\n桑植县水利局\n一、概况\n", 2023, "title"),
        ("桑植县河道管护政策绩效评价报告\n（2021年至2023年）\n一、概况\n", 2023, "title"),
        ("收入支出决算总表\n部门：平江县林业局\t\t2020年度\t\t金额单位：万元\n", 2020, "document"),
        ("一、概况\n本单位人员较少。\n", None, None),
        ("一、概况\n2021年预算120万元，2020年支出90万元。\n", None, None),  # as many of each: not settled
    ],
)
def test_year(text: str, year: int | None, basis: str | None) -> None:
    found = about(text)
    assert (found.year, found.basis.get("year")) == (year, basis)


def test_year_of_the_file_name_is_inferred() -> None:
    found = about("一、概况\n本单位人员较少。\n", file="2022年度绩效自评.txt")
    assert (found.year, found.basis["year"]) == (2022, "inferred")


@pytest.mark.parametrize(
    ("text", "organisation", "department"),
    [
        (
            "2023年度绩效自评报告\n部门（单位）名称（盖章）：衡阳市石鼓区水利局\n一、概况\n",
            "衡阳市石鼓区水利局",
            "water",
        ),
        ("石鼓区水利局2023年度绩效自评报告\n一、概况\n", "石鼓区水利局", "water"),
        # The fullest name printed for it, here in the signature.
        (
            "石鼓区委政法委2023年度绩效自评报告\n一、概况\n无。\n中共衡阳市石鼓区委政法委员会\n2024年1月5日\n",
            "中共衡阳市石鼓区委政法委员会",
            "political_legal",
        ),
        (
            "2023年度绩效自评报告\n一、概况\n衡阳市石鼓区民政局（以下简称我局）内设六股。\n",
            "衡阳市石鼓区民政局",
            "civil_affairs",
        ),
        ("2023年度绩效自评报告\n一、概况\n我局负责统计。\n耒阳市统计局\n2024年5月9日\n", "耒阳市统计局", "statistics"),
        ("溆浦县公安局交通警察大队 2023 年度绩效自评报告\n", "溆浦县公安局交通警察大队", "public_security"),
        ("贺兰县文化旅游广电局2023年度绩效自评报告\n", "贺兰县文化旅游广电局", "culture_tourism_sports"),
        ("望城区人大常委会办公室2021年度绩效自评报告\n", "望城区人大常委会办公室", "peoples_congress"),
        ("长沙市雨花区某某小学2023年度绩效自评报告\n", "长沙市雨花区某某小学", "school_hospital"),
        ("大坪镇人民政府2020年度绩效自评报告\n一、概况\n大坪镇位于汝城县东北部。\n", "大坪镇人民政府", "township"),
        # Others report on it: the commissioner and the evaluator are not it.
        (
            "高标准农田项目财政重点绩效评价报告\n受蒲城县财政局委托，某咨询公司对蒲城县农业农村局实施的项目开展评价。\n",
            "蒲城县农业农村局",
            "agriculture_rural",
        ),
        (
            "农村公路项目绩效评价报告\n受蒲城县财政局委托，我公司对蒲城县交通运输局2021年度农村公路项目开展了绩效评价。\n",
            "蒲城县交通运输局",
            "transport",
        ),
        (
            "2022年度校舍改造资金绩效评价报告\n主管部门：赣州市南康区教育体育局\n委托单位：赣州市南康区财政局\n一、概况\n",
            "赣州市南康区教育体育局",
            "education",
        ),
        # No name with its place: how the text calls itself, with the place that it is of.
        (
            "一、概况\n县民政局主要职责。\n县民政局内设5个股室。\n桑植县财政局批复预算，桑植县政府网站公开。\n",
            "桑植县民政局",
            "civil_affairs",
        ),
        (
            "桑植县2021年度护理补贴项目绩效自评报告\n一、概况\n补贴由县残联会同县民政局审核，县残联按月发放。县残联负责监督。\n",
            "桑植县残联",
            "disabled_federation",
        ),
        (
            "桑植县2021年度护理补贴项目绩效自评报告\n一、概况\n补贴由县残联会同县民政局审核，县民政局发放。\n",
            None,  # as much one's as the other's
            None,
        ),
        ("2021年度绩效自评报告\n（芷江侗族自治县林业局）\n一、概况\n", "芷江侗族自治县林业局", "forestry"),
        ("一、概况\n我单位负责有关工作。\n", None, None),
        # A form: who spends, where it is another kind of body named with its place; an office of the bureau is not.
        (
            "项目支出绩效自评表\n（2021年度）\n主管部门\t桑植县卫生健康局\t实施单位\t桑植县人民医院\n",
            "桑植县人民医院",
            "school_hospital",
        ),
        (
            "项目支出绩效自评表\n（2021年度）\n主管部门\t桑植县应急管理局\t实施单位\t县应急救援中心\n",
            "桑植县应急管理局",
            "emergency",
        ),
        # A policy that its own department evaluates; a commissioner alone on the cover is not what it is about.
        ("桑植县河道管护政策绩效评价报告\n（2021—2023年）\n桑植县水利局\n一、概况\n", "桑植县水利局", "water"),
        ("桑植县河道管护政策绩效评价报告\n（2021—2023年）\n桑植县财政局\n一、概况\n", None, None),
        # 社 of 社会 ends no name; a body of no known kind is still a body.
        (
            "桑植县2022年度养老补助项目绩效自评报告\n（桑植县人力资源和社会保障局）\n一、概况\n",
            "桑植县人力资源和社会保障局",
            "human_resources",
        ),
        ("南昌市红谷滩区沙洲管理处2021年部门决算\n一、概况\n", "南昌市红谷滩区沙洲管理处", None),
        ("国家税务总局平江县税务局2022年度部门决算\n一、概况\n", "国家税务总局平江县税务局", "taxation"),
        # Two bodies on one line of the cover: the one that gives the money comes second.
        (
            "平江县2023年水利资金绩效自评报告\n平江县财政局    平江县水利局\n（2024年3月18日）\n一、概况\n",
            "平江县水利局",
            "water",
        ),
        (
            "平江县2022年度养老基金绩效评价报告\n（岳阳市平江县人力资源和社会保障局）\n一、概况\n",
            "岳阳市平江县人力资源和社会保障局",
            "human_resources",
        ),
        # No title and no signature: the body that the text introduces.
        ("一、部门概况\n平江县信访局主要职责是接待来访。\n二、预算情况\n支出5万元。\n", "平江县信访局", "petitions"),
    ],
)
def test_organisation(text: str, organisation: str | None, department: str | None) -> None:
    found = about(text)
    assert (found.organisation, found.department) == (organisation, department)


@pytest.mark.parametrize(
    ("text", "place", "basis"),
    [
        ("石鼓区水利局2023年度绩效自评报告\n", "湖南省/衡阳市/石鼓区", "title"),
        ("福州市鼓楼区教育局2022年度绩效自评报告\n", "福建省/福州市/鼓楼区", "title"),
        ("鼓楼区教育局2022年度绩效自评报告\n福州市财政局：\n一、概况\n", "福建省/福州市/鼓楼区", "document"),
        ("一、概况\n推进平安桑植、法治桑植建设，在桑植县政府网站公开。\n", "湖南省/张家界市/桑植县", "document"),
        ("佛山市南海区狮山镇2023年度绩效自评报告\n", "广东省/佛山市/南海区", "title"),
        ("2023年度绩效自评报告\n一、概况\n无。\n中共临澧县委宣传部\n2024年1月\n", "湖南省/常德市/临澧县", "document"),
        ("一、概况\n自评结果在桑植县政府信息公开专栏公开。\n", "湖南省/张家界市/桑植县", "document"),
        ("一、概况\n深化平安桑植建设，推进法治桑植建设。\n", "湖南省/张家界市/桑植县", "document"),
        ("一、概况\n深化平安桑植建设。\n", "", None),  # once, and no office behind it
        # 玉林 is a street of the district, and no city in another province.
        ("成都市武侯区玉林街道办事处2021年绩效自评报告\n", "四川省/成都市/武侯区", "title"),
    ],
)
def test_region(text: str, place: str, basis: str) -> None:
    found = about(text)
    assert ("/".join(found.region.lineage), found.basis.get("region")) == (place, basis)


def test_a_shared_name_that_nothing_settles_has_candidates() -> None:
    found = about("鼓楼区教育局2022年度绩效自评报告\n一、概况\n我局组织教师赴徐州市学习。\n").region
    assert (found.code, found.name) == (None, "鼓楼区")
    assert "福建省/福州市/鼓楼区" in found.candidates
    assert len(found.candidates) == 4


@pytest.mark.parametrize(
    ("title", "zone"),
    [
        ("岳阳经济技术开发区财政局2022年度整体支出绩效自评报告", "岳阳经济技术开发区"),
        ("湘潭市临江产业园区管委会2020年度部门决算", "湘潭市临江产业园区"),
        ("平江县高新区2021年度部门决算", "平江县高新区"),
        ("平江县工业园区道路改造项目绩效自评报告", None),  # what is done there is the county's
    ],
)
def test_an_unlisted_zone_is_not_the_city_it_lies_in(title: str, zone: str | None) -> None:
    region = about(f"{title}\n一、概况\n无。\n").region
    assert (region.code is None, region.name) == (zone is not None, zone or "平江县")
    assert len(region.candidates) == (zone is not None)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("根据榕财绩〔2022〕5号文件", None),  # 榕 is no first character of a name: nothing is guessed
        ("根据福财绩〔2022〕5号文件", "350102"),
        ("根据徐财绩〔2022〕5号文件", "320302"),
    ],
)
def test_a_document_number_settles_a_shared_name(said: str, code: str | None) -> None:
    found = about(f"鼓楼区教育局2022年度绩效自评报告\n一、概况\n{said}，开展自评。\n")
    assert found.region.code == code
    assert found.basis.get("region") == (None if code is None else "inferred")


def test_a_name_before_its_renaming(tmp_path: Path) -> None:
    path = tmp_path / "regions.tsv"
    rows = [
        "990000\t岚海省\tprovince",
        "990121\t石沐县\tcounty\t990000\t\t2021\t990103",
        "990103\t石沐区\tdistrict\t990000\t2021",
    ]
    path.write_text(
        "\t".join(COLUMNS) + "\n" + "\n".join(rows[:1] + [r + "\t" * (7 - r.count("\t")) + "yes" for r in rows[1:]]),
        "utf-8",
    )
    gazetteer = Gazetteer.load([path])
    before = about("石沐县民政局2020年度绩效自评报告\n", gazetteer=gazetteer)
    after = about("石沐区民政局2023年度绩效自评报告\n一、概况\n原石沐县2021年撤县设区。\n", gazetteer=gazetteer)
    assert (before.region.code, after.region.code) == ("990121", "990103")
    assert before.fictional
    assert not about("石鼓区水利局2023年度绩效自评报告\n", gazetteer=gazetteer).fictional


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2022年度部门整体支出绩效自评报告", "department_self_evaluation"),
        ("2022年校车补贴项目支出绩效自评报告", "project_self_evaluation"),
        ("2022年度项目支出绩效自评表", "self_evaluation_table"),
        ("2022年校车补贴专项资金重点绩效评价报告", "key_evaluation"),
        ("2022年度部门决算公开说明", "final_accounts"),
        ("2022年财政总决算报告", "area_final_accounts"),
        ("2022年度部门预算公开说明", "budget"),
        ("2022年预算执行情况和2023年预算草案的报告", "area_budget_report"),
        ("2022年项目绩效运行监控报告", "monitoring"),
        ("2022年项目绩效目标申报表", "target_declaration"),
        ("某项目事前绩效评估报告", "ex_ante_evaluation"),
        ("2022年中央对地方转移支付绩效自评报告", "transfer_evaluation"),
        ("预算绩效管理办法", "rules"),
        ("2022年绩效自评工作总结", "summary"),
    ],
)
def test_report_type(title: str, kind: str) -> None:
    assert about(f"{title}\n一、概况\n无。\n").report_type == kind


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("我局部门整体支出绩效自评得分93.5分，等级为“优”。", [("93.5", "优")]),
        ("自评总分９２分，其中：投入9.4分、过程27分、产出28分，评定等次为良。", [("92", "良")]),
        ("综合得分为 86.35 分，评价等级为“良好”。", [("86.35", "良好")]),
        ("自评得分：95，等级：优秀", [("95", "优秀")]),
        ("自评总分（分）\t98.5\t等级\t优", [("98.5", "优")]),
        ("自我评分八十九点四分。", [("89.4", None)]),
        ("满分100分，实得89.4分。", [("89.4", None)]),
        ("综合得分：89.4（满分100分）", [("89.4", None)]),
        ("自评打分为89.4分。", [("89.4", None)]),
        ("经评定，自评等次\n合格。", [(None, "合格")]),
        ("总分\t\t\t100\t97.5\t\n", [("97.5", None)]),
        ("总分\n\t100\n\t　96\n", [("96", None)]),
        ("自评得分95分。……再次说明自评得分95分，等级为优。", [("95", "优")]),
        ("2022年项目绩效管理自评得分89.4分", [("89.4", None)]),
        # Points of an indicator, weights, bands, others' scores and conditions are none.
        ("决策指标得分18分，产出得分28分，满意度得分9分，产出指标自评得分30分，预算管理得分8分。", []),
        ("评价等级分为：优（90分及以上）、良（80-90分）、中、差。总分100分。", []),
        ("群众安全感测评得分96.1分，平安建设考核得分95分。", []),
        ("考核得分低于85分的扣减。自评得分85分以下的整改。", []),
        ("对等级为优的项目优先保障。在评定中，群众满意。", []),
        ("合计\t100\t96\n", []),
        ("综合得分86.22分，属“良”。", [("86.22", "良")]),
        ("指标\t权重\t分值\t得分\n合计\t100\t100\t86.22\n", [("86.22", None)]),
        ("指标\t分值\t得分\n合计\t100\t100\n", [("100", None)]),
    ],
)
def test_scores(text: str, scores: list[tuple[str | None, str | None]]) -> None:
    found = about(f"石鼓区水利局2023年度部门整体支出绩效自评报告\n一、情况\n{text}\n").scores
    assert [(None if s.score is None else str(s.score), s.grade) for s in found] == scores


@pytest.mark.parametrize(
    "text",
    [
        "三、绩效自评情况\n我局对4个项目开展了自评。其中，食品抽检项目支出26.8万元，完成抽检240批次，自评97分。",
        "三、绩效情况\n（一）主要项目绩效自评结果\n1.食品抽检。全年抽检240批次，自评得分97分。\n2.其他。略。",
    ],
)
def test_in_a_units_report_the_sentence_or_the_head_says_which_project_a_score_is_of(text: str) -> None:
    found = about(f"石鼓区市场监督管理局2023年度部门决算公开说明\n{text}\n")
    assert [(s.scope, str(s.score)) for s in found.scores] == [("食品抽检", "97")]
    whole = about("石鼓区水利局2023年度部门整体支出绩效自评报告\n四、结论\n部门整体支出和项目支出绩效自评得分95分。\n")
    assert [s.scope for s in whole.scores] == ["部门整体支出"]


def test_a_year_in_words_is_no_part_of_a_name() -> None:
    for title in ("二〇二二年度浏阳市民政局部门决算", "浏阳市民政局二〇二二年度部门整体支出绩效自评报告"):
        found = about(f"{title}\n一、概况\n预算12万元。\n")
        assert (found.region.name, found.organisation, found.year) == ("浏阳市", "浏阳市民政局", 2022)


def test_a_short_name_may_follow_the_year() -> None:
    found = about("2022年度岳阳经济技术开发区财政局部门决算\n一、概况\n预算12万元。\n")
    assert found.region.name == "岳阳经济技术开发区"
    assert found.region.code is None


@pytest.mark.parametrize("place", ["长沙县", "浏阳市", "崇明区", "鄂托克旗", "融水苗族自治县"])
@pytest.mark.parametrize(
    "body",
    [
        "市场监督管理局", "市监局", "市政园林局", "市容环境卫生中心", "区域合作办公室", "民政局",
        "第一中学", "人民医院", "政务服务数据管理局", "投资促进局", "气象局",
        "供销合作社联合社", "城市管理和综合执法局", "人民检察院",
    ],
)  # fmt: skip
def test_a_bodys_name_does_not_hide_its_place(place: str, body: str) -> None:
    found = about(f"{place}{body}2022年度部门整体支出绩效自评报告\n一、概况\n预算12万元。\n")
    assert (found.region.name, found.organisation) == (place, place + body)


@pytest.mark.parametrize("title", ["{}岳塘区民政局2022年度部门决算", "2022年度{}岳塘区民政局部门决算"])
def test_a_place_below_a_city_that_no_table_knows_is_not_its_namesake(title: str) -> None:
    for city in ("青山市", "云上市", "白水州"):
        found = about(f"{title.format(city)}\n一、概况\n预算12万元。\n").region
        assert (found.name, found.code) == ("岳塘区", None)
        assert found.candidates
    for known in ("湘潭市", "湖南省湘潭市", ""):
        assert about(f"{title.format(known)}\n一、概况\n预算12万元。\n").region.code is not None


@pytest.mark.parametrize("place", ["湘西州吉首市", "延边州敦化市", "昌吉州阜康市", "锡林郭勒盟多伦县"])
def test_a_short_name_of_what_lies_above_is_known(place: str) -> None:
    assert about(f"{place}民政局2022年度部门决算\n一、概况\n预算12万元。\n").region.code is not None


# Bodies whose names end as few do, and those that begin with whom they belong to, before the place.
ODD_BODIES = (
    "中共{}委党史研究室 中共{}委巡察工作领导小组办公室 {}委政策研究室 {}委督查考核室 {}地方志编纂室 "
    "{}史志研究室 共青团{}委员会 政协{}委员会办公室 民盟{}委员会 九三学社{}委员会 "
    "中国国际贸易促进委员会{}委员会 国家统计局{}调查队 国家税务总局{}税务局 {}国有红旗林场 {}原种场 "
    "{}少年宫 {}工人文化宫 {}监狱 {}京剧团 {}血站 {}殡仪馆 {}公证处 {}日报社 {}烈士陵园 {}不动产登记中心 "
    "{}军队离休退休干部休养所 {}公安局交通警察大队 {}人民政府驻北京办事处 {}机要保密局 "
).split()  # fmt: skip


@pytest.mark.parametrize("place", ["长沙县", "浏阳市", "崇明区"])
@pytest.mark.parametrize("body", ODD_BODIES)
def test_odd_bodies_are_named_in_full_wherever_the_title_has_them(body: str, place: str) -> None:
    name = body.format(place)
    for title in (
        f"{name}2022年度部门决算",
        f"{name}\n2022年度部门整体支出绩效自评报告",
        f"2022年度{name}整体支出绩效自评报告",
    ):
        found = about(f"{title}\n一、概况\n预算12万元。\n")
        assert (found.organisation, found.region.name) == (name, place)


@pytest.mark.parametrize("before", ["共涉及项目5个。", "共涉及项目5个，", "\n"])
def test_a_projects_score_in_a_units_accounts_is_the_projects(before: str) -> None:
    text = f"石鼓区水利局2023年度部门决算公开\n一、预算绩效\n开展绩效自评。{before}河道清淤项目自评得分95分。\n"
    assert {s.scope: s.score for s in about(text).scores} == {"河道清淤": Decimal(95)}


def test_a_project_has_its_own_score() -> None:
    text = (
        "石鼓区水利局2023年度部门整体支出绩效自评表\n总分\t100\t96\n\n附件2\n项目支出绩效自评表\n项目名称\t河道清淤\n总分\t100\t88\n"
        "\n项目支出绩效自评表\n项目名称\t山塘整修\n总分\t100\t91.5\n"
    )
    found = {s.scope: s.score for s in about(text).scores}
    assert found == {"部门整体支出": Decimal(96), "河道清淤": Decimal(88), "山塘整修": Decimal("91.5")}


@given(st.text(alphabet="平江县林业局2年度部门整体支出绩效自评报告得分9.5等级为优一、\n\t：（）鼓楼区", max_size=200))
def test_any_text_is_read_and_scores_are_exact_spans(text: str) -> None:
    report = clean(RawText(text, "txt"))
    found = to_metadata("x.txt", report, (), GAZETTEER, VOCABULARY)
    for score in found.scores:
        quote = report.text[score.start : score.end]
        assert score.score is None or any(parse_number(quote[:n]) == score.score for n in range(1, 8))
        assert score.grade is None or quote.endswith(score.grade)


@pytest.mark.parametrize("labels", ["gold", "devset"])
def test_labelled_reports_keep_their_place_year_and_type(shared: Path, labels: str) -> None:
    from eval.metadata import run

    summary = run(shared / labels).summary
    assert {summary[field] for field in ("year", "region_code", "report_type", "grade")} == {1.0}
    assert min(summary[field] for field in ("title", "organisation_core", "department", "scores")) > 0.9


@pytest.mark.parametrize(
    ("head", "organisation"),
    [
        ("收入支出决算总表\n部门：平江县审计局 金额单位：万元", "平江县审计局"),
        ("填报单位（盖章）：平江县审计局　填报人：王某　联系电话：0731-1234567", "平江县审计局"),
        ("平 江 县 卫 生 健 康 局\n二 〇 二 二 年 度 部 门 整 体 支 出 绩 效 自 评 报 告", "平江县卫生健康局"),
    ],
)
def test_an_organisation_ends_where_the_next_label_begins(head: str, organisation: str) -> None:
    assert about(f"{head}\n一、概况\n无。\n").organisation == organisation
