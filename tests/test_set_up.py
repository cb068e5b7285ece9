"""The set-up: nothing of CUDA, and an environment that is as pyproject.toml says."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def torch_requirement() -> Callable[[str, str], str]:
    spec = importlib.util.spec_from_file_location("set_up", ROOT / "scripts" / "set_up.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.torch_requirement  # type: ignore[no-any-return]


def test_linux_gets_the_cpu_build_by_name(torch_requirement: Callable[[str, str], str]) -> None:
    assert torch_requirement("linux", "# why\ntorch==2.13.0\n") == "torch==2.13.0+cpu"
    assert torch_requirement("darwin", "torch==2.13.0") == "torch==2.13.0"  # no CUDA there to be kept out
    with pytest.raises(ValueError, match="does not pin torch"):
        torch_requirement("linux", "numpy==2.0\n")


def test_the_constraints_pin_torch(torch_requirement: Callable[[str, str], str]) -> None:
    assert re.fullmatch(r"torch==\d+\.\d+\.\d+", torch_requirement("darwin", (ROOT / "constraints.txt").read_text()))


def test_no_cuda_is_installed() -> None:
    names = {distribution.metadata["Name"].lower() for distribution in distributions()}
    assert {name for name in names if name.startswith(("nvidia-", "cuda-", "triton"))} == set()


def test_the_command_needs_nothing_of_the_extras() -> None:
    """What `make demo` installs must be enough to index, ask and serve."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    base = {re.split(r"[\s<>=!\[]", need)[0].lower() for need in project["dependencies"]}
    assert base.isdisjoint({"torch", "sentence-transformers", "transformers"})
    assert sys.version_info >= tuple(int(part) for part in re.findall(r"\d+", project["requires-python"]))
