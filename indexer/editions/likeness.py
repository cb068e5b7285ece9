"""Whether what two reports state of themselves may be of one report: organisation, place, year, type, title."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from indexer.forms import fold
from indexer.model import Report

# Bases on which a report itself, or who filed it, states a thing; what is inferred from its text is only supposed.
_STATED = frozenset({"title", "declared", "printed", "heading", "column", "corrected"})
_NOT_WORDS = re.compile("[^㐀-鿿a-z]+")
_NOT_NAME = re.compile("[^㐀-鿿a-z0-9]+")
_NUMBER = re.compile("[0-9]{1,9}")
_YEAR_OR_ANNEX = re.compile("(?:附件|附表|附)[0-9]{1,3}|(?:19|20)[0-9]{2}(?:年[0-9]{1,2}月(?:[0-9]{1,2}日)?)?")
_PARTY = re.compile("^(?:中国共产党|中共)")
_COMMITTEE = re.compile("委员会(?=政法委|$)")
_OF_PUBLISHING = re.compile("关于|公开|公告|的|附件|年度|更正|修订版?|修正|勘误")


def compare(a: Report, b: Report, scanned: bool) -> tuple[set[str], bool, bool]:
    """Return what both state alike; whether they disagree in what one only supposes; whether in what both state."""
    agreed: set[str] = set()
    weak = strong = False
    for name, verdict in (
        ("organisation", _same_organisation(a.organisation, b.organisation, scanned)),
        ("year", None if a.year is None or b.year is None else a.year == b.year),
        ("region", _same_region(a, b)),
        ("report_type", None if not a.report_type or not b.report_type else a.report_type == b.report_type),
        ("title", _same_title(a, b)),
    ):
        if verdict:
            agreed.add("type" if name == "report_type" else name)
        elif verdict is False:
            stated = name == "title" or (a.basis.get(name) in _STATED and b.basis.get(name) in _STATED)
            strong = strong or stated
            weak = weak or not stated
    return agreed, weak, strong


def _same_organisation(a: str | None, b: str | None, scanned: bool) -> bool | None:
    """Whether two names may be of one body: 市财政局 and 澄原市财政局. A recognised name may have one slip."""
    if not a or not b:
        return None
    first, second = sorted((_bare(a), _bare(b)), key=len)
    if second.endswith(first) or first == second:
        return True
    slips = sum(x != y for x, y in zip(first[::-1], second[::-1], strict=False))
    return scanned and len(first) >= 6 and slips == 1


def _bare(name: str) -> str:
    name = _NOT_NAME.sub("", fold(name))  # 第1中学 is not 第2中学
    name = _PARTY.sub("", name)
    return _COMMITTEE.sub("委", name).replace("政法委员会", "政法委")


def _same_region(a: Report, b: Report) -> bool | None:
    first, second = a.region, b.region
    if first.code is None or second.code is None:
        return None
    if first.code == second.code:
        return True
    shorter = min(len(first.lineage), len(second.lineage))
    above = shorter > 0 and first.lineage[:shorter] == second.lineage[:shorter]
    return None if above else False


def _same_title(a: Report, b: Report) -> bool | None:
    """Whether one title says what the other says, up to what surrounds it; what is of two things differs."""
    if not a.title or not b.title:
        return None
    first, second = sorted((_core(a), _core(b)), key=len)
    if len(first) < 4:
        return None
    if _numbered(a.title) != _numbered(b.title):
        return False
    pairs = Counter(pairwise(first))
    shared = sum((pairs & Counter(pairwise(second))).values())
    return shared / max(sum(pairs.values()), 1) >= 0.8


def _numbered(title: str) -> list[str]:
    """Return the numbers in a title that are of what it names: 第2中学, not a year or a number of an annex."""
    return _NUMBER.findall(_YEAR_OR_ANNEX.sub("", fold(title)))


def _core(report: Report) -> str:
    """Return a title without what is no name of what the report is of: the year, marks, and words of publishing."""
    title = _NOT_WORDS.sub("", fold(report.title or ""))
    return _OF_PUBLISHING.sub("", title)
