"""Lists of projects in prose: `1、反邪经费支出0.5万元` line after line, or one sentence of them parted by ；.

Each item is a passage of its own, under the name of its project, so that what is said of one is found as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, islice

from indexer.meaning.items import is_generic, is_whole
from indexer.model import Span
from indexer.structure.numbering import label_of

# Sections that go through projects one by one.
LISTING = frozenset(
    "project_expenditure project_performance targets budget_execution final_accounts_expenditure"
    " general_budget_expenditure resources_performance overall_performance".split()
)
_LINE = re.compile(r"[^\n]+")
_PART = re.compile(r"[^\n；;]+[；;]?")
_NAME = re.compile(
    r"另?(?:外，?)?((?![“”])(?:[^\n，,。；;：:\d\s（()）]|（[^（）\d]{1,12}）){3,40}?)"
    r"(?=[：:]|约?\d|[，,]?(?:年初)?(?:预算|支出|安排|投入|执行|实际|完成|共计|合计)[^\n。；;]{0,4}\d)"
)
_MONEY = re.compile(r"[\d.,，．]+\s?[百千万亿]{0,2}元|[\d.,，．]+万(?![\u4e00-\u9fff]{0,2}[人次户份个件])")
_TAIL = re.compile(
    r"(?:(?:资金)?使用绩效情况|绩效情况|项目(?=支出)|(?:共计|合计|支出|预算|安排|投入|执行|批复|支付|拨付|兑付|下达|到位|结转|金额|为|约|全年|本年|年初))+$"
)
# What an item of a list begins with that is no project's name.
_NO_NAME = re.compile(
    r"(?:20\d\d|本|我|全|其中|比|较|主要|用于|截至|同比|按|由|因|经|已|未|共|为|在|对|是|根据|一是|二是|三是|目标|原因|产出|效益|满意|数量|质量|时效|成本"
    r"|社会|经济|生态|可持续|服务对象|年度|项目资金|资金|预算|收入|支出|决算|结转|结余|人员|公用|三公|政府采购|合计|总计|小计|得分|评分|自评|问题|措施|建议)"
)
_LEAD_IN = re.compile(
    r"[^\n]{0,300}?(?:其中|[年本]?[初中内]?(?:预算|追加)?项目|包括|分别[为是]?|如下|主要有|具体[为是]|构成为?)[：:]\s{0,4}|[^\n]{0,300}?项目支出中，"
)
_CLASS = re.compile(r"（[类款项]）|总投资|总概算")  # of the functional classification; of one project as a whole
_HINT = re.compile(r"[：:]|\d[\s百千]?[万亿元]")
_LEAST = 2


def project_items(text: str, region: Span) -> Iterator[tuple[Span, str]]:
    """Yield the items of lists of projects within `region`, in order, each with its project's name.

    A list has two items or more, one right after another, each with a name before a colon or an amount; in all of
    them the same of the two.
    """
    hints = _HINT.finditer(text, region.start, region.end)
    if sum(1 for _ in islice(hints, _LEAST)) < _LEAST:
        return
    for kind, run in groupby(_candidates(text, region), key=lambda item: item[0]):
        items = [(span, name) for _, span, name in run]
        if kind and len(items) >= _LEAST and len({name for _, name in items}) == len(items):
            yield from items


def _candidates(text: str, region: Span) -> Iterator[tuple[str, Span, str]]:
    """Yield (how its name is told, its place, its name) for each line, or each part of a line that ；  ends.

    The first item may stand behind what leads in: 共143万元，其中：1、反邪经费0.5万元；
    """
    for line in _LINE.finditer(text, region.start, region.end):
        whole = _bare(text, line.start(), line.end())
        if whole.start == whole.end:
            continue
        if not _HINT.search(text, whole.start, whole.end):
            yield "", whole, ""
            continue
        kind, name = _item(text, whole)
        spans = (_bare(text, *part.span()) for part in _PART.finditer(text, whole.start, whole.end))
        parts = [each for span in spans if span.start < span.end for each in _of_part(text, span)]
        if kind == "colon" and sum(bool(each[0]) for each in parts) < _LEAST:
            yield kind, whole, name
        else:
            yield from parts


def _of_part(text: str, span: Span) -> Iterator[tuple[str, Span, str]]:
    kind, name = _item(text, span)
    lead = None if kind else _LEAD_IN.match(text, span.start, span.end)
    if lead is not None:
        behind = Span(lead.end(), span.end)
        kind, name = _item(text, behind)
        if kind == "amount":
            yield "", Span(span.start, behind.start), ""
            span = behind
    yield (kind, span, name) if kind == "amount" else ("", span, "")


def _bare(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _item(text: str, span: Span) -> tuple[str, str]:
    """Return how the name of an item at `span` is told (before a colon or an amount) and the name; "" for none."""
    label = label_of(text[span.start : span.end])
    found = _NAME.match(text, span.start + (label.length if label is not None else 0), span.end)
    name = _name(found[1]) if found else None
    if found is None or name is None:
        return "", ""
    if text[found.end() : found.end() + 1] in ("：", ":"):
        return "colon", name
    return ("amount", name) if _MONEY.search(text, found.end(), min(span.end, found.end() + 40)) else ("", "")


def _name(words: str) -> str | None:
    name = _TAIL.sub("", words)
    if not 2 < len(name) <= 30 or _NO_NAME.match(name) or _CLASS.search(name) or is_generic(name) or is_whole(name):
        return None
    return name.removesuffix("项目") or None
