"""A16 of things: so many in each of so many are so many in all: 12个行政村，每村配保洁员3名，共36名.

Only what is set is exact (设、配、聘、装): a course for fifty may have had fewer. The number in all is right behind,
and is what it should be but for one digit, not the last, or for two exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.audit.case import FINDING, NOT_CHECKABLE, PASS, Case, Check
from indexer.audit.slips import is_count_slip
from indexer.audit.spans import in_prose, mark_after
from indexer.audit.telling import check_of_words
from indexer.numerals import parse_number, plain

_UNIT = r"(名|人|台|套|个|盏|处|块|座|辆|件|只|间|张)"
_N = r"(\d[\d,]{0,8}|[一二两三四五六七八九十]{1,3})"
_EACH = re.compile(
    rf"每(?:一?个)?([^\W\d_]{{1,6}}?)(?:均|各|统一)?(?:配备|配置|配|设置|设立|设|聘用|聘请|聘任|选聘|聘|选派|派驻|安装|装)"
    rf"([^\W\d_]{{0,8}}?){_N}{_UNIT}([^\W\d_]{{0,8}})"
)
_OF = re.compile(rf"(?<![\d.第])(?<!\d,){_N}(?:个|所|家|座|处|条|栋|间|辆|支)?([^\d,。;:]{{1,12}}),?$")
_ALL = re.compile(
    rf"[,;](?:全[县市区镇乡]|目前|合计|年末|现)?(?:共有|共计|合计|总计|共)(?:配备|设|聘用|聘|安装|设置|有)?([^\d,。;:]{{0,8}}?)(\d[\d,]{{0,8}}){_UNIT}"
)
_VAGUE = re.compile(
    r"约|余|不少于|至少|以上|左右|最多|缺|空|兼|不等|[一二两三四五六七八九十\d]至|-|~|尚未|计划|拟|其中|除"
)
_BACK, _AFTER, _SENTENCE = 24, 40, 60


def pieces(case: Case) -> Iterator[Check]:
    """A16: the number in each, times how many there are, is the number in all that stands behind it."""
    folded = case.folded()
    for each in _EACH.finditer(folded):
        check = _check(folded, each)
        if check is not None and in_prose(case, each.start()):
            yield check


def _check(folded: str, each: re.Match[str]) -> Check | None:
    first = max(each.start() - _BACK, 0)
    begin = max(first, *(folded.rfind(mark, first, each.start()) + 1 for mark in "。\n"))
    of = _OF.search(folded, begin, each.start())
    whole = _ALL.match(folded, each.end(), each.end() + _AFTER)
    if of is None or whole is None or whole.group(3) != each.group(4):
        return None
    thing = each.group(1)
    if thing[-1:] not in of.group(2) or _VAGUE.search(
        folded, of.start(), mark_after(folded, "。\n", whole.end(), whole.end() + _SENTENCE)
    ):
        return None
    one, number, total = (parse_number(found) for found in (each.group(3), of.group(1), whole.group(2)))
    if one is None or number is None or total is None:
        return None
    computed = one * number
    slip = is_count_slip(computed, total) and ((computed - total) % 10 == 0 or (computed - total) % 9 == 0)
    outcome = PASS if computed == total else FINDING if slip else NOT_CHECKABLE  # one or two more may have been set
    unit = each.group(4)
    return check_of_words(
        "A16", f"audit.pieces.{outcome}", (whole.span(2), of.span(1), each.span()), outcome=outcome,
        terms=[plain(number), f"{plain(one)}{unit}"], computed=f"{plain(computed)}{unit}",
        printed=f"{plain(total)}{unit}",
    )  # fmt: skip
