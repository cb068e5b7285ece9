"""Notices on funds, villages and relief: who a notice is of, what money is called, whom it goes to, what it is."""

from __future__ import annotations

import pytest
from figure_kit import read
from metadata_kit import about

from indexer.meaning.papers import paper_measure

TITLE = "关于平江县2023年第二批衔接资金分配计划的公告\n"


@pytest.mark.parametrize("label", ["实施单位", "责任单位", "项目单位", "承办单位", "建设单位"])
def test_who_carries_out_each_of_several_projects_signs_no_notice(label: str) -> None:
    rows = "".join(
        f"{number}.{place}村道路硬化工程\n投资：{number}0万元\n{label}：{who}\n"
        for number, (place, who) in enumerate((("青石", "平江县水利局"), ("白沙", "平江县交通运输局")), 1)
    )
    assert about(f"{TITLE}社会各界：\n{rows}").organisation is None


def test_one_body_that_carries_all_out_is_named_by_its_label() -> None:
    form = "项目支出绩效自评表\n（2022年度）\n实施单位：平江县水利局\n"
    assert about(f"{form}一、产出\n{form}").organisation == "平江县水利局"


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("2022年衔接资金安排项目的公示", "allocated"),
        ("2022年衔接资金分配结果公告公示", "allocated"),
        ("2022年衔接资金使用情况公告公示", None),
    ],
)
def test_announced_twice_over(title: str, measure: str | None) -> None:
    assert paper_measure(title, "") == measure


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("松溪县关于发放2022年5月份高龄津贴的通知", 2022),
        ("松溪县民政局2021年社会救助工作总结", 2021),
        ("松溪县2022年孤儿基本生活抚恤补助发放情况公示", 2022),
    ],
)
def test_titles_of_notices(title: str, year: int) -> None:
    found = about(f"{title}\n\n各乡镇人民政府：\n现发放高龄津贴3万元。\n")
    assert (found.title, found.year) == (title, year)


def items(text: str, **said) -> list[str]:
    return [figure.item.removeprefix("松溪县民政局").removeprefix("松溪县") for figure in read(text, **said)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("下达我县2022年财政衔接资金812万元。", ["财政衔接资金2022年下达我县"]),
        ("下达我县2022年产业发展资金812万元。", ["产业发展2022年资金"]),
        ("提前发放2022年度高龄津贴89万元。", ["高龄津贴2022年提前发放"]),
        ("为62户、71名城镇低保人员发放低保资金9万元。", ["低保资金2022年为62户、71名城镇低保人员发放"]),
        ("按照70至79周岁每人每年240元发放。", ["70至79周岁2022年每人每年标准"]),
        ("70岁以上老人240元/人/年和90岁以上老人900元/人/年。", ["70岁以上老人2022年标准", "90岁以上老人2022年标准"]),
        ("春节期间发放慰问金6万元。", ["慰问金2022年发放"]),
        ("体彩金73万元，下达东河区20万元；", ["体彩金2022年实际支出", "体彩金2022年下达东河区"]),
        ("经各镇（街道）申报，共安排资金310万元。", ["2022年安排资金"]),
        ("公务接待费由2021年的5万元减至3万元。", ["2021年公务接待费", "2022年公务接待费减至"]),
        ("收、支总计各是12万元、11万元。", ["2022年收入总计", "2022年支出总计实际支出"]),
        ("财政拨款收入、支出分别为12万元和11万元。", ["2022年财政拨款收入", "2022年财政拨款支出实际支出"]),
        ("向老人发放从50元至90元不等的奖金。", ["2022年向老人发放标准", "2022年向老人发放标准上限"]),
        ("结算多计土方款7万元应予核减、监理费多计2万元应予退回。", ["结算多计土方款2022年", "监理费多计2022年"]),
    ],
)  # fmt: skip
def test_what_the_money_of_a_notice_is_called(text: str, names: list[str]) -> None:
    assert items(text) == names


@pytest.mark.parametrize(
    "by",
    [
        "《省财政厅关于提前下达2022年补助资金（产业任务）预算的通知》（云财指（农）〔2021〕34号）",
        "《省财政厅关于下达2022年补助资金的通知》（云财农〔2022〕4号）",
    ],
)
def test_what_is_handed_on_stands_behind_the_paper(by: str) -> None:
    (figure,) = read(f"{by}下达我县财政衔接推进乡村振兴补助资金317万元。")
    assert "通知" not in figure.item
    assert "财政衔接推进乡村振兴补助" in figure.item


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("以上两笔资金共计61万元。", None),
        ("地方分成资金76万元。", None),
        ("按照70—79周岁240元标准发放。", None),
        ("审计后总投资70万元，其中：安装投资60万元。", None),
        ("问题资金9万元，整改到位资金7万元，未整改资金2万元。", None),
        ("老字号店家捐来善款14万元。", None),
        ("高龄津贴14万元。", "高龄津贴"),
    ],
)
def test_what_names_no_project_of_a_notice(text: str, project: str | None) -> None:
    assert {figure.project for figure in read(text) if figure.kind == "money"} == {project}


def test_a_name_that_denies_another_is_its_own() -> None:
    names = ["农户取暖补贴", "孤老取暖补贴", "非农户取暖补贴"]
    text = "\n".join(f"{n}.{name}：{n}84人，金额{n}4万元；" for n, name in enumerate(names, 1))
    assert [figure.project for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("松溪县和平镇饮水安全工程23万元。", ()),
        ("青山乡和顺村文化广场工程23万元。", ()),
        ("图书馆改造工程和文化馆改造工程23万元。", ("图书馆改造工程", "文化馆改造工程")),
        ("整改资金30万元（含部分整改）。", ()),
    ],
)
def test_what_and_joins(text: str, parts: tuple[str, ...]) -> None:
    assert read(text)[0].shared_with == parts


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("2022年全年共需给340名乡村医生发放补助金68万元。", ["planned"]),
        ("全年共给340名乡村医生发放补助金68万元。", ["executed"]),
        ("预算执行问题4项，涉及金额52万元，整改资金30万元。", ["other", "other"]),
        ("账上可用于助学的资金13万元。", ["balance"]),
        ("该批设备价值120万元。", ["balance"]),
        ("购置设备价值120万元。", ["executed"]),
        ("发放价值3万元的物资。", ["executed"]),
        ("向老人发放从50元至90元不等的奖金。", ["standard", "standard"]),
    ],
)
def test_what_the_amounts_of_a_notice_are(text: str, measures: list[str]) -> None:
    assert [figure.measure for figure in read(text)] == measures


def test_a_list_is_of_the_measure_and_the_year_of_its_lead() -> None:
    lead = "2024年全年共需发放补贴金54万元。分别是：\n一、取暖补贴：38人，金额17万元；\n"
    text = f"{lead}其中：孤老：20人，金额9万元；\n二、乘车补贴：64人，金额37万元。\n"
    figures = read(text, title=None, year=None)
    assert [(figure.measure, figure.year) for figure in figures] == [("planned", 2024)] * 4


def test_a_sentence_that_says_what_work_was_for_speaks_of_it_alone() -> None:
    first, second = read("发放取暖补贴3万元。为改善村民出行条件，着力修整便道，筹资60万元。")
    assert "取暖补贴" in first.item
    assert "取暖补贴" not in second.item


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("县里公布的数据表明，安排3亿元。", ["2022年安排"]),
        ("2.全力以赴抓好花木产业。全年固定资产投资67亿元。", ["固定资产投资2022年"]),
        ("岳城市松溪县财政安排取暖补贴41万元。", ["取暖补贴2022年安排"]),
        ("测算我县2022年养蜂补贴标准为15元。", ["养蜂补贴2022年标准"]),
        ("根据给我县的资金总量61万元。", ["2022年根据给我县的资金总量"]),
        ("背街环境整治提升安排资金14万元。", ["背街环境整治提升2022年安排资金"]),
        ("1~5月全省水运完成投资13万元。", ["水运2022年完成投资"]),
        ("市级已分解下达2022年便道资金9万元。", ["便道2022年资金"]),
    ],
)  # fmt: skip
def test_what_is_told_is_left_out_of_names(text: str, names: list[str]) -> None:
    assert items(text) == names


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("共募集过冬款物23万元，其中，募集善款20万元。", None),
        ("县民政局累计为孤儿发放过冬补助20万元。", "过冬补助"),
        ("分配各县（区）、东河开发区23万元。", None),
        ("2.全力以赴抓好产业升级。完成投资67万元。", None),
        ("中央水利投资计划32万元。", None),
        ("渠道建设投资计划32万元。", "渠道建设"),
    ],
)
def test_what_was_done_with_money_names_no_project(text: str, project: str | None) -> None:
    assert {figure.project for figure in read(text)} == {project}


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("已完成当年投资计划5亿元，完成省级资金2亿元。", ["executed", "executed"]),
        ("当年投资计划5亿元。", ["planned"]),
        ("分配市本级、各县23万元。", ["allocated"]),
    ],
)
def test_what_is_carried_out_of_a_plan(text: str, measures: list[str]) -> None:
    assert [figure.measure for figure in read(text)] == measures


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("支出预算26万元（含青石镇）。", ()),
        ("支出预算26万元（含青石镇道路改造、白沙桥维修）。", ("青石镇道路改造", "白沙桥维修")),
        ("第二批中央、省级衔接资金已支出5万元。", ()),
    ],
)
def test_places_and_batches_share_nothing(text: str, parts: tuple[str, ...]) -> None:
    assert read(text)[0].shared_with == parts


def test_a_share_is_of_its_own_year() -> None:
    amount, share = read("2022年投入33万元，占2021年募得的公益金的20.5%。")
    assert (amount.year, share.year) == (2022, 2022)


def test_a_summary_that_looks_ahead_is_of_the_year_summed_up() -> None:
    found = about("白沙街道2022年工作总结及2023年工作思路\n\n一、工作成效\n完成收入3万元。\n")
    assert (found.title, found.year) == ("白沙街道2022年工作总结及2023年工作思路", 2022)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("福彩公益金预算安排9万元，总支出8万元。", ["福彩公益金2022年预算安排", "福彩公益金2022年总支出"]),
        ("2022年结余体彩公益金9万元，本年留成4万元。", ["体彩公益金2022年结余", "体彩公益金2022年留成"]),
        ("省财政厅、林业厅下达2022年护林扶持基金6万元。", ["护林扶持基金2022年省财政厅、林业厅下达"]),
        ("地区生产总值完成67亿元，零售总额预计完成56亿元。", ["地区生产总值2022年完成", "零售总额2022年预计完成"]),
        ("零售总额完成5亿元。全年向上争取到位资金2亿元。", ["零售总额2022年完成", "2022年向上争取到位资金"]),
        ("留抵退税3亿元，兑付帮扶资金2亿元。", ["留抵退税2022年", "帮扶资金2022年兑付"]),
        ("通过农信社发放2022年养蜂直补资金9万元。", ["养蜂直补2022年资金"]),
    ],
)
def test_funds_and_statistics_by_their_names(text: str, names: list[str]) -> None:
    assert items(text) == names


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("用于修整球场（捐赠球架）15万元；", "executed"),
        ("接受捐来的棉衣400件，价值6万元。", "received"),
        ("发放棉衣400件，价值6万元。", "executed"),
        ("县红十字会捐赠灾区10万元。", "executed"),
        ("接受社会捐赠10万元。", "income"),
        ("主要用于国际标准舞邀请赛9万元。", "executed"),
    ],
)
def test_what_is_given_and_what_is_got(text: str, measure: str) -> None:
    assert [figure.measure for figure in read(text)] == [measure]


def test_a_numbered_heading_says_nothing_of_the_whole_paper() -> None:
    assert paper_measure(None, "现将使用情况公告如下：\n一、公益金分配情况\n收入22万元。\n") is None
    assert paper_measure(None, "2022年公益金分配情况\n收入22万元。\n") == "allocated"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "护林金90万元，其中夜巡补贴5万元，油料补贴1万元；防火金80万元，其中夜巡补贴2万元；为320名老林工发放慰问金31万元。",
            ["护林金", "护林金夜巡补贴", "护林金油料补贴", "防火金", "防火金夜巡补贴", "慰问金"],
        ),
        ("农业基金90万元，其中：省级50万元；市级40万元。", ["农业基金", "农业基金", "农业基金"]),
    ],
)
def test_a_list_of_wholes_with_parts_of_their_own(text: str, names: list[str]) -> None:
    assert [item.partition("2022年")[0] for item in items(text)] == names


@pytest.mark.parametrize("unit", ["元/人·月", "元/人.月", "元/人/月", "元"])
def test_standards_that_are_paired_whatever_their_unit(unit: str) -> None:
    first, second = read(f"集中供养、分散供养标准分别为40{unit}、30{unit}。")
    assert ("集中" in first.item, "分散" in first.item) == (True, False)
    assert ("集中" in second.item, "分散" in second.item) == (False, True)


def test_who_is_responsible_for_a_project_is_not_who_reports() -> None:
    text = "".join(f"{n}.青石村道路{n}0万元\n责任单位：县乡村振兴局\n" for n in range(1, 4))
    assert about(f"{TITLE}社会各界：\n{text}").organisation is None


def test_what_has_been_done_since_a_year_is_not_of_that_year() -> None:
    (figure,) = read("2016年推行老茶园改造更新奖励办法以来，实际发放奖金52万元。")
    assert figure.year != 2016
