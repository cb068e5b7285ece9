"""What each command does: arguments in, exit status out; machine output on standard output and nothing else there."""

from __future__ import annotations

import argparse
import contextlib
import errno
import importlib.resources
import socket
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from indexer.errors import UsageError
from indexer.messages import message
from indexer.model import Failure, Figure, Filters, Passage, Report, Section
from indexer.settings import setting
from web.arguments import FILTERS
from web.terminal import Column, table, terminal_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from indexer.build import BuildSummary
    from indexer.store import Index
    from web.answer_text import Writer

T = TypeVar("T")

DONE, NOTHING_FOUND, WRONG_USE, NO_INDEX = 0, 1, 2, 3
SHOWN_FAILURES = 10
PLAIN_WIDTH = 120  # of prose where the output is no terminal; listings are not wrapped there
DEMO_INDEX = Path(".demo-index")


class Session:
    """One run of the command: its arguments, its language, and where its words go."""

    def __init__(self, arguments: argparse.Namespace, lang: str, auto: bool) -> None:
        self.arguments = arguments
        self.lang = lang
        self.asked_lang = "auto" if auto else lang

    @property
    def index_path(self) -> Path:
        """Where the index is."""
        return getattr(self.arguments, "index", None) or Path(setting("index"))

    def open_index(self) -> Index:
        """Open the index for reading. Raises UnusableIndex."""
        from indexer.store import Index

        return Index.open(self.index_path, setting("encoder") or None)

    def say(self, key: str, **params: object) -> None:
        """Tell the person something, on standard error."""
        sys.stderr.write(message(key, self.lang, **params) + "\n")
        sys.stderr.flush()

    def filters(self, index: Index) -> Filters:
        """Return the filters that were written. Raises UsageError."""
        written = {name: getattr(self.arguments, name) for name in FILTERS}
        if not any(written.values()):
            return Filters()
        from api.filters import to_filters

        filters = to_filters(index.gazetteer, **written)
        for kind in ("department", "measure", "section"):
            value = written[kind]
            if value and not index.catalogue.is_name(kind, value):
                what = message(f"cli.what.{kind}", self.lang)
                raise UsageError("filter_unknown", what=what, value=value, known=index.catalogue.codes(kind))
        return filters


def _writer(lang: str, index: Index) -> Writer:
    """Return what puts records into words, fitted to the terminal."""
    from web.answer_text import Writer

    reports = {report.id: report for report in index.catalogue.reports()}
    return Writer(lang, terminal_width(sys.stdout) or PLAIN_WIDTH, index.vocabulary, reports)


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    for line in lines:
        sys.stdout.write(line + "\n")


def run_index(session: Session) -> int:
    """`chazhang index SOURCE...`."""
    from web.progress import Bar

    arguments = session.arguments
    started = time.perf_counter()
    with Bar(session.lang) as bar:
        from indexer.build import build

        encoder = arguments.encoder or setting("encoder") or None
        summary = build(
            arguments.sources, session.index_path, encoder=encoder, regions=arguments.regions, progress=bar.show
        )
    _say_summary(session, summary, time.perf_counter() - started)
    if not summary.failed:
        session.say("cli.indexed_next")
    return NOTHING_FOUND if summary.failed else DONE


def _say_summary(session: Session, summary: BuildSummary, seconds: float) -> None:
    if summary.replaced is not None:
        reason = message(summary.replaced.code, session.lang, **summary.replaced.params)
        session.say("cli.indexed_replaced", reason=reason)
    for path in summary.lost:
        session.say("cli.indexed_lost", file=path)
    session.say(
        "cli.indexed_changes", added=summary.added, updated=summary.updated, unchanged=summary.unchanged,
        failed=len(summary.failed),
    )  # fmt: skip
    session.say(
        "cli.indexed", path=session.index_path, reports=summary.reports, figures=summary.figures,
        passages=summary.passages, seconds=f"{seconds:.1f}",
    )  # fmt: skip
    for failure in summary.failed[:SHOWN_FAILURES]:
        session.say("cli.indexed_failure", file=failure.file, reason=_reason(failure, session.lang))
    if len(summary.failed) > SHOWN_FAILURES:
        session.say("cli.indexed_more_failures", count=len(summary.failed) - SHOWN_FAILURES)
    for path in summary.missing:
        session.say("cli.indexed_missing", file=path)
    if summary.outdated:
        session.say("cli.indexed_outdated", count=summary.outdated)


def _reason(failure: Failure, lang: str) -> str:
    return failure.reason_zh if lang == "zh" else failure.reason


def run_reports(session: Session) -> int:
    """`chazhang reports`."""
    index = session.open_index()
    reports = index.catalogue.reports(session.filters(index))

    def row(report: Report) -> list[str]:
        place = "".join(report.region.lineage[-2:]) or report.region.name or ""
        mark = f"（{message('cli.fictional', session.lang)}）" if report.fictional else ""
        about = (report.organisation or "", report.title or "", report.file)
        return [report.id, str(report.year or ""), place + mark, *about]

    return _list(session, "reports", reports, ("id", "year", "region", "organisation", "title", "file"), row)


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

    return _list(session, "sections", sections, ("report", "place", "heading", "type"), row)


def run_figures(session: Session) -> int:
    """`chazhang figures`."""
    index = session.open_index()
    figures = index.catalogue.figures(session.filters(index), _report_id(session, index))
    words = _writer(session.lang, index)

    def row(figure: Figure) -> list[str]:
        return [
            words.place(figure), str(figure.year or ""), words.item(figure), words.measure(figure.measure),
            words.amount(figure), f"{figure.file}:{figure.start}",
        ]  # fmt: skip

    return _list(session, "figures", figures, ("region", "year", "item", "measure", "amount", "where"), row)


def run_passages(session: Session) -> int:
    """`chazhang passages`."""
    index = session.open_index()
    passages = index.catalogue.passages(session.filters(index), _report_id(session, index))
    words = _writer(session.lang, index)

    def row(passage: Passage) -> list[str]:
        text = " ".join(passage.text.split())
        return [words.place(passage), str(passage.year or ""), f"{passage.file}:{passage.start}", text]

    return _list(session, "passages", passages, ("region", "year", "where", "text"), row)


def run_failures(session: Session) -> int:
    """`chazhang failures`."""
    failures = session.open_index().catalogue.failures()

    def row(failure: Failure) -> list[str]:
        return [failure.file, message(f"stage.{failure.stage}", session.lang), _reason(failure, session.lang)]

    return _list(session, "failures", failures, ("file", "stage", "reason"), row)


def _report_id(session: Session, index: Index) -> str | None:
    name = session.arguments.report
    return index.catalogue.report(name).id if name else None


def _list(
    session: Session, kind: str, items: Sequence[T], columns: Sequence[str], row: Callable[[T], list[str]]
) -> int:
    """Write a listing in the form asked for."""
    from web.listing import write_csv, write_json, write_jsonl

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


def run_text(session: Session) -> int:
    """`chazhang text REPORT`: the text to the letter, without a line end of ours."""
    catalogue = session.open_index().catalogue
    sys.stdout.write(catalogue.text(catalogue.report(session.arguments.report).id))
    return DONE


def run_ask(session: Session) -> int:
    """`chazhang ask QUESTION`."""
    from api.model import dumps
    from api.service import Service

    index = session.open_index()
    service = Service(index)
    answer = service.ask(session.arguments.question, session.filters(index), session.asked_lang)
    if session.arguments.json:
        sys.stdout.write(dumps(answer) + "\n")
    else:
        write_lines(_writer("en" if answer.lang == "en" else "zh", index).answer(answer))
    return NOTHING_FOUND if answer.status in ("no_evidence", "related_only") else DONE


def run_search(session: Session) -> int:
    """`chazhang search QUERY`."""
    from api.model import dumps
    from api.service import Service

    index = session.open_index()
    result = Service(index).search(session.arguments.query, session.filters(index), session.arguments.limit)
    if session.arguments.json:
        sys.stdout.write(dumps(result) + "\n")
    else:
        from web.answer_text import Writer

        write_lines(
            Writer(session.lang, terminal_width(sys.stdout) or PLAIN_WIDTH, index.vocabulary, {}).search(result)
        )
    if not result.items:
        session.say("cli.none", what=message("cli.what.passages", session.lang))
    return DONE if result.items else NOTHING_FOUND


def run_serve(session: Session) -> int:
    """`chazhang serve`."""
    session.open_index().close()
    return _serve(session, session.index_path, other_port=False)


def run_demo(session: Session) -> int:
    """`chazhang demo`: index the samples, then serve them."""
    from indexer.build import build
    from web.progress import Bar

    given = getattr(session.arguments, "index", None)
    path = given or (session.index_path if setting("index") != "./chazhang-index" else DEMO_INDEX)
    samples = Path(str(importlib.resources.files("eval") / "samples"))
    with Bar(session.lang) as bar:
        build([samples], path, progress=bar.show)
    session.say("cli.demo_note")
    return _serve(session, path, other_port=session.arguments.port is None)


def _serve(session: Session, path: Path, other_port: bool) -> int:
    import uvicorn

    from web.app import create_app

    host = session.arguments.host or setting("host")
    wanted = session.arguments.port if session.arguments.port is not None else int(setting("port"))
    listener = _listen(host, wanted)
    if listener is None and other_port:
        listener = _listen(host, 0)
    if listener is None:
        raise UsageError("cli.port_taken", port=wanted)
    port = listener.getsockname()[1]
    shown = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host
    session.say("cli.serving", url=f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/")
    config = uvicorn.Config(create_app(path), log_level="warning", access_log=False)
    with listener, contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how a server is stopped
        uvicorn.Server(config).run(sockets=[listener])
    session.say("cli.stopped")
    return DONE


def _listen(host: str, port: int) -> socket.socket | None:
    """Return a socket that listens, None where the port is in use. Raises UsageError where it cannot be had."""
    try:
        return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return None
        raise UsageError("cli.host", host=host, port=port, reason=error.strerror or str(error)) from error


COMMANDS: dict[str, Callable[[Session], int]] = {
    "index": run_index,
    "reports": run_reports,
    "sections": run_sections,
    "figures": run_figures,
    "passages": run_passages,
    "failures": run_failures,
    "text": run_text,
    "ask": run_ask,
    "search": run_search,
    "serve": run_serve,
    "demo": run_demo,
}
