"""L06: last year's report is of another unit than the draft: the wrong file, or a name that was left in."""

from __future__ import annotations

from collections.abc import Iterator

from indexer.alike import is_one_short
from indexer.audit.case import Case, Check
from indexer.audit.telling import check_of_words
from indexer.forms import fold


def other_body(case: Case, earlier: Case) -> Iterator[Check]:
    """Yield the place that names the draft's unit first, where last year's report is of another."""
    ours, theirs = (fold(each.report.organisation or "") for each in (case, earlier))
    if not ours or not theirs or is_one_short(ours, theirs) or ours in earlier.folded() or theirs in case.folded():
        return
    at = case.folded().find(ours)
    spans = ((at, at + len(ours)),) if at >= 0 else ()
    yield check_of_words("L06", "audit.other_body", spans, printed=ours, stated=theirs, year=earlier.report.year)
