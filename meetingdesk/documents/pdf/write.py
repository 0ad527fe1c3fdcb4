"""From a paper to the bytes of a PDF: the same paper gives the same bytes; nothing is interpreted."""

from __future__ import annotations

import io
import threading
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from meetingdesk.documents import fonts
from meetingdesk.documents.blocks import Face, Paper
from meetingdesk.documents.fonts import Faces
from meetingdesk.documents.pdf.archive import archivable
from meetingdesk.documents.pdf.attaching import attach
from meetingdesk.documents.pdf.compose import Composer
from meetingdesk.documents.pdf.furniture import Furniture
from meetingdesk.documents.pdf.pen import MM, Ink, Pen
from meetingdesk.documents.pdf.strips import Placed, draw_page
from meetingdesk.documents.plain import one_line

_LONGEST_BOOKMARK = 200

_writing = threading.Lock()  # faces seek in their files while they are cut to a subset


def write_pdf(paper: Paper, faces: Faces | None = None) -> bytes:
    """The paper as PDF. `faces`: other fonts than the shipped ones (see `fonts.installed_body`).

    Any text is accepted; what no face can show is drawn as 〓: ask `fonts.missing(texts(paper))` first.
    """
    chosen = faces or fonts.load()
    with _writing:
        return _Writer(paper, chosen).write()


class _Writer:
    def __init__(self, paper: Paper, faces: Faces) -> None:
        self._paper = paper
        self._faces = faces
        style = paper.style
        self._canvas = Canvas(
            io.BytesIO(),
            pagesize=(style.width * MM, style.height * MM),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=faces.roles[Face.BODY].main.fontName,  # else Helvetica is in every file
            lang=paper.language.replace("_", "-"),
        )
        self._levels: list[int] = []
        self._marks = 0

    def write(self) -> bytes:
        self._describe()
        pages = self._pages()
        if self._paper.copies > 1:
            self._copy(pages)
        else:
            for pen, placed, top in pages:
                self._bookmarks(placed, top)
                self._canvas.drawText(pen)
                self._canvas.showPage()
        attach(self._canvas._doc, self._paper.attached)  # noqa: SLF001  the document has no public name
        archivable(self._canvas._doc, self._paper)  # noqa: SLF001  as above
        data: bytes = self._canvas.getpdfdata()
        return data

    def _pages(self) -> list[tuple[Pen, list[Placed], float]]:
        """What is drawn on each page of one copy."""
        paper, style = self._paper, self._paper.style
        ink = Ink(self._canvas._doc)  # noqa: SLF001  fonts belong to the document, which has no public name
        pages = Composer(paper, self._faces, ink).pages()
        furniture = Furniture(paper, self._faces)
        left, top = style.left * MM, (style.height - style.top) * MM
        drawn = []
        for number, placed in enumerate(pages, start=1):
            pen = Pen(ink, top)
            draw_page(pen, left, placed)
            furniture.draw(pen, number, len(pages))
            drawn.append((pen, placed, top))
        return drawn

    def _copy(self, pages: list[tuple[Pen, list[Placed], float]]) -> None:
        """Each page is in the file once and shown by every copy: no copy can differ from another.

        A copy of several pages begins on a sheet of its own where the printer turns the paper.
        """
        canvas = self._canvas
        for number, (pen, _placed, _top) in enumerate(pages, start=1):
            canvas.beginForm(f"page{number}")
            canvas.drawText(pen)
            canvas.endForm()
        turned = len(pages) > 1 and self._paper.both_sides
        for _ in range(self._paper.copies):
            for number in range(1, len(pages) + 1):
                canvas.doForm(f"page{number}")
                canvas.showPage()
            if turned and len(pages) % 2:
                canvas.showPage()
        canvas.setViewerPreference("Duplex", "DuplexFlipLongEdge" if turned else "Simplex")

    def _describe(self) -> None:
        canvas: Any = self._canvas
        canvas.setTitle(one_line(self._paper.title))
        canvas.setAuthor(one_line(self._paper.author))
        canvas.setSubject(one_line(self._paper.subject))
        canvas.setKeywords(", ".join(map(one_line, self._paper.keywords)))
        canvas.setCreator("MeetingDesk")

    def _bookmarks(self, placed: list[Placed], top: float) -> None:
        """Titles and headings as an outline; a level never jumps by more than one."""
        for one in placed:
            if one.strip.outline is None:
                continue
            level, words = one.strip.outline
            level = min(level, self._levels[-1] + 1 if self._levels else 0)
            self._levels.append(level)
            self._marks += 1
            key = f"h{self._marks}"
            self._canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(top - one.top, 2), zoom=0)
            self._canvas.addOutlineEntry(words[:_LONGEST_BOOKMARK], key, level)
