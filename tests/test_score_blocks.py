"""Scores in blocks: a heading's points and what was had of them, grades behind part scores, names in brackets."""

from __future__ import annotations

import pytest
from figure_kit import read

PLACE = "松溪县民政局2022年自评"
NUMBERS = ("（一）", "1.", "一、", "")


def scores(text: str) -> list[tuple[str, str, bool]]:
    return [
        (f.item.removeprefix(PLACE), str(f.value), "weight" in f.flags)
        for f in read(f"三、评价结论\n{text}\n")
        if f.kind in ("score", "grade")
    ]


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("words", ["立项依据充分，得18分。", "该指标得18分。", "制度健全，程序规范，实得18分。"])
@pytest.mark.parametrize("end", ["\n", "：", "。"])
def test_scores_below_or_behind_a_heading_with_points_are_of_its_block(number: str, words: str, end: str) -> None:
    assert scores(f"{number}决策（20分）{end}{words}") == [("决策分值", "20", True), ("决策得分", "18", False)]


@pytest.mark.parametrize("said", ["满分20分", "分值20分", "共20分", "20分"])
def test_each_block_has_its_own_scores(said: str) -> None:
    text = f"（一）决策（{said}）\n依据充分，得18分。\n（二）产出（30分）\n任务完成，得29.5分。\n"
    assert scores(text) == [
        ("决策分值", "20", True), ("决策得分", "18", False), ("产出分值", "30", True), ("产出得分", "29.5", False),
    ]  # fmt: skip


def test_points_in_a_heading_that_only_a_loss_follows_were_had() -> None:
    text = "1.过程（18.5分）\n报账不及时，扣1.5分。"
    assert scores(text) == [("过程得分", "18.5", False), ("过程扣分", "1.5", False)]


@pytest.mark.parametrize("joint", ["，", "；", "、"])
@pytest.mark.parametrize("grade", ["评价等级为优", "等级为“优”", "评定等次为优"])
def test_a_grade_behind_part_scores_is_of_the_whole(joint: str, grade: str) -> None:
    parts = joint.join(["决策得18分", "过程得19分", "产出得28分", "效益指标得27分"])
    assert scores(f"{parts}，{grade}。")[-1][0] == "等级"
    assert scores(f"自评总得分92分，其中：{parts}，{grade}。")[-1][0] == "等级"
    assert [name for name, _, _ in scores(f"{parts}，{grade}。")[:4]] == [
        "决策得分", "过程得分", "产出得分", "效益指标得分",
    ]  # fmt: skip


def test_a_grade_behind_one_score_is_of_what_that_is() -> None:
    assert scores("产出指标得48分，等级为优。")[-1][0] == "产出指标等级"
    assert scores("单位自评95分，等级为优。财政局对养老项目的抽查评分86分、等级为良。")[-1][0].endswith("抽查等级")


@pytest.mark.parametrize("whole", ["一级指标", "四个方面", "决策、过程、产出、效益四类指标"])
@pytest.mark.parametrize("said", ["分值", "权重", "满分"])
def test_names_in_brackets_are_those_of_the_scores_in_order(whole: str, said: str) -> None:
    text = f"{whole}（决策、过程、产出、效益）{said}分别为20分、20分、30分、30分，得分分别为18分、19分、28分、27分。"
    names = ["决策", "过程", "产出", "效益"]
    assert scores(text) == [
        *((f"{name}分值", points, True) for name, points in zip(names, ("20", "20", "30", "30"), strict=True)),
        *((f"{name}得分", points, False) for name, points in zip(names, ("18", "19", "28", "27"), strict=True)),
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("三项经费（人大、武装、统战）分别为3万元、2万元、1万元", ["人大经费", "武装经费", "统战经费"]),
        ("三项支出（会议费、培训费、接待费）分别为3万元、2万元、1万元", ["会议费", "培训费", "接待费"]),
        ("三个乡镇（甲镇、乙镇、丙镇）分别支出3万元、2万元、1万元", ["甲镇", "乙镇", "丙镇"]),
    ],
)
def test_names_in_brackets_are_those_of_amounts_in_order(words: str, names: list[str]) -> None:
    read_items = [f.item for f in read(f"{words}。\n") if f.kind == "money"]
    assert len(read_items) == len(names)
    assert all(name in item for name, item in zip(names, read_items, strict=True))
    assert not any("（" in item or "）" in item for item in read_items)


def test_what_a_bracket_explains_is_no_name() -> None:
    assert scores("投入（预算编制）得9分，过程（预算执行、资产管理）得36分。") == [
        ("投入得分", "9", False), ("过程得分", "36", False),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["获得12分奖励", "值得3分注意", "所得5分利", "比赛取得88分"])
def test_words_that_end_in_得_name_no_score(words: str) -> None:
    assert scores(f"{words}。") == []
