"""A TrueType face as ReportLab embeds it for us: one composite font a face, two bytes a character.

ReportLab's own way cuts a face into simple fonts of 256 glyphs, writes a wrong ToUnicode beyond the BMP
(documents.md 1) and changes font in mid-line. A composite font needs none of that: each used character gets
the next number (CID), the file holds only those glyphs, and ToUnicode names each character in UTF-16.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from struct import pack
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts

from meetingdesk.documents.face import LeanFace
from meetingdesk.documents.subset import cut

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


class Used(dict[int, str]):
    """The characters of a face that one document uses: code point -> its number as four hex digits."""

    def __init__(self, resource: str) -> None:
        super().__init__()
        self.resource = resource  # the font's name in page streams, e.g. /F1

    def __missing__(self, point: int) -> str:
        code = self[point] = f"{len(self) + 1:04X}"
        return code

    def hex(self, text: str) -> str:
        """`text` as the body of a PDF hex string."""
        return text.translate(self)


class EmbeddedFont(ttfonts.TTFont):  # type: ignore[misc]
    """A face from a .ttf file; state is kept per document, so one object serves the whole session."""

    def __init__(self, name: str, path: Path) -> None:
        self.fontName, self.face, self.encoding = name, LeanFace(path), ttfonts.TTEncoding()
        self.shapable = False
        self.used: WeakKeyDictionary[Any, Used] = WeakKeyDictionary()
        pdfmetrics.registerFont(self)

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for `char`."""
        return self.face.glyph(ord(char)) > 0

    def width(self, char: str) -> float:
        """Advance in ems."""
        return self.face.getCharWidth(ord(char)) / 1000

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
        name = _subset_name(used.resource, self.face.name)
        descendant = self._descendant(doc, name, list(used))
        unicode_map = _stream(doc, to_unicode([*map(chr, used)]).encode(), "unicode:" + name)
        font = _Raw(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
            f"/DescendantFonts [{{}}] /ToUnicode {{}} >>", descendant, unicode_map,
        )  # fmt: skip
        doc.idToObject["BasicFonts"].dict[used.resource[1:]] = doc.Reference(font, "font:" + name)

    def _descendant(self, doc: Any, name: str, codes: list[int]) -> Any:
        file, numbers = cut(self.face, codes)
        widths = " ".join([f"{self.face.getCharWidth(code):g}" for code in codes])
        font = _Raw(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW 1000 /W [1 [{widths}]] "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            "/FontDescriptor {} /CIDToGIDMap {} >>",
            self._descriptor(doc, name, file), _glyph_map(doc, name, numbers),
        )  # fmt: skip
        return doc.Reference(font, "descendant:" + name)

    def _descriptor(self, doc: Any, name: str, file: bytes) -> Any:
        face = self.face
        box = " ".join(f"{edge:g}" for edge in face.bbox)
        flags = face.flags & ~ttfonts.FF_NONSYMBOLIC | ttfonts.FF_SYMBOLIC
        descriptor = _Raw(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags {flags} /FontBBox [{box}] "
            f"/ItalicAngle {face.italicAngle:g} /Ascent {face.ascent:g} /Descent {face.descent:g} "
            f"/CapHeight {face.capHeight:g} /StemV {face.stemV:g} /FontFile2 {{}} >>",
            _stream(doc, file, "file:" + name, Length1=len(file)),
        )  # fmt: skip
        return doc.Reference(descriptor, "descriptor:" + name)


class _Raw(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object in PDF's own words, with {} where references go; ReportLab formats each number by itself."""

    def __init__(self, words: str, *references: Any) -> None:
        self._words = words
        self._references = references

    def format(self, document: Any) -> bytes:
        """The bytes of the object."""
        found = [reference.format(document).decode("ascii") for reference in self._references]
        return self._words.format(*found).encode("ascii")


class _Deflate:
    """Deflate at level 1. Outlines hold few repeats: not looking for them halves the time for 5 % of size."""

    pdfname = "FlateDecode"

    def __init__(self, strategy: int = zlib.Z_DEFAULT_STRATEGY) -> None:
        self._strategy = strategy

    def encode(self, data: bytes) -> bytes:
        packer = zlib.compressobj(1, strategy=self._strategy)
        return packer.compress(data) + packer.flush()


class _Name:
    """A PDF name where a reference might stand."""

    def __init__(self, word: bytes) -> None:
        self._word = word

    def format(self, _document: Any) -> bytes:
        return self._word


def _glyph_map(doc: Any, name: str, numbers: list[int]) -> Any:
    """CID -> glyph; two characters may share one glyph (⼀ and 一), which the file holds once."""
    if numbers == list(range(1, len(numbers) + 1)):
        return _Name(b"/Identity")
    return _stream(doc, pack(f">{len(numbers) + 1}H", 0, *numbers), "glyphs:" + name)


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


def _stream(doc: Any, content: bytes, key: str, **entries: int) -> Any:
    strategy = zlib.Z_HUFFMAN_ONLY if "Length1" in entries else zlib.Z_DEFAULT_STRATEGY
    stream = pdfdoc.PDFStream(content=content, filters=[_Deflate(strategy)])
    for entry, value in entries.items():
        stream.dictionary[entry] = value
    return doc.Reference(stream, key)
