"""Made-up texts of any length: reports of 10,000 characters, and the shapes that long files come in.

A report of `long_reports` is as dense with numbers as a real one: about 150 amounts, ratios and scores in 10,000
characters, most of them in prose, the rest in tables. No two are alike. Hostile shapes repeat what a reader has to
look behind, look ahead or keep open.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice

from eval.mixed import write_all
from eval.papers import papers

_WHO = "各股室 项目单位 业务科室 财务人员 乡镇站所 第三方机构 主管股室 联络员 驻点干部 审核小组".split()
_WHEN = "年初 上半年 汛期前 第三季度 年底 项目启动后 验收阶段 集中公示期间 巡查过程中 会商之后".split()
_HOW = "按照职责分工 结合往年经验 对照绩效目标 依照管理办法 围绕群众反映的问题 根据会议部署 逐村逐户 分批分类".split()
_DID = "完善了 核对了 公开了 跟踪了 调整了 整理了 复查了 通报了 细化了 归档了".split()
_WHAT = (
    "资金拨付台账", "受益对象名册", "工程进度清单", "采购询价记录", "设备维护日志", "满意度调查表", "验收影像资料",
    "培训签到材料", "整改销号情况", "绩效指标口径", "合同履约记录", "村级公示栏", "档案目录", "巡查路线图",
)  # fmt: skip
_SO = (
    "避免了重复申报", "缩短了审批时间", "方便了群众查询", "为下一步安排打下基础", "便于按季度对账", "减少了往返跑路",
    "保证了口径一致", "使问题能够及时发现", "提高了资金使用的规范性", "仍有个别环节衔接不够紧密",
)  # fmt: skip


def sentence(chance: random.Random) -> str:
    """Return a sentence of the genre without a number."""
    who, when, how, did = (chance.choice(words) for words in (_WHO, _WHEN, _HOW, _DID))
    first, second = chance.sample(_WHAT, 2)
    return f"{when}，{who}{how}{did}{first}和{second}，{chance.choice(_SO)}。"


def spending(chance: random.Random) -> str:
    """Return a sentence with a budget, a spending, a rate and a change of an item."""
    item = f"{chance.choice(_WHAT)[:4]}{chance.choice(('管护', '维修', '购置', '服务', '补助', '宣传'))}经费"
    budget = chance.randint(300, 40_000)
    spent = budget * chance.randint(80, 100) // 100
    change = chance.randint(1, 2_000)
    return (
        f"{item}年初预算{budget / 100:.2f}万元，实际支出{spent / 100:.2f}万元，执行率{100 * spent / budget:.2f}%，"
        f"较上年{chance.choice(('增加', '减少'))}{change / 100:.2f}万元。"
    )


def long_reports(length: int = 10_000, seed: int = 0) -> Iterator[str]:
    """Yield different reports of `length` characters without end, the same ones for the same seed."""
    chance = random.Random(seed)
    for data in (write_all([paper], ["txt"])["txt"][0] for paper in papers(seed)):
        head, mark, tail = data.decode("utf-8").partition("三、自评结论")
        body: list[str] = []
        size = len(head) + len(tail)
        while size < length:
            paragraph = "".join(
                spending(chance) if chance.random() < 0.14 else sentence(chance) for _ in range(chance.randint(2, 6))
            )
            body.append(paragraph)
            size += len(paragraph) + 1
        yield f"{head}{chr(10).join(body)}\n{mark}{tail}"[:length]


def _prose(chance: random.Random) -> str:
    return next(long_reports(seed=chance.randrange(10**6)))


def _paragraph(chance: random.Random) -> str:
    """Return a part of one paragraph, without a line end."""
    return "".join(spending(chance) if chance.random() < 0.3 else sentence(chance) for _ in range(40))


def _table(chance: random.Random) -> str:
    """Return a list of projects: caption, unit, heads, rows."""
    rows = [
        f"{number}\t{chance.choice(_WHAT)}项目{number}\t{a / 100:.2f}\t{b / 100:.2f}\t{100 * b / a:.2f}%"
        for number, (a, b) in enumerate(((chance.randint(500, 9_000), chance.randint(1, 500)) for _ in range(30)), 1)
    ]
    heads = "项目支出明细表\n单位：万元\n序号\t项目名称\t预算数\t执行数\t执行率\n"
    return f"{heads}{chr(10).join(rows)}\n{sentence(chance)}\n"


def _repeat(unit: str) -> Callable[[random.Random], str]:
    return lambda _: unit * (2_000 // len(unit) + 1)


# shape -> what makes one more piece of it
SHAPES: dict[str, Callable[[random.Random], str]] = {
    "reports": _prose,
    "one_paragraph": _paragraph,
    "tables": _table,
    "open_brackets": _repeat("（其中：经费"),
    "digits": _repeat("1,234.5"),
    "units": _repeat("预算1万元、"),
    "years": _repeat("2020年至"),
    "headings": _repeat("一、政府性基金支出情况\n无。\n"),
    "tabs": _repeat("支出\t\t1\n"),
    "commas": _repeat("和、，"),
    "quotes": _repeat("“《【"),
    "places": _repeat("中共云溪市"),
    "labels": _repeat("联系人：张 "),
    "grades": _repeat("自评得分"),
    "blanks": _repeat("  \n\u3000报告"),
    "bullets": _repeat("（1）1.①一是"),
}


def long_text(shape: str, length: int, seed: int = 0) -> str:
    """Return a text of one shape, `length` characters long."""
    chance, pieces, size = random.Random(seed), list[str](), 0
    while size < length:
        piece = SHAPES[shape](chance)
        pieces.append(piece)
        size += len(piece)
    return "".join(pieces)[:length]


def report_files(count: int, length: int = 10_000, seed: int = 0) -> list[bytes]:
    """Return so many different reports as plain-text files."""
    return [text.encode() for text in islice(long_reports(length, seed), count)]
