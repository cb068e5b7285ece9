"""What a paper is that is no report: a notice that hands money on, a plan, an announcement of what is to be spent.

Where nothing else is said, the amounts of a report were spent; those of 关于下达…资金的通知 are handed on, those of
资金分配方案 as well, and those of 项目计划公示 are planned.
"""

from __future__ import annotations

import re

from indexer.structure.numbering import ITEM_NUMBER

_HEAD = 800  # characters in which a paper says what it is
_LONGEST = 80  # characters of a title's line
_LINES = 4
_NUMBERED = re.compile(ITEM_NUMBER)  # 一、公益金分配情况 heads a part of the paper alone
_HANDED = "下达|下拨|拨付|预拨|划拨|分配|追加|切块|调剂|收回"
_NOTICE = re.compile(rf"关于(?:提前|预先|紧急|清算|做好|核拨)?(?:{_HANDED})[^。；\n]{{4,70}}?(?:的?(?:通知|函|批复)|$)")
_TOLD = "(?:的?(?:公[示告开]){1,2}|的?(?:说明|通知)|表)?$"
_SHARED_OUT = re.compile(
    rf"(?:资金|经费|补助|指标|公益金)[^。；\n]{{0,8}}(?:分配|安排|切块)(?:项目|情况|方案|计划|表|结果|明细)*{_TOLD}"
)
_PLANNED = re.compile(rf"(?:项目|资金|投资|建设|使用|实施|采购|用款)[^。；\n]{{0,6}}(?:计划|方案)(?:情况)?{_TOLD}")
_GOALS = re.compile("绩效目标(?:申报|批复|审核|公开)?表$")
_HANDS_ON = re.compile(rf"现?将[^。；\n]{{4,120}}(?:{_HANDED})(?:给|到|至)?(?:你[们局校院镇乡县区单]|各)")


def paper_measure(title: str | None, text: str) -> str | None:
    """Return the measure of a paper's amounts that say none themselves: allocated, planned; None for a report."""
    lines = [line.strip() for line in text[:_HEAD].split("\n") if line.strip()][:_LINES]
    heads = [line for line in lines if len(line) <= _LONGEST and "。" not in line and not _NUMBERED.match(line)]
    for words in [title] if title else heads:
        bare = re.sub(r"[（(][^（()）]{0,20}[)）]$", "", "".join(words.split()))
        if _NOTICE.search(bare) or _SHARED_OUT.search(bare):
            return "allocated"
        if _GOALS.search(bare):
            return "initial_budget"  # what a form on goals asks for is to be spent in its year
        if _PLANNED.search(bare):
            return "planned"
    return "allocated" if title is None and _HANDS_ON.search(text, 0, _HEAD) else None
