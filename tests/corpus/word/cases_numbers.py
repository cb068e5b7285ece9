# ruff: noqa: E501 (XML in one piece)
"""Automatic numbers: each case is a Word file and the text that Word prints."""

from __future__ import annotations

from word_files import definition, level, numbered, paragraph, style, word_file

_REPORT = definition(
    0, level(0, "%1、", "chineseCountingThousand"), level(1, "（%2）", "chineseCountingThousand"), level(2, "%3."),
    level(3, "（%4）"), level(4, "%5", "decimalEnclosedCircle"),
)  # fmt: skip
_NORMAL = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US" w:eastAsia="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>'
_NORMAL += style("Normal", default=True)


def _listed(*levels_and_words: tuple[int, str], num: int = 1) -> str:
    return "".join(paragraph(words, num=num, level=at) for at, words in levels_and_words)


def _lines(*lines: str) -> str:
    return "".join(line + "\n" for line in lines)


def _formats(*forms: tuple[str, int, str]) -> tuple[bytes, str]:
    """One list for each format and first number; two paragraphs in each where `label` holds two, by blanks."""
    defs, nums, body, text = "", "", "", ""
    for i, (form, first, printed) in enumerate(forms):
        defs += definition(i, level(0, "%1、", form))
        nums += numbered(i + 1, i, f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{first}"/></w:lvlOverride>')
        for n, label in enumerate(printed.split("|")):
            words = f"项{i}之{'甲乙丙丁'[n]}"
            body += paragraph(words, num=i + 1, level=0)
            text += f"{label}、{words}\n"
    return word_file(body, numbering=defs + nums, styles=_NORMAL), text


def _simple(
    text: str, *blocks: str, defs: str = _REPORT, nums: str = "", styles: str = _NORMAL, **parts: str
) -> tuple[bytes, str]:
    return word_file("".join(blocks), numbering=defs + (nums or numbered(1, 0)), styles=styles, **parts), text


_DOTTED = definition(0, level(0, "%1"), level(1, "%1.%2"), level(2, "%1.%2.%3"))
_CHAPTERS = (
    level(0, "第%1章", "chineseCountingThousand"),
    level(1, "%1.%2", inside="<w:isLgl/>"),
    level(2, "%1.%2.%3", inside="<w:isLgl/>"),
)
_HEADINGS = definition(
    0, level(0, "%1、", "chineseCountingThousand", inside='<w:pStyle w:val="H1"/>'),
    level(1, "（%2）", "chineseCountingThousand", inside='<w:pStyle w:val="H2"/>'), level(2, "%3.", inside='<w:pStyle w:val="H3"/>'),
)  # fmt: skip
_NUM1 = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'


def _num_level(i: int, num: int | None = None) -> str:
    number = f'<w:numId w:val="{num}"/>' if num is not None else ""
    return f'<w:pPr><w:numPr><w:ilvl w:val="{i}"/>{number}</w:numPr></w:pPr>'


def _start(i: int, first: int) -> str:
    return f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="{first}"/></w:lvlOverride>'


_RUN = "<w:r><w:t>{}</w:t></w:r>"
_BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    "<w:r><w:t>框外</w:t></w:r></w:p>"
)
_GONE = '<w:rPr><w:del w:id="9" w:author="a" w:date="2024-01-01T00:00:00Z"/></w:rPr>'
_DELETED = '<w:del w:id="8" w:author="a" w:date="2024-01-01T00:00:00Z"><w:r><w:delText>删去的</w:delText></w:r></w:del>'
_HIDDEN_MARK = "<w:rPr><w:vanish/></w:rPr>"
_HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见的</w:t></w:r>"


def _row(*cells: str) -> str:
    return (
        "<w:tr>"
        + "".join(f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in cells)
        + "</w:tr>"
    )


def _merged(part: str, inside: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge{part}/></w:tcPr>{inside}</w:tc>'


NUMBERS: dict[str, tuple[bytes, str]] = {
    "number_report_levels": _simple(
        _lines("一、基本情况", "（一）部门职责", "1.编制情况", "（1）在编人员", "①行政编制", "②事业编制", "（2）其他人员", "2.内设机构",
               "（二）年度目标", "1.总体目标", "二、绩效结论"),
        _listed((0, "基本情况"), (1, "部门职责"), (2, "编制情况"), (3, "在编人员"), (4, "行政编制"), (4, "事业编制"), (3, "其他人员"),
                (2, "内设机构"), (1, "年度目标"), (2, "总体目标"), (0, "绩效结论")),
    ),
    "number_shared_definition": _simple(
        _lines("一、甲", "二、乙", "三、丙"),
        _listed((0, "甲")), _listed((0, "乙"), num=2), _listed((0, "丙")), nums=numbered(1, 0) + numbered(2, 0),
    ),
    "number_restarted_list": _simple(
        _lines("一、甲", "二、乙", "正文。", "一、丙", "二、丁"),
        _listed((0, "甲"), (0, "乙")), paragraph("正文。"), _listed((0, "丙"), (0, "丁"), num=2),
        nums=numbered(1, 0) + numbered(2, 0, _start(0, 1)),
    ),
    "number_goes_on_after_restart": _simple(
        _lines("一、甲", "五、乙", "六、丙", "七、丁"),
        _listed((0, "甲")), _listed((0, "乙"), num=2), _listed((0, "丙")), _listed((0, "丁"), num=2),
        nums=numbered(1, 0) + numbered(2, 0, _start(0, 5)),
    ),
    "number_starts_at_three": _simple(
        _lines("三、甲", "四、乙"), _listed((0, "甲"), (0, "乙")), defs=definition(0, level(0, "%1、", "chineseCounting", start=3)),
    ),
    "number_starts_at_zero": _simple(
        _lines("0.甲", "1.乙"), _listed((0, "甲"), (0, "乙")), defs=definition(0, level(0, "%1.", start=0)),
    ),
    "number_deeper_start_holds": _simple(
        _lines("一、甲", "（三）乙", "二、丙", "（三）丁"), _listed((0, "甲"), (1, "乙"), (0, "丙"), (1, "丁"), num=1),
        nums=numbered(1, 0, _start(1, 3)),
    ),
    "number_dotted": _simple(
        _lines("1 甲", "1.1 乙", "1.1.1 丙", "1.1.2 丁", "1.2 戊", "2 己", "2.1 庚"),
        _listed((0, "甲"), (1, "乙"), (2, "丙"), (2, "丁"), (1, "戊"), (0, "己"), (1, "庚")), defs=_DOTTED,
    ),
    "number_legal": _simple(
        _lines("第一章 总则", "1.1 目的", "1.1.1 依据", "第二章 资金", "2.1 来源"),
        _listed((0, "总则"), (1, "目的"), (2, "依据"), (0, "资金"), (1, "来源")), defs=definition(0, *_CHAPTERS),
    ),
    "number_articles": _simple(
        _lines("第一部分 概况", "第一条 甲", "第二条 乙", "第二部分 决算", "第三条 丙"),
        _listed((0, "概况"), (1, "甲"), (1, "乙"), (0, "决算"), (1, "丙")),
        defs=definition(0, level(0, "第%1部分", "chineseCountingThousand"),
                        level(1, "第%2条", "chineseCountingThousand", inside='<w:lvlRestart w:val="0"/>')),
    ),
    "number_restarts_after_level": _simple(
        _lines("一、甲", "（一）乙", "1.丙", "（二）丁", "2.戊", "二、己", "（一）庚", "1.辛"),
        _listed((0, "甲"), (1, "乙"), (2, "丙"), (1, "丁"), (2, "戊"), (0, "己"), (1, "庚"), (2, "辛")),
        defs=definition(0, level(0, "%1、", "chineseCounting"), level(1, "（%2）", "chineseCounting"),
                        level(2, "%3.", inside='<w:lvlRestart w:val="1"/>')),
    ),
    "number_skipped_level": _simple(
        _lines("1.1.1 甲", "1.1.2 乙", "1.2 丙", "2 丁"), _listed((2, "甲"), (2, "乙"), (1, "丙"), (0, "丁")), defs=_DOTTED,
    ),
    "number_from_style": _simple(
        _lines("一、甲", "正文。", "二、乙"), paragraph("甲", style="T"), paragraph("正文。"), paragraph("乙", style="T"),
        styles=_NORMAL + style("T", _NUM1),
    ),
    "number_from_base_style": _simple(
        _lines("一、甲", "二、乙", "三、丙"), paragraph("甲", style="T"), paragraph("乙", style="U"), paragraph("丙", style="V"),
        styles=_NORMAL + style("T", _NUM1) + style("U", based_on="T") + style("V", based_on="U"),
    ),
    "number_levels_by_style": _simple(
        _lines("一、甲", "（一）乙", "1.丙", "（二）丁", "二、戊"),
        paragraph("甲", style="H1"), paragraph("乙", style="H2"), paragraph("丙", style="H3"), paragraph("丁", style="H2"),
        paragraph("戊", style="H1"), defs=_HEADINGS,
        styles=_NORMAL + style("H1", _NUM1) + style("H2", _num_level(1, 1)) + style("H3", _num_level(2, 1)),
    ),
    "number_level_in_style_only": _simple(
        _lines("一、甲", "（一）乙"), paragraph("甲", style="T"), paragraph("乙", style="U"),
        styles=_NORMAL + style("T", _NUM1) + style("U", _num_level(1), based_on="T"),
    ),
    "number_taken_away": _simple(
        _lines("一、甲", "乙", "丙", "二、丁"), paragraph("甲", style="T"), paragraph("乙", style="T", num=0),
        paragraph("丙", style="U"), paragraph("丁", style="T"),
        styles=_NORMAL + style("T", _NUM1) + style("U", '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>', based_on="T"),
    ),
    "number_other_than_style": _simple(
        _lines("一、甲", "1）乙", "二、丙"), paragraph("甲", style="T"), paragraph("乙", style="T", num=2, level=0), paragraph("丙", style="T"),
        defs=_REPORT + definition(1, level(0, "%1）")), nums=numbered(1, 0) + numbered(2, 1), styles=_NORMAL + style("T", _NUM1),
    ),
    "number_of_list_style": _simple(
        _lines("（一）甲", "（二）乙", "1.丙"), _listed((0, "甲")), _listed((0, "乙"), (1, "丙"), num=2),
        defs=definition(0, level(0, "（%1）", "chineseCounting"), level(1, "%2."), inside='<w:styleLink w:val="L"/>')
        + definition(1, inside='<w:numStyleLink w:val="L"/>'),
        nums=numbered(1, 0) + numbered(2, 1), styles=_NORMAL + style("L", _NUM1, kind="numbering"),
    ),
    "number_level_overridden": _simple(
        _lines("一、甲", "(A)乙", "(B)丙"), _listed((0, "甲")), _listed((0, "乙"), (0, "丙"), num=2), defs=_REPORT + definition(1, level(0, "%1、")),
        nums=numbered(1, 0) + numbered(2, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", "upperLetter")}</w:lvlOverride>'),
    ),
    "number_suffixes": _simple(
        _lines("1.甲", "2. 2020年", "(1)乙", "(2)2021年", "一、丙", "二、2022年", "1、 丁"),
        _listed((0, "甲"), (0, "2020年"), (1, "乙"), (1, "2021年"), (2, "丙"), (2, "2022年"), (3, "丁")),
        defs=definition(0, level(0, "%1."), level(1, "(%2)", suffix="nothing"), level(2, "%3、", "chineseCounting"),
                        level(3, "%4、", suffix="space")),
    ),
    "number_before_digits": _simple(
        _lines("1. 65.28万元", "2. 3件"), _listed((0, "65.28万元"), (0, "3件")), defs=definition(0, level(0, "%1.", suffix="nothing")),
    ),
    "number_han": _formats(
        ("chineseCounting", 9, "九|十|十一"), ("chineseCounting", 20, "二十|二十一"), ("chineseCountingThousand", 10, "十|十一"),
        ("chineseCountingThousand", 99, "九十九|一百|一百零一"), ("chineseCountingThousand", 110, "一百一十|一百一十一"),
        ("chineseLegalSimplified", 9, "玖|壹拾|壹拾壹"), ("ideographLegalTraditional", 2, "貳|參"), ("japaneseCounting", 9, "九|十|十一"),
        ("taiwaneseCountingThousand", 10, "十|十一"), ("ideographTraditional", 1, "甲|乙|丙"), ("ideographTraditional", 10, "癸|11"),
        ("ideographZodiac", 1, "子|丑|寅"),
    ),
    "number_western": _formats(
        ("upperLetter", 26, "Z|AA"), ("lowerLetter", 1, "a|b"), ("upperRoman", 4, "IV|V"), ("lowerRoman", 9, "ix|x"),
        ("decimalZero", 9, "09|10"), ("ordinal", 1, "1st|2nd|3rd|4th"), ("ordinal", 11, "11th|12th"), ("cardinalText", 1, "One|Two"),
        ("ordinalText", 1, "First|Second"), ("decimalHalfWidth", 3, "3|4"), ("chicago", 1, "*|†|‡|§"), ("madeUp", 5, "5|6"),
    ),
    "number_circled": _formats(
        ("decimalEnclosedCircle", 1, "①|②"), ("decimalEnclosedCircleChinese", 9, "⑨|⑩|⑪"), ("decimalEnclosedCircle", 20, "⑳|㉑"),
        ("decimalEnclosedCircle", 50, "㊿|51"),
    ),
    "number_as_only_word_prints": _formats(
        ("ideographDigital", 10, "一〇|一一"), ("japaneseCounting", 100, "百|百一"), ("chineseCounting", 100, "一○○|一○一"),
        ("taiwaneseCounting", 100, "一○○|一○一"), ("taiwaneseDigital", 10, "一○|一一"), ("japaneseDigitalTenThousand", 10, "一〇|一一"),
        ("decimalFullWidth", 10, "１０|１１"), ("decimalFullWidth2", 1, "１|２"), ("decimalEnclosedParen", 1, "⑴|⑵"),
        ("decimalEnclosedFullstop", 1, "⒈|⒉"), ("ideographEnclosedCircle", 1, "㈠|㈡"), ("ideographZodiacTraditional", 1, "甲子|乙丑"),
        ("numberInDash", 1, "- 1 -|- 2 -"), ("hex", 10, "A|B"), ("japaneseLegal", 10, "壱拾|壱拾壱"),
    ),
    "number_custom_format": _simple(
        _lines("001 甲", "002 乙"), _listed((0, "甲"), (0, "乙")),
        defs='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
        '</mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>',
    ),
    "number_bullets": _simple(
        _lines("• 甲", "● 乙", "➢ 丙", "■ 丁"), _listed((0, "甲"), (1, "乙"), (2, "丙"), (3, "丁")),
        defs=definition(0, *(
            level(i, code, "bullet").replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr></w:lvl>')
            for i, (code, font) in enumerate((("•", "宋体"), ("\uf06c", "Wingdings"), ("\uf0d8", "Wingdings"), ("■", "宋体")))
        )),
    ),
    "number_none": _simple(
        _lines("注：甲", "乙", "一、丙"), _listed((0, "甲"), (1, "乙"), (2, "丙")),
        defs=definition(0, level(0, "注：", "none"), level(1, "", "none"), level(2, "%3、", "chineseCounting")),
    ),
    "number_none_above": _simple(
        _lines(".甲", ".1 乙"), _listed((0, "甲"), (1, "乙")), defs=definition(0, level(0, "%1.", "none"), level(1, "%1.%2")),
    ),
    "number_on_empty_paragraph": _simple(
        _lines("一、甲", "二、", "三、乙"), _listed((0, "甲"), (0, ""), (0, "乙")),
    ),
    "number_without_definition": _simple(_lines("甲", "乙"), _listed((0, "甲"), (0, "乙"), num=7)),
    "number_without_level": _simple(_lines("一、甲", "二、乙"), paragraph("甲", num=1), paragraph("乙", num=1)),
    "number_of_usual_style": _simple(
        _lines("一、甲", "二、乙"), paragraph("甲"), paragraph("乙"), styles=style("Normal", _NUM1, default=True),
    ),
    "number_deleted": _simple(
        _lines("一、甲", "二、乙"), paragraph("甲", num=1, level=0), paragraph(_DELETED, _GONE, num=1, level=0), paragraph("乙", num=1, level=0),
    ),
    "number_hidden": _simple(
        _lines("一、甲", "二、乙"), paragraph("甲", num=1, level=0), paragraph(_HIDDEN, _HIDDEN_MARK, num=1, level=0),
        paragraph("乙", num=1, level=0),
    ),
    "number_in_control": _simple(
        _lines("一、甲", "二、乙", "三、丙"), _listed((0, "甲")), f"<w:sdt><w:sdtContent>{_listed((0, '乙'))}</w:sdtContent></w:sdt>", _listed((0, "丙")),
    ),
    "number_in_table": _simple(
        "一、甲\n1 子\t水\n2 丑\t火\n二、乙\n", _listed((0, "甲")),
        "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
        + _row(paragraph("子", num=2, level=0), paragraph("水")) + _row(paragraph("丑", num=2, level=0), paragraph("火")) + "</w:tbl>",
        _listed((0, "乙")), defs=_REPORT + definition(1, level(0, "%1")), nums=numbered(1, 0) + numbered(2, 1),
    ),
    "number_column": _simple(
        "1\t子\n2\t丑\n\t寅\n4\t卯\n\n",
        "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>" + _row(paragraph(num=1, level=0), paragraph("子"))
        + "<w:tr>" + _merged(' w:val="restart"', paragraph(num=1, level=0)) + _merged("", "").replace("<w:vMerge/>", "").replace("</w:tc>", paragraph("丑") + "</w:tc>")
        + "</w:tr><w:tr>" + _merged("", paragraph(num=1, level=0)) + _merged("", "").replace("<w:vMerge/>", "").replace("</w:tc>", paragraph("寅") + "</w:tc>")
        + "</w:tr>" + _row(paragraph(num=1, level=0), paragraph("卯")) + "</w:tbl>" + paragraph(),
        defs=definition(0, level(0, "%1")),
    ),
    "number_in_text_box": _simple(
        _lines("一、甲", "框外", "一、框内", "二、乙"), _listed((0, "甲")), _BOX.format(_listed((0, "框内"))), _listed((0, "乙")),
    ),
    "number_in_footnote": _simple(
        _lines("一、甲", "有注。", "二、乙", "[1] 一、注文"), _listed((0, "甲")),
        '<w:p><w:r><w:t>有注。</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>', _listed((0, "乙")),
        footnotes=f'<w:footnote w:id="2">{_listed((0, "注文"))}</w:footnote>',
    ),
    "number_hidden_by_level": _simple(
        _lines("甲", "（一）乙"), _listed((0, "甲"), (1, "乙")),
        defs=definition(0, level(0, "%1、").replace("</w:lvl>", "<w:rPr><w:vanish/></w:rPr></w:lvl>"), level(1, "（%2）", "chineseCounting")),
    ),
    "number_of_run_in_heading": _simple(
        _lines("一、甲。乙在后面。", "二、丙"),
        paragraph(_RUN.format("甲。"), "<w:rPr><w:vanish/><w:specVanish/></w:rPr>", num=1, level=0), paragraph("乙在后面。"), _listed((0, "丙")),
    ),
    "number_beyond_last_level": _simple(_lines("一、甲", "1.乙"), _listed((0, "甲"), (1, "乙")), defs=definition(0, level(0, "%1、", "chineseCounting"))),
    "number_two_lists_mixed": _simple(
        _lines("一、甲", "1）子", "二、乙", "2）丑", "（一）丙", "3）寅"), _listed((0, "甲")), _listed((0, "子"), num=2), _listed((0, "乙")),
        _listed((0, "丑"), num=2), _listed((1, "丙")), _listed((0, "寅"), num=2),
        defs=_REPORT + definition(1, level(0, "%1）")), nums=numbered(1, 0) + numbered(2, 1),
    ),
}  # fmt: skip
