"""Rules for a draft: what a report of its kind should hold (S01), and what last year's report says (L01 to L06)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.audit.case import Case, Check
from indexer.audit.last_year.amounts import previous_amounts
from indexer.audit.last_year.body import other_body
from indexer.audit.last_year.carried import carried_over, left_whole
from indexer.audit.last_year.columns import previous_columns
from indexer.audit.last_year.sections import left_out
from indexer.audit.last_year.stale import histories, moved_on, stale_title, stale_years
from indexer.audit.last_year.together import together
from indexer.audit.last_year.units import other_units
from indexer.audit.telling import check_of_words
from indexer.forms import fold
from indexer.model import Report
from indexer.vocabulary import Vocabulary

# What every evaluation report of a whole unit or of a project has to say (财预〔2020〕10号, annex outlines):
# the groups of `data/section_types.tsv` of which at least one must occur, each with its name.
_REQUIRED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("basic_information", ("basic_information",)),
    ("expenditure", ("expenditure", "performance")),
    ("performance", ("performance", "conclusion")),
    ("problems", ("problems_improvement", "deviation_improvement")),
    ("improvement", ("problems_improvement", "deviation_improvement")),
)
# A year in a header that is the report's own, not that of a form or a notice.
_RUNNING = re.compile(r"(20\d\d)年度?[^\d。;]{0,24}?(?:自评|评价|绩效|决算|报告|预算执行)")
_KINDS = ("department_self_evaluation", "project_self_evaluation")


def missing_sections(case: Case, vocabulary: Vocabulary) -> Iterator[Check]:
    """S01: a self-evaluation report says what its unit is, what was spent, to what effect, and what is wanting."""
    if case.report.report_type not in _KINDS or len(case.sections) < 2:
        return
    groups = {t.group for s in case.sections if (t := vocabulary.section_types.get(s.type)) is not None}
    codes = {s.type for s in case.sections}
    for name, kinds in _REQUIRED:
        if not groups & set(kinds) and not codes & set(kinds):
            yield check_of_words("S01", f"audit.missing.{name}", ())


def running_years(case: Case, running: Sequence[tuple[str, str]], year: int | None) -> Iterator[Check]:
    """D01: a header or footer that names the report under another year. They are no part of the text."""
    for kind, line in running if year is not None else ():
        for found in _RUNNING.finditer(fold(line)):
            if int(found.group(1)) != year:
                said = line[slice(*found.span())]
                yield check_of_words("D01", f"audit.running_year.{kind}", (), year=year, printed=said)


def follows(report: Report, earlier: Report) -> bool:
    """Say whether one report is of the year after another's by what both say."""
    return report.year is not None and earlier.year is not None and report.year == earlier.year + 1


def is_next(case: Case, earlier: Case) -> bool:
    """Say whether a draft is of the year after last year's report; one whose title was left so speaks of that year."""
    if follows(case.report, earlier.report):
        return True
    return case.report.year in (None, earlier.report.year) and moved_on(case, earlier)


def against_last_year(case: Case, earlier: Case) -> Iterator[Check]:
    """Yield what rules L01 to L06 come to; nothing of two reports of which one is not of the year after the other's."""
    if not is_next(case, earlier):
        return
    columns = list(previous_columns(case, earlier))
    title = list(stale_title(case, earlier))
    years = [*title, *stale_years(case, earlier, {span for check in title for span in check.sides})]
    told = {check.sides[0][1] for check in columns}  # where their cells end
    history = histories(case, earlier, years)
    numbers = [*carried_over(case, earlier, told, history), *left_whole(case, earlier)]
    others = list(other_body(case, earlier))
    yield from others
    yield from columns
    yield from together(case, years, numbers)
    yield from other_units(case, earlier)
    yield from previous_amounts(case, earlier, told, [span for check in years for span in check.sides])
    if not others:  # another unit's report has other parts
        yield from left_out(case, earlier)
