"""A paper onto a printer: the pages as they are in the PDF, scaled only where the sheet is smaller."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from meetingdesk.foundation.errors import Fault
from meetingdesk.foundation.wording import _
from meetingdesk.ui.parts.pdf_pages import draw_page, page_sizes

DOTS = 300  # an office printer shows no more of letters, and a page stays below 35 MB
ON_SCREEN, MANY = 96, 60  # the preview keeps every page in memory; past so many pages it is coarser
WHITE = "#FFFFFF"


def a_printer(pdf: bytes, name: str) -> QPrinter:
    """A printer set up for the paper: its size and direction, its name in the queue, no margins."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    wide, high = page_sizes(pdf)[0]
    size = QPageSize(QSizeF(min(wide, high), max(wide, high)), QPageSize.Unit.Point, "", _FUZZY)
    turned = QPageLayout.Orientation.Landscape if wide > high else QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(size, turned, QMarginsF()))
    printer.setFullPage(True)
    return printer


_FUZZY = QPageSize.SizeMatchPolicy.FuzzyMatch


def wanted_pages(printer: QPrinter, count: int) -> list[int]:
    """The numbers of the pages that were asked for, from 1."""
    first, last = 1, count
    if printer.printRange() == QPrinter.PrintRange.PageRange:
        first, last = max(printer.fromPage(), 1), min(printer.toPage() or count, count)
    pages = list(range(first, last + 1))
    backwards = printer.pageOrder() == QPrinter.PageOrder.LastPageFirst
    return pages[::-1] if backwards else pages


def copies_here(printer: QPrinter, pages: list[int]) -> list[int]:
    """Pages so often as the printer can't repeat them by itself; sorted copy by copy."""
    if printer.supportsMultipleCopies():
        return pages
    times = max(printer.copyCount(), 1)
    if printer.collateCopies():
        return pages * times
    return [page for page in pages for _copy in range(times)]


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Send the pages. Fault: printing.failed where the printer does not begin or go on."""
    sizes = page_sizes(pdf)
    pages = copies_here(printer, wanted_pages(printer, len(sizes)))
    painter, dots = QPainter(), _dots(printer, len(pages))
    if not painter.begin(printer):
        raise Fault("printing.failed", printer=printer.printerName() or printer.outputFileName())
    try:
        for place, number in enumerate(pages):
            if place and not printer.newPage():
                raise Fault("printing.failed", printer=printer.printerName() or printer.outputFileName())
            _draw(painter, pdf, number, sizes[number - 1], dots)
    finally:
        painter.end()


def _dots(printer: QPrinter, count: int) -> int:
    preview = printer.paintEngine().type() == QPaintEngine.Type.Picture
    return DOTS if not preview else ON_SCREEN if count <= MANY else ON_SCREEN // 2


def _draw(painter: QPainter, pdf: bytes, number: int, size: tuple[float, float], fine: int) -> None:
    """At its own size from the corner of the sheet; smaller only where the sheet is."""
    device = painter.device()
    dots = device.logicalDpiX() / 72
    sheet = QRectF(0, 0, device.width(), device.height())
    fit = min(sheet.width() / (size[0] * dots), sheet.height() / (size[1] * dots), 1.0)
    if fit > 0.99:
        fit = 1.0  # a sheet that is a hair smaller is the same sheet
    box = QRectF(0, 0, size[0] * dots * fit, size[1] * dots * fit)
    picture = draw_page(pdf, number, round(size[0] / 72 * fine), round(size[1] / 72 * fine), WHITE).picture
    painter.drawImage(box, picture)


def preview(over: QWidget, pdf: bytes, name: str, failed: Callable[[Exception], None]) -> QPrintPreviewDialog:
    """The pages as this printer lays them, with printer, range and copies behind its own button."""
    printer = a_printer(pdf, name)
    dialog = QPrintPreviewDialog(printer, over.window())
    dialog.setWindowTitle(_("打印{name}", name=name))
    dialog.paintRequested.connect(lambda _same: _tried(pdf, printer, failed))  # keeps it alive
    dialog.finished.connect(dialog.deleteLater)
    dialog.resize(over.window().size() * 0.9)
    dialog.open()
    return dialog


def _tried(pdf: bytes, printer: QPrinter, failed: Callable[[Exception], None]) -> None:
    try:
        print_pages(pdf, printer)
    except Fault as fault:
        failed(fault)
