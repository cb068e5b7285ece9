"""The command's arguments, with help in the language that is asked for."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from indexer.corrections import ADD, FIGURE_FIELDS, REJECT, REPORT, REPORT_FIELDS, STATUSES, VERIFY
from indexer.messages import message
from indexer.model import OUTCOMES
from indexer.settings import SETTINGS
from indexer.versions import program_version

FILTERS = ("year", "region", "department", "item", "measure", "section", "min_yuan", "max_yuan", "code")
# The options of `correct` for new values, where an option is another word than its field.
OPTIONS = {"value": "amount", "report_type": "type", "shared_with": "shared-with"}
FIELDS = tuple(dict.fromkeys((*FIGURE_FIELDS, *(name.removeprefix(REPORT) for name in REPORT_FIELDS))))
FORMATS = ("table", "csv", "jsonl")


class WrongUse(Exception):
    """The command line cannot be understood."""

    def __init__(self, program: str, code: str, params: Mapping[str, str]) -> None:
        super().__init__(code)
        self.program = program
        self.code = code
        self.params = params


# What argparse says, and the message that says it in both languages.
_ARGPARSE = tuple(
    (re.compile(pattern, re.DOTALL), f"cli.argument.{name}")
    for pattern, name in (
        (r"argument (?P<name>.+?): invalid choice: (?P<value>.+) \(choose from (?P<known>.+)\)", "choice"),
        (r"the following arguments are required: (?P<names>.+)", "required"),
        (r"unrecognized arguments: (?P<names>.+)", "unknown"),
        (r"argument (?P<name>.+?): expected (?:one|at least one) argument", "value"),
        (r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)", "together"),
        (r"argument (?P<name>.+?): invalid \w+ value: (?P<value>.+)", "number"),
        (r"argument (?P<name>.+?): (?P<range>[0-9]+\.\.[0-9]+)", "range"),
    )
)


class Parser(argparse.ArgumentParser):
    """A parser that raises WrongUse, and whose headings are in the language asked for."""

    def __init__(self, *, lang: str, **options: object) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **options)  # type: ignore[arg-type]
        self.lang = lang
        self._positionals.title = message("cli.group.arguments", lang)
        self._optionals.title = message("cli.group.options", lang)
        self.add_argument("-h", "--help", action="help", help=message("cli.help.help", lang))

    def error(self, detail: str) -> NoReturn:
        """Raise WrongUse, with argparse's sentence as one of the catalogue's."""
        for pattern, key in _ARGPARSE:
            if match := pattern.fullmatch(detail):
                params = {name: value.replace("'", "") for name, value in match.groupdict().items()}
                raise WrongUse(self.prog, key, params)
        raise WrongUse(self.prog, "cli.argument.other", {"detail": detail})

    def format_usage(self) -> str:
        """Return the usage line."""
        return super().format_usage().replace("usage: ", message("cli.usage", self.lang), 1)

    def format_help(self) -> str:
        """Return the help."""
        return super().format_help().replace("usage: ", message("cli.usage", self.lang), 1)


class _Version(argparse.Action):
    """Print the version and leave; it is looked up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Do so."""
        sys.stdout.write(f"chazhang {program_version()}\n")
        parser.exit()


def make_parser(lang: str) -> Parser:
    """Return the parser of `chazhang` and all its commands."""
    parser = Parser(
        lang=lang,
        prog="chazhang",
        description=message("cli.description", lang),
        epilog=_epilog(lang),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--version", action=_Version, nargs=0, default=argparse.SUPPRESS, help=message("cli.help.version", lang)
    )
    _add_common(parser, lang)
    title = message("cli.group.commands", lang)
    commands = parser.add_subparsers(dest="command", title=title, metavar="COMMAND", required=False)
    commands._parser_class = lambda **options: Parser(lang=lang, **options)  # type: ignore[assignment]

    def command(name: str) -> Parser:
        text = message(f"cli.help.{name}", lang)
        made: Parser = commands.add_parser(name, help=text, description=text)
        _add_common(made, lang)
        return made

    index = command("index")
    index.add_argument("sources", nargs="+", metavar="SOURCE", type=Path, help=message("cli.help.source", lang))
    index.add_argument("--encoder", metavar="NAME", help=message("cli.help.encoder", lang))
    index.add_argument(
        "--regions", metavar="FILE", type=Path, action="append", default=[], help=message("cli.help.regions", lang)
    )
    index.add_argument("--path-pattern", metavar="PATTERN", type=_words, help=message("cli.help.path_pattern", lang))
    index.add_argument("--no-originals", action="store_true", help=message("cli.help.no_originals", lang))
    index.add_argument("--workers", metavar="N", type=_positive, help=message("cli.help.workers", lang))
    _add_collect(command("collect"), lang)
    coverage = command("coverage")
    coverage.add_argument("roster", metavar="ROSTER", type=Path, help=message("cli.help.roster", lang))
    _add_output(coverage, lang)
    remove = command("remove")
    remove.add_argument("reports", nargs="*", metavar="REPORT", type=_words, help=message("cli.help.report", lang))
    remove.add_argument("--missing", action="store_true", help=message("cli.help.missing", lang))
    command("check-index").add_argument("--json", action="store_true", help=message("cli.help.json", lang))
    for name in ("reports", "sections", "figures", "findings", "passages", "failures"):
        listing = command(name)
        _add_output(listing, lang)
        if name != "failures":
            _add_filters(listing, lang)
        if name in ("sections", "figures", "findings", "passages"):
            listing.add_argument("--report", metavar="REPORT", type=_words, help=message("cli.help.of_report", lang))
        if name == "findings":
            outcomes = (*OUTCOMES, "all")
            listing.add_argument(
                "--outcome", choices=outcomes, default=OUTCOMES[0], help=message("cli.help.outcome", lang)
            )
    _add_items(command("items"), lang)
    editions = command("editions")
    editions.add_argument("report", metavar="REPORT", type=_words, help=message("cli.help.report", lang))
    editions.add_argument("--json", action="store_true", help=message("cli.help.json", lang))
    audit = command("audit")
    audit.add_argument("draft", metavar="FILE", type=Path, help=message("cli.help.draft", lang))
    audit.add_argument("--last-year", metavar="FILE", type=Path, help=message("cli.help.last_year", lang))
    audit.add_argument("--output", metavar="FILE", type=Path, help=message("cli.help.output", lang))
    audit.add_argument("--json", action="store_true", help=message("cli.help.json", lang))
    _add_corrections(command("correct"), command("corrections"), lang)
    text = command("text")
    text.add_argument("report", metavar="REPORT", type=_words, help=message("cli.help.report", lang))
    for name, argument in (("ask", "question"), ("search", "query")):
        asked = command(name)
        asked.add_argument(argument, metavar=argument.upper(), type=_words, help=message(f"cli.help.{argument}", lang))
        asked.add_argument("--json", action="store_true", help=message("cli.help.json", lang))
        _add_filters(asked, lang)
    asked.add_argument("--limit", type=_positive, default=10, help=message("cli.help.limit", lang))
    for name in ("serve", "demo"):
        served = command(name)
        served.add_argument("--host", help=message("cli.help.host", lang))
        served.add_argument("--port", type=_port, help=message("cli.help.port", lang))
    return parser


def _add_items(items: Parser, lang: str) -> None:
    """Add the arguments of `items`."""
    _add_output(items, lang)
    _add_filters(items, lang)
    items.add_argument("--like", metavar="WORDS", type=_words, help=message("cli.help.like", lang))
    for name in ("add", "forms", "parent", "search-group", "sum-group", "zh", "en"):
        text = message(f"cli.help.items_{name.replace('-', '_')}", lang)
        items.add_argument(f"--{name}", metavar=name.upper(), type=_words, help=text)


def _add_collect(collect: Parser, lang: str) -> None:
    """Add the arguments of `collect`."""
    collect.add_argument("list", nargs="?", metavar="LIST", type=Path, help=message("cli.help.list", lang))
    collect.add_argument("--saved", metavar="FOLDER", type=Path, help=message("cli.help.saved", lang))
    collect.add_argument(
        "--to", metavar="FOLDER", type=Path, default=Path("collected"), help=message("cli.help.to", lang)
    )
    collect.add_argument("--pause", metavar="SECONDS", type=float, help=message("cli.help.pause", lang))
    collect.add_argument("--timeout", metavar="SECONDS", type=_positive, help=message("cli.help.timeout", lang))
    collect.add_argument("--largest", metavar="MIB", type=_positive, help=message("cli.help.largest", lang))
    collect.add_argument("--allow-private", action="store_true", help=message("cli.help.allow_private", lang))
    collect.add_argument("--json", action="store_true", help=message("cli.help.json", lang))


def _add_corrections(correct: Parser, corrections: Parser, lang: str) -> None:
    """Add the arguments of `correct` and of `corrections`."""
    target = message("cli.help.correct_target", lang)
    correct.add_argument("target", nargs="?", metavar="TARGET", type=_words, help=target)
    for name in FIELDS:
        key = f"correction.field.{name if name in FIGURE_FIELDS else REPORT + name}"
        text = message("cli.help.correct_value", lang, field=message(key, lang))
        option = OPTIONS.get(name, name)
        correct.add_argument(f"--{option}", dest=f"new_{name}", metavar=option.upper(), type=_words, help=text)
    for name in (REJECT, VERIFY, ADD):
        correct.add_argument(f"--{name}", action="store_true", help=message(f"cli.help.correct_{name}", lang))
    fields = [OPTIONS.get(each.removeprefix(REPORT), each.removeprefix(REPORT)) for each in REPORT_FIELDS]
    for name, metavar in (("field", "FIELD"), ("withdraw", "ID"), ("quote", "TEXT"), ("why", "TEXT"), ("who", "NAME")):
        text = message(f"cli.help.correct_{name}", lang, fields=fields)
        correct.add_argument(f"--{name}", metavar=metavar, type=_words, help=text)
    correct.add_argument("--at", metavar="OFFSET", type=_offset, help=message("cli.help.correct_at", lang))
    correct.add_argument("--later", action="store_true", help=message("cli.help.correct_later", lang))
    _add_output(corrections, lang)
    corrections.add_argument("--status", choices=STATUSES, help=message("cli.help.corrections_status", lang))
    corrections.add_argument("--report", metavar="REPORT", type=_words, help=message("cli.help.of_report", lang))
    corrections.add_argument(
        "--import", dest="import_file", metavar="FILE", type=Path, help=message("cli.help.corrections_import", lang)
    )
    corrections.add_argument("--apply", action="store_true", help=message("cli.help.corrections_apply", lang))
    corrections.add_argument("--later", action="store_true", help=message("cli.help.correct_later", lang))


def _epilog(lang: str) -> str:
    """Return the settings and the exit statuses, for the end of the help."""
    lines = [message("cli.help.settings", lang)]
    for each in SETTINGS:
        default = f" [{each.default}]" if each.default else ""
        lines.append(f"  {each.variable:<20}{each.zh if lang == 'zh' else each.en}{default}")
    return "\n".join([*lines, "", message("cli.help.statuses", lang)])


def _add_common(parser: Parser, lang: str) -> None:
    """Add what may stand before the command and after it; what is not given leaves no attribute."""
    absent = argparse.SUPPRESS
    parser.add_argument("--index", metavar="DIR", type=Path, default=absent, help=message("cli.help.index_dir", lang))
    parser.add_argument("--lang", choices=("zh", "en", "auto"), default=absent, help=message("cli.help.lang", lang))
    parser.add_argument("--debug", action="store_true", default=absent, help=message("cli.help.debug", lang))


def _add_output(parser: Parser, lang: str) -> None:
    group = parser.add_argument_group(message("cli.group.output", lang))
    how = group.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help=message("cli.help.json", lang))
    how.add_argument("--format", choices=FORMATS, default="table", help=message("cli.help.format", lang))


def _add_filters(parser: Parser, lang: str) -> None:
    group = parser.add_argument_group(message("cli.group.filters", lang))
    for name in FILTERS:
        metavar = "YUAN" if name.endswith("yuan") else name.upper()
        group.add_argument(
            f"--{name.replace('_', '-')}",
            dest=name,
            metavar=metavar,
            type=_words,
            help=message(f"cli.help.{name}", lang),
        )


def _words(text: str) -> str:
    """Return what was written; bytes that are no UTF-8 become the replacement character."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _positive(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 1000:
        raise argparse.ArgumentTypeError("1..1000")
    return number


def _offset(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 1_000_000_000:
        raise argparse.ArgumentTypeError("0..1000000000")
    return number


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise argparse.ArgumentTypeError("0..65535")
    return number


def asked_language(arguments: Sequence[str]) -> str | None:
    """Return what `--lang` says, before anything is parsed: the help itself is in that language."""
    for number, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and number + 1 < len(arguments):
            return arguments[number + 1]
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
    return None
