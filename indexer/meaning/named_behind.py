"""What an amount is compared for where that stands behind it: 与2020年的310万元相比，总支出增加15万元."""

from __future__ import annotations

import re

from indexer.meaning.lead_words import clean_lead

_BASE = re.compile(r"[，、；\s]*[与同和较比](?:上一?年|去年|(?:19|20)\d\d年)度?(?:同期)?的?(?:实际)?")
_BASE_ENDS = ("年", "度", "期", "的", "际")
_SAID = re.compile(
    r"(?:相比较?|比较)?[，,]([^，。；：\d]{2,16}?)(?:实际|共|净)?(?:增加|减少|增长|下降|上升|降低|增支|减支|多支|少支|增收|减收)"
)


def changed_behind(words: str, after: str) -> tuple[int, int] | None:
    """Return where in `after` stands what changed against the amount between `words` and `after`.

    None where the amount is no base, or the clause behind names nothing that changed.
    """
    if not words.endswith(_BASE_ENDS) or "年" not in words or _BASE.fullmatch(words) is None:
        return None
    if (said := _SAID.match(after)) is None:
        return None
    start = said.start(1) + clean_lead(said[1])
    return (start, said.end(1)) if said.end(1) - start > 1 else None
