"""The commands that list everything that passes the filters.

Reports, sections, figures, findings, passages, failures.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from indexer.messages import message
from indexer.model import Failure, Figure, Finding, Passage, Report, Section
from web.session import DONE, Session, reason_of, words_for, write_lines
from web.terminal import Column, table, terminal_width

if TYPE_CHECKING:
    from indexer.store import Index

T = TypeVar("T")


def run_reports(session: Session) -> int:
    """`chazhang reports`."""
    index = session.open_index()
    reports = index.catalogue.reports(session.filters(index))

    def row(report: Report) -> list[str]:
        place = "".join(report.region.lineage[-2:]) or report.region.name or ""
        mark = f"（{message('cli.fictional', session.lang)}）" if report.fictional else ""
        mark += " ⚠" if report.conflicts else ""
        mark += f"（{message('page.flag.corrected', session.lang)}）" if report.original else ""
        edition = f"（{message('cli.edition_of', session.lang)}）" if report.edition_of else ""
        about = (report.organisation or "", report.title or "", report.file + edition)
        return [report.id, str(report.year or ""), place + mark, *about]

    _say_reforms(session, [report.organisation for report in reports])
    return list_records(session, "reports", reports, ("id", "year", "region", "organisation", "title", "file"), row)


def _say_reforms(session: Session, organisations: Sequence[str | None]) -> None:
    """Say where a reform parts the bodies that a filter by department brings together (卫计委, 卫健委)."""
    from api.reforms import breaks

    asked = session.arguments.department
    for note in breaks((asked,), organisations) if asked else ():
        place, years = note.candidates
        session.say("answer.reorganised", text=note.text, place=place, years=years)


def run_sections(session: Session) -> int:
    """`chazhang sections`."""
    index = session.open_index()
    sections = index.catalogue.sections(_report_id(session, index), session.filters(index))
    types = index.vocabulary.section_types

    def row(section: Section) -> list[str]:
        kind = types.get(section.type)
        name = section.type if kind is None else (kind.zh if session.lang == "zh" else kind.en)
        heading = "  " * section.level + (section.heading or section.heading_printed)
        return [section.report, str(section.start), heading, name]

    return list_records(session, "sections", sections, ("report", "place", "heading", "type"), row)


def run_figures(session: Session) -> int:
    """`chazhang figures`."""
    index = session.open_index()
    figures = index.catalogue.figures(session.filters(index), _report_id(session, index))
    words = words_for(session.lang, index)

    def row(figure: Figure) -> list[str]:
        return [
            words.place(figure), str(figure.year or ""), words.item(figure), words.measure(figure.measure),
            words.amount(figure), f"{figure.file}:{figure.start}",
        ]  # fmt: skip

    _say_reforms(session, [figure.organisation for figure in figures])
    return list_records(session, "figures", figures, ("region", "year", "item", "measure", "amount", "where"), row)


def run_findings(session: Session) -> int:
    """`chazhang findings`: what does not reconcile, or what came out as `--outcome` says."""
    index = session.open_index()
    asked = session.arguments.outcome
    outcome = None if asked == "all" else asked
    findings = index.catalogue.findings(session.filters(index), _report_id(session, index), outcome)
    chinese = session.lang == "zh"

    def row(finding: Finding) -> list[str]:
        where = "、".join(str(side.start) for side in finding.sides)
        statement = finding.statement_zh if chinese else finding.statement
        reasons = finding.explanations_zh if chinese else finding.explanations
        may_be = message("cli.may_be", session.lang, reasons=reasons) if reasons else ""
        return [
            f"{finding.file}:{where}",
            finding.rule,
            message(f"severity.{finding.severity}", session.lang)
            if finding.outcome == "finding"
            else message(f"outcome.{finding.outcome}", session.lang),
            statement + may_be,
        ]

    return list_records(session, "findings", findings, ("where", "rule", "severity", "statement"), row)


def run_passages(session: Session) -> int:
    """`chazhang passages`."""
    index = session.open_index()
    passages = index.catalogue.passages(session.filters(index), _report_id(session, index))
    words = words_for(session.lang, index)

    def row(passage: Passage) -> list[str]:
        text = " ".join(passage.text.split())
        return [words.place(passage), str(passage.year or ""), f"{passage.file}:{passage.start}", text]

    return list_records(session, "passages", passages, ("region", "year", "where", "text"), row)


def run_failures(session: Session) -> int:
    """`chazhang failures`."""
    failures = session.open_index().catalogue.failures()

    def row(failure: Failure) -> list[str]:
        return [failure.file, message(f"stage.{failure.stage}", session.lang), reason_of(failure, session.lang)]

    return list_records(session, "failures", failures, ("file", "stage", "reason"), row)


def _report_id(session: Session, index: Index) -> str | None:
    name = session.arguments.report
    return index.catalogue.report(name).id if name else None


def list_records(
    session: Session, kind: str, items: Sequence[T], columns: Sequence[str], row: Callable[[T], list[str]]
) -> int:
    """Write a listing in the form asked for."""
    from web.machine_output import write_csv, write_json, write_jsonl

    if session.arguments.json:
        write_json(items, sys.stdout)
    elif session.arguments.format == "jsonl":
        write_jsonl(items, sys.stdout)
    elif session.arguments.format == "csv":
        write_csv(kind, items, sys.stdout)
    elif items:
        heads = [Column(message(f"column.{name}", session.lang), right=name == "amount") for name in columns]
        write_lines(table(heads, [row(item) for item in items], terminal_width(sys.stdout)))
        session.say("cli.total", count=len(items))
    if not items:
        none = "cli.none_failures" if kind == "failures" else "cli.none"
        session.say(none, what=message(f"cli.what.{kind}", session.lang))
    return DONE
