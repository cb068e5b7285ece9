"""The project that a score is of, as are the amounts behind it: 甲项目绩效自评得分为98分。全年预算数480万元.

A score of an aspect (预算管理得分) names no project: only what is quoted or called as projects are does.
"""

from __future__ import annotations

import re

from indexer.meaning.items import is_generic, is_whole

# What a score is called behind the name of what was scored.
_CALLED = re.compile(
    r"(?:的|支出|整体|项目)?(?:绩效|自评|评价|自我评价|综合|总体|最终|评估){1,4}(?:得分|评分|总分|分值|分数|分)(?:结果)?[为是：:]?$"
)
_QUOTED = re.compile(r"[“《]([^“”《》，。；]{3,40})[”》](?:项目|工程)?$")
_NAMED = re.compile(r"[^“”《》，。；：、\d]{3,30}(?:项目|工程|经费|资金|补助|补贴|业务费|专项|改造|购置)$")
_OF_ALL = re.compile(r"整体|部门|单位|[个各类等]项目|全部|本年|决算|平均|预算|指标|支出项目|所有|管理|重点")


def scored(kind: str, words: str) -> tuple[int, int] | None:
    """Return where in the words before a score the project stands that it is of; None for none, or no score."""
    called = _CALLED.search(words) if kind == "score" else None
    if called is None:
        return None
    head = words[: called.start()]
    head += "项目" if called.group().startswith("项目") else ""
    if quoted := _QUOTED.search(head):
        return quoted.start(1), quoted.end(1)
    named = _NAMED.fullmatch(head)
    if named is None or _OF_ALL.search(head) or is_generic(head) or is_whole(head):
        return None
    return 0, len(head)
