"""The version of everything that makes a document of a file: work made by another version is never reused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent

# What only stores, searches or speaks: a change here leaves documents as they are.
_NOT_EXTRACTION = {
    "archive.py", "build.py", "catalogue.py", "conditions.py", "coverage.py", "en_zh.tsv", "encoder.py",
    "length.py", "lexical.py", "messages.py", "messages.tsv", "originals.py", "overlay.py", "own_items.py",
    "own_stamp.py", "packed.py", "picture.py", "question_words.tsv", "settings.py", "store.py", "terms.py",
    "vectors.py", "versions.py",
}  # fmt: skip
_NOT_EXTRACTION_FOLDERS = {"building", "collect", "corrections", "editions"}


def program_version() -> str:
    """Return the version in `pyproject.toml`; "0" where the package is run without being installed."""
    import importlib.metadata  # 0.03 s, which a listing need not wait for

    try:
        return importlib.metadata.version("chazhang")
    except importlib.metadata.PackageNotFoundError:
        return "0"


@cache
def extractor_version() -> str:
    """Return a digest of the readers, the extractors and their data tables, so that it can never be forgotten."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.name in _NOT_EXTRACTION or path.parent.name in _NOT_EXTRACTION_FOLDERS:
            continue
        if path.suffix in (".py", ".tsv"):
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def work_key(
    sha256: str, extractor: str, region_rows: Iterable[tuple[str, ...]], declared: Mapping[str, str] | None = None
) -> str:
    """Return the key of the work on one file: its hash, the extractor, extensions' regions, what is declared.

    What a web page says of itself (`document.OF_THE_PAGE`) follows from the file.
    """
    digest = hashlib.sha256(f"{sha256}\0{extractor}\0".encode())
    for row in region_rows:
        digest.update("\t".join(row).encode() + b"\n")
    for name, value in sorted((declared or {}).items()):
        if name.startswith("page:"):
            continue
        digest.update(f"\0{name}\0{value}".encode("utf-8", "replace"))
    return digest.hexdigest()[:32]
