"""Text that a PDF leaves to the fonts of the machine, where the machine has none for it.

pdfium drops a text object without width from the text layer. A single Chinese character in a font that the file does
not bring has no width where no font of the machine has it, and so the `无` of a cell, or a `元` set apart from its
number, would be lost without a word.
"""

from __future__ import annotations

import ctypes
from functools import cache

from indexer.read.pdf_view import Handle

_ALWAYS_DRAWN = (b"Helvetica", b"Times", b"Courier", b"Symbol", b"ZapfDingbats", b"Arial")  # pdfium brings these itself
# One page that holds one Chinese character in a font it does not bring.
_ONE_CHARACTER = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 34>>stream\nBT /F 12 Tf 30 30 Td <5143> Tj ET  \nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>>endobj\n"
    b"6 0 obj<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/FontDescriptor 7 0 R>>endobj\n"
    b"7 0 obj<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
    b"/ItalicAngle 0/Ascent 752/Descent -271/CapHeight 737/StemV 58>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


@cache
def has_chinese_font() -> bool:
    """Whether pdfium finds a font of this machine for a Chinese character, asked once."""
    import pypdfium2

    with pypdfium2.PdfDocument(_ONE_CHARACTER) as document:
        page = document[0]
        layer = page.get_textpage()
        try:
            return "元" in layer.get_text_range()
        finally:
            layer.close()
            page.close()


def is_lost(raw: Handle, text_object: Handle) -> bool:
    """Whether a text object may hold characters that the text layer lacks, because no font here has them."""
    if has_chinese_font():
        return False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(text_object, left, bottom, right, top) or right.value - left.value > 0:
        return False
    font = raw.FPDFTextObj_GetFont(text_object)
    if not font or raw.FPDFFont_GetIsEmbedded(font) != 0:
        return False
    name = ctypes.create_string_buffer(128)
    raw.FPDFFont_GetBaseFontName(font, name, 128)
    return not name.value.startswith(_ALWAYS_DRAWN)
