"""Metadata: each value from each place that may tell it, and unknown where nothing does."""

from pathlib import Path

import pytest
from metadata_kit import about

from indexer.regions import COLUMNS, Gazetteer


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
        ("某委整体支出绩效自评报告\n评价期间：2023年1月至12月\n2021年更名，2021年预算5万元。\n", 2023, "document"),
        ("一、概况\n自评时段为2022年1月1日至2022年12月31日。\n2021年支出9万元。\n", 2022, "document"),
        ("一、概况\n评价期间：2021年至2023年\n2022年支出9万元。\n", 2022, "document"),  # by what it tells of
        ("一、概况\n评价时间：2024年3月\n2023年支出9万元。\n", 2023, "document"),  # when it was made
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


@pytest.mark.parametrize("labels", ["gold", "devset"])
def test_labelled_reports_keep_their_place_year_and_type(shared: Path, labels: str) -> None:
    from eval.metadata import run

    summary = run(shared / labels).summary
    assert {summary[field] for field in ("year", "region_code", "report_type", "grade")} == {1.0}
    assert min(summary[field] for field in ("title", "organisation_core", "department", "scores")) > 0.9


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2022年部门收入情况表\n项目\t决算数\n合计\t20\n2022年“三公”经费支出情况表\n项目\n", "2022年部门收入情况表"),
        ("县审计局2022年度决算情况\n表1 2022年部门收入情况\n项目\t决算数\n合计\t20\n", "县审计局2022年度决算情况"),
        ("附表1 2022年度项目支出绩效自评表\n项目名称\t普法\n", "附表1 2022年度项目支出绩效自评表"),
    ],
)
def test_a_table_further_down_gives_no_title(text: str, title: str) -> None:
    assert about(text).title == title


@pytest.mark.parametrize(
    ("head", "organisation"),
    [
        ("收入支出决算总表\n部门：平江县审计局 金额单位：万元", "平江县审计局"),
        ("“三公”经费情况表\n编制单位：平江县审计局 2022年度 金额单位：万元", "平江县审计局"),
        ("项目收支表\n填报单位：平江县审计局　2022 年", "平江县审计局"),
        ("填报单位（盖章）：平江县审计局　填报人：王某　联系电话：0731-1234567", "平江县审计局"),
        ("平 江 县 卫 生 健 康 局\n二 〇 二 二 年 度 部 门 整 体 支 出 绩 效 自 评 报 告", "平江县卫生健康局"),
    ],
)
def test_an_organisation_ends_where_the_next_label_begins(head: str, organisation: str) -> None:
    assert about(f"{head}\n一、概况\n无。\n").organisation == organisation


def test_a_letter_to_the_finance_bureau_names_its_writer():
    head = "关于2022年部门整体支出绩效评价的自评报告\n\n县财政局：\n"
    told = "    按照要求,现将我局(凤冈县交通运输局)2022年部门整体支出绩效自评情况报告如下\n"
    body = "一 部门基本情况\n编制人数74人。\n二 收支情况\n支出120万元。\n"
    found = about(head + told + body)
    assert (found.title, found.organisation) == ("关于2022年部门整体支出绩效评价的自评报告", "凤冈县交通运输局")
    signed = about(head + "现将情况报告如下\n" + body + "               凤冈县交通运输局 2023年5月22日\n")
    assert (signed.title, signed.organisation) == ("关于2022年部门整体支出绩效评价的自评报告", "凤冈县交通运输局")
