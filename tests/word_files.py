"""Word files built from short XML, for tests of the Word reader; and what LibreOffice makes of them."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LABEL_AND_WORDS = re.compile(r"[ \t]*(.*?)[ \t]*(〖\w+〗)")


def word_file(
    body: str, *, main_type: str = "document.main", other: Mapping[str, bytes] | None = None, **parts: str
) -> bytes:
    """Return a Word file; `parts` (styles, numbering, footnotes, endnotes, settings) are the insides of their roots.

    `other` are further zip entries by name; html among them are related to the document under their bare names.
    """
    links = [(name, name, f"{name}.xml") for name in parts]
    links += [
        (Path(name).stem, "aFChunk", Path(name).name) for name in other or {} if not name.endswith((".rels", ".xml"))
    ]
    relations = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{name}"/>' for i, kind, name in links)
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{name}+xml"/>' for name in parts)
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="html" ContentType="text/html"/>'
        f'<Default Extension="docx" ContentType="{_TYPES}.document.main+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPES}.{main_type}+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": f"<w:{name} {_NAMESPACES}>{inside}</w:{name}>" for name, inside in parts.items()},
        **(other or {}),
    }  # fmt: skip
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def paragraph(
    text: str = "", properties: str = "", num: int | None = None, level: int | None = None, style: str = ""
) -> str:
    """Return a w:p; `num` and `level` give it a list number, `style` a style, `properties` goes into its w:pPr."""
    inside = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num is not None or level is not None:
        inside += "<w:numPr>" + (f'<w:ilvl w:val="{level}"/>' if level is not None else "")
        inside += (f'<w:numId w:val="{num}"/>' if num is not None else "") + "</w:numPr>"
    runs = text if text.startswith("<") else (f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else "")
    return f"<w:p><w:pPr>{inside}{properties}</w:pPr>{runs}</w:p>"


def level(i: int, text: str, form: str = "decimal", start: int | None = 1, inside: str = "", suffix: str = "") -> str:
    """Return a w:lvl; `inside` stands between its format and its text: restart, pStyle, isLgl."""
    begin = f'<w:start w:val="{start}"/>' if start is not None else ""
    after = f'<w:suff w:val="{suffix}"/>' if suffix else ""
    return (
        f'<w:lvl w:ilvl="{i}">{begin}<w:numFmt w:val="{form}"/>{inside}{after}<w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/></w:lvl>'
    )


def definition(number: int, *levels: str, inside: str = "") -> str:
    """Return a w:abstractNum."""
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{number}">{kind}{inside}{"".join(levels)}</w:abstractNum>'


def numbered(number: int, of: int, overrides: str = "") -> str:
    """Return a w:num."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def style(name: str, inside: str = "", based_on: str = "", kind: str = "paragraph", default: bool = False) -> str:
    """Return a w:style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    usual = ' w:default="1"' if default else ""
    return f'<w:style w:type="{kind}"{usual} w:styleId="{name}"><w:name w:val="{name}"/>{base}{inside}</w:style>'


def libreoffice_text(soffice: str, files: Mapping[str, bytes], folder: Path) -> dict[str, str]:
    """Return the text that LibreOffice exports from Word files, by name; all of them in one call.

    Files that it refuses are left out.
    """
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder / "out")]
    command += [str(folder / f"{name}.docx") for name in files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {path.stem: path.read_text("utf-8-sig") for path in (folder / "out").glob("*.txt")}


def labels(text: str) -> dict[str, str]:
    """Return for each line that holds words in 〖〗 the label before them, blanks apart."""
    return {match[2]: match[1] for line in text.splitlines() if (match := _LABEL_AND_WORDS.match(line))}
