"""The numbers of each paragraph, and all numbers that a report prints of one unit.

A relation of which a wrong number leaves nothing is looked for in the sentence, then in the paragraph; what any other
number of the report would make right is left alone: perhaps that one is meant.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from indexer.audit.case import Case
from indexer.audit.cells import words_of
from indexer.audit.phrases.numbers import MONEY, Number, Sentence, sentences

_CELL = re.compile(r"\d[\d,]{0,14}(?:\.\d{1,6})?")
_MOST_CELLS = 4000
_MOST = 60  # numbers of a paragraph that are looked at together
_ANY = ""  # the unit of numbers of cells, which their heads may tell


class Paragraph(NamedTuple):
    """The sentences of one line of prose, and their numbers in order."""

    sentences: tuple[Sentence, ...]
    numbers: tuple[Number, ...]


def paragraphs(case: Case) -> list[Paragraph]:
    """Return the paragraphs of prose that hold numbers."""
    return case.once("paragraphs of numbers", lambda: list(_paragraphs(case)))


def paragraphs_with(case: Case, marks: Callable[[str], object], fewest: int) -> Iterator[tuple[Paragraph, Sentence]]:
    """Yield the sentences whose words a pattern finds something in, of paragraphs with so many numbers."""
    if marks(case.folded()):
        for paragraph in paragraphs(case):
            if len(paragraph.numbers) >= fewest:
                for sentence in paragraph.sentences:
                    if marks(sentence.words):
                        yield paragraph, sentence


def _paragraphs(case: Case) -> Iterator[Paragraph]:
    lines = case.places_of("\n")
    for _, group in groupby(sentences(case), key=lambda sentence: bisect_left(lines, sentence.start)):
        own: list[Sentence] = []
        for sentence in group:
            if sum(len(each.numbers) for each in own) > _MOST:
                yield _made(own)
                own = []
            own.append(sentence)
        yield _made(own)


def _made(own: Sequence[Sentence]) -> Paragraph:
    return Paragraph(tuple(own), tuple(number for sentence in own for number in sentence.numbers))


def before(paragraph: Paragraph, number: Number) -> Sequence[Number]:
    """Return the numbers of a paragraph before one of them."""
    return [each for each in paragraph.numbers if each.start < number.start]


def is_printed(case: Case, unit: str, low: Decimal, high: Decimal) -> bool:
    """Say whether the report prints a number of this unit, or a cell that may be of it, from `low` to `high`."""
    known = case.once("printed values", lambda: _values(case))
    for values in (known.get(unit, ()), known.get(_ANY, ()) if unit != MONEY else ()):
        if bisect_left(values, low) < bisect_right(values, high):
            return True
    return False


def _values(case: Case) -> dict[str, list[Decimal]]:
    """Return all values by unit, in order."""
    found: dict[str, set[Decimal]] = {MONEY: set(case.amounts())}
    for sentence in sentences(case):
        for number in sentence.numbers:
            found.setdefault(number.unit, set()).add(number.value)
    cells = [cell for table in case.tables for cell in table.cells][:_MOST_CELLS]
    for words in (words_of(case, cell) for cell in cells):
        if _CELL.fullmatch(words):
            found.setdefault(_ANY, set()).add(Decimal(words.replace(",", "")))
    return {unit: sorted(values) for unit, values in found.items()}
