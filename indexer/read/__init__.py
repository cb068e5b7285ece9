"""One small module per kind of file; `READERS` maps the kind, told by content, to its reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from indexer.errors import UnsupportedKind
from indexer.read import csv, html, md, office, pdf, scan, sheet, txt, word
from indexer.read.kinds import is_archive, kind_of, tell
from indexer.text import RawText

__all__ = ["READERS", "Reader", "is_archive", "kind_of", "read", "tell"]

Reader = Callable[[bytes], RawText]
READERS: dict[str, Reader] = {
    "txt": txt.read,
    "md": md.read,
    "csv": csv.read,
    "docx": word.read,
    "pdf": pdf.read,
    "image": scan.read,
    "xlsx": sheet.read_xlsx,
    "xlsb": sheet.read_xlsb,
    "xls": sheet.read_xls,
    "ods": sheet.read_ods,
    "html": html.read,
    "mht": html.read,
}


def read(data: bytes, name: str, converted: bytes | None = None) -> RawText:
    """Return the text of a file, read as what it is and not as what its name says.

    `converted` is what `office` has made of it, for the kinds in `office.TARGETS`; without it, such a file is
    converted here, alone. Raises what `kinds.tell`, `office.convert` and the readers raise; UnsupportedKind for an
    archive, whose members are files of their own.
    """
    told = tell(data, name)
    kind = told.kind
    if kind in office.TARGETS:
        kind = office.TARGETS[kind]
        data = office.convert(data, told.kind) if converted is None else converted
    if kind not in READERS:
        raise UnsupportedKind("unsupported_kind", kind=kind)
    raw = READERS[kind](data)
    notes = (*raw.notes, "named_otherwise") if told.misnamed else raw.notes
    notes = (*notes, "converted_with_losses") if told.kind in office.LOSSY else notes
    return replace(raw, reader=told.kind, notes=notes)
