"""One run of the command: its arguments, its index, its language, and where its words go."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.messages import message
from indexer.model import Failure, Filters
from indexer.settings import setting
from web.arguments import FILTERS
from web.terminal import terminal_width

if TYPE_CHECKING:
    from indexer.store import Index
    from web.answer_text import Writer

DONE, NOTHING_FOUND, WRONG_USE, NO_INDEX = 0, 1, 2, 3
PLAIN_WIDTH = 120  # of prose where the output is no terminal; listings are not wrapped there


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

    def index_option(self) -> str:
        """Return ` --index DIR` for a command that is suggested, "" where it goes without saying."""
        path = self.index_path
        return "" if path == Path(setting("index")) else f" --index {shlex.quote(str(path))}"

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
        from api.filters import filters_of

        return filters_of(index, written)


def words_for(lang: str, index: Index) -> Writer:
    """Return what puts records into words, fitted to the terminal."""
    from web.answer_text import Writer

    reports = {report.id: report for report in index.catalogue.reports()}
    return Writer(lang, terminal_width(sys.stdout) or PLAIN_WIDTH, index.vocabulary, reports)


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output."""
    for line in lines:
        sys.stdout.write(line + "\n")


def reason_of(failure: Failure, lang: str) -> str:
    """Return why a file could not be read."""
    return failure.reason_zh if lang == "zh" else failure.reason
