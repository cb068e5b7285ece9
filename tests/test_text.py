"""Decoding, cleaning, the map back to the source, and the views used for matching."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.errors import BrokenFile
from indexer.model import Cell
from indexer.text import Grid, RawText, SourceMap, clauses, clean, decode, fold

WORDS = "一、基本情况\n2021年度支出１２．５万元，较上年增长3.2%。\n"


def _cleaned(words: str) -> str:
    return clean(RawText(words, "txt")).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_decode(encoding: str):
    assert decode((WORDS * 20).encode(encoding)) == WORDS * 20


def test_decode_short_gb18030_name():
    assert decode("梅岭区水利局决算".encode("gb18030")) == "梅岭区水利局决算"


def test_line_ends_of_other_systems():
    assert decode(b"a\rb\rc") == "a\nb\nc"
    assert decode("甲\u2028乙\x0c丙\n".encode()) == "甲\n乙\n丙\n"
    assert _cleaned("甲。\r\n乙。\r\n") == "甲。\n乙。\n"


JUNK = {
    "nothing": b"",
    "blanks": b" \n\n ",
    "every byte": bytes(range(256)) * 50,
    "controls": b"\x00\x01\x02\x03" * 100,
    "half a character": b"\xff\xfe\x00",
}


@pytest.mark.parametrize("data", JUNK.values(), ids=JUNK.keys())
def test_what_is_no_text_is_refused(data: bytes):
    with pytest.raises(BrokenFile):
        decode(data)


PIECES = (
    "一、基本情况", "支出12.", "5万元，", "较上年增加。", "（一）项目", "\n", "\n\n", "— 3 —\n", "第 2 页 共 9 页\n",
    "\r\n",
    "\ufeff", "\u200b",
    "[bookmark: _GoBack]",
    "甲\t乙\n", "某某局2021年度报告\n", "“平", "安”", "  ", "1",
    "综合治理",
    "# ", "PAGE  \\* MERGEFORMAT",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_cleaning_only_removes_and_every_character_is_mapped(pieces: list[str]):
    source = "".join(pieces)
    report = clean(RawText(source, "txt"))
    places = [report.source.to_source(i) for i in range(len(report.text))]
    assert places == sorted(set(places))
    assert [source[place] for place in places] == list(report.text)
    assert [report.source.from_source(place) for place in places] == list(range(len(places)))
    assert report.source.to_source(len(report.text)) == len(source)
    assert SourceMap.from_bytes(report.source.to_bytes()) == report.source
    kept = set(places)
    for place in range(len(source)):
        if place not in kept:
            following = [i for i, p in enumerate(places) if p > place]
            assert report.source.from_source(place) == (following[0] if following else len(places))


@given(st.text(max_size=200))
def test_any_text_keeps_its_words(words: str):
    report = clean(RawText(words, "txt"))
    assert all(words[report.source.to_source(i)] == char for i, char in enumerate(report.text))


def test_spans_to_and_from_the_source():
    source = "甲乙[bookmark: _GoBack]丙丁"
    report = clean(RawText(source, "txt"))
    assert report.text == "甲乙丙丁"
    span = report.source.span_to_source(1, 3)
    assert source[span.start : span.end] == "乙[bookmark: _GoBack]丙"
    assert report.source.span_from_source(span.start, span.end) == type(span)(1, 3)


def test_damaged_map():
    with pytest.raises(ValueError, match="source map"):
        SourceMap.from_bytes(b"abc")


@pytest.mark.parametrize(
    "leftover",
    [
        "[bookmark: _GoBack]",
        "[bookmark: _Toc12345]",
        'HYPERLINK \\l "_Toc5"',
        "PAGEREF _Toc99 \\h",
        "\ufeff",
        "\u200b",
        'TOC \\o "1-3" \\h',
    ],
)
def test_leftovers_are_removed(leftover: str):
    assert _cleaned(f"本单位{leftover}没有网站。") == "本单位没有网站。"


@pytest.mark.parametrize(
    ("line", "cleaned"),
    [
        ("　　云 溪 市 卫 生 健 康 局", "　　云溪市卫生健康局"),
        ("二 〇 二 二 年 度 部 门 整 体 支 出", "二〇二二年度部门整体支出"),
        ("2022 年 度　部　门　决　算　公　开  ", "2022年度部门决算公开  "),
        ("一 二 三 四 五 六 七 八", "一 二 三 四 五 六 七 八"),  # the numbers of columns
        ("是 否 是 是 无 有 是 否", "是 否 是 是 无 有 是 否"),
        ("项 目 1 2 3 4 5 6", "项 目 1 2 3 4 5 6"),
        ("支出 部门 整体 绩效 自评 报告", "支出 部门 整体 绩效 自评 报告"),
    ],
)
def test_lines_set_apart_character_by_character(line: str, cleaned: str):
    report = clean(RawText(f"前\n{line}\n后\n", "txt"))
    assert report.text == f"前\n{cleaned}\n后\n"


def test_masked_names_and_ordinary_brackets_stay():
    words = "救助张**等3人[注1]，编号#5。"
    assert _cleaned(words) == words


class TestFurniture:
    BODY = "本年度支出合计一百万元，执行进度符合预期，各项工作按计划完成。"

    @pytest.mark.parametrize(
        "number",
        [
            "— 2 —",
            "- 2 -",
            "－２－",
            "第2页",
            "第 2 页 共 11 页",
            "第２页",
            "第二页",
            "共 11 页 第 2 页",
            "Page 2 of 11",
            "第2页/共11页",
        ],
    )
    def test_page_numbers(self, number: str):
        assert _cleaned(f"{self.BODY}\n{number}\n三、问题\n") == f"{self.BODY}\n三、问题\n"

    def test_running_header_with_page_number(self):
        header = "石桥县文旅局                 第{}页\n"
        words = header.format(1) + "一、概况\n共三个子项。\n" + header.format(2) + "二、结论\n优。\n"
        assert _cleaned(words) == "石桥县文旅局\n一、概况\n共三个子项。\n二、结论\n优。\n"
        assert _cleaned(words.replace("文旅局", "文旅材料")) == "一、概况\n共三个子项。\n二、结论\n优。\n"

    def test_running_header_beside_page_number(self):
        words = "".join(f"{i}、{self.BODY}\n- {i} -\n石桥县文旅局绩效自评报告\n" for i in range(1, 4))
        assert "绩效自评报告" not in _cleaned(words)

    def test_a_page_break_inside_a_sentence_is_closed(self):
        words = f"{self.BODY}\n走访困难群众一百二十户，发放慰问物资和慰问金\n— 4 —\n三十六万元，群众普遍好评。\n"
        assert "慰问金三十六万元" in _cleaned(words)

    def test_bare_page_numbers_that_count_up(self):
        words = "".join(f"第{i}段说明，{self.BODY}\n{i}\n" for i in range(1, 5))
        assert [line for line in _cleaned(words).split("\n") if line.isdigit()] == []

    @pytest.mark.parametrize(
        "words",
        [
            "得分\n10\n8\n10\n",  # numbers that do not count up
            "合计\t3\n- 5 -\t6\n",  # inside a row
            "无。\n二、基金\n无。\n三、资本\n无。\n",  # lines that come again without any page
            "备注：一个项目一张表。\n附件1\n备注：一个项目一张表。\n附件2\n备注：一个项目一张表。\n",
            "执行数比预算数为第3页所列。\n",
        ],
    )
    def test_what_is_no_furniture_stays(self, words: str):
        assert _cleaned(words) == words


class TestWraps:
    def test_hard_wrapped_paragraphs(self):
        words = (
            "一、资金使用情况\n"
            "2022年区级财政预算安排校车运营补助四百二十万元，实际支出408.24万\n"
            "元，执行率为97.2%；较上年减少21.76万元，主要是线上教学期间停运，里\n"
            "程补贴相应减少。照管员补贴标准不变，每人每月一千二百元，按十个月计\n"
            "发，全部按时到账。\n"
            "二、存在问题\n"
            "一是车辆更新资金没有来源，运营公司积极性不高；二是照管员年龄普遍偏\n"
            "大。\n"
        )
        assert _cleaned(words).split("\n")[1:4:2] == [
            words.split("\n", 1)[1].split("二、")[0].replace("\n", ""),
            "一是车辆更新资金没有来源，运营公司积极性不高；二是照管员年龄普遍偏大。",
        ]

    def test_a_table_of_one_cell_a_line_stays_apart_among_wrapped_lines(self):
        wrapped = (
            "2022年区级财政预算安排校车运营补助四百二十万元，实际支出408.24万\n"
            "元，执行率为97.2%；较上年减少21.76万元，主要是线上教学期间停运，里\n"
            "程补贴相应减少。照管员补贴标准不变，每人每月一千二百元，按十个月计\n"
            "发，全部按时到账。\n"
        )
        cells = "项目\n预算\n已支付\n进度\n校车运营\n420\n408.24\n97.20%\n车辆更新\n1,080.00\n76.5\n7.08%\n"
        assert _cleaned(wrapped + cells).endswith(cells)

    def test_break_inside_a_quote_over_a_blank_line(self):
        words = "推进信息平台运转，实现数据对接。全面开展“平\n\n安乡村”建设，新增探头120个。\n"
        assert _cleaned(words) == words.replace("\n\n", "")

    def test_break_inside_a_word_that_the_report_writes_elsewhere(self):
        words = "全年开展平安创建活动。印发资料三万份，累计走访群众两千余户，大力推进平\n\n安创建，群众知晓率提高。\n"
        assert "推进平安创建" in _cleaned(words)

    @pytest.mark.parametrize(
        "words",
        [
            "坚持综合施策，深入推进平安建设\n全年开展走访，化解矛盾31件。\n",  # a heading with a comma
            "2022年度部门整体支出\n绩效自评报告\n",  # a title on two lines
            "支出构成为：\n1、运营补贴80万元；\n2、保险9万元。\n",  # a list
            "项目\t预算\n保险\t9\n合计\t9\n",  # a table
            "溪口市水利局\n2022年3月2日\n",  # a signature
            "一、基本情况\n编制22名，在职21人\n二、支出情况\n支出640万元\n",  # sentences without a full stop
            "主要用于购置设备，提升服务能力\n附件：1.自评表\n",
            "The county spent its budget\nwithin the year\n",
        ],
    )
    def test_what_stays_apart(self, words: str):
        assert _cleaned(words) == words

    def test_nothing_in_a_grid_is_joined(self):
        words = "公开招标，全年分四次采购应急物资，涉及防化、堵漏、照明三类，\n金额二百万元，全部验收合格。\n"
        grid = Grid((Cell(0, 0, 0, 31), Cell(1, 0, 32, len(words) - 1)), 2, 1, 0, len(words))
        report = clean(RawText(words, "docx", (grid,)))
        assert report.text == words and report.grids == (grid,)


def test_grids_move_with_their_text():
    words = "说明\ufeff：\n项目\t金额\n保\u200b险\t9万元\n"
    cells = (Cell(0, 0, 5, 7), Cell(0, 1, 8, 10), Cell(1, 0, 11, 14), Cell(1, 1, 15, 18))
    report = clean(RawText(words, "docx", (Grid(cells, 2, 2, 5, 19),)))
    assert [report.text[c.start : c.end] for c in report.grids[0].cells] == ["项目", "金额", "保险", "9万元"]


@given(st.text(max_size=100))
def test_fold_keeps_places(words: str):
    assert len(fold(words)) == len(words)


def test_fold():
    assert fold("ＡＢ（１２．５％）Cd") == "ab(12.5%)cd"


@given(st.text(alphabet="甲乙，。；！,1\n ", max_size=60))
def test_clauses_hold_all_words(words: str):
    spans = clauses(words)
    position = 0
    for span in spans:
        assert span.start >= position and not words[position : span.start].strip()
        assert span.of(words) == span.of(words).strip() != ""
        position = span.end
    assert not words[position:].strip()


def test_clauses():
    words = "支出1,093.38万元，较上年增加；其中:保险9万元。\n无"
    assert [span.of(words) for span in clauses(words)] == [
        "支出1,093.38万元，",
        "较上年增加；",
        "其中:保险9万元。",
        "无",
    ]


@pytest.mark.parametrize("blank", ["", " ", "\u3000"])
def test_a_blank_line_after_every_line_says_nothing(blank):
    lines = ["表一", "项目\t预算", "培训\t10", "会议\t20", "合计\t30", "", "说明如下", "比预算少", "主要是压减", "次数"]
    doubled = "\n".join(f"{line}\n{blank}" for line in lines)
    assert clean(RawText(doubled, "txt")).text.rstrip() == "\n".join(lines)
    some = "\n".join(lines[:5]) + "\n\n" + "\n".join(lines[6:])
    assert clean(RawText(some, "txt")).text == some


def test_a_title_that_fills_its_line_is_no_part_of_the_sentence_below():
    wide = "汀南市云溪区交通运输局2022年度农村公路养护专项资金绩效自评报告"
    told = [
        "根据区财政局关于开展绩效自评工作的通知要求，我局对该项资金的",
        "安排、拨付和使用情况进行了自评，现将有关情况报告如下，请予审",
        "核，并对报告中的不足之处提出意见和建议，以便我局在今后的工作",
        "中不断改进。",
    ]
    assert clean(RawText("\n".join([wide, *told]), "txt")).text == f"{wide}\n{''.join(told)}"


@pytest.mark.parametrize("label", ["三、", "（二）"])
def test_a_label_on_a_line_of_its_own_belongs_to_the_heading_below(label: str) -> None:
    text = f"二、收入情况\n2020年收入合计376.66万元。\n{label}\n支出决算情况说明\n2020年支出合计402.94万元。\n"
    assert f"{label}支出决算情况说明\n" in _cleaned(text)


def test_a_label_above_a_sentence_or_another_label_stays() -> None:
    for text in ("三、\n全年支出402.94万元。\n", "三、\n四、其他\n"):
        assert _cleaned(text) == text


def test_rows_between_bars_are_not_joined() -> None:
    rows = "村名 | 金额 | 备注\n甲村 | 50 | 其中39万款列水利；11万元款列农业； | \n合计 | 160 | |\n"
    assert _cleaned(rows) == rows
