"""`chazhang audit`: the findings on a draft, and a copy of it with comments."""

from __future__ import annotations

import sys
from pathlib import Path

from api.model import dumps
from indexer.errors import UsageError
from indexer.messages import message
from indexer.model import Document, Finding
from web.session import DONE, NOTHING_FOUND, Session, write_lines


def run_audit(session: Session) -> int:
    """Check a draft; exit status 1 where it, or last year's report, could not be read."""
    from api.auditing import UnreadableDraft, audit  # the rules and the web's forms: other commands do without

    options = session.arguments
    for path in (options.draft, options.last_year):
        if path is not None and not path.is_file():
            raise UsageError("source_missing", path=str(path))
    if options.output is not None and options.output.exists():
        raise UsageError("audit_output_exists", path=str(options.output))
    try:
        result, document = audit(options.draft, options.last_year)
    except UnreadableDraft as error:
        failure = error.failure
        session.say("audit_unreadable", file=failure.file, reason=failure.reason, reason_zh=failure.reason_zh)
        return NOTHING_FOUND
    if options.output is not None:
        _write_copy(session, document, result.findings)
    if options.json:
        sys.stdout.write(dumps(result) + "\n")
    else:
        write_lines(
            line for finding in result.findings if finding.outcome == "finding" for line in _lines(session, finding)
        )
    if result.not_compared is not None:
        earlier, year = (str(each or "?") for each in result.not_compared)
        session.say("audit_not_last_year", earlier=earlier, year=year)
    counts = {name: result.counts.get(name, 0) for name in ("finding", "rounding", "not_checkable")}
    session.say("cli.audit_done", **counts, passed=result.counts.get("pass", 0))
    return DONE


def _lines(session: Session, finding: Finding) -> list[str]:
    chinese = session.lang == "zh"
    reasons = finding.explanations_zh if chinese else finding.explanations
    weight = message(f"severity.{finding.severity}", session.lang)
    lines = [f"[{finding.rule} {weight}] {finding.statement_zh if chinese else finding.statement}"]
    for side in finding.sides:
        page = f" p.{side.page}" if side.page is not None else ""
        lines.append(f"    {side.start}{page}: {' '.join(side.quote.split())}")
    if reasons:
        lines.append("    " + message("cli.may_be", session.lang, reasons=reasons).strip())
    return lines


def _write_copy(session: Session, document: Document, findings: tuple[Finding, ...]) -> None:
    from api.auditing import commented

    path: Path = session.arguments.output
    data = commented(session.arguments.draft.read_bytes(), document, findings, session.lang)
    with path.open("xb") as stream:
        stream.write(data)
    session.say("cli.audit_written", path=str(path))
