"""Western marks for Chinese ones, as reports typed in a hurry or taken from web pages have them."""

from __future__ import annotations

import time

import pytest
from audit_kit import outcomes
from figure_kit import read

from indexer.reading_view import reading_view


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("项目支出30万.年内调增5万。", "项目支出30万。年内调增5万。"),
        ("资金已到位. 后续支付", "资金已到位。 后续支付"),
        ("完成率93.84％.其中：", "完成率93.84%。其中："),
        ("（含税）．其余结转", "（含税）。其余结转"),
        ("工作已完成.\n二、问题", "工作已完成。\n二、问题"),
        ("进展顺利.2022年支出", "进展顺利。2022年支出"),
        ("一.项目概况", "一.项目概况"),
        ("（二）．资金情况", "（二）．资金情况"),
        ("第三.绩效情况", "第三.绩效情况"),
        ("1.项目概况", "1.项目概况"),
        ("支出30.5万元", "支出30.5万元"),
        ("见附件.docx", "见附件.docx"),
        ("登录www.平安.cn", "登录www.平安.cn"),
        ("支出(含结转)1,200.5万元,其中:办公费5万元;", "支出（含结转）1,200.5万元，其中：办公费5万元；"),
        ("分别为12.50,30.25万元", "分别为12.50，30.25万元"),
        ("总额1,267,860元", "总额1,267,860元"),
        ("于9:30开会,按5:3:2分担", "于9:30开会，按5:3:2分担"),
        ("见http://www.pa.gov.cn", "见http://www.pa.gov.cn"),
        ("‘三公’经费", "“三公”经费"),
        ("「一事一议」奖补和『厕所革命』", "“一事一议”奖补和“厕所革命”"),
        ('"三公"经费，"一卡通"发放', "“三公”经费，“一卡通”发放"),
        ('24"显示器\n"三公"经费', '24"显示器\n“三公”经费'),
        ("２０２２年支出１,２００．５万元，占５％", "2022年支出1,200.5万元，占5%"),
    ],
)
def test_what_ends_a_sentence(text, view):
    assert reading_view(text) == view
    assert len(view) == len(text)


def test_sentences_that_end_so_are_read_and_checked_like_others():
    text = "一、收支情况\n年初预算230.6万,其中基本支出110.6万,项目支出120万."
    text += "年内追加预算50万,主要是上级补助. 调整后预算280.6万."
    found = [(f.amount_yuan, f.measure, f.item) for f in read(text)]
    assert [each[:2] for each in found] == [
        (2_306_000, "initial_budget"), (1_106_000, "initial_budget"), (1_200_000, "initial_budget"),
        (500_000, "supplement"), (2_806_000, "revised_budget"),
    ]  # fmt: skip
    assert not any("." in item for _, _, item in found)
    assert outcomes(text.partition("\n")[2], "A05") == ["pass"]
    assert outcomes(text.partition("\n")[2].replace("50万", "60万"), "A05") == ["finding"]


@pytest.mark.parametrize("marks", ["“”", "‘’", "「」", "『』", '""', "＂＂"])
def test_what_is_quoted_is_read_alike_in_marks_of_every_kind(marks):
    text = "2022年{}三公{}经费支出9.6万元，其中公务接待费2.1万元。".format(*marks)
    figures = read(text)
    assert [(f.item, f.measure) for f in figures] == [
        (f.item, f.measure) for f in read("2022年“三公”经费支出9.6万元，其中公务接待费2.1万元。")
    ]
    assert [f.quote in text for f in figures] == [True, True]


def test_many_points_and_quotation_marks_take_no_time():
    start = time.perf_counter()
    reading_view("中." * 200_000 + "一" * 200_000 + "." * 200_000)
    reading_view('"\n' * 200_000 + '"' * 200_001 + "中" * 200_000)
    assert time.perf_counter() - start < 3


def test_western_marks_change_nothing_that_is_read():
    said = "一、收支情况\n全年收入500万元（含上年结转20.5万元），其中：财政拨款479.5万元，占95.9%；支出480万元，"
    said += "完成预算的96%。"
    said += "\n（一）人员情况\n人员经费320万元，较上年增加15万元；公用经费160万元！"
    marks = str.maketrans("，；：（）！", ",;:()!")
    western = said.translate(marks)
    one, other = ([(f.value, f.measure, f.year, f.item, f.section) for f in read(text)] for text in (said, western))
    assert one == other and len(one) == 9
    assert [f.quote for f in read(western)] == [f.quote.translate(marks) for f in read(said)]
