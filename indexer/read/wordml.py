"""Word 2003 XML before LibreOffice sees it: what was deleted or hidden goes, what was inserted becomes plain text.

LibreOffice's import drops every tracked change, insertions too, and shows hidden text; both would be lies.
"""

from __future__ import annotations

from indexer.errors import BrokenFile

_AML = "{http://schemas.microsoft.com/aml/2001/core}"
_W = "{http://schemas.microsoft.com/office/word/2003/wordml}"


def settled(data: bytes) -> bytes:
    """Return a document with its tracked changes accepted and its hidden text taken out.

    Raises BrokenFile (`broken_file`, `unsafe_xml`).
    """
    from lxml import etree

    if b"<!DOCTYPE" in data[:4096].replace(b"\0", b""):
        raise BrokenFile("unsafe_xml")
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise BrokenFile("broken_file", kind="wordml", reason=str(error)) from error
    for run in list(root.iter(f"{_W}r")):
        hidden = run.find(f"{_W}rPr/{_W}vanish")
        if hidden is not None and hidden.get(f"{_W}val") != "off":
            run.getparent().remove(run)
    for change in list(root.iter(f"{_AML}annotation")):
        parent, kind = change.getparent(), change.get(f"{_W}type")
        if kind == "Word.Insertion":
            at = parent.index(change)
            for content in list(change.iter(f"{_AML}content"))[:1]:
                for i, child in enumerate(list(content)):
                    parent.insert(at + i, child)
        if kind in ("Word.Insertion", "Word.Deletion"):
            parent.remove(change)
    settled_file: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return settled_file
