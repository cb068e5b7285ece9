"""What points were taken off for where their own words do not say: the indicator or the reason told before them.

`目标设定：高层次人才没有分层分类，扣1.4分；部门间分工以会议纪要代替文件，扣1分`
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.meaning.lead_words import clean_lead

_LED = re.compile(
    r"^(?:(?:主要)?扣分(?:的?(?:主要)?原因)?(?:在于|是|为|点[是为])?|失分(?:点|原因|(?:最|较)多)?的?(?:在于|是|为)?|(?:主要)?(?:原因)?[是为]|主要|其中|但是?|由于|因为?|然而|不过|\d{1,2}月份?)+"
)
_INDICATOR = re.compile(r"^([^，；。：]{2,16}(?:指标|方面|环节|管理|部分))[中内里]?$")
_TURNS = ("但", "然而", "不过")
_PRAISE = re.compile(
    "(?<![未不没])(?<!没有)(?<!不够)(?:得分|评分|充分|完整|规范|完善|合理|健全|较好|良好|完成|达标|清晰|明确)$"
)
_NO_LABEL = re.compile("问题|原因|情况|如下|以下|得分|评分|结果|分析$")
_VALUE = re.compile(r"(?:(?:拖延|推迟|延迟|延后|滞后)?[在到至于从]|仅?为|仅|约|只有|达到?|有)?\d.*$")
_SCORED = re.compile(r"\d分[）)]?$")
_LOOK, _LONGEST, _LEAST = 90, 24, 2


def lost_for(text: str, start: int) -> str:
    """Return what the words before `start`, where points are said to be taken off, give as indicator or reason."""
    low = max(0, start - _LOOK)
    low = max(low, *(text.rfind(mark, low, start) + 1 for mark in "。；\n"))
    told = text[low:start].strip(" \u3000，、")
    if not told or _SCORED.search(told):
        return ""
    label, _, reason = told.rpartition("：")
    indicator = _plain(label.rpartition("，")[2])
    indicator = "" if _NO_LABEL.search(indicator) else indicator
    clauses = [clause for clause in reason.split("，") if clause]
    if len(clauses) > 1 and (named := _INDICATOR.match(_plain(clauses[0]))):
        indicator, clauses = named[1], clauses[1:]
    return indicator or _reason(clauses)


def _reason(clauses: Sequence[str]) -> str:
    """Return what the first clause that finds fault speaks of: 兑付及时率 of 兑付及时率93.8%，低于目标."""
    turned = next((number for number, clause in enumerate(clauses) if clause.startswith(_TURNS)), 0)
    faults = [clause for clause in clauses[turned:] if not _PRAISE.search(clause)]
    faults = [clause for clause in faults if "元" not in clause] or faults
    why = _plain(faults[0]) if faults else ""
    short = _VALUE.sub("", why)
    why = short if len(short) > _LEAST else why
    return why if len(why) <= _LONGEST else ""


def _plain(clause: str) -> str:
    clause = _LED.sub("", clause)
    return _LED.sub("", clause[clean_lead(clause) :]).strip()
