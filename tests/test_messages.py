from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer import errors, messages
from indexer.messages import both, catalogue, message

ROOT = Path(__file__).resolve().parents[1]
ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception)}
SPEAKERS = {"message", "both", "say", "_say", "heading", "apart"} | ERRORS


def keys_in(path: Path) -> Iterator[str]:
    """Yield the literal keys that a module says or raises."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            literals = [
                each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
            ]
            if name in ERRORS:
                yield from literals[:1]
            elif name in SPEAKERS:
                yield from (literal for literal in literals if "." in literal or "_" in literal)


def modules() -> list[Path]:
    return [path for part in ("indexer", "api", "web") for path in sorted((ROOT / part).rglob("*.py"))]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_key_that_the_code_says_has_a_row(path: Path) -> None:
    # Pages say `title` for `page.title`.
    assert [key for key in keys_in(path) if key not in catalogue() and f"page.{key}" not in catalogue()] == []


def test_the_keys_are_really_collected() -> None:
    found = {key for path in modules() for key in keys_in(path)}
    assert {"no_index", "empty_file", "cli.none"} <= found
    assert len(found) > 40


def test_every_stage_that_a_file_may_fail_in_has_its_words() -> None:
    """A stage is named where it is entered, `at("read")`, or a failure is made, `_fail(item, sha256, "open")`."""
    stages: set[str] = set()
    for path in (ROOT / "indexer").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                said = node.args[:1] if name == "at" else node.args[2:3] if name == "_fail" else []
                stages |= {each.value for each in said if isinstance(each, ast.Constant)}
    assert {"open", "expand", "kind", "convert", "read", "store"} <= stages
    assert [stage for stage in sorted(stages) if f"stage.{stage}" not in catalogue()] == []


def names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_both_languages_take_the_same_parameters(key: str) -> None:
    row = catalogue()[key]
    assert names(row["zh"]) == names(row["en"])


def test_words_are_filled_in() -> None:
    en, zh = both("empty_file")
    assert "0" in en and "空" in zh
    assert "/some/where" in message("no_index", "zh", path="/some/where")


def test_lists_are_joined_as_each_language_does() -> None:
    assert message("cli.candidates", "zh", candidates=("甲", "乙")).endswith("甲、乙")
    assert message("cli.candidates", "en", candidates=["a", "b"]).endswith("a, b")


def test_a_message_never_fails() -> None:
    assert message("no.such.key", "en") == "no.such.key"
    assert "{path}" in message("no_index", "en")
    assert "{x}{" in message("no_index", "en", path="{x}{")


@pytest.mark.parametrize("table", ["h\nkey\tzh", "h\nkey\tzh\t", "h\nkey\tzh\ten\nkey\tzh\ten"])
def test_a_row_that_is_not_right_is_named(table: str) -> None:
    with pytest.raises(ValueError, match="line"):
        messages.read(table)
