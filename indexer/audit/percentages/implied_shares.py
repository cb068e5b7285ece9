"""A09 and A10 of lists of parts with their shares: the shares are of the sum of the parts.

Where that sum is printed, the parts are all there is, and their shares come to 100%. Where it is not, the others tell:
工资620万元，占62%；运转230万元，占32%；补助150万元，占15%: two of the shares fit the sum of the three parts, which only
those of a list of all the parts do. The parts may stand in one sentence, or at the head of lines below each other, as
final accounts list expenditure by its functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import FINDING, FLAG, Case, Check, Term, is_plain
from indexer.audit.percentages.bases import is_of_others
from indexer.audit.percentages.denominators import share_of
from indexer.audit.percentages.exhaustive import all_shares
from indexer.audit.percentages.mended import Pair, mended_part
from indexer.audit.percentages.rates import lines_of_numbers
from indexer.audit.percentages.ratios import ratio
from indexer.model import Figure

_FEWEST, _MOST = 3, 12  # parts of a list


def implied_shares(case: Case) -> Iterator[Check]:
    """A09: the one share of a list that is not of the sum of its parts; A10: shares that do not come to 100%."""
    for pairs in _lists_of_lines(case):
        yield from _of_lines(case, pairs)
    for line in lines_of_numbers(case):
        sentences: dict[int, list[Pair]] = {}
        for part, share in pairwise(line):
            if _is_pair(case, part, share):
                sentences.setdefault(case.sentence_of(share), []).append((part, share))
        for pairs in sentences.values():
            if 1 < len(pairs) <= _MOST:
                yield from _of_list(case, line, pairs)


def _is_pair(case: Case, part: Figure, share: Figure) -> bool:
    if share.measure != "share" or share.kind != "percent" or share.approx or part.kind != "money":
        return False
    return is_plain(part) and case.sentence_of(part) == case.sentence_of(share)


def _lists_of_lines(case: Case) -> Iterator[list[Pair]]:
    """Yield the parts and shares that head lines right below each other, three at least, of one measure and year."""
    pairs: list[Pair] = []
    end = -1  # of the line before
    for line in lines_of_numbers(case):
        start = case.line_of(line[0])
        pair = (line[0], line[1]) if len(line) > 1 and _is_pair(case, line[0], line[1]) else None
        alike = pair is not None and pairs and _kind(pair[0]) == _kind(pairs[-1][0])
        if not (alike and end >= 0 and not case.text[end:start].strip()):
            if _FEWEST <= len(pairs) <= _MOST:
                yield pairs
            pairs = []
        if pair is not None:
            pairs.append(pair)
        end = case.text.find("\n", start + 1)
    if _FEWEST <= len(pairs) <= _MOST:
        yield pairs


def _kind(part: Figure) -> tuple[str, int | None]:
    return part.measure, part.year


def _of_lines(case: Case, pairs: Sequence[Pair]) -> Iterator[Check]:
    """Hold the shares of a list of lines against the sum of its parts: all but one are of it, or none is judged."""
    if len({said for _, share in pairs if (said := share_of(case, share))}) > 1:
        return
    checks = _of_sum(case, pairs)
    wrong = [number for number, check in enumerate(checks) if check.outcome == FINDING]
    if len(wrong) < 2 and len(pairs) - len(wrong) > 1:
        yield from checks
        if sum(part.amount_yuan or 0 for part, _ in pairs) in case.amounts():
            yield all_shares([case.term(share) for _, share in pairs], sure=True)


def _of_sum(case: Case, pairs: Sequence[Pair]) -> list[Check]:
    parts = [case.term(part) for part, _ in pairs]
    total = sum((part.value for part in parts), Decimal(0))
    whole = Term(parts[0].figure, total, sum((part.half for part in parts), Decimal(0)))
    return [
        ratio("A09", case.term(share), part, whole, FLAG, formula="audit.of_sum", sure=lambda: True)
        for part, (_, share) in zip(parts, pairs, strict=True)
    ]


def _of_list(case: Case, line: Sequence[Figure], pairs: Sequence[Pair]) -> Iterator[Check]:
    total = sum((part.amount_yuan or Decimal(0) for part, _ in pairs), Decimal(0))
    if len({share_of(case, share) for _, share in pairs}) > 1:
        return  # 占32%, 占上年的15%
    checks = _of_sum(case, pairs)
    wrong = [number for number, check in enumerate(checks) if check.outcome == FINDING]
    if any(f.amount_yuan == total for f in line):  # it is printed, and the shares are held against it one by one
        if len(wrong) < 2:  # more are of another whole
            yield all_shares([case.term(share) for _, share in pairs], sure=True)
    elif len(pairs) >= _FEWEST and len(wrong) == 1 and not is_of_others(case, pairs[wrong[0]][1], line):
        yield checks[wrong[0]]
    elif wrong:
        yield from mended_part(case, pairs)
