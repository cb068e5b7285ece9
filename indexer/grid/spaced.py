"""Tables whose cells only single spaces part, as text copied from a PDF has them: `1 产业路 柏木村 98.00 98.00`.

Either the heads stand on one line and each row has as many cells, or rows end in numbers, as many in each; cells may
then be broken over lines, and so may the heads above. Only where the heads, put together, are as many as the columns is
a table read: a guess would put numbers under wrong heads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from indexer.grid.captions import find_unit
from indexer.grid.flattened import BLANKS, SET_APART, GridRow, lines_of
from indexer.grid.heading_rows import is_heading_row
from indexer.grid.placing import kind_of_cell
from indexer.grid.table_rows import FUND
from indexer.grid.table_words import bare, plays
from indexer.model import Cell

_TOKEN = re.compile(r"[^ \u3000\xa0\n]+")
_LONGEST, _MOST, _FEWEST = 120, 16, 3  # characters of a line, cells of a row, rows of a table
_HEAD_LINES = 10
_SURE = 4  # heads of values that make one row a table: 年初预算数 全年预算数 全年执行数 分值 执行率 得分
_NO_MONEY = re.compile("分值|得分|评分|权重|率|%")
_SIDES = ("收入", "支出", "资金来源", "资金运用")
_BROKEN = 20  # characters of the first part of a broken cell
_STOPS = "。；，：:;"
_Line = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row: those that name it, and its numbers; `first` is where its first line begins."""

    first: int
    end: int
    names: tuple[_Line, ...]
    values: tuple[_Line, ...]


def find_spaced(text: str, taken: Sequence[_Line]) -> list[list[GridRow]]:
    """Find such tables outside `taken` (in order); linear in the text."""
    found: list[list[GridRow]] = []
    for lines in _stretches(text, taken):
        at = 0
        while at < len(lines):
            table, after = _below_heads(text, lines, at)
            if table:
                found.append(table)
                at = after
                continue
            rows, after = _rows(text, lines, at)
            if len(rows) >= _FEWEST and (table := _table(text, lines[max(0, at - _HEAD_LINES) : at], rows)):
                found.append(table)
            at = max(after, at + 1)
    return found


def _below_heads(text: str, lines: Sequence[_Line], at: int) -> tuple[list[GridRow], int]:
    """Return the table whose heads are line `at`: rows of as many cells each, and totals with their last cells."""
    heads = _with_units(text, _tokens(text, lines[at]))
    names = [_words(text, head) for head in heads]
    if not _FEWEST < len(heads) <= _MOST or not (is_heading_row(names) or _over_numbers(text, lines, at, names)):
        if len(heads) != _FEWEST or not find_unit(names[-1]) or not any(plays("naming", bare(n)) for n in names[:-1]):
            return [], at  # 批次 文号 金额（万元） are heads for certain
    rows, after = [list(enumerate(heads))], at + 1
    numbered = _numbered(names)
    while after < len(lines) and lines[after][0] == lines[after - 1][1] + 1:
        tokens = _led_by_unit(text, _tokens(text, lines[after]))
        kinds = [kind_of_cell(text[a:b]) for a, b in tokens]
        numbers = len(tokens) > 1 and set(kinds[1:]) <= {"number", "unfit"}
        total = numbers and plays("total", bare(text[slice(*tokens[0])]))
        if len(tokens) == len(heads) and "number" in kinds and kinds[0] != "unfit":
            rows.append(list(enumerate(tokens)))
        elif source := _of_source(text, tokens, names):
            rows.append(source)
        elif total and len(tokens) < len(heads):
            rows.append([(0, tokens[0]), *_below_sums(text, rows[1:], tokens[1:], len(heads))])
        elif numbered is not None and len(tokens) * 2 == len(heads) and "number" in kinds[1:]:
            side = _side(text, tokens, rows, numbered)
            if side is None:
                break
            rows.append([(side * len(tokens) + n, token) for n, token in enumerate(tokens)])
        else:
            break
        after += 1
    valued = sum(plays("value", bare(_words(text, head))) for head in heads)
    if len(rows) <= 2 and not (len(rows) == 2 and valued >= _SURE):
        return [], at
    above = _sides_above(text, lines, at, len(heads)) if numbered is not None else ()
    cells = [
        tuple(Cell(number, column, *span) for column, span in row) for number, row in enumerate(rows, len(above[:1]))
    ]
    return [GridRow(row, row[0].start, row[-1].end, loose=False) for row in [*above, *cells]], after


def _of_source(text: str, tokens: Sequence[_Line], heads: Sequence[str]) -> list[tuple[int, _Line]]:
    """Return the cells of a row that says whose money it was, whose points are blank: 其中：财政拨款 90 89.97 89.97.

    It has nothing at all or a number under each head of money; [] for another row.
    """
    if FUND.fullmatch(bare(text[slice(*tokens[0])])) is None:
        return []
    money = [n for n, head in enumerate(heads) if n and plays("value", bare(head)) and not _NO_MONEY.search(head)]
    if len(tokens) > 1 and (len(money) != len(tokens) - 1 or money[-1] != len(money) or len(money) == len(heads) - 1):
        return []
    return list(enumerate(tokens))


def _below_sums(
    text: str, rows: Sequence[Sequence[tuple[int, _Line]]], values: Sequence[_Line], width: int
) -> list[tuple[int, _Line]]:
    """Return the columns of a total's numbers, fewer than the heads: its last cells, or those whose sums they are.

    Behind sums there may be nothing to sum up: points, a grade.
    """
    printed = [text[slice(*value)] for value in values]
    at_end = list(range(width - len(values), width))
    whole = [dict(row) for row in rows if len(row) == width]
    held = [n for n in range(1, width) if whole and all(kind_of_cell(text[slice(*r[n])]) == "number" for r in whole)]
    ways = [at_end, held[-len(values) :], held[: len(values)]]
    for way in ways if len(held) >= len(values) else ():
        columns = [[text[slice(*row[n])] for row in whole] for n in way]
        alike = all(("%" in value) == ("%" in column[0]) for value, column in zip(printed, columns, strict=True))
        if alike and any(map(_is_sum, printed, columns)):
            return list(zip(way, values, strict=True))
    return list(zip(at_end, values, strict=True))


def _is_sum(value: str, parts: Sequence[str]) -> bool:
    """Say whether a number is the sum of those above it."""
    if "%" in value:
        return False
    total, *each = (Decimal(re.sub(r"[^\d.-]", "", bare(words)) or "0") for words in (value, *parts))
    return total > 0 and total == sum(each)


def _over_numbers(text: str, lines: Sequence[_Line], at: int, names: Sequence[str]) -> bool:
    """Say whether words are heads by what lies below: two rows of as many cells, a name and nothing but numbers.

    Of the words themselves one at least has to be a head of values: 采购包 中标金额 已付 未付.
    """
    if any(len(name) > _BROKEN or not name.isalpha() for name in map(bare, names)):
        return False
    if not any(plays("value", bare(name)) for name in names[1:]) or at + 2 >= len(lines):
        return False
    for number in (at + 1, at + 2):
        kinds = [kind_of_cell(text[a:b]) for a, b in _tokens(text, lines[number])]
        if lines[number][0] != lines[number - 1][1] + 1 or len(kinds) != len(names) or kinds[0] == "number":
            return False
        if set(kinds[1:]) != {"number"}:
            return False
    return True


def _sides_above(text: str, lines: Sequence[_Line], at: int, width: int) -> tuple[tuple[Cell, ...], ...]:
    """Return the row of two heads, one over each half, that the line above has: 收入 支出; none without."""
    tokens = _tokens(text, lines[at - 1]) if at and lines[at][0] == lines[at - 1][1] + 1 else []
    if len(tokens) != 2 or not all(plays("value", bare(text[a:b])) or text[a:b] in _SIDES for a, b in tokens):
        return ()
    half = width // 2
    return (tuple(Cell(0, number * half, *token, column_span=half) for number, token in enumerate(tokens)),)


def _numbered(heads: Sequence[str]) -> int | None:
    """Return the column of line numbers in the left of two halves with the same heads: 项目 行次 决算数 twice."""
    half = len(heads) // 2
    if len(heads) % 2 or heads[:half] != heads[half:]:
        return None
    return next((number for number, head in enumerate(heads[:half]) if bare(head) in ("行次", "栏次")), None)


def _side(text: str, tokens: Sequence[_Line], rows: Sequence[Sequence[tuple[int, _Line]]], column: int) -> int | None:
    """Return the half, 0 or 1, that the line number of a row which fills only one of them goes on in; None in neither.

    The numbers run down the left half, and on from there down the right one.
    """
    last: dict[int, int] = {}
    first: dict[int, int] = {}
    half = len(tokens)
    for row in rows[1:]:
        for place, (start, end) in row:
            if place % half == column and text[start:end].isdecimal():
                last[place // half] = int(text[start:end])
                first.setdefault(place // half, int(text[start:end]))
    words = text[slice(*tokens[column])]
    if not words.isdecimal() or len(last) < 2:
        return None
    number = int(words)
    return 1 if number > last[1] else 0 if last[0] < number < first[1] else None


def _tokens(text: str, line: _Line) -> list[_Line]:
    tokens: list[_Line] = []
    for found in _TOKEN.finditer(text, *line):
        start, end = found.span()
        begin, before = tokens[-1] if tokens else line
        if end - start == before - begin == 1 and text[begin] + text[start] in SET_APART:
            tokens[-1] = begin, end
        else:
            tokens.append((start, end))
    return tokens


def _with_units(text: str, heads: Sequence[_Line]) -> list[_Line]:
    """Return heads, each with the unit in brackets that a space parts from it: 项目资金 (万元)."""
    joined: list[_Line] = []
    for start, end in heads:
        if joined and text[start] in "（(" and text[end - 1] in "）)" and find_unit(text[start:end]):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _led_by_unit(text: str, cells: list[_Line]) -> list[_Line]:
    """Return the cells of a row whose name the second half of the head before it leads: (万元) 年度资金总额 29 29."""
    first = text[slice(*cells[0])]
    led = len(cells) > 2 and first[0] in "（(" and first[-1] in "）)" and find_unit(first) is not None
    return [(cells[0][0], cells[1][1]), *cells[2:]] if led else cells


def _stretches(text: str, taken: Sequence[_Line]) -> Iterator[list[_Line]]:
    """Yield the runs of lines that are neither blank nor in another table."""
    run: list[_Line] = []
    for position, end, inside in lines_of(text, taken):
        if inside or end - position > _LONGEST or not text[position:end].strip(BLANKS):
            if len(run) > _FEWEST:
                yield run
            run = []
        else:
            run.append((position, end))
    if len(run) > _FEWEST:
        yield run


def _rows(text: str, lines: Sequence[_Line], at: int) -> tuple[list[_Row], int]:
    """Return the rows from line `at` on, as many numbers in each as in the first, and the line after them."""
    rows: list[_Row] = []
    while at < len(lines):
        row, after = _row(text, lines, at)
        if row is None or (rows and len(row.values) != len(rows[0].values)):
            break
        rows.append(row)
        at = after
    return rows, at


def _row(text: str, lines: Sequence[_Line], at: int) -> tuple[_Row | None, int]:
    """Read a row on one line, or on two where its name is broken."""
    if row := _on_line(text, lines[at]):
        return row, at + 1
    start, end = lines[at]
    if at + 1 < len(lines) and end - start <= _BROKEN and text[end - 1] not in _STOPS:
        begun = _tokens(text, lines[at])
        rest = _on_line(text, lines[at + 1])
        named = sum(kind_of_cell(text[a:b]) == "words" for a, b in begun) == 1
        if rest is not None and named and kind_of_cell(text[rest.names[0][0] : rest.names[0][1]]) == "words":
            joined = (begun[-1][0], rest.names[0][1])
            return _Row(start, rest.end, (*begun[:-1], joined, *rest.names[1:]), rest.values), at + 2
    return None, at + 1


def _on_line(text: str, line: _Line) -> _Row | None:
    tokens = _tokens(text, line)
    if not 2 <= len(tokens) <= _MOST or text[line[1] - 1] in _STOPS:
        return None
    kinds = [kind_of_cell(text[a:b]) for a, b in tokens]
    first = len(tokens)
    while first > 0 and kinds[first - 1] in ("number", "unfit", "absent"):
        first -= 1
    if not first or "number" not in kinds[first:] or "words" not in kinds[:first]:
        return None
    return _Row(line[0], line[1], tuple(tokens[:first]), tuple(tokens[first:]))


def _table(text: str, above: Sequence[_Line], rows: Sequence[_Row]) -> list[GridRow]:
    """Return the rows with their heads, [] where the lines above give no heads for the columns."""
    counts = [len(row.names) for row in rows]
    named = max(set(counts), key=counts.count)
    width = named + len(rows[0].values)
    tries = [_heads(text, above[-lines:], width) for lines in range(1, len(above) + 1)]
    found = [heads for heads in tries if heads and _name_columns(text, heads, named)]
    if not found:
        return _below_two(text, above[-2:], rows, named, width)
    heads = found[-1]  # with all that a line broke off: 序 above 号
    cells = [tuple(Cell(0, column, *head) for column, head in enumerate(heads))]
    first = 1 if named > 1 and plays("ordinal", bare(_words(text, heads[0]))) else 0
    for number, row in enumerate(rows, 1):
        names = _placed(row.names, named, first)
        placed = [*names, *((named + i, span) for i, span in enumerate(row.values))]
        cells.append(tuple(Cell(number, column, *span) for column, span in placed))
    return [GridRow(row, row[0].start, row[-1].end, loose=False) for row in cells]


def _below_two(text: str, above: Sequence[_Line], rows: Sequence[_Row], named: int, width: int) -> list[GridRow]:
    """Return the rows below two lines of heads, one of the upper standing over all of the lower.

    Which one it is the numbers tell: those of ratios carry %, and parts add up to 小计. If they do not, none is read.
    """
    lines = [_tokens(text, line) for line in above]
    if len(lines) < 2 or len(lines[0]) + len(lines[1]) - 1 != width or len(lines[1]) < 2:
        return []
    upper, lower = lines
    heads = [_words(text, head) for head in (*upper, *lower)]
    if not is_heading_row(heads[: len(upper)]) or not _name_columns(text, upper, named):
        return []
    if any(kind_of_cell(head) != "words" for head in heads):
        return []
    fits = [at for at in range(named, len(upper)) if _agrees(text, upper, lower, at, rows, named)]
    if len(fits) != 1:
        return []
    wide, more = fits[0], len(lower) - 1
    top = [
        Cell(
            0,
            n if n <= wide else n + more,
            *head,
            row_span=1 if n == wide else 2,
            column_span=more + 1 if n == wide else 1,
        )
        for n, head in enumerate(upper)
    ]
    made = [tuple(top), tuple(Cell(1, wide + n, *head) for n, head in enumerate(lower))]
    for number, row in enumerate((row for row in rows if len(row.names) == named), 2):
        made.append(tuple(Cell(number, n, *span) for n, span in enumerate([*row.names, *row.values])))
    return [GridRow(row, row[0].start, row[-1].end, loose=False, flat=False) for row in made]


def _agrees(
    text: str, upper: Sequence[_Line], lower: Sequence[_Line], wide: int, rows: Sequence[_Row], named: int
) -> bool:
    """Say whether the numbers agree with the heads where the upper one at `wide` stands over the lower ones."""
    heads = [*upper[:wide], *lower, *upper[wide + 1 :]][named:]
    words = [_words(text, head) for head in heads]
    first = wide - named
    for row in rows:
        printed = [text[slice(*span)] for span in row.values]
        for head, value in zip(words, printed, strict=True):
            if ("率" in head or "占比" in head) != ("%" in bare(value)) and kind_of_cell(value) == "number":
                return False
        group = printed[first : first + len(lower)]
        if plays("total", bare(words[first])) and all(kind_of_cell(value) == "number" for value in group):
            total, *parts = (Decimal(re.sub(r"[^\d.-]", "", bare(value))) for value in group)
            if abs(total - sum(parts)) > Decimal("0.05") * len(parts):
                return False
    return True


def _placed(names: Sequence[_Line], named: int, first: int) -> list[tuple[int, _Line]]:
    """Say which columns the names of a row stand in: one alone in the first that names, too many words together."""
    if len(names) == 1 and named > 1:
        return [(first, names[0])]
    if len(names) > named:
        more = len(names) - named
        joined = (names[first][0], names[first + more][1])
        names = [*names[:first], joined, *names[first + more + 1 :]]
    return list(enumerate(names))


def _heads(text: str, lines: Sequence[_Line], width: int) -> list[_Line]:
    """Put the words above a table together to `width` heads: units with what they are of, then what a line broke."""
    tokens = [token for line in lines for token in _tokens(text, line)]
    heads: list[_Line] = []
    for start, end in tokens:
        if heads and text[start] in "（(":
            heads[-1] = (heads[-1][0], end)
        else:
            heads.append((start, end))
    at = 1
    while len(heads) > width and at < len(heads):
        (begin, before), (after, end) = heads[at - 1], heads[at]
        if "\n" in text[before:after] and before - begin <= 2:
            heads[at - 1 : at + 1] = [(begin, end)]
        else:
            at += 1
    return heads if len(heads) == width else []


def _name_columns(text: str, heads: Sequence[_Line], named: int) -> bool:
    words = [bare(_words(text, head)) for head in heads]
    if any(kind_of_cell(word) != "words" or len(word) > 16 for word in words):
        return False
    valued = [plays("value", word) or plays("heading", word) for word in words[named:]]
    naming = [plays("naming", word) or plays("ordinal", word) or plays("heading", word) for word in words[:named]]
    return sum(valued) * 2 > len(valued) and any(naming)


def _words(text: str, span: _Line) -> str:
    return "".join(text[slice(*span)].split())
