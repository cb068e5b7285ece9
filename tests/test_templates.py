"""Templates: they use what their pages hold, say sentences that are written, and can be read in both schemes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

import jinja2.meta
import jinja2.nodes
import pytest

from indexer.messages import catalogue as messages
from web import audit_contexts, contexts, views
from web.app import STATIC
from web.render import TEMPLATES, environment

DATA = Path(__file__).parents[1] / "indexer" / "data"
CODES = {
    "standing": {"direct", "composite", "conflicting"},
    "status": {"answered", "conflicting", "composite", "related_only", "ambiguous", "no_evidence"},
}
PAGES = {**contexts.PAGES, **audit_contexts.PAGES}


def names_in(template: str) -> set[str]:
    """The variables that a template uses, with those that it extends and includes; imports are macros."""
    env = environment("zh")
    assert env.loader is not None
    tree = env.parse(env.loader.get_source(env, template)[0])
    names = jinja2.meta.find_undeclared_variables(tree)
    names -= {name for node in tree.find_all(jinja2.nodes.FromImport) for name in node.names if isinstance(name, str)}
    names -= {"part"}  # what htmx gets: not a matter of the page's context
    for node in tree.find_all((jinja2.nodes.Extends, jinja2.nodes.Include)):
        assert isinstance(node.template, jinja2.nodes.Const)
        names |= names_in(node.template.value)
    return names - set(env.globals)


@pytest.mark.parametrize("template", sorted(PAGES))
def test_templates_use_exactly_what_their_context_holds(template: str):
    assert names_in(template) == {field.name for field in fields(PAGES[template])}


def records(kind: Any, seen: set[type]) -> None:
    """Collect the dataclasses that a type speaks of."""
    if is_dataclass(kind) and isinstance(kind, type):
        if kind not in seen:
            seen.add(kind)
            for hint in get_type_hints(kind).values():
                records(hint, seen)
    elif isinstance(kind, UnionType) or get_args(kind):
        for each in get_args(kind):
            records(each, seen)


def test_every_field_of_every_record_is_shown():
    seen: set[type] = set()
    for kind in PAGES.values():
        records(kind, seen)
    used: set[str] = set()
    env = environment("zh")
    for path in TEMPLATES.glob("*.html"):
        tree = env.parse(path.read_text(encoding="utf-8"))
        used |= {node.attr for node in tree.find_all(jinja2.nodes.Getattr)}
    unused = {f"{kind.__name__}.{field.name}" for kind in seen for field in fields(kind) if field.name not in used}
    top = {f"{kind.__name__}.{field.name}" for kind in PAGES.values() for field in fields(kind)}
    assert unused - top == set()


def test_every_sentence_that_templates_say_is_written():
    written = set(messages())
    for path in TEMPLATES.glob("*.html"):
        for key in re.findall(r"""\bt\("([a-z_.]+)"|\bt\('([a-z_.]+)'""", path.read_text(encoding="utf-8")):
            name = "".join(key)
            assert name.endswith(".") or f"page.{name}" in written, (path.name, name)


def test_every_sentence_of_the_pages_is_said():
    source = "".join(
        path.read_text(encoding="utf-8")
        for folder in (TEMPLATES, TEMPLATES.parent, Path(__file__).parents[1] / "api")
        for path in [*folder.glob("*.html"), *folder.glob("*.py")]
    )
    # Said by a code: views.say(f"flag.{flag}").
    families = (
        "page.scope.",
        "page.answer.",
        "page.basis.",
        "page.direction.",
        "page.flag.",
        "page.fact.",
        "page.error.",
        "page.form.",
        "page.edition.",
        "page.correction.note.",
    )
    for key in messages():
        if key.startswith("page.") and not key.startswith(families):
            assert re.search(rf"[\"'](page\.)?{re.escape(key[5:])}[\"']", source), key


@pytest.mark.parametrize(
    ("family", "listed"), [("basis", "attribute_basis"), ("scope", "scope"), ("standing", None), ("status", None)]
)
def test_every_code_has_its_words(family: str, listed: str | None):
    rows = [line.split("\t") for line in (DATA / "enums.tsv").read_text(encoding="utf-8").splitlines()]
    codes = {row[1] for row in rows if row[0] == listed} if listed else CODES[family]
    prefix = f"page.{family}" if listed else family
    assert codes
    assert {code for code in codes if f"{prefix}.{code}" not in messages()} == set()


def test_every_flag_that_is_shown_has_its_words():
    assert {flag for flag in views.SHOWN_FLAGS if f"page.flag.{flag}" not in messages()} == set()


def test_htmx_is_the_file_that_the_notice_names():
    digest = hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest()
    assert digest in (STATIC / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", [0, 1])
def test_colours_have_enough_contrast(scheme: int):
    css = (STATIC / "style.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})", css.split(":root")[1 + scheme]))
    pairs = [
        ("ink", "paper"),
        ("ink", "card"),
        ("soft", "paper"),
        ("soft", "card"),
        ("blue", "card"),
        ("blue", "paper"),
    ]
    pairs += [
        ("mark-ink", "mark"),
        ("card", "blue"),
        ("blue", "blue-soft"),
        ("ink", "line"),
        ("amber", "card"),
        ("amber", "paper"),
    ]
    pairs += [(name, f"{name}-soft") for name in ("green", "amber", "red", "violet")]
    for text, ground in pairs:
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
