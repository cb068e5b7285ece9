"""L02: years that did not move on: the year of last year's report, or the one before it, where the draft's is meant.

An earlier year is named rightly in the names and numbers of documents, in plans of several years, in what began or was
founded then. What is compared with, what is told of the year, and what is yet to come move on with every report.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from indexer.audit.case import Case, Check
from indexer.audit.last_year.heads import table_at
from indexer.audit.last_year.pairs import pairs_of
from indexer.audit.last_year.pieces import Mark, Piece, pieces_of, quote_of
from indexer.audit.spans import sentence_around
from indexer.audit.telling import check_of_words
from indexer.model import Table
from indexer.word_lists import any_in

_MOST = 200  # characters of a sentence to either side
_HISTORY = re.compile(any_in("last_year.history"))
_RANGE = re.compile(r"(?:[-—–~～至到]{1,2}\s?)(?:20\d\d)")
_RANGE_BEFORE = re.compile(r"20\d\d年?度?\s?[-—–~～至到]{1,2}\s?$")
_SINCE = re.compile(r"年?度?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:起|以来|开始)")
_FROM = re.compile(r"[自从于]$")
_NAME = re.compile(r"[《〔\[“][^》〕\]”\n]{0,60}$")
_OWN_NAME = re.compile(r"绩效(?:自评|评价|管理)|决算|预算执行")  # of a notice that is issued every year
_DATE = re.compile(r"年\s?\d{1,2}\s?月")
_WHOLE_DATE = re.compile(r"\s*Y(?:年0月(?:0日)?|[./-]0(?:[./-]0)?)\s*")
_COMPARED = re.compile(any_in("last_year.compared"))
_TO_COME = re.compile(any_in("last_year.to_come"))
_WHEN = re.compile("(?:时间|日期)$")  # before the date of a form
_ENOUGH_MOVED = 3  # places that speak of the year after last year's report
_LAST_LINES = 12  # pieces at the end of a report that may be its signature


def stale_years(case: Case, earlier: Case, told: Collection[tuple[int, int]] = ()) -> Iterator[Check]:
    """Yield each sentence or cell whose year is as in last year's report, where it should have moved on.

    Years `told` already are left out.
    """
    year = earlier.report.year
    if year is None:
        return
    pairs = pairs_of(case, earlier)
    groups: dict[int, list[tuple[Piece, Mark]]] = {}
    for place, (piece, other) in enumerate(pairs):
        for mark, before in zip(piece.years, other.years, strict=False):
            if mark.text != before.text or (mark.start, mark.end) in told:
                continue
            is_date = _WHOLE_DATE.fullmatch(piece.key) is not None
            if is_date and (place >= len(pairs) - _LAST_LINES or _WHEN.search(pairs[place - 1][0].key)):
                yield _check(case, [(piece, mark)], "audit.left_year.signed", year)
            elif _should_move(case, piece, mark, int(mark.text) - year) and not _is_in_series(case, piece, mark, year):
                begin = piece.start if piece.cell else sentence_around(case, mark.start, mark.end, _MOST)[0]
                groups.setdefault(begin, []).append((piece, mark))
    for found in groups.values():
        yield _check(case, found, "audit.left_year", year)


def _should_move(case: Case, piece: Piece, mark: Mark, ahead: int) -> bool:
    """Say whether a year, so many years ahead of last year's report, is one that a draft has to move on."""
    folded = case.folded()
    if ahead not in (-1, 0, 1) or _is_fixed(folded, mark):
        return False
    begin, end = sentence_around(case, mark.start, mark.end, _MOST)
    if _HISTORY.search(folded, begin, end):
        return False
    words = folded[piece.start : piece.end]
    if ahead < 0:
        told = folded.startswith("年度", mark.end) or _COMPARED.search(words) is not None
        return told and _DATE.match(folded, mark.end) is None
    if ahead > 0:
        to_come = _TO_COME.search(folded, begin, end) is not None
        return to_come and (_SINCE.match(folded, mark.end) is None or "将" in folded[mark.end : end])
    return _SINCE.match(folded, mark.end) is None


def _is_fixed(folded: str, mark: Mark) -> bool:
    """Say whether a year is part of a stretch of years, of a beginning, or of a document's name or number."""
    line = folded.rfind("\n", 0, mark.start) + 1
    before = folded[max(line, mark.start - 64) : mark.start]
    if _RANGE_BEFORE.search(before) or re.compile(rf"年?度?\s?{_RANGE.pattern}").match(folded, mark.end):
        return True
    if _FROM.search(before) and _SINCE.match(folded, mark.end):
        return True
    if _NAME.search(before) is None:
        return False
    return _OWN_NAME.search(folded, mark.end, mark.end + 20) is None or before.endswith(("〔", "[", "("))


def _is_in_series(case: Case, piece: Piece, mark: Mark, year: int) -> bool:
    """Say whether a cell's table has the very same words of each year from this one to the draft's own."""
    table = table_at(case, piece.start) if piece.cell else None
    if table is None:
        return False
    known = case.once(f"years of {table.id}", lambda: _years_of(case, table))
    return all((piece.key, str(each)) in known for each in range(int(mark.text), year + 2))


def _years_of(case: Case, table: Table) -> set[tuple[str, str]]:
    pieces = [each for each in pieces_of(case) if each.years and table.start <= each.start < table.end]
    return {(piece.key, mark.text) for piece in pieces for mark in piece.years}


def histories(case: Case, earlier: Case, stale: Iterable[Check]) -> set[int]:
    """Return where each sentence begins that names an earlier year as last year's report does, and rightly so."""
    found = {
        sentence_around(case, mark.start, mark.end, _MOST)[0]
        for piece, other in pairs_of(case, earlier)
        for mark, before in zip(piece.years, other.years, strict=False)
        if mark.text == before.text and not piece.cell and not _is_fixed(case.folded(), mark)
    }
    return found - {sentence_around(case, *side, _MOST)[0] for check in stale for side in check.sides}


def _check(case: Case, found: list[tuple[Piece, Mark]], key: str, year: int) -> Check:
    spans = tuple(dict.fromkeys(quote_of(case, piece) for piece, _ in found))
    printed = spans if key == "audit.left_year.signed" else [_with_unit(case, mark) for _, mark in found]
    terms = list(dict.fromkeys(case.text[slice(*each)] for each in printed))
    return check_of_words("L02", key, spans, year=year, terms=terms)


def _with_unit(case: Case, mark: Mark) -> tuple[int, int]:
    unit = re.compile(r"\s?年度?").match(case.folded(), mark.end)
    return mark.start, unit.end() if unit else mark.end


def stale_title(case: Case, earlier: Case) -> Iterator[Check]:
    """Yield the title's year where it is still last year's and the words below it are of the year after."""
    year = earlier.report.year
    if year is None or case.report.year != year:
        return
    at = case.folded().find(str(year))
    if at >= 0:
        yield check_of_words("L02", "audit.left_year.title", ((at, at + 4),), year=year, next=year + 1)


def moved_on(case: Case, earlier: Case) -> bool:
    """Say whether a draft's words speak of the year after last year's report, whatever its title says."""
    year = earlier.report.year
    if year is None:
        return False
    years = [
        (int(before.text), int(mark.text))
        for piece, other in pairs_of(case, earlier)
        for mark, before in zip(piece.years, other.years, strict=False)
    ]
    moved = sum(old == year and new == year + 1 for old, new in years)
    return moved >= _ENOUGH_MOVED and moved > sum(old == new == year for old, new in years)
