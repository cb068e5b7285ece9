"""A12: an amount whose name joins two things, and the amounts of both: 车辆购置及运行费40万元，购置25万元、运行15万元.

Its name says what all there is of it, so that the list right behind it leaves nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.audit.amounts.sums import sum_of
from indexer.audit.case import FLAG, Case, Check, is_plain
from indexer.audit.spans import words_before
from indexer.audit.subjects import role_of
from indexer.memo import remembered
from indexer.model import Figure

_MARKS = ",。;:\n()"
_JOINED = re.compile("以及|[和及与、]")
_LISTED = re.compile(r"^(?:万元|亿元|千元|元)?(?:[,:(]*(?:其中|包括|包含|含|分别(?:为|是)?|由)?[:]?)")
_BETWEEN = re.compile(r"^(?:万元|亿元|千元|元)?[,、和及]?(?:其中)?")
_LEAD = re.compile(
    r"^(?:其中|本年度?|全年|当年|20\d\d年度?|用于|支付|拨付|安排|投入|财政|实际|支出|下达|专项|项目|年初|共|分别|发放|列支|的)+"
)
_TAIL = re.compile(
    r"(?:支出|决算|预算|实际|到位|发放|支付|安排|投入|拨付|使用|下达|共计|合计|金额|资金|经费|费用|费|数|额|为|共|计|是|用|等?[两二三]项|各项|方面|工作|项目|补助|补贴)+$"
)
_PARTIAL = re.compile(r"主要|等(?![级次额])|部分|其他|其余")
_LEFT = re.compile("另|结[余转]|余|尚|未|待|扣")  # said right behind the list
_SAID = re.compile("预算|[支到]付?[出位]|执行|使用|决算|合同|拨付|下达|中标")  # of what stage an amount is
_LONGEST, _MOST = 24, 4  # characters before a part that name it; parts


def named_sums(case: Case) -> Iterator[Check]:
    """A12: each amount whose name joins the names of the amounts right behind it."""
    for line in case.money_lines():
        for at in range(len(line) - 2):
            total = line[at]
            if not is_plain(total) or line[at + 1].amount_start - total.amount_end > _LONGEST:
                continue
            place = total.amount_start
            if not _JOINED.search(case.folded(), max(place - 2 * _LONGEST, 0), place):  # as mostly
                continue
            words = words_before(case, total, _MARKS)
            if len(words) > 2 * _LONGEST:
                continue  # no name is as long
            names = _names(words) if _JOINED.search(words) else ()
            if not 1 < len(names) <= _MOST or len(line) <= at + len(names):
                continue
            parts = line[at + 1 : at + 1 + len(names)]
            if _are_named(case, total, parts, names) and not _goes_on(case, line, at + len(names), total):
                roles = {role_of(figure) for figure in (total, *parts)}
                if None in roles or len(roles) <= len(parts):  # `sums.wholes` has the others
                    yield sum_of(case, "A12", total, parts, severity=FLAG)


@remembered
def _names(words: str) -> tuple[str, ...]:
    """Return the names that a name joins, without the words of a measure; () for a plain one."""
    bare = _TAIL.sub("", _LEAD.sub("", words))
    names = tuple(_TAIL.sub("", each) for each in _JOINED.split(bare))
    return names if len(names) > 1 and all(len(each) > 1 for each in names) else ()


def _are_named(case: Case, total: Figure, parts: Sequence[Figure], names: Sequence[str]) -> bool:
    """Say whether parts of the year and measure of a total go by the names that its name joins, in order."""
    before, lead, said = total, _LISTED, set(_SAID.findall(words_before(case, total, _MARKS)))
    for part, name in zip(parts, names, strict=True):
        if not is_plain(part) or (part.year, part.measure) != (total.year, total.measure):
            return False
        words = case.folded()[before.amount_end : part.amount_start] if part.amount_start > before.amount_end else ""
        own = _TAIL.sub("", _LEAD.sub("", lead.sub("", words)))
        if len(own) < 2 or len(words) > _LONGEST or not (own in name or own.replace(name, "", 1) in names[0]):
            return False
        if _PARTIAL.search(words) or not said.issuperset(_SAID.findall(words)):
            return False
        before, lead = part, _BETWEEN
    return True


def _goes_on(case: Case, line: Sequence[Figure], last: int, total: Figure) -> bool:
    """Say whether a list holds more than the parts that its total names, or is said to be partial."""
    end = line[last].amount_end
    words = case.folded()[end : line[last + 1].amount_start if last + 1 < len(line) else end + _LONGEST]
    clause = re.split("[。;\n)]", words)[0]
    following = line[last + 1] if last + 1 < len(line) and clause == words else None
    more = following is not None and is_plain(following)
    return bool(_PARTIAL.search(clause) or _LEFT.search(clause)) or (
        more and following is not None and following.measure == total.measure
    )
