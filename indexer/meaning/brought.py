"""Money that an earlier year left: 2021年结转资金60万元 in a report on 2022 is carried in, and of the report's year."""

from __future__ import annotations

import re

_OF_A_YEAR = re.compile(r"((?:19|20)\d\d)年度?")
_LEFT = re.compile(
    r"度?(?:年?[末底终])?[^，。；、：\d支收]{0,8}?(?:"
    r"结转(?![到至入转](?![本今当我])|下|[入]?[次明]|率|[^，。；\d]{0,3}20\d\d年)|[结留]?转(?:过来|来)|带过?来"
    r"|(?:结余|[没未]有?(?:用|使用|花|执行|支出)完?|剩余|滚存)[^，。；、\d]{0,6}?"
    r"(?:转[入来到至]|滚入|结转|中|收回|上缴))"
)

# 从上年接过来的结转结余, 上年转入的结余
_FROM_LAST = re.compile(
    r"(?:上|去)年度?[^，。；\d]{0,4}(?:转|接|带|滚)(?:入|来|过来|下来|存)的(?:财政拨款)?(?:结转|结余|滚存)"
)


def is_brought(words: str, end: int, last: int, year: int | None) -> bool:
    """Say whether a year (`last`) that ends at `end` of `words` only tells when money was left for this one."""
    return year is not None and last < year and _LEFT.match(words, end) is not None


def brings(phrase: str, year: int | None) -> bool:
    """Say whether a phrase speaks of money that a year before `year` left."""
    if year is None:
        return False
    if _FROM_LAST.search(phrase):
        return True
    return any(is_brought(phrase, found.end(), int(found.group(1)), year) for found in _OF_A_YEAR.finditer(phrase))
