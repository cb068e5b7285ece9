"""Whom or what the clause before an amount counts, which the amount is of: 派驻纪检组2人，调增工作经费9万元."""

from __future__ import annotations

import re

from indexer.meaning.items import is_generic, is_whole
from indexer.meaning.lead_words import clean_lead

SAYS = re.compile("[了着因未占由把被将已均]|[^以]为|完成|通过|按照|根据|情况|[多少]个")  # of a clause, not of a name
# 县数据中心实施项目共15个，年初…
OF_SEVERAL = re.compile("(?:实施|安排|承担|执行|管理|申报)(?:的|了)?[^，。；]{0,4}项目(?:共计?|合计|总计|有)?$")
HANDED_OUT = re.compile("(?:共|累计|实际|全年|已|新){0,2}(?:发放|办理|受理|投放|办结|完成|达到?|有|增加|减少)了?$")
# 另派驻纪检组2人，调增工作经费…
_WHO = re.compile(
    r"((?:\d{4}年度?)?[^，；：\d]{3,30}?)[ ]?\d[\d,.]{0,8}[ ]?[余多万]{0,2}"
    r"(?:人次|批次|[人名户家个件场期座台套辆处支所张例起宗])[\u4e00-\u9fff]{0,2}[，]$"
)
_OF_MONEY = re.compile("执行|支付|到位|拨付|预算|资金|支出|收入|结余|结转|节约|投资|经费|费用|成本")
# 救护车共购置3辆
_SO_MANY_MADE = re.compile(
    "(?:一?共|总共|累计|实际|全年|当年)(?:购置|采购|购买|购入|新建|建成|改造|维修|安装|更换|配备|新增|栽植|印制|制作|举办|开展)了?$"
)
_ONLY_TURNED = re.compile(
    r"(?:(?:同比|(?:[较比与]|相比)(?:上年|去年|\d{4}年)度?(?:同期)?)净?)?(?:增加|减少|增长|下降|上升)了?"
)


def who_before(text: str, sentence: int, start: int) -> tuple[int, int] | None:
    """Return who the clause before speaks of: 另派驻纪检组2人，调增工作经费9万元."""
    low = max(sentence, start - 40)
    found = _WHO.search(text[low:start])
    if not found or "元" in found.group(1) or OF_SEVERAL.search(found.group(1)):  # 按每户3,000元的标准补助120户
        return None
    lead = clean_lead(found.group(1))
    at = low + found.start(1) + lead
    if text[at] == "”":  # “12345”热线投诉1,045件
        at = max(text.rfind("“", max(sentence, at - 12), at), sentence)
    elif text[at - 1 : at].isdigit() or found.group(1).endswith("的"):
        return None  # 在库500套中配租174套
    made = _SO_MANY_MADE.search(found.group(1), 2)
    end = low + (made.start() if made is not None and low + made.start() - at > 1 else found.end(1))
    opened = text.rfind("（", at, end)
    at = opened + 1 if opened >= 0 and text.find("）", opened, end) < 0 else at
    return (at, end) if end - at > 2 else None


def counted_before(text: str, sentence: int, start: int, words: str) -> tuple[str, int] | None:
    """Return what the clause right before a ratio counts, which it is of: 投诉处理1,045件，同比下降18.4%.

    How far a budget was spent or what divides a whole is of no count.
    """
    if text[start - 1 : start] != "，" or _OF_MONEY.search(words):
        return None
    who = who_before(text, max(sentence, text.rfind("；", sentence, start) + 1), start)
    if who is None:
        return None
    done = HANDED_OUT.search(text, *who)
    name = text[who[0] : done.start() if done is not None and done.start() - who[0] > 2 else who[1]]
    if _ONLY_TURNED.fullmatch(name):  # 完成门诊1,280人次，同比增加170人次，增幅15%: of what was counted before
        return counted_before(text, sentence, who[0], words)
    unnamed = is_generic(name) or is_whole(name) or SAYS.search(name) or name in words
    return None if unnamed else (name, who[0])
