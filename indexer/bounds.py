"""Words that make of an amount a bound: 不超过30万元, ≥98%, 30万元以上, 120余万元; 约30万元 is only rounded."""

from __future__ import annotations

import re

# The flag of a figure by what stands right before its number, behind its unit, or between the two.
_BEFORE = {
    "at_least": ("不低于", "不少于", "不小于", "至少", "最少", "≥"),
    "at_most": (
        "不超过", "不超", "不得超过", "不能超过", "不应超过", "未超过", "不高于", "不多于", "不大于",
        "至多", "最多", "最高", "≤",
    ),
    "more_than": ("超过", "超", "逾", ">", "＞"),
    "less_than": ("不到", "<", "＜"),
}
_BEHIND = {"at_least": ("以上",), "at_most": ("以下", "以内", "之内")}
BOUNDS = tuple(_BEFORE)

_FLAGS = {word: flag for flag, words in (*_BEFORE.items(), *_BEHIND.items()) for word in words}
# The longest first: 不超过 is no 超过.
BEFORE = "|".join(sorted((word for words in _BEFORE.values() for word in words), key=len, reverse=True))
BEHIND = "|".join(word for words in _BEHIND.values() for word in words)
_EXCEEDED = re.compile("(?<![未不])(?:超过|超|逾)了?[ ]?$")
_HELD_AGAINST = ("target", "previous", "initial_budget", "revised_budget")
_RIGHT_BEFORE = re.compile(rf"({BEFORE})为?[ ]?$")
_RIGHT_BEHIND = re.compile(
    rf"[ ]?(?P<more>[余多])?[ ]?[十百千]{{0,2}}[万亿]?(?P<odd>[余多])?[ ]?(?:元|[%％分])?[ ]?(?P<bound>{BEHIND})?"
)


def is_exceeded(text: str, start: int, measure: str) -> bool:
    """Say whether another number is said to be above the one at `start`, which is no bound by that: 超过90%的目标."""
    return measure in _HELD_AGAINST and _EXCEEDED.search(text, max(0, start - 5), start) is not None


def bound_of(text: str, start: int, end: int) -> str | None:
    """Return which bound the number at `start` to `end` is printed as, one of `BOUNDS`; None where it is none."""
    if before := _RIGHT_BEFORE.search(text, max(0, start - 5), start):
        return _FLAGS[before.group(1)]
    behind = _RIGHT_BEHIND.match(text, end)
    if behind is None or behind.lastgroup is None:
        return None
    return _FLAGS[behind["bound"]] if behind["bound"] else "more_than"
