"""Whose money it is, what is asked for, and what a clause of its own says, whatever verbs stand around."""

from __future__ import annotations

import pytest
from figure_kit import read


def _measures(text: str) -> list[str]:
    return [figure.measure for figure in read(text) if figure.kind == "money"]


@pytest.mark.parametrize("led", ["按资金来源划分，", "从资金来源看，", "按来源分：", "按资金渠道分，", "资金来源为："])
@pytest.mark.parametrize("end", ["，上述资金于10月底前全部到位。", "，以上资金已全部到账。", "。"])
def test_sources_stay_sources_when_all_has_arrived(led: str, end: str) -> None:
    assert _measures(f"{led}省级补助资金210万元，市级补助资金45万元，区本级安排80万元{end}") == ["allocated"] * 3


def test_parts_without_a_word_on_sources_have_arrived() -> None:
    assert _measures("省级补助资金210万元，市级补助资金45万元，上述资金于10月底前全部到位。") == ["received"] * 2


@pytest.mark.parametrize("heading", ["（二）厉行节约情况", "（二）“三公”经费和厉行节约情况", "二、勤俭节约"])
def test_thrift_in_a_heading_is_no_saving(heading: str) -> None:
    text = f"{heading}\n公务接待费支出3.1万元，比上年的4万元下降22.5%。会议费、培训费合计支出22.6万元。"
    assert _measures(text) == ["executed", "previous", "executed"]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("年初预算262万元，按每人每月420元测算，全年执行249万元。", ["initial_budget", "standard", "executed"]),
        ("按每人每月420元测算，需资金262万元。", ["standard", "planned"]),
        ("2022年应投入资金3200万元，实际到位2900万元。", ["revised_budget", "received"]),
        ("县级资金拨付偏晚，60万元中有35万元9月才到位。", ["allocated", "received"]),
        ("下达5742万元，未安排的258万元结转2023年。", ["allocated", "carryover"]),
        ("应配套60万元，未安排18万元。", ["planned", "variance"]),
        ("产学研项目中有16.5万元已通过验收，超过半年仍未支付。", ["arrears"]),
        ("其中16.5万元已通过验收，全部支付到位。", ["executed"]),
        ("服务合同总金额205万元，据实结算195.9万元。", ["contract", "executed"]),
        ("新建站点平均造价13.5万元，改造站点平均造价4.7万元。", ["standard", "standard"]),
        ("部门预算98万元，追加6万元，因压减一般性支出收回预算2万元。", ["initial_budget", "supplement", "reduction"]),
        ("年底财政收回结余资金21万元。", ["returned"]),
        ("县财政另行补助防疫经费70000元，因下达较晚，已用于归垫。", ["allocated"]),
        ("建议市财政将补助标准提高到每村60000元，全镇需增加资金156000元。", ["standard", "requested"]),
        ("建议将岗位补贴每人每月200元纳入预算，所需资金约9.6万元由县财政统筹解决。", ["standard", "requested"]),
        ("补助标准较上年分别提高300元和200元。", ["change", "change"]),
    ],
)
def test_what_a_clause_says_of_its_amount(text: str, measures: list[str]) -> None:
    assert _measures(text) == measures


def test_a_budget_of_next_year_that_is_to_be_cut_is_planned() -> None:
    figure = read("六、改进措施\n二是压减2023年创新券预算至150万元。")[-1]
    assert (figure.measure, figure.direction, figure.year) == ("planned", None, 2023)


def test_an_instalment_that_goes_into_the_next_budget_is_of_that_year() -> None:
    figure = read("2022年支付首付款47万元，验收款42.3万元列入2023年预算。")[-1]
    assert (figure.measure, figure.year) == ("planned", 2023)


def test_members_that_say_what_they_are_govern_none_behind_them() -> None:
    text = (
        "“三公”经费预算28.60万元，支出决算21.47万元。其中：\n1.公务用车运行维护费预算24.00万元，决算18.96万元。"
        "全年未购置公务用车，公务用车购置费0万元。\n2.公务接待费预算4.60万元，决算2.51万元。\n"
        "（二）会议费。2022年会议费支出3万元。"
    )
    assert _measures(text)[-4:] == ["executed", "initial_budget", "executed", "executed"]


def test_a_list_ends_at_a_number_further_out() -> None:
    text = "年初预算80万元。其中：\n1.培训费30万元\n2.会议费50万元\n（二）接待费。接待费6万元。"
    assert _measures(text) == ["initial_budget", "initial_budget", "initial_budget", "executed"]


def test_a_part_of_what_was_spent_is_no_share_of_a_standard() -> None:
    text = "办公经费531806元，按每村每年40000元安排，用于水电和报刊，其中报刊费61880元。"
    assert [figure.measure for figure in read(text)][1:] == ["standard", "executed"]


@pytest.mark.parametrize(
    "clause",
    [
        "结算审核核减8万元",
        "竣工结算审核净审减8万元",
        "县财政评审中心审减8万元",
        "完工后施工单位送审9万元",
        "最终只支付8万元",
    ],
)
def test_who_checks_a_price_is_no_item(clause: str) -> None:
    figure = read(f"办公楼改造工程合同价240万元，{clause}。")[-1]
    assert figure.item.startswith("松溪县民政局办公楼改造工程")
    assert figure.project == "办公楼改造工程"


@pytest.mark.parametrize(
    ("clause", "item"),
    [
        ("绿化管护委托第三方实施，支付18万元", "绿化管护"),
        ("创新券抵扣服务合同金额的50%，每户不超过5万元", "创新券"),
        ("服务平台按设备投资额30%补助，最高500万元", "服务平台"),
        ("护林员由镇里统一聘用，每人每年8000元", "护林员"),
        ("县财政按季度拨付，累计拨付28万元", "道路养护"),
    ],
)
def test_a_clause_behind_a_semicolon_speaks_of_its_own(clause: str, item: str) -> None:
    assert item in read(f"道路养护支出30万元；{clause}。")[-1].item


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("列支口罩、消毒液等防疫物资8万元。", 0),
        ("购置课桌椅、黑板等教学设备12万元。", 0),
        ("半失能及高龄独居老人服务补贴94万元。", 0),
        ("空巢、独居老人探访服务费8万元。", 0),
        ("生活补贴和护理补贴60万元。", 2),
        ("孤儿和留守儿童生活费26万元。", 2),
    ],
)
def test_examples_and_kinds_of_people_share_nothing(text: str, parts: int) -> None:
    assert len(read(text)[0].shared_with) == parts


@pytest.mark.parametrize("giver", ["县财政局", "市财政", "区政府", "上级", ""])
@pytest.mark.parametrize("deed", ["年初批复该项目", "核定该专项", "下达本项目", "年初安排该项目资金"])
def test_who_granted_this_project_names_nothing(giver: str, deed: str) -> None:
    title = "松溪县2022年居家养老服务补贴项目支出绩效自评报告"
    figure = read(f"{giver}{deed}预算260万元。", title=title)[0]
    assert figure.item.startswith("松溪县民政局居家养老服务补贴2022年")


def test_the_prefecture_is_a_source_as_the_province_is() -> None:
    figures = read("资金来源为：省级补助资金140万元，地区补助资金36万元，县财政60万元。")
    assert [figure.measure for figure in figures] == ["allocated"] * 3
    assert figures[1].project is None


@pytest.mark.parametrize("when", ["改造前", "提标前", "集采前", "项目实施前"])
def test_what_stood_before_something_was_done_has_no_year(when: str) -> None:
    assert [figure.year for figure in read(f"办公用电支出由{when}的38万元降至22万元。")] == [None, 2022]


def test_a_rate_is_the_item_of_no_amount_behind_it() -> None:
    figure = read("区域清洁取暖率93.6%；空气质量指数同比下降8.7%；共支出26万元。")[-1]
    assert "取暖率" not in figure.item and figure.project is None


def test_what_a_rise_needs_is_of_the_year_it_begins_in() -> None:
    figure = read("建议县财政从2023年起将办公经费提高到每村48000元，全镇需增加预算112000元。")[-1]
    assert (figure.measure, figure.year) == ("requested", 2023)


@pytest.mark.parametrize("head", ["后补助过于集中", "资金分配过于分散", "管护责任不落实", "奖补政策知晓度低"])
def test_a_fault_is_no_project(head: str) -> None:
    assert read(f"六、存在的问题\n2.{head}。全年合计支出1322万元。")[-1].project is None
