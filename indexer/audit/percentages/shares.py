"""A09: a stated share is a part over its whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, pairwise

from indexer.audit.case import FINDING, FLAG, NOT_CHECKABLE, Case, Check, is_exact, is_plain
from indexer.audit.percentages.bases import is_of_others
from indexer.audit.percentages.denominators import is_said_to_be, measures_said, named_share, share_of
from indexer.audit.percentages.rates import lines_of_numbers
from indexer.audit.percentages.ratios import is_exchanged_off, is_misprinted, looks_slipped, ratio
from indexer.audit.subjects import are_alike
from indexer.model import Figure

_LED = re.compile(r"^(?:其中|该项|上述|以上|共|约|分别|均|只|仅|已|合计|共计|累计|支付|支出|资金)+")
_OF_PLAN = re.compile("计划|任务|目标")  # 占年度计划的84%: of an amount that may stand nowhere
_WHOLE_OF = re.compile(r"(?:万元|亿元|千元|元)?[,;]?(?:约|仅|只)?占(?![^,。;]{0,16}(?:上年|去年))[^\d,。;%]{0,20}")
_OF_WHOLE = re.compile(r"(?:万元|亿元|千元|元)?的(?:比例|比重)?(?:为|是)?")
_MOST_PARTS = 8  # of a share
_LISTED = re.compile(r"[%％]?(?:万元|亿元|千元|元)?[、,，和及与]\s?")  # between the numbers of a list
_LEAST_LIST = 2
_NAMED = 2  # characters of a part's name at least
_PRICE = re.compile(r"(?:合同|中标)(?:总)?(?:价款?|金额|额)$")
_TOLD = re.compile(r"[%％]?[，,、（(]?(?:计|共计|即|为|合计|合)")


def shares(case: Case) -> Iterator[Check]:
    """A09: a stated share is the amount before it over one that is printed earlier in the line.

    Which whole is meant is seldom said: any that fits will do, and only where there is a single one can it be wrong.
    A whole that is named (占项目支出的…) may stand anywhere in the report.
    """
    for line in lines_of_numbers(case):
        said = [(case.sentence_of(f), _subject(case, f)) for f in line if f.measure == "share" and f.kind == "percent"]
        subjects = tuple(pair for pair in said if pair[1])
        for number, share in enumerate(line):
            if share.measure != "share" or share.kind != "percent" or share.approx or not number:
                continue
            if (stated := _of_stated(case, line, number)) is not None:
                yield stated
                continue
            turn, listed = _in_turn(case, line, number)
            part, sure, own = (turn, False, True) if turn is not None else _part(case, line[:number], share)
            if part is None or not is_exact(part):
                continue
            beside = [f for f in line[:number] if f is part or f not in listed]  # what is listed with it is no whole
            checks = _in_line(case, [*beside, share], len(beside), part, subjects)
            good = [check for check, _ in checks if check.outcome not in (FINDING, NOT_CHECKABLE)]
            told = named_share(case, share, part) if (sure or own) and not good else None
            # What has a share of its own is a part, and a whole only where that fits: 占授予中小企业的74.08%.
            likely = [check for check, is_part in checks if not is_part]
            if good:
                yield good[0]
            elif told is not None:
                yield told
            elif own and (total := _total_beside(case, line[:number], part)) is not None:
                check = ratio("A09", case.term(share), case.term(part), case.term(total), FLAG)
                slip = is_misprinted(check.computed or Decimal(0), case.term(share))
                yield check if slip else replace(check, outcome=NOT_CHECKABLE)
            elif len(likely) == 1 and (sure or likely[0].outcome != FINDING or _is_slip(case, likely[0], share)):
                check = likely[0]
                whole = share_of(case, share)
                # 占支出的比例 may be of all that the report spent, whatever was said last
                named = measures_said(whole) or (("executed",) if "支出" in whole else ())
                other = _OF_PLAN.search(whole) is not None or is_of_others(case, share, line, named)
                other = check.outcome == FINDING and other
                yield replace(check, outcome=NOT_CHECKABLE) if other else check


def _in_turn(case: Case, line: Sequence[Figure], number: int) -> tuple[Figure | None, Sequence[Figure]]:
    """Return the amount that a share in a list is of, and the list that it stands in; None, () for no such lists.

    `甲、乙、丙分别为9万元、6万元、3万元，占全部的50%、33%、17%`
    """
    first, last = number, number + 1
    while first and _goes_on(case, line[first - 1], line[first]):
        first -= 1
    while last < len(line) and _goes_on(case, line[last - 1], line[last]):
        last += 1
    low = first - (last - first)
    amounts = line[max(low, 0) : first]
    alike = low >= 0 and all(f.kind == "money" for f in amounts)
    if last - first < _LEAST_LIST or not alike or not all(_goes_on(case, a, b) for a, b in pairwise(amounts)):
        return None, ()
    return amounts[number - first], amounts


def _goes_on(case: Case, before: Figure, after: Figure) -> bool:
    """Say whether a number goes on with a list, with nothing but a mark between it and the one before."""
    between = case.folded()[before.amount_end : after.amount_start]
    return before.kind == after.kind and _LISTED.fullmatch(between) is not None


def _of_stated(case: Case, line: Sequence[Figure], number: int) -> Check | None:
    """Compare a share with the whole that stands in its own words: 占总支出172万元的50%; None without one."""
    if number < 2:
        return None
    part, whole, share = line[number - 2 : number + 1]
    plain = all(f.kind == "money" and is_plain(f) for f in (part, whole))
    folded = case.folded()
    if not plain or not _OF_WHOLE.fullmatch(folded[whole.amount_end : share.amount_start]):
        return None
    if not _WHOLE_OF.fullmatch(folded[part.amount_end : whole.amount_start]):
        return None
    check = ratio("A09", case.term(share), case.term(part), case.term(whole), FLAG, sure=lambda: True)
    if check.outcome != FINDING:
        return check
    several = _is_of_several(case, line[: number - 1], case.term(whole).value, share)
    return replace(check, outcome=NOT_CHECKABLE) if several or is_of_others(case, share, line) else check


def _is_of_several(case: Case, before: Sequence[Figure], whole: Decimal, share: Figure) -> bool:
    """Say whether a share is of several amounts before it together: 省级30万元、市级20万元，占总投资100万元的50%."""
    sentence, printed = case.sentence_of(share), case.term(share)
    own = [f for f in before if f.kind == "money" and case.sentence_of(f) == sentence][-_MOST_PARTS:]
    sums = accumulate((case.term(f).value for f in reversed(own)), initial=Decimal(0))
    return any(abs(100 * each / whole - printed.value) <= 2 * printed.half for each in sums)


def _part(case: Case, before: Sequence[Figure], share: Figure) -> tuple[Figure | None, bool, bool]:
    """Return the amount that a share is of, whether an amount before it is the whole, and whether it is named.

    A share that names its part goes through a list: 中央60万元、省级40万元，中央占60%. None in it is the whole.
    """
    amounts = [f for f in before if f.kind == "money"]
    subject = _subject(case, share)
    same = [f for f in amounts if case.sentence_of(f) == case.sentence_of(share)] if subject else []
    own = [f for f in same if _LED.sub("", _clause(case, f.amount_start)).startswith(subject)]
    if own or not amounts:
        return own[-1] if own else None, False, bool(own)
    if not subject and "；" in case.text[amounts[-1].amount_end : share.amount_start]:  # 支出90万元：甲60万元…；占…
        whole = [f for f in amounts if case.sentence_of(f) == case.sentence_of(share)]
        return (whole or amounts)[0], False, False
    alike = next((f for f in reversed(amounts) if are_alike(f, share)), amounts[-1])
    return alike, not subject or alike is not amounts[-1], False


def _total_beside(case: Case, before: Sequence[Figure], part: Figure) -> Figure | None:
    """Return the one total that the sentence of a part prints: 中央800万元，省级480万元，合计1,280万元，中央占62.5%."""
    sentence = case.sentence_of(part)
    totals = [f for f in before if f.kind == "money" and "total" in f.flags and case.sentence_of(f) == sentence]
    return totals[0] if len(totals) == 1 and totals[0].year == part.year and totals[0].amount_yuan else None


def _subject(case: Case, share: Figure) -> str:
    """Return what a share's own clause says is the part, "" where it goes on from the amount before it."""
    words, found, _ = _clause(case, share.amount_start).partition("占")
    return _LED.sub("", words) if found else ""


def _clause(case: Case, place: int) -> str:
    begin = max(case.mark_before(marks, place) for marks in ("。\n", "，；：、（,;:(")) + 1
    return case.folded()[begin:place]


def _in_line(
    case: Case, line: Sequence[Figure], number: int, part: Figure, subjects: Sequence[tuple[int, str]]
) -> list[tuple[Check, bool]]:  # fmt: skip
    """Return the comparisons with the larger amounts before the part, and whether such a one has a share itself."""
    told = [f for f in line if f.kind == "money" or f.measure == "share"]  # 178.62万元，完成预算的91.13%，占95.75%
    parts = [f for f, after in pairwise(told) if after.measure == "share" and after.kind == "percent"]
    parts += [f for share_, f in pairwise(line) if share_.measure == "share" and _is_told(case, share_, f)]
    share = line[number]
    own, of = _LED.sub("", _clause(case, part.amount_start)), share_of(case, share)
    others = len(own) >= _NAMED and of.startswith(own)  # 丙乡230万元，占丙乡任务的92%
    wholes = [
        f for f in line[:number]
        if f.kind == "money" and f is not part and f.direction is None
        and f.amount_yuan and part.amount_yuan is not None and _may_be_whole(case, f, part, share)
    ]  # fmt: skip
    found = []
    for f in wholes:
        check = ratio("A09", case.term(share), case.term(part), case.term(f), FLAG)
        like = f.measure == part.measure or (f.measure == "contract" and _PRICE.search(of) is not None)
        like = like and f.year == part.year and f.amount_start < part.amount_start
        like = like and not others and is_said_to_be(of, f)
        if like or check.outcome not in (FINDING, NOT_CHECKABLE):  # what is of another measure may fit by its sense
            found.append((check, f in parts or not like or _has_own(case, f, subjects) or _is_among(case, f, share)))
    return found


def _may_be_whole(case: Case, whole: Figure, part: Figure, share: Figure) -> bool:
    """Say whether an amount may be what another is a share of: it is larger, or would be but for digits exchanged."""
    larger = (whole.amount_yuan or 0) >= (part.amount_yuan or 0)
    return larger or is_exchanged_off(case.term(part), case.term(whole), case.term(share))


def _is_among(case: Case, amount: Figure, share: Figure) -> bool:
    """Say whether an amount is a part told in an earlier sentence: …，其中人员经费400万元。项目支出320万元，占41%."""
    if case.sentence_of(amount) == case.sentence_of(share):
        return False
    return "其中" in case.text[case.mark_before("。\n", amount.amount_start) + 1 : amount.amount_start]


def _has_own(case: Case, amount: Figure, subjects: Sequence[tuple[int, str]]) -> bool:
    """Say whether a share in the same sentence is of this amount by its name: 中央补助60万元，省级40万元，中央占60%."""
    if not subjects:
        return False
    words, sentence = _LED.sub("", _clause(case, amount.amount_start)), case.sentence_of(amount)
    return any(place == sentence and words.startswith(subject) for place, subject in subjects)


def _is_slip(case: Case, check: Check, share: Figure) -> bool:
    return check.computed is not None and looks_slipped(check.computed, case.term(share))


def _is_told(case: Case, share: Figure, amount: Figure) -> bool:
    """Say whether a share is followed by its own amount: 占基本支出的90.20%，计2,012,378.66元."""
    return amount.kind == "money" and _TOLD.fullmatch(case.text[share.amount_end : amount.amount_start]) is not None
