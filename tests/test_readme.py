"""What README.md promises is there: commands, options, make targets, files."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from web.arguments import make_parser
from web.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
COMMAND_LINES = re.findall(r"^    \.venv/bin/chazhang (.+?)(?:\s{2,}#.*)?$", README, re.MULTILINE)


@pytest.mark.parametrize("line", COMMAND_LINES)
def test_every_command_line_parses(line: str) -> None:
    words = shlex.split(line.split(" > ")[0])
    assert make_parser("zh").parse_args(words).command == words[0]


def test_the_table_lists_every_command() -> None:
    rows = re.findall(r"^\| (`[a-z].*?) \|", README, re.MULTILINE)
    named = {word for row in rows for code in re.findall(r"`([^`]+)`", row) for word in code.split()[:1]}
    assert named >= set(COMMANDS)


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^    |`)make ([a-z]+)", README, re.MULTILINE)) <= targets


def test_linked_files_exist() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
