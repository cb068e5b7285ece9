"""L01: numbers that are last year's to the last digit, in a sentence that is last year's too.

Much stays the same from year to year: posts, standards, targets, budgets, what a place has. So only numbers of three
digits or more are shown, of what was done or spent in the year; and none that the draft also prints as something that
stays, or that is the product of a standard and a number that did not change.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from indexer.audit.case import Case, Check
from indexer.audit.last_year.again import told_again
from indexer.audit.last_year.heads import heads_at
from indexer.audit.last_year.pairs import pairs_of
from indexer.audit.last_year.pieces import Mark, Piece, pieces_of, quote_of, value_of
from indexer.audit.last_year.staying import is_of_the_year, stays, words_around
from indexer.audit.slips import significant
from indexer.audit.spans import line_end, sentence_around
from indexer.audit.telling import check_of_words
from indexer.word_lists import any_in

_ENOUGH = 3  # digits of a number that two years hardly have in common
_FEW = 2  # of one that is shown beside such a one
_MOST = 200  # characters of a sentence to either side
_DONE = any_in("last_year.finished")
_FINISHED = re.compile(rf"(?:[已均全]|完成)[^,。;\n]{{0,12}}?(?:{_DONE})|(?:{_DONE})。")
_YEAR = re.compile(r"20\d\d")
_MONEY = re.compile("[亿万千]?元")
_STANDARD = re.compile("每|标准|定额")
_SCORE = re.compile(r"得分|评分|分值|权重|满分")
_NO_NUMBER = re.compile(r"\s?(?:[年月日号时点楼室]|第\d|季度)")
_BEFORE_NAME = re.compile(r"[a-z第〔\[(-]$|附[件表]$|表$|图$|用于$|对$|涉及$|全[省市县区旗镇乡]$")
_UNIT = re.compile(
    r"%|[亿万千]?(?:平方公里|平方米|立方米|公里|公顷|千米|千克|公斤|[人场批户件班车架频]次|小时|台套|元|[\u4e00-\u9fff])"
)
_TIMES = (1, 12)  # a year's months
_WAN = 10_000


def carried_over(case: Case, earlier: Case, apart: Collection[int], history: Collection[int] = ()) -> Iterator[Check]:
    """Yield each sentence or row that holds such numbers, with all of them.

    Left out are cells that end at `apart`, and the sentences that begin at `history`, which tell of an earlier year.
    """
    sentences: dict[int, list[tuple[Piece, Mark]]] = {}
    staying: set[Decimal] = set()
    for piece, mark in sorted([*_kept(case, earlier), *told_again(case, earlier)], key=lambda each: each[1].start):
        sentences.setdefault(sentence_around(case, mark.start, mark.end, _MOST)[0], []).append((piece, mark))
        if stays(case, piece, mark):
            staying.add(value_of(mark))
    for begin, kept in sorted(sentences.items()):
        others = [mark for _, mark in kept]
        shown = [
            (piece, mark)
            for piece, mark in kept
            if value_of(mark) not in staying and piece.end not in apart and _is_telling(case, piece, mark)
        ]
        shown = [(piece, mark) for piece, mark in shown if not _is_product(mark, others)]
        if begin not in history and any(len(significant(value_of(mark))) >= _ENOUGH for _, mark in shown):
            yield _check(case, shown, earlier)


def left_whole(case: Case, earlier: Case) -> Iterator[Check]:
    """Yield each sentence with amounts of money that is last year's word for word and says that a work is finished."""
    folded, pairs, pieces = case.folded(), pairs_of(case, earlier), pieces_of(case)
    starts = [piece.start for piece in pieces]
    same = {p.start for p, o in pairs if [m.text for m in p.numbers] == [m.text for m in o.numbers]}
    end = 0
    while found := _FINISHED.search(folded, end):
        begin, end = case.mark_before("\n", found.start()) + 1, line_end(case, found.end())
        line = pieces[bisect_left(starts, begin) : bisect_left(starts, end)]
        money = [(piece, mark) for piece in line for mark in piece.numbers if _MONEY.match(folded, mark.end)]
        if money and all(piece.start in same for piece in line) and not _STANDARD.search(folded, begin, end):
            yield _check(case, money, earlier, "audit.left_whole")


def _check(
    case: Case, shown: Sequence[tuple[Piece, Mark]], earlier: Case, key: str = "audit.carried_over.same"
) -> Check:
    spans = tuple(dict.fromkeys(quote_of(case, piece) for piece, _ in shown))
    terms = list(dict.fromkeys(case.text[slice(*_with_unit(case, mark))] for _, mark in shown))
    return check_of_words("L01", key, spans, year=earlier.report.year, terms=terms)


def _kept(case: Case, earlier: Case) -> list[tuple[Piece, Mark]]:
    """Return all numbers that their counterpart in last year's report is equal to, in a column of the same year's."""
    return [
        (piece, mark)
        for piece, other in pairs_of(case, earlier)
        if not piece.cell or _are_alike(case, piece, earlier, other)
        for mark, before in zip(piece.numbers, other.numbers, strict=False)
        if value_of(mark) == value_of(before)
    ]


def _are_alike(case: Case, piece: Piece, earlier: Case, other: Piece) -> bool:
    """Say whether two cells stand under one head, which names no year or another one in each report."""
    ours, theirs = heads_at(case, piece.start), heads_at(earlier, other.start)
    if ours is None or theirs is None:
        return ours is theirs
    if _YEAR.sub("", ours.above) != _YEAR.sub("", theirs.above):
        return False
    years = _YEAR.findall(f"{ours.above}|{ours.before}")
    return not years or years != _YEAR.findall(f"{theirs.above}|{theirs.before}")


def _is_telling(case: Case, piece: Piece, mark: Mark) -> bool:
    """Say whether a number may be of the year: no date, no score of a table, no number in a name, no single digit."""
    folded = case.folded()
    if len(significant(value_of(mark))) < _FEW or _NO_NUMBER.match(folded, mark.end):
        return False
    if _BEFORE_NAME.search(folded, max(piece.start, mark.start - 3), mark.start):
        return False
    is_score = _SCORE.search(words_around(case, piece)) or folded.startswith("分", mark.end)
    if is_score and (piece.cell or len(significant(value_of(mark))) < _ENOUGH):
        return False
    return is_of_the_year(case, piece, mark)


def _is_product(mark: Mark, others: Sequence[Mark]) -> bool:
    """Say whether a number is what two others of its sentence that did not change come to, by the month or the year."""
    value = value_of(mark)
    values = [value_of(other) for other in others if other != mark]
    factors = [value * unit for unit in (1, _WAN)]
    return any(a * b * times in factors for a, b in combinations(values[:12], 2) for times in _TIMES)


def _with_unit(case: Case, mark: Mark) -> tuple[int, int]:
    """Return where a number stands with its unit."""
    unit = _UNIT.match(case.folded(), mark.end)
    return mark.start, unit.end() if unit else mark.end
