"""What the words before an amount say beside what it is for: 实际支出, 较上年增加."""

from __future__ import annotations

import re

from indexer.memo import remembered

_BASE = re.compile(r"^(?:[较比与同](?:上一?年度?|去年度?|\d{4}年度?)(?:同期)?的?)(?!.*(?:增|减|升|降|涨|多|少))")
# 购置垃圾桶1,200个8.4万元, 已支付三个季度72万元
_COUNT = re.compile(r"\d[\d,.]*[余多万]{0,2}[个件套台辆条盏座处批次]$|[一两二三四五六七八九十\d]{1,2}个(?:季度|月)$")
_DONE_WITH = re.compile(
    "(?:核减|审减|调减|压减|追减|扣减|压缩|追加|调增|增列|调入|调出|收回|上缴|申请|申报|欠付|预留|暂扣)$"
)
_DOER = re.compile("^[^，。；：]{0,24}?[将把](?![军士来关近门要会于在按继])")  # 区财政局分两批将|资金
_HANDED = re.compile(
    r"((?:提前)?(?:下达|下拨|划拨|拨付))(?:给|至|到)?"
    r"(?:[我本全各该](?:[省市州盟县区旗镇乡]|街道|单位|[局委部院办校会])|[\u4e00-\u9fff]{2,8}[省市县区州旗])$"
)
_ENDS = re.compile(
    r"[由从](?:年初|原)(?:预算|批复|安排)?数?的?$|^对(?=(?:违规|结[转余]|滞留|闲置|沉淀|未|拖欠|剩余|[多欠]))|(?:^|(?<=率))[由从](?:上年|去年|\d{4}年)度?的?$|^(?:/?[生人户亩]、|[，、：:（()）等/“”])+|(?:应|须|要)?(?:[为是]|达到?)?(?:不[低少高多]于|不超过|不突破|[≥≤≧≦=＝])$|(?:[为共的有由被仅只：:（(、，]|(?:^|(?<=[计额入出]))[均各]|大约|(?<!节)约)+$"
)


def rest_of(words: str, subject: str) -> str:
    """Return what the phrase says beside its subject: 实际支出, 较上年增加."""
    lead, found, tail = words.rpartition(subject) if subject else (words, "", "")
    # 为全区购买|责任保险|预算: what stands before the item tells nothing that the measure behind it does not.
    # What was done with it is told by the verb alone: 核减|展会活动|预算.
    done = _DONE_WITH.search(lead) if found and len(tail) > 1 else None
    if found and len(tail) < 2 and (handed := _HANDED.search(lead)):
        lead = handed.group(1)  # 中央财政资金和省级财政资金共|下达|我县|动物防疫补助经费
    rest = (done.group() if done else "") + tail if found and len(tail) > 1 else lead + tail
    return _plain(_DOER.sub("", rest) if "将" in rest or "把" in rest else rest)


@remembered
def _plain(words: str) -> str:
    words = words.replace("“”", "")  # around the name, where it stood among them
    return _BASE.sub("", _COUNT.sub("", _ENDS.sub("", words)))
