"""What is declared of reports, shown: rows of `sources.csv` without a file, conflicts, and `chazhang coverage`."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from indexer.messages import message
from web.session import DONE, NOTHING_FOUND, Session, write_lines
from web.terminal import Column, table, terminal_width

if TYPE_CHECKING:
    from indexer.build import BuildSummary
    from indexer.identity.coverage import CoverageRow
    from indexer.store import Index

SHOWN = 10


def say_declared(session: Session, summary: BuildSummary) -> None:
    """Say which rows of `sources.csv` have no file, and in how many reports what is declared is contradicted."""
    for root, line, file in summary.unmatched[:SHOWN]:
        session.say("cli.declared_no_file", root=root, line=line, file=file)
    if len(summary.unmatched) > SHOWN:
        session.say("cli.declared_more", count=len(summary.unmatched) - SHOWN)
    if summary.left_out:
        session.say("cli.declared_left_out", count=summary.left_out)
    reports = session.open_index().catalogue.reports() if summary.reports else ()
    if conflicting := sum(bool(report.conflicts) for report in reports):
        session.say("cli.declared_conflicts", count=conflicting)


SHOWN_FILES = 2  # of one row in the table; the other formats have all


def run_coverage(session: Session) -> int:
    """`chazhang coverage ROSTER`."""
    from indexer.identity.coverage import STATUSES, Coverage, read_roster

    index = session.open_index()
    catalogue = index.catalogue
    roster = read_roster(session.arguments.roster, index.gazetteer, index.vocabulary)
    coverage = Coverage(catalogue.reports(), catalogue.failures(), index.gazetteer, index.vocabulary)
    rows = [coverage.row(expected) for expected in roster]
    _write(session, index, rows)
    counts = Counter(row.status for row in rows)
    what = [message("cli.collected_count", session.lang, what=message(f"coverage.{status}", session.lang),
                    count=counts[status]) for status in STATUSES if counts[status]]  # fmt: skip
    session.say("cli.coverage", count=len(rows), what=what)
    whole = {report.id: report.edition_of or report.id for report in catalogue.reports()}
    beyond = len(set(whole.values()) - {whole[report] for report in coverage.expected})
    if beyond:
        session.say("cli.coverage_beyond", count=beyond)
    return DONE if counts["present"] == len(rows) else NOTHING_FOUND


def _write(session: Session, index: Index, rows: list[CoverageRow]) -> None:
    from web.machine_output import write_csv, write_json, write_jsonl

    said = [replace(row, reason=message(row.reason, session.lang) if row.reason else None) for row in rows]
    if session.arguments.json:
        write_json(said, sys.stdout)
    elif session.arguments.format == "jsonl":
        write_jsonl(said, sys.stdout)
    elif session.arguments.format == "csv":
        write_csv("coverage", said, sys.stdout)
    else:
        names = ("line", "region", "organisation", "year", "type", "coverage", "file")
        heads = [Column(message(f"column.{name}", session.lang), right=name == "line") for name in names]
        cells = [_cells(session.lang, index, row) for row in rows]
        write_lines(table(heads, cells, terminal_width(sys.stdout)))


def _cells(lang: str, index: Index, row: CoverageRow) -> list[str]:
    kind = index.vocabulary.report_types.get(row.report_type or "")
    name = "" if kind is None else (kind.zh if lang == "zh" else kind.en)
    reason = message(row.reason, lang) if row.reason else ""
    files = ("、" if lang == "zh" else ", ").join(row.files[:SHOWN_FILES])
    if (more := len(row.files) - SHOWN_FILES) > 0:
        files = message("cli.coverage_more_files", lang, files=files, count=more)
    about = "：" if lang == "zh" else ": "
    status = message(f"coverage.{row.status}", lang)
    return [
        str(row.line), row.region or "", row.organisation or "", str(row.year or ""), name, status,
        about.join(filter(None, (reason, files))),
    ]  # fmt: skip
