# ruff: noqa: E501 (XML in one piece)
"""What is printed and what is not: each case is a Word file and its text."""

from __future__ import annotations

import io
import zipfile

from word_files import definition, level, numbered, paragraph, style, word_file

_R = '<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>'
_WHEN = 'w:author="a" w:date="2024-01-01T00:00:00Z"'
_STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def _run(text: str, properties: str = "") -> str:
    return _R.format(f"<w:rPr>{properties}</w:rPr>" if properties else "", text)


def _field(code: str, result: str | None = None) -> str:
    """A complex field; without a result it has no separator either."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = mark.format("separate") + result if result is not None else ""
    return f'{mark.format("begin")}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{shown}{mark.format("end")}'


def _p(*runs: str) -> str:
    return "<w:p>" + "".join(runs) + "</w:p>"


def _case(text: str, *blocks: str, **parts: str) -> tuple[bytes, str]:
    return word_file("".join(blocks), **parts), text  # type: ignore[arg-type]


def _zip_changed(data: bytes, change) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            changed, content = change(name, old.read(name))
            new.writestr(zipfile.ZipInfo(changed), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _strict(name: str, content: bytes) -> tuple[str, bytes]:
    text = content.decode()
    if not name.startswith("["):
        for usual, strict in _STRICT.items():
            text = text.replace(usual, strict)
    return name, text.encode()


def _wps(name: str, content: bytes) -> tuple[str, bytes]:
    """Odd content types, and a document part of another name, as some writers have it."""
    text = (
        content.decode()
        .replace("word/document.xml", "word/document1.xml")
        .replace("document.main+xml", "document.other+xml")
    )
    return name.replace("document.xml", "document1.xml").replace("/", "\\") if name.startswith(
        "word"
    ) else name, text.encode()


_LISTED = word_file(
    paragraph("概况", num=1, level=0) + paragraph("支出9.5万元。"),
    numbering=definition(0, level(0, "%1、", "chineseCounting")) + numbered(1, 0), styles=style("Normal", default=True),
)  # fmt: skip
_BOX = "<w:txbxContent>{}</w:txbxContent>"
_DRAWN = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx>{0}</wps:txbx>'
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{0}"
    "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
)
_INNER_HTML = (
    "<html><head><meta charset='utf-8'><title>t</title></head><body><p>嵌入的网页支出3万元。</p></body></html>"
)

CONTENT: dict[str, tuple[bytes, str]] = {
    "text_tracked_changes": _case(
        "支出65.28万元。\n",
        _p(_run("支出"), f'<w:del w:id="1" {_WHEN}><w:r><w:delText>60</w:delText></w:r></w:del>',
           f'<w:ins w:id="2" {_WHEN}>{_run("65.28")}</w:ins>', _run("万元。")),
    ),
    "text_moved": _case(
        "甲\n丙搬来的\n乙\n", _p(_run("甲")), _p(_run("丙"), f'<w:moveTo w:id="3" {_WHEN}>{_run("搬来的")}</w:moveTo>'), _p(_run("乙")),
        _p(f'<w:pPr><w:rPr><w:moveFrom w:id="4" {_WHEN}/></w:rPr></w:pPr><w:moveFrom w:id="5" {_WHEN}>{_run("搬走的")}</w:moveFrom>'),
    ),
    "text_joined_by_deletion": _case(
        "前半句，后半句。\n", _p(f'<w:pPr><w:rPr><w:del w:id="1" {_WHEN}/></w:rPr></w:pPr>{_run("前半句，")}'), _p(_run("后半句。")),
    ),
    "text_hidden_by_style": _case(
        "看得见。\n又看得见。\n", _p(_run("看得见。"), _run("看不见。", '<w:rStyle w:val="S"/>')),
        paragraph("整段看不见。", "<w:rPr><w:vanish/></w:rPr>", style="P"),
        '<w:p><w:pPr><w:pStyle w:val="P"/></w:pPr>' + _run("又看得见。", '<w:vanish w:val="0"/>') + "</w:p>",
        styles=style("Normal", default=True) + style("S", "<w:rPr><w:vanish/></w:rPr>", kind="character")
        + style("P", "<w:rPr><w:vanish/></w:rPr>"),
    ),
    "text_fields": _case(
        "见表1，共12页。合计30，网址。\n",
        _p(_run("见"), _field(" REF _Ref1 \\h ", _run("表1")), _run("，共"), _field("NUMPAGES", _run("12")), _run("页。合计"),
           f'<w:fldSimple w:instr="=SUM(ABOVE)">{_run("30")}</w:fldSimple>', _run("，"),
           _field(' HYPERLINK "http://example.invalid" ', _run("网址")), _run("。")),
    ),
    "text_nested_fields": _case(
        "开始，嵌套的结果，完。\n",
        _p(_run("开始，"), '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>', _field("PAGE", _run("7")),
           '<w:r><w:instrText> = 1 "a"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', _run("嵌套的"),
           _field("QUOTE", _run("结果")), '<w:r><w:fldChar w:fldCharType="end"/></w:r>', _run("，完。")),
    ),
    "text_unclosed_field": _case(
        "前\n后面的都在。\n", _p(_run("前"), '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'),
        _p(_run("后面的都在。")),
    ),
    "text_contents": _case(
        "目录\n一、概况\t1\n二、绩效\t2\n一、概况\n正文。\n二、绩效\n正文。\n",
        "<w:sdt><w:sdtContent>", _p(_run("目录")),
        _p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o "1-3"</w:instrText></w:r>'
           '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
           f'<w:hyperlink w:anchor="_Toc1">{_run("一、概况")}<w:r><w:tab/></w:r>{_field("PAGEREF _Toc1", _run("1", "<w:webHidden/>"))}</w:hyperlink>'),
        _p(f'<w:hyperlink w:anchor="_Toc2">{_run("二、绩效")}<w:r><w:tab/></w:r>{_field("PAGEREF _Toc2", _run("2"))}</w:hyperlink>',
           '<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        "</w:sdtContent></w:sdt>",
        _p(_run("一、概况")), _p(_run("正文。")), _p(_run("二、绩效")), _p(_run("正文。")),
    ),
    "text_contents_without_title": _case(
        "某局报告\n一、概况\t1\n二、绩效\t2\n一、概况\n正文。\n", _p(_run("某局报告")),
        *(_p(f'<w:hyperlink w:anchor="_Toc1">{_run(words)}<w:r><w:tab/></w:r>{_field("PAGEREF _Toc1", _run(page))}</w:hyperlink>')
          for words, page in (("一、概况", "1"), ("二、绩效", "2"))),
        _p(_run("一、概况")), _p(_run("正文。")),
    ),
    "text_enclosed_by_field": _case(
        "①甲，☑是，1/2，拼。\n",
        _p(_field("EQ \\o\\ac(○,1)"), _run("甲，"), _field("eq \\o\\ac(□,√)"), _run("是，"), _field("EQ \\f(1,2)"), _run("，"),
           _field('EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(pin),拼)'), _run("。")),
    ),
    "text_form_fields": _case(
        "☑有☐无乙\n",
        _p(*(f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>F</w:instrText></w:r>'
             f'<w:r><w:fldChar w:fldCharType="end"/></w:r>{words}' for data, words in (
                 ('<w:checkBox><w:checked/></w:checkBox>', _run("有")), ('<w:checkBox><w:default w:val="0"/></w:checkBox>', _run("无")),
                 ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>', ""))),
        ),
    ),
    "text_symbols": _case(
        "☑是□否☑√①≥90%\n",
        _p('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', _run("是"), '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', _run("否"),
           _run("R", '<w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/>'), _run("√"),
           _run("\uf081", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'), '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', _run("90%")),
    ),
    "text_ruby": _case(
        "绩效评价\n",
        _p(f'<w:r><w:ruby><w:rubyPr/><w:rt>{_run("jì")}</w:rt><w:rubyBase>{_run("绩")}</w:rubyBase></w:ruby></w:r>', _run("效评价")),
    ),
    "text_formula": _case(
        "得分=3/4×10^2\n",
        _p(_run("得分="), '<m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f><m:r><m:t>×</m:t></m:r>'
           '<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>'),
    ),
    "text_raised_digits": _case(
        "10^4平方米m2\n",
        _p(_run("10"), _run("4", '<w:vertAlign w:val="superscript"/>'), _run("平方米m"), _run("2", '<w:vertAlign w:val="superscript"/>')),
    ),
    "text_hyphens_and_blanks": _case(
        "2020-2021年 A B\n", _p('<w:r><w:t>2020</w:t><w:noBreakHyphen/><w:t>2021年</w:t><w:softHyphen/></w:r>',
                            '<w:r><w:t xml:space="preserve"> A </w:t><w:t> B\n</w:t></w:r>'),
    ),
    "text_box_drawn_once": _case(
        "框外\n框内一\n框内二\n末\n", _p(f"<w:r>{_DRAWN.format(_BOX.format(_p(_run('框内一')) + _p(_run('框内二'))))}</w:r>", _run("框外")), _p(_run("末")),
    ),
    "text_box_vml": _case(
        "框外\n框内\n", _p(f"<w:r><w:pict><v:shape><v:textbox>{_BOX.format(_p(_run('框内')))}</v:textbox></v:shape></w:pict></w:r>", _run("框外")),
    ),
    "text_controls": _case(
        "名称：岚海县民政局\n☒是\n整块\n",
        _p(_run("名称："), f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{_run('岚海县民政局')}</w:sdtContent></w:sdt>",
           f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_run('单击此处输入文字。')}</w:sdtContent></w:sdt>"),
        _p(f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{_run('☒')}</w:sdtContent></w:sdt>", _run("是")),
        f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{_p(_run('整块'))}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>",
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{_p(_run('单击此处'))}</w:sdtContent></w:sdt>",
    ),
    "text_smart_tags_and_bookmarks": _case(
        "2020年3月\n",
        _p('<w:bookmarkStart w:id="0" w:name="_GoBack"/>', f'<w:smartTag w:uri="u" w:element="date">{_run("2020年")}<w:smartTag w:element="m">'
           f'{_run("3月")}</w:smartTag></w:smartTag>', '<w:bookmarkEnd w:id="0"/>', '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'),
    ),
    "text_footnotes": _case(
        "支出65.28万元。\n表外*\n[1] 含上年结转3.2万元。\n第二段。\n*自带记号\n[i] 尾注。\n",
        _p(_run("支出65.28"), '<w:r><w:footnoteReference w:id="2"/></w:r>', _run("万元。"), '<w:r><w:endnoteReference w:id="2"/></w:r>'),
        _p(_run("表外"), '<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{_run(" 含上年结转3.2万元。")}</w:p>{_p(_run("第二段。"))}</w:footnote>'
        f'<w:footnote w:id="3">{_p(_run("*自带记号"))}</w:footnote><w:footnote w:id="9">{_p(_run("没有人引用"))}</w:footnote>',
        endnotes=f'<w:endnote w:id="2"><w:p><w:r><w:endnoteRef/></w:r>{_run("尾注。")}</w:p></w:endnote>',
    ),
    "text_footnotes_circled": _case(
        "甲\n[②] 注。\n", _p(_run("甲"), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        footnotes=f'<w:footnote w:id="2">{_p(_run("注。"))}</w:footnote>',
        settings='<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numStart w:val="2"/></w:footnotePr>',
    ),
    "text_typed_number_and_tab": _case(
        "一、概况\n1 职责\n甲\t乙\n", _p(_run("一、"), "<w:r><w:tab/></w:r>", _run("概况")), _p(_run("1"), "<w:r><w:tab/></w:r>", _run("职责")),
        _p(_run("甲"), "<w:r><w:tab/></w:r>", _run("乙")),
    ),
    "text_indent_and_breaks": _case(
        "缩进\n下一行\n分页后\n", _p("<w:r><w:tab/><w:t>缩进</w:t><w:br/><w:t>下一行</w:t><w:br w:type=\"page\"/><w:t>分页后</w:t></w:r>"),
    ),
    "file_embedded_page": (
        word_file(_p(_run("前。")) + '<w:altChunk r:id="chunk"/>' + _p(_run("后。")), other={"word/chunk.html": _INNER_HTML.encode()}),
        "前。\n嵌入的网页支出3万元。\n后。\n",
    ),
    "file_embedded_word": (
        word_file(_p(_run("前。")) + '<w:altChunk r:id="inner"/>' + _p(_run("后。")), other={"word/inner.docx": _LISTED}),
        "前。\n一、概况\n支出9.5万元。\n后。\n",
    ),
    "file_strict": (_zip_changed(_LISTED, _strict), "一、概况\n支出9.5万元。\n"),
    "file_odd_names": (_zip_changed(_LISTED, _wps), "一、概况\n支出9.5万元。\n"),
    "file_macro": (word_file(_p(_run("宏文件。")), main_type="document.macroEnabled.main"), "宏文件。\n"),
}  # fmt: skip
