"""The straight lines of a page as PDFium sees them, in millimetres from the upper left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from itertools import pairwise

import pypdfium2
from pypdfium2 import raw

from tests.documents.reading import MM

HEIGHT = 297.0


def _segments(page: pypdfium2.PdfPage) -> Iterable[tuple[int, float, float]]:
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        thing = raw.FPDFPage_GetObject(page.raw, at)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        for number in range(raw.FPDFPath_CountSegments(thing)):
            segment = raw.FPDFPath_GetPathSegment(thing, number)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            yield raw.FPDFPathSegment_GetType(segment), x.value / MM, HEIGHT - y.value / MM


def rules(pdf: bytes, page: int = 0) -> list[tuple[float, float, float, float]]:
    """Lines x1, y1, x2, y2."""
    document = pypdfium2.PdfDocument(pdf)
    found, last = [], (0.0, 0.0)
    for kind, x, y in _segments(document[page]):
        if kind == raw.FPDF_SEGMENT_LINETO:
            found.append((*last, x, y))
        last = (x, y)
    document.close()
    return found


def uprights(pdf: bytes, page: int = 0, low: float = 0) -> list[float]:
    """Where upright lines longer than `low` stand."""
    return sorted({round(x, 1) for x, y, to, down in rules(pdf, page) if abs(x - to) < 0.01 < down - y - low})


def levels(pdf: bytes, x: float, page: int = 0) -> list[float]:
    """Heights of the level lines that cross `x`, from the top."""
    level = [(left, y, right) for left, y, right, down in rules(pdf, page) if abs(y - down) < 0.01]
    return sorted({round(y, 2) for left, y, right in level if left <= x <= right})


def steps(edges: list[float]) -> list[float]:
    """Distances between neighbours."""
    return [round(after - before, 1) for before, after in pairwise(edges)]


def code_box(pdf: bytes, page: int) -> tuple[float, float, float, float] | None:
    """The box of a page's QR code (left, top, right, bottom; points from the upper left corner): the one
    path of very many corners.
    """
    document = pypdfium2.PdfDocument(pdf)
    sheet = document[page]
    high, found = sheet.get_height(), None
    for at in range(raw.FPDFPage_CountObjects(sheet.raw)):
        thing = raw.FPDFPage_GetObject(sheet.raw, at)
        path = raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_PATH
        if path and raw.FPDFPath_CountSegments(thing) > 1500:
            edges = [ctypes.c_float() for _ in range(4)]
            raw.FPDFPageObj_GetBounds(thing, *edges)
            left, low, right, top = (edge.value for edge in edges)
            found = (left, high - top, right, high - low)
    document.close()
    return found
