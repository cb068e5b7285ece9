"""The commands that keep an index in order: check-index, remove."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

from indexer.errors import UsageError
from indexer.messages import message
from web.session import DONE, NO_INDEX, Session, write_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 10


def run_check_index(session: Session) -> int:
    """`chazhang check-index`: 0 where the index is whole, 3 where it is not."""
    from indexer.building.inspection import inspect

    found = inspect(session.index_path)
    if session.arguments.json:
        from api.model import dumps

        sys.stdout.write(dumps(found) + "\n")
    else:
        told = {**found.counts, "originals": found.originals, "unpublished": found.unpublished, **found.versions}
        write_lines(
            [
                f"{found.generation}  {message(f'check.{found.status}', session.lang)}",
                *(f"  {message(f'check.{name}', session.lang)}  {value}" for name, value in told.items()),
            ]
        )
    for part in found.damaged:
        session.say("cli.check_damaged", part=part)
    session.say("cli.check_ok" if not found.damaged else "cli.check_failed", path=session.index_path)
    return NO_INDEX if found.damaged else DONE


def run_remove(session: Session) -> int:
    """`chazhang remove REPORT...`, `chazhang remove --missing`."""
    from indexer.building.removal import remove
    from web.progress import Bar

    arguments = session.arguments
    if not arguments.reports and not arguments.missing:
        raise UsageError("cli.remove_what")
    with Bar(session.lang) as bar:
        done = remove(arguments.reports, session.index_path, missing=arguments.missing, progress=bar.show)
    for report in done.removed:
        session.say("cli.removed", report=report.id, file=report.file)
    session.say("cli.removed_count", count=len(done.removed), reports=done.reports, path=session.index_path)
    return DONE


def offer_removal(session: Session, paths: Sequence[str]) -> None:
    """Say which files are gone, and the command that takes their reports out of the index."""
    for path in paths[:SHOWN]:
        session.say("cli.indexed_missing", file=path)
    if not paths:
        return
    if len(paths) > SHOWN:
        session.say("cli.indexed_more_missing", count=len(paths) - SHOWN)
        what = "--missing"
    else:
        what = " ".join(map(shlex.quote, paths))
    text = message("cli.indexed_remove", session.lang, command=f"chazhang remove {what}{session.index_option()}")
    sys.stderr.write(text + "\n")
