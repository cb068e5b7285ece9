"""The index folder: published generations, one writer, one read door.

    INDEX/
      CURRENT              the name of the generation that readers open
      generation-000007/   never changed once published: manifest.json, catalogue.sqlite, passages.faiss,
                           items.faiss, terms/, regions.tsv (the region rows of extensions), extracted.sqlite (as
                           they were extracted, the documents that corrections change)
      work/                finished documents of a build that is not published yet
      lock                 held by the one writer
      corrections.jsonl    what people corrected (corrections/ledger.py): outlives every generation
      items.tsv            items that the owner adds or changes (own_items.py): likewise, and read at every opening

A generation is written beside the others, synced, and published by replacing CURRENT in one rename. The last two
are kept, so that a reader that has just looked at CURRENT still finds what it names.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.building.manifest import MANIFEST, Manifest, checksums
from indexer.catalogue import Catalogue
from indexer.errors import DamagedIndex, IndexBusy, NoIndex, UnusableIndex, WrongEncoder
from indexer.own_stamp import stamp_of

if TYPE_CHECKING:
    from indexer.encoder import Encoder
    from indexer.lexical import Terms
    from indexer.model import Document
    from indexer.regions import Gazetteer
    from indexer.terms import Tokenizer
    from indexer.vectors import Vectors
    from indexer.vocabulary import Vocabulary

KEPT_GENERATIONS = 2
_RETIRED = "removed-"  # before the name of a generation that is being removed
_GENERATION = re.compile(r"generation-([0-9]{6,12})")
CATALOGUE, EXTRACTED, PASSAGES, ITEMS, TERMS, REGIONS = (
    "catalogue.sqlite",
    "extracted.sqlite",
    "passages.faiss",
    "items.faiss",
    "terms",
    "regions.tsv",
)


class Index:
    """One generation, open for reading; what is heavy is opened when it is first asked for.

    Made by `Index.open`, the one read door. May be shared by threads.
    """

    def __init__(self, path: Path, generation: str, encoder: str | None = None, *, own: bool = False) -> None:
        self.path = path
        self.generation = generation
        self.folder = path / generation
        self.manifest = Manifest.read(self.folder / MANIFEST)
        if encoder is not None and encoder != self.manifest.encoder:
            raise WrongEncoder("wrong_encoder", found=self.manifest.encoder, asked=encoder)
        self.catalogue = Catalogue.open(self.folder / CATALOGUE)
        self.own_stamp = stamp_of(path) if own else None
        if self.own_stamp is not None:
            self._take_own_items()

    @classmethod
    def open(cls, path: Path, encoder: str | None = None, *, own: bool = True) -> Index:
        """Open the generation that CURRENT names; with the owner's items, unless `own` is False.

        Raises NoIndex, DamagedIndex, WrongEncoder where `encoder` is given and another made the index, and UsageError
        where the owner's `items.tsv` does not hold.
        """
        name = _current_name(path)
        while True:
            try:
                return cls(path, _checked_generation(path, name), encoder, own=own)
            except DamagedIndex:
                # Two generations may have been published since CURRENT was read, and this one cleared away.
                latest = _current_name(path)
                if latest == name:
                    raise
                name = latest

    @classmethod
    def of_generation(cls, path: Path, name: str) -> Index:
        """Open a generation by its name, published or not any more. Raises DamagedIndex."""
        return cls(path, _checked_generation(path, name))

    def close(self) -> None:
        """Close the catalogue."""
        self.catalogue.close()
        if opened := self.__dict__.get("_extracted"):
            opened.close()

    @cached_property
    def _extracted(self) -> Catalogue | None:
        path = self.folder / EXTRACTED
        return Catalogue.open(path) if path.exists() else None

    def extracted(self, report_id: str) -> Document | None:
        """Return a report's document as it was extracted, None where corrections change nothing in it."""
        if self._extracted is None or report_id not in self._extracted.work_keys():
            return None
        return self._extracted.document(report_id)

    @cached_property
    def passage_vectors(self) -> Vectors:
        """Vectors over passages, by passage number."""
        from indexer.vectors import Vectors

        return Vectors.open(self.folder / PASSAGES)

    @cached_property
    def item_vectors(self) -> Vectors:
        """Vectors over distinct item strings, by item number."""
        from indexer.vectors import Vectors

        return Vectors.open(self.folder / ITEMS)

    @cached_property
    def terms(self) -> Terms:
        """Words and bigrams of passages, by passage number."""
        from indexer.lexical import Terms

        return Terms.open(self.folder / TERMS)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The regions that ship with the package and those of the index's extensions."""
        from indexer.regions import Gazetteer

        rows = self.regions_path()
        return Gazetteer.load([rows] if rows else [])

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The field's vocabulary, with the owner's items."""
        from indexer.vocabulary import Vocabulary

        return Vocabulary.load()

    def _take_own_items(self) -> None:
        from indexer.own_items import extended, read_own_items, touched

        rows = read_own_items(self.path)
        if rows:
            shipped = self.vocabulary
            self.vocabulary = extended(shipped, rows)
            self.catalogue.take_own_items(shipped, self.vocabulary, touched(rows, shipped))

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer that made the terms. Raises DamagedIndex where only another version is there."""
        from indexer.terms import Tokenizer

        tokenizer = Tokenizer()
        found = (self.manifest.tokenizer, self.manifest.tokenizer_version)
        if found != (tokenizer.name, tokenizer.version):
            expected = f"{tokenizer.name} {tokenizer.version}"
            raise DamagedIndex("tokenizer_version", found=" ".join(found), expected=expected)
        return tokenizer

    @cached_property
    def encoder(self) -> Encoder:
        """The encoder that made the vectors. Raises EncoderUnavailable, and WrongEncoder for another version."""
        from indexer.encoder import load_encoder

        encoder = load_encoder(self.manifest.encoder)
        if encoder.version != self.manifest.encoder_version:
            found = f"{self.manifest.encoder} {self.manifest.encoder_version}"
            raise WrongEncoder("wrong_encoder", found=found, asked=f"{encoder.name} {encoder.version}")
        return encoder

    def regions_path(self) -> Path | None:
        """Return the file of the extensions' region rows, None where there are none."""
        rows = self.folder / REGIONS
        return rows if rows.exists() else None

    def damaged_parts(self) -> list[str]:
        """Return the files of the generation that are missing or differ from their checksums."""
        found = checksums(self.folder)
        expected = self.manifest.checksums
        return sorted(name for name in expected if found.get(name) != expected[name])


def current_generation(path: Path) -> str | None:
    """Return the name of the generation that readers open, None where there is none. Raises DamagedIndex."""
    try:
        return _checked_generation(path, _current_name(path))
    except NoIndex:
        return None


def _current_name(path: Path) -> str | None:
    """Return what CURRENT says, None where it is not there."""
    try:
        return (path / "CURRENT").read_text(encoding="utf-8", errors="replace").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise DamagedIndex("damaged_index", part="CURRENT", reason=error.strerror or "CURRENT") from error


def _checked_generation(path: Path, name: str | None) -> str:
    """Return the name if it is that of a generation. Raises NoIndex, DamagedIndex."""
    if name is None:
        if path.is_dir() and any(_GENERATION.fullmatch(entry.name) for entry in path.iterdir()):
            raise DamagedIndex("damaged_index", part="CURRENT", reason="CURRENT")
        raise NoIndex("no_index", path=str(path))
    if _GENERATION.fullmatch(name) is None or not (path / name).is_dir():
        raise DamagedIndex("damaged_index", part="CURRENT", reason=name[:40])
    return name


def generations(path: Path) -> list[Path]:
    """Return the folders of all generations of an index, the oldest first, of use or not."""
    found = [entry for entry in path.iterdir() if _GENERATION.fullmatch(entry.name)]
    return sorted(found, key=lambda entry: int(entry.name.split("-")[1]))


def is_index(path: Path) -> bool:
    """Whether the folder is an index, or one that was begun."""
    return path.is_dir() and ((path / "CURRENT").exists() or (path / "lock").exists())


class Writer:
    """The right to write one index; made by `writing`, which holds its lock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.work = path / "work"
        self.work.mkdir(exist_ok=True)
        for entry in path.glob(f"{_RETIRED}*"):  # of a build that was killed while it removed it
            shutil.rmtree(entry, ignore_errors=True)

    def current(self) -> Index | None:
        """Return the published generation, None where there is none. Raises DamagedIndex."""
        try:
            return Index.open(self.path, own=False)
        except NoIndex:
            return None

    def newest(self) -> Path | None:
        """Return the folder of the newest generation, of use or not."""
        return next(iter(self.generations()[::-1]), None)

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """Give an empty folder for the next generation; it goes again where it is not published.

        Raises UnusableIndex `cannot_write` where the disk is full, or the folder cannot be written.
        """
        with writable(self.path):
            folder = self.begin()
            try:
                yield folder
            finally:
                if _current_name(self.path) != folder.name:
                    self._retire(folder)

    def begin(self) -> Path:
        """Make an empty folder for the next generation; leftovers of a build that died are removed."""
        numbers = [int(match[1]) for entry in self.path.iterdir() if (match := _GENERATION.fullmatch(entry.name))]
        published = self._published()
        for number in numbers:
            if published is None or number > published:
                self._retire(self.path / _name(number))
        folder = self.path / _name(1 if published is None else published + 1)
        folder.mkdir()
        return folder

    def publish(self, folder: Path, manifest: Manifest) -> None:
        """Write the manifest and make readers open `folder` from now on; clear work/ and old generations."""
        (folder / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
        for part in sorted(folder.rglob("*")):
            _sync(part)
        _sync(folder)
        draft = self.path / "CURRENT.new"
        draft.write_text(folder.name + "\n", encoding="utf-8")
        _sync(draft)
        os.replace(draft, self.path / "CURRENT")
        _sync(self.path)
        # What cannot be cleared away now is cleared away by the next build.
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(exist_ok=True)
        for entry in self.generations()[:-KEPT_GENERATIONS]:
            self._retire(entry)

    def _retire(self, folder: Path) -> None:
        """Remove a generation: first its name, at once, so that what a kill leaves is never taken for a whole one."""
        gone = self.path / f"{_RETIRED}{folder.name}"
        with contextlib.suppress(OSError):
            os.replace(folder, gone)
        shutil.rmtree(gone, ignore_errors=True)

    def generations(self) -> list[Path]:
        """Return the folders of all generations, the oldest first, of use or not."""
        return generations(self.path)

    def _published(self) -> int | None:
        try:
            name = current_generation(self.path)
        except DamagedIndex:
            # CURRENT is of no use: nothing that is there may be taken for a leftover.
            return max((int(entry.name.split("-")[1]) for entry in self.generations()), default=None)
        return None if name is None else int(name.split("-")[1])


@contextmanager
def writing(path: Path) -> Iterator[Writer]:
    """Hold the index's one lock, making the folder where it is missing.

    Raises IndexBusy where another build holds it, and UnusableIndex where the folder cannot be written or is
    something else than an index.
    """
    try:
        if path.is_dir() and not is_index(path) and any(path.iterdir()):
            raise UnusableIndex("not_an_index", path=str(path))
        path.mkdir(parents=True, exist_ok=True)
        lock = open(path / "lock", "ab")  # held for the whole build
    except OSError as error:
        raise UnusableIndex("cannot_write", path=str(path), reason=error.strerror or type(error).__name__) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IndexBusy("index_busy", path=str(path)) from error
        with writable(path):
            writer = Writer(path)
        yield writer


@contextmanager
def writable(path: Path) -> Iterator[None]:
    """Say of what goes wrong in writing that the index at `path` cannot be written (UnusableIndex)."""
    try:
        yield
    except OSError as error:
        raise UnusableIndex("cannot_write", path=str(path), reason=error.strerror or str(error)) from error
    except sqlite3.OperationalError as error:
        raise UnusableIndex("cannot_write", path=str(path), reason=str(error)) from error


def _name(number: int) -> str:
    return f"generation-{number:06d}"


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
