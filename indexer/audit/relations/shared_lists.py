"""A09, A12: lists whose every part has its share: 支出500万元，其中甲400万元，占80%；乙100万元，占20%.

Formulas: s = a / W for each, Σa = W. Tolerance: what the printed digits leave. All but one of the shares that are told
alike fit the whole: then it is the whole, and the one that does not fit is wrong, however far it is off. Where none
fits, but all fit what the parts come to, and come to 100% themselves, the whole is wrong. Innocent: a share that is
said to be of something else, or one that fits another number of the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from indexer.audit.case import Case, Check
from indexer.audit.phrases.numbers import PERCENT, UNCOUNTED, Number, are_plain, compared
from indexer.audit.relations.paragraphs import Paragraph, is_printed, paragraphs
from indexer.audit.telling import quoting

_SHARE = re.compile(r"^[,，(]?(?:各|分别)?占(?P<of>[^\d,。;:%]{0,16}?)(?:的)?(?:比例|比重)?(?:约?为|是|达)?$")
_APART = re.compile(
    r"^,?(?:所占比例|占比|比重)?(?:各|分别)占?(?P<of>[^\d,。;:%]{0,16}?)(?:的)?(?:比例|比重)?(?:约?为|是)?$"
)
_JOINT = re.compile(r"^[、,和及与]?$")
_NO_UNIT = UNCOUNTED | {"次"}
_HUNDRED, _FEWEST, _MOST = Decimal(100), 2, 20
_Pair = tuple[Number, Number]


def shared_lists(case: Case) -> Iterator[Check]:
    """A09, A12: the shares of lists against their parts and the whole."""
    if "占" not in case.folded():
        return
    for paragraph in paragraphs(case):
        if len(paragraph.numbers) > 2 * _FEWEST:
            for whole, pairs in _lists(paragraph.numbers):
                yield from _checks(case, paragraph, whole, pairs)


def _lists(numbers: Sequence[Number]) -> Iterator[tuple[Number, list[_Pair]]]:
    """Yield the wholes and the parts with their shares that stand behind one another."""
    at = 1
    while at + 1 < len(numbers):
        pairs = _pairs(numbers, at) or _apart(numbers, at)
        whole = _whole(numbers, at, pairs) if len(pairs) >= _FEWEST else None
        if whole is not None:
            yield whole, pairs
        at += max(2 * len(pairs), 1)


def _whole(numbers: Sequence[Number], at: int, pairs: Sequence[_Pair]) -> Number | None:
    """Return the number right before a list, or before a rate of it where enough shares tell that it is the whole.

    有效问卷399份，有效率97.79%。有效问卷中，非常满意238份，占59.65%；…
    """
    unit = pairs[0][0].unit
    if numbers[at - 1].unit == unit:
        return numbers[at - 1]
    rate = at > 1 and numbers[at - 1].unit == PERCENT and numbers[at - 2].unit == unit
    return numbers[at - 2] if rate and len(pairs) > _FEWEST and _fit(pairs, numbers[at - 2]) > _FEWEST else None


def _fit(pairs: Sequence[_Pair], whole: Number) -> int:
    """Return how many shares fit a whole."""
    return sum(_fits(*pair, whole.value, whole.half) for pair in pairs)


def _pairs(numbers: Sequence[Number], at: int) -> list[_Pair]:
    """Return the parts from a place on that are followed by a share each, all told in one way."""
    found: list[_Pair] = []
    said: str | None = None
    while at + 1 < len(numbers) and len(found) < _MOST:
        part, share = numbers[at : at + 2]
        told = _SHARE.match(share.gap) if share.unit == PERCENT and part.unit not in _NO_UNIT else None
        if told is None or (said is not None and told.group("of") != said) or (found and part.unit != found[0][0].unit):
            break
        said = told.group("of")
        found.append((part, share))
        at += 2
    return found


def _apart(numbers: Sequence[Number], at: int) -> list[_Pair]:
    """Return parts and as many shares behind all of them: 甲60万元、乙40万元，分别占60%和40%."""
    end = at
    while end < len(numbers) and end - at < _MOST and numbers[end].unit == numbers[at].unit:
        end += 1
    parts, shares = numbers[at:end], numbers[end : end + end - at]
    if len(parts) < _FEWEST or len(shares) < len(parts) or numbers[at].unit in _NO_UNIT:
        return []
    if any(n.unit != PERCENT for n in shares) or not _APART.match(shares[0].gap):
        return []
    return list(zip(parts, shares, strict=True)) if all(_JOINT.match(n.gap) for n in shares[1:]) else []


def _checks(case: Case, paragraph: Paragraph, whole: Number, pairs: Sequence[_Pair]) -> Iterator[Check]:
    parts, shares = [part for part, _ in pairs], [share for _, share in pairs]
    if not are_plain((whole, *(n for n in (*parts, *shares) if n.value))):
        return
    wrong = [pair for pair in pairs if not _fits(*pair, whole.value, whole.half)]
    if len(wrong) == 1 < len(pairs):
        part, share = wrong[0]
        if part.value and not _fits_another(paragraph, part, share):
            off = sum((part.value for part in parts), Decimal(0)) == whole.value and _are_off(shares)
            yield quoting(_over(share, part, whole), [each.place for each in shares] if off else [])
    elif len(wrong) == len(pairs) > _FEWEST:
        total = sum((part.value for part in parts), Decimal(0))
        fits = not _are_off(shares) and total and all(_fits(*pair, total, whole.half) for pair in pairs)
        if fits and not is_printed(case, whole.unit, total, total):
            yield compared("A12", total, whole, parts, "audit.sum")


def _are_off(shares: Sequence[Number]) -> bool:
    """Say whether the shares of all parts do not come to 100%."""
    spread = sum((2 * share.half for share in shares), Decimal(0))
    return abs(sum((share.value for share in shares), Decimal(0)) - _HUNDRED) > spread


def _fits(part: Number, share: Number, whole: Decimal, half: Decimal) -> bool:
    """Say whether a share is a part's of a whole; the last digit may be cut off instead of rounded."""
    if not whole:
        return False
    spread = _HUNDRED * (part.half + half * part.value / whole) / whole
    return abs(_HUNDRED * part.value / whole - share.value) <= 2 * share.half + spread


def _fits_another(paragraph: Paragraph, part: Number, share: Number) -> bool:
    """Say whether another number of the paragraph is what the share is of."""
    others = {n.value for n in paragraph.numbers if n.unit == part.unit and n.value > part.value}
    return any(_fits(part, share, value, Decimal(0)) for value in others)


def _over(share: Number, part: Number, whole: Number) -> Check:
    computed = (_HUNDRED * part.value / whole.value).quantize(Decimal("0.0001"))
    return compared("A09", computed, share, [part, whole], "audit.ratio", envelope=2 * share.half)
