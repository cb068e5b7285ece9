"""One PDF for each quirk of print: reading order, wraps, furniture, pages. Tables are in `pdf_tables`."""

from __future__ import annotations

from collections.abc import Callable

from pdf_kit import A4, LEFT, RIGHT, Pages, width

FIRST = (
    "岚海省澄原市2022年安排农村公路养护资金1,234.56万元，实际支出1,198.30万元，预算执行率97.06%。"
    "全年完成路面修复86公里，桥梁检测42座，群众满意度为95.5%，较上年提高2.1个百分点。"
)
SECOND = (
    "项目由市交通运输局组织实施，资金按季度拨付到各县区，由县区财政部门审核后支付给养护单位，"
    "没有发现截留、挪用的情况。年末结余36.26万元已由财政收回，统筹用于下一年度的养护支出。"
)
THIRD = "一是部分路段交通量增长较快，养护标准偏低；二是个别县区资金拨付迟缓，影响了工程进度和年度目标的实现。"

FILES: dict[str, Callable[[], bytes]] = {}


def file(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """Register a file under the name of the function that draws it."""
    FILES[make.__name__] = make
    return make


def _report(pages: Pages, y: float = 80) -> float:
    pages.centred(y, "澄原市农村公路养护资金绩效评价报告", 18)
    pages.text(LEFT, y + 40, "一、项目基本情况", 14)
    y = pages.prose(y + 65, FIRST)
    pages.text(LEFT, y, "（一）组织实施情况", 12)
    y = pages.prose(y + 20, SECOND)
    return y


@file
def soft_wraps() -> bytes:
    """Indented paragraphs, headings of their own size, a list whose items fill their lines."""
    pages = Pages()
    y = _report(pages)
    for item in (
        "1.修复路面86公里，完成年度计划的100%，质量合格率为100%，全部按期完工。",
        "2.检测桥梁42座；",
        "3." + THIRD,
    ):
        y = pages.prose(y, item)
    return pages.done()


@file
def flush_paragraphs() -> bytes:
    """No indents: paragraphs are parted by distance alone, list items by their labels."""
    pages = Pages()
    y = 80.0
    for words in (FIRST, SECOND, "1.修复路面86公里。", "2.检测桥梁42座。", THIRD):
        y = pages.prose(y, words, indent=0) + (14 if len(words) > 40 else 0)
    return pages.done()


@file
def title_of_two_lines() -> bytes:
    """A centred title that wraps, and a year under it that is a line of its own."""
    pages = Pages()
    pages.centred(80, "岚海省澄原市关于农村公路养护资金和桥梁安", 20)
    pages.centred(110, "全隐患排查资金的绩效评价报告", 20)
    pages.centred(150, "（2022年度）", 14)
    y = pages.prose(190, FIRST)
    pages.prose(y, SECOND)
    return pages.done()


@file
def header_and_page_number() -> bytes:
    """A running header and a number on each page; a paragraph goes on over the end of a page."""
    pages = Pages()
    lines = [FIRST, SECOND, THIRD]
    for number in range(1, 4):
        pages.centred(40, "澄原市财政局绩效评价材料汇编", 9)
        pages.line(LEFT, 46, RIGHT, 46)
        pages.centred(800, f"- {number} -", 9)
        y = 80.0
        if number > 1:
            y = pages.prose(y, "算中说明，由财政部门按程序收回并重新安排到下一年度的养护项目。", indent=0)
        for words in lines:
            y = pages.prose(y, words)
        pages.text(LEFT + 24, 770, "上述资金在使用中形成的结余，经主管部门清理后全部上缴国库并在年终决", 12)
        pages.next()
    return pages.done()


@file
def headers_left_and_right() -> bytes:
    """Headers differ on left and right pages, bare numbers stand at the outer edge."""
    pages = Pages()
    for number in range(5, 11):
        pages.text(LEFT if number % 2 else 380, 40, "绩效评价报告" if number % 2 else "澄原市交通运输局", 9)
        pages.text(500 if number % 2 else LEFT, 800, str(number), 9)
        pages.prose(90, f"第{number}批资金的使用情况如下。" + FIRST)
        pages.next()
    return pages.done()


@file
def annexes_at_page_tops() -> bytes:
    """附件1, 附件2 … at the top of following pages are titles and no page numbers."""
    pages = Pages()
    for number in range(1, 5):
        pages.text(LEFT, 60, f"附件{number}", 14)
        pages.prose(90, FIRST if number % 2 else SECOND)
        pages.centred(800, f"第 {number} 页 共 4 页", 9)
        pages.next()
    return pages.done()


@file
def turned_page() -> bytes:
    """The page is displayed turned by 90 degrees, as landscape pages often are."""
    pages = Pages((A4[1], A4[0]))  # as displayed
    pages.canvas.setPageRotation(90)
    pages.canvas.translate(A4[0], 0)
    pages.canvas.rotate(90)
    pages.height = A4[0]
    pages.prose(80, FIRST, right=700)
    return pages.done()


@file
def text_on_its_side() -> bytes:
    """A landscape page drawn on an upright one: all text climbs."""
    pages = Pages()
    pages.prose(80, SECOND)
    pages.next()
    pages.canvas.translate(A4[0], 0)
    pages.canvas.rotate(90)
    pages.height = A4[0]
    pages.prose(80, FIRST, right=700)
    return pages.done()


@file
def crop_box() -> bytes:
    """The page shows only a part of what was drawn, from a corner that is not 0, 0."""
    pages = Pages()
    pages.canvas.setCropBox((50, 300, 545, 800))
    pages.text(60, 700, "裁切框以外的文字不在页面上", 12)
    pages.prose(90, FIRST)
    return pages.done()


@file
def drawn_twice_for_bold() -> bytes:
    """Each line of the heading is drawn twice, a third of a point apart."""
    pages = Pages()
    for shift in (0, 0.35, 0.7):
        pages.text(LEFT + shift, 80, "一、项目概况及资金安排（合计2022万元）", 14)
    pages.prose(110, FIRST)
    return pages.done()


@file
def slanted_watermark() -> bytes:
    """内部资料 across every page."""
    pages = Pages()
    for words in (FIRST, SECOND):
        pages.canvas.saveState()
        pages.canvas.setFillGray(0.8)
        pages.canvas.translate(200, 600)
        pages.canvas.rotate(40)
        pages.canvas.setFont("STSong-Light", 60)
        pages.canvas.drawString(0, 0, "内部资料")
        pages.canvas.restoreState()
        y = pages.prose(80, words)
        for _ in range(6):
            y = pages.prose(y, SECOND)
        pages.next()
    return pages.done()


@file
def level_watermark() -> bytes:
    """征求意见稿 in large letters under the print, level with it."""
    pages = Pages()
    pages.canvas.setFillGray(0.85)
    pages.text(150, 150, "征求意见稿", 60)
    pages.canvas.setFillGray(0)
    y = pages.prose(80, FIRST)
    pages.prose(y, SECOND)
    return pages.done()


@file
def two_columns() -> bytes:
    """Print in two columns under a title that spans both; a paragraph goes on in the second."""
    pages = Pages()
    pages.centred(70, "澄原市绩效评价工作简报", 18)
    middle = (LEFT + RIGHT) / 2
    y = pages.prose(110, FIRST + SECOND, right=middle - 12)
    y = pages.prose(y, "第二段在左栏的末尾开始，说明资金拨付的流程和时限要求，在右栏", right=middle - 12)
    y = pages.prose(114, "继续说明审核、公示、绩效监控三个环节的做法，并列出存在的问题。", indent=0, left=middle + 12)
    pages.prose(y, THIRD + SECOND, left=middle + 12)
    return pages.done()


@file
def footnotes() -> bytes:
    """Notes under a short line at the foot; the paragraph above them goes on over the page."""
    pages = Pages()
    y = pages.prose(80, FIRST)
    for _ in range(9):
        y = pages.prose(y, SECOND)
    words = "按照《岚海省农村公路养护资金管理办法》①的规定，市级补助资金应当在每年三月底以前下达到县区"
    y = pages.prose(y, words[:33])
    pages.line(LEFT, 745, LEFT + 144, 745)
    pages.text(LEFT, 758, "① 岚海财建〔2019〕12号，有效期五年。", 9)
    pages.centred(805, "1", 9)
    pages.next()
    y = pages.prose(80, words[33:] + "，其余资金按工程进度拨付。", indent=0)
    y = pages.prose(y, THIRD)
    pages.centred(805, "2", 9)
    return pages.done()


@file
def text_that_nobody_sees() -> bytes:
    """White words, tiny words and words of no opacity are no part of what the page says; white on blue is."""
    pages = Pages()
    pages.prose(80, FIRST)
    pages.canvas.setFillColorRGB(0.1, 0.2, 0.6)
    pages.box(LEFT, 200, RIGHT, 225, fill=1, stroke=0)
    pages.canvas.setFillColorRGB(1, 1, 1)
    pages.text(LEFT + 5, 217, "蓝底白字的标题", 14)
    pages.text(LEFT, 300, "白色文字看不见9999万元", 12)
    pages.canvas.setFillColorRGB(0, 0, 0)
    pages.text(LEFT, 320, "极小的文字看不见8888万元", 0.8)
    pages.canvas.setFillAlpha(0)
    pages.text(LEFT, 340, "透明的文字看不见7777万元", 12)
    return pages.done()


@file
def words_without_blanks() -> bytes:
    """Latin words placed one by one: the gap is all that parts them. Digits set apart stay one number."""
    pages = Pages()
    x = LEFT
    pages.canvas.setFont("Helvetica", 12)
    for word in ("Annual", "Performance", "Report", "2022"):
        pages.canvas.drawString(x, pages.height - 80, word)
        x += pages.canvas.stringWidth(word, "Helvetica", 12) + 4
    x = LEFT
    for digit in "1234567":
        pages.canvas.drawString(x, pages.height - 110, digit)
        x += pages.canvas.stringWidth(digit, "Helvetica", 12) + 1
    pages.text(x, 110, "元", 12)
    return pages.done()


@file
def drawn_out_of_order() -> bytes:
    """The program that wrote the file drew the page from the bottom up, and each line in pieces."""
    pages = Pages()
    lines = [
        "一、资金安排",
        "2022年预算安排1,234.56万元，",
        "其中省级补助800万元。",
        "二、资金使用",
        "支出1,198.30万元。",
    ]
    for i in reversed(range(len(lines))):
        half = len(lines[i]) // 2
        start = LEFT + width(lines[i][:half], 12)
        pages.text(start, 80 + 22 * i, lines[i][half:], 12)
        pages.text(LEFT, 80 + 22 * i, lines[i][:half], 12)
    return pages.done()


@file
def contents_with_leaders() -> bytes:
    """A table of contents is lines with dots, not a table; nothing of it is joined."""
    pages = Pages()
    pages.centred(70, "目  录", 16)
    for i, title in enumerate(("一、项目概况", "二、评价工作开展情况", "三、综合评价结论", "四、存在的问题和建议")):
        room = RIGHT - LEFT - width(title + str(i * 3 + 1), 12)
        pages.text(LEFT, 110 + 22 * i, title + "." * int(room // width(".", 12)) + str(i * 3 + 1), 12)
    return pages.done()


@file
def signature_block() -> bytes:
    """Labels with what is filled in, side by side, and a signature at the right are no table."""
    pages = Pages()
    pages.prose(80, FIRST)
    for i, (a, b) in enumerate(
        (("单位名称：", "填报日期："), ("单位负责人：", "联系电话："), ("填表人：", "主管部门："))
    ):
        pages.text(LEFT, 200 + 24 * i, a, 12)
        pages.text(330, 200 + 24 * i, b, 12)
    pages.text(350, 300, "澄原市交通运输局", 12)
    pages.text(360, 322, "2023年3月15日", 12)
    return pages.done()


@file
def form_fields() -> bytes:
    """What is filled into the fields of a form is printed, and read."""
    pages = Pages()
    pages.text(LEFT, 80, "Project:", 12)
    pages.canvas.acroForm.textfield(
        value="Rural roads 1,198.30", x=LEFT + 60, y=pages.height - 86, width=200, height=18
    )
    return pages.done()


@file
def blank_page_between() -> bytes:
    """A page without anything between two."""
    pages = Pages()
    pages.prose(80, FIRST)
    pages.next()
    pages.canvas.setFont("STSong-Light", 12)
    pages.next()
    pages.prose(80, SECOND)
    return pages.done()


@file
def superscripts_and_marks() -> bytes:
    """Small raised signs stay in their line."""
    pages = Pages()
    x = pages.text(LEFT, 80, "完成绿化面积120m", 12)
    x = pages.text(x, 75, "2", 7)
    x = pages.text(x, 80, "，达到计划要求", 12)
    x = pages.text(x, 75, "①", 7)
    pages.text(x, 80, "。", 12)
    return pages.done()
