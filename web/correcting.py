"""`chazhang correct` and `chazhang corrections`: what people say of figures and metadata, entered and listed."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from indexer.corrections import ADD, CORRECT, REJECT, VERIFY, WITHDRAW
from indexer.errors import IndexBusy, UsageError
from indexer.messages import message
from web.arguments import FIELDS, OPTIONS
from web.session import DONE, NOTHING_FOUND, Session, write_lines
from web.terminal import Column, table, terminal_width

if TYPE_CHECKING:
    from indexer.corrections import Placed
    from indexer.corrections.enter import Request
    from indexer.vocabulary import Vocabulary

_NOT_DONE = ("unplaced", "absent")


def run_correct(session: Session) -> int:
    """`chazhang correct TARGET ...`: enter, publish, and say what became of it."""
    from indexer.corrections.enter import enter

    entries = enter(session.index_path, [_request(session)])
    for entry in entries:
        name = message(f"correction.field.{entry.field}", session.lang)
        done = message(f"correction.action.{entry.action}", session.lang)
        session.say("cli.correction_entered", correction=entry.id, action=done, field=name)
    return _publish(session, [entry.id for entry in entries])


def _request(session: Session) -> Request:
    from indexer.corrections.enter import Request

    given = session.arguments
    values: dict[str, str | None] = {
        name: getattr(given, f"new_{name}") or None for name in FIELDS if getattr(given, f"new_{name}") is not None
    }
    chosen = [name for name in (REJECT, VERIFY, ADD) if getattr(given, name)]
    chosen += [WITHDRAW] if given.withdraw else []
    if len(chosen) > 1 or (chosen and values and chosen != [ADD]):
        raise UsageError("correction_one_action")
    if not chosen and not values:
        raise UsageError("correction_needs_action")
    target = given.withdraw or given.target
    if not target:
        raise UsageError("correction_needs_action")
    if given.field and chosen in ([REJECT], [VERIFY]):
        values = dict.fromkeys([_field(given.field)])
    action = chosen[0] if chosen else CORRECT
    return Request(action, target, values, given.quote or "", given.at, given.why or "", given.who or "")


def _field(written: str) -> str:
    names = {option: name for name, option in OPTIONS.items()}
    return names.get(written, written)


def _publish(session: Session, entered: Sequence[str]) -> int:
    """Publish unless that is to wait; say of entries that were not applied why."""
    if getattr(session.arguments, "later", False):
        session.say("cli.correction_later", index=session.index_option())
        return DONE
    from api.corrections import corrections_of
    from indexer.corrections.enter import apply_corrections
    from web.progress import Bar

    started = time.perf_counter()
    try:
        with Bar(session.lang) as bar:
            name = apply_corrections(session.index_path, bar.show)
    except IndexBusy:
        session.say("cli.correction_waits")
        return DONE
    if name is not None:
        session.say("cli.correction_published", generation=name, seconds=f"{time.perf_counter() - started:.1f}")
    not_done = [e for e in corrections_of(session.open_index()) if e.id in entered and e.status in _NOT_DONE]
    for entry in not_done:
        session.say("cli.correction_not_applied", correction=entry.id, reason=_reason(entry, session.lang))
    return NOTHING_FOUND if not_done else DONE


def run_corrections(session: Session) -> int:
    """`chazhang corrections`: list all, enter a CSV file, or publish what is waiting."""
    options = session.arguments
    if options.import_file is not None:
        return _import(session)
    if options.apply:
        return _publish(session, ())
    return _list(session)


def _import(session: Session) -> int:
    from indexer.corrections.csv import RowErrors, import_corrections

    path = session.arguments.import_file
    if not path.is_file():
        raise UsageError("source_missing", path=str(path))
    try:
        done = import_corrections(session.index_path, path)
    except RowErrors as error:
        for line, problem in error.rows[:20]:
            text = message(problem.code, session.lang, **problem.params)
            sys.stderr.write(message("cli.correction_row", session.lang, line=line) + text + "\n")
        raise
    session.say("cli.correction_imported", entered=len(done.entered), known=done.known)
    return _publish(session, [entry.id for entry in done.entered])


def _list(session: Session) -> int:
    from api.corrections import corrections_of
    from indexer.corrections.csv import write_corrections
    from indexer.corrections.ledger import Ledger
    from web.machine_output import write_json, write_jsonl

    index, options, lang = session.open_index(), session.arguments, session.lang
    report = index.catalogue.report(options.report).id if options.report else None
    entries = [each for each in corrections_of(index, report) if options.status in (None, each.status)]
    if options.json:
        write_json(entries, sys.stdout)
    elif options.format == "jsonl":
        write_jsonl(entries, sys.stdout)
    elif options.format == "csv":
        write_corrections(entries, sys.stdout)
    elif entries:
        names = ("correction", "status", "action", "field", "original", "value", "file", "quote", "who", "when", "why")
        heads = [Column(message(f"column.{name}", lang)) for name in names]
        write_lines(
            table(heads, [_row(entry, lang, index.vocabulary) for entry in entries], terminal_width(sys.stdout))
        )
        session.say("cli.total", count=len(entries))
    if not entries:
        session.say("cli.none", what=message("cli.what.corrections", lang))
    if damaged := Ledger(index.path).read().damaged:
        session.say("cli.correction_damaged", count=damaged)
    return DONE


def _row(entry: Placed, lang: str, vocabulary: Vocabulary) -> list[str]:
    from web.correction_views import in_words, reason_in_words

    field = "" if entry.action == WITHDRAW else message(f"correction.field.{entry.field}", lang)
    reason = reason_in_words(entry, lang) or (entry.target or "")
    status = message(f"correction.status.{entry.status}", lang)
    return [
        entry.id, f"{status}（{reason}）" if reason else status, message(f"correction.action.{entry.action}", lang),
        field, in_words(entry, entry.original, lang, vocabulary), in_words(entry, entry.value, lang, vocabulary),
        entry.file or "",
        " ".join(entry.quote.split()), entry.who, entry.when[:16].replace("T", " "), entry.why,
    ]  # fmt: skip


def _reason(entry: Placed, lang: str) -> str:
    from web.correction_views import reason_in_words

    return reason_in_words(entry, lang) or message(f"correction.status.{entry.status}", lang)
