"""Who hands money to whom is no part of what it is for: 中央财政下达我县…, 现将…下达给你们, …下达至各镇."""

from __future__ import annotations

import pytest
from figure_kit import brief, read

FUNDS = ("困难群众救助补助资金", "农田建设补助资金", "残疾人事业发展补助资金", "少数民族发展资金", "中小学校舍维修资金")
HANDS = (
    "下达我县{}", "下达至我县{}", "拨付给我局{}", "上级下达{}", "中央财政下达我县{}", "省财政厅下达我县{}", "现将{}",
    "本次下达{}", "共收到{}", "市财政局下拨{}", "累计下达各乡镇{}", "中央、省级下达{}", "县财政局提前下达我中心{}",
)  # fmt: skip
AFTER = ("{}下达我县", "{}共下达", "{}下达至各乡镇", "{}拨付我局", "{}累计下达各镇")


@pytest.mark.parametrize("hands", [*HANDS, *AFTER])
@pytest.mark.parametrize("fund", FUNDS)
def test_what_is_handed_on_is_named_without_who_hands_it_on(hands: str, fund: str) -> None:
    (figure,) = read(f"2022年{hands.format(fund)}120万元。")
    assert fund.removesuffix("资金") in figure.item
    named = figure.project or ""
    assert not any(word in named for word in ("下达", "下拨", "拨付", "收到", "我", "各", "现将", "财政"))
    assert figure.measure in ("allocated", "received", "executed")


@pytest.mark.parametrize("fund", ["直达资金", "参照直达资金", "中央直达资金", "市本级直达资金"])
@pytest.mark.parametrize(
    "shape", ["下达至我县{}80万元，已支出60万元，支出进度75%。", "全县{}总额80万元，支出60万元，支出率75%。"]
)
def test_direct_funds_are_called_by_their_name(shape: str, fund: str) -> None:
    for figure in read(shape.format(fund)):
        assert "直达" in figure.item
        assert "直2" not in figure.item
        assert "达资金" not in figure.item.replace("直达资金", "")


@pytest.mark.parametrize("lead", ["直达资金项目主要为", "专项资金主要有", "资金主要是", "项目支出主要为"])
def test_a_list_begins_behind_what_leads_to_it(lead: str) -> None:
    items = [figure.item for figure in read(f"{lead}困难群众救助20万元，农田建设补助36万元，公共卫生服务12万元。")]
    assert items[0].startswith("松溪县困难群众救助") or "局困难群众救助" in items[0]
    assert all("主要" not in item for item in items)


@pytest.mark.parametrize("mark", ["，", "；", "、"])
@pytest.mark.parametrize(
    "names",
    [
        ("优抚对象补助经费", "公共卫生服务补助金", "农业生产发展资金", "优抚对象医疗保障经费"),
        ("路灯维护经费", "公园养护经费", "路灯改造资金", "公园绿化资金"),
    ],
)
def test_no_member_of_a_list_belongs_to_another(names: tuple[str, ...], mark: str) -> None:
    text = mark.join(f"{name}{number + 3}万元" for number, name in enumerate(names))
    for figure, name in zip(read(f"全年支出如下：{text}。"), names, strict=True):
        others = {other.removesuffix("资金") for other in names} - {name.removesuffix("资金")}
        assert figure.project not in others | set(names) - {name}
        assert not any(other in figure.item for other in others)


@pytest.mark.parametrize("verb", ["收到", "共收到", "争取到", "我局共收到"])
@pytest.mark.parametrize("giver", ["中央下达", "上级下达", "省财政下达", "市级下达"])
def test_what_was_received_is_received_whoever_handed_it_down(verb: str, giver: str) -> None:
    assert brief(f"2022年{verb}{giver}救助补助资金90万元。") == [(90.0, "received", 2022)]


@pytest.mark.parametrize("word", ["包含", "包括", "其中", "其中："])
def test_parts_have_the_measure_and_the_year_of_their_whole_whatever_opens_them(word: str) -> None:
    whole = "拨付残疾人补助资金60万元（其中省级20万元，县级40万元）"
    text = f"{whole}，{word}通讯补贴市级6万元；护理补贴市级7万元、县级8万元。"
    assert {measure for _, measure, _ in brief(text)[3:]} == {"executed"}
    assert all(word.rstrip("：") not in figure.item for figure in read(text))


@pytest.mark.parametrize(
    "sums", ["截至3月底，已累计支出12万元", "目前已支出12万元", "合计支出12万元", "共计支出12万元"]
)
def test_what_goes_on_behind_a_list_is_not_of_its_last_member(sums: str) -> None:
    figures = read(f"路灯维护4万元，公园养护5万元，河道保洁3万元。{sums}。")
    assert "河道保洁" not in figures[-1].item
    assert figures[-1].project != "河道保洁"


@pytest.mark.parametrize("part", ["建筑工程", "土建工程", "设备购置"])
@pytest.mark.parametrize("said", ["批复总投资", "概算投资", "计划投资"])
def test_a_part_in_brackets_is_of_the_project_before_it(part: str, said: str) -> None:
    figures = read(
        f"一批项目{said}300万元（其中{part}260万元），二批项目{said}200万元（其中{part}180万元），"
        f"合计{said}500万元（其中{part}440万元）。"
    )
    assert {figure.project for figure in figures} == {None}  # a batch is no project's name
    assert ["批项目" in figure.item for figure in figures] == [True, True, True, True, False, False]
    assert {figure.measure for figure in figures} == {"planned"}


@pytest.mark.parametrize("year", ["【2022】", "[2022]", "（2022）", "〔2022〕", "［2022］"])
def test_the_number_of_a_paper_names_nothing(year: str) -> None:
    (figure,) = read(f"县财政局松财农{year}16号文件下达农田建设补助资金60万元。")
    assert figure.project in (None, "农田建设补助")
    assert "号" not in figure.item
    assert "松财" not in figure.item


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("购置蜂箱800箱共计9万元。", "蜂箱"),
        ("护林岗12人获补贴3,600元。", "护林岗"),
        ("助学救助6户领取救助款5,200元。", "助学救助"),
    ],
)
def test_counts_are_no_part_of_a_name(text: str, item: str) -> None:
    (figure,) = read(text)
    assert item in figure.item
    assert not any(character.isdigit() for character in figure.project or "")


@pytest.mark.parametrize("parts", [(50, 30, 20), (60, 40), (25, 25, 25, 25)])
def test_percentages_that_divide_a_whole_are_shares(parts: tuple[int, ...]) -> None:
    names = ("岗位补贴", "生活补助", "村级留存", "奖励")
    text = "、".join(f"{name}{part}%" for name, part in zip(names, parts, strict=False))
    assert {figure.measure for figure in read(f"收益按比例分配，即{text}。")} == {"share"}
    assert {figure.measure for figure in read("满意度60%，知晓率40%。")} == {"other"}


def test_cells_of_a_form_in_one_line_are_no_part_of_a_name() -> None:
    line = (
        "项目支出绩效自评表 （2022年度） 项目名称 委托业务 主管部门 某镇人民政府 年度资金总额： 0 0 10 "
        "其中：本年财政拨款 80 74.5 上年结转资金 其他资金 总体目标 实际完成情况 本项目共完成预算资金74.5万元。"
        "其中：50万元用于工程审计；24.5万元用于工程设计。 绩效指标 一级指标 二级指标 分值 得分 产出指标（50分） "
        "数量指标 审计数量 ≥50个 成本指标 项目总成本 ≤80万元 80 9 9"
    )
    figures = read(line, title=None)
    money = [figure for figure in figures if figure.kind == "money"]
    assert [figure.measure for figure in money] == ["executed", "executed", "executed", "target"]
    assert all(len(figure.item) < 60 for figure in figures)
    assert [figure.flags for figure in figures if figure.kind == "score"] == [("weight",)]


@pytest.mark.parametrize("funds", [("省级专项扶贫资金", "市级专项扶贫资金"), ("中央农田建设资金", "县级农田建设资金")])
def test_what_one_level_gives_is_not_the_whole(funds: tuple[str, str]) -> None:
    whole = funds[0][2:]
    figures = read(f"上级下达{whole}90万元。\n1.{funds[0]}60万元\n2.{funds[1]}30万元")
    assert not any(level in (figures[0].project or "") + figures[0].item for level in ("省级", "市级", "中央", "县级"))


@pytest.mark.parametrize("levels", ["中央、省", "中央和省级", "省、市、县", "省级、市级"])
def test_levels_alone_are_no_project(levels: str) -> None:
    assert read(f"{levels}资金90万元。", title="松溪县财政局2022年资金公示")[0].project is None


def test_the_first_of_several_labels_does_not_head_the_others() -> None:
    told = "共青镇（3个）：甲村、乙村、己村，资金36万元，柳林镇（2个）：丙村、丁村，资金22万元，"
    figures = read(f"{told}石门乡（1个）：戊村，资金10万元。")
    towns = ("共青镇", "柳林镇", "石门乡")
    assert all(town in figure.item for figure, town in zip(figures, towns, strict=True))
    assert not any("共青镇" in figure.item for figure in figures[1:])


@pytest.mark.parametrize("name", ["2022年果园提升项目", "茶园补植管护项目", "农户技术培训工程"])
def test_a_numbered_item_heads_its_paragraph(name: str) -> None:
    text = f"1. {name}，在全县15个村补植果园405亩，项目建设资金48万元，完成总投资46万元，结余资金2万元。"
    figures = read(text)
    assert {figure.project for figure in figures} == {name.removeprefix("2022年")} or {
        figure.project for figure in figures
    } == {name}
    assert [figure.measure for figure in figures][1:] == ["executed", "carryover"]


@pytest.mark.parametrize("giver", ["中央安排", "中央财政安排"])
def test_what_the_centre_provides_is_allocated(giver: str) -> None:
    assert brief(f"{giver}救助补助资金60万元。") == [(60.0, "allocated", 2022)]


@pytest.mark.parametrize("lead", ["当年", "本年", "今年", "全年"])
@pytest.mark.parametrize("fund", ["中央补助山区资金", "中小学维修资金", "中医药发展资金"])
def test_what_begins_with_the_middle_is_not_cut(lead: str, fund: str) -> None:
    (figure,) = read(f"{lead}{fund}60万元。")
    assert not any(fund[1:4] in name and fund[:2] not in name for name in (figure.project or "", figure.item))


@pytest.mark.parametrize("by", ["以", "按", "通过"])
@pytest.mark.parametrize("number", ["（财农〔2022〕9号）", ""])
def test_the_paper_that_hands_money_on_is_no_part_of_its_name(by: str, number: str) -> None:
    (figure,) = read(f"中央{by}《关于下达2022年农业资金预算的通知》{number}文件下达我县农业生产发展资金60万元。")
    assert "通知" not in figure.item
    assert "农业生产发展" in figure.item


@pytest.mark.parametrize("giver", ["省内", "县内", "中央", "上级", "省级财政"])
def test_who_provides_money_is_no_part_of_its_name(giver: str) -> None:
    (figure,) = read(f"其中{giver}安排农机购置补贴资金31万元。")
    assert "安排农机" not in figure.item
    assert figure.project in ("农机购置补贴", "农机购置补贴资金")


def test_the_year_behind_a_bracket_is_not_that_of_the_bracket() -> None:
    text = "根据文件（松财农〔2022〕7号），下达我县2021年补助资金90万元，其中：绿化资金30万元，饮水资金60万元。"
    assert [figure.year for figure in read(text)] == [2021] * 3


@pytest.mark.parametrize("task", ["少数民族发展任务", "后续帮扶任务", "耕地保护任务", "以工代赈任务", "乡村振兴任务"])
def test_the_tasks_that_money_is_given_for_are_no_targets(task: str) -> None:
    figures = read(f"下达我县补助资金90万元，其中：{task}30万元，饮水安全60万元。")
    assert [figure.measure for figure in figures] == ["allocated"] * 3


def test_what_is_left_of_a_project_is_not_left_of_its_last_part() -> None:
    text = "二、大棚建设项目\n（一）资金使用情况：计划投资86万元，结算价81万元，管理费使用2万元，项目结余3万元。"
    left = read(text)[-1]
    assert left.measure == "carryover"
    assert "管理费" not in left.item


@pytest.mark.parametrize("word", ["实现情况：", "完成情况："])
def test_what_was_reached_of_the_targets_is_no_target(word: str) -> None:
    figures = read(f"绩效目标{word}项目开工率100%，验收合格率100%。")
    assert "target" not in {figure.measure for figure in figures}


@pytest.mark.parametrize("who", ["你单位", "你区", "你局", "你们各乡镇"])
def test_whom_a_letter_speaks_to_is_no_part_of_the_name(who: str) -> None:
    (figure,) = read(f"现下达{who}2022年困难群众救助补助资金81万元。")
    assert "你" not in figure.item
    assert "困难群众救助" in figure.item


@pytest.mark.parametrize("bodies", ["省民政厅会同财政厅", "县财政局和水利局", "市发改委、财政局"])
def test_the_bodies_that_hand_money_on_are_no_part_of_the_name(bodies: str) -> None:
    (figure,) = read(f"{bodies}已下达我县2022年饮水安全资金81万元。")
    assert figure.project == "饮水安全"


@pytest.mark.parametrize("lead", ["及时把", "现将", "统一将"])
def test_what_is_taken_up_begins_behind_its_verb(lead: str) -> None:
    (figure,) = read(f"{lead}2022年少数民族发展资金20万元下达给镇政府。")
    assert lead not in figure.item


def test_a_project_told_in_a_sentence_of_its_own_is_what_the_next_one_is_of() -> None:
    told = "冷库改造项目。本项目位于东村，2022年5月竣工，结算金额为58万元。"
    figures = read(f"二、产业扶持项目\n{told}\n步道修整项目。本项目位于西村，结算金额为17万元。")
    assert [name in figure.item for figure, name in zip(figures, ("冷库改造", "步道修整"), strict=True)] == [True, True]


def test_the_point_of_a_list_number_is_no_part_of_a_name() -> None:
    for figure in read("1.产业类项目：8个，80万元；\n2.基础设施类项目1个，26万元；\n3.生活改善类项目1个，60万元。"):
        assert not (figure.project or "").startswith(".")
        assert ".基" not in figure.item


PAYEES = (
    "到项目实施单位", "给施工企业", "至各镇街", "到困难群众手中", "至供餐企业账户", "到村集体",
    "给合作社", "到户", "至乡镇卫生院",
)  # fmt: skip


@pytest.mark.parametrize("payee", PAYEES)
@pytest.mark.parametrize(
    "pays", ["已拨付{}", "资金支付{}", "6月直接发放{}", "县财政将资金全部拨付{}", "通过一卡通发放{}"]
)
def test_whom_money_reaches_is_not_what_it_is_for(payee: str, pays: str) -> None:
    whole, paid = read(f"2022年安排危桥改造资金320万元，{pays.format(payee)}301.8万元。")
    assert (paid.measure, whole.project) == ("executed", "危桥改造")
    assert paid.project == "危桥改造"
    assert payee not in paid.item.partition("2022年")[0]


@pytest.mark.parametrize("payee", ["各乡镇", "乡镇卫生院", "有关企业", "项目单位", "养殖大户"])
def test_what_is_paid_may_stand_behind_the_payee(payee: str) -> None:
    (figure,) = read(f"2022年拨付给{payee}农村厕所改造资金120万元。")
    assert figure.project == "农村厕所改造"


def test_what_only_begins_as_a_payee_is_an_item() -> None:
    items = [figure.item for figure in read("到期债务偿还50万元。对个人和家庭的补助支出18万元。到位资金30万元。")]
    assert "到期债务" in items[0]
    assert "对个人和家庭的补助" in items[1]


@pytest.mark.parametrize("fund", ["中央预算内投资", "车购税资金", "福彩公益金", "专项债券", "超长期特别国债"])
@pytest.mark.parametrize("other", ["县级自筹", "地方配套", "县级配套资金", "省级补助"])
def test_a_source_beside_a_fund_is_not_of_the_fund(fund: str, other: str) -> None:
    whole, first, second = read(f"项目总投资900万元，其中：{fund}600万元，{other}300万元。")
    assert whole.value == 900
    assert fund.removesuffix("资金") in first.item
    assert fund not in second.item


@pytest.mark.parametrize("by", ["福利彩票公益金安排的", "省级体彩公益金支持的", "由财政资金支持的", "专项债券资助的"])
def test_the_fund_that_pays_is_no_part_of_what_it_pays_for(by: str) -> None:
    (figure,) = read(f"{by}居家养老服务项目30万元。")
    assert figure.project == "居家养老服务项目"


def test_the_next_source_is_not_of_the_batch_before() -> None:
    _, second, other = read("中央补助第一批下达295万元，第二批下达42万元；省级资金下达50万元。")
    assert "第二批" in second.item
    assert "批" not in other.item
