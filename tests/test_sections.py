"""The section tree on written quirks (`tests/corpus/sections`), and what every tree must hold to."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.read import read
from indexer.sections import text_to_sections
from indexer.structure.heading_types import HeadingTypes
from indexer.structure.numbering import format_label, label_of
from indexer.text import RawText, ReportText, clean
from indexer.vocabulary import Vocabulary

CORPUS = Path(__file__).parent / "corpus" / "sections"
VOCABULARY = Vocabulary.load()


def _text(words: str) -> ReportText:
    return clean(RawText(words, "txt"))


def _sections(words: str):
    return text_to_sections("r", _text(words), VOCABULARY)


def _types(words: str) -> dict[str, str]:
    return {section.heading: section.type for section in _sections(words)}


@pytest.mark.parametrize("file", sorted(CORPUS.glob("*.txt")), ids=lambda file: file.stem)
def test_outline(file: Path):
    sections = text_to_sections("r", clean(read(file.read_bytes(), file.name)), VOCABULARY)
    outline = "".join(
        f"{'  ' * s.level}- {' '.join(s.heading_printed.replace(chr(10), '|').split())}\n" for s in sections
    )
    assert outline == file.with_suffix(".outline").read_text("utf-8")


def test_garbled_numbers_are_repaired():
    sections = _sections((CORPUS / "artefacts.txt").read_text("utf-8"))
    labels = [(section.level, section.label) for section in sections[1:]]
    assert labels == [
        (1, "一、"), (2, "（一）"), (2, "（二）"),
        (1, "二、"), (2, "（1）"), (2, "（2）"),
        (1, "三、"), (1, "四、"), (1, "五、"), (1, "六、"), (1, "七、"),
    ]  # fmt: skip


def test_restarted_numbers_count_on():
    sections = _sections((CORPUS / "restarts.txt").read_text("utf-8"))
    assert [s.label for s in sections if s.level == 1] == ["1.", "2.", "3.", "4."]


def test_types_by_name_by_head_word_and_by_parent():
    types = _types((CORPUS / "duties.txt").read_text("utf-8"))
    assert types["一、单位基本情况"] == "basic_information"
    assert types["本局主要职能"] == "duties"
    assert types["（二）人员情况"] == "staffing"
    assert types["三、主要工作成效"] == "overall_performance"
    assert types["（三）队伍建设不断加强"] == "overall_performance"
    assert types["四、存在问题"] == "problems"


@pytest.mark.parametrize(
    ("heading", "type_"),
    [
        ("短板弱项及薄弱环节", "problems"),
        ("下一步整改措施", "improvement"),
        ("自评得分及等级", "conclusion"),
        ("项目绩效自评结果", "project_performance"),
        ("绩效自评结果应用和公开情况", "use_disclosure"),
        ("部门（单位）基本概况", "basic_information"),
        ("资金投入和使用情况", "budget_execution"),
        ("政府性基金预算支出情况", "government_fund"),
        ("扎实推进平安建设", None),
    ],
)
def test_type_of_heading(heading: str, type_: str | None):
    assert HeadingTypes(VOCABULARY).of(heading) == type_


def test_projects_named_by_headings_and_forms():
    sections = _sections(
        "三、项目绩效情况\n（一）河道清淤项目\n支出80万元。\n（二）其他项目支出\n支出9万元。\n"
        "附件1\n项目支出绩效自评表\n项目名称\t堤防加固\n主管部门\t水利局\n"
    )
    assert {s.heading: s.project for s in sections if s.project} == {
        "（一）河道清淤项目": "河道清淤",
        "附件1 项目支出绩效自评表": "堤防加固",
    }


def test_blocks_of_a_standard_form():
    text = (
        "项目支出绩效自评表\n项目名称\t堤防加固\n项目资金（万元）\t年初预算数\t全年执行数\n年度资金总额\t80\t78\n"
        "年度总体目标\t加固堤防2公里\n绩\n\n效\n\n指\n\n标\n\t一级指标\t二级指标\n\t产出指标\t数量指标\n"
    )
    assert [s.heading for s in _sections(text)[1:]] == ["项目资金", "年度总体目标", "绩效指标"]


def test_inline_enumeration_is_no_heading():
    text = "一、存在问题\n一是编制不细。预算与执行有差距。二是进度偏慢。支付集中在年底。\n"
    assert [s.heading for s in _sections(text)] == ["", "一、存在问题"]


def test_paragraphs_that_begin_with_ordinals_are_headings_under_a_heading():
    text = "一、主要成效\n一是服务提质。办理事项3万件。\n二是管理增效。压减支出6%。\n"
    assert [s.level for s in _sections(text)] == [0, 1, 2, 2]


@pytest.mark.parametrize(
    ("line", "style", "value"),
    [
        ("十二、其他", "zh", 12), ("（十）其他", "pzh", 10), ("㈢ 目标", "pzh", 3), ("⑵ 资金", "pnum", 2),
        ("（3）资金", "pnum", 3), ("４．资金", "num", 4), ("③资金", "circle", 3), ("第十一章 附则", "chapter", 11),
        ("2.3 资金", "dotted2", 3), ("三是强化监管", "order", 3), ("● 资金", "bullet", 0), ("二 资金", "zh", 2),
    ],
)  # fmt: skip
def test_label(line: str, style: str, value: int):
    label = label_of(line)
    assert label is not None and (label.style, label.value) == (style, value)


@pytest.mark.parametrize(
    "line", ["2.5万元", "2022年支出", "一般公共预算", "（2022年度）", "12月末", "十万元", "一是否则", "3 人"]
)
def test_no_label(line: str):
    label = label_of(line)
    assert label is None


@given(st.integers(1, 99))
def test_labels_round_trip(value: int):
    for style in ("zh", "pzh"):
        label = label_of(format_label(style, value) + "支出")
        assert label is not None and (label.style, label.value) == (style, value)


PIECES = (
    "一、基本情况", "（一）职能", "(2) 支出", "2、项目支出情况", "项目支出情况", "支出5万元。", "一是提质。办理3件。",
    "目录", "附件1", "自评表", "项目名称\t甲", "项目资金\t5", "", "2022年3月2日", "某某局", "1.1 背景", "第一部分 概况",
    "附件：1.表", "无",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_tree_is_a_tree(words: list[str]):
    text = _text("\n".join(words))
    sections = text_to_sections("r", text, VOCABULARY)
    by_id = {s.id: s for s in sections}
    assert len(by_id) == len(sections) and sections[0].level == 0 and sections[0].parent is None
    assert [s.start for s in sections] == sorted(s.start for s in sections)
    for section in sections[1:]:
        parent = by_id[str(section.parent)]
        assert parent.level < section.level
        assert parent.start <= section.start <= section.heading_end <= section.end <= parent.end
        assert text.text[section.start : section.heading_end] == section.heading_printed
    for before, after in pairwise(sections):
        assert after.level > before.level or before.end <= after.start


def test_empty_text_is_one_section():
    assert [(s.level, s.start, s.end) for s in _sections("")] == [(0, 0, 0)]


def test_labelled_reports(shared: Path):
    from eval.sections import run

    summary = run(shared / "gold").summary
    assert summary["boundary_f1"] >= 0.93 and summary["type_accuracy"] >= 0.95


def test_numbers_in_another_dress_keep_the_count_they_stand_for():
    sections = _sections((CORPUS / "two_dresses.txt").read_text("utf-8"))
    assert [s.label for s in sections if s.level == 1] == ["一、", "二、", "三、", "四、"]
    assert [s.label for s in sections if s.level == 2][:4] == ["（一）", "（二）", "（三）", "（四）"]


def test_a_heading_over_execution_and_targets_names_a_project():
    sections = _sections((CORPUS / "two_dresses.txt").read_text("utf-8"))
    projects = [s.project for s in sections if s.level == 2][:4]
    assert projects == ["供水管网改造经费", "河道保洁补助", "节水器具推广", "2021年引进人才安家费"]
    assert {s.project for s in sections if s.level == 1} == {None}


@pytest.mark.parametrize(
    ("line", "value"), [("A．产出", 1), ("b) 支付偏慢", 2), ("Ｃ、效益", 3), ("A级景区", None), ("A4 纸", None)]
)
def test_letters_are_numbers_before_words(line: str, value: int | None):
    label = label_of(line)
    assert (label.value if label is not None else None) == value


def test_a_body_after_a_summary_counts_anew():
    sections = _sections((CORPUS / "summary_and_body.txt").read_text("utf-8"))
    assert [s.label for s in sections if s.level == 1] == ["", "", "1", "2", "3", "4", "5", "6", "", ""]
    assert {s.type for s in sections if s.heading.startswith("5.")} == {"problems"}


@pytest.mark.parametrize(
    "text",
    [
        "一、名词解释\n1.财政拨款：指本级财政拨付的资金。\n2.机关运行经费：是指保障运行的资金。\n",
        "一、支出决算\n1.公共安全支出（类）司法（款）行政运行（项）。支出5万元。\n2.住房（类）改革（款）公积金（项）。支出6万元。\n",
        "一、支出决算表\n（见附件）\n",
        "一、项目\n1 河道清淤 沙坪村 98.00 95.06\n2 堤防加固 椿树村 36.40 36.40\n",
    ],
)
def test_what_is_numbered_or_short_and_no_heading(text: str):
    assert len(_sections(text)) == 2


def test_headings_without_numbers_between_short_answers():
    text = (
        "某局自评报告\n部门支出情况\n支出5万元。\n政府性基金预算支出情况\n本年没有此项\n国有资本经营预算支出情况\n本年没有此项\n"
        "存 在 问 题\n进度慢。\n"
    )
    assert [s.heading for s in _sections(text)[1:]] == [
        "部门支出情况", "政府性基金预算支出情况", "国有资本经营预算支出情况", "存 在 问 题"
    ]  # fmt: skip


def test_cells_one_to_a_line_are_no_headings():
    cells = [
        "项目",
        "预算数",
        "得分",
        "偏差原因分析",
        "产出指标",
        "数量指标",
        "修路",
        "5公里",
        "20",
        "19",
        "满意度指标",
        "90%",
    ]
    text = "一、概况\n修路。\n" + "\n".join(cells) + "\n"
    assert [s.heading for s in _sections(text)[1:]] == ["一、概况"]


def _headings(words: str) -> list[tuple[int, str]]:
    return [(section.level, section.heading_printed) for section in _sections(words)[1:]]


def test_a_blank_parts_a_run_in_heading_from_its_paragraph():
    paragraph = " 本项目修路3公里，惠及两个村。\n"
    words = f"某县自评报告\n一、基本情况\n（一）项目概况{paragraph}（二）林道{paragraph}"
    assert _headings(words) == [(1, "一、基本情况"), (2, "（一）项目概况")]  # 林道 names no section


def test_a_list_in_one_paragraph_is_no_heading():
    words = (
        "某县自评报告\n一、存在问题\n1.资金到位慢。2.标准偏低。\n"
        "二、改进措施\n1.催办到位。3月起按周通报。\n2.提高标准。4月起执行。\n"
    )
    assert _headings(words) == [
        (1, "一、存在问题"), (1, "二、改进措施"), (2, "1.催办到位。"), (2, "2.提高标准。")
    ]  # fmt: skip


def test_numbered_projects_hold_the_count_that_begins_anew_in_each():
    words = (
        "某局项目绩效自评综述\n项目一：管网改造项目\n一、项目概况\n改管3公里。\n二、资金使用\n支出3万元。\n"
        "项目二：路灯更新项目\n一、项目概况\n换灯30盏。\n项目三是下年的。\n"
    )
    sections = _sections(words)[1:]
    assert [(s.level, s.project) for s in sections] == [
        (1, "管网改造"), (2, "管网改造"), (2, "管网改造"), (1, "路灯更新"), (2, "路灯更新")
    ]  # fmt: skip
    assert sections[0].type == sections[3].type == "project_performance"


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("1 项目概况\n修路。\n2 评价结论\n得分88分。\n", [1, 1, 1]),  # the count is the body's
        ("一、项目概况\n修路。\n二、结论\n良。\n正文\n一、项目概况\n修路3公里。\n", [1, 2, 2, 1, 1]),
    ],
)
def test_an_abstract_holds_a_count_that_begins_again(body: str, levels: list[int]):
    words = "某区卫生服务项目绩效评价报告\n摘 要\n本次评价得分88分。\n" + body
    assert [level for level, _ in _headings(words)] == levels


def test_a_table_under_a_heading_that_says_only_annex_is_its_body():
    words = "某区自评报告\n一、材料\n（一）概况\n修路。\n（二）附表\n修路项目自评结果表\n指标\t完成\n里程\t3\n"
    assert _headings(words) == [(1, "一、材料"), (2, "（一）概况"), (2, "（二）附表")]


def test_an_annex_whose_cells_stand_on_lines_of_their_own():
    words = "某旗自评报告\n一、结论\n良。\n附：补贴发放明细表\n单位：万元\n乡镇\n金额\n东苏木\n12.5\n西苏木\n8.3\n"
    assert _types(words)["附：补贴发放明细表"] == "annex_table"


def test_of_numbered_paragraphs_all_are_sections_or_none():
    text = "一、支出\n1.补偿支出。兑付98万元。\n2.管护支出。发放48万元。\n3.监测支出7万元。\n4.防火支出5万元。\n"
    assert [s.heading for s in text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)][1:] == ["一、支出"]
    text = "一、支出\n1.补偿支出。兑付98万元。\n2.管护支出。发放48万元。\n3.监测支出7万元。\n"
    assert len(text_to_sections("r", clean(RawText(text, "txt")), VOCABULARY)) > 3


def test_a_year_may_follow_a_heading_s_number():
    sections = _sections("一、2021年部门概况\n站两个。\n二、2021年支出情况\n支出8万元。\n")
    assert [section.heading for section in sections[1:]] == ["一、2021年部门概况", "二、2021年支出情况"]


def test_rows_that_blanks_align_are_no_headings():
    rows = (
        "项目                支出数      说明\n社区运转            120.00      每社区15万元\n"
        "城市管理            112.31\n合计                232.31\n"
    )
    after = "1.社区运转。每社区15万元。\n2.城市管理。支出112.31万元。\n"
    headings = list(_types(f"二、支出\n（一）基本支出\n支出80万元。\n（二）项目支出\n主要项目如下：\n{rows}{after}"))
    assert "（二）项目支出" in headings
    assert not any("112.31" in heading or "合计" in heading for heading in headings)
