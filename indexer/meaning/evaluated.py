"""The one project that a paragraph tells the evaluation of: 对某某项目开展绩效自评，涉及资金…; 以“某某”项目为例：…."""

from __future__ import annotations

import re
from collections.abc import Callable

from indexer.forms import find_from

_EVALUATED = re.compile(
    r"(?:对|选取|选择)(?:20\d\d年度?)?“?(?P<name>[^，。；：、“”\n]{4,30}?)”?(?P<end>项目|专项资金|资金|经费|补助|补贴)(?:支出|实施情况|使用情况)?"
    r"(?:开展|进行|实施|组织)了?(?:重点|部门|财政|预算|项目|支出)*(?:绩效)?(?:自评|自我评价|评价)"
    r"|以“?(?P<example>[^，。；：、“”\n]{4,30}?)(?:项目)?”?(?:项目)?为例"
)
_BEGINS = re.compile("[对选以]")
_SEVERAL = re.compile(r"[\d两三四五六七八九十]+个|全部|所有|各|整体|部门预算|全面|项目支出")
_ELSEWHERE = re.compile("其他项目|其余项目|此外|另外|部门整体|本部门|全部门|项目支出共|“三公”")
_MOST = 500  # characters of a paragraph


class Evaluated:
    """Knows what the paragraph of an amount tells the evaluation of."""

    def __init__(self, text: str, is_name: Callable[[str], bool]) -> None:
        """Take the text, and what tells a name from other words."""
        self._text, self._is_name = text, is_name
        told = "价" in text or "自评" in text or "为例" in text
        self._all = list(find_from(_BEGINS, _EVALUATED, text)) if told else []
        self._paragraph, self._told = -1, list[tuple[int, str]]()  # where it begins, and from where which is told

    def here(self, position: int) -> str | None:
        """Return the project whose evaluation the paragraph tells before `position`, None where it tells none."""
        if not self._all:  # as mostly
            return None
        low = max(0, position - _MOST)
        paragraph = self._text.rfind("\n", low, position) + 1 or low
        if paragraph != self._paragraph:
            self._paragraph, self._told = paragraph, self._read(paragraph)
        told = [each for each in self._told if each[0] <= position]
        if not told or _ELSEWHERE.search(self._text, told[-1][0], position):
            return None
        return told[-1][1] or None

    def _read(self, begin: int) -> list[tuple[int, str]]:
        end = self._text.find("\n", begin, begin + _MOST)
        end = begin + _MOST if end < 0 else end
        here = [found for found in self._all if begin <= found.start() and found.end() <= end]
        return [(found.end(), self._name(found)) for found in here]

    def _name(self, found: re.Match[str]) -> str:
        """Return the project that is evaluated, "" for several or none."""
        name = found["example"] or found["name"]
        full = name if found["example"] or found["end"] == "项目" else name + found["end"]
        return "" if _SEVERAL.search(name) or not self._is_name(full) else full
