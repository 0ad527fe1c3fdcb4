"""A PDF as pictures of its pages. PDFium is not made for several threads at once: one lock for all."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2
from PySide6.QtGui import QColor, QImage

from meetingdesk.documents.pdf_lines import PDFIUM


@dataclass(frozen=True)
class Sheet:
    """One page: its picture, its number from 1, and how many there are."""

    picture: QImage
    number: int
    count: int


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [document.get_page_size(place) for place in range(len(document))]
        finally:
            document.close()


def draw_page(pdf: bytes, number: int, width: int, height: int, paper: str) -> Sheet:
    """A page as large as fits into so many pixels, on paper of that colour; past the end is the last."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            count = len(document)
            number = min(max(number, 1), count)
            page = document[number - 1]
            scale = max(min(width / page.get_width(), height / page.get_height()), 0.05)
            ground = QColor(paper)
            fill = (ground.red(), ground.green(), ground.blue(), 255)
            image = page.render(scale=scale, fill_color=fill).to_pil().convert("RGBA")
        finally:
            document.close()
    data = image.tobytes()
    picture = QImage(data, image.width, image.height, 4 * image.width, QImage.Format.Format_RGBA8888)
    return Sheet(picture.copy(), number, count)
