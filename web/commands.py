"""What each command does: arguments in, exit status out; machine output on standard output and nothing else there."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from indexer.messages import message
from indexer.settings import setting
from web.auditing import run_audit
from web.collecting import run_collect
from web.correcting import run_correct, run_corrections
from web.declaring import run_coverage, say_declared
from web.editions import run_editions
from web.listings import run_failures, run_figures, run_findings, run_passages, run_reports, run_sections
from web.own_items import run_items
from web.serving import run_demo, run_serve
from web.session import DONE, NOTHING_FOUND, Session, reason_of, words_for, write_lines
from web.upkeep import offer_removal, run_check_index, run_remove

if TYPE_CHECKING:
    from indexer.build import BuildSummary

SHOWN_FAILURES = 10


def run_index(session: Session) -> int:
    """`chazhang index SOURCE...`."""
    from web.progress import Bar

    arguments = session.arguments
    started = time.perf_counter()
    with Bar(session.lang) as bar:
        from indexer.build import build

        encoder = arguments.encoder or setting("encoder") or None
        kept = not arguments.no_originals and setting("originals") != "no"
        summary = build(
            arguments.sources, session.index_path, encoder=encoder, regions=arguments.regions, progress=bar.show,
            workers=arguments.workers, originals=kept, path_pattern=arguments.path_pattern,
        )  # fmt: skip
    _say_summary(session, summary, time.perf_counter() - started)
    if summary.reports:
        session.say("cli.indexed_next", index=session.index_option())
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
        session.say("cli.indexed_failure", file=failure.file, reason=reason_of(failure, session.lang))
    if len(summary.failed) > SHOWN_FAILURES:
        session.say("cli.indexed_more_failures", count=len(summary.failed) - SHOWN_FAILURES)
    say_declared(session, summary)
    offer_removal(session, summary.missing)
    if summary.outdated:
        session.say("cli.indexed_outdated", count=summary.outdated)


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
        write_lines(words_for("en" if answer.lang == "en" else "zh", index).answer(answer))
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
        write_lines(words_for(session.lang, index).search(result))
    if not result.items:
        session.say("cli.none", what=message("cli.what.passages", session.lang))
    return DONE if result.items else NOTHING_FOUND


COMMANDS: dict[str, Callable[[Session], int]] = {
    "index": run_index,
    "collect": run_collect,
    "coverage": run_coverage,
    "remove": run_remove,
    "check-index": run_check_index,
    "reports": run_reports,
    "sections": run_sections,
    "figures": run_figures,
    "findings": run_findings,
    "audit": run_audit,
    "passages": run_passages,
    "items": run_items,
    "failures": run_failures,
    "editions": run_editions,
    "correct": run_correct,
    "corrections": run_corrections,
    "text": run_text,
    "ask": run_ask,
    "search": run_search,
    "serve": run_serve,
    "demo": run_demo,
}
