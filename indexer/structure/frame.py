"""What stands around the body of a report: title, cover, table of contents, signature, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.solid import without_blanks
from indexer.structure.headings import Heading, is_row
from indexer.structure.layout import Line
from indexer.structure.numbering import ITEM_NUMBER, label_of

_MOST_LEADING = 12  # lines before the body
_LONGEST_TITLE_LINE = 60
_FEWEST_ENTRIES = 5  # of a table of contents without a heading
_SIGNATURE_LINES = 6  # from the end of the body, within which a signature stands
_TITLE_END = re.compile(r"(?:报告|说明|自评表|评价表|公开|决算|预算|总结)[）)》]?$")
_YEAR = r"(?:[12][0-9]{3}|[１２][０-９]{3}|[二一][〇○零一二三四五六七八九]{3})"
_PART = r"[\s0-9０-９〇○零一二三四五六七八九十]{1,6}"
_FULL_DATE = re.compile(rf"(?:日\s?期[：:]\s?)?{_YEAR}\s?[年./-]{_PART}[月./-](?:{_PART}日?)?")
_COVER_FIELD = re.compile(
    r"(?![^：:]{0,14}(?:各|有关|相关|我|本))[\s\S]{0,14}(?:名称|日期|单位|部门|机构|盖章|时间|负责人|编号)[^：:]{0,8}[：:]"
)
_BODY = re.compile(
    r"[\u4e00-\u9fff、 \u3000]{4,40}(?:局|委|委员会|办公室|厅|部|中心|政府|法院|检察院|医院|学校|联合会|办事处)"
)
_NAME_AND_DATE = re.compile(rf"(?:{_BODY.pattern})[ \u3000]{{1,40}}(?:{_FULL_DATE.pattern})")  # on one line
_LEADER = re.compile(r"[.．…·\s]{2,}(?:\d{1,4}|[（(]\s?\d{1,4}\s?[）)])$|\t\d{1,4}$")
_ANNEX = re.compile(r"附(?:件|表|录)\s?[\d一二三四五六七八九十]{0,3}(?:[-－—.．]\d{1,2})?\s?[：:]?")
_ATTACHMENTS = re.compile(r"附(?:件|表)?(?:清单|目录)?\s?[：:]")
_ITEM = re.compile(r"(?:附件)?\s?\d{1,2}(?![\d年])")
_CAPTION = re.compile(
    r"(?:附[：:]|表\s?[\d一二三四五六七八九十]{1,3}(?:[-.]\d)?(?![\d、])|附(?:件|表)\s?\d)|.{2,50}(?:表|对照|明细)[）)]?(?:[（(][^（）()]{0,20}[）)])?$"
)
# An annex after the body that has its name on its own line: 附表：…执行情况表, 附件2  …一览表.
_NAMED_ANNEX = re.compile(
    r"附(?:件|表|录)?\s?[\d一二三四五六七八九十]{0,3}(?:[-－—.．]\d{1,2})?\s{0,8}[：:\s]\s{0,8}"
    r"(?!\d{1,2}\s?[-－—.．、])[^。；，]{2,50}(?:表|明细|清单|对照|一览)[）)]?(?:[（(][^（）()]{0,20}[）)])?$"
)
_NUMBERED_ANNEX = re.compile(
    r"附(?:件|表|录)\s?[\d一二三四五六七八九十]{1,3}(?:[-－—.．]\d{1,2})?[：:\s]{1,8}[^。；，]{2,40}$"
)
_SHEET = re.compile(r"公开\s?\d{1,2}\s?表$|(?:编制)?(?:部门|单位)(?:名称)?[：:]|\d{4}年\d{1,2}月\d{1,2}日")
_NUMBERED_TABLE = re.compile(r"附?表\s?[\d一二三四五六七八九十]")
_ANNEXED = re.compile(rf"{ITEM_NUMBER}(?:相关|有关)?附表[：:]?")
_NEAR = 12  # lines
_UNIT = re.compile(r"[（(]?(?:金额)?单位[：:]|.{0,20}(?:万元|单位)[）)]?$")
_CLAUSE = re.compile("[。；，]")
_CELL = re.compile(r"[\d,.]{1,16}[%％]?|[—-]{1,2}")
_LONGEST_CELL = 14


@dataclass(frozen=True, slots=True)
class Frame:
    """The body begins at line `first`; `parts` are the headings of what stands around it, in order.

    `title` is the number of lines of the title, from line `title_line` on; 0 where the report has none.
    `skipped` are the lines (start, end) that belong to a part and hold no headings of their own.
    """

    title: int
    title_line: int
    first: int
    parts: tuple[Heading, ...]
    skipped: tuple[tuple[int, int], ...]


def find_frame(lines: Sequence[Line]) -> Frame:
    """Return where the body is, and the parts around it in order."""
    leading = _without_body(lines, _leading(lines))
    title_line, title = _title(lines, leading)
    first, parts = leading, []
    after_title = title_line + title
    if any(_is_cover_line(line) for line in lines[:leading]) or (title and after_title < leading):
        parts.append(_part(lines, 0, 0, "cover", "cover"))
    for i in range(leading, min(leading + 40, len(lines))):
        if without_blanks(lines[i].words) == "目录":
            first = _contents_end(lines, i)
            parts.append(_part(lines, i, i, "contents", "contents"))
            break
    else:
        first = _bare_contents_end(lines, leading)
        if first > leading:
            start = lines[leading].start
            parts.append(Heading(leading, start, start, "contents", None, "", "contents"))
    annexes, skipped = _annexes(lines, first)
    last = next((annex.line for annex in annexes if annex.kind == "annex"), len(lines))
    signature = _signature(lines, first, last)
    if signature:
        skipped.append((signature[0].line, last))
    parts = sorted([*parts, *signature, *annexes], key=lambda part: part.line)
    return Frame(title, title_line, first, tuple(parts), tuple(skipped))


def captions(lines: Sequence[Line], first: int, taken: set[int]) -> list[Heading]:
    """Return the captions of tables in `lines[first:]`: 表1 …, 附：…, or a name that ends in 表.

    Cells may be parted by tabs or by blanks. A table that ends the report is an annex.
    """
    found = []
    closing = _closing(lines)
    for i in range(first + 1, len(lines)):
        spaced = not lines[i].table and is_row(lines[i].words) and not is_row(lines[i - 1].words)
        if not lines[i].first_of_table and not (spaced and not lines[i - 1].table):
            continue
        j = i - 1
        while j > first and i - j < 4 and not lines[j].table and _over_table(lines[j].words, spaced):
            j -= 1
        if j and _ANNEXED.fullmatch(without_blanks(lines[j - 1].words)):
            continue  # what a heading 附表 holds is its table, name and all
        if not lines[j].table and j not in taken and label_of(lines[j].words) is None and _is_caption(lines[j]):
            found.append(_part(lines, j, j, "annex" if i >= closing else "caption", "annex_table"))
    return found


def _over_table(words: str, spaced: bool) -> bool:
    """Whether a line between a caption and its table is a unit, a sheet's number, a body, or heads parted by blanks."""
    if _SHEET.match(words):
        return True
    heads = spaced and len(words.split()) > 1 and not _CLAUSE.search(words) and not _NUMBERED_TABLE.match(words)
    return heads or (bool(_UNIT.match(words)) and not _CAPTION.match(words))


def _closing(lines: Sequence[Line]) -> int:
    """Return the first of the lines that end the report and are nothing but tables and what stands over them."""
    i = len(lines)
    while i and (lines[i - 1].table or (len(lines[i - 1].words) <= _LONGEST_TITLE_LINE and _is_still(lines[i - 1]))):
        i -= 1
    return i


def _is_still(line: Line) -> bool:
    label = label_of(line.words)
    return is_row(line.words) or (not _CLAUSE.search(line.words) and (label is None or label.style == "num"))


def _is_caption(line: Line) -> bool:
    return (
        len(line.words) <= _LONGEST_TITLE_LINE and not _CLAUSE.search(line.words) and bool(_CAPTION.match(line.words))
    )


def _leading(lines: Sequence[Line]) -> int:
    """Return how many lines stand before the first paragraph, numbered heading, table or contents."""
    for i, line in enumerate(lines[:_MOST_LEADING]):
        label = label_of(line.words)
        numbered = label is not None and label.style != "bullet"
        if numbered or line.table or without_blanks(line.words) == "目录":
            return i
        if len(line.words) > _LONGEST_TITLE_LINE or re.search("[。；]", line.words):
            return i
        if line.words.endswith(("：", ":")) and not (_COVER_FIELD.match(line.words) or _ANNEX.fullmatch(line.words)):
            return i
    return 0 if len(lines) > _MOST_LEADING else min(1, len(lines))


def _without_body(lines: Sequence[Line], leading: int) -> int:
    """Return the number of leading lines up to the last that belongs to a title or a cover, if there is a title."""
    titles = [i for i in range(leading) if _TITLE_END.search(without_blanks(lines[i].words))]
    if not titles:
        return leading
    fields = [i for i in range(leading) if _is_cover_line(lines[i])]
    end = max(titles[-1], *fields, 0) + 1
    return end + (end < len(lines) and bool(_BODY.fullmatch(lines[end].words.strip("（()）"))))


def _is_cover_line(line: Line) -> bool:
    return bool(_FULL_DATE.fullmatch(line.words.strip("（()）")) or _COVER_FIELD.match(line.words))


def _title(lines: Sequence[Line], leading: int) -> tuple[int, int]:
    """Return the first line of the title and how many lines it takes (0: there is none)."""
    for i in range(leading):
        if _TITLE_END.search(without_blanks(lines[i].words)):
            start = i
            while start > 0 and not _FULL_DATE.fullmatch(lines[start - 1].words) and "：" not in lines[start - 1].words:
                if _ANNEX.fullmatch(lines[start - 1].words):
                    break
                start -= 1
            return start, i - start + 1
    return 0, min(leading, 1)


def _contents_end(lines: Sequence[Line], start: int) -> int:
    """Return the first line after a table of contents: where its first entry comes again."""
    seen: set[str] = set()
    for i in range(start + 1, min(start + 300, len(lines))):
        key = without_blanks(_LEADER.sub("", lines[i].words))
        following = without_blanks(lines[i + 1].words) if i + 1 < len(lines) else ""
        if (key in seen or key + following in seen) and not _LEADER.search(lines[i].words):
            return i
        if len(lines[i].words) > _LONGEST_TITLE_LINE:
            return start + 1
        seen.add(key)
    return start + 1


def _bare_contents_end(lines: Sequence[Line], leading: int) -> int:
    """Return the first line after a table of contents that has no heading of its own, `leading` where none is.

    Its entries are short, most of them numbered, and the first of them comes again behind the last.
    """
    end = _contents_end(lines, leading - 1)
    entries = lines[leading:end]
    numbered = sum(label_of(line.words) is not None for line in entries)
    same = end < len(lines) and _LEADER.sub("", entries[0].words) == lines[end].words if entries else False
    return end if same and len(entries) >= _FEWEST_ENTRIES and numbered * 2 >= len(entries) else leading


def _annexes(lines: Sequence[Line], first: int) -> tuple[list[Heading], list[tuple[int, int]]]:
    """Return the list of annexes and the annexes, and the lines that their headings and the list take up."""
    found: list[Heading] = []
    skipped: list[tuple[int, int]] = []
    last = _last_numbered(lines, first)
    i = first
    while i < len(lines):
        words = lines[i].words
        if lines[i].table:
            i += 1
            continue
        if i > last and (type_ := _named_annex(lines, i)) is not None:
            found.append(_part(lines, i, i, "annex", type_ or None))
            i += 1
            continue
        if _ATTACHMENTS.match(words) and not _captions_table(lines, i):
            found.append(_part(lines, i, i, "attachments", "annex_list"))
            start, i = i, i + 1
            while i < len(lines) and not lines[i].table and _ITEM.match(lines[i].words) and len(lines[i].words) <= 60:
                i += 1
            skipped.append((start, i))
            continue
        if i > first and _ANNEX.fullmatch(words) and re.search(r"\d|[一二三四五]|附件$|附表$|附录$", words):
            title = _annex_title(lines, i + 1)
            found.append(_part(lines, i, title, "annex", "annex_table" if _is_table_title(lines, title) else None))
            skipped.append((i, title + 1))
            i = title
        elif found and _captions_table(lines, i) and _is_caption(lines[i]):
            found.append(_part(lines, i, i, "annex", "annex_table"))
        i += 1
    return found, skipped


def _named_annex(lines: Sequence[Line], i: int) -> str | None:
    """Return the type of the annex whose number and name are line `i`, "" where it has none, None for no annex."""
    words = lines[i].words
    if _NAMED_ANNEX.match(words) and _holds_table(lines, i):
        return "annex_table"
    listed = any(0 <= j < len(lines) and _NUMBERED_ANNEX.match(lines[j].words) for j in (i - 1, i + 1))
    if i + 1 >= len(lines) or listed or not _NUMBERED_ANNEX.match(words):
        return None
    return "annex_table" if _NAMED_ANNEX.match(words) or _holds_table(lines, i) else ""


def _last_numbered(lines: Sequence[Line], first: int) -> int:
    """Return the last line that begins with a number of the outermost styles (一、 第一部分), -1 where none does."""
    for i in range(len(lines) - 1, first - 1, -1):
        label = None if lines[i].table else label_of(lines[i].words)
        if label is not None and label.style in ("zh", "part", "chapter"):
            return i
    return -1


def _holds_table(lines: Sequence[Line], i: int) -> bool:
    """Whether a table follows soon after line `i`, with cells parted by tabs, by blanks or each on its own line."""
    after = lines[i + 1 : i + _NEAR]
    if any(line.table or is_row(line.words) for line in after):
        return True
    cells = sum(len(line.words) <= _LONGEST_CELL and not _CLAUSE.search(line.words) for line in after)
    return cells * 4 >= len(after) * 3 and sum(bool(_CELL.fullmatch(line.words)) for line in after) > 1


def _annex_title(lines: Sequence[Line], start: int) -> int:
    """Return the last line of an annex's title, which may take two lines."""
    for i in range(start, min(start + 2, len(lines))):
        if lines[i].table or _CLAUSE.search(lines[i].words) or label_of(lines[i].words) is not None:
            return i - 1
        if re.search("(?:表|报告|说明|明细|清单|情况)$", lines[i].words):
            return i
    return start - 1


def _is_table_title(lines: Sequence[Line], i: int) -> bool:
    return lines[i].words.rstrip("）)").endswith("表") or (i + 1 < len(lines) and lines[i + 1].table)


def _captions_table(lines: Sequence[Line], i: int) -> bool:
    """Whether a table begins right after line `i`, units aside."""
    j = i + 1
    while j < len(lines) and j - i < 3 and not lines[j].table and _UNIT.match(lines[j].words):
        j += 1
    return j < len(lines) and lines[j].first_of_table


def _signature(lines: Sequence[Line], first: int, last: int) -> list[Heading]:
    """Return the signature: a date on a line of its own at the end of the body, with the name before it."""
    for i in range(last - 1, max(first, last - _SIGNATURE_LINES) - 1, -1):
        if lines[i].table or not (_FULL_DATE.fullmatch(lines[i].words) or _NAME_AND_DATE.fullmatch(lines[i].words)):
            continue
        start = i
        while start - 1 > first and _is_name(lines[start - 1]):
            start -= 1
        return [_part(lines, start, start, "signature", "signature")]
    return []


def _is_name(line: Line) -> bool:
    words = line.words
    return (
        not line.table
        and len(words) <= 40
        and not re.search("[。；，：:]", words)
        and label_of(words) is None
        and len(words) > 3
    )


def _part(lines: Sequence[Line], start: int, end: int, kind: str, type_: str | None) -> Heading:
    name = " ".join(line.words for line in lines[start : end + 1])
    return Heading(start, lines[start].start, lines[end].end, kind, None, name, type_)
