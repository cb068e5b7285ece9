"""A17, A12: a list that says by what it divides, in the sentence behind its whole.

纳入补贴的1,286件。按难易程度分，简易842件、一般356件、复杂68件. The whole is the last number of the unit in the
sentence before; where that tells several, or the list is only one way to see it (从…看), a slip must show that it is
meant. Innocent: kinds that may overlap, a list that is said to be partial, one that comes to another number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import MONEY, UNCOUNTED, Number, Sentence, are_plain, compared, is_wrong
from indexer.audit.relations.lists import AFTER, CROSSING, PARTIAL
from indexer.audit.relations.paragraphs import is_printed, paragraphs
from indexer.audit.slips import is_count_slip, is_near_total, slip_of

_BY = re.compile(
    r"^(?:其中,?)?[按从](?P<by>[^,。;:\d]{1,12}?)(?:来?分类?|划分|看|统计),?(?:有|为|:)?[^,。;:\d、]{1,14}$"
)
_JOINT = re.compile(r"^[,、;]?(?:以?及|和|与)?[^\d,。;:、]{1,14}$")
_OPEN = re.compile(r"类别|身份|情形|问题|原因|需求|特点|致贫")  # one may be of two kinds
_NOT = re.compile(r"比|较|每|均|占|增|减|上年|去年|累计|计划|目标|其中|未|另|新增|涉及")
_FEWEST, _MOST, _BEHIND = 2, 12, 24


def divided_before(case: Case) -> Iterator[Check]:
    """A17, A12: lists that begin a sentence, against the number that the sentence before ends with."""
    if not case.says("分,", "看,", "分为", "划分"):
        return
    for paragraph in paragraphs(case):
        for before, sentence in pairwise(paragraph.sentences):
            lead = _BY.match(sentence.numbers[0].gap) if len(sentence.numbers) >= _FEWEST else None
            if lead is not None and not _OPEN.search(lead.group("by")):
                check = _check(case, before, _parts(sentence), sure=sentence.words[0] != "从")
                if check is not None:
                    yield check


def _parts(sentence: Sentence) -> list[Number]:
    """Return the numbers that begin a sentence, of one unit, each with a name."""
    first = sentence.numbers[0]
    parts = [first]
    for number in sentence.numbers[1:]:
        if number.unit != first.unit or not _JOINT.match(number.gap) or _NOT.search(number.gap):
            break
        parts.append(number)
    return parts


def _check(case: Case, before: Sentence, parts: Sequence[Number], *, sure: bool) -> Check | None:
    unit = parts[0].unit
    wholes = [number for number in before.numbers if number.unit == unit]
    if not _FEWEST <= len(parts) <= _MOST or not wholes or unit in UNCOUNTED - {MONEY}:
        return None
    names = "".join(part.label for part in parts)
    behind = case.folded()[parts[-1].end : parts[-1].end + _BEHIND]
    if PARTIAL.search(names) or CROSSING.search(names) or AFTER.match(behind) or not are_plain((*wholes, *parts)):
        return None
    computed, whole = sum((part.value for part in parts), Decimal(0)), wholes[-1]
    if any(number.value == computed for number in wholes[:-1]) or _NOT.search(whole.label):
        return None
    check = compared("A12" if unit == MONEY else "A17", computed, whole, parts, "audit.sum")
    if not is_wrong(check):
        return check
    slip = is_count_slip(computed, whole.value) or slip_of(computed, whole.value) is not None
    told = slip or (sure and len(wholes) == 1)
    other = is_printed(case, unit, computed, computed) or any(part.value >= whole.value for part in parts)
    return check if told and is_near_total([part.value for part in parts], whole.value) and not other else None
