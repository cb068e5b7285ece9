"""`chazhang editions REPORT`: the editions of one report, and what each prints differently, with quotes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from indexer.messages import message
from web.session import DONE, Session, words_for, write_lines
from web.terminal import Column, table, terminal_width

if TYPE_CHECKING:
    from api.editions import Edition, ReportEditions
    from indexer.model import Figure, Report
    from web.answer_text import Writer


def run_editions(session: Session) -> int:
    """Do so; a report without another edition is said to have none."""
    from api.editions import editions_of
    from api.model import dumps

    index = session.open_index()
    found = editions_of(index.catalogue, index.catalogue.report(session.arguments.report))
    if session.arguments.json:
        sys.stdout.write(dumps(found) + "\n")
        return DONE
    if found.editions:
        write_lines(_lines(found, session, words_for(session.lang, index)))
    else:
        session.say("cli.editions.none", file=found.first.file)
    for each in found.possible:
        session.say("cli.editions.possible", id=each.id, file=each.file)
    return DONE


def _lines(found: ReportEditions, session: Session, words: Writer) -> Iterator[str]:
    """Yield a table of the editions, then one of differences for each that prints something differently."""
    width, lang = terminal_width(sys.stdout), session.lang

    def row(report: Report, note: str) -> list[str]:
        return [report.id, report.file, report.reader, report.published or "", note]

    rows = [row(found.first, message("cli.editions.counts", lang))]
    for edition in found.editions:
        count = len(edition.differences)
        rows.append(row(edition.report, message("cli.editions.differences" if count else "cli.editions.same", lang,
                                                count=count)))  # fmt: skip
    heads = [Column(message(f"column.{name}", lang)) for name in ("id", "file", "reader", "published", "edition")]
    yield from table(heads, rows, width)
    for edition in found.editions:
        if edition.differences:
            yield ""
            yield f"{edition.report.file}:"
            yield from _differences(edition, words, lang, width)


def _differences(edition: Edition, words: Writer, lang: str, width: int | None) -> Iterator[str]:
    heads = [Column(message(f"column.{name}", lang)) for name in ("difference", "item", "counting", "here", "quote")]

    def amount(figure: Figure | None) -> str:
        return words.amount(figure) if figure is not None else "—"

    rows = []
    for each in edition.differences:
        named = each.other or each.figure
        if named is not None:
            kind, quote = message(f"page.edition.{each.kind}", lang), " ".join(named.quote.split())
            rows.append([kind, named.item, amount(each.figure), amount(each.other), quote])
    yield from table(heads, rows, width)
