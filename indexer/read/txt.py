"""Plain text and Markdown: decoding is all there is to do."""

from __future__ import annotations

from indexer.text import RawText, decode


def read(data: bytes) -> RawText:
    """Return the text of a plain-text file; raises BrokenFile."""
    return RawText(decode(data), reader="txt")
