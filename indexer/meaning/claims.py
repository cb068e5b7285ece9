"""Whether words say a measure, a year or a name: what an attribute's place must hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from indexer.meaning.cues import Cues
from indexer.quantities import find_years, narrow

# What says measures that no single form names: by the roles of `data/cues.tsv` and the genre's own words.
_SAYING = {
    "change": re.compile(r"增|减|升|降|涨|多|少|变动|同比|环比|提高|差异"),
    "previous": re.compile(r"上一?年|去年|前年|同期|以前年度|(?:19|20)\d\d"),
    "standard": re.compile(r"每|标准|/|人均|户均|单价|均|限额|封顶|最高|单[台套户村件人个次亩家校头辆座处份场张]|折合"),
    "rate": re.compile(r"率|占|比例|进度|完成|[%％]"),
    "share": re.compile(r"占|比|[%％]"),
    "score": re.compile(r"分"),
    "grade": re.compile(r"[优良中差]|等级|等次|级别|档"),
    "target": re.compile(r"目标|指标|不低于|不少于|不超过|控制|预期|计划|[≥≤<>＞＜]"),
    "achieved": re.compile(r"完成|实现|实际|达"),
    "variance": re.compile(r"差|缺|超|低于|高于|结余|未|不足|小于|大于|偏|减|少|增|多|节|高出|低"),
    "other": re.compile(
        r"单[价笔项件张]|限额|以上|以下|[高低超][于过]|不[足满到]|比例|率|达|金额|总|共|涉及|追回|罚|调剂|自[筹缴付费行]|跟投|[入参]股|认[捐养领]|应[退收追返]"
    ),
    "planned": re.compile(r"计划|预计|拟|需|建议|应|下步|概算|估算|投资|列支|安排"),
    "arrears": re.compile(r"欠|未|尾款|质保|应付|挂账|余"),
    "executed": re.compile(r"支|付|执行|决算|完成|发放|兑|使用|列|用|花|投|购|补|奖|拨|缴"),
    "income": re.compile(r"收|拨款|拨入|补助"),
    "received": re.compile(r"到位|到账|收到|拨入|拨付|下达|争取|自筹(?:资金)?|配套|补助|资金|拨"),
    "contract": re.compile(r"合同|协议|中标|成交|采购|审定|结算价|签"),
    "payout": re.compile(r"赔"),
    "executed_outside": re.compile(r"直接|未经|不属于|不在|不纳入|不经|不通过|没有经|列支|支付|账"),
    "supplement": re.compile(r"追加|增|调整|补充"),
    "reduction": re.compile(r"减|压|调整|收"),
}
_LEVEL = re.compile(r"[\s级]")  # what may part the characters of a name, and 级 of 市级
_RATED = re.compile(r"率|占比|比例|比重|[%％]|分|得分|幅")


def _clauses(words: str) -> Iterator[tuple[int, int]]:
    """Yield the clauses from the last: few words are asked about again and again, long ones never."""
    end = len(words)
    while end >= 0:
        begin = words.rfind("，", 0, end) + 1
        yield begin, end
        end = begin - 1


class Claims:
    """Reads single claims in short stretches of words."""

    def __init__(self, cues: Cues) -> None:
        """Hold the cue table."""
        self._cues = cues
        self._cued = frozenset(cues.forms("measure").values())

    def measure_in(self, words: str, measure: str) -> tuple[int, int] | None:
        """Return where words say a measure, the last place where they do."""
        for begin, end in _clauses(words) if measure in self._cued else ():
            for cue in reversed(self._cues.find("measure", words[begin:end])):
                if cue.code == measure:
                    return begin + cue.start, begin + cue.end
        if (saying := _SAYING.get(measure)) is None:
            return None
        for begin, end in _clauses(words):
            if said := list(saying.finditer(words, begin, end)):
                return said[-1].span()
        return None

    def says_measure(self, words: str, measure: str) -> bool:
        """Say whether words say a measure."""
        return self.measure_in("".join(words.split()), measure) is not None

    def year_in(self, words: str, year: int) -> tuple[int, int] | None:
        """Return where words name a year, alone or as one of several."""
        for found in reversed(find_years(words, bare=True)):  # with those that 年 stands behind
            if found.first <= year <= found.last:
                return found.start, found.end
        at = narrow(words).find(str(year))
        return (at, at + 4) if at >= 0 else None

    def rated(self, words: str) -> bool:
        """Say whether a head or label is one of ratios or scores."""
        return _RATED.search(words) is not None

    def names(self, part: str, words: str) -> bool:
        """Say whether words name a thing, be it with others between (市县配套 names 市级配套)."""
        characters = _LEVEL.sub("", part)  # white space may part them
        return all(character in words for character in characters)


@lru_cache(maxsize=2)
def claims_of(cues: Cues) -> Claims:
    """Return the reader of claims that goes with a cue table, made once."""
    return Claims(cues)
