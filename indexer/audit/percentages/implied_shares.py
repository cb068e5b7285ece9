"""A09 and A10 of lists of parts with their shares: the shares are of the sum of the parts.

Where that sum is printed, the parts are all there is, and their shares come to 100%. Where it is not, the others tell:
工资620万元，占62%；运转230万元，占32%；补助150万元，占15%: two of the shares fit the sum of the three parts, which only
those of a list of all the parts do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from indexer.audit.case import FINDING, FLAG, Case, Check, Term, is_plain
from indexer.audit.percentages.bases import is_of_others
from indexer.audit.percentages.denominators import share_of
from indexer.audit.percentages.exhaustive import all_shares
from indexer.audit.percentages.rates import lines_of_numbers
from indexer.audit.percentages.ratios import ratio
from indexer.model import Figure

_FEWEST, _MOST = 3, 12  # parts of a list


def implied_shares(case: Case) -> Iterator[Check]:
    """A09: the one share of a sentence that is not of the sum of its parts; A10: shares that do not come to 100%."""
    for line in lines_of_numbers(case):
        sentences: dict[int, list[tuple[Figure, Figure]]] = {}
        for part, share in pairwise(line):
            if _is_pair(part, share) and case.sentence_of(part) == case.sentence_of(share):
                sentences.setdefault(case.sentence_of(share), []).append((part, share))
        for pairs in sentences.values():
            if 1 < len(pairs) <= _MOST:
                yield from _of_list(case, line, pairs)


def _is_pair(part: Figure, share: Figure) -> bool:
    plain = part.kind == "money" and is_plain(part)
    return plain and share.kind == "percent" and share.measure == "share" and not share.approx


def _of_list(case: Case, line: Sequence[Figure], pairs: Sequence[tuple[Figure, Figure]]) -> Iterator[Check]:
    parts = [case.term(part) for part, _ in pairs]
    total = sum((part.value for part in parts), Decimal(0))
    if len({share_of(case, share) for _, share in pairs}) > 1:
        return  # 占32%, 占上年的15%
    whole = Term(parts[0].figure, total, sum((part.half for part in parts), Decimal(0)))
    checks = [
        ratio("A09", case.term(share), part, whole, FLAG, formula="audit.of_sum", sure=lambda: True)
        for part, (_, share) in zip(parts, pairs, strict=True)
    ]
    wrong = [number for number, check in enumerate(checks) if check.outcome == FINDING]
    if any(f.amount_yuan == total for f in line):  # it is printed, and the shares are held against it one by one
        if len(wrong) < 2:  # more are of another whole
            yield all_shares([case.term(share) for _, share in pairs], sure=True)
    elif len(pairs) >= _FEWEST and len(wrong) == 1 and not is_of_others(case, pairs[wrong[0]][1], line):
        yield checks[wrong[0]]
