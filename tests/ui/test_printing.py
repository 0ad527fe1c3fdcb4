"""Printing: the pages that were asked for, at their own size, as often as was asked."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from meetingdesk.documents.blocks import SHEET, WIDE, PageBreak, PageStyle, Paper, Para
from meetingdesk.documents.pdf import write_pdf
from meetingdesk.foundation.errors import Fault
from meetingdesk.ui import printing


def a_pdf(style: PageStyle = SHEET, pages: int = 3) -> bytes:
    blocks = [block for page in range(pages) for block in (Para("页" * (page + 1)), PageBreak())][:-1]
    return write_pdf(Paper("演示", tuple(blocks), style))


def to_file(pdf: bytes, path: Path, pages: tuple[int, int] | None = None) -> QPrinter:
    printer = printing.a_printer(pdf, "演示")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if pages:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(*pages)
    return printer


def sizes(path: Path) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(path)
    found = [(round(page.get_width()), round(page.get_height())) for page in document]
    document.close()
    return found


@pytest.mark.parametrize(("style", "size"), [(SHEET, (595, 842)), (WIDE, (842, 595))])
def test_every_page_goes_out_at_its_own_size(
    qtbot: QtBot, tmp_path: Path, style: PageStyle, size: tuple[int, int]
) -> None:
    pdf = a_pdf(style)
    printing.print_pages(pdf, to_file(pdf, tmp_path / "out.pdf"))
    assert sizes(tmp_path / "out.pdf") == [size] * 3


def ink(pdf: bytes, number: int) -> tuple[float, float]:
    """The middle of what is dark on a page, in points."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[number].render(scale=1).to_pil().convert("L").point(lambda grey: grey < 160)
    document.close()
    left, top, right, bottom = picture.getbbox()
    return (left + right) / 2, (top + bottom) / 2


def test_the_printed_page_looks_as_the_paper_does(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = a_pdf()
    printing.print_pages(pdf, to_file(pdf, tmp_path / "out.pdf"))
    assert ink((tmp_path / "out.pdf").read_bytes(), 2) == pytest.approx(ink(pdf, 2), abs=1.5)


def test_only_the_pages_that_were_asked_for_go_out(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = a_pdf()
    printing.print_pages(pdf, to_file(pdf, tmp_path / "out.pdf", (2, 3)))
    assert len(sizes(tmp_path / "out.pdf")) == 2


def test_a_range_past_the_end_stops_at_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = a_pdf()
    assert printing.wanted_pages(to_file(pdf, tmp_path / "x", (3, 9)), 3) == [3]


@pytest.mark.parametrize(("collated", "pages"), [(True, [1, 2, 1, 2]), (False, [1, 1, 2, 2])])
def test_copies_are_laid_out_where_the_printer_cannot(collated: bool, pages: list[int]) -> None:
    printer: Any = SimpleNamespace(
        supportsMultipleCopies=lambda: False, copyCount=lambda: 2, collateCopies=lambda: collated
    )
    assert printing.copies_here(printer, [1, 2]) == pages


def test_a_printer_that_does_not_begin_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    pdf = a_pdf()
    with pytest.raises(Fault) as fault:
        printing.print_pages(pdf, to_file(pdf, tmp_path / "no such folder" / "out.pdf"))
    assert fault.value.key == "printing.failed"
