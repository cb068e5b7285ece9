"""Contracts' totals that are of several years, which their sentence says before them, and so of none.

`合同期三年，合同总价864万元`. The total of a work that is built over several years keeps the report's year, in which
it is told of: those who labelled by hand part ways on it, and a search by year should not lose it.
"""

from __future__ import annotations

import re

from indexer.meaning.drafts import Draft

_TERM = re.compile("(?:合同|服务|承包|租赁|委托)(?:期限?|年限)[为是共]?[两二三四五2-5]年|[两二三四五2-5]年期")
_SIGNED = re.compile(r"20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:签订|签署|续签|签|订立)")  # in a year that is named
# 从开工算起，到2022年底累计支出; a work that is begun and still goes on.
_BEGUN = re.compile("[从自](?:开工|动工|开建|立项|启动)(?:算起|到20|至20|之日起|起)")
_PAID = ("executed", "received", "allocated")
_SENTENCE = 60  # characters


def is_over_years(text: str, draft: Draft, words: str) -> bool:
    """Say whether an amount is the total of a contract over several years, or what a work came to since it began."""
    if "累计" in words and draft.measure in _PAID:
        return _BEGUN.search(text, text.rfind("。", 0, draft.amount_start) + 1, draft.amount_start) is not None
    if draft.measure != "contract" or "总" not in words or _SIGNED.search(words):
        return False
    led = text[max(0, draft.amount_start - _SENTENCE) : draft.amount_start].rpartition("。")[2]
    return _TERM.search(led) is not None
