"""Web pages, CSV and Markdown against their golden text; what a landing page says; hostile pages."""

from __future__ import annotations

import time

import golden_reading
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.errors import BrokenFile, ReadError
from indexer.read import csv, md, read
from indexer.read.html import PageFacts, page_facts
from indexer.read.html import read as read_page

FILES = golden_reading.quirks("html") + golden_reading.quirks("text")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_quirk_gives_its_golden_text(path):
    raw = read(path.read_bytes(), path.name)
    assert golden_reading.as_json(raw) == golden_reading.golden(path)
    golden_reading.check(raw)


def test_there_are_enough_quirks():
    assert len(FILES) >= 40


def test_restored_numbers_are_marked():
    raw = read_page("<p>概况</p><ol start=2><li>预算60万元</li></ol>".encode())
    assert raw.text == "概况\n2. 预算60万元\n"
    assert [(raw.text[place.start :][:3], place.restored, place.paragraph) for place in raw.places] == [
        ("概况\n", False, 0), ("2. ", True, 1), ("预算6", False, 1),
    ]  # fmt: skip


def test_cells_of_csv_have_their_names():
    raw = csv.read("表,\n项目,预算\n保险,60\n".encode())
    places = {raw.text[place.start :].split("\n")[0].split("\t")[0]: place.cell for place in raw.places}
    assert places == {"表": "A1", "项目": "A2", "预算": "B2", "保险": "A3", "60": "B3"}


META = """<html><head><title>首页标题_澄原市人民政府</title>
<meta name="SiteName" content="澄原市人民政府"><meta name="ArticleTitle" content="关于公开2022年度绩效自评报告的通知">
<meta name="PubDate" content="2022-09-01 10:30"><meta name="ContentSource" content="澄原市财政局">
<meta name="Url" content="http://www.example.com/a.html"></head><body><p>正文</p>
<a href="./P0202.doc" title="x"><font>附件2</font>.doc</a> <a href="javascript:void(0)">打印</a> <a href="#top">顶部</a>
<a href="//cdn.example.com/b.pdf"><img src="pdf.png"></a></body></html>"""
INDEX = """<title>岚海省民政厅</title><table><tr><td>索 引 号：</td><td>0001/2022-00012</td>
<td>主题分类：</td><td>民政</td></tr>
<tr><td>发文机关：</td><td>岚海省民政厅</td><td>成文日期：</td><td>2022年08月30日</td></tr>
<tr><td>标　　题：</td><td colspan=3>岚海省民政厅关于印发绩效评价结果的通知</td></tr>
<tr><td>发文字号：</td><td>岚民发〔2022〕15号</td><td>发布日期：</td><td>2022年09月02日</td></tr></table><p>各市：</p>"""
BARE_CELLS = """<h1>澄原市教育局2021年度部门决算</h1><table><tr><th>发布机构</th><td>澄原市教育局</td></tr>
<tr><th>文号</th><td>无</td></tr><tr><th>生成日期</th><td>2022-08-19</td></tr></table><p>数据来源：统计年鉴</p>"""
LINE = """<html><head><title>2020年度项目绩效自评报告-澄原市水利局</title></head><body>
<div>发布时间：2021/3/5 8:00 　来源：澄原市水利局 　浏览次数：<span>128</span>次 【字体：大 中 小】</div>
<p>澄水〔2021〕3号</p><p>各科室：根据澄财绩〔2020〕9号文件要求，现公开如下。</p></body></html>"""
FACTS = {
    "meta tags": (
        META,
        PageFacts(
            "关于公开2022年度绩效自评报告的通知", "2022-09-01", None, "澄原市财政局",
            (("http://x.example.com/z/P0202.doc", "附件2.doc"), ("http://cdn.example.com/b.pdf", "")),
        ),
    ),
    "table of an open-information page": (
        INDEX,
        PageFacts("岚海省民政厅关于印发绩效评价结果的通知", "2022-09-02", "岚民发〔2022〕15号", "岚海省民政厅"),
    ),
    "cells without colons": (BARE_CELLS, PageFacts("澄原市教育局2021年度部门决算", "2022-08-19", None, "澄原市教育局")),
    "line below the title": (
        LINE, PageFacts("2020年度项目绩效自评报告", "2021-03-05", "澄水〔2021〕3号", "澄原市水利局"),
    ),
    "nothing": ("<p>正文，没有别的。</p>", PageFacts()),
    "a date that is none": ("<p>发布日期：2022-13-40</p>", PageFacts()),
}  # fmt: skip


@pytest.mark.parametrize(("page", "facts"), FACTS.values(), ids=FACTS.keys())
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_what_a_landing_page_says(page, facts, encoding):
    assert page_facts(page.encode(encoding), "http://x.example.com/z/index.html") == facts


def test_a_base_address_and_a_broken_one():
    page = b'<base href="http://y.example.com/d/"><a href="a.doc">a</a><a href="http://[bad/b.doc">b</a>'
    links = page_facts(page, "http://x.example.com/").links
    assert links == (("http://y.example.com/d/a.doc", "a"), ("http://[bad/b.doc", "b"))


BIG = 10_000_000
HOSTILE = {
    "one tag of 10 MB": b"<p>a</p><a " + b"x" * BIG + b">",
    "one attribute of 10 MB": b"<p>a</p><a b='" + b"y" * BIG,
    "deep": b"<div>" * 1000 + "支出9万元".encode() + b"</div>" * 1000,
    "too deep": b"<div>" * 100_000,
    "fonts that are never closed": (b"<font><b>" * 900) + "支出".encode(),
    "entities": b'<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;">]><p>&d;&d;</p>' * 50,
    "many spans": b"<table>" + b"<tr>" + b"<td colspan=1000 rowspan=60000>a</td></tr>" * 3000,
    "many columns": b"<table border=1><tr>" + b"<td>1" * 5000 + b"<tr><td>2<td>3",
    "many rows": b"<table border=1>" + b"<tr><td>1<td>2" * 8000 + b"</table>",
    "tables in tables": b"<table><tr><td>a<td>" * 300,
    "many lists": b"<ol><li>a" * 900,
    "many links": b"<a href=a>b</a> " * 15_000,
    "many blocks": "<p>支出9万元。</p>".encode() * 15_000,
    "one line": "支出9万元，".encode() * 400_000,
    "quotes": b"<p '" * 200_000 + b"a",
    "less-than": b"<" * 1_000_000,
    "zeros": b"<p>a" + b"\0" * 1_000_000,
    "mail's parts": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"
    + b"--x\r\n\r\n" * 50_000,
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages_end_soon(page):
    began = time.process_time()
    for door in (read_page, page_facts):
        try:
            door(page)
        except ReadError as error:
            assert error.code in ("broken_file", "too_large", "empty_document")
    assert time.process_time() - began < 10


def test_an_address_is_never_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密")
    page = f'<!DOCTYPE a [<!ENTITY b SYSTEM "file://{secret}">]><p>支出&b;</p><iframe src="file://{secret}"></iframe>'
    assert "秘密" not in read_page(page.encode()).text


@pytest.mark.parametrize(
    "empty",
    [b"<html></html>", b"<script>a</script>", b"<frameset><frame src=a></frameset>"],
    ids=["bare", "script", "frames"],
)
def test_pages_without_words(empty):
    with pytest.raises(BrokenFile, match="empty_document"):
        read_page(empty)


MARKS = ["<p>", "</p>", "<table>", "<tr>", "<td>", "<td rowspan=2>", "<td colspan=3>", "</table>", "<ol start=5>",
         "<li>", "</ol>", "<br>", "支出", "9万元", " ", "\n", "&nbsp;", "<b>", "</b>", "<div class=nav>", "</div>",
         "<pre>",
         "<a href=x>", "</a>", "<thead>", "<tfoot>", "<h1>", "<span style='display:none'>", "</span>"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=60).map("".join))
def test_any_heap_of_tags_reads_whole(page):
    try:
        golden_reading.check(read_page(page.encode()))
    except BrokenFile as error:
        assert error.code == "empty_document"


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("项支9,\t;|\"'\n\r-: *_`[]()!<>#\\"), min_size=1, max_size=120))
def test_any_heap_of_marks_reads_whole(text):
    for reader in (csv.read, md.read):
        try:
            golden_reading.check(reader(text.encode()))
        except BrokenFile as error:
            assert error.code in ("empty_document", "not_text")


HEAPS = {
    "bars": "|" * 500_000,
    "stars": "**" * 300_000,
    "brackets": "[" * 300_000,
    "rules": "|-" * 300_000,
    "comments": "<!--" * 200_000,
    "tables": "| a |\n|---|\n" * 20_000,
    "quotes": '"' * 500_001,
    "rows": "a,\n" * 50_000,
    "fronts": "---\n" * 30_000,
}


@pytest.mark.parametrize("text", HEAPS.values(), ids=HEAPS.keys())
def test_hostile_text_ends_soon(text):
    began = time.process_time()
    for reader in (csv.read, md.read):
        try:
            reader(text.encode())
        except BrokenFile:
            pass
    assert time.process_time() - began < 8
