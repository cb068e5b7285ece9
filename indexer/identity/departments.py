"""Telling the kind of department from an organisation's name."""

from __future__ import annotations

from collections.abc import Mapping

from indexer.forms import FormMatcher, fold

# What ends the name of a place or of the organisation above.
_LEVELS_AND_UNITS = "省市区县州旗镇乡局委会部厅办院"
# The last words of an organisation's name.
_UNITS = tuple(
    "局 委 会 部 厅 办 办公室 院 中心 队 所 站 处 党校 学校 小学 中学 大学".split()
    + "园 馆 台 社 联 政府 协 大 政协 团 区 室 林场 农场 牧场 种场 监狱 宫".split()
)
# Places that are organisations themselves.
_PLACES = (("镇", "township"), ("乡", "township"), ("苏木", "township"), ("街道", "subdistrict"))


class DepartmentNames:
    """Known names of departments, and for the others the words of their business (文化, 水利, 医疗保障).

    A keyword without a department (人民政府) only keeps its characters from being read as another's.
    """

    def __init__(self, names: Mapping[str, str], keywords: Mapping[str, str]) -> None:
        self._names = FormMatcher({name: [code] for name, code in names.items()})
        self._keywords = FormMatcher({word: [code] for word, code in keywords.items()})

    def department_of(self, organisation: str) -> str | None:
        """Return the kind of department that a name ends in.

        The last known name counts, the longest of those that end there: 经济技术开发区应急管理局 is emergency.
        Where another business stands before it in the same name, or none is known, the first word of business
        counts: 文化旅游广电局 is culture. A name that does not end like an organisation has no department.
        """
        folded = fold(organisation).strip()
        for place, code in _PLACES:
            if folded.endswith(place):
                return code
        if not folded.endswith(_UNITS):
            folded = folded[: max((folded.rfind(unit) + len(unit) for unit in _UNITS if unit in folded), default=0)]
        last = max(self._names.find(folded), key=lambda hit: hit[1], default=None)
        start, end = last[:2] if last else (0, 0)
        begin = max((folded.rfind(char, 0, start) + 1 for char in _LEVELS_AND_UNITS), default=0)
        before = self._business(folded[begin:start])
        after = self._business(folded[end:]) if folded.endswith(_UNITS) else []
        if after:
            return after[-1] if after[-1] == "school_hospital" else after[0]
        if last is not None:
            return before[0] if before else last[3][0]
        return None

    def _business(self, folded: str) -> list[str]:
        """Return the departments that words of a name belong to."""
        return [codes[0] for _, _, _, codes in self._keywords.find(folded) if codes[0]]
