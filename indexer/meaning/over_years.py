"""Totals that are of several years, which their sentence says before or behind them, and so of none.

`合同期三年，合同总价864万元`; `概算总投资1.26亿元，计划用三年时间（2021—2023年）完成`. What is of one of the years
(2022年计划投资3,000万元) says so itself.
"""

from __future__ import annotations

import re

from indexer.meaning.drafts import Draft
from indexer.quantities import find_years

_TERM = re.compile("(?:合同|服务|承包|租赁|委托)(?:期限?|年限)[为是共]?[两二三四五2-5]年|[两二三四五2-5]年期")
_WHOLE_WORK = re.compile("总投资|投资总[额概估]|总概算|总估算|概算投资|估算投资|投资[概估]算|概算$|总造价")
_YEARS = r"(?:\d{4}年?(?:\d{1,2}月)?[至到—–－~～-]{1,2}\d{4}年)"
_SPREAD = re.compile(
    r"[^。；\n\d]{0,24}(?:"
    rf"分{_YEARS}?[^，。；\d]{{0,2}}[两二三四五六2-6]个?年度?(?:实施|建设|完成|投入|安排|落实|推进|到位|组织|进行)"
    r"|[两二三四五六2-6]年(?:时间|[内间]|建设期|建成|完成|实施)"
    rf"|(?:(?:建设|实施|项目|执行|改造|整治|计划|规划)(?:工期|周期|期限?|时间)|工期|周期)[为是：:]?[^，。；\d]{{0,3}}[（(]?{_YEARS}"
    rf"|(?:计划|拟|自|从|于|在|分)[于在]?{_YEARS}[^，。；\d]{{0,4}}(?:实施|建设|完成|投入|安排|推进|建成)"
    r"|(?:(?:建设|实施|项目|改造)(?:工期|周期|期限?)|工期|周期)[为是：:]?[两二三四五六2-6]年)"
)
_SENTENCE, _AHEAD = 60, 90  # characters


def is_over_years(text: str, draft: Draft, words: str) -> bool:
    """Say whether an amount is a total that its sentence spreads over several years."""
    if draft.measure == "contract":
        return "总" in words and _TERM.search(_led(text, draft)) is not None
    if draft.measure != "planned" or draft.kind != "money" or _WHOLE_WORK.search(words) is None:
        return False
    own = find_years(words)
    if any(found.first == found.last for found in own):
        return False  # 2021年批复概算总投资5,000万元
    return _SPREAD.match(text, draft.amount_end, draft.amount_end + _AHEAD) is not None


def _led(text: str, draft: Draft) -> str:
    return text[max(0, draft.amount_start - _SENTENCE) : draft.amount_start].rpartition("。")[2]
