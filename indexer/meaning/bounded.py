"""Budgets that are named behind their amounts: 控制在4万元预算以内, 未突破3万元的预算, 比2万元的预算少0.5万元.

The amount is the budget itself and no target, whatever verb holds the spending to it; what follows it where it is
compared with is the difference.
"""

from __future__ import annotations

import re

from indexer.meaning.frame import Frame

_HELD = re.compile(
    r"(?:(?:控制|压缩|压减|保持|限制|限定)(?:在|到|至)|(?:未|没有|没|不|不得|不能)(?:曾|再)?(?:突破|超过|超出|超)|[低高少多]于|超[过出]|突破)了?$"
)
_IN = re.compile("(?:^|[，、；\\s都均仍])在$")
_OF = "的?(?:[^，。；、\\d]{0,4}(?:批复|核定|下达|安排)的?)?"
_KIND = "(?:总额|额度|限额|指标|控制数|控制额|盘子|数|安排)?"
_WITHIN = "(?:范围|标准)?(?:以内|之内|内|以下|之下)?(?=[，。；、）)\\n]|$)"
_INSIDE = "(?:范围)?(?:以内|之内|内)"
_NEAR = 16  # characters


def _named(name: str, ends: str) -> re.Pattern[str]:
    return re.compile(f"{_OF}(?:{name}){_KIND}{ends}")


_FIRST, _LAST, _ROUGH = "(?:年初|年度|部门|财政|采购|本级){0,2}预算", "(?:调整后?的?|全年)预算", "概算|投资估算"
_BASE = re.compile("(?:^|[，、；\\s]|[^\\W\\d])(?:比|较|与|同|相较于?)(?:调整后的?|原定?|年初)?$")
_SHARE = re.compile("(?:占|完成了?|达到?|为)$")  # 占4万元预算的71.5%
_TURNS = "(?=(?:数|额)?(?:相比|比较)?[，、]?(?:略|净|实际|共)?(?:[少多低高超]|节[约省支余]|减少|增加|压减|下降|上升))"
_KINDS = (("initial_budget", _FIRST), ("revised_budget", _LAST), ("planned", _ROUGH))
_AGAINST = re.compile(f"{_OF}(?:{_FIRST}|{_LAST}|{_ROUGH}){_KIND}(?:相比|比较)?{_TURNS}")
BOUNDED = (
    Frame("revised_budget", "*", re.compile("(?:比|较|与|同)调整后的?$"), _named(_FIRST, _TURNS)),
    *(Frame(says, "*", phrase, _named(name, ends))
    for says, name in _KINDS
    for phrase, ends in ((_HELD, _WITHIN), (_IN, _INSIDE), (_BASE, _TURNS), (_SHARE, "的$"))),
)  # fmt: skip


def base_behind(phrase: str, after: str) -> int:
    """Return the length of what behind an amount says what it is, where others are compared with it; 0 for nothing."""
    if "预" not in after[:_NEAR] and "算" not in after[:_NEAR]:  # as mostly
        return 0
    found = _AGAINST.match(after) if _BASE.search(phrase) else None
    return found.end() if found else 0
