"""What was done with money: taken off, moved, advanced, owed, held back, set aside; in sentences, lists and rows."""

from __future__ import annotations

import pytest
from figure_kit import brief, read

DEEDS = {
    "扣减": "reduction",
    "核减": "reduction",
    "审减": "reduction",
    "调出": "reduction",
    "调入": "supplement",
    "增列": "supplement",
    "收回": "returned",
    "垫付": "executed",
    "欠付": "arrears",
    "暂扣": "arrears",
}


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("what", ["会议费", "护渠经费", "工程款"])
def test_the_deed_tells_before_and_behind_its_object(deed: str, what: str) -> None:
    for text in (f"{deed}{what}8万元。", f"{what}{deed}8万元。"):
        figure = read(text)[0]
        assert (figure.measure, figure.amount_yuan) == (DEEDS[deed], 80_000), text
        assert what in figure.item
        assert "追加追加" not in figure.item
        assert deed not in figure.item.split("2022年")[0], figure.item


@pytest.mark.parametrize("deed", DEEDS)
def test_it_tells_in_a_list(deed: str) -> None:
    assert brief(f"护渠经费预算90万元，其中：已支付80万元，{deed}8万元。")[-1][:2] == (8, DEEDS[deed])


@pytest.mark.parametrize("deed", [*DEEDS, "质保金", "尾款", "预留质保金"])
def test_it_tells_in_the_row_and_the_head_of_a_table(deed: str) -> None:
    measure = DEEDS.get(deed, "arrears")
    row = read(f"项目\t金额（万元）\n护渠工程\t90\n{deed}\t8\n")
    column = read(f"项目\t预算数（万元）\t{deed}（万元）\n护渠工程\t90\t8\n堤防工程\t60\t7\n")
    assert row[-1].measure == measure
    assert [f.measure for f in column if f.amount_yuan in (80_000, 70_000)] == [measure] * 2


@pytest.mark.parametrize("where", ["检查中", "审计检查中", "评审过程中", "在审计中"])
@pytest.mark.parametrize("deed", ["扣减", "核减"])
def test_where_it_was_taken_off_is_no_item(where: str, deed: str) -> None:
    for text in (f"{where}{deed}护渠经费8万元。", f"护渠经费{where}{deed}8万元。"):
        figure = read(text)[0]
        assert figure.measure == "reduction"
        assert "护渠" in figure.item
        assert where not in figure.item.split("2022年")[0]


@pytest.mark.parametrize(
    "text", ["将8万元调剂给教育局使用。", "会议费8万元调剂给教育局使用。", "会议费调剂8万元给教育局使用。"]
)
def test_what_is_given_on_is_not_spent(text: str) -> None:
    assert read(text)[0].measure == "other"


def test_a_budget_that_is_given_on_was_one() -> None:
    assert read("会议费年初预算8万元全部调剂到培训费使用。")[0].measure != "executed"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("预留质保金8万元。", "arrears"),
        ("工程款预留8万元。", "arrears"),
        ("扣留工程款8万元。", "arrears"),
        ("年初预留机动经费8万元。", "initial_budget"),
        ("预留机动经费8万元。", "planned"),
        ("预留机动经费支出8万元。", "executed"),
    ],
)
def test_what_is_set_aside_is_not_spent(text: str, measure: str) -> None:
    assert read(text)[0].measure == measure


@pytest.mark.parametrize("verb", ["追加", "核减", "收回", "申报"])
def test_the_verb_stays_in_the_name_before_a_budget(verb: str) -> None:
    assert verb in read(f"{verb}巡河活动预算8万元。")[0].item


@pytest.mark.parametrize(("whole", "item"), [("全年预算", ""), ("预算调整为", ""), ("调整后预算", "")])
def test_behind_changes_of_others_the_whole_is_meant_again(whole: str, item: str) -> None:
    figures = read(f"年初预算90万元，追加巡河经费5万元，{whole}95万元，实际支出94万元。")
    assert [f.measure for f in figures] == ["initial_budget", "supplement", "revised_budget", "executed"]
    assert not any("巡河" in f.item for f in figures[2:])


@pytest.mark.parametrize("whole", ["全年预算", "预算调整为", "调整后预算"])
def test_behind_changes_of_its_own_the_thing_goes_on(whole: str) -> None:
    figures = read(f"会议费年初预算9万元，调减2万元，{whole}7万元，支出6万元。")
    assert all("会议费" in f.item for f in figures)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每亩补助150元，共2,000亩，计30万元。", [(0.015, "standard"), (30, "executed")]),
        ("人均标准为1,200元，共50人，支出6万元。", [(0.12, "standard"), (6, "executed")]),
        ("护渠补助按照每户3,000元的标准补助120户，合计36万元。", [(0.3, "standard"), (36, "executed")]),
        ("每亩补助150元，共2,000亩，需30万元。", [(0.015, "standard"), (30, "planned")]),
        (
            "每亩补助150元，共2,000亩，应补30万元，实补28万元。",
            [(0.015, "standard"), (30, "planned"), (28, "executed")],
        ),
        ("每个社区巡查经费10万元，8个社区共80万元。", [(10, "standard"), (80, "executed")]),
    ],
)
def test_a_rate_its_number_and_what_it_came_to(text: str, expected: list[tuple]) -> None:
    assert [(yuan, measure) for yuan, measure, _ in brief(text)] == expected
    assert not any(word in f.item for f in read(text) for word in ("元的标准", "8个社区2022年"))


def test_amounts_of_contracts_signed_are_contracts() -> None:
    assert [m for _, m, _ in brief("与三家供应商签订合同，金额分别为12万元、8万元和5万元。")] == ["contract"] * 3


@pytest.mark.parametrize("ratio", ["执行率100%的有9个", "执行率低于80%的有1个", "支出进度超过90%的有3个"])
def test_money_of_those_with_a_rate_is_no_rate(ratio: str) -> None:
    assert read(f"12个项目中，{ratio}，涉及资金420万元。")[-1].measure == "other"


def test_a_number_of_people_is_no_part_of_a_name() -> None:
    assert not any("万人次" in f.item for f in read("全县共发放高龄津贴1.2万人次、720万元。"))


@pytest.mark.parametrize("rated", ["考核优秀", "评定先进", "目标考核前三"])
def test_the_year_that_was_rated_is_not_that_of_the_award(rated: str) -> None:
    assert {f.year for f in read(f"对2021年度{rated}的3个乡镇各奖励10万元，共计30万元。")} == {2022}


@pytest.mark.parametrize("first", ["质保期满", "验收合格", "项目完工"])
def test_what_had_to_come_first_is_no_item(first: str) -> None:
    assert first not in read(f"{first}后支付护渠经费9.3万元。")[0].item.split("2022年")[0]


def test_what_was_taken_back_is_not_what_it_is_used_for_then() -> None:
    assert "民生" not in read("收回两年以上存量资金12.6万元，统筹用于民生支出。")[0].item
