"""C02: the weights of a block of indicators (产出, 效益 …) come to what the form, or the text, says the block has.

What a block has is printed in its own cell (产出指标（50分）), in a column of weights beside it, or in a sentence
of the report that sets out the template (产出40分、效益40分). The block is the rows from its cell to the next one's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import pairwise

from indexer.audit.case import ERROR, FINDING, FLAG, NOT_CHECKABLE, PASS, Case, Check
from indexer.audit.cells import cell_rows, words_of
from indexer.audit.spans import sentences_with
from indexer.data_rows import rows_of
from indexer.model import Cell, Table

_WEIGHT = re.compile(r"(?:指标)?(?:分值|权重|标准分|满分|权重分)(?:[(（][分%][)）])?")
_LEVEL = re.compile(r"指标|维度|评价内容|项目")
_POINTS = r"(\d{1,3}(?:\.\d{1,2})?)"
_NUMBER = re.compile(_POINTS + "[分%]?")
_OWN = re.compile(rf"(\D{{2,14}}?)[(]{_POINTS}分?[)]")
_TOTAL = re.compile(r"总分|合计|总计|总得分")
_SETS = re.compile(r"权重|指标体系|设置|满分|分值")
_GIVES = re.compile(r"得分|[得扣失]\d|扣|失分|自评[得为]|综合得")
_FULL = (100, 90)  # with the points for execution, or beside them
_FEWEST = 3  # blocks that a sentence must give for it to set out a template


@dataclass(slots=True)
class _Block:
    """One block of a form: what it is said to have, where, and the weights of its rows."""

    name: str
    start: int
    end: int
    column: int
    said: Decimal | None = None
    weights: list[tuple[Decimal, int, int]] = field(default_factory=list)
    whole: bool = True  # each of its rows prints a weight, and its end is seen

    @property
    def sum(self) -> Decimal:
        return sum((weight for weight, _, _ in self.weights), Decimal(0))


@cache
def _blocks() -> Mapping[str, str]:
    """Return the name of a block by each of its forms, "" for what is within a block."""
    return {form: block for block, forms, _ in rows_of("indicator_blocks") for form in forms.split(";")}


def _named(words: str) -> str | None:
    return _blocks().get(re.sub(r"(?:类|性)?(?:指标)?(?:类)?$", "", words))


def block_weights(case: Case) -> Iterator[Check]:
    """C02 within a form, and against the template that the text sets out.

    A form of which most blocks do not come to what is said is read by another scheme than it was made by: then
    nothing follows, as from a block whose end is not seen or a row of which prints no weight.
    """
    for table in case.tables:
        blocks = _of_table(case, table)
        said = [block for block in blocks if block.said is not None and block.weights]
        yield from _judged([(block, block.said or Decimal(0), None) for block in said], ERROR)
        if blocks and not said and (template := case.once("template", lambda: _template(case))):
            named: dict[str, _Block] = {}
            for block in blocks:
                if block.name in template and block.weights:
                    whole = named.setdefault(block.name, _Block(block.name, block.start, block.end, 0))
                    whole.weights += block.weights
                    whole.whole = whole.whole and block.whole
            pairs = [(block, *template[name]) for name, block in named.items()]
            yield from _judged([(block, value, (a, b)) for block, value, a, b in pairs], FLAG)


def _judged(
    pairs: Sequence[tuple[_Block, Decimal, tuple[int, int] | None]], severity: str
) -> Iterator[Check]:  # fmt: skip
    """Yield the check of each block, beside what it is said to have and where, but for a block in its own cell."""
    right = sum(block.sum == said for block, said, _ in pairs)
    for block, said, place in pairs if len(pairs) > 1 else ():
        outcome = PASS if block.sum == said else FINDING if block.whole and right * 2 >= len(pairs) else NOT_CHECKABLE
        first, last = block.weights[0][1], block.weights[-1][2]
        sides = ((place or (block.start, block.end)), *((a, b) for _, a, b in block.weights))
        weights = [f"{value.normalize():f}" for value, _, _ in block.weights]
        yield Check(
            "C02", outcome, severity, sides if first <= last else sides[:1], block.sum, said, Decimal(0), "points",
            "audit.block", (("name", block.name), ("terms", weights)),
        )  # fmt: skip


def _of_table(case: Case, table: Table) -> list[_Block]:
    """Return the blocks of a form in order, none where the table has no column of weights."""
    rows = cell_rows(case, table)
    words = {row: {column: words_of(case, cell) for column, cell in cells.items()} for row, cells in rows.items()}
    head = next((row for row in rows if _weight_columns(words[row])), None)
    if head is None:
        return []
    columns = _weight_columns(words[head])
    blocks: list[_Block] = []
    for row in rows:
        if row <= head:
            continue
        if any(_TOTAL.match(text) for text in words[row].values()):
            break
        _take(blocks, rows[row], words[row], columns)
    else:
        for block in blocks[-1:]:  # the form may go on in a table of the next page
            block.whole = False
    for block, inner in pairwise(blocks):
        if inner.column > block.column and block.said not in (None, block.sum) and block.said == block.sum + inner.sum:
            block.weights += inner.weights
    return blocks


def _weight_columns(words: Mapping[int, str]) -> list[int]:
    """Return the columns of weights in a row of heads, the one of single indicators last."""
    levels = any(_LEVEL.search(text) and not _NUMBER.search(text) for text in words.values())
    return [column for column, text in sorted(words.items()) if levels and _WEIGHT.fullmatch(text)]


def _take(blocks: list[_Block], cells: Mapping[int, Cell], words: Mapping[int, str], columns: Sequence[int]) -> None:
    """Begin a new block where the row names one, and add the row's weight to the last."""
    leaf = columns[-1]
    for column in sorted(words):
        text = words[column]
        if not text or column >= leaf:
            continue
        own = _OWN.fullmatch(text)
        beside = _NUMBER.fullmatch(words.get(column + 1, "")) if column + 1 in columns[:-1] else None
        name = own.group(1) if own else text
        known = _named(name)
        if known == "":
            continue
        inner = bool(blocks) and column > blocks[-1].column
        # Flattened forms shift their columns: there a block of the first level is told by its name and its points.
        nested = inner and (known in (None, "成本") or (own is None and beside is None))
        first = known is not None or own is not None or beside is not None
        if nested or not (first or (blocks and column == blocks[-1].column)):
            continue
        value = own.group(2) if own else beside.group(1) if beside else None
        if known and blocks and blocks[-1].name == known and value is None:
            break  # the name is repeated in every row
        said = Decimal(value) if value else None
        blocks.append(_Block(known or name, cells[column].start, cells[column].end, column, said))
        break
    text = words.get(leaf, "")
    number = _NUMBER.fullmatch(text)
    if not blocks:
        return
    if number:
        blocks[-1].weights.append((Decimal(number.group(1)), cells[leaf].start, cells[leaf].end))
    elif any(words[column] for column in words if column > blocks[-1].column):
        blocks[-1].whole = False


def _template(case: Case) -> dict[str, tuple[Decimal, int, int]]:
    """Return what the text says each block has, and where; empty where no sentence, or more than one, sets it out."""
    folded = case.folded()
    found: dict[str, tuple[Decimal, int, int]] = {}
    for begin, end in sentences_with(_SETS, folded):
        own = {} if case.in_table(begin) else _given(folded, begin, end)
        if len(own) < _FEWEST or sum(value for value, _, _ in own.values()) not in _FULL:
            continue
        if found and {name: value for name, (value, _, _) in found.items()} != {n: v for n, (v, _, _) in own.items()}:
            return {}
        found = found or own
    return found


@cache
def _pattern() -> re.Pattern[str]:
    forms = (re.escape(form) for form, name in _blocks().items() if name)
    names = "|".join(sorted(forms, key=len, reverse=True))
    return re.compile(rf"({names})(?:类|性)?(?:指标)?(?:权重|分值|满分|各?占|为)?[(]?{_POINTS}[分%][)]?")


def _given(folded: str, start: int, end: int) -> dict[str, tuple[Decimal, int, int]]:
    found: dict[str, tuple[Decimal, int, int]] = {}
    stop = _GIVES.search(folded, start, end)
    for match in _pattern().finditer(folded, start, stop.start() if stop else end):
        name = _blocks()[match.group(1)]
        if name in found:
            return {}
        found[name] = Decimal(match.group(2)), match.start(), match.end()
    return found
