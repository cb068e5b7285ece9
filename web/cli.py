"""The `chazhang` command: arguments to a command, errors to sentences and exit statuses.

Exit status: 0 done; 1 done, but documents were unreadable or no evidence was found; 2 wrong use; 3 the index is
missing or unusable; 130 interrupted. Machine output alone goes to standard output. Commands import what they need
when they run: `chazhang figures` must not wait for a model.
"""

from __future__ import annotations

import io
import logging
import os
import signal
import sys
import traceback
from collections.abc import Sequence

from indexer.errors import ChazhangError, EncoderUnavailable, QuestionError, UsageError
from indexer.messages import message
from indexer.settings import setting
from web.arguments import WrongUse, asked_language, make_parser
from web.commands import COMMANDS
from web.session import NO_INDEX, WRONG_USE, Session

FAILED = 70  # EX_SOFTWARE: the program itself is at fault
INTERRUPTED = 128 + signal.SIGINT
PIPE_CLOSED = 128 + signal.SIGPIPE


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    _use_utf8()
    arguments = list(sys.argv[1:] if argv is None else argv)
    asked = asked_language(arguments) or setting("lang")
    auto = asked not in ("zh", "en")
    lang = _system_language() if auto else asked
    try:
        return _run(arguments, lang, auto)
    except BrokenPipeError:
        # The reader has had enough (`| head`). What is left in the buffer must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def _run(arguments: Sequence[str], lang: str, auto: bool) -> int:
    languages = ("zh", "en") if auto else (lang,)
    parser = make_parser(lang)
    debug = "--debug" in arguments
    if debug:
        logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    try:
        parsed = parser.parse_args(arguments)
        if parsed.command is None:
            sys.stderr.write(parser.format_help())
            return WRONG_USE
        status = COMMANDS[parsed.command](Session(parsed, lang, auto))
        sys.stdout.flush()
        return status
    except WrongUse as error:
        _say(languages, error.code, **error.params)
        _say(languages, "cli.wrong_use", program=error.program)
        return WRONG_USE
    except ChazhangError as error:
        if debug:
            traceback.print_exc()
        return _explain(error, languages)
    except KeyboardInterrupt:
        _say(languages, "cli.interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last door: a sentence, never a trace
        if debug:
            traceback.print_exc()
        _say(languages, "cli.unexpected", reason=f"{type(error).__name__}: {error}")
        return FAILED


def _explain(error: ChazhangError, languages: Sequence[str]) -> int:
    """Say what went wrong in each language; return the exit status."""
    _say(languages, error.code, **error.params)
    candidates = error.params.get("candidates")
    if candidates and error.code != "ambiguous_report":
        _say(languages[:1], "cli.candidates", candidates=candidates)
    return WRONG_USE if isinstance(error, UsageError | QuestionError | EncoderUnavailable) else NO_INDEX


def _say(languages: Sequence[str], key: str, **params: object) -> None:
    """Tell the person something on standard error; without a language asked for, in both, Chinese first."""
    said = dict.fromkeys(message(key, lang, **params) for lang in languages)
    sys.stderr.write("".join(f"{text}\n" for text in said))


def _system_language() -> str:
    """Return the language of the system's messages: English where it says so, else Chinese."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if name.lower().startswith("en") else "zh"


def _use_utf8() -> None:
    """Write UTF-8 whatever the system's locale, and line ends as they are."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
