"""The manifest of a generation: what made it, what is in it, and the checksum of every file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from indexer.errors import DamagedIndex

# Of the index folder and its tables; another one is never migrated but built again.
FORMAT_VERSION = 4
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What made a generation, what is in it, and the SHA-256 of every file of it."""

    format: int
    chazhang: str
    extractor: str
    encoder: str
    encoder_version: str
    dimension: int
    tokenizer: str
    tokenizer_version: str
    counts: Mapping[str, int]
    checksums: Mapping[str, str]

    def versions(self) -> dict[str, str]:
        """Return what made the generation, by name."""
        return {
            "chazhang": self.chazhang,
            "format": str(self.format),
            "extractor": self.extractor,
            "encoder": f"{self.encoder} {self.encoder_version}",
            "tokenizer": f"{self.tokenizer} {self.tokenizer_version}",
        }

    def to_json(self) -> str:
        """Return the text of `manifest.json`."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def read(cls, path: Path) -> Manifest:
        """Read `manifest.json`. Raises DamagedIndex, also where another format version wrote it."""
        try:
            row = json.loads(path.read_text(encoding="utf-8"))
            found = row["format"]
            if found != FORMAT_VERSION:
                raise DamagedIndex("index_version", found=found, expected=FORMAT_VERSION)
            return cls(**{field.name: row[field.name] for field in fields(cls)})
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise DamagedIndex("damaged_index", part=MANIFEST, reason=type(error).__name__) from error


def checksums(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below a generation's folder but the manifest, by its relative path."""
    found = {}
    for part in sorted(folder.rglob("*")):
        if part.is_file() and part.name != MANIFEST:
            with part.open("rb") as stream:
                found[part.relative_to(folder).as_posix()] = hashlib.file_digest(stream, "sha256").hexdigest()
    return found
