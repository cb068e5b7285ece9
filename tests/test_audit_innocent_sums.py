"""Sums that do not come out for good reasons: other scopes, sources, years, standards, partial lists, rounding."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY, outcomes

from indexer.document import read_document

RULES = {"A06", "A07", "A12", "A20", "C03"}


@pytest.mark.parametrize(
    "text",
    [
        # all money, and appropriations only: what the two differ by goes unprinted
        "本年支出合计1,286.40万元，其中基本支出702.15万元，项目支出584.25万元。\n财政拨款支出1,246.40万元，"
        "其中基本支出702.15万元，项目支出544.25万元。\n支出表\n单位：万元\n项目\t财政拨款决算数\n"
        "教育支出\t1,010.30\n卫生健康支出\t96.10\n住房保障支出\t140.00\n合计\t1,246.40\n",
        # a total of three years beside this year's
        "项目总投资3,120.00万元，2019年支付860.00万元、2020年支付1,140.00万元、2021年支付1,020.00万元，余款100.00万元列入下年。\n",
        # with what was carried in, and without
        "收入合计812.60万元，加上年初结转44.35万元，全年可用856.95万元。全年支出820.10万元，年末结转36.85万元。\n",
        "收入总计856.95万元，其中年初结转44.35万元。本年支出820.10万元，年末结转和结余36.85万元，其中项目结转21.40万元。\n",
        # amounts in yuan and in ten thousands, rounded
        "支出1,286,412.35元（约128.64万元），其中人员经费1,002,318.20元、公用经费284,094.15元，分别约100.23万元和28.41万元。\n",
        # two breakdowns of different completeness
        "项目支出1,586.30万元。按来源：中央486.30万元、省级600.00万元、县级500.00万元。按用途主要是工程1,320.00万元、设备180.00万元。\n",
        # the parts overlap, as said
        "全年救助资金386.40万元，其中医疗救助212.60万元，低保对象204.30万元，特困人员66.50万元（两类有重叠）。\n",
        # an average, a standard and a number
        "发放补贴48.60万元，涉及450人，人均1,080元。其中一档每人1,500元，二档每人1,200元，三档每人800元。\n",
        # the contract, its settlement, and what is withheld
        "合同价412.50万元，结算审定402.18万元，已付362.00万元，扣留质保金12.07万元，尚欠28.11万元。\n",
        # half a year of each kind
        "上半年发放41.20万元；下半年标准提高，1至11月发放36.50万元。全年预算86.45万元。\n",
        # the form's own total, and the points of another evaluation
        "自评得分94.5分。县财政局复评：预算执行（20分）得18分，产出（50分）得46分，效益（30分）得27.5分，总分91.5分。\n",
        # the plan was cut
        "计划投资2,400.00万元，其中县级配套800.00万元，年中调减为700.00万元。县级配套到位500.00万元，尚有200.00万元未到位。\n",
        # 以上 of more than the sentence before
        "一是修缮120.60万元。二是设备86.40万元。三是培训12.50万元。以上合计219.50万元。\n",
        "培训费12.50万元，会议费8.40万元，以上费用均在公用经费128.60万元中列支，合计占16.25%。\n",
    ],
)
def test_nothing_is_found(text: str) -> None:
    document = read_document(f"{HEAD}{text}".encode(), "a.txt", VOCABULARY, GAZETTEER)
    found = [f for f in document.findings if f.outcome == "finding" and f.rule in RULES]
    assert [(f.rule, f.statement_zh) for f in found] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "支付356.70万元，其中便道12.4公里99.20万元（每公里补助8万元），灌溉1,500亩180.00万元（每亩1,200元），冷库86.50万元。",
            1,
        ),
        ("发放补贴126.00万元，其中甲类84.00万元，每户3,000元，乙类45.00万元，每户1,500元。", 1),
        ("支付127.40万元，其中路灯更换99.20万元（单价1,550元/盏）、线路改造35.20万元。", 1),
        (
            "支付365.70万元，其中便道12.4公里99.20万元（每公里补助8万元），灌溉1,500亩180.00万元（每亩1,200元），冷库86.50万元。",
            0,
        ),
        ("发放补贴126.00万元，其中甲类84.00万元，每户3,000元，乙类42.00万元，每户1,500元。", 0),
        ("支付300万元，其中：道路200万元（含绿化50万元），绿化150万元。", 0),  # one is part of both
        ("支付480.00万元，其中培训126.50万元（每人500元）、设备353.50万元（其中机床200.00万元）。", 0),
        ("支付480.00万元（其中省级300.00万元、县级180.00万元），另付20.00万元。", 0),
        ("发放补贴126.00万元，主要是甲类84.00万元，每户3,000元，乙类45.00万元等。", 0),
    ],
)
def test_parts_with_what_each_costs(text: str, expected: int) -> None:
    assert outcomes(text, "A12").count("finding") == expected


@pytest.mark.parametrize(("title", "expected"), [("财政拨款收入支出决算总表", 0), ("收入支出决算总表", 1)])
def test_appropriations_are_not_all_income(title: str, expected: int) -> None:
    """The table of appropriations adds up to less than all the income that the text prints."""
    text = (
        f"{title}\n单位：万元\n收入\t金额\n一般公共预算财政拨款\t846.35\n政府性基金预算财政拨款\t120.00\n本年收入合计\t966.35\n"
        "二、收入决算情况说明\n2021年度本年收入合计1021.00万元，其中：财政拨款收入966.35万元，事业收入54.65万元。\n"
    )
    assert outcomes(text, "B06").count("finding") == expected


@pytest.mark.parametrize("done", "已支付 实际支出 累计拨付 全年使用 已使用资金 截至年底已支付 目前已到位".split())
@pytest.mark.parametrize(
    "text",
    [
        "专项债券资金5,000万元，其中用于污水处理厂二期3,000万元、管网改造2,000万元，{done}4,200万元。",
        "防汛经费500万元，其中水库维修300万元、河道清淤210万元，{done}420万元。",
        "防汛经费500万元，包括水库维修300万元、河道清淤200万元，{done}500万元。",
    ],
)
def test_what_was_done_with_the_whole_is_no_part_of_it(text: str, done: str) -> None:
    assert "finding" not in outcomes(text.format(done=done), "A12")


def test_parts_that_come_to_more_than_the_whole_still_count() -> None:
    assert outcomes("防汛经费支出500万元，其中水库维修300万元、河道清淤150万元、绿化120万元。", "A12") == ["finding"]
