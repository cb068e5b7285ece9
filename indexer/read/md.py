r"""Markdown: its tables become grids, its marks that print nothing are left out, the rest stands as it is.

Marks before headings are left to `text.clean`. Left out are front matter (`---` to `---`, its title kept as a line),
fences of code, pairs of `**` and `__`, comments, and the addresses of links; `\|` in a cell is a bar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.errors import BrokenFile
from indexer.read.writer import Laid, TextWriter
from indexer.text import Place, RawText, decode

_RULE = re.compile(r"\s{0,3}\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*\|?\s*+")
_TITLE = re.compile(r"title\s{0,4}:\s{0,4}[\"']?([^\"'\n]{1,300})", re.I)
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1")
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,500})\]\([^()\s\n]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\)")
_BAR = re.compile(r"(?<!\\)\|")
_MOST_FRONT = 100  # lines


def read(data: bytes) -> RawText:
    """Return the text of a Markdown file; raises BrokenFile (`empty_document`, `not_text`)."""
    text = decode(data).replace("\r\n", "\n")
    lines = _without_comments(text).split("\n")
    lines = lines[:-1] if lines[-1] == "" else lines
    writer = TextWriter()
    number = _front_matter(lines, writer)
    fenced = False
    while number < len(lines):
        line = lines[number]
        if _FENCE.match(line):
            fenced = not fenced
            number += 1
        elif not fenced and (rows := _table_at(lines, number)):
            _write_table(rows, writer, number)
            number += len(rows) + 1
        else:
            writer.line(line if fenced else _plain(line), Place(0, paragraph=number))
            number += 1
    if not any(part.strip() for part in writer.parts):
        raise BrokenFile("empty_document")
    return writer.raw("md")


def _without_comments(text: str) -> str:
    """Take out <!-- comments -->, leaving their line ends; one that does not end is text."""
    pieces: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        pieces += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join(pieces) + text[at:]


def _front_matter(lines: Sequence[str], writer: TextWriter) -> int:
    """Write the title of the front matter, if there is any; return the line behind it."""
    if not lines or lines[0].strip("\ufeff ") != "---":
        return 0
    end = next((i for i, line in enumerate(lines[1:_MOST_FRONT], 1) if line.strip() in ("---", "...")), 0)
    if any(line.strip() and ":" not in line and not line.startswith((" ", "-", "#")) for line in lines[1:end]):
        return 0  # a line of text between two rules
    for i in range(1, end):
        if match := _TITLE.match(lines[i]):
            writer.line(match[1].strip(), Place(0, paragraph=i))
    return end + 1 if end else 0


def _table_at(lines: Sequence[str], start: int) -> list[list[str]]:
    """Return the cells of the table that begins at a line, its rule left out; none where there is no table."""
    if start + 1 >= len(lines) or "|" not in lines[start] or not _RULE.fullmatch(lines[start + 1]):
        return []
    header, rule = _cells(lines[start]), _cells(lines[start + 1])
    if len(header) != len(rule):
        return []
    rows = [header]
    for line in lines[start + 2 :]:
        if "|" not in line or not line.strip():
            break
        rows.append((_cells(line) + [""] * len(header))[: max(len(header), len(_cells(line)))])
    return rows


def _cells(line: str) -> list[str]:
    cells = _BAR.split(line.strip())
    cells = cells[1:] if cells and not cells[0].strip() else cells
    cells = cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells
    return [_plain(cell.strip().replace("\\|", "|")) for cell in cells]


def _write_table(rows: Sequence[Sequence[str]], writer: TextWriter, start: int) -> None:
    width = max(map(len, rows))
    laid = [
        Laid.of_lines(r, c, (row[c] if c < len(row) else "").split("<br>"))
        for r, row in enumerate(rows)
        for c in range(width)
    ]
    # The rule below the first row is a line of the file, too.
    writer.table(laid, lambda cell: Place(0, paragraph=start + cell.row + (1 if cell.row else 0)))


def _plain(line: str) -> str:
    """Return a line without the marks of strong words and the addresses of links; images leave nothing."""
    line = _LINK.sub(lambda match: "" if match[1] else match[2], line)
    return _STRONG.sub(r"\2", line)
