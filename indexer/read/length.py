"""How many pages a file has, before it is read: what it may cost depends on it."""

from __future__ import annotations

import io
from importlib.util import find_spec


def pages_of(data: bytes, kind: str) -> int | None:
    """Return the pages of a PDF or the pictures of an image file; None for other kinds, or where none can be told."""
    if kind == "pdf":
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return None  # its reader says what is wrong with it
        try:
            return len(document)
        finally:
            document.close()
    if kind == "image" and find_spec("PIL"):
        from PIL import Image, UnidentifiedImageError

        try:
            with Image.open(io.BytesIO(data)) as image:
                return int(getattr(image, "n_frames", 1))
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            return None
    return None
