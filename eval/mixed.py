"""`python -m eval mixed --to DIR`: one folder of made-up reports in every kind of file, good ones and bad ones.

`DIR/reports` is what a user would index, `DIR/expected.jsonl` says of each file which report it is, or why it must be
among the unreadable ones. The same seed makes the same reports. Word, PDF and their kin are written by LibreOffice.
"""

from __future__ import annotations

import io
import json
import random
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.metrics import EvalResult
from eval.papers import Heading, Paper, Sheet, papers
from indexer.errors import MissingPart
from indexer.read.office import soffice

if TYPE_CHECKING:
    from PIL.Image import Image

SAMPLES = Path(__file__).parent / "samples"
# What LibreOffice makes, of what: kind -> (the kind it starts from, its filter).
_BY_OFFICE = {
    "doc": ("docx", "doc:MS Word 97"),
    "rtf": ("docx", "rtf"),
    "odt": ("docx", "odt"),
    "pdf": ("docx", "pdf:writer_pdf_Export"),
    "xls": ("xlsx", "xls:MS Excel 97"),
    "ods": ("xlsx", "ods"),
}
_DPI = 200


def run(to: Path, count: int = 200) -> EvalResult:
    """Write the folder; return how many files of each kind there are. Raises MissingPart without LibreOffice."""
    reports = to / "reports"
    reports.mkdir(parents=True)
    shutil.copy(SAMPLES / "regions.tsv", reports / "regions.tsv")
    bad = _bad_files()
    made = list(islice(papers(), -(-(count - len(bad)) // len(KINDS))))
    rows: list[dict[str, Any]] = []
    files = write_all(made, KINDS)
    for number, paper in enumerate(made):
        for kind in KINDS:
            if len(rows) < count - len(bad):
                path = reports / paper.place / f"{paper.name}_{kind}.{SUFFIXES.get(kind, kind)}"
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(files[kind][number])
                rows.append({"file": path.name, "kind": kind, "report": paper.name, "amounts": paper.amounts})
    for name, data in bad.items():
        (reports / name).write_bytes(data)
        rows.append({"file": name, "kind": "bad", "report": None, "amounts": []})
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (to / "expected.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    counts = {kind: sum(row["kind"] == kind for row in rows) for kind in (*KINDS, "bad")}
    return EvalResult("mixed", {"files": len(rows), **counts}, [])


def write_all(made: Sequence[Paper], kinds: Sequence[str]) -> dict[str, list[bytes]]:
    """Return the bytes of every report in every kind, in order. Raises MissingPart without LibreOffice."""
    done: dict[str, list[bytes]] = {}

    def of(kind: str) -> list[bytes]:
        if kind not in done:
            if kind in _BY_OFFICE:
                source, filter_ = _BY_OFFICE[kind]
                done[kind] = _converted(of(source), source, filter_)
            elif kind in _FROM_PDF:
                done[kind] = [_FROM_PDF[kind](data, number) for number, data in enumerate(of("pdf"))]
            elif kind == "zip":
                done[kind] = [_zip(paper, data) for paper, data in zip(made, of("docx"), strict=True)]
            else:
                done[kind] = [_DIRECT[kind](paper) for paper in made]
        return done[kind]

    return {kind: of(kind) for kind in kinds}


def _lines(paper: Paper, table: Callable[[Sheet], str], heading: str = "") -> str:
    lines = [f"{heading}{paper.title}"]
    for block in paper.blocks:
        if isinstance(block, Sheet):
            lines += [block.caption, f"单位：{block.unit}", table(block)]
        elif isinstance(block, Heading):
            lines.append(f"{heading * (block.level + 1)}{block.label}{block.words}")
        else:
            lines.append(block)
    return "\n".join([*lines, paper.organisation, paper.signed, ""])


def _txt(paper: Paper) -> bytes:
    return _lines(paper, lambda sheet: "\n".join("\t".join(cell or "" for cell in row) for row in sheet.rows)).encode()


def _gbk(paper: Paper) -> bytes:
    return _txt(paper).decode().encode("gb18030")


def _md(paper: Paper) -> bytes:
    def table(sheet: Sheet) -> str:
        rows = ["| " + " | ".join(cell or "" for cell in row) + " |" for row in sheet.rows]
        return "\n".join(["", rows[0], "|" + " --- |" * len(sheet.rows[0]), *rows[1:], ""])

    return _lines(paper, table, "# ").replace("# # ", "## ").replace("# # ", "## ").encode()


def _docx(paper: Paper) -> bytes:
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Serif CJK SC", Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    document.sections[0].header.paragraphs[0].text = paper.organisation
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run(paper.title).bold = True
    for block in paper.blocks:
        if isinstance(block, Sheet):
            document.add_paragraph(block.caption).alignment = WD_ALIGN_PARAGRAPH.CENTER
            document.add_paragraph(f"单位：{block.unit}").alignment = WD_ALIGN_PARAGRAPH.RIGHT
            table = document.add_table(len(block.rows), len(block.rows[0]), style="Table Grid")
            for cells, row in zip(table.rows, block.rows, strict=True):
                for cell, words in zip(cells.cells, row, strict=True):
                    cell.text = words or ""
        else:
            words = f"{block.label}{block.words}" if isinstance(block, Heading) else block
            paragraph = document.add_paragraph(words)
            paragraph.paragraph_format.first_line_indent = Pt(28)
    for words in (paper.organisation, paper.signed):
        document.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _xlsx(paper: Paper) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "自评报告"
    for line in _lines(paper, lambda sheet: "").split("\n"):
        if line:
            page.append([line])
    for sheet in (block for block in paper.blocks if isinstance(block, Sheet)):
        other = book.create_sheet("项目支出表")
        other.append([sheet.caption])
        other.append([f"单位：{sheet.unit}"])
        for row in sheet.rows:
            other.append([_number(cell) for cell in row])
        for column, cell in enumerate(sheet.rows[0], 1):
            other.cell(3, column).value = cell
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _number(cell: str | None) -> object:
    try:
        return float(cell or "")
    except ValueError:
        return cell


def _html(paper: Paper) -> bytes:
    def table(sheet: Sheet) -> str:
        rows = ("<tr>" + "".join(f"<td>{cell or ''}</td>" for cell in row) + "</tr>" for row in sheet.rows)
        return "<table border=1>" + "".join(rows) + "</table>"

    body = "".join(
        line if line.startswith("<table") else f"<p>　　{line}</p>\n"
        for line in _lines(paper, table).split("\n")
        if line
    )
    menu = "".join(f"<li><a href='/{name}/'>{name}</a></li>" for name in ("首页", "政务公开", "办事服务", "互动交流"))
    page = (
        "<!DOCTYPE html><html><head><meta charset='gb2312'>"
        f"<meta name='PubDate' content='{paper.year + 1}-04-20'><title>{paper.title}_{paper.place}人民政府</title>"
        f"<script>var visits=123456;</script></head><body><div class='nav'><ul>{menu}</ul></div>"
        f"<div class='TRS_Editor'>{body}</div>"
        "<div class='footer'>主办：人民政府办公室　网站标识码：9800000001　备案号 12345678</div></body></html>"
    )
    return page.encode("gb18030")


def _csv(paper: Paper) -> bytes:
    tables = [block for block in paper.blocks if isinstance(block, Sheet)]
    lines = [
        f"{paper.organisation}{tables[0].caption}",
        "单位：万元",
        *(",".join(map(str, row)) for row in tables[0].rows),
    ]
    return ("\r\n".join(lines) + "\r\n").encode("gb18030")


def _zip(paper: Paper, docx: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        # As Chinese Windows writes names: GBK bytes without the flag that says UTF-8. zipfile would set the flag.
        entry = zipfile.ZipInfo(f"附件/{paper.organisation}自评报告.docx".encode("gbk").decode("cp437"))
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, docx)
    return _without_utf8_flag(stream.getvalue(), entry.filename)


def _without_utf8_flag(data: bytes, name: str) -> bytes:
    """Rewrite the entry's name in its two places as the code page's bytes, and clear the flag that says UTF-8."""
    utf8, gbk = name.encode("utf-8"), name.encode("cp437")
    out = bytearray(data.replace(utf8, gbk))
    local = 0
    central = out.index(b"PK\x01\x02")
    end = out.rindex(b"PK\x05\x06")
    shorter = len(utf8) - len(gbk)
    for at, flags, size in ((local, 6, 26), (central, 8, 28)):
        value = int.from_bytes(out[at + flags : at + flags + 2], "little") & ~0x800
        out[at + flags : at + flags + 2] = value.to_bytes(2, "little")
        out[at + size : at + size + 2] = len(gbk).to_bytes(2, "little")
    for at, less in ((end + 12, shorter), (end + 16, shorter)):  # size and offset of the central directory
        value = int.from_bytes(out[at : at + 4], "little") - less
        out[at : at + 4] = value.to_bytes(4, "little")
    return bytes(out)


def _converted(files: Sequence[bytes], suffix: str, filter_: str) -> list[bytes]:
    """Return what LibreOffice makes of files of one kind, in one run. Raises MissingPart where it is not installed."""
    program = soffice()
    if program is None:
        raise MissingPart("missing_part", part="LibreOffice", install="libreoffice-writer libreoffice-calc")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        paths = [Path(folder) / f"{number:04d}.{suffix}" for number in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", filter_, "--outdir", out, *paths],
            check=True, capture_output=True, timeout=60 + 5 * len(files),
        )  # fmt: skip
        return [(out / path.name).with_suffix(f".{filter_.split(':')[0]}").read_bytes() for path in paths]


def _pages(pdf: bytes, number: int) -> list[Image]:
    """Return the pages as a scanner would: grey, a little noise, a little turned."""
    import numpy as np
    import pypdfium2
    from PIL import Image

    chance = np.random.default_rng(number)
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        image = page.render(scale=_DPI / 72, grayscale=True).to_pil().convert("L")
        turned = image.rotate(float(chance.uniform(-0.5, 0.5)), fillcolor=255, resample=Image.Resampling.BICUBIC)
        noisy = np.asarray(turned, dtype=np.int16) + chance.normal(0, 6, turned.size[::-1]).astype(np.int16)
        pages.append(Image.fromarray(noisy.clip(0, 255).astype(np.uint8)))
    document.close()
    return pages


def _scan(pdf: bytes, number: int) -> bytes:
    pages = _pages(pdf, number)
    stream = io.BytesIO()
    pages[0].save(stream, "PDF", resolution=_DPI, save_all=True, append_images=pages[1:], quality=80)
    return stream.getvalue()


def _image(pdf: bytes, number: int) -> bytes:
    pages = _pages(pdf, number)
    stream = io.BytesIO()
    pages[0].save(
        stream, "TIFF", dpi=(_DPI, _DPI), save_all=True, append_images=pages[1:], compression="tiff_adobe_deflate"
    )
    return stream.getvalue()


def _mixed(pdf: bytes, number: int) -> bytes:
    """Return the report with its last page scanned."""
    import pypdfium2

    text, scan = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument(_scan(pdf, number))
    both = pypdfium2.PdfDocument.new()
    last = len(text) - 1
    both.import_pages(text, list(range(last)) or None)
    if last:
        both.import_pages(scan, [last])
    stream = io.BytesIO()
    both.save(stream)
    return stream.getvalue()


_DIRECT: Mapping[str, Callable[[Paper], bytes]] = {
    "txt": _txt, "gbk": _gbk, "md": _md, "docx": _docx, "xlsx": _xlsx, "html": _html, "csv": _csv,
}  # fmt: skip
_FROM_PDF: Mapping[str, Callable[[bytes, int], bytes]] = {"scan": _scan, "image": _image, "mixed": _mixed}
KINDS = (*_DIRECT, *_BY_OFFICE, "zip", *_FROM_PDF)
SUFFIXES = {"gbk": "txt", "scan": "pdf", "mixed": "pdf", "image": "tif"}


def _bad_files() -> dict[str, bytes]:
    """Return files that nobody can read, by name."""
    paper = next(papers(1))
    docx, chance = _docx(paper), random.Random(0)
    return {
        "空文件.txt": b"",
        "截断.docx": docx[: len(docx) // 2],
        "截断.pdf": b"%PDF-1.7\n1 0 obj\n<<",
        "压缩包.rar": b"Rar!\x1a\x07\x01\x00" + chance.randbytes(400),
        "程序.doc": b"MZ" + chance.randbytes(4000),
        "改名的图片.docx": b"\x89PNG\r\n\x1a\n" + chance.randbytes(300),
    }
