"""The project that a score is told of: 甲项目绩效自评得分为98分, “乙工程”自评96分; 丙项目支出80万元，…，自评97分.

A score of an aspect (预算管理得分) or of the whole names no project: only what is quoted or called as projects are
does, and any name at all where several are scored one after the other.
"""

from __future__ import annotations

import re

# What a score is called behind the name of what was scored.
_CALLED = re.compile(
    r"(?:的|支出|整体|项目)?(?:(?:绩效|综合)?自评(?:结果)?"
    r"|(?:绩效|自评|评价|自我评价|综合|总体|最终|评估){1,4}(?:得分|评分|总分|分值|分数|分)(?:结果)?)[为是：:]?$"
)
_QUOTED = re.compile(r"[“《]([^“”《》，。；,;]{3,40})[”》](?:项目|工程)?$")
_NAME = re.compile(r"[^“”《》，。；：、,;:\d]{3,30}")
_AS_PROJECTS = re.compile("(?:项目|工程|经费|资金|补助|补贴|津贴|奖补|保险|业务费|专项|改造|购置)$")
_NONE = re.compile(
    r"整体|部门|单位|基本支出|支出项目|[个各类等]项目|重点项目|全部|所有|本年|平均|[本该各]$|自评|评价|得分|情况|问题|建议"
    r"|等级|我[局委]|指标|预算|决算|^[两二三四五六七八九十]{1,2}[个项笔]|^(?:专项)?(?:资金|经费|项目|补助)$"
)
_ASPECT = re.compile("管理|重点|支出$")  # where no 项目 follows
# A project spoken of before its score, with what its sentence says of it first.
_SPOKEN = re.compile(
    r"(?:^|[,。;:\s]|其中)(?:其中|对|我[局委])?([^,。;:、()\s\d]{2,24}?)项目(?=支出|资金|预算|全年|自评|绩效|完成|,)"
)


def names_project(name: str) -> bool:
    """Say whether a name before a score may be a project's, and is no word for the whole or for how work was done."""
    return _NONE.search(name) is None


def scored_project(words: str, *, among: bool = False) -> tuple[int, int] | None:
    """Return where in the words right before a score the project stands that it is of; None where they name none.

    `among` others that are scored a project need not be called as one.
    """
    called = _CALLED.search(words)
    if called is None:
        return None
    head = words[: called.start()]
    head += "项目" if called.group().startswith("项目") else ""
    if quoted := _QUOTED.search(head):
        return quoted.span(1)
    named = _AS_PROJECTS.search(head)
    if _NAME.fullmatch(head) is None or not names_project(head) or not (named or among):
        return None
    return None if _ASPECT.search(head) and not head.endswith("项目") else (0, len(head))


def spoken_project(folded: str, begin: int, end: int) -> str | None:
    """Return the project that half-width words before a score spoke of last, as one by its name."""
    named = [found[1] for found in _SPOKEN.finditer(folded, begin, end) if names_project(found[1])]
    return named[-1] if named else None
