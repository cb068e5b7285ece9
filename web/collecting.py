"""`chazhang collect`: public pages and their attachments, fetched or brought in, each with where it came from."""

from __future__ import annotations

import math
import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indexer.errors import UsageError
from indexer.messages import message
from indexer.settings import setting
from web.session import DONE, NOTHING_FOUND, Session

if TYPE_CHECKING:
    from indexer.collect.ledger import LedgerRow
    from indexer.collect.run import Collected, Options

SHOWN = 20
STATUSES = (
    "fetched", "changed", "not_modified", "saved", "failed", "robots", "not_followed", "listed_twice", "superseded",
    "kept",
)  # fmt: skip
WENT_WRONG = frozenset({"failed", "robots", "not_followed"})


def run_collect(session: Session) -> int:
    """`chazhang collect LIST`, `chazhang collect --saved FOLDER`."""
    arguments = session.arguments
    if (arguments.list is None) == (arguments.saved is None):
        raise UsageError("collect_what")
    if arguments.saved is not None:
        from indexer.collect.saved import import_saved

        collected = import_saved(arguments.saved, arguments.to, session.lang)
    else:
        from indexer.collect.run import collect

        with _Bar(session.lang) as bar:
            try:
                collected = collect(arguments.list, arguments.to, _options(session), bar.show)
            except KeyboardInterrupt:
                bar.close()
                session.say("cli.collect_interrupted", folder=arguments.to)
                raise
    if arguments.json:
        _write_json(collected, session.lang)
    _say_summary(session, collected)
    return NOTHING_FOUND if any(row.status in WENT_WRONG for row in collected.rows) else DONE


def _options(session: Session) -> Options:
    from indexer.collect.fetch import MIB, FetchLimits
    from indexer.collect.run import Options

    arguments = session.arguments
    limits = FetchLimits(pause=_seconds(setting("pause") if arguments.pause is None else arguments.pause))
    if arguments.timeout is not None:
        limits = replace(limits, connect=arguments.timeout, read=arguments.timeout)
    if arguments.largest is not None:
        limits = replace(limits, largest=arguments.largest * MIB)
    return Options(limits, arguments.allow_private, setting("contact"), session.lang)


def _seconds(written: str | float) -> float:
    """Return a pause in seconds. Raises UsageError `pause_number`."""
    try:
        seconds = float(written)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= 3600:
        raise UsageError("pause_number", value=written)
    return seconds


def _write_json(collected: Collected, lang: str) -> None:
    from api.model import dumps
    from indexer.collect.ledger import COLUMNS, reason_of

    def record(row: LedgerRow) -> dict[str, Any]:
        cells = {name: getattr(row, name) or None for name in COLUMNS}
        return {"line": row.line, **cells, "reason": reason_of(row, lang) or None}

    counts = {"listed": dict(collected.counts(True)), "attachments": dict(collected.counts(False))}
    items = [record(row) for row in collected.rows]
    sys.stdout.write(
        dumps({"folder": str(collected.folder), "rows": collected.listed, **counts, "items": items}) + "\n"
    )


def _say_summary(session: Session, collected: Collected) -> None:
    from indexer.collect.ledger import NAME, reason_of

    lang = session.lang
    if collected.listed:
        session.say("cli.collected_listed", count=collected.listed, what=_in_words(collected, True, lang))
    if sum(collected.counts(False).values()):
        session.say("cli.collected_others", what=_in_words(collected, False, lang))
    wrong = [row for row in collected.rows if row.status in WENT_WRONG or (row.line and row.status == "listed_twice")]
    for row in wrong[:SHOWN]:
        where = message("cli.collected_line", lang, line=row.line) if row.line else ""
        name = " ".join(filter(None, (row.link_text, row.url)))
        session.say("cli.collected_wrong", where=where, name=name, reason=reason_of(row, lang))
    if len(wrong) > SHOWN:
        session.say("cli.collected_more", count=len(wrong) - SHOWN)
    session.say("cli.collected", path=Path(collected.folder) / NAME)
    if any(row.file for row in collected.rows):
        session.say("cli.collected_next", folder=shlex.quote(str(collected.folder)))


def _in_words(collected: Collected, listed: bool, lang: str) -> list[str]:
    """Return how many rows have each status, what went well first."""
    counts = sorted(collected.counts(listed).items(), key=lambda each: STATUSES.index(each[0]))
    return [message("cli.collected_count", lang, what=message(f"collected.{status}", lang), count=count)
            for status, count in counts]  # fmt: skip


class _Bar:
    """Progress on standard error, and none where that is no terminal; the total grows as pages are read."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._bar: Any = None

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def show(self, done: int, total: int) -> None:
        from tqdm import tqdm

        if self._bar is None:
            self._bar = tqdm(desc=message("cli.progress.collect", self._lang), disable=None, leave=False)
        if self._bar.total != total:
            self._bar.total = total
            self._bar.refresh()
        self._bar.update(done - self._bar.n)

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
