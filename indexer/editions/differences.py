"""What two editions of one report print differently: figures changed, and figures that only one of them has.

Figures are paired by where they stand (a table's row and column, or a sentence without its digits) before they are
paired by their value, so that an amount that was corrected is told from two amounts that have nothing in common. A
number that the other edition prints as well is no difference, however it is read there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from indexer.editions.sketches import numbers_of, shingles_of
from indexer.forms import fold
from indexer.model import Document, Figure
from indexer.numerals import bare_digits

CHANGED, ONLY_FIRST, ONLY_OTHER = "changed", "only_first", "only_other"
_KINDS = frozenset({"money", "percent", "count", "score"})
_DIGITS = re.compile(r"\d[\d,.]*")
_NUMBER = re.compile(r"\d[\d,]{0,30}(?:\.\d{1,12})?")
_NOT_WORDS = re.compile("[^㐀-鿿a-z#]+")
_ALIKE = 0.8  # of the pairs of characters of two sentences that are one, misread
_MOST_COMPARED = 300  # leftovers of one edition that are compared one by one
_FOLDED = 0.8  # of a passage's shingles that stand in the other edition


@dataclass(frozen=True, slots=True)
class Difference:
    """`kind` is changed, only_first or only_other; `figure` is of the edition that counts, `other` of the other one."""

    kind: str
    figure: str | None
    other: str | None


@dataclass(frozen=True, slots=True)
class _Printed:
    """A figure with where it stands: `context` is told from others like it by `ordinal`."""

    figure: Figure
    number: str
    worth: Decimal
    context: str
    ordinal: int

    @property
    def place(self) -> Hashable:
        return (self.context, self.ordinal)


class _Edition:
    """The figures of one edition that are compared, and how often its text prints each number."""

    def __init__(self, document: Document) -> None:
        self.printed = list(_printed_figures(document))
        self.numbers = Counter(bare_digits(match.group()) for match in _NUMBER.finditer(fold(document.text)))
        self.worths = Counter(each.worth for each in self.printed)

    def prints(self, other: _Printed) -> bool:
        return other.number in self.numbers or other.worth in self.worths


def differences(first: Document, other: Document) -> tuple[Difference, ...]:
    """Return what two editions print differently: what changed in the order of the first, then what one of them has."""
    a, b = _Edition(first), _Edition(other)
    left, right = _without_same(a.printed, b.printed)
    pairs = list(_at_one_place(left, right))
    changed = [(x, y) for x, y in pairs if _is_change(x, y, a, b)]
    gone = {id(each) for pair in pairs for each in pair}
    left = [each for each in left if id(each) not in gone and not b.prints(each)]
    right = [each for each in right if id(each) not in gone and not a.prints(each)]
    misread = list(_alike(left, right))
    gone = {id(each) for pair in misread for each in pair}
    changed = sorted((*changed, *misread), key=lambda pair: pair[0].figure.amount_start)
    return (
        *(Difference(CHANGED, x.figure.id, y.figure.id) for x, y in changed),
        *(Difference(ONLY_FIRST, each.figure.id, None) for each in left if id(each) not in gone),
        *(Difference(ONLY_OTHER, None, each.figure.id) for each in right if id(each) not in gone),
    )


def repeated_passages(first: Document, other: Document) -> list[int]:
    """Return the positions of the other edition's passages that the first one holds, words and telling numbers."""
    import numpy as np

    words = np.unique(shingles_of(first.text))
    numbers = numbers_of(first.text)
    found = []
    for position, passage in enumerate(other.passages):
        hashes = shingles_of(passage.text)
        known = not len(hashes) or np.isin(hashes, words).mean() >= _FOLDED
        if known and numbers_of(passage.text) <= numbers:
            found.append(position)
    return found


def _printed_figures(document: Document) -> Iterator[_Printed]:
    for figure in sorted(document.figures, key=lambda each: each.amount_start):
        worth = figure.amount_yuan if figure.amount_yuan is not None else figure.value
        if figure.kind not in _KINDS or worth is None or "inside_name" in figure.flags:
            continue
        amount = figure.quote[figure.amount_start - figure.start : figure.amount_end - figure.start]
        match = _NUMBER.search(fold(amount))
        number = bare_digits(match.group()) if match else str(worth)
        if figure.table is not None:
            context, ordinal = _bare(f"{figure.table.row}#{figure.table.column}#{figure.measure}"), 0
        else:
            quote = fold(figure.quote)
            context = _bare(_DIGITS.sub("#", quote))
            ordinal = len(_DIGITS.findall(quote[: figure.amount_start - figure.start]))
        yield _Printed(figure, number, worth, context, ordinal)


def _bare(text: str) -> str:
    return _NOT_WORDS.sub("", fold(text))


def _without_same(left: Sequence[_Printed], right: Sequence[_Printed]) -> tuple[list[_Printed], list[_Printed]]:
    """Leave out what both print at one place."""
    first = Counter((each.place, each.worth) for each in left)
    second = Counter((each.place, each.worth) for each in right)
    return _leftover(left, first & second), _leftover(right, first & second)


def _leftover(printed: Iterable[_Printed], same: Counter[tuple[Hashable, Decimal]]) -> list[_Printed]:
    same = same.copy()
    kept = []
    for each in printed:
        key = (each.place, each.worth)
        if same[key] > 0:
            same[key] -= 1
        else:
            kept.append(each)
    return kept


def _at_one_place(left: Iterable[_Printed], right: Iterable[_Printed]) -> Iterator[tuple[_Printed, _Printed]]:
    """Yield what is left at one place in both, where it is as many: in order."""
    first: dict[Hashable, list[_Printed]] = {}
    second: dict[Hashable, list[_Printed]] = {}
    for places, printed in ((first, left), (second, right)):
        for each in printed:
            places.setdefault(each.place, []).append(each)
    for place, found in first.items():
        if len(found) == len(second.get(place, ())):
            yield from zip(found, second[place], strict=True)


def _is_change(x: _Printed, y: _Printed, a: _Edition, b: _Edition) -> bool:
    """Whether another number stands at a place, not only the same number read with another unit or header.

    Of a table, whose headers may be read differently, the numbers must also be printed more often on their side.
    """
    if x.number == y.number:
        return False
    if x.figure.table is None and y.figure.table is None:
        return True
    return a.numbers[x.number] > b.numbers[x.number] or b.numbers[y.number] > a.numbers[y.number]


def _alike(left: Sequence[_Printed], right: Sequence[_Printed]) -> Iterator[tuple[_Printed, _Printed]]:
    """Yield what stands at nearly the same place: a sentence or a header that one edition misread."""
    seconds = [(each, _pairs_of(each)) for each in right[:_MOST_COMPARED]]
    taken: set[int] = set()
    for each in left[:_MOST_COMPARED]:
        pairs = _pairs_of(each)
        best, closest = None, _ALIKE
        for number, (other, others) in enumerate(seconds):
            if number in taken or other.figure.kind != each.figure.kind or other.ordinal != each.ordinal:
                continue
            most = max(pairs.total(), others.total())
            share = (pairs & others).total() / most if most else 0.0
            if share >= closest:
                best, closest = number, share + 1e-9
        if best is not None:
            taken.add(best)
            yield each, seconds[best][0]


def _pairs_of(printed: _Printed) -> Counter[tuple[str, str]]:
    return Counter(pairwise(printed.context))
