"""What a change is reckoned without: 剔除新增债券因素后同口径增长0.6%.

The words before 后 say how the base was made comparable. They name no item, and taking out is no measure of the amount.
"""

from __future__ import annotations

import re

BASIS = "(?:自然|可比|同一?)口径"
ADJUSTED = r"(?:剔除|扣除|剔掉)[^，。；：\d]{2,30}?(?:因素|影响|基数|口径)(?:的?影响)?后"
_TOLD = re.compile(rf"{ADJUSTED}|{BASIS}")
_EITHER = re.compile(
    "(增加|增长|减少|下降|降低)[（(]或?(?:增加|增长|减少|下降|降低)[)）]"
)  # of a form: 较上年增加（减少）0万元
_COMPARES = tuple("较比与同")  # what follows says itself what is compared with
_ADJUSTED = re.compile(rf"([，、；\s]*){ADJUSTED}")


def without_adjustment(words: str) -> str:
    """Return the words of an amount without what was taken out of its base, and with one way of two to change."""
    if "（" in words:
        words = _EITHER.sub(r"\1", words)
    if "除" not in words and "剔" not in words:  # as mostly
        return words
    return _ADJUSTED.sub(r"\1", words, count=1)


def with_basis(words: str, lead: int) -> str:
    """Return the words of an amount from `lead` on, and before them on what basis it is compared: 同口径增长."""
    if "口径" not in words and "除" not in words:  # as mostly
        return words[lead:]
    told = [] if words.startswith(_COMPARES, lead) else [found.group() for found in _TOLD.finditer(words, 0, lead)]
    return "".join(told) + words[lead:]
