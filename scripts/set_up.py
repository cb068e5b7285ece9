"""Make the environment `.venv`: `python scripts/set_up.py demo` or `python scripts/set_up.py test`.

Standard library only. pip's own settings (index, proxies, find-links) are left as the machine has them.

`demo` installs the package itself; that is all it takes to index reports and to ask. `test` adds the extras
`test` and `models`. torch, which `models` rests on, comes as its CPU build or not at all: on Linux the plain
wheel brings gigabytes of CUDA, so the local version `+cpu` is asked for by name, first as pip is set up, then
from PyTorch's public index. Where neither has it, the extra is left out, and the tests that need it skip.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
CONSTRAINTS = ROOT / "constraints.txt"
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
# An optional source that does not answer must cost seconds: pip's own default is minutes of retries.
BRIEFLY = ("--timeout", "10", "--retries", "0")


def say(message: str) -> None:
    """Tell the person waiting what happens."""
    print(f"[set-up] {message}", file=sys.stderr, flush=True)


def make_venv() -> None:
    """Create `.venv`, anew where an old one has lost its Python; exit with a sentence where that cannot be."""
    if PYTHON.exists() and subprocess.run([PYTHON, "-c", ""], check=False).returncode == 0:
        return
    say(f"creating {VENV.name} with Python {sys.version.split()[0]}")
    # Debian's Python has no ensurepip without python3-venv; another pip can then install into the environment.
    own_pip = importlib.util.find_spec("ensurepip") is not None
    if not own_pip and importlib.util.find_spec("pip") is None:
        sys.exit("This Python has neither ensurepip nor pip. On Debian and Ubuntu: apt-get install python3-venv")
    venv.create(VENV, with_pip=own_pip, clear=True, symlinks=True)


def pip(*arguments: str, optional: bool = False) -> int:
    """Run `pip install` for the environment; return its exit status. What is `optional` fails without a word."""
    inside = subprocess.run([PYTHON, "-c", "import pip"], check=False, capture_output=True).returncode == 0
    command = [str(PYTHON), "-m", "pip"] if inside else [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    command += ["install", "-qq", "--disable-pip-version-check", "--constraint", str(CONSTRAINTS), *arguments]
    errors = subprocess.DEVNULL if optional else None
    return subprocess.run(command, check=False, cwd=ROOT, stderr=errors).returncode


def torch_requirement(platform: str, constraints: str) -> str:
    """Return what to ask pip for on `platform` (as `sys.platform`): the pinned release, on Linux its CPU build."""
    pinned = re.search(r"^torch==[\w.]+", constraints, re.MULTILINE)
    if pinned is None:
        raise ValueError("constraints.txt does not pin torch")
    return pinned[0] + ("+cpu" if platform.startswith("linux") else "")


def install_torch() -> bool:
    """Install the CPU build of torch; return whether it is there."""
    wanted = torch_requirement(sys.platform, CONSTRAINTS.read_text("utf-8"))
    say(f"looking for {wanted}, the CPU build")
    for index in ((), ("--index-url", CPU_INDEX)):
        if pip("--no-deps", *BRIEFLY, *index, wanted, optional=True) == 0:
            return True
    return False


def install(purpose: str) -> None:
    """Install what `purpose` (demo or test) needs; exit with pip's status where a needed part cannot be had."""
    say("installing Chazhang" if purpose == "demo" else "installing Chazhang and its test tools")
    if status := pip("--editable", "." if purpose == "demo" else ".[test,ocr]"):
        sys.exit(status)
    if purpose == "test":
        if not install_torch():
            say("no CPU build of torch could be had: going on without torch and sentence-transformers;")
            say("their tests will be skipped. Everything else works: the embedded model needs neither.")
        elif pip("--editable", ".[models]"):
            say("sentence-transformers could not be had: its tests will be skipped.")
    subprocess.run([PYTHON, "-m", "compileall", "-q", "indexer", "api", "web", "eval"], check=False, cwd=ROOT)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the environment ready for one purpose."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("purpose", choices=("demo", "test"))
    purpose = parser.parse_args(arguments).purpose
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # uncompiled, every start costs twice
    make_venv()
    install(purpose)
    for ready in ("demo", "test") if purpose == "test" else ("demo",):
        (VENV / f".ready-{ready}").touch()


if __name__ == "__main__":
    main()
