"""Files inside the PDF; ReportLab has no call for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from meetingdesk.documents.blocks import Attached


def attach(doc: Any, files: Sequence[Attached]) -> None:
    """Put files into the document's name tree; each belongs to the document as its data (PDF 2.0, 14.13)."""
    if not files:
        return
    named: list[Any] = []
    for number, file in enumerate(files):
        named += [pdfdoc.PDFString(file.name), _filespec(doc, file, number)]
    files_tree = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(named)})
    doc.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": files_tree})
    doc.Catalog.AF = pdfdoc.PDFArray(named[1::2])
    doc.Catalog.__NoDefault__ = [*doc.Catalog.__NoDefault__, "AF"]


def _filespec(doc: Any, file: Attached, number: int) -> Any:
    stream = pdfdoc.PDFStream(content=file.data, filters=[pdfdoc.PDFZCompress])
    stream.dictionary["Type"] = pdfdoc.PDFName("EmbeddedFile")
    stream.dictionary["Subtype"] = _Json()
    stream.dictionary["Params"] = pdfdoc.PDFDictionary({"Size": len(file.data)})
    held = pdfdoc.PDFDictionary({"F": doc.Reference(stream, f"attached{number}")})
    name = pdfdoc.PDFString(file.name)
    spec = pdfdoc.PDFDictionary({
        "Type": pdfdoc.PDFName("Filespec"), "F": name, "UF": name, "EF": held,
        "Desc": pdfdoc.PDFString(file.about), "AFRelationship": pdfdoc.PDFName("Data"),
    })  # fmt: skip
    return doc.Reference(spec, f"filespec{number}")


class _Json(pdfdoc.PDFObject):  # type: ignore[misc]
    """The name application/json: ReportLab leaves its slash as it is, which begins another name."""

    def format(self, _document: Any) -> bytes:
        """The bytes of the name."""
        return b"/application#2Fjson"
