"""What makes a PDF one for the archive, PDF/A-2b (PDF/A-3b where a file is attached): XMP beside the
properties, and what its colours mean. Fonts are embedded and nothing is transparent anyway.
"""

from __future__ import annotations

import struct
from functools import cache
from html import escape
from typing import Any

from reportlab.pdfbase import pdfdoc

from meetingdesk.documents.blocks import Paper
from meetingdesk.documents.plain import one_line

_MADE = "2000-01-01T00:00:00+00:00"  # of every file, as in its properties: the same paper, the same bytes
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer><pdf:Keywords>{keywords}</pdf:Keywords>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>MeetingDesk</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
# sRGB as everybody measures it (IEC 61966-2-1), its primaries seen under D50
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    "rXYZ": (0.43607, 0.22249, 0.01392), "gXYZ": (0.38515, 0.71687, 0.09708),
    "bXYZ": (0.14307, 0.06061, 0.7141),
}  # fmt: skip
_STEPS = 256


_format_stream = pdfdoc.PDFStream.format


def _ended(self: Any, document: Any) -> bytes:
    """ReportLab sets `endstream` right behind the last byte; PDF/A wants a line end before it."""
    made: bytes = _format_stream(self, document)
    return made.removesuffix(b"endstream\n") + b"\nendstream\n"


pdfdoc.PDFStream.format = _ended


def archivable(doc: Any, paper: Paper) -> None:
    """Give the document its XMP and its output intent."""
    catalog = doc.Catalog
    catalog.Metadata = _metadata(doc, paper)
    profile = pdfdoc.PDFStream(content=srgb(), filters=[pdfdoc.PDFZCompress])
    profile.dictionary["N"] = 3
    intent = pdfdoc.PDFDictionary({
        "Type": pdfdoc.PDFName("OutputIntent"), "S": pdfdoc.PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"), "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
        "DestOutputProfile": doc.Reference(profile, "srgb"),
    })  # fmt: skip
    catalog.OutputIntents = pdfdoc.PDFArray([intent])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]


def _metadata(doc: Any, paper: Paper) -> Any:
    words = {
        "title": one_line(paper.title), "author": one_line(paper.author), "subject": one_line(paper.subject),
        "keywords": ", ".join(map(one_line, paper.keywords)), "producer": doc.info.producer,
    }  # fmt: skip
    clean = {name: text.encode("utf-8", "ignore").decode() for name, text in words.items()}
    told = {name: escape(text, quote=False) for name, text in clean.items()}
    language = paper.language.replace("_", "-")
    xmp = _XMP.format(part=3 if paper.attached else 2, made=_MADE, language=language, **told)
    return _Readable(xmp.encode())


class _Readable(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream without any filter, so that programs that know no PDF find the XMP in it."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self._content = content

    def format(self, _document: Any) -> bytes:
        """The bytes of the object."""
        head = f"<< /Type /Metadata /Subtype /XML /Length {len(self._content)} >>"
        return head.encode() + b"\nstream\n" + self._content + b"\nendstream\n"


@cache
def srgb() -> bytes:
    """An ICC profile of sRGB, version 2.1, about 1 KB, worked out here."""
    curve = b"curv" + bytes(4) + struct.pack(f">I{_STEPS}H", _STEPS, *map(_light, range(_STEPS)))
    tags: dict[str, bytes] = {
        "desc": _description("sRGB"), "cprt": b"text" + bytes(4) + b"No copyright, use freely\x00",
        "wtpt": _xyz(_WHITE), **{name: _xyz(value) for name, value in _PRIMARIES.items()},
        "rTRC": curve, "gTRC": curve, "bTRC": curve,
    }  # fmt: skip
    table, body, places = b"", b"", dict[bytes, int]()
    start = 128 + 4 + 12 * len(tags)
    for name, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name.encode(), places[data], len(data))
    whole = struct.pack(">I", len(tags)) + table + body
    return _header(128 + len(whole)) + whole


def _header(size: int) -> bytes:
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    start = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    illuminant = _xyz(_WHITE)[8:]
    return (start + date + b"acsp" + bytes(4 + 4 + 4 + 4 + 8 + 4) + illuminant).ljust(128, b"\x00")


def _light(step: int) -> int:
    """The curve of sRGB: light of a value, both in shares of the most."""
    value = step / (_STEPS - 1)
    light = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return round(light * 65535)


def _xyz(value: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(one * 65536) for one in value))


def _description(words: str) -> bytes:
    told = words.encode() + b"\x00"
    return b"desc" + bytes(4) + struct.pack(">I", len(told)) + told + bytes(4 + 4 + 2 + 1 + 67)
