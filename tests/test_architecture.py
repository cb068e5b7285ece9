"""Who may import whom, and what must not come along."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ALLOWED = {
    "indexer": {"indexer"},
    "api": {"api", "indexer"},
    "web": {"web", "api", "indexer"},
    "eval": {"eval", "api", "indexer"},
}
HEAVY = ("torch", "sentence_transformers", "transformers", "docx", "pandas", "scipy", "sklearn")


def imported(module: Path) -> set[str]:
    """Top-level names that `module` imports anywhere in its text, within functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
    return found


def modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


@pytest.mark.parametrize("package", ALLOWED)
def test_imports_go_one_way(package: str) -> None:
    assert modules(package), f"no modules in {package}"
    wrong = {
        f"{module.relative_to(ROOT)} imports {name}"
        for module in modules(package)
        for name in imported(module) & set(ALLOWED) - ALLOWED[package]
    }
    assert not wrong


# Where one document fails and the rest go on, and the last door of the command, where a person stands.
BROAD = ("indexer/building/worker.py", "web/cli.py", "eval/torn.py")  # which looks for whatever goes wrong


@pytest.mark.parametrize("package", ALLOWED)
def test_nothing_else_catches_everything(package: str) -> None:
    broad = [
        f"{module.relative_to(ROOT)}:{node.lineno}"
        for module in modules(package)
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert [place for place in broad if place.split(":")[0] not in BROAD] == []
    assert all(sum(place.startswith(allowed) for place in broad) <= 1 for allowed in BROAD)


@pytest.mark.parametrize("package", ALLOWED)
def test_no_module_is_a_drawer(package: str) -> None:
    """One noun per file, about 300 lines: no `utils.py`, and no file that has outgrown a reader."""
    sizes = {module.relative_to(ROOT): len(module.read_text("utf-8").splitlines()) for module in modules(package)}
    assert not [path for path in sizes if path.stem in ("utils", "helpers", "common", "misc")]
    assert {path: size for path, size in sizes.items() if size > 400} == {}


@pytest.mark.parametrize("package", ALLOWED)
def test_no_pattern_repeats_a_group_possessively(package: str) -> None:
    """Python before 3.11.5, and so Debian 12, matches possessive groups wrongly; single characters it does right."""
    possessive = re.compile(r"(?<![(\\])\)(?:[*+?]|\{\d*,?\d*\})\+(?!\+?[\"'])")
    texts = {module.relative_to(ROOT): module.read_text("utf-8") for module in modules(package)}
    assert {str(path): found for path, text in texts.items() if (found := possessive.findall(text))} == {}


def run_python(program: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, encoding="utf-8", cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_starting_the_command_loads_nothing_heavy() -> None:
    program = f"import sys, web.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert run_python(program) == "[]"


def test_asking_loads_nothing_heavy(sample_index_path: Path) -> None:
    """A cold question must not wait for torch, nor for anything else that only readers and training need."""
    program = f"""
import sys
from web.cli import main
try:
    status = main(sys.argv[1:])
except SystemExit as stopped:
    status = stopped.code
assert not status, status
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    question = ("ask", "精神障碍患者监护人责任保险支出多少", "--json", "--index", str(sample_index_path))
    assert run_python(program, *question) == "[]"
