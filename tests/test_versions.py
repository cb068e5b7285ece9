from __future__ import annotations

import re
import tomllib
from pathlib import Path

from indexer import versions
from indexer.versions import PACKAGE, extractor_version, program_version, work_key

ROOT = Path(__file__).resolve().parents[1]


def test_the_extractor_s_version_is_a_digest_that_stays() -> None:
    assert re.fullmatch("[0-9a-f]{16}", extractor_version())
    extractor_version.cache_clear()
    assert extractor_version() == extractor_version()


def test_what_is_left_out_of_the_digest_exists() -> None:
    names = {path.name for path in PACKAGE.rglob("*")}
    assert names >= versions._NOT_EXTRACTION
    assert not versions._NOT_EXTRACTION & {"figures.py", "sections.py", "metadata.py", "document.py", "items.tsv"}


def test_work_depends_on_the_file_the_extractor_and_the_regions() -> None:
    row = ("980102", "柳岸区", "district", "980100", "2000", "", "", "")
    keys = {work_key("a", "1", ()), work_key("b", "1", ()), work_key("a", "2", ()), work_key("a", "1", (row,))}
    assert len(keys) == 4
    assert work_key("a", "1", (row,)) == work_key("a", "1", iter([row]))


def test_the_program_s_version_is_that_of_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert program_version() in (project, "0")  # "0" where the package is not installed
