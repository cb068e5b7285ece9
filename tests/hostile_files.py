"""Files made to harm their reader, by name, each with the codes of the failures it may become."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

REPORT = (
    "岚海省云溪市鼓山区民政局2023年度部门整体支出绩效自评报告\n\n一、部门基本情况\n"
    "全局共有在职人员18人。2023年年初预算300万元，全年支出287.5万元。\n"
    "二、项目支出情况\n2023年困难群众救助项目支出120.5万元。\n三、存在的问题\n项目进度偏慢。\n"
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = "<!DOCTYPE l [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n + 1} '{f'&a{n};' * 10}'>" for n in range(12)
) + "]>"  # fmt: skip
OUTSIDE = "<!DOCTYPE l [<!ENTITY a12 SYSTEM 'file:///etc/passwd'>]>"


def zipped(files: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(body: str, doctype: str = "") -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
        'document.main+xml"/></Types>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>'
    )
    document = f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"[Content_Types].xml": types, "_rels/.rels": rels, "word/document.xml": document})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def xlsx(sheet: str, doctype: str = "") -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override '
        'PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"

    def rels(kind: str, target: str) -> str:
        return (
            f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/{kind}" Target="{target}"/>'
            "</Relationships>"
        )

    return zipped(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": rels("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": rels("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'{doctype}<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData>'
            "</worksheet>",
        }
    )


def pdf(objects: list[str], root: int = 1, extra: str = "") -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R {extra}>>\nstartxref\n{start}\n%%EOF".encode()


def page_pdf(box: str, content: str = "BT /F1 12 Tf 72 700 Td (Budget 300) Tj ET") -> bytes:
    return pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def encrypted_pdf() -> bytes:
    owner = "<" + "41" * 32 + ">"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>",
               f"<< /Filter /Standard /V 1 /R 2 /O {owner} /U {owner} /P -4 >>"]  # fmt: skip
    return pdf(objects, extra=f"/Encrypt 3 0 R /ID [{owner} {owner}] ")


def looping_pdf() -> bytes:
    return pdf(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1000000 >>",
            "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 1000000 >>",
        ]
    )


def png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def image_bomb() -> bytes:
    packer = zlib.compressobj(9)
    row = b"\0" + bytes(60_000 // 8)
    data = b"".join(packer.compress(row * 1000) for _ in range(60)) + packer.flush()

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def nested_bomb() -> bytes:
    data = zipped({"0": bytes(100 << 20)})
    for level in range(3):
        data = zipped({f"{level}-{n}.zip": data for n in range(8)})
    return data


def overlapping() -> bytes:
    """Fifield's: every entry of the directory is the same bytes of the file."""
    data = zipped({"a.txt": bytes(1 << 20)})
    at = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[at:end]
    entries = b"".join(entry.replace(b"a.txt", b"%05d" % n) for n in range(20000))
    return data[:at] + entries + b"PK\x05\x06" + struct.pack("<4H2IH", 0, 0, 20000, 20000, len(entries), at, 0)


def lying_size() -> bytes:
    """An entry that says 10 bytes and has 200 million."""
    data = bytearray(zipped({"a.txt": bytes(200 << 20)}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)
    struct.pack_into("<I", data, 22, 10)
    return bytes(data)


def encrypted_zip() -> bytes:
    data = bytearray(zipped({"secret.txt": REPORT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


ANY_BREAK = frozenset({"broken_file", "broken_docx", "broken_pdf", "unsafe_xml", "empty_document", "unexpected_failure",
                       "too_large", "too_deep", "not_text", "unsupported_kind"})  # fmt: skip
NO_MEASURE = frozenset({"too_large", "too_many_pages", "too_much_text", "too_deep", "timed_out", "out_of_memory"})
NO_PART = frozenset({"missing_part"})

# name -> (bytes, codes it may fail with; "" among them: it may as well be read)
FILES: dict[str, tuple[Callable[[], bytes], frozenset[str]]] = {
    "laughs.docx": (lambda: docx(paragraph("&a12;"), LAUGHS), frozenset({"unsafe_xml"})),
    "outside.docx": (lambda: docx(paragraph("&a12;"), OUTSIDE), frozenset({"unsafe_xml"})),
    "laughs.xlsx": (lambda: xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>&a12;</t></is></c></row>', LAUGHS),
                    ANY_BREAK),
    "outside.xlsx": (lambda: xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>&a12;</t></is></c></row>', OUTSIDE),
                     ANY_BREAK),
    "laughs.html": (lambda: f"{LAUGHS}<html><body><p>{REPORT}&a12;</p></body></html>".encode(), ANY_BREAK | {""}),
    "outside.html": (lambda: f"{OUTSIDE}<html><body><p>{REPORT}&a12;</p></body></html>".encode(), ANY_BREAK | {""}),
    "laughs.svg": (lambda: f'<?xml version="1.0"?>{LAUGHS}<svg><text>&a12;</text></svg>'.encode(), ANY_BREAK),
    "deep.docx": (lambda: docx("<w:tbl><w:tr><w:tc>" * 10_000 + paragraph("x") + "</w:tc></w:tr></w:tbl>" * 10_000),
                  ANY_BREAK | NO_MEASURE),
    "deep.html": (lambda: ("<html><body>" + "<table><tr><td>" * 10_000 + REPORT).encode(),
                  ANY_BREAK | NO_MEASURE | {""}),
    "wide.xlsx": (lambda: xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v>'
                               "</c></row>"), ANY_BREAK | NO_MEASURE | {""}),
    "bomb.docx": (lambda: zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": bytes(400 << 20)}),
                  frozenset({"too_large", "broken_docx"})),
    "encrypted.pdf": (encrypted_pdf, frozenset({"encrypted"})),
    "loop.pdf": (looping_pdf, ANY_BREAK | NO_MEASURE),
    "huge-page.pdf": (lambda: page_pdf("0 0 1000000000 1000000000"), ANY_BREAK | NO_MEASURE | NO_PART | {""}),
    "no-page.pdf": (lambda: page_pdf("0 0 0 0"), ANY_BREAK | NO_PART | {""}),
    "many-pages.pdf": (lambda: pdf(["<< /Type /Catalog /Pages 2 0 R >>",
                                    f"<< /Type /Pages /Kids [{'3 0 R ' * 20000}] /Count 20000 >>",
                                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 10 10] >>"]), NO_MEASURE),
    "truncated.pdf": (lambda: page_pdf("0 0 612 792")[:200], ANY_BREAK | NO_PART),
    "truncated.docx": (lambda: docx(paragraph(REPORT))[:-300], frozenset({"broken_docx"})),
    "truncated.xlsx": (lambda: xlsx('<row r="1"><c r="A1"><v>1</v></c></row>')[:-300], frozenset({"broken_file"})),
    "truncated.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(300), ANY_BREAK),
    "truncated.png": (lambda: png(1000, 1000, bytes(126_000))[:100], ANY_BREAK | NO_PART),
    "bomb.png": (image_bomb, ANY_BREAK | NO_MEASURE | NO_PART),
    "lies.png": (lambda: png(50_000, 50_000, b"\0" * 100), ANY_BREAK | NO_MEASURE | NO_PART),
    "lies.pdf": (lambda: docx(paragraph(REPORT)), frozenset({""})),
    "lies.docx": (REPORT.encode, frozenset({"", *ANY_BREAK})),
    "lies.txt": (lambda: page_pdf("0 0 612 792"), ANY_BREAK | NO_PART | {""}),
    "program.txt": (lambda: b"MZ" + bytes(range(256)) * 20, ANY_BREAK),
    "nul.txt": (lambda: bytes(10_000), ANY_BREAK),
    "nuls-within.txt": (lambda: REPORT.encode().replace("。".encode(), b"\0"), ANY_BREAK | {""}),
    "line.txt": (lambda: ("支出120万元，" * 2_800_000).encode(), frozenset({"too_much_text"})),
    "lines.txt": (lambda: "支出12.5万元。\n".encode() * 1_000_000, frozenset({"too_much_text"})),
    "short-lines.txt": (lambda: REPORT.encode() + "项\n".encode() * 1_000_000, frozenset({"", "timed_out"})),
    "blank-lines.txt": (lambda: REPORT.encode() + b"\n" * 200_000, frozenset({"", "timed_out"})),
    "numbers.txt": (lambda: (REPORT + "9" * 200_000 + "万元\n").encode(), frozenset({"", "timed_out"})),
    "brackets.txt": (lambda: (REPORT + "（" * 100_000 + "\n" + "《" * 100_000).encode(), frozenset({"", "timed_out"})),
    "rtf-deep.rtf": (lambda: b"{\\rtf1" + b"{" * 100_000 + b"x" + b"}" * 100_000 + b"}",
                     ANY_BREAK | NO_PART | NO_MEASURE | {"not_converted", "conversion_timeout", "", "worker_died"}),
    "bomb.zip": (lambda: zipped({"bomb.txt": bytes(300 << 20)}), frozenset({"archive_too_large"})),
    "nested.zip": (nested_bomb, frozenset({"archive_too_large"})),
    "overlapping.zip": (overlapping, frozenset({"broken_members", "archive_too_large"})),
    "lying.zip": (lying_size, frozenset({"broken_member", "archive_too_large"})),
    "encrypted.zip": (encrypted_zip, frozenset({"encrypted"})),
    "empty.zip": (lambda: zipped({}), frozenset({"archive_empty"})),
    "odd.rar": (lambda: b"Rar!\x1a\x07\x01\0" + bytes(100), frozenset({"unsupported_archive"})),
}  # fmt: skip
