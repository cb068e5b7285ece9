"""Pages drawn by ourselves with every printed string and its place known: what a scan is measured against.

The places and offices in them are invented, the numbers are random (a seed fixes them).
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

A4 = (595, 842)  # points
NUMBER = re.compile(r"([0-9](?:[0-9.,]*[0-9])?)(%|[万亿]?元)?")
# (file, face): the first of each line that is installed is used. uming and ukai come nearest to SimSun and KaiTi.
FONTS: dict[str, tuple[tuple[str, int], ...]] = {
    "serif": (("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),),
    "sans": (("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),),
    "ming": (("/usr/share/fonts/truetype/arphic/uming.ttc", 0),),
    "kai": (("/usr/share/fonts/truetype/arphic/ukai.ttc", 0),),
}
_ITEMS = (
    "网格员补贴", "校舍维修改造", "困难群众临时救助", "乡村道路养护", "办公设备购置", "综治中心规范化建设",
    "公务用车运行维护费", "社会组织孵化", "农田水利设施", "疫苗冷链运转", "图书馆延时开放", "老旧小区加装电梯",
    "森林防火", "养老服务补贴", "污水管网", "专家评审费", "信息系统运维", "劳务派遣", "差旅费", "宣传印刷",
)  # fmt: skip
_SENTENCES = (
    "{year}年，{office}一般公共预算支出年初预算{a}万元，调整后{b}万元，实际支出{c}万元，预算执行率{p}%。",
    "其中：{item}支出{a}元，比上年增加{b}元，增长{p}%；{item2}支出{c}元。",
    "全年共收到{item}资金{a}万元，已支付{b}万元，年末结转结余{c}万元，资金到位率{p}%。",
    "截至{year}年12月31日，固定资产原值{a}元，累计折旧{b}元，净值{c}元，使用率{p}%。",
    "“三公”经费决算数{a}万元，完成预算的{p}%，其中公务接待费{b}万元，接待{n}批次、{m}人次。",
)


@dataclass(frozen=True, slots=True)
class Word:
    """One printed string and its box (left, top, right, bottom) in pixels of the page's image."""

    text: str
    box: tuple[float, float, float, float]


@dataclass(slots=True)
class Sheet:
    """A drawn page: its image, resolution, strings in reading order, the numbers in them, tables as rows of cells."""

    image: Image.Image
    dpi: int
    words: list[Word] = field(default_factory=list)
    numbers: list[Word] = field(default_factory=list)
    tables: list[list[list[str]]] = field(default_factory=list)


def installed_fonts() -> list[str]:
    """Return the names of `FONTS` whose file is on this machine."""
    return [name for name, files in FONTS.items() if any(Path(file).exists() for file, _ in files)]


def draw(layout: str, font: str, dpi: int, seed: int) -> Sheet:
    """Return one page of `layout` ("prose", "ruled", "dense", "open" or "short"), A4 upright, `dpi` pixels an inch."""
    pen = _Pen(font, dpi, random.Random(f"{layout}{seed}"))
    {"prose": _prose, "ruled": _ruled, "dense": _dense, "open": _open, "short": _short}[layout](pen)
    return pen.sheet


def amount(rng: random.Random) -> str:
    """Return a printed amount: plain or with thousands separators, none to two decimals, one to ten digits."""
    value = rng.randrange(1, 10 ** rng.randint(2, 10)) / 100
    places = rng.choice((0, 1, 2, 2, 2))
    return f"{value:,.{places}f}" if rng.random() < 0.5 else f"{value:.{places}f}"


class _Pen:
    """Draws strings in points onto a sheet, and remembers where."""

    def __init__(self, font: str, dpi: int, rng: random.Random) -> None:
        self.rng, self.scale = rng, dpi / 72
        size = (round(A4[0] * self.scale), round(A4[1] * self.scale))
        self.sheet = Sheet(Image.new("RGB", size, "white"), dpi)
        self.canvas = ImageDraw.Draw(self.sheet.image)
        self.file, self.face = next((f, i) for f, i in FONTS[font] if Path(f).exists())
        self.fonts: dict[float, ImageFont.FreeTypeFont] = {}

    def font(self, size: float) -> ImageFont.FreeTypeFont:
        if size not in self.fonts:
            self.fonts[size] = ImageFont.truetype(self.file, round(size * self.scale), index=self.face)
        return self.fonts[size]

    def width(self, text: str, size: float) -> float:
        return self.font(size).getlength(text) / self.scale

    def write(self, x: float, y: float, text: str, size: float) -> None:
        at = (x * self.scale, y * self.scale)
        self.canvas.text(at, text, fill="black", font=self.font(size))
        left, top, right, bottom = self.canvas.textbbox(at, text, font=self.font(size))
        self.sheet.words.append(Word(text, (left, top, right, bottom)))
        for match in NUMBER.finditer(text):
            low, high = (at[0] + self.font(size).getlength(text[:end]) for end in match.span())
            self.sheet.numbers.append(Word(match.group(), (low, top, high, bottom)))

    def line(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.7) -> None:
        box = tuple(round(v * self.scale) for v in (x0, y0, x1, y1))
        self.canvas.line(box, fill="black", width=max(1, round(width * self.scale)))

    def sentence(self) -> str:
        rng = self.rng
        return rng.choice(_SENTENCES).format(
            year=rng.randint(2016, 2025), office=rng.choice(("区司法局", "县水利局", "市第三中学", "镇人民政府")),
            a=amount(rng), b=amount(rng), c=amount(rng), p=f"{rng.randrange(0, 20000) / 100:g}",
            item=rng.choice(_ITEMS), item2=rng.choice(_ITEMS), n=rng.randint(1, 99), m=rng.randint(1, 999),
        )  # fmt: skip


def _prose(pen: _Pen) -> None:
    size, x, y = 12.0, 80.0, 130.0
    title = "岚海省澄原市2023年度部门整体支出绩效自评报告"
    pen.write((A4[0] - pen.width(title, 18)) / 2, 80, title, 18)
    while y < 740:
        text, indent = pen.sentence() + pen.sentence(), 24.0
        while text and y < 760:
            cut = next((n for n in range(len(text), 0, -1) if pen.width(text[:n], size) <= 435 - indent), 1)
            while cut < len(text) and text[cut - 1] in "0123456789.," and text[cut] in "0123456789.,%":
                cut -= 1  # as word processors do: a number is not broken
            pen.write(x + indent, y, text[:cut], size)
            text, indent, y = text[cut:], 0.0, y + 22
    pen.write(280, 790, "- 3 -", 10)


def _rows(pen: _Pen, columns: int, rows: int) -> list[list[str]]:
    rng = pen.rng
    return [
        [str(n + 1), rng.choice(_ITEMS), *(amount(rng) if rng.random() < 0.93 else rng.choice(("0", "-", "")) for _ in
         range(columns - 3)), f"{rng.randrange(0, 12000) / 100:.2f}%"] for n in range(rows)
    ]  # fmt: skip


def _table(pen: _Pen, top: float, widths: list[float], rows: list[list[str]], size: float, ruled: bool) -> None:
    left, height = (A4[0] - sum(widths)) / 2, size * 1.75
    edges = [left + sum(widths[:n]) for n in range(len(widths) + 1)]
    for r, row in enumerate(rows):
        y = top + r * height
        for c, text in enumerate(row):
            wide = pen.width(text, size)
            right = r > 0 and c > 1
            x = edges[c + 1] - wide - 2.5 if right else (edges[c] + edges[c + 1] - wide) / 2
            if text:
                pen.write(x, y + size * 0.25, text, size)
    bottom = top + height * len(rows)
    for n in range(len(rows) + 1):
        if ruled or n in (0, 1, len(rows)):
            pen.line(left, top + n * height, edges[-1], top + n * height)
    for edge in edges if ruled else ():
        pen.line(edge, top, edge, bottom)
    pen.sheet.tables.append(rows)


def _ruled(pen: _Pen) -> None:
    pen.write(190, 70, "项目支出绩效自评表（2023年度）", 15)
    pen.write(440, 100, "单位：万元", 10.5)
    head = ["序号", "项目名称", "年初预算", "全年预算", "全年执行", "执行率"]
    _table(pen, 120, [32, 130, 85, 85, 85, 62], [head, *_rows(pen, 6, 24)], 10.5, True)


def _dense(pen: _Pen) -> None:
    pen.write(200, 60, "部门决算收支明细表", 14)
    pen.write(480, 82, "单位：元", 9)
    head = ["行次", "科目名称", "年初数", "调整数", "到位数", "决算数", "结转数", "比例"]
    _table(pen, 98, [28, 104, 74, 74, 74, 74, 70, 46], [head, *_rows(pen, 8, 42)], 8.5, True)


def _open(pen: _Pen) -> None:
    pen.write(215, 80, "专项资金使用情况", 14)
    pen.write(430, 104, "金额单位：元", 10)
    head = ["序号", "用途", "预算金额", "支付金额", "完成率"]
    _table(pen, 124, [36, 150, 110, 110, 70], [head, *_rows(pen, 5, 26)], 10.5, False)


def _short(pen: _Pen) -> None:
    title = "岚海省澄原市水利局2023年度绩效自评"
    pen.write((A4[0] - pen.width(title, 16)) / 2, 70, title, 16)
    pen.write(104, 120, "全年预算1,286.40万元，实际支出1,093.57万元，执行率85.01%。", 12)
    pen.write(80, 142, "其中公务接待费0.86万元，比上年减少12,345.67元。", 12)
    pen.write(430, 172, "单位：万元", 10.5)
    rows = [
        ["序号", "项目名称", "年初预算", "全年执行", "执行率"],
        ["1", "农田水利设施", "1,200.00", "1,016.30", "84.69%"],
        ["2", "污水管网", "86.40", "77.27", "89.43%"],
        ["3", "森林防火", "-", "0", ""],
        ["合计", "", "1286.4", "1093.57", "85.01%"],
    ]
    _table(pen, 190, [40, 140, 90, 90, 70], rows, 10.5, True)
