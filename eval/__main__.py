"""`python -m eval NAME`: measure one part of the line against labelled reports, or time it.

Every measurement is a module of this package with one function,
`run(gold: Path, reports: Path | None, only: Sequence[str]) -> EvalResult`.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from eval.metrics import EvalResult

MEASUREMENTS: dict[str, str] = {
    "figures": "figures: place, amount, year, measure, item",
    "sections": "section boundaries, levels and types",
    "metadata": "title, year, place, organisation, department, type, scores",
    "audit": "consistency findings: labelled relations, and one digit changed at a time",
    "answers": "questions: rows, evidence, what must not be answered",
    "printed": "figures of the same reports printed otherwise: marks, blanks, broken lines",
    "retrieval": "ranking, on a retrieval test set (docs, queries, qrels)",
}
SAMPLES = Path(__file__).parent / "samples"


def parser() -> argparse.ArgumentParser:
    """Return the parser of `python -m eval`."""
    top = argparse.ArgumentParser(
        prog="python -m eval", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = top.add_subparsers(dest="name", required=True, metavar="NAME")
    for name, help_ in MEASUREMENTS.items():
        command = commands.add_parser(name, help=help_)
        command.add_argument("--gold", type=Path, required=True, help="folder of labels (or a retrieval test set)")
        command.add_argument(
            "--reports", type=Path, help="folder of the reports, where the labels do not lie beside them"
        )
        command.add_argument("--only", default="", help="documents to look at, by their labels' names: d02,d03")
        _output(command)
    compare = commands.add_parser("compare", help="measure the labelled sets that are there, beside the saved baseline")
    compare.add_argument("--sets", default="", help="only these: blind,gold,devset")
    compare.add_argument("--measures", default="", help="only these: figures,sections,metadata,audit,answers")
    compare.add_argument("--save", action="store_true", help="make what is measured the baseline")
    _output(compare)
    bench = commands.add_parser("bench", help="wall times on this machine, and whether a question loads torch")
    bench.add_argument(
        "what", nargs="?", choices=("read", "extract"),
        help="read: reports and MB a second by kind of file; extract: reports a second after reading, and long texts",
    )  # fmt: skip
    bench.add_argument("--count", type=int, default=8, help="with read and extract: reports of each kind (default: 8)")
    bench.add_argument("--kinds", default="", help="with read: only these kinds: txt,docx,scan")
    bench.add_argument("--shapes", default="", help="with extract: only these long texts: tables,digits; or none")
    bench.add_argument("--most", type=float, default=5, help="with extract: million characters of the longest text")
    bench.add_argument("--reports", type=Path, help="folder to index (default: the samples), or to extract from")
    bench.add_argument("--runs", type=int, default=5, help="cold runs of the command (the median counts)")
    _output(bench)
    crash = commands.add_parser("crash", help="kill the command at random points; nothing may be lost")
    crash.add_argument("--kills", type=int, default=200, help="how many times (default: 200)")
    crash.add_argument("--seed", type=int, default=0, help="of the random points")
    _output(crash)
    soak = commands.add_parser("soak", help="add, change and remove reports for long; nothing may grow")
    soak.add_argument("--cycles", type=int, default=2000, help="how many times (default: 2000)")
    soak.add_argument("--seed", type=int, default=0, help="of what is done")
    _output(soak)
    torn = commands.add_parser("torn", help="read pieces of reports torn at random; none may be lost")
    torn.add_argument("--reports", type=Path, default=SAMPLES, help="folder of text files (default: samples)")
    torn.add_argument("--count", type=int, default=2000, help="how many pieces (default: 2000)")
    torn.add_argument("--seed", type=int, default=0, help="of the tears")
    _output(torn)
    scans = commands.add_parser("scans", help="numbers on damaged scans: right, doubtful, wrong")
    scans.add_argument("--only", default="", help="damages, by their names: blur,noise")
    scans.add_argument("--dpi", default="200", help="resolutions: 150,200,300")
    scans.add_argument("--pages", type=int, default=1, help="of every layout and font (default: 1)")
    scans.add_argument("--workers", type=int, default=2, help="processes (default: 2)")
    _output(scans)
    mixed = commands.add_parser("mixed", help="write a folder of made-up reports in every kind of file")
    mixed.add_argument("--to", type=Path, required=True, help="the folder to make")
    mixed.add_argument("--count", type=int, default=200, help="how many files (default: 200)")
    _output(mixed)
    return top


def _output(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    command.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors (-1: all)")


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one measurement and print it; return the exit status (2 where a folder is missing, 1 after a loss)."""
    options = parser().parse_args(arguments)
    for folder in (getattr(options, "gold", None), getattr(options, "reports", None)):
        if folder is not None and not folder.is_dir():
            print(f"not a folder: {folder}", file=sys.stderr)
            return 2
    what = getattr(options, "what", None)
    name = f"bench_{what}" if what else options.name
    result = _run(name, importlib.import_module(f"eval.{name}"), options)
    errors = -1 if name == "compare" and not options.errors else options.errors
    print(result.to_json() if options.json else result.to_text(errors))
    return 1 if name == "compare" and result.summary["losses"] else 0


def _run(name: str, module: ModuleType, options: argparse.Namespace) -> EvalResult:
    runs: dict[str, Callable[[], EvalResult]] = {
        "bench_read": lambda: module.run(options.count, tuple(filter(None, options.kinds.split(",")))),
        "bench_extract": lambda: module.run(
            options.count, _names(options.shapes), int(options.most * 1_000_000), options.reports
        ),
        "bench": lambda: module.run(options.reports or SAMPLES, runs=options.runs),
        "compare": lambda: module.run(_names(options.sets), _names(options.measures), save=options.save),
        "crash": lambda: module.run(options.kills, options.seed),
        "soak": lambda: module.run(options.cycles, options.seed),
        "scans": lambda: module.run(
            _names(options.only), [int(dpi) for dpi in options.dpi.split(",")],
            seeds=options.pages, workers=options.workers,
        ),
        "torn": lambda: module.run(options.reports, options.count, options.seed),
        "mixed": lambda: module.run(options.to, options.count),
    }  # fmt: skip
    if name in runs:
        return runs[name]()
    result: EvalResult = module.run(options.gold, options.reports, _names(options.only))
    return result


if __name__ == "__main__":
    raise SystemExit(main())
