"""Whether a slip in one number explains that the parts behind 其中 come to more than their total.

A list may be partial, and then its parts come to less by anything; never to more. What is too much by one wrong digit
in one of them is a misprint.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from indexer.audit.case import Case
from indexer.audit.slips import is_short_slip
from indexer.audit.spans import NARROW_CLAUSE, words_before
from indexer.model import Figure

_WAN = Decimal(10_000)
# Purchases are of goods, of works and of services; there is no other kind.
_KINDS = tuple(re.compile(kind) for kind in ("货物|商品", "工程", "服务"))
_PURCHASE = re.compile("采购")


def is_explained_sum(case: Case, total: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether parts come to more than their total, and one of them written otherwise makes them come to it."""
    values = [case.term(part).value for part in parts]
    more = sum(values, Decimal(0)) - case.term(total).value
    return more > 0 and any(value > more and is_short_slip(value / _WAN, (value - more) / _WAN, 2) for value in values)


def are_all_kinds(case: Case, total: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether a list goes through the kinds of purchases: 货物92.40万元、工程31.05万元、服务64.18万元."""
    if len(parts) != len(_KINDS) or not _PURCHASE.search(case.text, case.sentence_of(total), total.amount_start):
        return False
    words = [words_before(case, part, NARROW_CLAUSE) for part in parts]
    return all(sum(bool(kind.search(word)) for word in words) == 1 for kind in _KINDS)
