"""A TrueType face as ReportLab embeds it for us: one composite font a face, two bytes a character.

ReportLab's own way cuts a face into simple fonts of 256 glyphs, writes a wrong ToUnicode beyond the BMP
(documents.md 1) and changes font in mid-line. A composite font needs none of that: each used character gets
the next number (CID), the file holds only those glyphs, and ToUnicode names each character in UTF-16.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts

rl_config.useA85 = 0  # streams as bytes: 15 % smaller files, no reader needs ASCII since 1996

_TO_UNICODE = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{ranges}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Used(dict[str, str]):
    """The characters of a face that one document uses: character -> its number as four hex digits."""

    def __init__(self, resource: str) -> None:
        super().__init__()
        self.resource = resource  # the font's name in page streams, e.g. /F1

    def __missing__(self, char: str) -> str:
        code = self[char] = f"{len(self) + 1:04X}"
        return code

    def hex(self, text: str) -> str:
        """`text` as the body of a PDF hex string."""
        return "".join([self[char] for char in text])


class EmbeddedFont(ttfonts.TTFont):  # type: ignore[misc]
    """A face from a .ttf file; state is kept per document, so one object serves the whole session."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path), shapable=False)
        self.used: WeakKeyDictionary[Any, Used] = WeakKeyDictionary()
        pdfmetrics.registerFont(self)

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for `char`."""
        return ord(char) in self.face.charToGlyph

    def width(self, char: str) -> float:
        """Advance in ems."""
        advance: float = self.face.getCharWidth(ord(char))
        return advance / 1000

    def in_document(self, doc: Any) -> Used:
        """The characters used in `doc`; the face joins the document at the first call."""
        used = self.used.get(doc)
        if used is None:
            name = f"F{len(doc.fontMapping) + 1}"
            used = self.used[doc] = Used("/" + name)
            doc.fontMapping[self.fontName] = "/" + name
            doc.delayedFonts.append(self)
        return used

    def addObjects(self, doc: Any) -> None:  # noqa: N802  the name ReportLab calls at save
        """Write the font: composite font, descendant, widths, glyphs and ToUnicode."""
        used = self.used.pop(doc)
        codes = [ord(char) for char in used]
        name = _subset_name(used.resource, self.face.name)
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(name),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([self._descendant(doc, name, codes)]),
                "ToUnicode": _stream(doc, to_unicode(list(used)), "unicode:" + name),
            }
        )
        doc.idToObject["BasicFonts"].dict[used.resource[1:]] = doc.Reference(font, "font:" + name)

    def _descendant(self, doc: Any, name: str, codes: list[int]) -> Any:
        mapping = self._glyph_numbers(codes)
        straight = mapping == list(range(len(codes) + 1))
        glyphs = b"".join(number.to_bytes(2, "big") for number in mapping)
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(name),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self.face.addSubsetObjects(doc, name, codes),
                "DW": 1000,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray([self.face.getCharWidth(code) for code in codes])]),
                "CIDToGIDMap": pdfdoc.PDFName("Identity")
                if straight
                else _stream(doc, glyphs, "glyphs:" + name),
            }
        )
        return doc.Reference(font, "descendant:" + name)

    def _glyph_numbers(self, codes: list[int]) -> list[int]:
        """CID -> glyph of the subset; two characters may share one glyph (⼀ and 一), held once."""
        glyphs = {0: 0}
        numbers = [glyphs.setdefault(self.face.charToGlyph[code], len(glyphs)) for code in codes]
        return [0, *numbers]


def to_unicode(chars: list[str]) -> str:
    """The CMap for copying and searching: CID i + 1 is `chars[i]`; at most 100 entries a block."""
    utf16 = [char.encode("utf-16-be").hex().upper() for char in chars]
    entries = [f"<{number:04X}> <{code}>" for number, code in enumerate(utf16, start=1)]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    ranges = [f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks]
    return _TO_UNICODE.format(ranges="\n".join(ranges))


def _subset_name(resource: str, face: Any) -> str:
    """Six letters and +, as the format asks of a subset; the same each time."""
    number = int(resource[2:])
    tag = "MEETD" + chr(ord("A") + number % 26)
    plain_name = face.decode("ascii", "replace") if isinstance(face, bytes) else str(face)
    return f"{tag}+{plain_name}"


def _stream(doc: Any, content: str | bytes, key: str) -> Any:
    stream = pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
    return doc.Reference(stream, key)
