"""A07: three numbers in a row, of which the words say that the first is the two others together.

送审1,420万元，核减96.5万元，核定1,323.5万元; 原值342万元，累计折旧116.5万元，净值225.5万元. Formula: W - a = b, in
either order of a and b; the words stand in `data/divided.tsv`. Innocent: more was struck out or paid than is told, of
which the report then prints what is off; a part of the whole, an earlier year's payments, an amount that others of
the paragraph make right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from indexer.audit.case import Case, Check
from indexer.audit.guards import PAST
from indexer.audit.phrases.numbers import UNCOUNTED, Number, Sentence, are_alike, are_plain, compared, is_wrong
from indexer.audit.relations.paragraphs import Paragraph, is_printed, paragraphs_with
from indexer.audit.slips import is_misprinted_sum
from indexer.data_rows import rows_of
from indexer.forms import any_of

_NOT = re.compile(
    rf"其中|另|分别|平均|每|占|首付|预付|当年|本年|今年|比|较|{PAST}|含|(?<!审核)增加|追加|扣除|利息|还本|新增(?!为零)|质保|保证金|结转|其余|首批|[一二三四]批|[一二三]期|部分"
)
_AFTER = re.compile(r"^[^。;\d]{0,12}(?:其余|另|其他|剩余|余下|尚有|及|和)")
_COMPARED = re.compile("比|较")
_THREE, _LONGEST, _MOST = 3, 36, 12  # numbers; characters between two of them; numbers of a paragraph that may fit


class _Family(NamedTuple):
    rule: str
    whole: re.Pattern[str]
    part: re.Pattern[str]
    other: re.Pattern[str]


def divided(case: Case) -> Iterator[Check]:
    """A07: wholes that are told with the two parts of them."""
    families, mark = _families()
    for paragraph, sentence in paragraphs_with(case, mark.search, _THREE):
        numbers = [n for n in sentence.numbers if n.unit not in UNCOUNTED]
        for whole, first, second in zip(numbers, numbers[1:], numbers[2:], strict=False):
            if whole.unit == first.unit == second.unit and whole.value > min(first.value, second.value):
                for family in families:
                    check = _check(case, paragraph, sentence, family, (whole, first, second))
                    if check is not None:
                        yield check
                        break


@cache
def _families() -> tuple[tuple[_Family, ...], re.Pattern[str]]:
    """Return the words of the table, and what finds those of a whole in a sentence."""
    rows = [(rule, [words.split(";") for words in cells]) for rule, *cells, _ in rows_of("divided")]
    ends = r"[^\d,。;:()]{0,8}$"
    families = tuple(
        _Family(rule, *(re.compile(f"(?:{any_of(words)}){ends}") for words in lists)) for rule, lists in rows
    )
    return families, re.compile(any_of(sorted({word for _, lists in rows for word in lists[-1]})))


def _check(
    case: Case, paragraph: Paragraph, sentence: Sentence, family: _Family, three: Sequence[Number]
) -> Check | None:  # fmt: skip
    whole, first, second = three
    if not family.whole.search(whole.label):
        return None
    part, other = (first, second) if family.part.search(first.label) else (second, first)
    if not (family.part.search(part.label) and family.other.search(other.label)) or not are_plain(three):
        return None
    told = f"{whole.label}{first.gap}{_COMPARED.sub('', second.gap) if second is other else second.gap}"
    if len(first.gap) > _LONGEST or len(second.gap) > _LONGEST or _NOT.search(told):
        return None
    check = compared(family.rule, whole.value - part.value, other, [whole, part], "audit.difference")
    if not is_wrong(check):
        return check
    return check if _shows(case, paragraph, sentence, whole, part, other) else None


def _shows(
    case: Case, paragraph: Paragraph, sentence: Sentence, whole: Number, part: Number, other: Number
) -> bool:  # fmt: skip
    """Say whether what does not come out is a number written wrongly, and nothing that the report tells besides."""
    last = max(part.end, other.end) - sentence.start
    gap = abs(whole.value - part.value - other.value)
    if _AFTER.match(sentence.words[last:]) or is_printed(case, whole.unit, gap, gap):
        return False
    near = [n for n in paragraph.numbers if n.unit == whole.unit][:_MOST]
    for a, b in combinations({n.value for n in near}, 2):
        if abs(a - b) in (part.value, other.value) and {a, b} != {part.value, other.value}:
            if whole.value not in (a, b) or not {part.value, other.value} & {a, b}:
                return False
    near_enough = are_alike(whole.value - part.value, other.value) and gap * 2 <= whole.value
    return near_enough or is_misprinted_sum([(1, part.value), (1, other.value)], whole.value)
