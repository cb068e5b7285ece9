"""Texts to vectors: the embedded static model, or any sentence-transformers model by name or path.

The embedded model (`data/encoder/`) is a plain sentence-transformers folder, but is read here with tokenizers,
safetensors and numpy alone: torch takes seconds to import and a question has none to spare.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from indexer.errors import EncoderUnavailable

Matrix = NDArray[np.float32]

EMBEDDED = Path(__file__).parent / "data" / "encoder"
# Texts tokenised at a time, which bounds the memory that one call takes.
_BATCH = 1024


class Encoder(Protocol):
    """Turns texts into vectors whose inner product is their likeness (a cosine).

    An index stores `name`, `version` and `dimension`, and opens only with an encoder that has the same.
    """

    @property
    def name(self) -> str:
        """Return what `load_encoder` is asked for."""
        ...

    @property
    def version(self) -> str:
        """Return a text that changes where vectors would."""
        ...

    @property
    def dimension(self) -> int:
        """Return the length d of a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row of unit norm for each text (n, d); zeros for a text without a known token."""
        ...


def load_encoder(name: str | None = None) -> Encoder:
    """Return the embedded encoder (None or `embedded`), or the sentence-transformers model `name`.

    Raises EncoderUnavailable where the model, or the package that it needs, is not on this machine; nothing
    is fetched.
    """
    if name is None or name == StaticEncoder.EMBEDDED_NAME:
        return StaticEncoder(EMBEDDED, StaticEncoder.EMBEDDED_NAME)
    return SentenceTransformerEncoder(name)


class StaticEncoder:
    """Mean of token vectors, from a saved `StaticEmbedding` folder; may be shared by threads.

    `model.safetensors` holds `embedding.weight`, or `embeddings` (8-bit or floating) and `weights`, one factor
    a row, the layouts that sentence-transformers reads.
    """

    EMBEDDED_NAME = "embedded"

    def __init__(self, folder: Path, name: str | None = None) -> None:
        from safetensors import SafetensorError
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        self.name = name or str(folder)
        self._files = (folder / "tokenizer.json", folder / "model.safetensors")
        for file in self._files:
            if not file.is_file():
                raise EncoderUnavailable("encoder_unavailable", name=self.name, reason=f"no {file.name}")
        try:
            tensors = load_file(self._files[1])
        except SafetensorError as error:
            raise EncoderUnavailable("encoder_unavailable", name=self.name, reason=str(error)) from error
        self._tokenizer: Any = Tokenizer.from_file(str(self._files[0]))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._rows = tensors["embedding.weight"] if "embedding.weight" in tensors else tensors["embeddings"]
        self._scales: Matrix | None = tensors.get("weights")
        self.dimension = int(self._rows.shape[1])

    @cached_property
    def version(self) -> str:
        """Return a digest of the model's files."""
        digest = hashlib.sha256()
        for file in self._files:
            digest.update(file.read_bytes())
        return digest.hexdigest()[:16]

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row of unit norm for each text (n, d); zeros for a text without a known token."""
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = [str(text) for text in texts[start : start + _BATCH]]
            for offset, row in enumerate(self._tokenizer.encode_batch_fast(batch, add_special_tokens=False)):
                if row.ids:
                    out[start + offset] = self._mean(np.array(row.ids))
        out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-12)
        return out

    def _mean(self, ids: NDArray[np.int64]) -> Matrix:
        """Return the mean vector (d,) of tokens."""
        tokens, counts = np.unique(ids, return_counts=True)
        factors = counts.astype(np.float32)
        if self._scales is not None:
            factors *= self._scales[tokens]
        mean: Matrix = factors @ self._rows[tokens].astype(np.float32) / np.float32(len(ids))
        return mean


class SentenceTransformerEncoder:
    """Any model that sentence-transformers can load from this machine: a folder, or a name in its cache."""

    def __init__(self, name: str) -> None:
        self.name = name
        try:
            import sentence_transformers
        except ImportError as error:
            reason = "the package sentence-transformers is not installed (chazhang[models])"
            raise EncoderUnavailable("encoder_unavailable", name=name, reason=reason) from error
        try:
            self._model: Any = sentence_transformers.SentenceTransformer(name, local_files_only=True, device="cpu")
        except (OSError, ValueError, KeyError, ImportError) as error:
            reason = str(error).partition("\n")[0]
            raise EncoderUnavailable("encoder_unavailable", name=name, reason=reason) from error
        self.dimension = len(self.encode([name])[0])

    @cached_property
    def version(self) -> str:
        """Return the model's commit where it has one, else a digest of its configuration and a sample vector."""
        commit = getattr(getattr(self._model, "model_card_data", None), "base_model_revision", None)
        if commit:
            return str(commit)[:16]
        # Rounded: the last bits of a vector may differ with the machine.
        sample = [round(float(x), 3) + 0.0 for x in self.encode(["绩效自评报告 performance"])[0]]
        return hashlib.sha256(json.dumps([self.dimension, sample]).encode()).hexdigest()[:16]

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row of unit norm for each text (n, d)."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        out: Matrix = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return out.astype(np.float32)
