"""How tests read a PDF: by pdfium, which knows nothing of how we wrote it."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from itertools import groupby

import pypdfium2
from pypdfium2 import raw

MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    """A character as it lies on the page: origin on the baseline and box of its ink, points."""

    char: str
    x: float
    y: float
    left: float
    right: float


def glyphs(pdf: bytes, page: int = 0) -> list[Glyph]:
    """The visible characters of a page in drawing order."""
    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage()
    found = []
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in {10, 13, 32, 0x3000} or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        left, _, right, _ = text.get_charbox(at)
        found.append(Glyph(chr(code), x.value, y.value, left, right))
    document.close()
    return found


def lines(pdf: bytes, page: int = 0) -> list[list[Glyph]]:
    """Lines of a page from the top, each from the left."""
    by_height = sorted(glyphs(pdf, page), key=lambda glyph: (-round(glyph.y, 1), glyph.x))
    return [list(line) for _, line in groupby(by_height, key=lambda glyph: round(glyph.y, 1))]


def words(line: list[Glyph]) -> str:
    return "".join(glyph.char for glyph in line)


def pages(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count


def text(pdf: bytes) -> str:
    """All text in reading order, without blanks and line ends."""
    document = pypdfium2.PdfDocument(pdf)
    found = "".join(document[page].get_textpage().get_text_bounded() for page in range(len(document)))
    document.close()
    return "".join(found.split())


def body(page_lines: list[list[Glyph]], low: float = 35 * MM, high: float = 260 * MM) -> list[list[Glyph]]:
    """The lines inside the type area of an official page."""
    return [line for line in page_lines if low < line[0].y < high]


def printed(pdf: bytes, low: float, high: float, again: set[str]) -> str:
    """The text between margins in mm; one of the heads `again` that opens a further page is left out."""
    found = ""
    for page in range(pages(pdf)):
        rows = [words(line) for line in lines(pdf, page) if low * MM < line[0].y < (297 - high) * MM]
        found += "".join(rows[1:] if page and rows and rows[0] in again else rows)
    return found.encode("utf-16", "surrogatepass").decode("utf-16")  # pdfium gives rare characters in halves
