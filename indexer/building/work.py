"""Finished work of a build that is not published yet, one shard a document, so that a killed build resumes.

A shard is a catalogue of one document under its work key; its passages' vectors lie beside it under the encoder's
version. Each is written under another name and renamed, so that what is there is whole.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.building.catalogue_writer import CatalogueWriter
from indexer.catalogue import Catalogue
from indexer.errors import DamagedIndex
from indexer.model import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Shards:
    """The shards in a `work/` folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, key: str) -> bool:
        """Whether the document of a work key is finished, and whole: power may have failed since."""
        try:
            self.get(key)
        except (DamagedIndex, ValueError):
            return False
        return True

    def put(self, key: str, document: Document) -> None:
        """Keep a finished document."""
        draft = self._document(key).with_suffix(".new")
        draft.unlink(missing_ok=True)
        with CatalogueWriter(draft) as writer:
            writer.add(document, key)
        os.replace(draft, self._document(key))

    def get(self, key: str) -> Document:
        """Return a finished document. Raises DamagedIndex."""
        with contextlib.closing(Catalogue.open(self._document(key))) as catalogue:
            for report_id in catalogue.work_keys():
                return catalogue.document(report_id)
        raise DamagedIndex("damaged_index", part=self._document(key).name, reason="empty")

    def vectors(self, key: str, encoder: str) -> NDArray[np.float32] | None:
        """Return the vectors (n, d) of a document's passages by one encoder, or None."""
        import numpy as np

        path = self._vectors(key, encoder)
        return np.load(path, allow_pickle=False) if path.exists() else None

    def put_vectors(self, key: str, encoder: str, matrix: NDArray[np.float32]) -> None:
        """Keep the vectors (n, d) of a document's passages."""
        import numpy as np

        draft = self._vectors(key, encoder).with_suffix(".new")
        with draft.open("wb") as stream:
            np.save(stream, matrix, allow_pickle=False)
        os.replace(draft, self._vectors(key, encoder))

    def _document(self, key: str) -> Path:
        return self._folder / f"{key}.sqlite"

    def _vectors(self, key: str, encoder: str) -> Path:
        return self._folder / f"{key}-{hashlib.sha256(encoder.encode()).hexdigest()[:16]}.npy"
