"""What an amount is of where that stands behind it: 2万元用于慰问; 与2020年的310万元相比，总支出增加15万元."""

from __future__ import annotations

import re

from indexer.meaning.items import clean_lead

_BASE = re.compile(r"[，、；\s]*[与同和较比](?:上一?年|去年|(?:19|20)\d\d年)度?(?:同期)?的?(?:实际)?")
_SAID = re.compile(
    r"(?:相比较?|比较)?[，,]([^，。；：\d]{2,16}?)(?:实际|共|净)?(?:增加|减少|增长|下降|上升|降低|增支|减支|多支|少支|增收|减收)"
)

_USED_FOR = re.compile(
    r"，?(?:被|主要|全部|统筹|违规|挪作|调剂){0,3}(?:用于|用作)([^，。；（）()\d]{2,40})(?=[，。；（）()]|$)"
)  # 安排2万元用于慰问


def named_behind(words: str, after: str, silent: bool, joined: bool) -> tuple[str, int, int] | None:
    """Return what an amount between `words` and `after` is of, where that stands in `after` and where its clause ends.

    `silent`: the words before it name nothing; `joined`: nothing parts `after` from the next number, of which the
    clause may be. None where nothing behind it names it.
    """
    used = _USED_FOR.match(after) if silent else None
    if used and not (joined and used.end() == len(after)):
        return used.group(1), used.start(1), used.end()
    return _changed_behind(words, after)


def _changed_behind(words: str, after: str) -> tuple[str, int, int] | None:
    """Return what changed against the amount between `words` and `after`, and where it stands and ends in `after`.

    None where the amount is no base, or the clause behind names nothing that changed.
    """
    if _BASE.fullmatch(words) is None or (said := _SAID.match(after)) is None:
        return None
    lead = clean_lead(said[1])
    name = said[1][lead:]
    return (name, said.start(1) + lead, said.end(1)) if len(name) > 1 else None
