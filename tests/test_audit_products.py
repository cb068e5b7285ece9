"""A16 in other orders: a unit price, the number in the sentence after its standard, three digits with two exchanged."""

from __future__ import annotations

import pytest
from audit_kit import GAZETTEER, HEAD, VOCABULARY, outcomes

from indexer.document import read_document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("补贴标准为每人每月300元。全镇126名组长全年共发放补贴45.63万元。", "finding"),
        ("组长补贴标准为每人每月300元，按12个月发放。2021年共有组长126名，支出45.36万元。", "pass"),
        ("组长补贴标准为每人每月300元，按12个月发放。2021年共有组长126名，支出45.63万元。", "finding"),
        ("补助标准为每户2,000元。全年改造126户，支出22.50万元。", "finding"),
        ("按每亩120元标准，对3,450亩耕地发放补助41.04万元。", "finding"),
        ("公厕18座，每座每年管护费8,000元，支出14.04万元。", "finding"),
        ("公厕管护14.04万元（18座，每座8,000元）。", "finding"),
        ("户厕改造25.20万元。改造162户，每户补助2,000元。", "finding"),
        ("14个村（社区），每个村（社区）安排办公经费8万元，合计121.00万元。", "finding"),
        ("采购电脑28台，单价5,200元，合计15.46万元。", "finding"),
        ("采购电脑28台，单价5,200元，合计14.56万元。", "pass"),
        ("护林员186名，每人每月800元，按12个月计发，全年发放182.40万元。", "finding"),
        ("护林员186名，每人每月补助800元，均按12个月核算，共发放补助182.40万元。", "finding"),
        ("护林员186名，每人每月补助800元，按10个月补助，发放资金142.80万元。", "finding"),
        ("护林员186名，每人每月补助800元，均按12个月核发，发放178.56万元。", "pass"),
    ],
)
def test_a_product_in_other_orders(text: str, expected: str) -> None:
    assert outcomes(text, "A16") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "补助标准为每户2,000元。计划改造126户，支出22.50万元。",
        "护林员186名，每人每月800元，全年发放补助182.40万元。",
        "护林员186名，每人每月800元，按12个月计发，年中离岗4人，全年发放176.40万元。",
        "护林员186名，每人每月800元，按实际在岗月数计发，全年发放176.40万元。",
        "护林员186名，每人每月800元，按12个月计发，全年发放176.40万元，其中新增6人按6个月发放。",
        "护林员186名，每人每月补助800元，按12个月测算，年初预算安排170.00万元，不足部分由镇自筹。",
        "补助标准为每户2,000元。2021年改造126户，其中一般户22户，支出22.50万元。",
        "补助标准为每户2,000元。2021年改造126户，发放20.40万元。",
        "补助标准为每户2,000元。2021年改造126户，按进度支付22.50万元。",
        "低保标准为每人每月620元。2021年共保障对象1,260人，发放低保金562.40万元。",
        "购买垃圾桶320个，单价150元，支出4.60万元。",
        "采购电脑28台，单价5,200元，另购打印机6台，支出15.46万元。",
        "采购电脑28台，最高单价5,200元，支出14.04万元。",
        "公厕管护13.60万元（18座，每座8,000元）。",
        "户厕改造31.80万元。改造162户，每户补助2,000元，3户未验收。",
    ],
)
def test_what_was_not_paid_in_full(text: str) -> None:
    assert "finding" not in outcomes(text, "A16")


HOMES = "为1,680户特困老年人家庭实施居家适老化改造，每户补助3,000元，支出540.00万元。"
TRAINED = "对{}名脱贫劳动力开展技能培训，每人补助1,200元，支出54.00万元。"
ROW = "完成情况表\n指标\t目标值\t完成值\n{}\t{}\t{}\n验收合格率\t≥90%\t95%\n"


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        (HOMES, ("居家适老化改造（户）", "1,700", "1,800"), "finding"),
        (TRAINED.format("420"), ("脱贫劳动力技能培训", "≥400人", "450人"), "finding"),
        ("建设农田灌溉水池160口，每口补助2万元，计250.00万元。", ("农田灌溉水池（口）", "160", "125"), "finding"),
        (TRAINED.format("450"), ("脱贫劳动力技能培训", "≥400人", "450人"), "pass"),
    ],
)
def test_the_number_that_a_table_prints_makes_the_product_right(
    text: str, row: tuple[str, str, str], expected: str
) -> None:
    assert expected in outcomes(text + "\n" + ROW.format(*row), "A16")


@pytest.mark.parametrize("row", [("居家适老化改造（户）", "1,800", "1,680"), ("家庭签约服务（户）", "1,700", "1,800")])
def test_a_row_of_the_same_number_or_of_something_else_proves_nothing(row: tuple[str, str, str]) -> None:
    """The sentence's own numbers do not agree, and nothing of the table is quoted beside them."""
    document = read_document(f"{HEAD}{HOMES}\n{ROW.format(*row)}\n".encode(), "a.txt", VOCABULARY, GAZETTEER)
    (finding,) = (finding for finding in document.findings if finding.rule == "A16")
    assert finding.outcome == "finding"
    assert all(side.end <= len(HEAD) + len(HOMES) for side in finding.sides)


def test_a_standard_with_an_amount_of_its_own_behind_it() -> None:
    text = "义务兵优待金155.45万元。优待金每户每年24,000元，发放62户148.80万元；另发立功奖励6.65万元。"
    assert "finding" not in outcomes(text, "A16")
    assert "finding" in outcomes("高龄津贴86.40万元。津贴每人每年1,200元，发放700人。", "A16")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年发放护林员补助182.40万元（186名×800元×12个月）。", "finding"),
        ("会议费18.60万元（450元/人·天×3天×140人）。", "finding"),
        ("护林员补助：600元/人·年×120人＝7.02万元。", "finding"),
        ("奖补资金26.50万元（32户×0.8万元）。", "finding"),
        ("护林员补助182.40万元（186人，每人每月800元，按12个月计发）。", "finding"),
        ("全年发放护林员补助178.56万元（186名×800元/月×12个月）。", "pass"),
        ("围墙工程32.40万元（180米×2.4米×750元）。", "pass"),
        ("贴息12.60万元（300万元×4.2%）。", "pass"),
        # a part of what is worked out, for a part of the year, another thing
        ("补助14.10万元（120人×600元＋230人×300元）。", ""),
        ("共支付10人×300元＋240人×200元=5.10万元。", ""),
        ("贴息8.40万元（300万元×4.2%×8个月÷12）。", ""),
        ("贴息8.40万元（300万元×4.2%）。", ""),
        ("护林员补助182.40万元（186人，每人每月800元，按12个月计发，含年中退出人员）。", ""),
        ("护林员补助182.40万元（186人，每人每月800元）。", ""),
        ("场地300平方米（20米×15米），租金12.00万元。", ""),
    ],
)
def test_products_that_are_written_out(text: str, expected: str) -> None:
    found = outcomes(text, "A16")
    assert expected in found if expected else "finding" not in found
