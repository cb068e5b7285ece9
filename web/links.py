"""Addresses of pages. Chinese is the default; English is said in every address, so that no cookie is needed."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urlencode

LANGUAGES = ("zh", "en")


def link(path: str, lang: str, parameters: Iterable[tuple[str, object]] = (), anchor: str = "") -> str:
    """Return a path with its query; blank parameters are left out."""
    query = [(name, str(value)) for name, value in parameters if value not in (None, "")]
    if lang != LANGUAGES[0]:
        query.append(("lang", lang))
    return path + (f"?{urlencode(query)}" if query else "") + (f"#{anchor}" if anchor else "")


def document_link(report_id: str, lang: str, start: int | None = None, end: int | None = None) -> str:
    """Return the address of a report's page, at the cited span where one is given."""
    path = f"/documents/{quote(report_id, safe='')}"
    if start is None or end is None:
        return link(path, lang)
    return link(path, lang, (("start", start), ("end", end)), "c")
