"""Templates: two environments, one a language, that know sentences and addresses and escape everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from starlette.responses import HTMLResponse

from indexer.messages import message
from web.links import LANGUAGES, link

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

TEMPLATES = Path(__file__).parent / "templates"


def _say(lang: str, key: str, **parameters: object) -> str:
    return message(f"page.{key}", lang, **parameters)


def _link(lang: str, path: str, **parameters: object) -> str:
    return link(path, lang, parameters.items())


def environment(lang: str) -> jinja2.Environment:
    """Return the templates of one language: `t("key")` says a sentence of the pages, `url("/path")` an address."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,  # for every file, whatever its name ends in
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(t=partial(_say, lang), url=partial(_link, lang))
    return made


class Renderer:
    """Renders page contexts."""

    def __init__(self) -> None:
        self._environments: Mapping[str, jinja2.Environment] = {lang: environment(lang) for lang in LANGUAGES}

    def page(self, template: str, context: DataclassInstance, lang: str, status: int = 200) -> HTMLResponse:
        """Render a page (or, by a name that begins with `_`, the part of it that htmx swaps)."""
        # Field by field, not asdict: templates see the records themselves.
        names = {field.name: getattr(context, field.name) for field in fields(context)}
        if template.startswith("_"):
            names["part"], template = template, "_swap.html"
        html = self._environments[lang].get_template(template).render(names)
        return HTMLResponse(html, status, {"Vary": "HX-Request", "Content-Language": lang})
