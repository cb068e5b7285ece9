"""Documents become the files of one generation: rows, terms, vectors, region rows, and their manifest."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from indexer.building.catalogue_writer import CatalogueWriter
from indexer.building.edition_writer import record_editions
from indexer.building.manifest import FORMAT_VERSION, Manifest, checksums
from indexer.building.plan import Kept
from indexer.building.previous import Previous
from indexer.building.sources import shown
from indexer.building.work import Shards
from indexer.catalogue import Catalogue
from indexer.corrections.publish import Corrector
from indexer.editions import Editions
from indexer.encoder import Encoder
from indexer.errors import DamagedIndex
from indexer.lexical import write_terms
from indexer.model import Document, Failure
from indexer.originals import Originals
from indexer.passages import context_of
from indexer.regions import KEPT, Gazetteer
from indexer.store import CATALOGUE, EXTRACTED, ITEMS, PASSAGES, REGIONS, TERMS, Writer
from indexer.terms import Tokenizer
from indexer.vectors import write_vectors
from indexer.versions import extractor_version, program_version
from indexer.vocabulary import Vocabulary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Progress = Callable[[str, int, int], None]


def no_progress(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def publish(
    writer: Writer,
    kept: Sequence[Kept],
    failures: Mapping[str, Failure],
    old: Previous,
    encoder: Encoder,
    gazetteer: Gazetteer,
    originals: Originals,
    progress: Progress,
) -> tuple[str, Manifest]:
    """Write the next generation and make readers open it; return its name and its manifest.

    Source files that no generation needs any more are given up. Raises UnusableIndex where it cannot be written: the
    published generation stays as it was.
    """
    with writer.draft() as folder:
        manifest = write_generation(
            folder, kept, failures, old, Shards(writer.work), encoder, gazetteer, Vocabulary.load(), progress
        )
        writer.publish(folder, manifest)
    with contextlib.suppress(DamagedIndex):  # an older generation that cannot be read may need any of them
        originals.sweep({sha256 for each in writer.generations() for sha256 in _hashes(each / CATALOGUE)})
    return folder.name, manifest


def _hashes(path: Path) -> list[str]:
    with contextlib.closing(Catalogue.open(path)) as catalogue:
        return [report.sha256 for report in catalogue.reports()]


def write_generation(
    folder: Path,
    kept: Sequence[Kept],
    failures: Mapping[str, Failure],
    old: Previous,
    shards: Shards,
    encoder: Encoder,
    gazetteer: Gazetteer,
    vocabulary: Vocabulary,
    progress: Progress,
) -> Manifest:
    """Write everything but the manifest into `folder`, and return the manifest."""
    tokenizer = Tokenizer()
    corrector = Corrector(folder.parent, folder / EXTRACTED, gazetteer, vocabulary)
    work = _Work(kept, old, shards, encoder, tokenizer, corrector, progress)
    with CatalogueWriter(folder / CATALOGUE) as writer, corrector:
        write_terms(folder / TERMS, work.terms(writer))
        work.settle_editions(writer)
        writer.add_corrections(corrector.states())
        _add_filter_names(writer, vocabulary)
        writer.add_region_paths(_region_paths(gazetteer))
        for path, failure in sorted(failures.items()):
            writer.add_failure(path, failure)
        items = writer.items()
        counts = writer.counts()
    write_vectors(folder / PASSAGES, work.matrix(), range(counts["passages"]))
    write_vectors(folder / ITEMS, encoder.encode([item for _, item in items]), [number for number, _ in items])
    if rows := gazetteer.rows():
        lines = ["\t".join(row) for row in (KEPT, *rows)]
        (folder / REGIONS).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Manifest(
        format=FORMAT_VERSION,
        chazhang=program_version(),
        extractor=extractor_version(),
        encoder=encoder.name,
        encoder_version=encoder.version,
        dimension=encoder.dimension,
        tokenizer=tokenizer.name,
        tokenizer_version=tokenizer.version,
        counts=counts,
        checksums=checksums(folder),
    )


class _Work:
    """The documents of a generation, their words and their vectors, taken over from the old one or from shards."""

    def __init__(
        self,
        kept: Sequence[Kept],
        old: Previous,
        shards: Shards,
        encoder: Encoder,
        tokenizer: Tokenizer,
        corrector: Corrector,
        progress: Progress,
    ) -> None:
        self._kept = kept
        self._old = old.index
        self._shards = shards
        self._encoder = encoder
        self._tokenizer = tokenizer
        self._corrector = corrector
        self._progress = progress
        self._vectors: list[NDArray[np.float32]] = []
        self.editions = Editions()
        made = old.index.manifest if old.index else None
        self._same_encoder = (
            made is not None
            and old.vectors
            and (made.encoder, made.encoder_version)
            == (
                encoder.name,
                encoder.version,
            )
        )
        self._same_tokenizer = made is not None and (
            (made.tokenizer, made.tokenizer_version) == (tokenizer.name, tokenizer.version)
        )

    def terms(self, writer: CatalogueWriter) -> Iterator[tuple[int, Sequence[str], Sequence[str]]]:
        """Add every document to the catalogue; yield (number, words, bigrams) of its passages, context before each."""
        for done, kept in enumerate(self._kept):
            self._progress("write", done, len(self._kept))
            read = self._extracted(kept)
            extracted = _with_sources(read, kept)
            document = self._corrector.correct(extracted)
            if document is not extracted:
                self._corrector.keep(extracted, kept.key)
            texts = _indexed_texts(document)
            made = self._made(kept, read, document is not extracted, texts)
            self._vectors.append(self._encoded(kept, made, texts))
            numbers = [passage.number for passage in writer.add(document, kept.key)]
            self.editions.add(document, numbers[0] if numbers else 0)
            words = self._words(kept, made, texts)
            writer.add_words(zip(numbers, words, strict=True))
            yield from zip(numbers, words, map(self._tokenizer.bigrams, texts), strict=True)
        self._progress("write", len(self._kept), len(self._kept))

    def settle_editions(self, writer: CatalogueWriter) -> None:
        """Find the editions among the reports that were written, and record how they differ."""
        kept = {each.id: each for each in self._kept}
        record_editions(writer, self.editions, lambda each: self._corrector.correct(self._extracted(kept[each])))

    def matrix(self) -> NDArray[np.float32]:
        """Return the vectors (n, d) of all passages, in the order of their numbers."""
        import numpy as np

        empty = np.zeros((0, self._encoder.dimension), dtype=np.float32)
        return np.concatenate([empty, *self._vectors])

    def _extracted(self, kept: Kept) -> Document:
        """Return a document as it was extracted."""
        if not kept.from_old or self._old is None:
            return self._shards.get(kept.key)
        return self._old.extracted(kept.id) or self._old.catalogue.document(kept.id)

    def _made(self, kept: Kept, read: Document, is_corrected: bool, texts: Sequence[str]) -> Document | None:
        """Return the document that words and vectors are at hand of, None where other texts are indexed of it now."""
        was_corrected = kept.from_old and self._old is not None and self._old.extracted(kept.id) is not None
        made = self._old.catalogue.document(kept.id) if was_corrected and self._old is not None else read
        return made if not (is_corrected or was_corrected) or _indexed_texts(made) == texts else None

    def _words(self, kept: Kept, made: Document | None, texts: Sequence[str]) -> list[list[str]]:
        if made is not None and kept.from_old and self._old is not None and self._same_tokenizer:
            return self._old.catalogue.words(kept.id)
        return [self._tokenizer.words(text) for text in texts]

    def _encoded(self, kept: Kept, made: Document | None, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return the vectors of the texts; those of `made` are at hand, None says that there is nothing like them."""
        if made is None:
            return self._encoder.encode(texts)
        if kept.from_old and self._old is not None and self._same_encoder:
            return self._old.passage_vectors.get([passage.number for passage in made.passages])
        matrix = self._shards.vectors(kept.key, self._encoder.version)
        if matrix is None:
            matrix = self._encoder.encode(texts)
            self._shards.put_vectors(kept.key, self._encoder.version, matrix)
        return matrix


def _indexed_texts(document: Document) -> list[str]:
    """Return what is indexed of each passage: its context, then its own text."""
    sections = {section.id: section for section in document.sections}
    contexts = (context_of(document.report, passage, sections) for passage in document.passages)
    return [
        f"{context}\n{passage.text}" if context else passage.text
        for context, passage in zip(contexts, document.passages, strict=True)
    ]


def _with_sources(document: Document, kept: Kept) -> Document:
    """Return the document under its present paths and file name; the same content may have been moved."""
    names = [shown(Path(path).name) for path in kept.sources]
    file = document.report.file if document.report.file in names or not names else names[0]
    report = replace(document.report, sources=tuple(kept.sources), file=file, edition_of=None)
    if file == document.report.file:
        return replace(document, report=report)
    figures = tuple(replace(figure, file=file) for figure in document.figures)
    passages = tuple(replace(passage, file=file) for passage in document.passages)
    findings = tuple(replace(finding, file=file) for finding in document.findings)
    return replace(document, report=report, figures=figures, passages=passages, findings=findings)


def _add_filter_names(writer: CatalogueWriter, vocabulary: Vocabulary) -> None:
    """Store what a person may write for a code, so that filters need no vocabulary."""
    for concept in vocabulary.concepts.values():
        writer.add_names("concept", [(name, concept.code) for name in (concept.zh, concept.en, *concept.forms)])
    for measure in vocabulary.measures.values():
        writer.add_names("measure", [(name, measure.code) for name in (measure.zh, measure.en, *measure.forms)])
    for kind in vocabulary.section_types.values():
        names = (kind.zh, kind.en, kind.group, *kind.synonyms)
        writer.add_names("section", [(name, kind.code) for name in names if name])
    for department in vocabulary.departments.values():
        writer.add_names("department", [(name, department.code) for name in (department.zh, department.en)])


def _region_paths(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """Yield (code, region that contains it).

    What took a place's place contains what the old name reported. Where it is the same place under another name, and
    nothing was divided or merged, the old name contains it as well: either name finds both.
    """
    before: dict[str, list[str]] = {}
    for place in gazetteer:
        for code in gazetteer.successors(place.code):
            before.setdefault(code, []).append(place.code)
    renamed = {code: old[0] for code, old in before.items() if len(old) == 1 and _is_renamed(gazetteer, old[0], code)}
    for place in gazetteer:
        yield place.code, place.code
        for code in (place.code, *gazetteer.successors(place.code)):
            yield place.code, code
            for above in gazetteer.ancestors(code):
                yield place.code, above
        for code in (place.code, *gazetteer.ancestors(place.code)):
            if code in renamed:
                yield place.code, renamed[code]


def _is_renamed(gazetteer: Gazetteer, before: str, after: str) -> bool:
    """Whether one place is another under a new name: its one successor, which began when it ended."""
    old, new = gazetteer.get(before), gazetteer.get(after)
    return (
        old is not None
        and new is not None
        and gazetteer.successors(before) == (after,)
        and old.end is not None
        and new.start is not None
        and abs(new.start - old.end) <= 1
    )
