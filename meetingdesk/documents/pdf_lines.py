"""What stands on the pages of a PDF, line by line, as PDFium reads it; and what else lies in the file."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from threading import Lock

import pypdfium2
from pypdfium2 import raw

from meetingdesk.documents.pdf_drawn import Drawn

PDFIUM = Lock()
"""PDFium is not made for several threads at once: whoever calls it holds this."""

MOST_PAGES = 400
MOST_LETTERS = 60_000  # of a page
MOST_ATTACHED = 8 * 1024 * 1024  # bytes of a file inside
_GAP = 0.55  # of the size: a wider gap parts two words of a line
_DRAWN = {raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_PATH}
_BLANKS = {10, 13, 32, 0x3000}

Line = tuple[str, ...]


class TooMuch(Exception):
    """More than any paper of ours has: pages, letters, bytes of a file inside."""


class Locked(Exception):
    """The file asks for a password."""


class Damaged(Exception):
    """PDFium cannot read it."""


@dataclass(frozen=True)
class Page:
    """Lines from the top, each as its words from the left; `foreign`: pictures, forms, notes upon it;
    `drawn`: the mark of everything that is drawn.
    """

    lines: tuple[Line, ...]
    foreign: bool
    drawn: str = ""


@dataclass(frozen=True)
class Reading:
    """All pages, and the files inside by name."""

    pages: tuple[Page, ...]
    attached: dict[str, bytes]


def read(data: bytes, wanted: str) -> Reading:
    """Read a file; of the files inside only those of the name `wanted`.

    Raises TooMuch, Locked, Damaged.
    """
    with PDFIUM:
        document = _opened(data)
        try:
            if len(document) > MOST_PAGES:
                raise TooMuch
            attached = dict(_attached(document, wanted))
            drawn = Drawn()
            return Reading(tuple(_page(document, at, drawn) for at in range(len(document))), attached)
        except pypdfium2.PdfiumError as error:
            raise Damaged from error
        finally:
            document.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Locked from error
        raise Damaged from error


def _attached(document: pypdfium2.PdfDocument, wanted: str) -> Iterator[tuple[str, bytes]]:
    for at in range(min(document.count_attachments(), 50)):
        one = document.get_attachment(at)
        if one.get_name() != wanted:
            continue
        size = ctypes.c_ulong()
        raw.FPDFAttachment_GetFile(one.raw, None, 0, size)
        if size.value > MOST_ATTACHED:
            raise TooMuch
        yield wanted, bytes(one.get_data())


@dataclass(frozen=True, slots=True)
class _Letter:
    char: str
    x: float
    y: float
    left: float
    right: float
    size: float


def _page(document: pypdfium2.PdfDocument, number: int, drawn: Drawn) -> Page:
    page = document[number]
    text = page.get_textpage()
    try:
        if text.count_chars() > MOST_LETTERS:
            raise TooMuch
        letters = sorted(_letters(text), key=lambda one: (-round(one.y, 1), one.x))
        lines = tuple(
            tuple(_words(list(line))) for _, line in groupby(letters, key=lambda one: round(one.y, 1))
        )
        return Page(lines, _foreign(page), drawn.mark(page.raw))
    finally:
        text.close()
        page.close()


def _foreign(page: pypdfium2.PdfPage) -> bool:
    """Whether there is something that our papers never have: it may cover what is written."""
    if raw.FPDFPage_GetAnnotCount(page.raw):
        return True
    kinds = (
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, at))
        for at in range(raw.FPDFPage_CountObjects(page.raw))
    )
    return any(kind not in _DRAWN for kind in kinds)


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[_Letter]:
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in _BLANKS or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        left, _, right, _ = text.get_charbox(at)
        yield _Letter(_char(code), x.value, y.value, left, right, raw.FPDFText_GetFontSize(text, at))


def _char(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _words(line: list[_Letter]) -> Iterator[str]:
    """Letters that stand close together."""
    word, edge = [line[0].char], line[0].right
    for one in line[1:]:
        if one.left - edge > _GAP * max(one.size, 1.0):
            yield "".join(word)
            word = []
        word.append(one.char)
        edge = max(edge, one.right)
    yield "".join(word)
