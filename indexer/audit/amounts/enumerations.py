"""A12: totals that stand apart from what they are of: 以上五项合计, a list in the next sentence, or in lines below.

What is called 以上, or is said to be so many, is all there is. A list behind 其中 may be partial: there only two digits
exchanged, or one wrong digit in a small difference, are shown; the rest is left to `repairs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from indexer.audit.amounts.explained import is_explained_sum
from indexer.audit.amounts.sums import sum_of
from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, is_plain
from indexer.audit.slips import is_misprinted_sum, is_near_total, is_slip, slip_of
from indexer.audit.spans import words_before
from indexer.audit.subjects import role_of
from indexer.model import Figure
from indexer.numerals import parse_number

_ALL_ABOVE = re.compile(
    r"(?:以上|上述|前述|上列|前列)(?:所列)?(?:(\d{1,2}|[一二两三四五六七八九十]{1,3})?(?:大|小)?(?:[项个笔类块]|部分|方面)?)"
    r"[^,。;\d]{0,10}?(?:合计|共计|总计|累计|相加|之和|总额|合共|共)[^,。;\d]{0,8}$"
)
_AMONG = re.compile(r"^[^。\n]{0,30}。(?:其中|包括|分别|具体|资金来源|来源|构成)[^。\n]{0,40}$")
_LEAD = re.compile(r"(?:其中|具体|包括|分别|如下|明细|构成|分类|用途|来源)[^。;\n]{0,14}[:：]?\s*$|[:：]\s*$")
_PARTIAL = re.compile(r"主要|等|如(?!下)|例如|重点")
_NUMBERED = re.compile(
    r"[ \t\u3000]{0,8}"
    r"(?:[(（]?(\d{1,2}|[一二三四五六七八九十]{1,2})(?:[)）.．、](?!\d)|是(?![^，。；：]{0,6}是))|([①-⑳]))"
)
_NOT_PARTS = ("standard", "change", "variance", "saving", "previous", "executed_outside")
_REST = re.compile("其余|剩余|余下")
_WITHIN = re.compile("其中|包括|含|[(]|重叠|交叉|重复")  # of a part that holds another, or of parts that overlap
_SMALL = Decimal("0.01")  # of a total: what a wrong digit may make where the list may be partial
_NEARLY = 20  # an amount this many times its difference from a list may be meant for its sum
_MOST, _FAR = 20, 60  # parts of a total, and characters of a lead to a list


def totals_of_lists(case: Case) -> Iterator[Check]:
    """A12: totals behind their parts, and before a list in the next sentence or in numbered lines below."""
    lines = [[f for f in line if _is_part(f)] for line in case.money_lines()]
    by_line = {case.line_of(line[0]): line for line in lines if line}
    above = any(word in case.text for word in ("以上", "述", "列"))
    for line in by_line.values():
        for at, figure in enumerate(line):
            if above and at > 1 and (said := _ALL_ABOVE.search(words_before(case, figure))):
                yield from _all_above(case, line[:at], figure, said.group(1))
            elif at + 2 < len(line):
                yield from _next_sentence(case, figure, line[at + 1 :])
        yield from _below(case, line, by_line)


def _is_part(figure: Figure) -> bool:
    return is_plain(figure) and figure.measure not in _NOT_PARTS


def _all_above(case: Case, before: Sequence[Figure], total: Figure, number: str | None) -> Iterator[Check]:
    """Compare what is called the sum of all above with the amounts of its sentence, or of the one before."""
    sentence = case.sentence_of(total)
    parts = [f for f in before if case.sentence_of(f) == sentence]
    if len(parts) < 2:
        last = case.sentence_of(before[-1])
        parts = [f for f in before if case.sentence_of(f) == last]
    parts = [f for f in parts if f.year == total.year]
    declared = parse_number(number) if number else None
    if len(parts) < 2 or len(parts) > _MOST or (declared is not None and declared != len(parts)):
        return
    yield from _made(case, total, parts, declared is not None)


def _next_sentence(case: Case, total: Figure, following: Sequence[Figure]) -> Iterator[Check]:
    """Compare a total that ends its sentence with the list of the next one: 公务用车39万元。其中购置费18万元；…."""
    if case.sentence_of(total) == case.sentence_of(following[0]):
        return
    lead = case.folded()[total.amount_end : min(following[0].amount_start, total.amount_end + 80)]
    if not _AMONG.search(lead) or _PARTIAL.search(lead):
        return
    sentence = case.sentence_of(following[0])
    parts = [f for f in following if case.sentence_of(f) == sentence]
    if (
        1 < len(parts) <= _MOST
        and len({f.year for f in parts}) == 1
        and not _PARTIAL.search(case.text[parts[-1].amount_end : parts[-1].amount_end + 4])
    ):
        rest = _REST.match(words_before(case, parts[-1])) is not None  # 其余2,187万元 leaves nothing out
        yield from _made(case, total, parts, rest or None)


def _below(case: Case, line: Sequence[Figure], by_line: Mapping[int, list[Figure]]) -> Iterator[Check]:
    """Compare the amounts of a line that leads to numbered lines with the first amounts of these."""
    end = case.text.find("\n", line[-1].amount_end)
    if end < 0 or end - line[-1].amount_end > _FAR or not _LEAD.search(case.text[line[-1].amount_end : end]):
        return
    if _PARTIAL.search(case.text[max(line[-1].amount_end, end - _FAR // 2) : end]):
        return
    firsts = list(_numbered(case, end, by_line))
    totals = [f for f in line if firsts and f.year == firsts[0].year]
    if len(firsts) < 2 or any(f.year != firsts[0].year for f in firsts) or not totals:
        return
    computed = sum((case.term(f).value for f in firsts), Decimal(0))
    alike = [f for f in totals if case.term(f).value == computed]
    slips = alike or [f for f in totals if is_slip(case.term(f).value, computed)]
    signed = [(1, case.term(f).value) for f in firsts]
    slips = slips or [f for f in totals if is_misprinted_sum(signed, case.term(f).value)]
    if len(slips) == 1:
        yield from _made(case, slips[0], firsts, None)
        return
    for total in totals:
        moved = case.term(total).value - computed
        for first in firsts:
            if own := _parts_of(case, by_line[case.line_of(first)], case.term(first).value + moved):
                yield sum_of(case, "A12", total, firsts, unless=FINDING, severity=FLAG, sure=True)
                yield sum_of(case, "A12", first, own, unless=FINDING, severity=FLAG, sure=True)
                return
    near = [f for f in totals if abs(case.term(f).value - computed) * _NEARLY <= computed]
    if len(near) == 1:
        yield sum_of(case, "A12", near[0], firsts, unless=NOT_CHECKABLE, severity=FLAG)


def _parts_of(case: Case, line: Sequence[Figure], value: Decimal) -> list[Figure]:
    """Return the amounts behind the first of a line, up to where they come to a value, [] where they never do.

    一是城市管理612万元。清扫386万元，绿化93万元，分类88万元，拆违57万元: the head was not brought up to date with them.
    """
    total = Decimal(0)
    for number, figure in enumerate(line[1:], 1):
        total += case.term(figure).value
        if total == value and number > 1:
            return list(line[1 : number + 1])
    return []


def _numbered(case: Case, end: int, by_line: Mapping[int, list[Figure]]) -> Iterator[Figure]:
    """Yield the first amount of each numbered line below a place, nothing from where one has no amount."""
    while (found := _NUMBERED.match(case.text, end + 1)) is not None:
        figures = by_line.get(end)
        if not figures:
            return
        yield figures[0]
        end = case.text.find("\n", found.end())
        if end < 0:
            return


def _made(case: Case, total: Figure, parts: Sequence[Figure], whole: bool | None) -> Iterator[Check]:
    """Yield the check of a total; `whole` says that its parts are all there is, None that they may be some of it."""
    roles = {role_of(figure) for figure in (total, *parts)}
    if None not in roles and len(roles) > len(parts):
        return  # `sums.wholes` has these
    computed, printed = sum((case.term(f).value for f in parts), Decimal(0)), case.term(total).value
    difference = abs(computed - printed)
    kind = slip_of(computed, printed) if difference else None
    shown = (whole and is_near_total([case.term(f).value for f in parts], printed)) or kind == "swap"
    shown = shown or (kind == "digit" and (whole is not None or difference <= _SMALL * printed))
    shown = shown and (whole or difference not in case.amounts())
    shown = shown or (computed > printed and _is_slipped(case, total, parts))
    yield sum_of(case, "A12", total, parts, unless=FINDING if shown else NOT_CHECKABLE, severity=FLAG, sure=bool(shown))


def _is_slipped(case: Case, total: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether a slip explains what does not add up; parts that hold one another come to more without one."""
    told = case.folded()[parts[0].amount_end : parts[-1].amount_end]
    return not _WITHIN.search(told) and is_explained_sum(case, total, parts)
